//! Between records and the crate `ombudsman`: words become values and values words, with every word looked at. It must never
//! ask what the law wants.

use std::collections::BTreeSet;

use ombudsman::complaint::{
    Author, By, Complainant, Due, Filing, Finding, Judged, Part as Carries, Stage, Standing, Step, Taken, Term,
};
use ombudsman::shared::{Channel, Class, Closing, Office, Received as When};

use super::record;
use crate::record::Cited;
use crate::refusal::Refusal;

/// Compartments of a case, by their names.
const COMPARTMENTS: [&str; 4] = ["identity", "office", "mechanism", "complainant"];

/// Kinds of sealed parts by their names, each with the compartment it is sealed to.
const PARTS: [(&str, &str); 7] = [
    ("identity", "identity"),
    ("story", "office"),
    ("attachment", "office"),
    ("copy", "office"),
    ("notes", "office"),
    ("visit", "mechanism"),
    ("answer", "complainant"),
];

fn not(what: &'static str, why: impl Into<String>) -> Refusal {
    Refusal::NotTaken { what, why: why.into() }
}

/// The step as the procedure takes it.
pub(super) fn step(step: &record::Step) -> Result<Step, Refusal> {
    Ok(match step {
        record::Step::Explain => Step::Explain,
        record::Step::Forward => Step::Forward,
        record::Step::Refuse { reasons } => Step::Refuse { reasons: *reasons },
        record::Step::Accept => Step::Accept,
        record::Step::TakeUp { ground } => Step::TakeUp { ground: ground.clone() },
        record::Step::Hear => Step::Hear,
        record::Step::Request { working_days, court_file } => {
            Step::Request { working_days: *working_days, court_file: *court_file }
        }
        record::Step::Material { request } => Step::Material { request: *request },
        record::Step::Extend { until, reasons } => Step::Extend { until: *until, reasons: *reasons },
        record::Step::TellExtension => Step::TellExtension,
        record::Step::Recommend => Step::Recommend,
        record::Step::Petition { proceedings } => Step::Petition { proceedings: proceedings.clone() },
        record::Step::Claim => Step::Claim,
        record::Step::ExtendAnswer { outcome, until } => Step::ExtendAnswer { outcome: *outcome, until: *until },
        record::Step::TellAnswer { outcome } => Step::TellAnswer { outcome: *outcome },
        record::Step::Answer { outcome, followed } => Step::Answer { outcome: *outcome, followed: *followed },
        record::Step::FollowUp { outcome, followed } => Step::FollowUp { outcome: *outcome, followed: *followed },
        record::Step::Close { how } => {
            let how = Closing::of_id(how).ok_or_else(|| not("how", format!("`{how}` is no way to close a case")))?;
            Step::Close { how }
        }
    })
}

impl record::Step {
    /// The step in a word, as an order is told.
    pub fn name(&self) -> &'static str {
        step(self).map_or("close", |step| step.kind().id())
    }
}

/// A step that was taken, as it is folded.
pub(super) fn taken(own: &record::CaseStep) -> Result<Taken, Refusal> {
    let starts = own.starts.iter().map(due).collect::<Result<_, _>>()?;
    Ok(Taken { on: own.day, step: step(&own.step)?, starts })
}

/// Where a case stands when it was received.
pub(super) fn begun(own: &record::Received) -> Result<Stage, Refusal> {
    let class = Class::of_id(&own.class).ok_or_else(|| not("class", format!("`{}` is none", own.class)))?;
    let received = came(own.came);
    if matches!(class, Class::OwnInitiative | Class::Preventive) {
        return Ok(Stage { grounds: own.grounds.clone(), ..Stage::own(class, received.first()) });
    }
    let standing = match own.standing.as_deref() {
        Some("admissible") => Standing::Admissible,
        Some("outside") => Standing::Outside,
        Some("open") => Standing::Open,
        other => return Err(not("standing", format!("`{}` is none", other.unwrap_or_default()))),
    };
    let (lacking, findings) = (Vec::new(), Vec::new());
    let judged = Judged { class, lacking, standing, findings, relied: own.grounds.clone() };
    Ok(Stage::begin(&judged, received, own.term.as_ref().map(due).transpose()?))
}

/// A finding, as it is recorded.
pub(super) fn found(own: &Finding) -> Cited {
    Cited { words: format!("{} {}", own.code, own.words), by: own.citations.join("; ") }
}

