//! Which fields a case may have, and which of them bind. It must never guess: a field that might be a rule and is not
//! known stops the case.

use super::fault::{Read, Source};
use super::json::{Entry, Node, Value};

/// Fields that bind, each with its other names.
pub(crate) const RULES: &[&[&str]] = &[
    METHOD,
    VOTER_NUMBERS,
    SEATS,
    VOTES,
    VOTES_BY,
    ALLOCATION,
    THRESHOLD,
    BASE,
    BASE_WORDS,
    COMPARISON,
    EXEMPT,
    MANDATES,
    COALITIONS,
    MAXIMA,
    MINIMA,
    HELD,
    CONNECTIONS,
    CONNECTED_METHOD,
    EXPECTED,
    TIE,
    TIED,
];
pub(crate) const METHOD: &[&str] = &["method"];
pub(crate) const VOTER_NUMBERS: &[&str] = &["voter_numbers", "use_list_votes"];
pub(crate) const SEATS: &[&str] = &["seats", "district_seats", "seats_by_district"];
pub(crate) const VOTES: &[&str] = &["votes"];
pub(crate) const VOTES_BY: &[&str] = &["votes_by"];
pub(crate) const ALLOCATION: &[&str] = &["allocation"];
pub(crate) const THRESHOLD: &[&str] = &["threshold", "thresholds"];
pub(crate) const BASE: &[&str] = &["threshold_base_value"];
pub(crate) const BASE_WORDS: &[&str] = &["threshold_base"];
pub(crate) const COMPARISON: &[&str] = &["threshold_comparison", "comparison"];
pub(crate) const EXEMPT: &[&str] = &["exempt", "threshold_exempt", "exempt_from_threshold"];
pub(crate) const MANDATES: &[&str] = &["direct_mandates"];
pub(crate) const COALITIONS: &[&str] = &["coalitions"];
pub(crate) const MAXIMA: &[&str] = &["max_seats", "maxima"];
pub(crate) const MINIMA: &[&str] = &["min_seats", "minima", "guaranteed"];
pub(crate) const HELD: &[&str] = &["initial_seats", "seats_held", "prior_gains"];
pub(crate) const CONNECTIONS: &[&str] = &["list_connections", "connections", "apparentments", "surplus_agreements"];
pub(crate) const CONNECTED_METHOD: &[&str] = &["list_connections_method", "connections_method"];
pub(crate) const EXPECTED: &[&str] = &["expected"];
pub(crate) const TIE: &[&str] = &["tie"];
pub(crate) const TIED: &[&str] = &["tied"];

/// Fields that tell about a case and never bind, whatever scalar they hold.
const ANNOTATIONS: &[&str] = &[
    "id",
    "name",
    "title",
    "source",
    "sources",
    "url",
    "note",
    "notes",
    "comment",
    "country",
    "region",
    "canton",
    "state",
    "city",
    "body",
    "chamber",
    "district",
    "election",
    "date",
    "year",
    "real_election",
    "cross_checked",
    "expected_kind",
    "group",
    "licence",
    "license",
    "synthetic",
    "legal_basis",
    "law",
];
const ANNOTATION_ENDINGS: &[&str] = &["_note", "_notes", "_source", "_url", "_comment", "_kind"];

/// Words that make a field's name sound like a rule.
const RULE_WORDS: &[&str] = &[
    "threshold",
    "quorum",
    "quota",
    "divisor",
    "seat",
    "seats",
    "vote",
    "votes",
    "tie",
    "ties",
    "connection",
    "connections",
    "alliance",
    "alliances",
    "coalition",
    "coalitions",
    "minimum",
    "maximum",
    "bonus",
    "majority",
    "rounding",
    "base",
    "rule",
    "rules",
    "exempt",
    "mandate",
    "mandates",
    "method",
    "guarantee",
    "guaranteed",
    "overhang",
    "levelling",
    "limit",
];

/// The first of a field's names that is given, with its value.
pub(crate) fn find<'n, 'a>(fields: &'n [Entry<'a>], names: &[&str]) -> Option<&'n Entry<'a>> {
    fields.iter().find(|entry| names.contains(&entry.key.as_str()))
}

/// The value of a field that is given and is not null.
pub(crate) fn given<'n, 'a>(fields: &'n [Entry<'a>], names: &[&str]) -> Option<(&'n str, &'n Node<'a>)> {
    let entry = find(fields, names)?;
    (!matches!(entry.value.value, Value::Null)).then_some((entry.key.as_str(), &entry.value))
}

/// Refuses a field that is not understood and might bind.
pub(crate) fn check(source: &Source<'_>, fields: &[Entry<'_>]) -> Read<()> {
    for names in RULES {
        let mut twice = fields.iter().filter(|entry| names.contains(&entry.key.as_str()));
        if let (Some(first), Some(second)) = (twice.next(), twice.next())
            && *names != SEATS
        {
            let what = format!("`{}` and `{}` are two names of one field", first.key, second.key);
            return Err(source.fault(
                super::fault::codes::CONTRADICTION,
                second.at,
                &second.key,
                what,
                "keep one of them",
            ));
        }
    }
    fields.iter().filter(|entry| !RULES.iter().any(|names| names.contains(&entry.key.as_str()))).try_for_each(|entry| {
        if is_annotation(entry) {
            return Ok(());
        }
        let known: Vec<&str> = RULES.iter().flat_map(|names| names.iter().copied()).collect();
        let hint = law::reader::nearest(&entry.key, &known).map_or_else(
            || "docs/SEATS.md lists the fields of a case".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        Err(source.unsupported(entry.at, &entry.key, format!("field `{}`", entry.key), &hint))
    })
}

fn is_annotation(entry: &Entry<'_>) -> bool {
    let key = entry.key.as_str();
    let scalar = !matches!(entry.value.value, Value::List(_) | Value::Object(_));
    if ANNOTATIONS.contains(&key) && (scalar || matches!(key, "source" | "sources" | "note" | "notes" | "url")) {
        return true;
    }
    let told = matches!(entry.value.value, Value::Text(_) | Value::Bool(_) | Value::Null);
    if !told {
        return false;
    }
    if ANNOTATION_ENDINGS.iter().any(|ending| key.ends_with(ending)) {
        return true;
    }
    let known: Vec<&str> = RULES.iter().flat_map(|names| names.iter().copied()).collect();
    let sounds_like_a_rule = key.split(['_', '-', ' ']).any(|word| RULE_WORDS.contains(&word));
    !sounds_like_a_rule && law::reader::nearest(key, &known).is_none()
}
