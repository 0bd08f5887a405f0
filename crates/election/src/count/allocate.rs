//! From the lists that passed to mandates: the ordinary distribution and the rule for one party alone.

use law::Version;
use seats::one_party::{OneParty, OnePartyOutcome};
use seats::{Outcome, Problem, Ratio, TieRule};

use super::{Count, CountError, Lot, Open, OpenCase};
use crate::facts::Election;
use crate::rules::{IfNeeded, ListElectionRules, TieBy};
use crate::steps::{AverageOf, Step, What};

/// Gives the mandates, or says what is open.
pub(super) fn mandates(
    election: &Election,
    rules: &ListElectionRules,
    lot: Option<&Lot>,
    count: &mut Count,
    steps: &mut Vec<Step>,
) -> Result<(), CountError> {
    let passed: Vec<usize> = (0..count.lists.len()).filter(|at| count.lists[*at].passed).collect();
    match passed[..] {
        [] => {
            let by = rules.none_passes.clone().unwrap_or_else(|| rules.threshold.from.clone());
            count.open = Some(Open::LawSilent { case: OpenCase::NonePasses, by: vec![by] });
            Ok(())
        }
        [only] => one_party(election, rules, lot, only, count, steps),
        _ => ordinary(election, rules, lot, count, steps),
    }
}

fn need<T: Clone>(rule: &IfNeeded<T>) -> Result<&law::Cited<T>, CountError> {
    rule.as_ref().map_err(|gap| CountError::RuleMissing(gap.clone()))
}

fn one_party(
    election: &Election,
    rules: &ListElectionRules,
    lot: Option<&Lot>,
    only: usize,
    count: &mut Count,
    steps: &mut Vec<Step>,
) -> Result<(), CountError> {
    let rule = &rules.one_party;
    let second_admitted = need(&rule.second_admitted)?;
    steps.push(Step { what: What::OnlyOne { list: only }, by: vec![second_admitted.from.clone()] });
    if !second_admitted.value {
        return ordinary(election, rules, lot, count, steps);
    }
    let silent = |case, by: Vec<Version>| Some(Open::LawSilent { case, by });
    if count.lists.len() == 1 {
        count.open = silent(OpenCase::NoSecondList, vec![second_admitted.from.clone()]);
        return Ok(());
    }
    let (factor, minimum, leftover) = (need(&rule.factor)?, need(&rule.minimum)?, need(&rule.leftover_to_first)?);
    let minimum_seats = u32::try_from(minimum.value).map_err(|_| CountError::TooManySeats(minimum.value))?;
    let share = Ratio::new(factor.value.num().into(), factor.value.den().into()).unwrap_or(Ratio::ONE);
    let votes = count.votes_by_list();
    let admitted: Vec<bool> = (0..votes.len()).map(|at| at == only).collect();
    let problem = Problem::new(count.seats, &votes).with_admitted(&admitted);
    // The order of registration is for equal remainders only: a tie for the second place stays open.
    let done = OneParty { factor: share, minimum: minimum_seats }.allocate(&problem, TieRule::Stop)?;
    let of = OnePartyRules {
        second: &second_admitted.from,
        quotient: &rules.quotient.from,
        whole: &rules.distribution.from,
        factor: &factor.from,
        minimum: &minimum.from,
        leftover: &leftover.from,
    };
    one_party_steps(&done.steps, only, &votes, &of, steps);
    let open = |case| silent(case, vec![second_admitted.from.clone(), minimum.from.clone()]);
    match done.outcome {
        OnePartyOutcome::Decided => {
            for (at, seats) in done.seats.iter().enumerate() {
                count.lists[at].seats = *seats;
                count.lists[at].admitted = at == only || *seats > 0 || is_second(steps, at);
            }
        }
        OnePartyOutcome::MoreThanSeats { first, second, seats } => {
            count.open = open(OpenCase::MoreThanSeats { first, second, seats });
        }
        OnePartyOutcome::TiedForSecond(tie) => {
            count.open = open(OpenCase::TieForSecond { lists: tie.lists().collect() });
        }
        OnePartyOutcome::NoSecond => count.open = open(without_second(only, count, minimum_seats)),
        other => return Err(CountError::LotDoesNotFit(format!("{other:?}"))),
    }
    Ok(())
}

