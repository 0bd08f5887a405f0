//! SHA-256 hashes of leaves and nodes as RFC 9162 section 2.1.1 defines them.
//!
//! It must never know what is hashed.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

/// 32 bytes of SHA-256, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hash([u8; 32]);

/// The text is not 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAHash;

impl Hash {
    /// 32 zero bytes: what stands before the first entry.
    pub const ZERO: Self = Self([0; 32]);

    /// These 32 bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The root of the tree without leaves: SHA-256 of nothing.
    pub fn empty_root() -> Self {
        Self(Sha256::new().finalize().into())
    }

    /// The hash of a leaf: SHA-256 of a zero byte and the leaf.
    pub fn leaf(bytes: &[u8]) -> Self {
        Self(Sha256::new().chain_update([0]).chain_update(bytes).finalize().into())
    }

    /// The hash of a node: SHA-256 of a one byte and the two hashes below.
    pub fn node(left: &Self, right: &Self) -> Self {
        Self(Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0).finalize().into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0; 64];
        HEXLOWER.encode_mut(&self.0, &mut text);
        f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Hash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let mut bytes = [0; 32];
        if text.len() != 64 {
            return Err(NotAHash);
        }
        HEXLOWER.decode_mut(text.as_bytes(), &mut bytes).map_err(|_| NotAHash)?;
        Ok(Self(bytes))
    }
}

impl fmt::Display for NotAHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a hash is 64 lower-case hexadecimal digits")
    }
}

impl std::error::Error for NotAHash {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_have_one_text() {
        let check = |text: &str, read: bool| {
            let hash = text.parse::<Hash>();
            assert_eq!(hash.is_ok(), read, "{text}");
            if let Ok(hash) = hash {
                assert_eq!(hash.to_string(), text);
            }
        };
        check(&"0".repeat(64), true);
        check(&"9f".repeat(32), true);
        check(&"9F".repeat(32), false);
        check(&"0".repeat(63), false);
        check(&"0".repeat(65), false);
        check(&"g".repeat(64), false);
        check(&"\u{436}".repeat(32), false);
        check("", false);
    }

    #[test]
    fn leaves_and_nodes_are_told_apart() {
        // SHA-256 of nothing, and of one zero byte: RFC 9162 section 2.1.1, values of certificate-transparency-go.
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let empty_leaf = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
        assert_eq!(Hash::empty_root().to_string(), empty);
        assert_eq!(Hash::leaf(b"").to_string(), empty_leaf);
        let (left, right) = (Hash::leaf(b"a"), Hash::leaf(b"b"));
        assert_ne!(Hash::node(&left, &right), Hash::node(&right, &left));
        let both: Vec<u8> = left.bytes().iter().chain(right.bytes()).copied().collect();
        assert_ne!(Hash::node(&left, &right), Hash::leaf(&both));
    }
}
