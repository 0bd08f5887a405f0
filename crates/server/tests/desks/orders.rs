//! Orders of programs: read strictly, admitted by role and territory, done once, refused with code and articles. Nothing
//! of a protocol is told before it is accepted.

use serde_json::{Value, json};
use server::{Method, ROUTES, Role, Who};

use crate::api::document;
use crate::stand::{ELECTION, Got, Stand, cookie, person};

/// The headers of a program with a token.
pub(crate) fn bearer(token: &str) -> String {
    format!("authorization: Bearer {token}\r\ncontent-type: application/json\r\n")
}

fn send(stand: &Stand, token: &str, path: &str, body: &Value) -> Got {
    stand.ask("POST", &format!("/api/v1/elections/{ELECTION}{path}"), &bearer(token), &body.to_string())
}

fn code(got: &Got) -> String {
    let body: Value = serde_json::from_str(&got.body).unwrap();
    body["code"].as_str().unwrap_or_default().to_owned()
}

/// The figures of a protocol that adds up, with this many votes for each list.
fn figures(votes: u64) -> Value {
    json!({ "A1": 3 * votes + 10, "A2": 3 * votes, "A4": 10, "B1": 3 * votes, "B2 alma": votes, "B2 beren": votes,
        "B2 cedar": votes, "B3": 0, "B4": 3 * votes + 10, "B5": 10 })
}

fn steps(order: &str, steps: &[Value]) -> Value {
    json!({ "order": order, "steps": steps })
}

fn step(role: &str, step: &str) -> Value {
    json!({ "precinct": "1", "role": role, "step": step })
}

fn enter(votes: u64) -> Value {
    json!({ "precinct": "1", "role": "clerk", "step": "enter", "figures": figures(votes) })
}

#[test]
fn an_order_has_one_effect() {
    let stand = Stand::new();
    let clerk = stand.login(person("clerk", Role::Clerk));
    let body = steps("s1", &[enter(100), step("clerk", "release")]);
    let done = send(&stand, &clerk, "/steps", &body);
    assert_eq!(done.status, 201, "{}", done.body);
    let first: Value = serde_json::from_str(&done.body).unwrap();
    let again = send(&stand, &clerk, "/steps", &body);
    assert_eq!(again.status, 200, "{}", again.body);
    let second: Value = serde_json::from_str(&again.body).unwrap();
    assert_eq!((&first["first"], &first["last"]), (&second["first"], &second["last"]));
    assert_eq!((&first["repeated"], &second["repeated"]), (&json!(false), &json!(true)));
    assert_eq!(first["head"], second["head"]);
    // The id counts within the account: another one's order of the same id is its own.
    let other = stand.login(person("other", Role::Clerk));
    let own = send(&stand, &other, "/steps", &steps("s1", &[enter(100)]));
    assert_eq!(own.status, 201, "{}", own.body);
}

#[test]
fn nothing_of_a_protocol_is_told_before_it_is_accepted() {
    let stand = Stand::new();
    let document = document(&stand);
    let addresses: Vec<String> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(path, item)| item["get"]["tags"] == json!(["running elections"]) && !path.ends_with("/events"))
        .map(|(path, _)| path.replace("{election}", ELECTION).replace("{precinct}", "1"))
        .collect();
    assert!(addresses.len() > 5);
    let shows = |votes: &str| {
        let told = |address: &&String| stand.get("", address).body.contains(votes);
        addresses.iter().filter(told).cloned().collect::<Vec<_>>()
    };
    let [first, second] = ["first", "second"].map(|name| stand.login(person(name, Role::Clerk)));
    let coordinator = stand.login(person("coordinator", Role::Coordinator));
    assert_eq!(send(&stand, &first, "/steps", &steps("s", &[enter(31337), step("clerk", "release")])).status, 201);
    assert_eq!(shows("31337"), Vec::<String>::new());
    assert_eq!(send(&stand, &second, "/steps", &steps("s", &[enter(31337)])).status, 201);
    assert_eq!(shows("31337"), Vec::<String>::new());
    let last = [step("coordinator", "resolve"), step("coordinator", "accept")];
    let accepted = send(&stand, &coordinator, "/steps", &steps("s", &last));
    assert_eq!(accepted.status, 201, "{}", accepted.body);
    assert!(shows("31337").len() > 2, "then it is");
}

#[test]
fn whose_it_is_not_is_refused() {
    let stand = Stand::new();
    let lake = Who { district: Some("Lake".to_owned()), ..person("lake", Role::Coordinator) };
    let lake = stand.login(lake);
    let refused = send(&stand, &lake, "/steps", &steps("s", &[step("coordinator", "accept")]));
    assert_eq!((refused.status, code(&refused).as_str()), (403, "W009"), "another commission's precinct");
    let own = json!({ "precinct": "3", "role": "coordinator", "step": "accept" });
    let early = send(&stand, &lake, "/steps", &steps("s", &[own]));
    assert_eq!((early.status, code(&early).as_str()), (409, "A005"), "{}", early.body);
    let agent = stand.login(person("agent", Role::Agent));
    let filing = json!({ "order": "f", "list": "beren", "party": "B", "day": "2020-11-26", "persons": [] });
    assert_eq!(send(&stand, &agent, "/lists", &filing).status, 403, "another party's list");
    let late = Who { confirmed: None, ..person("late", Role::Administrator) };
    let late = stand.login(late);
    let certify = send(&stand, &late, "/certification", &json!({ "order": "c" }));
    assert_eq!((certify.status, code(&certify).as_str()), (403, "W009"));
    let administrator = stand.login(person("administrator", Role::Administrator));
    let count = send(&stand, &administrator, "/count", &json!({ "order": "c" }));
    assert_eq!((count.status, code(&count).as_str()), (409, "A006"), "{}", count.body);
    let again = send(&stand, &administrator, "/count", &json!({ "order": "c" }));
    assert_eq!((again.status, code(&again).as_str()), (409, "A006"), "a refusal stays one: {}", again.body);
}

