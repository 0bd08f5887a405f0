//! What the law says of a list: the decision, every check with its outcome and article, what can be mended and by when.

use clerk::Examined;
use election::filing::{Check, Decision, Mend, Quota, Severity, Verdict, What, decimal};
use election::persons::Group;
use maud::{Markup, html};

use crate::view::View;

/// Persons named before the rest are counted.
const NAMED: usize = 12;

impl View<'_> {
    /// A list as the law of a day judges it. `names` are its persons in order.
    pub(super) fn examined(&self, examined: &Examined, names: &[String]) -> Markup {
        let judged = &examined.judged;
        html! {
            p { (self.say("list-law-of", &[("day", self.language().day(judged.on).into())])) }
            (self.decision(&judged.decision, names))
            @for doubt in &examined.doubts { p.warn lang="en" { (doubt) } }
            @for (_, words) in examined.elsewhere.iter().take(NAMED) { p.warn lang="en" { (words) } }
            @for finding in &judged.findings {
                p class=(if finding.severity == Severity::Error { "warn" } else { "note" }) {
                    code { (finding.code) } " " (self.english(&finding.words))
                    @if !finding.persons.is_empty() { " (" (self.persons(&finding.persons)) ")" }
                }
            }
            @for (at, reading) in judged.readings.iter().enumerate() {
                @if judged.readings.len() > 1 {
                    h3 { (self.say("list-reading", &[("n", u64::try_from(at + 1).unwrap_or(0).into())])) }
                    ul lang="en" { @for assumed in &reading.assumes { li { (assumed.act) ": " (if assumed.begun { "begun" } else { "not begun" }) " (" (assumed.day) ")" } } }
                    (self.decision(&reading.decision, names))
                }
                (self.checks(&reading.checks))
            }
        }
    }

    fn decision(&self, decision: &Decision, names: &[String]) -> Markup {
        match decision {
            Decision::Registered { struck } => html! {
                p.good { (self.t("list-may-register")) }
                @if !struck.is_empty() {
                    p { (self.t("list-struck")) }
                    ul { @for own in struck { li { (names.get(own.person).map_or("", String::as_str)) " " span.cite lang="en" { (own.citation) } } } }
                }
            },
            Decision::Refused(grounds) => html! {
                div.warn {
                    p { strong { (self.t("list-is-refused")) } }
                    ul { @for ground in grounds { li { (self.what(&ground.what)) " " span.cite lang="en" { (ground.citation) "; " (ground.under) } } } }
                }
            },
            Decision::SentBack(mends) => html! {
                div.warn {
                    p { strong { (self.t("list-to-mend")) } }
                    ul { @for mend in mends { li { (self.mend(mend)) } } }
                }
            },
            Decision::Open(points) => html! {
                div.warn {
                    p { strong { (self.t("list-is-open")) } }
                    ul lang="en" { @for point in points { li { (point) } } }
                }
            },
        }
    }

    fn mend(&self, mend: &Mend) -> Markup {
        html! {
            (self.what(&mend.what)) " " span.cite lang="en" { (mend.citation) }
            @if let Some(until) = &mend.until {
                br; strong { (self.say("list-mend-until", &[("when", until.words.as_str().into())])) } " " span.cite lang="en" { (until.citation) }
            }
        }
    }

    fn checks(&self, checks: &[Check]) -> Markup {
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.t("list-checks")) {
                table.dense {
                    thead { tr { th scope="col" { (self.t("list-check")) } th scope="col" { (self.t("list-outcome")) } } }
                    tbody {
                        @for check in checks {
                            tr {
                                th scope="row" { (self.what(&check.what)) div.cite lang="en" { (check.citation) } }
                                td { (self.verdict(&check.verdict)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn verdict(&self, verdict: &Verdict) -> Markup {
        let (class, mark, more) = match verdict {
            Verdict::Kept => ("done", self.t("verdict-kept"), String::new()),
            Verdict::KeptWith(words) => ("done", self.t("verdict-kept"), words.clone()),
            Verdict::Broken => ("blocked", self.t("verdict-broken"), String::new()),
            Verdict::StrikesOut => ("blocked", self.t("verdict-strikes"), String::new()),
            Verdict::Open(point) => ("now", self.t("verdict-open"), point.to_string()),
            Verdict::NotMade(why) => ("later", self.t("verdict-not-made"), why.clone()),
        };
        html! { span class={ "state " (class) } { (mark) } @if !more.is_empty() { div.cite lang="en" { (more) } } }
    }

    /// What a check is about, in words.
    fn what(&self, what: &What) -> String {
        let n = |n: u64| n.into();
        let plain = |share| self.language().decimal(&decimal(share));
        match what {
            What::Facts { code } => self.say("check-facts", &[("code", (*code).into())]),
            What::Lists { filed, allowed } => {
                self.say("check-lists", &[("filed", (*filed).into()), ("allowed", n(*allowed))])
            }
            What::Size { persons, mandates, cap } => self.say(
                "check-size",
                &[("persons", n(*persons)), ("mandates", n(*mandates)), ("cap", plain(*cap).into())],
            ),
            What::SizeAlone { persons } => self.say("check-size-alone", &[("persons", n(*persons))]),
            What::Quota(quota) => self.quota(quota),
            What::NoQuota => self.t("check-no-quota"),
            What::Members { outside } => self.say("check-members", &[("who", self.persons(outside).into())]),
            What::OtherLists { persons } => self.say("check-other-lists", &[("who", self.persons(persons).into())]),
            What::SingleSeats { persons } => self.say("check-single", &[("who", self.persons(persons).into())]),
            What::OtherOffices { persons } => self.say("check-offices", &[("who", self.persons(persons).into())]),
            What::Age { least, below } => {
                self.say("check-age", &[("least", (*least).into()), ("who", self.persons(below).into())])
            }
            What::Citizens { outside } => self.say("check-citizens", &[("who", self.persons(outside).into())]),
            What::Residence { years, short } => {
                self.say("check-residence", &[("years", (*years).into()), ("who", self.persons(short).into())])
            }
            What::Fee { due, paid, .. } => {
                let shown = |share: &Option<law::Share>| share.map_or_else(|| "?".to_owned(), plain);
                self.say("check-fee", &[("due", shown(due).into()), ("paid", shown(paid).into())])
            }
        }
    }

    fn quota(&self, quota: &Quota) -> String {
        let group = |group: &Group| match group {
            Group::Women => self.t("group-women"),
            Group::BelowAge(age) => self.say("group-below", &[("age", u64::try_from(*age).unwrap_or(0).into())]),
            Group::Youth => self.t("group-youth"),
            Group::Disability => self.t("group-disability"),
        };
        let groups: Vec<String> = quota.groups.iter().map(group).collect();
        self.say(
            "check-quota",
            &[
                ("share", self.share(quota.share).into()),
                ("groups", groups.join(", ").into()),
                ("once", quota.once.into()),
                ("persons", quota.persons.into()),
                ("need", quota.need.into()),
            ],
        )
    }

    /// Persons by their number in the list; a dash where it is nobody.
    fn persons(&self, who: &[usize]) -> String {
        if who.is_empty() {
            return "–".to_owned();
        }
        let numbers: Vec<String> = who.iter().take(NAMED).map(|at| (at + 1).to_string()).collect();
        let listed = numbers.join(", ");
        match u64::try_from(who.len().saturating_sub(NAMED)) {
            Ok(more) if more > 0 => self.say("persons-and-more", &[("listed", listed.into()), ("more", more.into())]),
            _ => listed,
        }
    }
}
