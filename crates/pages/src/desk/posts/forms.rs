//! The forms of a post: what each step asks for, and what was typed in it, so that nothing typed is lost.

use maud::{Markup, html};

use super::{Offer, One};
use crate::desk::Seat;
use crate::view::View;

/// Steps of a candidate by the names of the drawing, that a form may order.
pub const ACTS: &[&str] = &[
    "find eligible",
    "issue sheets",
    "accept sheets",
    "refuse",
    "appeal",
    "restore",
    "dismiss",
    "withdraw",
    "take back",
    "cancel",
    "leave",
];

/// Steps of a post and of its candidates that are no act of the drawing.
const STEPS: &[&str] =
    &["call", "nominate", "papers", "decide", "ballot", "count", "certify", "put_off", "call_again", "winner"];

/// Papers of a nomination by their fields, with what each holds.
pub const PAPERS: &[(&str, &str)] = &[
    ("citizen", "yes"),
    ("residence_years", "count"),
    ("consent", "yes"),
    ("agreed", "yes"),
    ("elsewhere", "elsewhere"),
    ("paid", "text"),
    ("declaration", "paper"),
    ("spouse_declaration", "paper"),
    ("special_check", "check"),
    ("signatures_collected", "count"),
    ("signatures_good", "count"),
    ("settlements", "count"),
];

/// What was typed in a form that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// From the fields that came; what proves whose form it is stays behind.
    pub fn of(fields: &[(String, String)]) -> Self {
        let kept = fields.iter().filter(|(name, _)| !matches!(name.as_str(), "csrf" | "order"));
        Self(kept.map(|(name, value)| (name.clone(), value.chars().take(4_000).collect())).collect())
    }

    /// The form that was sent, by its step and whom it is about; nothing where none was, or where its fields are a protocol's.
    pub fn sent(&self) -> Option<(&'static str, String)> {
        let step = self.get("step");
        let known = STEPS.iter().chain(ACTS).find(|known| **known == step)?;
        // The id of somebody who is nominated is a field like others.
        let candidate = if *known == "nominate" { "" } else { self.get("candidate") };
        Some((known, candidate.to_owned()))
    }

    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value.as_str())
    }

    /// A field, where it was typed in the form of this step about this candidate or precinct.
    pub(super) fn of_step(&self, step: &str, about: &str, field: &str) -> &str {
        let same = self.get("step") == step && (step == "nominate" || self.about() == about);
        if same { self.get(field) } else { "" }
    }

    fn about(&self) -> &str {
        if self.get("step") == "accept" { self.get("precinct") } else { self.get("candidate") }
    }

    fn is_of(&self, step: &str, about: &str) -> bool {
        self.get("step") == step && (step == "nominate" || self.about() == about)
    }
}

/// A field: its name, its type, and whether it must be filled in.
struct Ask<'a> {
    name: &'a str,
    kind: &'a str,
    must: bool,
}

