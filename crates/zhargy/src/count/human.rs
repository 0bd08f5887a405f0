//! The result for people at a terminal.

use std::fmt::Write as _;

use election::single::facts::SingleSeatElection;
use election::{Election, Step, What, indices};
use law::value::group;

use crate::render::style::{self, paint};
use crate::render::{Align, Table, bar, wrap};
use recount::{Answer, Counted, distance, words};

const WIDTH: usize = 110;
const BAR: usize = 24;

/// Everything the command shows.
pub(super) fn text(shown: &Answer) -> String {
    let mut out = String::new();
    let election = &shown.election;
    let _ = writeln!(out, "{}", paint(style::HEADING, &election.title));
    let _ = writeln!(out, "{}, {} ({})\n", election.territory, election.date, election.id);
    result(&mut out, election, &shown.own);
    declared(&mut out, election, &shown.own);
    if let Some(other) = &shown.other {
        let _ = writeln!(out);
        result(&mut out, election, other);
        side_by_side(&mut out, shown, other);
    }
    for caveat in &election.caveats {
        out.push_str(&paint(style::DIM, wrap(&format!("caveat: {caveat}"), WIDTH, 2)));
    }
    out
}

/// One count: table, notes, steps, indices.
fn result(out: &mut String, election: &Election, counted: &Counted) {
    let count = &counted.count;
    let title = format!("Counted under {}: {}", counted.title, words::mandates(u64::from(count.seats)));
    let _ = writeln!(out, "{}", paint(style::HEADING, title));
    if counted.rules.office.id != election.office {
        let _ = writeln!(out, "  The office is the {}: {}", counted.rules.office.name(), counted.rules.office.because);
    }
    let short = |hash: &str| hash.chars().take(12).collect::<String>();
    let law = if counted.law_hash == counted.base_hash {
        format!("  law {}", short(&counted.law_hash))
    } else {
        format!("  law {}, laid on the law {}, which is unchanged", short(&counted.law_hash), short(&counted.base_hash))
    };
    let _ = writeln!(out, "{}", paint(style::DIM, law));
    let columns = [
        ("list", Align::Left),
        ("votes", Align::Right),
        ("%", Align::Right),
        ("mandates", Align::Right),
        ("", Align::Left),
    ];
    let mut table = Table::new(&columns);
    for (list, got) in election.lists.iter().zip(&count.lists) {
        let seats = u64::from(got.seats);
        let name = if got.admitted { list.name.clone() } else { paint(style::DIM, &list.name) };
        table.row(vec![
            name,
            group(got.votes),
            words::percent(got.votes, count.base.total),
            if got.seats > 0 { group(seats) } else { "-".to_owned() },
            paint(style::GOOD, bar(seats, u64::from(count.seats), BAR)),
        ]);
    }
    if count.base.against_all > 0 {
        let share = words::percent(count.base.against_all, count.base.total);
        let empty = String::new;
        table.row(vec![paint(style::DIM, "against all"), group(count.base.against_all), share, empty(), empty()]);
    }
    out.push_str(&table.render(2));
    if let Some(open) = &count.open {
        out.push_str(&paint(style::WARN, wrap(&words::open(election, open), WIDTH, 2)));
    }
    let notes = count.notes.iter().map(words::note).chain(words::base(count));
    for note in notes {
        out.push_str(&wrap(&format!("note: {note}"), WIDTH, 2));
    }
    for used in &counted.rules.instructed {
        let text = format!("assumed, not law: {} = {} ({})", used.rule, used.value, used.because);
        out.push_str(&paint(style::WARN, wrap(&text, WIDTH, 2)));
    }
    let _ = writeln!(out);
    steps(out, election, &count.steps);
    measures(out, election, counted);
}

/// The steps, numbered; a citation stands once below the steps that share it.
pub(crate) fn steps(out: &mut String, election: &Election, steps: &[Step]) {
    for (at, step) in steps.iter().enumerate() {
        let text = wrap(&words::step(election, step), WIDTH, 6);
        let _ = write!(out, "  {:>2}  {}", at + 1, text.trim_start());
        let citations = step.citations();
        let last =
            steps.get(at + 1).is_none_or(|next| next.citations() != citations || group_of(next) != group_of(step));
        if last {
            for version in cited(step) {
                out.push_str(&paint(style::DIM, wrap(&version, WIDTH, 6)));
            }
        }
    }
}

/// Steps of one group are read together.
fn group_of(step: &Step) -> u8 {
    match step.what {
        What::Threshold { .. } => 1,
        What::Quotient { .. } => 2,
        What::Fraction { .. } => 3,
        What::Average { .. } => 4,
        _ => 0,
    }
}

