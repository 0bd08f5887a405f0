//! How long cases took, as places in their order: the middle and the tails. It must never tell the shortest or the longest, nor
//! how many cases stand behind a number.

use jiff::civil::Date;

use super::{Figure, Single, day};
use crate::shared::WorkData;

/// Counts the days from a day to a later one; nothing where that is not known.
pub type DaysCount<'a> = dyn Fn(Date, Date) -> Option<u32> + 'a;

/// Parts of a hundred of the cases that took so long or less.
pub const QUANTILES: [u32; 4] = [25, 50, 75, 90];

/// Days from receipt to the end. A case known by its week is counted from the Monday, so it took at most so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// In the order of [`QUANTILES`].
    pub quantiles: [u32; 4],
}

/// A group is told of only where it has eight times the smallest figure in cases, and four times in closed ones: no order
/// statistic of so many is the business of one of them.
const CASES: u64 = 8;
const CLOSED: u64 = 4;

pub(super) fn all(cases: &[&WorkData], days: &DaysCount<'_>, k: u64) -> Option<Days> {
    let taken = taken(cases.iter().copied(), days);
    let enough = super::number(cases.len()) >= CASES * k && super::number(taken.len()) >= CLOSED * k;
    enough.then(|| Days { quantiles: QUANTILES.map(|percent| quantile(&taken, percent)) })
}

/// By offices whose number of cases is shown and large enough.
pub(super) fn by_office(cases: &[&WorkData], offices: &Single, days: &DaysCount<'_>, k: u64) -> Vec<(String, u32)> {
    let mut taken: Vec<Vec<u32>> = vec![Vec::new(); offices.lines.len()];
    let mut places: Vec<(&str, usize)> =
        offices.lines.iter().enumerate().map(|(place, (name, _))| (name.as_str(), place)).collect();
    places.sort_unstable();
    for case in cases {
        let name = match &case.office {
            crate::shared::Office::Central => "central",
            crate::shared::Office::Of(unit) => unit,
        };
        let found = places.binary_search_by(|(known, _)| (*known).cmp(name)).ok().and_then(|found| places.get(found));
        if let (Some((_, place)), Some(days)) = (found, took(case, days)) {
            taken[*place].push(days);
        }
    }
    let told = offices.lines.iter().zip(&mut taken).filter_map(|((name, figure), taken)| {
        taken.sort_unstable();
        let enough =
            matches!(figure, Figure::Shown(count) if *count >= CASES * k) && super::number(taken.len()) >= CLOSED * k;
        enough.then(|| (name.clone(), quantile(taken, 50)))
    });
    told.collect()
}

fn took(case: &WorkData, days: &DaysCount<'_>) -> Option<u32> {
    let (closed, _) = case.closed?;
    days(day(case), closed)
}

fn taken<'c>(cases: impl Iterator<Item = &'c WorkData>, days: &DaysCount<'_>) -> Vec<u32> {
    let mut taken: Vec<u32> = cases.filter_map(|case| took(case, days)).collect();
    taken.sort_unstable();
    taken
}

/// The least number that `percent` of a hundred do not exceed (nearest rank).
fn quantile(sorted: &[u32], percent: u32) -> u32 {
    let rank = (sorted.len() * usize::try_from(percent).unwrap_or(0)).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0)
}
