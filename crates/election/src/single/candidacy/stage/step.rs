//! Steps of a candidate: where each leads, and what the law of its day asks. It must never know a figure of the law.

use jiff::civil::Date;
use law::calendar::{Calendar, Counting, Deadline, Direction, Roll};
use law::{Cited, Duration};

use super::{Act, At, Decided, Frame, Halt, Refusal, Stage, Step, Stopped};
use crate::single::candidacy::rules::{CancelledBefore, Rule, Rules};
use crate::single::candidacy::{CandidacyRules, Decision, Limit, Moment};

/// An arrow of the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Transition {
    /// From this stage.
    pub from: At,
    /// By this act.
    pub act: &'static str,
    /// To this stage.
    pub to: At,
}

const fn arrow(from: At, act: &'static str, to: At) -> Transition {
    Transition { from, act, to }
}

/// Every arrow.
pub const TRANSITIONS: [Transition; 29] = [
    arrow(At::Nominated, "find eligible", At::Eligible),
    arrow(At::Eligible, "issue sheets", At::SheetsIssued),
    arrow(At::SheetsIssued, "accept sheets", At::Signed),
    arrow(At::Eligible, "register", At::Registered),
    arrow(At::Signed, "register", At::Registered),
    arrow(At::Nominated, "refuse", At::Refused),
    arrow(At::Eligible, "refuse", At::Refused),
    arrow(At::SheetsIssued, "refuse", At::Refused),
    arrow(At::Signed, "refuse", At::Refused),
    arrow(At::Refused, "appeal", At::Appealed),
    arrow(At::Cancelled, "appeal", At::Appealed),
    arrow(At::Appealed, "restore", At::Registered),
    arrow(At::Appealed, "dismiss", At::Dismissed),
    arrow(At::Nominated, "withdraw", At::Withdrawn),
    arrow(At::Eligible, "withdraw", At::Withdrawn),
    arrow(At::SheetsIssued, "withdraw", At::Withdrawn),
    arrow(At::Signed, "withdraw", At::Withdrawn),
    arrow(At::Registered, "withdraw", At::Withdrawn),
    arrow(At::Nominated, "take back", At::TakenBack),
    arrow(At::Eligible, "take back", At::TakenBack),
    arrow(At::SheetsIssued, "take back", At::TakenBack),
    arrow(At::Signed, "take back", At::TakenBack),
    arrow(At::Registered, "take back", At::TakenBack),
    arrow(At::Registered, "cancel", At::Cancelled),
    arrow(At::Nominated, "leave", At::Out),
    arrow(At::Eligible, "leave", At::Out),
    arrow(At::SheetsIssued, "leave", At::Out),
    arrow(At::Signed, "leave", At::Out),
    arrow(At::Registered, "leave", At::Out),
];

/// What one reading of the law says of a step.
pub(super) enum Says {
    /// Go on, by these articles.
    Yes(Vec<String>),
    /// It is refused.
    No(Refusal),
    /// It does not say.
    Open { words: String, citation: String },
}

pub(super) fn apply(
    stage: Stage,
    act: &Act,
    at: Moment,
    frame: &Frame,
    rules: &CandidacyRules,
    calendar: &Calendar,
) -> Result<Step, Box<Stopped>> {
    let stop = |why: Halt| Err(Box::new(Stopped { stage, why }));
    let found = TRANSITIONS.iter().find(|arrow| arrow.from == stage.at && arrow.act == act.name());
    let Some(arrow) = found.filter(|_| belongs(stage.at, act, frame)) else {
        return stop(Halt::Refused(Refusal::NotNow { stage: stage.at.name(), act: act.name() }));
    };
    if at.day < stage.since {
        return stop(Halt::Refused(Refusal::BeforeLastStep { last: stage.since }));
    }
    let says: Vec<Says> =
        rules.readings.iter().map(|state| asked(stage, act, at, frame, &state.rules, calendar)).collect();
    let (mut relied, mut no, mut open) = (Vec::new(), None, None);
    let (mut yes, all) = (0, says.len());
    for said in says {
        match said {
            Says::Yes(citations) => {
                yes += 1;
                for citation in citations.into_iter().filter(|citation| !citation.is_empty()) {
                    if !relied.contains(&citation) {
                        relied.push(citation);
                    }
                }
            }
            Says::No(refusal) => no = Some((no.map_or(1, |(n, _)| n + 1), refusal)),
            Says::Open { words, citation } => open = Some(Halt::Open { words, citation }),
        }
    }
    match (no, open) {
        (None, None) if yes > 0 => Ok(Step { to: Stage { at: arrow.to, since: at.day }, relied }),
        (Some((n, refusal)), _) if n == all => stop(Halt::Refused(refusal)),
        (Some((_, refusal)), None) => {
            let words = format!("the law of the day is uncertain: one reading refuses, {refusal}");
            stop(Halt::Open { words, citation: String::new() })
        }
        (_, Some(open)) => stop(open),
        (None, None) => {
            let words = "the starts of too many acts are not known".to_owned();
            stop(Halt::Open { words, citation: String::new() })
        }
    }
}

