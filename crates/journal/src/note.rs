//! Signed notes in the text form of C2SP (`c2sp.org/signed-note`), with Ed25519.
//!
//! It must never know what a note says, and it draws no randomness: the seed of a key is an argument.

use std::fmt;

use data_encoding::BASE64;
use ed25519_dalek::{Signature as Ed25519, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::codes;

/// Bytes of a note that is read.
const MAX_NOTE_BYTES: usize = 1_000_000;
/// Signatures of a note that is read.
const MAX_SIGNATURES: usize = 100;
/// The byte C2SP gives to Ed25519.
const ED25519: u8 = 1;

/// A text and who signed it. Nothing was verified yet: see [`Note::verify`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The text with its final newline.
    pub text: String,
    /// The signatures in their order.
    pub signatures: Vec<Signature>,
}

/// One line of signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The name of the key.
    pub name: String,
    /// The first four bytes of the key's hash, big-endian.
    pub key_id: u32,
    /// What the key made of the text.
    pub bytes: Vec<u8>,
}

/// A key that signs. It is never printed; [`Signer::secret_text`] is for the file that keeps it.
#[derive(Clone)]
pub struct Signer {
    key: SigningKey,
    public: VerifierKey,
}

/// A key that verifies, with its name.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    key: VerifyingKey,
}

/// Why a note or a key is not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteError {
    /// It cannot be read.
    Malformed(&'static str),
    /// A signature by a known key does not hold.
    Forged(String),
    /// No signature is by a known key.
    Unknown,
}

impl Signer {
    /// The key made of these 32 secret bytes.
    ///
    /// # Errors
    /// The name is empty, or holds a space, a plus or a control character.
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Self, NoteError> {
        check_name(name)?;
        let key = SigningKey::from_bytes(seed);
        let public = VerifierKey { name: name.to_owned(), key: key.verifying_key() };
        Ok(Self { key, public })
    }

    /// Reads `PRIVATE+KEY+name+id+base64`, as [`Signer::secret_text`] writes it.
    ///
    /// # Errors
    /// The text is not of that form, or its id is another key's.
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let rest = text.strip_prefix("PRIVATE+KEY+").ok_or(NoteError::Malformed("no secret key"))?;
        let (name, id, seed) = read_key(rest)?;
        let signer = Self::new(name, &seed)?;
        if id == signer.public.key_id() { Ok(signer) } else { Err(NoteError::Malformed("the key's id is another's")) }
    }

    /// `PRIVATE+KEY+name+id+base64`: the secret itself, to be kept in a file that only its owner reads.
    pub fn secret_text(&self) -> String {
        let Self { key, public } = self;
        format!("PRIVATE+KEY+{}+{:08x}+{}", public.name, public.key_id(), key_text(&key.to_bytes()))
    }

    /// The key that verifies what this one signs.
    pub const fn verifier(&self) -> &VerifierKey {
        &self.public
    }

    /// Signs a text: a note with one signature.
    ///
    /// # Errors
    /// The text does not end with a newline, or has a control character.
    pub fn sign(&self, text: &str) -> Result<Note, NoteError> {
        check_text(text)?;
        let mut note = Note { text: text.to_owned(), signatures: Vec::new() };
        self.cosign(&mut note);
        Ok(note)
    }

    /// Adds this key's signature behind the others.
    pub fn cosign(&self, note: &mut Note) {
        let bytes = self.key.sign(note.text.as_bytes()).to_bytes().to_vec();
        let VerifierKey { name, .. } = &self.public;
        note.signatures.push(Signature { name: name.clone(), key_id: self.public.key_id(), bytes });
    }
}

impl VerifierKey {
    /// Reads `name+id+base64`.
    ///
    /// # Errors
    /// The text is not of that form, its id is another key's, or it is no Ed25519 key.
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let (name, id, bytes) = read_key(text)?;
        check_name(name)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| NoteError::Malformed("no point of the curve"))?;
        let read = Self { name: name.to_owned(), key };
        if id == read.key_id() { Ok(read) } else { Err(NoteError::Malformed("the key's id is another's")) }
    }

    /// The key's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first four bytes of the hash of name, algorithm and key, big-endian.
    pub fn key_id(&self) -> u32 {
        let digest: [u8; 32] = Sha256::new()
            .chain_update(self.name.as_bytes())
            .chain_update([b'\n', ED25519])
            .chain_update(self.key.as_bytes())
            .finalize()
            .into();
        u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]])
    }

    fn made(&self, signature: &Signature) -> bool {
        signature.name == self.name && signature.key_id == self.key_id()
    }
}

