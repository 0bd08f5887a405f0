//! Accounts at work: what becomes of every order in one line, the journal of the first versions, which opens for ever, and
//! the manual against the program. The file is never written anew.

use std::sync::Arc;

use clerk::accounts::{
    Accounts, Command, Desk, Factor, KINDS, LONGEST_SESSION, MOST_SESSIONS, New, Next, Order, PasskeyUse, Proof,
    Record, Role, Scope,
};
use clerk::{Answer, Broken};
use journal::{Entry, Head, Known, Moment, chain, verify};
use serde_json::{Value, json};

use crate::fixture;
use crate::manual;
use crate::scene::LAW;

const MANUAL: &str = include_str!("../../../../docs/ACCOUNTS.md");

/// 2026-11-24T12:00:00Z.
const BEGIN: i64 = 1_795_521_600_000;

const FIRST: &str = "$argon2id$v=19$m=64,t=1,p=1$c3ludGhldGljc2FsdA$Zmlyc3Q";
const SECOND: &str = "$argon2id$v=19$m=64,t=1,p=1$c3ludGhldGljc2FsdA$c2Vjb25k";
const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// A journal in hand.
struct Ledger {
    desk: Desk,
    entries: Vec<Entry>,
    number: u64,
    at: i64,
}

impl Ledger {
    fn new() -> Self {
        Self { desk: Desk::new(Arc::clone(&LAW)), entries: Vec::new(), number: 0, at: BEGIN }
    }

    fn state(&self) -> &Accounts {
        self.desk.state()
    }

    /// What becomes of an order: nothing where it is done, else the code and words of its refusal.
    fn give(&mut self, command: Command) -> String {
        self.number += 1;
        self.at += 1000;
        let at = Moment::from_millis(self.at).unwrap();
        let order = Order { id: format!("order-{}", self.number), actor: "operator".to_owned(), at, command };
        let (drafts, told) = match self.desk.answer(&order) {
            Answer::Done(drafts) => (drafts, String::new()),
            Answer::Refused(why, draft) => (vec![draft], format!("{} {why}", why.code())),
            Answer::Known => unreachable!("every order has an id of its own"),
        };
        let head = self.entries.last().map_or(Head::EMPTY, Head::after);
        for entry in chain(&head, drafts).unwrap() {
            self.desk.enter(&entry).unwrap();
            self.entries.push(entry);
        }
        told
    }

    fn done(&mut self, command: Command) {
        let shown = format!("{command:?}");
        assert_eq!(self.give(command), "", "{shown}");
    }

    fn until(&self) -> Moment {
        Moment::from_millis(self.at + 1000 + LONGEST_SESSION).unwrap()
    }

    fn begin(&self, account: &str, session: u64, proof: Proof) -> Command {
        Command::Begin { account: account.to_owned(), proof, session: hash(session), until: self.until() }
    }

    fn next(&self, session: u64, factors: &[Factor]) -> Next {
        Next { session: hash(session), factors: factors.to_vec(), until: self.until() }
    }
}

fn hash(number: u64) -> String {
    format!("{number:064x}")
}

fn new(account: &str, role: Role, scope: Scope) -> New {
    New { account: account.to_owned(), name: format!("{account} (synthetic)"), role, scope, hash: FIRST.to_owned() }
}

fn open(account: &str, role: Role) -> Command {
    Command::Open { accounts: vec![new(account, role, Scope::default())] }
}

fn with(hash: &str) -> Proof {
    Proof { password: Some(hash.to_owned()), ..Proof::default() }
}

fn and_code(step: u64) -> Proof {
    Proof { step: Some(step), ..with(FIRST) }
}

fn key(id: &str, counter: u32) -> Proof {
    Proof { passkey: Some(PasskeyUse { id: id.to_owned(), counter }), ..Proof::default() }
}

fn codes(account: &str, step: u64) -> Command {
    Command::SetTotp { account: account.to_owned(), secret: SECRET.to_owned(), step, next: None }
}

fn passkey(account: &str, id: &str) -> Command {
    let key = format!("04{}", "ab".repeat(64));
    Command::AddPasskey {
        account: account.to_owned(),
        id: id.to_owned(),
        key,
        label: "key (synthetic)".to_owned(),
        counter: 7,
    }
}

