//! The base of the threshold: which ballots a list's share is a share of.

use law::Share;

use super::{BaseFigure, CountError, Note};
use crate::facts::{AgainstAll, Election, VotesKnown};
use crate::rules::{Base, Comparison, ListElectionRules};

/// One whole, where votes are hundredths of a percent.
const WHOLE: u64 = 10_000;

/// The base and what is remarkable about it.
pub(super) fn figure(
    election: &Election,
    rules: &ListElectionRules,
    votes: &[u64],
) -> Result<(BaseFigure, Vec<Note>), CountError> {
    let mut notes = Vec::new();
    let plain = |total| BaseFigure { total, against_all: 0, holds_up_to: None };
    let sum: u64 = votes.iter().sum();
    if election.votes_known() == VotesKnown::AsPercentages {
        notes.push(Note::FromPercentages);
        // Rounded percentages may add up to a little more than the whole.
        return Ok((plain(WHOLE.max(sum)), notes));
    }
    let ballots = &election.ballots;
    let base = match rules.base.value {
        Base::Lists => plain(sum),
        Base::Received => plain(ballots.received.ok_or(CountError::BaseUnknown { figure: "ballots.received" })?),
        Base::Registered => plain(ballots.registered.ok_or(CountError::BaseUnknown { figure: "ballots.registered" })?),
        Base::ListAndAgainstAll => with_against_all(election, rules, votes, sum, &mut notes),
    };
    Ok((base, notes))
}

fn with_against_all(
    election: &Election,
    rules: &ListElectionRules,
    votes: &[u64],
    sum: u64,
    notes: &mut Vec<Note>,
) -> BaseFigure {
    let ballots = &election.ballots;
    let line_in_law = rules.against_all_line.as_ref().is_ok_and(|line| line.value);
    let counted_in = rules.against_all_in_base.as_ref().map_or(true, |counted_in| counted_in.value);
    match ballots.against_all {
        AgainstAll::NoLine => {
            if line_in_law {
                notes.push(Note::NoLineOnTheBallot);
            }
            published(ballots.base, sum, notes);
            BaseFigure { total: sum, against_all: 0, holds_up_to: None }
        }
        AgainstAll::Ballots(marked) => {
            if !line_in_law {
                notes.push(Note::LineNotInThisLaw { ballots: marked, in_base: counted_in });
            }
            let against_all = if counted_in { marked } else { 0 };
            if counted_in {
                published(ballots.base, sum + marked, notes);
            }
            BaseFigure { total: sum + against_all, against_all, holds_up_to: None }
        }
        AgainstAll::NotFound => match ballots.base {
            Some(base) => BaseFigure { total: base, against_all: base - sum, holds_up_to: None },
            None => BaseFigure { total: sum, against_all: 0, holds_up_to: holds_up_to(rules, votes, sum) },
        },
    }
}

fn published(published: Option<u64>, computed: u64, notes: &mut Vec<Note>) {
    if let Some(published) = published.filter(|published| *published != computed) {
        notes.push(Note::PublishedBaseDiffers { published, computed });
    }
}

/// How many ballots against all there may be before a list that passes falls below the threshold. A list that fails now
/// fails with any larger base.
fn holds_up_to(rules: &ListElectionRules, votes: &[u64], sum: u64) -> Option<u64> {
    let share = rules.threshold.value;
    if share.num() == 0 {
        return None;
    }
    let passing = votes.iter().filter_map(|votes| largest_base(*votes, share, rules.comparison.value));
    let smallest = passing.filter(|base| *base >= u128::from(sum)).min()?;
    u64::try_from(smallest - u128::from(sum)).ok()
}

/// The largest base with which so many votes pass.
fn largest_base(votes: u64, share: Share, comparison: Comparison) -> Option<u128> {
    let scaled = u128::from(votes) * u128::from(share.den());
    let num = u128::from(share.num());
    match comparison {
        Comparison::AtLeast => Some(scaled / num),
        Comparison::MoreThan => scaled.div_ceil(num).checked_sub(1),
    }
}
