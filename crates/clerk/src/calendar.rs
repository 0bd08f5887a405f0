//! The calendar of a called election, and orders judged by it. What a day of the calendar is, the procedure says; here is
//! which step an order belongs to.
//!
//! A day outside the term, whichever way the law is read, is refused. Where the law leaves the term in doubt and the doubt
//! matters, a filed list is taken, and the commission decides in words when it registers it.

use election::schedule::{Edge, ElectionSchedule, SetDays, Standing, Told};
use jiff::civil::Date;
use law::Query;
use law::calendar::Calendar;

use crate::books::Books;
use crate::record::{Called, ListFiled, Term};
use crate::refusal::Refusal;
use crate::state::{ListState, State};

const NOMINATION: &str = "nomination";
const EXTENDED: &str = "nomination_extended";
const REGISTRATION: &str = "registration";

/// The calendar of the called election.
pub(crate) fn of(books: &Books, state: &State) -> Option<ElectionSchedule> {
    schedule(books, state.called.as_ref()?, &state.terms)
}

fn schedule(books: &Books, called: &Called, terms: &[Term]) -> Option<ElectionSchedule> {
    let plan = books.plan.as_ref()?;
    let calendar = Calendar::of_law(&books.law).ok()?;
    let query = Query::on(called.called.unwrap_or(called.vote));
    let office = election::effective_office(&books.law, &books.offices, &called.office, &query).ok()?;
    let set = |term: &Term| SetDays { step: term.step.clone(), first: term.first, last: term.last };
    let set: Vec<SetDays> = terms.iter().map(set).collect();
    Some(ElectionSchedule::called(&books.law, &calendar, plan, &office.id, called.vote, called.called, &set))
}

/// Whether the law lets this call set these days.
pub(crate) fn settable(books: &Books, called: &Called, terms: &[Term]) -> Result<(), Refusal> {
    if terms.is_empty() {
        return Ok(());
    }
    let no = |term: &Term, why| Err(Refusal::NoTerm { step: term.step.chars().take(60).collect(), why });
    let calendar = schedule(books, called, &[]);
    for (at, term) in terms.iter().enumerate() {
        let step = calendar.as_ref().and_then(|calendar| calendar.find(&term.step));
        let (Some(calendar), Some(step), Some(plan)) = (&calendar, step, &books.plan) else {
            return no(term, "the calendar of this election has no such step");
        };
        if !plan.may_be_set(&calendar.office, &term.step) {
            return no(term, "the law lets no call set them");
        }
        let missing = |edge: &Option<Edge>| edge.as_ref().is_none_or(|edge| edge.readings.is_empty());
        if term.first.is_some() && missing(&step.first) || term.last.is_some() && missing(&step.last) {
            return no(term, "no rule of the law speaks of that end");
        }
        if terms[..at].iter().any(|other| other.step == term.step) {
            return no(term, "they are set twice");
        }
        let days = [called.called, term.first, term.last, called.vote.yesterday().ok()];
        if !days.into_iter().flatten().is_sorted() || term.first.is_none() && term.last.is_none() {
            return no(term, "they are none between the call and the vote");
        }
    }
    Ok(())
}

/// Whether a list may be filed on its day. Papers of a list that was sent back may follow until registration closes; another
/// composition is another nomination.
///
/// # Errors
/// The day is outside the term, whichever way the law is read.
pub(crate) fn may_file(books: &Books, state: &State, filed: &ListFiled) -> Result<(), Refusal> {
    let Some(calendar) = of(books, state) else { return Ok(()) };
    match filing(&calendar, state.lists.get(&filed.list), filed) {
        Standing::Outside(told) => Err(out_of_term("a list is filed", told)),
        Standing::Within | Standing::Doubtful(_) => Ok(()),
    }
}

fn filing(calendar: &ElectionSchedule, before: Option<&ListState>, filed: &ListFiled) -> Standing {
    let papers = before.is_some_and(|before| before.takes_papers(filed));
    let standing = calendar.standing(if papers { REGISTRATION } else { NOMINATION }, filed.day);
    match standing {
        Standing::Outside(mut told)
            if calendar.find(NOMINATION).is_some_and(|step| passed(step.last.as_ref(), filed.day)) =>
        {
            // Nomination that was extended ends later: whether it was is no matter of the calendar.
            let longer = calendar.find(EXTENDED).and_then(|step| step.last.as_ref());
            match longer.filter(|edge| !passed(Some(edge), filed.day) && edge.days().next().is_some()) {
                None => Standing::Outside(told),
                Some(edge) => {
                    let by = edge.readings.first().map(|reading| reading.from.citation()).unwrap_or_default();
                    told.words.push_str(&format!("; unless nomination was extended ({by})"));
                    Standing::Doubtful(told)
                }
            }
        }
        standing => standing,
    }
}

fn passed(edge: Option<&Edge>, day: Date) -> bool {
    edge.is_some_and(|edge| edge.days().all(|last| last < day))
}

/// What the calendar leaves open about a list that is examined on a day.
///
/// # Errors
/// The day is outside the term of registration, whichever way the law is read.
pub(crate) fn doubts(calendar: &ElectionSchedule, list: &ListState, day: Date) -> Result<Vec<Told>, Refusal> {
    let mut doubts = Vec::new();
    match calendar.standing(REGISTRATION, day) {
        Standing::Outside(told) => return Err(out_of_term("a list is registered", told)),
        Standing::Doubtful(told) => doubts.push(told),
        Standing::Within => {}
    }
    // What was plainly late was refused when it was filed: what is left of it here is doubt.
    if let Standing::Doubtful(told) = filing(calendar, None, &list.filed)
        && !list.papers
    {
        doubts.push(told);
    }
    Ok(doubts)
}

fn out_of_term(what: &'static str, told: Told) -> Refusal {
    Refusal::OutOfTerm { what, why: told.words, by: told.citation }
}
