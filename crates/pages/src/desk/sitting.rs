//! The sitting at which a result is certified, step by step: what is missing, the count with its articles, who signed what,
//! the certificate, the mandates.
//!
//! It must never know who may do what beside what [`May`] says, nor decide when a step is done: the state says so.

mod copies;
mod ending;
mod parts;

use std::sync::Arc;

use clerk::record::{Counted, MandatesGiven};
use election::protocol::{State, Verdict};
use jiff::civil::Date;
use law::Version;
use maud::{Markup, html};

use super::refused::No;
use super::{DeskPage, Part, Seat};
use crate::Pages;
use crate::language::Language;
use crate::protocols::Night;
use crate::view::View;

/// Everything the page of a sitting says.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// How the election stands in public: title, totals, the count on which both programs agree.
    pub night: Arc<Night>,
    /// Precincts by how far their protocols are, those that are settled left out.
    pub open: Vec<(State, u32)>,
    /// Precincts settled, all of them, and void ones.
    pub settled: (u32, u32, u32),
    /// Accepted protocols with a reason for a warning.
    pub reasons: u32,
    /// Settled precincts of which an observer's copy shows other figures.
    pub differing: u32,
    /// Whether those copies could change a seat; nothing where none differs, or the law gives no rules to count by.
    pub copies: Option<Copies>,
    /// Why nothing can be counted as things stand.
    pub trouble: Option<No>,
    /// The counted result with the hash of its published text.
    pub counted: Option<(Counted, String)>,
    /// It was counted, and something changed since.
    pub outdated: bool,
    /// The lot that was drawn.
    pub lot: Vec<String>,
    /// The sitting that is open.
    pub sitting: Option<clerk::Sitting>,
    /// How many must sign.
    pub least: usize,
    /// Of how many members that is more than half; nothing where it is this procedure's own rule.
    pub least_by: Option<Version>,
    /// Who signed what is certified.
    pub certified: Option<Vec<String>>,
    /// The certificates by their name, with their hash, once they are made.
    pub certificates: Vec<(String, String)>,
    /// The certificate was issued.
    pub issued: bool,
    /// Lists with mandates.
    pub mandates: Vec<Mandates>,
    /// When what is due: title by language, last day, the rule.
    pub terms: Vec<Term>,
    /// What whoever looks may do.
    pub may: May,
    /// Id of the order that a form of this page gives.
    pub order: String,
}

/// What observers' copies could change.
#[derive(Clone, Debug)]
pub struct Copies {
    /// Whether a seat.
    pub verdict: Verdict,
    /// Votes by which they differ, all together.
    pub sum: u64,
    /// Figures on which copies of one precinct contradict each other.
    pub contradictions: usize,
}

/// A term of the calendar.
#[derive(Clone, Debug)]
pub struct Term {
    /// The step of the calendar.
    pub step: String,
    /// Titles by language.
    pub title: Vec<(String, String)>,
    /// The last day.
    pub last: Date,
    /// The rule.
    pub by: Version,
}

/// A list's mandates.
#[derive(Clone, Debug)]
pub struct Mandates {
    /// The list.
    pub list: String,
    /// How many.
    pub seats: u32,
    /// Who has them, once they were given.
    pub given: Option<MandatesGiven>,
    /// Persons of the list in the party's order.
    pub persons: Vec<String>,
}

/// What whoever looks may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Give orders at all.
    pub order: bool,
    /// They proved a moment ago that it is they.
    pub confirmed: bool,
    /// They signed already.
    pub signed: bool,
}

/// What was typed into a form whose order was refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The list whose mandates were given.
    pub list: String,
    /// The persons chosen, a line each.
    pub chosen: String,
    /// The party decided in time.
    pub in_time: bool,
    /// The commission's own decision.
    pub decided: String,
    /// Youth are below this age.
    pub youth_below: String,
    /// Why a signature is taken back; empty where mandates were given.
    pub because: String,
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Done,
    Now,
    Later,
    Blocked,
}

