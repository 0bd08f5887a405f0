//! Six words that are no words: syllables that Kazakh, Russian and English all can say, spelled in Latin or Cyrillic letters.
//! It must never know what a receipt is for.
//!
//! A word is consonant, vowel, consonant, vowel: (18 x 5)^2 = 8,100 of them, so six carry 77.9 bits. There is no list to
//! ship, none to license, and the secret is the same in every language.

use zeroize::Zeroizing;

use crate::Fault;
use crate::key::random;

/// Consonants in Latin and in Cyrillic letters; two letters before one of them, so that the longer is found first.
const CONSONANTS: [(&str, &str); 18] = [
    ("ch", "ч"),
    ("sh", "ш"),
    ("b", "б"),
    ("v", "в"),
    ("g", "г"),
    ("d", "д"),
    ("j", "ж"),
    ("z", "з"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("f", "ф"),
    ("h", "х"),
];
const VOWELS: [(&str, &str); 5] = [("a", "а"), ("e", "е"), ("i", "и"), ("o", "о"), ("u", "у")];

/// How many words there are.
pub(crate) const ALL: u16 = 18 * 5 * 18 * 5;

/// Words that nobody wants to say to an official. They are never drawn; a few hundredths of a bit are lost.
const AVOIDED: &[&str] = &[
    "suka", "suki", "suku", "suke", "jopa", "jopu", "jope", "jopi", "huli", "hule", "sosi", "sosu", "mudi", "muda",
    "pidi", "popa", "popu", "kaka", "kaku", "pipi", "pisi", "pisa", "sisi", "siki", "sike", "siga", "sigu", "kote",
    "kotu", "koti", "nazi", "feka", "loha", "lohu", "loho", "hera", "heru", "here", "heri", "boje",
];

/// Spelling of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// `bura`.
    Latin,
    /// `бура`.
    Cyrillic,
}

/// Draws one, all that are not avoided with the same chance.
pub(crate) fn draw() -> Result<u16, Fault> {
    loop {
        let number = u16::from_be_bytes(random()?);
        // 64,800 is the greatest multiple of 8,100 that fits.
        let word = number % ALL;
        if number < 64_800 && !AVOIDED.contains(&spell(word, Script::Latin).as_str()) {
            return Ok(word);
        }
    }
}

/// Spells a word.
pub(crate) fn spell(word: u16, script: Script) -> Zeroizing<String> {
    let mut spelled = Zeroizing::new(String::with_capacity(8));
    for syllable in [word / 90, word % 90] {
        let (consonant, vowel) = (CONSONANTS[usize::from(syllable / 5 % 18)], VOWELS[usize::from(syllable % 5)]);
        for (latin, cyrillic) in [consonant, vowel] {
            spelled.push_str(if script == Script::Latin { latin } else { cyrillic });
        }
    }
    spelled
}

/// Reads six words as people write them: any case, any signs between, either script, letters of the other that look the same.
pub(crate) fn read(typed: &str) -> Option<[u16; 6]> {
    let mut letters = Zeroizing::new(String::with_capacity(typed.len() * 2));
    for token in typed.split(|sign: char| !sign.is_alphabetic()).filter(|token| !token.is_empty()) {
        latin(token, &mut letters)?;
    }
    let mut rest = letters.as_str();
    let mut words = [0; 6];
    for word in &mut words {
        for _ in 0..2 {
            let (consonant, after) = first_of(&CONSONANTS, rest)?;
            let (vowel, after) = first_of(&VOWELS, after)?;
            *word = *word * 90 + consonant * 5 + vowel;
            rest = after;
        }
    }
    rest.is_empty().then_some(words)
}

/// Which of the letters a text begins with.
fn first_of<'a>(letters: &[(&str, &str)], text: &'a str) -> Option<(u16, &'a str)> {
    (0..).zip(letters).find_map(|(number, (letter, _))| Some((number, text.strip_prefix(letter)?)))
}

/// One run of letters in plain Latin ones. Where one letter is Cyrillic, all that look Cyrillic are.
fn latin(token: &str, out: &mut String) -> Option<()> {
    let is_cyrillic = token.chars().any(|sign| ('\u{400}'..='\u{52f}').contains(&sign));
    let mut signs = token.chars().flat_map(char::to_lowercase).peekable();
    while let Some(sign) = signs.next() {
        if is_cyrillic {
            out.push_str(cyrillic(sign)?);
            continue;
        }
        match (sign, signs.peek()) {
            // Other spellings of one sound.
            ('z', Some('h')) => {
                signs.next();
                out.push('j');
            }
            ('k', Some('h')) => {
                signs.next();
                out.push('h');
            }
            ('c' | 's', Some('h')) => {
                signs.next();
                out.push(sign);
                out.push('h');
            }
            ('c', _) => out.push('s'),
            ('q', _) => out.push('k'),
            ('x', _) => out.push('h'),
            ('a'..='z', _) => out.push(sign),
            _ => return None,
        }
    }
    Some(())
}

/// The Latin letter of a Cyrillic one, or of a Latin one that looks like it.
fn cyrillic(sign: char) -> Option<&'static str> {
    Some(match sign {
        'а' | 'ә' | 'a' => "a",
        'е' | 'ё' | 'э' | 'e' => "e",
        'и' | 'і' | 'ы' | 'й' | 'i' => "i",
        'о' | 'ө' | 'o' => "o",
        'у' | 'ұ' | 'ү' | 'y' | 'u' => "u",
        'қ' | 'k' => "k",
        'ғ' => "g",
        'ң' | 'h' => "n",
        'һ' | 'x' => "h",
        'b' => "v",
        'm' => "m",
        'p' => "r",
        'c' => "s",
        't' => "t",
        _ => CONSONANTS.iter().find(|(_, cyrillic)| cyrillic.starts_with(sign)).map(|(latin, _)| *latin)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_as_it_is_spelled() {
        for word in 0..ALL {
            for script in [Script::Latin, Script::Cyrillic] {
                let spelled = spell(word, script);
                let six = [spelled.as_str(); 6].join(" ");
                assert_eq!(read(&six), Some([word; 6]), "{six}");
            }
        }
    }

    #[test]
    fn people_write_as_they_write() {
        let check = |typed: &str, expect: Option<&str>| {
            let read = read(typed).map(|six| six.map(|word| spell(word, Script::Latin).to_string()).join(" "));
            assert_eq!(read.as_deref(), expect, "{typed}");
        };
        let six = Some("bura chosa jimu leta sora shifu");
        check("bura chosa jimu leta sora shifu", six);
        check("  BURA-Chosa, jimu\nleta.sora/SHIFU ", six);
        check("burachosajimuletasorashifu", six);
        check("zhimu", None);
        check("bura chosa zhimu leta sora shifu", six);
        check("бура чоса жиму лета сора шифу", six);
        // Latin letters that look Cyrillic, in a Cyrillic word.
        check("БУPA чocа жиму летa copа шифу", six);
        check("бұра чоса жімү лета сора шифу", six);
        check("bura чоса jimu лета sora шифу", six);
        check("bura chosa jimu leta sora", None);
        check("bura chosa jimu leta sora shifu bura", None);
        check("bura chosa jimu leta sora shif", None);
        check("bura chosa jimu leta sora 日本", None);
        check("", None);
    }

    #[test]
    fn nobody_is_given_a_word_to_be_ashamed_of() {
        for avoided in AVOIDED {
            assert!(read(&[*avoided; 6].join(" ")).is_some(), "{avoided} is no word");
        }
    }
}
