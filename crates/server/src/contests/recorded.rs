//! Contests that were recorded from what was published, each decided under the law of its day; and a chamber put together of the
//! ways in which its seats are filled.

use std::sync::Arc;

use election::single::facts::{Held, SingleSeatElection};
use election::single::{Ending, Outcome};
use jiff::civil::Date;
use law::{Answer, Query, Value, Version};
use pages::contests::{Candidate, Chamber, Contest, Filled, Part, Row, Set, Source, State, Winner};
use pages::{Language, Pages};
use recount::contests::{Decided, Declared, SecondDecision, Statutes, ask, declared};
use recount::{Question, composition};

use super::row::{base, figures, state_of};
use crate::site::Site;

/// A recorded set.
pub(crate) struct Recorded {
    pub(crate) set: Arc<Set>,
    pub(crate) election: SingleSeatElection,
    /// Under the law of its day; in words, why not.
    pub(crate) decided: Result<Decided, String>,
}

impl Recorded {
    /// Every recorded set, decided once.
    pub(crate) fn all(pages: &Pages, second: SecondDecision) -> Vec<Self> {
        let books = pages.books();
        let statutes = Statutes { law: &books.law, offices: &books.offices, second };
        let of = |election: &SingleSeatElection| {
            let instruct = |assumed: &election::Assumption| election::Instruction {
                rule: assumed.rule.clone(),
                value: assumed.value.clone(),
                because: assumed.because.clone(),
                replaces: false,
            };
            let instructions = election.assumptions.iter().map(instruct).collect();
            let question = Question { instructions, ..Question::default() };
            let decided = ask(&statutes, election.clone(), &question).map(|answer| answer.own);
            let decided = decided.map_err(|trouble| trouble.to_string());
            let set = Arc::new(set(pages, election, decided.as_ref().ok()));
            Self { set, election: election.clone(), decided }
        };
        pages.singles().iter().map(of).collect()
    }

    /// One contest of it.
    pub(crate) fn contest(&self, post: &str) -> Option<Contest> {
        let at = self.election.contests.iter().position(|held| held.contest.id == post)?;
        let held = &self.election.contests[at];
        let outcome = self.decided.as_ref().map(|decided| decided.outcomes[at].clone());
        let (outcome, trouble) = match outcome {
            Ok(Ok(outcome)) => (Some(outcome), None),
            Ok(Err(why)) => (None, Some(why.to_string())),
            Err(why) => (None, Some(why.clone())),
        };
        let facts = &held.contest;
        let candidate = |own: &election::single::Candidate| Candidate {
            id: own.id.clone(),
            name: own.name.clone(),
            nominator: own.nominator.clone(),
            woman: None,
            age: None,
            incumbent: None,
            stage: None,
            grounds: Vec::new(),
            on_ballot: !own.left,
            votes: own.votes,
        };
        let agrees = outcome.as_ref().and_then(|outcome| match declared(held, &Ok(outcome.clone())) {
            Declared::Same => Some(true),
            Declared::Other => Some(false),
            Declared::NotKnown => None,
        });
        Some(Contest {
            row: Arc::clone(self.set.rows.iter().find(|row| row.post == post)?),
            candidates: facts.candidates.iter().map(candidate).collect(),
            against_all: ballots(facts.against_all),
            invalid: facts.invalid,
            outcome: outcome.map(|outcome| (facts.clone(), outcome)),
            trouble,
            declared: agrees,
            past: Vec::new(),
            calendar: None,
            figures: Vec::new(),
            precincts: Vec::new(),
            holder: None,
            due: None,
        })
    }
}

fn ballots(against_all: election::AgainstAll) -> Option<u64> {
    if let election::AgainstAll::Ballots(ballots) = against_all { Some(ballots) } else { None }
}

fn set(pages: &Pages, election: &SingleSeatElection, decided: Option<&Decided>) -> Set {
    let row = |(at, held): (usize, &Held)| {
        let outcome = decided.and_then(|decided| decided.outcomes[at].as_ref().ok());
        Arc::new(row(pages, election, held, outcome))
    };
    Set {
        id: short(&election.id).to_owned(),
        office: election.office.clone(),
        title: election.title.clone(),
        day: Some(election.date),
        synthetic: false,
        by_electors: decided.is_some_and(|decided| decided.rules.by_electors),
        source: Source::Recorded {
            confidence: election.confidence,
            sources: election.sources.clone(),
            caveats: election.caveats.clone(),
        },
        rows: election.contests.iter().enumerate().map(row).collect(),
        against_all: decided.and_then(|decided| decided.rules.against_all.clone()),
    }
}

