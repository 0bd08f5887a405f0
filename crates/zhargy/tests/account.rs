//! Accounts from the command line: opened, listed, closed, read from a table; a password is printed once and kept nowhere.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod sh;

use sh::{folder, says, shell};

const DB: &str = "--db sqlite:run.db";

#[test]
fn an_account_is_opened_and_its_password_said_once() {
    let folder = folder("account", "opened");
    let out = shell(&folder, &format!("zhargy account add aigul --role administrator {DB}"));
    let password = String::from_utf8(out.stdout).unwrap();
    assert!(out.status.success() && password.trim().len() == 23, "{password}");
    let kept = std::fs::read(folder.join("run.db")).unwrap();
    let kept = String::from_utf8_lossy(&kept).into_owned();
    assert!(kept.contains("$argon2id$") && !kept.contains(password.trim()), "the password itself is kept");
    says(&folder, &format!("zhargy account add clerk-1 --role clerk --election small --person 'Clerk One' {DB}"), 0);
    let list = says(&folder, &format!("zhargy account list {DB}"), 0);
    assert!(list.contains("aigul") && list.contains("Clerk One (small; password alone)"), "{list}");
    let json = says(&folder, &format!("zhargy account list --json {DB}"), 0);
    let rows: Vec<serde_json::Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((rows.len(), rows[1]["role"].as_str()), (2, Some("clerk")));
    let again = shell(&folder, &format!("zhargy account password clerk-1 --no-codes {DB}"));
    assert_ne!(String::from_utf8(again.stdout).unwrap(), password);
    says(&folder, &format!("zhargy account close clerk-1 --because left {DB}"), 0);
    assert!(says(&folder, &format!("zhargy account list {DB}"), 0).contains("closed: left"));
    // What opens accounts is no election, and no page shows it.
    let told = says(&folder, &format!("zhargy result accounts {DB}"), 2);
    assert!(!told.contains("argon2"), "{told}");
}

#[test]
fn what_is_refused_says_why() {
    let folder = folder("account", "refused");
    says(&folder, &format!("zhargy account add aigul --role administrator {DB}"), 0);
    for (line, exit, expect) in [
        ("add Aigul --role clerk", 1, "U001"),
        ("add aigu1 --role clerk", 1, "U002"),
        ("add aigul --role clerk", 1, "U002"),
        ("add agent-1 --role agent --election small", 1, "U004"),
        ("add king --role king", 2, "C002 no role"),
        ("close nobody --because left", 1, "U003"),
        ("close aigul --because left", 1, "U007"),
        ("password nobody", 1, "U003"),
        ("import none.csv", 2, "C001"),
    ] {
        let told = says(&folder, &format!("zhargy account {line} {DB}"), exit);
        assert!(told.contains(expect), "{line}: {told}");
    }
    assert!(says(&folder, "zhargy account code none", 2).contains("C002"));
    assert!(says(&folder, "zhargy serve --origin https://a.example/path", 2).contains("C002"));
}

#[test]
fn a_table_opens_all_accounts_or_none() {
    let folder = folder("account", "table");
    let table = "account,name,role,election,list\nclerk-1,=A1,clerk,small,\nagent-1,B,agent,small,alma\n";
    std::fs::write(folder.join("good.csv"), table).unwrap();
    std::fs::write(folder.join("bad.csv"), "account,name,role\nclerk-2,C,clerk\nclerk-2,D,clerk\n").unwrap();
    std::fs::write(folder.join("none.csv"), "account,name,role\nclerk-2,C,king\n").unwrap();
    let told = says(&folder, &format!("zhargy account import good.csv {DB}"), 0);
    assert!(told.starts_with("account,name,password\r\nclerk-1,'=A1,"), "{told}");
    assert!(says(&folder, &format!("zhargy account import bad.csv {DB}"), 1).contains("U002 account 2"));
    assert!(says(&folder, &format!("zhargy account import none.csv {DB}"), 2).contains("U024 none.csv: row 1"));
    let list = says(&folder, &format!("zhargy account list {DB}"), 0);
    assert_eq!(list.lines().count(), 2, "{list}");
}

#[test]
fn the_code_of_a_secret_has_six_digits() {
    let folder = folder("account", "code");
    let code = says(&folder, "zhargy account code GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 0);
    assert!(code.trim().len() == 6 && code.trim().bytes().all(|byte| byte.is_ascii_digit()), "{code}");
}
