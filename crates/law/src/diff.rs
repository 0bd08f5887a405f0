//! What changed between two days.

use jiff::civil::Date;

use crate::answer::{Answer, Query};
use crate::timeline::{Law, Rule};

/// A rule that answers differently on two days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The rule's name.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// The answer on the first day.
    pub before: Answer,
    /// The answer on the second day.
    pub after: Answer,
}

impl Law {
    /// Rules that say something else on `to` than on `from`, by name. Restated rules of the same value are left out.
    pub fn diff(&self, from: Date, to: Date) -> Vec<Change> {
        let changed = |rule: &Rule| {
            let before = self.ask(&rule.name, &Query::on(from)).ok()?;
            let after = self.ask(&rule.name, &Query::on(to)).ok()?;
            let same = match (&before, &after) {
                (Answer::InForce(a), Answer::InForce(b)) => a.value == b.value,
                _ => before.to_string() == after.to_string(),
            };
            (!same).then(|| Change { rule: rule.name.clone(), title: rule.definition.title.clone(), before, after })
        };
        self.rules().filter_map(changed).collect()
    }
}