impl Note {
    /// Reads a signed note.
    ///
    /// # Errors
    /// It is not of the form.
    pub fn parse(note: &str) -> Result<Self, NoteError> {
        if note.len() > MAX_NOTE_BYTES {
            return Err(NoteError::Malformed("longer than a note may be"));
        }
        // The last empty line divides: the text may have empty lines of its own.
        let divide = note.rfind("\n\n").ok_or(NoteError::Malformed("no empty line before the signatures"))?;
        let (text, lines) = (&note[..=divide], &note[divide + 2..]);
        check_text(text)?;
        let lines = lines.strip_suffix('\n').ok_or(NoteError::Malformed("no signature, or no newline at the end"))?;
        let signatures = lines.split('\n').map(read_signature).collect::<Result<Vec<_>, _>>()?;
        if signatures.len() > MAX_SIGNATURES {
            return Err(NoteError::Malformed("more signatures than a note may have"));
        }
        Ok(Self { text: text.to_owned(), signatures })
    }

    /// Checks the signatures by the keys given; others are passed over. Gives the names of the keys that signed, each
    /// once, in the order of `keys`.
    ///
    /// # Errors
    /// A signature by one of the keys does not hold, or there is none.
    pub fn verify<'a>(&self, keys: &'a [VerifierKey]) -> Result<Vec<&'a str>, NoteError> {
        let mut signed = Vec::new();
        for key in keys {
            let own: Vec<&Signature> = self.signatures.iter().filter(|signature| key.made(signature)).collect();
            for signature in &own {
                let holds = Ed25519::from_slice(&signature.bytes)
                    .is_ok_and(|bytes| key.key.verify_strict(self.text.as_bytes(), &bytes).is_ok());
                if !holds {
                    return Err(NoteError::Forged(key.name.clone()));
                }
            }
            if !own.is_empty() && !signed.contains(&key.name()) {
                signed.push(key.name());
            }
        }
        if signed.is_empty() { Err(NoteError::Unknown) } else { Ok(signed) }
    }
}

fn check_name(name: &str) -> Result<(), NoteError> {
    let fits = !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+');
    if fits { Ok(()) } else { Err(NoteError::Malformed("a key's name has no space and no plus")) }
}

fn check_text(text: &str) -> Result<(), NoteError> {
    if !text.ends_with('\n') {
        return Err(NoteError::Malformed("the text does not end with a newline"));
    }
    if text.bytes().any(|byte| byte < 0x20 && byte != b'\n') {
        return Err(NoteError::Malformed("the text has a control character"));
    }
    Ok(())
}

/// `name+id+base64(algorithm and 32 bytes)`. Base64 has plus signs of its own, so only two of them divide.
fn read_key(text: &str) -> Result<(&str, u32, [u8; 32]), NoteError> {
    let malformed = NoteError::Malformed("a key is name+id+base64");
    let mut parts = text.splitn(3, '+');
    let (Some(name), Some(id), Some(bytes)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(malformed);
    };
    let hex = id.len() == 8 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let id = u32::from_str_radix(id, 16).ok().filter(|_| hex).ok_or(malformed.clone())?;
    let bytes = BASE64.decode(bytes.as_bytes()).map_err(|_| malformed.clone())?;
    let (&algorithm, key) = bytes.split_first().ok_or(malformed.clone())?;
    if algorithm != ED25519 {
        return Err(NoteError::Malformed("the key is of another algorithm than Ed25519"));
    }
    Ok((name, id, key.try_into().map_err(|_| malformed)?))
}

fn key_text(bytes: &[u8; 32]) -> String {
    let mut all = vec![ED25519];
    all.extend(bytes);
    BASE64.encode(&all)
}

fn read_signature(line: &str) -> Result<Signature, NoteError> {
    let malformed = NoteError::Malformed("a signature is a dash, a name and base64");
    let (name, bytes) =
        line.strip_prefix("\u{2014} ").and_then(|rest| rest.split_once(' ')).ok_or(malformed.clone())?;
    check_name(name)?;
    let bytes = BASE64.decode(bytes.as_bytes()).map_err(|_| malformed.clone())?;
    match bytes.split_first_chunk::<4>() {
        Some((id, rest)) if !rest.is_empty() => {
            Ok(Signature { name: name.to_owned(), key_id: u32::from_be_bytes(*id), bytes: rest.to_vec() })
        }
        _ => Err(malformed),
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        for Signature { name, key_id, bytes } in &self.signatures {
            let all: Vec<u8> = key_id.to_be_bytes().iter().chain(bytes).copied().collect();
            writeln!(f, "\u{2014} {name} {}", BASE64.encode(&all))?;
        }
        Ok(())
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+{:08x}+{}", self.name, self.key_id(), key_text(self.key.as_bytes()))
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the signer of {}", self.public)
    }
}

impl fmt::Display for NoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(why) => write!(f, "{} the note or key cannot be read: {why}", codes::NOTE_MALFORMED),
            Self::Forged(name) => write!(f, "{} the signature by `{name}` does not hold", codes::NOT_SIGNED),
            Self::Unknown => write!(f, "{} no known key signed the note", codes::NOT_SIGNED),
        }
    }
}

impl std::error::Error for NoteError {}

#[cfg(test)]
mod tests;
