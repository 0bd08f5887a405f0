//! Reads a case: headings, bullets, tables and the outcome after a table, each with its line. It must never know what a table
//! means.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// A place in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Path from the root of the repository.
    pub(crate) file: String,
    /// From 1.
    pub(crate) line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) place: Place,
    /// As it is written.
    pub(crate) text: String,
    cells: Vec<String>,
}

/// A bullet `- key: value` above a table, or a line `Key: value` below it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) place: Place,
    pub(crate) key: String,
    pub(crate) value: String,
}

/// A table with what stands around it.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) place: Place,
    /// Headings over it, outermost first.
    pub(crate) headings: Vec<String>,
    /// Bullets between the last heading or table and this table.
    pub(crate) given: Vec<Entry>,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Row>,
    /// Lines `Key: value` directly below.
    pub(crate) below: Vec<Entry>,
}

impl Table {
    /// The cell of a row under a column; `None` where the table has no such column.
    pub(crate) fn cell<'r>(&self, row: &'r Row, column: &str) -> Option<&'r str> {
        let at = self.columns.iter().position(|name| name == column)?;
        row.cells.get(at).map(String::as_str)
    }

    /// The cell of a column every table of the kind has.
    pub(crate) fn need<'r>(&self, row: &'r Row, column: &str) -> &'r str {
        self.cell(row, column).unwrap_or_else(|| panic!("{}: the kind has a column `{column}`", row.place))
    }

    /// The bullet of a key.
    pub(crate) fn bullet(&self, key: &str) -> Option<&Entry> {
        self.given.iter().find(|entry| entry.key == key)
    }

    /// The line below of a key.
    pub(crate) fn line_below(&self, key: &str) -> Option<&Entry> {
        self.below.iter().find(|entry| entry.key == key)
    }

    /// Faults of columns, bullets and lines that the kind does not know or misses.
    pub(crate) fn check(&self, needed: &[&str], optional: &[&str], bullets: &[&str], below: &[&str]) -> Vec<String> {
        let mut faults = Vec::new();
        for column in needed.iter().filter(|name| !self.columns.iter().any(|column| column == *name)) {
            faults.push(format!("{}: the table lacks the column `{column}`", self.place));
        }
        for (at, column) in self.columns.iter().enumerate() {
            if !needed.contains(&column.as_str()) && !optional.contains(&column.as_str()) {
                faults.push(format!("{}: unknown column `{column}`", self.place));
            }
            if self.columns[..at].contains(column) {
                faults.push(format!("{}: the column `{column}` stands twice", self.place));
            }
        }
        let repeated = |entries: &[Entry], known: &[&str], faults: &mut Vec<String>| {
            for (at, entry) in entries.iter().enumerate() {
                if !known.contains(&entry.key.as_str()) {
                    faults.push(format!("{}: unknown entry `{}`", entry.place, entry.key));
                } else if entries[..at].iter().any(|other| other.key == entry.key) {
                    faults.push(format!("{}: the entry `{}` stands twice", entry.place, entry.key));
                }
            }
        };
        repeated(&self.given, bullets, &mut faults);
        repeated(&self.below, below, &mut faults);
        if self.rows.is_empty() {
            faults.push(format!("{}: the table has no row", self.place));
        }
        faults
    }
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All cases, in order, that lie in a folder below `cases/`.
pub(crate) fn cases() -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for folder in entries(&root().join("cases")).into_iter().filter(|path| path.is_dir()) {
        let subject = name(&folder);
        for file in entries(&folder) {
            assert!(file.extension().is_some_and(|ending| ending == "md"), "{} is no case", file.display());
            found.push((subject.clone(), file));
        }
    }
    found
}

/// What lies in a folder, in order.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let failed = |error: std::io::Error| -> ! { panic!("{}: {error}", folder.display()) };
    let read = fs::read_dir(folder).unwrap_or_else(|error| failed(error));
    let mut paths: Vec<PathBuf> =
        read.map(|entry| entry.map_or_else(|error| failed(error), |entry| entry.path())).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned()
}

