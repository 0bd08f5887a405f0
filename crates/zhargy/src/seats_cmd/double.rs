//! Seats by district and list at once. It decides nothing itself; `seats::biproportional` does, and the naive check of
//! the matrix is asked whether it is one.

use seats::Divisor;
use seats::biproportional::{BiOutcome, Biproportional, Guarantee, Matrix, Upper};
use seats::threshold::Verdict;

use super::case::{Case, Contest, Double};
use super::solve::{Answer, Part, State, Trace, Trouble};

/// Answers a biproportional case.
pub(super) fn answer(
    case: &Case,
    contests: &[Contest],
    verdicts: Vec<Verdict>,
    verify: bool,
) -> Result<Answer, Trouble> {
    let Some(double) = case.biproportional else { unreachable!("the caller looked") };
    let lists = case.lists.len();
    let passed = |list: usize| verdicts.get(list).is_none_or(|verdict| verdict.passed);
    let votes: Vec<u64> = case
        .districts
        .iter()
        .flat_map(|district| district.votes.iter().enumerate())
        .map(|(list, votes)| if passed(list) { *votes } else { 0 })
        .collect();
    let district_seats: Vec<u32> = contests.iter().map(|contest| contest.seats).collect();
    let upper = if double.voter_numbers { Upper::Voters } else { Upper::Votes };
    let guarantee = if double.winner_takes_one { Guarantee::Strongest } else { Guarantee::None };
    let method = Biproportional { upper: upper(Divisor::SainteLague), rounding: double.rounding, guarantee };
    let done = method.allocate(&Matrix { votes: &votes, lists }, &district_seats)?;
    let state = match &done.outcome {
        BiOutcome::Decided => State::Decided,
        BiOutcome::UpperTied(tie) => State::Tied { lists: tie.lists().collect(), seats: tie.seats },
        BiOutcome::NoVotes => State::NoVotes,
        _ => State::DistrictOpen,
    };
    if verify && state == State::Decided {
        check(double, &votes, &district_seats, &done.list_seats, &done.seats)?;
    }
    let trace = || Trace { names: case.lists.clone(), ..Trace::default() };
    let rows = case.districts.iter().zip(done.seats.chunks(lists.max(1)));
    let districts = rows
        .map(|(district, seats)| {
            let part = Part { seats: seats.to_vec(), state: state.clone(), verdicts: Vec::new(), trace: trace() };
            (district.name.clone(), part)
        })
        .collect();
    let whole = Trace { steps: done.upper, ..trace() };
    Ok(Answer { whole: Part { seats: done.list_seats, state, verdicts, trace: whole }, districts })
}

/// Asks the naive check whether the matrix is biproportional.
fn check(
    double: Double,
    votes: &[u64],
    district_seats: &[u32],
    list_seats: &[u32],
    seats: &[u32],
) -> Result<(), Trouble> {
    let name = match double.rounding {
        _ if double.winner_takes_one => None,
        Divisor::SainteLague => Some("sainte_lague"),
        Divisor::DHondt => Some("dhondt"),
        Divisor::Adams => Some("adams"),
        _ => None,
    };
    let Some(name) = name else {
        return Err(Trouble::NoSecondCount("this biproportional method".to_owned()));
    };
    let lists = list_seats.len().max(1);
    let votes: Vec<Vec<u64>> = votes.chunks(lists).map(<[u64]>::to_vec).collect();
    let matrix: Vec<Vec<u32>> = seats.chunks(lists).map(<[u32]>::to_vec).collect();
    match oracle::check_biproportional(name, &votes, district_seats, list_seats, &matrix) {
        Ok(true) => Ok(()),
        other => Err(Trouble::Differ(format!("the naive check of the matrix says {other:?}"))),
    }
}
