//! Orders as programs send them, each the body of its resource, and what they are told. Every body carries the id of its
//! order: sent again with the same id, it has one effect.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use clerk::{Command, record};
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeOwned, Error as _, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::night::Head;

/// A body that is an order.
pub(crate) trait Sent: DeserializeOwned + JsonSchema {
    /// The id of the order.
    fn order(&self) -> &str;

    /// The command. `list` is that of the address, where it names one.
    fn command(self, list: &str) -> Command;
}

/// The id of an order, which whoever sends it makes up: one to 64 letters, digits, `.`, `_` and `-`.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Id(String);

impl TryFrom<String> for Id {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        let is_id = (1..=64).contains(&text.len()) && text.bytes().all(fits);
        if is_id { Ok(Self(text)) } else { Err("the id of an order is one to 64 letters, digits, `.`, `_` and `-`") }
    }
}

impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        "OrderId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The id of an order, which whoever sends it makes up. Sent again with the same id by the same account, an order has one effect, that of the first sending.",
            "type": "string",
            "minLength": 1,
            "maxLength": 64,
            "pattern": "^[A-Za-z0-9._-]+$",
        })
    }
}

/// What became of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Done {
    /// The id of the order.
    pub order: String,
    /// Place of its first entry in the journal.
    pub first: Option<u64>,
    /// Place of its last entry.
    pub last: Option<u64>,
    /// It was carried out by an earlier sending.
    pub repeated: bool,
    /// The durable head that holds them.
    pub head: Head,
}

/// A map whose keys stand once: of two figures of one name nobody knows which is meant.
fn unique<'de, D, V>(reader: D) -> Result<BTreeMap<String, V>, D::Error>
where
    D: Deserializer<'de>,
    V: Deserialize<'de>,
{
    struct Unique<V>(PhantomData<V>);
    impl<'de, V: Deserialize<'de>> Visitor<'de> for Unique<V> {
        type Value = BTreeMap<String, V>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut all = BTreeMap::new();
            while let Some((key, value)) = map.next_entry::<String, V>()? {
                if all.contains_key(&key) {
                    return Err(A::Error::custom(format!("duplicate field `{key}`")));
                }
                all.insert(key, value);
            }
            Ok(all)
        }
    }
    reader.deserialize_map(Unique(PhantomData))
}

/// As [`unique`], where it may be null.
fn unique_if<'de, D, V>(reader: D) -> Result<Option<BTreeMap<String, V>>, D::Error>
where
    D: Deserializer<'de>,
    V: Deserialize<'de>,
{
    #[derive(Deserialize)]
    #[serde(bound = "V: Deserialize<'de>")]
    struct Of<V>(#[serde(deserialize_with = "unique")] BTreeMap<String, V>);
    Ok(Option::<Of<V>>::deserialize(reader)?.map(|of| of.0))
}

/// A whole number that a journal can hold. Programs in which every number is a float write `812.0`, which is as whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole(pub u64);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Number;
        impl Visitor<'_> for Number {
            type Value = Whole;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number from 0 to 9007199254740991")
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Whole, E> {
                let fits = number <= journal::MAX_INTEGER;
                if fits { Ok(Whole(number)) } else { Err(E::invalid_value(Unexpected::Unsigned(number), &self)) }
            }

            fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Whole, E> {
                let whole = number.to_string().parse().map_err(|_| E::invalid_value(Unexpected::Float(number), &self));
                self.visit_u64(whole?)
            }
        }
        reader.deserialize_any(Number)
    }
}

impl JsonSchema for Whole {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Whole".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 0, "maximum": journal::MAX_INTEGER })
    }
}

/// A whole number of a smaller type, where it may be null.
fn whole_if<'de, D, T>(reader: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: TryFrom<u64>,
{
    let number = Option::<Whole>::deserialize(reader)?;
    number.map(|number| T::try_from(number.0).map_err(|_| D::Error::custom("a number that is too large"))).transpose()
}

/// Figures as records have them.
fn figures(figures: BTreeMap<String, Whole>) -> record::Figures {
    figures.into_iter().map(|(figure, number)| (figure, number.0)).collect()
}

/// Opens the journal of an election.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// Id of the order.
    pub order: Id,
    /// The election's id with the country, such as `kz/majilis-2021`.
    #[schemars(length(min = 1, max = 100))]
    pub election: String,
    /// The office by its id.
    #[schemars(length(max = 100))]
    pub office: String,
    /// Title.
    #[schemars(length(max = 400))]
    pub title: String,
    /// Where.
    #[schemars(length(max = 400))]
    pub territory: String,
    /// Day of the vote.
    #[schemars(with = "super::DayText")]
    pub vote: Date,
    /// Day of the decision.
    #[serde(default)]
    #[schemars(with = "Option<super::DayText>")]
    pub called: Option<Date>,
    /// Days that the decision set for steps of the calendar, where the law lets it.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub terms: Vec<Term>,
    /// Mandates, where the law states none.
    #[serde(default, deserialize_with = "whole_if")]
    #[schemars(range(max = 1000))]
    pub mandates: Option<u32>,
    /// Whether anything in it is made up.
    #[serde(default)]
    pub synthetic: bool,
    /// Instructions where the law of the day is not recorded.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub instructions: Vec<Instruction>,
}

