//! The page of an election: the result under the law of its day, why it is so, and where to go from there.

use election::{AgainstAll, Election, Note, indices};
use maud::{Markup, html};
use recount::{Answer, Counted, distance};

use crate::Pages;
use crate::bars::{Bar, bar};
use crate::frame::Page;
use crate::language::{Language, capital};
use crate::view::{View, short};

impl Pages {
    /// An election with its count; `runs` where its protocols are coming in here.
    pub fn election_page(&self, language: Language, answer: &Answer, runs: bool) -> String {
        let view = self.view(language);
        let election = &answer.election;
        let path = format!("/elections/{}", short(&election.id));
        let title = view.election_title(election);
        let main = html! {
            div.wide {
                (view.head(election, &title))
                (view.declared(election, &answer.own))
                @if runs { p.actions { a href=(view.to(&format!("{path}/protocols"))) { (view.t("night-link")) } } }
                div.split {
                    figure.plain { (view.chamber(election, &answer.own)) }
                    (view.result_table(election, &answer.own))
                }
                (view.remarks(election, &answer.own))
                p.actions {
                    a.button href=(view.to(&format!("{path}/what-if"))) { (view.t("ask-what-if")) }
                    @for percent in ["3", "5", "7"] {
                        a href=(view.to(&format!("{path}/what-if?threshold={percent}"))) {
                            (view.say("what-if-threshold", &[("share", language.percent(percent).into())]))
                        }
                    }
                }
                section {
                    h2 { (view.t("derivation-title")) }
                    p.lead { (view.t("derivation-lead")) }
                    (view.derivation(election, &answer.own))
                }
                (view.turnout(election))
                (view.figures_of(election, &answer.own))
                section {
                    h2 { (view.t("downloads-title")) }
                    ul.plain {
                        li { a href=(format!("/elections/{}/result.json", short(&election.id))) download { "JSON" } " " span.quiet { (view.t("download-json")) } }
                        li { a href=(format!("/elections/{}/result.csv", short(&election.id))) download { "CSV" } " " span.quiet { (view.t("download-csv")) } }
                        li { code { "zhargy count " (short(&election.id)) } " " span.quiet { (view.t("download-command")) } }
                    }
                }
                (view.sources(election))
            }
        };
        view.page(&Page { here: &path, title: &title, part: "elections", scripts: &[], main })
    }

    /// An election of which nothing can be counted, and why.
    pub fn election_without_count(
        &self,
        language: Language,
        election: &Election,
        trouble: &recount::Trouble,
    ) -> String {
        let view = self.view(language);
        let path = format!("/elections/{}", short(&election.id));
        let title = view.election_title(election);
        let main = html! {
            div.wide {
                (view.head(election, &title))
                p.warn { (view.t("no-count")) }
                pre lang="en" { (trouble) }
                (view.turnout(election))
                (view.sources(election))
            }
        };
        view.page(&Page { here: &path, title: &title, part: "elections", scripts: &[], main })
    }
}

