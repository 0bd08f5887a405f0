//! One list: how far it has come and by which entries, what the law says of it, and what can be decided.

use std::collections::BTreeMap;
use std::sync::Arc;

use clerk::Examined;
use clerk::record::{ListFiled, Record};
use election::persons::Sex;
use journal::Moment;
use maud::{Markup, html};

use super::{Again, Stands};
use crate::Pages;
use crate::desk::{DeskPage, No, Part, Seat};
use crate::language::Language;
use crate::protocols::Night;
use crate::view::View;
use crate::what_if::encoded;

/// Everything the page of a list says.
#[derive(Clone, Debug)]
pub struct One {
    /// The election.
    pub night: Arc<Night>,
    /// The list as it was filed last.
    pub filed: ListFiled,
    /// Names of its party by language, where it filed any.
    pub names: BTreeMap<String, String>,
    /// How far it has come.
    pub stands: Stands,
    /// What was recorded about it.
    pub steps: Vec<Step>,
    /// What the law of the day says of it, or why that cannot be said.
    pub examined: Result<Box<Examined>, No>,
    /// It may be decided, withdrawn or filed anew: the ballot is not set.
    pub open: bool,
    /// Whoever looks decides.
    pub may_decide: bool,
    /// Whoever looks files it anew.
    pub may_file: bool,
    /// The day by which it would be decided.
    pub day: String,
    /// Id of the order that a form of this page gives.
    pub order: String,
}

/// An entry about a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its place in the journal.
    pub seq: u64,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// What.
    pub record: Record,
}

impl Pages {
    /// The page of a list.
    pub fn one_list(&self, language: Language, seat: &Seat, one: &One) -> String {
        let view = self.view(language);
        let lists = Part::Lists.path(&one.night.id);
        let here = format!("{lists}/{}", encoded(&one.filed.list));
        let title = view.party_name(&one.names, &one.filed.list, &one.filed.party).to_owned();
        let names: Vec<String> = one.filed.persons.iter().map(|person| person.name.clone()).collect();
        let decided = matches!(one.stands, Stands::Registered(_) | Stands::Withdrawn | Stands::Refused);
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to(&lists)) { (view.t("desk-lists")) } }
                h1 { (title) " " span.quiet { (one.filed.list) } }
                p { (view.stands(one.stands)) }
                @if one.open && one.may_file && !matches!(one.stands, Stands::Registered(_)) {
                    p.actions { a.button href=(view.to(&format!("{}?list={}", super::filing(&one.night.id), encoded(&one.filed.list)))) { (view.t("list-file-anew")) } }
                }
                @if one.open && !decided {
                    section {
                        h2 { (view.t("list-examined")) }
                        @match &one.examined {
                            Ok(examined) => (view.examined(examined, &names)),
                            Err(no) => (view.no(no)),
                        }
                    }
                }
                @if one.open && one.may_decide { (view.decide(seat, one, &here)) }
                (view.history_of(&one.steps))
                (view.persons_of(one))
            }
        };
        view.desk(DeskPage { seat, part: Part::Lists, here: &here, title: &title, scripts: &[], main })
    }
}

impl View<'_> {
    fn decide(&self, seat: &Seat, one: &One, here: &str) -> Markup {
        let order = |step: &str| format!("{}-{step}", one.order);
        html! {
            @if matches!(one.stands, Stands::Filed) {
                section {
                    h2 { (self.t("list-decide")) }
                    p { (self.t("list-decide-what")) }
                    (self.again(seat, &Again::Register { order: order("register"), day: one.day.clone(), decided: String::new() }, here))
                }
            }
            @if !matches!(one.stands, Stands::Withdrawn | Stands::Refused | Stands::SentBack) {
                details {
                    summary { (self.t("list-withdraw-title")) }
                    (self.again(seat, &Again::Withdraw { order: order("withdraw"), because: String::new() }, here))
                }
            }
        }
    }

    fn history_of(&self, steps: &[Step]) -> Markup {
        html! {
            section {
                h2 { (self.t("list-history")) }
                ol.timeline {
                    @for step in steps {
                        li {
                            p.when { (self.moment(step.at)) " · " (step.by) " · " (self.say("list-entry", &[("seq", step.seq.into())])) }
                            (self.recorded(&step.record))
                        }
                    }
                }
            }
        }
    }

    fn recorded(&self, record: &Record) -> Markup {
        match record {
            Record::ListFiled(filed) => {
                let n = u64::try_from(filed.persons.len()).unwrap_or(0);
                html! { p { (self.say("list-was-filed", &[("day", self.language().day(filed.day).into()), ("n", n.into())])) } }
            }
            Record::ListNamed(named) => html! {
                p { (self.t("list-was-named")) " " @for (at, (tag, name)) in named.names.iter().enumerate() { @if at > 0 { " / " } span lang=(tag) { (name) } } }
            },
            Record::ListDecided(decided) => html! {
                p { strong { @if decided.outcome == "refused" { (self.t("list-refused")) } @else { (self.t("list-sent-back")) } } }
                ul lang="en" { @for ground in &decided.grounds { li { (ground.words) " " span.cite { (ground.by) } } } }
                @if let Some(until) = decided.until { p { (self.say("list-mend-until", &[("when", self.language().day(until).into())])) } }
            },
            Record::ListRegistered(registered) => html! {
                p { strong { (self.say("list-registered", &[("place", registered.order.into())])) } }
                @if !registered.decided.is_empty() { p { (self.t("list-decided-words")) " " q { (registered.decided) } } }
                @if !registered.struck.is_empty() {
                    p { (self.t("list-struck")) }
                    ul { @for struck in &registered.struck { li { (struck.words) " " span.cite lang="en" { (struck.by) } } } }
                }
                details { summary { (self.t("list-checks")) }
                    ul lang="en" { @for check in &registered.checks { li { (check.words) " " span.cite { (check.by) } } } }
                }
            },
            Record::ListWithdrawn(withdrawn) => {
                html! { p { strong { (self.t("list-withdrawn")) } ": " (withdrawn.ground.words) } }
            }
            _ => html! {},
        }
    }

    fn persons_of(&self, one: &One) -> Markup {
        html! {
            section {
                h2 { (self.t("list-persons")) }
                details {
                    summary { (self.say("list-persons-n", &[("n", u64::try_from(one.filed.persons.len()).unwrap_or(0).into())])) }
                    div.scroll tabindex="0" role="region" aria-label=(self.t("list-persons")) {
                        table.dense {
                            thead { tr { th.n scope="col" { "№" } th scope="col" { (self.t("person-name")) } th scope="col" { (self.t("person-sex")) } th scope="col" { (self.t("person-born")) } } }
                            tbody {
                                @for (at, person) in one.filed.persons.iter().enumerate() {
                                    tr {
                                        td.n { (at + 1) }
                                        th scope="row" { (person.name) }
                                        td { (self.sex(if person.sex == "female" { Sex::Woman } else { Sex::Man })) }
                                        td { (Language::short_day(person.born)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn sex(&self, sex: Sex) -> String {
        if sex == Sex::Woman { self.t("sex-woman") } else { self.t("sex-man") }
    }
}
