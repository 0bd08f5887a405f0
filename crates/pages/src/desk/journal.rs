//! The journal as auditors read it: who did what, and when, newest first. No figure of a protocol stands here: what was entered
//! is read where the procedure shows it.

use journal::Moment;
use maud::{Markup, html};

use super::{DeskPage, Part, Seat};
use crate::Pages;
use crate::language::Language;
use crate::protocols::Night;
use crate::view::View;
use crate::what_if::encoded;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its place.
    pub seq: u64,
    /// When it was recorded.
    pub at: Moment,
    /// Who.
    pub actor: String,
    /// Name and version of the record.
    pub kind: String,
    /// The precinct, where it is about one.
    pub precinct: Option<String>,
    /// The step, where it is one of a protocol.
    pub step: Option<String>,
    /// What was refused and with which code, where it is a refusal.
    pub refused: Option<(String, String)>,
    /// The id of the order.
    pub order: String,
}

/// What is looked for, and the lines of one page.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// The person; empty for all.
    pub actor: String,
    /// The precinct; empty for all.
    pub precinct: String,
    /// The lines.
    pub lines: Vec<Line>,
    /// Where older lines begin: entries below this one.
    pub older: Option<u64>,
    /// This is not the first page.
    pub paged: bool,
    /// Those who did anything.
    pub actors: Vec<String>,
}

impl Pages {
    /// The journal.
    pub fn desk_journal(&self, language: Language, seat: &Seat, night: &Night, found: &Lines) -> String {
        let view = self.view(language);
        let path = Part::Journal.path(&seat.election);
        let query = format!("actor={}&precinct={}", encoded(&found.actor), encoded(&found.precinct));
        let here = format!("{path}?{query}");
        let title = view.t("journal-title");
        let main = html! {
            div.wide {
                h1 { (title) }
                p.quiet { (view.night_title(night)) " · " (view.say("night-known", &[("entries", night.head.size.into())])) " · " code { (night.head.last.to_string().chars().take(16).collect::<String>()) } }
                (view.synthetic(night))
                p.note { (view.t("journal-lead")) }
                form.search method="get" action=(view.to(&path)) {
                    label { span { (view.t("journal-actor")) } input type="search" name="actor" value=(found.actor) list="actors" maxlength="80" autocomplete="off"; }
                    datalist #actors { @for actor in &found.actors { option value=(actor) {} } }
                    label { span { (view.t("precinct-number")) } input type="search" name="precinct" value=(found.precinct) maxlength="60" autocomplete="off"; }
                    button type="submit" { (view.t("law-find")) }
                }
                @if found.lines.is_empty() { p { (view.t("journal-none")) } }
                @else {
                    div.scroll tabindex="0" role="region" aria-label=(title) {
                        table.dense {
                            thead { tr {
                                th.n scope="col" { (view.t("journal-entry")) } th scope="col" { (view.t("journal-when")) }
                                th scope="col" { (view.t("journal-actor")) } th scope="col" { (view.t("journal-what")) }
                                th scope="col" { (view.t("journal-order")) }
                            } }
                            tbody { @for line in &found.lines { (view.journal_line(&path, line)) } }
                        }
                    }
                }
                nav.paging aria-label=(view.t("paging")) {
                    @if found.paged { a rel="first" href=(view.to(&here)) { (view.t("journal-newest")) } }
                    @if let Some(older) = found.older { a rel="next" href=(view.to(&format!("{here}&before={older}"))) { (view.t("journal-older")) } }
                }
            }
        };
        view.desk(DeskPage { seat, part: Part::Journal, here: &here, title: &title, scripts: &[], main })
    }
}

impl View<'_> {
    fn journal_line(&self, path: &str, line: &Line) -> Markup {
        let by = |name: &str, value: &str| self.to(&format!("{path}?{name}={}", encoded(value)));
        html! {
            tr {
                td.n { (line.seq) }
                td { (self.moment(line.at)) }
                td { a href=(by("actor", &line.actor)) { (line.actor) } }
                td {
                    (self.record_name(&line.kind))
                    @if let Some(step) = &line.step { ": " (self.step_name(step)) }
                    @if let Some(precinct) = &line.precinct { " · " a href=(by("precinct", precinct)) { "№ " (precinct) } }
                    @if let Some((what, code)) = &line.refused { ": " (self.english(what)) " " code { (code) } }
                }
                td.quiet { code { (line.order.chars().take(16).collect::<String>()) } }
            }
        }
    }

    /// A record in words, by its name.
    fn record_name(&self, kind: &str) -> String {
        match kind.split('/').next().unwrap_or(kind) {
            "election.called" => self.t("did-called"),
            "terms.set" => self.t("did-terms"),
            "precincts.set" => self.t("did-precincts"),
            "list.filed" => self.t("did-filed"),
            "list.named" => self.t("did-named"),
            "list.decided" => self.t("did-decided"),
            "list.registered" => self.t("did-registered"),
            "list.withdrawn" => self.t("did-withdrawn"),
            "ballot.set" => self.t("did-ballot"),
            "protocol.step" => self.t("did-step"),
            "copy.entered" => self.t("did-copy"),
            "lot.drawn" => self.t("did-lot"),
            "result.counted" => self.t("did-counted"),
            "sitting.opened" => self.t("did-sat"),
            "result.signed" => self.t("did-signed"),
            "result.unsigned" => self.t("did-unsigned"),
            "result.certified" => self.t("did-certified"),
            "certificate.issued" => self.t("did-issued"),
            "mandates.decided" => self.t("did-mandates-decided"),
            "mandates.given" => self.t("did-mandates"),
            "mandate.vacated" => self.t("did-vacated"),
            "vacancy.filled" => self.t("did-filled"),
            "command.refused" => self.t("did-refused"),
            _ => kind.to_owned(),
        }
    }
}
