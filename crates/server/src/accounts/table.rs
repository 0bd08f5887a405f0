//! A table of accounts, and the table of passwords that answers it. No cell of the answer can be read as a formula. It must
//! never know whether an account may be opened.

use clerk::accounts::{New, Scope};

use super::secret::{fresh_password, hash_given};
use crate::role::Role;
use crate::sessions::account_role;

/// Rows of a table at most.
const MOST_ROWS: usize = 20_000;

/// The columns; the last four may be left out.
const COLUMNS: [&str; 7] = ["account", "name", "role", "election", "region", "district", "list"];

/// Reads a table: the accounts, each with a fresh password's hash, and the table of the passwords.
///
/// # Errors
/// The first row that is none, in words.
pub fn read(text: &str) -> Result<(Vec<New>, String), String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| format!("the table cannot be read: {error}"))?.clone();
    let mut columns = [None; COLUMNS.len()];
    for (at, title) in header.iter().enumerate() {
        let Some(known) = COLUMNS.iter().position(|column| *column == title) else {
            return Err(format!("there is no column `{}`", title.chars().take(100).collect::<String>()));
        };
        if columns[known].replace(at).is_some() {
            return Err(format!("the column `{title}` stands twice"));
        }
    }
    if let Some(missing) = (0..3).find(|at| columns[*at].is_none()) {
        return Err(format!("the column `{}` is missing", COLUMNS[missing]));
    }
    let mut accounts = Vec::new();
    let mut answer = String::from("account,name,password\r\n");
    for (at, row) in reader.records().enumerate() {
        let number = at + 1;
        if number > MOST_ROWS {
            return Err(format!("there are more than {MOST_ROWS} rows: send them in parts"));
        }
        let row = row.map_err(|error| format!("row {number} cannot be read: {error}"))?;
        let cell = |of: usize| columns[of].and_then(|at: usize| row.get(at)).unwrap_or("");
        let part = |of: usize| Some(cell(of)).filter(|text| !text.is_empty()).map(str::to_owned);
        let Some(role) = Role::parse(cell(2)).and_then(account_role) else {
            let roles: Vec<&str> = Role::DESKS.iter().map(|role| role.as_str()).collect();
            let word: String = cell(2).chars().take(100).collect();
            return Err(format!("row {number}: `{word}` is no role; there are {}", roles.join(", ")));
        };
        let password = fresh_password();
        let scope = Scope { election: part(3), region: part(4), district: part(5), list: part(6) };
        let (account, name) = (cell(0).to_owned(), cell(1).to_owned());
        let cells = [pages::csv_cell(&account), pages::csv_cell(&name), pages::csv_cell(&password)];
        answer.push_str(&cells.join(","));
        answer.push_str("\r\n");
        accounts.push(New { account, name, role, scope, hash: hash_given(&password) });
    }
    if accounts.is_empty() { Err("the table has no row".to_owned()) } else { Ok((accounts, answer)) }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn tables_are_read_strictly() {
        let check = |text: &str, expect: Result<usize, &str>| {
            let told = read(text).map(|(accounts, _)| accounts.len());
            assert_eq!(told.as_ref().map_err(String::as_str), expect.as_ref().map_err(|why| *why), "{text:?}");
        };
        check("account,name,role\nab,A B,clerk\n", Ok(1));
        check("\u{feff}role,name,account,region\r\nclerk,\"B, A\",ab,North\r\nauditor,C,cd,\r\n", Ok(2));
        check("", Err("the column `account` is missing"));
        check("account,name,role\n", Err("the table has no row"));
        check("account,name,role,secret\nab,A,clerk,x\n", Err("there is no column `secret`"));
        check("account,name,role,name\nab,A,clerk,x\n", Err("the column `name` stands twice"));
        check(
            "account,name,role\nab,A,king\n",
            Err("row 1: `king` is no role; there are administrator, coordinator, clerk, agent, observer, auditor"),
        );
        let told = read("account,name,role\nab,A,clerk\ncd,B\n").unwrap_err();
        assert!(told.starts_with("row 2 cannot be read"), "{told}");
    }

    #[test]
    fn no_cell_of_the_answer_is_a_formula() {
        let (_, answer) = read("account,name,role\nab,=HYPERLINK(\"x\"),clerk\n").unwrap();
        let row = answer.lines().nth(1).unwrap();
        assert!(row.starts_with("ab,\"'=HYPERLINK(\"\"x\"\")\",") || row.starts_with("ab,'=HYPERLINK"), "{row}");
    }
}
