//! One step: which command leads from which stage where, and what it asks of the law, article by article. The numbers are in
//! the law; the order of the steps is that of art 6, 10, 11, 13 and 14 of the law on parties.

use jiff::civil::Date;
use law::{Law, Query, Version};

use super::checks::{after, at_least, between, under_all, within};
use super::{Command, Halt, Refusal, Stage, Step, Stopped};
use crate::membership::{Decision, Facts, decide, decide_group};
use crate::rules::{PartyRules, names};

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

/// What a step leads to and rests on.
type Next = Result<(Stage, Vec<Version>), Halt>;

/// Takes the step or hands the stage back.
pub(super) fn apply(stage: Stage, command: Command, day: Date, law: &Law) -> Result<Step, Box<Stopped>> {
    let rules = match PartyRules::on(law, Query::on(day)) {
        Ok(rules) => rules,
        Err(error) => return Err(Box::new(Stopped { stage, why: Halt::Day(error.to_string()) })),
    };
    if let Some(last) = stage.since().filter(|last| day < *last) {
        let why = Halt::Refused(Refusal::BeforeLastStep { last });
        return Err(Box::new(Stopped { stage, why }));
    }
    if let (Stage::Filed { members, .. }, Command::Decide) = (&stage, &command) {
        return decision(&rules, members, day).map_err(|why| Box::new(Stopped { stage, why }));
    }
    match next(&stage, command, day, &rules) {
        Ok((to, relied)) => Ok(Step { to, day, relied, decided: None }),
        Err(why) => Err(Box::new(Stopped { stage, why })),
    }
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

fn next(stage: &Stage, command: Command, day: Date, rules: &PartyRules) -> Next {
    match (stage, command) {
        (Stage::Nothing, Command::MeetGroup { founders }) => group(rules, &founders, day),
        (Stage::Group { .. }, Command::FormCommittee { persons }) => {
            // Art 6(2).
            let relied = under_all(rules, &[names::COMMITTEE_MIN], |rules| at_least(persons, &rules.committee_min))?;
            Ok((Stage::Committee { formed: day }, relied))
        }
        (Stage::Committee { .. }, Command::Notify) => Ok((Stage::Notified { on: day }, Vec::new())),
        (Stage::Notified { .. }, Command::Confirm) => Ok((Stage::Confirmed { on: day }, Vec::new())),
        (Stage::Confirmed { on }, Command::Publish) => {
            // Art 6(6)(1).
            let relied = under_all(rules, &[names::INTENT], |rules| within(day, *on, &rules.intent_within))?;
            Ok((Stage::Published { confirmed: *on, published: day }, relied))
        }
        (Stage::Published { confirmed, .. }, Command::HoldCongress) => {
            // Art 6(6).
            let relied = under_all(rules, &[names::CONGRESS], |rules| within(day, *confirmed, &rules.congress_within))?;
            Ok((Stage::Founded { confirmed: *confirmed, congress: day }, relied))
        }
        (Stage::Founded { confirmed, congress }, Command::File { members }) => {
            // Art 10(2), 6(9).
            let relied = under_all(rules, &[names::DOCUMENTS, names::COMMITTEE_ENDS], |rules| {
                let mut relied = within(day, *congress, &rules.documents_within)?;
                relied.extend(within(day, *confirmed, &rules.committee_ends_after)?);
                Ok(relied)
            })?;
            Ok((Stage::Filed { on: day, members }, relied))
        }
        (Stage::Refused { on }, Command::File { members }) => {
            // Art 11(2).
            let relied = under_all(rules, &[names::RETRY], |rules| after(day, *on, &rules.retry_after))?;
            Ok((Stage::Filed { on: day, members }, relied))
        }
        (
            Stage::Confirmed { on: confirmed } | Stage::Published { confirmed, .. } | Stage::Founded { confirmed, .. },
            Command::Lapse,
        ) => {
            // Art 6(9).
            let names = [names::COMMITTEE_ENDS];
            let relied = under_all(rules, &names, |rules| after(day, *confirmed, &rules.committee_ends_after))?;
            Ok((Stage::Lapsed { on: day }, relied))
        }
        (stage, command) => registered(stage, &command, day, rules),
    }
}

/// Steps of a party that is registered.
fn registered(stage: &Stage, command: &Command, day: Date, rules: &PartyRules) -> Next {
    match (stage, command) {
        (Stage::Registered { on }, Command::RegisterBranches) => {
            // Art 10(3).
            let relied = under_all(rules, &[names::BRANCHES], |rules| within(day, *on, &rules.branches_within))?;
            Ok((Stage::Established { on: day }, relied))
        }
        (Stage::Registered { on }, Command::Annul) => {
            // Art 10(4).
            let relied = under_all(rules, &[names::BRANCHES], |rules| after(day, *on, &rules.branches_within))?;
            Ok((Stage::Annulled { on: day }, relied))
        }
        (Stage::Established { .. }, Command::Suspend { until }) => {
            // Art 13.
            let names = [names::SUSPENSION_MIN, names::SUSPENSION_MAX];
            let check = |rules: &PartyRules| between(day, *until, &rules.suspension_min, &rules.suspension_max);
            let relied = under_all(rules, &names, check)?;
            Ok((Stage::Suspended { from: day, until: *until }, relied))
        }
        (Stage::Suspended { until, .. }, Command::Resume) if day <= *until => {
            Err(Halt::Refused(Refusal::Suspended { until: *until }))
        }
        (Stage::Suspended { .. }, Command::Resume) => Ok((Stage::Established { on: day }, Vec::new())),
        (Stage::Established { .. } | Stage::Suspended { .. }, Command::Liquidate { missed }) => {
            // Art 14(5)(6).
            let relied = under_all(rules, &[names::MISSED], |rules| at_least(*missed, &rules.missed_elections))?;
            Ok((Stage::Liquidated { on: day }, relied))
        }
        (stage, command) => Err(Halt::Refused(Refusal::NotNow { stage: stage.name(), command: command.name() })),
    }
}

/// Art 6(1): enough persons from enough units, under every reading.
fn group(rules: &PartyRules, founders: &Facts, day: Date) -> Next {
    let decided = decide_group(rules, founders);
    match decided.decision {
        Decision::Registered => {
            let min = rules.founders_min.as_ref().ok().map(|cited| cited.from.clone());
            let part = rules.founders_regions.as_ref().ok().map(|cited| cited.from.clone());
            Ok((Stage::Group { met: day }, min.into_iter().chain(part).collect()))
        }
        Decision::Refused { .. } => Err(Halt::Refused(Refusal::Group(Box::new(decided)))),
        Decision::Open { .. } | Decision::Uncertain { .. } => Err(Halt::Undecided(Box::new(decided))),
    }
}
