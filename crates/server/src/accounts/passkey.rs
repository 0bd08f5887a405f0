//! Passkeys by Web Authentication Level 3: challenges, what an authenticator answers to them, and whether it does. Registered
//! without attestation; ES256 alone; the owner verified each time, so a passkey is a second factor and more.
//!
//! It must never know whose a passkey is. What is read here was written by a stranger: every byte is looked at.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use hmac::{Hmac, KeyInit as _, Mac as _};
use journal::Moment;
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::secret::random;

/// Milliseconds for which a challenge is good.
const GOOD: i64 = 5 * 60 * 1000;

/// Bytes of an answer, each part of which is less.
const MOST_ANSWER: usize = 16 * 1024;

/// Challenges that were answered are remembered until they run out. Where there are as many, none is taken for a while: only
/// who has a passkey gets here.
const MOST_ANSWERED: usize = 1 << 16;

/// The owner is there.
const PRESENT: u8 = 0x01;
/// The owner was verified: by a finger, a face, a number.
const VERIFIED: u8 = 0x04;
/// A new key is attested.
const ATTESTED: u8 = 0x40;
/// Extensions follow.
const EXTENDED: u8 = 0x80;

/// A key of ES256 as every authenticator writes it: the canonical map of kind, algorithm and curve, then x.
const KEY_HEAD: [u8; 10] = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
/// Between x and y.
const KEY_MIDDLE: [u8; 3] = [0x22, 0x58, 0x20];

/// What a challenge is for. One for a session is good for that session alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum For<'a> {
    /// Logging in.
    Login,
    /// Another passkey of a session's owner.
    Register(&'a str),
    /// Showing again who one is.
    Confirm(&'a str),
}

/// Where passkeys are good: the origin that browsers show, and the host in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    origin: String,
    pub(crate) host: String,
}

/// Makes challenges and remembers which were answered. A challenge is its own proof, so that whoever only asks for them fills
/// no memory; it is good at the node that made it.
pub(crate) struct Challenges {
    key: [u8; 32],
    answered: Mutex<BTreeSet<(i64, [u8; 16])>>,
}

/// What a script sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    id: String,
    client: String,
    data: String,
    #[serde(default)]
    signature: String,
}

/// What the browser says. Later versions may say more.
#[derive(Deserialize)]
struct Client {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(rename = "crossOrigin", default)]
    cross_origin: bool,
}

/// A passkey that was registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct New {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) counter: u32,
}

/// A passkey that answered, not yet compared with its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) id: String,
    pub(crate) counter: u32,
    signed: Vec<u8>,
    signature: Vec<u8>,
    spent: (i64, [u8; 16]),
}

/// Why an answer is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wrong(pub(crate) &'static str);

impl Place {
    /// The place of an origin; nothing where browsers offer no passkeys: over http, but for the machine itself, and at hosts
    /// that are numbers.
    pub(crate) fn of(origin: Option<&str>) -> Option<Self> {
        let origin = origin?;
        let (scheme, rest) = origin.split_once("://")?;
        let host = rest.split(':').next().unwrap_or(rest);
        let named = host.chars().any(|c| c.is_ascii_alphabetic()) && !host.contains('[');
        let fits = named && (scheme == "https" || host == "localhost");
        fits.then(|| Self { origin: origin.to_owned(), host: host.to_owned() })
    }
}

impl Challenges {
    pub(crate) fn new() -> Self {
        Self { key: random(), answered: Mutex::default() }
    }

    /// A new challenge.
    pub(crate) fn make(&self, purpose: For<'_>, at: Moment) -> String {
        let nonce: [u8; 16] = random();
        let mut all = Vec::with_capacity(56);
        all.extend(nonce);
        all.extend(at.millis().to_be_bytes());
        all.extend(self.seal(purpose, nonce, at.millis()));
        BASE64URL_NOPAD.encode(&all)
    }

