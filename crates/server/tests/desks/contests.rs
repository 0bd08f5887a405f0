//! Many contests over real sockets: two posts of a synthetic journal from the call to the registration, the filters of their
//! table, what is not told before protocols are settled, recorded sets and a chamber.

use clerk::contests::{Command, Order};
use journal::{MemoryStore, Moment};
use serde_json::{Value, json};
use server::RunningContests;

use crate::country;
use crate::stand::Stand;

/// A site with the contests to which orders were given so far.
pub(crate) struct Played {
    pub(crate) stand: Stand,
    client: store::Client<server::ContestsClerk>,
    given: usize,
}

impl Played {
    fn new() -> Self {
        Self::before(Stand::new())
    }

    /// The same at the end of the year, so that forms may tell of all days before.
    pub(crate) fn late() -> Self {
        Self::before(Stand::at(|| crate::posts::LATE.parse().unwrap()))
    }

    fn before(stand: Stand) -> Self {
        let store = Box::new(MemoryStore::new());
        let running = RunningContests::open("kz/akims", store, country::books(), |_, _, _| Ok(())).unwrap();
        let client = running.client();
        stand.site.show_contests(running);
        let mut played = Self { stand, client, given: 0 };
        let open = json!({ "command": "open", "set": "kz/akims", "office": "akim", "title": "Akims (synthetic)", "synthetic": true });
        played.give("commission", open);
        played
    }

    pub(crate) fn give(&mut self, actor: &str, command: Value) {
        self.given += 1;
        let command: Command = serde_json::from_value(command).unwrap();
        // Nothing is recorded before its day, and the year of these elections is over.
        let at: Moment = "2021-12-31T06:00:00.000Z".parse().unwrap();
        let order = Order { id: format!("order-{}", self.given), actor: actor.to_owned(), at, command };
        self.client.submit(order).unwrap().answer.unwrap();
    }

    /// A post with one precinct and two candidates, up to its ballot.
    fn called(&mut self, post: &str, region: &str, holder: &str) {
        let precinct = post.replace('/', "-");
        self.give("commission", json!({ "command": "enter_post", "entered": { "post": post, "region": region, "district": "Hill (synthetic)",
            "names": { "en": format!("{post} (synthetic)") }, "kind": "village", "settlements": 2, "holder": { "name": holder } } }));
        self.give(
            "commission",
            json!({ "command": "set_precincts", "post": post, "precincts": [{ "id": precinct, "voters": 100 }] }),
        );
        self.give(
            "commission",
            json!({ "command": "call", "post": post, "vote": "2021-07-25", "called": "2021-06-14" }),
        );
        for (candidate, sex) in [("a", "female"), ("b", "male")] {
            self.give("commission", json!({ "command": "nominate", "nominated": { "post": post, "candidate": candidate, "day": "2021-07-05",
                "name": format!("{candidate} of {post} (synthetic)"), "sex": sex, "born": "1980-02-29", "nominator": "self", "hour": "12:00",
                "member_of": "none", "terms_in_a_row": 0, "papers": { "citizen": true, "residence_years": 20, "consent": true,
                "elsewhere": [], "paid": "1", "declaration": "in_order", "spouse_declaration": "not_owed", "special_check": "passed",
                "signatures_collected": 30, "signatures_good": 20, "settlements": 2 } } }));
            self.give(
                "commission",
                json!({ "command": "decide", "post": post, "candidate": candidate, "day": "2021-07-12" }),
            );
        }
        self.give("commission", json!({ "command": "set_ballot", "post": post, "day": "2021-07-15" }));
    }

