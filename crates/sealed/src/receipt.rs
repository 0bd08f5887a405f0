//! Receipts: a public locator and a secret that only its holder has. The secret and a salt of its own give a pair of keys: the
//! public one is stored and seals answers, the secret one is derived anew whenever the holder comes. It must never know a case,
//! nor keep a secret.

use std::fmt;

use zeroize::Zeroizing;

use crate::key::random;
use crate::text::{self, Lines};
use crate::words::{self, Script};
use crate::{Cost, Fault, PublicKey, SecretKey};

/// Signs that stand on every keyboard, Latin or Cyrillic, and look like no other of them.
const SIGNS: &[u8; 18] = b"2345679ACEHKMPTXY8";

/// Eight signs that find a case. They are not secret: they say nothing and open nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Locator(String);

impl Locator {
    /// A fresh one, of 11,019,960,576. The caller draws again where it is taken.
    ///
    /// # Errors
    /// K013 where the system has no randomness.
    pub fn draw() -> Result<Self, Fault> {
        let mut drawn = String::with_capacity(8);
        while drawn.len() < 8 {
            let [byte] = random()?;
            // 252 is the greatest multiple of 18 that fits.
            if byte < 252 {
                drawn.push(char::from(SIGNS[usize::from(byte % 18)]));
            }
        }
        Ok(Self(drawn))
    }

    /// Reads it as people write it.
    ///
    /// # Errors
    /// K016 where it has not eight signs, or others.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let mut read = String::with_capacity(8);
        for sign in typed.chars().take(LONGEST).filter(|sign| !is_between(*sign)).flat_map(char::to_uppercase) {
            let sign = match sign {
                'А' => 'A',
                'С' => 'C',
                'Е' => 'E',
                'Н' => 'H',
                'К' => 'K',
                'М' => 'M',
                'Р' => 'P',
                'Т' => 'T',
                'Х' => 'X',
                'У' | 'Ү' => 'Y',
                'З' => '3',
                'Б' => '6',
                'В' | 'B' => '8',
                other => other,
            };
            if !sign.is_ascii() || !SIGNS.iter().any(|known| char::from(*known) == sign) {
                return Err(Fault::BadReceipt);
            }
            read.push(sign);
        }
        if read.len() == 8 { Ok(Self(read)) } else { Err(Fault::BadReceipt) }
    }

    /// The eight signs, as they are stored.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Locator {
    /// In two groups, as they are shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", &self.0[..4], &self.0[4..])
    }
}

/// Longest text that is read as a receipt, in signs.
const LONGEST: usize = 200;

fn is_between(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '.' | ',' | '/' | '_' | '\u{2010}'..='\u{2015}')
}

/// In which form a secret is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Six words, 77.9 bits: to be remembered.
    Words,
    /// Twenty digits, 66.4 bits: to be said or typed on a telephone.
    Digits,
}

/// The secret of a receipt; overwritten when dropped, and never printed.
pub struct ReceiptSecret(Secret);

enum Secret {
    Words(Zeroizing<[u16; 6]>),
    Digits(Zeroizing<String>),
}

impl ReceiptSecret {
    /// A fresh one.
    ///
    /// # Errors
    /// K013 where the system has no randomness.
    pub fn draw(form: Form) -> Result<Self, Fault> {
        if form == Form::Words {
            let mut six = Zeroizing::new([0; 6]);
            for word in six.iter_mut() {
                *word = words::draw()?;
            }
            return Ok(Self(Secret::Words(six)));
        }
        let mut digits = Zeroizing::new(String::with_capacity(20));
        while digits.len() < 20 {
            let [byte] = random()?;
            if byte < 250 {
                digits.push(char::from(b'0' + byte % 10));
            }
        }
        Ok(Self(Secret::Digits(digits)))
    }

