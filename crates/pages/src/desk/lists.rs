//! Party lists at a desk: which there are, one being filed or decided, the ballot they make, and what the calendar says.
//!
//! It must never know what makes a list good: checks and decisions are arguments.

mod calendar;
mod checks;
mod new;
mod one;

use std::collections::BTreeMap;
use std::sync::Arc;

use election::schedule::ElectionSchedule;
use jiff::civil::Date;
use maud::{Markup, html};

use super::{DeskPage, No, Part, Seat};
use crate::Pages;
use crate::language::Language;
use crate::protocols::Night;
use crate::view::View;
use crate::what_if::encoded;

pub use new::{Fault, Filing, New};
pub use one::{One, Step};

/// Everything the page of lists says.
#[derive(Clone, Debug)]
pub struct Lists {
    /// The election.
    pub night: Arc<Night>,
    /// Its lists, in the order of their ids.
    pub rows: Vec<Row>,
    /// The calendar that follows from the call.
    pub calendar: Option<ElectionSchedule>,
    /// The day by the clock.
    pub today: Date,
    /// The ballot, once it was set.
    pub ballot: Option<Ballot>,
    /// Whoever looks files lists.
    pub may_file: bool,
    /// Whoever looks decides and sets the ballot.
    pub may_decide: bool,
    /// Id of the order that the form of the ballot gives.
    pub order: String,
}

/// A list among others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub list: String,
    /// The party, as it was filed.
    pub party: String,
    /// Its names by language, where it filed any.
    pub names: BTreeMap<String, String>,
    /// The day it was filed.
    pub filed: Date,
    /// Persons on it.
    pub persons: usize,
    /// How far it has come.
    pub stands: Stands,
}

/// How far a list has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Filed and not decided.
    Filed,
    /// Sent back to be mended.
    SentBack,
    /// Refused.
    Refused,
    /// Registered, at this place of the order.
    Registered(u32),
    /// It left the election.
    Withdrawn,
}

/// The ballot as people see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Its languages by their tags.
    pub languages: Vec<String>,
    /// The words of each line in those languages.
    pub lines: Vec<Vec<String>>,
    /// Who issues it signs it.
    pub signed: bool,
    /// The articles.
    pub by: Vec<String>,
    /// What the law does not give.
    pub gaps: Vec<String>,
}

/// Where a list is filed: an address of its own, so that a list may have any name.
fn filing(election: &str) -> String {
    format!("/desk/{election}/filing")
}

impl Pages {
    /// The page of lists; `no` above it where an order of the ballot was refused, with the places that were typed.
    pub fn lists(&self, language: Language, seat: &Seat, lists: &Lists) -> String {
        let view = self.view(language);
        let here = Part::Lists.path(&lists.night.id);
        let title = view.lists_title(&lists.night);
        let main = html! {
            div.wide {
                h1 { (title) }
                (view.synthetic(&lists.night))
                div.beside {
                    div {
                        (view.table_of_lists(lists, &here))
                        @if lists.may_file && lists.ballot.is_none() {
                            p.actions { a.button href=(view.to(&filing(&lists.night.id))) { (view.t("list-file")) } }
                        }
                        (view.ballot_of(seat, lists, &here))
                    }
                    (view.calendar(lists.calendar.as_ref(), lists.today))
                }
            }
        };
        view.desk(DeskPage { seat, part: Part::Lists, here: &here, title: &title, scripts: &[], main })
    }

    /// An order about a list or the ballot that was refused, with the form that was sent as it was filled in.
    pub fn lists_refused(
        &self,
        language: Language,
        seat: &Seat,
        night: &Night,
        no: &No,
        back: &str,
        again: &Again,
    ) -> String {
        let view = self.view(language);
        let title = view.lists_title(night);
        let main = html! {
            div.wide {
                h1 { (title) }
                (view.no(no))
                (view.again(seat, again, back))
                p.actions { a href=(view.to(back)) { (view.t("list-back")) } }
            }
        };
        view.desk(DeskPage { seat, part: Part::Lists, here: back, title: &title, scripts: &[], main })
    }
}

/// The form that was sent, to be sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Again {
    /// A decision about a list: its day, and what was decided in words.
    Register {
        /// Id of the order.
        order: String,
        /// The day.
        day: String,
        /// In words.
        decided: String,
    },
    /// A withdrawal and its reason.
    Withdraw {
        /// Id of the order.
        order: String,
        /// Why.
        because: String,
    },
    /// The order of the ballot: each list with its place.
    Ballot {
        /// Id of the order.
        order: String,
        /// List, name, place.
        places: Vec<(String, String, String)>,
    },
}

