//! An answer in words: a table of the lists, and under it who got each seat and why. It must never compute a seat.

use std::io::{self, Write};

use seats::{Average, Ratio, Signpost, Standing, Step};

use super::case::Case;
use super::show::{bound_word, comparison, divisor, word};
use super::solve::{Answer, Part, State, Trace, ground};
use crate::render::{Align, Table, bar, style};

/// Writes an answer.
pub(crate) fn human(out: &mut impl Write, case: &Case, answer: &Answer, verified: bool) -> io::Result<()> {
    let title = format!("{} seats by {}", total(case), case.method.name());
    writeln!(out, "{}", style::paint(style::HEADING, title))?;
    part(out, case, &answer.whole, None)?;
    for (number, (name, own)) in answer.districts.iter().enumerate() {
        writeln!(out, "\n{}", style::paint(style::HEADING, name))?;
        part(out, case, own, Some(number))?;
    }
    if verified {
        writeln!(out, "\n{}", style::paint(style::GOOD, "the second count gives the same"))?;
    }
    Ok(())
}

fn total(case: &Case) -> u64 {
    match &case.seats {
        super::case::Seats::Whole(contest) => contest.seats.into(),
        super::case::Seats::Each(contests) => contests.iter().map(|contest| u64::from(contest.seats)).sum(),
    }
}

fn part(out: &mut impl Write, case: &Case, part: &Part, district: Option<usize>) -> io::Result<()> {
    let votes = district.map_or(&case.votes, |district| &case.districts[district].votes);
    let listed = |list: usize| district.is_none_or(|district| case.districts[district].listed[list]);
    let sum: u128 = votes.iter().map(|own| u128::from(*own)).sum();
    let most = part.seats.iter().copied().max().unwrap_or(0);
    let mut table = Table::new(&[
        ("list", Align::Left),
        ("votes", Align::Right),
        ("share", Align::Right),
        ("seats", Align::Right),
        ("", Align::Left),
    ]);
    for list in (0..case.lists.len()).filter(|list| listed(*list)) {
        let shut_out = part.verdicts.get(list).is_some_and(|verdict| !verdict.passed);
        let last = if shut_out {
            style::paint(style::DIM, "below the threshold")
        } else {
            bar(part.seats[list].into(), most.into(), 24)
        };
        table.row(vec![
            case.lists[list].clone(),
            votes[list].to_string(),
            percent(votes[list], sum),
            part.seats[list].to_string(),
            last,
        ]);
    }
    write!(out, "{}", table.render(2))?;
    state(out, case, &part.state)?;
    let names: Vec<String> = case.districts.iter().map(|district| district.name.clone()).collect();
    for (list, verdict) in part.verdicts.iter().enumerate().filter(|(list, _)| listed(*list)) {
        let passed = if verdict.passed { "passes" } else { "fails" };
        writeln!(out, "  {} {passed}: {}", case.lists[list], ground(verdict, comparison(case), &names))?;
    }
    trace(out, &part.trace, "  ")
}

fn state(out: &mut impl Write, case: &Case, state: &State) -> io::Result<()> {
    let text = match state {
        State::Decided => return Ok(()),
        State::Tied { lists, seats } => {
            let names: Vec<&str> = lists.iter().map(|list| case.lists[*list].as_str()).collect();
            format!("tie: {} for {seats} of the seats; a lot or a rule must decide", names.join(", "))
        }
        State::Unfilled { seats } => format!("{seats} seats stay empty: no list may take them"),
        State::NoVotes => "no answer: no list that takes part has a vote".to_owned(),
        State::Overaward { whole, seats } => format!("no answer: {whole} whole quotas for {seats} seats"),
        State::QuotaZero => "no answer: the rounded quota is zero".to_owned(),
        State::DistrictOpen => format!("no answer in some district ({})", word(state)),
    };
    writeln!(out, "  {}", style::paint(style::WARN, text))
}

fn trace(out: &mut impl Write, trace: &Trace, margin: &str) -> io::Result<()> {
    for step in &trace.steps {
        if let Some(text) = sentence(step, &trace.names) {
            writeln!(out, "{margin}{text}")?;
        }
    }
    for (name, seats, inner) in &trace.inner {
        writeln!(out, "{margin}inside {name}, with {seats} seats:")?;
        self::trace(out, inner, &format!("{margin}  "))?;
    }
    Ok(())
}

fn sentence(step: &Step, names: &[String]) -> Option<String> {
    let name = |list: u32| names[usize::try_from(list).unwrap_or(usize::MAX)].as_str();
    Some(match step {
        Step::Quota { votes, seats, quota } => {
            format!("quota of {votes} votes and {seats} seats: {quota} = {}", decimal(*quota))
        }
        Step::Quotient { list, whole, remainder, quotient } => {
            format!("{}: {} quotas, {whole} whole, remainder {}", name(*list), decimal(*quotient), decimal(*remainder))
        }
        Step::Fixed { list, seats, bound } => {
            format!("{} is fixed at its {} of {seats}; the rest is shared anew", name(*list), bound_word(*bound))
        }
        Step::Remainder { list, remainder, place } => {
            format!("{} gets a seat for remainder {}, place {place}", name(*list), decimal(*remainder))
        }
        Step::Subtracted { list, remainder } => {
            format!("{} gives a seat back, its remainder {} being the smallest", name(*list), decimal(*remainder))
        }
        Step::Start { list, seats } => format!("{} begins with {seats}", name(*list)),
        Step::Average { seat, winner, runner_up } => {
            let next = runner_up.as_ref().map_or(String::new(), |next| format!("; next {}", average(next, names)));
            format!("seat {seat}: {}{next}", average(winner, names))
        }
        Step::Tied(tie) => {
            let lists: Vec<&str> = tie.claims.iter().map(|claim| name(claim.list)).collect();
            format!("{} are equal for {} seats", lists.join(", "), tie.seats)
        }
        Step::ByOrder { list, rank, .. } => format!("{} comes first by its rank {rank}", name(*list)),
        Step::ByLot { list } => format!("{} by lot", name(*list)),
        _ => return None,
    })
}

fn average(standing: &Standing, names: &[String]) -> String {
    let list = names[usize::try_from(standing.list).unwrap_or(usize::MAX)].as_str();
    let Average { votes, divisor: by } = standing.average;
    let value = match by {
        Signpost::Exact(ratio) => u128::from(votes)
            .checked_mul(ratio.denominator())
            .and_then(|above| Ratio::new(above, ratio.numerator()))
            .map_or_else(String::new, |value| format!(" = {}", decimal(value))),
        _ => String::new(),
    };
    format!("{list} {votes} / {}{value}", divisor(standing.average))
}

/// Four decimals, cut off; whole numbers without.
fn decimal(value: Ratio) -> String {
    let rest = value.fract();
    let below = rest.denominator();
    let digits = rest.numerator().checked_mul(10_000).map(|scaled| scaled / below);
    match digits {
        _ if rest.numerator() == 0 => value.floor().to_string(),
        Some(digits) => format!("{}.{digits:04}", value.floor()),
        None => value.to_string(),
    }
}

/// A share with two decimals, cut off.
fn percent(part: u64, whole: u128) -> String {
    if whole == 0 {
        return String::new();
    }
    let hundredths = u128::from(part) * 10_000 / whole;
    format!("{}.{:02} %", hundredths / 100, hundredths % 100)
}
