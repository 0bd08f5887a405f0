//! Reading of the small public files, strictly: one text for one value. It must never know what a line means.

use crate::{Fault, PublicKey};

/// Lines of a file whose first line begins with a known word.
pub(crate) struct Lines<'a> {
    lines: std::iter::Peekable<std::iter::Enumerate<std::str::Split<'a, char>>>,
}

impl<'a> Lines<'a> {
    /// Every line, the last too, ends with `\n`.
    pub(crate) fn of(text: &'a str, what: &'static str) -> Result<Self, Fault> {
        let text = text.strip_suffix('\n').ok_or(Fault::UnknownForm(what))?;
        Ok(Self { lines: text.split('\n').enumerate().peekable() })
    }

    /// The fields of the next line, where it begins with that word.
    pub(crate) fn take<const N: usize>(&mut self, word: &str) -> Result<Option<[&'a str; N]>, Fault> {
        let Some(&(at, line)) = self.lines.peek() else {
            return Ok(None);
        };
        let mut fields = line.split(' ');
        if fields.next() != Some(word) {
            return Ok(None);
        }
        self.lines.next();
        let fields: Vec<&str> = fields.collect();
        fields.try_into().map(Some).map_err(|_| Fault::BadLine(at + 1))
    }

    /// The same, for a line that has to be there.
    pub(crate) fn need<const N: usize>(&mut self, word: &str, what: &'static str) -> Result<[&'a str; N], Fault> {
        self.take(word)?.ok_or(Fault::UnknownForm(what))
    }

    /// The line after the ones taken, counted from 1; for a fault.
    pub(crate) fn bad<T>(&mut self) -> Result<T, Fault> {
        Err(Fault::BadLine(self.lines.peek().map_or(0, |&(at, _)| at)))
    }

    /// Nothing may follow.
    pub(crate) fn end(mut self) -> Result<(), Fault> {
        self.lines.next().map_or(Ok(()), |(at, _)| Err(Fault::BadLine(at + 1)))
    }
}

/// A plain name of an office, a person or a circle.
///
/// # Errors
/// K017 where it is none.
pub(crate) fn name(text: &str) -> Result<&str, Fault> {
    let plain = |sign: u8| matches!(sign, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b'_');
    if (1..=64).contains(&text.len()) && text.bytes().all(plain) { Ok(text) } else { Err(Fault::BadName) }
}

/// A decimal number without sign and without leading noughts.
pub(crate) fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number: &u32| number.to_string() == text)
}

/// A civil day, `2026-07-01`.
pub(crate) fn day(text: &str) -> Option<jiff::civil::Date> {
    text.parse().ok().filter(|day: &jiff::civil::Date| day.to_string() == text)
}

/// A public key; only its one spelling in small letters.
pub(crate) fn key(text: &str) -> Option<PublicKey> {
    PublicKey::parse(text).ok().filter(|key| key.to_string() == text)
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    data_encoding::BASE64_NOPAD.encode(bytes)
}

pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    data_encoding::BASE64_NOPAD.decode(text.as_bytes()).ok()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}
