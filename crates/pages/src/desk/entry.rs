//! The desk at which protocols are entered: where a clerk finds what waits, and the page of one precinct with its sheet.
//!
//! It must never know a figure that the person may not see: what is not theirs is not among its arguments.

mod found;
mod sheet;
mod typed;

use clerk::record::Precinct;
use election::protocol::{Refusal, State};
use journal::Moment;
use maud::{Markup, html};

use super::{DeskPage, Part, Seat};
use crate::Pages;
use crate::language::Language;
use crate::protocols::Night;
use crate::view::View;
use crate::what_if::encoded;

pub use sheet::{Sheet, Turn};
pub use typed::{Checked, Fault, Read, Typed};

/// Where a clerk begins.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The number that was asked for and is no precinct of theirs; empty where none was asked for.
    pub asked: String,
    /// Precincts that wait for this person, with their turn; the first of them.
    pub waiting: Vec<(Precinct, Turn)>,
    /// How many wait for this person.
    pub waiting_all: usize,
    /// This person may make first entries.
    pub first: bool,
    /// Precincts of which nothing was entered; the first of them.
    pub free: Vec<Precinct>,
    /// How many there are.
    pub free_all: usize,
    /// What this person entered last.
    pub last: Vec<Last>,
}

/// A step that a person took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// The precinct.
    pub precinct: String,
    /// The step, by the name that records have.
    pub step: String,
    /// When.
    pub at: Moment,
    /// What has become of the protocol.
    pub state: State,
}

/// What was refused, as the clerk told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its code.
    pub code: String,
    /// In words.
    pub why: String,
    /// Articles.
    pub by: Vec<String>,
}

/// The page of one precinct at the desk of entry.
#[derive(Clone, Debug)]
pub struct AtPrecinct<'a> {
    /// Where it lies.
    pub precinct: &'a Precinct,
    /// How far its protocol is, where that was looked up.
    pub state: Option<State>,
    /// The sheet, where it is this person's turn.
    pub sheet: Option<Sheet<'a>>,
    /// Why it is not, as the procedure says.
    pub not: Option<&'a Refusal>,
    /// An order of this person was just taken.
    pub saved: bool,
    /// The order that was sent was refused.
    pub refused: Option<&'a Refused>,
    /// The order of handing over, where that is to be done.
    pub release: Option<&'a str>,
}

