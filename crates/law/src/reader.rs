//! A strict reader of TOML tables: every value knows its place, every field must be asked for, every fault is kept.
//! It knows no law; acts, bills and election files are read through it.

use std::cell::RefCell;
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fault::{Fault, Place, codes};

/// Files above this many bytes are refused: no act or election comes near it.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// A file's text with what is needed to name a place in it.
pub struct Source<'a> {
    file: &'a str,
    text: &'a str,
    faults: RefCell<Vec<Fault>>,
}

impl<'a> Source<'a> {
    /// Checks size and encoding.
    pub fn new(file: &'a str, bytes: &'a [u8]) -> Result<Self, Fault> {
        let start = || Place { file: file.to_owned(), line: 1, column: 1 };
        if bytes.len() > MAX_BYTES {
            let what = format!("the file has {} bytes; at most {MAX_BYTES} are read", bytes.len());
            return Err(Fault::new(codes::TOO_LARGE, start(), "", what).hint("check that this is the file you meant"));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self { file, text, faults: RefCell::default() }),
            Err(error) => {
                let before = &bytes[..error.valid_up_to()];
                let line = before.iter().filter(|b| **b == b'\n').count() + 1;
                let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
                let place = Place { file: file.to_owned(), line, column };
                Err(Fault::new(codes::NOT_UTF8, place, "", "the file is not UTF-8")
                    .hint("save it as UTF-8 without BOM"))
            }
        }
    }

    /// The whole file as a table.
    pub fn parse(&self) -> Result<Spanned<DeTable<'a>>, Fault> {
        DeTable::parse(self.text).map_err(|error| {
            let span = error.span().unwrap_or_default();
            let place = self.place(span.start);
            // Of a key that stands twice the place is the key itself: then it is the field to name.
            let key = if error.message() == "duplicate key" { self.text.get(span) } else { None };
            Fault::new(codes::NOT_TOML, place, key.unwrap_or_default(), error.message().to_owned())
        })
    }

    /// The place of a byte offset.
    pub fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1) + 1;
        Place { file: self.file.to_owned(), line, column }
    }

    /// Keeps a fault.
    pub fn fault(&self, fault: Fault) {
        self.faults.borrow_mut().push(fault);
    }

    /// All faults found so far, in the order of their places.
    pub fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by(|a, b| a.place.cmp(&b.place));
        faults
    }
}

