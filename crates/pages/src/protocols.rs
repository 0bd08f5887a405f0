//! A running election in public: how far the protocols are, the totals as they come in, each protocol with what became of
//! it, and its place in the journal.
//!
//! What a second clerk must not see is not shown here either: figures of a protocol appear once it is accepted.

mod precinct;
mod regions;

use election::Election;
use jiff::civil::Date;
use journal::{Head, Moment};
use maud::{Markup, html};
use recount::Counted;

use crate::Pages;
use crate::bars::{Bar, bar};
use crate::frame::Page;
use crate::language::{Language, capital};
use crate::view::View;
use crate::what_if::encoded;

pub use precinct::{Difference, Figure, Precinct, Proof, Step};

/// Totals of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The region, by its name in the journal; empty for the whole.
    pub region: String,
    /// Protocols settled.
    pub settled: u32,
    /// Of how many.
    pub of: u32,
    /// Votes of each list.
    pub votes: Vec<u64>,
    /// Voters who took part, where the form has them.
    pub took_part: Option<u64>,
    /// Voters on the rolls, where the form has them.
    pub registered: Option<u64>,
}

/// A running election at one head of its journal.
#[derive(Clone, Debug)]
pub struct Night {
    /// Its id without the country.
    pub id: String,
    /// Its title in English.
    pub title: String,
    /// Everything below the whole country is invented.
    pub synthetic: bool,
    /// Up to where the journal is known.
    pub head: Head,
    /// When its last entry was recorded.
    pub at: Option<Moment>,
    /// Lists on the ballot: id and name.
    pub lists: Vec<(String, String)>,
    /// The whole, then the regions.
    pub places: Vec<Place>,
    /// The count, once every protocol is in.
    pub result: Option<(Election, Counted)>,
    /// Members of the commission who signed, once it is certified.
    pub signed: usize,
    /// Place of the certification in the journal, while it stands.
    pub certified: Option<u64>,
    /// Files of the certificate with their hashes, once it was issued.
    pub issued: Vec<(String, String)>,
    /// The certificate can be had here.
    pub papers: bool,
    /// The archive can be had here.
    pub archive: bool,
}

/// A precinct among others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub id: String,
    /// Its region.
    pub region: String,
    /// How far its protocol is.
    pub state: State,
    /// An observer's copy shows other figures.
    pub differs: bool,
}

/// How far a protocol is, as far as the public is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing was entered.
    Awaited,
    /// It is being entered and checked.
    Entered,
    /// It is accepted.
    Accepted,
    /// It is settled without votes.
    Void,
}

/// Precincts that were looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The number that was looked for.
    pub number: String,
    /// The region that was chosen.
    pub region: String,
    /// The first of them.
    pub lines: Vec<Line>,
    /// How many there are.
    pub all: u64,
}

impl Pages {
    /// The page of a running election: its map shaded by a list, by turnout where none is named; with precincts where some
    /// were looked for.
    pub fn protocols(&self, language: Language, night: &Night, shaded: &str, found: Option<&Found>) -> String {
        let view = self.view(language);
        let path = format!("/elections/{}/protocols", night.id);
        let mut here = path.clone();
        if let Some(found) = found {
            here.push_str(&format!("?number={}&region={}", encoded(&found.number), encoded(&found.region)));
        } else if !shaded.is_empty() {
            here.push_str(&format!("?map={}", encoded(shaded)));
        }
        let title = view.night_title(night);
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to("/elections")) { (view.t("nav-elections")) } }
                h1 { (title) }
                (view.synthetic(night))
                div #live data-head=(night.head.size) data-events=(format!("/api/v1/elections/{}/events", night.id)) {
                    (view.progress(night))
                    @if let Some((election, counted)) = &night.result {
                        @if night.signed > 0 { p.good { (view.say("night-certified", &[("n", u64::try_from(night.signed).unwrap_or(0).into())])) } }
                        @else { p.note { (view.t("night-counted")) } }
                        div.split { figure.plain { (view.chamber(election, counted)) } (view.result_table(election, counted)) }
                    } @else { (view.totals(night)) }
                    (view.regions(night, shaded, &path))
                }
                (view.taken_away(night))
                (view.look_for(night, found, &path))
            }
        };
        view.page(&Page { here: &here, title: &title, part: "elections", scripts: &["live.js"], main })
    }
}

