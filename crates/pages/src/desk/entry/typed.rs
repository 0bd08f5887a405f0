//! What a person typed into a sheet, and the figures it comes to. Everything is kept as it was typed, so that a page which
//! comes back has it all; what is no number is said, never guessed.

use std::collections::{BTreeMap, BTreeSet};

use clerk::record;
use election::protocol::{Cell, Figures, Finding, Form, Per, What};

/// Digits of the largest figure that is read; larger ones are refused by the procedure in any case.
const MOST_DIGITS: usize = 12;

/// Rows of members that an empty sheet has.
const MEMBERS: usize = 5;

/// Rows of members that one sheet can have.
const MOST_MEMBERS: usize = 60;

/// What stands in the fields of a sheet, by the labels of the form: `B1`, `B2 ak_zhol`, `A3 2`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Figures as they were typed.
    pub figures: BTreeMap<String, String>,
    /// Words beside figures, where somebody typed them.
    pub words: BTreeMap<String, String>,
    /// Rows of members that are asked for beyond those that are filled.
    pub more: usize,
}

/// Why what was typed is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Something other than the digits 0 to 9.
    NotDigits,
    /// More than one precinct of this election can have.
    TooLarge,
}

/// A sheet that was read.
#[derive(Clone, Debug)]
pub struct Read {
    /// As the procedure has them.
    pub figures: Figures,
    /// As records have them.
    pub record: record::Figures,
    /// Words beside figures, as records have them.
    pub words: BTreeMap<String, String>,
}

/// What does not add up in a sheet, or is no figure.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Fields that hold no figure, by their labels.
    pub faults: BTreeMap<String, Fault>,
    /// Findings, where every field holds a figure or nothing.
    pub findings: Vec<Finding>,
    /// The person pressed the button: what is empty is told too, and the sheet can be sent.
    pub asked: bool,
}

impl Typed {
    /// The fields of a form that was sent which belong to the sheet; what belongs to no cell is passed over, as the buttons
    /// and the marks of the page are.
    pub fn of(form: &Form, fields: &[(String, String)]) -> Self {
        let mut typed = Self::default();
        let field = |name: &str| fields.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str());
        typed.more = field("rows").and_then(|rows| rows.parse().ok()).unwrap_or(0_usize).min(MOST_MEMBERS);
        for (at, figure) in form.figures().iter().enumerate() {
            let rows = if figure.row.per == Per::Member { MOST_MEMBERS } else { 0 };
            let members = (0..rows).map(|member| Cell::Member { figure: at, member });
            for cell in form.cells_of(at, &form.empty()).chain(members) {
                let label = form.label(cell);
                if let Some(value) = field(&label).filter(|value| !value.trim().is_empty()) {
                    typed.figures.insert(label.clone(), value.to_owned());
                }
                if let Some(words) = field(&format!("words {label}")).filter(|words| !words.trim().is_empty()) {
                    typed.words.insert(label, words.to_owned());
                }
            }
        }
        typed
    }

    /// The figures of an entry, as if they had been typed.
    pub fn from_figures(form: &Form, figures: &Figures) -> Self {
        let mut typed = Self::default();
        for at in 0..form.figures().len() {
            for cell in form.cells_of(at, figures) {
                if let Some(value) = figures.get(cell) {
                    typed.figures.insert(form.label(cell), value.to_string());
                }
            }
        }
        typed.words = figures.all_words().map(|(cell, words)| (form.label(cell), words.to_owned())).collect();
        typed
    }

    /// What stands in a field.
    pub fn figure(&self, label: &str) -> &str {
        self.figures.get(label).map_or("", String::as_str)
    }

    /// The cells of a sheet in the order of the paper: of members as many rows as are filled, and some more.
    pub fn cells(&self, form: &Form) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (at, figure) in form.figures().iter().enumerate() {
            if figure.row.per == Per::Member {
                let rows = self.members(form, at).max(MEMBERS).max(self.more).min(MOST_MEMBERS);
                cells.extend((0..rows).map(|member| Cell::Member { figure: at, member }));
            } else {
                cells.extend(form.cells_of(at, &form.empty()));
            }
        }
        cells
    }

    /// Rows of members up to the last that is filled.
    fn members(&self, form: &Form, figure: usize) -> usize {
        let filled = |member: &usize| {
            let label = form.label(Cell::Member { figure, member: *member });
            self.figures.contains_key(&label) || self.words.contains_key(&label)
        };
        (0..MOST_MEMBERS).rev().find(filled).map_or(0, |last| last + 1)
    }

    /// The figures, where every field holds one or nothing.
    ///
    /// # Errors
    /// The fields that hold none.
    pub fn read(&self, form: &Form, most: u64) -> Result<Read, BTreeMap<String, Fault>> {
        let mut read = Read { figures: form.empty(), record: BTreeMap::new(), words: BTreeMap::new() };
        let mut faults = BTreeMap::new();
        for cell in self.cells(form) {
            let label = form.label(cell);
            match self.figures.get(&label).map(|text| number(text, most)) {
                None => {}
                Some(Err(fault)) => drop(faults.insert(label.clone(), fault)),
                Some(Ok(value)) => {
                    if read.figures.set(cell, Some(value)).is_err() {
                        faults.insert(label.clone(), Fault::TooLarge);
                    }
                    read.record.insert(label.clone(), value);
                }
            }
            if let Some(words) = self.words.get(&label) {
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                read.figures.set_words(cell, &words);
                read.words.insert(label, words);
            }
        }
        if faults.is_empty() { Ok(read) } else { Err(faults) }
    }

    /// What does not add up in the sheet. While a person is typing, what is still empty is no finding.
    pub fn check(&self, form: &Form, most: u64, asked: bool) -> Checked {
        match self.read(form, most) {
            Err(faults) => Checked { faults, findings: Vec::new(), asked },
            Ok(read) => {
                let mut findings = form.check(&read.figures);
                findings.retain(|finding| asked || !matches!(finding.what, What::Empty { .. }));
                Checked { faults: BTreeMap::new(), findings, asked }
            }
        }
    }
}

