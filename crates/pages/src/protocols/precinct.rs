//! One precinct: its protocol once accepted, what became of it on the way, observers' copies, and its place in the journal
//! with a proof that the reader's own browser checks.

use election::protocol::{Finding, Form, Role, Titles};
use journal::{Hash, Head};
use maud::{Markup, html};

use super::{Line, Night, State, state_class};
use crate::Pages;
use crate::frame::Page;
use crate::language::{Language, capital};
use crate::view::View;

/// That a line stands in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The line as it stands.
    pub line: String,
    /// Its number.
    pub seq: u64,
    /// Of the tree that it is proved in.
    pub head: Head,
    /// Root of that tree.
    pub root: Hash,
    /// Hashes from the leaf to the root.
    pub path: Vec<Hash>,
}

/// A figure in which a copy differs: its label, the protocol's number, the copy's.
pub type Difference = (String, Option<u64>, Option<u64>);

/// A figure of a protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its place on the form, such as `B1`.
    pub place: String,
    /// What it counts.
    pub title: Titles,
    /// The list whose votes it counts: its id and name.
    pub list: Option<(String, String)>,
    /// The number.
    pub number: Option<u64>,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The step, by the name that records have; `checked` where nothing was found.
    pub step: &'static str,
    /// Who took it.
    pub by: String,
    /// Why, where that was said.
    pub because: String,
}

/// A precinct as the public sees it.
#[derive(Clone, Debug)]
pub struct Precinct {
    /// Where it is and how far.
    pub line: Line,
    /// Its district.
    pub district: String,
    /// Figures of the accepted protocol: label and number.
    pub figures: Vec<Figure>,
    /// Steps that led here, oldest first.
    pub past: Vec<Step>,
    /// What does not add up in the accepted protocol, with the form that says so.
    pub found: Option<(Form, Vec<Finding>)>,
    /// Reasons given for warnings: code and words.
    pub reasons: Vec<(String, String)>,
    /// Observers' copies that differ: who, and each figure with the protocol's and the copy's.
    pub copies: Vec<(String, Vec<Difference>)>,
    /// Proofs of the entries about it, once it is settled.
    pub proofs: Vec<Proof>,
}

impl Pages {
    /// The page of a precinct.
    pub fn precinct(&self, language: Language, night: &Night, precinct: &Precinct) -> String {
        let view = self.view(language);
        let path = format!("/elections/{}/protocols", night.id);
        let title = view.say("precinct-title", &[("id", precinct.line.id.as_str().into())]);
        let settled = matches!(precinct.line.state, State::Accepted | State::Void);
        let number = |n: Option<u64>| n.map_or_else(|| "–".to_owned(), |n| view.number(n));
        let main = html! {
            div.wide {
                p.crumbs {
                    a href=(view.to("/elections")) { (view.t("nav-elections")) } " / "
                    a href=(view.to(&path)) { (view.night_title(night)) }
                }
                h1 { (title) }
                p.lead { (capital(self.country.region(&precinct.line.region, view.day_of(night), language))) " · " (view.say("precinct-district", &[("district", precinct.district.as_str().into())])) " "
                    span class={ "mark " (state_class(precinct.line.state)) } { (view.state(precinct.line.state)) } }
                (view.synthetic(night))
                @if !settled { p.note { (view.t("precinct-open")) } }
                @if !precinct.figures.is_empty() {
                    section {
                        h2 { (view.t("precinct-protocol")) }
                        table.dense.sheet { tbody { @for figure in &precinct.figures { (view.figure(figure)) } } }
                    }
                }
                @for (by, fields) in &precinct.copies {
                    section {
                        h2 { (view.t("copy-differs")) }
                        p.warn { (view.say("copy-by", &[("by", by.as_str().into())])) }
                        table.dense.sheet {
                            thead { tr { th scope="col" { (view.t("col-figure")) } th.n scope="col" { (view.t("col-protocol")) } th.n scope="col" { (view.t("col-copy")) } } }
                            tbody { @for (label, own, copy) in fields { tr { th scope="row" { (view.label(precinct, label)) } td.n { (number(*own)) } td.n { (number(*copy)) } } } }
                        }
                    }
                }
                (view.found_in(precinct))
                @if !precinct.past.is_empty() {
                    section {
                        h2 { (view.t("precinct-history")) }
                        ol.timeline { @for step in &precinct.past { (view.past_step(step)) } }
                    }
                }
                @if !precinct.proofs.is_empty() { (view.proofs(&precinct.proofs)) }
            }
        };
        let here = format!("{path}/{}", crate::what_if::encoded(&precinct.line.id));
        view.page(&Page { here: &here, title: &title, part: "elections", scripts: &["proof.js"], main })
    }
}

