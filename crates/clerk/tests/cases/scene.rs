//! A journal in hand and what becomes of an order in one line of text; a small election of three lists and four precincts,
//! synthetic. It must never know what an order should come to.

use std::sync::{Arc, LazyLock};

use clerk::{Answer, Books, DeskOf, Order, Procedure, State};
use journal::{Draft, Entry, Head, Moment, chain};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::statutes;

pub(crate) static LAW: LazyLock<Arc<Books>> = LazyLock::new(|| statutes::books("acts/kz", None));

/// A desk with its journal in hand.
#[derive(Clone, Debug)]
pub(crate) struct SceneOf<P> {
    books: Arc<Books>,
    state: P,
    pub(crate) entries: Vec<Entry>,
    number: u64,
}

/// The desk of an election.
pub(crate) type Scene = SceneOf<State>;

/// Votes of a precinct's protocol.
#[derive(Clone, Copy)]
pub(crate) struct Paper {
    pub(crate) lists: [u64; 3],
    pub(crate) against: u64,
    pub(crate) invalid: u64,
}

impl Paper {
    pub(crate) const fn of(lists: [u64; 3]) -> Self {
        Self { lists, against: 0, invalid: 0 }
    }

    /// Figures that add up, by their number.
    pub(crate) fn figures(self) -> Value {
        let cast = self.lists.iter().sum::<u64>() + self.against + self.invalid;
        let [a, b, c] = self.lists;
        json!({
            "A1": 1000, "A2": cast, "A4": 1010 - cast, "B1": cast, "B2 alma": a, "B2 beren": b, "B2 cedar": c,
            "B2-1": self.against, "B3": self.invalid, "B4": 1010, "B5": 1010 - cast,
        })
    }
}

/// A step of a precinct's entry.
pub(crate) fn step(precinct: &str, role: &str, name: &str) -> Value {
    json!({ "precinct": precinct, "role": role, "step": name })
}

/// A step that brings figures.
pub(crate) fn brings(precinct: &str, role: &str, name: &str, figures: &Value) -> Value {
    json!({ "precinct": precinct, "role": role, "step": name, "figures": figures })
}

/// A step that supersedes.
pub(crate) fn supersedes(precinct: &str, name: &str) -> Value {
    json!({ "precinct": precinct, "role": "coordinator", "step": name, "because": "synthetic" })
}

pub(crate) fn steps(steps: &[Value]) -> Value {
    json!({ "command": "steps", "steps": steps })
}

/// Persons of a list: every third is a woman, all were born in 1970 or as told.
pub(crate) fn persons(list: &str, many: u32) -> Value {
    let person = |number: u32| {
        let sex = if number.is_multiple_of(3) { "female" } else { "male" };
        json!({ "name": format!("{list} {number:02}"), "sex": sex, "born": "1970-01-01", "member": true,
            "citizen": true, "residence_years": 20, "elsewhere": [] })
    };
    (1..=many).map(person).collect()
}

/// A day on which lists are nominated and registered, whatever the vote's law.
pub(crate) fn filing_day(vote: &str) -> String {
    let vote: jiff::civil::Date = vote.parse().unwrap();
    vote.saturating_sub(jiff::Span::new().days(45)).to_string()
}

impl Scene {
    /// As it stands when lists may be filed, on the law of a day.
    pub(crate) fn called(books: &Arc<Books>, vote: &str) -> Self {
        let mut scene = Self::new(books);
        scene.done(
            "commission",
            &json!({
                "command": "call", "election": "kz/small", "office": "majilis", "title": "A small election (synthetic)",
                "territory": "A small country", "vote": vote, "synthetic": true,
            }),
        );
        let place = |(id, district)| json!({ "id": id, "district": district, "region": "North" });
        let places: Vec<Value> = [("1", "Hill"), ("2", "Hill"), ("3", "Lake"), ("4", "Lake")].map(place).to_vec();
        scene.done("commission", &json!({ "command": "set_precincts", "precincts": places }));
        scene
    }

    /// As it stands when protocols may be entered. Lists are registered in the order of the alphabet.
    pub(crate) fn ballot(books: &Arc<Books>, vote: &str, many: u32) -> Self {
        let mut scene = Self::called(books, vote);
        let day = filing_day(vote);
        for list in ["alma", "beren", "cedar"] {
            scene.done(
                "party",
                &json!({
                    "command": "file_list", "list": list, "party": format!("Party {list}"), "day": day,
                    "persons": persons(list, many),
                }),
            );
            scene.done("commission", &json!({ "command": "register_list", "list": list, "decided": "synthetic" }));
        }
        scene.done("commission", &json!({ "command": "set_ballot", "order": ["cedar", "alma", "beren"] }));
        scene
    }

