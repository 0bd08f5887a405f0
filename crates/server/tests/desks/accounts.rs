//! Logins as people and others try them: over sockets, through the whole router, with a clock that the test moves.

use std::sync::atomic::{AtomicI64, Ordering};

use clerk::accounts::{Command, New, Order, Role, Scope};
use data_encoding::BASE64URL_NOPAD;
use journal::{MemoryStore, Moment};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::json;
use server::accounts::{code, hash_given, step};
use server::{Access, Porter};
use sha2::{Digest as _, Sha256};

use crate::country;
use crate::stand::{Got, NOW, Stand, cookie};

/// Milliseconds of each test's own clock.
static CLOCKS: [AtomicI64; 16] = [const { AtomicI64::new(NOW) }; 16];

const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const PASSWORD: &str = "abcde-fghjk-mnpqr-stuvw";
const CHOSEN: &str = "three words apart";

fn clock<const N: usize>() -> Moment {
    Moment::from_millis(CLOCKS[N].load(Ordering::Relaxed)).unwrap()
}

/// A site with accounts, by a clock that no other test has.
struct Door<const N: usize> {
    stand: Stand,
    journal: MemoryStore,
    runtime: tokio::runtime::Runtime,
}

impl<const N: usize> Door<N> {
    fn new(access: Access) -> Self {
        let door = Self::beside(MemoryStore::new(), access);
        let new = |account: &str, role, election: Option<&str>| New {
            account: account.to_owned(),
            name: format!("{account} (synthetic)"),
            role,
            scope: Scope { election: election.map(str::to_owned), ..Scope::default() },
            hash: hash_given(PASSWORD),
        };
        let accounts = vec![
            new("aigul", Role::Administrator, None),
            new("berik", Role::Administrator, Some("small")),
            new("clerk-1", Role::Clerk, Some("small")),
            new("clerk-2", Role::Clerk, Some("small")),
        ];
        door.order(Command::Open { accounts });
        for account in ["aigul", "berik", "clerk-1"] {
            let (account, hash) = (account.to_owned(), hash_given(PASSWORD));
            door.order(Command::SetPassword { account, hash, once: false, was: None, next: None });
        }
        door.order(Command::SetTotp { account: "aigul".to_owned(), secret: SECRET.to_owned(), step: 1, next: None });
        door
    }

    /// A node on this journal.
    fn beside(journal: MemoryStore, access: Access) -> Self {
        let stand = Stand::at(clock::<N>);
        stand.site.guard(Porter::open(Box::new(journal.clone()), country::books(), access).unwrap());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self { stand, journal, runtime }
    }

