//! Figures by their number in words, as records have them, and by their place in a form, as the procedure has them.

use std::collections::BTreeMap;

use election::protocol::{Cell, Figures, Form};

use law::value::group;

use crate::record;
use crate::refusal::Refusal;

/// Figures of a form from those of a record. None is above `most`, so that no total can leave what is computed with.
pub(crate) fn read(
    form: &Form,
    most: u64,
    figures: &record::Figures,
    words: &BTreeMap<String, String>,
) -> Result<Figures, Refusal> {
    let mut out = form.empty();
    for (name, value) in figures {
        let cell = cell(form, name).ok_or_else(|| Refusal::NoSuchFigure { figure: name.clone() })?;
        if *value > most {
            let why =
                format!("{} is more than the {} that one precinct of so many may have", group(*value), group(most));
            return Err(Refusal::Figure { figure: name.clone(), why });
        }
        out.set(cell, Some(*value)).map_err(|why| Refusal::Figure { figure: name.clone(), why: why.to_string() })?;
    }
    for (name, words) in words {
        let cell = cell(form, name).ok_or_else(|| Refusal::NoSuchFigure { figure: name.clone() })?;
        out.set_words(cell, words);
    }
    Ok(out)
}

/// The cell of a figure's name: `B1`, `B2 ak_zhol`, `A3 2`.
fn cell(form: &Form, name: &str) -> Option<Cell> {
    let Some((figure, which)) = name.split_once(' ') else { return form.cell(name) };
    if let Some(cell) = form.cell_of_list(figure, which) {
        return Some(cell);
    }
    let member = which.parse::<usize>().ok().filter(|member| *member > 0 && member.to_string() == which)?;
    let figure = form.figure(figure)?;
    let per_member = form.figures()[figure].row.per == election::protocol::Per::Member;
    per_member.then_some(Cell::Member { figure, member: member - 1 })
}

/// The names of all cells that every protocol of the form has.
pub(crate) fn names(form: &Form) -> Vec<String> {
    (0..form.width()).map(|at| form.label(Cell::Fixed(at))).collect()
}