fn row(pages: &Pages, election: &SingleSeatElection, held: &Held, outcome: Option<&Outcome>) -> Row {
    let facts = &held.contest;
    let mut row = Row {
        post: facts.id.clone(),
        names: vec![("en".to_owned(), held.title.clone())],
        region: region(pages, &held.territory),
        district: String::new(),
        kind: String::new(),
        vote: Some(election.date),
        state: State::Open,
        certified: held.declared.is_some(),
        candidates: u64::try_from(facts.standing().len()).unwrap_or(u64::MAX),
        women: None,
        settled: 0,
        of: 0,
        winner: None,
        against_all: ballots(facts.against_all),
        against_leads: false,
        took_part: facts.took_part,
        registered: facts.registered,
        base: base(facts),
        percentages: facts.known == election::single::Known::Percentages,
    };
    if let Some(outcome) = outcome {
        row.state = state_of(&outcome.ending);
        figures(&mut row, facts, outcome);
    }
    // Who was declared elected is a fact also where the votes that are known decide nothing.
    let elected = match outcome.map(|outcome| &outcome.ending) {
        Some(Ending::Elected { at }) => Some(*at),
        Some(_) => None,
        None => held.declared,
    };
    if outcome.is_none() && elected.is_some() {
        row.state = State::Elected;
    }
    row.winner = elected.and_then(|at| Some((at, facts.candidates.get(at)?))).map(|(at, own)| {
        let others = facts.standing().into_iter().filter(|other| *other != at);
        let known = facts.known != election::single::Known::InPart;
        Winner {
            name: own.name.clone(),
            nominator: own.nominator.clone(),
            votes: own.votes,
            next: others.filter_map(|other| facts.candidates[other].votes).max().filter(|_| known),
            ..Winner::default()
        }
    });
    row
}

/// The region of an English name, which facts may shorten to its first words; the words themselves where no region has them.
fn region(pages: &Pages, territory: &str) -> String {
    let names = || pages.country().regions().iter().map(|region| (region, region.name.get(Language::En)));
    let exact = names().find(|(_, name)| *name == territory);
    let begins = || names().find(|(_, name)| name.strip_prefix(territory).is_some_and(|rest| rest.starts_with(' ')));
    let found = exact.or_else(begins).filter(|_| !territory.is_empty());
    found.map_or_else(|| territory.to_owned(), |(region, _)| region.id.clone())
}

fn short(id: &str) -> &str {
    id.split_once('/').map_or(id, |(_, short)| short)
}

/// The chamber on a day: the lists of the convocation that were elected last, and all other ways in which the law of their day
/// fills its seats. Nothing where no such lists are recorded.
pub(crate) fn chamber(site: &Site, recorded: &[Recorded], day: Date) -> Option<Chamber> {
    let books = site.pages.books();
    let seats_rule = |office: &str| books.offices.find(office).and_then(|office| office.seats.clone());
    let lists = site.told().into_iter().rev().find_map(|(election, answer)| {
        let known = election.date <= day && seats_rule(&election.office).is_some();
        known.then_some((election, answer?))
    });
    let (election, answer) = lists?;
    let rule = seats_rule(&election.office)?;
    // Rules of one chamber's seats differ in their last word alone.
    let family = rule.rsplit_once('.').map_or(rule.as_str(), |(family, _)| family).to_owned();
    let count = |rule: &str| in_force(site, rule, election.date);
    let mut parts = Vec::new();
    for office in &books.offices.0 {
        let Some(own) = office.seats.as_deref().filter(|own| own.rsplit_once('.').is_some_and(|(of, _)| of == family))
        else {
            continue;
        };
        let Some((seats, by)) = count(own).filter(|(seats, _)| *seats > 0) else { continue };
        let part = if office.id == election.office {
            composition(&books.law, &[answer], &[]).ok().and_then(|mut all| all.parts.pop())
        } else {
            of_singles(site, recorded, &office.id, election.date, day)
        };
        let filled = part.map(|part| Filled {
            day: if office.id == election.office { election.date } else { day_of(recorded, &part.election) },
            shares: part.shares,
            election: part.election,
        });
        parts.push(Part { office: office.id.clone(), seats, by, filled });
    }
    Some(Chamber { day, office: election.office.clone(), total: count(&format!("{family}.total")), parts })
}

fn day_of(recorded: &[Recorded], election: &str) -> Date {
    recorded.iter().find(|own| own.election.id == election).map_or(Date::default(), |own| own.election.date)
}

/// Single seats of an office that were filled after the lists of a day, up to another, and before the next lists.
fn of_singles(site: &Site, recorded: &[Recorded], office: &str, from: Date, until: Date) -> Option<recount::Part> {
    let held =
        |own: &&Recorded| own.election.office == office && own.election.date >= from && own.election.date <= until;
    let own = recorded.iter().rfind(held)?;
    let decided = own.decided.as_ref().ok()?;
    let all = composition(&site.pages.books().law, &[], &[(&own.election, decided)]).ok()?;
    all.parts.into_iter().next()
}

/// A number of seats that the law of a day gives.
fn in_force(site: &Site, rule: &str, day: Date) -> Option<(u64, Version)> {
    match site.pages.books().law.ask(rule, &Query::on(day)).ok()? {
        Answer::InForce(version) => {
            let Value::Count(seats, _) = version.value else { return None };
            Some((seats, version))
        }
        _ => None,
    }
}