impl Pages {
    /// Where a clerk begins.
    pub fn entry_start(&self, language: Language, seat: &Seat, night: &Night, start: &Start) -> String {
        let view = self.view(language);
        let path = Part::Entry.path(&seat.election);
        let title = view.t("entry-title");
        let n = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let main = html! {
            div.wide {
                h1 { (title) }
                p.quiet { (view.night_title(night)) }
                (view.synthetic(night))
                form.search method="get" action=(view.to(&path)) {
                    label { span { (view.t("precinct-number")) }
                        input type="search" name="precinct" value=(start.asked) maxlength="60" autofocus autocomplete="off"
                            aria-invalid=[(!start.asked.is_empty()).then_some("true")] aria-describedby=[(!start.asked.is_empty()).then_some("missing")];
                    }
                    button type="submit" { (view.t("entry-open")) }
                }
                @if !start.asked.is_empty() { p.warn #missing { (view.say("entry-missing", &[("number", start.asked.as_str().into())])) } }
                section {
                    h2 { (view.say("entry-waiting", &[("n", n(start.waiting_all).into())])) }
                    @if start.waiting.is_empty() { p.quiet { (view.t("entry-nothing-waits")) } }
                    ul.precincts {
                        @for (precinct, turn) in &start.waiting {
                            li { (view.precinct_link(&path, precinct)) " " span.mark.press { (view.turn_name(*turn)) } }
                        }
                    }
                }
                @if start.first {
                    section {
                        h2 { (view.say("entry-free", &[("n", n(start.free_all).into())])) }
                        ul.precincts { @for precinct in &start.free { li { (view.precinct_link(&path, precinct)) } } }
                    }
                }
                (view.entry_last(&path, &start.last))
            }
        };
        view.desk(DeskPage { seat, part: Part::Entry, here: &path, title: &title, scripts: &[], main })
    }

    /// One precinct: the sheet, or why there is none for this person now.
    pub fn entry_precinct(&self, language: Language, seat: &Seat, night: &Night, at: &AtPrecinct<'_>) -> String {
        let view = self.view(language);
        let path = Part::Entry.path(&seat.election);
        let here = format!("{path}/{}", encoded(&at.precinct.id));
        let title = view.say("precinct-title", &[("id", at.precinct.id.as_str().into())]);
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to(&path)) { (view.t("entry-title")) } }
                h1 { (title) @if let Some(sheet) = &at.sheet { ": " (view.turn_name(sheet.turn)) } }
                p.lead {
                    (self.country.region(&at.precinct.region, view.day_of(night), language)) " · " (at.precinct.district)
                    @if let Some(state) = at.state { " " span.mark.press { (view.entry_state(state)) } }
                }
                (view.synthetic(night))
                @if at.saved { p.good role="status" { (view.t("entry-saved")) } }
                @if let Some(refused) = at.refused { (view.order_refused(refused)) }
                @if let Some(sheet) = &at.sheet {
                    p.note { (view.turn_means(sheet.turn)) }
                    (view.sheet(seat, sheet))
                } @else {
                    @if let Some(state) = at.state { p.note { (view.standing(state)) } }
                    @if let Some(not) = at.not.filter(|not| !matches!(not, Refusal::NotNow { .. })) { p { (view.refusal(not)) } }
                    p.actions { a.button href=(view.to(&path)) autofocus { (view.t("entry-next")) } }
                }
                @if let Some(order) = at.release {
                    form method="post" action=(view.to(&here)) {
                        (seat.token())
                        input type="hidden" name="order" value=(order);
                        p.actions { button type="submit" name="do" value="release" { (view.t("entry-release")) } }
                    }
                }
            }
        };
        let title = match &at.sheet {
            Some(sheet) => format!("{title}: {}", view.turn_name(sheet.turn)),
            None => title,
        };
        view.desk(DeskPage { seat, part: Part::Entry, here: &here, title: &title, scripts: &["entry.js"], main })
    }

    /// The sheet alone, as a script asks for it while somebody types.
    pub fn sheet(&self, language: Language, seat: &Seat, sheet: &Sheet<'_>) -> String {
        self.view(language).sheet(seat, sheet).into_string()
    }
}

impl View<'_> {
    /// A precinct that leads to its page.
    pub(crate) fn precinct_link(&self, path: &str, precinct: &Precinct) -> Markup {
        html! {
            a href=(self.to(&format!("{path}/{}", encoded(&precinct.id)))) { "№ " (precinct.id) }
            " " span.quiet { (precinct.district) }
        }
    }

    fn entry_last(&self, path: &str, last: &[Last]) -> Markup {
        html! {
            @if !last.is_empty() {
                section {
                    h2 { (self.t("entry-last")) }
                    ul.plain {
                        @for one in last {
                            li {
                                a href=(self.to(&format!("{path}/{}", encoded(&one.precinct)))) { "№ " (one.precinct) }
                                " " (self.step_name(&one.step)) " · " span.quiet { (self.moment(one.at)) }
                                " " span.mark.press { (self.entry_state(one.state)) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// An order that was refused: its code, the words of the procedure, the articles.
    pub(crate) fn order_refused(&self, refused: &Refused) -> Markup {
        html! {
            div.warn role="alert" {
                p { strong { (self.t("order-refused")) } " " code { (refused.code) } " " (self.english(&refused.why)) }
                @if !refused.by.is_empty() { p.cite { (self.english(&refused.by.join("; "))) } }
            }
        }
    }

    /// What is to be done at a sheet.
    fn turn_means(&self, turn: Turn) -> String {
        match turn {
            Turn::First => self.t("means-first"),
            Turn::Revise => self.t("means-revise"),
            Turn::Second => self.t("means-second"),
            Turn::Correct => self.t("means-correct"),
            Turn::Settle => self.t("means-settle"),
            Turn::Copy => self.t("means-copy"),
        }
    }

    /// What goes on with a protocol that does not wait for this person.
    fn standing(&self, state: State) -> String {
        match state {
            State::AwaitingFirst => self.t("standing-awaiting-first"),
            State::FirstEntered => self.t("standing-first-entered"),
            State::AwaitingSecond => self.t("standing-awaiting-second"),
            State::Differs => self.t("standing-differs"),
            State::Settled | State::Resolved => self.t("standing-settled"),
            State::Accepted => self.t("standing-accepted"),
            State::Void => self.t("standing-void"),
        }
    }
}
