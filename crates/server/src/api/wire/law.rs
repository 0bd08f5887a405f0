//! What the law says: values, days, versions, answers. Exact numbers are whole numbers or texts, never floats.

use jiff::civil::Date;
use law::act::Provision;
use law::value::Cell;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// A day with what is known of it. Bounds that are equal are one day; a missing `latest` is a bound nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Day {
    /// How well it is known.
    pub state: DayState,
    /// The first possible day; nothing where no bound is known.
    #[schemars(with = "Option<super::DayText>")]
    pub earliest: Option<Date>,
    /// A day on which it had begun.
    #[schemars(with = "Option<super::DayText>")]
    pub latest: Option<Date>,
    /// What must happen first, where it is pending.
    pub waiting_for: Option<String>,
    /// How far the day can be trusted: text, press, deduced, unconfirmed.
    pub confidence: String,
    /// Clause and reasoning; empty where none is needed.
    pub because: String,
    /// Where that can be read; empty where not stated.
    pub source: String,
}

/// How well a day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayState {
    /// One day.
    Known,
    /// Some day between two bounds.
    UnknownBetween,
    /// Not before something else happens.
    Pending,
    /// Cancelled before it began.
    Never,
}

/// A length of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Duration {
    /// How many.
    pub count: u32,
    /// Of what: minutes, hours, days, working days, months, years.
    pub unit: String,
}

/// A value in its own type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "type")]
pub enum Typed {
    /// A share as its two whole numbers, in lowest terms.
    #[serde(rename = "share")]
    Share {
        /// The upper number.
        numerator: u64,
        /// The lower number.
        denominator: u64,
    },
    /// A number with its unit.
    #[serde(rename = "count")]
    Count {
        /// The number.
        count: u64,
        /// Of what.
        unit: String,
    },
    /// A length of time.
    #[serde(rename = "duration")]
    Duration {
        /// How long.
        length: Duration,
    },
    /// A day.
    #[serde(rename = "date")]
    Date {
        /// The day.
        #[schemars(with = "super::DayText")]
        date: Date,
    },
    /// Yes or no.
    #[serde(rename = "yes/no")]
    YesNo {
        /// Yes.
        yes: bool,
    },
    /// One of the rule's own words.
    #[serde(rename = "choice")]
    Choice {
        /// The word.
        choice: String,
    },
    /// Rows of a table, each by its columns.
    #[serde(rename = "table")]
    Table {
        /// The rows.
        rows: Vec<serde_json::Map<String, Value>>,
    },
    /// A threat of punishment.
    #[serde(rename = "sanction")]
    Sanction {
        /// At least.
        min: Option<Duration>,
        /// At most.
        max: Option<Duration>,
        /// For life.
        life: bool,
        /// Death.
        death: bool,
    },
    /// Words.
    #[serde(rename = "text")]
    Text {
        /// The words.
        text: String,
    },
    /// The law leaves it open.
    #[serde(rename = "silent")]
    Silent {
        /// What it leaves open.
        leaves_open: String,
    },
}

/// A value of a rule with all that makes it checkable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Version {
    /// The rule's name.
    pub rule: String,
    /// What it says, as people write it.
    pub value: String,
    /// The same in its own type.
    pub typed: Typed,
    /// Article and act in one line.
    pub citation: String,
    /// The act that set it, by its id.
    pub act: String,
    /// That act's usual name.
    pub act_name: String,
    /// The act is a bill.
    pub by_bill: bool,
    /// Where the act orders it, if that was read.
    pub at: Option<String>,
    /// Where the rule stands: `act#article`.
    pub provisions: Vec<String>,
    /// How far the rule can be trusted: text, press, deduced, unconfirmed.
    pub confidence: String,
    /// Since when.
    pub since: Day,
    /// Where it can be read.
    pub source: String,
    /// Remarks.
    pub note: String,
}

