//! One entry and its one line.
//!
//! It must never know what a kind of entry means, nor what stands before or behind it.

use std::fmt;
use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::canonical::{self, MAX_INTEGER, NoText};
use crate::codes;
use crate::hash::Hash;
use crate::moment::Moment;

/// Bytes of a line without its newline.
pub const MAX_LINE_BYTES: usize = 1 << 20;

/// Bytes of an actor, a command's id or a kind.
pub const MAX_NAME_BYTES: usize = 256;

/// One entry. Only [`crate::chain`] and [`Entry::parse`] make one, so each has a line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// Place in the journal, from 0.
    pub seq: u64,
    /// Leaf hash of the line before; zeros for the first.
    pub prev: Hash,
    /// When its writer recorded it. Clocks jump: the order of entries is `seq`, never this.
    pub at: Moment,
    /// Who caused it.
    pub actor: String,
    /// Id of the command that made it; no other command of the journal has it.
    pub command: String,
    /// How many entries of the same command still follow; 0 is the last.
    pub rest: u32,
    /// Name and version of the record, such as `protocol.entered/1`.
    pub kind: String,
    /// The record.
    pub body: Value,
}

/// Why a line is no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// Longer than [`MAX_LINE_BYTES`].
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// Not JSON.
    NotJson {
        /// Where reading stopped, in bytes from 1.
        column: usize,
        /// The line ends too early.
        cut: bool,
        /// What the reader says.
        why: String,
    },
    /// A field is missing.
    Missing(&'static str),
    /// A field nobody knows.
    Unknown(String),
    /// A field holds what it may not.
    Field {
        /// Which.
        name: &'static str,
        /// What it may hold.
        why: String,
    },
    /// The same entry is written otherwise.
    NotCanonical {
        /// First byte that differs, from 1.
        column: usize,
    },
}

impl Entry {
    /// The canonical line, without a newline.
    ///
    /// # Panics
    /// A field was set to what no line can hold: a bug of whoever set it.
    pub fn line(&self) -> String {
        match self.encode() {
            Ok(line) => line,
            Err(malformed) => panic!("entry {} cannot be written: {malformed}", self.seq),
        }
    }

    /// The leaf hash of the line: what the next entry names as `prev`.
    ///
    /// # Panics
    /// As [`Entry::line`].
    pub fn hash(&self) -> Hash {
        Hash::leaf(self.line().as_bytes())
    }

    /// The line, after every limit was asked.
    pub(crate) fn encode(&self) -> Result<String, Malformed> {
        for (name, text) in [("actor", &self.actor), ("command", &self.command), ("kind", &self.kind)] {
            check_name(name, text)?;
        }
        check_kind(&self.kind)?;
        if self.seq > MAX_INTEGER {
            return Err(Malformed::Field { name: "seq", why: "a number up to 2^53-1".to_owned() });
        }
        let mut line = String::with_capacity(384);
        line.push_str("{\"actor\":");
        canonical::write_text(&mut line, &self.actor);
        let _ = write!(line, ",\"at\":\"{}\",\"body\":", self.at);
        canonical::write(&mut line, &self.body)
            .map_err(|why: NoText| Malformed::Field { name: "body", why: why.to_string() })?;
        line.push_str(",\"command\":");
        canonical::write_text(&mut line, &self.command);
        line.push_str(",\"kind\":");
        canonical::write_text(&mut line, &self.kind);
        let _ = write!(line, ",\"prev\":\"{}\",\"rest\":{},\"seq\":{}}}", self.prev, self.rest, self.seq);
        if line.len() > MAX_LINE_BYTES {
            return Err(Malformed::TooLong { bytes: line.len() });
        }
        Ok(line)
    }

    /// Reads a line without its newline.
    ///
    /// # Errors
    /// It is no entry, or not written in the one form entries have.
    pub fn parse(line: &str) -> Result<Self, Malformed> {
        if line.len() > MAX_LINE_BYTES {
            return Err(Malformed::TooLong { bytes: line.len() });
        }
        // Whatever was read, a line that is written back the same is the line of what was read.
        if let Some(entry) = Self::read_plain(line)
            && entry.encode().is_ok_and(|written| written == line)
        {
            return Ok(entry);
        }
        Self::read_any(line)
    }

