//! The orders of the demonstration, from the call to the mandates. All persons, precincts and protocols are synthetic; the
//! totals are those of the real election.

use std::collections::BTreeMap;

use clerk::record::{CopyEntered, Figures, Instruction, Person, Precinct, Reason};
use clerk::{Command, Desk, Order};
use election::Election;
use election::protocol::Finding;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use journal::Moment;

use super::mistakes::{Act, Mistake, Must, Who, orders};
use crate::failure::Failure;
use crate::synth::{self, Dice, Synthetic};

/// Precincts named in one order.
const NAMED: usize = 500;

/// A protocol in so many goes wrong.
const ONE_WRONG_IN: u64 = 40;

/// One precinct in so many has an observer with a copy.
const ONE_COPY_IN: usize = 500;

/// What the demonstration plays.
pub(crate) struct Script {
    election: Election,
    pub(super) made: Synthetic,
    dice: Dice,
    number: u64,
    at: i64,
}

/// Orders about one protocol and what must become of each.
pub(super) struct Protocol {
    pub(super) mistake: Option<Mistake>,
    pub(super) orders: Vec<(Order, Must)>,
}

/// The day on which the parties file their lists.
pub(super) fn filed(election: &Election) -> Date {
    election.date.saturating_sub(45.days())
}

impl Script {
    /// Played on the evening of the vote, from 20:00 in the east of the country.
    pub(crate) fn new(election: Election, made: Synthetic, seed: u64) -> Self {
        let day = election.date.to_string();
        let at = format!("{day}T14:00:00.000Z").parse().unwrap_or(Moment::EPOCH);
        Self::from(election, made, seed, at)
    }

    /// Played from a moment on.
    pub(crate) fn from(election: Election, made: Synthetic, seed: u64, at: Moment) -> Self {
        Self { election, made, dice: Dice::new(seed ^ 0x5eed), number: 0, at: at.millis() }
    }

    /// Goes on at a moment by the clock, as people beside it do.
    pub(super) fn at(&mut self, moment: Moment) {
        self.at = self.at.max(moment.millis());
    }

    fn order(&mut self, actor: &str, command: Command) -> Result<Order, Failure> {
        self.number += 1;
        self.at += 7;
        let at = Moment::from_millis(self.at).map_err(Failure::told)?;
        Ok(Order { id: format!("demo-{}", self.number), actor: actor.to_owned(), at, command })
    }

    /// The call, the territory, the lists, the ballot.
    pub(crate) fn before(&mut self) -> Result<Vec<Order>, Failure> {
        let instruct = |assumption: &election::Assumption| Instruction {
            rule: assumption.rule.clone(),
            value: assumption.value.clone(),
            because: assumption.because.clone(),
        };
        let call = Command::Call {
            election: self.election.id.clone(),
            office: self.election.office.clone(),
            title: format!("{} (synthetic precincts and persons)", self.election.title),
            territory: self.election.territory.clone(),
            vote: self.election.date,
            called: None,
            terms: Vec::new(),
            mandates: self.election.seats,
            synthetic: true,
            instructions: self.election.assumptions.iter().map(instruct).collect(),
        };
        let mut all = vec![self.order("commission", call)?];
        let precinct = |precinct: &synth::Precinct| Precinct {
            id: precinct.number.to_string(),
            district: precinct.district.to_string(),
            region: self.made.regions[precinct.region].clone(),
        };
        let precincts: Vec<Precinct> = self.made.precincts.iter().map(precinct).collect();
        for some in precincts.chunks(NAMED) {
            all.push(self.order("commission", Command::SetPrecincts { precincts: some.to_vec() })?);
        }
        for list in self.election.lists.clone() {
            let persons = self.persons(&list);
            let day = filed(&self.election);
            let file = Command::FileList {
                list: list.id.clone(),
                party: list.name.clone(),
                names: list.names.iter().filter(|(tag, _)| tag != "en").cloned().collect(),
                day,
                last_share: Some("none".to_owned()),
                paid: None,
                persons,
            };
            all.push(self.order(&format!("party {}", list.id), file)?);
            all.push(self.order(
                "commission",
                Command::RegisterList {
                    list: list.id,
                    day: Some(day.saturating_add(9.days())),
                    // The list was on the ballot, so the commission decided in fact what the law leaves open.
                    decided: Some("registered, as it was in fact".to_owned()),
                },
            )?);
        }
        let mut order = self.made.lists.clone();
        for at in (1..order.len()).rev() {
            let other = self.dice.below(u64::try_from(at + 1).unwrap_or(1));
            order.swap(at, usize::try_from(other).unwrap_or(0));
        }
        all.push(self.order("commission", Command::SetBallot { order })?);
        Ok(all)
    }

