//! JSON against its description: the same description that everybody reads bounds what is sent. Only the words of JSON
//! Schema (2020-12) that descriptions here are made of are known; another one is a bug.
//!
//! It must never know what is described.

use std::collections::BTreeSet;

use pages::Notice;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::question::day;
use crate::codes;

/// A body, read strictly: by its type, which knows its fields, and by its bounds.
pub(super) fn body<B: DeserializeOwned + JsonSchema>(text: &str) -> Result<B, Notice> {
    let hint = "GET /api/v1/openapi.json describes every body, /en/api shows it";
    let bad = |why: String| Notice::new(codes::BODY, format!("what was sent is not read: {why}"), hint);
    let body: B = serde_json::from_str(text).map_err(|error| bad(brief(&error.to_string())))?;
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<B>();
    let value: Value = serde_json::from_str(text).map_err(|error| bad(brief(&error.to_string())))?;
    check(schema.as_value(), schema.as_value(), &value).map_err(|why| bad(brief(&why)))?;
    Ok(body)
}

/// What a reader says, without the most of a text that it repeats.
fn brief(what: &str) -> String {
    const MOST: usize = 300;
    match what.char_indices().nth(MOST) {
        Some((end, _)) => format!("{} ...", &what[..end]),
        None => what.to_owned(),
    }
}

/// Checks a value against a description. References go from the root of the document.
///
/// # Errors
/// The first thing that does not fit, with its place.
pub fn check(document: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    seen(document, schema, value, "").map(drop)
}

/// The properties that were looked at.
type Seen = BTreeSet<String>;

fn seen(document: &Value, schema: &Value, value: &Value, at: &str) -> Result<Seen, String> {
    let schema = match schema {
        Value::Bool(true) => return Ok(Seen::new()),
        Value::Object(schema) => schema,
        _ => return Err(format!("`{at}`: nothing may stand here")),
    };
    let mut looked = Seen::new();
    if let Some(Value::String(reference)) = schema.get("$ref") {
        let target = document.pointer(reference.trim_start_matches('#'));
        let target = target.ok_or_else(|| format!("`{at}`: no description `{reference}`"))?;
        looked.extend(seen(document, target, value, at)?);
    }
    if let Some(types) = schema.get("type") {
        let types: Vec<&str> = types
            .as_array()
            .map_or_else(|| types.as_str().into_iter().collect(), |all| all.iter().filter_map(Value::as_str).collect());
        if !types.iter().any(|of| is(of, value)) {
            return Err(format!("`{at}` is no {}", types.join(" or ")));
        }
    }
    let one_of = schema.get("enum").and_then(Value::as_array);
    if one_of.is_some_and(|all| !all.contains(value)) || schema.get("const").is_some_and(|only| only != value) {
        return Err(format!("`{at}` is none of the words that are known"));
    }
    bounds(schema, value, at)?;
    looked.extend(several(document, schema, value, at)?);
    match value {
        Value::Array(items) => {
            for (nth, item) in items.iter().enumerate() {
                if let Some(of) = schema.get("items") {
                    seen(document, of, item, &format!("{at}[{nth}]"))?;
                }
            }
        }
        Value::Object(fields) => looked.extend(properties(document, schema, fields, at, &looked)?),
        _ => {}
    }
    Ok(looked)
}

/// Of several descriptions: all, one, or at least one must fit.
fn several(document: &Value, schema: &Map<String, Value>, value: &Value, at: &str) -> Result<Seen, String> {
    let list = |word: &str| schema.get(word).and_then(Value::as_array);
    let mut looked = Seen::new();
    for of in list("allOf").into_iter().flatten() {
        looked.extend(seen(document, of, value, at)?);
    }
    for (word, most) in [("oneOf", 1), ("anyOf", usize::MAX)] {
        let Some(all) = list(word) else { continue };
        let fit: Vec<Result<Seen, String>> = all.iter().map(|of| seen(document, of, value, at)).collect();
        let count = fit.iter().filter(|fit| fit.is_ok()).count();
        if count == 0 || count > most {
            let why = fit.iter().find_map(|fit| fit.as_ref().err()).cloned().unwrap_or_default();
            return Err(format!("`{at}` fits {count} of {}: {why}", all.len()));
        }
        looked.extend(fit.into_iter().flatten().flatten());
    }
    Ok(looked)
}

fn properties(
    document: &Value,
    schema: &Map<String, Value>,
    fields: &Map<String, Value>,
    at: &str,
    before: &Seen,
) -> Result<Seen, String> {
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    for name in required {
        if !fields.contains_key(name) {
            return Err(format!("`{at}.{name}` is missing"));
        }
    }
    let known = schema.get("properties").and_then(Value::as_object);
    let mut looked = Seen::new();
    for (name, value) in fields {
        let place = format!("{at}.{name}");
        if let Some(of) = known.and_then(|known| known.get(name)) {
            seen(document, of, value, &place)?;
        } else if let Some(other) = schema.get("additionalProperties") {
            seen(document, other, value, &place)?;
        } else {
            if schema.get("unevaluatedProperties") == Some(&Value::Bool(false)) && !before.contains(name) {
                return Err(format!("`{place}`: nothing may stand here"));
            }
            continue;
        }
        looked.insert(name.clone());
    }
    Ok(looked)
}

fn is(of: &str, value: &Value) -> bool {
    match of {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => whole(value).is_some(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        _ => value.is_object(),
    }
}

/// A whole number, however it is written: `1.0` is one.
fn whole(value: &Value) -> Option<i128> {
    let Value::Number(number) = value else { return None };
    let plain = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
    plain.or_else(|| number.as_f64()?.to_string().parse().ok())
}

/// Lengths, ranges, formats.
fn bounds(schema: &Map<String, Value>, value: &Value, at: &str) -> Result<(), String> {
    let bound = |word: &str| schema.get(word).and_then(Value::as_i64);
    let within = |size: i128, least: &str, most: &str, what: &str| {
        let low = bound(least).is_some_and(|least| size < i128::from(least));
        let high = bound(most).is_some_and(|most| size > i128::from(most));
        if low || high { Err(format!("`{at}` has {what} outside its bounds")) } else { Ok(()) }
    };
    let length = |length: usize| i128::try_from(length).unwrap_or(i128::MAX);
    match value {
        Value::String(text) => {
            within(length(text.chars().count()), "minLength", "maxLength", "a length")?;
            if schema.get("format").and_then(Value::as_str) == Some("date") && day(text).is_none() {
                return Err(format!("`{at}` is no day such as 2021-06-05"));
            }
            Ok(())
        }
        Value::Array(items) => within(length(items.len()), "minItems", "maxItems", "a number of items"),
        Value::Number(_) => whole(value).map_or(Ok(()), |number| within(number, "minimum", "maximum", "a value")),
        _ => Ok(()),
    }
}
