//! Answers of several days side by side, with the numbers that decide them. It decides nothing.

use law::Cited;
use law::value::group;
use party::Gap;
use party::membership::{Decided, Judgement, Line};

use crate::render::style::{self, paint};
use crate::render::{Align, Table};

/// A table with a column for each day. A day with two readings shows both, "or" between them.
pub(super) fn by_side(answers: &[Decided]) -> String {
    let days: Vec<String> = answers.iter().map(|decided| decided.query.on.to_string()).collect();
    let mut columns = vec![("", Align::Name)];
    columns.extend(days.iter().map(|day| (day.as_str(), Align::Right)));
    let mut table = Table::new(&columns);
    let mut row = |name: &str, cell: &dyn Fn(&Judgement) -> String| {
        let mut cells = vec![name.to_owned()];
        cells.extend(answers.iter().map(|decided| either(&decided.judgements, cell)));
        table.row(cells);
    };
    row("decision", &|judgement| judgement.outcome().word().to_owned());
    row("members that count", &|judgement| group(judgement.valid));
    row("needed in all", &|judgement| number(&judgement.members_min));
    row("missing in all", &|judgement| missing(judgement));
    row("units of the day", &|judgement| {
        if judgement.lines.is_empty() { "?".to_owned() } else { of(judgement.lines.len()) }
    });
    row("needed in each", &|judgement| number(&judgement.region_min));
    row("units with fewer", &|judgement| {
        if judgement.lines.is_empty() || judgement.region_min.is_err() {
            "?".to_owned()
        } else {
            of(judgement.short().count())
        }
    });
    let head = paint(style::HEADING, "Side by side");
    format!("{head}\n{}\n{}", table.render(2), missing_by_unit(answers, &days))
}

/// What is missing in each unit on each day; units of any of the days, in the order of the last.
fn missing_by_unit(answers: &[Decided], days: &[String]) -> String {
    let judgements = || answers.iter().rev().flat_map(|decided| &decided.judgements);
    let mut units: Vec<&Line> = Vec::new();
    for line in judgements().flat_map(|judgement| &judgement.lines) {
        if !units.iter().any(|known| known.unit.id == line.unit.id) {
            units.push(line);
        }
    }
    if units.is_empty() {
        return String::new();
    }
    let mut columns = vec![("missing in", Align::Name), ("counted", Align::Right)];
    columns.extend(days.iter().map(|day| (day.as_str(), Align::Right)));
    let mut table = Table::new(&columns);
    for unit in units {
        let name = if unit.named { unit.unit.name().to_owned() } else { format!("{} (no row)", unit.unit.name()) };
        let mut cells = vec![name, group(unit.valid)];
        let cell = |judgement: &Judgement| {
            let line = judgement.lines.iter().find(|line| line.unit.id == unit.unit.id);
            line.map_or_else(|| "no unit".to_owned(), |line| lacking(line.missing))
        };
        cells.extend(answers.iter().map(|decided| either(&decided.judgements, &cell)));
        table.row(cells);
    }
    format!("{}\n", table.render(2))
}

/// Members that are missing: `-` for none, `?` where the law gives no minimum.
fn lacking(missing: Option<u64>) -> String {
    match missing {
        None => "?".to_owned(),
        Some(0) => "-".to_owned(),
        Some(missing) => paint(style::WARN, group(missing)),
    }
}

/// The cell under each reading, once where all agree.
fn either(judgements: &[Judgement], cell: &dyn Fn(&Judgement) -> String) -> String {
    let mut cells: Vec<String> = judgements.iter().map(cell).collect();
    cells.dedup();
    cells.join(" or ")
}

fn number(need: &Result<Cited<u64>, Gap>) -> String {
    need.as_ref().map_or_else(|_| "?".to_owned(), |need| group(need.value))
}

fn missing(judgement: &Judgement) -> String {
    lacking(judgement.members_min.as_ref().ok().map(|need| need.value.saturating_sub(judgement.valid)))
}

/// A number of units, `-` for none.
fn of(n: usize) -> String {
    if n == 0 { "-".to_owned() } else { n.to_string() }
}
