//! The desk of a commission that runs many elections of one seat: its posts with what is due and what is wrong, one post with
//! the forms of all that may follow, tables for many posts at once.
//!
//! It must never know what the law allows: an offer is here only where the clerk would take it.

mod ask;
mod forms;
mod one;
mod sheet;
mod tables;

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};

use super::{DeskPage, Part, Seat};
use crate::Pages;
use crate::contests::{Set, State};
use crate::language::Language;
use crate::view::View;

pub use ask::Asked;
pub use forms::{ACTS, PAPERS, Typed};
pub use one::{Finding, Offer, One, Protocol};
pub use sheet::AtSheet;
pub use tables::{Given, Preview, Problem, Tables, Upload, refused_csv};

/// What is to be done next for a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Its precincts are named.
    Precincts,
    /// An election is called.
    Call,
    /// Candidates are nominated.
    Nominate,
    /// So many nominations are decided.
    Decide(u64),
    /// The ballot is set.
    Ballot,
    /// Too few stand: the election is put off.
    PutOff,
    /// The vote is held.
    Vote,
    /// So many protocols of so many are not accepted yet.
    Protocols(u64, u64),
    /// The outcome is counted.
    Count,
    /// It is certified.
    Certify,
    /// What it asks for is called.
    CallAgain,
    /// The winner is registered.
    Winner,
    /// Nothing until the term ends.
    Nothing,
}

/// By when, and the article that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// The last day, by the earlier reading where there are two.
    pub day: Date,
    /// Act and article.
    pub article: String,
}

/// What is wrong with a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// What is next should be done already.
    Late,
    /// Fewer than two are nominated after the term.
    FewNominated(u64),
    /// Fewer than two are registered after the term.
    FewRegistered(u64),
    /// In so many protocols two entries differ.
    Differ(u64),
    /// In so many protocols something does not add up.
    Findings(u64),
    /// The law leaves the outcome open.
    Open,
    /// The outcome fell after its winner was registered.
    Fell,
    /// The election repeats another, behind the law's time.
    RepeatLate,
}

/// A post of a worklist.
#[derive(Clone, Debug)]
pub struct Row {
    /// As the public has it.
    pub row: Arc<crate::contests::Row>,
    /// What is next.
    pub next: Next,
    /// By when, where the law says it.
    pub by: Option<By>,
    /// What is wrong.
    pub wrong: Vec<Trouble>,
}

/// A worklist.
#[derive(Clone, Debug)]
pub struct Posts {
    /// The contests.
    pub set: Arc<Set>,
    /// Rows of this page.
    pub rows: Vec<Row>,
    /// Rows that were found.
    pub found: usize,
    /// Posts of the person's territory.
    pub all: usize,
    /// Pages of rows.
    pub pages: usize,
    /// The region and district that the account is bound to.
    pub place: (Option<String>, Option<String>),
    /// The day by the clock.
    pub today: Date,
}

/// The address of a post's desk behind the language.
pub(crate) fn path_of(set: &str, post: &str) -> String {
    format!("/desk/{set}/posts/{}", parts(post))
}

/// An id of several parts as it stands in an address.
pub(crate) fn parts(id: &str) -> String {
    id.split('/').map(crate::what_if::encoded).collect::<Vec<_>>().join("/")
}

impl Pages {
    /// What waits at the posts of a commission.
    pub fn desk_posts(&self, language: Language, seat: &Seat, posts: &Posts, asked: &Asked) -> String {
        let view = self.view(language);
        let path = Part::Posts.path(&posts.set.id);
        let n = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let title = view.t("work-title");
        let main = html! {
            div.wide {
                h1 { (title) }
                p.lead { (view.set_title(&posts.set.office, posts.set.day, None)) " · " (view.territory(posts)) }
                (view.invented(&posts.set))
                (view.work_filter(&path, asked))
                p { (view.say("work-found", &[("n", n(posts.found).into()), ("all", n(posts.all).into())])) }
                @if !posts.rows.is_empty() {
                    div.scroll tabindex="0" role="region" aria-label=(title) {
                        table.dense.work {
                            thead { tr {
                                th scope="col" { (view.t("col-post")) }
                                th scope="col" { (view.t("col-state")) }
                                th scope="col" { (view.t("work-next")) }
                                th scope="col" { (view.t("work-by")) }
                                th scope="col" { (view.t("work-wrong")) }
                            } }
                            tbody { @for row in &posts.rows { (view.work_row(&posts.set, row, asked)) } }
                        }
                    }
                }
                (view.work_pages(&path, posts, asked))
            }
        };
        view.desk(DeskPage { seat, part: Part::Posts, here: &path, title: &title, scripts: &[], main })
    }
}

