//! How far each list is from one mandate more or less, others' votes unchanged.

use election::{Count, ListElectionRules};
use seats::Problem;
use seats::margins::{Bar, Base, Margins};
use seats::threshold::Polls;

/// Votes of one list to another result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// Fewest additional votes for one mandate more; nothing where no number of votes does it.
    pub gain: Option<u64>,
    /// Fewest votes lost for one mandate less; nothing where it has none.
    pub lose: Option<u64>,
}

/// Distances of all lists. Additional votes are new voters: the base grows with them. `None` where fewer than two lists
/// passed, because another rule distributes then.
pub fn all(rules: &ListElectionRules, count: &Count) -> Option<Vec<Distance>> {
    if count.open.is_some() || count.lists.iter().filter(|list| list.passed).count() < 2 {
        return None;
    }
    let thresholds = rules.thresholds();
    let votes = count.votes_by_list();
    let polls = Polls { votes: &votes, base: Some(count.base.total.into()), ..Polls::default() };
    let bar = Bar { thresholds: &thresholds, polls, base: Base::Moves(count.base.total.into()) };
    let margins =
        Margins { problem: Problem::new(count.seats, &votes), method: rules.method(), order: None, bar: Some(bar) };
    let all = seats::margins::all(&margins).ok()?;
    let votes = |margin: Option<seats::margins::Margin>| margin.map(|margin| margin.votes);
    Some(all.into_iter().map(|(gain, lose)| Distance { gain: votes(gain), lose: votes(lose) }).collect())
}