/// The days of a step as the call sets them.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The step by its id: `nomination`.
    #[schemars(length(max = 100))]
    pub step: String,
    /// The first day.
    #[serde(default)]
    #[schemars(with = "Option<super::DayText>")]
    pub first: Option<Date>,
    /// The last day.
    #[serde(default)]
    #[schemars(with = "Option<super::DayText>")]
    pub last: Option<Date>,
}

/// An explicit instruction in the place of a rule.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instruction {
    /// The rule.
    #[schemars(length(max = 200))]
    pub rule: String,
    /// The value as text in the rule's type.
    #[schemars(length(max = 200))]
    pub value: String,
    /// Why.
    #[schemars(length(max = 4000))]
    pub because: String,
}

/// Names precincts; several orders make the territory.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Precincts {
    /// Id of the order.
    pub order: Id,
    /// The precincts.
    #[schemars(length(min = 1, max = 5000))]
    pub precincts: Vec<NewPrecinct>,
}

/// A precinct and where it lies.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPrecinct {
    /// Its number as people write it.
    #[schemars(length(min = 1, max = 60))]
    pub precinct: String,
    /// District commission above it.
    #[schemars(length(max = 200))]
    pub district: String,
    /// Region commission above that.
    #[schemars(length(max = 200))]
    pub region: String,
}

/// A party files its list, or files it anew.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Filing {
    /// Id of the order.
    pub order: Id,
    /// Id of the list.
    #[schemars(length(min = 1, max = 60))]
    pub list: String,
    /// The party's name.
    #[schemars(length(max = 400))]
    pub party: String,
    /// Its name in the languages of the ballot, by their tags.
    #[serde(default, deserialize_with = "unique")]
    pub names: BTreeMap<String, String>,
    /// Day of filing.
    #[schemars(with = "super::DayText")]
    pub day: Date,
    /// The party's share at the election before, such as `5.2 %`; `none` where it took no part.
    #[serde(default)]
    pub last_share: Option<String>,
    /// The fee paid, in minimum wages.
    #[serde(default)]
    pub paid: Option<String>,
    /// Persons in the party's order.
    #[schemars(length(max = 1000))]
    pub persons: Vec<Person>,
}

/// A person on a list.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Family name, given name, patronymic.
    #[schemars(length(min = 1, max = 400))]
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Day of birth.
    #[schemars(with = "super::DayText")]
    pub born: Date,
    /// With a disability, where that matters.
    #[serde(default)]
    pub disability: bool,
    /// Member of the party.
    pub member: bool,
    /// The number by which the state knows the person; empty where not stated.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub number: String,
    /// A citizen.
    #[serde(default)]
    pub citizen: Option<bool>,
    /// Full years of residence in the country up to the filing.
    #[serde(default, deserialize_with = "whole_if")]
    #[schemars(range(max = 200))]
    pub residence_years: Option<u32>,
    /// Stands elsewhere at the same election day: `other list`, `single member`, `other office`.
    #[serde(default)]
    pub elsewhere: Option<Vec<String>>,
}

/// Sex as papers state it.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// The commission examines the filed list under the law of the day and registers it, if that allows it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// Id of the order.
    pub order: Id,
    /// The day of the decision, whose law decides; left out: the day of filing.
    #[serde(default)]
    #[schemars(with = "Option<super::DayText>")]
    pub day: Option<Date>,
    /// The commission's own decision in words, where the law leaves something open.
    #[serde(default)]
    #[schemars(length(max = 4000))]
    pub decided: Option<String>,
}

/// The registered list leaves the election.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Id of the order.
    pub order: Id,
    /// Why.
    #[schemars(length(min = 1, max = 4000))]
    pub because: String,
}

/// The ballot, with the lists in the order of the drawn lot.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// Id of the order.
    pub order: Id,
    /// The registered lists.
    #[schemars(length(max = 200))]
    pub lists: Vec<String>,
}

/// Steps of the entry of protocols; all are taken or none.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Steps {
    /// Id of the order.
    pub order: Id,
    /// The steps, in order.
    #[schemars(length(min = 1, max = 256))]
    pub steps: Vec<NewStep>,
}

