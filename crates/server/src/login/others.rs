//! Everybody's accounts: found, opened, changed, closed. An administrator of one election keeps the accounts of that election
//! alone.

use std::sync::Arc;

use clerk::accounts::{Account, Command, New, Scope};
use pages::Notice;
use pages::desk::accounts::{Found, Line, One};

use super::{FRESH, FRESH_FORM, give, is_fresh, known, show_again, shown};
use crate::accounts::{Outcome, fresh_password, hash_given};
use crate::ask::Ask;
use crate::codes;
use crate::desk::{own_seat, page, then};
use crate::public::nothing;
use crate::reply::Reply;
use crate::role::Role;
use crate::routes::Later;
use crate::sessions::{account_role, role};
use crate::site::Site;
use crate::who::Who;

const PATH: &str = "/desk/accounts";

/// Accounts of a page.
const MOST_SHOWN: usize = 50;

/// Whether an account is one that this administrator keeps.
pub(super) fn theirs(who: &Who, scope: &Scope) -> bool {
    who.election.is_none() || who.election == scope.election
}

fn line(own: &Account) -> Line {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    Line {
        account: own.account.clone(),
        name: own.name.clone(),
        role: role(own.role).as_str().to_owned(),
        election: text(&own.scope.election),
        region: text(&own.scope.region),
        district: text(&own.scope.district),
        list: text(&own.scope.list),
        second: own.has_second(),
        closed: text(&own.closed),
        once: own.password.as_ref().is_some_and(|password| password.once),
    }
}