/// No other list has a vote: there is one with zero votes, or there are several equal ones.
fn without_second(only: usize, count: &Count, minimum: u32) -> OpenCase {
    let others: Vec<usize> = (0..count.lists.len()).filter(|at| *at != only).collect();
    match others.len() {
        1 => OpenCase::MoreThanSeats { first: count.seats, second: minimum, seats: count.seats },
        _ => OpenCase::TieForSecond { lists: others },
    }
}

fn is_second(steps: &[Step], list: usize) -> bool {
    steps.iter().any(|step| matches!(step.what, What::SecondAdmitted { list: second, .. } if second == list))
}

struct OnePartyRules<'r> {
    second: &'r Version,
    quotient: &'r Version,
    whole: &'r Version,
    factor: &'r Version,
    minimum: &'r Version,
    leftover: &'r Version,
}

fn one_party_steps(done: &[seats::Step], only: usize, votes: &[u64], of: &OnePartyRules<'_>, steps: &mut Vec<Step>) {
    let second = done.iter().find_map(|step| match step {
        seats::Step::Quotient { list, .. } => Some(index(*list)).filter(|list| *list != only),
        _ => None,
    });
    if let Some(list) = second {
        let what = What::SecondAdmitted { list, votes: votes[list] };
        steps.push(Step { what, by: vec![of.second.clone()] });
    }
    for step in done {
        match step {
            seats::Step::Factor { list, factor, product, minimum, seats, .. } => {
                let list = index(*list);
                let whole = u64::try_from(product.floor()).unwrap_or(u64::MAX);
                let what = What::Reduced { list, factor: *factor, quotient: *product, whole };
                steps.push(Step { what, by: vec![of.factor.clone()] });
                if u64::from(*seats) > whole {
                    let what = What::Raised { list, minimum: u64::from(*minimum) };
                    steps.push(Step { what, by: vec![of.minimum.clone()] });
                }
            }
            seats::Step::Rest { list, seats } => {
                let what = What::LeftoverToFirst { list: index(*list), seats: u64::from(*seats) };
                steps.push(Step { what, by: vec![of.leftover.clone()] });
            }
            other => common_step(other, of.quotient, of.whole, None, steps),
        }
    }
}

fn ordinary(
    election: &Election,
    rules: &ListElectionRules,
    lot: Option<&Lot>,
    count: &mut Count,
    steps: &mut Vec<Step>,
) -> Result<(), CountError> {
    let method = rules.method();
    let votes = count.votes_by_list();
    let admitted: Vec<bool> = count.lists.iter().map(|list| list.passed).collect();
    let by_order = rules.tie.as_ref().is_ok_and(|tie| tie.value == TieBy::EarlierRegistration);
    let problem = Problem::new(count.seats, &votes).with_admitted(&admitted);
    let drawn = lot.map(|lot| drawn(election, lot)).transpose()?;
    let mut done = match &drawn {
        Some(_) if by_order => {
            return Err(CountError::LotDoesNotFit("this law settles ties without a lot".to_owned()));
        }
        Some(drawn) => problem.explain(method, TieRule::Drawn(drawn))?,
        None => problem.explain(method, TieRule::Stop)?,
    };
    if by_order && let Some(ranks) = order_of_tied(election, done.outcome.ties()) {
        done = problem.explain(method, TieRule::Order(&ranks))?;
    }
    let tie = rules.tie.as_ref().ok().map(|tie| &tie.from);
    for step in &done.steps {
        common_step(step, &rules.quotient.from, &rules.distribution.from, tie, steps);
    }
    for (at, seats) in done.seats.iter().enumerate() {
        count.lists[at].seats = *seats;
        count.lists[at].admitted = admitted[at];
    }
    if done.outcome == Outcome::NoVotes {
        // Only a threshold of zero admits lists without a vote: the quota would be zero.
        let by = vec![rules.threshold.from.clone(), rules.quotient.from.clone()];
        count.open = Some(Open::LawSilent { case: OpenCase::EmptyBase, by });
    }
    if let Outcome::Tied(ties) = &done.outcome
        && let Some(first) = ties.first()
    {
        let (lists, seats) = (first.lists().collect(), first.seats);
        let tie = need(&rules.tie)?;
        let by = vec![tie.from.clone()];
        count.open = Some(match tie.value {
            TieBy::EarlierRegistration => Open::OrderNeeded { lists, seats, by },
            TieBy::Lot => Open::LotNeeded { lists, seats, by },
        });
    }
    Ok(())
}

