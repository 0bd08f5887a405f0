//! Whether something that happened ends the office, by the law of its day. It must never know a post.

use law::Value;

use super::rules::{May, TenureRules};
use super::{Event, Happened};
use crate::single::Nominator;
use crate::single::candidacy::items;

/// Whether the office ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ends {
    /// It does, by this article.
    Yes {
        /// The article.
        citation: String,
    },
    /// It does not, by this article.
    No {
        /// The article.
        citation: String,
    },
    /// The facts or the law do not say.
    Open {
        /// What is open.
        words: String,
    },
}

/// Whether an event ends the office of a holder whom `nominator` had put forward.
pub fn early_end(event: &Event, nominator: Option<&Nominator>, rules: &TenureRules<'_>) -> Ends {
    let on = event.on;
    let listed = |words: &str| {
        under_all(rules.ask("ends_on", on), |value| {
            let grounds = items(value)?;
            Some(grounds.iter().any(|ground| ground == words))
        })
    };
    match &event.what {
        Happened::Death => listed("death"),
        Happened::CourtFinding => listed("court finding of incapacity, absence or death"),
        Happened::CitizenshipLost => listed("loss of citizenship"),
        Happened::SuccessorRegistered => listed("registration of the successor"),
        Happened::PresidentDecided => listed("decision of the President"),
        Happened::LeftParty | Happened::PartyEnded => match nominator {
            Some(Nominator::Party(_)) => {
                let left = event.what == Happened::LeftParty;
                let rule = if left { "ends_on_leaving_party" } else { "ends_on_end_of_party" };
                under_all(rules.ask(rule, on), yes_no)
            }
            // Only a party's holder can leave the nominating party.
            Some(_) => match under_all(rules.ask("ends_on_leaving_party", on), yes_no) {
                Ends::Yes { citation } | Ends::No { citation } => Ends::No { citation },
                open @ Ends::Open { .. } => open,
            },
            None => Ends::Open { words: "who had nominated the holder is not stated".to_owned() },
        },
        Happened::NoConfidence { accepted } => no_confidence(*accepted, rules.ask("ends_on_no_confidence", on)),
        // The article on an early election speaks of both an early end and a reorganised unit.
        Happened::UnitReorganised => match rules.ask("early.call_within", on) {
            Ok(all) => Ends::Yes { citation: citation(&all) },
            Err(words) => Ends::Open { words },
        },
        Happened::UnitAbolished => {
            Ends::Open { words: "the unit is abolished: no recorded rule says what follows for its post".to_owned() }
        }
        Happened::Other(words) => {
            Ends::Open { words: format!("other cases of law are not recorded one by one: {words}") }
        }
    }
}

fn no_confidence(accepted: Option<bool>, said: Result<Vec<May>, String>) -> Ends {
    let not_known = accepted.is_none();
    let found = under_all(said, |value| match (value, accepted) {
        (Value::Choice(choice), _) if choice == "at_once" => Some(true),
        (Value::Choice(choice), _) if choice == "never" => Some(false),
        (Value::Choice(choice), Some(yes)) if choice == "if_accepted_by_the_higher_akim" => Some(yes),
        _ => None,
    });
    match found {
        Ends::Open { .. } if not_known => {
            Ends::Open { words: "whether the vote of no confidence was accepted is not stated".to_owned() }
        }
        other => other,
    }
}

fn yes_no(value: &Value) -> Option<bool> {
    if let Value::YesNo(yes) = value { Some(*yes) } else { None }
}

/// What all values a rule may have come to.
fn under_all(said: Result<Vec<May>, String>, read: impl Fn(&Value) -> Option<bool>) -> Ends {
    let all = match said {
        Ok(all) => all,
        Err(words) => return Ends::Open { words },
    };
    let found: Vec<Option<bool>> = all.iter().map(|may| read(&may.value)).collect();
    let citation = citation(&all);
    if found.iter().all(|found| *found == Some(true)) {
        Ends::Yes { citation }
    } else if found.iter().all(|found| *found == Some(false)) {
        Ends::No { citation }
    } else {
        Ends::Open { words: format!("the law of the day gives no single answer ({citation})") }
    }
}

fn citation(all: &[May]) -> String {
    let mut citations: Vec<String> = Vec::new();
    for may in all {
        let citation = may.from.citation();
        if !citations.contains(&citation) {
            citations.push(citation);
        }
    }
    citations.join("; or ")
}
