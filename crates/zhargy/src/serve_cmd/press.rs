//! What makes the papers of a site: the certificate in its words, and the archive with the law as files, the verifier and a
//! signed checkpoint. They are the same that `zhargy certificate` and `zhargy export` make.

use std::sync::Arc;

use clerk::Books;
use journal::{Entry, Signer};
use server::{Files, Papers};

use crate::failure::Failure;
use crate::run::{archive, issue};

/// The press of a site.
pub(super) struct Press {
    /// The law.
    pub(super) books: Arc<Books>,
    /// The same as files.
    pub(super) law: Vec<(String, Vec<u8>)>,
    /// The key that signs archives; none are made without one.
    pub(super) signer: Option<Signer>,
}

impl Papers for Press {
    fn certificates(&self, entries: &[Entry]) -> Result<Files, String> {
        let made = issue::certificates(&self.books, entries).map_err(told)?;
        made.ok_or_else(|| told(issue::not_certified()))
    }

    fn archives(&self) -> bool {
        self.signer.is_some()
    }

    fn archive(&self, entries: &[Entry], certificates: &Files) -> Result<Files, String> {
        let Some(signer) = &self.signer else { return Err("no key signs archives here".to_owned()) };
        let desk = issue::desk_after(&self.books, entries).map_err(told)?;
        archive::files(&desk, entries, &self.law, certificates.clone(), signer).map_err(told)
    }
}

fn told(failure: Failure) -> String {
    failure.message
}
