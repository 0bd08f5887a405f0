//! The secrecy of complaints: keys of offices and people, sealed parts of a case, custodians, receipts, attachments.
//!
//! It must never know the law, HTTP, SQL, a journal, a clock or a file: bytes come from a reader and go to a writer, a day is an
//! argument. Randomness is the system's. What is protected from whom, and what is not: `docs/SECRECY.md`.
//!
//! ```
//! use std::io::Write;
//! use sealed::{Case, Compartment, Kind, Recipients, SecretKey};
//!
//! let office_key = SecretKey::draw();
//! let office = Recipients::new("turkistan", "2026-07-01".parse().unwrap(), office_key.public())?;
//!
//! // The process that takes a complaint in knows public keys alone.
//! let case = Case::begin(&office.on("2026-11-25".parse().unwrap())?, None, None)?;
//! let mut sealer = case.seal(Kind::Story, Vec::new())?;
//! sealer.write_all("Мен шағымданамын.".as_bytes())?;
//! let (written, file) = sealer.finish()?;
//! assert_eq!((written.bytes, file.len()), (16_384, 16_384));
//!
//! // The office opens it.
//! let key = case.unlock(Compartment::Office, &office_key)?;
//! assert_eq!(*key.open(Kind::Story, &file[..])?.read_all(1000)?, *"Мен шағымданамын.".as_bytes());
//! # Ok::<(), sealed::Fault>(())
//! ```

pub mod attach;
mod case;
mod class;
pub mod codes;
mod cost;
mod fault;
mod key;
mod office;
mod part;
mod receipt;
mod session;
mod split;
mod staff;
mod text;
mod words;

pub use case::{Case, CaseId, Certificate, Compartment, Kind, Opening, PartKey, Reason, weigh};
pub use class::{GREATEST, class};
pub use cost::Cost;
pub use fault::Fault;
pub use key::{PublicKey, SecretKey};
pub use office::{Addressee, Grant, Recipients};
pub use part::{Opener, Sealer, Written};
pub use receipt::{Form, Locator, Receipt, ReceiptSecret};
pub use session::{Session, Ticket};
pub use split::{Circle, Share, Split};
pub use staff::{Card, Password, StaffKey};
pub use words::Script;
