//! A figure in a cell: plain digits and nothing else. It must never mend one: what looks like a number and is none is refused
//! with its reason.

use law::value::group;

use super::codes;
use crate::protocol::figures::MAX_FIGURE;

/// Why a text is no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) code: &'static str,
    pub(super) what: String,
    pub(super) hint: &'static str,
}

/// Letters that look like digits, as they come from scans and hasty hands.
const LOOK_ALIKE: &[(char, char)] = &[
    ('О', '0'),
    ('о', '0'),
    ('O', '0'),
    ('o', '0'),
    ('З', '3'),
    ('з', '3'),
    ('б', '6'),
    ('l', '1'),
    ('I', '1'),
    ('І', '1'),
    ('і', '1'),
];

/// Reads a figure.
pub(super) fn read(text: &str) -> Result<u64, Wrong> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        let read = text.parse().ok().filter(|value| *value <= MAX_FIGURE);
        return read.ok_or_else(|| {
            let what = format!("{} digits: the number is above {}", text.len(), group(MAX_FIGURE));
            Wrong { code: codes::TOO_LARGE, what, hint: "look for two cells run together" }
        });
    }
    let shown: String = text.chars().take(40).collect();
    let wrong = |code, what: &str, hint| Wrong { code, what: format!("`{shown}` {what}"), hint };
    let digits = |rest: &str| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || ".,".contains(c));
    if text.strip_prefix(['-', '−', '–', '—']).is_some_and(digits) {
        return Err(wrong(codes::NEGATIVE, "is below zero", "no figure of a protocol is negative; look at the paper"));
    }
    let between = |c: char| c.is_whitespace() || "'’_`".contains(c);
    if text.chars().all(|c| c.is_ascii_digit() || between(c)) {
        return Err(wrong(codes::SEPARATED, "has something between its digits", "write 1234, without spaces or marks"));
    }
    if text.chars().all(|c| c.is_ascii_digit() || ".,".contains(c)) {
        let hint = "write 1234, without a point or comma: it may be a fraction or a thousand, and nobody can tell";
        return Err(wrong(codes::FRACTION, "has a point or comma", hint));
    }
    if let Some((letter, digit)) = LOOK_ALIKE.iter().find(|(letter, _)| text.contains(*letter))
        && text.chars().all(|c| c.is_ascii_digit() || LOOK_ALIKE.iter().any(|(letter, _)| *letter == c))
    {
        let what = format!("has the letter {letter} where the digit {digit} may be meant");
        return Err(wrong(codes::NOT_A_NUMBER, &what, "type the digits anew"));
    }
    Err(wrong(codes::NOT_A_NUMBER, "is no number in the digits 0 to 9", "write 1234; words have columns of their own"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_digits_are_figures() {
        let check = |text: &str, expect: Result<u64, &str>| {
            assert_eq!(read(text).map_err(|wrong| wrong.code), expect, "{text}");
        };
        check("0", Ok(0));
        check("0012", Ok(12));
        check("1000000000000", Ok(MAX_FIGURE));
        check("1000000000001", Err(codes::TOO_LARGE));
        check("99999999999999999999999999999999", Err(codes::TOO_LARGE));
        check("-5", Err(codes::NEGATIVE));
        check("−5", Err(codes::NEGATIVE));
        check("-1,5", Err(codes::NEGATIVE));
        check("1.5", Err(codes::FRACTION));
        check("1,234", Err(codes::FRACTION));
        check("1 234", Err(codes::SEPARATED));
        check("1\u{a0}234", Err(codes::SEPARATED));
        check("1\u{202f}234", Err(codes::SEPARATED));
        check("1'234", Err(codes::SEPARATED));
        check("1О5", Err(codes::NOT_A_NUMBER));
        check("З", Err(codes::NOT_A_NUMBER));
        check("١٢", Err(codes::NOT_A_NUMBER));
        check("１２", Err(codes::NOT_A_NUMBER));
        check("+5", Err(codes::NOT_A_NUMBER));
        check("1e3", Err(codes::NOT_A_NUMBER));
        check("-", Err(codes::NOT_A_NUMBER));
        check("пять", Err(codes::NOT_A_NUMBER));
        assert!(read("1О5").unwrap_err().what.contains("the letter О where the digit 0"));
    }
}
