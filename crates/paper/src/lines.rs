//! Where lines break: at spaces, after hyphens and strokes between letters; inside a word only where it is wider than the line.
//!
//! It must never break a figure from its unit: fixed spaces hold. Lines are as full as they can be, one after another.

use crate::clean::BREAK;
use crate::font::{Face, Fonts};
use crate::units::Length;

/// How a text looks.
#[derive(Clone, Copy)]
pub(crate) struct Type {
    /// Its face.
    pub(crate) face: Face,
    /// Its size.
    pub(crate) size: Length,
}

/// A line and its width. Where a space or a line feed was swallowed, a space ends it that is not counted in the width: it keeps
/// words apart for those who copy or hear the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) width: Length,
}

/// The lines of a cleaned text; at least one. None is wider than `width`, unless a single glyph is.
pub(crate) fn lines(fonts: &Fonts, of: Type, text: &str, width: Length) -> Vec<Line> {
    let mut setter = Setter { fonts, of, limit: width, line: String::new(), used: 0, done: Vec::new() };
    for part in text.split('\n') {
        setter.part(part);
    }
    setter.done
}

/// The width of the widest piece that is not broken by choice.
pub(crate) fn widest_piece(fonts: &Fonts, of: Type, text: &str) -> Length {
    let mut widest = 0;
    for part in text.split('\n') {
        pieces(part, |piece| widest = widest.max(fonts.width(of.face, of.size, visible(piece))));
    }
    widest
}

/// The width of the widest line if nothing is broken by choice.
pub(crate) fn natural(fonts: &Fonts, of: Type, text: &str) -> Length {
    text.split('\n').map(|part| fonts.width(of.face, of.size, part)).max().unwrap_or_default()
}

/// A text on one line of at most `width`, its end replaced by an ellipsis if need be.
pub(crate) fn shortened(fonts: &Fonts, of: Type, text: &str, width: Length) -> String {
    if fonts.width(of.face, of.size, text) <= width {
        return text.to_owned();
    }
    let mut used = fonts.advance(of.face, of.size, '…');
    let mut kept = String::new();
    for character in text.chars() {
        used += fonts.advance(of.face, of.size, character);
        if used > width {
            break;
        }
        kept.push(character);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

fn visible(piece: &str) -> &str {
    piece.trim_end_matches([' ', BREAK])
}

/// Calls `each` with the parts between which a line may break.
fn pieces<'t>(text: &'t str, mut each: impl FnMut(&'t str)) {
    let mut start = 0;
    let mut before = ' ';
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let Some(&(next_at, next)) = characters.peek() else { break };
        let breaks = match character {
            ' ' => next != ' ',
            BREAK => true,
            '-' | '\u{2010}' | '–' | '—' | '/' => before.is_alphabetic() && next.is_alphabetic(),
            _ => false,
        };
        if breaks {
            each(&text[start..next_at]);
            start = next_at;
        }
        before = text[at..].chars().next().unwrap_or(' ');
    }
    each(&text[start..]);
}

struct Setter<'a> {
    fonts: &'a Fonts,
    of: Type,
    limit: Length,
    line: String,
    used: Length,
    done: Vec<Line>,
}

impl Setter<'_> {
    /// What stands between two line feeds.
    fn part(&mut self, part: &str) {
        if let Some(last) = self.done.last_mut() {
            last.text.push(' ');
        }
        pieces(part, |piece| self.piece(piece));
        self.flush();
        if let Some(last) = self.done.last_mut() {
            last.text.truncate(visible(&last.text).len());
        }
    }

    fn piece(&mut self, piece: &str) {
        let seen = self.fonts.width(self.of.face, self.of.size, visible(piece));
        if !self.line.is_empty() && self.used + seen > self.limit {
            self.flush();
        }
        if seen > self.limit {
            self.chop(piece);
        } else {
            self.line.push_str(piece);
            self.used += self.fonts.width(self.of.face, self.of.size, piece);
        }
    }

    /// Sets a piece that is wider than a line: broken behind a sign that separates, or else anywhere but before a mark.
    fn chop(&mut self, piece: &str) {
        let mut good = 0;
        for character in visible(piece).chars() {
            let advance = self.fonts.advance(self.of.face, self.of.size, character);
            if self.used + advance > self.limit && !self.line.is_empty() && advance > 0 {
                let cut = if good * 2 > self.line.len() { good } else { self.line.len() };
                let rest = self.line.split_off(cut);
                self.flush();
                self.used = self.fonts.width(self.of.face, self.of.size, &rest);
                self.line = rest;
                good = 0;
            }
            self.line.push(character);
            self.used += advance;
            if !character.is_alphanumeric() && advance > 0 {
                good = self.line.len();
            }
        }
        let end = &piece[visible(piece).len()..];
        self.line.push_str(end);
        self.used += self.fonts.width(self.of.face, self.of.size, end);
    }

    fn flush(&mut self) {
        let mut text: String = visible(&self.line).chars().filter(|character| *character != BREAK).collect();
        let width = self.fonts.width(self.of.face, self.of.size, &text);
        if self.line.ends_with(' ') {
            text.push(' ');
        }
        self.done.push(Line { text, width });
        self.line.clear();
        self.used = 0;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clean::Cleaner;

    const MONO: Type = Type { face: Face::Mono, size: 10_000 };

    /// Lines of so many letters of the mono face, 6 points each.
    fn set(text: &str, letters: Length) -> Vec<String> {
        lines(&Fonts::read(), MONO, text, letters * 6000).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_break_where_they_may() {
        let check = |text: &str, letters: Length, expect: &[&str]| assert_eq!(set(text, letters), expect, "{text:?}");
        check("one two three", 8, &["one two ", "three"]);
        check("one two ", 7, &["one two"]);
        check("one  two", 4, &["one ", "two"]);
        check("", 8, &[""]);
        check("a\nb", 8, &["a ", "b"]);
        check("7\u{A0}241\u{202F}562 x", 8, &["7\u{A0}241\u{202F}", "562 x"]);
        check("article 97-1", 10, &["article ", "97-1"]);
        check("Nur-Sultan", 6, &["Nur-", "Sultan"]);
        check("abcdefghij", 4, &["abcd", "efgh", "ij"]);
        check("https://a.kz/bcdefg", 10, &["https://a.", "kz/bcdefg"]);
        check("ab\u{200B}cd", 3, &["ab", "cd"]);
        check("x aaaaaaaa y", 4, &["x ", "aaaa", "aaaa ", "y"]);
        check("ab", 0, &["a", "b"]);
    }

    #[test]
    fn a_text_is_shortened_with_an_ellipsis() {
        let fonts = Fonts::read();
        let check = |text: &str, letters: Length, expect: &str| {
            assert_eq!(shortened(&fonts, MONO, text, letters * 6000), expect);
        };
        check("one two", 7, "one two");
        check("one two", 5, "one…");
        check("one", 0, "…");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(text in "\\PC{0,80}|[a-я \u{200B}\u{301}/.-]{0,200}", width in 30_000..300_000_i64) {
            let fonts = Fonts::read();
            let text = Cleaner::new(&fonts).text(&text);
            let of = Type { face: Face::Regular, size: 10_000 };
            let set = lines(&fonts, of, &text, width);
            for line in &set {
                prop_assert!(line.width <= width, "{line:?}");
            }
            let letters = |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '\n' | &BREAK)).collect::<String>();
            let joined: String = set.iter().map(|line| letters(&line.text)).collect();
            prop_assert_eq!(joined, letters(&text));
        }
    }
}
