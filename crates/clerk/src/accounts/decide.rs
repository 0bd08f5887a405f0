//! From an order about accounts to records, or a refusal. Nothing is changed here.

use std::collections::{BTreeMap, BTreeSet};

use journal::Moment;

use super::command::{Command, New, Next, Proof};
use super::record::{
    Changed, Closed, Factor, Opened, PasskeyAdded, PasskeyRemoved, PasskeyUsed, PasswordSet, Record, Role, Scope,
    SessionBegun, SessionConfirmed, SessionEnded, SessionSeen, TotpRemoved, TotpSet,
};
use super::refusal::AccountRefusal as No;
use super::{Account, Accounts, LONGEST_SESSION, MOST_PASSKEYS, MOST_SESSIONS, Order, Session, name};
use crate::refusal::Refusal;
use crate::register::words;

/// Letters of a person's name, of a place, of a label, of a reason.
const MOST_LETTERS: usize = 200;

/// Decides an order.
pub(super) fn decide(state: &Accounts, order: &Order) -> Result<Vec<Record>, Refusal> {
    let at = order.at;
    match &order.command {
        Command::Open { accounts } => open(state, accounts),
        Command::Change { account, name, role, scope } => change(state, account, name, *role, scope),
        Command::SetPassword { account, hash, once, was, next } => {
            let own = known(state, account)?;
            if was.is_some() && was.as_ref() != own.password.as_ref().map(|password| &password.hash) {
                return no(No::NotOpened { why: "the password was changed meanwhile" });
            }
            is_hash(hash)?;
            let set = PasswordSet { account: account.clone(), hash: hash.clone(), once: *once };
            follow(account, at, Record::PasswordSet(set), next.as_ref())
        }
        Command::SetTotp { account, secret, step, next } => {
            known(state, account)?;
            is_secret(secret)?;
            let set = TotpSet { account: account.clone(), secret: secret.clone(), step: *step };
            follow(account, at, Record::TotpSet(set), next.as_ref())
        }
        Command::RemoveTotp { account, next } => {
            if known(state, account)?.totp.is_none() {
                return no(No::NotOpened { why: "the account asks for no codes" });
            }
            follow(account, at, Record::TotpRemoved(TotpRemoved { account: account.clone() }), next.as_ref())
        }
        Command::AddPasskey { account, id, key, label, counter } => {
            add_passkey(state, account, id, key, label, *counter)
        }
        Command::RemovePasskey { account, id, next } => {
            if !known(state, account)?.passkeys.contains_key(id) {
                return no(No::Passkey { why: "the account has no such passkey" });
            }
            let removed = PasskeyRemoved { account: account.clone(), id: id.clone() };
            follow(account, at, Record::PasskeyRemoved(removed), next.as_ref())
        }
        Command::Close { account, because } => {
            let own = known(state, account)?;
            text("reason", because)?;
            not_the_last(state, own)?;
            Ok(vec![Record::Closed(Closed { account: account.clone(), because: because.clone() })])
        }
        Command::Begin { account, proof, session, until } => begin(state, at, account, proof, session, *until),
        Command::Confirm { session, proof, next } => confirm(state, at, session, proof, next),
        Command::See { session } => {
            open_session(state, at, session)?;
            Ok(vec![Record::SessionSeen(SessionSeen { session: session.clone(), at })])
        }
        Command::End { session } => {
            open_session(state, at, session)?;
            Ok(vec![Record::SessionEnded(SessionEnded { session: session.clone() })])
        }
    }
}

fn no<T>(refusal: No) -> Result<T, Refusal> {
    Err(Refusal::Account(Box::new(refusal)))
}

/// An account that is open.
fn known<'s>(state: &'s Accounts, account: &str) -> Result<&'s Account, Refusal> {
    match state.accounts.get(account) {
        Some(own) if own.closed.is_none() => Ok(own),
        _ => no(No::NoAccount { name: account.chars().take(MOST_LETTERS).collect() }),
    }
}

fn open(state: &Accounts, accounts: &[New]) -> Result<Vec<Record>, Refusal> {
    if accounts.is_empty() {
        return Err(Refusal::Nothing { what: "account" });
    }
    let mut records = Vec::with_capacity(2 * accounts.len());
    let mut seen = BTreeMap::new();
    for (at, new) in accounts.iter().enumerate() {
        let alone = accounts.len() == 1;
        opened(state, &mut seen, new).map_err(|refusal| if alone { refusal } else { of_row(at + 1, &refusal) })?;
        let New { account, name, role, scope, hash } = new.clone();
        records.push(Record::Opened(Opened { account: account.clone(), name, role, scope }));
        records.push(Record::PasswordSet(PasswordSet { account, hash, once: true }));
    }
    Ok(records)
}

