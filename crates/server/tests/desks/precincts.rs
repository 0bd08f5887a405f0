//! The coordinator's desk, observers' copies and the journal: role, step and state against what comes back.

use server::{Role, Who};

use crate::entry::{brief, clerk, paper, with};
use crate::stand::{Got, Stand, person};

const HERE: &str = "/en/desk/small/precincts";

impl Stand {
    /// An order about a precinct as its page would send it.
    fn act(&self, token: &str, precinct: &str, order: &str, fields: &[(&str, &str)]) -> Got {
        let all = [fields, &[("order", order)]].concat();
        self.post(token, &format!("{HERE}/{precinct}"), &all)
    }

    /// A step that a coordinator takes from a state, and nobody of another role.
    fn allows(&self, precinct: &str, state: &str, act: &str) {
        let dana = self.login(person("dana", Role::Coordinator));
        self.bring_to(&dana, precinct, state);
        let fields = &[("do", act), ("because", "synthetic")][..];
        for role in [Role::Clerk, Role::Auditor, Role::Observer, Role::Agent] {
            let token = self.login(person("x", role));
            assert_eq!(self.act(&token, precinct, "a0", fields).status, 403, "{act} of {state}");
        }
        let page = self.get(&dana, &format!("{HERE}/{precinct}"));
        let offered = page.body.contains(&format!("value=\"{act}\"")) || act == "resolve";
        assert!(offered, "{act} of {state}: {}", brief(&page));
        let got = self.act(&dana, precinct, "a1", fields);
        assert_eq!(got.status, 303, "{act} of {state}: {}", brief(&got));
    }

    /// All other steps are refused, and change nothing.
    fn refuses(&self, state: &str, allowed: &[&str]) {
        let (dana, precinct) = (self.login(person("dana", Role::Coordinator)), "4");
        self.bring_to(&dana, precinct, state);
        for act in ACTS.iter().filter(|act| !allowed.contains(act)) {
            let got = self.act(&dana, precinct, "r1", &[("do", act), ("because", "synthetic")]);
            assert_eq!(got.status, 422, "{act} of {state}: {}", brief(&got));
        }
    }

    /// Brings a precinct to a state.
    fn bring_to(&self, coordinator: &str, precinct: &str, state: &str) {
        let act = |order: &str, what: &str| {
            let got = self.act(coordinator, precinct, order, &[("do", what), ("because", "synthetic")]);
            assert_eq!(got.status, 303, "{what}: {}", brief(&got));
        };
        match state {
            "awaiting-first" => {}
            "void" => act("b1", "declare_void"),
            "awaiting-second" => {
                let a = self.login(person("asel", Role::Clerk));
                assert_eq!(self.sheet(&a, precinct, "first", &paper("1010")).status, 303);
            }
            "differs" => self.entered(precinct, &with(paper("1010"), "B3", "29")),
            _ => self.entered(precinct, &paper("1010")),
        }
        match state {
            "resolved" => act("b2", "resolve"),
            "accepted" => act("b3", "resolve accept"),
            _ => {}
        }
    }

