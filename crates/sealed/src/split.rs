//! A key split among several, of whom some together open it: two custodians of an identity, three of five for a lost office
//! key. It must never know which of the two it is, and never holds two opened shares unless somebody joins them.

use std::collections::BTreeSet;
use std::fmt;

use rand_core::UnwrapErr;
use sha2::{Digest, Sha256};
use vsss_rs::Gf256;
use zeroize::Zeroizing;

use crate::key::{open_letter, seal_letter};
use crate::text::{self, Lines};
use crate::{Fault, PublicKey, SecretKey};

/// Who holds shares, and how many of them together open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    threshold: u8,
    holders: Vec<(String, PublicKey)>,
}

const CIRCLE: &str = "zhargy-circle/1";

impl Circle {
    /// At least two open, of at least as many; each holder once, with a key of their own.
    ///
    /// # Errors
    /// K012 where one alone could open, or nobody could, or somebody stands twice; K017 for a name that is none.
    pub fn new(threshold: u8, holders: Vec<(String, PublicKey)>) -> Result<Self, Fault> {
        let names: BTreeSet<&str> = holders.iter().map(|(name, _)| name.as_str()).collect();
        let keys: BTreeSet<String> = holders.iter().map(|(_, key)| key.to_string()).collect();
        for name in &names {
            text::name(name)?;
        }
        let all = holders.len();
        if threshold < 2 || all < usize::from(threshold) || all > 32 || names.len() < all || keys.len() < all {
            return Err(Fault::BadCircle);
        }
        Ok(Self { threshold, holders })
    }

    /// How many open.
    pub fn threshold(&self) -> u8 {
        self.threshold
    }

    /// SHA-256 of the file: it is published as that of an office's keys is, for whoever can exchange the circle reads what is
    /// sealed to it.
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(self.to_text().as_bytes()).into()
    }

    /// The public file, version 1.
    pub fn to_text(&self) -> String {
        let mut written = format!("{CIRCLE} {}\n", self.threshold);
        for (name, key) in &self.holders {
            written.push_str(&format!("holder {name} {key}\n"));
        }
        written
    }

    /// Reads it.
    ///
    /// # Errors
    /// K003, K009, K012, K017.
    pub fn parse(written: &str) -> Result<Self, Fault> {
        let mut lines = Lines::of(written, "circle")?;
        let [threshold] = lines.need(CIRCLE, "circle")?;
        let mut holders = Vec::new();
        while let Some([name, key]) = lines.take("holder")? {
            let Some(key) = text::key(key) else {
                return lines.bad();
            };
            holders.push((name.to_owned(), key));
        }
        lines.end()?;
        let threshold = text::number(threshold).and_then(|number| number.try_into().ok());
        Self::new(threshold.ok_or(Fault::BadLine(1))?, holders)
    }
}

/// A key as shares, each sealed to its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    purpose: String,
    key: PublicKey,
    threshold: u8,
    shares: Vec<(String, Vec<u8>)>,
}

/// One share, opened: in memory only.
pub struct Share {
    key: PublicKey,
    holder: String,
    bytes: Zeroizing<Vec<u8>>,
}

impl Share {
    /// Whose it is.
    pub fn holder(&self) -> &str {
        &self.holder
    }
}

impl fmt::Debug for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Share({}, hidden)", self.holder)
    }
}

const SPLIT: &str = "zhargy-split/1";

impl Split {
    /// Splits a key. The purpose is one plain name, such as that of the office, and stands inside every share.
    ///
    /// # Errors
    /// K013 where the system has no randomness, K017 for a purpose that is no plain name.
    pub fn of(purpose: &str, key: &SecretKey, circle: &Circle) -> Result<Self, Fault> {
        let mut made = Self {
            purpose: text::name(purpose)?.to_owned(),
            key: key.public(),
            threshold: circle.threshold,
            shares: Vec::new(),
        };
        // Fails here, as a value, where the sharing could only panic.
        crate::key::random::<32>()?;
        let (threshold, all) = (usize::from(circle.threshold), circle.holders.len());
        let secret = key.expose();
        let shares = Gf256::split_bytes(threshold, all, secret.as_bytes(), UnwrapErr(getrandom::SysRng));
        let shares = Zeroizing::new(shares.map_err(|_| Fault::BadCircle)?);
        for ((holder, public), share) in circle.holders.iter().zip(shares.iter()) {
            made.shares.push((holder.clone(), seal_letter(&made.label(holder), share, public)?));
        }
        Ok(made)
    }

