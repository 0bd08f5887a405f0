//! Lists: filed, examined under the law of the day, registered, withdrawn. What a list must meet is the procedure's matter.

use std::collections::{BTreeMap, BTreeSet};

use election::filing::{
    Candidacy, Candidate, Decision, Filing, Instructions, Judgement, LastResult, Terms, Verdict, What, judge,
};
use election::persons::{self, Sex};
use election::schedule::Told;
use jiff::civil::Date;
use law::Share;

use super::check_id;
use crate::books::Books;
use crate::calendar;
use crate::record::{Cited, ListDecided, ListFiled, ListNamed, ListRegistered, ListWithdrawn, Person, Record};
use crate::refusal::Refusal;
use crate::state::{ListState, SENT_BACK, State};

fn open(state: &State) -> Result<(), Refusal> {
    match &state.ballot {
        Some(_) => Err(Refusal::NotNow { why: "the lists stand since the ballot was set" }),
        None => Ok(()),
    }
}

/// A list is filed, or filed anew before it was registered.
pub(super) fn file(
    books: &Books,
    state: &State,
    filed: ListFiled,
    names: &BTreeMap<String, String>,
) -> Result<Vec<Record>, Refusal> {
    open(state)?;
    check_id("list", &filed.list)?;
    if state.lists.get(&filed.list).is_some_and(|known| known.registered.is_some()) {
        return Err(Refusal::Twice { what: "registered list", id: filed.list });
    }
    let mut seen = BTreeSet::new();
    for person in &filed.persons {
        if person.name.trim().is_empty() {
            return Err(Refusal::Nothing { what: "name of a person" });
        }
        if !seen.insert(&person.name) {
            return Err(Refusal::Twice { what: "person", id: person.name.clone() });
        }
        candidate(person)?;
    }
    filing(state, &filed)?;
    calendar::may_file(books, state, &filed)?;
    if names.values().any(|name| name.trim().is_empty()) {
        return Err(Refusal::Nothing { what: "name of a list" });
    }
    let named = ListNamed { list: filed.list.clone(), names: names.clone() };
    let named = (!names.is_empty()).then_some(Record::ListNamed(named));
    Ok(std::iter::once(Record::ListFiled(filed)).chain(named).collect())
}

fn known<'s>(state: &'s State, list: &str) -> Result<&'s ListState, Refusal> {
    state.lists.get(list).ok_or_else(|| Refusal::NoSuch { what: "list", id: list.to_owned() })
}

/// A person as the examination knows it.
fn candidate(person: &Person) -> Result<Candidate, Refusal> {
    let sex = match person.sex.as_str() {
        "female" => Sex::Woman,
        "male" => Sex::Man,
        other => return Err(Refusal::NoSuch { what: "sex", id: other.to_owned() }),
    };
    let candidacy = |words: &String| match words.as_str() {
        "other list" => Ok(Candidacy::OtherList),
        "single member" => Ok(Candidacy::SingleMember),
        "other office" => Ok(Candidacy::OtherOffice),
        other => Err(Refusal::NoSuch { what: "candidacy", id: other.to_owned() }),
    };
    let elsewhere =
        person.elsewhere.as_ref().map(|all| all.iter().map(candidacy).collect::<Result<_, _>>()).transpose()?;
    Ok(Candidate {
        person: persons::Person { name: person.name.clone(), sex, born: person.born, disability: person.disability },
        number: person.number.clone(),
        citizen: person.citizen,
        residence_years: person.residence_years,
        member: Some(person.member),
        elsewhere,
    })
}

/// Persons of a table as a list files them.
///
/// # Errors
/// The places of those of whom it is not stated whether they are members of the party: a filed list says so of everybody.
pub fn persons_filed(table: &[Candidate]) -> Result<Vec<Person>, Vec<usize>> {
    let unsaid = |(at, candidate): (usize, &Candidate)| candidate.member.is_none().then_some(at);
    let unsaid: Vec<usize> = table.iter().enumerate().filter_map(unsaid).collect();
    if !unsaid.is_empty() {
        return Err(unsaid);
    }
    Ok(table.iter().map(person_filed).collect())
}

fn person_filed(candidate: &Candidate) -> Person {
    let words = |other: &Candidacy| match other {
        Candidacy::OtherList => "other list".to_owned(),
        Candidacy::SingleMember => "single member".to_owned(),
        Candidacy::OtherOffice => "other office".to_owned(),
    };
    let own = &candidate.person;
    Person {
        name: own.name.clone(),
        sex: if own.sex == Sex::Woman { "female" } else { "male" }.to_owned(),
        born: own.born,
        disability: own.disability,
        member: candidate.member == Some(true),
        number: candidate.number.clone(),
        citizen: candidate.citizen,
        residence_years: candidate.residence_years,
        elsewhere: candidate.elsewhere.as_ref().map(|all| all.iter().map(words).collect()),
    }
}