impl View<'_> {
    /// The form of something that may follow; what takes many fields or is rare is folded until it is wanted.
    pub(super) fn offer(&self, seat: &Seat, here: &str, one: &One, offer: &Offer) -> Markup {
        let step = offer.step;
        let form = html! {
            form.desk.offer method="post" action=(self.to(&if offer.candidate.is_empty() { here.to_owned() } else { format!("{here}#c-{}", offer.candidate) })) {
                (Self::form_head(seat, one, step, &offer.candidate))
                @if let Some(no) = &offer.not {
                    p.note lang="en" { code { (no.code) } " " (no.why) @for by in &no.by { " " span.cite { (by) } } }
                }
                div.pair { @for ask in asks(step, offer.not.is_some()) { (self.asked_field(one, offer, &ask)) } }
                @if matches!(step, "nominate" | "papers") { (self.papers(one, offer)) }
                p.actions { button type="submit" { (self.step_do(step)) } }
            }
        };
        let open = one.typed.is_of(step, &offer.candidate);
        html! {
            @if step == "certify" && !one.confirmed {
                p.actions { a.button href=(self.to(&format!("/desk/confirm?to={}", crate::what_if::encoded(here)))) { (self.t("post-confirm")) } }
            }
            @if matches!(step, "decide" | "ballot" | "count" | "certify" | "winner" | "put_off" | "call_again" | "call") { (form) }
            @else { details open[open] { summary { (self.step_title(step)) } (form) } }
        }
    }

    fn asked_field(&self, one: &One, offer: &Offer, ask: &Ask<'_>) -> Markup {
        let typed = one.typed.of_step(offer.step, &offer.candidate, ask.name);
        let day = one.day.to_string();
        let value = if typed.is_empty() && ask.name == "day" { day.as_str() } else { typed };
        let label = self.field_name(ask.name);
        html! {
            label {
                span { (label) }
                @match ask.kind {
                    "sex" => (self.choice(ask, value, &["female", "male"])),
                    "yes" => (self.choice(ask, value, &["yes", "no"])),
                    "paper" => (self.choice(ask, value, &["in_order", "missing", "false", "not_owed"])),
                    "check" => (self.choice(ask, value, &["passed", "negative"])),
                    "elsewhere" => (self.choice(ask, value, &["nowhere", "constituency", "maslikhat"])),
                    "lines" => { textarea name=(ask.name) rows="4" maxlength="2000" required[ask.must] { (value) } },
                    "date" => { input type="date" name=(ask.name) value=(value) required[ask.must]; },
                    "count" => { input name=(ask.name) value=(value) inputmode="numeric" maxlength="9" required[ask.must]; },
                    _ => { input name=(ask.name) value=(value) maxlength="300" required[ask.must] autocomplete="off"; },
                }
            }
        }
    }

    fn choice(&self, ask: &Ask<'_>, value: &str, words: &[&str]) -> Markup {
        html! {
            select name=(ask.name) required[ask.must] {
                option value="" { (self.t("not-known")) }
                @for word in words { option value=(word) selected[*word == value] { (self.word_of(word)) } }
            }
        }
    }

    fn papers(&self, one: &One, offer: &Offer) -> Markup {
        html! {
            fieldset { legend { (self.t("post-papers")) }
                div.pair {
                    @for (name, kind) in PAPERS { (self.asked_field(one, offer, &Ask { name, kind, must: false })) }
                }
            }
        }
    }

    fn word_of(&self, word: &str) -> String {
        match word {
            "female" => self.t("word-female"),
            "male" => self.t("word-male"),
            "yes" => self.t("yes"),
            "no" => self.t("no"),
            "in_order" => self.t("word-in-order"),
            "missing" => self.t("word-missing"),
            "false" => self.t("word-false"),
            "not_owed" => self.t("word-not-owed"),
            "passed" => self.t("word-passed"),
            "negative" => self.t("word-negative"),
            "nowhere" => self.t("word-nowhere"),
            "constituency" => self.t("word-constituency"),
            _ => self.t("word-maslikhat"),
        }
    }

    fn field_name(&self, name: &str) -> String {
        match name {
            "day" => self.t("field-day"),
            "vote" => self.t("field-vote"),
            "term_ends" => self.t("field-term-ends"),
            "powers_ended" => self.t("field-powers-ended"),
            "candidate" => self.t("field-candidate"),
            "name" => self.t("field-name"),
            "sex" => self.t("field-sex"),
            "born" => self.t("field-born"),
            "nominator" => self.t("field-nominator"),
            "hour" => self.t("field-hour"),
            "member_of" => self.t("field-member-of"),
            "incumbent" => self.t("field-incumbent"),
            "terms_in_a_row" => self.t("field-terms"),
            "decided" => self.t("field-decided"),
            "because" => self.t("field-because"),
            "signed" => self.t("field-signed"),
            "citizen" => self.t("field-citizen"),
            "residence_years" => self.t("field-residence"),
            "consent" => self.t("field-consent"),
            "agreed" => self.t("field-agreed"),
            "elsewhere" => self.t("field-elsewhere"),
            "paid" => self.t("field-paid"),
            "declaration" => self.t("field-declaration"),
            "spouse_declaration" => self.t("field-spouse"),
            "special_check" => self.t("field-check"),
            "signatures_collected" => self.t("field-collected"),
            "signatures_good" => self.t("field-good"),
            _ => self.t("field-settlements"),
        }
    }

    /// A step by its name.
    pub(super) fn step_title(&self, step: &str) -> String {
        match step {
            "call" => self.t("title-call"),
            "nominate" => self.t("title-nominate"),
            "papers" => self.t("title-papers"),
            "decide" => self.t("title-decide"),
            "ballot" => self.t("next-ballot"),
            "count" => self.t("next-count"),
            "certify" => self.t("next-certify"),
            "put_off" => self.t("title-put-off"),
            "call_again" => self.t("title-call-again"),
            "winner" => self.t("next-winner"),
            "find eligible" => self.t("act-eligible"),
            "issue sheets" => self.t("act-issue"),
            "accept sheets" => self.t("act-accept-sheets"),
            "refuse" => self.t("act-refuse"),
            "appeal" => self.t("act-appeal"),
            "restore" => self.t("act-restore"),
            "dismiss" => self.t("act-dismiss"),
            "withdraw" => self.t("act-withdraw"),
            "take back" => self.t("act-take-back"),
            "cancel" => self.t("act-cancel"),
            _ => self.t("act-leave"),
        }
    }

    /// What a button does.
    fn step_do(&self, step: &str) -> String {
        match step {
            "call" => self.t("do-call"),
            "nominate" => self.t("do-nominate"),
            "papers" => self.t("do-papers"),
            "decide" => self.t("do-decide"),
            "ballot" => self.t("do-ballot"),
            "count" => self.t("do-count"),
            "certify" => self.t("do-certify"),
            "put_off" => self.t("do-put-off"),
            "call_again" => self.t("do-call-again"),
            "winner" => self.t("do-winner"),
            _ => self.t("do-record"),
        }
    }
}

/// What a step asks for.
fn asks(step: &str, open: bool) -> Vec<Ask<'static>> {
    const MUST: bool = true;
    let day = ("day", "date", MUST);
    // The hour decides only on the last day of a term.
    let hour = ("hour", "text", false);
    let fields: Vec<(&'static str, &'static str, bool)> = match step {
        "call" => vec![day, ("vote", "date", MUST), ("term_ends", "date", false), ("powers_ended", "date", false)],
        "nominate" => vec![
            ("candidate", "text", MUST),
            ("name", "text", MUST),
            ("sex", "sex", MUST),
            ("born", "date", MUST),
            ("nominator", "text", MUST),
            ("member_of", "text", false),
            day,
            hour,
            ("incumbent", "yes", false),
            ("terms_in_a_row", "count", false),
        ],
        "decide" if open => vec![day, hour, ("decided", "lines", false)],
        "count" => Vec::new(),
        "certify" => vec![day, ("signed", "lines", MUST)],
        "put_off" | "call_again" => vec![day, ("vote", "date", MUST)],
        "decide" | "papers" => vec![day, hour],
        "ballot" | "winner" => vec![day],
        _ => vec![day, hour, ("because", "lines", false)],
    };
    fields.into_iter().map(|(name, kind, must)| Ask { name, kind, must }).collect()
}
