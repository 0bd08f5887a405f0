//! Bytes with their type and tag, compressed once.

use std::io::Write as _;

use axum::body::Bytes;
use data_encoding::HEXLOWER;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

/// Bytes below this are sent as they are: a header would cost more than is saved.
const WORTH: usize = 512;

/// What is compressed by its own format.
const PACKED: [&str; 2] = ["application/pdf", "application/zip"];

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Its type.
    pub kind: &'static str,
    /// Its bytes.
    pub bytes: Bytes,
    /// The same under gzip, where that was made.
    pub gzip: Option<Bytes>,
    /// The tag of this version, without quotes.
    pub tag: String,
    /// Headers that belong to it.
    pub more: Vec<(&'static str, String)>,
}

impl Packed {
    pub(crate) fn plain(kind: &'static str, bytes: Vec<u8>) -> Self {
        let tag = HEXLOWER.encode(&Sha256::digest(&bytes)[..12]);
        Self { kind, bytes: bytes.into(), gzip: None, tag, more: Vec::new() }
    }

    /// Compressed: well for what is kept, quickly for what is made for one reader.
    pub(crate) fn compressed(mut self, level: Compression) -> Self {
        if self.bytes.len() >= WORTH && self.gzip.is_none() && !PACKED.contains(&self.kind) {
            let mut encoder = GzEncoder::new(Vec::new(), level);
            let done = encoder.write_all(&self.bytes).and_then(|()| encoder.finish());
            self.gzip = done.ok().filter(|gzip| gzip.len() < self.bytes.len()).map(Bytes::from);
        }
        self
    }
}