/// Whether an arrow is one of this candidate's: those who need signatures go over the sheets.
pub(super) fn belongs(at: At, act: &Act, frame: &Frame) -> bool {
    match (at, act) {
        (At::Eligible, Act::IssueSheets) => frame.needs_signatures,
        (At::Eligible, Act::Register(_)) => !frame.needs_signatures,
        _ => true,
    }
}

fn asked(stage: Stage, act: &Act, at: Moment, frame: &Frame, rules: &Rules, calendar: &Calendar) -> Says {
    match act {
        Act::FindEligible | Act::Leave => Says::Yes(Vec::new()),
        Act::IssueSheets => cited(&rules.sheets_issued),
        Act::AcceptSheets { enough: false, .. } => {
            Says::No(Refusal::Otherwise { says: "too few signatures were found good".to_owned() })
        }
        Act::AcceptSheets { enough: true, handed_in } => {
            let limit = frame.signatures_due.as_ref().or(frame.registration_ends.as_ref());
            both(cited(&rules.signatures), || in_term(limit, handed_in.unwrap_or(at)))
        }
        Act::Register(decided) => both(says(decided, true), || in_term(frame.registration_ends.as_ref(), at)),
        Act::Refuse(decided) => both(says(decided, false), || cited(&rules.grounds)),
        Act::Appeal => within(&rules.appeal, stage.since, at.day, calendar),
        Act::Restore => before(&rules.fixed, frame.vote, at.day, calendar),
        Act::Dismiss => cited(&rules.appeal_decided),
        Act::Withdraw => before(&rules.withdrawal, frame.vote, at.day, calendar),
        Act::TakeBack => take_back(stage, at, frame, rules, calendar),
        Act::Cancel { ground } => both(named(ground, rules), || before(&rules.fixed, frame.vote, at.day, calendar)),
    }
}

fn both(first: Says, then: impl FnOnce() -> Says) -> Says {
    let Says::Yes(mut citations) = first else { return first };
    match then() {
        Says::Yes(more) => {
            citations.extend(more);
            Says::Yes(citations)
        }
        other => other,
    }
}

/// A step that rests on a rule and is bound by none.
fn cited<T>(rule: &Rule<T>) -> Says {
    Says::Yes(rule.as_ref().map(|cited| cited.from.citation()).into_iter().collect())
}

fn lacking<T>(rule: &Rule<T>) -> Option<Says> {
    let lack = rule.as_ref().err()?;
    let (rule, words) = lack.parts();
    Some(Says::Open { words: format!("{rule}: {words}"), citation: String::new() })
}

/// Registering and refusing follow the judgement; where it is open the commission decides in its own words.
fn says(decided: &Decided, register: bool) -> Says {
    let otherwise = || Says::No(Refusal::Otherwise { says: decided.law.word().to_owned() });
    match (&decided.law, register) {
        (Decision::Registrable, true) | (Decision::Refused(_), false) => {
            if decided.words.is_empty() {
                Says::Yes(decided.law.checks().iter().map(|check| check.citation.clone()).collect())
            } else {
                otherwise()
            }
        }
        (Decision::Open(_) | Decision::ReadingsDiffer, _) if !decided.words.is_empty() => {
            Says::Yes(decided.law.checks().iter().map(|check| check.citation.clone()).collect())
        }
        (Decision::Open(checks), _) => {
            let words: Vec<String> = checks.iter().map(ToString::to_string).collect();
            Says::Open { words: words.join("; "), citation: String::new() }
        }
        (Decision::ReadingsDiffer, _) => {
            let words = "the readings of the law of the day decide differently".to_owned();
            Says::Open { words, citation: String::new() }
        }
        _ => otherwise(),
    }
}