impl Pages {
    /// The page of a sitting.
    pub fn sitting(&self, language: Language, seat: &Seat, sitting: &Sitting) -> String {
        let view = self.view(language);
        let here = Part::Sitting.path(&sitting.night.id);
        let title = view.sitting_title(&sitting.night);
        let steps = [
            view.protocols_step(sitting),
            view.findings_step(sitting),
            view.count_step(seat, sitting),
            view.lot_step(seat, sitting),
            view.result_step(sitting),
            view.sign_step(seat, sitting),
            view.certify_step(seat, sitting),
            view.certificate_step(seat, sitting),
            view.mandates_step(seat, sitting),
        ];
        let main = html! {
            div.wide {
                h1 { (title) }
                (view.synthetic(&sitting.night))
                p.lead { (view.t("sitting-lead")) }
                @if !sitting.terms.is_empty() {
                    dl.figures {
                        @for term in &sitting.terms {
                            div { dt { (view.titled(&term.title)) } dd { (language.day(term.last)) } dd.cite { (view.citation(&term.by)) } }
                        }
                    }
                }
                ol.derivation.steps { @for step in steps { (step) } }
            }
        };
        view.desk(DeskPage { seat, part: Part::Sitting, here: &here, title: &title, scripts: &[], main })
    }

    /// An order of the sitting that was refused, and what was typed, if anything was.
    pub fn sitting_refused(
        &self,
        language: Language,
        seat: &Seat,
        night: &Night,
        no: &No,
        typed: Option<(&Typed, &str)>,
    ) -> String {
        let view = self.view(language);
        let here = Part::Sitting.path(&night.id);
        let title = view.sitting_title(night);
        let main = html! {
            div.wide {
                h1 { (title) }
                (view.no(no))
                p.actions { a.button href=(view.to(&here)) { (view.t("sitting-back")) } }
                @if let Some((typed, order)) = typed.filter(|(typed, _)| !typed.because.is_empty()) {
                    h2 { (view.t("sitting-unsign")) }
                    (view.unsign_form(seat, night, &typed.because, order))
                } @else if let Some((typed, order)) = typed {
                    h2 { (view.say("sitting-give-title", &[("list", typed.list.as_str().into())])) }
                    (view.give_form(seat, typed, order))
                }
            }
        };
        view.desk(DeskPage { seat, part: Part::Sitting, here: &here, title: &title, scripts: &[], main })
    }
}

impl View<'_> {
    fn sitting_title(&self, night: &Night) -> String {
        let name = self.election_name(night);
        self.say("sitting-title", &[("election", name.into())])
    }

    /// A title of the calendar in the reader's language.
    pub(crate) fn titled(&self, titles: &[(String, String)]) -> String {
        let own = |code: &str| titles.iter().find(|(known, _)| known == code);
        own(self.language().code()).or_else(|| own("en")).map(|(_, title)| title.clone()).unwrap_or_default()
    }

    /// A step with its mark.
    fn step_of(&self, title: &str, stands: Stands, inside: &Markup) -> Markup {
        let (class, mark) = match stands {
            Stands::Done => ("done", self.t("step-done")),
            Stands::Now => ("now", self.t("step-now")),
            Stands::Later => ("later", self.t("step-later")),
            Stands::Blocked => ("blocked", self.t("step-blocked")),
        };
        html! {
            li class=(class) {
                h2 { (title) " " span class={ "state " (class) } { (mark) } }
                (inside)
            }
        }
    }

    /// A form that is one button.
    fn press(&self, seat: &Seat, sitting: &Sitting, step: &str, label: &str) -> Markup {
        html! {
            form.actions method="post" action=(self.to(&Part::Sitting.path(&sitting.night.id))) {
                (ordering(seat, &format!("{}-{step}", sitting.order), step))
                button type="submit" { (label) }
            }
        }
    }
}

/// What a form of the sitting begins with: whose it is, its step, the id of its order.
fn ordering(seat: &Seat, order: &str, step: &str) -> Markup {
    html! {
        (seat.token())
        input type="hidden" name="order" value=(order);
        input type="hidden" name="step" value=(step);
    }
}
