//! What is asked of a handler: the parts of the address, its fields, the language. Everything is decoded strictly here, so
//! that no handler sees what is no text.

use std::net::IpAddr;
use std::sync::Arc;

use journal::Moment;
use pages::{Language, Notice};
use percent_encoding::percent_decode_str;

use crate::codes;
use crate::who::Who;

/// Fields of an address at most.
pub(crate) const MOST_FIELDS: usize = 32;

/// Fields of a form at most: a protocol has a figure for every list, with words beside it.
pub(crate) const MOST_FORM_FIELDS: usize = 1024;

/// A question to a handler.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The place of the route in the table, where there is one.
    pub route: Option<usize>,
    /// The path as it came.
    pub path: String,
    /// The query as it came.
    pub query: String,
    /// The language: of the path where it names one, else the best that the reader accepts.
    pub language: Language,
    /// Parts of the path by their names in the table.
    pub parts: Vec<(String, String)>,
    /// Fields of the query, or of the form where one was sent.
    pub fields: Vec<(String, String)>,
    /// A table is wanted, and no JSON.
    pub csv: bool,
    /// The last event that came, of a reader who comes again.
    pub last_event: Option<u64>,
    /// What was sent, where it is no form.
    pub body: String,
    /// The moment by the clock.
    pub at: Moment,
    /// Who asks, on an address of the desks.
    pub who: Option<Arc<Who>>,
    /// Whether a browser said so by itself, with a cookie.
    pub by_browser: bool,
    /// Where it comes from, for limits on guessing alone.
    pub peer: Option<IpAddr>,
}

impl Ask {
    /// A part of the path.
    pub fn part(&self, name: &str) -> &str {
        self.parts.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value.as_str())
    }

    /// A field; empty where there is none. The first, where it stands twice.
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value.as_str())
    }

    /// The path behind its language.
    pub fn here(&self) -> &str {
        let rest = self.path.strip_prefix('/').and_then(|path| path.strip_prefix(self.language.code()));
        rest.filter(|rest| rest.starts_with('/')).unwrap_or("/")
    }
}

/// Fields such as `a=1&b=2`, decoded.
///
/// # Errors
/// What is no UTF-8 behind its percent signs, or too many fields.
pub(crate) fn fields(text: &str, most: usize) -> Result<Vec<(String, String)>, Notice> {
    let parts: Vec<&str> = text.split('&').filter(|part| !part.is_empty()).collect();
    if parts.len() > most {
        let what = format!("there are {} fields; {most} are read", parts.len());
        return Err(Notice::new(codes::ADDRESS, what, "leave out what the page does not ask for"));
    }
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        Ok((decoded(name)?, decoded(value)?))
    };
    parts.into_iter().map(pair).collect()
}

fn decoded(text: &str) -> Result<String, Notice> {
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8();
    let told = |_| {
        Notice::new(
            codes::ADDRESS,
            "the address holds bytes that are no text",
            "addresses are UTF-8 behind their percent signs",
        )
    };
    let decoded = decoded.map_err(told)?.into_owned();
    if decoded.contains('\0') {
        return Err(Notice::new(codes::ADDRESS, "the address holds a zero byte", "leave it out"));
    }
    Ok(decoded)
}

/// The best language of an `Accept-Language`, by its weights; Kazakh where none of ours is named.
pub(crate) fn accepted(header: &str) -> Language {
    let mut best: Option<(u32, Language)> = None;
    for part in header.split(',').take(32) {
        let (tag, rest) = part.split_once(';').unwrap_or((part, ""));
        let code = tag.trim().split('-').next().unwrap_or("").to_ascii_lowercase();
        let weight = rest.trim().strip_prefix("q=").map_or(1000, thousandths);
        if let Some(language) = Language::parse(&code)
            && weight > 0
            && best.is_none_or(|(most, _)| weight > most)
        {
            best = Some((weight, language));
        }
    }
    best.map_or(Language::Kk, |(_, language)| language)
}

/// `0.8` as 800.
pub(crate) fn thousandths(text: &str) -> u32 {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    let whole: u32 = whole.parse().unwrap_or(0);
    whole.min(1) * 1000 + part.parse::<u32>().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_decoded_strictly() {
        let check = |text: &str, expect: Result<&[(&str, &str)], &str>| {
            let told = fields(text, MOST_FIELDS).map_err(|notice| notice.code);
            let own = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
                pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
            };
            assert_eq!(told, expect.map(own), "{text}");
        };
        check("", Ok(&[]));
        check("threshold=5&day=2021-06-05", Ok(&[("threshold", "5"), ("day", "2021-06-05")]));
        check("q=%D0%B7%D0%B0%D2%A3+a", Ok(&[("q", "заң a")]));
        check("q", Ok(&[("q", "")]));
        check("q=%FF", Err("W006"));
        check("q=%00", Err("W006"));
        check(&"a&".repeat(33), Err("W006"));
    }

    #[test]
    fn the_best_language_that_is_ours() {
        let check = |header: &str, expect: Language| assert_eq!(accepted(header), expect, "{header}");
        check("", Language::Kk);
        check("de", Language::Kk);
        check("en-GB,en;q=0.9,ru;q=0.8", Language::En);
        check("de,ru;q=0.5,en;q=0.7", Language::En);
        check("ru;q=0", Language::Kk);
        check("*;q=0.1, ru", Language::Ru);
    }
}
