//! One's own account: another password, codes, sessions that end. Each change of what opens the account ends its sessions, and
//! the one that made it goes on under a new token.

use std::sync::Arc;

use clerk::accounts::{Account, Command, Factor};
use pages::desk::account::{Choice, Codes, OpenSession, Owes, Own};
use pages::desk::login::Wrong;

use super::{FRESH, FRESH_FORM, give, is_fresh, keep, known, show_again, status};
use crate::accounts::secret::{LEAST_PASSWORD, Weak, choose};
use crate::accounts::{Outcome, Owed, Porter, fresh_secret, network, next, step_of, token};
use crate::ask::Ask;
use crate::clerk::Refused;
use crate::desk::{own_seat, page as html, then};
use crate::reply::Reply;
use crate::routes::Later;
use crate::site::Site;
use crate::who::Who;

const PATH: &str = "/desk/account";
const CODES: &str = "/desk/account/codes";

/// What there is to say besides how things stand.
#[derive(Default)]
struct Said {
    choice: Option<Choice>,
    wrong: Option<Wrong>,
    refused: Option<Refused>,
}

/// The page.
pub(super) fn page(site: &Site, ask: &Ask) -> Reply {
    match known(site, ask) {
        Ok((porter, who)) => shows(site, porter, who, ask, &Said::default()),
        Err(reply) => *reply,
    }
}

fn shows(site: &Site, porter: &Porter, who: &Who, ask: &Ask, said: &Said) -> Reply {
    let accounts = porter.accounts();
    let hash = who.session.to_string();
    let open = accounts.sessions_of(&who.account).filter(|(_, session)| ask.at < session.until);
    let mut sessions: Vec<OpenSession> = open
        .map(|(id, session)| OpenSession {
            id: id.clone(),
            began: session.began,
            seen: session.seen,
            second: session.second(),
            own: *id == hash,
        })
        .collect();
    sessions.sort_by_key(|session| (!session.own, std::cmp::Reverse(session.began)));
    let owed = porter.owes(who);
    let account = accounts.accounts.get(&who.account);
    let own = Own {
        seat: own_seat(site, who),
        account: who.account.clone(),
        owes: owed.map(|owed| match owed {
            Owed::Password => Owes::Password,
            Owed::Second => Owes::Second,
        }),
        codes: account.is_some_and(|own| own.totp.is_some()),
        passkeys: account.map(|own| labels(own)).unwrap_or_default(),
        offered: porter.passkeys.is_some(),
        sessions,
        done: ask.field("done") == "1",
        choice: said.choice,
        wrong: said.wrong,
        refused: said.refused.as_ref().map(super::shown),
    };
    let fine = said.choice.is_none() && said.refused.is_none();
    let (code, again) = said.wrong.map_or((if fine { 200 } else { 422 }, None), status);
    let mut reply = html(code, site.pages.own_account(ask.language, &own));
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
        let done = match ask.field("do") {
            "password" => password(&site, porter, who, &ask).await,
            "no-codes" => no_codes(&site, porter, who, &ask).await,
            "no-passkey" => no_passkey(&site, porter, who, &ask).await,
            "end" => end(&site, porter, who, &ask).await,
            _ => Ok(then(&ask, PATH)),
        };
        done.unwrap_or_else(|said| shows(&site, porter, who, &ask, &said))
    })
}

async fn password(site: &Site, porter: &Porter, who: &Who, ask: &Ask) -> Result<Reply, Said> {
    let choice = |choice| Err(Said { choice: Some(choice), ..Said::default() });
    let (current, new) = (ask.field("current"), ask.field("new"));
    match choose(&who.account, new) {
        Err(Weak::Short) => return choice(Choice::Short(u64::try_from(LEAST_PASSWORD).unwrap_or(0))),
        Err(Weak::Long) => return choice(Choice::Long),
        Err(Weak::Guessable) => return choice(Choice::Guessable),
        Ok(()) if new != ask.field("again") => return choice(Choice::Differs),
        Ok(()) if new == current => return choice(Choice::Same),
        Ok(()) => {}
    }
    let source = network(ask.peer);
    let wait = |seconds| Said { wrong: Some(Wrong::Wait(seconds)), ..Said::default() };
    porter.tries().begin(&who.account, source, ask.at).map_err(wait)?;
    let accounts = porter.accounts();
    let own = accounts.accounts.get(&who.account).and_then(|own| own.password.as_ref());
    let was = own.map(|password| password.hash.clone());
    let crowded = |_| {
        porter.tries().forgive(&who.account, source);
        Said { wrong: Some(Wrong::Crowded), ..Said::default() }
    };
    if !porter.fits(current.to_owned(), was.clone()).await.map_err(crowded)? {
        porter.tries().failed(source, ask.at);
        return choice(Choice::Current);
    }
    porter.tries().forgive(&who.account, source);
    let hash = porter.hash(new.to_owned()).await.map_err(crowded)?;
    let (token, session) = token();
    let next = Some(next(who, session, &accounts, None));
    let command = Command::SetPassword { account: who.account.clone(), hash, once: false, was, next };
    carry_out(site, porter, who, ask, command, &token).await
}