/// The tables of a case, and faults of its form.
pub(crate) fn read(subject: &str, path: &Path) -> (Vec<Table>, Vec<String>) {
    let file = format!("cases/{subject}/{}", name(path));
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{file}: {error}"));
    parse(&file, &text)
}

/// The tables of a text, and faults of its form.
pub(crate) fn parse(file: &str, text: &str) -> (Vec<Table>, Vec<String>) {
    let mut reader = Reader { headings: Vec::new(), given: Vec::new(), tables: Vec::new(), faults: Vec::new() };
    let mut state = State::Prose;
    for (at, line) in text.lines().enumerate() {
        let place = Place { file: file.to_owned(), line: at + 1 };
        state = reader.line(state, place, line.trim_end());
    }
    if matches!(state, State::Rule) {
        reader.faults.push(format!("{file}: the last table has no line of dashes"));
    }
    (reader.tables, reader.faults)
}

/// Where a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Prose,
    /// The line of dashes must follow.
    Rule,
    Rows,
    /// Blank lines and lines `Key: value` after the rows.
    Below,
}

struct Reader {
    headings: Vec<String>,
    given: Vec<Entry>,
    tables: Vec<Table>,
    faults: Vec<String>,
}

impl Reader {
    fn line(&mut self, state: State, place: Place, line: &str) -> State {
        if line.starts_with('|') {
            return self.of_table(state, place, line);
        }
        if state == State::Rule {
            self.faults.push(format!("{place}: a line of dashes must follow the columns"));
        }
        let below = matches!(state, State::Rows | State::Below);
        if line.is_empty() {
            return if below { State::Below } else { State::Prose };
        }
        if let Some((key, value)) = entry_below(line).filter(|_| below) {
            let table = self.tables.last_mut().expect("rows belong to a table");
            table.below.push(Entry { place, key, value });
            return State::Below;
        }
        if line.starts_with('#') {
            let depth = line.bytes().take_while(|b| *b == b'#').count();
            self.headings.truncate(depth - 1);
            self.headings.push(line[depth..].trim().to_owned());
            self.given.clear();
        } else if let Some((key, value)) = line.strip_prefix("- ").and_then(|item| item.split_once(": ")) {
            self.given.push(Entry { place, key: key.to_owned(), value: value.trim().to_owned() });
        }
        State::Prose
    }

    fn of_table(&mut self, state: State, place: Place, line: &str) -> State {
        let cells: Vec<String> = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        match state {
            State::Prose | State::Below => {
                let given = std::mem::take(&mut self.given);
                let headings = self.headings.clone();
                self.tables.push(Table { place, headings, given, columns: cells, rows: Vec::new(), below: Vec::new() });
                State::Rule
            }
            State::Rule => {
                if !cells.iter().all(|cell| !cell.is_empty() && cell.bytes().all(|b| b == b'-' || b == b':')) {
                    self.faults.push(format!("{place}: a line of dashes must follow the columns"));
                }
                State::Rows
            }
            State::Rows => {
                let table = self.tables.last_mut().expect("rows belong to a table");
                if cells.len() == table.columns.len() {
                    table.rows.push(Row { place, text: line.to_owned(), cells });
                } else {
                    let (found, want) = (cells.len(), table.columns.len());
                    self.faults.push(format!("{place}: {found} cells under {want} columns"));
                }
                State::Rows
            }
        }
    }
}

/// `Outcome: decided`: one word with a capital letter before the colon.
fn entry_below(line: &str) -> Option<(String, String)> {
    let (key, value) = line.split_once(": ")?;
    let word = key.chars().all(char::is_alphabetic) && key.starts_with(char::is_uppercase);
    word.then(|| (key.to_lowercase(), value.trim().to_owned()))
}