impl View<'_> {
    /// The name of a list's party in the language of the page: what it filed, else what is known of it, else as it filed itself.
    fn party_name<'n>(&'n self, names: &'n BTreeMap<String, String>, list: &str, party: &'n str) -> &'n str {
        let own = names.get(self.language().code());
        own.map_or_else(|| self.country().list(list, party, self.language()), String::as_str)
    }

    fn lists_title(&self, night: &Night) -> String {
        self.say("lists-title", &[("election", self.election_name(night).into())])
    }

    fn stands(&self, stands: Stands) -> Markup {
        let (class, words) = match stands {
            Stands::Filed => ("now", self.t("list-filed")),
            Stands::SentBack => ("blocked", self.t("list-sent-back")),
            Stands::Refused => ("blocked", self.t("list-refused")),
            Stands::Registered(place) => ("done", self.say("list-registered", &[("place", place.into())])),
            Stands::Withdrawn => ("later", self.t("list-withdrawn")),
        };
        html! { span class={ "state " (class) } { (words) } }
    }

    fn table_of_lists(&self, lists: &Lists, here: &str) -> Markup {
        if lists.rows.is_empty() {
            return html! { p.note { (self.t("lists-none")) } };
        }
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.t("desk-lists")) {
                table {
                    thead { tr {
                        th scope="col" { (self.t("col-list")) } th scope="col" { (self.t("list-stands")) }
                        th.n scope="col" { (self.t("list-persons")) } th scope="col" { (self.t("list-day")) }
                    } }
                    tbody {
                        @for row in &lists.rows {
                            tr {
                                th scope="row" { a href=(self.to(&format!("{here}/{}", encoded(&row.list)))) { (self.party_name(&row.names, &row.list, &row.party)) } " " span.quiet { (row.list) } }
                                td { (self.stands(row.stands)) }
                                td.n { (self.number(u64::try_from(row.persons).unwrap_or(0))) }
                                td { (self.language().day(row.filed)) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The ballot as it is, or the form that sets it.
    fn ballot_of(&self, seat: &Seat, lists: &Lists, here: &str) -> Markup {
        let registered = lists.rows.iter().filter(|row| matches!(row.stands, Stands::Registered(_)));
        let places: Vec<(String, String, String)> = registered
            .map(|row| (row.list.clone(), self.party_name(&row.names, &row.list, &row.party).to_owned(), String::new()))
            .collect();
        html! {
            section {
                h2 { (self.t("ballot-title")) }
                @match &lists.ballot {
                    Some(ballot) => (self.ballot_lines(ballot)),
                    None if places.is_empty() => p { (self.t("ballot-no-lists")) },
                    None => {
                        p { (self.t("ballot-not-set")) }
                        @if lists.may_decide { (self.again(seat, &Again::Ballot { order: lists.order.clone(), places }, here)) }
                    },
                }
            }
        }
    }

    fn ballot_lines(&self, ballot: &Ballot) -> Markup {
        html! {
            ol.ballot {
                @for line in &ballot.lines {
                    li {
                        span.names {
                            // A name that is the same in every language stands once.
                            @for (at, (tag, words)) in ballot.languages.iter().zip(line).enumerate() {
                                @if !line[..at].contains(words) { span lang=(tag) { (words) } }
                            }
                        }
                        span.box aria-hidden="true" {}
                    }
                }
            }
            @if ballot.signed { p { (self.t("ballot-signed")) } }
            @if !ballot.gaps.is_empty() {
                div.warn { p { (self.t("ballot-gaps")) } ul lang="en" { @for gap in &ballot.gaps { li { (gap) } } } }
            }
            ul.cite lang="en" { @for by in &ballot.by { li { (by) } } }
        }
    }

    /// A form of lists that is one order.
    fn again(&self, seat: &Seat, again: &Again, path: &str) -> Markup {
        let hidden = |order: &str, step: &str| {
            html! {
                (seat.token())
                input type="hidden" name="order" value=(order);
                input type="hidden" name="step" value=(step);
            }
        };
        html! {
            form.order method="post" action=(self.to(path)) {
                @match again {
                    Again::Register { order, day, decided } => {
                        (hidden(order, "register"))
                        label { span { (self.t("list-register-day")) } input type="date" name="day" value=(day); }
                        label { span { (self.t("decided-in-words")) } textarea name="decided" rows="3" { (decided) } }
                        button type="submit" { (self.t("list-register")) }
                    }
                    Again::Withdraw { order, because } => {
                        (hidden(order, "withdraw"))
                        label { span { (self.t("list-because")) } textarea name="because" rows="2" required { (because) } }
                        button type="submit" { (self.t("list-withdraw")) }
                    }
                    Again::Ballot { order, places } => {
                        (hidden(order, "ballot"))
                        fieldset {
                            legend { (self.t("ballot-places")) }
                            @for (list, name, place) in places {
                                label.line {
                                    input type="number" name={ "place " (list) } min="1" max=(places.len()) inputmode="numeric" value=(place) required;
                                    span { (name) }
                                }
                            }
                        }
                        button type="submit" { (self.t("ballot-set")) }
                    }
                }
            }
        }
    }
}