    fn order(&self, command: Command) {
        static NUMBER: AtomicI64 = AtomicI64::new(0);
        let id = format!("order-{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        let order = Order { id, actor: "operator".to_owned(), at: clock::<N>(), command };
        let porter = self.stand.site.porter().unwrap();
        self.runtime.block_on(porter.give(order)).unwrap().told.unwrap();
    }

    fn pass(milliseconds: i64) {
        CLOCKS[N].fetch_add(milliseconds, Ordering::Relaxed);
    }

    fn code() -> String {
        code(SECRET, step(clock::<N>())).unwrap()
    }

    fn login(&self, fields: &[(&str, &str)]) -> Got {
        self.login_from("", fields)
    }

    fn login_from(&self, headers: &str, fields: &[(&str, &str)]) -> Got {
        self.stand.ask("POST", "/en/desk/login", headers, &form(fields))
    }

    /// Somebody who is in: their token.
    fn enter(&self, account: &str, code: &str) -> String {
        let got = self.login(&[("account", account), ("password", PASSWORD), ("code", code)]);
        assert_eq!(got.status, 303, "{account}: {}", got.body);
        token(&got)
    }

    /// A form of a page, with what the page hides in it.
    fn send(&self, token: &str, page: &str, fields: &[(&str, &str)]) -> Got {
        let csrf = self.stand.get(token, page).hidden("csrf");
        let all: Vec<(&str, &str)> = fields.iter().copied().chain([("csrf", csrf.as_str())]).collect();
        self.stand.ask("POST", page, &cookie(token), &form(&all))
    }
}

fn form(fields: &[(&str, &str)]) -> String {
    let pair = |(name, value): &(&str, &str)| format!("{name}={}", pages::encoded(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// The token that a reply gives.
fn token(got: &Got) -> String {
    let cookie = got.header("set-cookie").unwrap_or_else(|| panic!("no cookie: {}", got.head));
    cookie.split(['=', ';']).nth(1).unwrap().to_owned()
}

#[test]
fn a_name_a_password_and_a_code_open_a_desk() {
    let door = Door::<0>::new(Access::default());
    let check = |account: &str, password: &str, code: &str, expect: u16| {
        let got = door.login(&[("account", account), ("password", password), ("code", code)]);
        assert_eq!(got.status, expect, "{account} {password} {code}");
        assert_eq!(got.header("set-cookie").is_some(), expect == 303);
    };
    let now = Door::<0>::code();
    check("clerk-1", "wrong", "", 422);
    check("nobody", PASSWORD, "", 422);
    check("aigul", PASSWORD, "", 422);
    check("aigul", PASSWORD, "000000", 422);
    check("aigul", "wrong", &now, 422);
    check("clerk-1\0", PASSWORD, "", 400);
    check("сlerk-1", PASSWORD, "", 422);
    check("clerk-1", &"a".repeat(2000), "", 422);
    check("clerk-1", PASSWORD, "", 303);
    check(" Clerk-1 ", PASSWORD, "123456", 303);
    check("aigul", PASSWORD, &now, 303);
    // The same code opens nothing a second time, and neither does an earlier one.
    check("aigul", PASSWORD, &now, 422);
    Door::<0>::pass(30_000);
    check("aigul", PASSWORD, &now, 422);
    check("aigul", PASSWORD, &Door::<0>::code(), 303);
    let [one, other] = [("clerk-1", "wrong"), ("nobody", "wrong")].map(|(account, password)| {
        let got = door.login(&[("account", account), ("password", password)]);
        got.body.replace(account, "")
    });
    assert_eq!(one, other, "nothing says which of them is wrong");
}

#[test]
fn nobody_is_led_to_another_site() {
    let door = Door::<1>::new(Access::default());
    let check = |to: &str, expect: &str| {
        let got = door.login(&[("account", "clerk-1"), ("password", PASSWORD), ("to", to)]);
        assert_eq!((got.status, got.header("location")), (303, Some(expect)), "{to:?}");
    };
    check("/desk/small/entry/7?a=1", "/en/desk/small/entry/7?a=1");
    for to in
        ["", "//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "/desk/\r\nset-cookie: a=b"]
    {
        check(to, "/en/desk");
    }
    for to in ["/deskx", "/desk/login?to=/desk", "/desk/logout", "javascript:alert(1)", "/desk/ы", "desk"] {
        check(to, "/en/desk");
    }
}

#[test]
fn a_session_ends_with_the_logout_and_no_one_brings_its_own() {
    let door = Door::<2>::new(Access::default());
    // A token that somebody planted is never taken over.
    let planted = "A".repeat(43);
    let got = door.login_from(&cookie(&planted), &[("account", "clerk-1"), ("password", PASSWORD)]);
    let own = token(&got);
    assert_ne!(own, planted);
    assert_eq!(door.stand.get(&planted, "/en/desk/account").status, 303);
    assert_eq!(door.stand.get(&own, "/en/desk/account").status, 200);
    let foreign = door.stand.ask("POST", "/en/desk/logout", &cookie(&own), "csrf=none");
    assert_eq!(foreign.status, 403);
    let out = door.send(&own, "/en/desk/account", &[("do", "nothing")]);
    assert_eq!(out.status, 303);
    let csrf = door.stand.get(&own, "/en/desk/account").hidden("csrf");
    let out = door.stand.ask("POST", "/en/desk/logout", &cookie(&own), &form(&[("csrf", &csrf)]));
    assert_eq!(out.status, 303);
    assert!(out.header("set-cookie").is_some_and(|cookie| cookie.contains("Max-Age=0")));
    let stolen = door.stand.get(&own, "/en/desk/account");
    assert_eq!(stolen.header("location"), Some("/en/desk/login?to=%2Fdesk%2Faccount"));
    assert_eq!(door.stand.ask("POST", "/en/desk/account", &cookie(&own), &form(&[("csrf", &csrf)])).status, 401);
}

#[test]
fn sessions_end_by_themselves() {
    let door = Door::<3>::new(Access::default());
    let idle = door.enter("clerk-1", "");
    let minute = 60_000;
    Door::<3>::pass(59 * minute);
    assert_eq!(door.stand.get(&idle, "/en/desk").status, 200);
    Door::<3>::pass(61 * minute);
    assert_eq!(door.stand.get(&idle, "/en/desk").status, 303);
    let used = door.enter("clerk-1", "");
    let mut hours = 0;
    while door.stand.get(&used, "/en/desk").status == 200 {
        Door::<3>::pass(30 * minute);
        hours += 1;
        assert!(hours <= 24, "a session outlives twelve hours");
    }
    assert_eq!(hours, 24);
}

#[test]
fn what_was_given_is_changed_first_and_the_codes_set_up() {
    let door = Door::<4>::new(Access::default());
    let given = door.enter("clerk-2", "");
    assert_eq!(door.stand.get(&given, "/en/desk").header("location"), Some("/en/desk/account"));
    let page = "/en/desk/account";
    let change = |token: &str, current: &str, new: &str, again: &str| {
        door.send(token, page, &[("do", "password"), ("current", current), ("new", new), ("again", again)])
    };
    for (current, new, again) in [
        ("wrong", CHOSEN, CHOSEN),
        (PASSWORD, "short", "short"),
        (PASSWORD, "clerk-2clerk-2", "clerk-2clerk-2"),
        (PASSWORD, CHOSEN, "another one"),
        (PASSWORD, PASSWORD, PASSWORD),
    ] {
        let got = change(&given, current, new, again);
        assert_eq!(got.status, 422, "{current} {new} {again}");
        assert!(got.body.contains("aria-invalid=\"true\"") && got.body.contains("f-new"), "{new}");
    }
    let done = change(&given, PASSWORD, CHOSEN, CHOSEN);
    assert_eq!(done.status, 303);
    assert_eq!(door.stand.get(&given, "/en/desk").status, 303, "the token is another");
    assert_eq!(door.stand.get(&token(&done), "/en/desk").status, 200);

    // Who can certify sets up codes before anything else.
    let berik = door.enter("berik", "");
    assert_eq!(door.stand.get(&berik, "/en/desk/accounts").header("location"), Some("/en/desk/account"));
    let csrf = door.stand.get(&berik, page).hidden("csrf");
    let forced = form(&[("csrf", &csrf), ("account", "dana"), ("name", "D"), ("role", "clerk")]);
    assert_eq!(door.stand.ask("POST", "/en/desk/accounts/new", &cookie(&berik), &forced).status, 403);
    let codes = "/en/desk/account/codes";
    let shown = door.stand.get(&berik, codes);
    let secret = shown.hidden("secret");
    let wrong = door.send(&berik, codes, &[("secret", &secret), ("code", "000000")]);
    assert_eq!((wrong.status, wrong.hidden("secret")), (422, secret.clone()));
    let first = code(&secret, step(clock::<4>())).unwrap();
    let done = door.send(&berik, codes, &[("secret", &secret), ("code", &first)]);
    assert_eq!(done.status, 303);
    assert_eq!(door.stand.get(&token(&done), "/en/desk/accounts").status, 200);
    let replayed = door.login(&[("account", "berik"), ("password", PASSWORD), ("code", &first)]);
    assert_eq!(replayed.status, 422, "the code that confirmed them opens nothing");
}

#[test]
fn confirming_changes_the_token_and_lasts_five_minutes() {
    let door = Door::<5>::new(Access::default());
    let before = door.enter("aigul", &Door::<5>::code());
    Door::<5>::pass(20 * 60_000);
    let new = "/en/desk/accounts/new";
    assert_eq!(door.stand.get(&before, new).header("location"), Some("/en/desk/confirm?to=%2Fdesk%2Faccounts%2Fnew"));
    let confirm = "/en/desk/confirm";
    assert_eq!(door.send(&before, confirm, &[("password", "wrong")]).status, 422);
    assert_eq!(door.send(&before, confirm, &[]).status, 422);
    let done = door.send(&before, confirm, &[("code", &Door::<5>::code()), ("to", "/desk/accounts/new")]);
    assert_eq!((done.status, done.header("location")), (303, Some(new)));
    assert_eq!(door.stand.get(&before, "/en/desk").status, 303);
    let after = token(&done);
    assert_eq!(door.stand.get(&after, new).status, 200);
    let who = door.stand.site.sessions().find(&after, clock::<5>()).unwrap();
    assert!(who.second && who.is_confirmed(clock::<5>()));
    Door::<5>::pass(5 * 60_000);
    assert!(!who.is_confirmed(clock::<5>()));
    assert_eq!(door.stand.get(&after, new).status, 303);
}

#[test]
fn two_nodes_know_one_session() {
    let first = Door::<6>::new(Access::default());
    let second = Door::<6>::beside(first.journal.clone(), Access::default());
    for _ in 0..5 {
        let token = first.enter("clerk-1", "");
        assert_eq!(second.stand.get(&token, "/en/desk").status, 200, "good at once at the other node");
    }
    let code = Door::<6>::code();
    first.enter("aigul", &code);
    let got = second.login(&[("account", "aigul"), ("password", PASSWORD), ("code", &code)]);
    assert_eq!(got.status, 422, "a code that was taken at one node is taken at the other");
    let forged = "B".repeat(43);
    assert_eq!(second.stand.get(&forged, "/en/desk").status, 303);
}

#[test]
fn guessing_is_slow_and_locks_nobody_out() {
    let door = Door::<7>::new(Access { behind_proxy: true, ..Access::default() });
    let from = |address: &str| format!("x-forwarded-for: 10.9.9.9, {address}\r\n");
    let guess =
        |address: &str, account: &str| door.login_from(&from(address), &[("account", account), ("password", "guess")]);
    let mut waits = Vec::new();
    for _ in 0..8 {
        let got = guess("10.0.0.1", "clerk-1");
        waits.push((got.status, got.header("retry-after").map(str::to_owned)));
    }
    assert_eq!(waits[4], (422, None));
    assert_eq!(waits[5], (429, Some("1".to_owned())));
    // A neighbour in the same network waits too, with the right password as well; elsewhere nobody does.
    let right = [("account", "clerk-1"), ("password", PASSWORD)];
    assert_eq!(door.login_from(&from("10.0.0.77"), &right).status, 429);
    assert_eq!(door.login_from(&from("10.0.1.1"), &right).status, 303);
    assert_eq!(guess("10.0.0.1", "clerk-2").status, 422, "another account does not wait");
    Door::<7>::pass(1000);
    assert_eq!(door.login_from(&from("10.0.0.1"), &right).status, 303);
    // Many names from one network wait for each other in the end.
    let mut waited = 0;
    for number in 0..120 {
        waited += u32::from(guess("10.0.3.1", &format!("name-{number}")).status == 429);
    }
    assert_eq!(waited, 20);
    // Many networks at one name leave its owner alone.
    for number in 0..60 {
        assert_eq!(guess(&format!("10.1.{number}.1"), "clerk-1").status, 422);
    }
    assert_eq!(door.login_from(&from("10.0.1.1"), &right).status, 303);
}

#[test]
fn over_https_the_cookie_is_tied_to_the_host() {
    let origin = Some("https://desks.example".to_owned());
    let door = Door::<8>::new(Access { origin, behind_proxy: false });
    let login = |headers: &str| door.login_from(headers, &[("account", "clerk-1"), ("password", PASSWORD)]);
    let got = login("origin: https://desks.example\r\n");
    let cookie = got.header("set-cookie").unwrap();
    for part in ["__Host-zhargy=", "; Path=/", "; HttpOnly", "; SameSite=Strict", "; Secure"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let token = token(&got);
    let ask = |name: &str| door.stand.ask("GET", "/en/desk", &format!("cookie: {name}={token}\r\n"), "").status;
    assert_eq!((ask("__Host-zhargy"), ask("zhargy")), (200, 303));
    for headers in ["origin: https://elsewhere.example\r\n", "origin: null\r\n", "sec-fetch-site: cross-site\r\n"] {
        assert_eq!(login(headers).status, 403, "{headers}");
    }
}

#[test]
fn an_administrator_keeps_accounts() {
    let door = Door::<9>::new(Access::default());
    let aigul = door.enter("aigul", &Door::<9>::code());
    let new = "/en/desk/accounts/new";
    let order = door.stand.get(&aigul, new).hidden("order");
    let fields = [
        ("order", order.as_str()),
        ("account", "dana"),
        ("name", "<b>=Dana"),
        ("role", "observer"),
        ("election", "small"),
    ];
    let opened = door.send(&aigul, new, &fields);
    assert_eq!(opened.status, 200);
    assert!(!opened.body.contains("<b>=Dana") && opened.body.contains("&lt;b&gt;=Dana"));
    let given = opened.body.split("id=\"given\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert_eq!(door.send(&aigul, new, &fields).status, 303, "sent again it is not opened again");
    let dana = token(&door.login(&[("account", "dana"), ("password", &given)]));
    assert_eq!(door.stand.get(&dana, "/en/desk/accounts").status, 403);
    let list = door.stand.get(&aigul, "/en/desk/accounts?q=dan").body;
    assert!(list.contains("/en/desk/accounts/of/dana") && !list.contains("/en/desk/accounts/berik"));
    let one = "/en/desk/accounts/of/dana";
    let closed = door.send(&aigul, one, &[("do", "close"), ("because", "left")]);
    assert_eq!(closed.status, 303);
    assert_eq!(door.stand.get(&dana, "/en/desk/account").status, 303, "sessions end with the account");
    assert_eq!(door.login(&[("account", "dana"), ("password", &given)]).status, 422);
    assert_eq!(door.send(&aigul, new, &[("account", "dana"), ("name", "D"), ("role", "clerk")]).status, 422);

    let import = "/en/desk/accounts/import";
    let table = "account,name,role,election\nerlan,=SUM(A1),clerk,small\nfarida,F,auditor,\n";
    let read = door.send(&aigul, import, &[("table", table)]);
    assert_eq!((read.status, read.header("content-type")), (200, Some("text/csv; charset=utf-8")));
    assert!(read.body.contains("erlan,'=SUM(A1),"), "{}", read.body);
    let bad = door.send(&aigul, import, &[("table", "account,name,role\ngulnar,G,clerk\nerlan,E,clerk\n")]);
    assert_eq!(bad.status, 422);
    assert!(bad.body.contains("U002"));
    assert!(!door.stand.get(&aigul, "/en/desk/accounts").body.contains("gulnar"), "all or none");
    for language in ["kk", "ru", "en"] {
        for page in
            ["desk", "desk/account", "desk/accounts", "desk/accounts/new", "desk/accounts/of/erlan", "desk/confirm"]
        {
            assert_eq!(door.stand.get(&aigul, &format!("/{language}/{page}")).status, 200, "{language} {page}");
        }
    }
}

#[test]
fn an_administrator_of_one_election_keeps_its_accounts_alone() {
    let door = Door::<10>::new(Access::default());
    door.order(Command::SetTotp { account: "berik".to_owned(), secret: SECRET.to_owned(), step: 1, next: None });
    let berik = door.enter("berik", &Door::<10>::code());
    let list = door.stand.get(&berik, "/en/desk/accounts").body;
    assert!(list.contains("/en/desk/accounts/of/clerk-1") && !list.contains("/en/desk/accounts/of/aigul"));
    assert_eq!(door.stand.get(&berik, "/en/desk/accounts/of/aigul").status, 404);
    let new = "/en/desk/accounts/new";
    let open = |election: &str| {
        door.send(&berik, new, &[("account", "dana"), ("name", "D"), ("role", "clerk"), ("election", election)]).status
    };
    assert_eq!((open(""), open("other"), open("small")), (422, 422, 200));
    let import = "/en/desk/accounts/import";
    assert_eq!(door.send(&berik, import, &[("table", "account,name,role\nerlan,E,administrator\n")]).status, 422);
}

#[test]
fn somebody_ends_their_own_sessions_and_no_other() {
    let door = Door::<11>::new(Access::default());
    let (one, other, foreign) =
        (door.enter("clerk-1", ""), door.enter("clerk-1", ""), door.enter("aigul", &Door::<11>::code()));
    let hash = |token: &str| server::Sessions::hash(token).to_string();
    let page = "/en/desk/account";
    let shown = door.stand.get(&one, page).body;
    assert!(shown.contains(&hash(&other)) && !shown.contains(&hash(&foreign)) && !shown.contains(&other));
    door.send(&one, page, &[("do", "end"), ("session", &hash(&foreign))]);
    door.send(&one, page, &[("do", "end"), ("session", &hash(&other))]);
    let status = |token: &str| door.stand.get(token, "/en/desk").status;
    assert_eq!((status(&one), status(&other), status(&foreign)), (200, 303, 200));
}

const HOST: &str = "desks.example";

/// What an authenticator that is made here answers to the challenge of a page.
fn answer(page: &str, registers: bool, counter: u32) -> String {
    let key = SigningKey::from_slice(&[9; 32]).unwrap();
    let challenge = page.split("data-challenge=\"").nth(1).unwrap().split('"').next().unwrap();
    let kind = if registers { "webauthn.create" } else { "webauthn.get" };
    let client = json!({ "type": kind, "challenge": challenge, "origin": format!("https://{HOST}") }).to_string();
    let id = b"synthetic passkey 01";
    let flags = if registers { 0x45 } else { 0x05 };
    let mut data = [Sha256::digest(HOST).as_slice(), &[flags], &counter.to_be_bytes()].concat();
    if registers {
        let point = key.verifying_key().to_sec1_point(false);
        let head = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        for part in
            [&[0; 16][..], &[0, 20], id, &head, &point.as_bytes()[1..33], &[0x22, 0x58, 0x20], &point.as_bytes()[33..]]
        {
            data.extend(part);
        }
    }
    let signature: Signature = key.sign(&[data.as_slice(), Sha256::digest(&client).as_slice()].concat());
    let text = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
    json!({ "id": text(id), "client": text(client.as_bytes()), "data": text(&data),
        "signature": text(signature.to_der().as_bytes()) })
    .to_string()
}

#[test]
fn a_passkey_is_registered_confirms_and_opens() {
    let door = Door::<12>::new(Access { origin: Some(format!("https://{HOST}")), behind_proxy: false });
    let with = |token: &str| format!("cookie: __Host-zhargy={token}\r\n");
    let get = |token: &str, path: &str| door.stand.ask("GET", path, &with(token), "");
    let post = |token: &str, path: &str, fields: &[(&str, &str)]| {
        let csrf = get(token, "/en/desk/account").hidden("csrf");
        let all: Vec<(&str, &str)> = fields.iter().copied().chain([("csrf", csrf.as_str())]).collect();
        door.stand.ask("POST", path, &with(token), &form(&all))
    };
    // An administrator without codes: the passkey is the second factor that is owed.
    let berik = door.enter("berik", "");
    let path = "/en/desk/account/passkeys";
    let page = get(&berik, path).body;
    let sent = answer(&page, true, 1);
    assert_eq!(post(&berik, path, &[("label", "key"), ("passkey", "{}")]).status, 422);
    let done = post(&berik, path, &[("label", "key"), ("passkey", &sent)]);
    assert_eq!(done.header("location"), Some("/en/desk/confirm?to=%2Fdesk%2Faccount"));
    assert_eq!(post(&berik, path, &[("label", "key"), ("passkey", &sent)]).status, 422, "a challenge is answered once");
    let confirm = "/en/desk/confirm";
    let shown = answer(&get(&berik, confirm).body, false, 2);
    let other = door.enter("clerk-1", "");
    assert_eq!(post(&other, confirm, &[("passkey", &shown)]).status, 422, "another session's challenge");
    let done = post(&berik, confirm, &[("passkey", &shown)]);
    assert_eq!(done.status, 303);
    assert_eq!(get(&token(&done), "/en/desk/accounts").status, 200, "it is a second factor");

    let login = |sent: &str| door.login(&[("passkey", sent)]);
    let page = door.stand.get("", "/en/desk/login").body;
    let sent = answer(&page, false, 3);
    let first = login(&sent);
    assert_eq!(first.status, 303);
    let who = door.stand.site.sessions().find(&token(&first), clock::<12>()).unwrap();
    assert!(who.account == "berik" && who.second);
    assert_eq!(login(&sent).status, 422, "what was overheard opens nothing");
    let back = answer(&door.stand.get("", "/en/desk/login").body, false, 3);
    assert_eq!(login(&back).status, 422, "a counter that does not go on is a copy's");
    let got = door.login(&[("account", "berik"), ("password", PASSWORD)]);
    assert_eq!(got.status, 422, "the password alone opens it no longer");
    let late = answer(&page, false, 9);
    Door::<12>::pass(5 * 60_000);
    assert_eq!(login(&late).status, 422, "a challenge runs out");
    let removed = post(
        &token(&first),
        "/en/desk/account",
        &[("do", "no-passkey"), ("passkey", &BASE64URL_NOPAD.encode(b"synthetic passkey 01"))],
    );
    assert_eq!(removed.status, 303);
    assert_eq!(get(&token(&first), "/en/desk").status, 303);
}
