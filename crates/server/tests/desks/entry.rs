//! Entry of protocols: who may, in which state, with what outcome; what comes in to harm; and that the second clerk is blind.

use server::{Method, ROUTES, Role, Who};

use crate::stand::{Got, Stand, person};

/// The fields of a paper that adds up but for the ballots received, of which one is missing in `b4`.
pub(crate) fn paper(b4: &str) -> Vec<(&'static str, String)> {
    let figures = [
        ("A1", "1000"),
        ("A2", "700"),
        ("A4", "310"),
        ("B1", "700"),
        ("B2 cedar", "330"),
        ("B2 alma", "200"),
        ("B2 beren", "150"),
        ("B3", "20"),
        ("B4", b4),
        ("B5", "310"),
    ];
    figures.map(|(name, value)| (name, value.to_owned())).to_vec()
}

pub(crate) fn with(
    mut paper: Vec<(&'static str, String)>,
    name: &'static str,
    value: &str,
) -> Vec<(&'static str, String)> {
    paper.retain(|(of, _)| *of != name);
    paper.push((name, value.to_owned()));
    paper
}

pub(crate) fn clerk(account: &str) -> Who {
    Who { district: Some("Hill".to_owned()), region: Some("North".to_owned()), ..person(account, Role::Clerk) }
}

/// What a page says, without its marks, as far as a failed test needs it.
pub(crate) fn brief(got: &Got) -> String {
    let main = got.body.split("<main").nth(1).unwrap_or(&got.body);
    let text: String = main.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
    let from = text.find("Refused").or_else(|| text.find("add up")).unwrap_or(0);
    text.chars().skip(text[..from].chars().count()).take(700).collect()
}

impl Stand {
    /// Sends a sheet as the page of the precinct would.
    pub(crate) fn sheet(&self, token: &str, precinct: &str, turn: &str, fields: &[(&str, String)]) -> Got {
        self.sheet_again(token, precinct, turn, "0123456789abcdef", fields)
    }

    pub(crate) fn sheet_again(
        &self,
        token: &str,
        precinct: &str,
        turn: &str,
        order: &str,
        fields: &[(&str, String)],
    ) -> Got {
        let own = fields.iter().map(|(name, value)| (*name, value.as_str()));
        let all: Vec<(&str, &str)> = own.chain([("turn", turn), ("order", order)]).collect();
        let does = all.iter().any(|(name, _)| *name == "do");
        let all = if does { all } else { [&all[..], &[("do", "send")]].concat() };
        self.post(token, &format!("/en/desk/small/entry/{precinct}"), &all)
    }

    pub(crate) fn journal_size(&self) -> u64 {
        let page = self.get("", "/en/elections/small/protocols").body;
        let head = page.split("data-head=\"").nth(1).and_then(|rest| rest.split('"').next());
        head.and_then(|head| head.parse().ok()).unwrap()
    }
}

#[test]
fn two_clerks_enter_and_what_agrees_goes_on() {
    let stand = Stand::new();
    let [a, b] = ["asel", "berik"].map(|account| stand.login(clerk(account)));
    let start = stand.get(&a, "/en/desk/small/entry");
    assert_eq!(start.status, 200);
    assert!(
        start.body.contains("№ 1") && start.body.contains("№ 2") && !start.body.contains("№ 4"),
        "{}",
        brief(&start)
    );
    let opened = stand.get(&a, "/en/desk/small/entry?precinct=1");
    assert_eq!((opened.status, opened.header("location")), (303, Some("/en/desk/small/entry/1")));
    let page = stand.get(&a, "/en/desk/small/entry/1");
    assert!(page.body.contains("inputmode=\"numeric\"") && page.body.contains("first entry"), "{}", brief(&page));
    let before = stand.journal_size();
    let got = stand.sheet(&a, "1", "first", &paper("1010"));
    assert_eq!((got.status, got.header("location")), (303, Some("/en/desk/small/entry/1?saved=1")), "{}", brief(&got));
    assert_eq!(stand.journal_size(), before + 2);
    let own = stand.get(&a, "/en/desk/small/entry/1?saved=1");
    assert!(own.body.contains("You made the first entry"), "{}", brief(&own));
    // The second clerk sees that the entry is awaited, and an empty sheet.
    let page = stand.get(&b, "/en/desk/small/entry/1");
    assert!(page.body.contains("second entry") && page.body.contains("name=\"B1\" value=\"\""), "{}", brief(&page));
    let got = stand.sheet(&b, "1", "second", &paper("1010"));
    assert_eq!(got.status, 303, "{}", brief(&got));
    let page = stand.get(&b, "/en/desk/small/entry/1");
    assert!(page.body.contains("Both entries agree"), "{}", brief(&page));
}

#[test]
fn what_does_not_add_up_is_told_with_everything_that_was_typed() {
    let stand = Stand::new();
    let a = stand.login(clerk("asel"));
    let before = stand.journal_size();
    let wrong = with(with(paper("1010"), "B3", "21"), "words B1", "семьсот один");
    let check = |fields: &[(&str, String)], status: u16, says: &[&str]| {
        let got = stand.sheet(&a, "1", "first", fields);
        assert_eq!(got.status, status, "{}", brief(&got));
        for text in says {
            assert!(got.body.contains(text), "no {text}: {}", brief(&got));
        }
        assert_eq!(stand.journal_size(), before, "nothing is ordered");
    };
    check(
        &wrong,
        422,
        &["K01", "K09", "700 against 701, a difference of −1", "value=\"21\"", "value=\"семьсот один\""],
    );
    check(&with(wrong.clone(), "do", "check"), 200, &["K01", "id=\"told\""]);
    // A finding that was confirmed lets pass that one and no other.
    check(&with(wrong.clone(), "stands", "K09"), 422, &["K01"]);
    check(&with(paper("1010"), "B3", ""), 422, &["K13", "Empty: B3"]);
    let junk = "<script>alert(1)</script>";
    for (typed, says) in [
        ("-20", "Only digits"),
        ("2O", "Only digits"),
        ("٢٠", "Only digits"),
        ("2e1", "Only digits"),
        (junk, "&lt;script&gt;"),
        ("999999999999999999999999999999", "At most"),
        ("18446744073709551616", "At most"),
    ] {
        check(&with(paper("1010"), "B3", typed), 422, &[says, "value=\"330\"", "aria-invalid=\"true\""]);
    }
    // More members' rows are a page, and no order.
    check(&with(with(paper("1010"), "rows", "5"), "do", "rows"), 200, &["name=\"A3 6\"", "value=\"330\""]);
    let got = stand.sheet(&a, "1", "first", &with(wrong, "stands", "K01 K09"));
    assert_eq!(got.status, 303, "{}", brief(&got));
}

#[test]
fn findings_are_asked_while_somebody_types() {
    let stand = Stand::new();
    let a = stand.login(clerk("asel"));
    let before = stand.journal_size();
    let ask = |fields: &[(&str, &str)]| stand.post(&a, "/ru/desk/small/entry/1/check", fields);
    let got = ask(&[("A1", "10"), ("A2", "11"), ("live", "1")]);
    assert_eq!(got.status, 200);
    assert!(got.body.contains("K05") && !got.body.contains("K13"), "{}", brief(&got));
    assert!(got.body.contains("Проверьте") || got.body.contains("Сверьте"), "{}", brief(&got));
    let got = ask(&[("A1", "10")]);
    assert!(got.body.contains("K13"), "{}", brief(&got));
    assert_eq!(stand.journal_size(), before);
    for (token, path, status) in [
        (&a, "/ru/desk/small/entry/4/check", 403),
        (&a, "/ru/desk/small/entry/99/check", 404),
        (&String::new(), "/ru/desk/small/entry/1/check", 401),
    ] {
        assert_eq!(stand.post(token, path, &[]).status, status, "{path}");
    }
}

#[test]
fn the_second_clerk_is_another_and_blind() {
    let stand = Stand::new();
    let [a, b] = ["asel", "berik"].map(|account| stand.login(clerk(account)));
    let odd = with(with(paper("1010"), "A1", "1003"), "stands", "K02 K06 K08 K01");
    assert_eq!(stand.sheet(&a, "1", "first", &odd).status, 303);
    let got = stand.sheet(&a, "1", "second", &odd);
    assert_eq!(got.status, 422, "{}", brief(&got));
    assert!(got.body.contains("A005") && got.body.contains("may not make the second"), "{}", brief(&got));
    let coordinator = stand.login(person("dana", Role::Coordinator));
    let auditor = stand.login(person("aud", Role::Auditor));
    let observer = stand.login(person("obs", Role::Observer));
    let mut seen = Vec::new();
    for (token, path) in [
        (&b, "/en/desk/small/entry"),
        (&b, "/en/desk/small/entry/1"),
        (&coordinator, "/en/desk/small/entry/1"),
        (&coordinator, "/en/desk/small/precincts"),
        (&coordinator, "/en/desk/small/precincts.csv"),
        (&coordinator, "/en/desk/small/precincts/1"),
        (&auditor, "/en/desk/small/precincts/1"),
        (&auditor, "/en/desk/small/journal"),
        (&auditor, "/en/desk/small/journal?precinct=1"),
        (&observer, "/en/desk/small/copies/1"),
        (&String::new(), "/en/elections/small/protocols/1"),
    ] {
        let got = stand.get(token, path);
        assert_eq!(got.status, 200, "{path}");
        assert!(!got.body.contains("1003") && !got.body.contains("1,003"), "{path} tells a figure");
        // Nor does anything tell that there was a finding.
        assert!(!got.body.contains("K08"), "{path} tells a finding");
        seen.push(got);
    }
    assert!(seen[1].body.contains("name=\"A1\" value=\"\""));
}

#[test]
fn no_address_tells_anybody_a_sealed_figure() {
    let stand = Stand::new();
    let a = stand.login(clerk("asel"));
    let odd = with(with(paper("1010"), "A1", "7351297"), "stands", "K02 K06 K08 K10");
    assert_eq!(stand.sheet(&a, "1", "first", &odd).status, 303);
    for route in ROUTES.iter().filter(|route| route.method == Method::Get && !route.path.ends_with("/events")) {
        for role in route.roles {
            let token = stand.login(person("somebody", *role));
            let path = crate::roles::address(route.path);
            let body = stand.get(&token, &path).body;
            let digits: String = body.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
            assert!(!digits.contains("7351297"), "{path} tells a figure to the role {}", role.as_str());
        }
    }
}

#[test]
fn a_difference_is_settled_by_a_third_or_corrected_by_its_clerk() {
    let stand = Stand::new();
    let [a, b, c] = ["asel", "berik", "chingiz"].map(|account| stand.login(clerk(account)));
    for precinct in ["1", "2"] {
        assert_eq!(stand.sheet(&a, precinct, "first", &paper("1010")).status, 303);
        let slip = with(with(paper("1010"), "B3", "29"), "stands", "K01");
        assert_eq!(stand.sheet(&b, precinct, "second", &slip).status, 303);
    }
    // Who made an entry sees the own figure where they differ, never the other's.
    let own = stand.get(&b, "/en/desk/small/entry/1");
    assert!(
        own.body.contains("read your entry again") && own.body.contains("name=\"B3\" value=\"29\""),
        "{}",
        brief(&own)
    );
    assert!(!own.body.contains("value=\"20\""), "{}", brief(&own));
    // Only what is disputed is asked.
    assert!(own.body.contains("type=\"hidden\" name=\"B1\" value=\"700\""), "{}", brief(&own));
    let got = stand.sheet(&b, "1", "correct", &paper("1010"));
    assert_eq!(got.status, 303, "{}", brief(&got));
    assert!(stand.get(&b, "/en/desk/small/entry/1").body.contains("Both entries agree"));
    let third = stand.get(&c, "/en/desk/small/entry/2");
    assert!(third.body.contains("settle the difference"), "{}", brief(&third));
    assert!(third.body.contains("<b>20</b>") && third.body.contains("<b>29</b>"), "{}", brief(&third));
    let touched = with(with(paper("1010"), "A1", "1001"), "stands", "K01 K02 K05 K06 K08");
    let got = stand.sheet(&c, "2", "settle", &touched);
    assert_eq!(got.status, 422, "{}", brief(&got));
    assert!(got.body.contains("both entries agree on A1"), "{}", brief(&got));
    assert_eq!(stand.sheet(&a, "2", "settle", &paper("1010")).status, 422);
    assert_eq!(stand.sheet_again(&c, "2", "settle", "f00", &paper("1010")).status, 303);
}

#[test]
fn who_may_enter_what_and_where() {
    let stand = Stand::new();
    let a = stand.login(clerk("asel"));
    let lake = Who { district: Some("Lake".to_owned()), ..clerk("lake") };
    let lake = stand.login(lake);
    let table: &[(&str, &str, &str, u16)] = &[
        (&a, "1", "first", 303),
        (&lake, "1", "second", 403),
        (&lake, "3", "first", 303),
        (&a, "3", "second", 403),
        (&a, "4", "first", 403),
        (&a, "5", "first", 404),
        (&a, "1%27%20OR%201=1", "first", 404),
        (&a, "..%2f..%2f1", "first", 404),
        ("", "1", "first", 401),
    ];
    for (token, precinct, turn, status) in table {
        let got = stand.sheet(token, precinct, turn, &paper("1010"));
        assert_eq!(got.status, *status, "{precinct} {turn}: {}", brief(&got));
    }
    for role in [Role::Administrator, Role::Agent, Role::Observer, Role::Auditor] {
        let token = stand.login(person("somebody", role));
        assert_eq!(stand.sheet(&token, "2", "first", &paper("1010")).status, 403, "{}", role.as_str());
    }
    // A coordinator may read the page, and enters nothing.
    let coordinator = stand.login(person("dana", Role::Coordinator));
    assert_eq!(stand.get(&coordinator, "/en/desk/small/entry/2").status, 200);
    assert_eq!(stand.sheet(&coordinator, "2", "first", &paper("1010")).status, 422);
}

#[test]
fn a_resend_has_one_effect_and_a_change_is_another_order() {
    let stand = Stand::new();
    let [a, b] = ["asel", "berik"].map(|account| stand.login(clerk(account)));
    let before = stand.journal_size();
    for _ in 0..3 {
        assert_eq!(stand.sheet(&a, "1", "first", &paper("1010")).status, 303);
        assert_eq!(stand.journal_size(), before + 2);
    }
    // The same form with another figure is not told to be saved.
    let changed = with(paper("1010"), "A4", "311");
    let got = stand.sheet(&a, "1", "first", &with(changed, "stands", "K06"));
    assert_eq!(got.status, 422, "{}", brief(&got));
    // Somebody else's id of an order is none of theirs.
    assert_eq!(stand.sheet(&b, "1", "second", &paper("1010")).status, 303);
    assert!(stand.get(&b, "/en/desk/small/entry/1").body.contains("Both entries agree"));
}

#[test]
fn two_clerks_who_send_at_one_moment_are_first_and_told() {
    let stand = Stand::new();
    let tokens = ["asel", "berik"].map(|account| stand.login(clerk(account)));
    let both: Vec<Got> = std::thread::scope(|scope| {
        let sent: Vec<_> =
            tokens.iter().map(|token| scope.spawn(|| stand.sheet(token, "1", "first", &paper("1010")))).collect();
        sent.into_iter().map(|sent| sent.join().unwrap()).collect()
    });
    let mut statuses: Vec<u16> = both.iter().map(|got| got.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
    let late = both.iter().position(|got| got.status == 422).unwrap();
    // Everything is still there, and the same sheet is now the second entry.
    assert_eq!(both[late].hidden("turn"), "second");
    assert!(both[late].body.contains("value=\"330\""));
    let order = both[late].hidden("order");
    assert_eq!(stand.sheet_again(&tokens[late], "1", "second", &order, &paper("1010")).status, 303);
    assert!(stand.get(&tokens[late], "/en/desk/small/entry/1").body.contains("Both entries agree"));
}
