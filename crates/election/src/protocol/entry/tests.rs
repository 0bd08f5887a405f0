//! The states against the drawing, and who may do what.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::protocol::fixture::{fill, form, law, sound};
use law::Query;

fn rules() -> EntryRules {
    EntryRules::on(&law(), &Query::on("2021-06-05".parse().unwrap()))
}

fn actor(id: &str, role: Role) -> Actor {
    Actor { id: id.to_owned(), role }
}

fn clerk(id: &str) -> Actor {
    actor(id, Role::Clerk)
}

fn chair() -> Actor {
    actor("chair", Role::Coordinator)
}

/// Takes steps that must be permitted.
fn walk(entry: Entry, steps: Vec<(Actor, Command)>) -> Entry {
    let (form, rules) = (form(), rules());
    steps.into_iter().fold(entry, |entry, (by, command)| {
        entry.apply(&form, &rules, &by, command).unwrap_or_else(|refused| panic!("{}", refused.refusal))
    })
}

/// A step that must be refused; the entry stays.
fn refuse(entry: &Entry, by: &Actor, command: Command, expect: &str) {
    let refused = entry.clone().apply(&form(), &rules(), by, command).unwrap_err();
    assert_eq!(refused.entry.state(), entry.state());
    assert_eq!(refused.refusal.to_string().lines().next().unwrap(), expect);
}

fn figures(change: &str) -> Figures {
    let form = form();
    fill(&form, sound(&form), change)
}

fn two(first: &str, second: &str) -> Entry {
    walk(
        Entry::default(),
        vec![
            (clerk("a"), Command::Enter(figures(first))),
            (clerk("a"), Command::Release),
            (clerk("b"), Command::Enter(figures(second))),
        ],
    )
}

fn accepted() -> Entry {
    walk(two("", ""), vec![(chair(), Command::Resolve(vec![])), (chair(), Command::Accept)])
}

fn supersede(ground: Ground, stage: Stage) -> Command {
    Command::Supersede { ground, because: "found".to_owned(), stage }
}

#[test]
fn two_equal_entries_are_settled() {
    let entry = accepted();
    assert_eq!(entry.outcome(), Outcome::Counted(&figures("")));
    assert_eq!(entry.history().filter(|past| matches!(past, Past::Entered { .. })).count(), 2);
}

#[test]
fn one_person_makes_one_entry() {
    let entry = walk(Entry::default(), vec![(clerk("a"), Command::Enter(figures("")))]);
    refuse(&entry, &clerk("b"), Command::Release, "`b` made none of the entries; a did");
    refuse(&entry, &clerk("b"), Command::Revise(figures("")), "`b` made none of the entries; a did");
    let entry = walk(entry, vec![(clerk("a"), Command::Release)]);
    refuse(&entry, &clerk("a"), Command::Enter(figures("")), "`a` made the first entry and may not make the second");
    refuse(&entry, &chair(), Command::Enter(figures("")), "the role coordinator may not take the step `enter`");
    refuse(&entry, &clerk(" "), Command::Enter(figures("")), "nobody is named");
    refuse(
        &entry,
        &clerk("b"),
        Command::Enter(Figures::new(3)),
        "the figures have 3 cells, the form of the day has 10",
    );
    refuse(&entry, &chair(), Command::Accept, "there is no step `accept` from AwaitingSecond");
    assert_eq!(entry.second_seat(&clerk("a")), Err(Refusal::SamePerson { by: "a".to_owned() }));
    let (by, command) = entry.second_seat(&clerk("b")).unwrap().enter(figures(""));
    assert_eq!(walk(entry, vec![(by, command)]).state(), State::Settled);
}

/// Neither the state, its debug form nor its history shows a figure of the first entry.
#[test]
fn the_second_entry_is_blind() {
    let marked = "A1=918273 B4=918273";
    let entry = walk(
        Entry::default(),
        vec![
            (clerk("a"), Command::Enter(figures(marked))),
            (clerk("a"), Command::Revise(figures(marked))),
            (clerk("a"), Command::Release),
        ],
    );
    assert_eq!(entry.history().count(), 0);
    let seat = entry.second_seat(&clerk("b")).unwrap();
    for shown in [format!("{entry:?}"), format!("{seat:?}"), format!("{:?}", entry.outcome())] {
        assert!(!shown.contains("918273"), "{shown}");
    }
}