/// Ranks by registration, where lists are tied and the order of each of them is recorded. Others get a rank behind them:
/// it is never looked at.
fn order_of_tied(election: &Election, ties: &[seats::Tie]) -> Option<Vec<u32>> {
    let order = |list: usize| election.lists[list].registered_order;
    if ties.is_empty() || !ties.iter().flat_map(seats::Tie::lists).all(|list| order(list).is_some()) {
        return None;
    }
    Some((0..election.lists.len()).map(|list| order(list).unwrap_or(u32::MAX)).collect())
}

fn drawn(election: &Election, lot: &Lot) -> Result<Vec<u32>, CountError> {
    let place = |id: &String| {
        let at = election.list(id).ok_or_else(|| CountError::LotDoesNotFit(format!("there is no list `{id}`")))?;
        u32::try_from(at).map_err(|_| CountError::LotDoesNotFit(format!("list `{id}` is out of range")))
    };
    lot.0.iter().map(place).collect()
}

fn common_step(step: &seats::Step, quotient: &Version, method: &Version, tie: Option<&Version>, steps: &mut Vec<Step>) {
    let by_quotient = || vec![quotient.clone()];
    let by_method = || vec![method.clone()];
    let by_tie = || tie.map_or_else(by_method, |tie| vec![tie.clone()]);
    let (what, by) = match step {
        seats::Step::Quota { votes, seats, quota } => {
            (What::Quota { votes: *votes, seats: *seats, quota: *quota }, by_quotient())
        }
        seats::Step::Quotient { list, quotient, whole, remainder } => {
            let (list, fraction) = (index(*list), *remainder);
            (What::Quotient { list, quotient: *quotient, whole: *whole, fraction }, by_method())
        }
        seats::Step::Remainder { list, remainder, place } => {
            (What::Fraction { list: index(*list), fraction: *remainder, place: *place }, by_method())
        }
        seats::Step::Average { seat, winner, runner_up } => {
            let winner = average(winner);
            let runner_up = runner_up.as_ref().map(average);
            (What::Average { seat: *seat, winner, runner_up }, by_method())
        }
        seats::Step::Tied(tied) => (What::Tied { lists: tied.lists().collect(), seats: tied.seats }, by_tie()),
        seats::Step::ByOrder { list, rank, seats } => {
            (What::ByRegistration { list: index(*list), order: *rank, seats: *seats }, by_tie())
        }
        seats::Step::ByLot { list } => (What::ByLot { list: index(*list) }, by_tie()),
        _ => return,
    };
    steps.push(Step { what, by });
}

/// Averages of the divisors in use are whole numbers.
fn average(standing: &seats::Standing) -> AverageOf {
    let divisor = match standing.average.divisor {
        seats::Signpost::Exact(divisor) => u64::try_from(divisor.reduced().floor()).unwrap_or(u64::MAX),
        _ => u64::MAX,
    };
    AverageOf { list: index(standing.list), votes: standing.average.votes, divisor }
}

fn index(list: u32) -> usize {
    usize::try_from(list).unwrap_or(usize::MAX)
}
