//! From an order and the state of a register of complaints to a record, or a refusal. Nothing is changed here. A step is judged
//! by the law of its own day; what that leaves open is decided in words by whoever takes it, and marked so.

use std::collections::BTreeSet;

use jiff::civil::Date;
use ombudsman::complaint::{
    Applied, Basis, ComplaintRules, Standing, State, apply, codes, open_own, receive as judged,
};
use ombudsman::divisions::{self, offices};
use ombudsman::route::{Question, Representatives, Route, route};
use ombudsman::shared::{Channel, Class};

use super::command::{Command, Incoming};
use super::record::{
    Came, CaseMoved, CaseShredded, CaseStep, CasesReceived, IdentityOpened, KeysSet, Part, PartAdded, Received, Record,
    Step,
};
use super::{CaseState, Complaints, Order, facts};
use crate::books::Books;
use crate::decide::check_id;
use crate::outlives::{Turn, Wanted, turn};
use crate::record::Cited;
use crate::refusal::Refusal;
use crate::register::record::OutsideLaw;
use crate::register::words;
use crate::today;

/// Cases taken in by one order at most.
const MOST_CASES: usize = 1_000;

/// Custodians who open an identity together at least: no person opens one alone.
const LEAST_CUSTODIANS: usize = 2;

/// Decides an order.
pub(super) fn decide(books: &Books, complaints: &Complaints, order: &Order) -> Result<Record, Refusal> {
    let wanted = match &order.command {
        Command::OpenComplaints { register, title, synthetic } => {
            Wanted::Open { register, title, synthetic: *synthetic }
        }
        Command::TakeLaw {} => Wanted::TakeLaw,
        _ => Wanted::Other,
    };
    match turn(books, complaints.law.as_ref(), &wanted)? {
        Turn::Opened(opened) => Ok(Record::Opened(opened)),
        Turn::LawTaken(taken) => Ok(Record::LawTaken(taken)),
        Turn::Goes => of_case(books, complaints, order, &order.command),
    }
}

fn of_case(books: &Books, complaints: &Complaints, order: &Order, command: &Command) -> Result<Record, Refusal> {
    let ready = |case: &str, day: Date| {
        let known = complaints.cases.get(case).ok_or(Refusal::NoSuch { what: "case", id: case.to_owned() })?;
        today::has_come(day, order.at)?;
        Ok::<&CaseState, Refusal>(known)
    };
    match command {
        Command::OpenComplaints { .. } | Command::TakeLaw {} => Err(Refusal::NotNow { why: "the register is open" }),
        Command::SetKeys { office, since, fingerprint } => {
            check_id("office", office)?;
            facts::hash("fingerprint", fingerprint)?;
            if complaints.keys.get(office).and_then(|own| own.last()).is_some_and(|(last, _)| since <= last) {
                let why = format!("{office} has keys from a later day already");
                return Err(Refusal::NotTaken { what: "since", why });
            }
            let (office, fingerprint) = (office.clone(), fingerprint.clone());
            Ok(Record::KeysSet(KeysSet { office, since: *since, fingerprint }))
        }
        Command::Receive { cases } => receive(books, complaints, order, cases),
        Command::Step { case, day, step, part, decided } => {
            let known = ready(case, *day)?;
            part.iter().try_for_each(|part| open_still(known, facts::part(part)?))?;
            taken(books, complaints, known, *day, (step, part.as_ref()), decided.as_deref())
        }
        Command::Move { case, day, to, because, locks, parts } => {
            let known = ready(case, *day)?;
            facts::hash("locks", locks)?;
            open_still(known, "office")?;
            parts.iter().try_for_each(|part| open_still(known, facts::part(part)?))?;
            moved(books, known, *day, (to, because), (locks, parts))
        }
        Command::AddPart { case, day, part } => {
            let known = ready(case, *day)?;
            open_still(known, facts::part(part)?)?;
            Ok(Record::PartAdded(PartAdded { case: case.clone(), day: *day, part: part.clone() }))
        }
        Command::OpenIdentity { case, day, custodians, reason } => {
            let known = ready(case, *day)?;
            facts::hash("reason", reason)?;
            open_still(known, "identity")?;
            let different: BTreeSet<&String> = custodians.iter().collect();
            if different.len() < LEAST_CUSTODIANS || different.len() < custodians.len() {
                let why = "two different custodians at least open an identity together".to_owned();
                return Err(Refusal::NotTaken { what: "custodians", why });
            }
            custodians.iter().try_for_each(|name| check_id("custodian", name))?;
            let (case, custodians, reason) = (case.clone(), custodians.clone(), reason.clone());
            Ok(Record::IdentityOpened(IdentityOpened { case, day: *day, custodians, reason }))
        }
        Command::Shred { case, day, compartment, certificate, because } => {
            let known = ready(case, *day)?;
            facts::compartment(compartment)?;
            facts::hash("certificate", certificate)?;
            words("because", because)?;
            open_still(known, compartment)?;
            if !matches!(known.stage.state, State::Closed(_)) {
                return Err(Refusal::NotNow { why: "keys are destroyed after a case was closed" });
            }
            let by = vec![Cited { words: because.clone(), by: String::new() }];
            let (case, compartment) = (case.clone(), compartment.clone());
            Ok(Record::CaseShredded(CaseShredded {
                case,
                day: *day,
                compartment,
                certificate: certificate.clone(),
                by,
            }))
        }
    }
}

