//! Who works that night: accounts are opened from the command line, and everybody comes in by the door, with the password that
//! was handed over and then one of their own.

use std::process::Command;
use std::sync::Mutex;

use crate::ELECTION;
use crate::http::Browser;
use crate::measure::Times;
use crate::nodes::Nodes;
use crate::tools::Folder;

/// Clerks for whom there is a coordinator.
const CLERKS_OF_ONE: u64 = 25;

/// Who come in at one moment: the door hashes few passwords at a time.
const AT_THE_DOOR: usize = 4;

/// Account and password as they were handed over.
pub(crate) type Login = (String, String);

/// Everybody, logged in.
pub(crate) struct People<'n> {
    pub(crate) clerks: Vec<Browser<'n>>,
    pub(crate) coordinators: Vec<Browser<'n>>,
    pub(crate) logins: String,
}

/// Opens accounts of so many clerks, and of the coordinators above them.
pub(crate) fn open(folder: &Folder, db: &str, clerks: u64) -> Vec<Login> {
    let coordinators = clerks.div_ceil(CLERKS_OF_ONE).max(2);
    let row = |role: &str, number: u64| format!("{role}-{number},Synthetic {role} {number},{role},{ELECTION}\n");
    let rows = (0..clerks).map(|number| row("clerk", number));
    let all: String = rows.chain((0..coordinators).map(|number| row("coordinator", number))).collect();
    let file = folder.path().join("people.csv");
    std::fs::write(&file, format!("account,name,role,election\n{all}")).unwrap();
    let out =
        Command::new(env!("CARGO_BIN_EXE_zhargy")).args(["account", "import", "--db", db]).arg(&file).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let text = String::from_utf8(out.stdout).unwrap();
    let login = |line: &str| {
        let mut cells = line.split(',');
        (cells.next().unwrap().to_owned(), cells.next_back().unwrap().to_owned())
    };
    text.lines().skip(1).map(login).collect()
}

/// Lets everybody in, spread over the nodes.
pub(crate) fn log_in(nodes: &Nodes, logins: Vec<Login>) -> People<'_> {
    let (times, began) = (Times::default(), std::time::Instant::now());
    let waiting = Mutex::new(logins.into_iter().enumerate());
    let inside = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..AT_THE_DOOR {
            scope.spawn(|| {
                loop {
                    let next = waiting.lock().unwrap().next();
                    let Some((number, login)) = next else { return };
                    let mut browser = Browser::new(nodes, number);
                    enter(&mut browser, &login, &times);
                    inside.lock().unwrap().push((number, login.0, browser));
                }
            });
        }
    });
    let mut inside = inside.into_inner().unwrap();
    inside.sort_by_key(|(number, ..)| *number);
    let (mut clerks, mut coordinators) = (Vec::new(), Vec::new());
    for (_, account, browser) in inside {
        let own = if account.starts_with("clerk") { &mut clerks } else { &mut coordinators };
        own.push(browser);
    }
    People { clerks, coordinators, logins: times.told("requests at the door", began.elapsed()) }
}

fn enter(browser: &mut Browser<'_>, (account, password): &Login, times: &Times) {
    let door = "/en/desk/login";
    assert_eq!(browser.get(door, times).status, 200);
    let got = browser.post(door, &[("account", account), ("password", password)], times);
    assert_eq!(got.status, 303, "{account} at the door: {}", got.brief());
    let page = browser.get("/en/desk/account", times);
    let csrf = page.field("csrf").unwrap_or_else(|| panic!("{}", page.brief())).to_owned();
    let own = format!("{password} of their own");
    let fields = [("csrf", csrf.as_str()), ("do", "password"), ("current", password), ("new", &own), ("again", &own)];
    let got = browser.post("/en/desk/account", &fields, times);
    assert_eq!(got.status, 303, "{account} chooses a password: {}", got.brief());
}
