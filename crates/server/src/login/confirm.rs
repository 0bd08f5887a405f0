//! Showing again who one is, before what has consequences. The token is another one afterwards.

use std::sync::Arc;

use clerk::accounts::{Command, Proof};
use pages::desk::login::{Confirm, Wrong};

use super::enter::Failed;
use super::{give, keep, known, status, to};
use crate::accounts::{For, Porter, code_of, network, proof, token};
use crate::ask::Ask;
use crate::desk::{own_seat, page, then};
use crate::reply::Reply;
use crate::routes::Later;
use crate::site::Site;
use crate::who::Who;

/// The form.
pub(super) fn form(site: &Site, ask: &Ask) -> Reply {
    again(site, ask, None)
}

fn again(site: &Site, ask: &Ask, wrong: Option<Wrong>) -> Reply {
    let (porter, who) = match known(site, ask) {
        Ok(known) => known,
        Err(reply) => return *reply,
    };
    let accounts = porter.accounts();
    let own = accounts.accounts.get(&who.account);
    let codes = own.is_some_and(|own| own.totp.is_some());
    let session = who.session.to_string();
    let passkey = own.filter(|own| !own.passkeys.is_empty());
    let passkey = passkey.and_then(|_| porter.asks(For::Confirm(&session), ask.at));
    let form = Confirm { seat: own_seat(site, who), to: to(ask), codes, passkey, wrong };
    let (status, again) = wrong.map_or((200, None), status);
    let mut reply = page(status, site.pages.confirm(ask.language, &form));
    reply.again = again;
    reply
}

/// What was sent.
pub(super) fn sent(site: Arc<Site>, ask: Ask) -> Later {
    Box::pin(async move {
        let (porter, who) = match known(&site, &ask) {
            Ok(known) => known,
            Err(reply) => return *reply,
        };
        match renew(&site, porter, who, &ask).await {
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

/// Confirms the session of whoever shows again what the fields `password` or `code` say; what comes back is its new token.
///
/// # Errors
/// As where it began.
pub(crate) async fn renew(site: &Site, porter: &Porter, who: &Who, ask: &Ask) -> Result<String, Failed> {
    let proof = shown(porter, who, ask).await.map_err(Failed::Wrong)?;
    let (token, next) = token();
    let confirm = Command::Confirm { session: who.session.to_string(), proof, next: next.to_string() };
    let outcome = give(site, ask, &who.account, confirm).await.map_err(Failed::Reply)?;
    if outcome.told.is_err() || outcome.repeated {
        return Err(Failed::Wrong(Wrong::Credentials));
    }
    porter.tries().passed(&who.account, network(ask.peer));
    Ok(token)
}

/// The password or a code of whoever is here, counted where it is wrong as at the door.
pub(super) async fn shown(porter: &Porter, who: &Who, ask: &Ask) -> Result<Proof, Wrong> {
    let source = network(ask.peer);
    if let Some(seconds) = porter.tries().wait_for_code(&who.account, ask.at) {
        return Err(Wrong::Wait(seconds));
    }
    porter.tries().begin(&who.account, source, ask.at).map_err(Wrong::Wait)?;
    if !ask.field("passkey").is_empty() {
        let answered = porter.answered(For::Confirm(&who.session.to_string()), ask.field("passkey"), ask.at);
        return match answered {
            Ok((account, proof)) if account == who.account => Ok(proof),
            _ => {
                porter.tries().failed(source, ask.at);
                Err(Wrong::Credentials)
            }
        };
    }
    let accounts = porter.accounts();
    let own = accounts.accounts.get(&who.account).map(AsRef::as_ref);
    let code = ask.field("code");
    if !code.is_empty() {
        if let Some(step) = code_of(own, code, ask.at) {
            return Ok(proof(None, Some(step)));
        }
        porter.tries().code_failed(&who.account, ask.at);
        porter.tries().failed(source, ask.at);
        return Err(Wrong::Credentials);
    }
    let hash = own.and_then(|own| own.password.as_ref()).map(|password| password.hash.clone());
    match porter.fits(ask.field("password").to_owned(), hash.clone()).await {
        Ok(true) => Ok(proof(hash, None)),
        Ok(false) => {
            porter.tries().failed(source, ask.at);
            Err(Wrong::Credentials)
        }
        Err(_) => {
            porter.tries().forgive(&who.account, source);
            Err(Wrong::Crowded)
        }
    }
}