impl View<'_> {
    pub(crate) fn head(&self, election: &Election, title: &str) -> Markup {
        html! {
            p.crumbs { a href=(self.to("/elections")) { (self.t("nav-elections")) } }
            h1 { (title) }
            p.lead { (capital(self.country().place(&election.territory, self.language()))) " · " (self.confidence(election.confidence)) }
        }
    }

    /// Whether the count is the declared result.
    fn declared(&self, election: &Election, counted: &Counted) -> Markup {
        let Some(declared) = election.declared() else {
            return html! { p.note { (self.t("declared-unknown")) } };
        };
        let seats = counted.count.seats_by_list();
        if counted.count.open.is_none() && seats == declared {
            return html! { p.good { (self.t("declared-equal")) } };
        }
        html! {
            div.warn {
                p { (self.t("declared-differs")) }
                ul {
                    @for (at, (own, declared)) in seats.iter().zip(&declared).enumerate().filter(|(_, (own, declared))| own != declared) {
                        li {
                            (self.say("declared-list", &[("list", self.list(election, at).into()), ("counted", (*own).into()), ("declared", (*declared).into())]))
                        }
                    }
                }
            }
        }
    }

    /// The table of the result, a bar with the threshold in each row.
    pub(crate) fn result_table(&self, election: &Election, counted: &Counted) -> Markup {
        let count = &counted.count;
        let most = count.lists.iter().map(|list| list.votes).chain([count.base.against_all]).max().unwrap_or(1);
        let needed = count.steps.iter().find_map(|step| match step.what {
            election::What::Threshold { needed, .. } => Some(needed),
            _ => None,
        });
        let threshold = self.share(counted.rules.threshold.value);
        // Hundredths of a percent that stand in for votes are never shown as votes.
        let exact = !count.notes.contains(&Note::FromPercentages);
        let votes = |n: u64| if exact { self.number(n) } else { "–".to_owned() };
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.t("result-table")) {
                table.result {
                    thead {
                        tr {
                            th scope="col" { (self.t("col-list")) }
                            th.n scope="col" { (self.t("col-votes")) }
                            th.n scope="col" { (self.t("col-share")) }
                            th.n scope="col" { (self.t("col-seats")) }
                        }
                    }
                    tbody {
                        @for (at, got) in count.lists.iter().enumerate() {
                            @let colour = self.colour(election, at);
                            tr.out[!got.admitted] {
                                th scope="row" {
                                    span.name { span class={ "swatch " (colour) } {} (self.list(election, at)) }
                                    (bar(&Bar { class: &colour, votes: got.votes, most, needed }))
                                }
                                td.n { (votes(got.votes)) }
                                td.n { (self.percent(got.votes, count.base.total)) }
                                td.n { @if got.seats > 0 { strong { (got.seats) } } @else { "–" } }
                            }
                        }
                        @if count.base.against_all > 0 {
                            tr.out {
                                th scope="row" {
                                    span.name { span.swatch.against {} (self.t("against-all")) }
                                    (bar(&Bar { class: "against", votes: count.base.against_all, most, needed }))
                                }
                                td.n { (votes(count.base.against_all)) }
                                td.n { (self.percent(count.base.against_all, count.base.total)) }
                                td.n { "–" }
                            }
                        }
                    }
                    tfoot {
                        tr {
                            th scope="row" { (self.t("col-base")) }
                            td.n { (votes(count.base.total)) }
                            td {}
                            td.n { strong { (count.seats) } }
                        }
                    }
                }
                p.key {
                    span.line {}
                    @match needed.filter(|_| exact) {
                        Some(needed) => (self.say("threshold-line", &[("share", threshold.into()), ("needed", needed.into())])),
                        None => (self.say("what-if-threshold", &[("share", threshold.into())])),
                    }
                }
            }
        }
    }

    /// Ballots, indices, and how far each list is from another result.
    fn figures_of(&self, election: &Election, counted: &Counted) -> Markup {
        let count = &counted.count;
        let ballots = &election.ballots;
        let found = indices(&count.votes_by_list(), &count.seats_by_list()).filter(|_| count.open.is_none());
        let distances = distance::all(&counted.rules, count);
        let plain = |n: Option<u64>| n.map_or_else(|| "–".to_owned(), |n| self.number(n));
        let fixed = |fixed: election::Fixed| self.language().decimal(&fixed.to_string());
        html! {
            section {
                h2 { (self.t("figures-title")) }
                dl.figures {
                    @if ballots.registered.is_some() { div { dt { (self.t("voters")) } dd { (plain(ballots.registered)) } } }
                    @if let (Some(received), Some(registered)) = (ballots.received, ballots.registered) {
                        div { dt { (self.t("turnout")) } dd { (self.percent(received, registered)) } }
                    }
                    @if let AgainstAll::Ballots(n) = ballots.against_all { div { dt { (self.t("against-all")) } dd { (self.number(n)) } } }
                    @if let Some(found) = found {
                        div { dt { (self.t("wasted")) } dd { (self.number(found.wasted_votes)) " (" (self.language().percent(&found.wasted_share.to_string())) ")" } }
                        div { dt { (self.t("gallagher")) } dd { (fixed(found.gallagher)) } dd.cite { (self.t("gallagher-means")) } }
                        div { dt { (self.t("effective")) } dd { (fixed(found.effective_by_votes)) " → " (fixed(found.effective_by_seats)) } dd.cite { (self.t("effective-means")) } }
                    }
                }
                @if let Some(distances) = distances {
                    details {
                        summary { (self.t("distances")) }
                        div.scroll tabindex="0" {
                            table {
                                thead { tr { th scope="col" { (self.t("col-list")) } th.n scope="col" { (self.t("one-more")) } th.n scope="col" { (self.t("one-less")) } } }
                                tbody {
                                    @for (at, distance) in distances.iter().enumerate() {
                                        tr {
                                            th scope="row" { (self.list(election, at)) }
                                            td.n { (plain(distance.gain)) }
                                            td.n { (plain(distance.lose)) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn sources(&self, election: &Election) -> Markup {
        html! {
            section.sources {
                h2 { (self.t("sources-title")) }
                @if !election.caveats.is_empty() {
                    ul { @for caveat in &election.caveats { li { @match self.country().caveat(caveat, self.language()) { Some(own) => (own), None => (self.english(caveat)) } } } }
                }
                ul {
                    @for source in election.sources.iter().filter(|source| source.starts_with("http")) {
                        li { a rel="external nofollow" href=(source) { (host(source)) } }
                    }
                }
            }
        }
    }
}

/// The host of an address, for people.
pub(crate) fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}
