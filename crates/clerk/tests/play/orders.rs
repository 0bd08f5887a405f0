//! Orders out of dice: mostly what the procedure waits for, sometimes anything at all. It must never know whether an order
//! will be carried out.

use std::collections::BTreeMap;

use clerk::record::{CopyEntered, Figures, Person, Precinct, ProtocolStep, Reason, Term};
use clerk::{Command, State};
use election::protocol::{Actor, Cell, Differs, Entry, Finding, Form, Level, Role, compare};
use jiff::Span;
use jiff::civil::{Date, date};

use super::dice::Dice;

/// Everybody who gives orders.
pub(crate) const ACTORS: &[&str] = &["clerk-a", "clerk-b", "clerk-c", "coordinator", "coordinator-b", "observer"];

const CLERKS: &[&str] = &["clerk-a", "clerk-b", "clerk-c"];

/// All steps a record may name, and one that it may not.
const STEPS: &[&str] = &[
    "enter",
    "revise",
    "settle",
    "correct",
    "release",
    "accept",
    "resolve",
    "recount_on_request",
    "recount_ordered",
    "correction",
    "declare_void",
    "repeat_voting",
    "burn",
];

/// What an election is about.
pub(crate) struct Plot {
    seed: u64,
    office: &'static str,
    vote: Date,
    mandates: Option<u32>,
    terms: Vec<Term>,
    lists: Vec<String>,
    precincts: Vec<Precinct>,
}

