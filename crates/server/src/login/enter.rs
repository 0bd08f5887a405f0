//! The door: a name, a password, a code; and the way out. What is wrong is never told apart, in words or in time.

use std::sync::Arc;

use clerk::accounts::{Account, Command, Proof};
use pages::desk::login::{Login, Wrong};

use super::{forget, give, keep, none, status, to};
use crate::accounts::{For, Porter, code_of, network, proof, token, until};
use crate::ask::Ask;
use crate::desk::{own_seat, page, then};
use crate::reply::Reply;
use crate::routes::Later;
use crate::site::Site;

/// Letters of a name that is looked up.
const MOST_NAME: usize = 64;

/// The form.
pub(super) fn form(site: &Site, ask: &Ask) -> Reply {
    if site.porter().is_none() { none(site, ask) } else { again(site, ask, None) }
}

/// The form with what was typed, but for what is secret.
fn again(site: &Site, ask: &Ask, wrong: Option<Wrong>) -> Reply {
    let csrf = ask.who.as_ref().map(|who| who.csrf.clone()).unwrap_or_default();
    let account = ask.field("account").chars().take(MOST_NAME).collect();
    let passkey = site.porter().and_then(|porter| porter.asks(For::Login, ask.at));
    let form = Login { to: to(ask), account, wrong, csrf, passkey };
    let (status, again) = wrong.map_or((200, None), status);
    let mut reply = page(status, site.pages.login(ask.language, &form));
    reply.again = again;
    reply
}

/// What was sent.
pub(super) fn sent(site: Arc<Site>, ask: Ask) -> Later {
    Box::pin(async move {
        let Some(porter) = site.porter() else { return none(&site, &ask) };
        match begin(&site, porter, &ask).await {
            Ok(token) => {
                let mut reply = then(&ask, &to(&ask));
                keep(porter, &mut reply, &token);
                reply
            }
            Err(Failed::Wrong(wrong)) => again(&site, &ask, Some(wrong)),
            Err(Failed::Reply(reply)) => *reply,
        }
    })
}

/// Why somebody is not let in.
pub(crate) enum Failed {
    /// What was shown is wrong, or it is too early to try again.
    Wrong(Wrong),
    /// There is no outcome.
    Reply(Box<Reply>),
}

/// Begins a session of whoever shows what the fields `account`, `password` and `code` say, or whose passkey answers in the
/// field `passkey`; what comes back is its token.
///
/// # Errors
/// What was shown is wrong, too many tries failed, or the session could not be recorded.
pub(crate) async fn begin(site: &Site, porter: &Porter, ask: &Ask) -> Result<String, Failed> {
    let (account, proof) =
        if ask.field("passkey").is_empty() { by_password(porter, ask).await? } else { by_passkey(porter, ask)? };
    let source = network(ask.peer);
    let (token, session) = token();
    let begin = Command::Begin { account: account.clone(), proof, session: session.to_string(), until: until(ask.at) };
    // Each try is an order of its own, whatever the form says.
    let outcome = give(site, &unnumbered(ask), &account, begin).await.map_err(Failed::Reply)?;
    if outcome.told.is_err() {
        porter.tries().failed(source, ask.at);
        return Err(Failed::Wrong(Wrong::Credentials));
    }
    porter.tries().passed(&account, source);
    if let Some(before) = &ask.who {
        // Whoever was here before in this browser is not any more.
        let end = Command::End { session: before.session.to_string() };
        let _ = give(site, &unnumbered(ask), &before.account, end).await;
    }
    Ok(token)
}

/// The account that a passkey opens: it names it by itself, so nobody has to.
fn by_passkey(porter: &Porter, ask: &Ask) -> Result<(String, Proof), Failed> {
    let source = network(ask.peer);
    if let Some(seconds) = porter.tries().wait("", source, ask.at) {
        return Err(Failed::Wrong(Wrong::Wait(seconds)));
    }
    porter.answered(For::Login, ask.field("passkey"), ask.at).map_err(|_| {
        porter.tries().failed(source, ask.at);
        Failed::Wrong(Wrong::Credentials)
    })
}

/// The account of a name, where the password and the code are its own.
async fn by_password(porter: &Porter, ask: &Ask) -> Result<(String, Proof), Failed> {
    let account: String = ask.field("account").trim().chars().take(MOST_NAME).collect::<String>().to_lowercase();
    let source = network(ask.peer);
    porter.tries().begin(&account, source, ask.at).map_err(|seconds| Failed::Wrong(Wrong::Wait(seconds)))?;
    let wrong = || {
        porter.tries().failed(source, ask.at);
        Failed::Wrong(Wrong::Credentials)
    };
    let accounts = porter.accounts();
    let own = accounts.accounts.get(&account).filter(|own| own.closed.is_none()).map(AsRef::as_ref);
    let hash = own.and_then(|own| own.password.as_ref()).map(|password| password.hash.clone());
    match porter.fits(ask.field("password").to_owned(), hash.clone()).await {
        Ok(true) => {}
        Ok(false) => return Err(wrong()),
        Err(_) => {
            porter.tries().forgive(&account, source);
            return Err(Failed::Wrong(Wrong::Crowded));
        }
    }
    let mut step = None;
    if own.is_some_and(Account::has_second) {
        if let Some(seconds) = porter.tries().wait_for_code(&account, ask.at) {
            return Err(Failed::Wrong(Wrong::Wait(seconds)));
        }
        step = code_of(own, ask.field("code"), ask.at);
        if step.is_none() {
            if !ask.field("code").is_empty() {
                porter.tries().code_failed(&account, ask.at);
            }
            return Err(wrong());
        }
    }
    Ok((account, proof(hash, step)))
}

/// The same without the number that a form may bring.
fn unnumbered(ask: &Ask) -> Ask {
    let mut ask = ask.clone();
    ask.fields.retain(|(name, _)| name != "order");
    ask
}

/// The way out.
pub(super) fn logout(site: Arc<Site>, ask: Ask) -> Later {
    Box::pin(async move {
        if let Err(reply) = end(&site, &ask).await {
            return *reply;
        }
        let mut reply = then(&ask, "/desk/login");
        if let Some(porter) = site.porter() {
            forget(porter, &mut reply);
        }
        reply
    })
}

/// Ends the session of whoever asks.
///
/// # Errors
/// There is none, or its end could not be recorded.
pub(crate) async fn end(site: &Site, ask: &Ask) -> Result<(), Box<Reply>> {
    let Some(who) = &ask.who else { return Err(Box::new(none(site, ask))) };
    site.sessions().remove(who.session);
    if site.porter().is_some() {
        let end = Command::End { session: who.session.to_string() };
        // A session that ended meanwhile is what was asked for.
        give(site, &unnumbered(ask), &who.account, end).await?;
    }
    Ok(())
}

/// Where one begins.
pub(super) fn start(site: &Site, ask: &Ask) -> Reply {
    let Some(who) = &ask.who else { return none(site, ask) };
    let sets: Vec<_> = site.contests().iter().map(|running| running.set()).collect();
    let own = crate::desk::posts::parts(who.role);
    page(200, site.pages.desk_start(ask.language, &own_seat(site, who), &site.running_ids(), (&sets, &own)))
}
