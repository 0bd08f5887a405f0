//! A list before it is filed: what the law would say of it, and that asking leaves nothing behind.

use std::collections::BTreeMap;

use clerk::persons_filed;
use clerk::record::ListFiled;
use election::filing::{Decision, table};
use serde_json::json;

use crate::scene::{LAW, Scene, filing_day};

const VOTE: &str = "2023-03-19";

/// A table of so many persons, every second a woman.
fn rows(many: u32, member: &str) -> String {
    let row = |at: u32| {
        let sex = if at.is_multiple_of(2) { "woman" } else { "man" };
        format!("Synthetic {at:03},{sex},1990-01-01,no,S{at},yes,20,{member},none\n")
    };
    let head = "name,sex,born,disability,number,citizen,residence_years,member,elsewhere\n";
    head.to_owned() + &(0..many).map(row).collect::<String>()
}

fn filed(list: &str, many: u32) -> ListFiled {
    ListFiled {
        list: list.to_owned(),
        party: format!("Party {list} (synthetic)"),
        day: filing_day(VOTE).parse().unwrap(),
        last_share: Some("none".to_owned()),
        paid: None,
        persons: persons_filed(&table::persons(rows(many, "yes").as_bytes()).unwrap()).unwrap(),
    }
}

#[test]
fn membership_is_stated_of_everybody() {
    let check = |member: &str, expect: Result<usize, usize>| {
        let read = table::persons(rows(3, member).as_bytes()).unwrap();
        assert_eq!(persons_filed(&read).map(|all| all.len()).map_err(|unsaid| unsaid.len()), expect, "`{member}`");
    };
    check("yes", Ok(3));
    check("no", Ok(3));
    check("", Err(3));
}

#[test]
fn a_rehearsal_says_what_filing_and_deciding_would() {
    let scene = Scene::called(&LAW, VOTE);
    let names = BTreeMap::new();
    let decision = |many: u32| scene.desk().rehearse(&filed("alma", many), &names).unwrap().judged.decision;
    let word = |many: u32| match decision(many) {
        Decision::Registered { .. } => "registered",
        Decision::Refused(_) => "refused",
        Decision::SentBack(_) => "sent back",
        Decision::Open(_) => "open",
    };
    assert_eq!([word(60), word(200)], ["registered", "sent back"]);
    for many in [60, 200] {
        let mut done = scene.clone();
        let filed = filed("alma", many);
        let file = json!({
            "command": "file_list", "list": filed.list, "party": filed.party, "day": filed.day.to_string(),
            "last_share": "none", "persons": filed.persons,
        });
        done.done("party", &file);
        let examined = done.desk().examine("alma", filed.day).unwrap();
        assert_eq!(examined.judged.decision, decision(many), "as it was rehearsed");
        let heard = done.give("commission", &json!({ "command": "register_list", "list": "alma" }));
        assert_eq!(heard, if many == 60 { "list.registered/1" } else { "list.decided/1" });
    }
    assert_eq!(scene.entries.len(), 2, "nothing was filed");
}

#[test]
fn a_rehearsal_is_refused_as_filing_is() {
    let scene = Scene::called(&LAW, VOTE);
    let check = |change: &dyn Fn(&mut ListFiled), expect: &str| {
        let mut filed = filed("alma", 10);
        change(&mut filed);
        let told = scene.desk().rehearse(&filed, &BTreeMap::new()).unwrap_err();
        assert!(told.code() == expect, "{told}");
    };
    check(&|filed| filed.list = "a b".to_owned(), "A002");
    check(&|filed| filed.persons[1] = filed.persons[0].clone(), "A002");
    check(&|filed| filed.last_share = Some("much".to_owned()), "A002");
    check(&|filed| filed.day = "2023-03-18".parse().unwrap(), "A010");
    assert_eq!(scene.desk().examine("alma", "2023-02-02".parse().unwrap()).unwrap_err().code(), "A002");
}
