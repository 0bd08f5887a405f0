//! Law and results are exact: no data file under `acts/` or `elections/` holds a binary float.
//!
//! It must never know the shape of those files. Shares are texts (`"7 %"`, `"0.7"`), counts are whole numbers.

use crate::findings::Findings;
use crate::repo::Repo;

/// Every TOML file of the data.
pub(crate) fn check(repo: &Repo, findings: &mut Findings) {
    let data = repo.files.iter().filter(|file| file.path.starts_with("acts/") || file.path.starts_with("elections/"));
    for file in data.filter(|file| file.has_extension("toml")) {
        for (line, number) in floats(file.text()) {
            findings.error(
                &file.path,
                line,
                format!("`{number}` would be read as a binary float"),
                "write it as a text: \"0.7\", \"7 %\" or \"2/3\"",
            );
        }
    }
}

/// The floats of a TOML text, with their lines.
fn floats(text: &str) -> Vec<(usize, String)> {
    let bare = without_texts(text);
    let mut found = Vec::new();
    for (index, line) in bare.lines().enumerate() {
        let words =
            line.split(|c: char| !(c.is_ascii_alphanumeric() || "+-._:".contains(c))).filter(|word| !word.is_empty());
        for word in words.filter(|word| is_float(word)) {
            let after = line.split_once(word).map_or("", |(_, after)| after);
            // In front of `=` it is a key, in a heading the name of a table.
            if !after.trim_start().starts_with('=') && !line.trim_start().starts_with("[[") {
                found.push((index + 1, word.to_owned()));
            }
        }
    }
    found
}

/// `0.7`, `-1e3`, `inf`, `nan`; not a date, a time or a whole number.
fn is_float(word: &str) -> bool {
    let unsigned = word.strip_prefix(['+', '-']).unwrap_or(word);
    if matches!(unsigned, "inf" | "nan") {
        return true;
    }
    let number = unsigned.starts_with(|c: char| c.is_ascii_digit()) && !unsigned.starts_with("0x");
    number && unsigned.contains(['.', 'e', 'E']) && unsigned.replace('_', "").parse::<f64>().is_ok()
}

/// The text with comments and strings turned to spaces; lines keep their places.
fn without_texts(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = match c {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => text_end(rest, c),
            _ => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
                continue;
            }
        };
        out.extend(rest[..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = &rest[end..];
    }
    out
}

/// Where the string at the beginning of `rest` ends; `'` knows no escapes, three quotes go on over lines.
fn text_end(rest: &str, quote: char) -> usize {
    let long: String = [quote; 3].iter().collect();
    let (open, close) = if rest.starts_with(&long) { (3, long.as_str()) } else { (1, &long[..1]) };
    let mut at = open;
    while at < rest.len() {
        if quote == '"' && rest[at..].starts_with('\\') {
            at += 1;
        } else if rest[at..].starts_with(close) {
            return at + close.len();
        }
        at += rest[at..].chars().next().map_or(1, char::len_utf8);
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_found() {
        let check = |input: &str, expect: &[(usize, &str)]| {
            let expect: Vec<_> = expect.iter().map(|&(line, number)| (line, number.to_owned())).collect();
            assert_eq!(floats(input), expect, "{input}");
        };
        check("value = 0.7", &[(1, "0.7")]);
        check("a = 1\nb = [1, 2.5]", &[(2, "2.5")]);
        check("a = 1e3\nb = -inf\nc = { d = +nan }", &[(1, "1e3"), (2, "-inf"), (3, "+nan")]);
        check("value = \"0.7\" # not 0.7", &[]);
        check("a = '0.7'\nb = \"\"\"\n\\\" 0.7\n\"\"\"\nc = 1_000", &[]);
        check("on = 2021-06-05\nat = 10:00:00.5\nx = 0x1e3", &[]);
        check("majilis.list = 1\n1.5 = 2\n[[a.1]]\n[a.b]", &[]);
    }

    #[test]
    fn only_the_data_is_searched() {
        let repo = Repo::of(&[
            ("acts/kz/a/act.toml", "a = 0.1\n"),
            ("crates/a.toml", "a = 0.1\n"),
            ("elections/a.csv", "0.1\n"),
        ]);
        let mut findings = Findings::default();
        check(&repo, &mut findings);
        assert_eq!(findings.lines(), ["acts/kz/a/act.toml:1: `0.1` would be read as a binary float"]);
    }
}
