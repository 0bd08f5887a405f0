//! Tables for many posts at once: the form, what each row came to before anything is ordered, how far the orders are, and those
//! that were refused as a table.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::Pages;
use crate::contests::Set;
use crate::csv;
use crate::desk::{DeskPage, No, Part, Seat};
use crate::language::Language;
use crate::view::View;

/// A row that is not ordered, or an order that was refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// The table.
    pub file: String,
    /// The line; 0 where it is of none.
    pub line: usize,
    /// The column by its name; empty where it is of none.
    pub column: String,
    /// What stands there, or what the order is about.
    pub value: String,
    /// The code.
    pub code: String,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub hint: String,
    /// Articles.
    pub by: Vec<String>,
}

/// What the tables would order.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// Orders by the table they are made of.
    pub orders: Vec<(String, usize)>,
    /// Rows that are not ordered.
    pub problems: Vec<Problem>,
    /// The tables as they came, written so that a form brings exactly them.
    pub given: Vec<Given>,
}

/// A table as a form brings it along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Its field.
    pub field: String,
    /// Its bytes in base64.
    pub bytes: String,
}

/// The page of tables.
#[derive(Clone, Debug)]
pub struct Tables {
    /// The day of filing where a row names none.
    pub day: Date,
    /// What was checked.
    pub preview: Option<Preview>,
    /// Why nothing could be checked.
    pub no: Option<No>,
    /// The largest size, in bytes.
    pub most: usize,
    /// What the account last ordered, by the id of its page.
    pub last: Vec<String>,
}

/// Orders on their way.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// Orders in all.
    pub of: usize,
    /// Carried out.
    pub done: usize,
    /// Known from before.
    pub known: usize,
    /// Refused, and rows that were not ordered.
    pub problems: Vec<Problem>,
    /// Nothing more will come.
    pub ended: bool,
    /// Why it ended early.
    pub broke: Option<String>,
}

/// Problems that a page shows; the table has all.
const SHOWN: usize = 200;

/// Fields of the tables with the columns that each must have.
const FIELDS: [&str; 4] = ["posts", "precincts", "candidates", "protocols"];

/// The problems as a table for a spreadsheet, in which no cell is a formula.
pub fn refused_csv(problems: &[Problem]) -> Vec<u8> {
    let mut rows =
        vec![["file", "line", "column", "value", "code", "what", "hint", "articles"].map(str::to_owned).to_vec()];
    for one in problems {
        let line = if one.line == 0 { String::new() } else { one.line.to_string() };
        let fields = [&one.file, &line, &one.column, &one.value, &one.code, &one.what, &one.hint, &one.by.join("; ")];
        rows.push(fields.map(String::clone).to_vec());
    }
    csv::table(&rows)
}

impl Pages {
    /// The form, and what was checked.
    pub fn desk_tables(&self, language: Language, seat: &Seat, set: &Set, tables: &Tables) -> String {
        let view = self.view(language);
        let here = Part::Tables.path(&set.id);
        let title = view.t("tables-title");
        let main = html! {
            div.wide {
                h1 { (title) }
                p.lead { (view.set_title(&set.office, set.day, None)) }
                (view.invented(set))
                @if let Some(no) = &tables.no { (view.no(no)) }
                @match &tables.preview {
                    Some(preview) => (view.preview(seat, &here, tables, preview)),
                    None => (view.tables_form(seat, &here, tables)),
                }
                @if !tables.last.is_empty() {
                    section { h2 { (view.t("tables-last")) }
                        ul.plain { @for (at, id) in tables.last.iter().enumerate() { li { a href=(view.to(&format!("{here}/{id}"))) { (view.say("tables-upload", &[("n", u64::try_from(at + 1).unwrap_or(0).into())])) } } } }
                    }
                }
            }
        };
        view.desk(DeskPage { seat, part: Part::Tables, here: &here, title: &title, scripts: &[], main })
    }

