//! Cells of a table of persons: columns by their names in three languages, and what a cell of each may hold. What is not
//! stated stays unsaid.

use jiff::civil::Date;

use super::{Fault, codes};
use crate::filing::{Candidacy, Candidate};
use crate::persons::{Person, Sex};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Sex,
    Born,
    Disability,
    Number,
    Citizen,
    Residence,
    Member,
    Elsewhere,
}

/// Each column with its names: the first in English, then Russian and Kazakh.
const COLUMNS: [(Column, [&str; 3]); 9] = [
    (Column::Name, ["name", "фио", "аты-жөні"]),
    (Column::Sex, ["sex", "пол", "жынысы"]),
    (Column::Born, ["born", "дата рождения", "туған күні"]),
    (Column::Disability, ["disability", "инвалидность", "мүгедектігі"]),
    (Column::Number, ["number", "иин", "жсн"]),
    (Column::Citizen, ["citizen", "гражданство", "азаматтығы"]),
    (Column::Residence, ["residence_years", "лет проживания", "тұрған жылдары"]),
    (Column::Member, ["member", "член партии", "партия мүшесі"]),
    (Column::Elsewhere, ["elsewhere", "другие кандидатуры", "басқа кандидатуралар"]),
];

impl Column {
    /// Columns every table has.
    pub(super) const NEEDED: [Self; 3] = [Self::Name, Self::Sex, Self::Born];

    /// The column of a name, in any of the languages and in any case.
    pub(super) fn of(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        COLUMNS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(column, _)| *column)
    }

    /// Its name in English.
    pub(super) fn name(self) -> &'static str {
        COLUMNS.iter().find(|(column, _)| *column == self).map_or("", |(_, names)| names[0])
    }

    /// All names in English.
    pub(super) fn names() -> String {
        let names: Vec<&str> = COLUMNS.iter().map(|(_, names)| names[0]).collect();
        names.join(", ")
    }
}

/// The person of a row; faults go to `faults`, and a row with any gives nobody.
pub(super) fn candidate(
    cells: &[String],
    columns: &[Option<Column>],
    row: u64,
    faults: &mut Vec<Fault>,
) -> Option<Candidate> {
    let before = faults.len();
    let cell = |column: Column| {
        let at = columns.iter().position(|known| *known == Some(column))?;
        Some((at + 1, cells.get(at).map_or("", String::as_str)))
    };
    let mut wrong = |column: Column, hint: &str| {
        let (at, text) = cell(column).unwrap_or((0, ""));
        let what = format!("`{text}` is no {}", meaning(column));
        let hint = hint.to_owned();
        faults.push(Fault { code: codes::CELL, row, column: at, name: column.name(), what, hint });
    };
    let text = |column: Column| cell(column).map_or("", |(_, text)| text);
    let sex = sex(text(Column::Sex));
    let born = day(text(Column::Born));
    if text(Column::Name).is_empty() {
        wrong(Column::Name, "write the family name first");
    }
    if sex.is_none() {
        wrong(Column::Sex, "write `female` or `male`, `ж` or `м`, `әйел` or `ер`");
    }
    if born.is_none() {
        wrong(Column::Born, "write 1990-05-31 or 31.05.1990");
    }
    let mut yes_no = |column| {
        let told = said(text(column));
        if told.is_none() {
            wrong(column, "write `yes` or `no`, `да` or `нет`, `иә` or `жоқ`, or leave it empty");
        }
        told.and_then(Said::stated)
    };
    let (disability, citizen, member) = (yes_no(Column::Disability), yes_no(Column::Citizen), yes_no(Column::Member));
    let residence = text(Column::Residence);
    let residence_years = residence.parse().ok();
    if residence_years.is_none() && !residence.is_empty() {
        wrong(Column::Residence, "write full years, such as 10, or leave it empty");
    }
    let elsewhere = elsewhere(text(Column::Elsewhere));
    if elsewhere.is_none() {
        wrong(Column::Elsewhere, "write `none`, or `list`, `district`, `other`, several with `+`");
    }
    if faults.len() > before {
        return None;
    }
    let (sex, born) = sex.zip(born)?;
    let person = Person { name: text(Column::Name).to_owned(), sex, born, disability: disability == Some(true) };
    let number = text(Column::Number).to_owned();
    Some(Candidate { person, number, citizen, residence_years, member, elsewhere: elsewhere.and_then(Said::stated) })
}

fn meaning(column: Column) -> &'static str {
    match column {
        Column::Name => "name",
        Column::Sex => "sex",
        Column::Born => "birth date",
        Column::Number => "number",
        Column::Residence => "number of years",
        Column::Elsewhere => "candidacy",
        Column::Disability | Column::Citizen | Column::Member => "yes or no",
    }
}

fn sex(text: &str) -> Option<Sex> {
    match text.to_lowercase().as_str() {
        "woman" | "female" | "f" | "ж" | "жен" | "женский" | "әйел" => Some(Sex::Woman),
        "man" | "male" | "m" | "м" | "муж" | "мужской" | "ер" => Some(Sex::Man),
        _ => None,
    }
}

/// What a cell says: a value, or nothing at all.
enum Said<T> {
    Value(T),
    NotStated,
}

impl<T> Said<T> {
    fn stated(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::NotStated => None,
        }
    }
}

/// Yes, no, or not stated; `None` for anything else.
fn said(text: &str) -> Option<Said<bool>> {
    match text.to_lowercase().as_str() {
        "" => Some(Said::NotStated),
        "yes" | "да" | "иә" | "true" | "1" => Some(Said::Value(true)),
        "no" | "нет" | "жоқ" | "false" | "0" => Some(Said::Value(false)),
        _ => None,
    }
}

fn elsewhere(text: &str) -> Option<Said<Vec<Candidacy>>> {
    match text.to_lowercase().as_str() {
        "" => Some(Said::NotStated),
        "none" | "нет" | "жоқ" => Some(Said::Value(Vec::new())),
        several => {
            let one = |word: &str| match word.trim() {
                "list" => Some(Candidacy::OtherList),
                "district" => Some(Candidacy::SingleMember),
                "other" => Some(Candidacy::OtherOffice),
                _ => None,
            };
            several.split('+').map(one).collect::<Option<Vec<_>>>().map(Said::Value)
        }
    }
}

/// `1990-05-31` or `31.05.1990`; a time of day is refused, not cut off.
fn day(text: &str) -> Option<Date> {
    let digits = |part: &str, length: usize| {
        (part.len() == length && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i16>().ok()).flatten()
    };
    let (year, month, day) = if let Some((day, rest)) = text.split_once('.') {
        let (month, year) = rest.split_once('.')?;
        (year, month, day)
    } else {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        (year, month, day)
    };
    let small = |part: &str| digits(part, 2).and_then(|n| i8::try_from(n).ok());
    Date::new(digits(year, 4)?, small(month)?, small(day)?).ok()
}
