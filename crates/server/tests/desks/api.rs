//! The interface for programs: every address is described and every description has an address, what is given is what is
//! described, and what cannot be asked is refused with its code.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use server::{Handler, ROUTES, Role};

use crate::orders::bearer;
use crate::stand::{ELECTION, Got, Stand, person};

/// The document as it is served.
pub(crate) fn document(stand: &Stand) -> Value {
    serde_json::from_str(&stand.get("", "/api/v1/openapi.json").body).unwrap()
}

/// The document with every object closed: a field that nobody described is a fault of ours.
fn closed(mut document: Value) -> Value {
    let schemas = document.pointer_mut("/components/schemas").unwrap().as_object_mut().unwrap();
    for schema in schemas.values_mut().filter_map(Value::as_object_mut) {
        let several = schema.contains_key("oneOf");
        if several || schema.contains_key("properties") {
            let word = if several { "unevaluatedProperties" } else { "additionalProperties" };
            schema.entry(word).or_insert(Value::Bool(false));
        }
    }
    document
}

fn operations(document: &Value) -> Vec<(String, String, &Map<String, Value>)> {
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            all.push((method.to_uppercase(), path.clone(), operation.as_object().unwrap()));
        }
    }
    all
}

/// An address made of the examples of its own description; elections that run here are the small one.
fn example(path: &str, operation: &Map<String, Value>) -> String {
    let mut path = path.to_owned();
    let mut query = Vec::new();
    let runs = operation["tags"] == json!(["running elections"]) || operation["tags"] == json!(["sitting"]);
    for parameter in operation["parameters"].as_array().unwrap() {
        let name = parameter["name"].as_str().unwrap();
        let example = match &parameter["example"] {
            Value::String(text) if name == "election" && runs => text.replace("majilis-2021", ELECTION),
            Value::String(text) if name == "precinct" => text.replace('7', "1"),
            Value::String(text) => text.clone(),
            Value::Null => continue,
            other => other.to_string(),
        };
        match parameter["in"].as_str().unwrap() {
            "path" => path = path.replace(&format!("{{{name}}}"), &example),
            _ if parameter["required"] == true => query.push(format!("{name}={}", pages::encoded(&example))),
            _ => {}
        }
    }
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

/// Checks an answer against what is described of its status and type.
fn fits(document: &Value, operation: &Map<String, Value>, got: &Got, at: &str) {
    let described = &operation["responses"][&got.status.to_string()];
    assert!(described.is_object(), "{at}: {} is not described: {}", got.status, got.body);
    let described = match described["$ref"].as_str() {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap(),
        None => described,
    };
    let kind = got.header("content-type").unwrap().split(';').next().unwrap().trim();
    let content = &described["content"][kind];
    assert!(content.is_object(), "{at}: {kind} is not described");
    if kind.ends_with("json") {
        let body: Value = serde_json::from_str(&got.body).unwrap();
        if let Err(why) = server::api::check(document, &content["schema"], &body) {
            panic!("{at}: {why}");
        }
    }
}

#[test]
fn every_address_is_described_and_every_description_has_an_address() {
    let stand = Stand::new();
    let document = document(&stand);
    let mut described = BTreeMap::new();
    let mut ids = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        assert!(operation["summary"].as_str().unwrap().ends_with('.'), "{method} {path} says what it does");
        assert!(ids.insert(operation["operationId"].as_str().unwrap().to_owned()), "{path} has an id of its own");
        let roles: Vec<String> = serde_json::from_value(operation["x-roles"].clone()).unwrap();
        assert_eq!(operation["security"].as_array().unwrap().is_empty(), roles == ["public"], "{method} {path}");
        described.insert((method, path), roles);
    }
    let mut routes = BTreeMap::new();
    for route in ROUTES.iter().filter(|route| route.path.starts_with("/api/")) {
        let roles: Vec<String> = route.roles.iter().map(|role| role.as_str().to_owned()).collect();
        routes.insert((route.method.name().to_owned(), route.path.replace("{*", "{")), roles);
    }
    assert_eq!(described, routes);
    for name in document["components"]["schemas"].as_object().unwrap().keys() {
        assert!(!name.ends_with(|last: char| last.is_ascii_digit()), "two types are called {name}");
    }
}

