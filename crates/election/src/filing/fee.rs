//! The election fee of a list: so many minimum wages a person, less what the last result takes off. It knows no money.

use law::{Share, Version};

use super::rules::{Absent, Of, View};
use super::{Filing, LastResult};

/// What is left to pay from which rule's share on, dearest last.
const STEPS: [(&str, u64, u64); 3] =
    [("fee.free_from", 0, 1), ("fee.half_from", 1, 2), ("fee.seventy_percent_from", 7, 10)];

/// The fee.
pub(super) struct Fee {
    /// Of the full fee; `None` where the last result is not stated.
    pub(super) part: Option<Share>,
    /// In minimum wages.
    pub(super) due: Option<Share>,
    /// The rules that gave it.
    pub(super) citation: String,
}

/// The fee of a list by the law of the view.
pub(super) fn fee(view: &View<'_>, filing: &Filing) -> Result<Fee, Absent> {
    let (per_person, from) = view.count(Of::List, "fee_per_person")?;
    let persons = u64::try_from(filing.persons.len()).unwrap_or(u64::MAX);
    let full = per_person.saturating_mul(persons);
    let mut citation = from.citation();
    let part = match filing.last_result {
        LastResult::NotStated => None,
        LastResult::TookNoPart => Share::new(1, 1),
        LastResult::Share(had) => {
            let mut part = Share::new(1, 1);
            for (suffix, num, den) in STEPS {
                let (least, version): (Share, &Version) = view.share(Of::List, suffix)?;
                if had >= least {
                    part = Share::new(num, den);
                    citation = format!("{citation}; {}", version.citation());
                    break;
                }
            }
            part
        }
    };
    let due = part.and_then(|part| Share::new(full.saturating_mul(part.num()), part.den()));
    Ok(Fee { part, due, citation })
}
