//! The desks: the head of their pages, and what their parts share. Each part is a file of its own.
//!
//! It must never know who may do what: whoever asks for a page was admitted.

pub mod account;
pub mod accounts;
pub mod copies;
pub mod entry;
mod field;
pub mod journal;
pub mod lists;
pub mod login;
pub mod posts;
pub mod precincts;
mod qr;
mod refused;
pub mod sitting;

use maud::{Markup, html};

pub use refused::No;

use crate::frame::Page;
use crate::view::View;

/// A part of the desks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Where one begins.
    Start,
    /// Entry of protocols.
    Entry,
    /// Precincts of a territory.
    Precincts,
    /// Observers' copies.
    Copies,
    /// Party lists and the ballot.
    Lists,
    /// The sitting that certifies.
    Sitting,
    /// Posts of a commission that runs many elections.
    Posts,
    /// Tables for many posts.
    Tables,
    /// Who did what.
    Journal,
    /// Everybody's accounts.
    Accounts,
    /// One's own account.
    Account,
}

/// Who sits at a desk, as the head of each of its pages shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Their name.
    pub name: String,
    /// Their role, in the word that accounts have.
    pub role: &'static str,
    /// The election they work on, as addresses have it; empty where none is chosen.
    pub election: String,
    /// What a form of theirs carries.
    pub csrf: String,
    /// Their desks.
    pub parts: Vec<Part>,
}

/// A page of a desk.
pub(crate) struct DeskPage<'a> {
    /// Who sits there.
    pub(crate) seat: &'a Seat,
    /// Which desk.
    pub(crate) part: Part,
    /// The address without its language, with its query.
    pub(crate) here: &'a str,
    /// The title.
    pub(crate) title: &'a str,
    /// Scripts by their plain names.
    pub(crate) scripts: &'a [&'a str],
    /// What it says.
    pub(crate) main: Markup,
}

impl Part {
    /// Its address behind the language.
    pub fn path(self, election: &str) -> String {
        match self {
            Self::Start => "/desk".to_owned(),
            Self::Accounts => "/desk/accounts".to_owned(),
            Self::Account => "/desk/account".to_owned(),
            Self::Entry => format!("/desk/{election}/entry"),
            Self::Precincts => format!("/desk/{election}/precincts"),
            Self::Copies => format!("/desk/{election}/copies"),
            Self::Lists => format!("/desk/{election}/lists"),
            Self::Sitting => format!("/desk/{election}/sitting"),
            Self::Posts => format!("/desk/{election}/posts"),
            Self::Tables => format!("/desk/{election}/tables"),
            Self::Journal => format!("/desk/{election}/journal"),
        }
    }

    /// Whether it is a desk of one election.
    pub fn of_election(self) -> bool {
        !matches!(self, Self::Start | Self::Accounts | Self::Account)
    }
}

impl Seat {
    /// What every form of a desk carries.
    pub(crate) fn token(&self) -> Markup {
        html! { input type="hidden" name="csrf" value=(self.csrf); }
    }
}

impl View<'_> {
    /// A page of a desk inside the frame of the site, with the person's own desks above it.
    pub(crate) fn desk(&self, page: DeskPage<'_>) -> String {
        let DeskPage { seat, part, here, title, scripts, main } = page;
        let shown = |part: &&Part| !part.of_election() || !seat.election.is_empty();
        let main = html! {
            div.seat {
                div.wide {
                    nav aria-label=(self.t("desk-nav")) {
                        a href=(self.to("/desk")) aria-current=[(part == Part::Start).then_some("page")] { (self.t("desk-start")) }
                        @for own in seat.parts.iter().filter(shown) {
                            a href=(self.to(&own.path(&seat.election))) aria-current=[(part == *own).then_some("page")] { (self.part_name(*own)) }
                        }
                    }
                    form method="post" action=(self.to("/desk/logout")) {
                        (seat.token())
                        a href=(self.to("/desk/account")) aria-current=[(part == Part::Account).then_some("page")] { (seat.name) }
                        span.quiet { " " (self.role_name(seat.role)) " " }
                        button.plain type="submit" { (self.t("desk-logout")) }
                    }
                }
            }
            (main)
            (self.zone_of(&main))
        };
        self.page(&Page { here, title, part: "desk", scripts, main })
    }

    /// A desk by its name.
    pub(crate) fn part_name(&self, part: Part) -> String {
        match part {
            Part::Start => self.t("desk-start"),
            Part::Entry => self.t("desk-entry"),
            Part::Precincts => self.t("desk-precincts"),
            Part::Copies => self.t("desk-copies"),
            Part::Lists => self.t("desk-lists"),
            Part::Sitting => self.t("desk-sitting"),
            Part::Posts => self.t("desk-posts"),
            Part::Tables => self.t("desk-tables"),
            Part::Journal => self.t("desk-journal"),
            Part::Accounts => self.t("desk-accounts"),
            Part::Account => self.t("desk-account"),
        }
    }

    /// A role by its name.
    pub(crate) fn role_name(&self, role: &str) -> String {
        match role {
            "administrator" => self.t("role-administrator"),
            "coordinator" => self.t("role-coordinator"),
            "clerk" => self.t("role-clerk"),
            "agent" => self.t("role-agent"),
            "observer" => self.t("role-observer"),
            _ => self.t("role-auditor"),
        }
    }
}