    /// Reads what was typed: words in either script or twenty digits, any spaces, any case.
    ///
    /// # Errors
    /// K016 for anything else; it says nothing about whether such a receipt exists.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        if typed.chars().nth(LONGEST).is_some() {
            return Err(Fault::BadReceipt);
        }
        if let Some(words) = words::read(typed).filter(|_| !typed.chars().any(char::is_numeric)) {
            return Ok(Self(Secret::Words(Zeroizing::new(words))));
        }
        let mut digits = Zeroizing::new(String::with_capacity(20));
        for sign in typed.chars().filter(|sign| !is_between(*sign)) {
            digits.push(match sign {
                '0'..='9' => sign,
                'O' | 'o' | 'О' | 'о' => '0',
                'l' | 'I' | 'І' => '1',
                'З' | 'з' => '3',
                'б' => '6',
                _ => return Err(Fault::BadReceipt),
            });
            if digits.len() > 20 {
                return Err(Fault::BadReceipt);
            }
        }
        if digits.len() == 20 { Ok(Self(Secret::Digits(digits))) } else { Err(Fault::BadReceipt) }
    }

    /// As it is shown to its holder, once: six words, or five groups of four digits.
    pub fn expose(&self, script: Script) -> Zeroizing<String> {
        let mut shown = Zeroizing::new(String::with_capacity(64));
        match &self.0 {
            Secret::Words(six) => {
                for (at, word) in six.iter().enumerate() {
                    if at > 0 {
                        shown.push(' ');
                    }
                    shown.push_str(&words::spell(*word, script));
                }
            }
            Secret::Digits(digits) => {
                for (at, digit) in digits.chars().enumerate() {
                    if at > 0 && at % 4 == 0 {
                        shown.push(' ');
                    }
                    shown.push(digit);
                }
            }
        }
        shown
    }

    /// The pair of keys that the secret is with a salt.
    fn key(&self, cost: Cost, salt: &[u8]) -> Result<SecretKey, Fault> {
        SecretKey::derived(&*cost.derive(self.expose(Script::Latin).as_bytes(), salt, b"zhargy-receipt/1")?)
    }
}

impl fmt::Debug for ReceiptSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptSecret(hidden)")
    }
}

/// What is stored of a receipt: how its key is derived, and the public half of it. It opens nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    cost: Cost,
    salt: [u8; 16],
    key: PublicKey,
}

const FORM: &str = "zhargy-receipt/1";

impl Receipt {
    /// Of a secret, with a fresh salt.
    ///
    /// # Errors
    /// K013 where the system has no randomness, K011 where the machine cannot do the work.
    pub fn of(secret: &ReceiptSecret, cost: Cost) -> Result<Self, Fault> {
        let salt = random()?;
        Ok(Self { cost, salt, key: secret.key(cost, &salt)?.public() })
    }

    /// The holder's key, or nothing where the secret is another's. Where there is no such locator the same work is done for
    /// nothing, so that the time says nothing; `cost` is what the site's receipts cost.
    ///
    /// # Errors
    /// K011 where the machine cannot do the work.
    pub fn unlock(stored: Option<&Self>, secret: &ReceiptSecret, cost: Cost) -> Result<Option<SecretKey>, Fault> {
        let (cost, salt) = stored.map_or((cost, [0; 16]), |stored| (stored.cost, stored.salt));
        let key = secret.key(cost, &salt)?;
        let public = key.public();
        // Both are public, so the time in which they are compared tells nothing that helps.
        Ok(stored.is_some_and(|stored| stored.key == public).then_some(key))
    }

    /// What is sealed to its holder.
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    /// One line, as it is stored.
    pub fn to_text(&self) -> String {
        format!("{FORM} {} {} {}\n", self.cost.to_text(), text::base64(&self.salt), self.key)
    }

    /// Reads it.
    ///
    /// # Errors
    /// K003, K009, K011.
    pub fn parse(written: &str) -> Result<Self, Fault> {
        let mut lines = Lines::of(written, "receipt")?;
        let read = Self::read(&mut lines)?.ok_or(Fault::UnknownForm("receipt"))?;
        lines.end()?;
        Ok(read)
    }

