//! `zhargy explain`: the page of a code, a finding of protocols, a rule with its history and its use, or all that stands at
//! an article.

mod article;
mod finding;
mod rule;

use law::reader;
use serde_json::json;

use crate::Done;
use crate::cli::ExplainArgs;
use crate::embedded::{self, CODES, Statutes};
use crate::failure::{Failure, codes};
use crate::law_cmd::{Shown, acts};

/// Runs the command.
pub(crate) fn run(args: &ExplainArgs) -> Done {
    let what = args.what.trim();
    if is_code(what) {
        return page(&what.to_uppercase(), args.json)?.print();
    }
    let statutes = embedded::statutes(args.source.acts.as_deref())?;
    if let Some(shown) = finding::show(&statutes, &what.to_uppercase(), args.json) {
        return shown.print();
    }
    let shown = match rule::show(&statutes, what, args.json)? {
        Some(shown) => shown,
        None => article::show(&statutes.law, what, args.json).ok_or_else(|| nothing(&statutes, what))?,
    };
    shown.print()
}

/// One letter and three digits.
fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 4 && bytes[0].is_ascii_alphabetic() && bytes[1..].iter().all(u8::is_ascii_digit)
}

/// The code of a page in the binary.
fn code_of(file: &str) -> &str {
    file.trim_start_matches("docs/codes/").trim_end_matches(".md")
}

fn page(code: &str, json: bool) -> Result<Shown, Failure> {
    let Some((_, bytes)) = CODES.iter().find(|(file, _)| code_of(file) == code) else {
        let known: Vec<&str> = CODES.iter().map(|(file, _)| code_of(file)).filter(|code| is_code(code)).collect();
        let near: Vec<&str> = known.iter().copied().filter(|known| known[..1] == code[..1]).collect();
        let all = if near.is_empty() { known } else { near };
        let hint = format!("the codes are {}", all.join(", "));
        return Err(Failure::new(codes::NOTHING_TO_EXPLAIN, format!("there is no code `{code}`"), hint));
    };
    let text = String::from_utf8_lossy(bytes).into_owned();
    Ok(Shown::new(json, 0, || json!({ "code": code, "page": text.as_str() }), || text.clone()))
}

/// Nothing has that name: says what is like it.
fn nothing(statutes: &Statutes, what: &str) -> Failure {
    let law = &statutes.law;
    let known: Vec<&str> = law.rules().map(|rule| rule.name.as_str()).collect();
    let begin = known.iter().filter(|name| name.starts_with(what)).count();
    let hint = if let [act] = acts::named(law, what).as_slice() {
        format!("`zhargy law act {}` shows the act", act.id)
    } else if begin > 0 && !what.is_empty() {
        format!("`zhargy law rules {what}` lists {begin} rules of that name")
    } else if let Some(near) = reader::nearest(what, &known) {
        format!("did you mean `{near}`?")
    } else {
        "name a code such as E102 or K01, a rule (`zhargy law rules` lists them), or an article such as 97-1".to_owned()
    };
    let message = format!("`{what}` is no code, no rule and no article that any act names");
    Failure::new(codes::NOTHING_TO_EXPLAIN, message, hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sources that declare codes.
    const SOURCES: &[&str] = &[
        include_str!("../../law/src/fault.rs"),
        include_str!("../../election/src/facts.rs"),
        include_str!("../../election/src/rules.rs"),
        include_str!("../../election/src/count.rs"),
        include_str!("../../election/src/single/contest.rs"),
        include_str!("../../recount/src/composition.rs"),
        include_str!("failure.rs"),
        include_str!("../../journal/src/codes.rs"),
        include_str!("../../store/src/codes.rs"),
        include_str!("../../election/src/filing/facts.rs"),
        include_str!("../../election/src/filing/table.rs"),
        include_str!("../../clerk/src/lib.rs"),
        include_str!("../../election/src/protocol.rs"),
        include_str!("../../election/src/protocol/import.rs"),
    ];

    /// Letters of the codes that those sources declare; other letters are other people's to check.
    const LETTERS: &str = "ELFNCJGARTI";

    fn declared() -> Vec<&'static str> {
        let words = SOURCES.iter().flat_map(|source| source.split(|c: char| !c.is_ascii_alphanumeric()));
        let mut all: Vec<&str> = words.filter(|word| is_code(word) && LETTERS.contains(&word[..1])).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    #[test]
    fn every_code_has_a_page_and_every_page_a_code() {
        let pages: Vec<&str> =
            CODES.iter().map(|(file, _)| code_of(file)).filter(|code| LETTERS.contains(&code[..1])).collect();
        assert_eq!(declared(), pages);
    }

    #[test]
    fn a_page_names_its_code_and_shows_how_to_mend() {
        for (file, bytes) in CODES {
            let text = std::str::from_utf8(bytes).unwrap();
            let code = code_of(file);
            assert!(text.starts_with(&format!("# {code} ")), "{file}: the title begins with the code");
            assert!(text.contains("```"), "{file}: an example");
        }
    }
}
