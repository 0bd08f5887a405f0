//! The yearly report: cases counted by place, right, body, outcome and more, in tables of one and of two ways, none of which lets
//! a reader find a figure below `k`, alone or together.
//!
//! What is kept, and how it is known to be kept:
//!
//! 1. Lines of one attribute: [`hide::line`]. What is hidden is together at least `k`, and two at least.
//! 2. Hidden lines stand in every table of two ways as one line, "others together". So the sums of the lines of such a table are
//!    all known, and all at least `k`.
//! 3. Cells of a table of two ways: [`hide::table`], audited by exact flows over whole numbers ([`grid::Grid`]).
//! 4. The tables form a tree ([`Attribute::TABLES`]), and tables that meet in an attribute share its known sums. Whatever a
//!    reader thinks possible in each table by itself is then possible in all at once: tables of a tree that agree on the sums
//!    they share always come from one set of cases. So nothing is learnt from two tables that neither of them says.
//! 5. Rounding, where asked for, comes after all this and can only say less.
//!
//! Sources: L. H. Cox, "Suppression methodology and statistical disclosure control", Journal of the American Statistical
//! Association 75 (1980); A. Hundepool and others, Statistical Disclosure Control, Wiley 2012, chapters 4 and 5; the manual of
//! tau-ARGUS. What is not protected is said in docs/REPORT.md.
//!
//! It must never hold a hidden figure: a [`Report`] has none in it, so whoever has one may print all of it.

mod attribute;
mod days;
pub mod editions;
pub mod figures;
pub mod grid;
pub mod hide;
pub mod lists;
#[cfg(test)]
mod tests;

use std::fmt;

use jiff::civil::Date;

pub use attribute::{Attribute, Lists, NOT_SAID};
pub use days::{Days, DaysCount, QUANTILES};

use crate::shared::{Received, WorkData};
use attribute::Sorter;

/// The smallest figure that is printed where nothing else is asked for.
pub const SMALLEST: u64 = 5;

/// What a report is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The year in which the cases came in; a case known by its week belongs to the year of its Monday.
    pub year: i16,
    /// The smallest figure that is printed; at least 2.
    pub k: u64,
    /// Every printed number of cases is rounded to a multiple of this, for tables about single facilities.
    pub round: Option<u64>,
}

/// A printed figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// So many cases.
    Shown(u64),
    /// Not told.
    Hidden,
}

/// A line of a table of two ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A category, by its id.
    Category(String),
    /// Categories that are not shown by themselves, by their ids.
    Together(Vec<String>),
}

/// Cases by one attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Single {
    /// By what.
    pub of: Attribute,
    /// Each category with its figure.
    pub lines: Vec<(String, Figure)>,
    /// What the hidden ones are together, where any is hidden.
    pub together: Option<u64>,
}

/// Cases by two attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What its rows are.
    pub rows: Attribute,
    /// What its columns are.
    pub columns: Attribute,
    /// Rows with their sums.
    pub row_lines: Vec<(Line, u64)>,
    /// Columns with their sums.
    pub column_lines: Vec<(Line, u64)>,
    /// Figures, row by row.
    pub cells: Vec<Vec<Figure>>,
    /// The hidden figure that a reader knows best. Found from what is printed alone, so it says nothing more; none where
    /// nothing is hidden or figures are rounded.
    pub narrowest: Option<Narrowest>,
}

/// What a hidden figure may be by all that is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Narrowest {
    /// Its row, by its place among the rows.
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// The least it may be.
    pub least: u64,
    /// The greatest.
    pub most: u64,
}

/// A report, all of which may be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What it was asked for.
    pub settings: Settings,
    /// Cases of the year.
    pub total: u64,
    /// By one attribute, in the order of [`Attribute::ALL`].
    pub singles: Vec<Single>,
    /// By two, in the order of [`Attribute::TABLES`].
    pub tables: Vec<Table>,
    /// Tables that are not printed: too few lines, or their sums alone say too much.
    pub withheld: Vec<(Attribute, Attribute)>,
    /// Days from receipt to the end.
    pub days: Option<Days>,
    /// The middle of those days by office, for offices with enough cases.
    pub days_by_office: Vec<(String, u32)>,
    /// Recommendations made and followed, where no figure of [`Attribute::Advice`] is hidden.
    pub recommendations: Option<(u64, u64)>,
}

