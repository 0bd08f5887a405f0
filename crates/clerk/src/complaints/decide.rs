//! From an order and the state of a register of complaints to a record, or a refusal. Nothing is changed here. A step is judged
//! by the law of its own day; what that leaves open is decided in words by whoever takes it, and marked so.

use std::collections::BTreeSet;

use jiff::civil::Date;
use ombudsman::complaint::{ComplaintRules, Halt, Standing, Taken, codes, judge};
use ombudsman::route::{Asked, Routed, route};
use ombudsman::shared::{Channel, Class};

use super::command::{Command, Incoming};
use super::record::{
    Came, CaseMoved, CaseShredded, CaseStep, CasesReceived, IdentityOpened, KeysSet, LawTaken, Opened, Part, PartAdded,
    Received, Record, Step,
};
use super::{CaseState, Complaints, Order, facts};
use crate::books::Books;
use crate::decide::check_id;
use crate::record::Cited;
use crate::refusal::Refusal;
use crate::register::record::OutsideLaw;
use crate::today;

/// Cases taken in by one order at most.
const MOST_CASES: usize = 1_000;

/// Custodians who open an identity together at least: no person opens one alone.
const LEAST_CUSTODIANS: usize = 2;

/// Decides an order.
pub(super) fn decide(books: &Books, complaints: &Complaints, order: &Order) -> Result<Record, Refusal> {
    let command = &order.command;
    let Some(law) = &complaints.law else {
        let Command::OpenComplaints { register, title, synthetic } = command else {
            return Err(Refusal::NotNow { why: "the register was not opened yet" });
        };
        register.split('/').try_for_each(|part| check_id("register", part))?;
        facts::words("title", title)?;
        let (register, title) = (register.clone(), title.clone());
        return Ok(Record::Opened(Opened { register, title, synthetic: *synthetic, law: books.used() }));
    };
    match (command, &books.check(law)) {
        (Command::OpenComplaints { .. }, _) => Err(Refusal::NotNow { why: "the register was opened already" }),
        (Command::TakeLaw {}, Ok(())) => {
            Err(Refusal::NotNow { why: "the register stands under the law at hand already" })
        }
        (Command::TakeLaw {}, Err(_)) => Ok(Record::LawTaken(LawTaken { law: books.used() })),
        (_, Err(other)) => Err(Refusal::RegisterLaw { wanted: other.wanted.clone(), found: other.found.clone() }),
        (command, Ok(())) => of_case(books, complaints, order, command),
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
            part.iter().try_for_each(facts::part)?;
            taken(books, complaints, known, *day, (step, part.as_ref()), decided.as_deref())
        }
        Command::Move { case, day, to, because, locks, parts } => {
            let known = ready(case, *day)?;
            facts::hash("locks", locks)?;
            parts.iter().try_for_each(facts::part)?;
            moved(books, known, *day, (to, because), (locks, parts))
        }
        Command::AddPart { case, day, part } => {
            let known = ready(case, *day)?;
            facts::part(part)?;
            open_still(known, if part.kind == "identity" { "identity" } else { "office" })?;
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
            facts::words("because", because)?;
            open_still(known, compartment)?;
            if known.stage.closed.is_none() {
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
        all.push(received(books, &rules, own)?);
    }
    // Ids are random: their order says nothing of who came first.
    all.sort_by(|a, b| a.case.cmp(&b.case));
    Ok(Record::CasesReceived(CasesReceived { cases: all }))
}

fn received(books: &Books, rules: &ComplaintRules<'_>, own: &Incoming) -> Result<Received, Refusal> {
    facts::hash("locks", &own.locks)?;
    own.parts.iter().try_for_each(facts::part)?;
    if Channel::of_id(&own.channel).is_none() {
        return Err(Refusal::NotTaken { what: "channel", why: format!("`{}` is none", own.channel) });
    }
    if let Came::WeekOf(day) = own.came
        && day.weekday() != jiff::civil::Weekday::Monday
    {
        return Err(Refusal::NotTaken { what: "came", why: format!("{day} is no Monday") });
    }
    for id in [&own.place, &own.topic, &own.body].into_iter().flatten().chain([&own.language]) {
        check_id("id", id)?;
    }
    let class = Class::of_id(&own.class).ok_or_else(|| {
        let why = format!("`{}` is none", own.class);
        Refusal::NotTaken { what: "class", why }
    })?;
    let (class, standing, findings) = match (class, &own.filed) {
        (Class::Complaint | Class::Signal, Some(filed)) => {
            let judged = judge(&facts::filing(own.came, filed)?, rules);
            let standing = match judged.standing {
                Standing::Admissible => "admissible",
                Standing::Outside => "outside",
                Standing::Open => "open",
            };
            let finding = |own: &ombudsman::complaint::filing::Finding| Cited {
                words: format!("{} {}", own.code, own.words),
                by: own.citations.join("; "),
            };
            (judged.class, Some(standing.to_owned()), judged.findings.iter().map(finding).collect())
        }
        (Class::OwnInitiative | Class::Preventive, None) => (class, None, Vec::new()),
        (_, filed) => {
            let why = if filed.is_some() {
                "a case of the office's own is no message"
            } else {
                "a message says what it carries"
            };
            return Err(Refusal::NotTaken { what: "filed", why: why.to_owned() });
        }
    };
    let asked =
        Asked { place: own.place.as_deref(), central_body: own.central_body, not_this_office: own.not_this_office };
    let Routed { office, because, citations } = route(&asked, facts::came(own.came).last(), &books.law);
    Ok(Received {
        case: own.case.clone(),
        locator: own.locator.clone(),
        class: class.id().to_owned(),
        channel: own.channel.clone(),
        came: own.came,
        office: office.to_string(),
        routed: vec![Cited { words: because, by: citations.join("; ") }],
        place: own.place.clone(),
        topic: own.topic.clone(),
        body: own.body.clone(),
        language: own.language.clone(),
        reprisal: own.reprisal,
        not_this_office: own.not_this_office,
        standing,
        findings,
        locks: own.locks.clone(),
        parts: own.parts.clone(),
    })
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
    let step = facts::step(what)?;
    let rules = ComplaintRules::of(&books.law);
    let mut open = (Vec::new(), Vec::new());
    // What the law of its day keeps out is not accepted; what it leaves open is accepted in words.
    if matches!(what, Step::Accept) {
        let found = &known.received.findings;
        let (words, by): (Vec<String>, Vec<String>) =
            found.iter().map(|own| (own.words.clone(), own.by.clone())).unzip();
        match known.received.standing.as_deref() {
            Some("outside") => return Err(no(codes::OUTSIDE, words.join("; "), by)),
            Some("open") => open = (words, by),
            _ => {}
        }
    }
    let (stage, by, due) = match known.stage.apply(&step, day, &rules, &complaints.calendar) {
        Ok(Taken { stage, relied, due }) => (stage, relied, due),
        Err(Halt::No(refusal)) => return Err(no(refusal.code, refusal.why, refusal.citations)),
        Err(Halt::Open { points, citations, stage }) => {
            open.0.extend(points);
            open.1.extend(citations);
            let due = stage.due(&rules, &complaints.calendar, day);
            (*stage, Vec::new(), due)
        }
    };
    let outside = match (open.0.is_empty(), decided) {
        (true, None) => None,
        (true, Some(_)) => return Err(Refusal::LawDecides),
        (false, None) => return Err(no(codes::LEFT_OPEN, left_open(&open.0), open.1)),
        (false, Some(words)) => {
            facts::words("decided", words)?;
            Some(OutsideLaw { open: open.0, by: open.1, decided: words.to_owned() })
        }
    };
    Ok(Record::CaseStep(CaseStep {
        case: case.clone(),
        day,
        step: what.clone(),
        stage: stage.at.name().to_owned(),
        by,
        due: due.iter().map(facts::recorded).collect(),
        part: part.cloned(),
        outside,
    }))
}

fn left_open(points: &[String]) -> String {
    format!(
        "the law of the day leaves this open: {}; whoever takes the step decides it in words (`decided`)",
        points.join("; ")
    )
}

fn moved(
    books: &Books,
    known: &CaseState,
    day: Date,
    (to, because): (&str, &str),
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
    let asked = Asked { place: own.place.as_deref(), central_body: false, not_this_office: own.not_this_office };
    let routed = route(&asked, day, &books.law);
    let by = if routed.office.to_string() == to {
        Cited { words: routed.because, by: routed.citations.join("; ") }
    } else {
        // Another office than the rule gives takes a case with a reason.
        facts::words("because", because)?;
        Cited { words: because.to_owned(), by: String::new() }
    };
    Ok(Record::CaseMoved(CaseMoved {
        case: own.case.clone(),
        day,
        from,
        to: to.to_owned(),
        by: vec![by],
        locks: locks.to_owned(),
        parts: parts.to_vec(),
    }))
}
