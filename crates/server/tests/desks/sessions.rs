//! Sessions of programs: begun with what opens an account, used as a bearer, confirmed, ended; guessing is slowed down.

use clerk::accounts::{Command, New, Order, Role as Of, Scope};
use journal::{MemoryStore, Moment};
use serde_json::{Value, json};
use server::accounts::{Access, Porter, code, fresh_secret, hash_given, step};

use crate::country;
use crate::stand::{ELECTION, Got, NOW, Stand, cookie};

const PASSWORD: &str = "nine-birches-by-the-lake";

/// A site with an observer and an administrator, whose secret comes back.
fn guarded() -> (Stand, String) {
    let stand = Stand::new();
    let porter = Porter::open(Box::new(MemoryStore::new()), country::books(), Access::default()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let hash = hash_given(PASSWORD);
    let at = Moment::from_millis(NOW - 1000).unwrap();
    let secret = fresh_secret();
    let mut commands = Vec::new();
    for (account, role) in [("observer", Of::Observer), ("administrator", Of::Administrator)] {
        let scope = Scope { election: Some(ELECTION.to_owned()), ..Scope::default() };
        let (account, hash) = (account.to_owned(), hash.clone());
        let name = format!("Person {account} (synthetic)");
        commands.push(Command::Open {
            accounts: vec![New { account: account.clone(), name, role, scope, hash: hash.clone() }],
        });
        commands.push(Command::SetPassword { account, hash, once: false, was: None, next: None });
    }
    let before = step(at).saturating_sub(2);
    let account = "administrator".to_owned();
    commands.push(Command::SetTotp { account, secret: secret.clone(), step: before, next: None });
    for (nth, command) in commands.into_iter().enumerate() {
        let order = Order { id: format!("open-{nth}"), actor: "test".to_owned(), at, command };
        runtime.block_on(porter.give(order)).unwrap().told.unwrap();
    }
    stand.site.guard(porter);
    (stand, secret)
}

fn post(stand: &Stand, path: &str, token: &str, body: &Value) -> Got {
    let headers = format!("authorization: Bearer {token}\r\ncontent-type: application/json\r\n");
    stand.ask("POST", path, &headers, &body.to_string())
}

fn parsed(got: &Got) -> Value {
    serde_json::from_str(&got.body).unwrap_or_else(|error| panic!("{error}: {}", got.body))
}

#[test]
fn a_session_is_begun_used_and_ended() {
    let (stand, _) = guarded();
    let login = json!({ "account": "observer", "password": PASSWORD });
    let begun = post(&stand, "/api/v1/sessions", "", &login);
    assert_eq!(begun.status, 201, "{}", begun.body);
    assert_eq!(begun.header("cache-control"), Some("no-store"));
    assert_eq!(begun.header("set-cookie"), None);
    let begun = parsed(&begun);
    let token = begun["token"].as_str().unwrap();
    assert_eq!(begun["session"]["role"], "observer");
    let mine =
        |method: &str| stand.ask(method, "/api/v1/sessions/current", &format!("authorization: Bearer {token}\r\n"), "");
    assert_eq!(parsed(&mine("GET")), begun["session"]);
    let copy = json!({ "order": "c1", "precinct": "1", "figures": { "B2 alma": 210 } });
    assert_eq!(post(&stand, &format!("/api/v1/elections/{ELECTION}/copies"), token, &copy).status, 201);
    // What opens the interface opens no page: a browser sends no such header by itself.
    assert_eq!(stand.ask("GET", "/en/desk", &format!("authorization: Bearer {token}\r\n"), "").status, 303);
    assert_eq!(mine("DELETE").status, 204);
    assert_eq!(mine("GET").status, 401);
    assert_eq!(post(&stand, &format!("/api/v1/elections/{ELECTION}/copies"), token, &copy).status, 401);
}

#[test]
fn who_can_certify_shows_two_things_and_shows_them_again() {
    let (stand, secret) = guarded();
    let login = |code: &str| json!({ "account": "administrator", "password": PASSWORD, "code": code });
    assert_eq!(post(&stand, "/api/v1/sessions", "", &login("000000")).status, 401);
    assert_eq!(
        post(&stand, "/api/v1/sessions", "", &json!({ "account": "administrator", "password": PASSWORD })).status,
        401
    );
    let now = step(Moment::from_millis(NOW).unwrap());
    let first = code(&secret, now - 1).unwrap();
    let begun = parsed(&post(&stand, "/api/v1/sessions", "", &login(&first)));
    let token = begun["token"].as_str().unwrap().to_owned();
    assert_eq!(begun["session"]["second_factor"], true, "{begun}");
    let certify = json!({ "order": "c" });
    let path = format!("/api/v1/elections/{ELECTION}/certification");
    assert_eq!(post(&stand, &path, &token, &certify).status, 403, "not confirmed");
    let confirm = "/api/v1/sessions/current/confirmation";
    assert_eq!(post(&stand, confirm, &token, &json!({ "code": first })).status, 401, "a code is good once");
    let next = code(&secret, now).unwrap();
    let confirmed = post(&stand, confirm, &token, &json!({ "code": next }));
    assert_eq!(confirmed.status, 201, "{}", confirmed.body);
    let confirmed = parsed(&confirmed);
    let renewed = confirmed["token"].as_str().unwrap();
    assert!(renewed != token && confirmed["session"]["confirmed"].is_string());
    assert_eq!(post(&stand, &path, &token, &certify).status, 401, "the token before is none any more");
    assert_eq!(post(&stand, &path, renewed, &certify).status, 409, "nothing was counted yet");
    let names = json!({ "order": "d", "signed": ["A (synthetic)", "B (synthetic)"] });
    assert_eq!(post(&stand, &path, renewed, &names).status, 400, "nobody certifies by names");
}

#[test]
fn a_page_that_confirms_has_another_cookie_afterwards() {
    let (stand, secret) = guarded();
    let now = step(Moment::from_millis(NOW).unwrap());
    let shown = json!({ "account": "administrator", "password": PASSWORD, "code": code(&secret, now - 1).unwrap() });
    let begun = post(&stand, "/api/v1/sessions", "", &shown);
    assert_eq!(begun.header("set-cookie"), None, "a program has no cookie");
    let before = parsed(&begun)["token"].as_str().unwrap().to_owned();
    let ask = |method: &str, path: &str, token: &str, body: &str| {
        let who = stand.site.sessions().find(token, Moment::from_millis(NOW).unwrap()).unwrap();
        let headers = format!("{}x-csrf-token: {}\r\ncontent-type: application/json\r\n", cookie(token), who.csrf);
        stand.ask(method, path, &headers, body)
    };
    let next = json!({ "code": code(&secret, now).unwrap() }).to_string();
    let confirmed = ask("POST", "/api/v1/sessions/current/confirmation", &before, &next);
    assert_eq!(confirmed.status, 201, "{}", confirmed.body);
    let set = confirmed.header("set-cookie").unwrap_or_else(|| panic!("no cookie: {}", confirmed.head));
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Strict"), "{set}");
    let renewed = set.split(['=', ';']).nth(1).unwrap();
    assert_eq!(parsed(&confirmed)["token"], renewed);
    let at_desk = |token: &str| stand.get(token, "/en/desk/account").status;
    assert!(renewed != before && at_desk(&before) == 303 && at_desk(renewed) == 200);
    // Who leaves through the interface leaves no cookie behind.
    let left = ask("DELETE", "/api/v1/sessions/current", renewed, "");
    assert!(left.status == 204 && left.header("set-cookie").is_some_and(|cookie| cookie.contains("Max-Age=0")));
    assert_eq!(at_desk(renewed), 303);
}

#[test]
fn guessing_is_slowed_down() {
    let (stand, _) = guarded();
    let guess =
        |account: &str| post(&stand, "/api/v1/sessions", "", &json!({ "account": account, "password": "guess" }));
    let told: Vec<Got> = (0..8).map(|_| guess("observer")).collect();
    assert_eq!(told[0].status, 401);
    assert_eq!(parsed(&told[0])["code"], "U020");
    let last = told.last().unwrap();
    assert_eq!((last.status, parsed(last)["code"].as_str()), (429, Some("U021")));
    assert!(last.header("retry-after").is_some_and(|seconds| seconds.parse::<u64>().is_ok_and(|seconds| seconds > 0)));
    // An account that is none is answered in the same words.
    assert_eq!(guess("nobody").body, told[0].body);
}
