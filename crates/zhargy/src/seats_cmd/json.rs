//! JSON as a tree that keeps every number as its digits and every value with its place in the text.
//! It must never know what a case is, and never turn a number into a binary float.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::fault::codes;

/// Values nested deeper than this are refused; a case needs five levels.
const DEPTH: usize = 16;
/// More values than this are refused: ten thousand lists in a hundred districts are half of it.
const VALUES: usize = 2_000_000;

/// A value and where it stands, in bytes from the start.
#[derive(Debug)]
pub(crate) struct Node<'a> {
    pub(crate) at: usize,
    pub(crate) value: Value<'a>,
}

/// What stands there.
#[derive(Debug)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    /// The digits as written.
    Number(&'a str),
    Text(String),
    List(Vec<Node<'a>>),
    /// In the order written, no key twice.
    Object(Vec<Entry<'a>>),
}

/// One member of an object.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) key: String,
    pub(crate) at: usize,
    pub(crate) value: Node<'a>,
}

impl Value<'_> {
    /// The kind in words, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// Why a text is no tree.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) code: &'static str,
    pub(crate) at: usize,
    pub(crate) what: String,
}

/// Reads a whole text.
pub(crate) fn parse(text: &str) -> Result<Node<'_>, Broken> {
    if text.trim_ascii().is_empty() {
        return Err(Broken { code: codes::NOT_JSON, at: 0, what: "the file is empty".to_owned() });
    }
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| Broken {
        code: codes::NOT_JSON,
        at: offset(text, error.line(), error.column()),
        what: said(&error),
    })?;
    Parser { start: text.as_ptr().addr(), values: 0 }.node(raw, 0)
}

/// The reader's own words without its place, which the message gives in one form everywhere.
fn said(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split_once(" at line ").map_or(text.clone(), |(before, _)| before.to_owned())
}

/// Bytes before a line and column, both counted from 1; the column names the last byte looked at.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len())
}

struct Parser {
    start: usize,
    values: usize,
}

impl Parser {
    fn broken(&self, code: &'static str, raw: &RawValue, what: impl Into<String>) -> Broken {
        Broken { code, at: self.at(raw), what: what.into() }
    }

    /// Every raw value is a slice of the text.
    fn at(&self, raw: &RawValue) -> usize {
        raw.get().as_ptr().addr() - self.start
    }

    fn node<'a>(&mut self, raw: &'a RawValue, depth: usize) -> Result<Node<'a>, Broken> {
        self.values += 1;
        if self.values > VALUES {
            return Err(self.broken(codes::NOT_JSON, raw, format!("more than {VALUES} values")));
        }
        if depth > DEPTH {
            return Err(self.broken(codes::NOT_JSON, raw, format!("values nested deeper than {DEPTH} levels")));
        }
        let text = raw.get();
        let value = match text.as_bytes().first() {
            Some(b'n') => Value::Null,
            Some(b't') => Value::Bool(true),
            Some(b'f') => Value::Bool(false),
            Some(b'"') => Value::Text(self.again(raw)?),
            Some(b'[') => {
                let items: Vec<&RawValue> = self.again(raw)?;
                Value::List(items.into_iter().map(|item| self.node(item, depth + 1)).collect::<Result<_, _>>()?)
            }
            Some(b'{') => self.object(raw, depth)?,
            _ => Value::Number(text),
        };
        Ok(Node { at: self.at(raw), value })
    }

    fn object<'a>(&mut self, raw: &'a RawValue, depth: usize) -> Result<Value<'a>, Broken> {
        let Members(members) = self.again(raw)?;
        let mut seen = HashSet::new();
        let mut entries = Vec::with_capacity(members.len());
        for (key, value) in members {
            let name: String = self.again(key)?;
            if !seen.insert(name.clone()) {
                return Err(self.broken(codes::DUPLICATE, key, format!("the key `{name}` stands here a second time")));
            }
            entries.push(Entry { key: name, at: self.at(key), value: self.node(value, depth + 1)? });
        }
        Ok(Value::Object(entries))
    }

    /// Looks into a value whose outline was read before; only escapes in a text can still be wrong.
    fn again<'a, T: Deserialize<'a>>(&self, raw: &'a RawValue) -> Result<T, Broken> {
        serde_json::from_str(raw.get()).map_err(|error| self.broken(codes::NOT_JSON, raw, said(&error)))
    }
}

/// Keys and values as slices of the text.
struct Members<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Members(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Result<&str, (&str, usize)>) {
        let shown = parse(text).map(|node| show(&node)).map_err(|broken| (broken.code, broken.at));
        assert_eq!(shown.as_deref().map_err(|(code, at)| (*code, *at)), expect, "{text}");
    }

    fn show(node: &Node<'_>) -> String {
        let inside = |nodes: Vec<String>| nodes.join(" ");
        match &node.value {
            Value::Null => format!("{}:null", node.at),
            Value::Bool(yes) => format!("{}:{yes}", node.at),
            Value::Number(digits) => format!("{}:{digits}", node.at),
            Value::Text(text) => format!("{}:'{text}'", node.at),
            Value::List(items) => format!("{}:[{}]", node.at, inside(items.iter().map(show).collect())),
            Value::Object(entries) => {
                let shown = entries.iter().map(|e| format!("{}@{}={}", e.key, e.at, show(&e.value))).collect();
                format!("{}:{{{}}}", node.at, inside(shown))
            }
        }
    }

    #[test]
    fn trees() {
        check("{\"b\": 0.050, \"a\":[1e2 ,null]}", Ok("0:{b@1=6:0.050 a@13=17:[18:1e2 23:null]}"));
        check(" \"\\u0416\" ", Ok("1:'Ж'"));
        check("18446744073709551616.10", Ok("0:18446744073709551616.10"));
        check("{\"a\":{\"x\":1,\"\\u0078\":2}}", Err((codes::DUPLICATE, 12)));
        for (text, at) in [("", 0), (" \n", 0), ("{", 0), ("{}x", 2), ("{\"a\":01}", 6), ("[\n1,\n]", 5), ("NaN", 0)] {
            check(text, Err((codes::NOT_JSON, at)));
        }
        check("[\"\\ud800\"]", Err((codes::NOT_JSON, 1)));
        let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(parse(&deep(DEPTH)).is_ok());
        check(&deep(100_000), Err((codes::NOT_JSON, DEPTH + 1)));
    }
}