#[test]
fn differences_are_settled_and_nothing_is_overwritten() {
    let entry = two("B3=11", "");
    let Entry::Differs(state) = &entry else { panic!() };
    let form = form();
    let shown: Vec<String> = state.differences().iter().map(|d| form.label(d.cell)).collect();
    assert_eq!((shown, state.first().by.as_str(), state.second().by.as_str()), (vec!["B3".to_owned()], "a", "b"));
    refuse(&entry, &clerk("a"), Command::Settle(figures("")), "`a` made an entry and may not decide on it");
    refuse(&entry, &clerk("c"), Command::Settle(figures("A1=1001")), "both entries agree on A1");
    refuse(&entry, &clerk("c"), Command::Correct(figures("")), "`c` made none of the entries; a and b did");
    let third = walk(entry.clone(), vec![(clerk("c"), Command::Settle(figures("B3=12")))]);
    assert_eq!(third.state(), State::Settled);
    let corrected = walk(
        entry,
        vec![(clerk("b"), Command::Correct(figures("B3=13"))), (clerk("a"), Command::Correct(figures("B3=13")))],
    );
    let Entry::Settled(state) = &corrected else { panic!() };
    assert_eq!(state.figures(), &figures("B3=13"));
    let entered: Vec<&Figures> = corrected
        .history()
        .filter_map(|past| if let Past::Entered { figures, .. } = past { Some(&**figures) } else { None })
        .collect();
    assert_eq!(entered, [&figures(""), &figures("B3=11"), &figures("B3=13"), &figures("B3=13")]);
}

#[test]
fn errors_block_and_warnings_need_a_reason() {
    let reason = |code: &str, text: &str| Reason { code: code.to_owned(), text: text.to_owned() };
    let wrong = two("B3=11", "B3=11");
    refuse(&wrong, &chair(), Command::Resolve(vec![reason("K01", "so it is")]), "errors block:");
    let warned = two("B4=1009", "B4=1009");
    refuse(&warned, &chair(), Command::Resolve(vec![]), "warnings need a written reason:");
    refuse(&warned, &chair(), Command::Resolve(vec![reason("K02", "  ")]), "warnings need a written reason:");
    let idle = vec![reason("K02", "one spoilt"), reason("K06", "x")];
    refuse(&warned, &chair(), Command::Resolve(idle), "a reason is given for K06, which was not found");
    let own = actor("a", Role::Coordinator);
    refuse(&warned, &own, Command::Resolve(vec![]), "`a` made an entry and may not decide on it");
    let entry =
        walk(warned, vec![(chair(), Command::Resolve(vec![reason("K02", "one ballot was spoilt and replaced")]))]);
    let Entry::Resolved(state) = &entry else { panic!() };
    assert_eq!(state.reasons().len(), 1);
}

#[test]
fn what_stands_is_superseded_and_stays_readable() {
    let entry = accepted();
    let silent = Command::Supersede { ground: Ground::Correction, because: " ".to_owned(), stage: Stage::Open };
    refuse(&entry, &chair(), silent, "what stands is not superseded without a word why");
    refuse(
        &entry,
        &clerk("a"),
        supersede(Ground::Correction, Stage::Open),
        "the role clerk may not take the step `correction`",
    );
    let own = "`a` made an entry and may not decide on it";
    refuse(&entry, &actor("a", Role::Coordinator), supersede(Ground::Correction, Stage::Open), own);
    let late = "a recount is ordered until the official publication of the results (Constitutional Law 28.09.1995 No. 2464 art 43)";
    refuse(&entry, &chair(), supersede(Ground::RecountOrdered, Stage::Published), late);
    let closed = "the results are published: no entry is corrected any more";
    refuse(&entry, &chair(), supersede(Ground::Correction, Stage::Published), closed);
    let again = walk(
        entry,
        vec![
            (chair(), supersede(Ground::RecountOnRequest, Stage::Open)),
            (clerk("b"), Command::Enter(figures("B2.x=399 B3=11"))),
            (clerk("b"), Command::Release),
            (clerk("a"), Command::Enter(figures("B2.x=399 B3=11"))),
        ],
    );
    let spent = "1 recounts on request were made and 1 are given (Constitutional Law 28.09.1995 No. 2464 art 43)";
    refuse(&again, &chair(), supersede(Ground::RecountOnRequest, Stage::Open), spent);
    assert!(again.history().any(|past| matches!(past, Past::Accepted { figures: old, .. } if **old == figures(""))));
    let void = walk(again, vec![(chair(), supersede(Ground::DeclaredVoid, Stage::Open))]);
    assert_eq!(void.outcome(), Outcome::Void);
    refuse(&void, &chair(), supersede(Ground::Correction, Stage::Open), "there is no step `correction` from Void");
    let repeated = walk(void, vec![(chair(), supersede(Ground::RepeatVoting, Stage::Published))]);
    assert_eq!(repeated.state(), State::AwaitingFirst);
    assert_eq!(repeated.history().filter(|past| matches!(past, Past::Superseded { .. })).count(), 3);
}

/// The drawing in the manual, line by line.
#[test]
fn the_manual_draws_the_same_steps() {
    let manual = include_str!("../../../../../docs/PROTOCOLS.md");
    let drawn: BTreeSet<String> = manual
        .lines()
        .filter(|line| line.contains(" --> ") && !line.contains("[*]"))
        .map(|line| line.trim().to_owned())
        .collect();
    let coded: BTreeSet<String> =
        TRANSITIONS.iter().map(|(from, with, to)| format!("{from:?} --> {to:?}: {}", with.as_str())).collect();
    assert_eq!(drawn, coded);
}

