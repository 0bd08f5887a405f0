//! Whether observers' copies could change a seat, in words that say no more than was counted or proven.
//!
//! It must never say which is right, a copy or its protocol.

use election::protocol::{Could, Verdict};
use maud::{Markup, html};

use super::Copies;
use crate::protocols::Night;
use crate::view::View;

impl View<'_> {
    pub(super) fn could(&self, night: &Night, copies: &Copies) -> Markup {
        let sum = || self.number(copies.sum);
        let told = match &copies.verdict {
            Verdict::NoResult(_) | Verdict::NoCount(_) => html! { p { (self.t("could-later")) } },
            Verdict::Undecided => html! { p { (self.t("could-undecided")) } },
            Verdict::CouldNot { smallest: None } => html! { p { (self.t("could-beside")) } },
            Verdict::CouldNot { smallest: Some(smallest) } => {
                let with = [("sum", sum().into()), ("smallest", self.number(*smallest).into())];
                html! { p { (self.say("could-safe", &with)) } }
            }
            Verdict::Could(Could::OtherSeats { official, with_copies }) => html! {
                p.warn { (self.t("could-seats")) }
                ul { @for (at, (now, then)) in official.iter().zip(with_copies).enumerate().filter(|(_, (now, then))| now != then) {
                    li { (self.list_at(night, at)) ": " (self.number((*now).into())) " → " strong { (self.number((*then).into())) } }
                } }
            },
            Verdict::Could(Could::OpenQuestion) => html! { p.warn { (self.t("could-open")) } },
            Verdict::Could(Could::WithinReach { smallest }) => {
                let with = [("sum", sum().into()), ("smallest", self.number(*smallest).into())];
                html! { p { (self.t("could-same")) } p.warn { (self.say("could-reach", &with)) } }
            }
            Verdict::Could(Could::NoBound) => {
                html! { p { (self.t("could-same")) } p.warn { (self.say("could-unbound", &[("sum", sum().into())])) } }
            }
        };
        html! {
            (told)
            @if copies.contradictions > 0 { p { (self.say("could-contradict", &[("n", copies.contradictions.to_string().into())])) } }
        }
    }

    fn list_at<'n>(&'n self, night: &'n Night, at: usize) -> &'n str {
        night.lists.get(at).map_or("", |(id, name)| self.country().list(id, name, self.language()))
    }
}