/// What was destroyed is not opened or added to.
fn open_still(known: &CaseState, compartment: &str) -> Result<(), Refusal> {
    match known.shredded.get(compartment) {
        None => Ok(()),
        Some(day) => Err(Refusal::NotTaken { what: "compartment", why: format!("its keys were destroyed on {day}") }),
    }
}

fn receive(books: &Books, complaints: &Complaints, order: &Order, cases: &[Incoming]) -> Result<Record, Refusal> {
    if cases.is_empty() || cases.len() > MOST_CASES {
        let why = format!("one order takes in from 1 to {MOST_CASES} cases");
        return Err(Refusal::NotTaken { what: "cases", why });
    }
    let rules = ComplaintRules::of(&books.law);
    let (mut ids, mut locators) = (BTreeSet::new(), BTreeSet::new());
    let mut all = Vec::new();
    for own in cases {
        facts::case_id(&own.case)?;
        if complaints.cases.contains_key(&own.case) || !ids.insert(&own.case) {
            return Err(Refusal::Twice { what: "case", id: own.case.clone() });
        }
        if let Some(locator) = &own.locator {
            check_id("receipt", locator)?;
            if complaints.locators.contains_key(locator) || !locators.insert(locator) {
                return Err(Refusal::Twice { what: "receipt", id: locator.clone() });
            }
        }
        let first = facts::came(own.came).first();
        today::has_come(first, order.at)?;
        let basis = Basis { rules: &rules, calendar: &complaints.calendar };
        all.push(received(books, basis, own)?);
    }
    // Ids are random: their order says nothing of who came first.
    all.sort_by(|a, b| a.case.cmp(&b.case));
    Ok(Record::CasesReceived(CasesReceived { cases: all }))
}

fn received(books: &Books, basis: Basis<'_, '_>, own: &Incoming) -> Result<Received, Refusal> {
    looked_at(own)?;
    let class = Class::of_id(&own.class).ok_or_else(|| {
        let why = format!("`{}` is none", own.class);
        Refusal::NotTaken { what: "class", why }
    })?;
    let Begun { class, standing, findings, grounds, term } = begun(class, basis, own)?;
    let routed = routed(books, basis.rules, own, facts::came(own.came).last())?;
    let (office, by) = (routed.office.to_string(), because(&routed));
    Ok(Received {
        case: own.case.clone(),
        locator: own.locator.clone(),
        class: class.id().to_owned(),
        channel: own.channel.clone(),
        came: own.came,
        office,
        routed: by,
        place: own.place.clone(),
        topic: own.topic.clone(),
        body: own.body.clone(),
        language: own.language.clone(),
        reprisal: own.reprisal,
        level: own.level.clone(),
        not_offices: own.not_offices.clone(),
        not_officials: own.not_officials.clone(),
        standing,
        findings,
        grounds,
        term,
        locks: own.locks.clone(),
        parts: own.parts.clone(),
    })
}