    /// As it stands when all four protocols are accepted.
    pub(crate) fn settled(books: &Arc<Books>, vote: &str, many: u32, papers: [Paper; 4]) -> Self {
        let mut scene = Self::ballot(books, vote, many);
        for (precinct, paper) in ["1", "2", "3", "4"].into_iter().zip(papers) {
            scene.protocol(precinct, paper);
        }
        scene
    }

    /// The same with a certified result.
    pub(crate) fn certified(books: &Arc<Books>, vote: &str, many: u32, papers: [Paper; 4]) -> Self {
        let mut scene = Self::settled(books, vote, many, papers);
        scene.done("commission", &json!({ "command": "count" }));
        scene.done("commission", &json!({ "command": "certify", "signed": ["A", "B", "C", "D"] }));
        scene
    }

    /// A protocol from its first entry until it is accepted.
    pub(crate) fn protocol(&mut self, precinct: &str, paper: Paper) {
        let mut figures = paper.figures();
        let known = self.state().ballot.as_ref().map(|ballot| ballot.set.figures.clone()).unwrap_or_default();
        figures.as_object_mut().unwrap().retain(|name, _| known.contains(name));
        let first = [brings(precinct, "clerk", "enter", &figures), step(precinct, "clerk", "release")];
        self.done("clerk-a", &steps(&first));
        self.done("clerk-b", &steps(&[brings(precinct, "clerk", "enter", &figures)]));
        let accept = [step(precinct, "coordinator", "resolve"), step(precinct, "coordinator", "accept")];
        self.done("coordinator", &steps(&accept));
    }
}

impl<P> SceneOf<P>
where
    P: Procedure + Clone,
    P::Command: DeserializeOwned,
{
    pub(crate) fn new(books: &Arc<Books>) -> Self {
        let state = DeskOf::<P>::new(Arc::clone(books)).state().clone();
        Self { books: Arc::clone(books), state, entries: Vec::new(), number: 0 }
    }

    pub(crate) fn state(&self) -> &P {
        &self.state
    }

    /// Carries an order out that nothing stands against.
    pub(crate) fn done(&mut self, actor: &str, command: &Value) {
        let heard = self.give(actor, command);
        let refused = heard.starts_with('A') || heard == "known";
        assert!(!refused, "{command}: {heard}");
    }

    /// Gives an order: the kinds of its records, or the code and the words of its refusal.
    pub(crate) fn give(&mut self, actor: &str, command: &Value) -> String {
        self.number += 1;
        let id = format!("order-{}", self.number);
        self.give_as(&id, actor, command)
    }

    /// The same with an id.
    pub(crate) fn give_as(&mut self, id: &str, actor: &str, command: &Value) -> String {
        let command: P::Command =
            serde_json::from_value(command.clone()).unwrap_or_else(|why| panic!("{command}: {why}"));
        let at = Moment::from_millis(1_830_000_000_000).unwrap();
        let order = Order { id: id.to_owned(), actor: actor.to_owned(), at, command };
        let desk = self.desk();
        let (drafts, heard) = match desk.answer(&order) {
            Answer::Known => (Vec::new(), "known".to_owned()),
            Answer::Refused(why, draft) => (vec![draft], format!("{} {why}", why.code())),
            Answer::Done(drafts) => {
                let kinds: Vec<String> = drafts.iter().map(|draft| draft.kind.clone()).collect();
                (drafts, kinds.join(" "))
            }
        };
        let refused = drafts.first().is_some_and(|draft| draft.kind == "command.refused/1");
        let before = facts(&self.state);
        self.enter(drafts);
        if refused || heard == "known" {
            assert_eq!(before, facts(&self.state), "a refusal changed something: {heard}");
        }
        heard
    }

    /// Puts drafts into the journal.
    pub(crate) fn enter(&mut self, drafts: Vec<Draft>) {
        let mut desk = self.desk();
        let entries = chain(&self.head(), drafts).unwrap();
        for entry in &entries {
            desk.enter(entry).unwrap();
        }
        self.state = desk.state().clone();
        self.entries.extend(entries);
    }

    /// Takes up an entry of another journal.
    pub(crate) fn replay(&mut self, entry: &Entry) {
        let mut desk = self.desk();
        desk.enter(entry).unwrap();
        self.state = desk.state().clone();
        self.number += 1;
        self.entries.push(entry.clone());
    }

    fn head(&self) -> Head {
        self.entries.last().map_or(Head::EMPTY, Head::after)
    }

    /// A desk that knows the journal so far and nothing else.
    pub(crate) fn desk(&self) -> DeskOf<P> {
        let mut desk = DeskOf::new(Arc::clone(&self.books));
        for entry in &self.entries {
            desk.enter(entry).unwrap();
        }
        desk
    }
}

/// All that an order can change.
fn facts(state: &impl std::fmt::Debug) -> String {
    format!("{state:?}")
}