/// Whether an account can be opened beside those there are and those before it in the same order.
fn opened<'n>(state: &Accounts, seen: &mut BTreeMap<String, &'n str>, new: &'n New) -> Result<(), Refusal> {
    name::check(&new.account).or_else(no)?;
    let before = seen.insert(name::looks(&new.account), &new.account);
    if let Some(by) = state.alike(&new.account).or(before) {
        return no(No::Taken { name: new.account.clone(), by: by.to_owned() });
    }
    text("name of a person", &new.name)?;
    place(new.role, &new.scope)?;
    is_hash(&new.hash)
}

fn of_row(row: usize, refusal: &Refusal) -> Refusal {
    Refusal::Account(Box::new(No::Row { row, code: refusal.code(), why: refusal.to_string() }))
}

fn change(state: &Accounts, account: &str, name: &str, role: Role, scope: &Scope) -> Result<Vec<Record>, Refusal> {
    let own = known(state, account)?;
    text("name of a person", name)?;
    place(role, scope)?;
    if role != Role::Administrator {
        not_the_last(state, own)?;
    }
    let (account, name, scope) = (account.to_owned(), name.to_owned(), scope.clone());
    Ok(vec![Record::Changed(Changed { account, name, role, scope })])
}

/// Somebody is left who opens accounts.
fn not_the_last(state: &Accounts, own: &Account) -> Result<(), Refusal> {
    let administers = |one: &Account| one.role == Role::Administrator && one.closed.is_none();
    let others = state.accounts.values().any(|one| administers(one) && one.account != own.account);
    if administers(own) && !others { no(No::LastAdministrator) } else { Ok(()) }
}

/// The place of a role.
fn place(role: Role, scope: &Scope) -> Result<(), Refusal> {
    for (what, part) in
        [("election", &scope.election), ("region", &scope.region), ("district", &scope.district), ("list", &scope.list)]
    {
        part.as_ref().map_or(Ok(()), |part| text(what, part))?;
    }
    let why = if scope.district.is_some() && scope.region.is_none() {
        "a district lies in a region: name it too"
    } else if (scope.list.is_some() || scope.region.is_some()) && scope.election.is_none() {
        "regions and lists are those of an election: name it too"
    } else if role == Role::Agent && scope.list.is_none() {
        "an agent acts for a list: name it"
    } else if role != Role::Agent && scope.list.is_some() {
        "only an agent acts for a list"
    } else if matches!(role, Role::Administrator | Role::Agent) && scope.region.is_some() {
        "this role is not bounded to a region"
    } else {
        return Ok(());
    };
    no(No::Scope { why })
}

fn add_passkey(
    state: &Accounts,
    account: &str,
    id: &str,
    key: &str,
    label: &str,
    counter: u32,
) -> Result<Vec<Record>, Refusal> {
    let own = known(state, account)?;
    text("label", label)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !(16..=1400).contains(&id.len()) || !id.chars().all(plain) {
        return no(No::Value { what: "id of a passkey" });
    }
    if key.len() != 130 || !key.starts_with("04") || !is_hex(key) {
        return no(No::Value { what: "public key of a passkey" });
    }
    if state.passkeys.contains_key(id) {
        return no(No::Passkey { why: "this passkey opens an account already" });
    }
    if own.passkeys.len() >= MOST_PASSKEYS {
        return no(No::Passkey { why: "the account has as many passkeys as it can have" });
    }
    let (account, id, key, label) = (account.to_owned(), id.to_owned(), key.to_owned(), label.to_owned());
    Ok(vec![Record::PasskeyAdded(PasskeyAdded { account, id, key, label, counter })])
}

/// What ends the sessions of an account, and the one that goes on.
fn follow(account: &str, at: Moment, record: Record, next: Option<&Next>) -> Result<Vec<Record>, Refusal> {
    let mut records = vec![record];
    if let Some(next) = next {
        is_session(&next.session)?;
        runs_out(at, next.until)?;
        records.push(Record::SessionBegun(SessionBegun {
            session: next.session.clone(),
            account: account.to_owned(),
            factors: next.factors.clone(),
            at,
            until: next.until,
            step: None,
            passkey: None,
            confirmed: true,
        }));
    }
    Ok(records)
}