/// Citations with how far they can be trusted.
fn cited(step: &Step) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for version in &step.by {
        let since = &version.since;
        let trust = if version.by_bill {
            format!("draft; assumed from {}", since.when)
        } else if since.confidence == law::Confidence::Unconfirmed {
            format!("{}; since {}", version.confidence, since.when)
        } else {
            format!("{}; since {}, {}", version.confidence, since.when, since.confidence)
        };
        let text = format!("{} [{trust}]", version.citation());
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

fn measures(out: &mut String, election: &Election, counted: &Counted) {
    let count = &counted.count;
    if count.open.is_none()
        && let Some(found) = indices(&count.votes_by_list(), &count.seats_by_list())
    {
        let _ = writeln!(
            out,
            "\n  Gallagher {}, Loosemore-Hanby {}, effective number of lists {} by votes and {} by seats, {} votes ({} %) without a seat",
            found.gallagher,
            found.loosemore_hanby,
            found.effective_by_votes,
            found.effective_by_seats,
            group(found.wasted_votes),
            found.wasted_share
        );
    }
    let Some(distances) = distance::all(&counted.rules, count) else { return };
    let columns =
        [("votes to another result", Align::Left), ("one mandate more", Align::Right), ("one less", Align::Right)];
    let mut table = Table::new(&columns);
    for (list, distance) in election.lists.iter().zip(distances) {
        let votes = |sign: &str, n: Option<u64>| n.map_or_else(|| "-".to_owned(), |n| format!("{sign}{}", group(n)));
        table.row(vec![list.name.clone(), votes("+", distance.gain), votes("-", distance.lose)]);
    }
    let _ = write!(out, "\n{}", table.render(2));
}

fn declared(out: &mut String, election: &Election, counted: &Counted) {
    let _ = writeln!(out);
    let Some(declared) = election.declared() else {
        let _ = writeln!(out, "The officially declared seats were not found.");
        return;
    };
    let seats = counted.count.seats_by_list();
    if seats == declared && counted.count.open.is_none() {
        let _ = writeln!(out, "{}", paint(style::GOOD, "Equal to the officially declared result."));
        return;
    }
    let _ = writeln!(out, "{}", paint(style::WARN, "Differs from the officially declared result:"));
    for ((list, seats), declared) in election.lists.iter().zip(seats).zip(declared) {
        if seats != declared {
            let _ = writeln!(out, "  {}: counted {seats}, declared {declared}", list.name);
        }
    }
}

/// What the other law makes of the same votes, and which rule did it.
fn side_by_side(out: &mut String, shown: &Answer, other: &Counted) {
    let _ = writeln!(out, "\n{}", paint(style::HEADING, "Side by side"));
    let own = shown.own.count.seats_by_list();
    let new = other.count.seats_by_list();
    let own_title = shown.own.rules.query.on.to_string();
    let day = other.rules.query.on.to_string();
    let other_title = if other.law_hash == other.base_hash { day } else { format!("{day} with bill") };
    let columns = [
        ("list", Align::Left),
        (own_title.as_str(), Align::Right),
        (other_title.as_str(), Align::Right),
        ("change", Align::Right),
    ];
    let mut table = Table::new(&columns);
    for ((list, own), new) in shown.election.lists.iter().zip(&own).zip(&new) {
        let change = i64::from(*new) - i64::from(*own);
        let shown = match change {
            0 => "0".to_owned(),
            1.. => paint(style::GOOD, format!("+{change}")),
            _ => paint(style::ERROR, change),
        };
        table.row(vec![list.name.clone(), own.to_string(), new.to_string(), shown]);
    }
    out.push_str(&table.render(2));
    let _ = writeln!(out, "\n{}", paint(style::HEADING, "What differs in the law"));
    if shown.changes.is_empty() {
        let _ = writeln!(out, "  Nothing that this count asks of it.");
    }
    for change in &shown.changes {
        let _ = writeln!(out, "  {}: {} -> {}", change.rule, change.before, change.after);
        out.push_str(&paint(style::DIM, wrap(&change.by, WIDTH, 4)));
        let alone = match &change.alone {
            None => "by itself: the count stops".to_owned(),
            Some(seats) if *seats == own => "by itself: changes no mandate".to_owned(),
            Some(seats) => format!("by itself: {}", seats_in_words(&shown.election, seats)),
        };
        out.push_str(&wrap(&alone, WIDTH, 4));
    }
    for rule in &shown.idle {
        let text = format!("  The bill sets {rule} to what the law of that day says already: it changes nothing.");
        let _ = writeln!(out, "{}", paint(style::WARN, text));
    }
}

fn seats_in_words(election: &Election, seats: &[u32]) -> String {
    let with_seats = election.lists.iter().zip(seats).filter(|(_, seats)| **seats > 0);
    with_seats.map(|(list, seats)| format!("{} {seats}", list.name)).collect::<Vec<_>>().join(", ")
}

/// A table of elections.
pub(super) fn elections(elections: &[Election], singles: &[SingleSeatElection]) -> String {
    let columns = [
        ("election", Align::Left),
        ("day", Align::Left),
        ("lists", Align::Right),
        ("votes", Align::Right),
        ("declared seats", Align::Left),
    ];
    let mut table = Table::new(&columns);
    for election in elections {
        let votes: Option<u64> = election.lists.iter().map(|list| list.votes).sum();
        let declared = election.declared().map_or_else(
            || "not found".to_owned(),
            |seats| seats.iter().filter(|n| **n > 0).map(u32::to_string).collect::<Vec<_>>().join(", "),
        );
        let short = election.id.split_once('/').map_or(election.id.as_str(), |(_, short)| short);
        table.row(vec![
            short.to_owned(),
            election.date.to_string(),
            election.lists.len().to_string(),
            votes.map_or_else(|| "not for all lists".to_owned(), group),
            declared,
        ]);
    }
    let mut out = table.render(0);
    let columns = [
        ("election to single seats", Align::Left),
        ("day", Align::Left),
        ("contests", Align::Right),
        ("declared", Align::Right),
    ];
    let mut table = Table::new(&columns);
    for election in singles {
        let short = election.id.split_once('/').map_or(election.id.as_str(), |(_, short)| short);
        let declared = election.contests.iter().filter(|held| held.declared.is_some()).count();
        let (contests, declared) = (election.contests.len().to_string(), declared.to_string());
        table.row(vec![short.to_owned(), election.date.to_string(), contests, declared]);
    }
    out.push('\n');
    out.push_str(&table.render(0));
    out
}
