//! Party lists and the ballot over HTTP: filed from a table, checked without a trace, decided as the law decides.

use serde_json::json;
use server::{Role, Who};

use crate::stand::{Got, Stand, person};

const LISTS: &str = "/en/desk/small/lists";
const FILING: &str = "/en/desk/small/filing";
const HEAD: &str = "name;sex;born;citizen;residence_years;member;elsewhere\n";

/// An election that was called, 45 days before its vote.
fn called() -> Stand {
    Stand::with(vec![
        json!({
            "command": "call", "election": "kz/small", "office": "majilis", "title": "A small election (synthetic)",
            "territory": "A small country", "vote": "2021-02-25", "synthetic": true,
        }),
        json!({ "command": "set_precincts", "precincts": [{ "id": "1", "district": "Hill", "region": "North" }] }),
    ])
}

/// A table of so many persons, every second a woman.
fn table(many: u32) -> String {
    let row = |at: u32| {
        let sex = if at.is_multiple_of(2) { "woman" } else { "м" };
        format!("Synthetic {at:03};{sex};01.01.1970;yes;20;yes;none\n")
    };
    HEAD.to_owned() + &(0..many).map(row).collect::<String>()
}

impl Stand {
    fn send_list(&self, token: &str, to: &str, order: &str, list: &str, table: &str) -> Got {
        let fields = [
            ("order", order),
            ("list", list),
            ("party", &format!("A party of {list} (synthetic)")),
            ("kk", "Алма"),
            ("ru", "Яблоко"),
            ("day", "2021-01-11"),
            ("last_share", "none"),
            ("paid", ""),
            ("table", table),
        ];
        self.post(token, &format!("{FILING}{to}"), &fields)
    }

    fn size(&self) -> u64 {
        self.client.look(|_, head| head.size).unwrap_or(0)
    }
}

#[test]
fn a_check_says_what_the_law_says_and_leaves_no_trace() {
    let stand = called();
    let token = stand.login(person("a", Role::Administrator));
    let before = stand.size();
    let check = |table: &str, status: u16, expect: &[&str]| {
        let got = stand.send_list(&token, "/check", "1", "alma", table);
        assert_eq!(got.status, status, "{table:.80}");
        for words in expect {
            assert!(got.body.contains(words), "{table:.80} misses {words}\n{}", got.body);
        }
        // What was typed is still there.
        assert!(got.body.contains("A party of alma (synthetic)"), "{table:.80}");
    };
    check(&table(100), 200, &["Nothing was filed", "art", "kept", "Quota of"]);
    check(&table(200), 200, &["at most", "Size: 200 persons"]);
    check("", 422, &["G004", "the table has no first row"]);
    check("name;sex\nA;woman\n", 422, &["G004", "born"]);
    check("name;sex;born;member\nA;bird;1990-02-30;yes\n", 422, &["G006", "row 2, column 2 (sex)", "column 3 (born)"]);
    check("name;sex;born\nA;woman;1990-01-01\n", 422, &["G104", "not stated of 1 persons"]);
    check("<script>alert(1)</script>;sex;born\n", 422, &["G003", "&lt;script&gt;"]);
    check("name;sex;born;member\n=cmd|' /C calc'!A0;woman;1990-01-01;yes\n", 200, &["=cmd"]);
    assert_eq!(stand.size(), before, "nothing was recorded");
}

#[test]
fn from_a_table_to_the_ballot() {
    let stand = called();
    let token = stand.login(person("a", Role::Administrator));
    for (list, order) in [("alma", "f1"), ("beren", "f2")] {
        let got = stand.send_list(&token, "", order, list, &table(90).replace("Synthetic", list));
        assert_eq!(
            (got.status, got.header("location")),
            (303, Some(format!("{LISTS}/{list}").as_str())),
            "{}",
            got.body
        );
    }
    // Sent once more it has one effect.
    assert_eq!(stand.send_list(&token, "", "f1", "alma", &table(90).replace("Synthetic", "alma")).status, 303);
    let page = stand.get(&token, &format!("{LISTS}/alma"));
    assert!(page.body.contains("filed, not decided") && page.body.contains("Filed on 11"), "{}", page.body);
    assert_eq!(page.body.matches("Filed on 11").count(), 1, "filed once");
    // Persons of one list stand on the other, and the law says so of the later one.
    let got = stand.send_list(&token, "/check", "1", "cedar", &table(90).replace("Synthetic", "alma"));
    assert!(got.body.contains("on the list alma"), "{}", got.body);
    for list in ["alma", "beren"] {
        let path = format!("{LISTS}/{list}");
        let fields =
            [("step", "register"), ("order", &format!("r-{list}")), ("day", "2021-01-11"), ("decided", "synthetic")];
        let got = stand.post(&token, &path, &fields);
        assert_eq!(got.status, 303, "{}", got.body);
        let page = stand.get(&token, &path).body;
        assert!(page.contains("registered, number"), "{list}: {page}");
    }
    let ballot = |order: &str, places: [&str; 2]| {
        let fields = [("step", "ballot"), ("order", order), ("place alma", places[0]), ("place beren", places[1])];
        stand.post(&token, LISTS, &fields)
    };
    for places in [["1", "1"], ["0", "1"], ["1", "3"], ["1", ""], ["x", "y"]] {
        assert_eq!(ballot("b0", places).status, 422, "{places:?}");
    }
    assert_eq!(ballot("b1", ["2", "1"]).status, 303);
    let page = stand.get(&token, LISTS);
    assert!(page.body.contains("Яблоко") && page.body.contains("Алма"), "both languages of the ballot");
    assert!(!page.body.contains("/filing"), "the lists stand");
    let got = ballot("b2", ["1", "2"]);
    assert!(got.status == 422 && got.body.contains("the ballot was set already"), "{}", got.body);
    let got = stand.send_list(&token, "", "f3", "dogwood", &table(90));
    assert!(got.status == 422 && got.body.contains("the lists stand since the ballot was set"), "{}", got.body);
    assert!(got.body.contains("Synthetic 089"), "what was typed is still there");
}

