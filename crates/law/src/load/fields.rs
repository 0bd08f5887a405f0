//! Parts of an act that are tables of their own: days, clauses, references.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::act::{Applies, Definition, Reference};
use crate::day::{Confidence, Day, When};
use crate::fault::codes;
use crate::reader::Fields;
use crate::value::Type;

/// Days of force by clause.
pub(super) type Clauses = BTreeMap<String, Day>;

pub(super) const MARKS: &str = "the marks are text, press, deduced, unconfirmed";

/// A day: `on`, an interval, or `pending`.
pub(super) fn day(fields: &Fields<'_, '_>) -> Option<Day> {
    let on = fields.date("on");
    let (earliest, latest) = (fields.date("earliest"), fields.date("latest"));
    let pending = fields.text("pending");
    // The clause in the act's own terms stands beside the bounds for the reader; the bounds are what counts.
    let _clause = (fields.text("after"), fields.text("plus"));
    let when = match (on, earliest, pending) {
        (Some(on), None, None) => When::On(on),
        (None, Some(earliest), None) => When::Between { earliest, latest },
        (None, None, Some(what)) => When::Pending(what),
        _ => {
            fields.fault(codes::BAD_DAY, "on", "a day has exactly one of `on`, `earliest` and `pending`", "");
            return None;
        }
    };
    if let When::Between { earliest, latest: Some(latest) } = &when
        && latest < earliest
    {
        fields.fault(codes::BAD_DAY, "latest", format!("{latest} lies before {earliest}"), "");
        return None;
    }
    let confidence = match (&when, fields.text("confidence")) {
        (When::On(_), None) => {
            fields.fault(codes::FIELD_MISSING, "confidence", "a known day needs a mark", MARKS);
            return None;
        }
        (_, None) => Confidence::Unconfirmed,
        (_, Some(text)) => Confidence::parse(&text).or_else(|| {
            fields.fault(codes::BAD_VALUE, "confidence", format!("`{text}` is no mark"), MARKS);
            None
        })?,
    };
    let because = fields.text("because").unwrap_or_default();
    let source = fields.text("source").unwrap_or_default();
    finish(fields);
    Some(Day { when, confidence, because, source })
}

fn finish(fields: &Fields<'_, '_>) {
    const KNOWN: [&str; 9] =
        ["on", "earliest", "latest", "pending", "after", "plus", "confidence", "because", "source"];
    for (name, _) in fields.entries() {
        if !KNOWN.contains(&name) {
            fields.fault(codes::FIELD_UNKNOWN, name, format!("nobody knows the field `{name}` in a day"), "");
        }
    }
}

/// Day of publication: as stated, else bounded by the signing and the first day certainly in force.
pub(super) fn published(head: &Fields<'_, '_>, signed: Option<Date>, in_force: Option<&Day>, is_bill: bool) -> Day {
    if let Some(stated) = head.table("published").and_then(|fields| day(&fields)) {
        return stated;
    }
    let latest = in_force.and_then(|day| day.when.latest());
    let when = match signed {
        // A bill without a day is before us now: it is known on every day it is asked about.
        None if is_bill => When::On(Date::MIN),
        Some(signed) if is_bill => When::On(signed),
        Some(signed) => When::Between { earliest: signed, latest: latest.map(|latest| latest.max(signed)) },
        None => When::Between { earliest: Date::MIN, latest },
    };
    let because = "not confirmed: not before the signing, not after the latest day of force".to_owned();
    Day { when, confidence: Confidence::Unconfirmed, because, source: String::new() }
}

/// `act-id!op-id`, `!op-id` or `op-id` (of the same act), or an act's id.
pub(super) fn reference(own_act: &str, text: &str) -> Reference {
    match text.split_once('!') {
        Some(("", op)) => Reference { act: own_act.to_owned(), op: Some(op.to_owned()) },
        Some((act, op)) => Reference { act: act.to_owned(), op: Some(op.to_owned()) },
        None => Reference { act: own_act.to_owned(), op: Some(text.to_owned()) },
    }
}

/// Days of the fact.
pub(super) fn applies(fields: &Fields<'_, '_>) -> Option<Applies> {
    let from = fields.need("from", super::super::reader::Fields::date)?;
    let because = fields.text("because").unwrap_or_default();
    for (name, _) in fields.entries() {
        if !["from", "because"].contains(&name) {
            fields.fault(codes::FIELD_UNKNOWN, name, format!("nobody knows the field `{name}` in `applies`"), "");
        }
    }
    Some(Applies { from, because })
}

/// A rule's definition; its type was collected in the first pass.
pub(super) fn definition(fields: &Fields<'_, '_>, of: &Type) -> Option<Definition> {
    let written = fields.need_text("type")?;
    let choices = fields.texts("choices");
    if super::values::type_of(&written, choices).as_ref() != Some(of) {
        let hint = "share, count UNIT, duration, date, yes/no, choice (with `choices`), table, sanction, text";
        fields.fault(
            codes::BAD_VALUE,
            "type",
            format!("`{written}` is no type, or not the one defined elsewhere"),
            hint,
        );
        return None;
    }
    super::definition_with(fields, of.clone())
}
