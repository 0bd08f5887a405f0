//! Mandates to persons: the party's choice, its silence, the quota of the day, and who comes after.

use serde_json::{Value, json};

use crate::scene::{LAW, Paper, Scene, steps, supersedes};

/// 1,035 votes for two lists of three: of 69 mandates 64 and 5.
const PAPERS: [Paper; 4] =
    [Paper::of([240, 19, 0]), Paper::of([240, 19, 0]), Paper::of([240, 19, 0]), Paper::of([240, 18, 0])];

/// The law of 2023 counts youth and gives no age of youth: whether the others are enough then depends on who counts.
const UNDEFINED_0: &str = "A008 the quota needs 2 persons; 0 count without youth, and no age of youth is given";
const UNDEFINED_1: &str = "A008 the quota needs 2 persons; 1 count without youth, and no age of youth is given";

fn give(list: &str, chosen: &[String], in_time: bool) -> Value {
    json!({ "command": "give_mandates", "list": list, "chosen": chosen, "in_time": in_time })
}

fn vacate(holder: &str, next: Option<&str>) -> Value {
    json!({ "command": "vacate_mandate", "list": "beren", "holder": holder, "next": next })
}

fn names(list: &str, numbers: &[u32]) -> Vec<String> {
    numbers.iter().map(|number| format!("{list} {number:02}")).collect()
}

/// The scene of a day with a list `beren` of 5 mandates and so many persons.
fn scene(vote: &str, many: u32) -> Scene {
    Scene::certified(&LAW, vote, many, PAPERS)
}

fn seated(scene: &Scene) -> Vec<String> {
    scene.state().lists["beren"].seated.clone()
}

#[test]
fn mandates_go_to_persons() {
    let check = |chosen: &[u32], in_time: bool, expect: &str, persons: &[u32]| {
        let mut scene = scene("2023-03-19", 30);
        let heard = scene.give("commission", &give("beren", &names("beren", chosen), in_time));
        assert!(heard.starts_with(expect), "{chosen:?} {in_time}: {heard}");
        assert_eq!(seated(&scene), names("beren", persons), "{chosen:?} {in_time}");
    };
    check(&[9, 3, 5, 6, 1], true, "mandates.given/1", &[9, 3, 5, 6, 1]);
    check(&[9, 3, 5, 6, 1, 12, 2], true, "mandates.given/1", &[9, 3, 5, 6, 1]);
    check(&[9, 3, 5, 6, 1], false, UNDEFINED_1, &[]);
    check(&[], true, UNDEFINED_1, &[]);
    check(&[1, 2, 4, 5, 7], true, UNDEFINED_0, &[]);
    check(&[3, 3, 6, 9, 1], true, "A008 person 3 is named twice", &[]);
    check(&[3, 6], true, "A008 the governing body named nobody for 3 mandates", &[]);
    check(&[31], true, "A002 there is no person `beren 31`", &[]);
}

#[test]
fn the_quota_of_the_distribution_is_that_of_the_day() {
    let chosen = names("beren", &[1, 2, 4, 5, 7]);
    let check = |vote: &str, expect: &str| {
        // 69 mandates since 2023: a list has at most 89 persons, or 90.
        let many = if vote < "2023" { 100 } else { 89 };
        let mut scene = scene(vote, many);
        let mandates = scene.state().counted.as_ref().unwrap().lists[2].seats;
        let more: Vec<String> = (8..=many).filter(|number| number % 3 != 0).map(|n| format!("beren {n:02}")).collect();
        let chosen = [chosen.clone(), more].concat();
        let heard = scene.give("commission", &give("beren", &chosen, true));
        assert!(heard.starts_with(expect), "{vote}, {mandates} mandates: {heard}");
    };
    check("2021-01-10", "mandates.given/1");
    // The day on which the quota began is not known: between the bounds nobody is seated on a guess.
    check("2022-08-01", "A008 list.quota.mandates.share: no plain answer on 2022-08-01");
    check("2023-03-19", UNDEFINED_0);
}

#[test]
fn the_alphabet_decides_where_the_party_does_not() {
    let mut scene = scene("2021-01-10", 100);
    let late = names("beren", &[9, 8, 7]);
    scene.done("commission", &give("beren", &late, false));
    let mandates = scene.state().counted.as_ref().unwrap().lists[2].seats;
    let first: Vec<u32> = (1..=mandates).collect();
    assert_eq!(seated(&scene), names("beren", &first));
    let given = &scene.state().mandates["beren"];
    assert!(given.by.iter().all(|cited| !cited.by.is_empty()) && !given.by.is_empty());
    assert_eq!(scene.give("c", &give("beren", &late, true)), "A001 the mandates of this list were given already");
}