/// A table of the file that must be read to its last field.
pub struct Fields<'s, 'a> {
    source: &'s Source<'a>,
    path: String,
    span: Range<usize>,
    table: &'s DeTable<'a>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'s, 'a> Fields<'s, 'a> {
    /// The fields of a table; `path` is its name in messages, empty for the file.
    pub fn new(source: &'s Source<'a>, path: impl Into<String>, table: &'s Spanned<DeTable<'a>>) -> Self {
        Self::of(source, path.into(), table.get_ref(), table.span())
    }

    fn of(source: &'s Source<'a>, path: String, table: &'s DeTable<'a>, span: Range<usize>) -> Self {
        Self { source, path, span, table, asked: RefCell::default() }
    }

    /// The file.
    pub fn source(&self) -> &'s Source<'a> {
        self.source
    }

    /// The place of the table.
    pub fn place(&self) -> Place {
        self.source.place(self.span.start)
    }

    /// The place of a field's value, or of the table where the field is missing.
    pub fn place_of(&self, field: &str) -> Place {
        self.table.get(field).map_or_else(|| self.place(), |value| self.source.place(value.span().start))
    }

    /// The path of a field in messages.
    pub fn path_of(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { format!("{}.{field}", self.path) }
    }

    /// Keeps a fault at a field.
    pub fn fault(&self, code: &'static str, field: &str, what: impl Into<String>, hint: impl Into<String>) {
        self.source.fault(Fault::new(code, self.place_of(field), self.path_of(field), what).hint(hint));
    }

    /// A field's raw value, marked as asked for.
    pub fn raw(&self, field: &'static str) -> Option<&'s Spanned<DeValue<'a>>> {
        self.asked.borrow_mut().push(field);
        self.table.get(field)
    }

    /// All fields with their places, for tables whose keys are data; marks nothing as asked for.
    pub fn entries(&self) -> impl Iterator<Item = (&'s str, &'s Spanned<DeValue<'a>>)> {
        self.table.iter().map(|(key, value)| (key.get_ref().as_ref(), value))
    }

    fn wrong(&self, field: &str, value: &DeValue<'_>, expected: &str) {
        let (code, hint) = match value {
            DeValue::Float(_) => (codes::FLOAT, "write the exact decimal as a string, such as \"0.7\"".to_owned()),
            _ => (codes::FIELD_TYPE, String::new()),
        };
        self.fault(code, field, format!("expected {expected}, found {}", value.type_str()), hint);
    }

    /// A string, or `None` where the field is absent or (with a fault) of another type.
    pub fn text(&self, field: &'static str) -> Option<String> {
        let value = self.raw(field)?.get_ref();
        let DeValue::String(text) = value else {
            self.wrong(field, value, "a string");
            return None;
        };
        Some(text.clone().into_owned())
    }

    /// A string that must be there.
    pub fn need_text(&self, field: &'static str) -> Option<String> {
        self.need(field, Self::text)
    }

    /// Yes or no.
    pub fn flag(&self, field: &'static str) -> Option<bool> {
        let value = self.raw(field)?.get_ref();
        let DeValue::Boolean(flag) = value else {
            self.wrong(field, value, "true or false");
            return None;
        };
        Some(*flag)
    }

    /// Yes or no, or else a string that must be there: values of any type in their short form.
    pub fn flag_or_text(&self, field: &'static str) -> Option<Result<bool, String>> {
        match self.raw(field).map(Spanned::get_ref) {
            Some(DeValue::Boolean(flag)) => Some(Ok(*flag)),
            _ => self.need_text(field).map(Err),
        }
    }

    /// A whole number, not negative.
    pub fn count(&self, field: &'static str) -> Option<u64> {
        let value = self.raw(field)?.get_ref();
        let DeValue::Integer(number) = value else {
            self.wrong(field, value, "a whole number");
            return None;
        };
        let count = u64::from_str_radix(number.as_str(), number.radix()).ok().filter(|n| i64::try_from(*n).is_ok());
        if count.is_none() {
            let what = format!("{number} is not a whole number between 0 and {}", i64::MAX);
            self.fault(codes::BAD_VALUE, field, what, "");
        }
        count
    }

    /// A day.
    pub fn date(&self, field: &'static str) -> Option<Date> {
        let value = self.raw(field)?.get_ref();
        let DeValue::Datetime(when) = value else {
            self.wrong(field, value, "a day such as 2021-06-05");
            return None;
        };
        let day = date_of(value);
        if day.is_none() {
            self.fault(codes::BAD_DAY, field, format!("{when} is not a day of the calendar"), "write 2021-06-05");
        }
        day
    }

    /// A string or several.
    pub fn texts(&self, field: &'static str) -> Vec<String> {
        let Some(value) = self.raw(field) else {
            return Vec::new();
        };
        match value.get_ref() {
            DeValue::String(text) => vec![text.clone().into_owned()],
            DeValue::Array(items) => {
                let mut out = Vec::with_capacity(items.len());
                for item in items {
                    if let DeValue::String(text) = item.get_ref() {
                        out.push(text.clone().into_owned());
                    } else {
                        self.wrong(field, item.get_ref(), "a list of strings");
                    }
                }
                out
            }
            other => {
                self.wrong(field, other, "a string or a list of strings");
                Vec::new()
            }
        }
    }

    /// A table inside this one.
    pub fn table(&self, field: &'static str) -> Option<Fields<'s, 'a>> {
        let value = self.raw(field)?;
        self.as_table(field, self.path_of(field), value)
    }

    /// A list of tables.
    pub fn tables(&self, field: &'static str) -> Vec<Fields<'s, 'a>> {
        let Some(value) = self.raw(field) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(field, value.get_ref(), "a list of tables");
            return Vec::new();
        };
        let path = self.path_of(field);
        items
            .iter()
            .enumerate()
            .filter_map(|(i, item)| self.as_table(field, format!("{path}[{}]", i + 1), item))
            .collect()
    }

    /// Tables by name.
    pub fn named_tables(&self, field: &'static str) -> Vec<(String, Fields<'s, 'a>)> {
        let Some(outer) = self.table(field) else {
            return Vec::new();
        };
        outer
            .table
            .iter()
            .filter_map(|(name, value)| {
                let name = name.get_ref().clone().into_owned();
                let path = format!("{}.{name}", outer.path);
                outer.as_table(field, path, value).map(|fields| (name, fields))
            })
            .collect()
    }