    /// How far the orders of an upload are.
    pub fn desk_upload(&self, language: Language, seat: &Seat, set: &Set, id: &str, upload: &Upload) -> String {
        let view = self.view(language);
        let tables = Part::Tables.path(&set.id);
        let here = format!("{tables}/{id}");
        let title = view.t("upload-title");
        let n = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let refused = upload.problems.len();
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to(&tables)) { (view.t("tables-title")) } }
                h1 { (title) }
                (view.invented(set))
                @if upload.ended { p.good role="status" { (view.t("upload-ended")) } } @else { p.note role="status" { (view.t("upload-runs")) } }
                @if let Some(why) = &upload.broke { p.warn { (view.t("upload-broke")) " " span lang="en" { (why) } } }
                dl.counts {
                    dt { (view.t("upload-of")) } dd { (view.number(n(upload.of))) }
                    dt { (view.t("upload-done")) } dd { (view.number(n(upload.done))) }
                    dt { (view.t("upload-known")) } dd { (view.number(n(upload.known))) }
                    dt { (view.t("upload-refused")) } dd { (view.number(n(refused))) }
                }
                @if refused > 0 { p.actions { a.button download="refused.csv" href=(view.to(&format!("{here}/refused.csv"))) { (view.t("upload-csv")) } } }
                (view.problems(&upload.problems))
                p.onward { a href=(view.to(&Part::Posts.path(&set.id))) { (view.t("work-title")) } }
            }
        };
        view.desk(DeskPage { seat, part: Part::Tables, here: &here, title: &title, scripts: &[], main })
    }
}

impl View<'_> {
    fn tables_form(&self, seat: &Seat, here: &str, tables: &Tables) -> Markup {
        let most = u64::try_from(tables.most >> 20).unwrap_or(0);
        html! {
            form.desk method="post" enctype="multipart/form-data" action=(self.to(here)) {
                (seat.token())
                p { (self.say("tables-lead", &[("n", most.into())])) }
                @for field in FIELDS {
                    label { span { (self.table_name(field)) } input type="file" name=(field) accept=".csv,text/csv,text/plain"; }
                }
                label { span { (self.t("tables-day")) } input type="date" name="day" value=(tables.day) required; }
                p.actions { button type="submit" name="do" value="check" { (self.t("tables-check")) } }
            }
        }
    }

    fn preview(&self, seat: &Seat, here: &str, tables: &Tables, preview: &Preview) -> Markup {
        let all: usize = preview.orders.iter().map(|(_, count)| count).sum();
        let n = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        html! {
            section #preview {
                h2 { (self.t("tables-preview")) }
                p.note { (self.t("tables-nothing-yet")) }
                dl.counts { @for (field, count) in &preview.orders { dt { (self.table_name(field)) } dd { (self.say("tables-orders", &[("n", n(*count).into())])) } } }
                p { (self.say("tables-problems", &[("n", n(preview.problems.len()).into())])) }
                (self.problems(&preview.problems))
                @if all > 0 {
                    form.desk method="post" enctype="multipart/form-data" action=(self.to(here)) {
                        (seat.token())
                        input type="hidden" name="day" value=(tables.day);
                        @for given in &preview.given { input type="hidden" name={ "given " (given.field) } value=(given.bytes); }
                        p.actions { button type="submit" name="do" value="order" { (self.say("tables-order", &[("n", n(all).into())])) } }
                    }
                }
                p.onward { a href=(self.to(here)) { (self.t("tables-others")) } }
            }
        }
    }

    fn problems(&self, problems: &[Problem]) -> Markup {
        html! {
            @if !problems.is_empty() {
                div.scroll tabindex="0" role="region" aria-label=(self.t("tables-wrong")) {
                    table.dense.problems {
                        thead { tr {
                            th scope="col" { (self.t("tables-file")) } th scope="col" { (self.t("tables-line")) }
                            th scope="col" { (self.t("tables-column")) } th scope="col" { (self.t("tables-value")) }
                            th scope="col" { (self.t("tables-wrong")) }
                        } }
                        tbody {
                            @for one in problems.iter().take(SHOWN) {
                                tr {
                                    td { (one.file) }
                                    td.n { @if one.line > 0 { (one.line) } @else { "–" } }
                                    td { @if one.column.is_empty() { "–" } @else { code { (one.column) } } }
                                    td { (one.value) }
                                    td lang="en" {
                                        a href=(self.to(&format!("/codes/{}", crate::what_if::encoded(&one.code)))) { code { (one.code) } } " " (one.what)
                                        @for by in &one.by { " " span.cite { (by) } }
                                        @if !one.hint.is_empty() { br; span.quiet { "hint: " (one.hint) } }
                                    }
                                }
                            }
                        }
                    }
                }
                @if problems.len() > SHOWN { p.quiet { (self.say("tables-more", &[("n", u64::try_from(problems.len() - SHOWN).unwrap_or(0).into())])) } }
            }
        }
    }

    fn table_name(&self, field: &str) -> String {
        match field {
            "posts" => self.t("table-posts"),
            "precincts" => self.t("table-precincts"),
            "candidates" => self.t("table-candidates"),
            _ => self.t("table-protocols"),
        }
    }
}