    /// Persons that nobody is: enough for the declared seats, two in five of them women.
    fn persons(&mut self, list: &election::List) -> Vec<Person> {
        let many = list.persons.unwrap_or(0).max(list.declared_seats.unwrap_or(0)).max(10);
        let person = |number: u32| {
            let years = i16::try_from(26 + self.dice.below(40)).unwrap_or(40);
            let days = i64::try_from(self.dice.below(365)).unwrap_or(0);
            let born: Date = date(self.election.date.year() - years, 1, 1).saturating_add(days.days());
            Person {
                name: format!("Жасанды {number:03} (synthetic, {})", list.id),
                sex: if matches!(number % 5, 1 | 3) { "female" } else { "male" }.to_owned(),
                born,
                disability: false,
                member: true,
                number: String::new(),
                citizen: Some(true),
                residence_years: Some(15),
                elsewhere: Some(Vec::new()),
            }
        };
        (1..=many).map(person).collect()
    }

    /// The figures of a precinct's paper by their number.
    pub(super) fn paper(&self, precinct: &synth::Precinct) -> Figures {
        let mut figures = BTreeMap::new();
        let mut put = |figure: &str, value: u32| figures.insert(figure.to_owned(), u64::from(value));
        put("A1", precinct.voters);
        put("A2", precinct.ballots);
        put("A4", precinct.cancelled());
        put("B1", precinct.ballots);
        for (list, votes) in self.made.lists.iter().zip(&precinct.votes) {
            put(&format!("B2 {list}"), *votes);
        }
        if self.made.against_all {
            put("B2-1", precinct.against_all);
        }
        put("B3", precinct.invalid);
        put("B4", precinct.delivered());
        put("B5", precinct.cancelled());
        figures
    }

    /// The orders of one protocol. Every mistake happens at least once where there are precincts enough.
    pub(super) fn protocol(&mut self, at: usize, desk: &Desk) -> Result<Protocol, Failure> {
        let precinct = self.made.precincts[at].clone();
        let paper = self.paper(&precinct);
        // A precinct that was made too large, for instance, is explained by whoever accepts it.
        let found = desk.findings(&paper).map_err(Failure::told)?;
        let explain = |finding: &Finding| Reason {
            code: finding.code.clone(),
            words: "the synthetic precinct is made so".to_owned(),
        };
        let reasons: Vec<Reason> = found.iter().map(explain).collect();
        let mistake = match Mistake::ALL.get(at / 7).filter(|_| at % 7 == 3) {
            Some(mistake) => Some(*mistake),
            None if self.dice.below(ONE_WRONG_IN) == 0 => {
                let which = self.dice.below(u64::try_from(Mistake::ALL.len()).unwrap_or(1));
                Mistake::ALL.get(usize::try_from(which).unwrap_or(0)).copied()
            }
            None => None,
        };
        let acts = orders(&precinct.number.to_string(), &paper, &self.made.lists, &reasons, mistake);
        let mut orders = Vec::with_capacity(acts.len());
        for Act { who, steps, must, again } in acts {
            let actor = match who {
                Who::First => format!("clerk-{}-a", precinct.district),
                Who::Second => format!("clerk-{}-b", precinct.district),
                Who::Third => format!("coordinator-{}-b", precinct.district),
                Who::Coordinator => format!("coordinator-{}", precinct.district),
            };
            let mut order = self.order(&actor, Command::Steps { steps })?;
            if again && let Some((before, _)) = orders.last() {
                let before: &Order = before;
                order.id.clone_from(&before.id);
            }
            orders.push((order, must));
        }
        Ok(Protocol { mistake, orders })
    }

    /// Copies that observers took away; in one of them a figure is another than in the protocol.
    pub(super) fn copies(&mut self) -> Result<Vec<Order>, Failure> {
        let mut all = Vec::new();
        let precincts: Vec<synth::Precinct> = self.made.precincts.iter().step_by(ONE_COPY_IN).cloned().collect();
        for (number, precinct) in precincts.iter().enumerate() {
            let mut figures = self.paper(precinct);
            if number == 0
                && let Some(list) = self.made.lists.first()
            {
                figures.entry(format!("B2 {list}")).and_modify(|votes| *votes += 9);
            }
            let copy = CopyEntered { precinct: precinct.number.to_string(), figures };
            all.push(self.order(&format!("observer-{}", precinct.district), Command::EnterCopy { copy })?);
        }
        Ok(all)
    }

    /// One more order of the commission.
    pub(super) fn commission(&mut self, command: Command) -> Result<Order, Failure> {
        self.order("commission", command)
    }
}
