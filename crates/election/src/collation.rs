//! The alphabetical order of a language, for lists that the law orders by the alphabet of the state language. It knows no
//! list and no person.
//!
//! The order is that of the Unicode collation data for the language. For Kazakh it is the alphabet of 42 letters, each a
//! letter of its own: Ә follows А and precedes Б. Case makes no difference; a space precedes every letter, so `Ахмет Али`
//! stands before `Ахметов`.

use std::cmp::Ordering;
use std::fmt;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;

/// The alphabetical order of one language.
#[derive(Debug)]
pub struct Collation {
    collator: CollatorBorrowed<'static>,
}

impl Collation {
    /// The order of the language with this tag, such as `kk`. A language without data of its own has the common order of
    /// its script.
    ///
    /// # Errors
    /// The tag is not one of BCP 47.
    pub fn of_language(tag: &str) -> Result<Self, UnknownLanguage> {
        let unknown = || UnknownLanguage(tag.to_owned());
        let locale = Locale::try_from_str(tag).map_err(|_| unknown())?;
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Secondary);
        let collator = Collator::try_new(locale.into(), options).map_err(|_| unknown())?;
        Ok(Self { collator })
    }

    /// Which of two names comes first; `Equal` where the alphabet cannot tell.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b)
    }
}

/// No language has this tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLanguage(pub String);

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not the tag of a language", self.0)
    }
}

impl std::error::Error for UnknownLanguage {}

#[cfg(test)]
mod tests {
    use super::*;

    /// The Kazakh alphabet in Cyrillic, as taught and printed.
    const ALPHABET: &str = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ";

    #[test]
    fn the_42_letters_stand_in_their_order() {
        let kazakh = Collation::of_language("kk").unwrap();
        let letters: Vec<char> = ALPHABET.chars().collect();
        assert_eq!(letters.len(), 42);
        for (i, first) in letters.iter().enumerate() {
            for second in &letters[i + 1..] {
                // Each is a letter of its own: what follows it does not matter.
                let (a, b) = (format!("{first}яя"), format!("{second}а"));
                assert_eq!(kazakh.compare(&a, &b), Ordering::Less, "{a} before {b}");
                let (a, b) = (a.to_lowercase(), b.to_lowercase());
                assert_eq!(kazakh.compare(&a, &b), Ordering::Less, "{a} before {b}");
            }
        }
    }

    #[test]
    fn names() {
        let kazakh = Collation::of_language("kk").unwrap();
        let check = |first: &str, second: &str, expect: Ordering| {
            assert_eq!(kazakh.compare(first, second), expect, "{first} {second}");
            assert_eq!(kazakh.compare(second, first), expect.reverse(), "{second} {first}");
        };
        check("Ахмет Али", "Ахметов Абай", Ordering::Less);
        check("Яковлев", "Ісқақов", Ordering::Greater);
        check("Ысқақов", "Ісқақов", Ordering::Less);
        check("Нұрлан", "Ңурлан", Ordering::Less);
        check("ӘБДІРАХМАН", "Әбдірахман", Ordering::Equal);
        // One letter, or a letter and its breve: the same text.
        check("Сейіт Май", "Сейіт Маи\u{306}", Ordering::Equal);
        check("", "А", Ordering::Less);
    }

    #[test]
    fn a_tag_that_names_no_language() {
        assert_eq!(Collation::of_language("казақ").unwrap_err(), UnknownLanguage("казақ".to_owned()));
        assert_eq!(Collation::of_language("").unwrap_err(), UnknownLanguage(String::new()));
    }
}
