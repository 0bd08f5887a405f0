//! Uploads on their way: orders of tables given one after the other behind the pages, what became of each kept in memory until
//! newer ones take its place. The journal has every order; what is kept here is only how far they are.

use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pages::desk::posts::{Problem, Upload};
use store::{Client, Done, WriteError};

use super::tables::{Ready, told};
use crate::clerk::Told;
use crate::contests::ContestsClerk;
use crate::site::Site;

/// Uploads that are kept.
const KEPT: usize = 32;

/// Orders that wait for the writer at a time: others have orders too.
const AT_ONCE: usize = 64;

/// So long a full queue is waited for before it is tried again.
const PAUSE: Duration = Duration::from_millis(20);

/// Tries of one order at a full queue.
const TRIES: u32 = 500;

/// One upload and whose it is.
struct Kept {
    id: String,
    account: String,
    upload: Arc<Mutex<Upload>>,
}

/// Uploads of one set of contests.
#[derive(Default)]
pub(crate) struct Uploads(Mutex<Vec<Kept>>);

impl Uploads {
    /// Ids of an account's uploads, newest first.
    pub(super) fn of(&self, account: &str) -> Vec<String> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().rev().filter(|own| own.account == account).map(|own| own.id.clone()).collect()
    }

    /// How far an upload of an account is.
    pub(super) fn get(&self, account: &str, id: &str) -> Option<Upload> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = all.iter().find(|own| own.id == id && own.account == account)?;
        Some(own.upload.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    /// Begins to give orders; its id. Nothing where the account has an upload on its way, or too many are.
    pub(super) fn begin(
        &self,
        account: &str,
        ready: Vec<Ready>,
        problems: Vec<Problem>,
        client: Client<ContestsClerk>,
    ) -> Option<String> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let ended = |own: &Kept| own.upload.lock().unwrap_or_else(PoisonError::into_inner).ended;
        if all.iter().any(|own| own.account == account && !ended(own)) {
            return None;
        }
        if all.len() >= KEPT {
            let oldest = all.iter().position(ended)?;
            all.remove(oldest);
        }
        let upload = Arc::new(Mutex::new(Upload { of: ready.len(), problems, ..Upload::default() }));
        let id = Site::fresh_id();
        let kept = Kept { id: id.clone(), account: account.to_owned(), upload: Arc::clone(&upload) };
        // It ends by itself: with its orders, or with the writer.
        std::thread::Builder::new().name("upload".to_owned()).spawn(move || give(&client, ready, &upload)).ok()?;
        all.push(kept);
        Some(id)
    }
}

/// Gives the orders in their order; one that is refused stops no other.
fn give(client: &Client<ContestsClerk>, ready: Vec<Ready>, upload: &Mutex<Upload>) {
    let mut broke = None;
    let mut rest = ready.into_iter().peekable();
    while rest.peek().is_some() && broke.is_none() {
        let some: Vec<Ready> = rest.by_ref().take(AT_ONCE).collect();
        let (sender, receiver) = channel();
        for (at, one) in some.iter().enumerate() {
            let sender = sender.clone();
            client.try_send(one.order.clone(), move |outcome| drop(sender.send((at, outcome))));
        }
        drop(sender);
        for (at, mut outcome) in receiver {
            let one = &some[at];
            let mut tries = 0;
            while matches!(outcome, Err(WriteError::Busy)) && tries < TRIES {
                std::thread::sleep(PAUSE);
                outcome = client.submit(one.order.clone());
                tries += 1;
            }
            if let Some(why) = take(one, outcome, upload) {
                broke = Some(why);
            }
        }
    }
    let mut upload = upload.lock().unwrap_or_else(PoisonError::into_inner);
    (upload.ended, upload.broke) = (true, broke);
}

/// What became of an order; in words where it has no outcome.
fn take(one: &Ready, outcome: Result<Done<Told>, WriteError>, upload: &Mutex<Upload>) -> Option<String> {
    let mut upload = upload.lock().unwrap_or_else(PoisonError::into_inner);
    match outcome {
        Ok(Done { answer: Ok(()), repeated, .. }) => {
            if repeated {
                upload.known += 1;
            } else {
                upload.done += 1;
            }
            None
        }
        Ok(Done { answer: Err(no), .. }) => {
            upload.problems.push(told(one.table, &one.work, &no.code, no.why, "", no.by));
            None
        }
        Err(error) => Some(error.to_string()),
    }
}
