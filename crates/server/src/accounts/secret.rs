//! Passwords and tokens: made from the system's randomness, kept as hashes, compared in a time that says nothing. It must
//! never know whose they are.

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::BASE64URL_NOPAD;

/// Bytes of a password; what is longer is none, and is not hashed.
pub const MOST_PASSWORD: usize = 1024;

/// Characters of a password that somebody chooses.
pub const LEAST_PASSWORD: usize = 12;

/// Characters of a password that is given: twenty of an alphabet of thirty-one make ninety-nine bits.
const GIVEN: usize = 20;

/// Letters and digits that nobody takes for one another on paper.
const ALPHABET: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// A hash of full cost that no password fits: what an account that is not there is compared with.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_password(&token()));

/// Makes what an unknown account is compared with.
pub(super) fn prepare() {
    LazyLock::force(&NOBODY);
}

/// Argon2id with 19 MiB in two passes, as OWASP's cheat sheet on password storage gives it.
fn full() -> Argon2<'static> {
    argon2(19 * 1024, 2)
}

/// Argon2id at its cheapest, for passwords of ninety-nine random bits: slowness protects what can be guessed, and these
/// cannot; so thousands of accounts are opened in a moment.
fn cheap() -> Argon2<'static> {
    argon2(64, 1)
}

fn argon2(kibibytes: u32, passes: u32) -> Argon2<'static> {
    let params = Params::new(kibibytes, passes, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash of a password that somebody chose, as a PHC string.
pub fn hash_password(password: &str) -> String {
    hash(&full(), password)
}

/// The hash of a password that [`fresh_password`] made.
pub fn hash_given(password: &str) -> String {
    hash(&cheap(), password)
}

fn hash(argon2: &Argon2<'_>, password: &str) -> String {
    let salt: [u8; 16] = random();
    let hash = argon2.hash_password_with_salt(password.as_bytes(), &salt);
    hash.unwrap_or_else(|error| unreachable!("a short password and a salt of sixteen bytes are hashed: {error}"))
        .to_string()
}

/// Whether a password fits a hash; nothing fits where there is none. In any case one hash of full cost is computed, so that
/// the time does not say whether there is an account, or that its password was given.
pub fn fits(password: &str, hash: Option<&str>) -> bool {
    if password.len() > MOST_PASSWORD {
        return false;
    }
    let verify = |hash: &str| full().verify_password(password.as_bytes(), hash).is_ok();
    let own = hash.unwrap_or(&NOBODY);
    let fits = verify(own);
    if !own.contains("$m=19456,t=2,p=1$") {
        verify(&NOBODY);
    }
    fits && hash.is_some()
}

/// Why a text is no password that somebody may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// It has fewer than twelve characters.
    Short,
    /// It has more than a kibibyte.
    Long,
    /// It is the name of the account with a few signs more, a few characters over and over, or a row of the keyboard.
    Guessable,
}

/// Looks at a password that somebody chose for an account.
///
/// # Errors
/// It is too short, too long, or the first that would be tried.
pub fn choose(account: &str, password: &str) -> Result<(), Weak> {
    if password.len() > MOST_PASSWORD {
        return Err(Weak::Long);
    }
    if password.chars().count() < LEAST_PASSWORD {
        return Err(Weak::Short);
    }
    let lower = password.to_lowercase();
    let mut different: Vec<char> = lower.chars().collect();
    different.sort_unstable();
    different.dedup();
    let rest = lower.replace(account, "").chars().filter(|c| c.is_alphabetic()).count();
    let row = ["1234567890", "qwertyuiop", "йцукенгшщз", "password", "пароль", "құпиясөз"];
    let left = row.iter().fold(lower.clone(), |left, one| left.replace(one, ""));
    let known = left.chars().filter(|c| c.is_alphanumeric()).count() < 4;
    if different.len() < 5 || known || (lower.contains(account) && rest < 4) { Err(Weak::Guessable) } else { Ok(()) }
}

/// A password to hand over: `abcde-fghjk-mnpqr-stuvw`.
pub fn fresh_password() -> String {
    let mut out = String::with_capacity(GIVEN + 3);
    let mut letters = 0;
    while letters < GIVEN {
        for byte in random::<32>() {
            // Eight times thirty-one bytes give every letter the same chance; the others are thrown away.
            let Some(letter) = ALPHABET.get(usize::from(byte) % ALPHABET.len()).filter(|_| byte < 248) else {
                continue;
            };
            if letters == GIVEN {
                break;
            }
            if letters > 0 && letters % 5 == 0 {
                out.push('-');
            }
            out.push(char::from(*letter));
            letters += 1;
        }
    }
    out
}

/// 256 bits as text.
pub(crate) fn token() -> String {
    BASE64URL_NOPAD.encode(&random::<32>())
}

/// Bytes from the system.
///
/// # Panics
/// The system gives no randomness; nothing of the desks is safe then.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    assert!(getrandom::fill(&mut bytes).is_ok(), "the system gives no randomness");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_fit_their_own_hash_alone() {
        let chosen = hash_password("он екі әріптен көп");
        assert!(chosen.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{chosen}");
        let given = fresh_password();
        let cheap = hash_given(&given);
        let check = |password: &str, hash: Option<&str>, expect: bool| assert_eq!(fits(password, hash), expect);
        check("он екі әріптен көп", Some(&chosen), true);
        check("он екі әріптен көп ", Some(&chosen), false);
        check("", Some(&chosen), false);
        check(&given, Some(&cheap), true);
        check(&given, Some(&chosen), false);
        check("anything", None, false);
        check("anything", Some("$argon2id$none"), false);
        check(&"a".repeat(1025), Some(&chosen), false);
    }

    #[test]
    fn the_first_guesses_are_no_passwords() {
        let check = |password: &str, expect: Result<(), Weak>| assert_eq!(choose("clerk-17", password), expect);
        check("correct horse battery", Ok(()));
        check("он екі әріптен көп", Ok(()));
        check("short-11-let", Ok(()));
        check("elevenchars", Err(Weak::Short));
        check(&"ab".repeat(600), Err(Weak::Long));
        check("aaaaaaaaaaaaaaaa", Err(Weak::Guessable));
        check("Clerk-17-2021!!", Err(Weak::Guessable));
        check("password1234567890", Err(Weak::Guessable));
        check("qwertyuiop12", Err(Weak::Guessable));
    }

    #[test]
    fn what_is_given_is_never_the_same() {
        let (one, other) = (fresh_password(), fresh_password());
        assert_ne!(one, other);
        assert_eq!((one.len(), one.matches('-').count()), (23, 3));
        assert_eq!(token().len(), 43);
    }
}