#[test]
fn mandates_that_are_not_there() {
    let mut before = Scene::settled(&LAW, "2023-03-19", 30, PAPERS);
    assert_eq!(before.give("c", &give("beren", &[], true)), "A001 the result was not certified yet");
    assert_eq!(before.give("c", &vacate("beren 01", None)), "A001 the result was not certified yet");
    let mut after = scene("2023-03-19", 30);
    assert_eq!(after.give("c", &give("nobody", &[], true)), "A002 there is no list `nobody`");
    assert_eq!(after.give("c", &give("cedar", &[], true)), "A008 the list received no mandate");
    assert_eq!(after.give("c", &vacate("beren 01", None)), "A002 there is no holder of a mandate `beren 01`");
    let mut short = scene("2023-03-19", 3);
    let heard = short.give("c", &give("beren", &names("beren", &[1, 2, 3]), true));
    assert_eq!(heard, "A008 the list has too few persons: 2 mandates find nobody");
}

#[test]
fn a_vacant_mandate_goes_to_the_next_or_to_nobody() {
    let mut scene = scene("2023-03-19", 30);
    scene.done("c", &give("beren", &names("beren", &[3, 6, 1, 2, 4]), true));
    let check = |scene: &mut Scene, holder: &str, next: Option<&str>, expect: &str, persons: &[u32]| {
        let heard = scene.give("c", &vacate(holder, next));
        assert!(heard.starts_with(expect), "{holder} {next:?}: {heard}");
        assert_eq!(seated(scene), names("beren", persons), "{holder} {next:?}");
    };
    let quota = UNDEFINED_1;
    check(&mut scene, "beren 03", Some("beren 05"), quota, &[3, 6, 1, 2, 4]);
    check(&mut scene, "beren 03", Some("beren 06"), "A008 person 6 holds a mandate already", &[3, 6, 1, 2, 4]);
    check(&mut scene, "beren 03", Some("beren 09"), "mandate.vacated/1", &[6, 1, 2, 4, 9]);
    check(&mut scene, "beren 01", Some("beren 03"), "A008 person 3 may not take a mandate", &[6, 1, 2, 4, 9]);
    check(&mut scene, "beren 01", Some("nobody"), "A002 there is no person `nobody`", &[6, 1, 2, 4, 9]);
    check(&mut scene, "beren 01", None, "mandate.vacated/1", &[6, 2, 4, 9]);
    check(&mut scene, "beren 01", None, "A002 there is no holder of a mandate", &[6, 2, 4, 9]);
}

#[test]
fn a_mandate_left_vacant_is_filled_later() {
    let mut scene = scene("2023-03-19", 30);
    let fill = |next: &str| json!({ "command": "fill_vacancy", "list": "beren", "next": next });
    assert_eq!(scene.give("c", &fill("beren 09")), "A001 no mandate of this list is vacant");
    scene.done("c", &give("beren", &names("beren", &[3, 6, 1, 2, 4]), true));
    assert_eq!(scene.give("c", &fill("beren 09")), "A001 no mandate of this list is vacant");
    scene.done("c", &vacate("beren 01", None));
    assert_eq!(seated(&scene), names("beren", &[3, 6, 2, 4]));
    assert_eq!(scene.give("c", &fill("nobody")), "A002 there is no person `nobody`");
    assert_eq!(scene.give("c", &fill("beren 06")), "A008 person 6 holds a mandate already");
    assert_eq!(scene.give("c", &fill("beren 01")), "A008 person 1 may not take a mandate of this list again");
    assert_eq!(scene.give("c", &fill("beren 09")), "vacancy.filled/1");
    assert!(scene.entries.last().unwrap().body["by"]["by"].as_str().unwrap().contains("art 97-1"));
    assert_eq!(seated(&scene), names("beren", &[3, 6, 2, 4, 9]));
    assert_eq!(scene.give("c", &fill("beren 10")), "A001 no mandate of this list is vacant");
}

