//! Words and marks of what a row says: states, nominators, kinds of places, names of sets.

use election::single::Nominator;
use election::single::candidacy::stage::At;
use jiff::civil::Date;
use maud::{Markup, html};

use super::{Row, Set, State, Winner};
use crate::view::View;

impl View<'_> {
    /// `Rural akim, 25 July 2021`.
    pub(crate) fn set_title(&self, office: &str, day: Option<Date>, year: Option<u64>) -> String {
        let name = self.office(office);
        let when = match (day, year) {
            (Some(day), _) => self.language().day(day),
            (None, Some(year)) => year.to_string(),
            (None, None) => return name,
        };
        self.say("election-title", &[("office", name.into()), ("day", when.into())])
    }

    /// What is said at the head of every page of a set that is invented.
    pub(crate) fn invented(&self, set: &Set) -> Markup {
        html! { @if set.synthetic { p.warn { (self.t("contests-synthetic")) } } }
    }

    pub(crate) fn region_of(&self, set: &Set, region: &str) -> String {
        self.country().region(region, set.names_on(), self.language()).to_owned()
    }

    pub(crate) fn row_name(&self, row: &Row) -> String {
        row.name(self.language().code()).to_owned()
    }

    pub(crate) fn contest_state(&self, state: State) -> String {
        match state {
            State::NotCalled => self.t("contest-not-called"),
            State::Called => self.t("contest-called"),
            State::Counting => self.t("contest-counting"),
            State::Elected => self.t("contest-elected"),
            State::RepeatVoting => self.t("contest-repeat-voting"),
            State::RepeatElection => self.t("contest-repeat-election"),
            State::PutOff => self.t("contest-put-off"),
            State::Void => self.t("contest-void"),
            State::Open => self.t("contest-open"),
            State::Abolished => self.t("contest-abolished"),
        }
    }

    pub(crate) fn state_mark(&self, row: &Row) -> Markup {
        let class = match row.state {
            State::Elected => "text",
            State::Called | State::Counting => "press",
            State::NotCalled | State::Abolished => "awaited",
            _ => "unconfirmed",
        };
        html! {
            span class={ "mark " (class) } {
                (self.contest_state(row.state))
                @if row.state == State::Counting { " " (self.number(row.settled)) " / " (self.number(row.of)) }
            }
        }
    }

    /// Who nominated, in words.
    pub(crate) fn nominator(&self, nominator: &Nominator) -> String {
        match nominator {
            Nominator::Own => self.t("nominator-self"),
            Nominator::HigherAkim => self.t("nominator-higher"),
            Nominator::Body => self.t("nominator-body"),
            Nominator::Party(id) => self.country().list(id, id, self.language()).to_owned(),
        }
    }

    /// The style of a nominator's colour: that of the party's list.
    pub(crate) fn nominator_colour(&self, nominator: Option<&Nominator>) -> String {
        match nominator {
            Some(Nominator::Party(id)) => format!("p{}", self.country().colour(id, 9)),
            Some(Nominator::Own) => "p8".to_owned(),
            Some(Nominator::HigherAkim) => "p6".to_owned(),
            Some(Nominator::Body) => "p7".to_owned(),
            None => "p9".to_owned(),
        }
    }

    pub(crate) fn nominator_or_not(&self, nominator: Option<&Nominator>) -> String {
        nominator.map_or_else(|| self.t("not-known"), |nominator| self.nominator(nominator))
    }

    pub(crate) fn kind_of_post(&self, kind: &str) -> String {
        match kind {
            "city" => self.t("post-city"),
            "village" => self.t("post-village"),
            "settlement" => self.t("post-settlement"),
            "rural_district" => self.t("post-rural-district"),
            other => other.to_owned(),
        }
    }

    /// New, re-elected, or not known.
    pub(crate) fn holds(&self, winner: &Winner) -> String {
        match winner.new {
            Some(true) => self.t("holder-new"),
            Some(false) => self.t("holder-same"),
            None => self.t("holder-unknown"),
        }
    }

    pub(crate) fn stage_of_candidate(&self, at: At) -> String {
        match at {
            At::Nominated => self.t("stage-nominated"),
            At::Eligible => self.t("stage-eligible"),
            At::SheetsIssued => self.t("stage-sheets"),
            At::Signed => self.t("stage-signed"),
            At::Registered => self.t("stage-registered"),
            At::Refused => self.t("stage-refused"),
            At::Cancelled => self.t("stage-cancelled"),
            At::Appealed => self.t("stage-appealed"),
            At::Dismissed => self.t("stage-dismissed"),
            At::Withdrawn => self.t("stage-withdrawn"),
            At::TakenBack => self.t("stage-taken-back"),
            At::Out => self.t("stage-out"),
        }
    }

    /// `part` of `whole`: votes in a contest of percentages are shares already.
    pub(crate) fn share_of(&self, part: Option<u64>, row: &Row) -> String {
        match (part, row.base) {
            (Some(part), _) if row.percentages => self.percent(part, 10_000),
            (Some(part), Some(base)) => self.percent(part, base),
            _ => "–".to_owned(),
        }
    }

    /// Votes, where they are known as such.
    pub(crate) fn votes_of(&self, votes: Option<u64>, row: &Row) -> String {
        votes.filter(|_| !row.percentages).map_or_else(|| "–".to_owned(), |votes| self.number(votes))
    }
}