/// A step of the entry of a protocol.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStep {
    /// The precinct.
    #[schemars(length(min = 1, max = 60))]
    pub precinct: String,
    /// As whom it is taken.
    pub role: StepRole,
    /// What is done.
    pub step: StepName,
    /// Figures by their place on the form, where the step brings any; one left out is empty, not zero.
    #[serde(default, deserialize_with = "unique_if")]
    pub figures: Option<BTreeMap<String, Whole>>,
    /// Words beside figures, by the same place.
    #[serde(default, deserialize_with = "unique")]
    pub words: BTreeMap<String, String>,
    /// Reasons for warnings.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub reasons: Vec<NewReason>,
    /// Why what stood is set aside.
    #[serde(default)]
    #[schemars(length(max = 4000))]
    pub because: Option<String>,
}

/// As whom a step is taken.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepRole {
    /// A clerk who enters.
    Clerk,
    /// A coordinator of the precinct's territory.
    Coordinator,
}

/// A step by its name in the drawing of the procedure.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepName {
    /// Figures as they stand on the paper, the first or the second time.
    Enter,
    /// The first clerk corrects what was typed, before the second begins.
    Revise,
    /// The first entry is done: a second clerk may begin.
    Release,
    /// Two entries differ: the paper was read again.
    Settle,
    /// A coordinator corrects figures whose findings are errors.
    Correct,
    /// A coordinator gives the reasons of warnings.
    Resolve,
    /// The protocol is in force.
    Accept,
    /// A recount that somebody asked for sets the protocol aside.
    RecountOnRequest,
    /// A recount that was ordered sets the protocol aside.
    RecountOrdered,
    /// A correction of the precinct commission sets the protocol aside.
    Correction,
    /// The vote of the precinct is void.
    DeclareVoid,
    /// The precinct votes again.
    RepeatVoting,
}

/// Why a warning may stand.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReason {
    /// Code of the finding.
    #[schemars(length(max = 10))]
    pub code: String,
    /// In words.
    #[schemars(length(min = 1, max = 4000))]
    pub words: String,
}

/// An observer's copy of a protocol.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCopy {
    /// Id of the order.
    pub order: Id,
    /// The precinct.
    #[schemars(length(min = 1, max = 60))]
    pub precinct: String,
    /// The figures of the copy by their place on the form.
    #[serde(deserialize_with = "unique")]
    pub figures: BTreeMap<String, Whole>,
}

/// A lot that the law asked for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lot {
    /// Id of the order.
    pub order: Id,
    /// The winning lists, each as often as it won.
    #[schemars(length(min = 1, max = 1000))]
    pub lists: Vec<String>,
}

/// The result is counted from the protocols in force.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// Id of the order.
    pub order: Id,
}

/// The commission sits on the counted result, to sign it one after another.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Id of the order.
    pub order: Id,
}

/// Whoever gives the order signs the result that the sitting is about.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Id of the order.
    pub order: Id,
    /// The name of the account's person; nobody signs for another.
    #[schemars(length(min = 1, max = 400))]
    pub name: String,
    /// SHA-256 of the result that was seen, as `GET .../sitting` and `result.json` of an archive have it.
    #[schemars(length(min = 64, max = 64))]
    pub counted: String,
}

/// Whoever gives the order takes the own signature back, before the result is certified.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unsigning {
    /// Id of the order.
    pub order: Id,
    /// Why, in words that stay in the journal.
    #[schemars(length(min = 1, max = 4000))]
    pub because: String,
}

/// The commission certifies the counted result by the signatures of the sitting.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Certification {
    /// Id of the order.
    pub order: Id,
}

/// The files of the certificate.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Id of the order.
    pub order: Id,
    /// SHA-256 of each file by its name.
    #[serde(deserialize_with = "unique")]
    pub files: BTreeMap<String, String>,
}

/// The list's mandates go to persons.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mandates {
    /// Id of the order.
    pub order: Id,
    /// The party's choice in its order; nobody where it did not decide.
    #[schemars(length(max = 1000))]
    pub chosen: Vec<String>,
    /// Whether it decided within the term of the law.
    pub in_time: bool,
    /// The commission's own decision in words, where the law leaves something open.
    #[serde(default)]
    #[schemars(length(max = 4000))]
    pub decided: Option<String>,
    /// Youth are persons below this age, where the commission decided so.
    #[serde(default, deserialize_with = "whole_if")]
    #[schemars(range(min = 0, max = 200))]
    pub youth_below: Option<i16>,
}

/// A mandate of the list lost its holder.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vacancy {
    /// Id of the order.
    pub order: Id,
    /// Who held it.
    #[schemars(length(max = 400))]
    pub holder: String,
    /// Whom the party chose next, if it chose.
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub next: Option<String>,
    /// The commission's own decision in words, where the law leaves something open.
    #[serde(default)]
    #[schemars(length(max = 4000))]
    pub decided: Option<String>,
    /// Youth are persons below this age, where the commission decided so.
    #[serde(default, deserialize_with = "whole_if")]
    #[schemars(range(min = 0, max = 200))]
    pub youth_below: Option<i16>,
}

