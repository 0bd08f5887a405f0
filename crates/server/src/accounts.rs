//! The porter: the journal of accounts behind a writer of its own, and what everybody passes who comes to a desk: passwords,
//! codes, tokens, limits on guessing.
//!
//! It must never know an address or a page, and it never keeps a password, a code or a token: only what they fit.

mod keeper;
mod limit;
mod passkey;
pub mod secret;
pub mod table;
mod totp;

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use ::clerk::Books;
use ::clerk::accounts::{Account, Accounts, Command, Factor, LONGEST_SESSION, Next, Order, PasskeyUse, Proof};
use journal::{Hash, Moment, Store, StoreError};
use pages::desk::login::Passkey;
use store::{Client, Options, WriteError, Writer};
use tokio::sync::{Semaphore, oneshot};

use crate::sessions::Sessions;
use crate::site::Site;
use crate::who::Who;

pub use crate::sessions::{account_role, role};
pub(crate) use passkey::{Challenges, For, Place, Wrong as WrongPasskey};

pub use keeper::{Keeper, Outcome};
pub use limit::Tries;
pub use secret::{fresh_password, hash_given, hash_password};
pub use totp::{code, fresh_secret, step, step_of};

/// How often entries of other nodes are looked for.
const FOLLOW: Duration = Duration::from_millis(400);

/// Two looks at the store for the sake of an unknown token lie so far apart at least.
const APART: Duration = Duration::from_millis(25);

/// Requests with an unknown token that wait for such a look; more are told at once that nobody is logged in.
const MOST_WAITING: usize = 256;

/// Passwords that wait for a core; more are told to come again.
const MOST_PASSWORDS: usize = 1024;

/// How the site is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// The address that browsers show, such as `https://desks.example`; nothing where it is the one of the connection.
    pub origin: Option<String>,
    /// A proxy in front says where a request comes from, as the last of `X-Forwarded-For`.
    pub behind_proxy: bool,
}

impl Access {
    /// Whether browsers come over https.
    pub fn is_https(&self) -> bool {
        self.origin.as_ref().is_some_and(|origin| origin.starts_with("https://"))
    }
}

/// Accounts as they stand, for everybody who reads: replaced as a whole.
pub(crate) type Published = Arc<RwLock<Arc<Accounts>>>;

/// The journal of accounts, open here. Its writer ends with it.
pub struct Porter {
    client: Client<Keeper>,
    published: Published,
    /// Passwords that are compared at a time: one a core, since each fills it.
    cores: Semaphore,
    places: Semaphore,
    /// Guesses that failed.
    pub(crate) tries: Mutex<Tries>,
    followed: tokio::sync::Mutex<Option<Instant>>,
    waiting: Semaphore,
    pub(crate) access: Access,
    /// Challenges for passkeys, and where these are good; nothing where they are not offered.
    pub(crate) passkeys: Option<(Challenges, Place)>,
    _writer: Mutex<Writer<Keeper>>,
}

