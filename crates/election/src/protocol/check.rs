//! Checks an entry against the findings of its form: every finding, each with all its numbers. Computes in whole numbers
//! over a common denominator, exactly. It must never know a finding by its code.

use std::fmt;

use law::Confidence;
use law::value::group;

use super::figures::{Cell, Figures};
use super::form::{Compiled, Form, Of};
use super::formula::Relation;
use super::table::{Check, Level, Tolerance};
use super::words;

/// An exact number: whole, or a fraction where percentages are in play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    /// The upper number; may be negative.
    pub num: i128,
    /// The lower number; at least 1.
    pub den: i128,
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.num < 0 { "-" } else { "" };
        let (num, den) = (self.num.unsigned_abs(), self.den.unsigned_abs());
        let (whole, rest) = (num / den, num % den);
        let whole = u64::try_from(whole).map_or_else(|_| whole.to_string(), group);
        match rest {
            0 => write!(f, "{sign}{whole}"),
            rest => write!(f, "{sign}{whole} {rest}/{den}"),
        }
    }
}

/// A figure as a finding shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The cell.
    pub cell: Cell,
    /// In words: `B2 ak_zhol`.
    pub label: String,
    /// Its figure.
    pub value: Option<u64>,
}

/// What does not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A relation does not hold.
    Relation {
        /// As it is written in the table.
        formula: String,
        /// The left side.
        left: Exact,
        /// The right side.
        right: Exact,
        /// Left less right.
        difference: Exact,
        /// Every figure in it.
        figures: Vec<Shown>,
    },
    /// A figure that may not be left out is empty.
    Empty {
        /// The cells.
        cells: Vec<Shown>,
    },
    /// A number in figures and its words differ.
    Words {
        /// The figure.
        figure: Shown,
        /// The words as entered.
        words: String,
        /// The number they say; `None`: they cannot be read.
        read: Option<u64>,
    },
    /// A figure of the whole differs from the sum of its parts.
    Chain {
        /// The figure as declared.
        declared: Shown,
        /// The sum.
        sum: u64,
    },
}

/// The facts do not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its code in the table.
    pub code: String,
    /// Whether it blocks.
    pub level: Level,
    /// What does not add up.
    pub what: What,
    /// The article it rests on.
    pub citation: String,
    /// How far that can be trusted.
    pub confidence: Confidence,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: ", self.code, self.level.as_str())?;
        let value = |value: Option<u64>| value.map_or_else(|| "empty".to_owned(), group);
        match &self.what {
            What::Relation { formula, left, right, difference, .. } => {
                write!(f, "{formula}: {left} against {right}, {difference}")?;
            }
            What::Empty { cells } => {
                let labels: Vec<&str> = cells.iter().map(|cell| cell.label.as_str()).collect();
                write!(f, "empty: {}", labels.join(", "))?;
            }
            What::Words { figure, words, read: Some(read) } => {
                write!(f, "{} is {} in figures and {} in words", figure.label, value(figure.value), group(*read))?;
                write!(f, " (\"{words}\")")?;
            }
            What::Words { figure, words, read: None } => {
                write!(f, "the words of {} are no number: \"{words}\"", figure.label)?;
            }
            What::Chain { declared, sum } => {
                write!(f, "{} is {}, its parts have {}", declared.label, value(declared.value), group(*sum))?;
            }
        }
        write!(f, " ({})", self.citation)
    }
}

impl Form {
    /// Everything that does not add up, in the order of the table. A relation with an empty figure is not asked: empty is
    /// not zero, and the empty figure is itself a finding where it may not be left out.
    pub fn check(&self, figures: &Figures) -> Vec<Finding> {
        let mut found = Vec::new();
        for compiled in self.compiled() {
            match compiled {
                Compiled::Complete(row) => {
                    let cells = self.empty_cells(figures);
                    if !cells.is_empty() {
                        found.push(self.finding(*row, What::Empty { cells }));
                    }
                }
                Compiled::Words(row) => {
                    found.extend(self.wrong_words(figures).into_iter().map(|what| self.finding(*row, what)));
                }
                Compiled::Relation { row, .. } => {
                    found.extend(self.relation(compiled, figures).map(|what| self.finding(*row, what)));
                }
            }
        }
        found
    }

