//! A list being filed: what the party gives, every fault of its table, and what the law would say of it. A check changes
//! nothing.

use clerk::Examined;
use maud::{Markup, html};

use crate::Pages;
use crate::desk::{DeskPage, No, Part, Seat};
use crate::language::Language;
use crate::protocols::Night;
use crate::view::View;

/// Faults shown in full.
const SHOWN: usize = 20;

/// A list as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filing {
    /// Its id.
    pub list: String,
    /// The party.
    pub party: String,
    /// Its name in Kazakh.
    pub kk: String,
    /// Its name in Russian.
    pub ru: String,
    /// Day of filing.
    pub day: String,
    /// The party's share at the election before.
    pub last_share: String,
    /// The fee paid, in minimum wages.
    pub paid: String,
    /// The table of persons.
    pub table: String,
}

/// A fault of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its code.
    pub code: &'static str,
    /// Its place and what is wrong.
    pub what: String,
    /// How to mend it.
    pub hint: String,
}

/// Everything the form of a list says.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// What was typed.
    pub typed: Filing,
    /// Faults of its table.
    pub faults: Vec<Fault>,
    /// Why it is not filed.
    pub no: Option<No>,
    /// What the law would say of it.
    pub examined: Option<(Box<Examined>, Vec<String>)>,
    /// Whoever files stands for one party: its list is theirs, and its day is today.
    pub own: bool,
    /// Id of the order.
    pub order: String,
}

impl Pages {
    /// The form of a list.
    pub fn new_list(&self, language: Language, seat: &Seat, night: &Night, new: &New) -> String {
        let view = self.view(language);
        let lists = Part::Lists.path(&night.id);
        let here = super::filing(&night.id);
        let title = view.t("list-file");
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to(&lists)) { (view.t("desk-lists")) } }
                h1 { (title) }
                p.lead { (view.election_name(night)) }
                @if let Some(no) = &new.no { (view.no(no)) }
                (view.faults(&new.faults))
                @if let Some((examined, names)) = &new.examined {
                    section aria-live="polite" {
                        h2 { (view.t("list-rehearsed")) }
                        p.note { (view.t("list-rehearsed-what")) }
                        (view.examined(examined, names))
                    }
                }
                (view.list_form(seat, &here, new))
            }
        };
        view.desk(DeskPage { seat, part: Part::Lists, here: &here, title: &title, scripts: &["lists.js"], main })
    }
}

impl View<'_> {
    fn faults(&self, faults: &[Fault]) -> Markup {
        html! {
            @if !faults.is_empty() {
                div.warn role="alert" {
                    p { strong { (self.say("table-faults", &[("n", u64::try_from(faults.len()).unwrap_or(0).into())])) } }
                    ul lang="en" {
                        @for fault in faults.iter().take(SHOWN) { li { code { (fault.code) } " " (fault.what) br; span.quiet { "hint: " (fault.hint) } } }
                    }
                }
            }
        }
    }

    fn list_form(&self, seat: &Seat, here: &str, new: &New) -> Markup {
        let typed = &new.typed;
        html! {
            form.filing method="post" action=(self.to(here)) {
                (seat.token())
                input type="hidden" name="order" value=(new.order);
                div.pair {
                    label { span { (self.t("list-id")) } input name="list" value=(typed.list) maxlength="60" required pattern="[A-Za-z0-9_.\\-]+" readonly[new.own]; }
                    label { span { (self.t("list-party")) } input name="party" value=(typed.party) maxlength="300" required; }
                    label { span { (self.t("list-kk")) } input name="kk" lang="kk" value=(typed.kk) maxlength="300"; }
                    label { span { (self.t("list-ru")) } input name="ru" lang="ru" value=(typed.ru) maxlength="300"; }
                    label { span { (self.t("list-day")) } input type="date" name="day" value=(typed.day) required readonly[new.own]; }
                    label { span { (self.t("list-share")) } input name="last_share" value=(typed.last_share) maxlength="40" aria-describedby="share-hint"; }
                    label { span { (self.t("list-paid")) } input name="paid" value=(typed.paid) maxlength="40"; }
                }
                p.quiet #share-hint { (self.t("list-share-hint")) }
                label { span { (self.t("list-table")) } textarea #table name="table" rows="12" spellcheck="false" required aria-describedby="table-hint" { (typed.table) } }
                p.quiet #table-hint { (self.t("list-table-hint")) " " code { "name;sex;born;number;citizen;residence_years;member;elsewhere;disability" } }
                p #file hidden data-label=(self.t("list-read-file")) {}
                p.actions {
                    button type="submit" formaction=(self.to(&format!("{here}/check"))) { (self.t("list-rehearse")) }
                    button type="submit" { (self.t("list-file-now")) }
                }
            }
        }
    }
}