#[test]
fn what_is_given_is_what_is_described() {
    let stand = Stand::new();
    let open = document(&stand);
    let document = closed(open.clone());
    let streams: BTreeSet<&str> =
        ROUTES.iter().filter(|route| matches!(route.handler, Handler::Stream(_))).map(|route| route.path).collect();
    let mut seen = 0;
    for (method, path, operation) in operations(&document) {
        if method != "GET" || streams.contains(path.as_str()) {
            continue;
        }
        let address = example(&path, operation);
        if operation["x-roles"] != json!(["public"]) {
            let token = stand.login(person("somebody", Role::Auditor));
            let got = stand.ask("GET", &address, &bearer(&token), "");
            fits(&document, operation, &got, &address);
            let kept = got.header("etag").or(got.header("access-control-allow-origin"));
            assert_eq!((got.status, kept), (200, None), "{address}");
            continue;
        }
        let got = stand.get("", &address);
        assert_eq!(got.status, 200, "{address}: {}", got.body);
        fits(&document, operation, &got, &address);
        assert_eq!(got.header("access-control-allow-origin"), Some("*"), "{address}");
        let tag = got.header("etag").unwrap().to_owned();
        let again = stand.ask("GET", &address, &format!("if-none-match: {tag}\r\n"), "");
        assert_eq!((again.status, again.body.len()), (304, 0), "{address}");
        let packed = stand.ask("HEAD", &address, "accept-encoding: gzip\r\n", "");
        assert!(packed.header("content-encoding").is_some() || got.body.len() < 1024, "{address} is compressed");
        if operation["responses"]["200"]["content"]["text/csv"].is_object() {
            let table = stand.ask("GET", &address, "accept: text/csv\r\n", "");
            fits(&document, operation, &table, &address);
            let head = table.body.lines().next().unwrap().split(',').count();
            assert!(head > 2 && table.body.ends_with("\r\n"), "{address}: {}", table.body);
            assert_eq!(table.header("vary"), Some("accept-encoding, accept"), "{address}");
        }
        seen += 1;
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn every_election_and_rule_fits() {
    let stand = Stand::new();
    let document = closed(document(&stand));
    let paths = &document["paths"];
    let of = |path: &str| paths[path]["get"].as_object().unwrap();
    let list = |path: &str, name: &str| -> Vec<String> {
        let page: Value = serde_json::from_str(&stand.get("", path).body).unwrap();
        page["items"].as_array().unwrap().iter().map(|item| item[name].as_str().unwrap().to_owned()).collect()
    };
    let elections = list("/api/v1/elections", "election");
    assert!(elections.len() > 10);
    for election in elections {
        for (path, query) in
            [("", ""), ("/result", ""), ("/what-if", "?day=2026-07-01"), ("/what-if", "?threshold=0.5")]
        {
            let got = stand.get("", &format!("/api/v1/elections/{election}{path}{query}"));
            assert!([200, 422].contains(&got.status), "{election}{path}: {}", got.body);
            fits(&document, of(&format!("/api/v1/elections/{{election}}{path}")), &got, &election);
            if got.status == 200 && path == "/result" {
                // The same by the types themselves.
                serde_json::from_str::<server::api::wire::result::Counted>(&got.body).unwrap();
            }
        }
    }
    for rule in list("/api/v1/law/rules?size=5000", "rule") {
        for path in ["", "/value"] {
            let got = stand.get("", &format!("/api/v1/law/rules/{rule}{path}"));
            assert_eq!(got.status, 200, "{rule}");
            fits(&document, of(&format!("/api/v1/law/rules/{{rule}}{path}")), &got, &rule);
        }
    }
    for act in list("/api/v1/law/acts?size=5000", "id") {
        let got = stand.get("", &format!("/api/v1/law/acts/{act}"));
        fits(&document, of("/api/v1/law/acts/{act}"), &got, &act);
    }
}

#[test]
fn pages_of_a_list_lead_to_each_other() {
    let stand = Stand::new();
    let all: Value = serde_json::from_str(&stand.get("", "/api/v1/elections").body).unwrap();
    let total = all["total"].as_u64().unwrap();
    let mut next = Some("/api/v1/elections?size=4".to_owned());
    let mut items = Vec::new();
    while let Some(address) = next {
        let got = stand.get("", &address);
        assert_eq!(got.header("x-total-count"), Some(total.to_string().as_str()));
        let page: Value = serde_json::from_str(&got.body).unwrap();
        items.extend(page["items"].as_array().unwrap().clone());
        let links = got.header("link").unwrap();
        let link = links.split(", ").find(|link| link.ends_with("rel=\"next\""));
        next = link.map(|link| link.split(['<', '>']).nth(1).unwrap().to_owned());
        assert!(items.len() <= 200, "it ends");
    }
    assert_eq!(Value::from(items), all["items"]);
    let beyond: Value = serde_json::from_str(&stand.get("", "/api/v1/elections?page=1000000").body).unwrap();
    assert_eq!((beyond["items"].as_array().unwrap().len(), &beyond["total"]), (0, &all["total"]));
}

#[test]
fn what_cannot_be_asked_is_refused_with_its_code() {
    let stand = Stand::new();
    let document = document(&stand);
    let problem = json!({ "$ref": "#/components/schemas/Problem" });
    let check = |method: &str, path: &str, status: u16, code: &str| {
        let got = stand.ask(method, path, "", "");
        let shown: String = path.chars().take(80).collect();
        assert_eq!(got.status, status, "{method} {shown}: {}", got.body);
        assert_eq!(got.header("content-type"), Some("application/problem+json"), "{method} {shown}");
        let body: Value = serde_json::from_str(&got.body).unwrap();
        assert_eq!(server::api::check(&document, &problem, &body), Ok(()), "{method} {shown}");
        assert_eq!((body["code"].as_str(), body["status"].as_u64()), (Some(code), Some(status.into())), "{shown}");
        assert_eq!(body["type"], format!("/codes/{code}"));
        assert_eq!(stand.get("", &format!("/en/codes/{code}")).status, 200, "{code} has a page");
    };
    check("GET", "/api/nothing", 404, "W001");
    check("GET", "/api/v2/elections", 404, "W001");
    check("GET", "/api/v1/elections/none", 404, "W001");
    check("GET", "/api/v1/elections/none/result", 404, "W001");
    check("GET", "/api/v1/elections/none/progress", 404, "W001");
    check("GET", "/api/v1/elections/none/events", 404, "W001");
    check("GET", "/api/v1/elections/small/precincts/none", 404, "W001");
    check("GET", "/api/v1/elections/small/precincts/..%2f..%2fpasswd", 404, "W001");
    check("GET", &format!("/api/v1/elections/small/precincts/{}", "9".repeat(500)), 404, "W001");
    check("DELETE", "/api/v1/elections", 405, "W002");
    check("POST", "/api/v1/elections", 405, "W002");
    check("GET", "/api/v1/elections/small/count", 405, "W002");
    check("GET", "/api/v1/law/rules/%FF", 400, "W006");
    check("GET", "/api/v1/law/rules?q=%FF", 400, "W006");
    check("GET", "/api/v1/law/rules?q=%00", 400, "W006");
    check("GET", &format!("/api/v1/law/rules?{}", "q=1&".repeat(40)), 400, "W006");
    check("GET", &format!("/api/v1/law/rules?q={}", "a".repeat(300)), 400, "W004");
    check("GET", "/api/v1/law/rules?x=1", 400, "W003");
    check("GET", "/api/v1/law/rules?q=a&q=b", 400, "W003");
    check("GET", "/api/v1/law/rules?page=0", 400, "W003");
    check("GET", "/api/v1/law/rules?size=5001", 400, "W003");
    check("GET", "/api/v1/law/rules?format=xml", 400, "W003");
    check("GET", "/api/v1/law/rules?on=2021-02-30", 400, "W003");
    check("GET", "/api/v1/law/changes?from=2021-06-04", 400, "W003");
    check("GET", "/api/v1/law/changes?from=1990-01-01&to=2021-06-04", 404, "L021");
    check("GET", "/api/v1/law/rules/no.such/value", 404, "L020");
    check("GET", "/api/v1/elections/majilis-2021/what-if?method=nothing", 422, "E105");
    check("GET", "/api/v1/elections/majilis-2021/what-if?bill=%5B", 422, "L002");
    check("POST", "/api/v1/elections/small/count", 401, "W008");
}

#[test]
fn only_what_needs_no_login_is_read_from_elsewhere() {
    let stand = Stand::new();
    let open = |method: &str, path: &str| {
        stand
            .ask(method, path, "origin: https://elsewhere.example\r\n", "")
            .header("access-control-allow-origin")
            .is_some()
    };
    assert!(open("GET", "/api/v1/elections"));
    assert!(open("GET", "/api/v1/elections/none"));
    assert!(!open("POST", "/api/v1/elections/small/count"));
    assert!(!open("OPTIONS", "/api/v1/elections/small/count"));
    assert!(!open("GET", "/en/elections"));
}

#[test]
fn the_page_says_what_the_document_says() {
    let stand = Stand::new();
    let document = document(&stand);
    for language in ["kk", "ru", "en"] {
        let get = |path: &str| {
            let page = stand.get("", path);
            assert_eq!(page.status, 200, "{path}");
            assert!(!page.body.contains("<script"), "{path} needs none");
            assert!(page.body.len() < 100_000, "{path} has {} bytes", page.body.len());
            page.body
        };
        let mut pages = BTreeMap::new();
        let first = get(&format!("/{language}/api"));
        for (method, path, operation) in operations(&document) {
            let chapter = operation["tags"][0].as_str().unwrap().replace(' ', "-");
            let (chapter, id) = (format!("/{language}/api/{chapter}"), operation["operationId"].as_str().unwrap());
            assert!(
                first.contains(&format!("<a href=\"{chapter}#{id}\"><code>{method} {path}</code>")),
                "{method} {path}"
            );
            let page = pages.entry(chapter.clone()).or_insert_with(|| get(&chapter));
            assert!(
                page.contains(&format!("<article id=\"{id}\"><h3><code>{method} {path}</code>")),
                "{method} {path}"
            );
        }
        for name in document["components"]["schemas"].as_object().unwrap().keys() {
            let id = format!("id=\"type-{name}\"");
            assert!(pages.values().any(|page| page.contains(&id)), "{name} stands nowhere");
        }
        // What a page leads to within itself is there.
        for (path, page) in &pages {
            for part in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(page.contains(&format!("id=\"{part}\"")), "{path} leads to {part}");
            }
        }
    }
    assert_eq!(stand.get("", "/en/api/nothing").status, 404);
}
