//! The second count: every allocation again by the naive one, and the words for how the two differ.
//! It must never correct either of them.

use oracle::{Options, Verdict, Why};
use seats::threshold::{Comparison, Threshold};
use seats::{Explained, Problem};

use super::case::Case;
use super::solve::{Answer, State, Trouble, simple};

/// Seats, tied lists and their seats, seats that nobody takes; or the name of what stopped the count.
type Told = Result<(Vec<u32>, Vec<usize>, u32, u32), &'static str>;

/// Counts a problem again and compares. Lists that do not take part are kept out by a threshold nobody reaches, of which
/// the others are exempt.
pub(crate) fn compare(method: &str, problem: &Problem<'_>, explained: &Explained) -> Result<(), Trouble> {
    let shut_out = problem.admitted.contains(&false);
    let options = Options {
        threshold: shut_out.then_some(oracle::Threshold::Votes { least: u64::MAX, more_than: false }),
        exempt: problem.admitted.to_vec(),
        initial: problem.held.to_vec(),
        minima: problem.minimum.to_vec(),
        maxima: problem.maximum.iter().map(|most| (*most < u32::MAX).then_some(*most)).collect(),
        tie_order: Vec::new(),
    };
    let first = told(&State::of(&explained.outcome), &explained.seats);
    judge(method, &first, oracle::allocate(method, problem.seats, problem.votes, &options))
}

/// Counts a whole case again with its threshold, where it is one that both counts know and nothing else joins in.
pub(crate) fn compare_threshold(case: &Case, answer: &Answer) -> Result<(), Trouble> {
    let super::case::Seats::Whole(contest) = &case.seats else { return Ok(()) };
    let Some((threshold, exempt, comparison)) = simple(&case.bar) else { return Ok(()) };
    let more_than = comparison == Comparison::MoreThan;
    let short = |number: u128| u64::try_from(number).ok();
    let threshold = match threshold {
        Threshold::Votes(least) => oracle::Threshold::Votes { least: *least, more_than },
        Threshold::Share(share) => {
            let base = case.bar.base.map(short);
            let (Some(numerator), Some(denominator)) = (short(share.numerator()), short(share.denominator())) else {
                return Ok(());
            };
            if base == Some(None) {
                return Ok(());
            }
            oracle::Threshold::Share { numerator, denominator, base: base.flatten(), more_than }
        }
        _ => return Ok(()),
    };
    if !contest.groups.is_empty() {
        return Ok(());
    }
    let mut free = vec![false; case.lists.len()];
    for list in exempt {
        free[usize::try_from(list).unwrap_or(usize::MAX)] = true;
    }
    let options = Options {
        threshold: Some(threshold),
        exempt: free,
        initial: contest.held.clone(),
        minima: contest.minimum.clone(),
        maxima: contest.maximum.iter().map(|most| (*most < u32::MAX).then_some(*most)).collect(),
        tie_order: Vec::new(),
    };
    let first = told(&answer.whole.state, &answer.whole.seats);
    judge(&case.method_name, &first, oracle::allocate(&case.method_name, contest.seats, &case.votes, &options))
}

fn judge(method: &str, first: &Told, verdict: Verdict) -> Result<(), Trouble> {
    let second: Told = match verdict {
        Verdict::Seats { seats, tie, vacant } => {
            let (lists, open) = tie.map_or((Vec::new(), 0), |tie| (tie.lists, tie.seats));
            Ok((seats, lists, open, vacant))
        }
        Verdict::Undefined(Why::NoVotes) => Err("no votes"),
        Verdict::Undefined(Why::ZeroQuota) => Err("the quota is zero"),
        Verdict::Undefined(Why::OverAward { .. }) => Err("more whole quotas than seats"),
        Verdict::Undefined(Why::UnknownMethod) => {
            return Err(Trouble::NoSecondCount(format!("the second count does not know `{method}`")));
        }
        Verdict::Undefined(Why::TooManyResolutions) => {
            return Err(Trouble::NoSecondCount(
                "the tie can be broken in more ways than the second count tries".to_owned(),
            ));
        }
        Verdict::Undefined(Why::BadOptions(option)) => {
            return Err(Trouble::NoSecondCount(format!("the second count refuses `{option}`")));
        }
    };
    if *first == second {
        return Ok(());
    }
    Err(Trouble::Differ(format!("the first count gives {}, the second {}", words(first), words(&second))))
}

fn told(state: &State, seats: &[u32]) -> Told {
    match state {
        State::Decided | State::DistrictOpen => Ok((seats.to_vec(), Vec::new(), 0, 0)),
        State::Tied { lists, seats: open } => Ok((seats.to_vec(), lists.clone(), *open, 0)),
        State::Unfilled { seats: empty } => Ok((seats.to_vec(), Vec::new(), 0, *empty)),
        State::NoVotes => Err("no votes"),
        State::QuotaZero => Err("the quota is zero"),
        State::Overaward { .. } => Err("more whole quotas than seats"),
    }
}

fn words(told: &Told) -> String {
    match told {
        Err(why) => format!("nothing ({why})"),
        Ok((seats, tied, open, empty)) => {
            let mut text = format!("{seats:?}");
            if !tied.is_empty() {
                text.push_str(&format!(" with {open} tied between lists {tied:?}"));
            }
            if *empty > 0 {
                text.push_str(&format!(" with {empty} empty"));
            }
            text
        }
    }
}