/// Words and days of what came, before anything is judged.
fn looked_at(own: &Incoming) -> Result<(), Refusal> {
    facts::hash("locks", &own.locks)?;
    own.parts.iter().try_for_each(|part| facts::part(part).map(drop))?;
    if Channel::of_id(&own.channel).is_none() {
        return Err(Refusal::NotTaken { what: "channel", why: format!("`{}` is none", own.channel) });
    }
    if let Came::WeekOf(day) = own.came
        && day.weekday() != jiff::civil::Weekday::Monday
    {
        return Err(Refusal::NotTaken { what: "came", why: format!("{day} is no Monday") });
    }
    let ids = [&own.place, &own.topic, &own.body, &own.level].into_iter().flatten();
    let wanted = own.not_offices.iter().chain(&own.not_officials);
    ids.chain([&own.language]).chain(wanted).try_for_each(|id| check_id("id", id))
}

/// What a case begins with.
struct Begun {
    class: Class,
    standing: Option<String>,
    findings: Vec<Cited>,
    grounds: Vec<String>,
    term: Option<super::record::Due>,
}

fn begun(class: Class, basis: Basis<'_, '_>, own: &Incoming) -> Result<Begun, Refusal> {
    let nothing = Begun { class, standing: None, findings: Vec::new(), grounds: Vec::new(), term: None };
    match (class, &own.filed, &own.ground) {
        (Class::Complaint | Class::Signal, Some(filed), None) => {
            let (judged, stage) = judged(&facts::filing(own.came, filed)?, basis);
            let standing = match judged.standing {
                Standing::Admissible => "admissible",
                Standing::Outside => "outside",
                Standing::Open => "open",
            };
            Ok(Begun {
                class: judged.class,
                standing: Some(standing.to_owned()),
                findings: judged.findings.iter().map(facts::found).collect(),
                grounds: judged.relied,
                term: stage.first_term.as_ref().map(facts::recorded),
            })
        }
        (Class::OwnInitiative, None, Some(ground)) => {
            let no = |refusal: ombudsman::complaint::Refusal| Refusal::Case {
                case: own.case.clone(),
                code: refusal.code,
                why: refusal.words,
                by: refusal.citations,
            };
            let (_, findings, grounds) = open_own(ground, facts::came(own.came).first(), basis).map_err(no)?;
            Ok(Begun { findings: findings.iter().map(facts::found).collect(), grounds, ..nothing })
        }
        (Class::Preventive, None, None) => Ok(nothing),
        _ => {
            let why = "a message says what it carries, a case of the office's own names its ground".to_owned();
            Err(Refusal::NotTaken { what: "class", why })
        }
    }
}

/// The office for what came, by the rules of a day.
fn routed(books: &Books, rules: &ComplaintRules<'_>, own: &Incoming, day: Date) -> Result<Route, Refusal> {
    let question = Question {
        place: own.place.clone(),
        body: own.level.clone(),
        not_offices: own.not_offices.iter().map(|office| facts::office(office)).collect(),
        not_officials: own.not_officials.iter().cloned().collect(),
    };
    asked(books, rules, &own.case, &question, day)
}

fn asked(
    books: &Books,
    rules: &ComplaintRules<'_>,
    case: &str,
    question: &Question,
    day: Date,
) -> Result<Route, Refusal> {
    route(question, &representatives(books, day), day, rules).map_err(|refusal| Refusal::Case {
        case: case.to_owned(),
        code: refusal.code,
        why: refusal.words,
        by: refusal.citations,
    })
}