fn begin(
    state: &Accounts,
    at: Moment,
    account: &str,
    proof: &Proof,
    session: &str,
    until: Moment,
) -> Result<Vec<Record>, Refusal> {
    let own = known(state, account)?;
    is_session(session)?;
    runs_out(at, until)?;
    if state.sessions.contains_key(session) {
        return no(No::Value { what: "token that is new" });
    }
    let factors = shown(own, proof)?;
    let second = factors.iter().any(|factor| *factor != Factor::Password);
    if own.has_second() && !second {
        return no(No::NotOpened { why: "the account asks for a second factor" });
    }
    let mut records = Vec::new();
    let mut others: Vec<(Moment, &String)> =
        state.sessions_of(account).filter(|(_, one)| at < one.until).map(|(hash, one)| (one.began, hash)).collect();
    others.sort_unstable();
    let surplus = (others.len() + 1).saturating_sub(MOST_SESSIONS);
    for (_, hash) in others.into_iter().take(surplus) {
        records.push(Record::SessionEnded(SessionEnded { session: hash.clone() }));
    }
    records.push(Record::SessionBegun(SessionBegun {
        session: session.to_owned(),
        account: account.to_owned(),
        factors,
        at,
        until,
        step: proof.step,
        passkey: used(proof),
        confirmed: false,
    }));
    Ok(records)
}

fn confirm(state: &Accounts, at: Moment, session: &str, proof: &Proof, next: &str) -> Result<Vec<Record>, Refusal> {
    let open = open_session(state, at, session)?;
    let own = known(state, &open.account)?;
    is_session(next)?;
    if state.sessions.contains_key(next) {
        return no(No::Value { what: "token that is new" });
    }
    let Some(factor) = shown(own, proof)?.last().copied() else {
        return no(No::NotOpened { why: "nothing was shown" });
    };
    Ok(vec![Record::SessionConfirmed(SessionConfirmed {
        session: session.to_owned(),
        next: next.to_owned(),
        factor,
        at,
        step: proof.step,
        passkey: used(proof),
    })])
}

fn used(proof: &Proof) -> Option<PasskeyUsed> {
    proof.passkey.as_ref().map(|used| PasskeyUsed { id: used.id.clone(), counter: used.counter })
}

/// What was shown, where all of it is what opens the account now.
fn shown(own: &Account, proof: &Proof) -> Result<Vec<Factor>, Refusal> {
    let hash = own.password.as_ref().map(|password| &password.hash);
    if proof.password.is_some() && proof.password.as_ref() != hash {
        return no(No::NotOpened { why: "the password was changed meanwhile" });
    }
    if let Some(step) = proof.step {
        match &own.totp {
            None => return no(No::NotOpened { why: "the account asks for no codes" }),
            Some(totp) if step <= totp.step => return no(No::CodeUsed),
            Some(_) => {}
        }
    }
    if let Some(used) = &proof.passkey {
        let Some(passkey) = own.passkeys.get(&used.id) else {
            return no(No::Passkey { why: "the account has no such passkey" });
        };
        if (used.counter, passkey.counter) != (0, 0) && used.counter <= passkey.counter {
            return no(No::Passkey { why: "the counter of the passkey went back: there may be a copy of it" });
        }
    }
    let factors = proof.factors();
    if factors.is_empty() { no(No::NotOpened { why: "nothing was shown" }) } else { Ok(factors) }
}

fn open_session<'s>(state: &'s Accounts, at: Moment, session: &str) -> Result<&'s Session, Refusal> {
    state.session(session, at).map(AsRef::as_ref).map_or_else(|| no(No::NoSession), Ok)
}

fn runs_out(at: Moment, until: Moment) -> Result<(), Refusal> {
    let length = until.millis().saturating_sub(at.millis());
    if (1..=LONGEST_SESSION).contains(&length) { Ok(()) } else { no(No::Value { what: "end of a session" }) }
}

fn text(what: &'static str, text: &str) -> Result<(), Refusal> {
    words(what, text)?;
    if text.chars().count() > MOST_LETTERS { no(No::Value { what }) } else { Ok(()) }
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f'))
}

fn is_session(hash: &str) -> Result<(), Refusal> {
    if hash.len() == 64 && is_hex(hash) { Ok(()) } else { no(No::Value { what: "hash of a token" }) }
}

/// `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`: of a function that is slow on purpose, and nothing but such a text.
fn is_hash(hash: &str) -> Result<(), Refusal> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '=' | ',' | '+' | '/' | '.' | '-');
    let parts = hash.split('$').count();
    if hash.starts_with("$argon2id$") && parts == 6 && hash.len() <= 512 && hash.chars().all(plain) {
        return Ok(());
    }
    no(No::Value { what: "hash of a password" })
}

/// At least 128 bits in base32, as RFC 4226 asks.
fn is_secret(secret: &str) -> Result<(), Refusal> {
    let letters: BTreeSet<char> = ('A'..='Z').chain('2'..='7').collect();
    if (26..=104).contains(&secret.len()) && secret.chars().all(|c| letters.contains(&c)) {
        return Ok(());
    }
    no(No::Value { what: "secret of codes" })
}
