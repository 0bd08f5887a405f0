//! Two editions of the report of one year: what does the second say about those who were added or taken out?
//!
//! A case belongs to the year it came in and to no other, so the reports of two years have no case in common and their difference
//! says nothing. Two editions of one year nearly agree, and a figure that grew by one is that one case. It must never judge
//! which edition is right.

use std::collections::{BTreeMap, BTreeSet};

use super::{Figure, Line, Report};

/// Where a figure stands: table, row and column. An empty column is that of the sums.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// `place`, or `place*topic`.
    pub table: String,
    /// The row, or empty for the sums of columns.
    pub row: String,
    /// The column, or empty for the sum of the row.
    pub column: String,
}

/// All figures of a report by their places; a hidden one has none.
pub type Figures = BTreeMap<Spot, Option<u64>>;

/// What two editions say together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leak {
    /// A figure differs by less than the smallest that may be printed.
    Moved(Spot),
    /// A figure is hidden in one edition alone.
    OnceShown(Spot),
    /// What a line hides differs by so little.
    HiddenMoved(Spot),
}

impl Leak {
    /// The code whose page explains it.
    pub fn code(&self) -> &'static str {
        "O203"
    }

    /// Where.
    pub fn spot(&self) -> &Spot {
        match self {
            Self::Moved(spot) | Self::OnceShown(spot) | Self::HiddenMoved(spot) => spot,
        }
    }
}

/// The word of a line.
pub fn word(line: &Line) -> String {
    match line {
        Line::Category(name) => name.clone(),
        Line::Together(_) => TOGETHER.to_owned(),
    }
}

/// The word of what is not shown by itself.
pub const TOGETHER: &str = "others_together";

impl Report {
    /// All figures by their places.
    pub fn figures(&self) -> Figures {
        let mut all = Figures::new();
        let spot = |table: &str, row: &str, column: &str| Spot {
            table: table.to_owned(),
            row: row.to_owned(),
            column: column.to_owned(),
        };
        let shown = |figure: &Figure| match figure {
            Figure::Shown(count) => Some(*count),
            Figure::Hidden => None,
        };
        all.insert(spot("all", "", ""), Some(self.total));
        for single in &self.singles {
            for (name, figure) in &single.lines {
                all.insert(spot(single.of.id(), name, ""), shown(figure));
            }
            if single.together.is_some() {
                all.insert(spot(single.of.id(), TOGETHER, ""), single.together);
            }
        }
        for table in &self.tables {
            let name = format!("{}*{}", table.rows.id(), table.columns.id());
            for ((row, sum), cells) in table.row_lines.iter().zip(&table.cells) {
                all.insert(spot(&name, &word(row), ""), Some(*sum));
                for ((column, _), figure) in table.column_lines.iter().zip(cells) {
                    all.insert(spot(&name, &word(row), &word(column)), shown(figure));
                }
            }
            for (column, sum) in &table.column_lines {
                all.insert(spot(&name, "", &word(column)), Some(*sum));
            }
        }
        all
    }
}

/// What a reader of both editions could find. Combinations of more than one line are not looked for: where this finds nothing,
/// print the later edition for all that, only where it must be.
pub fn compare(earlier: &Figures, later: &Figures, k: u64) -> Vec<Leak> {
    let spots: BTreeSet<&Spot> = earlier.keys().chain(later.keys()).collect();
    let mut leaks = Vec::new();
    let small = |a: u64, b: u64| (1..k).contains(&a.abs_diff(b));
    for spot in spots {
        match (earlier.get(spot).copied().flatten(), later.get(spot).copied().flatten()) {
            (Some(before), Some(after)) if small(before, after) => leaks.push(Leak::Moved(spot.clone())),
            (Some(_), None) | (None, Some(_)) => leaks.push(Leak::OnceShown(spot.clone())),
            _ => {}
        }
    }
    let (before, after) = (behind(earlier), behind(later));
    for (spot, hidden) in &before {
        if after.get(spot).is_some_and(|now| small(*hidden, *now)) {
            leaks.push(Leak::HiddenMoved(spot.clone()));
        }
    }
    leaks
}

/// What each line of the tables of two ways hides together: its sum without what is shown.
fn behind(figures: &Figures) -> BTreeMap<Spot, u64> {
    let mut lines: BTreeMap<Spot, u64> = BTreeMap::new();
    for (spot, figure) in figures.iter().filter(|(spot, _)| spot.table.contains('*')) {
        if spot.row.is_empty() || spot.column.is_empty() {
            lines.insert(spot.clone(), figure.unwrap_or(0));
        }
    }
    for (spot, figure) in figures.iter().filter(|(spot, _)| spot.table.contains('*')) {
        if spot.row.is_empty() || spot.column.is_empty() {
            continue;
        }
        let row = Spot { column: String::new(), ..spot.clone() };
        let column = Spot { row: String::new(), ..spot.clone() };
        for line in [row, column] {
            if let Some(sum) = lines.get_mut(&line) {
                *sum = sum.saturating_sub(figure.unwrap_or(0));
            }
        }
    }
    lines
}