    /// The figures of the ballot's form: `votes` for each candidate, and against all.
    pub(crate) fn figures(&self, post: &str, votes: [u64; 2], against: u64) -> Value {
        let post = post.to_owned();
        let part = votes[0] + votes[1] + against;
        self.client
            .look(move |clerk, _| {
                use election::protocol::{Cell, Means};
                let ballot =
                    clerk.desk().state().posts[&post].contest().unwrap().round().unwrap().ballot.as_ref().unwrap();
                let form = &ballot.form;
                let mut figures = serde_json::Map::new();
                for at in 0..ballot.tally.sum(ballot.tally.territory().whole()).cells.len() {
                    figures.insert(form.label(Cell::Fixed(at)), json!(0));
                }
                let mut set = |means: Means, number: u64| {
                    for at in form.cells_that_mean(means) {
                        figures.insert(form.label(Cell::Fixed(at)), json!(number));
                    }
                };
                set(Means::Registered, 100);
                set(Means::TookPart, part);
                set(Means::AgainstAll, against);
                for (at, votes) in form.cells_that_mean(Means::Votes).into_iter().zip(votes) {
                    figures.insert(form.label(Cell::Fixed(at)), json!(votes));
                }
                // What the form has besides: ballots handed out, left over, received, cancelled.
                for (label, number) in [("A2", part), ("A4", 100 - part), ("B4", 100), ("B5", 100 - part)] {
                    assert!(figures.insert(label.to_owned(), json!(number)).is_some(), "{label}");
                }
                Value::Object(figures)
            })
            .unwrap()
    }

    fn step(&mut self, actor: &str, role: &str, precinct: &str, step: &str, figures: Option<&Value>) {
        let mut own = json!({ "precinct": precinct, "role": role, "step": step });
        if let Some(figures) = figures {
            own.as_object_mut().unwrap().insert("figures".to_owned(), figures.clone());
        }
        self.give(actor, json!({ "command": "steps", "steps": [own] }));
    }

    pub(crate) fn page(&self, path: &str) -> String {
        let got = self.stand.get("", path);
        assert_eq!(got.status, 200, "{path}: {}", got.body);
        got.body
    }
}

const NORTH: &str = "/en/elections/akims/posts/north/1";

#[test]
fn a_contest_from_the_ballot_to_its_winner() {
    let mut played = Played::new();
    played.called("north/1", "KZ-23", "a of north/1 (synthetic)");
    played.called("south/1", "KZ-11", "somebody else (synthetic)");
    assert!(played.page(NORTH).contains("called"));
    let figures = played.figures("north/1", [21, 17], 33);
    for clerk in ["clerk-a", "clerk-b"] {
        played.step(clerk, "clerk", "north-1", "enter", Some(&figures));
        // Nobody reads a figure here before the protocol is accepted.
        assert!(!played.page(NORTH).contains("46.48"), "{clerk}");
        // The second clerk's sheet settles it where both are alike.
        if clerk == "clerk-a" {
            played.step(clerk, "clerk", "north-1", "release", None);
        }
    }
    let before = played.page(NORTH);
    assert!(!before.contains(">33<") && !before.contains(">21<"), "{before}");
    played.accept("north-1");
    let decided = played.page(NORTH);
    for part in [
        "Elected: a of north/1 (synthetic)",
        "46.48%",
        "no candidate: takes no place among them",
        "113-9",
        "Against all has more ballots",
    ] {
        assert!(decided.contains(part), "{part}: {decided}");
    }
    let set = played.page("/en/elections/akims");
    for part in
        ["Synthetic: posts, names and votes are invented", "1 of them with somebody elected", "0.00%: 0 new of 1"]
    {
        assert!(set.contains(part), "{part}: {set}");
    }
    assert_eq!(played.page("/en/elections/akims"), set, "from memory it is the same");
    played.give("commission", json!({ "command": "count", "post": "north/1" }));
    assert_ne!(played.page("/en/elections/akims"), set, "and another at another head");
    let sheet = played.page("/ru/elections/akims/regions/KZ-23");
    assert!(sheet.contains("north/1 (synthetic)") && !sheet.contains("south/1"), "{sheet}");
    assert_eq!(played.stand.get("", "/en/elections/akims/regions/nowhere").status, 404);
    assert_eq!(played.stand.get("", "/en/elections/akims/posts/north/2").status, 404);
}

