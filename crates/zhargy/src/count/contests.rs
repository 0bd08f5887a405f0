//! `zhargy count` of an election to single seats: every contest with its steps and articles, for people.

use std::fmt::Write as _;

use election::single::facts::{Held, SingleSeatElection};
use election::single::{ContestError, Outcome, citations};
use law::Version;
use recount::contests::{Answer, Decided, Declared, declared, words};

use crate::render::style::{self, paint};
use crate::render::{Align, Table, wrap};

const WIDTH: usize = 110;

/// Everything the command shows.
pub(super) fn text(shown: &Answer) -> String {
    let mut out = String::new();
    let election = &shown.election;
    let _ = writeln!(out, "{}", paint(style::HEADING, &election.title));
    let _ = writeln!(out, "{} ({})\n", election.date, election.id);
    decided(&mut out, election, &shown.own);
    summary(&mut out, election, &shown.own);
    if let Some(other) = &shown.other {
        let _ = writeln!(out);
        decided(&mut out, election, other);
        side_by_side(&mut out, shown, other);
    }
    for caveat in &election.caveats {
        out.push_str(&paint(style::DIM, wrap(&format!("caveat: {caveat}"), WIDTH, 2)));
    }
    out
}

fn decided(out: &mut String, election: &SingleSeatElection, decided: &Decided) {
    let _ = writeln!(out, "{}", paint(style::HEADING, format!("Decided under {}", decided.title)));
    for used in &decided.rules.instructed {
        let text = format!("assumed, not law: {} = {} ({})", used.rule, used.value, used.because);
        out.push_str(&paint(style::WARN, wrap(&text, WIDTH, 2)));
    }
    for (held, outcome) in election.contests.iter().zip(&decided.outcomes) {
        let _ = writeln!(out, "\n{}", paint(style::HEADING, format!("{} ({})", held.title, held.contest.id)));
        votes(out, held);
        match outcome {
            Ok(outcome) => of_contest(out, held, outcome),
            Err(error) => out.push_str(&paint(style::WARN, wrap(&not_decided(error), WIDTH, 2))),
        }
    }
}

fn not_decided(error: &ContestError) -> String {
    format!("not decided: {}", error.to_string().replace("\n\nhint: ", "; "))
}

fn votes(out: &mut String, held: &Held) {
    let contest = &held.contest;
    let mut table = Table::new(&[("candidate", Align::Left), ("nominated by", Align::Left), ("votes", Align::Right)]);
    for candidate in &contest.candidates {
        let nominator = candidate.nominator.as_ref().map_or_else(String::new, ToString::to_string);
        let figure = candidate.votes.map_or_else(|| "not found".to_owned(), |votes| words::votes(contest, votes));
        table.row(vec![candidate.name.clone(), nominator, if candidate.left { "left".to_owned() } else { figure }]);
    }
    if let Some(ballots) = contest.against_all.known().filter(|ballots| *ballots > 0) {
        table.row(vec![paint(style::DIM, "against all"), String::new(), law::value::group(ballots)]);
    }
    out.push_str(&table.render(2));
}

fn of_contest(out: &mut String, held: &Held, outcome: &Outcome) {
    for (at, step) in outcome.steps.iter().enumerate() {
        let text = wrap(&words::step(&held.contest, &step.what), WIDTH, 6);
        let _ = write!(out, "  {:>2}  {}", at + 1, text.trim_start());
        cited(out, &step.by, 6);
    }
    let ending = words::ending(&held.contest, &outcome.ending);
    out.push_str(&paint(style::GOOD, wrap(&ending, WIDTH, 2)));
    cited(out, &outcome.by, 6);
    for remark in &outcome.remarks {
        out.push_str(&wrap(&format!("note: {}", words::remark(remark)), WIDTH, 2));
    }
}

fn cited(out: &mut String, by: &[Version], indent: usize) {
    for citation in citations(by) {
        out.push_str(&paint(style::DIM, wrap(&citation, WIDTH, indent)));
    }
}

fn summary(out: &mut String, election: &SingleSeatElection, decided: &Decided) {
    let _ = writeln!(out);
    let (mut same, mut unknown) = (0_usize, 0_usize);
    for (held, outcome) in election.contests.iter().zip(&decided.outcomes) {
        match declared(held, outcome) {
            Declared::Same => same += 1,
            Declared::NotKnown => unknown += 1,
            Declared::Other => {
                let found = match outcome {
                    Ok(outcome) => words::ending(&held.contest, &outcome.ending),
                    Err(error) => not_decided(error),
                };
                let text = format!("{}: not as declared. {found}", held.title);
                out.push_str(&paint(style::ERROR, wrap(&text, WIDTH, 2)));
            }
        }
    }
    let all = election.contests.len();
    let text = if unknown == 0 {
        format!("{same} of {all} contests are as declared.")
    } else {
        format!("{same} of {all} contests are as declared; {unknown} cannot be compared.")
    };
    let _ = writeln!(out, "{text}");
}

/// Contests that end otherwise under the other law.
fn side_by_side(out: &mut String, shown: &Answer, other: &Decided) {
    let _ = writeln!(out, "\n{}", paint(style::HEADING, "Side by side"));
    let mut differ = 0_usize;
    for (at, held) in shown.election.contests.iter().enumerate() {
        let ending = |decided: &Decided| match &decided.outcomes[at] {
            Ok(outcome) => words::ending(&held.contest, &outcome.ending),
            Err(error) => not_decided(error),
        };
        let (own, new) = (ending(&shown.own), ending(other));
        if own != new {
            differ += 1;
            out.push_str(&wrap(&format!("{}: {own} -> {new}", held.title), WIDTH, 2));
        }
    }
    let _ = writeln!(out, "  {differ} of {} contests end otherwise.", shown.election.contests.len());
}
