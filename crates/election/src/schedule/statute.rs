//! The law asked about one term, and the day a term reaches. It must never know a step, nor what is counted for whom.

use jiff::civil::Date;
use law::calendar::{Answer as Reached, Calendar, Counting, Deadline, Direction, Reckoning, Roll};
use law::value::{Duration, TimeUnit};
use law::{Answer, AskError, Law, Query};

use super::{Gap, Plan};

/// The law with its calendar and the plan.
pub(super) struct Statute<'l> {
    pub(super) law: &'l Law,
    pub(super) calendar: &'l Calendar,
    pub(super) plan: &'l Plan,
}

impl Statute<'_> {
    /// The answer of the first of the rules that speaks on the day.
    pub(super) fn ask(&self, rules: &[String], on: Date) -> Result<Answer, Gap> {
        let mut last = Gap::Missing { rule: rules.join(", "), words: "no act defines this rule".to_owned() };
        for rule in rules {
            match self.law.ask(rule, &Query::on(on)) {
                Ok(answer @ (Answer::NotYet { .. } | Answer::Ended { .. } | Answer::Unrecorded { .. })) => {
                    let words = format!("{} on {on}", answer.name());
                    last = Gap::Missing { rule: rule.clone(), words };
                }
                Ok(answer) => return Ok(answer),
                Err(AskError::NoSuchRule { .. }) => {}
                Err(AskError::BeforeFirstAct { first, .. }) => {
                    let words = format!("{on} lies before the first recorded act, signed {first}");
                    last = Gap::Missing { rule: rule.clone(), words };
                }
            }
        }
        Err(last)
    }

    /// The day a term reaches, and the day by the other way of counting months.
    pub(super) fn count(
        &self,
        anchor: Date,
        term: Duration,
        direction: Direction,
        counting: Option<Counting>,
    ) -> Result<(Reckoning, Option<Date>), Gap> {
        let default = self.plan.counting;
        let months = matches!(term.unit, TimeUnit::Months | TimeUnit::Years);
        let (usual, also) = match (direction, months) {
            (Direction::Before, true) => (default.months_before, default.months_also),
            (Direction::After, true) => (default.months_after, None),
            (Direction::Before, false) => (default.days_before, None),
            (Direction::After, false) => (default.days_after, None),
        };
        let reach = |counting| {
            let deadline = Deadline { term, direction, counting, roll: Roll::None };
            match self.calendar.deadline(anchor, deadline) {
                Ok(Reached::Plain(reckoning)) => Ok(reckoning),
                Ok(Reached::Uncertain { late, early }) => {
                    Err(Gap::Uncertain { words: format!("{} or {}", late.day, early.day) })
                }
                Err(error) => Err(Gap::Uncountable { why: error.to_string() }),
            }
        };
        let reckoning = reach(counting.unwrap_or(usual))?;
        let other = also.filter(|_| counting.is_none()).map(reach).transpose()?;
        let also = other.map(|other| other.day).filter(|day| *day != reckoning.day);
        Ok((reckoning, also))
    }
}

/// Why the answer is not plain.
pub(super) fn uncertain(answer: &Answer) -> Option<Gap> {
    match answer {
        Answer::Uncertain { day, by, .. } => {
            Some(Gap::Uncertain { words: format!("{answer}: {by} begins on {}", day.when) })
        }
        Answer::Pending { .. } | Answer::Void { .. } => Some(Gap::Uncertain { words: answer.to_string() }),
        _ => None,
    }
}

/// What the rule says on the day of the vote, where that is another thing.
pub(super) fn changed(now: &Answer, then: &Answer) -> Option<Gap> {
    let value = |answer: &Answer| answer.in_force().map(|version| version.value.clone());
    (value(now) != value(then)).then(|| Gap::ChangesBeforeVote { then: format!("{}: {then}", then.name()) })
}