#[test]
fn what_the_law_leaves_open_the_commission_decides_in_words() {
    let decided = |mut order: Value, words: &str, below: Option<i16>| {
        (order["decided"], order["youth_below"]) = (json!(words), json!(below));
        order
    };
    // Youth of 2023 without an age: an age decides it, or women are enough.
    let mut scene = scene("2023-03-19", 30);
    let own = give("beren", &names("beren", &[1, 2, 4, 5, 7]), true);
    assert_eq!(scene.give("c", &decided(own.clone(), " ", None)), UNDEFINED_0);
    let not_kept = "A008 the quota needs 2 persons of its groups, the decision seats 0";
    assert_eq!(scene.give("c", &decided(own.clone(), "nobody is youth", None)), not_kept);
    assert_eq!(scene.give("c", &decided(own.clone(), "youth is below 30", Some(30))), not_kept);
    let heard = scene.give("c", &decided(own, "youth is below 60 (synthetic)", Some(60)));
    assert_eq!(heard, "mandates.decided/1 mandates.given/1");
    let state = scene.state();
    assert_eq!((state.decided.len(), state.decided[0].youth_below), (1, Some(60)));
    assert!(state.decided[0].open[0].words.contains("no age of youth is given"), "{:?}", state.decided);
    // A vacancy too; where nothing is open no decision is recorded.
    let heard = scene.give("c", &decided(vacate("beren 01", Some("beren 03")), "youth is below 60", Some(60)));
    assert_eq!(heard, "mandates.decided/1 mandate.vacated/1");
    assert_eq!(scene.give("c", &decided(vacate("beren 02", None), "unused", Some(60))), "mandate.vacated/1");
    // The quota of 2016 and 2022 is not recorded, and a list that is too short: nobody waits for ever.
    for vote in ["2016-03-20", "2022-08-01"] {
        let mut scene = self::scene(vote, 60);
        let mandates = scene.state().counted.as_ref().unwrap().lists[2].seats;
        let chosen: Vec<String> = (1..=60).map(|number| format!("beren {number:02}")).collect();
        let order = give("beren", &chosen, true);
        let heard = scene.give("c", &order);
        assert!(heard.starts_with("A008 list.quota.mandates.share: no plain answer on"), "{vote}: {heard}");
        assert_eq!(scene.give("c", &decided(order, "synthetic", None)), "mandates.decided/1 mandates.given/1");
        let open = &scene.state().decided[0].open;
        assert!(open.iter().any(|cited| cited.by == "list.quota.mandates.share"), "{open:?}");
        assert_eq!(seated(&scene).len(), usize::try_from(mandates.min(60)).unwrap(), "{vote}");
    }
}

#[test]
fn an_exhausted_list_leaves_the_mandate_vacant() {
    let mut scene = scene("2021-01-10", 98);
    let mandates = scene.state().counted.as_ref().unwrap().lists[1].seats;
    let mut all: Vec<String> = (1..=98).map(|number| format!("alma {number:02}")).collect();
    all.truncate(98);
    let chosen = json!({ "command": "give_mandates", "list": "alma", "chosen": all, "in_time": true });
    scene.done("c", &chosen);
    let rest = 98 - mandates;
    for number in 1..=rest {
        let next = format!("alma {:02}", mandates + number);
        let vacate =
            json!({ "command": "vacate_mandate", "list": "alma", "holder": format!("alma {number:02}"), "next": next });
        scene.done("c", &vacate);
    }
    let holder = format!("alma {:02}", rest + 1);
    scene.done("c", &json!({ "command": "vacate_mandate", "list": "alma", "holder": holder }));
    let state = &scene.state().lists["alma"];
    assert_eq!(u32::try_from(state.seated.len()).unwrap(), mandates - 1);
    let last = scene.entries.last().unwrap();
    assert_eq!(last.body["next"], Value::Null);
    assert_eq!(last.body["by"]["words"], "majilis.list.vacancy.list_exhausted");
}

#[test]
fn who_gave_a_mandate_back_gets_none_when_the_result_is_counted_anew() {
    let mut scene = scene("2023-03-19", 30);
    let chosen = names("beren", &[3, 6, 1, 2, 4]);
    scene.done("c", &give("beren", &chosen, true));
    scene.done("c", &vacate("beren 03", Some("beren 09")));
    scene.done("coordinator", &steps(&[supersedes("4", "declare_void")]));
    assert!(seated(&scene).is_empty() && scene.state().mandates.is_empty());
    scene.done("c", &json!({ "command": "count" }));
    scene.done("c", &json!({ "command": "certify", "signed": ["A", "B", "C", "D"] }));
    assert_eq!(scene.give("c", &give("beren", &chosen, true)), "A002 there is no person `beren 03`");
    scene.done("c", &give("beren", &names("beren", &[9, 6, 1, 2, 4]), true));
}
