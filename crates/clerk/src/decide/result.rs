//! The result: counted from the protocols in force, certified.

use std::collections::{BTreeMap, BTreeSet};

use election::protocol::{Cell, ObserversCopy, Report};
use election::{AgainstAll, Ballots, Count, CountError, Election, ListElectionRules, Lot, Open, SeatsRule};
use jiff::civil::Date;
use law::{Confidence, Query, Value, Version};

use crate::books::Books;
use crate::record::{
    CertificateIssued, Certified, Cited, Counted, CountedList, LotDrawn, Record, ResultSigned, ResultUnsigned,
    RuleUsed, SittingOpened,
};
use crate::refusal::Refusal;
use crate::sitting::result_hash;
use crate::state::{State, precinct_id};

/// Signers where the law of the day does not plainly say how many members the commission has: nobody certifies alone. A rule
/// of this procedure and of no law.
const LEAST_SIGNERS: usize = 2;

/// The election's facts with nothing counted yet.
pub(crate) fn facts(state: &State) -> Option<Election> {
    let (called, ballot) = (state.called.as_ref()?, state.ballot.as_ref()?);
    let list = |id: &String| {
        let known = state.lists.get(id)?;
        Some(election::List {
            id: id.clone(),
            name: known.filed.party.clone(),
            names: known.names.clone().into_iter().collect(),
            votes: None,
            percent_hundredths: None,
            declared_seats: None,
            persons: u32::try_from(known.filed.persons.len()).ok(),
            registered_order: known.registered,
            sources: Vec::new(),
        })
    };
    Some(Election {
        id: called.election.clone(),
        office: called.office.clone(),
        title: called.title.clone(),
        date: called.vote,
        territory: called.territory.clone(),
        seats: called.mandates,
        confidence: Confidence::Text,
        ballots: Ballots {
            registered: None,
            received: None,
            against_all: AgainstAll::NoLine,
            base: None,
            not_in_base: None,
        },
        lists: ballot.set.lists.iter().map(list).collect::<Option<_>>()?,
        assumptions: Vec::new(),
        regions: Vec::new(),
        sources: Vec::new(),
        caveats: Vec::new(),
        file: String::new(),
    })
}

/// The facts that the protocols in force make, their rules and their count.
pub(crate) fn whole(books: &Books, state: &State) -> Result<(Election, ListElectionRules, Count), Refusal> {
    with_lot(books, state, &state.lot)
}

/// The same with another lot.
fn with_lot(books: &Books, state: &State, lot: &[String]) -> Result<(Election, ListElectionRules, Count), Refusal> {
    let (Some(ballot), Some(facts)) = (&state.ballot, facts(state)) else {
        return Err(Refusal::NotNow { why: "the ballot was not set yet" });
    };
    let sum = ballot.tally.sum(ballot.tally.territory().whole());
    let complete = ballot.tally.complete().map_err(|_| Refusal::PrecinctsOpen { settled: sum.settled, of: sum.of })?;
    let facts = complete.into_facts(facts).map_err(|error| Refusal::Tally { why: error.to_string() })?;
    let rules = rules(books, state)?;
    let lot = (!lot.is_empty()).then(|| Lot(lot.to_vec()));
    let counted = election::count(&facts, &rules, lot.as_ref()).map_err(|error| counts(&error))?;
    Ok((facts, rules, counted))
}

pub(super) fn rules(books: &Books, state: &State) -> Result<ListElectionRules, Refusal> {
    let Some(called) = &state.called else { return Err(Refusal::NotNow { why: "the election was not called yet" }) };
    let instruct = |instruction: &crate::record::Instruction| election::Instruction {
        rule: instruction.rule.clone(),
        value: instruction.value.clone(),
        because: instruction.because.clone(),
        replaces: false,
    };
    let instructions: Vec<election::Instruction> = called.instructions.iter().map(instruct).collect();
    let query = Query::on(called.vote);
    ListElectionRules::on(&books.law, &books.offices, &called.office, called.mandates, query, &instructions)
        .map_err(|error| Refusal::Count { why: error.to_string(), by: Vec::new() })
}

fn counts(error: &CountError) -> Refusal {
    Refusal::Count { why: error.to_string(), by: Vec::new() }
}

/// A lot between lists that are equal in the count as it stands.
pub(super) fn draw(books: &Books, state: &State, lists: &[String]) -> Result<Vec<Record>, Refusal> {
    if state.certified.is_some() {
        return Err(Refusal::NotNow { why: "the result was certified" });
    }
    if lists.is_empty() {
        return Err(Refusal::Nothing { what: "list that won the lot" });
    }
    if let Some(list) = lists.iter().find(|list| !state.lists.contains_key(*list)) {
        return Err(Refusal::NoSuch { what: "list", id: list.clone() });
    }
    let (_, _, count) = with_lot(books, state, &[])?;
    if !matches!(count.open, Some(Open::LotNeeded { .. })) {
        return Err(Refusal::NotNow { why: "the law asks for no lot between these figures" });
    }
    with_lot(books, state, lists)?;
    Ok(vec![Record::LotDrawn(LotDrawn { lists: lists.to_vec() })])
}

