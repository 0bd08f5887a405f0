//! The sitting over HTTP: who may do what in which state, and what hostile or hasty people send.

use std::sync::atomic::{AtomicU64, Ordering};

use clerk::{Command, Order};
use journal::Moment;
use serde_json::{Value, json};
use server::{Role, Who};

use crate::stand::{Got, NOW, Stand, cookie, person};

const SITTING: &str = "/en/desk/small/sitting";

/// Votes of the four precincts for cedar, alma and beren.
const PAPERS: [[u64; 3]; 4] = [[90, 300, 200], [100, 100, 100], [4, 250, 50], [3, 1, 2]];

/// Orders given past the site so far, of which each has an id of its own.
static NUMBER: AtomicU64 = AtomicU64::new(0);

impl Stand {
    /// Gives an order past the site.
    pub(crate) fn give(&self, actor: &str, command: Value) {
        let heard = self.try_give(actor, command);
        assert_eq!(heard, Ok(()), "{actor}");
    }

    fn try_give(&self, actor: &str, command: Value) -> Result<(), String> {
        let id = format!("test-{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        let command: Command = serde_json::from_value(command).unwrap();
        let order = Order { id, actor: actor.to_owned(), at: Moment::from_millis(NOW).unwrap(), command };
        self.client.submit(order).unwrap().answer.map_err(|refused| refused.code)
    }

    fn protocol(&self, precinct: &str, lists: [u64; 3]) {
        let figures = figures(lists);
        let enter = json!({ "precinct": precinct, "role": "clerk", "step": "enter", "figures": figures });
        let release = json!({ "precinct": precinct, "role": "clerk", "step": "release" });
        self.give("clerk-a", json!({ "command": "steps", "steps": [enter, release] }));
        self.give("clerk-b", json!({ "command": "steps", "steps": [enter] }));
        let step = |name: &str| json!({ "precinct": precinct, "role": "coordinator", "step": name });
        self.give("coordinator", json!({ "command": "steps", "steps": [step("resolve"), step("accept")] }));
    }

    fn settle(&self) {
        for (precinct, lists) in ["1", "2", "3", "4"].into_iter().zip(PAPERS) {
            self.protocol(precinct, lists);
        }
    }

    /// A protocol is set aside and entered anew with other figures.
    fn correct(&self, precinct: &str, lists: [u64; 3]) {
        let step = json!({ "precinct": precinct, "role": "coordinator", "step": "correction", "because": "synthetic" });
        self.give("coordinator", json!({ "command": "steps", "steps": [step] }));
        self.protocol(precinct, lists);
    }

    /// Sends a form of the sitting as its page has it.
    fn press(&self, token: &str, step: &str, more: &[(&str, &str)]) -> Got {
        let order = format!("{}-{step}-{}", token, more.iter().map(|(_, value)| *value).collect::<String>());
        let fields: Vec<(&str, &str)> =
            [("step", step), ("order", order.as_str())].into_iter().chain(more.iter().copied()).collect();
        self.post(token, SITTING, &fields)
    }

    fn counted(&self) -> String {
        self.client
            .look(|clerk, _| clerk.desk().state().counted.as_ref().map(clerk::result_hash))
            .flatten()
            .unwrap_or_default()
    }

    fn signatures(&self) -> usize {
        let sitting = |clerk: &server::Clerk| clerk.desk().state().sitting.as_ref().map(|open| open.signatures.len());
        self.client.look(move |clerk, _| sitting(clerk)).flatten().unwrap_or(0)
    }

    fn certified(&self) -> bool {
        self.client.look(|clerk, _| clerk.desk().state().certified.is_some()).unwrap_or(false)
    }

    fn entries(&self, kind: &'static str) -> usize {
        self.client.look(move |clerk, _| clerk.lines().iter().filter(|line| line.contains(kind)).count()).unwrap_or(0)
    }

    /// Members of the commission with their sessions.
    fn members(&self) -> [String; 5] {
        ["a", "b", "c", "d", "e"].map(|account| self.login(person(account, Role::Administrator)))
    }
}

fn figures([cedar, alma, beren]: [u64; 3]) -> Value {
    let cast = cedar + alma + beren;
    json!({
        "A1": 1000, "A2": cast, "A4": 1010 - cast, "B1": cast, "B2 alma": alma, "B2 beren": beren, "B2 cedar": cedar,
        "B3": 0, "B4": 1010, "B5": 1010 - cast,
    })
}

#[test]
fn copies_that_differ_are_weighed_against_the_seats() {
    let check = |copies: &[(&str, &str, Value)], says: &[&str]| {
        let stand = brought(State::Settled);
        for (by, precinct, figures) in copies {
            let copy = json!({ "precinct": precinct, "figures": figures });
            stand.give(by, json!({ "command": "enter_copy", "copy": copy }));
        }
        for (language, words) in ["kk", "ru", "en"].into_iter().zip([None, None, Some(says)]) {
            let token = stand.login(person("a", Role::Auditor));
            let page = stand.get(&token, &SITTING.replacen("/en/", &format!("/{language}/"), 1)).body;
            let plain: String = page.chars().filter(|c| !['\u{2068}', '\u{2069}'].contains(c)).collect();
            for word in words.into_iter().flatten() {
                assert!(plain.contains(word), "{copies:?} misses `{word}`: {plain}");
            }
        }
    };
    check(&[("o", "4", json!({ "B2 alma": 1 }))], &["No observer's copy shows other figures"]);
    check(&[("o", "4", json!({ "A1": 1001 }))], &["In 1 precinct", "No figure differs on which a seat depends"]);
    check(
        &[("o", "4", json!({ "B2 alma": 2 }))],
        &["No seat can change, whichever of them are right: the differences add up to 1,"],
    );
    check(
        &[("o", "1", json!({ "B2 alma": 30, "B2 beren": 470 }))],
        &["all at once, other seats come out", "Party beren: ", " → <strong>"],
    );
    // What two copies do to each other leaves the seats as they are, but nothing is proven of one of them alone.
    check(
        &[("o", "1", json!({ "B2 alma": 30 })), ("p", "2", json!({ "B2 alma": 370 }))],
        &["all at once, the seats are the same", "one combination and not proven", "the differences add up to 540,"],
    );
    check(
        &[("o", "1", json!({ "B2 alma": 30 })), ("p", "1", json!({ "B2 alma": 370 }))],
        &["so that the protocol’s was kept: 1."],
    );
}

/// How far the stand is brought before a table of roles is asked.
#[derive(Clone, Copy, Debug)]
enum State {
    Open,
    Settled,
    Counted,
    Sitting,
    Signed,
    Certified,
}

/// The small election with a certified result.
pub(crate) fn certified() -> Stand {
    brought(State::Certified)
}

fn brought(state: State) -> Stand {
    let stand = Stand::new();
    if matches!(state, State::Open) {
        return stand;
    }
    stand.settle();
    if matches!(state, State::Settled) {
        return stand;
    }
    stand.give("commission", json!({ "command": "count" }));
    if matches!(state, State::Counted) {
        return stand;
    }
    stand.give("commission", json!({ "command": "open_sitting" }));
    if matches!(state, State::Sitting) {
        return stand;
    }
    for member in ["m1", "m2", "m3", "m4"] {
        let name = format!("Member {member}");
        stand.give(member, json!({ "command": "sign", "name": name, "counted": stand.counted() }));
    }
    if matches!(state, State::Certified) {
        stand.give("m1", json!({ "command": "certify" }));
    }
    stand
}

#[test]
fn each_step_in_each_state() {
    // Where a step leads: 303 to the sitting where it was taken, 422 with the code of the refusal where it was not.
    let table: [(State, [&str; 5]); 6] = [
        (State::Open, ["A006", "A002", "A001", "A001", "A001"]),
        (State::Settled, ["303", "A002", "A001", "A001", "A001"]),
        (State::Counted, ["303", "A002", "303", "A011", "A006"]),
        (State::Sitting, ["303", "A002", "A001", "303", "A006"]),
        (State::Signed, ["303", "A002", "A001", "303", "303"]),
        (State::Certified, ["A001", "A001", "A001", "A001", "A001"]),
    ];
    for (state, expect) in table {
        for (step, expect) in ["count", "lot", "open", "sign", "certify"].into_iter().zip(expect) {
            let stand = brought(state);
            let token = stand.login(person("a", Role::Administrator));
            let counted = stand.counted();
            let got = stand.press(&token, step, &[("counted", &counted)]);
            if expect == "303" {
                assert_eq!(
                    (got.status, got.header("location")),
                    (303, Some(SITTING)),
                    "{state:?} {step}: {}",
                    got.body
                );
            } else {
                assert_eq!(got.status, 422, "{state:?} {step}");
                assert!(got.body.contains(expect), "{state:?} {step}: {}", got.body);
            }
        }
    }
}

#[test]
fn each_role_in_each_state() {
    for state in [State::Open, State::Settled, State::Counted, State::Sitting, State::Signed, State::Certified] {
        let stand = brought(state);
        for role in Role::DESKS {
            let token = stand.login(person("somebody", role));
            let (reads, orders) = match role {
                Role::Administrator => (200, true),
                Role::Auditor => (200, false),
                _ => (403, false),
            };
            for language in ["kk", "ru", "en"] {
                let got = stand.get(&token, &format!("/{language}/desk/small/sitting"));
                assert_eq!(got.status, reads, "{state:?} {role:?}");
                let form = got.body.contains("name=\"step\"");
                assert!(!form || orders, "{state:?} {role:?} sees a form");
            }
            if !orders {
                for step in ["count", "lot", "open", "sign", "unsign", "certify", "issue", "give"] {
                    assert_eq!(stand.press(&token, step, &[]).status, 403, "{state:?} {role:?} {step}");
                }
            }
        }
        let auditor = stand.login(person("auditor", Role::Auditor));
        let text = stand.get(&auditor, "/en/desk/small/sitting/result.json");
        let has = !matches!(state, State::Open | State::Settled);
        assert_eq!(text.status, if has { 200 } else { 404 }, "{state:?}");
    }
}

#[test]
fn what_is_signed_is_what_is_seen() {
    let stand = brought(State::Sitting);
    let token = stand.login(person("a", Role::Administrator));
    let page = stand.get(&token, SITTING);
    let hash = page.hidden("counted");
    assert_eq!(hash, stand.counted());
    assert!(page.body.contains("651") && page.body.contains("352") && page.body.contains("197"), "the figures");
    assert!(page.body.contains("majilis.list.threshold") && page.body.contains("97-1"), "the articles of the count");
}

#[test]
fn members_sign_one_after_another_and_certify() {
    let stand = brought(State::Counted);
    let members = stand.members();
    assert_eq!(stand.press(&members[0], "open", &[]).status, 303);
    for (at, token) in members.iter().take(4).enumerate() {
        let page = stand.get(token, SITTING);
        let (order, counted) = (page.hidden("order"), page.hidden("counted"));
        // The law of this day is not recorded as to the number of members: two are this procedure's own rule.
        assert_eq!(page.body.contains("value=\"certify\""), at >= 2, "{at} signed");
        let fields = [("step", "sign"), ("order", order.as_str()), ("counted", counted.as_str())];
        assert_eq!(stand.post(token, SITTING, &fields).status, 303);
        assert_eq!(stand.signatures(), at + 1);
        // The same form sent once more has one effect, and says the same.
        assert_eq!(stand.post(token, SITTING, &fields).status, 303);
        assert_eq!(stand.signatures(), at + 1);
        assert!(stand.get(token, SITTING).body.contains("You have signed"));
    }
    assert_eq!(stand.press(&members[4], "certify", &[]).status, 303);
    assert!(stand.certified());
    let names: Vec<String> = ["a", "b", "c", "d"].map(|account| format!("Person {account}")).into();
    assert!(stand.get(&members[4], SITTING).body.contains(&names.join(", ")));
}

#[test]
fn a_member_takes_a_signature_back_and_signs_again() {
    let stand = brought(State::Signed);
    let counted = stand.counted();
    let [a, b, ..] = stand.members();
    assert_eq!(stand.press(&a, "sign", &[("counted", &counted)]).status, 303);
    let page = stand.get(&a, SITTING).body;
    assert!(page.contains("You have signed") && page.contains("value=\"unsign\""), "{page}");
    assert!(!stand.get(&b, SITTING).body.contains("value=\"unsign\""), "who did not sign takes nothing back");
    // Whoever did not sign, gives no reason, or did not prove it is they takes nothing back.
    assert_eq!(stand.press(&b, "unsign", &[("because", "no <b>mine</b>")]).status, 422);
    let refused = stand.press(&b, "unsign", &[("because", "once <b>more</b>")]);
    assert!(refused.body.contains("once &lt;b&gt;more&lt;/b&gt;"), "what was typed is there: {}", refused.body);
    assert_eq!(stand.press(&a, "unsign", &[("because", " ")]).status, 422);
    let unproven = stand.login(Who { confirmed: None, ..person("a", Role::Administrator) });
    let got = stand.press(&unproven, "unsign", &[("because", "mistaken")]);
    assert!(got.header("location").is_some_and(|to| to.contains("/desk/confirm")), "{}", got.head);
    assert_eq!(stand.signatures(), 5);
    let [a, ..] = stand.members();
    assert_eq!(stand.press(&a, "unsign", &[("because", "signed in haste")]).status, 303);
    assert_eq!(stand.signatures(), 4);
    let page = stand.get(&b, SITTING).body;
    assert!(page.contains("Taken back:") && page.contains("signed in haste"), "{page}");
    let told = stand.get(&a, "/api/v1/elections/small/sitting").body;
    assert!(told.contains(r#""withdrawn":[{"account":"a","name":"Person a","because":"signed in haste"}]"#), "{told}");
    let journal = stand.get(&a, "/en/desk/small/journal?actor=a").body;
    assert!(journal.contains("result signed") && journal.contains("signature taken back"), "{journal}");
    assert_eq!(stand.press(&a, "sign", &[("counted", &counted), ("again", "1")]).status, 303);
    assert_eq!(stand.signatures(), 5);
    assert_eq!(stand.press(&b, "certify", &[]).status, 303);
    let late = stand.press(&a, "unsign", &[("because", "too late")]);
    assert!(late.status == 422 && late.body.contains("certified already"), "{}", late.body);
    assert!(!stand.get(&a, SITTING).body.contains("value=\"unsign\""));
}

#[test]
fn one_person_signs_once() {
    let stand = brought(State::Sitting);
    let counted = stand.counted();
    let sign = |who: Who, order: &str| {
        let token = stand.login(who);
        stand.post(&token, SITTING, &[("step", "sign"), ("order", order), ("counted", &counted), ("name", "Else")])
    };
    let member = |account: &str, name: &str| Who { name: name.to_owned(), ..person(account, Role::Administrator) };
    assert_eq!(sign(member("a", "Aliya B."), "1").status, 303);
    for (account, name) in [("a", "Aliya B."), ("a", "Another"), ("b", "aliya  B"), ("c", "B. ALIYA"), ("d", " . ")] {
        let got = sign(member(account, name), &format!("{account}{name}"));
        assert_eq!(got.status, 422, "{account} {name}");
        assert!(got.body.contains("A011"), "{account} {name}: {}", got.body);
    }
    assert_eq!(stand.signatures(), 1);
}

#[test]
fn who_does_not_prove_it_is_they_signs_nothing() {
    let stand = brought(State::Signed);
    let counted = stand.counted();
    let member = person("a", Role::Administrator);
    let at = |millis: i64| Some(Moment::from_millis(NOW - millis).unwrap());
    let stale = [None, at(300_000), at(86_400_000), at(-1_000)];
    for confirmed in stale {
        let token = stand.login(Who { confirmed, ..member.clone() });
        for step in ["sign", "certify"] {
            let got = stand.press(&token, step, &[("counted", &counted)]);
            let to = got.header("location").unwrap_or_default().to_owned();
            assert_eq!(
                (got.status, to.as_str()),
                (303, "/en/desk/confirm?to=%2Fdesk%2Fsmall%2Fsitting"),
                "{confirmed:?}"
            );
        }
        assert!(!stand.get(&token, SITTING).body.contains("value=\"sign\""));
    }
    let token = stand.login(Who { second: false, ..member.clone() });
    let led = stand.get(&token, SITTING);
    assert_eq!((led.status, led.header("location")), (303, Some("/en/desk/account")));
    assert_eq!(stand.press(&token, "sign", &[("counted", &counted)]).status, 403);
    let token = stand.login(Who { confirmed: at(299_999), ..member });
    assert_eq!((stand.signatures(), stand.certified()), (4, false));
    assert_eq!(stand.press(&token, "sign", &[("counted", &counted)]).status, 303);
}

#[test]
fn a_protocol_corrected_between_two_signatures() {
    let stand = brought(State::Sitting);
    let [a, b, ..] = stand.members();
    let before = stand.counted();
    assert_eq!(stand.press(&a, "sign", &[("counted", &before)]).status, 303);
    let seen = stand.get(&b, SITTING);
    stand.correct("4", [1, 1, 4]);
    assert_eq!(stand.signatures(), 0, "the signature fell");
    let (order, hash) = (seen.hidden("order"), seen.hidden("counted"));
    let got = stand.post(&b, SITTING, &[("step", "sign"), ("order", &order), ("counted", &hash)]);
    assert!(got.status == 422 && got.body.contains("A006"), "{}", got.body);
    assert!(stand.get(&a, SITTING).body.contains("no longer stands"));
    stand.give("commission", json!({ "command": "count" }));
    stand.give("a", json!({ "command": "open_sitting" }));
    // What b saw is another result than the one that stands now.
    let got = stand.press(&b, "sign", &[("counted", &before)]);
    assert!(got.status == 422 && got.body.contains("A011"), "{}", got.body);
    assert_eq!(stand.signatures(), 0);
}

#[test]
fn all_press_certify_at_once() {
    let stand = brought(State::Signed);
    let members = stand.members();
    let pressed: Vec<Got> = std::thread::scope(|scope| {
        let each: Vec<_> = members.iter().map(|token| scope.spawn(|| stand.press(token, "certify", &[]))).collect();
        each.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let mut codes: Vec<u16> = pressed.iter().map(|got| got.status).collect();
    codes.sort_unstable();
    assert_eq!(codes, [303, 422, 422, 422, 422]);
    assert!(pressed.iter().filter(|got| got.status == 422).all(|got| got.body.contains("was certified already")));
    assert_eq!(stand.entries("result.certified/1"), 1);
}

#[test]
fn forms_that_are_none() {
    let stand = brought(State::Sitting);
    let token = stand.login(person("a", Role::Administrator));
    let check = |fields: &[(&str, &str)], expect: u16| {
        let got = stand.post(&token, SITTING, fields);
        assert_eq!(got.status, expect, "{fields:?}");
        assert!(!got.body.contains("<script>alert"), "{fields:?}");
    };
    let long = "x".repeat(5_000);
    check(&[], 422);
    check(&[("step", "burn"), ("order", "1")], 422);
    check(&[("step", "count")], 422);
    check(&[("step", "count"), ("order", &long)], 422);
    check(&[("step", "sign"), ("order", "2"), ("counted", "<script>alert(1)</script>")], 422);
    check(&[("step", "lot"), ("order", "3"), ("won alma", "4294967295")], 422);
    check(&[("step", "lot"), ("order", "4"), ("won <script>alert(1)</script>", "1")], 422);
    check(&[("step", "give"), ("order", "5"), ("list", "alma"), ("youth_below", "old")], 422);
    check(&[("step", "give"), ("order", "6"), ("list", "<script>alert(1)</script>")], 422);
    check(&[("step", "give"), ("order", "7"), ("list", "alma"), ("decided", &long)], 422);
    assert_eq!(stand.signatures(), 0);
    let foreign = stand.ask("POST", SITTING, &cookie(&token), "step=certify&order=1");
    assert_eq!(foreign.status, 403, "a form without the session's own mark");
}

#[test]
fn mandates_follow_and_what_was_typed_stays() {
    let stand = brought(State::Certified);
    let token = stand.login(person("a", Role::Administrator));
    let page = stand.get(&token, SITTING);
    assert!(page.body.contains("name=\"chosen\"") && page.body.contains("alma 01"));
    let give = |order: &str, chosen: &str| {
        let fields = [("step", "give"), ("order", order), ("list", "alma"), ("chosen", chosen), ("in_time", "yes")];
        stand.post(&token, SITTING, &fields)
    };
    let got = give("give-1", "nobody of this name");
    assert!(got.status == 422 && got.body.contains("nobody of this name") && got.body.contains("A002"), "{}", got.body);
    let decided = [
        ("step", "give"),
        ("order", "give-2"),
        ("list", "alma"),
        ("chosen", "alma 03\nalma 06\r\n\nalma 09"),
        ("in_time", "yes"),
        ("decided", "synthetic"),
        ("youth_below", "35"),
    ];
    let got = stand.post(&token, SITTING, &decided);
    assert_eq!(got.status, 303, "{}", got.body);
    assert!(stand.get(&token, SITTING).body.contains("<li>alma 09</li>"));
}

#[test]
fn a_lot_is_drawn_where_the_law_asks_for_it() {
    let stand = Stand::by_lot();
    for precinct in ["1", "2", "3", "4"] {
        stand.protocol(precinct, [100, 100, 100]);
    }
    let token = stand.login(person("a", Role::Administrator));
    assert_eq!(stand.press(&token, "count", &[]).status, 303);
    let page = stand.get(&token, SITTING).body;
    for list in ["alma", "beren", "cedar"] {
        assert!(page.contains(&format!("name=\"won {list}\"")), "{list}");
    }
    assert!(page.contains("2 mandates are drawn for") && page.contains("The law gives no answer here"), "{page}");
    assert!(!page.contains("value=\"open\""), "nothing is signed before the lot");
    let open = stand.press(&token, "open", &[]);
    assert!(open.status == 422 && open.body.contains("the law asks for a lot for 2"), "{}", open.body);
    let draw = |won: [&str; 3]| {
        stand.press(&token, "lot", &[("won alma", won[0]), ("won beren", won[1]), ("won cedar", won[2])])
    };
    for wrong in [["0", "0", "0"], ["1", "0", "0"], ["1", "1", "1"], ["2", "0", "0"], ["x", "-1", ""]] {
        assert_eq!(draw(wrong).status, 422, "{wrong:?}");
    }
    assert_eq!(draw(["1", "0", "1"]).status, 303);
    assert!(stand.get(&token, SITTING).body.contains("no longer stands"), "counted before the lot");
    assert_eq!(stand.press(&token, "count", &[("again", "1")]).status, 303);
    let page = stand.get(&token, SITTING).body;
    assert!(
        page.contains("The lot was drawn for: Party alma, Party cedar") && page.contains("value=\"open\""),
        "{page}"
    );
}