    /// Reads one that stands in a longer file.
    pub(crate) fn read(lines: &mut Lines<'_>) -> Result<Option<Self>, Fault> {
        let Some([cost, salt, key]) = lines.take(FORM)? else {
            return Ok(None);
        };
        let salt = text::from_base64(salt).and_then(|salt| salt.try_into().ok());
        let (Some(salt), Some(key)) = (salt, text::key(key)) else {
            return lines.bad();
        };
        Ok(Some(Self { cost: Cost::parse(cost)?, salt, key }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locators_are_read_as_people_write_them() {
        let check = |typed: &str, expect: Option<&str>| {
            assert_eq!(Locator::parse(typed).ok().as_ref().map(Locator::text), expect, "{typed}");
        };
        check("7KCE 2MXH", Some("7KCE2MXH"));
        check("7kce-2mxh", Some("7KCE2MXH"));
        // All Cyrillic.
        check("7КСЕ 2МХН", Some("7KCE2MXH"));
        check("З6АВ РТУА", Some("36A8PTYA"));
        check("7KCE 2MX", None);
        check("7KCE 2MXHH", None);
        check("7KCE 2MXQ", None);
        check("", None);
        for _ in 0..100 {
            let drawn = Locator::draw().unwrap();
            assert_eq!(Locator::parse(&drawn.to_string().to_lowercase()).unwrap(), drawn);
        }
    }

    #[test]
    fn secrets_are_read_as_people_write_them() {
        let check = |typed: &str, expect: Option<&str>| {
            let read = ReceiptSecret::parse(typed).ok().map(|secret| secret.expose(Script::Latin).to_string());
            assert_eq!(read.as_deref(), expect, "{typed}");
        };
        check("12345678901234567890", Some("1234 5678 9012 3456 7890"));
        check("1234-5678-9О12 3456 789o", Some("1234 5678 9012 3456 7890"));
        check("1234 5678 9012 3456 789", None);
        check("1234 5678 9012 3456 78901", None);
        check("бура чоса жиму лета сора шифу", Some("bura chosa jimu leta sora shifu"));
        check("bura chosa jimu leta sora shifu 7", None);
        check(&"9".repeat(100_000), None);
    }

    #[test]
    fn a_secret_is_its_own_key_alone() {
        for form in [Form::Words, Form::Digits] {
            let secret = ReceiptSecret::draw(form).unwrap();
            let other = ReceiptSecret::draw(form).unwrap();
            let stored = Receipt::of(&secret, Cost::SYNTHETIC).unwrap();
            assert_ne!(stored.key, Receipt::of(&secret, Cost::SYNTHETIC).unwrap().key, "a salt of its own");
            let typed = ReceiptSecret::parse(&secret.expose(Script::Cyrillic).to_uppercase()).unwrap();
            let read = Receipt::parse(&stored.to_text()).unwrap();
            assert_eq!(read, stored);
            let unlock = |stored, secret| Receipt::unlock(stored, secret, Cost::SYNTHETIC).unwrap();
            assert_eq!(unlock(Some(&read), &typed).map(|key| key.public()), Some(stored.key.clone()));
            assert!(unlock(Some(&read), &other).is_none());
            assert!(unlock(None, &secret).is_none());
            let shown = secret.expose(Script::Latin);
            assert!(!stored.to_text().contains(shown.split(' ').next().unwrap()));
            assert!(!format!("{secret:?}").contains(shown.as_str()));
        }
    }

    #[test]
    fn every_derived_key_is_a_key() {
        for byte in [0, 1, 7, 127, 128, 248, 255] {
            let key = SecretKey::derived(&[byte; 32]).unwrap();
            assert_eq!(SecretKey::parse(&key.expose()).unwrap().public(), key.public());
        }
        // Bob's of RFC 7748, section 6.1, in the notation of `age`.
        let bob = "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb";
        let public = "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
        let bytes = |hex: &str| <[u8; 32]>::try_from(data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap()).unwrap();
        let expect =
            bech32::encode("age", bech32::ToBase32::to_base32(&bytes(public)), bech32::Variant::Bech32).unwrap();
        assert_eq!(SecretKey::derived(&bytes(bob)).unwrap().public().to_string(), expect);
    }
}
