//! A passkey more: the page asks the authenticator by a script, and what it answers is looked at here.

use std::sync::Arc;

use clerk::accounts::Command;
use data_encoding::BASE64URL_NOPAD;
use pages::Notice;
use pages::desk::account::NewPasskey;
use sha2::{Digest as _, Sha256};

use super::{FRESH, FRESH_FORM, give, is_fresh, known, none, show_again, shown};
use crate::accounts::{For, Owed, Porter, WrongPasskey};
use crate::ask::Ask;
use crate::desk::{own_seat, page, then};
use crate::reply::Reply;
use crate::routes::Later;
use crate::site::Site;
use crate::who::Who;

const PATH: &str = "/desk/account/passkeys";

/// The page; where passkeys are not offered there is none.
pub(super) fn form(site: &Site, ask: &Ask) -> Reply {
    match known(site, ask) {
        Ok((porter, who)) => match first(porter, who, ask, FRESH_FORM) {
            Some(reply) => reply,
            None => again(site, porter, who, ask, None),
        },
        Err(reply) => *reply,
    }
}

/// What has to be done before.
fn first(porter: &Porter, who: &Who, ask: &Ask, within: i64) -> Option<Reply> {
    if porter.owes(who) == Some(Owed::Password) {
        Some(then(ask, "/desk/account"))
    } else if is_fresh(porter, who, ask, within) {
        None
    } else {
        Some(show_again(ask, PATH))
    }
}

fn again(site: &Site, porter: &Porter, who: &Who, ask: &Ask, refused: Option<Notice>) -> Reply {
    let Some(asked) = porter.asks(For::Register(&who.session.to_string()), ask.at) else { return none(site, ask) };
    let accounts = porter.accounts();
    let own = accounts.accounts.get(&who.account);
    let new = NewPasskey {
        seat: own_seat(site, who),
        account: who.account.clone(),
        user: BASE64URL_NOPAD.encode(&Sha256::digest(&who.account)),
        asked,
        known: own.map(|own| own.passkeys.keys().cloned().collect()).unwrap_or_default(),
        refused,
    };
    page(if new.refused.is_some() { 422 } else { 200 }, site.pages.own_passkey(ask.language, &new))
}

/// What the authenticator answered.
pub(super) fn sent(site: Arc<Site>, ask: Ask) -> Later {
    Box::pin(async move {
        let (porter, who) = match known(&site, &ask) {
            Ok(known) => known,
            Err(reply) => return *reply,
        };
        if let Some(reply) = first(porter, who, &ask, FRESH) {
            return reply;
        }
        let Some((challenges, place)) = &porter.passkeys else { return none(&site, &ask) };
        let session = who.session.to_string();
        let new = match challenges.registered(place, &session, ask.field("passkey"), ask.at) {
            Ok(new) => new,
            Err(WrongPasskey(why)) => {
                let hint = "try again; another device may do better";
                let notice = Notice::new(clerk::codes::PASSKEY, format!("this passkey is not taken: {why}"), hint);
                return again(&site, porter, who, &ask, Some(notice));
            }
        };
        let (account, label) = (who.account.clone(), ask.field("label").trim().to_owned());
        let add = Command::AddPasskey { account, id: new.id, key: new.key, label, counter: new.counter };
        match give(&site, &ask, &who.account, add).await {
            Err(reply) => *reply,
            Ok(outcome) => match outcome.told {
                Err(refused) => again(&site, porter, who, &ask, Some(shown(&refused))),
                // Whoever owes a second factor shows it now, and owes none.
                Ok(()) if porter.owes(who) == Some(Owed::Second) => show_again(&ask, "/desk/account"),
                Ok(()) => then(&ask, "/desk/account?done=1"),
            },
        }
    })
}
