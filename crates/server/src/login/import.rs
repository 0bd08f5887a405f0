//! A table of accounts in, a table of their passwords out: all of them or none, and the passwords once.

use std::sync::Arc;

use clerk::accounts::Command;
use pages::Notice;
use pages::desk::accounts::Import;

use super::others::{not_theirs, theirs};
use super::{FRESH, FRESH_FORM, give, is_fresh, known, show_again, shown};
use crate::accounts::table;
use crate::ask::Ask;
use crate::codes;
use crate::desk::{own_seat, page};
use crate::reply::{Keep, Reply};
use crate::routes::Later;
use crate::site::Site;
use crate::who::Who;

const PATH: &str = "/desk/accounts/import";

/// The form.
pub(super) fn form(site: &Site, ask: &Ask) -> Reply {
    match known(site, ask) {
        Ok((porter, who)) if !is_fresh(porter, who, ask, FRESH_FORM) => show_again(ask, PATH),
        Ok((_, who)) => again(site, ask, who, 200, None),
        Err(reply) => *reply,
    }
}

fn again(site: &Site, ask: &Ask, who: &Who, status: u16, refused: Option<Notice>) -> Reply {
    let table = ask.field("table").to_owned();
    let import = Import { seat: own_seat(site, who), table, order: Site::fresh_id(), refused };
    page(status, site.pages.accounts_import(ask.language, &import))
}

/// What was sent.
pub(super) fn sent(site: Arc<Site>, ask: Ask) -> Later {
    Box::pin(async move {
        let (porter, who) = match known(&site, &ask) {
            Ok(known) => known,
            Err(reply) => return *reply,
        };
        if !is_fresh(porter, who, &ask, FRESH) {
            return show_again(&ask, PATH);
        }
        let text = ask.field("table").to_owned();
        let read = tokio::task::spawn_blocking(move || table::read(&text)).await;
        let (accounts, answer) = match read {
            Ok(Ok(read)) => read,
            Ok(Err(why)) => {
                let hint = "correct the row and send the whole table again: nothing was opened";
                return again(&site, &ask, who, 422, Some(Notice::new(codes::ACCOUNT_ROW, why, hint)));
            }
            Err(_) => return again(&site, &ask, who, 500, None),
        };
        if !accounts.iter().all(|new| theirs(who, &new.scope)) {
            return again(&site, &ask, who, 422, Some(not_theirs()));
        }
        match give(&site, &ask, &who.account, Command::Open { accounts }).await {
            Err(reply) => *reply,
            Ok(outcome) if outcome.repeated && outcome.told.is_ok() => {
                let what = "this table was read before, and its passwords were given then";
                let hint = "give new passwords one by one, on the page of each account";
                again(&site, &ask, who, 409, Some(Notice::new(codes::ACCOUNT_ROW, what, hint)))
            }
            Ok(outcome) => match outcome.told {
                Err(refused) => again(&site, &ask, who, 422, Some(shown(&refused))),
                Ok(()) => Reply::of(200, "text/csv; charset=utf-8", answer.into_bytes(), Keep::Never),
            },
        }
    })
}