fn named(ground: &str, rules: &Rules) -> Says {
    match &rules.grounds {
        Ok(grounds) if grounds.value.iter().any(|known| known == ground) => Says::Yes(vec![grounds.from.citation()]),
        Ok(grounds) => {
            let says = format!("`{ground}` is no ground of {}", grounds.from.citation());
            Says::No(Refusal::Otherwise { says })
        }
        Err(_) => lacking(&rules.grounds).unwrap_or(Says::Yes(Vec::new())),
    }
}

fn in_term(limit: Option<&Limit>, at: Moment) -> Says {
    let Some(limit) = limit else { return Says::Yes(Vec::new()) };
    match limit.holds(at) {
        Some(true) => Says::Yes(vec![limit.citation.clone()]),
        Some(false) => Says::No(Refusal::TooLate { last: limit.day, citation: limit.citation.clone() }),
        None => {
            let words = format!("the term ends {limit}, and the hour of the step is not stated");
            Says::Open { words, citation: limit.citation.clone() }
        }
    }
}

/// A nominator's time: until so long before registration ends and never after the candidate is registered, or before voting.
fn take_back(stage: Stage, at: Moment, frame: &Frame, rules: &Rules, calendar: &Calendar) -> Says {
    let anchor = match &rules.cancelled_before {
        Ok(Cited { value: CancelledBefore::Voting, .. }) => frame.vote,
        Ok(Cited { value: CancelledBefore::Registration, from }) => {
            if stage.at == At::Registered {
                return Says::No(Refusal::TooLate { last: stage.since, citation: from.citation() });
            }
            let Some(limit) = &frame.registration_ends else {
                let words = "the end of registration was not given".to_owned();
                return Says::Open { words, citation: from.citation() };
            };
            limit.day
        }
        Err(_) => return lacking(&rules.cancelled_before).unwrap_or(Says::Yes(Vec::new())),
    };
    before(&rules.cancelled, anchor, at.day, calendar)
}

/// Not later than a term before a day. The two ways of counting must agree: between them the law is open.
fn before(rule: &Rule<Duration>, anchor: Date, on: Date, calendar: &Calendar) -> Says {
    let Ok(term) = rule else { return lacking(rule).unwrap_or(Says::Yes(Vec::new())) };
    let citation = term.from.citation();
    let Some((certain, possible)) = last_before(term.value, anchor, calendar) else {
        return Says::Open { words: format!("no day is {} before {anchor}", term.value), citation };
    };
    if on <= certain {
        Says::Yes(vec![citation])
    } else if on > possible {
        Says::No(Refusal::TooLate { last: possible, citation })
    } else {
        let words = format!("{} before {anchor} ends {certain} or {possible}, by the way of counting", term.value);
        Says::Open { words, citation }
    }
}

/// The last day so long before another: with the whole term between, and counted from the next day.
pub(super) fn last_before(term: Duration, anchor: Date, calendar: &Calendar) -> Option<(Date, Date)> {
    let day = |counting| reach(term, anchor, Direction::Before, counting, calendar);
    Some((day(Counting::FullDaysBetween)?, day(Counting::FromNextDay)?))
}

fn within(rule: &Rule<Duration>, since: Date, on: Date, calendar: &Calendar) -> Says {
    let Ok(term) = rule else { return lacking(rule).unwrap_or(Says::Yes(Vec::new())) };
    let citation = term.from.citation();
    match last_within(term.value, since, calendar) {
        Some(last) if on <= last => Says::Yes(vec![citation]),
        Some(last) => Says::No(Refusal::TooLate { last, citation }),
        None => Says::Open { words: format!("no day is {} after {since}", term.value), citation },
    }
}

/// The last day of a term that runs from a day.
pub(super) fn last_within(term: Duration, since: Date, calendar: &Calendar) -> Option<Date> {
    reach(term, since, Direction::After, Counting::FromNextDay, calendar)
}

fn reach(term: Duration, anchor: Date, direction: Direction, counting: Counting, calendar: &Calendar) -> Option<Date> {
    let deadline = Deadline { term, direction, counting, roll: Roll::None };
    calendar.deadline(anchor, deadline).ok()?.plain().map(|reckoning| reckoning.day)
}
