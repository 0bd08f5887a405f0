//! One precinct at the coordinator's desk: how far it is, both entries where they may be seen, what does not add up, what
//! became of it, and what can be done now.

use clerk::record::Precinct;
use election::protocol::{Difference, Figures, Finding, Form, Ground, Level, Past, Refusal, Role, State};
use law::Version;
use maud::{Markup, html};

use super::state_mark;
use crate::Pages;
use crate::desk::entry::Refused;
use crate::desk::{DeskPage, Part, Seat};
use crate::language::Language;
use crate::protocols::Night;
use crate::view::View;
use crate::what_if::encoded;

/// A step, by the name that records have, and why it cannot be taken, where it cannot.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its name.
    pub name: &'static str,
    /// Why not.
    pub not: Option<Refusal>,
    /// The rules of the law it rests on; none where it is a step of this procedure alone.
    pub by: Vec<Version>,
}

/// Something that no longer stands.
pub type History = Past;

/// What somebody asked for, as far as a page must have it again.
#[derive(Clone, Debug, Default)]
pub struct Act {
    /// The step that was asked for.
    pub step: String,
    /// Reasons by the codes of their findings.
    pub reasons: Vec<(String, String)>,
    /// Why what stands is superseded.
    pub because: String,
}

/// One precinct.
#[derive(Clone, Debug)]
pub struct One<'a> {
    /// Where it lies.
    pub precinct: &'a Precinct,
    /// The form of the day.
    pub form: &'a Form,
    /// How far it is; nothing where an order has no outcome and the page was not looked up anew.
    pub state: Option<State>,
    /// What stands, where one set of figures does.
    pub figures: Option<&'a Figures>,
    /// In what two entries differ: who made them, and each field.
    pub differ: Option<(&'a str, &'a str, &'a [Difference])>,
    /// What does not add up in what stands.
    pub findings: &'a [Finding],
    /// Reasons that were given: code and words.
    pub reasons: &'a [(String, String)],
    /// Who accepted it, where it is accepted.
    pub accepted: Option<&'a str>,
    /// What no longer stands, oldest first.
    pub history: &'a [History],
    /// What can be done, and why what cannot; nothing for who changes nothing.
    pub steps: &'a [Step],
    /// A sheet waits for this person at the desk of entry.
    pub sheet: bool,
    /// The id of the next order.
    pub order: &'a str,
    /// What was asked for and refused.
    pub act: Act,
    /// Why.
    pub refused: Option<&'a Refused>,
    /// An order was just taken.
    pub saved: bool,
}

impl Pages {
    /// The page of one precinct.
    pub fn desk_precinct(&self, language: Language, seat: &Seat, night: &Night, one: &One<'_>) -> String {
        let view = self.view(language);
        let path = Part::Precincts.path(&seat.election);
        let here = format!("{path}/{}", encoded(&one.precinct.id));
        let title = view.say("precinct-title", &[("id", one.precinct.id.as_str().into())]);
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to(&path)) { (view.t("watch-title")) } }
                h1 { (title) }
                p.lead {
                    (self.country.region(&one.precinct.region, view.day_of(night), language)) " · " (one.precinct.district)
                    @if let Some(state) = one.state { " " span class={ "mark " (state_mark(state)) } { (view.entry_state(state)) } }
                }
                (view.synthetic(night))
                @if one.saved { p.good role="status" { (view.t("entry-saved")) } }
                @if let Some(refused) = one.refused {
                    (view.order_refused(refused))
                    @if one.state.is_none() { p.onward { a href=(view.to(&here)) { (view.t("one-look-again")) } } }
                }
                (view.one_found(one))
                (view.one_acts(seat, one, &here))
                (view.one_entries(one))
                (view.one_became(one))
                p.onward { a href=(view.to(&format!("/elections/{}/protocols/{}", seat.election, encoded(&one.precinct.id)))) { (view.t("one-public")) } }
            }
        };
        view.desk(DeskPage { seat, part: Part::Precincts, here: &here, title: &title, scripts: &[], main })
    }
}

