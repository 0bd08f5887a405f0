//! What can be ordered. It must never know whether it is allowed: that is decided.

use std::collections::BTreeMap;

use jiff::civil::Date;
use journal::Moment;
use serde::{Deserialize, Serialize};

use crate::record::{CopyEntered, Instruction, Person, Precinct, ProtocolStep, Term};

/// A command with who gave it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order<C = Command> {
    /// Id of the command: given once more, it is not carried out once more.
    pub id: String,
    /// Who.
    pub actor: String,
    /// When, by the caller's clock.
    pub at: Moment,
    /// What.
    pub command: C,
}

/// The commands. As JSON each is an object with its name under `command`: `{"command": "draw_lot", "lists": ["a"]}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Opens the journal of an election.
    Call {
        /// `kz/majilis-2021`.
        election: String,
        /// The office by its id.
        office: String,
        /// Title.
        title: String,
        /// Where.
        territory: String,
        /// Day of the vote.
        vote: Date,
        /// Day of the decision.
        #[serde(default)]
        called: Option<Date>,
        /// Days that the decision set for steps of the calendar, where the law lets it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        terms: Vec<Term>,
        /// Mandates, where the law states none.
        #[serde(default)]
        mandates: Option<u32>,
        /// Whether anything in it is made up.
        #[serde(default)]
        synthetic: bool,
        /// Instructions where the law of the day is not recorded.
        #[serde(default)]
        instructions: Vec<Instruction>,
    },
    /// Names precincts; several commands make the territory.
    SetPrecincts {
        /// The precincts.
        precincts: Vec<Precinct>,
    },
    /// A party files its list.
    FileList {
        /// Id of the list.
        list: String,
        /// The party's name.
        party: String,
        /// Its name in the languages of the ballot, by their tags.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        names: BTreeMap<String, String>,
        /// Day of filing.
        day: Date,
        /// The party's share at the election before, such as `5.2 %`; `none` where it took no part.
        #[serde(default)]
        last_share: Option<String>,
        /// The fee paid, in minimum wages.
        #[serde(default)]
        paid: Option<String>,
        /// Persons in the party's order.
        persons: Vec<Person>,
    },
    /// The commission examines a filed list under the law of the day and registers it, if that allows it.
    RegisterList {
        /// The list.
        list: String,
        /// The day of the decision, whose law decides; left out: the day of filing.
        #[serde(default)]
        day: Option<Date>,
        /// The commission's own decision in words, where the law leaves something open.
        #[serde(default)]
        decided: Option<String>,
    },
    /// A registered list leaves the election.
    WithdrawList {
        /// The list.
        list: String,
        /// Why.
        because: String,
    },
    /// The ballot, with the lists in the order of the drawn lot.
    SetBallot {
        /// The registered lists.
        order: Vec<String>,
    },
    /// Steps of the entry of protocols; all are taken or none.
    Steps {
        /// The steps, in order.
        steps: Vec<ProtocolStep>,
    },
    /// An observer enters a copy of a protocol.
    EnterCopy {
        /// The copy.
        copy: CopyEntered,
    },
    /// Records a lot that the law asked for.
    DrawLot {
        /// The winning lists.
        lists: Vec<String>,
    },
    /// Counts the result from the protocols in force.
    Count,
    /// The commission sits on the counted result, to sign it one after another.
    OpenSitting,
    /// Whoever gives this order signs the result that the sitting is about.
    Sign {
        /// The name as it stands on the paper.
        name: String,
        /// SHA-256 of the result that was seen and is signed.
        counted: String,
    },
    /// Whoever gives this order takes the own signature back, before the result is certified.
    WithdrawSignature {
        /// Why.
        because: String,
    },
    /// The commission certifies the counted result.
    Certify {
        /// Who signs; nobody where the signatures were given at a sitting.
        #[serde(default)]
        signed: Vec<String>,
    },
    /// Records the files of the certificate.
    IssueCertificate {
        /// SHA-256 of each file by its name.
        files: BTreeMap<String, String>,
    },
    /// A list's mandates go to persons.
    GiveMandates {
        /// The list.
        list: String,
        /// The party's choice in its order; nobody where it did not decide.
        chosen: Vec<String>,
        /// Whether it decided within the term of the law.
        in_time: bool,
        /// The commission's own decision in words, where the law leaves something open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decided: Option<String>,
        /// Youth are persons below this age, where the commission decided so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        youth_below: Option<i16>,
    },
    /// A mandate lost its holder.
    VacateMandate {
        /// The list.
        list: String,
        /// Who held it.
        holder: String,
        /// Whom the party chose next, if it chose.
        next: Option<String>,
        /// The commission's own decision in words, where the law leaves something open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decided: Option<String>,
        /// Youth are persons below this age, where the commission decided so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        youth_below: Option<i16>,
    },
    /// A mandate that stayed vacant gets a holder.
    FillVacancy {
        /// The list.
        list: String,
        /// Whom the party chose.
        next: String,
        /// The commission's own decision in words, where the law leaves something open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decided: Option<String>,
        /// Youth are persons below this age, where the commission decided so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        youth_below: Option<i16>,
    },
}

impl Command {
    /// The command in a word.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Call { .. } => "call",
            Self::SetPrecincts { .. } => "set precincts",
            Self::FileList { .. } => "file list",
            Self::RegisterList { .. } => "register list",
            Self::WithdrawList { .. } => "withdraw list",
            Self::SetBallot { .. } => "set ballot",
            Self::Steps { .. } => "protocol",
            Self::EnterCopy { .. } => "enter copy",
            Self::DrawLot { .. } => "draw lot",
            Self::Count => "count",
            Self::OpenSitting => "open sitting",
            Self::Sign { .. } => "sign",
            Self::WithdrawSignature { .. } => "withdraw signature",
            Self::Certify { .. } => "certify",
            Self::IssueCertificate { .. } => "issue certificate",
            Self::GiveMandates { .. } => "give mandates",
            Self::VacateMandate { .. } => "vacate mandate",
            Self::FillVacancy { .. } => "fill vacancy",
        }
    }
}