async fn no_codes(site: &Site, porter: &Porter, who: &Who, ask: &Ask) -> Result<Reply, Said> {
    if !is_fresh(porter, who, ask, FRESH) {
        return Ok(show_again(ask, PATH));
    }
    let (token, session) = token();
    let next = Some(next(who, session, &porter.accounts(), None));
    carry_out(site, porter, who, ask, Command::RemoveTotp { account: who.account.clone(), next }, &token).await
}

async fn no_passkey(site: &Site, porter: &Porter, who: &Who, ask: &Ask) -> Result<Reply, Said> {
    if !is_fresh(porter, who, ask, FRESH) {
        return Ok(show_again(ask, PATH));
    }
    let (token, session) = token();
    let next = Some(next(who, session, &porter.accounts(), None));
    let (account, id) = (who.account.clone(), ask.field("passkey").to_owned());
    carry_out(site, porter, who, ask, Command::RemovePasskey { account, id, next }, &token).await
}

/// Passkeys by id, with what their owner calls them.
fn labels(own: &Account) -> Vec<(String, String)> {
    own.passkeys.iter().map(|(id, passkey)| (id.clone(), passkey.label.clone())).collect()
}

async fn end(site: &Site, porter: &Porter, who: &Who, ask: &Ask) -> Result<Reply, Said> {
    let session = ask.field("session").to_owned();
    let accounts = porter.accounts();
    let own = accounts.sessions.get(&session).is_some_and(|one| one.account == who.account);
    if !own {
        // Somebody else's is as good as none.
        return Ok(then(ask, PATH));
    }
    let mine = session == who.session.to_string();
    match give(site, ask, &who.account, Command::End { session }).await {
        Err(reply) => Ok(*reply),
        Ok(outcome) => match outcome.told {
            Err(refused) => Err(Said { refused: Some(refused), ..Said::default() }),
            Ok(()) if mine => Ok(then(ask, "/desk/login")),
            Ok(()) => Ok(then(ask, "/desk/account?done=1")),
        },
    }
}

/// Gives an order that goes on under a new token.
async fn carry_out(
    site: &Site,
    porter: &Porter,
    who: &Who,
    ask: &Ask,
    command: Command,
    token: &str,
) -> Result<Reply, Said> {
    match give(site, ask, &who.account, command).await {
        Err(reply) => Ok(*reply),
        Ok(Outcome { told: Err(refused), .. }) => Err(Said { refused: Some(refused), ..Said::default() }),
        Ok(outcome) => {
            let mut reply = then(ask, "/desk/account?done=1");
            if !outcome.repeated {
                keep(porter, &mut reply, token);
            }
            Ok(reply)
        }
    }
}

/// The page on which codes are set up: with a new secret each time it is opened.
pub(super) fn codes(site: &Site, ask: &Ask) -> Reply {
    let (porter, who) = match known(site, ask) {
        Ok(known) => known,
        Err(reply) => return *reply,
    };
    if porter.owes(who) == Some(Owed::Password) {
        return then(ask, PATH);
    }
    if !is_fresh(porter, who, ask, FRESH_FORM) {
        return show_again(ask, CODES);
    }
    shows_codes(site, who, ask, fresh_secret(), false)
}

fn shows_codes(site: &Site, who: &Who, ask: &Ask, secret: String, wrong: bool) -> Reply {
    let codes = Codes { seat: own_seat(site, who), account: who.account.clone(), secret, wrong };
    html(if wrong { 422 } else { 200 }, site.pages.own_codes(ask.language, &codes))
}

/// The first code: only when it fits are codes asked for.
pub(super) fn codes_sent(site: Arc<Site>, ask: Ask) -> Later {
    Box::pin(async move {
        let (porter, who) = match known(&site, &ask) {
            Ok(known) => known,
            Err(reply) => return *reply,
        };
        if porter.owes(who) == Some(Owed::Password) {
            return then(&ask, PATH);
        }
        if !is_fresh(porter, who, &ask, FRESH) {
            return show_again(&ask, CODES);
        }
        let secret = ask.field("secret").to_owned();
        let Some(step) = step_of(&secret, ask.field("code"), ask.at) else {
            let whole = secret.len() == 32 && secret.bytes().all(|byte| byte.is_ascii_alphanumeric());
            return shows_codes(&site, who, &ask, if whole { secret } else { fresh_secret() }, true);
        };
        let (token, session) = token();
        let next = Some(next(who, session, &porter.accounts(), Some(Factor::Totp)));
        let command = Command::SetTotp { account: who.account.clone(), secret, step, next };
        let done = carry_out(&site, porter, who, &ask, command, &token).await;
        done.unwrap_or_else(|said| shows(&site, porter, who, &ask, &said))
    })
}
