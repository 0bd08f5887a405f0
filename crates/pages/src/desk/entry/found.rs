//! Findings and refusals of the procedure in the reader's language: what does not add up with its numbers, the article it
//! rests on, what to do about it, and why a step cannot be taken.

use std::collections::BTreeSet;

use election::protocol::{Exact, Finding, Form, Level, Move, Refusal, Role, Shown, State, Titles, What};
use law::act::Provision;
use maud::{Markup, html};

use super::typed::Fault;
use crate::view::View;

impl View<'_> {
    /// A finding: its code and level, what should hold, what does not, what to do, and the article.
    pub(crate) fn finding(&self, form: &Form, finding: &Finding, role: Role) -> Markup {
        let row = form.findings().find(|(row, _)| row.code == finding.code).map(|(row, _)| row);
        let own = |titles: &Titles| titles.get(self.language().code()).to_owned();
        html! {
            code { (finding.code) } " " (self.level(finding.level)) " "
            @if let Some(row) = row { strong { (own(&row.title)) ". " } }
            (self.does_not_hold(form, &finding.what))
            @if let Some(row) = row {
                span.advice { " " (own(row.advice.of(role))) }
                " " span.cite { (self.provision(&row.article)) }
            }
        }
    }

    /// A level in a word.
    pub(crate) fn level(&self, level: Level) -> Markup {
        let (class, words) = match level {
            Level::Error => ("error", self.t("found-error")),
            Level::Warning => ("unconfirmed", self.t("found-warning")),
        };
        html! { span class={ "mark " (class) } { (words) } }
    }

    fn does_not_hold(&self, form: &Form, what: &What) -> String {
        match what {
            What::Relation { formula, left, right, difference, .. } => {
                let [left, right, difference] = [left, right, difference].map(|exact| self.exact_words(exact).into());
                let with = [("formula", formula.as_str().into()), ("left", left), ("right", right)];
                self.say("found-relation", &[&with[..], &[("difference", difference)]].concat())
            }
            What::Empty { cells } => self.say("found-empty", &[("fields", self.labels(form, cells).into())]),
            What::Words { figure, words, read } => {
                let with = [
                    ("field", self.label_of(form, figure).into()),
                    ("figure", self.maybe(figure.value).into()),
                    ("words", words.as_str().into()),
                ];
                match read {
                    Some(read) => {
                        self.say("found-words", &[&with[..], &[("read", self.number(*read).into())]].concat())
                    }
                    None => self.say("found-no-number", &with),
                }
            }
            What::Chain { declared, sum } => {
                let field = self.label_of(form, declared);
                let with = [("field", field.into()), ("figure", self.maybe(declared.value).into())];
                self.say("found-chain", &[&with[..], &[("sum", self.number(*sum).into())]].concat())
            }
        }
    }

    /// A number, or a dash where there is none.
    pub(crate) fn maybe(&self, number: Option<u64>) -> String {
        number.map_or_else(|| "–".to_owned(), |number| self.number(number))
    }

    fn labels(&self, form: &Form, cells: &[Shown]) -> String {
        cells.iter().map(|shown| self.label_of(form, shown)).collect::<Vec<_>>().join(", ")
    }

    /// A cell as people call it: its number on the form, with the list where it has a row a list.
    fn label_of(&self, form: &Form, shown: &Shown) -> String {
        match form.owner(shown.cell) {
            Some((figure, Some(list))) => {
                format!("{} {}", figure.row.id, self.country().list(&list.id, &list.name, self.language()))
            }
            _ => shown.label.clone(),
        }
    }

    /// An exact number: whole, or with a fraction.
    fn exact_words(&self, exact: &Exact) -> String {
        let sign = if exact.num < 0 { "−" } else { "" };
        let (num, den) = (exact.num.unsigned_abs(), exact.den.unsigned_abs().max(1));
        let (whole, rest) = (num / den, num % den);
        let whole = u64::try_from(whole).map_or_else(|_| whole.to_string(), |whole| self.number(whole));
        if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole} {rest}/{den}") }
    }

    /// Act and article, leading to the act.
    pub(crate) fn provision(&self, provision: &Provision) -> Markup {
        let article = self.say("cite-article", &[("article", provision.article.as_str().into())]);
        html! {
            @match self.act_of(&provision.act) {
                Some(act) => a href=(self.to(&format!("/law/acts/{}", provision.act))) { (act) ", " (article) },
                None => (article),
            }
        }
    }

    /// Why what was typed is no figure.
    pub(crate) fn fault(&self, fault: Fault, most: u64) -> String {
        match fault {
            Fault::NotDigits => self.t("fault-not-digits"),
            Fault::TooLarge => self.say("fault-too-large", &[("most", most.into())]),
        }
    }

    /// A state of an entry in words.
    pub(crate) fn entry_state(&self, state: State) -> String {
        match state {
            State::AwaitingFirst => self.t("entry-awaiting-first"),
            State::FirstEntered => self.t("entry-first-entered"),
            State::AwaitingSecond => self.t("entry-awaiting-second"),
            State::Differs => self.t("entry-differs"),
            State::Settled => self.t("entry-settled"),
            State::Resolved => self.t("entry-resolved"),
            State::Accepted => self.t("state-accepted"),
            State::Void => self.t("state-void"),
        }
    }

    /// A step in words, by the name that records have.
    pub(crate) fn step_name(&self, step: &str) -> String {
        match step {
            "enter" => self.t("step-enter"),
            "revise" => self.t("step-revise"),
            "release" => self.t("step-release"),
            "settle" => self.t("step-settle"),
            "correct" => self.t("step-correct"),
            "resolve" => self.t("step-resolve"),
            "accept" => self.t("step-accept"),
            "recount" => self.t("step-recount"),
            "recount_on_request" => self.t("step-recount-request"),
            "recount_ordered" => self.t("step-recount-ordered"),
            "correction" => self.t("step-correction"),
            "declare_void" => self.t("step-void"),
            "repeat_voting" => self.t("step-repeat"),
            other => other.to_owned(),
        }
    }

    fn move_name(&self, step: Move) -> String {
        self.step_name(step.as_str())
    }

    /// Why the procedure refuses a step, in words.
    pub(crate) fn refusal(&self, refusal: &Refusal) -> Markup {
        let listed = |findings: &[Finding]| {
            let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.code.as_str()).collect();
            codes.into_iter().collect::<Vec<_>>().join(", ")
        };
        let words = match refusal {
            Refusal::NotNow { state, command } => self.say(
                "refused-not-now",
                &[("state", self.entry_state(*state).into()), ("step", self.move_name(*command).into())],
            ),
            Refusal::Nameless => self.t("refused-nameless"),
            Refusal::RoleMayNot { command, .. } => {
                self.say("refused-role", &[("step", self.move_name(*command).into())])
            }
            Refusal::SamePerson { .. } => self.t("refused-same-person"),
            Refusal::NotTheirs { of, .. } => self.say("refused-not-theirs", &[("of", of.join(", ").into())]),
            Refusal::NotIndependent { .. } => self.t("refused-not-independent"),
            Refusal::OtherForm { .. } => self.t("refused-other-form"),
            Refusal::NotInDispute { cells } => {
                self.say("refused-not-in-dispute", &[("fields", cells.join(", ").into())])
            }
            Refusal::ErrorsBlock { findings } => self.say("refused-errors", &[("codes", listed(findings).into())]),
            Refusal::ReasonMissing { findings } => {
                self.say("refused-reason-missing", &[("codes", listed(findings).into())])
            }
            Refusal::ReasonForNothing { code } => {
                self.say("refused-reason-for-nothing", &[("code", code.as_str().into())])
            }
            Refusal::BecauseMissing => self.t("refused-because-missing"),
            Refusal::RecountSpent { done, most } => {
                self.say("refused-recount-spent", &[("done", (*done).into()), ("most", most.value.into())])
            }
            Refusal::RecountTooLate { .. } => self.t("refused-recount-too-late"),
            Refusal::CorrectionTooLate => self.t("refused-correction-too-late"),
            Refusal::LawUnclear(gap) => {
                return html! { (self.t("refused-law-unclear")) " " (self.english(&gap.to_string())) };
            }
        };
        let by = match refusal {
            Refusal::RecountSpent { most, .. } => Some(self.citation(&most.from)),
            Refusal::RecountTooLate { by } => Some(self.citation(by)),
            _ => None,
        };
        html! { (words) @if let Some(by) = by { " " span.cite { (by) } } }
    }
}