impl View<'_> {
    fn territory(&self, posts: &Posts) -> String {
        let region = posts.place.0.as_deref().map(|region| self.region_of(&posts.set, region));
        let words: Vec<String> = region.into_iter().chain(posts.place.1.clone()).collect();
        if words.is_empty() { self.t("work-everywhere") } else { words.join(", ") }
    }

    fn work_filter(&self, path: &str, asked: &Asked) -> Markup {
        html! {
            form.search.filter method="get" action=(self.to(path)) {
                label { span { (self.t("filter-name")) } input type="search" name="name" value=(asked.name) maxlength="100"; }
                label { span { (self.t("filter-state")) }
                    select name="state" {
                        option value="" { (self.t("filter-any")) }
                        @for (word, state) in State::ALL { option value=(word) selected[asked.state == Some(state)] { (self.contest_state(state)) } }
                    }
                }
                label { span { (self.t("work-by")) }
                    select name="due" {
                        option value="" { (self.t("filter-any")) }
                        option value="late" selected[asked.due == "late"] { (self.t("work-due-late")) }
                        option value="week" selected[asked.due == "week"] { (self.t("work-due-week")) }
                    }
                }
                label { span { (self.t("work-wrong")) }
                    select name="wrong" {
                        option value="" { (self.t("filter-any")) }
                        option value="yes" selected[asked.wrong] { (self.t("work-wrong-some")) }
                    }
                }
                label { span { (self.t("work-day")) } input type="date" name="on" value=(asked.on); }
                button type="submit" { (self.t("law-find")) }
                @if asked.chooses() { a href=(self.to(path)) { (self.t("filter-none")) } }
            }
        }
    }

    fn work_row(&self, set: &Set, row: &Row, asked: &Asked) -> Markup {
        let public = &row.row;
        let path = format!("{}?on={}", path_of(&set.id, &public.post), asked.on);
        html! {
            tr {
                th scope="row" {
                    a href=(self.to(&path)) { (self.row_name(public)) }
                    br; span.quiet { (public.district) " · " (public.post) }
                }
                td { (self.state_mark(public)) }
                td { (self.next_words(row.next)) }
                td { (self.by_when(row.by.as_ref(), row.wrong.contains(&Trouble::Late))) }
                td { (self.troubles(&row.wrong)) }
            }
        }
    }

    /// The last day with its article.
    pub(super) fn by_when(&self, by: Option<&By>, late: bool) -> Markup {
        html! {
            @match by {
                None => "–",
                Some(by) => {
                    @if late { strong.late { (self.language().day(by.day)) } } @else { (self.language().day(by.day)) }
                    br; span.cite lang="en" { (by.article) }
                },
            }
        }
    }

    /// What is wrong, each in a line.
    pub(super) fn troubles(&self, wrong: &[Trouble]) -> Markup {
        html! {
            @if wrong.is_empty() { "–" }
            @for one in wrong { span.mark.unconfirmed { (self.trouble(*one)) } " " }
        }
    }

    fn trouble(&self, trouble: Trouble) -> String {
        match trouble {
            Trouble::Late => self.t("trouble-late"),
            Trouble::FewNominated(n) => self.say("trouble-few-nominated", &[("n", n.into())]),
            Trouble::FewRegistered(n) => self.say("trouble-few-registered", &[("n", n.into())]),
            Trouble::Differ(n) => self.say("trouble-differ", &[("n", n.into())]),
            Trouble::Findings(n) => self.say("trouble-findings", &[("n", n.into())]),
            Trouble::Open => self.t("trouble-open"),
            Trouble::Fell => self.t("trouble-fell"),
            Trouble::RepeatLate => self.t("trouble-repeat-late"),
        }
    }

    /// What is next, in words.
    pub(super) fn next_words(&self, next: Next) -> String {
        match next {
            Next::Precincts => self.t("next-precincts"),
            Next::Call => self.t("next-call"),
            Next::Nominate => self.t("next-nominate"),
            Next::Decide(n) => self.say("next-decide", &[("n", n.into())]),
            Next::Ballot => self.t("next-ballot"),
            Next::PutOff => self.t("next-put-off"),
            Next::Vote => self.t("next-vote"),
            Next::Protocols(n, of) => self.say("next-protocols", &[("n", n.into()), ("of", of.into())]),
            Next::Count => self.t("next-count"),
            Next::Certify => self.t("next-certify"),
            Next::CallAgain => self.t("next-call-again"),
            Next::Winner => self.t("next-winner"),
            Next::Nothing => self.t("next-nothing"),
        }
    }

    fn work_pages(&self, path: &str, posts: &Posts, asked: &Asked) -> Markup {
        html! {
            @if posts.pages > 1 {
                nav.pages aria-label=(self.t("work-pages")) {
                    @for page in 1..=posts.pages {
                        @if page == asked.page { strong aria-current="page" { (page) } } @else { a href=(self.to(&format!("{path}?{}", asked.at_page(page)))) { (page) } }
                        " "
                    }
                }
            }
        }
    }
}