/// The result, before it is certified.
pub(super) fn count(books: &Books, state: &State) -> Result<Counted, Refusal> {
    if state.certified.is_some() {
        return Err(Refusal::NotNow { why: "the result was certified" });
    }
    counted(books, state)
}

/// The result as the protocols in force give it.
pub(crate) fn counted(books: &Books, state: &State) -> Result<Counted, Refusal> {
    let (facts, rules, count) = whole(books, state)?;
    let ballot = state.ballot.as_ref().ok_or(Refusal::NotNow { why: "the ballot was not set yet" })?;
    let sum = ballot.tally.sum(ballot.tally.territory().whole());
    let sums = sum.cells.iter().enumerate().map(|(at, total)| (ballot.form.label(Cell::Fixed(at)), *total)).collect();
    let list = |(list, result): (&election::List, &election::ListResult)| CountedList {
        list: list.id.clone(),
        votes: result.votes,
        passed: result.passed,
        seats: result.seats,
    };
    Ok(Counted {
        sums,
        precincts: sum.of,
        void: sum.void,
        mandates: count.seats,
        base: count.base.total,
        against_all_in_base: count.base.against_all > 0,
        lists: facts.lists.iter().zip(&count.lists).map(list).collect(),
        rules: used(&rules),
        open: count.open.as_ref().map(open),
    })
}

/// Observers' copies against the protocols in force.
pub(crate) fn copies(books: &Books, state: &State) -> Result<Report, Refusal> {
    let (Some(ballot), Some(facts)) = (&state.ballot, facts(state)) else {
        return Err(Refusal::NotNow { why: "the ballot was not set yet" });
    };
    let of_precinct = |own: &crate::state::PrecinctState| {
        let node = ballot.tally.territory().find(&precinct_id(&own.precinct.id))?;
        let copy = |(by, figures): &(String, _)| ObserversCopy {
            precinct: node,
            by: by.clone(),
            figures: election::protocol::Figures::clone(figures),
        };
        Some(own.copies.iter().map(copy).collect::<Vec<_>>())
    };
    let all: Vec<ObserversCopy> = state.precincts.iter().filter_map(of_precinct).flatten().collect();
    Ok(election::protocol::report(&ballot.tally, &all, &facts, &rules(books, state)?))
}

/// What keeps a count from its end, in words with the articles.
fn open(open: &Open) -> Cited {
    let (words, by) = match open {
        Open::LawSilent { case, by } => (format!("the law is silent: OC-{}", case.number()), by),
        Open::OrderNeeded { seats, by, .. } => {
            (format!("equal remainders for {seats}: the order of registration decides and is not recorded"), by)
        }
        Open::LotNeeded { seats, by, .. } => (format!("the law asks for a lot for {seats}"), by),
    };
    Cited { words, by: by.iter().map(Version::citation).collect::<Vec<_>>().join("; ") }
}

/// Every rule the count used, by what it is for.
fn used(rules: &ListElectionRules) -> Vec<RuleUsed> {
    let mut all = Vec::new();
    let mut add = |role: &str, version: &Version| {
        let instruction = rules.instructed.iter().find(|instruction| instruction.rule == version.rule);
        let assumed = instruction.is_some() && version.act.is_empty();
        all.push(RuleUsed {
            role: role.to_owned(),
            rule: version.rule.clone(),
            value: version.value.to_string(),
            by: version.citation(),
            assumed,
            because: if assumed { version.note.clone() } else { String::new() },
        });
    };
    if let SeatsRule::Law(seats) = &rules.seats {
        add("mandates", &seats.from);
    }
    add("threshold", &rules.threshold.from);
    add("comparison", &rules.comparison.from);
    add("base", &rules.base.from);
    add("quotient", &rules.quotient.from);
    add("remainders", &rules.distribution.from);
    for (role, found) in [
        ("tie", rules.tie.as_ref().ok().map(|cited| &cited.from)),
        ("against_all", rules.against_all_line.as_ref().ok().map(|cited| &cited.from)),
        ("second_admitted", rules.one_party.second_admitted.as_ref().ok().map(|cited| &cited.from)),
        ("second_factor", rules.one_party.factor.as_ref().ok().map(|cited| &cited.from)),
        ("second_minimum", rules.one_party.minimum.as_ref().ok().map(|cited| &cited.from)),
    ] {
        if let Some(version) = found {
            add(role, version);
        }
    }
    all
}