    /// The declared figures of a whole, entered on this form, against the sums of its parts on theirs: figure by figure of
    /// one id, row by row.
    pub(super) fn check_chain(&self, declared: &Figures, parts: &Self, sums: &[u64]) -> Vec<Finding> {
        let rows = self.findings().enumerate().filter(|(_, (row, _))| row.check == Check::Chain);
        let rows: Vec<usize> = rows.map(|(at, _)| at).collect();
        let mut found = Vec::new();
        for (at, figure) in self.figures().iter().enumerate() {
            let Some(of_parts) = parts.figure(&figure.row.id) else { continue };
            let pairs = self.cells_of(at, declared).zip(parts.cells_of(of_parts, declared));
            for (cell, of_part) in pairs {
                let (shown, Cell::Fixed(of_part)) = (self.shown(cell, declared), of_part) else { continue };
                if shown.value.is_some_and(|value| value != sums[of_part]) {
                    let what = What::Chain { declared: shown, sum: sums[of_part] };
                    found.extend(rows.iter().map(|row| self.finding(*row, what.clone())));
                }
            }
        }
        found
    }

    fn finding(&self, row: usize, what: What) -> Finding {
        let (row, citation) = self.finding_row(row);
        let (code, citation) = (row.code.clone(), citation.clone());
        Finding { code, level: row.level, what, citation, confidence: row.confidence }
    }

    fn shown(&self, cell: Cell, figures: &Figures) -> Shown {
        Shown { cell, label: self.label(cell), value: figures.get(cell) }
    }

    fn empty_cells(&self, figures: &Figures) -> Vec<Shown> {
        let each = self.figures().iter().enumerate();
        // Of a figure with a row for each member nothing may be entered, but no row between others may be empty.
        let asked = each.filter(|(at, figure)| !figure.row.optional || figures.members(*at) > 0);
        let cells = asked.flat_map(|(at, _)| self.cells_of(at, figures)).filter(|cell| figures.get(*cell).is_none());
        cells.map(|cell| self.shown(cell, figures)).collect()
    }

    fn wrong_words(&self, figures: &Figures) -> Vec<What> {
        let wrong = |(cell, words): (Cell, &str)| {
            let figure = self.shown(cell, figures);
            let read = words::read(words);
            let agrees = read.is_some() && read == figure.value;
            (!agrees).then(|| What::Words { figure, words: words.to_owned(), read })
        };
        figures.all_words().filter_map(wrong).collect()
    }

    fn relation(&self, compiled: &Compiled, figures: &Figures) -> Option<What> {
        let Compiled::Relation { row, left, relation, right, denominator, tolerance } = compiled else { return None };
        let side = |terms: &[(i128, Of)]| {
            terms.iter().try_fold(0_i128, |sum, (factor, of)| {
                let value = match of {
                    Of::One => 1,
                    Of::Figure(at) => self.total(*at, figures)?,
                };
                Some(sum + factor * value)
            })
        };
        let (left_side, right_side) = (side(left)?, side(right)?);
        if holds(left_side, *relation, right_side, *denominator, *tolerance) {
            return None;
        }
        let (row, _) = self.finding_row(*row);
        let Check::Formula(formula) = &row.check else { return None };
        let named = left.iter().chain(right).filter_map(|(_, of)| match of {
            Of::One => None,
            Of::Figure(at) => Some(*at),
        });
        let cells = named.flat_map(|at| self.cells_of(at, figures));
        let exact = |num| Exact { num, den: *denominator }.reduced();
        Some(What::Relation {
            formula: formula.text.clone(),
            left: exact(left_side),
            right: exact(right_side),
            difference: exact(left_side - right_side),
            figures: cells.map(|cell| self.shown(cell, figures)).collect(),
        })
    }

    /// The sum of a figure's cells; `None` where one is empty or nobody entered any.
    fn total(&self, figure: usize, figures: &Figures) -> Option<i128> {
        let mut cells = self.cells_of(figure, figures).peekable();
        cells.peek()?;
        cells.try_fold(0, |sum, cell| Some(sum + i128::from(figures.get(cell)?)))
    }
}

impl Exact {
    fn reduced(self) -> Self {
        let gcd = |mut a: u128, mut b: u128| {
            while b != 0 {
                (a, b) = (b, a % b);
            }
            a
        };
        let common = i128::try_from(gcd(self.num.unsigned_abs(), self.den.unsigned_abs())).unwrap_or(1).max(1);
        Self { num: self.num / common, den: self.den / common }
    }
}

/// Whether the sides stand in the relation, or miss it by no more than is tolerated. Sides are below 10^30 and the numbers
/// of a tolerance at most 10^6 and 10^12, so no product leaves 128 bits.
fn holds(left: i128, relation: Relation, right: i128, denominator: i128, tolerance: Tolerance) -> bool {
    let beyond = match relation {
        Relation::Equal => (left - right).abs(),
        Relation::AtMost => left - right,
        Relation::AtLeast => right - left,
    };
    let (num, den) = (i128::from(tolerance.percent.num()), i128::from(tolerance.percent.den()));
    beyond <= i128::from(tolerance.value) * denominator || beyond * den <= right.abs() * num
}

#[cfg(test)]
mod tests;