/// What the law answers on a day; never a guess.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// The rule stands.
    InForce {
        /// What it says.
        value: String,
        /// With all that makes it checkable.
        version: Box<Version>,
    },
    /// The law had no such rule yet.
    NotYet {
        /// What comes first.
        first: Box<Version>,
    },
    /// Adopted, waiting for something that has not happened.
    Pending {
        /// For what.
        waiting_for: String,
        /// What would stand.
        then: Box<Version>,
    },
    /// The rule was ended.
    Ended {
        /// The act that ended it.
        by: String,
        /// When.
        since: Day,
        /// What stood last.
        last: Box<Version>,
    },
    /// The day of a change is not known; both answers are named.
    Uncertain {
        /// The act that brought the change.
        by: String,
        /// What is known of the day.
        day: Day,
        /// If the change had not begun.
        before: Box<Answer>,
        /// If it had.
        after: Box<Answer>,
    },
    /// A court annulled it while the text still stands.
    Void {
        /// The court's act.
        by: String,
        /// Since when.
        since: Day,
        /// What the text says.
        text: Box<Version>,
    },
    /// Nobody recorded what the law was.
    Unrecorded {
        /// The first version that is recorded.
        first: Box<Version>,
    },
}

/// A rule among others, with what it says on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleLine {
    /// The rule's name.
    pub rule: String,
    /// What it is about.
    pub title: String,
    /// The type of its values.
    #[serde(rename = "type")]
    pub of: String,
    /// The subject it belongs to; nothing where it has none.
    pub subject: Option<String>,
    /// What the law answers on the day; nothing where the day lies before the first recorded act.
    pub answer: Option<Answer>,
}

/// A rule with every value it had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rule {
    /// The rule's name.
    pub rule: String,
    /// What it is about.
    pub title: String,
    /// The type of its values.
    #[serde(rename = "type")]
    pub of: String,
    /// It has exactly one value on every day until it is ended.
    pub total: bool,
    /// What stood before all that is recorded.
    pub before: Before,
    /// Hash of the law that was asked.
    pub law_hash: String,
    /// Every operation on it, in the order of its days.
    pub history: Vec<Past>,
}

/// What stood before all that is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Before {
    /// The law had no such rule.
    NoSuchRule,
    /// Nobody recorded what stood there.
    Unrecorded,
}

/// One operation of a rule's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Past {
    /// What was done: `rule.set`, `rule.end` ...
    pub kind: String,
    /// From when.
    pub from: Day,
    /// The first day of facts that it governs, where that is another.
    #[schemars(with = "Option<super::DayText>")]
    pub applies_from: Option<Date>,
    /// The act by its id.
    pub act: String,
    /// Its usual name.
    pub act_name: String,
    /// Where the act orders it, if that was read.
    pub at: Option<String>,
    /// The rule ends here.
    pub ends: bool,
    /// What stands from then on; nothing where the rule ends.
    pub version: Option<Version>,
}

/// What a rule says on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Asked {
    /// The rule's name.
    pub rule: String,
    /// The day of the fact.
    #[schemars(with = "super::DayText")]
    pub on: Date,
    /// The day whose law decides.
    #[schemars(with = "super::DayText")]
    pub decided: Date,
    /// By when it could be known; nothing: with all that is recorded.
    #[schemars(with = "Option<super::DayText>")]
    pub known: Option<Date>,
    /// Hash of the law that was asked.
    pub law_hash: String,
    /// What the law answers.
    #[serde(flatten)]
    pub answer: Answer,
}

/// A rule that says something else on one day than on another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// The rule's name.
    pub rule: String,
    /// What it is about.
    pub title: String,
    /// On the first day of the question.
    pub before: Answer,
    /// On the other day.
    pub after: Answer,
}

/// Members a party needs, by one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Minimum {
    /// The rule's name.
    pub rule: String,
    /// What it is about.
    pub title: String,
    /// What the law answers on the day; nothing where the day lies before the first recorded act.
    pub answer: Option<Answer>,
    /// Every value it had.
    pub history: Vec<Past>,
}

/// `act#article`, or the act alone.
pub fn provision(provision: &Provision) -> String {
    if provision.article.is_empty() {
        provision.act.clone()
    } else {
        format!("{}#{}", provision.act, provision.article)
    }
}

impl From<&law::Day> for Day {
    fn from(day: &law::Day) -> Self {
        let (state, waiting_for) = match &day.when {
            law::When::On(_) => (DayState::Known, None),
            law::When::Between { .. } => (DayState::UnknownBetween, None),
            law::When::Pending(what) => (DayState::Pending, Some(what.clone())),
            law::When::Never => (DayState::Never, None),
        };
        Self {
            state,
            // The ends of the calendar stand for a bound that nobody knows.
            earliest: day.when.earliest().filter(|day| *day > Date::MIN),
            latest: day.when.latest().filter(|day| *day < Date::MAX),
            waiting_for,
            confidence: day.confidence.as_str().to_owned(),
            because: day.because.clone(),
            source: day.source.clone(),
        }
    }
}

