//! From an order and the state of a register to a record, or a refusal. Nothing is changed here. A step is judged by the law
//! of its own day; what that leaves open is decided in words by whoever keeps the register, and marked so.

use jiff::civil::Date;
use law::{Query, Version};
use party::membership::Decision;
use party::stage::{Command as Move, Halt, Stage, Step as Taken};
use party::{PartyRules, words};

use super::command::{Command, Ruling, RulingOutcome};
use super::record::{OutsideLaw, PartyEntered, PartyRefused, PartyRegistered, PartyStep, Record, Step};
use super::{Order, PartyState, Register, facts};
use crate::books::Books;
use crate::decide::check_id;
use crate::outlives::{Turn, Wanted, turn};
use crate::record::Cited;
use crate::refusal::Refusal;
use crate::today;

/// Decides an order.
pub(super) fn decide(books: &Books, register: &Register, order: &Order) -> Result<Record, Refusal> {
    let wanted = match &order.command {
        Command::OpenRegister { register, title, synthetic } => Wanted::Open { register, title, synthetic: *synthetic },
        Command::TakeLaw {} => Wanted::TakeLaw,
        _ => Wanted::Other,
    };
    match turn(books, register.law.as_ref(), &wanted)? {
        Turn::Opened(opened) => Ok(Record::Opened(opened)),
        Turn::LawTaken(taken) => Ok(Record::LawTaken(taken)),
        Turn::Goes => of_party(books, register, order),
    }
}

fn of_party(books: &Books, register: &Register, order: &Order) -> Result<Record, Refusal> {
    match &order.command {
        Command::OpenRegister { .. } | Command::TakeLaw {} => Err(Refusal::NotNow { why: "the register is open" }),
        Command::EnterParty { party, name } => {
            check_id("party", party)?;
            facts::words("name of a party", name)?;
            if register.parties.contains_key(party) {
                return Err(Refusal::Twice { what: "party", id: party.clone() });
            }
            Ok(Record::PartyEntered(PartyEntered { party: party.clone(), name: name.clone() }))
        }
        Command::Step { party, day, step: what, because, decided } => {
            let known = ready(register, order, party, *day, because)?;
            step(books, register, known, Asked { party, day: *day, because }, what, decided.as_deref())
        }
        Command::Decide { party, day, grounds, because, decided } => {
            let known = ready(register, order, party, *day, because)?;
            registration(books, known, Asked { party, day: *day, because }, grounds, decided.as_ref())
        }
    }
}

/// What every step of a party has.
#[derive(Clone, Copy)]
struct Asked<'a> {
    party: &'a str,
    day: Date,
    because: &'a str,
}

impl Asked<'_> {
    fn refusal(&self, why: String, by: Vec<String>) -> Refusal {
        Refusal::PartyStep { party: self.party.to_owned(), why, by }
    }

    fn no(&self, refusal: &party::stage::Refusal) -> Refusal {
        self.refusal(words::refusal(refusal), words::refusal_citations(refusal))
    }
}

/// The party of an order, if anything can be recorded of it on that day.
fn ready<'r>(
    register: &'r Register,
    order: &Order,
    party: &str,
    day: Date,
    because: &str,
) -> Result<&'r PartyState, Refusal> {
    check_id("party", party)?;
    let known = register.parties.get(party).ok_or(Refusal::NoSuch { what: "party", id: party.to_owned() })?;
    if !because.is_empty() {
        facts::words("because", because)?;
    }
    today::has_come(day, order.at)?;
    Ok(known)
}

/// A step that is no decision of the Ministry about registration.
fn step(
    books: &Books,
    register: &Register,
    known: &PartyState,
    asked: Asked<'_>,
    what: &Step,
    decided: Option<&str>,
) -> Result<Record, Refusal> {
    let what = facts::recorded(&register.units, what)?;
    let command = facts::command(&register.units, &what)?;
    let Asked { party, day, because } = asked;
    if matches!(&what, Step::Suspend { until } if *until <= day) {
        return Err(asked.refusal("a suspension ends after it begins".to_owned(), Vec::new()));
    }
    let to = known.stage.follow(&command, day, false).map_err(|refusal| asked.no(&refusal))?;
    let (by, outside) = match judged(books, known, &what, &command, day) {
        Judged::Taken(taken) => {
            in_words_only_if_open(decided.is_some())?;
            (taken.relied.iter().map(cited).collect(), None)
        }
        Judged::Refused(refusal) => return Err(asked.no(&refusal)),
        Judged::Open { points, by } => (Vec::new(), Some(outside(points, by, decided)?)),
    };
    let (party, because) = (party.to_owned(), because.to_owned());
    Ok(Record::PartyStep(PartyStep { party, day, step: what, stage: to.name().to_owned(), by, because, outside }))
}

/// What the law of the day says of a step.
enum Judged {
    Taken(Box<Taken>),
    Refused(party::stage::Refusal),
    Open { points: Vec<String>, by: Vec<String> },
}

fn judged(books: &Books, known: &PartyState, what: &Step, command: &Move, day: Date) -> Judged {
    if let Step::Liquidate { missed: None } = what {
        let point = "the law as recorded knows one ground of liquidation, elections of the Majilis missed in a row";
        return Judged::Open { points: vec![point.to_owned()], by: Vec::new() };
    }
    law_says(books, &known.stage, command, day)
}

fn law_says(books: &Books, stage: &Stage, command: &Move, day: Date) -> Judged {
    match stage.clone().apply(command, day, &books.law) {
        Ok(taken) => Judged::Taken(Box::new(taken)),
        Err(stopped) => match stopped.why {
            Halt::Refused(refusal) => Judged::Refused(refusal),
            halt => Judged::Open { points: words::halt(&halt), by: words::halt_citations(&halt) },
        },
    }
}

