//! The desk of observers and agents: copies of protocols are typed on the same sheet, and compared once a protocol is accepted.
//!
//! It must never know a figure of a protocol that is not accepted, nor another person's copy.

use clerk::record::Precinct;
use election::protocol::{Difference, Form};
use maud::{Markup, html};

use super::entry::{Refused, Sheet};
use super::{DeskPage, Part, Seat};
use crate::Pages;
use crate::language::Language;
use crate::protocols::Night;
use crate::view::View;
use crate::what_if::encoded;

/// A copy that this person entered, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The precinct.
    pub precinct: Precinct,
    /// Fields in which the accepted protocol shows another figure; nothing while it is not accepted.
    pub differs: Option<Vec<Difference>>,
}

/// Where an observer begins.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    /// The number that was asked for and is no precinct of theirs; empty where none was.
    pub asked: String,
    /// Their copies, those entered last first.
    pub copies: Vec<Copy>,
}

/// One precinct at the desk of copies.
#[derive(Clone, Debug)]
pub struct CopyAt<'a> {
    /// Where it lies.
    pub precinct: &'a Precinct,
    /// Their copies of it; nothing where an order was refused and they were not looked up.
    pub copies: &'a [Copy],
    /// The sheet of the next one.
    pub sheet: Sheet<'a>,
    /// A copy was just taken.
    pub saved: bool,
    /// The order was refused.
    pub refused: Option<&'a Refused>,
}

impl Pages {
    /// Where an observer begins.
    pub fn copies_start(&self, language: Language, seat: &Seat, night: &Night, found: &Copies) -> String {
        let view = self.view(language);
        let path = Part::Copies.path(&seat.election);
        let title = view.t("copies-title");
        let missing = !found.asked.is_empty();
        let main = html! {
            div.wide {
                h1 { (title) }
                p.quiet { (view.night_title(night)) }
                (view.synthetic(night))
                p.note { (view.t("copies-lead")) }
                form.search method="get" action=(view.to(&path)) {
                    label { span { (view.t("precinct-number")) }
                        input type="search" name="precinct" value=(found.asked) maxlength="60" autocomplete="off"
                            aria-invalid=[missing.then_some("true")] aria-describedby=[missing.then_some("missing")];
                    }
                    button type="submit" { (view.t("entry-open")) }
                }
                @if missing { p.warn #missing { (view.say("entry-missing", &[("number", found.asked.as_str().into())])) } }
                section {
                    h2 { (view.t("copies-own")) }
                    @if found.copies.is_empty() { p.quiet { (view.t("copies-none")) } }
                    ul.precincts { @for copy in &found.copies { li { (view.precinct_link(&path, &copy.precinct)) " " (view.copy_mark(copy)) } } }
                }
            }
        };
        view.desk(DeskPage { seat, part: Part::Copies, here: &path, title: &title, scripts: &[], main })
    }

    /// One precinct: the own copies as they compare, and the sheet of another one.
    pub fn copy_precinct(&self, language: Language, seat: &Seat, night: &Night, at: &CopyAt<'_>) -> String {
        let view = self.view(language);
        let path = Part::Copies.path(&seat.election);
        let here = format!("{path}/{}", encoded(&at.precinct.id));
        let title = view.say("precinct-title", &[("id", at.precinct.id.as_str().into())]);
        let title = format!("{title}: {}", view.turn_name(at.sheet.turn));
        let public = format!("/elections/{}/protocols/{}", seat.election, encoded(&at.precinct.id));
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to(&path)) { (view.t("copies-title")) } }
                h1 { (title) }
                p.lead { (self.country.region(&at.precinct.region, view.day_of(night), language)) " · " (at.precinct.district) }
                (view.synthetic(night))
                @if at.saved { p.good role="status" { (view.t("entry-saved")) } }
                @if let Some(refused) = at.refused { (view.order_refused(refused)) }
                @for copy in at.copies { (view.own_copy(at.sheet.form, copy)) }
                @if !at.copies.is_empty() { p.onward { a href=(view.to(&public)) { (view.t("one-public")) } } }
                details.another open[at.copies.is_empty()] {
                    summary { @if at.copies.is_empty() { (view.t("send-copy")) } @else { (view.t("copies-another")) } }
                    p.note { (view.t("means-copy")) }
                    (view.sheet(seat, &at.sheet))
                }
            }
        };
        view.desk(DeskPage { seat, part: Part::Copies, here: &here, title: &title, scripts: &["entry.js"], main })
    }
}

impl View<'_> {
    /// How a copy compares, in a mark.
    fn copy_mark(&self, copy: &Copy) -> Markup {
        match &copy.differs {
            None => html! { span.mark.press { (self.t("copies-waits")) } },
            Some(fields) if fields.is_empty() => html! { span.mark.text { (self.t("copies-same")) } },
            Some(_) => html! { span.mark.unconfirmed { (self.t("copies-differs")) } },
        }
    }

    fn own_copy(&self, form: &Form, copy: &Copy) -> Markup {
        html! {
            section {
                h2 { (self.t("copies-yours")) " " (self.copy_mark(copy)) }
                @if let Some(fields) = copy.differs.as_ref().filter(|fields| !fields.is_empty()) {
                    table.dense {
                        thead { tr { th scope="col" { (self.t("col-figure")) } th.n scope="col" { (self.t("col-protocol")) } th.n scope="col" { (self.t("col-copy")) } } }
                        tbody {
                            @for field in fields {
                                tr { th scope="row" { (self.cell_title(form, field.cell)) } td.n { (self.maybe(field.first)) } td.n { (self.maybe(field.second)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
