//! Showing again who one is, before what has consequences. The token is another one afterwards.

use std::sync::Arc;

use clerk::accounts::{Command, Proof};
use pages::desk::login::{Confirm, Wrong};

use super::{give, keep, known, status, to};
use crate::accounts::{For, Porter, code_of, network, proof, token};
use crate::ask::Ask;
use crate::desk::{page, seat, then};
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
    let form = Confirm { seat: seat(who, ""), to: to(ask), codes, passkey, wrong };
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
        let proof = match shown(porter, who, &ask).await {
            Ok(proof) => proof,
            Err(wrong) => return again(&site, &ask, Some(wrong)),
        };
        let (token, next) = token();
        let confirm = Command::Confirm { session: who.session.to_string(), proof, next: next.to_string() };
        match give(&site, &ask, &who.account, confirm).await {
            Err(reply) => *reply,
            Ok(outcome) if outcome.told.is_err() || outcome.repeated => again(&site, &ask, Some(Wrong::Credentials)),
            Ok(_) => {
                porter.tries().passed(&who.account, network(ask.peer));
                let mut reply = then(&ask, &to(&ask));
                keep(porter, &mut reply, &token);
                reply
            }
        }
    })
}

/// The password or a code of whoever is here, counted where it is wrong as at the door.
pub(super) async fn shown(porter: &Porter, who: &Who, ask: &Ask) -> Result<Proof, Wrong> {
    let source = network(ask.peer);
    let wait = porter.tries().wait(&who.account, source, ask.at);
    if let Some(seconds) = wait.max(porter.tries().wait_for_code(&who.account, ask.at)) {
        return Err(Wrong::Wait(seconds));
    }
    if !ask.field("passkey").is_empty() {
        let answered = porter.answered(For::Confirm(&who.session.to_string()), ask.field("passkey"), ask.at);
        return match answered {
            Ok((account, proof)) if account == who.account => Ok(proof),
            _ => {
                porter.tries().failed(&who.account, source, ask.at);
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
        porter.tries().failed(&who.account, source, ask.at);
        return Err(Wrong::Credentials);
    }
    let hash = own.and_then(|own| own.password.as_ref()).map(|password| password.hash.clone());
    match porter.fits(ask.field("password").to_owned(), hash.clone()).await {
        Ok(true) => Ok(proof(hash, None)),
        Ok(false) => {
            porter.tries().failed(&who.account, source, ask.at);
            Err(Wrong::Credentials)
        }
        Err(_) => Err(Wrong::Crowded),
    }
}