#[test]
fn what_is_refused_withdrawn_and_open() {
    let stand = called();
    let token = stand.login(person("a", Role::Administrator));
    let path = format!("{LISTS}/alma");
    let decide = |fields: &[(&str, &str)]| stand.post(&token, &path, fields);
    assert_eq!(decide(&[("step", "register"), ("order", "0")]).status, 422, "there is no such list");
    assert_eq!(stand.get(&token, &path).status, 404);
    assert_eq!(stand.send_list(&token, "", "1", "alma", &table(100)).status, 303);
    let got = decide(&[("step", "register"), ("order", "2"), ("day", "tomorrow")]);
    assert_eq!(got.status, 422);
    let early = decide(&[("step", "register"), ("order", "3"), ("day", "2020-12-01"), ("decided", "<b>ours</b>")]);
    assert!(early.status == 422 && early.body.contains("A001"), "{}", early.body);
    assert!(early.body.contains("&lt;b&gt;ours&lt;/b&gt;") && early.body.contains("2020-12-01"), "as it was typed");
    assert_eq!(decide(&[("step", "withdraw"), ("order", "4"), ("because", " ")]).status, 422);
    assert_eq!(decide(&[("step", "burn"), ("order", "5")]).status, 422);
    assert_eq!(decide(&[("step", "withdraw"), ("order", "6"), ("because", "its congress decided so")]).status, 303);
    let page = stand.get(&token, &path);
    assert!(page.body.contains("withdrawn") && page.body.contains("its congress decided so"), "{}", page.body);
    let again = decide(&[("step", "withdraw"), ("order", "7"), ("because", "again")]);
    assert!(again.status == 422 && again.body.contains("out already"), "{}", again.body);
    for none in ["a b", "a/b", ".", "..", ""] {
        assert_eq!(stand.send_list(&token, "", "8", none, &table(100)).status, 422, "`{none}`");
    }
    // Pages say a party's name as it filed it in the reader's language, and as it filed itself where it named none.
    for (language, name) in [("kk", "Алма"), ("ru", "Яблоко"), ("en", "A party of alma (synthetic)")] {
        let page = stand.get(&token, &path.replacen("/en/", &format!("/{language}/"), 1)).body;
        assert!(page.contains(&format!("<h1>{name} <")), "{language}: {page}");
        let all = stand.get(&token, &LISTS.replacen("/en/", &format!("/{language}/"), 1)).body;
        assert!(all.contains(&format!(">{name}</a>")), "{language}: {all}");
    }
    // Whatever a list is called has its page.
    for (order, word) in ["new", "check", "filing", "lists"].into_iter().enumerate() {
        let got = stand.send_list(&token, "", &format!("w{order}"), word, &table(100).replace("Synthetic", word));
        assert_eq!(got.status, 303, "`{word}`: {}", got.body);
        let page = stand.get(&token, &format!("{LISTS}/{word}")).body;
        assert!(page.contains(&format!("A party of {word} (synthetic)")), "`{word}`: {page}");
    }
}

#[test]
fn an_agent_files_their_own_list_today() {
    let stand = called();
    let agent = stand.login(person("agent", Role::Agent));
    let other = stand.login(Who { list: Some("beren".to_owned()), ..person("other", Role::Agent) });
    let nobody = stand.login(Who { list: None, ..person("listless", Role::Agent) });
    assert_eq!(stand.send_list(&other, "", "1", "alma", &table(90)).status, 403);
    assert_eq!(stand.send_list(&other, "/check", "1", "alma", &table(90)).status, 403);
    assert_eq!(stand.send_list(&nobody, "", "1", "alma", &table(90)).status, 403);
    let form = stand.get(&agent, FILING);
    assert!(form.body.contains("value=\"alma\"") && form.body.contains("value=\"2021-01-10\""), "{}", form.body);
    // Another day in the form is not what is filed.
    let late = [("order", "2"), ("list", "alma"), ("party", "P"), ("day", "2020-12-25"), ("table", &table(90))];
    assert_eq!(stand.post(&agent, FILING, &late).status, 303);
    assert!(stand.get(&agent, &format!("{LISTS}/alma")).body.contains("Filed on 10"));
    assert_eq!(stand.get(&other, &format!("{LISTS}/alma")).status, 403, "persons of another party's list");
    assert!(!stand.get(&other, LISTS).body.contains("/lists/alma"));
    let decide = [("step", "register"), ("order", "3")];
    assert_eq!(stand.post(&agent, &format!("{LISTS}/alma"), &decide).status, 403);
    let again = stand.get(&agent, FILING);
    assert!(
        again.body.contains("Synthetic 089;") && again.body.contains(";yes;none"),
        "as it was filed: {}",
        again.body
    );
    let auditor = stand.login(person("auditor", Role::Auditor));
    assert_eq!(stand.get(&auditor, &format!("{LISTS}/alma")).status, 200);
    assert!(!stand.get(&auditor, &format!("{LISTS}/alma")).body.contains("name=\"step\""));
    assert_eq!(stand.get(&auditor, FILING).status, 403);
}