impl View<'_> {
    /// What does not add up in an accepted protocol, each with the reason that was given for it.
    fn found_in(&self, precinct: &Precinct) -> Markup {
        let none = Vec::new();
        let findings = precinct.found.as_ref().map_or(&none, |(_, findings)| findings);
        let alone = |code: &str| !findings.iter().any(|finding| finding.code == code);
        let reasons = |code: &str| {
            let own = precinct.reasons.iter().filter(|(of, _)| of == code);
            own.map(|(_, words)| words.clone()).collect::<Vec<_>>()
        };
        html! {
            @if !findings.is_empty() || !precinct.reasons.is_empty() {
                section #found {
                    h2 { (self.t("found-title")) }
                    ul.plain {
                        @if let Some((form, findings)) = &precinct.found {
                            @for finding in findings {
                                li.warn {
                                    (self.finding(form, finding, Role::Observer))
                                    @for words in reasons(&finding.code) { p { strong { (self.t("found-reason")) } " " (words) } }
                                }
                            }
                        }
                        @for (code, words) in precinct.reasons.iter().filter(|(code, _)| alone(code)) { li { code { (code) } " " (words) } }
                    }
                }
            }
        }
    }

    fn past_step(&self, step: &Step) -> Markup {
        let words = if step.step == "checked" { self.t("step-checked") } else { self.step_name(step.step) };
        html! { li { p { strong { (words) } " · " (step.by) @if !step.because.is_empty() { ": " (step.because) } } } }
    }

    /// The label of a figure in a copy as the protocol beside it names it.
    fn label(&self, precinct: &Precinct, label: &str) -> Markup {
        let is = |figure: &&Figure| match &figure.list {
            Some((id, _)) => label.split_once(' ') == Some((figure.place.as_str(), id.as_str())),
            None => label == figure.place,
        };
        precinct.figures.iter().find(is).map_or_else(|| self.english(label), |figure| self.figure_name(figure))
    }

    fn figure_name(&self, figure: &Figure) -> Markup {
        html! {
            span.name {
                code.place { (figure.place) } " "
                @match &figure.list {
                    Some((id, name)) => (self.country().list(id, name, self.language())),
                    None => span { (figure.title.get(self.language().code())) },
                }
            }
        }
    }

    fn figure(&self, figure: &Figure) -> Markup {
        let number = figure.number.map_or_else(|| "–".to_owned(), |n| self.number(n));
        html! { tr { th scope="row" { (self.figure_name(figure)) } td.n { (number) } } }
    }

    /// The entries about a precinct, each with its way to the root; a script checks all of them.
    fn proofs(&self, proofs: &[Proof]) -> Markup {
        let last = proofs.len() - 1;
        let (size, root) = (proofs[last].head.size, proofs[last].root);
        html! {
            section #proof data-size=(size) data-root=(root) data-yes=(self.t("proof-yes")) data-no=(self.t("proof-no")) {
                h2 { (self.t("proof-title")) }
                p { (self.say("proof-lead", &[("size", size.into())])) }
                p.checked role="status" {}
                h3 { (self.t("proof-root")) }
                p { code { (root) } }
                @for (at, proof) in proofs.iter().enumerate() {
                    details.one open[at == last] data-seq=(proof.seq) {
                        summary { (self.say("proof-entry", &[("seq", proof.seq.into())])) }
                        pre.line { (proof.line) }
                        h4 { (self.t("proof-path")) }
                        ol.hashes { @for hash in &proof.path { li { code { (hash) } } } }
                    }
                }
                details {
                    summary { (self.t("proof-by-hand")) }
                    p { (self.t("proof-how")) }
                    pre lang="en" { "leaf = SHA-256(0x00 + line)\nnode = SHA-256(0x01 + left + right)   (RFC 9162, 2.1.3.2)" }
                }
            }
        }
    }
}