impl Checked {
    /// The codes of the findings, each once, as a person confirms them.
    pub fn codes(&self) -> String {
        let codes: BTreeSet<&str> = self.findings.iter().map(|finding| finding.code.as_str()).collect();
        codes.into_iter().collect::<Vec<_>>().join(" ")
    }

    /// Whether a person confirmed every finding there is.
    pub fn confirmed(&self, stands: &str) -> bool {
        let told: Vec<&str> = stands.split(' ').collect();
        self.findings.iter().all(|finding| told.contains(&finding.code.as_str()))
    }
}

/// A number as people write it: digits, with spaces between groups of them.
fn number(text: &str, most: u64) -> Result<u64, Fault> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::NotDigits);
    }
    let bare = digits.trim_start_matches('0');
    if bare.len() > MOST_DIGITS {
        return Err(Fault::TooLarge);
    }
    let value = if bare.is_empty() { 0 } else { bare.parse().map_err(|_| Fault::TooLarge)? };
    if value > most { Err(Fault::TooLarge) } else { Ok(value) }
}

#[cfg(test)]
mod tests {
    use super::{Fault, number};

    #[test]
    fn a_number_is_digits_and_nothing_else() {
        let check = |text: &str, expect: Result<u64, Fault>| assert_eq!(number(text, 100_000), expect, "{text:?}");
        check("0", Ok(0));
        check(" 1 234 ", Ok(1234));
        check("1\u{a0}234", Ok(1234));
        check("00012", Ok(12));
        check("100000", Ok(100_000));
        check("100001", Err(Fault::TooLarge));
        check(&"9".repeat(30), Err(Fault::TooLarge));
        check(&"0".repeat(30), Ok(0));
        check("-5", Err(Fault::NotDigits));
        check("+5", Err(Fault::NotDigits));
        check("5.0", Err(Fault::NotDigits));
        check("1e3", Err(Fault::NotDigits));
        check("٤٢", Err(Fault::NotDigits));
        check("४२", Err(Fault::NotDigits));
        check("<b>1</b>", Err(Fault::NotDigits));
        check("'", Err(Fault::NotDigits));
    }
}
