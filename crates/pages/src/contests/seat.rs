//! One contest: the candidates, against all, how it came to its end with the articles, its rounds, its calendar, its precincts,
//! who holds the post and by when the next election is due.

use std::sync::Arc;

use election::protocol::Titles;
use election::schedule::ElectionSchedule;
use election::single::candidacy::stage::At;
use election::single::tenure::{Bound, Due, Since, State as Stand, Why};
use election::single::{self, Nominator, Outcome};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{Row, Set, Source, State};
use crate::Pages;
use crate::bars::{Bar, bar};
use crate::frame::Page;
use crate::language::Language;
use crate::protocols::State as Protocol;
use crate::protocols::state_class;
use crate::view::View;
use crate::what_if::encoded;

/// A ground with the article it rests on, in English as the journal has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// In words.
    pub words: String,
    /// Act and article.
    pub by: String,
}

/// A candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Id within the contest.
    pub id: String,
    /// Name.
    pub name: String,
    /// Who nominated.
    pub nominator: Option<Nominator>,
    /// A woman.
    pub woman: Option<bool>,
    /// Full years on the day of the vote.
    pub age: Option<u64>,
    /// Holds the post.
    pub incumbent: Option<bool>,
    /// How far the candidacy came and since when, where it is known.
    pub stage: Option<(At, Date)>,
    /// Why it ended, where it did.
    pub grounds: Vec<Ground>,
    /// Stands on the ballot of the newest round.
    pub on_ballot: bool,
    /// Votes so far, or hundredths of a percent.
    pub votes: Option<u64>,
}

/// A round or an election that is over, or the one that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Day of the vote.
    pub vote: Date,
    /// Between whom alone.
    pub between: Vec<String>,
    /// How it ended.
    pub state: State,
    /// Who is named by that.
    pub who: Vec<String>,
    /// The day of the certification.
    pub certified: Option<Date>,
}

/// A precinct; figures are there once its protocol is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Precinct {
    /// Its number.
    pub id: String,
    /// How far its protocol is.
    pub state: Protocol,
    /// The figures in the order of [`Contest::figures`].
    pub figures: Vec<Option<u64>>,
}

/// Who holds a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBy {
    /// Name.
    pub name: String,
    /// Since when, where known.
    pub since: Option<Date>,
    /// Powers ended on this day, for this ground as the journal has it.
    pub ended: Option<(Date, String)>,
}

/// A contest with all that is known of it.
#[derive(Clone, Debug)]
pub struct Contest {
    /// As a row of the table.
    pub row: Arc<Row>,
    /// The candidates: those of the ballot in its order, then others.
    pub candidates: Vec<Candidate>,
    /// Ballots against all so far; `None` without such a line, or where not found.
    pub against_all: Option<u64>,
    /// Invalid ballots so far.
    pub invalid: Option<u64>,
    /// The facts and what they come to, once all is in.
    pub outcome: Option<(single::Contest, Outcome)>,
    /// Why they come to nothing, in English.
    pub trouble: Option<String>,
    /// Whether the outcome is the one declared; `None` where nothing is known of that.
    pub declared: Option<bool>,
    /// Elections and rounds, oldest first.
    pub past: Vec<Past>,
    /// The calendar.
    pub calendar: Option<Arc<ElectionSchedule>>,
    /// What a protocol counts: its place on the form, its title, the candidate whose votes it counts.
    pub figures: Vec<(String, Titles, Option<String>)>,
    /// The precincts.
    pub precincts: Vec<Precinct>,
    /// Who holds the post.
    pub holder: Option<HeldBy>,
    /// What is due next.
    pub due: Option<Due>,
}