    /// A holder opens their own share.
    ///
    /// # Errors
    /// K004 for who is no holder, K001 for another's key, K002 where it was changed.
    pub fn share(&self, holder: &str, key: &SecretKey) -> Result<Share, Fault> {
        let (_, letter) = self.shares.iter().find(|(name, _)| name == holder).ok_or(Fault::Elsewhere)?;
        Ok(self.opened(holder, open_letter(&self.label(holder), letter, key)?))
    }

    /// Hands an opened share on, sealed to who will join it with their own: nothing opened waits between two logins.
    ///
    /// # Errors
    /// K007 for a share of another lock.
    pub fn hand_on(&self, share: &Share, to: &PublicKey) -> Result<Vec<u8>, Fault> {
        if share.key != self.key {
            return Err(Fault::ForeignShare);
        }
        seal_letter(&format!("handed-on {}", self.label(&share.holder)), &share.bytes, to)
    }

    /// Opens what a holder handed on.
    ///
    /// # Errors
    /// K001, K002, K004.
    pub fn receive(&self, holder: &str, letter: &[u8], key: &SecretKey) -> Result<Share, Fault> {
        Ok(self.opened(holder, open_letter(&format!("handed-on {}", self.label(holder)), letter, key)?))
    }

    fn opened(&self, holder: &str, bytes: Zeroizing<Vec<u8>>) -> Share {
        Share { key: self.key.clone(), holder: holder.to_owned(), bytes }
    }

    /// Joins shares of different holders.
    ///
    /// # Errors
    /// K006 for too few, K007 for shares of another lock.
    pub fn join(&self, shares: &[&Share]) -> Result<SecretKey, Fault> {
        if shares.iter().any(|share| share.key != self.key) {
            return Err(Fault::ForeignShare);
        }
        let have = shares.iter().map(|share| &share.holder).collect::<BTreeSet<_>>().len();
        if have < usize::from(self.threshold) || have < shares.len() {
            return Err(Fault::TooFewShares { have, need: self.threshold });
        }
        let bytes = Zeroizing::new(shares.iter().map(|share| share.bytes.to_vec()).collect::<Vec<_>>());
        let joined = Zeroizing::new(Gf256::combine_bytes(&*bytes).map_err(|_| Fault::ForeignShare)?);
        let key = SecretKey::from_bytes(&joined).map_err(|_| Fault::ForeignShare)?;
        if key.public() == self.key { Ok(key) } else { Err(Fault::ForeignShare) }
    }

    pub(crate) fn purpose(&self) -> &str {
        &self.purpose
    }

    /// The key that seals to all of them together.
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    /// How many open.
    pub fn threshold(&self) -> u8 {
        self.threshold
    }

    /// Who holds shares.
    pub fn holders(&self) -> impl Iterator<Item = &str> {
        self.shares.iter().map(|(holder, _)| holder.as_str())
    }

    fn label(&self, holder: &str) -> String {
        format!("share {} {} {} {holder}", self.purpose, self.key, self.threshold)
    }

    /// The file, version 1.
    pub fn to_text(&self) -> String {
        let mut written = format!("{SPLIT} {} {} {}\n", self.purpose, self.key, self.threshold);
        for (holder, letter) in &self.shares {
            written.push_str(&format!("share {holder} {}\n", text::base64(letter)));
        }
        written
    }

    /// Reads it.
    ///
    /// # Errors
    /// K003, K009, K017.
    pub fn parse(written: &str) -> Result<Self, Fault> {
        let mut lines = Lines::of(written, "split key")?;
        let read = Self::read(&mut lines)?.ok_or(Fault::UnknownForm("split key"))?;
        lines.end()?;
        Ok(read)
    }

    /// Reads one that stands in a longer file.
    pub(crate) fn read(lines: &mut Lines<'_>) -> Result<Option<Self>, Fault> {
        let Some([purpose, key, threshold]) = lines.take(SPLIT)? else {
            return Ok(None);
        };
        let threshold =
            text::number(threshold).and_then(|number| u8::try_from(number).ok()).filter(|least| *least >= 2);
        let (Some(key), Some(threshold)) = (text::key(key), threshold) else {
            return lines.bad();
        };
        let mut shares: Vec<(String, Vec<u8>)> = Vec::new();
        while let Some([holder, letter]) = lines.take("share")? {
            let Some(letter) = text::from_base64(letter) else {
                return lines.bad();
            };
            if shares.iter().any(|(name, _)| name == holder) {
                return lines.bad();
            }
            shares.push((text::name(holder)?.to_owned(), letter));
        }
        Ok(Some(Self { purpose: text::name(purpose)?.to_owned(), key, threshold, shares }))
    }
}
