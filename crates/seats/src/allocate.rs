//! One door to all methods, and the memory they may reuse. Knows which module does what, and nothing more.

use alloc::collections::BinaryHeap;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::quota_method::Candidate;
use crate::steps::{Recorder, Silent, Step};
use crate::{Error, Method, Outcome, Problem, TieRule, highest_averages, largest_remainder, quota_method, tie};

/// Memory kept between allocations, so that a loop over many problems allocates nothing after the first.
#[derive(Debug, Default)]
pub struct Workspace {
    /// Votes that count, one entry a list.
    pub(crate) weights: Vec<u64>,
    /// Remainders and a copy to select from, where products fit 64 bits.
    pub(crate) short: (Vec<u64>, Vec<u64>),
    /// The same where they do not.
    pub(crate) long: (Vec<u128>, Vec<u128>),
    /// Lists that wait for a seat, highest average first.
    pub(crate) heap: Vec<u32>,
    /// The quota method's lists that may take a seat, and those that may from a later house size on.
    pub(crate) eligible: BinaryHeap<Candidate>,
    pub(crate) waiting: BinaryHeap<Reverse<(u128, u32)>>,
}

impl Workspace {
    /// Loads the votes that count and returns their sum.
    #[inline]
    pub(crate) fn load(&mut self, problem: &Problem<'_>) -> Result<u128, Error> {
        self.weights.clear();
        let (mut total, mut bits) = (0_u128, 0_u64);
        if problem.admitted.is_empty() {
            self.weights.extend_from_slice(problem.votes);
            for &votes in problem.votes {
                total += u128::from(votes);
                bits |= votes;
            }
        } else {
            for list in 0..problem.votes.len() {
                let weight = problem.weight(list);
                total += u128::from(weight);
                bits |= problem.votes[list];
                self.weights.push(weight);
            }
        }
        if bits >> 63 == 0 {
            return Ok(total);
        }
        let list = problem.votes.iter().position(|votes| votes >> 63 != 0).unwrap_or(0);
        Err(Error::TooManyVotes { list })
    }
}

/// Allocates into `seats` (one entry a list) without steps. After the first call with as many lists, nothing is
/// allocated unless there is a tie to report.
///
/// # Errors
/// Where the problem has no meaning; ties and the like are outcomes.
pub fn allocate_into(
    problem: &Problem<'_>,
    method: Method,
    tie_rule: TieRule<'_>,
    workspace: &mut Workspace,
    seats: &mut [u32],
) -> Result<Outcome, Error> {
    run(problem, method, tie_rule, workspace, seats, &mut Silent)
}

/// The same with steps, appended to `steps`.
pub(crate) fn explain_into(
    problem: &Problem<'_>,
    method: Method,
    tie_rule: TieRule<'_>,
    workspace: &mut Workspace,
    seats: &mut [u32],
    steps: &mut Vec<Step>,
) -> Result<Outcome, Error> {
    run(problem, method, tie_rule, workspace, seats, steps)
}

#[inline]
fn run<R: Recorder>(
    problem: &Problem<'_>,
    method: Method,
    rule: TieRule<'_>,
    workspace: &mut Workspace,
    out: &mut [u32],
    steps: &mut R,
) -> Result<Outcome, Error> {
    problem.check()?;
    if out.len() != problem.votes.len() {
        return Err(Error::Length { field: "seats", found: out.len(), lists: problem.votes.len() });
    }
    tie::check_rule(rule, problem.votes.len())?;
    match method {
        Method::LargestRemainder { quota, overaward } => {
            largest_remainder::run(problem, (quota, overaward), rule, workspace, out, steps)
        }
        Method::HighestAverages(divisor) => highest_averages::run(problem, divisor, rule, workspace, out, steps),
        Method::QuotaBalinskiYoung => quota_method::run(problem, rule, workspace, out, steps),
    }
}