/// Units that have a representative on a day. Where the rule does not apply on it, there are none.
fn representatives(books: &Books, day: Date) -> Representatives {
    let found = match offices(day, &books.law) {
        Ok(Ok(found)) => found,
        Ok(Err(gap)) => return Representatives { doubts: vec![gap.to_string()], ..Representatives::default() },
        Err(error) => return Representatives { doubts: vec![error.to_string()], ..Representatives::default() },
    };
    let mut citations = vec![found.kinds.from.citation(), found.units.from.citation()];
    match found.standing {
        divisions::Standing::Later { now, .. } => {
            Representatives { doubts: vec![now.to_string()], citations, ..Representatives::default() }
        }
        divisions::Standing::Applies(rule) => {
            citations.insert(0, rule.citation());
            citations.dedup();
            let units = found.units.value.into_iter().map(|unit| unit.id).collect();
            Representatives { units, citations, doubts: Vec::new() }
        }
    }
}

/// Why an office has a case, with what is open about it.
fn because(route: &Route) -> Vec<Cited> {
    let first = Cited { words: route.because.words().to_owned(), by: route.citations.join("; ") };
    std::iter::once(first).chain(route.findings.iter().map(facts::found)).collect()
}

fn taken(
    books: &Books,
    complaints: &Complaints,
    known: &CaseState,
    day: Date,
    (what, part): (&Step, Option<&Part>),
    decided: Option<&str>,
) -> Result<Record, Refusal> {
    let case = &known.received.case;
    let no = |code: &'static str, why: String, by: Vec<String>| Refusal::Case { case: case.clone(), code, why, by };
    let rules = ComplaintRules::of(&books.law);
    let basis = Basis { rules: &rules, calendar: &complaints.calendar };
    let applied = apply(&known.stage, facts::step(what)?, day, basis);
    let applied = applied.map_err(|refusal| no(refusal.code, refusal.words, refusal.citations))?;
    let Applied { taken, stage, findings, relied } = applied;
    let (open, found): (Vec<_>, Vec<_>) = findings.into_iter().partition(|own| own.code == codes::LEFT_OPEN);
    let points: Vec<String> = open.iter().map(|own| own.words.clone()).collect();
    let near: Vec<String> = open.into_iter().flat_map(|own| own.citations).collect();
    let outside = match (points.is_empty(), decided) {
        (true, None) => None,
        (true, Some(_)) => return Err(Refusal::LawDecides),
        (false, None) => return Err(no(codes::LEFT_OPEN, left_open(&points), near)),
        (false, Some(decided)) => {
            words("decided", decided)?;
            Some(OutsideLaw { open: points, by: near, decided: decided.to_owned() })
        }
    };
    Ok(Record::CaseStep(CaseStep {
        case: case.clone(),
        day,
        step: what.clone(),
        stage: stage.state.to_string(),
        by: relied,
        starts: taken.starts.iter().map(facts::recorded).collect(),
        findings: found.iter().map(facts::found).collect(),
        part: part.cloned(),
        outside,
    }))
}

fn left_open(points: &[String]) -> String {
    let points = points.join("; ");
    format!("the law of the day leaves this open: {points}; whoever takes the step decides it in words (`decided`)")
}

fn moved(
    books: &Books,
    known: &CaseState,
    day: Date,
    (to, why): (&str, &str),
    (locks, parts): (&str, &[Part]),
) -> Result<Record, Refusal> {
    check_id("office", to)?;
    let from = known.office.to_string();
    if from == to {
        return Err(Refusal::NotTaken { what: "to", why: format!("the case is with {to} already") });
    }
    if known.locks == locks {
        return Err(Refusal::NotTaken { what: "locks", why: "a case that moves gets other locks".to_owned() });
    }
    let own = &known.received;
    let question = Question {
        place: own.place.clone(),
        body: own.level.clone(),
        not_offices: own.not_offices.iter().map(|office| facts::office(office)).collect(),
        not_officials: own.not_officials.iter().cloned().collect(),
    };
    let routed = asked(books, &ComplaintRules::of(&books.law), &own.case, &question, day)?;
    let by = if routed.office.to_string() == to {
        because(&routed)
    } else {
        // Another office than the rule gives takes a case with a reason.
        words("because", why)?;
        vec![Cited { words: why.to_owned(), by: String::new() }]
    };
    Ok(Record::CaseMoved(CaseMoved {
        case: own.case.clone(),
        day,
        from,
        to: to.to_owned(),
        by,
        locks: locks.to_owned(),
        parts: parts.to_vec(),
    }))
}
