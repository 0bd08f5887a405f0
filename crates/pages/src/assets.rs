//! Style, scripts and pictures inside the program. A name holds the hash of what is in it, so it may be kept for ever.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

/// A file that pages refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// The name it has in the sources.
    pub plain: &'static str,
    /// The name it is served under: `style-0123456789ab.css`.
    pub name: String,
    /// Its type.
    pub kind: &'static str,
    /// What is in it.
    pub bytes: &'static [u8],
}

const FILES: &[(&str, &str, &[u8])] = &[
    ("style.css", "text/css; charset=utf-8", include_bytes!("../assets/style.css")),
    ("what-if.js", "text/javascript; charset=utf-8", include_bytes!("../assets/what-if.js")),
    ("live.js", "text/javascript; charset=utf-8", include_bytes!("../assets/live.js")),
    ("proof.js", "text/javascript; charset=utf-8", include_bytes!("../assets/proof.js")),
    ("entry.js", "text/javascript; charset=utf-8", include_bytes!("../assets/entry.js")),
    ("passkey.js", "text/javascript; charset=utf-8", include_bytes!("../assets/passkey.js")),
    ("lists.js", "text/javascript; charset=utf-8", include_bytes!("../assets/lists.js")),
    ("icon.svg", "image/svg+xml", include_bytes!("../assets/icon.svg")),
];

pub(crate) fn all() -> Vec<Asset> {
    let named = |&(plain, kind, bytes): &(&'static str, &'static str, &'static [u8])| {
        let hash = HEXLOWER.encode(&Sha256::digest(bytes)[..6]);
        let (stem, ending) = plain.rsplit_once('.').unwrap_or((plain, ""));
        Asset { plain, name: format!("{stem}-{hash}.{ending}"), kind, bytes }
    };
    FILES.iter().map(named).collect()
}