impl Porter {
    /// Reads the journal of accounts and follows it from then on.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn open(store: Box<dyn Store>, books: Arc<Books>, access: Access) -> Result<Self, StoreError> {
        let published = Published::default();
        let keeper = Keeper::new(books, Arc::clone(&published));
        let options = Options { follow: Some(FOLLOW), ..Options::default() };
        let writer = Writer::start(store, keeper, &options)?;
        // The first who comes with an unknown name must not wait longer than the others.
        secret::prepare();
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Ok(Self {
            client: writer.client(),
            published,
            cores: Semaphore::new(cores),
            places: Semaphore::new(MOST_PASSWORDS),
            tries: Mutex::default(),
            followed: tokio::sync::Mutex::default(),
            waiting: Semaphore::new(MOST_WAITING),
            passkeys: Place::of(access.origin.as_deref()).map(|place| (Challenges::new(), place)),
            access,
            _writer: Mutex::new(writer),
        })
    }

    /// Accounts and sessions as they stand.
    pub fn accounts(&self) -> Arc<Accounts> {
        Arc::clone(&self.published.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn published(&self) -> Published {
        Arc::clone(&self.published)
    }

    /// Gives an order and waits, on no thread, until it is durable.
    ///
    /// # Errors
    /// The order has no outcome.
    pub async fn give(&self, order: Order) -> Result<Outcome, WriteError> {
        let (sender, receiver) = oneshot::channel();
        self.client.try_send(order, move |outcome| drop(sender.send(outcome)));
        match receiver.await {
            Ok(Ok(done)) => Ok(Outcome { told: done.answer, repeated: done.repeated }),
            Ok(Err(error)) => Err(error),
            Err(_) => Err(WriteError::Stopped),
        }
    }

    /// Notes that a session is used; nobody waits for it.
    pub(crate) fn see(&self, session: Hash, account: &str, at: Moment) {
        let command = Command::See { session: session.to_string() };
        let order = Order { id: Site::fresh_id(), actor: account.to_owned(), at, command };
        self.client.try_send(order, |_| {});
    }

    /// Reads what other nodes recorded, once for all who wait for it.
    pub(crate) async fn follow(&self) {
        let arrived = Instant::now();
        let Ok(_place) = self.waiting.try_acquire() else { return };
        let mut followed = self.followed.lock().await;
        // Somebody else looked after this request came: there is nothing more to see.
        if followed.is_some_and(|at| at > arrived) {
            return;
        }
        if let Some(early) = followed.and_then(|at| APART.checked_sub(at.elapsed())) {
            tokio::time::sleep(early).await;
        }
        *followed = Some(Instant::now());
        let (sender, receiver) = oneshot::channel();
        self.client.follow(move |_, _| {
            // Whoever waited may have left.
            let _ = sender.send(());
        });
        let _ = receiver.await;
    }

    /// Whether a password fits a hash. One that is not known costs the same time: there is always one of full cost.
    ///
    /// # Errors
    /// Too many wait for a core.
    pub(crate) async fn fits(&self, password: String, hash: Option<String>) -> Result<bool, Crowded> {
        self.slowly(move || secret::fits(&password, hash.as_deref())).await
    }

    /// The hash of a password that its owner chose.
    ///
    /// # Errors
    /// Too many wait for a core.
    pub(crate) async fn hash(&self, password: String) -> Result<String, Crowded> {
        self.slowly(move || hash_password(&password)).await
    }

    /// What fills a core, on a thread apart.
    async fn slowly<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Crowded> {
        let _place = self.places.try_acquire().map_err(|_| Crowded)?;
        let _core = self.cores.acquire().await.map_err(|_| Crowded)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| Crowded)
    }

    /// What a passkey is asked, where passkeys are offered.
    pub(crate) fn asks(&self, purpose: For<'_>, at: Moment) -> Option<Passkey> {
        let (challenges, place) = self.passkeys.as_ref()?;
        Some(Passkey { challenge: challenges.make(purpose, at), host: place.host.clone() })
    }

    /// The account that a passkey opens, and its use, where its answer is right.
    pub(crate) fn answered(&self, purpose: For<'_>, sent: &str, at: Moment) -> Result<(String, Proof), WrongPasskey> {
        let Some((challenges, place)) = &self.passkeys else { return Err(WrongPasskey("passkeys are not offered")) };
        let answer = challenges.answered(place, purpose, sent, at)?;
        let accounts = self.accounts();
        let account = accounts.passkeys.get(&answer.id).and_then(|name| accounts.accounts.get(name));
        let known = account.and_then(|own| Some((own, own.passkeys.get(&answer.id)?)));
        let (own, passkey) = known.ok_or(WrongPasskey("nobody has this passkey"))?;
        challenges.fits(&answer, &passkey.key, at)?;
        let used = PasskeyUse { id: answer.id, counter: answer.counter };
        Ok((own.account.clone(), Proof { passkey: Some(used), ..Proof::default() }))
    }

    /// What a person must do about their account before anything else.
    pub(crate) fn owes(&self, who: &Who) -> Option<Owed> {
        let accounts = self.accounts();
        let own = accounts.accounts.get(&who.account)?;
        if own.password.as_ref().is_none_or(|password| password.once) {
            Some(Owed::Password)
        } else if own.needs_second() && !who.second {
            Some(Owed::Second)
        } else {
            None
        }
    }

    pub(crate) fn tries(&self) -> std::sync::MutexGuard<'_, Tries> {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// So many wait for a core that one more would wait in vain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Crowded;

/// What is owed before anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owed {
    /// A password of one's own.
    Password,
    /// A second factor.
    Second,
}

/// A token that nobody can guess, and its hash.
pub(crate) fn token() -> (String, Hash) {
    let token = secret::token();
    let hash = Sessions::hash(&token);
    (token, hash)
}

/// When a session that begins now ends at the latest.
pub(crate) fn until(at: Moment) -> Moment {
    Moment::from_millis(at.millis().saturating_add(LONGEST_SESSION)).unwrap_or(at)
}

/// The session that follows on the one of this person, with a factor more where one was just shown.
pub(crate) fn next(who: &Who, session: Hash, accounts: &Accounts, more: Option<Factor>) -> Next {
    let own = accounts.sessions.get(&who.session.to_string());
    let mut factors = own.map(|own| own.factors.clone()).unwrap_or_default();
    factors.extend(more.filter(|more| !factors.contains(more)));
    Next { session: session.to_string(), factors, until: who.until }
}

/// Whether a code is the account's own, and not taken yet: its step.
pub(crate) fn code_of(own: Option<&Account>, typed: &str, at: Moment) -> Option<u64> {
    let totp = own?.totp.as_ref()?;
    step_of(&totp.secret, typed, at).filter(|step| *step > totp.step)
}

/// What was shown, where nothing of it is wrong.
pub(crate) fn proof(hash: Option<String>, step: Option<u64>) -> Proof {
    Proof { password: hash, step, passkey: None }
}

/// The network of an address: a house has one, and an attacker does not get another for every try.
pub(crate) fn network(peer: Option<IpAddr>) -> [u8; 8] {
    let mut out = [0; 8];
    match peer.map(|peer| peer.to_canonical()) {
        None => {}
        Some(IpAddr::V4(four)) => {
            out[0] = 4;
            out[1..4].copy_from_slice(&four.octets()[..3]);
        }
        Some(IpAddr::V6(six)) => out.copy_from_slice(&six.octets()[..8]),
    }
    out
}