fn filing(state: &State, filed: &ListFiled) -> Result<Filing, Refusal> {
    let share = |what: &'static str, text: &str| {
        Share::parse(text).ok_or_else(|| Refusal::NoSuch { what, id: text.to_owned() })
    };
    let last_result = match filed.last_share.as_deref() {
        None => LastResult::NotStated,
        Some("none") => LastResult::TookNoPart,
        Some(text) => LastResult::Share(share("share", text)?),
    };
    let same =
        |list: &&ListState| list.filed.party == filed.party && list.filed.list != filed.list && list.out.is_none();
    let others = state.lists.values().filter(same).count();
    Ok(Filing {
        persons: filed.persons.iter().map(candidate).collect::<Result<_, _>>()?,
        mandates: state.called.as_ref().and_then(|called| called.mandates),
        lists_of_party: u32::try_from(others + 1).unwrap_or(u32::MAX),
        last_result,
        paid: filed.paid.as_deref().map(|text| share("fee", text)).transpose()?,
    })
}

/// A list as it is examined under the law of a day, decided or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    /// What the law says of it.
    pub judged: Judgement,
    /// What the calendar leaves in doubt about the days.
    pub doubts: Vec<Told>,
    /// Persons who stand on another list that comes first, each by the place in the list, with the words that say where.
    pub elsewhere: Vec<(usize, String)>,
}

/// Examines a list under the law of a day. Nothing is decided.
pub(crate) fn examine(books: &Books, state: &State, list: &ListState, day: Date) -> Result<Examined, Refusal> {
    if day < list.filed.day {
        return Err(Refusal::NotNow { why: "a list is examined after it was filed" });
    }
    let called = state.called.as_ref().ok_or(Refusal::NotNow { why: "the election was not called yet" })?;
    let office = election::effective_office(&books.law, &books.offices, &called.office, &law::Query::on(day))
        .map_err(|error| Refusal::Count { why: error.to_string(), by: Vec::new() })?;
    let mut filing = filing(state, &list.filed)?;
    let elsewhere = on_other_lists(state, list);
    for (at, _) in &elsewhere {
        let known = filing.persons[*at].elsewhere.get_or_insert_default();
        if !known.contains(&Candidacy::OtherList) {
            known.push(Candidacy::OtherList);
        }
    }
    let calendar = calendar::of(books, state);
    let doubts = calendar.as_ref().map(|calendar| calendar::doubts(calendar, list, day)).transpose()?;
    let terms = calendar.as_ref().map(Terms::of).unwrap_or_default();
    let judged = judge(&books.law, office, &filing, day, &terms, Instructions::default());
    Ok(Examined { judged, doubts: doubts.unwrap_or_default(), elsewhere })
}

/// A list as it would be examined if it were filed so: what stands against the filing itself, then the law. Nothing is filed.
pub(crate) fn rehearse(
    books: &Books,
    state: &State,
    filed: &ListFiled,
    names: &BTreeMap<String, String>,
) -> Result<Examined, Refusal> {
    file(books, state, filed.clone(), names)?;
    examine(books, state, &state.as_filed(filed.clone()), filed.day)
}

