//! Steps up to the result: protocols, findings, count, lot, and the result as it would be certified.

use election::protocol::State;
use election::{Election, Open};
use maud::{Markup, html};
use recount::Counted;

use super::{Sitting, Stands, ordering};
use crate::desk::{Part, Seat};
use crate::view::View;

impl View<'_> {
    pub(super) fn protocols_step(&self, sitting: &Sitting) -> Markup {
        let (settled, of, void) = sitting.settled;
        let stands = if of > 0 && settled == of { Stands::Done } else { Stands::Now };
        let inside = html! {
            p { (self.say("sitting-settled", &[("settled", settled.into()), ("of", of.into()), ("void", void.into())])) }
            @if !sitting.open.is_empty() {
                ul.plain {
                    @for (state, many) in &sitting.open {
                        li { (self.waits(*state)) ": " strong { (self.number((*many).into())) } }
                    }
                }
                p { a href=(self.to(&Part::Precincts.path(&sitting.night.id))) { (self.t("sitting-missing")) } }
            }
        };
        self.step_of(&self.t("sitting-protocols"), stands, &inside)
    }

    fn waits(&self, state: State) -> String {
        match state {
            State::AwaitingFirst => self.t("waits-first"),
            State::FirstEntered => self.t("waits-release"),
            State::AwaitingSecond => self.t("waits-second"),
            State::Differs => self.t("waits-difference"),
            State::Settled => self.t("waits-findings"),
            State::Resolved => self.t("waits-acceptance"),
            State::Accepted | State::Void => self.t("waits-nothing"),
        }
    }

    pub(super) fn findings_step(&self, sitting: &Sitting) -> Markup {
        let waiting = sitting.open.iter().filter(|(state, _)| matches!(state, State::Settled | State::Differs));
        let open: u32 = waiting.map(|(_, many)| many).sum();
        let (settled, of, _) = sitting.settled;
        let stands = match open {
            0 if of > 0 && settled == of => Stands::Done,
            0 => Stands::Later,
            _ => Stands::Now,
        };
        let inside = html! {
            p {
                (self.say("sitting-findings-open", &[("n", open.into())])) " "
                (self.say("sitting-reasons", &[("n", sitting.reasons.into())]))
            }
            @if sitting.differing > 0 {
                p.warn {
                    (self.say("sitting-differing", &[("n", sitting.differing.into())])) " "
                    a href=(self.to(&Part::Precincts.path(&sitting.night.id))) { (self.t("sitting-look")) }
                }
                @if let Some(copies) = &sitting.copies { (self.could(&sitting.night, copies)) }
            } @else { p { (self.t("sitting-no-copies")) } }
        };
        self.step_of(&self.t("sitting-findings"), stands, &inside)
    }

    pub(super) fn count_step(&self, seat: &Seat, sitting: &Sitting) -> Markup {
        let ready = sitting.settled.1 > 0 && sitting.settled.0 == sitting.settled.1;
        let stands = match (&sitting.counted, ready) {
            (Some(_), _) => Stands::Done,
            (None, true) if sitting.trouble.is_some() => Stands::Blocked,
            (None, true) => Stands::Now,
            (None, false) => Stands::Later,
        };
        let can = ready && sitting.counted.is_none() && sitting.trouble.is_none() && sitting.night.result.is_some();
        let inside = html! {
            @if sitting.outdated { p.warn { (self.t("sitting-outdated")) } }
            @if let Some(no) = sitting.trouble.as_ref().filter(|_| ready) { (self.no(no)) }
            @if let Some((election, counted)) = &sitting.night.result {
                p { (self.t("sitting-two-counts")) }
                details { summary { (self.t("derivation-title")) } div.inner { (self.derivation(election, counted)) } }
            } @else if ready && sitting.trouble.is_none() { p.warn { (self.t("sitting-counts-differ")) } }
            @if sitting.may.order && can { (self.press(seat, sitting, "count", &self.t("sitting-count"))) }
        };
        self.step_of(&self.t("sitting-count-title"), stands, &inside)
    }

    /// The lot, where the law asks for one; where it does not, the rule by which it does not.
    pub(super) fn lot_step(&self, seat: &Seat, sitting: &Sitting) -> Markup {
        let result = sitting.night.result.as_ref();
        let needed = result.and_then(|(election, counted)| match &counted.count.open {
            Some(Open::LotNeeded { lists, seats, by }) => Some((election, lists, *seats, by)),
            _ => None,
        });
        let stands = match (needed, result) {
            (Some(_), _) => Stands::Now,
            (None, Some(_)) => Stands::Done,
            (None, None) => Stands::Later,
        };
        let inside = html! {
            @if let Some((election, lists, seats, by)) = needed {
                p { (self.t("sitting-lot-needed")) }
                @for version in by { (self.version_line(version)) }
                @if sitting.may.order { (self.lot_form(seat, sitting, election, lists, seats)) }
            } @else if !sitting.lot.is_empty() {
                p { (self.say("sitting-lot-drawn", &[("lists", self.lists_named(sitting, &sitting.lot).into())])) }
            } @else if let Some((_, counted)) = result {
                p { (self.t("sitting-no-lot")) }
                @if let Ok(tie) = &counted.rules.tie { (self.version_line(&tie.from)) }
            }
        };
        self.step_of(&self.t("sitting-lot-title"), stands, &inside)
    }

    fn lot_form(&self, seat: &Seat, sitting: &Sitting, election: &Election, lists: &[usize], seats: u32) -> Markup {
        html! {
            form method="post" action=(self.to(&Part::Sitting.path(&sitting.night.id))) {
                (ordering(seat, &format!("{}-lot", sitting.order), "lot"))
                fieldset {
                    legend { (self.say("sitting-lot-who", &[("n", seats.into())])) }
                    @for list in lists {
                        label.line {
                            input type="number" name={ "won " (election.lists[*list].id) } min="0" max=(seats) value="0" inputmode="numeric";
                            span { (self.list(election, *list)) }
                        }
                    }
                }
                button type="submit" { (self.t("sitting-lot-record")) }
            }
        }
    }

    /// Lists by their ids, named as the ballot names them.
    pub(super) fn lists_named(&self, sitting: &Sitting, ids: &[String]) -> String {
        let name = |id: &String| {
            let known = sitting.night.lists.iter().find(|(known, _)| known == id);
            known.map_or_else(|| id.clone(), |(id, name)| self.country().list(id, name, self.language()).to_owned())
        };
        ids.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    /// The result as it would be certified; or what keeps the count from its end: nothing is signed then.
    pub(super) fn result_step(&self, sitting: &Sitting) -> Markup {
        let result = sitting.night.result.as_ref();
        let open = result.and_then(|(election, counted)| Some((election, counted.count.open.as_ref()?)));
        let stands = match (&sitting.counted, open) {
            (_, Some(_)) => Stands::Blocked,
            (Some(_), None) => Stands::Done,
            (None, None) => Stands::Later,
        };
        let inside = html! {
            @if let Some((election, open)) = open {
                p.warn { (self.open(election, open)) }
                p { (self.t("sitting-open-law")) }
                @for version in open_by(open) { (self.version_line(version)) }
            }
            @if let Some((election, counted)) = result.filter(|_| sitting.counted.is_some()) {
                (self.result_of(election, counted))
            }
            @if let Some((_, hash)) = &sitting.counted {
                p { (self.t("sitting-hash")) }
                p.hashes { code { (hash) } }
                p {
                    a href=(self.to(&format!("{}/result.json", Part::Sitting.path(&sitting.night.id)))) download { "result.json" }
                    " " span.quiet { (self.t("sitting-hash-how")) " " code { "sha256sum result.json" } }
                }
            }
        };
        self.step_of(&self.t("sitting-result-title"), stands, &inside)
    }

    fn result_of(&self, election: &Election, counted: &Counted) -> Markup {
        html! {
            div.split {
                figure.plain {
                    (self.chamber(election, counted))
                    figcaption { (self.say("mandates", &[("n", counted.count.seats.into())])) }
                }
                (self.result_table(election, counted))
            }
            details { summary { (self.t("sitting-rules")) } @for version in used(counted) { (self.version_line(version)) } }
        }
    }
}

/// The rules of the steps of a count, each once.
fn used(counted: &Counted) -> Vec<&law::Version> {
    let mut all: Vec<&law::Version> = Vec::new();
    for version in counted.count.steps.iter().flat_map(|step| &step.by) {
        if !all.iter().any(|known| known.rule == version.rule) {
            all.push(version);
        }
    }
    all
}

fn open_by(open: &Open) -> &[law::Version] {
    match open {
        Open::LawSilent { by, .. } | Open::OrderNeeded { by, .. } | Open::LotNeeded { by, .. } => by,
    }
}
