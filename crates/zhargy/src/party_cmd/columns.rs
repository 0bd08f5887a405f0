//! The head of a table of members: which column holds what, by names in English, Russian and Kazakh. It reads no row.

use law::{Fault, Place};
use tables::{folded, shown};

use super::codes;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Region,
    Members,
    Invalid,
    Barred,
    Founders,
    Name,
    Born,
    Citizen,
    Office,
    OtherParty,
}

/// Names of the columns as people write them; the first of each is the one messages use.
const NAMES: [(Column, &[&str]); 10] = [
    (Column::Region, &["region", "oblast", "unit", "регион", "область", "өңір", "облыс", "аймақ"]),
    (
        Column::Members,
        &[
            "members",
            "number of members",
            "члены",
            "членов",
            "число членов",
            "количество членов",
            "численность",
            "мүшелер",
            "мүшелер саны",
        ],
    ),
    (
        Column::Invalid,
        &["invalid", "errors", "недействительные", "недействительно", "ошибки", "ошибок", "жарамсыз", "қателер"],
    ),
    (Column::Barred, &["barred", "may not be members", "нарушения", "не вправе", "бұзушылықтар", "құқығы жоқ"]),
    (
        Column::Founders,
        &[
            "founders",
            "initiative group",
            "учредители",
            "инициаторы",
            "инициативная группа",
            "құрылтайшылар",
            "бастамашылар",
            "бастамашы топ",
        ],
    ),
    (Column::Name, &["name", "full name", "фио", "ф и о", "имя", "аты жөні", "тегі аты", "есімі"]),
    (Column::Born, &["born", "birth date", "date of birth", "дата рождения", "туған күні"]),
    (Column::Citizen, &["citizen", "citizenship", "гражданин", "гражданство", "азамат", "азаматтығы"]),
    (Column::Office, &["office", "position", "должность", "лауазым", "лауазымы"]),
    (Column::OtherParty, &["other party", "другая партия", "член другой партии", "басқа партия"]),
];

/// Reading stops after so many faults: a file that is no table of members may have one in each of its columns.
const MOST_FAULTS: usize = 100;

impl Column {
    /// The name messages use.
    pub(super) fn name(self) -> &'static str {
        NAMES.iter().find(|(column, _)| *column == self).map_or("", |(_, names)| names[0])
    }

    /// Columns that a table of persons may have and a table of numbers not.
    fn of_persons(self) -> bool {
        matches!(self, Self::Name | Self::Born | Self::Citizen | Self::Office | Self::OtherParty)
    }
}

/// The columns of a table, in its order.
#[derive(Debug)]
pub(super) struct Head(Vec<Column>);

impl Head {
    /// Reads the first row.
    pub(super) fn read(file: &str, line: usize, cells: &[&str]) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut columns: Vec<Column> = Vec::new();
        let fault = |code, column: usize, field: &str, what: String, hint: String| {
            let place = Place { file: file.to_owned(), line, column };
            Fault::new(code, place, field, what).hint(hint)
        };
        for (at, cell) in cells.iter().enumerate() {
            match known(cell) {
                Some(column) if columns.contains(&column) => {
                    let what = format!("the column `{}` stands twice", column.name());
                    faults.push(fault(codes::COLUMN_TWICE, at + 1, column.name(), what, "keep one of them".to_owned()));
                }
                Some(column) => columns.push(column),
                None => {
                    let all: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
                    let hint = law::reader::nearest(&folded(cell), &all).map_or_else(
                        || "the columns are region, members, invalid, barred, founders; of persons: name, region, born, citizen, office, other party".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    );
                    let what = format!("nobody knows the column `{}`", shown(cell));
                    faults.push(fault(codes::COLUMN_UNKNOWN, at + 1, "", what, hint));
                }
            }
            if faults.len() >= MOST_FAULTS {
                return Err(faults);
            }
        }
        if faults.is_empty() {
            faults.extend(missing(file, line, &columns));
        }
        if faults.is_empty() { Ok(Self(columns)) } else { Err(faults) }
    }

    /// How many columns there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether each row is a person.
    pub(super) fn is_persons(&self) -> bool {
        self.0.contains(&Column::Name)
    }

    /// Where a column stands, from 0.
    pub(super) fn at(&self, column: Column) -> Option<usize> {
        self.0.iter().position(|found| *found == column)
    }
}

/// Columns that must be there and are not, or that belong to the other kind of table.
fn missing(file: &str, line: usize, columns: &[Column]) -> Vec<Fault> {
    let persons = columns.iter().any(|column| column.of_persons());
    let needed = if persons { [Column::Region, Column::Name] } else { [Column::Region, Column::Members] };
    let place = |column| Place { file: file.to_owned(), line, column };
    let lacks = needed.into_iter().filter(|column| !columns.contains(column)).map(|column| {
        let what = format!("the table lacks the column `{}`", column.name());
        let hint = "the first row names the columns, separated by commas, semicolons or tabs: region, members";
        Fault::new(codes::COLUMN_MISSING, place(1), column.name(), what).hint(hint)
    });
    let strange =
        columns.iter().enumerate().filter(|(_, column)| persons && !column.of_persons() && **column != Column::Region);
    let strange = strange.map(|(at, column)| {
        let what = format!("a table of persons has no column `{}`", column.name());
        let hint = "give numbers by region or one person a row, in two files";
        Fault::new(codes::COLUMN_UNKNOWN, place(at + 1), column.name(), what).hint(hint)
    });
    lacks.chain(strange).collect()
}

fn known(cell: &str) -> Option<Column> {
    let wanted = folded(cell);
    NAMES.iter().find(|(_, names)| names.contains(&wanted.as_str())).map(|(column, _)| *column)
}
