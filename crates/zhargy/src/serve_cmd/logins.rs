//! Logins of the demonstration: one of each role, two administrators with codes, two clerks; and three for the many posts that
//! are elected beside it. All of them are synthetic, and their passwords are printed, which no other site does.

use std::sync::Arc;

use clerk::Books;
use clerk::accounts::{Command, New, Role, Scope};
use election::Election;
use server::accounts::{fresh_password, fresh_secret, hash_given, step};

use crate::account_cmd::{give, open_under};
use crate::failure::Failure;
use crate::run::place::now;

/// Who gives them.
const ACTOR: &str = "demo";

/// Opens the accounts of a list election and of a set of posts; what is printed of them. Where the database has accounts, it
/// keeps them.
pub(super) fn open(
    db: &str,
    books: &Arc<Books>,
    election: &Election,
    (short, posts): (&str, &str),
) -> Result<Vec<String>, Failure> {
    let mut session = open_under(db, Arc::clone(books))?;
    if !session.desk().state().accounts.is_empty() {
        return Ok(vec!["demo logins: this database has accounts; they stay as they are".to_owned()]);
    }
    let list = election.lists.first().map(|list| list.id.clone());
    let all = [
        ("administrator-1", Role::Administrator, short),
        ("administrator-2", Role::Administrator, short),
        ("coordinator", Role::Coordinator, short),
        ("clerk-1", Role::Clerk, short),
        ("clerk-2", Role::Clerk, short),
        ("agent", Role::Agent, short),
        ("observer", Role::Observer, short),
        ("auditor", Role::Auditor, short),
        ("posts-administrator", Role::Administrator, posts),
        ("posts-coordinator", Role::Coordinator, posts),
        ("posts-clerk", Role::Clerk, posts),
    ];
    let mut told = Vec::new();
    for (account, role, of) in all {
        let password = fresh_password();
        let (account, hash) = (account.to_owned(), hash_given(&password));
        let list = list.clone().filter(|_| role == Role::Agent);
        let scope = Scope { election: Some(of.to_owned()), list, ..Scope::default() };
        let name = format!("Demo {account} (synthetic)");
        let new = New { account: account.clone(), name, role, scope, hash: hash.clone() };
        let mut orders = vec![
            Command::Open { accounts: vec![new] },
            // Whoever looks at a demonstration is not made to choose a password first.
            Command::SetPassword { account: account.clone(), hash, once: false, was: None, next: None },
        ];
        let mut line = format!("demo login: {account} password {password}");
        if role == Role::Administrator {
            let secret = fresh_secret();
            line.push_str(&format!(" code `zhargy account code {secret}`"));
            let step = step(now()?).saturating_sub(2);
            orders.push(Command::SetTotp { account, secret, step, next: None });
        }
        for order in orders {
            if let Some(why) = give(&mut session, ACTOR, order)? {
                return Err(Failure::told(why));
            }
        }
        told.push(line);
    }
    Ok(told)
}