const KEY: &str = "c3ludGhldGljLWtleS0x";

/// Three accounts, the first with codes.
fn opened() -> Ledger {
    let mut ledger = Ledger::new();
    ledger.done(open("aigul", Role::Administrator));
    ledger.done(open("berik", Role::Administrator));
    ledger.done(open("clerk-10", Role::Clerk));
    ledger.done(codes("aigul", 100));
    ledger
}

/// An order of every kind.
fn whole() -> Ledger {
    let mut ledger = opened();
    let scope = Scope {
        election: Some("small".to_owned()),
        region: Some("North".to_owned()),
        district: Some("Hill".to_owned()),
        list: None,
    };
    let agent = Scope { election: Some("small".to_owned()), list: Some("alma".to_owned()), ..Scope::default() };
    ledger.done(Command::Open {
        accounts: vec![new("dana", Role::Observer, scope.clone()), new("erlan", Role::Agent, agent)],
    });
    ledger.done(ledger.begin("aigul", 1, and_code(101)));
    ledger.done(Command::Confirm {
        session: hash(1),
        proof: Proof { step: Some(102), ..Proof::default() },
        next: hash(2),
    });
    ledger.done(Command::See { session: hash(2) });
    ledger.done(passkey("berik", KEY));
    ledger.done(ledger.begin("berik", 3, key(KEY, 8)));
    ledger.done(Command::Confirm { session: hash(3), proof: key(KEY, 9), next: hash(4) });
    let next = ledger.next(5, &[Factor::Passkey]);
    let (account, was) = ("berik".to_owned(), Some(FIRST.to_owned()));
    ledger.done(Command::SetPassword { account, hash: SECOND.to_owned(), once: false, was, next: Some(next) });
    ledger.done(Command::RemovePasskey { account: "berik".to_owned(), id: KEY.to_owned(), next: None });
    let name = "Clerk of the coast (synthetic)".to_owned();
    ledger.done(Command::Change { account: "clerk-10".to_owned(), name, role: Role::Coordinator, scope });
    ledger.done(Command::RemoveTotp { account: "aigul".to_owned(), next: None });
    ledger.done(ledger.begin("dana", 6, with(FIRST)));
    ledger.done(Command::End { session: hash(6) });
    ledger.done(Command::Close { account: "dana".to_owned(), because: "left (synthetic)".to_owned() });
    assert!(ledger.give(open("dana", Role::Clerk)).starts_with("U002"));
    ledger
}