#[test]
fn a_body_is_read_strictly() {
    let stand = Stand::new();
    let token = stand.login(person("administrator", Role::Administrator));
    let path = format!("/api/v1/elections/{ELECTION}/precincts");
    let check = |headers: &str, body: &str, status: u16, code_wanted: &str| {
        let got = stand.ask("POST", &path, headers, body);
        let shown: String = body.chars().take(80).collect();
        assert_eq!((got.status, code(&got).as_str()), (status, code_wanted), "{shown}: {}", got.body);
    };
    let json = bearer(&token);
    let plain = format!("authorization: Bearer {token}\r\n");
    check(&plain, "{}", 415, "W030");
    check(&format!("{plain}content-type: text/plain\r\n"), "{}", 415, "W030");
    check(&json, "", 400, "W031");
    check(&json, "[]", 400, "W031");
    check(&json, "{}", 400, "W031");
    check(&json, "{\"order\": \"\\ud800\"}", 400, "W031");
    check(&json, r#"{"order": "", "precincts": []}"#, 400, "W031");
    check(&json, r#"{"order": "a b", "precincts": []}"#, 400, "W031");
    check(&json, r#"{"order": "a", "precincts": []}"#, 400, "W031");
    check(&json, r#"{"order": "a", "order": "b", "precincts": []}"#, 400, "W031");
    check(&json, r#"{"order": "a", "precincts": [{"precinct": "1", "district": "d"}]}"#, 400, "W031");
    check(
        &json,
        r#"{"order": "a", "precincts": [{"precinct": "1", "district": "d", "region": "r", "x": 1}]}"#,
        400,
        "W031",
    );
    check(&json, &format!("{{\"order\": \"a\", \"precincts\": {}", "[".repeat(100_000)), 400, "W031");
    check(&json, &"a".repeat(300_000), 413, "W004");
    check(&json, r#"{"order": "a", "precincts": [{"precinct": "1", "district": "d", "region": "r"}]}"#, 409, "A001");
    let copies = format!("/api/v1/elections/{ELECTION}/copies");
    let observer = stand.login(person("observer", Role::Observer));
    for body in [
        r#"{"order": "a", "precinct": "1", "figures": {"B1": 1, "B1": 2}}"#,
        r#"{"order": "a", "precinct": "1", "figures": {"B1": -1}}"#,
        r#"{"order": "a", "precinct": "1", "figures": {"B1": 1.5}}"#,
        r#"{"order": "a", "precinct": "1", "figures": {"B1": 18446744073709551616}}"#,
        r#"{"order": "a", "precinct": "1", "figures": {"B1": 9007199254740992}}"#,
        r#"{"order": "a", "precinct": "1", "figures": {"B1": 1e300}}"#,
        r#"{"order": "a", "precinct": "1", "figures": {"B1": "1"}}"#,
    ] {
        let got = stand.ask("POST", &copies, &bearer(&observer), body);
        assert_eq!((got.status, code(&got).as_str()), (400, "W031"), "{body}: {}", got.body);
    }
    let whole = r#"{"order": "b", "precinct": "1", "figures": {"B2 alma": 210.0}}"#;
    assert_eq!(stand.ask("POST", &copies, &bearer(&observer), whole).status, 201, "a whole number all the same");
    let most = r#"{"order": "a", "precinct": "1", "figures": {"B1": 9007199254740991}}"#;
    assert_eq!(stand.ask("POST", &copies, &bearer(&observer), most).status, 422, "more than any protocol may have");
}

#[test]
fn a_browser_orders_with_the_mark_of_its_session() {
    let stand = Stand::new();
    let token = stand.login(person("observer", Role::Observer));
    let path = format!("/api/v1/elections/{ELECTION}/copies");
    let body = r#"{"order": "a", "precinct": "1", "figures": {"B2 alma": 1}}"#;
    let check = |headers: &str, status: u16| {
        let got =
            stand.ask("POST", &path, &format!("{}content-type: application/json\r\n{headers}", cookie(&token)), body);
        assert_eq!(got.status, status, "{headers}: {}", got.body);
        assert!(got.header("content-type").is_some_and(|kind| kind.contains("json")), "{headers}");
    };
    check("", 403);
    check("x-csrf-token: other\r\n", 403);
    check("x-csrf-token: csrf-of-observer\r\nsec-fetch-site: cross-site\r\n", 403);
    check("x-csrf-token: csrf-of-observer\r\n", 201);
}

#[test]
fn every_example_is_a_body_that_is_read() {
    let stand = Stand::new();
    let document = document(&stand);
    for route in
        ROUTES.iter().filter(|route| route.method == Method::Post && route.path.starts_with("/api/v1/elections/"))
    {
        let operation = &document["paths"][route.path]["post"];
        let body = &operation["requestBody"]["content"]["application/json"];
        assert_eq!(server::api::check(&document, &body["schema"], &body["example"]), Ok(()), "{}", route.path);
        let token = stand.login(person("somebody", route.roles[0]));
        let path = route.path.replace("{election}", ELECTION).replace("{list}", "alma");
        let got = stand.ask("POST", &path, &bearer(&token), &body["example"].to_string());
        let of_other = route.path.ends_with("/call");
        assert!(of_other || got.status != 400, "{path}: {}", got.body);
        assert!(operation["responses"][&got.status.to_string()].is_object(), "{path}: {} is not described", got.status);
    }
}
