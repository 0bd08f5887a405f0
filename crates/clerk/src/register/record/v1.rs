//! The first version of every record of a register. It is closed: what these structs write must be read for ever.
//!
//! Numbers are whole, days are `YYYY-MM-DD`, units go by their id (`KZ-75`).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::record::{Cited, LawUsed};

/// `register.opened`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// `kz/parties`.
    pub register: String,
    /// Title.
    pub title: String,
    /// Whether anything in it is made up.
    pub synthetic: bool,
    /// The law as it was when the register was opened.
    pub law: LawUsed,
}

/// `register.law_taken`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawTaken {
    /// The law under which steps are judged from here on.
    pub law: LawUsed,
}

/// `party.entered`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyEntered {
    /// Id of the party within the register.
    pub party: String,
    /// Its name.
    pub name: String,
}

/// `party.step`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyStep {
    /// The party.
    pub party: String,
    /// The day of the step, whose law judged it.
    pub day: Date,
    /// The step.
    pub step: Step,
    /// The stage it led to, as the drawing names it.
    pub stage: String,
    /// What the law asked, with the articles.
    pub by: Vec<Cited>,
    /// The paper it rests on: a decision of a court, a number of receipt.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// The decision in words on what the law leaves open; nothing where it left nothing open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outside: Option<OutsideLaw>,
}

/// A step, by the name of its command in the drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// The initiative group met.
    MeetGroup {
        /// Its persons by unit.
        founders: Vec<Founders>,
    },
    /// The organising committee was formed.
    FormCommittee {
        /// Its members.
        persons: u64,
    },
    /// The committee gave notice of the intent.
    Notify,
    /// The notice was confirmed.
    Confirm,
    /// The intent was published.
    Publish,
    /// The founding congress was held.
    HoldCongress,
    /// Documents and member lists were filed.
    File {
        /// The member lists.
        members: Members,
    },
    /// The branches were registered.
    RegisterBranches,
    /// Registration was annulled.
    Annul,
    /// A court suspended the party.
    Suspend {
        /// Until this day.
        until: Date,
    },
    /// The suspension ended.
    Resume,
    /// A court liquidated the party.
    Liquidate {
        /// Elections missed in a row; nothing where the ground was another.
        #[serde(default)]
        missed: Option<u64>,
    },
    /// The committee's term ran out.
    Lapse,
}

/// Persons of an initiative group in a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founders {
    /// The unit.
    pub unit: String,
    /// Persons.
    pub persons: u64,
}

/// Members of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Members {
    /// Numbers by unit.
    ByUnit(Vec<UnitMembers>),
    /// Persons by name.
    ByName(Vec<ListedPerson>),
}

/// Members in a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitMembers {
    /// The unit.
    pub unit: String,
    /// All who are listed.
    pub members: u64,
    /// Of these, entries that cannot be counted.
    #[serde(default)]
    pub invalid: u64,
    /// Of these, persons who may not be members.
    #[serde(default)]
    pub barred: u64,
    /// Persons of the initiative group, where the list gives them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub founders: Option<u64>,
}

/// A member by name; what is left out is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedPerson {
    /// The name.
    pub name: String,
    /// Where the person lives.
    pub unit: String,
    /// Day of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Date>,
    /// A citizen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citizen: Option<bool>,
    /// The office the person holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Another party the person is a member of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_party: Option<String>,
}

/// What was decided outside the law as it is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutsideLaw {
    /// What the law of the day leaves open.
    pub open: Vec<String>,
    /// Where the law says or would say it.
    pub by: Vec<String>,
    /// The decision in words.
    pub decided: String,
}

/// `party.registered`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyRegistered {
    /// The party.
    pub party: String,
    /// The day of the decision, whose law judged it.
    pub day: Date,
    /// What the law asked, with the articles.
    pub by: Vec<Cited>,
    /// The paper it rests on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// The decision in words on what the law leaves open; nothing where it left nothing open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outside: Option<OutsideLaw>,
}

/// `party.refused`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyRefused {
    /// The party.
    pub party: String,
    /// The day of the decision, whose law judged it.
    pub day: Date,
    /// Every ground with its article.
    pub grounds: Vec<Cited>,
    /// The paper it rests on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// The decision in words on what the law leaves open; nothing where it left nothing open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outside: Option<OutsideLaw>,
}