#[test]
fn every_order_that_is_refused_says_why() {
    let check = |before: &[Command], command: Command, expect: &str| {
        let mut ledger = opened();
        for order in before {
            ledger.done(order.clone());
        }
        let told = ledger.give(command.clone());
        assert!(told.starts_with(expect), "{command:?}: `{told}` and not `{expect}`");
    };
    let one = |new: New| Command::Open { accounts: vec![new] };
    check(&[], open("Клерк", Role::Clerk), "U001");
    check(&[], open("clerk\0", Role::Clerk), "U001");
    check(&[], open("clerk-1o", Role::Clerk), "U002 `clerk-1o` looks like the account `clerk-10`");
    check(&[], open("clerk.10", Role::Clerk), "U002");
    check(&[], open("aigul", Role::Clerk), "U002 there is or was an account `aigul`");
    check(&[], Command::Open { accounts: Vec::new() }, "A002 the order names no account");
    let twice = vec![new("dana", Role::Clerk, Scope::default()), new("dana", Role::Clerk, Scope::default())];
    check(&[], Command::Open { accounts: twice }, "U002 account 2: there is or was an account `dana`; none of them");
    check(&[], one(New { name: "a\u{202e}b".to_owned(), ..new("dana", Role::Clerk, Scope::default()) }), "A024");
    check(&[], one(New { name: "a".repeat(201), ..new("dana", Role::Clerk, Scope::default()) }), "U008");
    check(&[], one(New { hash: "password".to_owned(), ..new("dana", Role::Clerk, Scope::default()) }), "U008");
    check(&[], open("dana", Role::Agent), "U004 an agent acts for a list");
    let list = Scope { election: Some("small".to_owned()), list: Some("alma".to_owned()), ..Scope::default() };
    check(&[], one(new("dana", Role::Clerk, list)), "U004 only an agent");
    let district = Scope { election: Some("small".to_owned()), district: Some("Hill".to_owned()), ..Scope::default() };
    check(&[], one(new("dana", Role::Clerk, district)), "U004 a district lies in a region");
    let region = Scope { region: Some("North".to_owned()), ..Scope::default() };
    check(&[], one(new("dana", Role::Clerk, region)), "U004 regions and lists are those of an election");

    let close = |account: &str| Command::Close { account: account.to_owned(), because: "synthetic".to_owned() };
    check(&[], close("nobody"), "U003 there is no open account `nobody`");
    check(&[close("berik")], close("aigul"), "U007");
    check(&[close("berik")], codes("berik", 1), "U003");
    let demote = Command::Change {
        account: "aigul".to_owned(),
        name: "A".to_owned(),
        role: Role::Clerk,
        scope: Scope::default(),
    };
    check(&[close("berik")], demote, "U007");
    let plain = Ledger::new();
    let begin = |account: &str, session: u64, proof: Proof| plain_begin(&plain, account, session, proof);
    check(&[], begin("nobody", 1, with(FIRST)), "U003");
    check(&[], begin("clerk-10", 1, with(SECOND)), "U006 the password was changed meanwhile");
    check(&[], begin("clerk-10", 1, Proof::default()), "U006 nothing was shown");
    check(&[], begin("clerk-10", 1, and_code(500)), "U006 the account asks for no codes");
    check(&[], begin("aigul", 1, with(FIRST)), "U006 the account asks for a second factor");
    check(&[], begin("aigul", 1, and_code(100)), "U005");
    check(&[begin("aigul", 1, and_code(101))], begin("aigul", 2, and_code(101)), "U005");
    check(&[begin("clerk-10", 1, with(FIRST))], begin("clerk-10", 1, with(FIRST)), "U008 this is no token that is new");
    check(&[], begin("clerk-10", 1, key(KEY, 8)), "U009 the account has no such passkey");
    check(&[passkey("berik", KEY)], begin("berik", 1, key(KEY, 7)), "U009 the counter of the passkey went back");
    check(&[passkey("berik", KEY)], passkey("aigul", KEY), "U009 this passkey opens an account already");
    check(&[], passkey("berik", "short"), "U008 this is no id of a passkey");
    check(&[], Command::End { session: hash(9) }, "U003 there is no such session");
    check(&[], Command::Confirm { session: hash(9), proof: with(FIRST), next: hash(10) }, "U003");
    let long = Command::Begin {
        account: "clerk-10".to_owned(),
        proof: with(FIRST),
        session: hash(1),
        until: Moment::from_millis(BEGIN + 2 * LONGEST_SESSION).unwrap(),
    };
    check(&[], long, "U008 this is no end of a session");
    let weak = Command::SetTotp { account: "berik".to_owned(), secret: "ABC".to_owned(), step: 1, next: None };
    check(&[], weak, "U008 this is no secret of codes");
}

/// A session that lasts an hour from the beginning.
fn plain_begin(_: &Ledger, account: &str, session: u64, proof: Proof) -> Command {
    let until = Moment::from_millis(BEGIN + 3_600_000).unwrap();
    Command::Begin { account: account.to_owned(), proof, session: hash(session), until }
}

#[test]
fn what_opens_an_account_ends_its_sessions_when_it_changes() {
    let check = |change: Command| {
        let mut ledger = opened();
        ledger.done(passkey("berik", KEY));
        ledger.done(ledger.begin("berik", 1, key(KEY, 8)));
        ledger.done(ledger.begin("clerk-10", 2, with(FIRST)));
        ledger.done(change.clone());
        let left: Vec<&String> = ledger.state().sessions.keys().collect();
        assert_eq!(left, [&hash(2)], "{change:?}");
    };
    let berik = || "berik".to_owned();
    check(Command::SetPassword { account: berik(), hash: SECOND.to_owned(), once: true, was: None, next: None });
    check(codes("berik", 7));
    check(Command::RemovePasskey { account: berik(), id: KEY.to_owned(), next: None });
    check(Command::Close { account: berik(), because: "synthetic".to_owned() });
    check(Command::Change { account: berik(), name: "B".to_owned(), role: Role::Auditor, scope: Scope::default() });
}

