//! Answers as bytes: JSON, pages of lists with their links, tables for spreadsheets.

use serde::Serialize;

use super::endpoint::ROWS;
use super::wire::list::{Page, Row};
use crate::ask::Ask;
use crate::reply::{Keep, Reply};

pub(super) const JSON: &str = "application/json";
const CSV: &str = "text/csv; charset=utf-8";

/// A value as JSON.
pub(super) fn json<T: Serialize>(status: u16, value: &T) -> Reply {
    // Types of this interface have text keys and whole numbers: they always are JSON.
    let mut bytes = serde_json::to_vec(value).unwrap_or_else(|error| unreachable!("plain data is JSON: {error}"));
    bytes.push(b'\n');
    let keep = if status == 200 { Keep::WhileSame } else { Keep::Never };
    Reply::of(status, JSON, bytes, keep)
}

/// Which rows are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) page: u64,
    pub(super) size: u64,
}

impl Window {
    /// As the fields say it; they were checked before.
    pub(super) fn of(ask: &Ask) -> Self {
        let number = |name: &str, otherwise| ask.field(name).parse().unwrap_or(otherwise);
        Self { page: number("page", 1), size: number("size", ROWS) }
    }

    /// How many rows stand before it.
    pub(super) fn skipped(self) -> usize {
        usize::try_from((self.page - 1).saturating_mul(self.size)).unwrap_or(usize::MAX)
    }

    /// How many rows it holds.
    pub(super) fn rows(self) -> usize {
        usize::try_from(self.size).unwrap_or(usize::MAX)
    }

    /// Addresses of other pages.
    fn links(self, ask: &Ask, total: u64) -> String {
        let last = total.div_ceil(self.size).max(1);
        let mut links = vec![("first", 1), ("last", last)];
        if self.page > 1 {
            links.push(("prev", (self.page - 1).min(last)));
        }
        if self.page < last {
            links.push(("next", self.page + 1));
        }
        let link = |(name, page): (&str, u64)| format!("<{}>; rel=\"{name}\"", with(ask, "page", page));
        links.into_iter().map(link).collect::<Vec<_>>().join(", ")
    }
}

/// The same address with another field.
pub(super) fn with(ask: &Ask, name: &str, value: u64) -> String {
    let others = ask.fields.iter().filter(|(of, _)| of != name);
    let pair = |(of, value): &(String, String)| format!("{of}={}", pages::encoded(value));
    let mut pairs: Vec<String> = others.map(pair).collect();
    pairs.push(format!("{name}={value}"));
    format!("{}?{}", ask.path, pairs.join("&"))
}

/// A page of a list of which all rows are at hand.
pub(super) fn list<T: Serialize + Row>(ask: &Ask, all: Vec<T>) -> Reply {
    let window = Window::of(ask);
    let total = u64::try_from(all.len()).unwrap_or(u64::MAX);
    rows(ask, window, all.into_iter().skip(window.skipped()).take(window.rows()).collect(), total)
}

/// A page of a list.
pub(super) fn rows<T: Serialize + Row>(ask: &Ask, window: Window, items: Vec<T>, total: u64) -> Reply {
    let links = window.links(ask, total);
    let reply =
        if ask.csv { table(&items) } else { json(200, &Page { items, total, page: window.page, size: window.size }) };
    reply.with("link", links).with("x-total-count", total.to_string())
}

/// Rows as CSV, of which no cell is read as a formula.
pub(super) fn table<T: Row>(rows: &[T]) -> Reply {
    let mut out = T::HEAD.join(",");
    out.push_str("\r\n");
    for row in rows {
        let cells = row.cells();
        debug_assert_eq!(cells.len(), T::HEAD.len(), "a cell for every column");
        out.push_str(&cells.iter().map(|cell| pages::csv_cell(cell)).collect::<Vec<_>>().join(","));
        out.push_str("\r\n");
    }
    Reply::of(200, CSV, out.into_bytes(), Keep::WhileSame)
}

/// A table that somebody else wrote.
pub(super) fn csv(text: String) -> Reply {
    Reply::of(200, CSV, text.into_bytes(), Keep::WhileSame)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::wire::night::{PrecinctLine, State};

    #[test]
    fn no_cell_of_a_table_is_a_formula() {
        let line = PrecinctLine {
            precinct: "=HYPERLINK(\"x\")".to_owned(),
            region: "@a, b".to_owned(),
            district: "+1".to_owned(),
            state: State::Accepted,
            copies_differ: false,
        };
        let bytes = table(&[line]).body.bytes.clone();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let expect = "precinct,region,district,state,copies_differ\r\n\"'=HYPERLINK(\"\"x\"\")\",\"'@a, b\",'+1,accepted,false\r\n";
        assert_eq!(text, expect);
    }
}