/// The Ministry registers or refuses.
fn registration(
    books: &Books,
    known: &PartyState,
    asked: Asked<'_>,
    found: &[String],
    decided: Option<&Ruling>,
) -> Result<Record, Refusal> {
    found.iter().try_for_each(|ground| facts::words("ground", ground))?;
    let Asked { day, .. } = asked;
    known.stage.follow(&Move::Decide, day, true).map_err(|refusal| asked.no(&refusal))?;
    let words = decided.map(|ruling| ruling.words.as_str());
    let refuses = decided.is_some_and(|ruling| ruling.outcome == RulingOutcome::Refused);
    match law_says(books, &known.stage, &Move::Decide, day) {
        Judged::Refused(refusal) => Err(asked.no(&refusal)),
        Judged::Open { points, by } if found.is_empty() => {
            let outside = outside(points, by, words)?;
            Ok(if refuses {
                refused(asked, Vec::new(), Some(outside))
            } else {
                registered(asked, Vec::new(), Some(outside))
            })
        }
        Judged::Taken(taken) if matches!(taken.to, Stage::Registered { .. }) && found.is_empty() => {
            in_words_only_if_open(decided.is_some())?;
            Ok(registered(asked, taken.relied.iter().map(cited).collect(), None))
        }
        Judged::Taken(taken) => {
            let mut grounds = of_numbers(&taken);
            match (found.is_empty(), article_of_grounds(books, day)) {
                (true, _) => in_words_only_if_open(decided.is_some())?,
                (false, Ok(by)) => {
                    in_words_only_if_open(decided.is_some())?;
                    grounds.extend(found.iter().map(|words| Cited { words: words.clone(), by: by.clone() }));
                }
                (false, Err(point)) => return by_grounds_alone(asked, found, vec![point], decided),
            }
            Ok(refused(asked, grounds, None))
        }
        // A ground that was found refuses whatever the numbers leave open.
        Judged::Open { points, .. } => match article_of_grounds(books, day) {
            Ok(by) => {
                in_words_only_if_open(decided.is_some())?;
                let grounds = found.iter().map(|words| Cited { words: words.clone(), by: by.clone() }).collect();
                Ok(refused(asked, grounds, None))
            }
            Err(point) => by_grounds_alone(asked, found, points.into_iter().chain([point]).collect(), decided),
        },
    }
}

/// Grounds in words on a day whose law on grounds is not known: they refuse by a decision in words.
fn by_grounds_alone(
    asked: Asked<'_>,
    found: &[String],
    points: Vec<String>,
    decided: Option<&Ruling>,
) -> Result<Record, Refusal> {
    let outside = outside(points, Vec::new(), decided.map(|ruling| ruling.words.as_str()))?;
    if decided.is_some_and(|ruling| ruling.outcome == RulingOutcome::Registered) {
        return Err(asked.refusal("it is registered, and grounds of refusal are named".to_owned(), Vec::new()));
    }
    let grounds = found.iter().map(|words| Cited { words: words.clone(), by: String::new() }).collect();
    Ok(refused(asked, grounds, Some(outside)))
}

/// The grounds that the numbers give, with their articles.
fn of_numbers(taken: &Taken) -> Vec<Cited> {
    let Some(decided) = &taken.decided else { return Vec::new() };
    let Decision::Refused { grounds } = &decided.decision else { return Vec::new() };
    let refused_by = decided.judgements.first().and_then(|judgement| judgement.refused_by.as_ref());
    let by = |ground: &party::membership::Ground| {
        let versions: Vec<String> = ground.versions().into_iter().chain(refused_by).map(words::cite).collect();
        versions.join("; ")
    };
    grounds.iter().map(|ground| Cited { words: words::ground(ground), by: by(ground) }).collect()
}

/// The article that names the grounds of refusal on a day, or why there is none to cite.
fn article_of_grounds(books: &Books, day: Date) -> Result<String, String> {
    let rules = PartyRules::on(&books.law, Query::on(day)).map_err(|error| error.to_string())?;
    rules.refusal_grounds.map(|cited| words::cite(&cited.from)).map_err(|gap| gap.to_string())
}

fn registered(asked: Asked<'_>, by: Vec<Cited>, outside: Option<OutsideLaw>) -> Record {
    let (party, because) = (asked.party.to_owned(), asked.because.to_owned());
    Record::PartyRegistered(PartyRegistered { party, day: asked.day, by, because, outside })
}

fn refused(asked: Asked<'_>, grounds: Vec<Cited>, outside: Option<OutsideLaw>) -> Record {
    let (party, because) = (asked.party.to_owned(), asked.because.to_owned());
    Record::PartyRefused(PartyRefused { party, day: asked.day, grounds, because, outside })
}

/// What the law leaves open and how it was decided; refused where nobody decided it.
fn outside(points: Vec<String>, by: Vec<String>, decided: Option<&str>) -> Result<OutsideLaw, Refusal> {
    let Some(words) = decided else { return Err(Refusal::PartyOpen { points, by }) };
    facts::words("decided", words)?;
    Ok(OutsideLaw { open: points, by, decided: words.to_owned() })
}

/// Words never stand in the place of a law that decides.
fn in_words_only_if_open(given: bool) -> Result<(), Refusal> {
    if given { Err(Refusal::LawDecides) } else { Ok(()) }
}

/// A rule that was kept, with its value and article.
fn cited(version: &Version) -> Cited {
    Cited { words: format!("{}: {}", version.rule, version.value), by: words::cite(version) }
}
