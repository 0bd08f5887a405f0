//! The calendar a state of the law makes: reads the rules `calendar.*` with the bounds of their days. It reads no file.

use super::read::{Change, TableFault, Tables};
use super::{Calendar, Record};
use crate::Law;
use crate::timeline::Action;
use crate::value::Value;

impl Calendar {
    /// The calendar recorded in a law; days for which it has no rules are refused when asked for.
    ///
    /// # Errors
    /// A table of one of the rules lacks a column or holds a day that is none.
    pub fn of_law(law: &Law) -> Result<Self, TableFault> {
        let tables = Tables {
            weekend: changes(law, "calendar.weekend"),
            holidays: changes(law, "calendar.holidays"),
            days_off: changes(law, "calendar.days_off"),
            moves: changes(law, "calendar.holiday_on_weekend_moves"),
            moving: changes(law, "calendar.moving_holidays"),
            transfers: changes(law, "calendar.transfers"),
        };
        Record::from_tables(&tables).map(Self::new)
    }
}

/// Values with their first days. A silent value sets no list and ends none; an operation that still waits has no day.
fn changes<'l>(law: &'l Law, rule: &str) -> Vec<Change<'l>> {
    let effects = law.rule(rule).into_iter().flat_map(|rule| &rule.effects);
    effects
        .filter_map(|effect| {
            let Action::Set(value) = &effect.action else {
                return None;
            };
            let when = &effect.day().when;
            let silent = matches!(value, Value::Silent(_));
            when.earliest().filter(|_| !silent).map(|earliest| Change { earliest, latest: when.latest(), value })
        })
        .collect()
}
