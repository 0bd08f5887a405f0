//! One step: which command leads from which stage where, and what it asks of the law, article by article. The numbers are in
//! the law; the order of the steps is that of art 6, 10, 11, 13 and 14 of the law on parties.

use jiff::civil::Date;
use law::{Duration, Law, Query, Version};

use super::checks::{Side, at_least, between, under_all};
use super::{Command, Halt, Refusal, Stage, Step, Stopped};
use crate::membership::{Decision, Facts, decide, decide_group};
use crate::rules::{IfNeeded, PartyRules, names};

/// A transition: from a stage by a command to a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Transition {
    /// The stage before.
    pub from: &'static str,
    /// The command.
    pub command: &'static str,
    /// The stage after.
    pub to: &'static str,
}

const fn arrow(from: &'static str, command: &'static str, to: &'static str) -> Transition {
    Transition { from, command, to }
}

/// Every transition there is.
pub const TRANSITIONS: &[Transition] = &[
    arrow("Nothing", "MeetGroup", "Group"),
    arrow("Group", "FormCommittee", "Committee"),
    arrow("Committee", "Notify", "Notified"),
    arrow("Notified", "Confirm", "Confirmed"),
    arrow("Confirmed", "Publish", "Published"),
    arrow("Confirmed", "Lapse", "Lapsed"),
    arrow("Published", "HoldCongress", "Founded"),
    arrow("Published", "Lapse", "Lapsed"),
    arrow("Founded", "File", "Filed"),
    arrow("Founded", "Lapse", "Lapsed"),
    arrow("Filed", "Decide", "Registered"),
    arrow("Filed", "Decide", "Refused"),
    arrow("Refused", "File", "Filed"),
    arrow("Registered", "RegisterBranches", "Established"),
    arrow("Registered", "Annul", "Annulled"),
    arrow("Established", "Suspend", "Suspended"),
    arrow("Established", "Liquidate", "Liquidated"),
    arrow("Suspended", "Resume", "Established"),
    arrow("Suspended", "Liquidate", "Liquidated"),
];

/// Takes the step or hands the stage back.
pub(super) fn apply(stage: Stage, command: &Command, day: Date, law: &Law) -> Result<Step, Box<Stopped>> {
    match judged(&stage, command, day, law) {
        Ok(step) => Ok(step),
        Err(why) => Err(Box::new(Stopped { stage, why })),
    }
}

fn judged(stage: &Stage, command: &Command, day: Date, law: &Law) -> Result<Step, Halt> {
    let to = follow(stage, command, day, false).map_err(Halt::Refused)?;
    let rules = PartyRules::on(law, Query::on(day)).map_err(|error| Halt::Day(error.to_string()))?;
    if let (Stage::Filed { members, .. }, Command::Decide) = (stage, command) {
        return decision(&rules, members, day);
    }
    let relied = match command {
        Command::MeetGroup { founders } => group(&rules, founders)?,
        _ => allowed(stage, command, day, &rules)?,
    };
    Ok(Step { to, day, relied, decided: None })
}

/// Where a command leads by the order of the steps alone, whatever the law asks of it; `refused` says how the Ministry decides.
pub(super) fn follow(stage: &Stage, command: &Command, day: Date, refused: bool) -> Result<Stage, Refusal> {
    if let Some(last) = stage.since().filter(|last| day < *last) {
        return Err(Refusal::BeforeLastStep { last });
    }
    let to = match (stage, command) {
        (Stage::Nothing, Command::MeetGroup { .. }) => Stage::Group { met: day },
        (Stage::Group { .. }, Command::FormCommittee { .. }) => Stage::Committee { formed: day },
        (Stage::Committee { .. }, Command::Notify) => Stage::Notified { on: day },
        (Stage::Notified { .. }, Command::Confirm) => Stage::Confirmed { on: day },
        (Stage::Confirmed { on }, Command::Publish) => Stage::Published { confirmed: *on, published: day },
        (Stage::Published { confirmed, .. }, Command::HoldCongress) => {
            Stage::Founded { confirmed: *confirmed, congress: day }
        }
        (Stage::Founded { .. } | Stage::Refused { .. }, Command::File { members }) => {
            Stage::Filed { on: day, members: members.clone() }
        }
        (Stage::Filed { .. }, Command::Decide) if refused => Stage::Refused { on: day },
        (Stage::Filed { .. }, Command::Decide) => Stage::Registered { on: day },
        (Stage::Confirmed { .. } | Stage::Published { .. } | Stage::Founded { .. }, Command::Lapse) => {
            Stage::Lapsed { on: day }
        }
        (Stage::Suspended { until, .. }, Command::Resume) if day <= *until => {
            return Err(Refusal::Suspended { until: *until });
        }
        (Stage::Registered { .. }, Command::RegisterBranches) | (Stage::Suspended { .. }, Command::Resume) => {
            Stage::Established { on: day }
        }
        (Stage::Registered { .. }, Command::Annul) => Stage::Annulled { on: day },
        (Stage::Established { .. }, Command::Suspend { until }) => Stage::Suspended { from: day, until: *until },
        (Stage::Established { .. } | Stage::Suspended { .. }, Command::Liquidate { .. }) => {
            Stage::Liquidated { on: day }
        }
        _ => return Err(Refusal::NotNow { stage: stage.name(), command: command.name() }),
    };
    Ok(to)
}

