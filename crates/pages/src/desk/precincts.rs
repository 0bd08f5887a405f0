//! The coordinator's desk: what is missing and what waits for whom, by region and district; precincts that are looked for;
//! the same list as CSV; and one precinct with what can be done about it now.
//!
//! It must never know a figure of an entry whose second is awaited: it is not among its arguments.

mod one;

use clerk::record::Precinct;
use election::protocol::State;
use journal::Moment;
use maud::{Markup, html};

use super::{DeskPage, Part, Seat};
use crate::Pages;
use crate::csv::cell;
use crate::language::Language;
use crate::protocols::Night;
use crate::view::View;
use crate::what_if::encoded;

pub use one::{Act, History, One, Step};

/// Precincts of one page.
pub const PAGE: usize = 100;

/// What is looked for; every field is a field of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// A state in the word that addresses have; empty for all.
    pub state: String,
    /// A region; empty for all.
    pub region: String,
    /// A district; empty for all.
    pub district: String,
    /// Part of a number; empty for all.
    pub number: String,
    /// Only what waits for this person.
    pub mine: bool,
    /// Only with findings.
    pub findings: bool,
    /// Only where a copy differs.
    pub copies: bool,
}

/// A precinct among others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it lies.
    pub precinct: Precinct,
    /// How far it is.
    pub state: State,
    /// Codes of what does not add up, where no entry is sealed.
    pub findings: Vec<String>,
    /// A copy shows other figures than the accepted protocol.
    pub differs: bool,
    /// When something last became of it.
    pub at: Option<Moment>,
}

/// How many precincts of a place wait for whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// The region, or the district where one region is looked at.
    pub place: String,
    /// Nothing was entered.
    pub first: u64,
    /// The second clerk is awaited, or the first has not handed over.
    pub second: u64,
    /// Two entries differ.
    pub differ: u64,
    /// The coordinator is awaited.
    pub coordinator: u64,
    /// Accepted or void.
    pub done: u64,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// What was looked for.
    pub filter: Filter,
    /// The rows of one page, or all of them for a CSV.
    pub rows: Vec<Row>,
    /// How many there are.
    pub all: usize,
    /// Which page, from 1.
    pub page: usize,
    /// Regions of this person's territory, or the districts of the region that was chosen, each with what waits.
    pub waits: Vec<Waits>,
    /// All regions of the territory.
    pub regions: Vec<String>,
    /// All districts of the chosen region.
    pub districts: Vec<String>,
}

/// States by the words that addresses have.
pub const STATES: [(&str, State); 8] = [
    ("awaiting-first", State::AwaitingFirst),
    ("first-entered", State::FirstEntered),
    ("awaiting-second", State::AwaitingSecond),
    ("differs", State::Differs),
    ("settled", State::Settled),
    ("resolved", State::Resolved),
    ("accepted", State::Accepted),
    ("void", State::Void),
];

impl Filter {
    /// The query of an address, without its page.
    pub fn query(&self) -> String {
        let texts =
            [("state", &self.state), ("region", &self.region), ("district", &self.district), ("number", &self.number)];
        let marks = [("mine", self.mine), ("findings", self.findings), ("copies", self.copies)];
        let texts = texts.iter().filter(|(_, value)| !value.is_empty());
        let texts = texts.map(|(name, value)| format!("{name}={}", encoded(value)));
        let marks = marks.iter().filter(|(_, on)| *on).map(|(name, _)| format!("{name}=1"));
        texts.chain(marks).collect::<Vec<_>>().join("&")
    }
}

impl Waits {
    /// All of them.
    pub fn all(&self) -> u64 {
        self.first + self.second + self.differ + self.coordinator + self.done
    }

    /// One more in a state.
    pub fn add(&mut self, state: State) {
        let count = match state {
            State::AwaitingFirst => &mut self.first,
            State::FirstEntered | State::AwaitingSecond => &mut self.second,
            State::Differs => &mut self.differ,
            State::Settled | State::Resolved => &mut self.coordinator,
            State::Accepted | State::Void => &mut self.done,
        };
        *count += 1;
    }
}

