//! One journal is one append-only list of entries: what happened in one election, in the order it was recorded.
//!
//! - [`Entry`] is one line of canonical JSON, chained to the line before by its hash; [`chain`] makes the next ones;
//! - [`verify`] reads lines and names the first entry that was changed, removed, added, reordered or torn;
//! - [`MerkleTree`] and [`Frontier`] give the root of RFC 9162 with proofs of inclusion and consistency;
//! - [`Checkpoint`] is a signed statement of size and root, in the text forms of C2SP;
//! - [`Store`] is what keeps a journal; [`MemoryStore`] keeps one in memory, [`FaultyStore`] fails when it is told to.
//!
//! It must never know what a kind of entry means, and it touches no clock, file, network, thread or randomness: the
//! moment and the seed of a key are arguments.
//!
//! ```
//! use journal::{Draft, Head, Known, Moment, chain, verify};
//!
//! let at: Moment = "2021-01-10T14:00:00.000Z".parse()?;
//! let body = serde_json::json!({ "precinct": "12", "votes": 383_023 });
//! let draft = Draft {
//!     actor: "clerk-7".into(), command: "c1".into(), at, kind: "protocol.entered/1".into(), body,
//! };
//! let entries = chain(&Head::EMPTY, vec![draft])?;
//! let lines: Vec<String> = entries.iter().map(journal::Entry::line).collect();
//! let verified = verify(&lines, Known::Nothing)?;
//! assert_eq!(verified.head, Head::after(&entries[0]));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod canonical;
mod chain;
mod checkpoint;
pub mod codes;
mod diagnosis;
mod entry;
mod faulty;
mod hash;
mod memory;
mod merkle;
mod moment;
mod note;
mod proof;
mod store;
mod verify;

pub use canonical::{MAX_DEPTH, MAX_INTEGER};
pub use chain::{Draft, Head, Unwritable, chain, chain_on, follows};
pub use checkpoint::Checkpoint;
pub use entry::{Entry, MAX_LINE_BYTES, MAX_NAME_BYTES, Malformed};
pub use faulty::{FaultyStore, Operation, When};
pub use hash::{Hash, NotAHash};
pub use memory::MemoryStore;
pub use merkle::{Frontier, MerkleTree};
pub use moment::{Moment, NotAMoment};
pub use note::{Note, NoteError, Signature, Signer, VerifierKey};
pub use proof::{Unproven, verify_consistency, verify_inclusion};
pub use store::{AppendError, Store, StoreError};
pub use verify::{ClockBack, Fault, FaultKind, Known, Verified, verify};
