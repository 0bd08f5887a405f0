//! `law check`: the whole law asked on every day on which anything changes, and the day before.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::act::{Before, Kind};
use crate::answer::{Answer, Query};
use crate::ask::MAX_UNCERTAIN;
use crate::day::{Begun, Confidence, When};
use crate::fault::codes;
use crate::timeline::{Action, Law, Rule};
use crate::value::Value;

/// Something a reader of the law should know; `E107` is an error, the others are remarks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its code.
    pub code: &'static str,
    /// The rule.
    pub rule: String,
    /// What was found.
    pub what: String,
}

/// What the check saw.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Acts, without bills.
    pub acts: usize,
    /// Operations.
    pub operations: usize,
    /// Rules.
    pub rules: usize,
    /// Dated values: operations that define, set, restate or void a value.
    pub values: usize,
    /// Answers computed.
    pub answers: usize,
    /// Days on which anything changes.
    pub days: usize,
    /// Rules marked `total`.
    pub total_rules: usize,
    /// Values by confidence.
    pub by_confidence: BTreeMap<Confidence, usize>,
    /// Operations whose day of force is not confirmed.
    pub unknown_days: usize,
    /// Operations whose place in the amending act was not read.
    pub without_place: usize,
    /// Guards found true.
    pub guards: usize,
    /// Guards false in the real act, recorded as accepted.
    pub accepted: usize,
    /// Errors: gaps in total rules.
    pub errors: Vec<Finding>,
    /// Rules with days nobody recorded, with the first recorded day.
    pub unrecorded: Vec<Finding>,
    /// Questions the law leaves open.
    pub silent: Vec<Finding>,
    /// Rules that still stand in an act that has ceased to have effect.
    pub dangling: Vec<Finding>,
}

impl Law {
    /// Checks the law against itself.
    pub fn check(&self) -> Report {
        let mut report = Report { acts: self.acts.len(), rules: self.rules.len(), ..Report::default() };
        for op in self.acts.iter().flat_map(|act| &act.ops) {
            report.operations += 1;
            report.unknown_days += usize::from(matches!(op.day.when, When::Between { .. } | When::Pending(_)));
            report.without_place += usize::from(op.at.is_none());
            report.accepted += usize::from(op.accepted.is_some());
            report.guards += usize::from(op.was.is_some() && op.accepted.is_none());
            if matches!(op.kind, Kind::Define(..) | Kind::Set(_) | Kind::Rebase | Kind::Annul) {
                report.values += 1;
                *report.by_confidence.entry(op.confidence).or_default() += 1;
            }
        }
        let days = self.change_days();
        report.days = days.len();
        for rule in self.rules() {
            self.check_rule(rule, &days, &mut report);
        }
        self.check_ended_acts(&mut report);
        report
    }

    /// A rule in force on the day an act has certainly ended, whose only place is in that act.
    fn check_ended_acts(&self, report: &mut Report) {
        for act in &self.acts {
            let Some(day) = act.ends.as_ref().and_then(|ends| ends.when.latest()) else { continue };
            for rule in self.rules() {
                let Ok(Answer::InForce(version)) = self.ask(&rule.name, &Query::on(day)) else { continue };
                if !version.provisions.is_empty() && version.provisions.iter().all(|place| place.act == act.id) {
                    let what = format!("stands at {}, which ended on {day}", version.standing);
                    report.dangling.push(Finding { code: codes::DANGLING, rule: rule.name.clone(), what });
                }
            }
        }
    }

    fn check_rule(&self, rule: &Rule, all_days: &[Date], report: &mut Report) {
        let finding = |code, what| Finding { code, rule: rule.name.clone(), what };
        let first = &rule.effects[0];
        if rule.definition.before == Before::Unrecorded {
            let when = &first.day().when;
            report.unrecorded.push(finding(codes::UNRECORDED, format!("nothing recorded before {when}")));
        }
        for effect in &rule.effects {
            if let Action::Set(Value::Silent(words)) = &effect.action {
                let what = format!("{} ({})", words, self.version(rule, effect, effect).citation());
                report.silent.push(finding(codes::UNRECORDED, what));
            }
        }
        if Self::too_uncertain(rule, all_days) {
            let what = format!("more than {MAX_UNCERTAIN} changes of unknown day overlap");
            report.errors.push(finding(codes::TOO_UNCERTAIN, what));
            return;
        }
        // A total rule is asked on every change of the whole law, the others on their own.
        let own = rule.change_days();
        let days = if rule.definition.total { all_days } else { &own };
        report.total_rules += usize::from(rule.definition.total);
        for day in days.iter().flat_map(|day| [day.yesterday().ok(), Some(*day)]).flatten() {
            let Ok(answer) = self.ask(&rule.name, &Query::on(day)) else {
                continue;
            };
            report.answers += 1;
            if rule.definition.total && Self::has_begun(rule, day) && !has_value(&answer) {
                report.errors.push(finding(codes::GAP, format!("a total rule without a value on {day}: {answer}")));
            }
        }
    }

    fn too_uncertain(rule: &Rule, days: &[Date]) -> bool {
        days.iter().any(|day| {
            let maybe = rule.effects.iter().filter(|effect| effect.day().when.begun(*day) == Begun::Maybe).count();
            maybe > MAX_UNCERTAIN
        })
    }

    fn has_begun(rule: &Rule, day: Date) -> bool {
        rule.effects[0].day().when.begun(day) == Begun::Yes
    }
}

/// A value on this day, or a rule that has been ended by an act.
fn has_value(answer: &Answer) -> bool {
    match answer {
        Answer::InForce(_) | Answer::Ended { .. } => true,
        Answer::Uncertain { before, after, .. } => has_value(before) && has_value(after),
        Answer::NotYet { .. } | Answer::Pending { .. } | Answer::Void { .. } | Answer::Unrecorded { .. } => false,
    }
}
