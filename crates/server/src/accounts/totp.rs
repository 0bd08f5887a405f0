//! Codes by RFC 6238, with SHA-1, six digits and thirty seconds, as every app of codes makes them. It must never know which
//! codes were taken: that stands in the journal.

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use journal::Moment;
use sha1::Sha1;

use super::secret::random;

/// Milliseconds for which a code is the present one.
const STEP: i64 = 30_000;

/// The step of a moment.
pub fn step(at: Moment) -> u64 {
    u64::try_from(at.millis() / STEP).unwrap_or(0)
}

/// A secret of 160 bits in base32.
pub fn fresh_secret() -> String {
    BASE32_NOPAD.encode(&random::<20>())
}

/// The code of a step; nothing where the secret is none.
pub fn code(secret: &str, step: u64) -> Option<String> {
    let key = BASE32_NOPAD.decode(secret.as_bytes()).ok()?;
    let mut mac = Hmac::<Sha1>::new_from_slice(&key).ok()?;
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let at = usize::from(digest.last()? & 0x0f);
    let four: [u8; 4] = digest.get(at..at + 4)?.try_into().ok()?;
    Some(format!("{:06}", (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000))
}

/// The step of a code that somebody typed: the present one, or its neighbours where a clock is a little off.
pub fn step_of(secret: &str, typed: &str, at: Moment) -> Option<u64> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let now = step(at);
    // All three are compared, whichever fits.
    let fit = |step: &u64| code(secret, *step).is_some_and(|code| same(&code, &typed));
    [now.saturating_sub(1), now, now + 1].into_iter().filter(fit).max()
}

/// Compares without saying by the time where they differ.
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |seen, (one, other)| seen | (one ^ other)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Appendix B of RFC 6238, whose secret is `12345678901234567890`; the last six of its eight digits.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn the_codes_of_the_standard() {
        let check = |seconds: i64, expect: &str| {
            let at = Moment::from_millis(seconds * 1000).unwrap();
            assert_eq!(code(SECRET, step(at)).as_deref(), Some(expect));
        };
        check(59, "287082");
        check(1_111_111_109, "081804");
        check(1_111_111_111, "050471");
        check(1_234_567_890, "005924");
        check(2_000_000_000, "279037");
        check(20_000_000_000, "353130");
    }

    #[test]
    fn neighbours_are_taken_and_nothing_else() {
        let at = Moment::from_millis(1_111_111_111_000).unwrap();
        let now = step(at);
        let check = |typed: &str, expect: Option<u64>| assert_eq!(step_of(SECRET, typed, at), expect, "{typed:?}");
        check("050471", Some(now));
        check("050 471", Some(now));
        check(&code(SECRET, now - 1).unwrap(), Some(now - 1));
        check(&code(SECRET, now + 1).unwrap(), Some(now + 1));
        check(&code(SECRET, now - 2).unwrap(), None);
        check(&code(SECRET, now + 2).unwrap(), None);
        check("", None);
        check("50471", None);
        check("0504711", None);
        check("٠٥٠٤٧١", None);
        assert_eq!(code("no base32!", 1), None);
        assert_eq!(code(&fresh_secret(), 1).map(|code| code.len()), Some(6));
    }
}