impl Pages {
    /// The precincts of a territory.
    pub fn desk_precincts(&self, language: Language, seat: &Seat, night: &Night, found: &Listing) -> String {
        let view = self.view(language);
        let path = Part::Precincts.path(&seat.election);
        let query = found.filter.query();
        let here = if query.is_empty() { path.clone() } else { format!("{path}?{query}") };
        let title = view.t("watch-title");
        let main = html! {
            div.wide {
                h1 { (title) }
                p.quiet { (view.night_title(night)) }
                (view.synthetic(night))
                (view.watch_waits(night, &path, found))
                (view.watch_filter(night, &path, found))
                (view.watch_rows(night, &path, found))
            }
        };
        view.desk(DeskPage { seat, part: Part::Precincts, here: &here, title: &title, scripts: &[], main })
    }

    /// The same list for spreadsheets. No cell can be read as a formula.
    pub fn desk_precincts_csv(&self, language: Language, night: &Night, rows: &[Row]) -> String {
        let view = self.view(language);
        let heads = ["precinct", "region", "district", "state", "findings", "copy_differs", "last"];
        let mut out = heads.join(",") + "\r\n";
        for row in rows {
            let region = self.country.region(&row.precinct.region, view.day_of(night), language);
            let cells = [
                cell(&row.precinct.id),
                cell(region),
                cell(&row.precinct.district),
                cell(&view.entry_state(row.state)),
                cell(&row.findings.join(" ")),
                if row.differs { "1".to_owned() } else { String::new() },
                row.at.map(|at| at.to_string()).unwrap_or_default(),
            ];
            out.push_str(&cells.join(","));
            out.push_str("\r\n");
        }
        out
    }
}