impl Pages {
    /// The page of a contest.
    pub fn contest_page(&self, language: Language, set: &Set, contest: &Contest, today: Date) -> String {
        let view = self.view(language);
        let row = &contest.row;
        let path = format!("/elections/{}/posts/{}", set.id, path_of(&row.post));
        let name = view.row_name(row);
        let title = view.say(
            "contest-title",
            &[("name", name.as_str().into()), ("set", view.set_title(&set.office, row.vote.or(set.day), None).into())],
        );
        let main = html! {
            div.wide.contest {
                p.crumbs {
                    a href=(view.to("/elections")) { (view.t("nav-elections")) } " › "
                    a href=(view.to(&format!("/elections/{}", set.id))) { (view.set_title(&set.office, set.day, None)) }
                    @if !row.region.is_empty() { " › " a href=(view.to(&region_path(set, &row.region))) { (view.region_of(set, &row.region)) } }
                }
                h1 { (name) }
                p.lead {
                    @if !row.kind.is_empty() { (view.kind_of_post(&row.kind)) }
                    @if !row.district.is_empty() { ", " (row.district) }
                    @if !row.region.is_empty() { @if !row.kind.is_empty() { ", " } (view.region_of(set, &row.region)) }
                    " " (view.state_mark(row))
                }
                (view.invented(set))
                (view.contest_told(contest))
                (view.candidates(contest))
                @if let Some((facts, outcome)) = &contest.outcome {
                    section #derivation {
                        h2 { (view.t("derivation-title")) }
                        p.lead { (view.t("derivation-lead")) }
                        (view.way(facts, outcome))
                    }
                }
                (view.others(contest))
                (view.rounds(contest))
                (view.held_by(contest, today))
                @if let Some(calendar) = &contest.calendar {
                    section #calendar { h2 { (view.t("calendar-title")) } p.quiet { (view.say("calendar-today", &[("day", language.day(today).into())])) } (view.every_day(calendar, today)) }
                }
                (view.precincts_of(contest))
                (view.set_sources(set))
            }
        };
        view.page(&Page { here: &path, title: &title, part: "elections", scripts: &[], main })
    }
}

/// The address of a region's sheet.
pub(super) fn region_path(set: &Set, region: &str) -> String {
    format!("/elections/{}/regions/{}", set.id, encoded(region))
}

/// An id of a post in an address: its strokes part it.
pub(super) fn path_of(post: &str) -> String {
    post.split('/').map(encoded).collect::<Vec<_>>().join("/")
}

