//! One precinct: its protocol once accepted, what became of it on the way, observers' copies, and its place in the journal
//! with a proof that the reader's own browser checks.

use journal::{Hash, Head};
use maud::{Markup, html};

use super::{Line, Night, State, state_class};
use crate::Pages;
use crate::frame::Page;
use crate::language::Language;
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

/// A precinct as the public sees it.
#[derive(Clone, Debug)]
pub struct Precinct {
    /// Where it is and how far.
    pub line: Line,
    /// Its district.
    pub district: String,
    /// Figures of the accepted protocol: label and number.
    pub figures: Vec<(String, Option<u64>)>,
    /// Steps that were taken back or lost a dispute, in words.
    pub past: Vec<String>,
    /// Reasons given for warnings: code and words.
    pub reasons: Vec<(String, String)>,
    /// Observers' copies that differ: who, and each figure with the protocol's and the copy's.
    pub copies: Vec<(String, Vec<Difference>)>,
    /// The proof of the entry that settled it.
    pub proof: Option<Proof>,
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
                p.lead { (self.country.region(&precinct.line.region, language)) " · " (precinct.district) " "
                    span class={ "mark " (state_class(precinct.line.state)) } { (view.state(precinct.line.state)) } }
                (view.synthetic(night))
                @if !settled { p.note { (view.t("precinct-open")) } }
                @if !precinct.figures.is_empty() {
                    section {
                        h2 { (view.t("precinct-protocol")) }
                        table.dense { tbody { @for (label, figure) in &precinct.figures { tr { th scope="row" { (view.english(label)) } td.n { (number(*figure)) } } } } }
                    }
                }
                @for (by, fields) in &precinct.copies {
                    section {
                        h2 { (view.t("copy-differs")) }
                        p.warn { (view.say("copy-by", &[("by", by.as_str().into())])) }
                        table.dense {
                            thead { tr { th scope="col" { (view.t("col-figure")) } th.n scope="col" { (view.t("col-protocol")) } th.n scope="col" { (view.t("col-copy")) } } }
                            tbody { @for (label, own, copy) in fields { tr { th scope="row" { (view.english(label)) } td.n { (number(*own)) } td.n { (number(*copy)) } } } }
                        }
                    }
                }
                @if !precinct.reasons.is_empty() || !precinct.past.is_empty() {
                    section {
                        h2 { (view.t("precinct-history")) }
                        ul {
                            @for (code, words) in &precinct.reasons { li { code { (code) } " " (words) } }
                            @for past in &precinct.past { li { (view.english(past)) } }
                        }
                    }
                }
                @if let Some(proof) = &precinct.proof { (view.proof(proof)) }
            }
        };
        let here = format!("{path}/{}", crate::what_if::encoded(&precinct.line.id));
        view.page(&Page { here: &here, title: &title, part: "elections", scripts: &["proof.js"], main })
    }
}

impl View<'_> {
    fn proof(&self, proof: &Proof) -> Markup {
        html! {
            section #proof data-seq=(proof.seq) data-size=(proof.head.size) data-root=(proof.root)
                data-yes=(self.t("proof-yes")) data-no=(self.t("proof-no")) {
                h2 { (self.t("proof-title")) }
                p { (self.say("proof-lead", &[("seq", proof.seq.into()), ("size", proof.head.size.into())])) }
                p.checked role="status" {}
                h3 { (self.t("proof-line")) }
                pre.line { (proof.line) }
                h3 { (self.t("proof-path")) }
                ol.hashes { @for hash in &proof.path { li { code { (hash) } } } }
                h3 { (self.t("proof-root")) }
                p { code { (proof.root) } }
                details {
                    summary { (self.t("proof-by-hand")) }
                    p { (self.t("proof-how")) }
                    pre lang="en" { "leaf = SHA-256(0x00 + line)\nnode = SHA-256(0x01 + left + right)   (RFC 9162, 2.1.3.2)" }
                }
            }
        }
    }
}
