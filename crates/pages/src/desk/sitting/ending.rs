//! Steps from the signatures on: who signed, certification, certificate, mandates.

use maud::{Markup, html};

use super::{Mandates, Sitting, Stands, Typed, ordering};
use crate::desk::{Part, Seat};
use crate::protocols::Night;
use crate::view::View;
use crate::what_if::encoded;
use crate::words::Arg;

impl View<'_> {
    pub(super) fn sign_step(&self, seat: &Seat, sitting: &Sitting) -> Markup {
        let (signed, certified) = (signatures(sitting), sitting.certified.is_some());
        let signable = signable(sitting);
        let stands = match () {
            () if certified || signable && signed >= sitting.least => Stands::Done,
            () if signable => Stands::Now,
            () => Stands::Later,
        };
        let inside = html! {
            p {
                (self.say("sitting-least", &[("n", number(sitting.least))])) " "
                @if sitting.least_by.is_some() { (self.t("sitting-least-law")) } @else { (self.t("sitting-least-own")) }
            }
            @if let Some(version) = &sitting.least_by { (self.version_line(version)) }
            @if let Some(open) = &sitting.sitting {
                @if open.signatures.is_empty() { p { (self.t("sitting-nobody-signed")) } }
                @else {
                    ol.signed {
                        @for signature in &open.signatures { li { strong { (signature.name) } " " span.quiet { (signature.by) } } }
                    }
                }
                @if !open.withdrawn.is_empty() {
                    p { (self.t("sitting-withdrawn")) }
                    ul { @for (signature, because) in &open.withdrawn { li { (signature.name) " " span.quiet { (signature.by) } ": " (because) } } }
                }
                @if !certified && signed < sitting.least { p { (self.say("sitting-still", &[("n", number(sitting.least - signed))])) } }
            }
            @if let Some(names) = sitting.certified.as_ref().filter(|_| sitting.sitting.is_none()) {
                ol.signed { @for name in names { li { strong { (name) } } } }
            }
            @if sitting.may.order && signable && !certified {
                @if sitting.sitting.is_none() {
                    p { (self.t("sitting-open-what")) }
                    (self.press(seat, sitting, "open", &self.t("sitting-open")))
                } @else if sitting.may.signed {
                    p.good { (self.t("sitting-you-signed")) }
                    details {
                        summary { (self.t("sitting-unsign")) }
                        p { (self.t("sitting-unsign-what")) }
                        @if sitting.may.confirmed { (self.unsign_form(seat, &sitting.night, "", &format!("{}-unsign", sitting.order))) }
                        @else { (self.confirm(sitting)) }
                    }
                } @else { (self.sign_form(seat, sitting)) }
            }
        };
        self.step_of(&self.t("sitting-sign-title"), stands, &inside)
    }

    /// A person signs what stands above, under their own name, after they proved once more that it is they.
    fn sign_form(&self, seat: &Seat, sitting: &Sitting) -> Markup {
        let Some((_, hash)) = &sitting.counted else { return html! {} };
        if !sitting.may.confirmed {
            return self.confirm(sitting);
        }
        html! {
            form.sign method="post" action=(self.to(&Part::Sitting.path(&sitting.night.id))) {
                (ordering(seat, &format!("{}-sign", sitting.order), "sign"))
                input type="hidden" name="counted" value=(hash);
                p { (self.say("sitting-you-sign", &[("name", seat.name.as_str().into())])) }
                p.hashes { code { (hash) } }
                button type="submit" { (self.t("sitting-sign")) }
            }
        }
    }

    /// A person takes the own signature back, and says why.
    pub(super) fn unsign_form(&self, seat: &Seat, night: &Night, because: &str, order: &str) -> Markup {
        html! {
            form method="post" action=(self.to(&Part::Sitting.path(&night.id))) {
                (ordering(seat, order, "unsign"))
                label { span { (self.t("sitting-unsign-why")) } textarea name="because" rows="2" maxlength="1000" required { (because) } }
                p.actions { button type="submit" { (self.t("sitting-unsign")) } }
            }
        }
    }

    fn confirm(&self, sitting: &Sitting) -> Markup {
        let back = encoded(&Part::Sitting.path(&sitting.night.id));
        html! {
            p.actions {
                a.button href=(self.to(&format!("/desk/confirm?to={back}"))) { (self.t("sitting-confirm")) }
                span.quiet { (self.t("sitting-confirm-why")) }
            }
        }
    }

    pub(super) fn certify_step(&self, seat: &Seat, sitting: &Sitting) -> Markup {
        let ready = signable(sitting) && signatures(sitting) >= sitting.least;
        let stands = match (&sitting.certified, ready) {
            (Some(_), _) => Stands::Done,
            (None, true) => Stands::Now,
            (None, false) => Stands::Later,
        };
        let inside = html! {
            @if let Some(names) = &sitting.certified {
                p.good { (self.say("sitting-certified", &[("names", names.join(", ").into())])) }
            } @else { p { (self.t("sitting-certify-what")) } }
            @if ready && sitting.certified.is_none() && sitting.may.order {
                @if sitting.may.confirmed { (self.press(seat, sitting, "certify", &self.t("sitting-certify"))) }
                @else { (self.confirm(sitting)) }
            }
        };
        self.step_of(&self.t("sitting-certify-title"), stands, &inside)
    }

    pub(super) fn certificate_step(&self, seat: &Seat, sitting: &Sitting) -> Markup {
        let stands = match (&sitting.certified, sitting.issued) {
            (Some(_), true) => Stands::Done,
            (Some(_), false) => Stands::Now,
            (None, _) => Stands::Later,
        };
        let inside = html! {
            @if sitting.certified.is_none() { p { (self.t("sitting-certificate-later")) } }
            @else if sitting.certificates.is_empty() { p { (self.t("sitting-no-papers")) } }
            @else {
                ul.plain.hashes {
                    @for (name, hash) in &sitting.certificates {
                        li { a href=(format!("/elections/{}/{name}", sitting.night.id)) download { (name) } br; code { (hash) } }
                    }
                }
                @if sitting.issued { p.good { (self.t("sitting-issued")) } }
                @else if sitting.may.order {
                    p { (self.t("sitting-issue-what")) }
                    (self.press(seat, sitting, "issue", &self.t("sitting-issue")))
                }
            }
        };
        self.step_of(&self.t("sitting-certificate-title"), stands, &inside)
    }

    pub(super) fn mandates_step(&self, seat: &Seat, sitting: &Sitting) -> Markup {
        let stands = match &sitting.certified {
            Some(_) if sitting.mandates.iter().all(|own| own.given.is_some()) => Stands::Done,
            Some(_) => Stands::Now,
            None => Stands::Later,
        };
        let inside = html! {
            @if sitting.certified.is_some() {
                @for own in &sitting.mandates { (self.mandates_of(seat, sitting, own)) }
            } @else { p { (self.t("sitting-mandates-later")) } }
        };
        self.step_of(&self.t("sitting-mandates-title"), stands, &inside)
    }

    fn mandates_of(&self, seat: &Seat, sitting: &Sitting, own: &Mandates) -> Markup {
        let name = self.lists_named(sitting, std::slice::from_ref(&own.list));
        html! {
            h3 { (name) ": " (self.say("mandates", &[("n", own.seats.into())])) }
            @if let Some(given) = &own.given {
                details {
                    summary { (self.say("sitting-given", &[("n", number(given.persons.len())), ("vacant", given.vacant.into())])) }
                    ol { @for person in &given.persons { li { (person) } } }
                    ul.cite lang="en" { @for by in &given.by { li { code { (by.words) } " " (by.by) } } }
                }
            } @else if sitting.may.order {
                details {
                    summary { (self.t("sitting-give")) }
                    @let typed = Typed { list: own.list.clone(), chosen: own.persons.join("\n"), in_time: true, ..Typed::default() };
                    (self.give_form(seat, &typed, &format!("{}-give-{}", sitting.order, own.list)))
                }
            } @else { p { (self.t("sitting-not-given")) } }
        }
    }

    /// The party's choice, and what the commission decides where the law leaves something open.
    pub(super) fn give_form(&self, seat: &Seat, typed: &Typed, order: &str) -> Markup {
        html! {
            form method="post" action=(self.to(&Part::Sitting.path(&seat.election))) {
                (ordering(seat, order, "give"))
                input type="hidden" name="list" value=(typed.list);
                label { span { (self.t("sitting-chosen")) } textarea name="chosen" rows="8" { (typed.chosen) } }
                label.line { input type="checkbox" name="in_time" value="yes" checked[typed.in_time]; span { (self.t("sitting-in-time")) } }
                label { span { (self.t("decided-in-words")) } textarea name="decided" rows="2" { (typed.decided) } }
                label { span { (self.t("sitting-youth")) } input name="youth_below" inputmode="numeric" maxlength="3" value=(typed.youth_below); }
                button type="submit" { (self.t("sitting-give-button")) }
            }
        }
    }
}

fn number(of: usize) -> Arg {
    u64::try_from(of).unwrap_or(u64::MAX).into()
}

fn signatures(sitting: &Sitting) -> usize {
    sitting.sitting.as_ref().map_or(0, |open| open.signatures.len())
}

/// Whether there is a result that nothing keeps from being signed.
fn signable(sitting: &Sitting) -> bool {
    sitting.counted.as_ref().is_some_and(|(counted, _)| counted.open.is_none())
}