/// What hiding did: for the office, never to be printed, since who knows how many of two hidden figures are small may know both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// Figures hidden because they are small.
    pub small: usize,
    /// Figures hidden so that those cannot be derived.
    pub added: usize,
    /// Cases of other years that were left out.
    pub other_years: usize,
}

/// Why there is no report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoReport {
    /// The year has fewer cases than the smallest figure that is printed.
    TooFew {
        /// The smallest figure.
        k: u64,
    },
    /// Smallest figures below 2 protect nobody.
    SmallestTooSmall,
    /// A case has the office of a unit that is not listed.
    UnknownOffice,
    /// A rounding step of nought, or one that is greater than can be told apart.
    NoStep,
}

impl NoReport {
    /// The code whose page explains it.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooFew { .. } => "O201",
            Self::SmallestTooSmall | Self::NoStep => "O202",
            Self::UnknownOffice => "O206",
        }
    }
}

impl fmt::Display for NoReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew { k } => write!(f, "the year has fewer than {k} cases, so no figure of it may be printed"),
            Self::SmallestTooSmall => f.write_str("the smallest figure that is printed is at least 2"),
            Self::UnknownOffice => f.write_str("a case has the office of a unit that is not of the year's division"),
            Self::NoStep => f.write_str("figures are rounded to a step from 2 to 1000"),
        }
    }
}

/// Makes the report of a year. `days` counts the days from one day to another.
///
/// # Errors
/// Fewer cases than may be printed; settings that protect nobody.
pub fn report(
    cases: &[WorkData],
    lists: &Lists<'_>,
    settings: Settings,
    days: &DaysCount<'_>,
) -> Result<(Report, Work), NoReport> {
    let Settings { year, k, round } = settings;
    if k < 2 {
        return Err(NoReport::SmallestTooSmall);
    }
    if round.is_some_and(|step| !(2..=1000).contains(&step)) {
        return Err(NoReport::NoStep);
    }
    let sorter = Sorter::new(lists);
    let of_year: Vec<&WorkData> = cases.iter().filter(|case| day(case).year() == year).collect();
    let total = number(of_year.len());
    if total < k {
        return Err(NoReport::TooFew { k });
    }
    let counted = Counted::new(&of_year, lists, &sorter)?;
    let hidden = counted.hidden(k);
    let mut work = Work { other_years: cases.len() - of_year.len(), ..Work::default() };
    let singles = Attribute::ALL.iter().enumerate().map(|(at, of)| counted.single(at, *of, &hidden[at], k, &mut work));
    let singles: Vec<Single> = singles.collect();
    let (mut tables, mut withheld) = (Vec::new(), Vec::new());
    for ((rows, columns), counts) in Attribute::TABLES.into_iter().zip(&counted.tables) {
        match table(&counted, &hidden, (rows, columns), counts, k, &mut work) {
            Some(table) => tables.push(table),
            None => withheld.push((rows, columns)),
        }
    }
    let offices = singles.iter().find(|single| single.of == Attribute::Office);
    let days_by_office = offices.map_or_else(Vec::new, |single| days::by_office(&of_year, single, days, k));
    let advice_shown = singles.iter().any(|single| single.of == Attribute::Advice && single.together.is_none());
    let sum = |what: fn(&WorkData) -> u32| of_year.iter().map(|case| u64::from(what(case))).sum::<u64>();
    let report = Report {
        settings,
        total,
        singles,
        tables,
        withheld,
        days: days::all(&of_year, days, k),
        days_by_office,
        recommendations: advice_shown.then(|| (sum(|case| case.recommended), sum(|case| case.followed))),
    };
    Ok((round.map_or(report.clone(), |step| report.rounded(step)), work))
}

fn day(case: &WorkData) -> Date {
    let (Received::On(day) | Received::WeekOf(day)) = case.received;
    day
}