/// The page of all accounts, with what is looked for.
pub(super) fn all(site: &Site, ask: &Ask) -> Reply {
    let (porter, who) = match known(site, ask) {
        Ok(known) => known,
        Err(reply) => return *reply,
    };
    let search: String = ask.field("q").trim().chars().take(100).collect();
    let wanted = Role::parse(ask.field("role"));
    let part = search.to_lowercase();
    let accounts = porter.accounts();
    let fits = |own: &Account| {
        theirs(who, &own.scope)
            && wanted.is_none_or(|wanted| role(own.role) == wanted)
            && (part.is_empty() || own.account.contains(&part) || own.name.to_lowercase().contains(&part))
    };
    let found: Vec<&Account> = accounts.accounts.values().map(AsRef::as_ref).filter(|own| fits(own)).collect();
    let pages = found.len().div_ceil(MOST_SHOWN).max(1);
    let at = ask.field("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
    let shown = found.iter().skip((at - 1) * MOST_SHOWN).take(MOST_SHOWN);
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let told = Found {
        seat: own_seat(site, who),
        search,
        role: wanted.map_or(String::new(), |wanted| wanted.as_str().to_owned()),
        page: number(at),
        pages: number(pages),
        all: number(found.len()),
        lines: shown.map(|own| line(own)).collect(),
        done: ask.field("done") == "1",
    };
    page(200, site.pages.accounts(ask.language, &told))
}

/// The form of a new account.
pub(super) fn new(site: &Site, ask: &Ask) -> Reply {
    let (porter, who) = match known(site, ask) {
        Ok(known) => known,
        Err(reply) => return *reply,
    };
    if !is_fresh(porter, who, ask, FRESH_FORM) {
        return show_again(ask, "/desk/accounts/new");
    }
    let line = Line { role: "clerk".to_owned(), election: who.election.clone().unwrap_or_default(), ..Line::default() };
    let one = One { seat: own_seat(site, who), line, new: true, order: Site::fresh_id(), given: None, refused: None };
    page(200, site.pages.account(ask.language, &one))
}

/// What stands in the form of an account.
fn typed(ask: &Ask, account: &str) -> Line {
    let text = |name: &str| ask.field(name).trim().chars().take(400).collect::<String>();
    Line {
        account: account.to_owned(),
        name: text("name"),
        role: text("role"),
        election: text("election"),
        region: text("region"),
        district: text("district"),
        list: text("list"),
        ..Line::default()
    }
}

/// Where a form says that somebody works.
pub(super) fn scope(line: &Line) -> Scope {
    let part = |text: &String| (!text.is_empty()).then(|| text.clone());
    Scope {
        election: part(&line.election),
        region: part(&line.region),
        district: part(&line.district),
        list: part(&line.list),
    }
}

/// What an administrator of one election may not do.
pub(super) fn not_theirs() -> Notice {
    let what = "this account belongs to another election";
    Notice::new(codes::NOT_YOURS, what, "an administrator of one election keeps its accounts alone")
}

/// A new account, with a password that is shown once.
pub(super) fn open(site: Arc<Site>, ask: Ask) -> Later {
    Box::pin(async move {
        let (porter, who) = match known(&site, &ask) {
            Ok(known) => known,
            Err(reply) => return *reply,
        };
        if !is_fresh(porter, who, &ask, FRESH) {
            return show_again(&ask, "/desk/accounts/new");
        }
        let line = typed(&ask, ask.field("account").trim());
        let again = |refused: Notice| {
            let order = Site::fresh_id();
            let one = One {
                seat: own_seat(&site, who),
                line: line.clone(),
                new: true,
                order,
                given: None,
                refused: Some(refused),
            };
            page(422, site.pages.account(ask.language, &one))
        };
        let Some(role) = Role::parse(&line.role).and_then(account_role) else {
            return again(Notice::new(codes::ACCOUNT_ROW, format!("`{}` is no role", line.role), "choose one"));
        };
        let scope = scope(&line);
        if !theirs(who, &scope) {
            return again(not_theirs());
        }
        let given = fresh_password();
        let new = New { account: line.account.clone(), name: line.name.clone(), role, scope, hash: hash_given(&given) };
        match give(&site, &ask, &who.account, Command::Open { accounts: vec![new] }).await {
            Err(reply) => *reply,
            Ok(outcome) if outcome.repeated && outcome.told.is_ok() => {
                then(&ask, &format!("{PATH}/of/{}", line.account))
            }
            Ok(Outcome { told: Err(refused), .. }) => again(shown(&refused)),
            Ok(_) => {
                let line = Line { once: true, ..line };
                one_page(&site, &ask, who, 200, line, Some(given), None)
            }
        }
    })
}

fn one_page(
    site: &Site,
    ask: &Ask,
    who: &Who,
    status: u16,
    line: Line,
    given: Option<String>,
    refused: Option<Notice>,
) -> Reply {
    let one = One { seat: own_seat(site, who), line, new: false, order: Site::fresh_id(), given, refused };
    page(status, site.pages.account(ask.language, &one))
}

/// One account.
pub(super) fn one(site: &Site, ask: &Ask) -> Reply {
    let (porter, who) = match known(site, ask) {
        Ok(known) => known,
        Err(reply) => return *reply,
    };
    let accounts = porter.accounts();
    match accounts.accounts.get(ask.part("account")).filter(|own| theirs(who, &own.scope)) {
        None => nothing(site, ask),
        Some(own) if !is_fresh(porter, who, ask, FRESH_FORM) => show_again(ask, &format!("{PATH}/of/{}", own.account)),
        Some(own) => one_page(site, ask, who, 200, line(own), None, None),
    }
}

/// What was sent about one account.
pub(super) fn sent(site: Arc<Site>, ask: Ask) -> Later {
    Box::pin(async move {
        let (porter, who) = match known(&site, &ask) {
            Ok(known) => known,
            Err(reply) => return *reply,
        };
        let accounts = porter.accounts();
        let Some(own) = accounts.accounts.get(ask.part("account")).filter(|own| theirs(who, &own.scope)) else {
            return nothing(&site, &ask);
        };
        let account = own.account.clone();
        let here = format!("{PATH}/of/{account}");
        if !is_fresh(porter, who, &ask, FRESH) {
            return show_again(&ask, &here);
        }
        let mut line = line(own);
        let mut given = None;
        let command = match ask.field("do") {
            "change" => {
                line = Line { once: line.once, second: line.second, ..typed(&ask, &account) };
                let Some(role) = Role::parse(&line.role).and_then(account_role) else { return then(&ask, &here) };
                let scope = scope(&line);
                if !theirs(who, &scope) {
                    return one_page(&site, &ask, who, 422, line, None, Some(not_theirs()));
                }
                Command::Change { account, name: line.name.clone(), role, scope }
            }
            "password" => {
                let password = fresh_password();
                let hash = hash_given(&password);
                given = Some(password);
                Command::SetPassword { account, hash, once: true, was: None, next: None }
            }
            "no-codes" => match own.passkeys.keys().next().filter(|_| own.totp.is_none()) {
                Some(id) => Command::RemovePasskey { account, id: id.clone(), next: None },
                None => Command::RemoveTotp { account, next: None },
            },
            "close" => Command::Close { account, because: ask.field("because").trim().to_owned() },
            _ => return then(&ask, &here),
        };
        match give(&site, &ask, &who.account, command).await {
            Err(reply) => *reply,
            Ok(outcome) => match outcome.told {
                Err(refused) => one_page(&site, &ask, who, 422, line, None, Some(shown(&refused))),
                Ok(()) if given.is_some() && !outcome.repeated => {
                    one_page(&site, &ask, who, 200, Line { once: true, ..line }, given, None)
                }
                Ok(()) => then(&ask, &format!("{PATH}?q={}&done=1", own.account)),
            },
        }
    })
}