impl Played {
    fn accept(&mut self, precinct: &str) {
        for step in ["resolve", "accept"] {
            self.step("coordinator", "coordinator", precinct, step, None);
        }
    }
}

#[test]
fn the_address_is_the_whole_question() {
    let mut played = Played::new();
    for (post, region) in [("north/1", "KZ-23"), ("north/2", "KZ-23"), ("south/1", "KZ-11")] {
        played.called(post, region, "somebody else (synthetic)");
    }
    for (post, votes, against) in [("north/1", [21, 17], 33), ("north/2", [10, 40], 0)] {
        let (figures, precinct) = (played.figures(post, votes, against), post.replace('/', "-"));
        for clerk in ["clerk-a", "clerk-b"] {
            played.step(clerk, "clerk", &precinct, "enter", Some(&figures));
            // The second clerk's sheet settles it where both are alike.
            if clerk == "clerk-a" {
                played.step(clerk, "clerk", &precinct, "release", None);
            }
        }
        played.accept(&precinct);
    }
    let check = |query: &str, expect: &[&str]| {
        let page = played.page(&format!("/en/elections/akims?{query}"));
        assert!(
            page.contains(&format!("{} found", expect.len())) || page.contains(&format!("Found: {}", expect.len())),
            "{query}"
        );
        let data: Value = serde_json::from_str(&played.page(&format!("/api/v1/contests/akims?{query}"))).unwrap();
        let posts: Vec<&str> =
            data["items"].as_array().unwrap().iter().map(|row| row["post"].as_str().unwrap()).collect();
        assert_eq!(posts, expect, "{query}");
    };
    check("region=KZ-23", &["north/1", "north/2"]);
    check("state=called", &["south/1"]);
    check("sex=female", &["north/1"]);
    check("sex=male&age_from=41&age_to=41", &["north/2"]);
    check("age_from=42", &[]);
    check("nominator=self&sort=margin", &["north/1", "north/2"]);
    check("nominator=party", &[]);
    check("margin=5.63", &[]);
    check("margin=5.64", &["north/1"]);
    check("against_all=leads", &["north/1"]);
    check("holder=new", &["north/1", "north/2"]);
    check("name=NORTH", &["north/1", "north/2"]);
    for bad in ["margin=x", "nobody=1", "sort=luck", "region=a&region=b", "age_from=-1"] {
        assert_eq!(played.stand.get("", &format!("/en/elections/akims?{bad}")).status, 400, "{bad}");
        assert_eq!(played.stand.get("", &format!("/api/v1/contests/akims?{bad}")).status, 400, "{bad}");
    }
}

#[test]
fn recorded_sets_and_the_chamber_of_january_2021() {
    let stand = Stand::new();
    for (path, parts) in [
        ("/en/elections/akims-2023", vec!["Nurlybek Daumov", "District akim, 5\u{a0}November 2023"]),
        (
            "/en/elections/akims-2023/posts/west-kazakhstan/bokeyorda",
            vec!["4,660", "The same person was declared elected"],
        ),
        ("/en/elections/akims-2023/posts/west-kazakhstan/taskala", vec!["What is known does not decide this contest"]),
        ("/en/elections/akims-2013", vec!["2,454", "28.81%", "not found"]),
        ("/en/chamber/2021-01-11", vec!["98 + 9 = 107", "107 of 107 seats are known"]),
        ("/en/chamber/2021-01-10", vec!["98 of 107 seats are known"]),
        ("/kk/chamber/2004-10-01", vec!["10 + 67 = 77"]),
        ("/en/elections", vec!["/en/elections/assembly-2021", "/en/elections/akims-2017"]),
    ] {
        let got = stand.get("", path);
        assert_eq!(got.status, 200, "{path}");
        for part in parts {
            assert!(got.body.contains(part), "{path} has no `{part}`: {}", got.body);
        }
    }
    for path in ["/en/chamber/1990-01-01", "/en/chamber/2021-1-11", "/en/chamber/x", "/en/elections/akims-1900"] {
        assert_eq!(stand.get("", path).status, 404, "{path}");
    }
}