    /// Both entries of a precinct, the second as it is given.
    fn entered(&self, precinct: &str, second: &[(&'static str, String)]) {
        let [a, b] = ["asel", "berik"].map(|account| self.login(person(account, Role::Clerk)));
        let order = format!("f{precinct}");
        let stands = ("stands", "K01 K02 K06 K08 K13".to_owned());
        let first = [&paper("1010")[..], std::slice::from_ref(&stands)].concat();
        assert_eq!(self.sheet_again(&a, precinct, "first", &order, &first).status, 303);
        let second = [second, &[stands]].concat();
        assert_eq!(self.sheet_again(&b, precinct, "second", &order, &second).status, 303);
    }
}

#[test]
fn a_warning_needs_a_reason_and_then_a_protocol_is_accepted() {
    let stand = Stand::new();
    let dana = stand.login(person("dana", Role::Coordinator));
    let odd = paper("1011");
    let [a, b] = ["asel", "berik"].map(|account| stand.login(clerk(account)));
    for (token, turn) in [(&a, "first"), (&b, "second")] {
        assert_eq!(stand.sheet(token, "1", turn, &with(odd.clone(), "stands", "K02 K08")).status, 303);
    }
    let page = stand.get(&dana, &format!("{HERE}/1"));
    assert!(page.body.contains("K02") && page.body.contains("name=\"reason K02\""), "{}", brief(&page));
    let list = stand.get(&dana, &format!("{HERE}?findings=1&mine=1"));
    assert!(list.body.contains("1 precinct<") && list.body.contains("<code>K02</code>"), "{}", brief(&list));
    let html = "<img src=x onerror=alert(1)>";
    for (order, fields, status, says) in [
        ("a1", &[("do", "accept")][..], 422, "no step `accept` from Settled"),
        ("a2", &[("do", "resolve accept"), ("reason K02", "")], 422, "warnings need a written reason"),
        ("a3", &[("do", "resolve accept"), ("reason K06", "why")], 422, "a reason is given for K06"),
        ("a4", &[("do", "correction"), ("because", " ")], 422, "without a word why"),
        ("a5", &[("do", "no_such_step")], 303, ""),
        ("a6", &[("do", "resolve"), ("reason K02", html)], 303, ""),
    ] {
        let got = stand.act(&dana, "1", order, fields);
        assert_eq!(got.status, status, "{fields:?} {}", brief(&got));
        assert!(got.body.contains(says), "{fields:?} {}", brief(&got));
    }
    let page = stand.get(&dana, &format!("{HERE}/1"));
    assert!(page.body.contains("&lt;img src=x") && !page.body.contains("<img"), "{}", brief(&page));
    assert_eq!(stand.act(&dana, "1", "a7", &[("do", "accept")]).status, 303);
    // Sent again it has one effect, and is told the same.
    let entries = stand.journal_size();
    assert_eq!(stand.act(&dana, "1", "a7", &[("do", "accept")]).status, 303);
    assert_eq!(stand.journal_size(), entries);
    assert!(stand.get("", "/en/elections/small/protocols/1").body.contains("1,011"));
}

#[test]
fn a_refused_order_shows_the_whole_page_with_what_was_typed() {
    let stand = Stand::new();
    let dana = stand.login(person("dana", Role::Coordinator));
    let [a, b] = ["asel", "berik"].map(|account| stand.login(clerk(account)));
    for (token, turn) in [(&a, "first"), (&b, "second")] {
        assert_eq!(stand.sheet(token, "1", turn, &with(paper("1011"), "stands", "K02 K08")).status, 303);
    }
    let whole = stand.get(&dana, &format!("{HERE}/1"));
    let table = whole.body.split("<table").nth(1).and_then(|rest| rest.split("</table>").next()).unwrap();
    for (order, fields, typed) in [
        (
            "w1",
            &[("do", "resolve accept"), ("reason K02", "a word too many"), ("reason K06", "another")][..],
            "another",
        ),
        ("w2", &[("do", "recount_on_request"), ("because", "a proxy asked <b>")], "a proxy asked &lt;b&gt;"),
        ("w3", &[("do", "correction"), ("because", " ")], "value=\"correction\""),
    ] {
        let got = stand.act(&dana, "1", order, fields);
        assert_eq!(got.status, 422, "{order}: {}", brief(&got));
        assert!(got.body.contains(typed), "{order}: what was typed is there: {}", brief(&got));
        // Findings, figures, what else can be done: as the page has them that is opened anew.
        for part in [table, "<code>K02</code>", "name=\"reason K02\"", "value=\"declare_void\"", "class=\"mark"] {
            assert!(got.body.contains(part), "{order}: {part}: {}", brief(&got));
        }
        assert_ne!(got.hidden("order"), order, "the next try is another order");
    }
}

#[test]
fn who_decides_about_a_protocol_and_who_only_reads() {
    let stand = Stand::new();
    stand.entered("1", &paper("1010"));
    stand.entered("4", &paper("1010"));
    let south = Who { region: Some("South".to_owned()), ..person("south", Role::Coordinator) };
    let twice = stand.login(person("asel", Role::Coordinator));
    let south = stand.login(south);
    let accept = &[("do", "resolve accept")][..];
    let table: &[(&str, &str, u16)] = &[
        (&stand.login(person("x", Role::Clerk)), "1", 403),
        (&stand.login(person("x", Role::Observer)), "1", 403),
        (&stand.login(person("x", Role::Agent)), "1", 403),
        (&stand.login(person("x", Role::Auditor)), "1", 403),
        ("", "1", 401),
        (&south, "1", 403),
        (&south, "9", 404),
        // Who made an entry decides nothing about it, in whatever role.
        (&twice, "1", 422),
        (&south, "4", 303),
        (&stand.login(person("dana", Role::Administrator)), "1", 303),
    ];
    for (at, (token, precinct, status)) in table.iter().enumerate() {
        let got = stand.act(token, precinct, &format!("w{at}"), accept);
        assert_eq!(got.status, *status, "{at}: {}", brief(&got));
    }
    let auditor = stand.login(person("x", Role::Auditor));
    let page = stand.get(&auditor, &format!("{HERE}/1"));
    assert!(page.status == 200 && !page.body.contains("name=\"do\""), "{}", brief(&page));
    let list = stand.get(&south, HERE);
    assert!(list.body.contains("precincts/4\"") && !list.body.contains("precincts/1\""), "{}", brief(&list));
    assert_eq!(stand.get(&south, &format!("{HERE}/1")).status, 403);
}

/// Steps of this desk.
const ACTS: [&str; 8] = [
    "resolve",
    "resolve accept",
    "accept",
    "recount_on_request",
    "recount_ordered",
    "correction",
    "declare_void",
    "repeat_voting",
];

#[test]
fn what_can_be_done_in_each_state_and_nothing_else() {
    // The law of the day does not say how often a proxy may ask for a recount: no such step is taken under it.
    let again = ["recount_ordered", "correction", "declare_void"];
    let settled = [&["resolve", "resolve accept"][..], &again].concat();
    let accepted = [&again[..], &["repeat_voting"]].concat();
    let table: &[(&str, &[&str])] = &[
        ("awaiting-first", &["declare_void"]),
        ("awaiting-second", &[]),
        ("differs", &[]),
        ("settled", &settled),
        ("resolved", &["accept"]),
        ("accepted", &accepted),
        ("void", &["repeat_voting"]),
    ];
    for (state, allowed) in table {
        let precincts = ["1", "2", "3", "4"];
        let rounds = allowed.len().div_ceil(precincts.len()).max(1);
        for round in 0..rounds {
            let stand = Stand::new();
            for (precinct, act) in precincts.into_iter().zip(allowed.iter().skip(round * precincts.len())) {
                stand.allows(precinct, state, act);
            }
            if round + 1 == rounds {
                stand.refuses(state, allowed);
            }
        }
    }
}

#[test]
fn errors_block_until_what_stands_is_set_aside() {
    let stand = Stand::new();
    let dana = stand.login(person("dana", Role::Coordinator));
    let wrong = with(paper("1010"), "B3", "21");
    let [a, b] = ["asel", "berik"].map(|account| stand.login(clerk(account)));
    for (token, turn) in [(&a, "first"), (&b, "second")] {
        assert_eq!(stand.sheet(token, "2", turn, &with(wrong.clone(), "stands", "K01")).status, 303);
    }
    let page = stand.get(&dana, &format!("{HERE}/2"));
    assert!(page.body.contains("Errors block: K01"), "{}", brief(&page));
    assert!(!page.body.contains("value=\"resolve\"") && page.body.contains("value=\"correction\""), "{}", brief(&page));
    let got = stand.act(&dana, "2", "e1", &[("do", "resolve accept")]);
    assert!(got.status == 422 && got.body.contains("K01"), "{}", brief(&got));
    let got = stand.act(&dana, "2", "e2", &[("do", "correction"), ("because", "the paper says 20")]);
    assert_eq!(got.status, 303, "{}", brief(&got));
    let page = stand.get(&dana, &format!("{HERE}/2"));
    assert!(page.body.contains("nothing entered") && page.body.contains("the paper says 20"), "{}", brief(&page));
    assert!(stand.get(&a, "/en/desk/small/entry/2").body.contains("first entry"));
}

#[test]
fn lists_are_filtered_by_their_address_and_safe_for_spreadsheets() {
    let stand = Stand::new();
    stand.entered("1", &paper("1010"));
    stand.entered("3", &with(paper("1010"), "B3", "29"));
    let dana = stand.login(person("dana", Role::Coordinator));
    let found = |query: &str| {
        let got = stand.get(&dana, &format!("{HERE}.csv?{query}"));
        assert_eq!(got.status, 200, "{query}: {}", brief(&got));
        let rows = got.body.lines().skip(1).filter_map(|row| row.split(',').next()).map(str::to_owned);
        rows.collect::<Vec<_>>().join(" ")
    };
    for (query, expect) in [
        ("", "1 2 3 4"),
        ("state=settled", "1"),
        ("state=differs", "3"),
        ("state=awaiting-first", "2 4"),
        ("region=North", "1 2 3"),
        ("region=North&district=Hill", "1 2"),
        ("mine=1", "1 3"),
        ("findings=1", ""),
        ("copies=1", ""),
        ("number=3", "3"),
        ("region=%27%20OR%201=1", ""),
    ] {
        assert_eq!(found(query), expect, "{query}");
    }
    let long = "a".repeat(500);
    for query in ["state=nothing", "page=0", "page=-1", "page=99999999999999999999", &format!("number={long}")] {
        assert_eq!(stand.get(&dana, &format!("{HERE}?{query}")).status, 400, "{query}");
    }
    assert_eq!(stand.get(&dana, &format!("{HERE}?page=7")).status, 200);
    let page = stand.get(&dana, &format!("{HERE}?number=%22%3E%3Cscript%3E"));
    assert!(page.body.contains("&quot;&gt;&lt;script&gt;") && !page.body.contains("\"><script>"));
}

#[test]
fn a_copy_that_differs_is_shown_to_everybody_after_acceptance() {
    let stand = Stand::new();
    let south = Who { region: Some("South".to_owned()), ..person("south", Role::Observer) };
    let [o, other, south] =
        [person("obs", Role::Observer), person("other", Role::Agent), south].map(|who| stand.login(who));
    let copy = |token: &str, precinct: &str, order: &str, fields: &[(&str, &str)]| {
        let all = [fields, &[("order", order), ("do", "send")]].concat();
        stand.post(token, &format!("/en/desk/small/copies/{precinct}"), &all)
    };
    let page = stand.get(&o, "/en/desk/small/copies/1");
    assert!(page.status == 200 && page.body.contains("name=\"B1\""), "{}", brief(&page));
    for (order, token, precinct, fields, status) in [
        ("c1", &south, "1", &[("B1", "1")][..], 403),
        ("c2", &o, "9", &[("B1", "1")], 404),
        ("c3", &o, "1", &[], 422),
        ("c4", &o, "1", &[("B1", "-1")], 422),
        ("c5", &o, "1", &[("A1", "5"), ("A2", "6")], 422),
        ("c6", &o, "1", &[("B1", "700"), ("B2 alma", "201")], 303),
        ("c6", &o, "1", &[("B1", "700"), ("B2 alma", "201")], 303),
        ("c7", &other, "1", &[("B1", "700")], 303),
    ] {
        let got = copy(token, precinct, order, fields);
        assert_eq!(got.status, status, "{order}: {}", brief(&got));
    }
    let own = stand.get(&o, "/en/desk/small/copies");
    assert_eq!(own.body.matches("not accepted yet").count(), 1, "{}", brief(&own));
    // Before the acceptance nobody sees a copy's figure but who entered it.
    assert!(!stand.get("", "/en/elections/small/protocols/1").body.contains("201"));
    stand.entered("1", &paper("1010"));
    let dana = stand.login(person("dana", Role::Coordinator));
    assert_eq!(stand.act(&dana, "1", "d1", &[("do", "resolve accept")]).status, 303);
    let public = stand.get("", "/en/elections/small/protocols/1");
    assert!(public.body.contains("The copy entered by obs") && !public.body.contains("entered by other"));
    let own = stand.get(&o, "/en/desk/small/copies/1");
    assert!(own.body.contains("other figures") && own.body.contains("201"), "{}", brief(&own));
    assert!(stand.get(&other, "/en/desk/small/copies/1").body.contains("same figures"));
    let list = stand.get(&dana, &format!("{HERE}.csv?copies=1"));
    assert_eq!(list.body.lines().count(), 2, "{}", list.body);
}

#[test]
fn the_journal_says_who_did_what_and_no_figure() {
    let stand = Stand::new();
    stand.entered("1", &with(paper("1010"), "B3", "29"));
    stand.entered("2", &paper("1010"));
    let auditor = stand.login(person("aud", Role::Auditor));
    let get = |query: &str| stand.get(&auditor, &format!("/en/desk/small/journal?{query}"));
    let all = get("");
    assert!(all.status == 200 && all.body.contains("ballot set") && all.body.contains("asel"), "{}", brief(&all));
    assert!(!all.body.contains("330") && !all.body.contains("1,010"));
    let rows = |got: &Got| got.body.matches("<td class=\"n\">").count();
    assert_eq!(rows(&get("actor=berik")), 2);
    assert_eq!(rows(&get("precinct=1")), 3);
    assert_eq!(rows(&get("precinct=1&actor=asel")), 2);
    assert_eq!(rows(&get("actor=nobody")), 0);
    assert_eq!(rows(&get("before=1")), 1);
    assert_eq!(get("before=x").status, 400);
    for role in [Role::Clerk, Role::Coordinator, Role::Observer, Role::Agent] {
        let token = stand.login(person("x", role));
        assert_eq!(stand.get(&token, "/en/desk/small/journal").status, 403, "{}", role.as_str());
    }
}