impl From<law::Duration> for Duration {
    fn from(length: law::Duration) -> Self {
        let written = length.to_string();
        let unit = written.split_once(' ').map_or("", |(_, unit)| unit);
        Self { count: length.count, unit: unit.to_owned() }
    }
}

impl From<&law::Value> for Typed {
    fn from(value: &law::Value) -> Self {
        match value {
            law::Value::Share(share) => Self::Share { numerator: share.num(), denominator: share.den() },
            law::Value::Count(count, unit) => Self::Count { count: *count, unit: unit.clone() },
            law::Value::Duration(length) => Self::Duration { length: (*length).into() },
            law::Value::Date(date) => Self::Date { date: *date },
            law::Value::YesNo(yes) => Self::YesNo { yes: *yes },
            law::Value::Choice(choice) => Self::Choice { choice: choice.clone() },
            law::Value::Table(rows) => {
                let cell = |(column, cell): &(String, Cell)| {
                    let value = match cell {
                        Cell::Text(text) => Value::from(text.as_str()),
                        Cell::Count(count) => Value::from(*count),
                        Cell::Date(day) => Value::from(day.to_string()),
                        Cell::YesNo(yes) => Value::from(*yes),
                    };
                    (column.clone(), value)
                };
                Self::Table { rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect() }
            }
            law::Value::Sanction(threat) => Self::Sanction {
                min: threat.min.map(Into::into),
                max: threat.max.map(Into::into),
                life: threat.life,
                death: threat.death,
            },
            law::Value::Text(text) => Self::Text { text: text.clone() },
            law::Value::Silent(words) => Self::Silent { leaves_open: words.clone() },
        }
    }
}

impl From<&law::Version> for Version {
    fn from(version: &law::Version) -> Self {
        Self {
            rule: version.rule.clone(),
            value: version.value.to_string(),
            typed: (&version.value).into(),
            citation: version.citation(),
            act: version.act.clone(),
            act_name: version.act_name.clone(),
            by_bill: version.by_bill,
            at: version.at.clone(),
            provisions: version.provisions.iter().map(provision).collect(),
            confidence: version.confidence.as_str().to_owned(),
            since: (&version.since).into(),
            source: version.source.clone(),
            note: version.note.clone(),
        }
    }
}

impl From<&law::Answer> for Answer {
    fn from(answer: &law::Answer) -> Self {
        let own = |version: &law::Version| Box::new(Version::from(version));
        match answer {
            law::Answer::InForce(found) => Self::InForce { value: found.value.to_string(), version: own(found) },
            law::Answer::NotYet { first } => Self::NotYet { first: own(first) },
            law::Answer::Pending { waiting_for, then } => {
                Self::Pending { waiting_for: waiting_for.clone(), then: own(then) }
            }
            law::Answer::Ended { last, by, since } => {
                Self::Ended { by: by.clone(), since: since.into(), last: own(last) }
            }
            law::Answer::Uncertain { before, after, day, by } => Self::Uncertain {
                by: by.clone(),
                day: day.into(),
                before: Box::new(before.as_ref().into()),
                after: Box::new(after.as_ref().into()),
            },
            law::Answer::Void { text, by, since } => {
                Self::Void { by: by.clone(), since: since.into(), text: own(text) }
            }
            law::Answer::Unrecorded { first } => Self::Unrecorded { first: own(first) },
        }
    }
}

impl From<&law::Entry<'_>> for Past {
    fn from(entry: &law::Entry<'_>) -> Self {
        Self {
            kind: entry.op.kind.name().to_owned(),
            from: entry.day.into(),
            applies_from: entry.op.applies.as_ref().map(|applies| applies.from),
            act: entry.act.id.clone(),
            act_name: entry.act.name(),
            at: entry.op.at.clone(),
            ends: entry.ends,
            version: (!entry.ends).then(|| (&entry.version).into()),
        }
    }
}

impl From<law::act::Before> for Before {
    fn from(before: law::act::Before) -> Self {
        match before {
            law::act::Before::NoRule => Self::NoSuchRule,
            law::act::Before::Unrecorded => Self::Unrecorded,
        }
    }
}
