//! The headings of a CSV and what each column holds: the precinct, a person, a figure or its words. A heading is an id or a
//! name in any language of the table. It must never pass over a heading it does not know, since a figure would be lost.

use std::collections::BTreeMap;

use law::reader::{nearest, shown};

use super::{Bad, codes};
use crate::protocol::figures::{Cell, MAX_MEMBERS};
use crate::protocol::form::Form;
use crate::protocol::table::{Headings, Per};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Precinct,
    Clerk,
    Figure {
        cell: Cell,
        optional: bool,
    },
    Words(Cell),
    /// It tells nothing about the protocol.
    PassedOver,
}

/// A column with its heading as it stands in the file.
#[derive(Clone, Debug)]
pub(super) struct Headed {
    pub(super) heading: String,
    pub(super) column: Column,
}

/// Reading stops after so many faults: a file that is no table of protocols may have one in each of its columns.
const MOST_FAULTS: usize = 100;

/// All columns.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub(super) columns: Vec<Headed>,
    /// Which of them is the precinct's.
    pub(super) precinct: usize,
}

impl Header {
    pub(super) fn read(cells: &[&str], form: &Form, headings: &Headings) -> Result<Self, Vec<Bad>> {
        let bad = |code, column, what, hint| Bad { code, row: 1, column, what, hint };
        if cells.iter().all(|cell| cell.is_empty()) {
            let hint = "the first line names the columns: precinct, then the ids of the figures";
            return Err(vec![bad(codes::NO_TABLE, None, "the first line has no heading".to_owned(), hint)]);
        }
        let names = names(form, headings);
        let (mut faults, mut columns) = (Vec::new(), Vec::<Headed>::new());
        for (at, heading) in cells.iter().enumerate() {
            let place = Some((at + 1, shown(heading)));
            match column(heading, form, headings, &names) {
                None => {
                    let known: Vec<&str> = names.keys().map(String::as_str).collect();
                    let near = nearest(&plain(heading), &known);
                    let near = near.map_or(String::new(), |near| format!("; `{near}` is one"));
                    let what = format!("nobody knows the heading `{}`{near}", shown(heading));
                    let hint = "head a column by the id or name of a figure or list, or remove it";
                    faults.push(bad(codes::COLUMN_UNKNOWN, place, what, hint));
                }
                Some(found) => {
                    let twice = found != Column::PassedOver && columns.iter().any(|other| other.column == found);
                    if twice {
                        let what = format!("`{}` heads a second column of the same", shown(heading));
                        faults.push(bad(codes::COLUMN_TWICE, place, what, "keep one of the two"));
                    }
                    columns.push(Headed { heading: (*heading).to_owned(), column: found });
                }
            }
            if faults.len() >= MOST_FAULTS {
                return Err(faults);
            }
        }
        let missing = missing(form, &columns);
        if !missing.is_empty() {
            let what = format!("no column for {}", missing.join(", "));
            faults.push(bad(codes::COLUMN_MISSING, None, what, "every figure of the day's form has a column"));
        }
        let precinct = columns.iter().position(|headed| headed.column == Column::Precinct);
        match precinct {
            Some(precinct) if faults.is_empty() => Ok(Self { columns, precinct }),
            _ => Err(faults),
        }
    }
}

impl Header {
    /// Headings of the columns that are passed over.
    pub(super) fn passed_over(&self) -> Vec<String> {
        let over = self.columns.iter().filter(|headed| headed.column == Column::PassedOver);
        over.map(|headed| headed.heading.clone()).collect()
    }
}

/// Columns that must be there and are not, in words.
fn missing(form: &Form, columns: &[Headed]) -> Vec<String> {
    let has = |wanted: &Column| columns.iter().any(|headed| headed.column == *wanted);
    let mut missing: Vec<String> = Vec::new();
    if !has(&Column::Precinct) {
        missing.push("the precinct".to_owned());
    }
    for cell in (0..form.width()).map(Cell::Fixed) {
        let optional = form.owner(cell).is_some_and(|(figure, _)| figure.row.optional);
        if !optional && !has(&Column::Figure { cell, optional }) {
            missing.push(form.label(cell));
        }
    }
    missing
}

/// All headings that name a cell of the form or a person; the first of two that are alike counts.
fn names(form: &Form, headings: &Headings) -> BTreeMap<String, Column> {
    let mut names = BTreeMap::new();
    let mut add = |name: &str, column| {
        names.entry(plain(name)).or_insert(column);
    };
    headings.precinct.iter().for_each(|name| add(name, Column::Precinct));
    headings.clerk.iter().for_each(|name| add(name, Column::Clerk));
    for cell in (0..form.width()).map(Cell::Fixed) {
        let Some((figure, list)) = form.owner(cell) else { continue };
        let column = Column::Figure { cell, optional: figure.row.optional };
        let own =
            std::iter::once(figure.row.id.as_str()).chain(figure.row.name.0.iter().map(|(_, name)| name.as_str()));
        for name in own {
            match list {
                None => add(name, column),
                Some(list) => {
                    add(&format!("{name} {}", list.id), column);
                    add(&format!("{name} {}", list.name), column);
                }
            }
        }
        for name in list.into_iter().flat_map(|list| [&list.id, &list.name]) {
            add(name, column);
        }
    }
    // Last, so that a list of such a name keeps its column.
    headings.passed_over.iter().for_each(|name| add(name, Column::PassedOver));
    names
}

fn column(heading: &str, form: &Form, headings: &Headings, names: &BTreeMap<String, Column>) -> Option<Column> {
    let name = plain(heading);
    if let Some(found) = figure(&name, form, names) {
        return Some(found);
    }
    let of_words = headings.words.iter().find_map(|ending| name.strip_suffix(&plain(ending)))?;
    match figure(of_words.trim_end(), form, names)? {
        Column::Figure { cell, .. } => Some(Column::Words(cell)),
        _ => None,
    }
}

/// A heading that is in the names, also with Cyrillic letters in an id that look like Latin ones, or `A3 7`: a figure and a
/// member.
fn figure(name: &str, form: &Form, names: &BTreeMap<String, Column>) -> Option<Column> {
    if let Some(found) = names.get(name).or_else(|| names.get(&latin(name))) {
        return Some(*found);
    }
    let latin = latin(name);
    let (id, member) = latin.rsplit_once(' ')?;
    let of_members = |figure: &&crate::protocol::Figure| figure.row.per == Per::Member && plain(&figure.row.id) == id;
    let figure = form.figures().iter().position(|figure| of_members(&figure))?;
    let member = member.parse::<usize>().ok().filter(|member| (1..=MAX_MEMBERS).contains(member))? - 1;
    Some(Column::Figure { cell: Cell::Member { figure, member }, optional: true })
}

/// Small letters, single spaces.
fn plain(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cyrillic letters that look like Latin ones, in capitals, turned to those.
fn latin(name: &str) -> String {
    const ALIKE: &[(char, char)] = &[
        ('а', 'a'),
        ('в', 'b'),
        ('с', 'c'),
        ('е', 'e'),
        ('н', 'h'),
        ('к', 'k'),
        ('м', 'm'),
        ('о', 'o'),
        ('р', 'p'),
        ('т', 't'),
        ('х', 'x'),
    ];
    let one = |c: char| ALIKE.iter().find(|(cyrillic, _)| *cyrillic == c).map_or(c, |(_, latin)| *latin);
    name.chars().map(one).collect()
}