    fn as_table(&self, field: &str, path: String, value: &'s Spanned<DeValue<'a>>) -> Option<Fields<'s, 'a>> {
        if let DeValue::Table(table) = value.get_ref() {
            Some(Fields::of(self.source, path, table, value.span()))
        } else {
            self.wrong(field, value.get_ref(), "a table");
            None
        }
    }

    /// Reads a field that must be there.
    pub fn need<T>(&self, field: &'static str, read: impl FnOnce(&Self, &'static str) -> Option<T>) -> Option<T> {
        if self.table.contains_key(field) {
            return read(self, field);
        }
        self.asked.borrow_mut().push(field);
        self.fault(codes::FIELD_MISSING, field, format!("the field `{field}` is missing"), "");
        None
    }

    /// Ends the reading: any field nobody asked for is a fault, since a misspelt field must never be lost.
    pub fn finish(self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if !asked.contains(&name) {
                let place = self.source.place(key.span().start);
                let known = nearest(name, &asked);
                let hint = known.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
                let what = format!("nobody knows the field `{name}` here");
                self.source.fault(Fault::new(codes::FIELD_UNKNOWN, place, self.path_of(name), what).hint(hint));
            }
        }
    }
}

/// The civil date of a TOML value; `None` with a time of day, outside the calendar, or for any other type.
pub fn date_of(value: &DeValue<'_>) -> Option<Date> {
    let DeValue::Datetime(when) = value else {
        return None;
    };
    let date = when.date?;
    if when.time.is_some() || when.offset.is_some() {
        return None;
    }
    Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
}

/// The known name most like a misspelt one, if any is near (an edit distance of at most a third of its length).
pub fn nearest<'n>(name: &str, known: &[&'n str]) -> Option<&'n str> {
    let length = name.chars().count();
    let limit = (length / 3).max(1);
    // A distance is never below the difference in length: a text of a megabyte is not compared at all.
    let near = known.iter().filter(|k| k.chars().count().abs_diff(length) <= limit);
    let best = near.map(|k| (distance(name, k), *k)).min();
    best.filter(|(d, _)| *d <= limit).map(|(_, k)| k)
}

/// A text of somebody's file as a message repeats it: at most sixty characters, control characters as marks.
pub fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let mut shown: String = text.chars().take(MOST).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push_str("...");
    }
    shown
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == *y { corner } else { 1 + corner.min(above).min(row[j]) };
            corner = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let source = Source::new("x.toml", text.as_bytes()).unwrap();
        match source.parse() {
            Err(fault) => return vec![fault.to_string()],
            Ok(table) => {
                let fields = Fields::new(&source, "", &table);
                fields.need_text("name");
                fields.count("votes");
                fields.date("day");
                fields.finish();
            }
        }
        source.into_faults().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_fault_names_its_place() {
        let check = |text: &str, expect: &[&str]| assert_eq!(faults(text), expect, "{text}");
        check("name = 'a'\nvotes = 3\nday = 2021-06-05", &[]);
        check("", &["L003 x.toml:1:1 (name): the field `name` is missing"]);
        check(
            "name = 'a'\nvotes = -3",
            &["L007 x.toml:2:9 (votes): -3 is not a whole number between 0 and 9223372036854775807"],
        );
        check(
            "name = 'a'\nvotes = 3.5",
            &[
                "L008 x.toml:2:9 (votes): expected a whole number, found float\n\nhint: write the exact decimal as a string, such as \"0.7\"",
            ],
        );
        check(
            "name = 'a'\nvots = 3",
            &["L004 x.toml:2:1 (vots): nobody knows the field `vots` here\n\nhint: did you mean `votes`?"],
        );
        check("name = 'a'\nday = 2021-06-31", &["L002 x.toml:2:7: invalid date, expected day between 01 and 30"]);
        check(
            "name = 'a'\nday = 2021-06-05T10:00:00",
            &["L010 x.toml:2:7 (day): 2021-06-05T10:00:00 is not a day of the calendar\n\nhint: write 2021-06-05"],
        );
        check("name = 'a'\nname = 'b'", &["L002 x.toml:2:1 (name): duplicate key"]);
        check(
            "name = 'a'\nvotes = 99999999999999999999",
            &["L007 x.toml:2:9 (votes): 99999999999999999999 is not a whole number between 0 and 9223372036854775807"],
        );
    }

    #[test]
    fn bytes_that_are_not_text() {
        let fault = Source::new("x.toml", b"name = 1\nq\xff").err().unwrap();
        assert_eq!((fault.code, fault.place.line, fault.place.column), (codes::NOT_UTF8, 2, 2));
    }
}
