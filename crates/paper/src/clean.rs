//! Text made fit for paper: composed letters, one kind of line end, and a sign in place of what the fonts cannot show.
//!
//! It must never drop a letter in silence: what is replaced is counted and reported.

use std::collections::BTreeMap;

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::finding::Finding;
use crate::font::{Face, Fonts};

/// A place where a line may break though nothing is seen.
pub(crate) const BREAK: char = '\u{200B}';
/// What stands in place of a character that cannot be shown.
const REPLACEMENT: char = '\u{FFFD}';
/// Characters of a text that a finding quotes.
const QUOTED: usize = 40;

/// Cleans the texts of one document and remembers what it replaced.
pub(crate) struct Cleaner<'a> {
    fonts: &'a Fonts,
    composer: ComposingNormalizerBorrowed<'static>,
    replaced: BTreeMap<char, (usize, String)>,
}

impl<'a> Cleaner<'a> {
    /// For texts that are set in these fonts; all faces have the same characters.
    pub(crate) fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, composer: ComposingNormalizerBorrowed::new_nfc(), replaced: BTreeMap::new() }
    }

    /// A text whose characters all have glyphs, but for line feeds and marks of possible breaks.
    pub(crate) fn text(&mut self, text: &str) -> String {
        let composed = self.composer.normalize(text);
        let mut clean = String::with_capacity(composed.len());
        let mut previous = '\n';
        for character in composed.chars() {
            match character {
                '\n' if previous == '\r' => {}
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
                '\t' => clean.push(' '),
                // A soft hyphen shows nothing where no line is broken, and lines are broken at spaces.
                '\u{AD}' => {}
                BREAK => clean.push(BREAK),
                _ if unseen(character) || self.fonts.get(Face::Regular).glyph(character).is_none() => {
                    self.replace(character, text);
                    clean.push(REPLACEMENT);
                }
                _ => clean.push(character),
            }
            previous = character;
        }
        clean
    }

    /// The same on one line.
    pub(crate) fn line(&mut self, text: &str) -> String {
        self.text(text).replace('\n', " ")
    }

    fn replace(&mut self, character: char, text: &str) {
        let quote = || text.chars().take(QUOTED).map(|c| if unseen(c) { REPLACEMENT } else { c }).collect();
        self.replaced.entry(character).or_insert_with(|| (0, quote())).0 += 1;
    }

    /// What was replaced, by character.
    pub(crate) fn findings(self) -> impl Iterator<Item = Finding> {
        self.replaced.into_iter().map(|(character, (times, first))| {
            if unseen(character) {
                Finding::Unseen { character, times, first }
            } else {
                Finding::NoGlyph { character, times, first }
            }
        })
    }
}

/// Controls, joiners, and the marks that turn the direction of writing.
fn unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61C}' | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cleaned() {
        let fonts = Fonts::read();
        let check = |input: &str, expect: &str, codes: &[&str]| {
            let mut cleaner = Cleaner::new(&fonts);
            assert_eq!(cleaner.text(input), expect, "{input:?}");
            let found: Vec<&str> = cleaner.findings().map(|finding| finding.code()).collect();
            assert_eq!(found, codes, "{input:?}");
        };
        check("Нұр Отан", "Нұр Отан", &[]);
        check("и\u{306}е\u{308}", "йё", &[]);
        check("a\r\nb\rc\u{2028}d\te", "a\nb\nc\nd e", &[]);
        check("hy\u{AD}phen", "hyphen", &[]);
        check("a\u{202E}b\u{0}", "a\u{FFFD}b\u{FFFD}", &["D002", "D002"]);
        check("שלום 漢", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD} \u{FFFD}", &["D001", "D001", "D001", "D001", "D001"]);
        check("", "", &[]);
    }

    #[test]
    fn a_finding_counts_and_quotes_safely() {
        let fonts = Fonts::read();
        let mut cleaner = Cleaner::new(&fonts);
        cleaner.line("x\u{7}y\nz\u{7}");
        cleaner.line("\u{7}");
        let found: Vec<String> = cleaner.findings().map(|finding| finding.to_string()).collect();
        assert_eq!(found, ["D002 U+0007 cannot be seen on paper, 3 times, first in \"x\u{FFFD}y\u{FFFD}z\u{FFFD}\""]);
    }
}