fn any_command() -> impl Strategy<Value = (Actor, Command)> {
    let people = prop::sample::select(vec![
        clerk("a"),
        clerk("b"),
        clerk("c"),
        chair(),
        actor("a", Role::Coordinator),
        actor("o", Role::Observer),
    ]);
    let changes = || prop::sample::select(vec!["", "B3=11", "B4=1009", "A1=-"]);
    let reasons = prop::sample::select(vec![vec![], vec!["K02"], vec!["K02", "K08"]]);
    let resolve = reasons.prop_map(|codes| {
        Command::Resolve(
            codes.into_iter().map(|code| Reason { code: code.to_owned(), text: "why".to_owned() }).collect(),
        )
    });
    let stages = prop::sample::select(vec![Stage::Open, Stage::Published]);
    let grounds = (prop::sample::select(Ground::ALL.to_vec()), stages);
    let commands = prop_oneof![
        5 => changes().prop_map(|change| Command::Enter(figures(change))),
        1 => changes().prop_map(|change| Command::Revise(figures(change))),
        3 => Just(Command::Release),
        2 => changes().prop_map(|change| Command::Settle(figures(change))),
        2 => changes().prop_map(|change| Command::Correct(figures(change))),
        3 => resolve,
        3 => Just(Command::Accept),
        2 => grounds.prop_map(|(ground, stage)| supersede(ground, stage)),
    ];
    (people, commands)
}

/// Figures that can be found in an entry's history or that stand.
fn kept(entry: &Entry) -> usize {
    let log = match entry {
        Entry::AwaitingFirst(state) => &state.log,
        Entry::FirstEntered(state) => &state.log,
        Entry::AwaitingSecond(state) => &state.log,
        Entry::Differs(state) => &state.log,
        Entry::Settled(state) => &state.log,
        Entry::Resolved(state) => &state.log,
        Entry::Accepted(state) => &state.log,
        Entry::Void(state) => &state.log,
    };
    let held = match entry {
        Entry::FirstEntered(_) | Entry::AwaitingSecond(_) => 1,
        Entry::Differs(_) => 2,
        _ => 0,
    };
    let entered = |past: &&Past| matches!(past, Past::Entered { .. } | Past::Settled { .. });
    log.past.iter().chain(&log.round).filter(entered).count() + held
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is asked by whomever: only steps of the drawing are taken, what is refused changes nothing, and no figure
    /// that was ever entered is lost.
    #[test]
    fn no_step_outside_the_drawing(commands in prop::collection::vec(any_command(), 0..60)) {
        let (form, rules) = (form(), rules());
        let (mut entry, mut entered) = (Entry::default(), 0);
        for (by, command) in commands {
            let (before, step) = (entry.state(), command.step());
            let figures = matches!(command, Command::Enter(_) | Command::Revise(_) | Command::Settle(_) | Command::Correct(_));
            entry = match entry.apply(&form, &rules, &by, command) {
                Ok(after) => {
                    prop_assert!(TRANSITIONS.contains(&(before, step, after.state())), "{before:?} {step:?} {:?}", after.state());
                    entered += usize::from(figures);
                    after
                }
                Err(refused) => {
                    prop_assert_eq!(refused.entry.state(), before);
                    refused.entry
                }
            };
            prop_assert_eq!(kept(&entry), entered);
        }
    }
}

/// From a sample of each state, everything anybody may ask: every step of the drawing is taken.
#[test]
fn every_step_of_the_drawing_is_taken() {
    let first = walk(Entry::default(), vec![(clerk("a"), Command::Enter(figures("")))]);
    let settled = two("", "");
    let resolved = walk(settled.clone(), vec![(chair(), Command::Resolve(vec![]))]);
    let void = walk(Entry::default(), vec![(chair(), supersede(Ground::DeclaredVoid, Stage::Open))]);
    let samples = [
        Entry::default(),
        first.clone(),
        walk(first, vec![(clerk("a"), Command::Release)]),
        two("", "B3=11"),
        settled,
        resolved,
        accepted(),
        void,
    ];
    let mut commands = vec![Command::Release, Command::Resolve(vec![]), Command::Accept];
    for change in ["", "B3=11", "B3=12"] {
        let figures = || figures(change);
        commands.extend([
            Command::Enter(figures()),
            Command::Revise(figures()),
            Command::Settle(figures()),
            Command::Correct(figures()),
        ]);
    }
    commands.extend(Ground::ALL.map(|ground| supersede(ground, Stage::Open)));
    let mut taken = BTreeSet::new();
    for (entry, command) in samples.iter().flat_map(|entry| commands.iter().map(move |command| (entry, command))) {
        for by in [clerk("a"), clerk("b"), clerk("c"), chair()] {
            let after = entry.clone().apply(&form(), &rules(), &by, command.clone());
            taken.extend(after.ok().map(|after| (entry.state(), command.step(), after.state())));
        }
    }
    assert_eq!(taken, TRANSITIONS.iter().copied().collect());
}
