//! Papers of a certified election: its certificate, and the archive by which anybody computes it anew. Each is made once for
//! what it is made of, on a thread of its own kind, and then handed out as it is.
//!
//! Who makes them is brought by whoever starts the site: the words of a certificate, the law as files, the verifier and the
//! key that signs an archive are no matter of a server.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use data_encoding::HEXLOWER;
use journal::{Entry, Head};
use sha2::{Digest as _, Sha256};

use crate::pack::Packed;
use crate::running::Running;
use crate::site::Site;
use crate::zip::zip;

/// Files by their name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Makes the papers of an election from its journal.
pub trait Papers: Send + Sync {
    /// The certificate in each language, from the journal up to the certification.
    ///
    /// # Errors
    /// In words, where this journal makes none.
    fn certificates(&self, entries: &[Entry]) -> Result<Files, String>;

    /// Whether archives are made here.
    fn archives(&self) -> bool;

    /// Everything an archive holds.
    ///
    /// # Errors
    /// In words, where this journal makes none.
    fn archive(&self, entries: &[Entry], certificates: &Files) -> Result<Files, String>;
}

/// Why there is no paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Without {
    /// Nothing is certified, or nobody makes papers here.
    None,
    /// It is being made.
    Making,
    /// It cannot be made.
    Failed(String),
}

/// The certificate in each language.
pub(crate) struct Certificates {
    files: Files,
    /// Each by its name, with its hash.
    pub(crate) papers: Vec<(String, String, Arc<Packed>)>,
}

/// What was made of one election.
#[derive(Default)]
pub(crate) struct Shelf {
    /// Certificates of the certification at this place of the journal.
    certificates: Mutex<Option<(u64, Arc<Certificates>)>>,
    /// The archive of the journal up to this head.
    archive: Mutex<Option<(Head, Arc<Packed>)>>,
    /// Held by whoever makes something: one at a time, and the others are told.
    making: Mutex<()>,
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shelf {
    /// The certificates of a certification, if they were made.
    pub(crate) fn kept(&self, certified: u64) -> Option<Arc<Certificates>> {
        let kept = locked(&self.certificates);
        kept.as_ref().filter(|(of, _)| *of == certified).map(|(_, made)| Arc::clone(made))
    }
}

/// The certificates of what is certified now; made where they were not.
pub(crate) fn certificates(site: &Site, running: &Running) -> Result<Arc<Certificates>, Without> {
    let night = running.night();
    let (Some(certified), Some(press)) = (night.certified, site.press()) else { return Err(Without::None) };
    let shelf = running.shelf();
    if let Some(made) = shelf.kept(certified) {
        return Ok(made);
    }
    let Ok(_making) = shelf.making.try_lock() else { return Err(Without::Making) };
    // Whoever made something until now may have made this.
    if let Some(made) = shelf.kept(certified) {
        return Ok(made);
    }
    let entries = entries(running, Some(certified))?;
    let files = press.certificates(&entries).map_err(Without::Failed)?;
    let paper = |(name, bytes): (&String, &Vec<u8>)| {
        let hash = HEXLOWER.encode(&Sha256::digest(bytes));
        (name.clone(), hash, Arc::new(Packed::plain("application/pdf", bytes.clone())))
    };
    let papers: Vec<_> = files.iter().map(paper).collect();
    for (name, hash) in &night.issued {
        if papers.iter().all(|(own, made, _)| own != name || made != hash) {
            return Err(Without::Failed(format!("{name} is no longer made as it was issued")));
        }
    }
    let made = Arc::new(Certificates { files, papers });
    *locked(&shelf.certificates) = Some((certified, Arc::clone(&made)));
    Ok(made)
}

/// The archive of the journal as it stands, once the result is certified. While a newer one is made, the one before is handed
/// out: each is whole, and says up to where it reaches.
pub(crate) fn archive(site: &Site, running: &Running) -> Result<Arc<Packed>, Without> {
    let Some(press) = site.press().filter(|press| press.archives()) else { return Err(Without::None) };
    let certificates = certificates(site, running)?;
    let (head, shelf) = (running.night().head, running.shelf());
    let kept = || locked(&shelf.archive).clone();
    if let Some((_, made)) = kept().filter(|(of, _)| *of == head) {
        return Ok(made);
    }
    let Ok(_making) = shelf.making.try_lock() else {
        return kept().map(|(_, made)| made).ok_or(Without::Making);
    };
    let entries = entries(running, None)?;
    let head = entries.last().map_or(Head::EMPTY, Head::after);
    if let Some((_, made)) = kept().filter(|(of, _)| *of == head) {
        return Ok(made);
    }
    let files = press.archive(&entries, &certificates.files).map_err(Without::Failed)?;
    let packed = zip(running.id(), &files).ok_or_else(|| Without::Failed("it is too large for a ZIP".to_owned()))?;
    let made = Arc::new(Packed::plain("application/zip", packed));
    *locked(&shelf.archive) = Some((head, Arc::clone(&made)));
    Ok(made)
}

/// The journal, whole or up to a place and with it.
fn entries(running: &Running, last: Option<u64>) -> Result<Vec<Entry>, Without> {
    let many = last.and_then(|last| usize::try_from(last + 1).ok()).unwrap_or(usize::MAX);
    let lines = running.look(move |clerk, _| clerk.lines.iter().take(many).cloned().collect::<Vec<Box<str>>>());
    let lines = lines.ok_or_else(|| Without::Failed("the site is stopping".to_owned()))?;
    let read = |line: &str| Entry::parse(line).map_err(|why| Without::Failed(why.to_string()));
    lines.iter().map(AsRef::as_ref).map(read).collect()
}
