//! The sheet for people at a terminal: the main steps; the page, the JSON and the iCalendar have all of them.

use std::fmt::Write as _;

use super::Sheet;
use super::view::{self, Column};
use crate::render::style::{self, paint};
use crate::render::{Align, Table, field};

/// Where the text of the legend begins.
const INDENT: usize = 6;

/// Posts by district, and the articles below.
pub(super) fn text(sheet: &Sheet) -> String {
    let columns: Vec<Column> = view::columns(sheet).into_iter().filter(|column| column.main).collect();
    let heading = format!("{}: {} posts, {} calendars", sheet.office, sheet.posts.len(), sheet.calendars.len());
    let mut out = format!("{}\n", paint(style::HEADING, heading));
    for group in sheet.posts.chunk_by(|one, two| one.post.place() == two.post.place()) {
        let Some(first) = group.first() else { continue };
        let _ = writeln!(out, "\n{}", paint(style::HEADING, first.post.place()));
        let numbers: Vec<String> = (1..=columns.len()).map(|number| format!("({number})")).collect();
        let mut head: Vec<(&str, Align)> = vec![("post", Align::Left), ("vote", Align::Name)];
        head.extend(numbers.iter().map(|number| (number.as_str(), Align::Left)));
        let mut table = Table::new(&head);
        for placed in group {
            let calendar = sheet.of(placed);
            let mut cells = vec![placed.post.id.clone(), view::vote(calendar)];
            cells.extend(columns.iter().map(|column| view::cell(calendar, &column.id).unwrap_or_default()));
            table.row(cells);
        }
        out.push_str(&table.fit(2));
    }
    let legend = view::legend(sheet);
    let _ = writeln!(out, "\n{}", paint(style::HEADING, "Steps and articles"));
    for (number, column) in columns.iter().enumerate() {
        let Some((_, about)) = legend.iter().find(|(id, _)| *id == column.id) else { continue };
        let articles = about.articles.iter().cloned().collect::<Vec<_>>().join("; ");
        out.push_str(&field(&format!("({})", number + 1), &format!("{}: {articles}", column.title), INDENT + 2));
    }
    for late in view::late(sheet) {
        let _ = writeln!(out, "{}", paint(style::WARN, format!("late: {late}")));
    }
    let _ =
        writeln!(out, "\nA day alone is the last one. All steps stand on the page (--html), in --json and in --ics.");
    out
}