type Given = (&'static str, Command);

impl Plot {
    pub(crate) fn new(seed: u64, dice: &mut Dice) -> Self {
        let days = [date(2021, 1, 10), date(2023, 3, 19), date(2021, 7, 1)];
        let office = if dice.chance(70) { "majilis" } else { "maslikhat" };
        let lists = (0..2 + dice.below(3)).map(|number| format!("list-{number}")).collect();
        let precinct = |number: u64| Precinct {
            id: format!("{number}"),
            district: format!("district {}", number % 3),
            region: format!("region {}", number % 2),
        };
        let vote = dice.pick(&days).unwrap_or(days[0]);
        let last = Some(vote.saturating_sub(Span::new().days(30)));
        let term = Term { step: "nomination".to_owned(), first: None, last };
        Self {
            seed,
            office,
            vote,
            terms: if dice.chance(30) { vec![term] } else { Vec::new() },
            mandates: (office == "maslikhat").then(|| u32::try_from(1 + dice.below(20)).unwrap_or(1)),
            lists,
            precincts: (1..=1 + dice.below(4)).map(precinct).collect(),
        }
    }

    /// The next order.
    pub(crate) fn order(&self, state: &State, dice: &mut Dice) -> Given {
        if dice.chance(82) { self.awaited(state, dice) } else { self.anything(state, dice) }
    }

    fn call(&self) -> Command {
        Command::Call {
            election: "kz/simulated".to_owned(),
            office: self.office.to_owned(),
            title: "synthetic".to_owned(),
            territory: "synthetic".to_owned(),
            vote: self.vote,
            called: None,
            terms: self.terms.clone(),
            mandates: self.mandates,
            synthetic: true,
            instructions: Vec::new(),
        }
    }

    fn file(&self, list: &str, dice: &mut Dice) -> Command {
        // Now and then a list of persons who are no members: it is refused, or sent back while there is time.
        let member = dice.chance(92);
        let person = |number: u64| Person {
            name: format!("Жасанды {number:03} {list}"),
            sex: if number.is_multiple_of(3) { "female" } else { "male" }.to_owned(),
            born: date(1980, 1, 1),
            disability: number % 10 == 1,
            member,
            number: String::new(),
            citizen: Some(true),
            residence_years: Some(20),
            elsewhere: Some(Vec::new()),
        };
        let enough = if self.office == "maslikhat" { 20 } else { 85 };
        let many = if dice.chance(80) { enough } else { 1 + dice.below(3) };
        let persons = (0..many).map(person).collect();
        Command::FileList {
            list: list.to_owned(),
            party: format!("Party {list}"),
            names: if dice.chance(50) { BTreeMap::from([("kk".to_owned(), list.to_owned())]) } else { BTreeMap::new() },
            day: self.vote.saturating_sub(Span::new().days(if dice.chance(95) { 45 } else { 20 })),
            last_share: Some("none".to_owned()),
            paid: None,
            persons,
        }
    }

    /// What the procedure waits for.
    fn awaited(&self, state: &State, dice: &mut Dice) -> Given {
        if state.called.is_none() {
            return ("commission", self.call());
        }
        let Some(ballot) = &state.ballot else { return ("commission", self.before(state, dice)) };
        let waits = |entry: &Entry| !matches!(entry, Entry::Accepted(_) | Entry::Void(_));
        let open: Vec<usize> = (0..state.precincts.len()).filter(|at| waits(&state.precincts[*at].entry)).collect();
        match dice.pick(&open) {
            Some(_) if dice.chance(8) => ("coordinator", Command::Steps { steps: vec![self.superseding(dice)] }),
            Some(at) => self.protocol(state, &ballot.form, at, dice),
            None => self.sitting(state, dice).unwrap_or_else(|| ("commission", self.result(state, dice))),
        }
    }

    /// A step of the sitting, if the commission sits: it is opened, signed by one after another, and ended.
    fn sitting(&self, state: &State, dice: &mut Dice) -> Option<Given> {
        let counted = state.counted.as_ref().filter(|counted| counted.open.is_none() && state.certified.is_none())?;
        let Some(sitting) = &state.sitting else {
            return dice.chance(50).then_some(("commission", Command::OpenSitting));
        };
        if sitting.signatures.len() >= 4 && dice.chance(80) {
            return Some(("commission", Command::Certify { signed: Vec::new() }));
        }
        let by = dice.pick(ACTORS).unwrap_or("observer");
        if dice.chance(8) {
            return Some((by, Command::WithdrawSignature { because: "synthetic".to_owned() }));
        }
        let counted = if dice.chance(95) { clerk::result_hash(counted) } else { self.vote.to_string() };
        Some((by, Command::Sign { name: format!("Name of {by}"), counted }))
    }

    fn before(&self, state: &State, dice: &mut Dice) -> Command {
        let named = state.precincts.len();
        if let Some(rest) = self.precincts.get(named..).filter(|rest| !rest.is_empty()) {
            return Command::SetPrecincts { precincts: rest[..=dice.place(rest.len())].to_vec() };
        }
        for list in &self.lists {
            match state.lists.get(list) {
                None => return self.file(list, dice),
                Some(known) if known.registered.is_some() => {}
                Some(known) if known.out.is_some() => return self.file(list, dice),
                Some(_) => return register(list),
            }
        }
        let registered: Vec<String> = state.registered().into_iter().map(|(id, _)| id.to_owned()).collect();
        Command::SetBallot { order: dice.shuffled(&registered) }
    }

    /// The paper of a precinct, which adds up; or one on which something is wrong.
    fn paper(&self, precinct: &str, form: &Form, dice: &mut Dice) -> Figures {
        let mut own = Dice::new(self.seed ^ (precinct.len() as u64) ^ (u64::from(precinct.as_bytes()[0]) << 8));
        let mut figures: Figures = (0..form.width()).map(|at| (form.label(Cell::Fixed(at)), 0)).collect();
        let coarse = own.chance(50);
        for (name, value) in &mut figures {
            if name.starts_with("B2") || name == "B3" {
                *value = if coarse { 10 * own.below(4) } else { own.below(90) };
            }
        }
        let cast: u64 =
            figures.iter().filter(|(name, _)| name.starts_with("B2") || *name == "B3").map(|(_, v)| v).sum();
        let voters = 100 * (1 + cast.div_ceil(100));
        let delivered = voters + voters / 100;
        let cancelled = delivered - cast;
        for (name, value) in
            [("A1", voters), ("A2", cast), ("A4", cancelled), ("B1", cast), ("B4", delivered), ("B5", cancelled)]
        {
            figures.insert(name.to_owned(), value);
        }
        if dice.chance(12) {
            let names: Vec<String> = figures.keys().cloned().collect();
            let name = dice.pick(&names).unwrap_or_default();
            match dice.below(8) {
                0 => drop(figures.remove(&name)),
                1 => drop(figures.insert(name, u64::MAX >> dice.below(40))),
                2 => drop(figures.insert("Z9".to_owned(), 1)),
                _ => drop(figures.entry(name).and_modify(|value| *value += 1)),
            }
        }
        figures
    }

    /// The step an open protocol waits for.
    fn protocol(&self, state: &State, form: &Form, at: usize, dice: &mut Dice) -> Given {
        let one = &state.precincts[at];
        let precinct = one.precinct.id.as_str();
        let paper = self.paper(precinct, form, dice);
        let clerk = |by: &str| Actor { id: by.to_owned(), role: Role::Clerk };
        let (by, steps) = match &one.entry {
            Entry::AwaitingFirst(_) => {
                let by = dice.pick(CLERKS).unwrap_or("clerk-a");
                let mut steps = vec![step(precinct, "clerk", "enter", Some(paper))];
                if dice.chance(80) {
                    steps.push(step(precinct, "clerk", "release", None));
                }
                (by, steps)
            }
            Entry::FirstEntered(first) => {
                let by = CLERKS.iter().copied().find(|by| first.own(&clerk(by)).is_ok()).unwrap_or("clerk-a");
                let revise = dice.chance(30).then(|| step(precinct, "clerk", "revise", Some(paper)));
                (by, revise.into_iter().chain([step(precinct, "clerk", "release", None)]).collect())
            }
            Entry::AwaitingSecond(_) => {
                let by = CLERKS.iter().copied().find(|by| one.entry.second_seat(&clerk(by)).is_ok());
                (by.unwrap_or("clerk-b"), vec![step(precinct, "clerk", "enter", Some(paper))])
            }
            Entry::Differs(differs) => self.differing(precinct, form, differs, dice),
            Entry::Settled(settled) => decided(precinct, &form.check(settled.figures()), dice),
            Entry::Resolved(_) => ("coordinator", vec![step(precinct, "coordinator", "accept", None)]),
            Entry::Accepted(_) | Entry::Void(_) => {
                let mut again = step(precinct, "coordinator", "repeat_voting", None);
                again.because = Some("synthetic".to_owned());
                ("coordinator", vec![again])
            }
        };
        (by, Command::Steps { steps })
    }

    fn differing(
        &self,
        precinct: &str,
        form: &Form,
        differs: &Differs,
        dice: &mut Dice,
    ) -> (&'static str, Vec<ProtocolStep>) {
        let paper = self.paper(precinct, form, dice);
        if dice.chance(50) {
            let by = if dice.chance(50) { &differs.first().by } else { &differs.second().by };
            let by = ACTORS.iter().copied().find(|actor| actor == by).unwrap_or("clerk-a");
            return (by, vec![step(precinct, "clerk", "correct", Some(paper))]);
        }
        let mut figures = Figures::new();
        for at in 0..form.width() {
            let label = form.label(Cell::Fixed(at));
            let disputed = compare(&differs.first().figures, &differs.second().figures);
            let agreed = disputed.iter().all(|difference| difference.cell != Cell::Fixed(at));
            let value = if agreed { differs.first().figures.get(Cell::Fixed(at)) } else { paper.get(&label).copied() };
            figures.extend(value.map(|value| (label, value)));
        }
        ("coordinator", vec![step(precinct, "coordinator", "settle", Some(figures))])
    }

    fn result(&self, state: &State, dice: &mut Dice) -> Command {
        let Some(counted) = &state.counted else {
            let again = Command::Steps { steps: vec![self.superseding(dice)] };
            return if dice.chance(80) { Command::Count } else { again };
        };
        if counted.open.is_some() && dice.chance(80) {
            let lists: Vec<String> = counted.lists.iter().map(|list| list.list.clone()).collect();
            let won = 1 + dice.place(2);
            return Command::DrawLot { lists: dice.shuffled(&lists).into_iter().take(won).collect() };
        }
        if state.certified.is_none() {
            let signed = ["one", "two", "two"].map(str::to_owned);
            return Command::Certify { signed: signed[..=dice.place(3)].to_vec() };
        }
        let without = counted.lists.iter().find(|list| list.seats > 0 && !state.mandates.contains_key(&list.list));
        match without {
            Some(_) if dice.chance(25) => Command::Steps { steps: vec![self.superseding(dice)] },
            Some(list) => Self::give(state, &list.list, dice),
            None if dice.chance(40) => Command::Steps { steps: vec![self.superseding(dice)] },
            None if dice.chance(30) => Command::IssueCertificate {
                files: BTreeMap::from([("certificate.pdf".to_owned(), "synthetic".to_owned())]),
            },
            None => self.vacate(state, dice),
        }
    }

    fn names(state: &State, list: &str) -> Vec<String> {
        state.lists.get(list).iter().flat_map(|list| &list.filed.persons).map(|person| person.name.clone()).collect()
    }

    fn give(state: &State, list: &str, dice: &mut Dice) -> Command {
        let names = Self::names(state, list);
        let chosen = if dice.chance(70) { dice.shuffled(&names) } else { Vec::new() };
        let decided = dice.chance(50).then(|| "synthetic".to_owned());
        let in_time = dice.chance(70);
        Command::GiveMandates { list: list.to_owned(), chosen, in_time, decided, youth_below: None }
    }

    fn vacate(&self, state: &State, dice: &mut Dice) -> Command {
        let list = dice.pick(&self.lists).unwrap_or_default();
        let seated = state.lists.get(&list).map(|list| list.seated.clone()).unwrap_or_default();
        let holder = dice.pick(&seated).unwrap_or_default();
        let next = if dice.chance(70) { dice.pick(&Self::names(state, &list)) } else { None };
        let decided = dice.chance(50).then(|| "synthetic".to_owned());
        match next {
            Some(next) if dice.chance(30) => Command::FillVacancy { list, next, decided, youth_below: Some(30) },
            next => Command::VacateMandate { list, holder, next, decided, youth_below: None },
        }
    }

    /// Any order at all, by anybody.
    fn anything(&self, state: &State, dice: &mut Dice) -> Given {
        let by = dice.pick(ACTORS).unwrap_or("observer");
        let mut ids = self.lists.clone();
        ids.extend(["nobody", "", "a b"].map(str::to_owned));
        let list = dice.pick(&ids).unwrap_or_default();
        let command = match dice.below(20) {
            0 => self.call(),
            1 => Command::SetPrecincts { precincts: self.precincts[..dice.place(self.precincts.len() + 1)].to_vec() },
            2 => self.file(&list, dice),
            3 => register(&list),
            4 if dice.chance(80) => Command::WithdrawList { list, because: "synthetic".to_owned() },
            5 => Command::SetBallot { order: dice.shuffled(&ids)[..2].to_vec() },
            6 => Command::DrawLot { lists: vec![list] },
            7 => Command::Count,
            8 => Command::Certify { signed: ["one", "two", "three", "four"].map(str::to_owned).to_vec() },
            9 => Command::IssueCertificate { files: BTreeMap::from([("қ".to_owned(), String::new())]) },
            10 => Self::give(state, &list, dice),
            11 => self.vacate(state, dice),
            12 => {
                let precinct = self.precinct(dice);
                let figures = match &state.ballot {
                    Some(ballot) if !precinct.is_empty() => self.paper(&precinct, &ballot.form, dice),
                    _ => Figures::new(),
                };
                Command::EnterCopy { copy: CopyEntered { precinct, figures } }
            }
            18 => Command::OpenSitting,
            19 => Command::Sign { name: by.to_owned(), counted: list },
            13 | 14 => {
                let by = dice.pick(&["coordinator", "coordinator-b"]).unwrap_or("coordinator");
                return (by, Command::Steps { steps: vec![self.superseding(dice)] });
            }
            _ => Command::Steps { steps: (0..dice.below(3)).map(|_| self.any_step(state, dice)).collect() },
        };
        (by, command)
    }

    fn precinct(&self, dice: &mut Dice) -> String {
        if dice.chance(90) { dice.pick(&self.precincts).map(|one| one.id).unwrap_or_default() } else { String::new() }
    }

    /// A step that sets aside what stands, as who may take it takes it.
    fn superseding(&self, dice: &mut Dice) -> ProtocolStep {
        let names = ["recount_on_request", "recount_ordered", "correction", "declare_void", "repeat_voting"];
        let name = dice.pick(&names).unwrap_or("correction");
        let mut made = step(&self.precinct(dice), "coordinator", name, None);
        made.because = Some("synthetic".to_owned());
        made
    }

    fn any_step(&self, state: &State, dice: &mut Dice) -> ProtocolStep {
        let precinct = self.precinct(dice);
        let name = dice.pick(STEPS).unwrap_or("burn");
        let role = dice.pick(&["clerk", "coordinator", "coordinator", "observer", "chair"]).unwrap_or("clerk");
        let brings = ["enter", "revise", "settle", "correct"].contains(&name) != dice.chance(5);
        let figures = match &state.ballot {
            Some(ballot) if brings && !precinct.is_empty() => Some(self.paper(&precinct, &ballot.form, dice)),
            _ => None,
        };
        let mut made = step(&precinct, role, name, figures);
        let supersedes = name.starts_with("re") || ["correction", "declare_void"].contains(&name);
        made.because = (supersedes && dice.chance(90)).then(|| "synthetic".to_owned());
        made
    }
}

/// What a coordinator does with figures that stand: sets them aside where errors block, else accepts them with reasons.
fn decided(precinct: &str, findings: &[Finding], dice: &mut Dice) -> (&'static str, Vec<ProtocolStep>) {
    let errors = findings.iter().any(|finding| finding.level == Level::Error);
    if errors {
        let mut aside = step(precinct, "coordinator", "correction", None);
        aside.because = Some("synthetic".to_owned());
        return ("coordinator", vec![aside]);
    }
    let mut resolve = step(precinct, "coordinator", "resolve", None);
    for finding in findings {
        resolve.reasons.push(Reason { code: finding.code.clone(), words: "synthetic".to_owned() });
    }
    let accept = step(precinct, "coordinator", "accept", None);
    ("coordinator", if dice.chance(80) { vec![resolve, accept] } else { vec![resolve] })
}

fn step(precinct: &str, role: &str, step: &str, figures: Option<Figures>) -> ProtocolStep {
    ProtocolStep {
        precinct: precinct.to_owned(),
        role: role.to_owned(),
        step: step.to_owned(),
        figures,
        words: BTreeMap::new(),
        reasons: Vec::new(),
        because: None,
    }
}

/// Registers a list; what the law leaves open is decided in words.
fn register(list: &str) -> Command {
    Command::RegisterList { list: list.to_owned(), day: None, decided: Some("synthetic".to_owned()) }
}