/// A message as the law judges it.
pub(super) fn filing(came: record::Came, filed: &record::Filed) -> Result<Filing, Refusal> {
    let who = match filed.who.as_str() {
        "citizen" => Complainant::Citizen,
        "foreigner" => Complainant::Foreigner { on_territory: filed.on_territory },
        "stateless" => Complainant::Stateless { on_territory: filed.on_territory },
        "not_stated" => Complainant::NotStated,
        other => return Err(not("who", format!("`{other}` is nobody the form knows"))),
    };
    let by = match filed.by.as_str() {
        "in_person" => By::InPerson,
        "representative" => By::Representative,
        "association" => By::Association { written_consent: filed.consent },
        other => return Err(not("by", format!("`{other}` is no way the form knows"))),
    };
    let author = match filed.author.as_str() {
        "president" => Author::President,
        "first_president" => Author::FirstPresident,
        "other" => Author::Other,
        other => return Err(not("author", format!("`{other}` is nobody the form knows"))),
    };
    let part = |id: &String| {
        let known = Carries::ALL.into_iter().find(|part| part.id() == id);
        known.ok_or_else(|| not("has", format!("`{id}` is no part of a complaint")))
    };
    let has: BTreeSet<Carries> = filed.has.iter().map(part).collect::<Result<_, _>>()?;
    Ok(Filing { received: self::came(came), who, by, author, has, no_documents_exist: filed.no_documents })
}

/// When something came.
pub(super) fn came(came: record::Came) -> When {
    match came {
        record::Came::On(day) => When::On(day),
        record::Came::WeekOf(monday) => When::WeekOf(monday),
    }
}

/// How something came; a record's word was looked at before it was written.
pub(super) fn channel(id: &str) -> Channel {
    Channel::of_id(id).unwrap_or(Channel::Form)
}

/// An office by the word of a record.
pub(super) fn office(id: &str) -> Office {
    if id == "central" { Office::Central } else { Office::Of(id.to_owned()) }
}

/// A count that fits.
pub(super) fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A term, as it is recorded.
pub(super) fn recorded(due: &Due) -> record::Due {
    let (term, of) = match due.term {
        Term::Consider => ("consideration", None),
        Term::ExtensionNotice => ("extension_notice", None),
        Term::Material(of) => ("material", Some(of)),
        Term::Answer(of) => ("answer", Some(of)),
        Term::AnswerNotice(of) => ("answer_notice", Some(of)),
    };
    let (by, doubts) = (due.citations.clone(), due.doubts.clone());
    record::Due { term: term.to_owned(), of, days: due.days.clone(), by, doubts }
}

/// A recorded term.
fn due(own: &record::Due) -> Result<Due, Refusal> {
    let term = match (own.term.as_str(), own.of) {
        ("consideration", None) => Term::Consider,
        ("extension_notice", None) => Term::ExtensionNotice,
        ("material", Some(of)) => Term::Material(of),
        ("answer", Some(of)) => Term::Answer(of),
        ("answer_notice", Some(of)) => Term::AnswerNotice(of),
        (other, _) => return Err(not("term", format!("`{other}` is none"))),
    };
    Ok(Due { term, days: own.days.clone(), citations: own.by.clone(), doubts: own.doubts.clone() })
}

/// A term, in words.
pub(super) fn due_words(due: &record::Due) -> String {
    let days: Vec<String> = due.days.iter().map(ToString::to_string).collect();
    let days = if days.is_empty() { "a day that is not known".to_owned() } else { days.join(" or ") };
    format!("{} by {days}", due.term.replace('_', " "))
}

/// What a case that came tells whoever took it in.
pub(super) fn told(case: &record::Received) -> Vec<Cited> {
    let words = format!("{}: {} for {}", case.case, case.class, case.office);
    let first = Cited { words, by: case.routed.iter().map(|own| own.by.as_str()).collect::<Vec<_>>().join("; ") };
    std::iter::once(first).chain(case.findings.iter().cloned()).collect()
}

/// A SHA-256 in lower-case hexadecimal.
pub(super) fn hash(what: &'static str, text: &str) -> Result<(), Refusal> {
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() == 64 && text.bytes().all(hex) { Ok(()) } else { Err(not(what, "it is no SHA-256")) }
}

/// A random id of 128 bits.
pub(super) fn case_id(id: &str) -> Result<(), Refusal> {
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let fits = id.len() == 32 && id.bytes().all(hex);
    if fits { Ok(()) } else { Err(Refusal::BadId { what: "case", id: id.chars().take(64).collect() }) }
}

/// A sealed part; the compartment it is sealed to.
pub(super) fn part(part: &record::Part) -> Result<&'static str, Refusal> {
    let known = PARTS.iter().find(|(kind, _)| *kind == part.kind);
    let (_, compartment) = known.ok_or_else(|| not("part", format!("`{}` is no part of a case", part.kind)))?;
    hash("part", &part.sha256)?;
    Ok(compartment)
}

/// A compartment of a case.
pub(super) fn compartment(name: &str) -> Result<(), Refusal> {
    let known = COMPARTMENTS.contains(&name);
    if known { Ok(()) } else { Err(not("compartment", format!("`{name}` is no compartment of a case"))) }
}