    fn seal(&self, purpose: For<'_>, nonce: [u8; 16], at: i64) -> [u8; 32] {
        let (word, session) = match purpose {
            For::Login => ("login", ""),
            For::Register(session) => ("register", session),
            For::Confirm(session) => ("confirm", session),
        };
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).unwrap_or_else(|_| unreachable!("any key is one"));
        for part in [word.as_bytes(), &[0], session.as_bytes(), &[0], &nonce, &at.to_be_bytes()] {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// Whether a challenge is ours, for this, and not run out: what is remembered of it once it was answered.
    fn read(&self, purpose: For<'_>, text: &str, at: Moment) -> Result<(i64, [u8; 16]), Wrong> {
        let wrong = Wrong("the challenge is none of this site, or it has run out");
        let bytes: [u8; 56] = decoded(text).and_then(|bytes| bytes.try_into().ok()).ok_or(wrong)?;
        let (mut nonce, mut made, mut seal) = ([0; 16], [0; 8], [0; 32]);
        nonce.copy_from_slice(&bytes[..16]);
        made.copy_from_slice(&bytes[16..24]);
        seal.copy_from_slice(&bytes[24..]);
        let made = i64::from_be_bytes(made);
        // Hashes are compared, so that the time says nothing of the seal.
        let same = Sha256::digest(seal) == Sha256::digest(self.seal(purpose, nonce, made));
        let age = at.millis().saturating_sub(made);
        if same && (0..GOOD).contains(&age) { Ok((made, nonce)) } else { Err(wrong) }
    }

    /// A challenge is answered once.
    fn spend(&self, spent: (i64, [u8; 16]), at: Moment) -> Result<(), Wrong> {
        let mut answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        let past = at.millis().saturating_sub(GOOD);
        *answered = answered.split_off(&(past, [0; 16]));
        if answered.len() >= MOST_ANSWERED || !answered.insert(spent) {
            return Err(Wrong("the challenge was answered before"));
        }
        Ok(())
    }

    /// Reads the answer of a new passkey.
    pub(crate) fn registered(&self, place: &Place, session: &str, sent: &str, at: Moment) -> Result<New, Wrong> {
        let (sent, _, data, spent) = self.opened(place, For::Register(session), "webauthn.create", sent, at)?;
        let counter = head(place, &data, ATTESTED)?;
        let rest = data.get(37..).unwrap_or_default();
        let long = rest.get(16..18).map_or(0, |two| usize::from(two[0]) << 8 | usize::from(two[1]));
        let id = rest.get(18..18 + long).filter(|id| (12..=1023).contains(&id.len())).ok_or(Wrong("it has no id"))?;
        if decoded(&sent.id).as_deref() != Some(id) {
            return Err(Wrong("it has two ids"));
        }
        let key = rest.get(18 + long..18 + long + 77).ok_or(Wrong("it has no key"))?;
        if key[..10] != KEY_HEAD || key[42..45] != KEY_MIDDLE {
            return Err(Wrong("its key is none of ES256"));
        }
        if rest.len() > 18 + long + 77 && data[32] & EXTENDED == 0 {
            return Err(Wrong("more follows than it says"));
        }
        let point = [&[0x04][..], &key[10..42], &key[45..77]].concat();
        if VerifyingKey::from_sec1_bytes(&point).is_err() {
            return Err(Wrong("its key is no point of the curve"));
        }
        self.spend(spent, at)?;
        Ok(New { id: BASE64URL_NOPAD.encode(id), key: HEXLOWER.encode(&point), counter })
    }

    /// Reads the answer of a passkey that is known.
    pub(crate) fn answered(&self, place: &Place, purpose: For<'_>, sent: &str, at: Moment) -> Result<Answer, Wrong> {
        let (sent, client, data, spent) = self.opened(place, purpose, "webauthn.get", sent, at)?;
        let counter = head(place, &data, 0)?;
        if data.len() > 37 && data[32] & EXTENDED == 0 {
            return Err(Wrong("more follows than it says"));
        }
        let signature = decoded(&sent.signature).ok_or(Wrong("it has no signature"))?;
        let signed = [data.as_slice(), Sha256::digest(&client).as_slice()].concat();
        Ok(Answer { id: sent.id, counter, signed, signature, spent })
    }

    /// Whether a key signed the answer; then its challenge is spent.
    pub(crate) fn fits(&self, answer: &Answer, key: &str, at: Moment) -> Result<(), Wrong> {
        let point = HEXLOWER.decode(key.as_bytes()).map_err(|_| Wrong("its key is none"))?;
        let key = VerifyingKey::from_sec1_bytes(&point).map_err(|_| Wrong("its key is none"))?;
        let signature = Signature::from_der(&answer.signature).map_err(|_| Wrong("its signature is none"))?;
        key.verify(&answer.signed, &signature).map_err(|_| Wrong("its signature does not fit"))?;
        self.spend(answer.spent, at)
    }

    /// What was sent, the bytes that the browser and the authenticator wrote, and what is remembered of the challenge.
    #[expect(clippy::type_complexity, reason = "four parts of one answer, taken apart at once")]
    fn opened(
        &self,
        place: &Place,
        purpose: For<'_>,
        kind: &str,
        sent: &str,
        at: Moment,
    ) -> Result<(Sent, Vec<u8>, Vec<u8>, (i64, [u8; 16])), Wrong> {
        if sent.len() > MOST_ANSWER {
            return Err(Wrong("the answer is too long"));
        }
        let sent: Sent = serde_json::from_str(sent).map_err(|_| Wrong("the answer cannot be read"))?;
        let (client, data) =
            decoded(&sent.client).zip(decoded(&sent.data)).ok_or(Wrong("the answer cannot be read"))?;
        let told: Client =
            serde_json::from_slice(&client).map_err(|_| Wrong("what the browser says cannot be read"))?;
        if told.kind != kind {
            return Err(Wrong("it answers another question"));
        }
        if told.origin != place.origin || told.cross_origin {
            return Err(Wrong("it answers another site"));
        }
        let spent = self.read(purpose, &told.challenge, at)?;
        Ok((sent, client, data, spent))
    }
}

/// The head of what an authenticator says: for this host, the owner there and verified; its counter.
fn head(place: &Place, data: &[u8], more: u8) -> Result<u32, Wrong> {
    let Some(head) = data.get(..37) else { return Err(Wrong("what it says is too short")) };
    if head[..32] != Sha256::digest(&place.host)[..] {
        return Err(Wrong("it answers another host"));
    }
    let wanted = PRESENT | VERIFIED | more;
    if head[32] & wanted != wanted {
        return Err(Wrong("its owner was not verified"));
    }
    if more == 0 && head[32] & ATTESTED != 0 {
        return Err(Wrong("it brings a key that nobody asked for"));
    }
    Ok(u32::from_be_bytes([head[33], head[34], head[35], head[36]]))
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    BASE64URL_NOPAD.decode(text.as_bytes()).ok()
}

#[cfg(test)]
mod tests;
