//! Names of accounts: short, lower-case, of letters and digits that no other one is taken for. It must never know which
//! names there are.

use super::refusal::AccountRefusal;

/// Letters of a name.
const MOST: usize = 32;

/// Whether a text is a name: two to thirty-two of `a` to `z`, `0` to `9`, `.`, `-`, `_`; a letter first, no sign last, no two
/// signs together.
pub(super) fn check(name: &str) -> Result<(), AccountRefusal> {
    let sign = |c: char| matches!(c, '.' | '-' | '_');
    let plain = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || sign(c));
    let begins = name.starts_with(|c: char| c.is_ascii_lowercase());
    let twice = name.chars().zip(name.chars().skip(1)).any(|(one, next)| sign(one) && sign(next));
    if (2..=MOST).contains(&name.len()) && plain && begins && !twice && !name.ends_with(sign) {
        return Ok(());
    }
    Err(AccountRefusal::BadName { name: name.chars().take(2 * MOST).collect() })
}

/// What a name looks like: two names that look alike are one here.
pub(super) fn looks(name: &str) -> String {
    let one = |c: char| match c {
        '0' => 'o',
        '1' => 'l',
        '.' | '_' => '-',
        other => other,
    };
    let folded: String = name.chars().map(one).collect();
    folded.replace("rn", "m").replace("vv", "w")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_strict() {
        let check = |name: &str, fits: bool| assert_eq!(check(name).is_ok(), fits, "{name:?}");
        for name in ["ab", "clerk-17", "a.seitkali", "z9", "a_b.c-d"] {
            check(name, true);
        }
        for name in ["", "a", "1a", "-a", "a-", "a--b", "a.-b", "Aa", "a b", "a\0b", "a\n", "аbc", "é1", "a@b", "=a"]
        {
            check(name, false);
        }
        check(&"a".repeat(32), true);
        check(&"a".repeat(33), false);
    }

    #[test]
    fn names_that_look_alike() {
        let check = |one: &str, other: &str, alike: bool| {
            assert_eq!(looks(one) == looks(other), alike, "{one} {other}");
        };
        check("clerk-10", "clerk-1o", true);
        check("clerk-1", "clerk-l", true);
        check("a.b", "a_b", true);
        check("corner", "comer", true);
        check("avva", "awa", true);
        check("clerk-1", "clerk-2", false);
        check("clerk-1-11", "clerk-11-1", false);
    }
}
