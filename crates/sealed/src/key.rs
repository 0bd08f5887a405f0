//! Keys: X25519 pairs in the notation of `age`, and small letters sealed to one. It must never know whose key it is, and never
//! shows a secret one but to who asks for its text.

use std::fmt;
use std::io::{Read, Write};

use age::secrecy::ExposeSecret;
use age::x25519;
use bech32::{Bech32Writer, ToBase32, Variant};
use zeroize::Zeroizing;

use crate::Fault;

/// A key that opens. In memory only: it is overwritten when dropped, and never printed.
pub struct SecretKey(pub(crate) x25519::Identity);

impl SecretKey {
    /// A fresh one from the system's randomness.
    pub fn draw() -> Self {
        Self(x25519::Identity::generate())
    }

    /// The key that seals to it.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.to_public())
    }

    /// Its text, `AGE-SECRET-KEY-1...`: what the program `age` takes, for the day on which this one is gone.
    pub fn expose(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// Reads that text.
    ///
    /// # Errors
    /// K010 for anything else.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        text.parse().map(Self).map_err(|_| Fault::BadKey)
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, Fault> {
        Self::parse(std::str::from_utf8(bytes).map_err(|_| Fault::BadKey)?)
    }

    /// The key that 32 derived bytes are. Any are one: X25519 itself fixes the five bits that it wants fixed.
    pub(crate) fn derived(bytes: &[u8; 32]) -> Result<Self, Fault> {
        // `age` takes a key as text alone.
        let mut text = Zeroizing::new(String::with_capacity(80));
        spell(bytes, &mut text).map_err(|fmt::Error| Fault::BadKey)?;
        Self::parse(&text)
    }

    /// The same key once more, for who keeps it on.
    pub(crate) fn again(&self) -> Self {
        Self(self.0.clone())
    }
}

/// Writes a key as `age` does, into memory of the caller's alone.
fn spell(bytes: &[u8; 32], text: &mut String) -> fmt::Result {
    let mut writer = Bech32Writer::new("age-secret-key-", Variant::Bech32, text)?;
    bytes.write_base32(&mut writer)?;
    writer.finalize()
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(hidden)")
    }
}

/// A key that seals.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(pub(crate) x25519::Recipient);

impl PublicKey {
    /// Reads `age1...`.
    ///
    /// # Errors
    /// K010 for anything else.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        text.parse().map(Self).map_err(|_| Fault::BadKey)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

pub(crate) fn encryptor(to: &PublicKey) -> Result<age::Encryptor, Fault> {
    age::Encryptor::with_recipients(std::iter::once(&to.0 as &dyn age::Recipient))
        .map_err(|error| Fault::World(std::io::Error::other(error.to_string())))
}

/// Fills an array from the system's randomness.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// First words of every letter.
const LETTER: &str = "zhargy-letter/1 ";

/// Seals something small: a key or a share. The label stands inside and says what it is for, so that a letter cannot serve
/// elsewhere. A label has no line end: it is made of plain names and keys.
pub(crate) fn seal_letter(label: &str, secret: &[u8], to: &PublicKey) -> Result<Vec<u8>, Fault> {
    let mut inside = Zeroizing::new(Vec::with_capacity(LETTER.len() + label.len() + 1 + secret.len()));
    inside.extend_from_slice(LETTER.as_bytes());
    inside.extend_from_slice(label.as_bytes());
    inside.push(b'\n');
    inside.extend_from_slice(secret);
    let mut stream = encryptor(to)?.wrap_output(Vec::new())?;
    stream.write_all(&inside)?;
    Ok(stream.finish()?)
}

/// Longest letter that is read: the longest share with its label and header stays far below it.
const LONGEST_LETTER: usize = 4096;

/// Opens such a letter, where it was sealed for this purpose.
pub(crate) fn open_letter(label: &str, letter: &[u8], key: &SecretKey) -> Result<Zeroizing<Vec<u8>>, Fault> {
    if letter.len() > LONGEST_LETTER {
        return Err(Fault::Damaged);
    }
    let opener = age::Decryptor::new(letter)?;
    let mut stream = opener.decrypt(std::iter::once(&key.0 as &dyn age::Identity))?;
    let mut inside = Zeroizing::new(Vec::with_capacity(LONGEST_LETTER));
    stream.read_to_end(&mut inside)?;
    let rest = inside.strip_prefix(LETTER.as_bytes()).ok_or(Fault::UnknownForm("letter"))?;
    let secret =
        rest.strip_prefix(label.as_bytes()).and_then(|rest| rest.strip_prefix(b"\n")).ok_or(Fault::Elsewhere)?;
    Ok(Zeroizing::new(secret.to_vec()))
}
