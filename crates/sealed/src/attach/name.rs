//! Names of files as they are shown and stored again: no path, no hidden sign, the ending its content has. It must never know
//! a folder.

use std::fmt;

use super::Type;

/// A cleaned name. Names of files tell as much as stories do, so it is not printed where a fault is looked for.
#[derive(Clone, PartialEq, Eq)]
pub struct FileName {
    /// What is shown.
    pub shown: String,
    /// It was not what came.
    pub changed: bool,
    /// It held signs that turn the direction of writing, or that are not seen.
    pub hidden: bool,
    /// A word of it mixes Latin and Cyrillic letters, as names do that look like others.
    pub confusable: bool,
}

impl fmt::Debug for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileName(hidden)")
    }
}

/// Signs of the longest name, without its ending.
const LONGEST: usize = 80;

/// Names that old systems take for devices.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "com", "lpt", "clock$"];

/// Cleans a name.
pub fn clean(came: &str, kind: Type) -> FileName {
    let last = came.rsplit(['/', '\\', '\0']).next().unwrap_or_default();
    let hidden = last.chars().any(is_hidden);
    let seen: String = last.chars().filter(|sign| !is_hidden(*sign)).collect();
    let stem = match seen.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 5 && ending.chars().all(|sign| sign.is_ascii_alphanumeric()) => stem,
        _ => &seen,
    };
    let mut plain: String = stem.chars().map(|sign| if is_plain(sign) { sign } else { '_' }).take(LONGEST).collect();
    plain = plain.trim_matches(|sign: char| sign == '.' || sign.is_whitespace()).to_owned();
    let lower = plain.to_lowercase();
    let is_device = |device: &str| lower.trim_end_matches(|sign: char| sign.is_ascii_digit()) == device;
    // A formula in a list of files, an option of a program, a device, and nothing.
    if super::cell::is_formula(&plain) || DEVICES.iter().any(|device| is_device(device)) || plain.is_empty() {
        plain.insert_str(0, "file_");
    }
    let shown = format!("{plain}.{}", kind.ending());
    FileName { changed: shown != came, hidden, confusable: is_confusable(&shown), shown }
}

/// Not seen, or turning what is seen.
fn is_hidden(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || sign.is_control()
}

/// Letters and digits of any language, and the few signs that no system gives a meaning.
fn is_plain(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_' | '.' | '(' | ')' | ',' | '№' | '+' | '=' | '@')
}

fn is_confusable(name: &str) -> bool {
    name.split(|sign: char| !sign.is_alphabetic()).any(|word| {
        word.chars().any(|sign| sign.is_ascii_alphabetic())
            && word.chars().any(|sign| ('\u{370}'..='\u{52f}').contains(&sign))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_is_not_a_name() {
        let check = |came: &str, kind: Type, expect: &str| {
            let cleaned = clean(came, kind);
            assert_eq!(cleaned.shown, expect, "{came:?}");
            assert_eq!(cleaned.changed, came != expect);
            assert_eq!(clean(expect, kind).shown, expect, "cleaning twice is cleaning once");
        };
        check("шағым.pdf", Type::Pdf, "шағым.pdf");
        check("../../etc/passwd", Type::Text, "passwd.txt");
        check("C:\\Users\\me\\фото.JPG", Type::Jpeg, "фото.jpg");
        check("letter\u{202e}fdp.exe", Type::Pdf, "letterfdp.pdf");
        check("a\u{200b}b\u{7}.png", Type::Png, "ab.png");
        check("run.exe", Type::Pdf, "run.pdf");
        check("CON", Type::Text, "file_CON.txt");
        check("lpt1.txt", Type::Text, "file_lpt1.txt");
        check("...", Type::Webp, "file_.webp");
        check("", Type::Odt, "file_.odt");
        check("=1+1.txt", Type::Text, "file_=1+1.txt");
        check("-rf.txt", Type::Text, "file_-rf.txt");
        check("a<b>\"c\".docx", Type::Docx, "a_b__c_.docx");
        check("v1.2 final.docx", Type::Docx, "v1.2 final.docx");
        assert_eq!(clean(&"я".repeat(5000), Type::Pdf).shown.chars().count(), LONGEST + 4);
        assert!(clean("отчет\u{202e}gpj.exe", Type::Jpeg).hidden);
        assert!(clean("pаypal.pdf", Type::Pdf).confusable);
        assert!(!clean("Отчет pdf.pdf", Type::Pdf).confusable);
        assert_eq!(format!("{:?}", clean("Отчет.pdf", Type::Pdf)), "FileName(hidden)");
    }
}
