//! Answers of several days side by side, with the numbers that decide them. It decides nothing.

use law::Cited;
use law::value::group;
use party::Gap;
use party::membership::{Decided, Judgement};

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
    row("units of the day", &|judgement| of(judgement.lines.len()));
    row("needed in each", &|judgement| number(&judgement.region_min));
    row("units with fewer", &|judgement| {
        if judgement.lines.is_empty() || judgement.region_min.is_err() {
            "?".to_owned()
        } else {
            of(judgement.short().count())
        }
    });
    format!("{}\n{}", paint(style::HEADING, "Side by side"), table.render(2))
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
    match &judgement.members_min {
        Ok(need) => match need.value.saturating_sub(judgement.valid) {
            0 => "-".to_owned(),
            missing => group(missing),
        },
        Err(_) => "?".to_owned(),
    }
}

/// A number of units; none means that nobody recorded them.
fn of(n: usize) -> String {
    if n == 0 { "-".to_owned() } else { n.to_string() }
}
