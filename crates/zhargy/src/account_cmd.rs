//! `zhargy account`: who works at the desks, from the command line of the machine that keeps the journals. A password is
//! printed once, on standard output; what is kept is its hash.

use std::process::ExitCode;
use std::sync::Arc;

use clerk::Books;
use clerk::accounts::{Account, Accounts, Command, JOURNAL, New, Order, Scope};
use journal::Moment;
use serde_json::json;
use server::accounts::{self as door, fresh_password, hash_given, table};

use crate::Done;
use crate::cli::{AccountAddArgs, AccountArgs, AccountCommand, AccountPlace};
use crate::failure::{Failure, codes};
use crate::render;
use crate::run::session::{Outcome, Session};
use crate::run::{books, place};

/// Runs the command.
pub(crate) fn run(args: &AccountArgs) -> Done {
    match &args.command {
        AccountCommand::Add(args) => add(args),
        AccountCommand::List { place, json } => list(place, *json),
        AccountCommand::Close { name, because, place } => {
            let command = Command::Close { account: name.clone(), because: because.clone() };
            told(give(&mut open(&place.db)?, &place.actor, command)?, "")
        }
        AccountCommand::Password { name, no_codes, place } => password(name, *no_codes, place),
        AccountCommand::Import { file, place } => import(file, place),
        AccountCommand::Code { secret } => code(secret),
    }
}

fn open(db: &str) -> Result<Session<Accounts>, Failure> {
    open_under(db, books::books(None)?)
}

/// The accounts of a database.
pub(crate) fn open_under(db: &str, books: Arc<Books>) -> Result<Session<Accounts>, Failure> {
    Session::open(books, store::open(db, JOURNAL).map_err(Failure::told)?)
}

/// Gives an order; what it was refused for, where it was.
pub(crate) fn give(session: &mut Session<Accounts>, actor: &str, command: Command) -> Result<Option<String>, Failure> {
    let mut id = [0; 16];
    getrandom::fill(&mut id).map_err(|error| Failure::told(format!("the system gives no randomness: {error}")))?;
    let id = data_encoding::HEXLOWER.encode(&id);
    let at: Moment = place::now()?;
    let order = Order { id, actor: actor.to_owned(), at, command };
    match session.carry_out(std::slice::from_ref(&order))?.pop() {
        Some(Outcome::Refused(why, _)) => Ok(Some(format!("{} {why}", why.code()))),
        _ => Ok(None),
    }
}

/// What became of it, and what is printed where it was done.
fn told(refused: Option<String>, data: &str) -> Done {
    if let Some(why) = refused {
        anstream::eprintln!("refused: {why}");
        return Ok(ExitCode::from(1));
    }
    render::print(data)?;
    Ok(ExitCode::SUCCESS)
}

fn add(args: &AccountAddArgs) -> Done {
    let password = fresh_password();
    let scope = Scope {
        election: args.election.clone(),
        region: args.region.clone(),
        district: args.district.clone(),
        list: args.list.clone(),
    };
    let Some(role) = door::account_role(args.role) else {
        return Err(Failure::new(codes::ARGUMENT, "nobody logs in with this role", ""));
    };
    let name = args.person.clone().unwrap_or_else(|| args.name.clone());
    let new = New { account: args.name.clone(), name, role, scope, hash: hash_given(&password) };
    let refused = give(&mut open(&args.place.db)?, &args.place.actor, Command::Open { accounts: vec![new] })?;
    told(refused, &format!("{password}\n"))
}

fn password(name: &str, no_codes: bool, place: &AccountPlace) -> Done {
    let mut session = open(&place.db)?;
    let password = fresh_password();
    let account = name.to_owned();
    let hash = hash_given(&password);
    let set = Command::SetPassword { account: account.clone(), hash, once: true, was: None, next: None };
    let mut refused = give(&mut session, &place.actor, set)?;
    let own = session.desk().state().accounts.get(name).cloned();
    if let (None, true, Some(own)) = (&refused, no_codes, own) {
        let codes = own.totp.as_ref().map(|_| Command::RemoveTotp { account: account.clone(), next: None });
        let keys = own.passkeys.keys();
        let keys = keys.map(|id| Command::RemovePasskey { account: account.clone(), id: id.clone(), next: None });
        for command in codes.into_iter().chain(keys) {
            refused = refused.or(give(&mut session, &place.actor, command)?);
        }
    }
    told(refused, &format!("{password}\n"))
}

fn import(file: &std::path::Path, place: &AccountPlace) -> Done {
    let shown = file.display().to_string();
    let bytes = place::input(file)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::new(codes::ARGUMENT, format!("{shown}: this is no UTF-8"), "save the table as UTF-8"))?;
    let hint = "correct the row and give the whole table again: nothing was opened";
    let (accounts, answer) =
        table::read(&text).map_err(|why| Failure::new(server::codes::ACCOUNT_ROW, format!("{shown}: {why}"), hint))?;
    told(give(&mut open(&place.db)?, &place.actor, Command::Open { accounts })?, &answer)
}

fn list(place: &AccountPlace, as_json: bool) -> Done {
    let session = open(&place.db)?;
    let accounts = session.desk().state().accounts.values();
    let mut out = String::new();
    for own in accounts {
        let line = if as_json { json_line(own) } else { human_line(own) };
        out.push_str(&line);
        out.push('\n');
    }
    told(None, &out)
}

fn json_line(own: &Account) -> String {
    let Account { account, name, role, scope, closed, .. } = own;
    json!({
        "account": account, "name": name, "role": door::role(*role).as_str(), "election": scope.election,
        "region": scope.region, "district": scope.district, "list": scope.list, "second": own.has_second(),
        "closed": closed,
    })
    .to_string()
}

fn human_line(own: &Account) -> String {
    let parts = [&own.scope.election, &own.scope.region, &own.scope.district, &own.scope.list];
    let place: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    let second = if own.has_second() { "second factor" } else { "password alone" };
    let closed = own.closed.as_ref().map_or_else(String::new, |why| format!(", closed: {why}"));
    let (account, role) = (&own.account, door::role(own.role).as_str());
    format!("{account:<20} {role:<14} {} ({}; {second}{closed})", own.name, place.join(" / "))
}

fn code(secret: &str) -> Done {
    let step = door::step(place::now()?);
    let no = || Failure::new(codes::ARGUMENT, "this is no secret of codes", "base32, as `serve --demo` prints it");
    let code = door::code(secret, step).ok_or_else(no)?;
    told(None, &format!("{code}\n"))
}