/// The commission examines a list and registers it, refuses it or sends it back; the place in the order of registration
/// decides equal remainders. What the law leaves open is for the commission to decide, in words.
pub(super) fn register(
    books: &Books,
    state: &State,
    list: &str,
    day: Option<Date>,
    decided: Option<&str>,
) -> Result<Vec<Record>, Refusal> {
    open(state)?;
    let known = known(state, list)?;
    if known.registered.is_some() {
        return Err(Refusal::Twice { what: "registered list", id: list.to_owned() });
    }
    if known.out.is_some() {
        return Err(Refusal::NotNow { why: "the list is out: it is filed anew before it is registered" });
    }
    let Examined { judged, doubts, elsewhere: twice } = examine(books, state, known, day.unwrap_or(known.filed.day))?;
    let mut open: Vec<String> = doubts.iter().map(ToString::to_string).collect();
    let struck = match &judged.decision {
        Decision::Registered { struck } => struck.as_slice(),
        Decision::Open(points) => {
            open.extend(points.iter().map(ToString::to_string));
            &[]
        }
        Decision::Refused(grounds) => {
            let grounds = grounds
                .iter()
                .map(|own| Cited { words: told(own.what.to_string(), &own.what, &twice), by: own.citation.clone() });
            return Ok(vec![decision(list, "refused", grounds.collect(), None)]);
        }
        Decision::SentBack(mends) => {
            let until = mends.iter().filter_map(|mend| mend.until.as_ref().map(|until| until.day)).min();
            let grounds = mends
                .iter()
                .map(|mend| Cited { words: told(mend.to_string(), &mend.what, &twice), by: mend.citation.clone() });
            return Ok(vec![decision(list, SENT_BACK, grounds.collect(), until)]);
        }
    };
    if !open.is_empty() && decided.is_none_or(|words| words.trim().is_empty()) {
        return Err(Refusal::LawOpen { points: open });
    }
    let last = state.lists.values().filter_map(|list| list.registered).max().unwrap_or(0);
    let name = |at: usize| known.filed.persons.get(at).map_or_else(String::new, |person| person.name.clone());
    Ok(vec![Record::ListRegistered(ListRegistered {
        list: list.to_owned(),
        order: last + 1,
        checks: checks(&judged),
        struck: struck.iter().map(|own| Cited { words: name(own.person), by: own.citation.clone() }).collect(),
        decided: decided.filter(|_| !open.is_empty()).unwrap_or_default().to_owned(),
    })])
}

/// Persons of a list who stand on another one that was filed earlier or is registered and still in: each with the words that
/// name them. The later list is the one that has to answer for it; the law does not say which of two yields.
fn on_other_lists(state: &State, list: &ListState) -> Vec<(usize, String)> {
    let key = |person: &Person| (person.name.trim().to_lowercase(), person.born);
    let (mut numbers, mut names) = (BTreeMap::new(), BTreeMap::new());
    let earlier = |other: &&ListState| {
        let first = other.place < list.place || other.registered.is_some();
        first && other.out.is_none() && other.filed.list != list.filed.list
    };
    for other in state.lists.values().filter(earlier) {
        for person in &other.filed.persons {
            if !person.number.is_empty() {
                numbers.entry(person.number.as_str()).or_insert(other.filed.list.as_str());
            }
            names.entry(key(person)).or_insert((person.number.as_str(), other.filed.list.as_str()));
        }
    }
    let found = |person: &Person| {
        let by_number = numbers.get(person.number.as_str()).filter(|_| !person.number.is_empty()).copied();
        // Two numbers are two persons, whatever their names are.
        let namesake = names.get(&key(person)).filter(|(number, _)| number.is_empty() || person.number.is_empty());
        by_number.or_else(|| namesake.map(|(_, list)| *list))
    };
    let persons = list.filed.persons.iter().enumerate();
    persons.filter_map(|(at, person)| Some((at, format!("{} on the list {}", person.name, found(person)?)))).collect()
}

/// A ground in words, with the other lists where it is about them.
fn told(words: String, what: &What, twice: &[(usize, String)]) -> String {
    /// Persons named before the rest are left to the list.
    const NAMED: usize = 8;
    if !matches!(what, What::OtherLists { .. }) || twice.is_empty() {
        return words;
    }
    let named: Vec<&str> = twice.iter().take(NAMED).map(|(_, named)| named.as_str()).collect();
    format!("{words}: {}", named.join(", "))
}

fn decision(list: &str, outcome: &str, grounds: Vec<Cited>, until: Option<Date>) -> Record {
    Record::ListDecided(ListDecided { list: list.to_owned(), outcome: outcome.to_owned(), grounds, until })
}

/// Every check that was made, with its article.
fn checks(judged: &Judgement) -> Vec<Cited> {
    let made = |check: &&election::filing::Check| !matches!(check.verdict, Verdict::NotMade(_));
    let first = judged.readings.first().map_or(&[][..], |reading| &reading.checks);
    let cited = |check: &election::filing::Check| Cited { words: check.what.to_string(), by: check.citation.clone() };
    first.iter().filter(made).map(cited).collect()
}

/// A list leaves the election before the ballot is set.
pub(super) fn withdraw(state: &State, list: &str, because: &str) -> Result<Vec<Record>, Refusal> {
    open(state)?;
    if known(state, list)?.out.is_some() {
        return Err(Refusal::NotNow { why: "the list is out already" });
    }
    let ground = Cited { words: because.to_owned(), by: String::new() };
    Ok(vec![Record::ListWithdrawn(ListWithdrawn { list: list.to_owned(), ground })])
}