fn number(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// True counts, before anything is hidden.
struct Counted {
    categories: Vec<Vec<String>>,
    singles: Vec<Vec<u64>>,
    /// In the order of [`Attribute::TABLES`], row by row.
    tables: Vec<Vec<Vec<u64>>>,
}

/// The place of an attribute in [`Attribute::ALL`].
fn at(of: Attribute) -> usize {
    Attribute::ALL.iter().position(|one| *one == of).unwrap_or(0)
}

impl Counted {
    fn new(cases: &[&WorkData], lists: &Lists<'_>, sorter: &Sorter<'_>) -> Result<Self, NoReport> {
        let categories: Vec<Vec<String>> = Attribute::ALL.iter().map(|of| lists.categories(*of)).collect();
        let mut singles: Vec<Vec<u64>> = categories.iter().map(|all| vec![0; all.len()]).collect();
        let pairs = Attribute::TABLES.map(|(rows, columns)| (at(rows), at(columns)));
        let mut tables: Vec<Vec<Vec<u64>>> = pairs
            .iter()
            .map(|(rows, columns)| vec![vec![0; categories[*columns].len()]; categories[*rows].len()])
            .collect();
        for case in cases {
            let sorted = sorter.sort(case).ok_or(NoReport::UnknownOffice)?;
            for (counts, category) in singles.iter_mut().zip(sorted) {
                counts[category] += 1;
            }
            for (counts, (rows, columns)) in tables.iter_mut().zip(pairs) {
                counts[sorted[rows]][sorted[columns]] += 1;
            }
        }
        Ok(Self { categories, singles, tables })
    }

    /// Which lines of each attribute are hidden. Linked attributes hide lines of the same names.
    fn hidden(&self, k: u64) -> Vec<Vec<bool>> {
        let alone = |counts: &Vec<u64>| hide::line(counts, k, &[]).unwrap_or_else(|| vec![true; counts.len()]);
        let mut hidden: Vec<Vec<bool>> = self.singles.iter().map(alone).collect();
        for (first, second) in Attribute::LINKED.map(|(first, second)| (at(first), at(second))) {
            loop {
                let before = (hidden[first].clone(), hidden[second].clone());
                for (from, to) in [(first, second), (second, first)] {
                    let named: Vec<bool> = self.categories[to]
                        .iter()
                        .enumerate()
                        .map(|(place, name)| {
                            let twin = self.categories[from].iter().position(|other| other == name && name != NOT_SAID);
                            hidden[to][place] || twin.is_some_and(|twin| hidden[from][twin])
                        })
                        .collect();
                    hidden[to] = hide::line(&self.singles[to], k, &named).unwrap_or(named);
                }
                if before == (hidden[first].clone(), hidden[second].clone()) {
                    break;
                }
            }
        }
        hidden
    }

    fn single(&self, place: usize, of: Attribute, hidden: &[bool], k: u64, work: &mut Work) -> Single {
        let counts = &self.singles[place];
        let figure = |(count, hidden): (&u64, &bool)| if *hidden { Figure::Hidden } else { Figure::Shown(*count) };
        let lines = self.categories[place].iter().cloned().zip(counts.iter().zip(hidden).map(figure)).collect();
        let behind: Vec<u64> =
            counts.iter().zip(hidden).filter(|(_, hidden)| **hidden).map(|(count, _)| *count).collect();
        work.add(behind.iter().copied(), k);
        let together = (!behind.is_empty()).then(|| behind.iter().sum());
        assert!(
            together.is_none_or(|sum: u64| sum >= k && behind.len() >= 2),
            "what {of:?} hides is together too little"
        );
        Single { of, lines, together }
    }

    /// The lines of an attribute as a table of two ways has them: which categories stand in each.
    fn merged(&self, place: usize, hidden: &[bool]) -> Vec<Vec<usize>> {
        let shown = (0..hidden.len()).filter(|at| !hidden[*at]).map(|at| vec![at]);
        let together: Vec<usize> = (0..hidden.len()).filter(|at| hidden[*at]).collect();
        debug_assert_eq!(hidden.len(), self.categories[place].len(), "a mark for each category");
        shown.chain((!together.is_empty()).then_some(together)).collect()
    }
}

impl Work {
    fn add(&mut self, hidden: impl Iterator<Item = u64>, k: u64) {
        for count in hidden {
            if count < k {
                self.small += 1;
            } else {
                self.added += 1;
            }
        }
    }
}

fn table(
    counted: &Counted,
    hidden: &[Vec<bool>],
    (rows, columns): (Attribute, Attribute),
    counts: &[Vec<u64>],
    k: u64,
    work: &mut Work,
) -> Option<Table> {
    let [by_row, by_column] = [rows, columns].map(|of| counted.merged(at(of), &hidden[at(of)]));
    if by_row.len() < 2 || by_column.len() < 2 {
        return None;
    }
    let cell = |row: &[usize], column: &[usize]| -> u64 {
        row.iter().map(|row| column.iter().map(|column| counts[*row][*column]).sum::<u64>()).sum()
    };
    let merged: Vec<Vec<u64>> =
        by_row.iter().map(|row| by_column.iter().map(|column| cell(row, column)).collect()).collect();
    let grid = hide::table(&merged, k)?;
    assert!(hide::is_safe(&grid, k), "the table of {rows:?} and {columns:?} lets a small figure be found");
    work.add(grid.hidden().map(|(row, column)| grid.count(row, column)), k);
    let figure = |row: usize, column: usize| {
        if grid.is_hidden(row, column) { Figure::Hidden } else { Figure::Shown(grid.count(row, column)) }
    };
    let named = |of: Attribute, line: &[usize], sum: u64| {
        let names: Vec<String> = line.iter().map(|place| counted.categories[at(of)][*place].clone()).collect();
        let together = hidden[at(of)][line[0]];
        (if together { Line::Together(names) } else { Line::Category(names.concat()) }, sum)
    };
    let of_rows = by_row.iter().zip(&merged).map(|(line, counts)| named(rows, line, counts.iter().sum()));
    let of_columns = by_column.iter().enumerate().map(|(place, line)| {
        let sum = merged.iter().map(|counts| counts[place]).sum();
        named(columns, line, sum)
    });
    Some(Table {
        rows,
        columns,
        row_lines: of_rows.collect(),
        column_lines: of_columns.collect(),
        cells: (0..grid.rows()).map(|row| (0..grid.columns()).map(|column| figure(row, column)).collect()).collect(),
        narrowest: narrowest(&grid),
    })
}

fn narrowest(grid: &grid::Grid) -> Option<Narrowest> {
    let bounds = grid.hidden().map(|(row, column)| {
        let (least, most) = grid.bounds(row, column);
        Narrowest { row, column, least, most }
    });
    bounds.min_by_key(|found| (found.most - found.least, found.row, found.column))
}

impl Report {
    /// Cases by one attribute.
    pub fn single(&self, of: Attribute) -> Option<&Single> {
        self.singles.iter().find(|single| single.of == of)
    }

    /// Figures of tables that could have been printed, and those of them that are hidden.
    pub fn hidden(&self) -> (usize, usize) {
        let singles = self.singles.iter().flat_map(|single| single.lines.iter().map(|(_, figure)| *figure));
        let cells = self.tables.iter().flat_map(|table| table.cells.iter().flatten().copied());
        let all: Vec<Figure> = singles.chain(cells).collect();
        (all.len(), all.iter().filter(|figure| **figure == Figure::Hidden).count())
    }

    /// Every number of cases to the nearest multiple of `step`, halves up. Each is rounded by itself, so sums need not agree.
    fn rounded(mut self, step: u64) -> Self {
        let near = |count: u64| (count + step / 2) / step * step;
        let figure = |figure: &mut Figure| {
            if let Figure::Shown(count) = figure {
                *count = near(*count);
            }
        };
        self.total = near(self.total);
        for single in &mut self.singles {
            single.lines.iter_mut().for_each(|(_, shown)| figure(shown));
            single.together = single.together.map(near);
        }
        for table in &mut self.tables {
            table.cells.iter_mut().flatten().for_each(figure);
            table.row_lines.iter_mut().chain(&mut table.column_lines).for_each(|(_, sum)| *sum = near(*sum));
            table.narrowest = None;
        }
        self.recommendations = self.recommendations.map(|(made, followed)| (near(made), near(followed)));
        self
    }
}