impl View<'_> {
    /// What waits for whom, place by place.
    fn watch_waits(&self, night: &Night, path: &str, found: &Listing) -> Markup {
        let one_region = !found.filter.region.is_empty();
        let link = |place: &str, state: &str| {
            let mut filter =
                Filter { region: found.filter.region.clone(), state: state.to_owned(), ..Filter::default() };
            if one_region {
                filter.district = place.to_owned();
            } else {
                filter.region = place.to_owned();
            }
            self.to(&format!("{path}?{}", filter.query()))
        };
        let count = |place: &str, state: &str, n: u64| {
            html! { td.n { @if n == 0 { "0" } @else { a href=(link(place, state)) { (self.number(n)) } } } }
        };
        html! {
            section {
                h2 { (self.t("watch-waits")) }
                div.scroll tabindex="0" role="region" aria-label=(self.t("watch-waits")) {
                    table.dense.waits {
                        thead { tr {
                            th scope="col" { @if one_region { (self.t("col-district")) } @else { (self.t("col-region")) } }
                            th.n scope="col" { (self.t("watch-first")) } th.n scope="col" { (self.t("watch-second")) }
                            th.n scope="col" { (self.t("watch-differ")) } th.n scope="col" { (self.t("watch-coordinator")) }
                            th.n scope="col" { (self.t("watch-done")) }
                        } }
                        tbody {
                            @for waits in &found.waits {
                                tr {
                                    th scope="row" {
                                        a href=(link(&waits.place, "")) {
                                            @if one_region { (waits.place) }
                                            @else { (self.country().region(&waits.place, self.day_of(night), self.language())) }
                                        }
                                    }
                                    (count(&waits.place, "awaiting-first", waits.first))
                                    (count(&waits.place, "awaiting-second", waits.second))
                                    (count(&waits.place, "differs", waits.differ))
                                    (count(&waits.place, "settled", waits.coordinator))
                                    td.n { (self.number(waits.done)) " / " (self.number(waits.all())) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn watch_filter(&self, night: &Night, path: &str, found: &Listing) -> Markup {
        let filter = &found.filter;
        let mark = |name: &str, on: bool, words: String| {
            html! { label.mark-box { input type="checkbox" name=(name) value="1" checked[on]; " " (words) } }
        };
        html! {
            form.search.filter method="get" action=(self.to(path)) {
                label { span { (self.t("precinct-number")) } input type="search" name="number" value=(filter.number) maxlength="40"; }
                label { span { (self.t("watch-state")) }
                    select name="state" {
                        option value="" { (self.t("watch-every-state")) }
                        @for (word, state) in STATES { option value=(word) selected[filter.state == word] { (self.entry_state(state)) } }
                    }
                }
                @if found.regions.len() > 1 {
                    label { span { (self.t("col-region")) }
                        select name="region" {
                            option value="" { (self.t("every-region")) }
                            @for region in &found.regions {
                                option value=(region) selected[*region == filter.region] { (self.country().region(region, self.day_of(night), self.language())) }
                            }
                        }
                    }
                }
                @if !filter.region.is_empty() {
                    label { span { (self.t("col-district")) }
                        select name="district" {
                            option value="" { (self.t("watch-every-district")) }
                            @for district in &found.districts { option value=(district) selected[*district == filter.district] { (district) } }
                        }
                    }
                }
                div.marks {
                    (mark("mine", filter.mine, self.t("watch-mine")))
                    (mark("findings", filter.findings, self.t("watch-findings")))
                    (mark("copies", filter.copies, self.t("watch-copies")))
                }
                button type="submit" { (self.t("law-find")) }
            }
        }
    }

    fn watch_rows(&self, night: &Night, path: &str, found: &Listing) -> Markup {
        let query = found.filter.query();
        let csv = if query.is_empty() { format!("{path}.csv") } else { format!("{path}.csv?{query}") };
        let n = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        html! {
            section {
                h2 #found { (self.say("watch-found", &[("n", n(found.all).into())])) }
                @if !found.rows.is_empty() {
                    div.scroll tabindex="0" role="region" aria-labelledby="found" {
                        table.dense.watch {
                            thead { tr {
                                th scope="col" { "№" } th scope="col" { (self.t("col-district")) } th scope="col" { (self.t("watch-state")) }
                                th scope="col" { (self.t("watch-not")) } th scope="col" { (self.t("watch-last")) }
                            } }
                            tbody {
                                @for row in &found.rows {
                                    tr {
                                        th scope="row" { a href=(self.to(&format!("{path}/{}", encoded(&row.precinct.id)))) { (row.precinct.id) } }
                                        td { (row.precinct.district) " " span.quiet { (self.country().region(&row.precinct.region, self.day_of(night), self.language())) } }
                                        td { span class={ "mark " (state_mark(row.state)) } { (self.entry_state(row.state)) } }
                                        td {
                                            @for code in &row.findings { code { (code) } " " }
                                            @if row.differs { span.mark.unconfirmed { (self.t("copy-differs")) } }
                                        }
                                        td.quiet { @if let Some(at) = row.at { (self.moment(at)) } }
                                    }
                                }
                            }
                        }
                    }
                }
                (self.paging(path, &query, found.page, found.all.div_ceil(PAGE)))
                @if found.all > 0 { p.actions { a href=(self.to(&csv)) { (self.t("watch-csv")) } } }
            }
        }
    }

    /// The pages before and after this one.
    pub(crate) fn paging(&self, path: &str, query: &str, page: usize, pages: usize) -> Markup {
        let n = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let to = |page: usize| {
            let and = if query.is_empty() { "" } else { "&" };
            self.to(&format!("{path}?{query}{and}page={page}"))
        };
        html! {
            @if pages > 1 {
                nav.paging aria-label=(self.t("paging")) {
                    @if page > 1 { a rel="prev" href=(to(page - 1)) { (self.t("paging-before")) } }
                    span { (self.say("paging-at", &[("page", n(page).into()), ("pages", n(pages).into())])) }
                    @if page < pages { a rel="next" href=(to(page + 1)) { (self.t("paging-next")) } }
                }
            }
        }
    }
}

/// The style of a state's mark.
fn state_mark(state: State) -> &'static str {
    match state {
        State::AwaitingFirst => "deduced",
        State::Differs => "unconfirmed",
        State::Accepted | State::Void => "text",
        _ => "press",
    }
}
