//! Every address of the table, asked by everybody: nobody, each role, and somebody of another commission.

use server::{Method, ROUTES, Role, Who};

use crate::stand::{ELECTION, NOW, Stand, cookie, person};

/// The address of a route in the small election.
pub(crate) fn address(path: &str) -> String {
    path.replace("{language}", "en")
        .replace("{election}", ELECTION)
        .replace("{precinct}", "1")
        .replace("{list}", "alma")
        .replace("{rule}", "majilis.list.threshold")
        .replace("{subject}", "party")
        .replace("{code}", "W001")
        .replace("{*act}", "kz/constitutional-law/2021/41-VII")
        .replace("{*post}", "north/1")
        .replace("{*precinct}", "north-1")
        .replace("{upload}", "none")
}

#[test]
fn every_endpoint_admits_its_roles_and_nobody_else() {
    let stand = Stand::new();
    for route in ROUTES.iter() {
        let path = address(route.path);
        let method = route.method.name();
        let desk = !matches!(route.roles, [Role::Public | Role::Operator]);
        let nobody = stand.status(method, &path, "", "");
        let page = route.method == Method::Get && !path.starts_with("/api/");
        let expect: &[u16] = if page { &[303] } else { &[401] };
        assert!(
            if desk { expect.contains(&nobody) } else { ![401, 403].contains(&nobody) },
            "{method} {path}: {nobody}"
        );
        for role in Role::DESKS {
            let token = stand.login(person("somebody", role));
            let status = stand.post_or_get(&token, route.method, &path);
            let admitted = !desk || route.roles.contains(&role);
            assert_eq!(status == 403, !admitted, "{method} {path} for {}: {status}", role.as_str());
            assert!(status < 500 && status != 401, "{method} {path} for {}: {status}", role.as_str());
            if desk && path.contains(ELECTION) {
                let foreign = Who { election: Some("other".to_owned()), ..person("foreign", role) };
                let token = stand.login(foreign);
                assert_eq!(
                    stand.post_or_get(&token, route.method, &path),
                    403,
                    "{method} {path} of another commission"
                );
            }
        }
    }
}

#[test]
fn the_table_is_the_one_that_was_reviewed() {
    let mut table = String::from(
        "# Every address of the site and who may ask for it: METHOD PATH ROLES. A test compares it with the program.\n",
    );
    for route in ROUTES.iter() {
        let roles: Vec<&str> = route.roles.iter().map(|role| role.as_str()).collect();
        table.push_str(&format!("{} {} {}\n", route.method.name(), route.path, roles.join(" ")));
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/endpoints.txt");
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == table, "docs/endpoints.txt is another table; what it should be:\n{table}");
}

#[test]
fn a_form_of_another_session_or_site_is_refused() {
    let stand = Stand::new();
    let own = stand.login(person("own", Role::Administrator));
    for route in ROUTES.iter().filter(|route| route.method == Method::Post && route.path.contains("/desk/")) {
        if !route.roles.contains(&Role::Administrator) {
            continue;
        }
        let path = address(route.path);
        for (headers, body) in [
            (String::new(), "csrf=csrf-of-other"),
            (String::new(), ""),
            ("sec-fetch-site: cross-site\r\n".to_owned(), "csrf=csrf-of-own"),
            ("origin: https://elsewhere.example\r\n".to_owned(), "csrf=csrf-of-own"),
            ("origin: null\r\n".to_owned(), "csrf=csrf-of-own"),
        ] {
            let got = stand.ask("POST", &path, &format!("{}{headers}", cookie(&own)), body);
            assert_eq!(got.status, 403, "{path} {headers}{body}");
            assert!(got.body.contains("W010"), "{path} {headers}{body}");
        }
    }
}

#[test]
fn a_session_that_is_none_or_ended_opens_nothing() {
    let stand = Stand::new();
    let ended = Who { until: journal::Moment::from_millis(NOW).unwrap(), ..person("late", Role::Auditor) };
    let ended = stand.login(ended);
    let long = "a".repeat(5000);
    for token in [ended.as_str(), "", "forged", &long] {
        for route in ROUTES.iter().filter(|route| route.path.starts_with("/{language}/desk/{election}")) {
            let status = stand.post_or_get(token, route.method, &address(route.path));
            assert!(matches!(status, 303 | 401), "{} {status}", route.path);
        }
    }
}

impl Stand {
    fn post_or_get(&self, token: &str, method: Method, path: &str) -> u16 {
        if method == Method::Get {
            return self.status("GET", path, &cookie(token), "");
        }
        self.post(token, path, &[]).status
    }
}
