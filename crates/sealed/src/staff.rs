//! The key of a person: stored only in a box that needs the password and the card together. It must never know who the person
//! is, nor keep a password, a card or an opened key.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::key::random;
use crate::text::{self, Lines};
use crate::{Cost, Fault, PublicKey, SecretKey};

/// A password as it was typed; overwritten when dropped.
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes it; length is the business of who asks for it.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(hidden)")
    }
}

/// What the person holds: 256 random bits on a card or in a key file, or the answer of a passkey's PRF, which has as many.
pub struct Card(Zeroizing<[u8; 32]>);

/// Bytes at the end of a card's text by which a slip of the pen is told.
const CHECK: usize = 3;

impl Card {
    /// A fresh one.
    ///
    /// # Errors
    /// K013 where the system has no randomness.
    pub fn draw() -> Result<Self, Fault> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    /// What a device answered, such as the PRF of a passkey.
    pub fn of_device(answer: [u8; 32]) -> Self {
        Self(Zeroizing::new(answer))
    }

    /// The text that is printed once: 14 groups of four signs of base32, the last five of them a check.
    pub fn expose(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new(self.0.to_vec());
        bytes.extend_from_slice(&Self::check(&self.0));
        let signs = Zeroizing::new(data_encoding::BASE32_NOPAD.encode(&bytes));
        let mut grouped = Zeroizing::new(String::with_capacity(signs.len() / 4 * 5));
        for (at, sign) in signs.chars().enumerate() {
            if at > 0 && at.is_multiple_of(4) {
                grouped.push(' ');
            }
            grouped.push(sign);
        }
        grouped
    }

    /// Reads it as people type it: small letters, spaces, hyphens.
    ///
    /// # Errors
    /// K010 where a sign is missing or wrong.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let signs: Zeroizing<String> = Zeroizing::new(
            typed
                .chars()
                .filter(|sign| !sign.is_whitespace() && *sign != '-')
                .map(|s| s.to_ascii_uppercase())
                .collect(),
        );
        let bytes = data_encoding::BASE32_NOPAD.decode(signs.as_bytes()).map_err(|_| Fault::BadKey)?;
        let bytes = Zeroizing::new(bytes);
        let (secret, check) = bytes.split_at_checked(32).ok_or(Fault::BadKey)?;
        let secret: Zeroizing<[u8; 32]> = Zeroizing::new(secret.try_into().map_err(|_| Fault::BadKey)?);
        if Self::check(&secret)[..] == *check { Ok(Self(secret)) } else { Err(Fault::BadKey) }
    }

    fn check(secret: &[u8; 32]) -> [u8; CHECK] {
        let hash = Sha256::new().chain_update(b"zhargy-card/1").chain_update(secret).finalize();
        [hash[0], hash[1], hash[2]]
    }
}

impl fmt::Debug for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Card(hidden)")
    }
}

/// A person's key in its box, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffKey {
    person: String,
    public: PublicKey,
    cost: Cost,
    salt: [u8; 16],
    sealed: Vec<u8>,
}

const FORM: &str = "zhargy-staff-key/1";

impl StaffKey {
    /// Puts a key into a box. One person may have several boxes of one key, one for each card.
    ///
    /// # Errors
    /// K017 for a name that is none, K013 where the system has no randomness.
    pub fn lock(person: &str, key: &SecretKey, password: &Password, card: &Card, cost: Cost) -> Result<Self, Fault> {
        let mut made = Self {
            person: text::name(person)?.to_owned(),
            public: key.public(),
            cost,
            salt: random()?,
            sealed: Vec::new(),
        };
        let (cipher, head) = (made.cipher(password, card)?, made.head());
        let message = key.expose();
        let payload = Payload { msg: message.as_bytes(), aad: head.as_bytes() };
        // The salt is fresh, so the key is, and a key that seals once needs no nonce.
        made.sealed = cipher.encrypt(&Nonce::default(), payload).map_err(|_| Fault::Damaged)?;
        Ok(made)
    }

    /// Opens the box.
    ///
    /// # Errors
    /// K005 where password or card do not fit, or the box was changed: it is the same answer.
    pub fn unlock(&self, password: &Password, card: &Card) -> Result<SecretKey, Fault> {
        let head = self.head();
        let payload = Payload { msg: &self.sealed, aad: head.as_bytes() };
        let opened = self.cipher(password, card)?.decrypt(&Nonce::default(), payload);
        let key = SecretKey::from_bytes(&Zeroizing::new(opened.map_err(|_| Fault::NotUnlocked)?))?;
        if key.public() == self.public { Ok(key) } else { Err(Fault::NotUnlocked) }
    }

    /// Whose it is.
    pub fn person(&self) -> &str {
        &self.person
    }

    /// What others seal to.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    fn cipher(&self, password: &Password, card: &Card) -> Result<ChaCha20Poly1305, Fault> {
        let key = self.cost.derive(password.0.as_bytes(), &self.salt, &*card.0)?;
        Ok(ChaCha20Poly1305::new(Key::from_slice(&*key)))
    }

    /// All but the box; the box is bound to it.
    fn head(&self) -> String {
        let (cost, salt) = (self.cost.to_text(), text::base64(&self.salt));
        format!("{FORM} {} {} {cost} {salt}", self.person, self.public)
    }

    /// One line, as it is stored.
    pub fn to_text(&self) -> String {
        format!("{} {}\n", self.head(), text::base64(&self.sealed))
    }

    /// Reads it.
    ///
    /// # Errors
    /// K003, K009, K011, K017.
    pub fn parse(written: &str) -> Result<Self, Fault> {
        let mut lines = Lines::of(written, "staff key")?;
        let [person, public, cost, salt, sealed] = lines.need(FORM, "staff key")?;
        lines.end()?;
        let salt = text::from_base64(salt).and_then(|salt| salt.try_into().ok());
        Ok(Self {
            person: text::name(person)?.to_owned(),
            public: text::key(public).ok_or(Fault::BadLine(1))?,
            cost: Cost::parse(cost)?,
            salt: salt.ok_or(Fault::BadLine(1))?,
            sealed: text::from_base64(sealed).ok_or(Fault::BadLine(1))?,
        })
    }
}