impl View<'_> {
    fn one_found(&self, one: &One<'_>) -> Markup {
        html! {
            @if !one.findings.is_empty() {
                section {
                    h2 { (self.t("one-found")) }
                    ul.plain { @for finding in one.findings { li.warn { (self.finding(one.form, finding, Role::Coordinator)) } } }
                }
            }
            @if let Some(state) = one.state.filter(|state| matches!(state, State::Settled | State::Resolved) && one.findings.is_empty()) {
                @if matches!(state, State::Settled) { p.good { (self.t("sheet-adds-up")) } }
            }
        }
    }

    /// What can be done now; what cannot, with the reason, where it is more than that it has no place now.
    fn one_acts(&self, seat: &Seat, one: &One<'_>, here: &str) -> Markup {
        let can = |name: &str| one.steps.iter().any(|step| step.name == name && step.not.is_none());
        let asked = |name: &str| one.refused.is_some() && one.act.step == name;
        let supersede: Vec<&Step> =
            one.steps.iter().filter(|step| supersedes(step.name) && step.not.is_none()).collect();
        let not: Vec<(&Step, &Refusal)> = one
            .steps
            .iter()
            .filter_map(|step| Some((step, step.not.as_ref()?)))
            .filter(|(_, not)| !matches!(not, Refusal::NotNow { .. }))
            .collect();
        html! {
            @if one.sheet || !one.steps.is_empty() || one.refused.is_some() {
                section {
                    h2 { (self.t("one-now")) }
                    @if one.sheet {
                        p.actions { a.button href=(self.to(&format!("/desk/{}/entry/{}", seat.election, encoded(&one.precinct.id)))) { (self.turn_settle()) } }
                    }
                    @if can("resolve") || asked("resolve") { (self.act_resolve(seat, one, here)) }
                    @if can("accept") || asked("accept") {
                        form.act method="post" action=(self.to(here)) {
                            (seat.token()) (order(one))
                            p.actions { button type="submit" name="do" value="accept" { (self.t("act-accept")) } }
                        }
                    }
                    @if !supersede.is_empty() || (one.refused.is_some() && supersedes(&one.act.step)) { (self.act_supersede(seat, one, &supersede, here)) }
                    @if !not.is_empty() {
                        details { summary { (self.t("one-not-now")) }
                            ul { @for (step, refusal) in &not { li { (self.step_name(step.name)) ": " (self.refusal(refusal)) } } }
                        }
                    }
                }
            }
        }
    }

    fn turn_settle(&self) -> String {
        self.t("turn-settle")
    }

    /// Reasons for warnings, each beside its finding; then the protocol can be accepted in the same step.
    fn act_resolve(&self, seat: &Seat, one: &One<'_>, here: &str) -> Markup {
        let mut codes: Vec<&str> =
            one.findings.iter().filter(|f| f.level == Level::Warning).map(|f| f.code.as_str()).collect();
        codes.extend(one.act.reasons.iter().map(|(code, _)| code.as_str()));
        codes.sort_unstable();
        codes.dedup();
        let typed =
            |code: &str| one.act.reasons.iter().find(|(of, _)| of == code).map_or("", |(_, words)| words.as_str());
        let title = |code: &str| {
            let row = one.form.findings().find(|(row, _)| row.code == code).map(|(row, _)| row);
            row.map_or_else(String::new, |row| row.title.get(self.language().code()).to_owned())
        };
        html! {
            form.act method="post" action=(self.to(here)) {
                (seat.token()) (order(one))
                @for code in &codes {
                    label {
                        span { (self.say("act-reason", &[("code", (*code).into())])) " " (title(code)) }
                        textarea name={ "reason " (code) } rows="2" maxlength="1000" required { (typed(code)) }
                    }
                }
                p.actions {
                    button type="submit" name="do" value="resolve accept" { @if codes.is_empty() { (self.t("act-accept")) } @else { (self.t("act-resolve-accept")) } }
                    @if !codes.is_empty() { button.plain type="submit" name="do" value="resolve" { (self.t("act-resolve")) } }
                }
            }
        }
    }

    /// What stands is superseded: on which ground, and why.
    fn act_supersede(&self, seat: &Seat, one: &One<'_>, steps: &[&Step], here: &str) -> Markup {
        html! {
            details.act open[one.refused.is_some() && supersedes(&one.act.step)] {
                summary { (self.t("act-supersede")) }
                form.act method="post" action=(self.to(here)) {
                    (seat.token()) (order(one))
                    fieldset {
                        legend { (self.t("act-ground")) }
                        @for ground in Ground::ALL {
                            @let name = ground_name(ground);
                            @let step = steps.iter().find(|step| step.name == name);
                            @if step.is_some() || (one.refused.is_some() && one.act.step == name) {
                                label.choice {
                                    input type="radio" name="do" value=(name) required checked[one.act.step == name];
                                    " " (self.ground_words(name))
                                    @for by in step.iter().flat_map(|step| &step.by) { " " span.cite { (self.citation(by)) } }
                                }
                            }
                        }
                    }
                    label { span { (self.t("act-because")) } textarea name="because" rows="3" maxlength="2000" required { (one.act.because) } }
                    p.actions { button type="submit" { (self.t("act-do-supersede")) } }
                }
            }
        }
    }

    /// A ground in words.
    fn ground_words(&self, name: &str) -> String {
        match name {
            "recount_on_request" => self.t("ground-request"),
            "recount_ordered" => self.t("ground-ordered"),
            "correction" => self.t("ground-correction"),
            "declare_void" => self.t("ground-void"),
            _ => self.t("ground-repeat"),
        }
    }

    /// What stands, or both entries side by side.
    fn one_entries(&self, one: &One<'_>) -> Markup {
        html! {
            @if let Some((first, second, fields)) = one.differ {
                section {
                    h2 { (self.t("entry-differs")) }
                    table.dense {
                        thead { tr {
                            th scope="col" { (self.t("col-figure")) }
                            th.n scope="col" { (self.t("sheet-first")) br; span.quiet { (first) } }
                            th.n scope="col" { (self.t("sheet-second")) br; span.quiet { (second) } }
                        } }
                        tbody {
                            @for field in fields {
                                tr { th scope="row" { (self.cell_title(one.form, field.cell)) } td.n { (self.maybe(field.first)) } td.n { (self.maybe(field.second)) } }
                            }
                        }
                    }
                }
            }
            @if let Some(figures) = one.figures {
                section { h2 { (self.t("precinct-protocol")) } (self.paper_table(one.form, figures)) }
            }
            @if !one.reasons.is_empty() {
                section {
                    h2 { (self.t("one-reasons")) }
                    ul { @for (code, words) in one.reasons { li { code { (code) } " " (words) } } }
                }
            }
        }
    }

    /// Figures in the order of the paper.
    pub(crate) fn paper_table(&self, form: &Form, figures: &Figures) -> Markup {
        html! {
            table.dense {
                tbody {
                    @for at in 0..form.figures().len() {
                        @for cell in form.cells_of(at, figures) {
                            tr { th scope="row" { (self.cell_title(form, cell)) } td.n { (self.maybe(figures.get(cell))) } }
                        }
                    }
                }
            }
        }
    }

    fn one_became(&self, one: &One<'_>) -> Markup {
        html! {
            @if !one.history.is_empty() {
                section {
                    h2 { (self.t("precinct-history")) }
                    ol.timeline {
                        @for past in one.history { li { (self.one_past(one.form, past)) } }
                        @if let Some(by) = one.accepted { li { p { strong { (self.t("step-accept")) } " · " (by) } } }
                    }
                }
            }
        }
    }

    fn one_past(&self, form: &Form, past: &Past) -> Markup {
        let (by, what) = match past {
            Past::Entered { by, .. } => (by, self.t("step-enter")),
            Past::Settled { by, .. } => (by, self.t("step-settle")),
            Past::Resolved { by, reasons } if reasons.is_empty() => (by, self.t("step-checked")),
            Past::Resolved { by, .. } => (by, self.t("step-resolve")),
            Past::Accepted { by, .. } => (by, self.t("step-accept")),
            Past::Superseded { by, ground, .. } => (by, self.step_name(ground_name(*ground))),
        };
        html! {
            p { strong { (what) } " · " (by) @if let Past::Superseded { because, .. } = past { ": " (because) } }
            @match past {
                Past::Entered { figures, .. } | Past::Settled { figures, .. } | Past::Accepted { figures, .. } => {
                    details { summary { (self.t("one-figures")) } (self.paper_table(form, figures)) }
                },
                _ => {},
            }
            @if let Past::Resolved { reasons, .. } | Past::Accepted { reasons, .. } = past {
                @if !reasons.is_empty() { ul { @for reason in reasons { li { code { (reason.code) } " " (reason.text) } } } }
            }
        }
    }
}

/// The id of the order that a form gives.
fn order(one: &One<'_>) -> Markup {
    html! { input type="hidden" name="order" value=(one.order); }
}

/// Whether a step supersedes what stands.
fn supersedes(step: &str) -> bool {
    Ground::ALL.into_iter().any(|ground| ground_name(ground) == step)
}

/// The step that supersedes on a ground, by the name that records have.
fn ground_name(ground: Ground) -> &'static str {
    match ground {
        Ground::RecountOnRequest => "recount_on_request",
        Ground::RecountOrdered => "recount_ordered",
        Ground::Correction | Ground::DeclaredVoid | Ground::RepeatVoting => ground.step().as_str(),
    }
}