/// A term of the law that a step keeps or awaits.
pub(super) struct Term {
    /// The rule.
    pub(super) rule: &'static str,
    /// Its value in a reading.
    pub(super) of: fn(&PartyRules) -> &IfNeeded<Duration>,
    /// The day it runs from.
    pub(super) since: Date,
    /// Which side of it the step must lie on.
    pub(super) side: Side,
}

/// The terms of a step from a stage.
pub(super) fn terms(stage: &Stage, command: &str) -> Vec<Term> {
    let term = |side, since: &Date, rule, of| Term { rule, of, since: *since, side };
    match (stage, command) {
        // Art 6(6)(1).
        (Stage::Confirmed { on }, "Publish") => {
            vec![term(Side::Within, on, names::INTENT, |rules| &rules.intent_within)]
        }
        // Art 6(6).
        (Stage::Published { confirmed, .. }, "HoldCongress") => {
            vec![term(Side::Within, confirmed, names::CONGRESS, |rules| &rules.congress_within)]
        }
        // Art 10(2), 6(9).
        (Stage::Founded { confirmed, congress }, "File") => vec![
            term(Side::Within, congress, names::DOCUMENTS, |rules| &rules.documents_within),
            term(Side::Within, confirmed, names::COMMITTEE_ENDS, |rules| &rules.committee_ends_after),
        ],
        // Art 11(2).
        (Stage::Refused { on }, "File") => vec![term(Side::After, on, names::RETRY, |rules| &rules.retry_after)],
        // Art 6(9).
        (
            Stage::Confirmed { on: confirmed } | Stage::Published { confirmed, .. } | Stage::Founded { confirmed, .. },
            "Lapse",
        ) => vec![term(Side::After, confirmed, names::COMMITTEE_ENDS, |rules| &rules.committee_ends_after)],
        // Art 10(3), 10(4).
        (Stage::Registered { on }, "RegisterBranches") => {
            vec![term(Side::Within, on, names::BRANCHES, |rules| &rules.branches_within)]
        }
        (Stage::Registered { on }, "Annul") => {
            vec![term(Side::After, on, names::BRANCHES, |rules| &rules.branches_within)]
        }
        _ => Vec::new(),
    }
}

/// What a step asks of the law, under every reading: its terms and its numbers.
fn allowed(stage: &Stage, command: &Command, day: Date, rules: &PartyRules) -> Result<Vec<Version>, Halt> {
    let terms = terms(stage, command.name());
    let mut names: Vec<&str> = terms.iter().map(|term| term.rule).collect();
    names.extend(match command {
        Command::FormCommittee { .. } => &[names::COMMITTEE_MIN][..],
        Command::Suspend { .. } => &[names::SUSPENSION_MIN, names::SUSPENSION_MAX],
        Command::Liquidate { .. } => &[names::MISSED],
        _ => &[],
    });
    under_all(rules, &names, |rules| {
        let mut relied = match command {
            // Art 6(2), 13, 14(5)(6).
            Command::FormCommittee { persons } => at_least(*persons, &rules.committee_min)?,
            Command::Suspend { until } => between(day, *until, &rules.suspension_min, &rules.suspension_max)?,
            Command::Liquidate { missed } => at_least(*missed, &rules.missed_elections)?,
            _ => Vec::new(),
        };
        for term in &terms {
            relied.extend(term.side.check(day, term.since, (term.of)(rules))?);
        }
        Ok(relied)
    })
}

/// Art 10(6), 11: the Ministry registers or refuses by the law of the day it decides.
fn decision(rules: &PartyRules, members: &Facts, day: Date) -> Result<Step, Halt> {
    let decided = decide(rules, members);
    let first = decided.judgements.first();
    let (to, relied) = match &decided.decision {
        Decision::Registered => {
            let needs = decided.judgements.iter().flat_map(|judgement| [&judgement.members_min, &judgement.region_min]);
            (Stage::Registered { on: day }, needs.flatten().map(|need| need.from.clone()).collect())
        }
        Decision::Refused { .. } => {
            let grounds = first.iter().flat_map(|judgement| &judgement.grounds).flat_map(|ground| ground.versions());
            let by = first.and_then(|judgement| judgement.refused_by.as_ref());
            (Stage::Refused { on: day }, by.into_iter().chain(grounds).cloned().collect())
        }
        Decision::Open { .. } | Decision::Uncertain { .. } => return Err(Halt::Undecided(Box::new(decided))),
    };
    Ok(Step { to, day, relied, decided: Some(Box::new(decided)) })
}

/// Art 6(1): enough persons from enough units, under every reading.
fn group(rules: &PartyRules, founders: &Facts) -> Result<Vec<Version>, Halt> {
    let decided = decide_group(rules, founders);
    match decided.decision {
        Decision::Registered => {
            let min = rules.founders_min.as_ref().ok().map(|cited| cited.from.clone());
            let part = rules.founders_regions.as_ref().ok().map(|cited| cited.from.clone());
            Ok(min.into_iter().chain(part).collect())
        }
        Decision::Refused { .. } => Err(Halt::Refused(Refusal::Group(Box::new(decided)))),
        Decision::Open { .. } | Decision::Uncertain { .. } => Err(Halt::Undecided(Box::new(decided))),
    }
}
