//! The one text of a JSON value: keys sorted, no white space, UTF-8, whole numbers.
//!
//! It is what Python writes with `json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)`. It must
//! never know which fields an entry has.

use std::fmt;
use std::fmt::Write as _;

use serde_json::Value;

/// Nested lists and objects inside a body.
pub const MAX_DEPTH: usize = 64;

/// 2^53 - 1: the largest whole number every reader of JSON keeps exactly.
pub const MAX_INTEGER: u64 = (1 << 53) - 1;

/// Keys that this reader of JSON gives a meaning of its own.
const RESERVED: &str = "$serde_json::";

/// Why a value has no canonical text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoText {
    /// A number that is not whole, or beyond [`MAX_INTEGER`].
    Number(String),
    /// A key that is not ASCII, or reserved.
    Key(String),
    /// Deeper than [`MAX_DEPTH`].
    Depth,
}

impl fmt::Display for NoText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number} is no whole number from -(2^53-1) to 2^53-1"),
            Self::Key(key) => write!(f, "the key {key:?} is not plain ASCII"),
            Self::Depth => write!(f, "lists and objects are nested more than {MAX_DEPTH} deep"),
        }
    }
}

/// Writes the value behind `out`.
pub(crate) fn write(out: &mut String, value: &Value) -> Result<(), NoText> {
    write_within(out, value, MAX_DEPTH)
}

fn write_within(out: &mut String, value: &Value, depth: usize) -> Result<(), NoText> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => write_number(out, number)?,
        Value::String(text) => write_text(out, text),
        Value::Array(items) => {
            let depth = depth.checked_sub(1).ok_or(NoText::Depth)?;
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_within(out, item, depth)?;
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let depth = depth.checked_sub(1).ok_or(NoText::Depth)?;
            // The map may keep the order of writing: another crate of the build decides that.
            let mut sorted: Vec<(&String, &Value)> = fields.iter().collect();
            sorted.sort_unstable_by_key(|&(key, _)| key);
            out.push('{');
            for (index, (key, field)) in sorted.into_iter().enumerate() {
                if !key.is_ascii() || key.starts_with(RESERVED) {
                    return Err(NoText::Key(key.clone()));
                }
                if index > 0 {
                    out.push(',');
                }
                write_text(out, key);
                out.push(':');
                write_within(out, field, depth)?;
            }
            out.push('}');
        }
    }
    Ok(())
}

fn write_number(out: &mut String, number: &serde_json::Number) -> Result<(), NoText> {
    let whole = number.as_i64().filter(|whole| whole.unsigned_abs() <= MAX_INTEGER);
    let Some(whole) = whole else {
        return Err(NoText::Number(number.to_string()));
    };
    let _ = write!(out, "{whole}");
    Ok(())
}

/// Quotes a text; only what JSON requires is escaped.
pub(crate) fn write_text(out: &mut String, text: &str) {
    out.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let short = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            8 => "\\b",
            12 => "\\f",
            0..0x20 => "",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        if short.is_empty() {
            let _ = write!(out, "\\u{byte:04x}");
        } else {
            out.push_str(short);
        }
        plain = at + 1;
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_one_text() {
        let check = |json: &str, expect: Result<&str, NoText>| {
            let value: Value = serde_json::from_str(json).unwrap();
            let mut out = String::new();
            let written = write(&mut out, &value);
            assert_eq!(written.map(|()| out.as_str()), expect, "{json}");
        };
        check("null", Ok("null"));
        check("[ true , false ]", Ok("[true,false]"));
        check(r#"{"b":1,"a":{"d":2,"c":[]},"B":{}}"#, Ok(r#"{"B":{},"a":{"c":[],"d":2},"b":1}"#));
        check(r#"{"a":1,"a":2}"#, Ok(r#"{"a":2}"#));
        check("9007199254740991", Ok("9007199254740991"));
        check("-9007199254740991", Ok("-9007199254740991"));
        check("9007199254740992", Err(NoText::Number("9007199254740992".into())));
        check("-9007199254740992", Err(NoText::Number("-9007199254740992".into())));
        check("18446744073709551615", Err(NoText::Number("18446744073709551615".into())));
        check("1.5", Err(NoText::Number("1.5".into())));
        check("1e3", Err(NoText::Number("1000.0".into())));
        check("\"\\u0416ar\\u011fy \\/ \u{1f5f3}\"", Ok("\"\u{416}ar\u{11f}y / \u{1f5f3}\""));
        check(r#""\u0000\u0008\u000c\n\r\t\u001f\u007f\"\\""#, Ok("\"\\u0000\\b\\f\\n\\r\\t\\u001f\u{7f}\\\"\\\\\""));
        check("{\"\u{436}\":1}", Err(NoText::Key("\u{436}".into())));
    }

    #[test]
    fn a_reserved_key_is_refused() {
        let mut fields = serde_json::Map::new();
        fields.insert("$serde_json::private::RawValue".to_owned(), Value::Null);
        assert!(matches!(write(&mut String::new(), &Value::Object(fields)), Err(NoText::Key(_))));
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth: usize| {
            let value: Value = serde_json::from_str(&("[".repeat(depth) + &"]".repeat(depth))).unwrap();
            write(&mut String::new(), &value)
        };
        assert_eq!(nested(MAX_DEPTH), Ok(()));
        assert_eq!(nested(MAX_DEPTH + 1), Err(NoText::Depth));
    }
}