#[test]
fn sessions_are_bounded_and_forgotten() {
    let mut ledger = opened();
    for session in 0..40 {
        ledger.done(ledger.begin("clerk-10", session, with(FIRST)));
    }
    assert_eq!(ledger.state().sessions.len(), MOST_SESSIONS);
    let at = Moment::from_millis(ledger.at).unwrap();
    assert!(ledger.state().session(&hash(39), at).is_some() && ledger.state().session(&hash(0), at).is_none());
    ledger.at += 2 * LONGEST_SESSION;
    let later = Moment::from_millis(ledger.at).unwrap();
    assert!(ledger.state().session(&hash(39), later).is_none(), "a session ends by itself");
    assert!(ledger.give(Command::End { session: hash(39) }).starts_with("U003"));
    ledger.done(ledger.begin("aigul", 100, and_code(200)));
    assert_eq!(ledger.state().sessions.len(), 1, "those that ran out are not carried along");
}

#[test]
fn a_confirmation_changes_the_token() {
    let mut ledger = opened();
    ledger.done(ledger.begin("aigul", 1, and_code(101)));
    let again = |step: u64| Proof { step: Some(step), ..Proof::default() };
    let reused = Command::Confirm { session: hash(1), proof: again(101), next: hash(2) };
    assert!(ledger.give(reused).starts_with("U005"));
    ledger.done(Command::Confirm { session: hash(1), proof: again(102), next: hash(2) });
    let state = ledger.state();
    assert!(!state.sessions.contains_key(&hash(1)));
    assert!(state.sessions[&hash(2)].confirmed.is_some() && state.sessions[&hash(2)].second());
}

fn entries() -> Vec<Entry> {
    include_str!("../fixtures/accounts-v1.jsonl").lines().map(|line| Entry::parse(line).unwrap()).collect()
}

fn read(entries: &[Entry]) -> Result<Desk, Broken> {
    let mut desk = Desk::new(Arc::clone(&LAW));
    entries.iter().try_for_each(|entry| desk.enter(entry))?;
    Ok(desk)
}

#[test]
fn a_journal_of_the_first_versions_opens_and_says_what_it_said() {
    let entries = entries();
    let lines: Vec<String> = entries.iter().map(Entry::line).collect();
    verify(&lines, Known::Nothing).unwrap();
    fixture::written_as_it_was::<Record>(&entries, KINDS);
    let (then, now) = (read(&entries).unwrap(), whole());
    assert_eq!(then.state().accounts, now.state().accounts);
    assert_eq!(then.state().sessions, now.state().sessions);
}

#[test]
fn journals_that_do_not_open() {
    let whole = entries();
    let check = |at: usize, kind: &str, body: Value, expect: &str| {
        let told = read(&fixture::with(&whole, at, kind, body)).unwrap_err().to_string();
        assert!(told.contains(expect), "{kind}: {told}");
    };
    check(2, "account.opened/2", Value::Null, "entry 2: R001");
    check(2, "account.opened/1", json!({ "account": 1 }), "entry 2: R002");
    check(2, "account.opened/1", whole[0].body.clone(), "looks like `aigul`");
    let set = json!({ "account": "nobody", "hash": FIRST, "once": true });
    check(1, "account.password/1", set, "there is no account `nobody`");
    let confirmed =
        json!({ "session": hash(77), "next": hash(78), "factor": "totp", "at": "2026-11-24T12:00:00.000Z" });
    check(2, "session.confirmed/1", confirmed, "there is no session");
    let begun = json!({ "session": hash(1), "account": "aigul", "factors": [], "at": "2026-11-24", "until": "" });
    check(2, "session.begun/1", begun, "R002");
}

#[test]
fn every_record_is_in_the_manual_with_its_fields() {
    manual::has_rows(MANUAL, KINDS, &entries());
}