/// A mandate of the list that stayed vacant gets a holder.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Succession {
    /// Id of the order.
    pub order: Id,
    /// Whom the party chose.
    #[schemars(length(max = 400))]
    pub next: String,
    /// The commission's own decision in words, where the law leaves something open.
    #[serde(default)]
    #[schemars(length(max = 4000))]
    pub decided: Option<String>,
    /// Youth are persons below this age, where the commission decided so.
    #[serde(default, deserialize_with = "whole_if")]
    #[schemars(range(min = 0, max = 200))]
    pub youth_below: Option<i16>,
}

/// One line a body: which command it is.
macro_rules! sent {
    ($($body:ident $list:ident $own:ident => $command:expr;)*) => {
        $(impl Sent for $body {
            fn order(&self) -> &str {
                &self.order.0
            }

            fn command(self, $list: &str) -> Command {
                let $own = self;
                $command
            }
        })*
    };
}

sent! {
    Call _list own => Command::Call {
        election: own.election,
        office: own.office,
        title: own.title,
        territory: own.territory,
        vote: own.vote,
        called: own.called,
        terms: own.terms.into_iter().map(Term::record).collect(),
        mandates: own.mandates,
        synthetic: own.synthetic,
        instructions: own.instructions.into_iter().map(Instruction::record).collect(),
    };
    Precincts _list own => Command::SetPrecincts {
        precincts: own.precincts.into_iter().map(NewPrecinct::record).collect(),
    };
    Filing _list own => Command::FileList {
        list: own.list,
        party: own.party,
        names: own.names,
        day: own.day,
        last_share: own.last_share,
        paid: own.paid,
        persons: own.persons.into_iter().map(Person::record).collect(),
    };
    Registration list own => Command::RegisterList { list: list.to_owned(), day: own.day, decided: own.decided };
    Withdrawal list own => Command::WithdrawList { list: list.to_owned(), because: own.because };
    Ballot _list own => Command::SetBallot { order: own.lists };
    Steps _list own => Command::Steps { steps: own.steps.into_iter().map(NewStep::record).collect() };
    NewCopy _list own => Command::EnterCopy {
        copy: record::CopyEntered { precinct: own.precinct, figures: figures(own.figures) },
    };
    Lot _list own => Command::DrawLot { lists: own.lists };
    Count _list _own => Command::Count;
    Opening _list _own => Command::OpenSitting;
    Signature _list own => Command::Sign { name: own.name, counted: own.counted };
    Unsigning _list own => Command::WithdrawSignature { because: own.because };
    Certification _list _own => Command::Certify { signed: Vec::new() };
    Certificate _list own => Command::IssueCertificate { files: own.files };
    Mandates list own => Command::GiveMandates {
        list: list.to_owned(),
        chosen: own.chosen,
        in_time: own.in_time,
        decided: own.decided,
        youth_below: own.youth_below,
    };
    Vacancy list own => Command::VacateMandate {
        list: list.to_owned(),
        holder: own.holder,
        next: own.next,
        decided: own.decided,
        youth_below: own.youth_below,
    };
    Succession list own => Command::FillVacancy {
        list: list.to_owned(),
        next: own.next,
        decided: own.decided,
        youth_below: own.youth_below,
    };
}

impl Term {
    fn record(self) -> record::Term {
        record::Term { step: self.step, first: self.first, last: self.last }
    }
}

impl Instruction {
    fn record(self) -> record::Instruction {
        record::Instruction { rule: self.rule, value: self.value, because: self.because }
    }
}

impl NewPrecinct {
    fn record(self) -> record::Precinct {
        record::Precinct { id: self.precinct, district: self.district, region: self.region }
    }
}

impl Person {
    fn record(self) -> record::Person {
        let sex = match self.sex {
            Sex::Female => "female",
            Sex::Male => "male",
        };
        record::Person {
            name: self.name,
            sex: sex.to_owned(),
            born: self.born,
            disability: self.disability,
            member: self.member,
            number: self.number,
            citizen: self.citizen,
            residence_years: self.residence_years,
            elsewhere: self.elsewhere,
        }
    }
}

impl NewStep {
    fn record(self) -> record::ProtocolStep {
        let reason = |reason: NewReason| record::Reason { code: reason.code, words: reason.words };
        record::ProtocolStep {
            precinct: self.precinct,
            role: word(self.role),
            step: word(self.step),
            figures: self.figures.map(figures),
            words: self.words,
            reasons: self.reasons.into_iter().map(reason).collect(),
            because: self.because,
        }
    }
}

/// The word that a choice without fields is written as.
fn word(choice: impl Serialize) -> String {
    match serde_json::to_value(choice) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("a choice without fields is a word: {other:?}"),
    }
}