/// The counted result, where nothing keeps it from being signed.
fn to_be_signed<'s>(books: &Books, state: &'s State) -> Result<&'s Counted, Refusal> {
    if state.certified.is_some() {
        return Err(Refusal::NotNow { why: "the result was certified already" });
    }
    let Some(counted) = &state.counted else {
        return Err(if state.outdated {
            Refusal::Recounted
        } else {
            Refusal::NotNow { why: "nothing was counted yet" }
        });
    };
    if let Some(open) = &counted.open {
        return Err(Refusal::Open { why: open.words.clone(), by: vec![open.by.clone()] });
    }
    // What is certified is counted once more: a result never outlives its protocols.
    if *counted != self::counted(books, state)? {
        return Err(Refusal::Recounted);
    }
    Ok(counted)
}

/// The commission sits on the counted result.
pub(super) fn open_sitting(books: &Books, state: &State) -> Result<Vec<Record>, Refusal> {
    let counted = to_be_signed(books, state)?;
    if state.sitting.is_some() {
        return Err(Refusal::NotNow { why: "the sitting on this result is open already" });
    }
    Ok(vec![Record::SittingOpened(SittingOpened { counted: result_hash(counted) })])
}

/// Somebody signs what they saw.
pub(super) fn sign(
    books: &Books,
    state: &State,
    actor: &str,
    name: &str,
    counted: &str,
) -> Result<Vec<Record>, Refusal> {
    to_be_signed(books, state)?;
    let Some(sitting) = &state.sitting else {
        return Err(Refusal::Signature { why: "no sitting is open on this result" });
    };
    let signed = ResultSigned { name: name.trim().to_owned(), counted: counted.to_owned() };
    match sitting.against(actor, &signed) {
        Some(why) => Err(Refusal::Signature { why }),
        None => Ok(vec![Record::ResultSigned(signed)]),
    }
}

/// Who signed takes the signature back: once the result is certified, it is the commission's, and no member's alone.
pub(super) fn unsign(state: &State, actor: &str, because: &str) -> Result<Vec<Record>, Refusal> {
    if state.certified.is_some() {
        return Err(Refusal::NotNow { why: "the result was certified already" });
    }
    let Some(sitting) = &state.sitting else {
        return Err(Refusal::NotNow { why: "no sitting is open on this result" });
    };
    if because.trim().is_empty() {
        return Err(Refusal::Nothing { what: "reason" });
    }
    let unsigned = ResultUnsigned { counted: sitting.counted.clone(), because: because.trim().to_owned() };
    match sitting.signature(actor, &unsigned) {
        Err(why) => Err(Refusal::NotNow { why }),
        Ok(_) => Ok(vec![Record::ResultUnsigned(unsigned)]),
    }
}

/// The commission certifies: by the signatures of the sitting, or where none was opened, by the names on its paper.
pub(super) fn certify(books: &Books, state: &State, signed: &[String]) -> Result<Vec<Record>, Refusal> {
    to_be_signed(books, state)?;
    let signed = match &state.sitting {
        None => signed.to_vec(),
        Some(_) if !signed.is_empty() => {
            return Err(Refusal::Signature { why: "a sitting is open: each signs there, and nobody for another" });
        }
        Some(sitting) => sitting.signatures.iter().map(|signature| signature.name.clone()).collect(),
    };
    let signed = signers(&signed, least_signers(books, state))?;
    Ok(vec![Record::Certified(Certified { signed })])
}

/// A commission decides by the majority of all its members, so more than half of them sign.
pub(crate) fn least_signers(books: &Books, state: &State) -> (usize, Option<Version>) {
    state.called.as_ref().map_or((LEAST_SIGNERS, None), |called| least_signers_of(books, &called.office, called.vote))
}

/// The same for an office on the day of a vote.
pub(crate) fn least_signers_of(books: &Books, office: &str, vote: Date) -> (usize, Option<Version>) {
    let members = || {
        let rule = books.offices.find(office)?.commission.as_ref()?;
        let answer = books.law.ask(rule, &Query::on(vote)).ok()?;
        let version = answer.in_force()?;
        let Value::Count(members, _) = version.value else { return None };
        Some((usize::try_from(members / 2 + 1).ok()?, version.clone()))
    };
    members().map_or((LEAST_SIGNERS, None), |(least, by)| (least.max(LEAST_SIGNERS), Some(by)))
}

/// Who signs a result, each once and enough of them.
pub(crate) fn signers(signed: &[String], (least, by): (usize, Option<Version>)) -> Result<Vec<String>, Refusal> {
    let different: BTreeSet<&str> = signed.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    if different.len() != signed.len() || different.len() < least {
        let by = by.as_ref().map(Version::citation);
        return Err(Refusal::FewSigners { signed: different.len(), least, by });
    }
    Ok(signed.to_vec())
}

/// The certificate's files.
pub(super) fn issue(state: &State, files: &BTreeMap<String, String>) -> Result<Vec<Record>, Refusal> {
    if state.certified.is_none() {
        return Err(Refusal::NotNow { why: "the result was not certified yet" });
    }
    Ok(vec![Record::CertificateIssued(CertificateIssued { files: files.clone() })])
}