impl View<'_> {
    /// What can be taken away of a certified election, and how it is checked.
    fn taken_away(&self, night: &Night) -> Markup {
        if !night.papers {
            return html! {};
        }
        let at = |name: &str| format!("/elections/{}/{name}", night.id);
        html! {
            section {
                h2 { (self.t("downloads-title")) }
                ul.plain.hashes {
                    @for other in Language::ALL {
                        @let name = format!("certificate.{}.pdf", other.code());
                        li {
                            a href=(at(&name)) download { (self.t("papers-certificate")) ", " span lang=(other.code()) { (other.own_name()) } }
                            @if let Some((_, hash)) = night.issued.iter().find(|(issued, _)| *issued == name) { br; code { (hash) } }
                        }
                    }
                    @if night.archive { li { a href=(at("archive.zip")) download { (self.t("papers-archive")) } " " span.quiet { (self.t("papers-archive-what")) } } }
                }
                @if !night.issued.is_empty() { p { (self.t("papers-hash")) " " code { "sha256sum certificate.*.pdf" } } }
                @if night.archive { p { (self.t("papers-verify")) } pre { "unzip archive.zip && python3 " (night.id) "/verify.py " (night.id) } }
            }
        }
    }

    pub(crate) fn night_title(&self, night: &Night) -> String {
        self.say("night-title", &[("election", self.election_name(night).into())])
    }

    /// The election's title in the reader's language where it is known here, else as it was called.
    pub(crate) fn election_name(&self, night: &Night) -> String {
        let known = self.pages.election(&night.id);
        known.map_or_else(|| night.title.clone(), |election| self.election_title(election))
    }

    pub(crate) fn synthetic(&self, night: &Night) -> Markup {
        html! { @if night.synthetic { p.warn { (self.t("night-synthetic")) } } }
    }

    /// The day of the vote, where the election is one that is known here: names of regions are those of that day.
    pub(crate) fn day_of(&self, night: &Night) -> Date {
        self.pages.election(&night.id).map_or(Date::MAX, |election| election.date)
    }

    fn list_name<'n>(&'n self, night: &'n Night, at: usize) -> &'n str {
        let (id, name) = &night.lists[at];
        self.country().list(id, name, self.language())
    }

    /// How far the whole is, and up to which entry that is known.
    fn progress(&self, night: &Night) -> Markup {
        let Some(whole) = night.places.first() else { return html! { p.note { (self.t("night-before")) } } };
        html! {
            p.lead {
                (self.say("night-settled", &[("settled", whole.settled.into()), ("of", whole.of.into())]))
                " (" (self.percent(whole.settled.into(), whole.of.into())) ")"
            }
            (bar(&Bar { class: "done", votes: whole.settled.into(), most: whole.of.into(), needed: None }))
            p.quiet {
                (self.say("night-known", &[("entries", night.head.size.into())]))
                @if let Some(at) = night.at { " · " (self.moment_in_full(at)) }
                " · " code { (night.head.last.to_string().chars().take(16).collect::<String>()) }
            }
        }
    }

    /// Votes so far: never seats, since a part is not a result.
    fn totals(&self, night: &Night) -> Markup {
        let Some(whole) = night.places.first() else { return html! {} };
        let (most, all) = (whole.votes.iter().copied().max().unwrap_or(0), whole.votes.iter().sum());
        html! {
            section {
                h2 { (self.t("night-totals")) }
                p.note { (self.t("night-part")) }
                div.scroll tabindex="0" role="region" aria-label=(self.t("night-totals")) {
                    table.result {
                        thead { tr { th scope="col" { (self.t("col-list")) } th.n scope="col" { (self.t("col-votes")) } th.n scope="col" { (self.t("col-share")) } } }
                        tbody {
                            @for (at, votes) in whole.votes.iter().enumerate() {
                                @let colour = format!("p{}", self.country().colour(&night.lists[at].0, at));
                                tr {
                                    th scope="row" {
                                        span.name { span class={ "swatch " (colour) } {} (self.list_name(night, at)) }
                                        (bar(&Bar { class: &colour, votes: *votes, most, needed: None }))
                                    }
                                    td.n { (self.number(*votes)) }
                                    td.n { (self.percent(*votes, all)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The search for precincts and what it found.
    fn look_for(&self, night: &Night, found: Option<&Found>, path: &str) -> Markup {
        let nobody = Found::default();
        let asked = found.unwrap_or(&nobody);
        html! {
            section {
                h2 { (self.t("precincts-title")) }
                form.search method="get" action=(self.to(path)) {
                    label { span { (self.t("precinct-number")) } input type="search" name="number" value=(asked.number) maxlength="40"; }
                    label { span { (self.t("col-region")) }
                        select name="region" {
                            option value="" { (self.t("every-region")) }
                            @for (place, name) in self.places_by_name(night) {
                                option value=(place.region) selected[place.region == asked.region] { (name) }
                            }
                        }
                    }
                    button type="submit" { (self.t("law-find")) }
                }
                @if let Some(found) = found {
                    p { (self.say("law-found", &[("n", found.all.into())])) }
                    ul.precincts {
                        @for line in &found.lines {
                            li {
                                a href=(self.to(&format!("{path}/{}", encoded(&line.id)))) { "№ " (line.id) }
                                " " span.quiet { (capital(self.country().region(&line.region, self.day_of(night), self.language()))) } " "
                                span class={ "mark " (state_class(line.state)) } { (self.state(line.state)) }
                                @if line.differs { " " span.mark.unconfirmed { (self.t("copy-differs")) } }
                            }
                        }
                    }
                }
            }
        }
    }

    pub(crate) fn state(&self, state: State) -> String {
        match state {
            State::Awaited => self.t("state-awaited"),
            State::Entered => self.t("state-entered"),
            State::Accepted => self.t("state-accepted"),
            State::Void => self.t("state-void"),
        }
    }
}

pub(crate) fn state_class(state: State) -> &'static str {
    match state {
        State::Awaited => "awaited",
        State::Entered => "press",
        State::Accepted | State::Void => "text",
    }
}