    /// Reads the one form of entries field by field, without asking whether all of it is so; nothing where it plainly is
    /// another.
    fn read_plain(line: &str) -> Option<Self> {
        let (actor, rest) = line.strip_prefix("{\"actor\":\"")?.split_once("\",\"at\":\"")?;
        let (at, rest) = rest.split_once("\",\"body\":")?;
        let mut bodies = serde_json::Deserializer::from_str(rest).into_iter();
        let body = bodies.next()?.ok()?;
        let rest = rest.get(bodies.byte_offset()..)?.strip_prefix(",\"command\":\"")?;
        let (command, rest) = rest.split_once("\",\"kind\":\"")?;
        let (kind, rest) = rest.split_once("\",\"prev\":\"")?;
        let (prev, rest) = rest.split_once("\",\"rest\":")?;
        let (more, rest) = rest.split_once(",\"seq\":")?;
        Some(Self {
            seq: rest.strip_suffix('}')?.parse().ok()?,
            prev: prev.parse().ok()?,
            at: at.parse().ok()?,
            actor: actor.to_owned(),
            command: command.to_owned(),
            rest: more.parse().ok()?,
            kind: kind.to_owned(),
            body,
        })
    }

    /// Reads a line of any form, to say what is wrong with it.
    fn read_any(line: &str) -> Result<Self, Malformed> {
        let value: Value = serde_json::from_str(line).map_err(|error| Malformed::NotJson {
            column: error.column(),
            cut: error.is_eof(),
            why: error.to_string(),
        })?;
        let Value::Object(mut fields) = value else {
            let why = "it is no object".to_owned();
            return Err(Malformed::NotJson { column: 1, cut: false, why });
        };
        let entry = Self {
            actor: text(&mut fields, "actor")?,
            at: text(&mut fields, "at")?.parse().map_err(|error| bad("at", error))?,
            body: take(&mut fields, "body")?,
            command: text(&mut fields, "command")?,
            kind: text(&mut fields, "kind")?,
            prev: text(&mut fields, "prev")?.parse().map_err(|error| bad("prev", error))?,
            rest: u32::try_from(number(&mut fields, "rest")?).map_err(|_| bad("rest", "a number up to 2^32-1"))?,
            seq: number(&mut fields, "seq")?,
        };
        if let Some(name) = fields.keys().min() {
            return Err(Malformed::Unknown(name.clone()));
        }
        let written = entry.encode()?;
        if written == line {
            return Ok(entry);
        }
        let same = written.bytes().zip(line.bytes()).take_while(|(ours, theirs)| ours == theirs).count();
        Err(Malformed::NotCanonical { column: same + 1 })
    }
}

fn take(fields: &mut Map<String, Value>, name: &'static str) -> Result<Value, Malformed> {
    fields.remove(name).ok_or(Malformed::Missing(name))
}

fn text(fields: &mut Map<String, Value>, name: &'static str) -> Result<String, Malformed> {
    match take(fields, name)? {
        Value::String(text) => Ok(text),
        _ => Err(bad(name, "a text")),
    }
}

fn number(fields: &mut Map<String, Value>, name: &'static str) -> Result<u64, Malformed> {
    take(fields, name)?.as_u64().ok_or_else(|| bad(name, "a number from 0 to 2^53-1"))
}

fn bad(name: &'static str, why: impl fmt::Display) -> Malformed {
    Malformed::Field { name, why: why.to_string() }
}

fn check_name(name: &'static str, text: &str) -> Result<(), Malformed> {
    if text.is_empty() || text.len() > MAX_NAME_BYTES || text.chars().any(char::is_control) {
        return Err(bad(name, format!("1 to {MAX_NAME_BYTES} bytes without control characters")));
    }
    Ok(())
}

/// `name/version`: small letters, digits, `.`, `-`, `_`; a version from 1.
fn check_kind(kind: &str) -> Result<(), Malformed> {
    let fits = kind.split_once('/').is_some_and(|(name, version)| {
        let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, b'.' | b'-' | b'_');
        let version_fits = version.parse::<u32>().is_ok_and(|number| number > 0 && number.to_string() == version);
        !name.is_empty() && name.bytes().all(plain) && version_fits
    });
    if fits { Ok(()) } else { Err(bad("kind", "a name and a version, such as `protocol.entered/1`")) }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", codes::MALFORMED)?;
        match self {
            Self::TooLong { bytes } => write!(f, "{bytes} bytes, at most {MAX_LINE_BYTES}"),
            Self::NotJson { column, cut: true, .. } => write!(f, "the line ends too early, at byte {column}"),
            Self::NotJson { column, why, .. } => write!(f, "not JSON at byte {column}: {why}"),
            Self::Missing(name) => write!(f, "the field `{name}` is missing"),
            Self::Unknown(name) => write!(f, "the field {name:?} is unknown"),
            Self::Field { name, why } => write!(f, "the field `{name}` is out of bounds: {why}"),
            Self::NotCanonical { column } => write!(f, "not written in the one form of entries, from byte {column} on"),
        }
    }
}

impl std::error::Error for Malformed {}

#[cfg(test)]
mod tests;