impl View<'_> {
    /// The outcome in a line, and whether it is certified.
    fn contest_told(&self, contest: &Contest) -> Markup {
        let row = &contest.row;
        html! {
            @if let Some((facts, outcome)) = &contest.outcome {
                @let class = if row.state == State::Elected { "good" } else { "warn" };
                p class=(class) { (self.ending(facts, &outcome.ending)) }
                @match (contest.declared, row.certified) {
                    (Some(true), _) => p.note { (self.t("contest-declared")) },
                    (Some(false), _) => p.warn { (self.t("contest-declared-other")) },
                    (None, true) => {},
                    (None, false) => p.note { (self.t("contest-not-certified")) },
                }
                @if row.against_leads { p.warn { (self.t("against-leads-here")) } }
            } @else if let Some(trouble) = &contest.trouble {
                p.warn { (self.t("contest-not-decided")) }
                pre lang="en" { (trouble) }
            } @else if row.state == State::Counting {
                p.note { (self.say("night-settled", &[("settled", row.settled.into()), ("of", row.of.into())])) ". " (self.t("night-part")) }
            }
        }
    }

    /// Those on the ballot as bars, then against all, which is no candidate and takes no place among them.
    fn candidates(&self, contest: &Contest) -> Markup {
        let row = &contest.row;
        let mut all: Vec<&Candidate> = contest.candidates.iter().filter(|candidate| candidate.on_ballot).collect();
        if all.is_empty() {
            return html! { @if row.vote.is_some() { p.note { (self.t("contest-no-ballot")) } } };
        }
        all.sort_by_key(|candidate| std::cmp::Reverse(candidate.votes));
        let most = all.iter().filter_map(|candidate| candidate.votes).chain(contest.against_all).max().unwrap_or(0);
        let winner = row.winner.as_ref();
        html! {
            section {
                h2 { (self.t("candidates-title")) }
                div.scroll tabindex="0" role="region" aria-label=(self.t("candidates-title")) {
                    table.result.candidates {
                        thead { tr {
                            th scope="col" { (self.t("col-candidate")) }
                            th scope="col" { (self.t("col-nominator")) }
                            th.n scope="col" { (self.t("col-votes")) }
                            th.n scope="col" { (self.t("col-share")) }
                        } }
                        tbody {
                            @for candidate in all {
                                @let colour = self.nominator_colour(candidate.nominator.as_ref());
                                @let elected = winner.is_some_and(|winner| winner.name == candidate.name && winner.votes == candidate.votes);
                                tr {
                                    th scope="row" {
                                        span.name { span class={ "swatch " (colour) } {} @if elected { strong { (candidate.name) } } @else { (candidate.name) } }
                                        p.quiet {
                                            @if elected { span.mark.text { (self.t("contest-elected")) } " " }
                                            span.narrow { (self.nominator_or_not(candidate.nominator.as_ref())) " " }
                                            (self.about(candidate))
                                        }
                                        @if let Some(votes) = candidate.votes { (bar(&Bar { class: &colour, votes, most, needed: None })) }
                                    }
                                    td { (self.nominator_or_not(candidate.nominator.as_ref())) }
                                    td.n { (self.votes_of(candidate.votes, row)) }
                                    td.n { (self.share_of(candidate.votes, row)) }
                                }
                            }
                            @if let Some(ballots) = contest.against_all {
                                tr.out.against-line {
                                    th scope="row" {
                                        span.name { span.swatch.against {} (self.t("against-all")) }
                                        p.quiet { (self.t("against-no-candidate")) }
                                        (bar(&Bar { class: "against", votes: ballots, most, needed: None }))
                                    }
                                    td { "–" }
                                    td.n { (self.votes_of(contest.against_all, row)) }
                                    td.n { (self.share_of(contest.against_all, row)) }
                                }
                            }
                        }
                    }
                }
                dl.figures {
                    @if let Some(registered) = row.registered { div { dt { (self.t("voters-registered")) } dd { (self.number(registered)) } } }
                    @if let Some(took_part) = row.took_part {
                        div { dt { (self.t("voters-took-part")) } dd { (self.number(took_part)) @if let Some(registered) = row.registered { " (" (self.percent(took_part, registered)) ")" } } }
                    }
                    @if let Some(invalid) = contest.invalid { div { dt { (self.t("ballots-invalid")) } dd { (self.number(invalid)) } } }
                }
            }
        }
    }

    /// What is known of a person, in a line.
    fn about(&self, candidate: &Candidate) -> String {
        let mut parts = Vec::new();
        match candidate.woman {
            Some(true) => parts.push(self.t("woman")),
            Some(false) => parts.push(self.t("man")),
            None => {}
        }
        if let Some(age) = candidate.age {
            parts.push(self.say("years-old", &[("n", age.into())]));
        }
        if candidate.incumbent == Some(true) {
            parts.push(self.t("incumbent"));
        }
        parts.join(", ")
    }

    /// Candidates who are not on the ballot, and why.
    fn others(&self, contest: &Contest) -> Markup {
        let others: Vec<&Candidate> = contest.candidates.iter().filter(|candidate| !candidate.on_ballot).collect();
        if others.is_empty() {
            return html! {};
        }
        html! {
            section {
                h2 { (self.t("candidates-others")) }
                ul.plain {
                    @for candidate in others {
                        li {
                            strong { (candidate.name) } " – " (self.nominator_or_not(candidate.nominator.as_ref()))
                            @if let Some((stage, since)) = candidate.stage {
                                " " span.mark { (self.stage_of_candidate(stage)) } " " span.quiet { (self.language().day(since)) }
                            }
                            @for ground in &candidate.grounds { p.cite { (self.english(&ground.words)) @if !ground.by.is_empty() { " · " (self.english(&ground.by)) } } }
                        }
                    }
                }
            }
        }
    }

    fn rounds(&self, contest: &Contest) -> Markup {
        if contest.past.len() < 2 && contest.past.iter().all(|past| past.between.is_empty()) {
            return html! {};
        }
        html! {
            section {
                h2 { (self.t("rounds-title")) }
                ol.timeline {
                    @for past in &contest.past {
                        li {
                            p.when { (self.language().day(past.vote)) }
                            p { (self.contest_state(past.state)) @if !past.who.is_empty() { ": " (past.who.join(", ")) } }
                            @if !past.between.is_empty() { p.quiet { (self.say("round-between", &[("who", past.between.join(", ").into())])) } }
                            @if let Some(day) = past.certified { p.quiet { (self.say("round-certified", &[("day", self.language().day(day).into())])) } }
                        }
                    }
                }
            }
        }
    }

    /// Who holds the post, and the latest days of what comes next.
    fn held_by(&self, contest: &Contest, today: Date) -> Markup {
        if contest.holder.is_none() && contest.due.is_none() {
            return html! {};
        }
        html! {
            section #post {
                h2 { (self.t("post-title")) }
                @match &contest.holder {
                    Some(holder) => {
                        p {
                            strong { (holder.name) }
                            @if let Some(since) = holder.since { ", " (self.say("held-since", &[("day", self.language().day(since).into())])) }
                        }
                        @if let Some((day, ground)) = &holder.ended {
                            p.note { (self.say("held-ended", &[("day", self.language().day(*day).into())])) " " (self.english(ground)) }
                        }
                    },
                    None => p { (self.t("held-by-nobody")) },
                }
                @if let Some(due) = &contest.due { (self.due_next(due, today)) }
            }
        }
    }

    pub(super) fn due_next(&self, due: &Due, today: Date) -> Markup {
        let why = match due.why {
            Why::TermEnds => self.t("due-term"),
            Why::EarlyEnd => self.t("due-early"),
            Why::Vacant => self.t("due-vacant"),
            Why::Open => self.t("due-open"),
        };
        html! {
            p { (why) " " (self.stand_mark(due.state)) }
            @for (title, bounds) in [(self.t("due-call"), &due.call), (self.t("due-vote"), &due.vote)] {
                @if !bounds.is_empty() {
                    p { strong { (title) } }
                    ul.plain { @for bound in bounds { li { (self.bound(bound, today)) } } }
                }
            }
            @for note in &due.notes { p.quiet { (self.english(note)) } }
        }
    }

    pub(super) fn stand_mark(&self, state: Stand) -> Markup {
        match state {
            Stand::Ahead => html! { span.mark.text { (self.t("stand-ahead")) } },
            Stand::Perhaps => html! { span.mark.unconfirmed { (self.t("stand-perhaps")) } },
            Stand::Overdue => html! { span.mark.unconfirmed { (self.t("stand-overdue")) } },
            Stand::NotKnown => html! { span.mark { (self.t("not-known")) } },
        }
    }

    /// The term and what it is counted from.
    fn counted(&self, bound: &Bound) -> String {
        let with = |day: Date| [("term", self.duration(bound.length).into()), ("day", self.language().day(day).into())];
        match bound.since {
            Since::TermEnds(day) => self.say("since-term-ends", &with(day)),
            Since::EarlyEnd(day) => self.say("since-early-end", &with(day)),
            Since::Call(day) => self.say("since-call", &with(day)),
            Since::LastDayOfCall(day) => self.say("since-last-call", &with(day)),
        }
    }

    fn bound(&self, bound: &Bound, today: Date) -> Markup {
        html! {
            (self.say("calendar-by", &[("day", self.language().day(bound.day).into())]))
            @if bound.day < today { " " span.mark { (self.t("step-past")) } }
            div.cite { (self.counted(bound)) " · " (self.citation(&bound.by)) }
        }
    }

    /// Figures by precinct: a line a figure, a column a precinct, as the protocols lie side by side.
    fn precincts_of(&self, contest: &Contest) -> Markup {
        if contest.precincts.is_empty() {
            return html! {};
        }
        html! {
            section #precincts {
                h2 { (self.t("precincts-side")) }
                div.scroll tabindex="0" role="region" aria-label=(self.t("precincts-side")) {
                    table.dense.side {
                        thead { tr {
                            th scope="col" { (self.t("col-figure")) }
                            @for precinct in &contest.precincts { th.n scope="col" { "№ " (precinct.id) } }
                        } }
                        tbody {
                            tr {
                                th scope="row" { (self.t("col-protocol")) }
                                @for precinct in &contest.precincts { td.n { span class={ "mark " (state_class(precinct.state)) } { (self.state(precinct.state)) } } }
                            }
                            @for (at, (place, title, candidate)) in contest.figures.iter().enumerate() {
                                tr {
                                    th scope="row" {
                                        span.place.quiet { (place) }
                                        @match candidate { Some(name) => (name), None => (title.get(self.language().code())) }
                                    }
                                    @for precinct in &contest.precincts {
                                        td.n { @match precinct.figures.get(at).copied().flatten() { Some(n) => (self.number(n)), None => "–" } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Sources of recorded facts; of a journal, up to where it is known.
    pub(super) fn set_sources(&self, set: &Set) -> Markup {
        match &set.source {
            Source::Journal { head, at } => html! {
                section.sources {
                    p.quiet {
                        (self.say("night-known", &[("entries", head.size.into())]))
                        @if let Some(at) = at { " · " time datetime=(at) { (at) } }
                        " · " code { (head.last.to_string().chars().take(16).collect::<String>()) }
                    }
                }
            },
            Source::Recorded { sources, caveats, .. } => self.sources_of(sources, caveats),
        }
    }
}
