//! Words that several commands use for days, answers, operations and places. It computes nothing.

use law::act::{Act, Before, Kind, Op, Provision};
use law::value::Type;
use law::{Answer, Confidence, Day, Law, When};

/// What stands where there is no value.
pub(crate) const NONE: &str = "-";

/// The beginning of a version in a few characters: a day, an interval, or why there is none.
pub(crate) fn when(when: &When) -> String {
    match when {
        When::On(on) => on.to_string(),
        When::Between { earliest, latest: Some(latest) } => format!("{earliest} .. {latest}"),
        When::Between { earliest, latest: None } => format!("{earliest} .. ?"),
        When::Pending(_) => "pending".to_owned(),
        When::Never => "never".to_owned(),
    }
}

/// The same in a sentence, with how far the day itself can be trusted.
pub(crate) fn day(day: &Day) -> String {
    match &day.when {
        When::On(on) => format!("{on} ({})", day.confidence),
        other => other.to_string(),
    }
}

/// Days that are not read in a text, each with its reasoning: what a reader must know before relying on them.
pub(crate) fn unsure(day: &Day) -> Option<String> {
    let known = matches!(day.when, When::On(_)) && day.confidence == Confidence::Text;
    (!known && !day.because.is_empty()).then(|| format!("{}: {}", when(&day.when), one_line(&day.because)))
}

/// Text without its line breaks.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An operation's kind as a verb.
pub(crate) fn verb(kind: &Kind) -> &'static str {
    match kind {
        Kind::Define(definition, _) if definition.before == Before::NoRule => "created",
        Kind::Define(..) => "recorded",
        Kind::Set(_) => "changed",
        Kind::Rebase => "restated",
        Kind::End => "ended",
        Kind::Commence { .. } => "commenced",
        Kind::Suspend { .. } => "suspended",
        Kind::Postpone { .. } => "postponed",
        Kind::Save { .. } => "saved",
        Kind::Annul => "annulled",
        Kind::Cancel { .. } => "cancelled",
        Kind::Commute { .. } => "commuted",
        Kind::Corrigendum { .. } => "corrected",
    }
}

/// What an operation writes: `7 % -> 5 %`, `7 %`, or empty where it writes no value.
pub(crate) fn change(op: &Op) -> String {
    let was = op.was.as_ref().map(ToString::to_string);
    let value = match &op.kind {
        Kind::Define(_, value) | Kind::Set(value) | Kind::Corrigendum { value, .. } => Some(value.to_string()),
        Kind::End => Some("no such rule".to_owned()),
        Kind::Commence { on, .. } => Some(format!("in force on {on}")),
        Kind::Postpone { to, .. } => Some(format!("in force on {to}")),
        Kind::Suspend { until: Some(until) } => Some(format!("suspended until {until}")),
        Kind::Suspend { until: None } => Some("suspended".to_owned()),
        Kind::Save { facts_before } => Some(format!("not for facts before {facts_before}")),
        Kind::Annul => Some("void".to_owned()),
        Kind::Commute { from, to, .. } => return format!("{from} -> {to}"),
        Kind::Rebase | Kind::Cancel { .. } => None,
    };
    match (was, value) {
        (Some(was), Some(value)) => format!("{was} -> {value}"),
        (was, value) => value.or(was).unwrap_or_default(),
    }
}

/// Places of one act as its articles, places elsewhere with the act's name: `97-1(1), 97-1(2); Constitution ... art 50`.
pub(crate) fn places(law: &Law, targets: &[Provision]) -> String {
    let mut out = String::new();
    let mut last = "";
    for target in targets {
        if target.act == last {
            out.push_str(", ");
            out.push_str(&target.article);
            continue;
        }
        if !out.is_empty() {
            out.push_str("; ");
        }
        let name = law.acts().find(|act| act.id == target.act).map_or_else(|| target.act.clone(), Act::name);
        out.push_str(&name);
        if !target.article.is_empty() {
            let numbered = target.article.starts_with(|letter: char| letter.is_ascii_digit());
            out.push_str(if numbered { " art " } else { " " });
            out.push_str(&target.article);
        }
        last = &target.act;
    }
    out
}

/// Articles alone: `art 97-1(1), 97-1(2)`.
pub(crate) fn articles(targets: &[Provision]) -> String {
    let articles: Vec<&str> = targets.iter().map(|target| target.article.as_str()).filter(|a| !a.is_empty()).collect();
    if articles.is_empty() { String::new() } else { format!("art {}", articles.join(", ")) }
}

/// How far a rule can be trusted, and its day where that differs.
pub(crate) fn trust(rule: Confidence, day: &Day) -> String {
    if rule == day.confidence { rule.to_string() } else { format!("{rule}, day {}", day.confidence) }
}

/// An answer in a cell of a table.
pub(crate) fn answer(answer: &Answer) -> String {
    match answer {
        Answer::InForce(version) => version.value.to_string(),
        Answer::NotYet { .. } => "no rule".to_owned(),
        Answer::Pending { then, .. } => format!("pending: {}", then.value),
        Answer::Ended { .. } => "ended".to_owned(),
        Answer::Uncertain { before, after, .. } => {
            format!("uncertain: {} or {}", self::answer(before), self::answer(after))
        }
        Answer::Void { text, .. } => format!("void: {}", text.value),
        Answer::Unrecorded { .. } => "not recorded".to_owned(),
    }
}

/// A type in a column: choices are left out.
pub(crate) fn short_type(of: &Type) -> String {
    if matches!(of, Type::Choice(_)) { "choice".to_owned() } else { of.to_string().replace('_', " ") }
}

/// `1 rule`, `2 rules`; the plural ends in `s`.
pub(crate) fn many(n: usize, one: &str) -> String {
    let n64 = u64::try_from(n).unwrap_or(u64::MAX);
    format!("{} {one}{}", law::value::group(n64), if n == 1 { "" } else { "s" })
}
