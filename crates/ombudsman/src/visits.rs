//! Visits of the preventive mechanism: a plan, its teams, and findings, which are a class of their own. It must never know
//! what was found, nor who was met: a visit here is a place, a day and members by their ids.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::complaint::{Finding, Stage, codes};
use crate::shared::Class;

/// Why a visit is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// In its turn.
    Regular,
    /// To see what became of recommendations.
    FollowUp,
    /// After a message.
    Special,
}

/// A visit as planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Its number in the plan.
    pub id: String,
    /// The place, by its id in the office's list.
    pub facility: String,
    /// Why.
    pub kind: Kind,
    /// The day. The place is not told.
    pub on: Date,
    /// Members, by their ids.
    pub team: BTreeSet<String>,
    /// Who leads, one of the team.
    pub lead: String,
}

/// Members who may not go to a place: they work or worked there, or a relative does.
pub type Conflicts = BTreeMap<String, BTreeSet<String>>;

/// What does not add up in a plan, in the order of its visits.
pub fn check(plan: &[Visit], conflicts: &Conflicts) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut ids = BTreeSet::new();
    let mut busy: BTreeMap<(Date, &str), &str> = BTreeMap::new();
    for visit in plan {
        let mut say = |words: String| {
            found.push(Finding {
                code: codes::PLAN,
                words: format!("visit {}: {words}", visit.id),
                citations: Vec::new(),
            });
        };
        if !ids.insert(&visit.id) {
            say("the number stands twice".to_owned());
        }
        if !visit.team.contains(&visit.lead) {
            say("who leads is not of the team".to_owned());
        }
        // One pair of eyes is no team: what a member saw alone stands against the word of the place.
        if visit.team.len() < 2 {
            say("a team has two members at least".to_owned());
        }
        for member in &visit.team {
            if conflicts.get(member).is_some_and(|places| places.contains(&visit.facility)) {
                say(format!("member `{member}` has a conflict of interest there"));
            }
            if let Some(other) = busy.insert((visit.on, member), &visit.id).filter(|other| *other != visit.id) {
                say(format!("member `{member}` is on visit {other} that day"));
            }
        }
    }
    found
}

/// The case that holds what a visit found: of its own class, under its own key, with no term of a complaint.
pub fn case(visit: &Visit) -> Stage {
    Stage::own(Class::Preventive, visit.on)
}

/// Whether a person may read what a visit found: its team alone, and never the body visited.
pub fn may_read(visit: &Visit, member: &str) -> bool {
    visit.team.contains(member)
}
