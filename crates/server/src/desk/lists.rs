//! Handlers of party lists and the ballot: which there are, one being filed, checked or decided.

mod filing;

use std::collections::BTreeMap;
use std::sync::Arc;

use clerk::record::ListFiled;
use clerk::{Command, ListState, Order, Record, State};
use jiff::civil::Date;
use journal::Entry;
use pages::Notice;
use pages::desk::No;
use pages::desk::lists::{Again, Ballot, Lists, One, Row, Stands, Step};

use super::{failed, page, seat, then};
use crate::ask::Ask;
use crate::clerk::{Clerk, Refused};
use crate::codes;
use crate::ordered::Ordered;
use crate::permit::permit;
use crate::public::nothing;
use crate::reply::Reply;
use crate::role::Role;
use crate::routes::{Handler, Method, Route, at_desk};
use crate::running::Running;
use crate::site::Site;
use crate::who::Who;

const LISTS: &str = "/{language}/desk/{election}/lists";
const LIST: &str = "/{language}/desk/{election}/lists/{list}";
const NEW: &str = "/{language}/desk/{election}/filing";
const CHECK: &str = "/{language}/desk/{election}/filing/check";

const READERS: &[Role] = &[Role::Administrator, Role::Agent, Role::Auditor];
const FILERS: &[Role] = &[Role::Administrator, Role::Agent];
const DECIDERS: &[Role] = &[Role::Administrator];

/// Rows of the table.
pub(crate) const ROUTES: &[Route] = &[
    at_desk(LISTS, READERS, shown),
    at_desk(NEW, FILERS, filing::form),
    at_desk(LIST, READERS, one),
    Route { method: Method::Post, path: LISTS, roles: DECIDERS, handler: Handler::Command(ballot) },
    Route { method: Method::Post, path: NEW, roles: FILERS, handler: Handler::Command(filing::file) },
    Route { method: Method::Post, path: CHECK, roles: FILERS, handler: Handler::Compute(filing::check) },
    Route { method: Method::Post, path: LIST, roles: DECIDERS, handler: Handler::Command(decide) },
];

fn at_hand(site: &Site, ask: &Ask) -> Option<(Arc<Who>, Arc<Running>)> {
    Some((ask.who.clone()?, site.running(ask.part("election"))?))
}

/// Whether somebody sees a list: an agent sees the one they stand for, since persons of the others are no matter of theirs.
fn sees(who: &Who, list: &str) -> bool {
    who.role != Role::Agent || who.list.as_deref() == Some(list)
}

fn not_theirs(site: &Site, ask: &Ask) -> Reply {
    let notice = Notice::new(codes::NOT_YOURS, "this list is another party's", "your own desk leads to your list");
    site.refuse(ask, 403, &notice)
}

fn stands(list: &ListState) -> Stands {
    match (list.out.as_deref(), list.registered) {
        (Some("sent back"), _) => Stands::SentBack,
        (Some("withdrawn"), _) => Stands::Withdrawn,
        (Some(_), _) => Stands::Refused,
        (None, Some(place)) => Stands::Registered(place),
        (None, None) => Stands::Filed,
    }
}

/// All lists, the calendar, the ballot.
fn shown(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at_hand(site, ask) else { return nothing(site, ask) };
    let (night, today, asks) = (running.night(), site.today(), Arc::clone(&who));
    let looked = running.look(move |clerk, _| {
        let state = clerk.desk.state();
        let row = |(id, list): (&String, &ListState)| Row {
            list: id.clone(),
            party: list.filed.party.clone(),
            names: list.names.clone(),
            filed: list.filed.day,
            persons: list.filed.persons.len(),
            stands: stands(list),
        };
        Lists {
            rows: state.lists.iter().filter(|(id, _)| sees(&asks, id)).map(row).collect(),
            calendar: clerk.desk.calendar(),
            today,
            ballot: on_paper(clerk),
            may_file: FILERS.contains(&asks.role),
            may_decide: DECIDERS.contains(&asks.role),
            order: Site::fresh_id(),
            night,
        }
    });
    let Some(lists) = looked else { return failed(site, ask, &store::WriteError::Stopped) };
    page(200, site.pages.lists(ask.language, &seat(&who, ask.part("election")), &lists))
}

/// The ballot as `zhargy ballot` shows it.
fn on_paper(clerk: &Clerk) -> Option<Ballot> {
    let ballot = clerk.desk.ballot().ok()?;
    let words = |line| clerk.desk.state().words_of_line(&ballot.languages, line);
    Some(Ballot {
        lines: ballot.lines.iter().map(words).collect(),
        languages: ballot.languages,
        signed: ballot.signed,
        by: ballot.citations,
        gaps: ballot.gaps,
    })
}

/// One list.
fn one(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at_hand(site, ask) else { return nothing(site, ask) };
    let list = ask.part("list").to_owned();
    if !sees(&who, &list) {
        return not_theirs(site, ask);
    }
    let (night, today, asks) = (running.night(), site.today(), Arc::clone(&who));
    let looked = running.look(move |clerk, _| {
        let known = clerk.desk.state().lists.get(&list)?;
        // What is decided is decided under the law of its day, which is not before the list was filed.
        let day = today.max(known.filed.day);
        let examined = clerk.desk.examine(&list, day);
        Some(One {
            filed: known.filed.clone(),
            names: known.names.clone(),
            stands: stands(known),
            steps: steps(clerk, &list),
            examined: examined.map(Box::new).map_err(|why| no_of(&why)),
            open: clerk.desk.state().ballot.is_none(),
            may_decide: DECIDERS.contains(&asks.role),
            may_file: FILERS.contains(&asks.role),
            day: day.to_string(),
            order: Site::fresh_id(),
            night,
        })
    });
    match looked {
        None => failed(site, ask, &store::WriteError::Stopped),
        Some(None) => nothing(site, ask),
        Some(Some(one)) => page(200, site.pages.one_list(ask.language, &seat(&who, ask.part("election")), &one)),
    }
}

fn no_of(why: &clerk::Refusal) -> No {
    No { code: why.code().to_owned(), why: why.to_string(), by: why.citations() }
}

/// What was recorded about a list.
fn steps(clerk: &Clerk, list: &str) -> Vec<Step> {
    let entries = clerk.of_list.get(list).into_iter().flatten();
    let lines = entries.filter_map(|seq| clerk.lines.get(usize::try_from(*seq).ok()?));
    let step = |entry: Entry| {
        let record = Record::read(&entry.kind, &entry.body).ok()?;
        Some(Step { seq: entry.seq, at: entry.at, by: entry.actor, record })
    };
    lines.filter_map(|line| step(Entry::parse(line).ok()?)).collect()
}

/// An order about lists on its way: refused, it is shown above the form that was sent.
fn ordered(
    site: &Site,
    ask: &Ask,
    (who, running): (Arc<Who>, Arc<Running>),
    command: Command,
    again: impl FnOnce(String) -> Again + Send + 'static,
) -> Result<Ordered, Reply> {
    permit(&who, &command, &|_| None).map_err(|notice| site.refuse(ask, 403, &notice))?;
    let order = Order { id: id_of(site, ask)?, actor: who.account.clone(), at: ask.at, command };
    let (asked, night) = (ask.clone(), running.night());
    Ok(Ordered::new(running.client(), order, move |site, outcome| match outcome.map(|done| done.answer) {
        Err(error) => failed(site, &asked, &error),
        Ok(Ok(())) => then(&asked, asked.here()),
        Ok(Err(refused)) => {
            let seat = seat(&who, asked.part("election"));
            let again = again(Site::fresh_id());
            page(422, site.pages.lists_refused(asked.language, &seat, &night, &told(refused), asked.here(), &again))
        }
    }))
}

fn told(refused: Refused) -> No {
    No { code: refused.code, why: refused.why, by: refused.by }
}

/// The id of an order from its form.
fn id_of(site: &Site, ask: &Ask) -> Result<String, Reply> {
    match ask.field("order") {
        id if (1..=100).contains(&id.len()) => Ok(id.to_owned()),
        _ => Err(wrong(site, ask, "the form has no order")),
    }
}

fn wrong(site: &Site, ask: &Ask, what: &str) -> Reply {
    let notice = Notice::new(codes::ADDRESS, what, "open the page again and send the form from there");
    site.refuse(ask, 422, &notice)
}

/// The commission decides about a list, or records that it left.
fn decide(site: &Site, ask: &Ask) -> Result<Ordered, Reply> {
    let Some(hand) = at_hand(site, ask) else { return Err(nothing(site, ask)) };
    let list = ask.part("list").to_owned();
    let (day, decided, because) = (ask.field("day").trim(), ask.field("decided").trim(), ask.field("because").trim());
    match ask.field("step") {
        "register" => {
            let parsed: Option<Date> =
                if day.is_empty() { None } else { Some(day.parse().map_err(|_| wrong(site, ask, "the day is none"))?) };
            let command = Command::RegisterList {
                list,
                day: parsed,
                decided: Some(decided.to_owned()).filter(|words| !words.is_empty()),
            };
            let (day, decided) = (day.to_owned(), decided.to_owned());
            ordered(site, ask, hand, command, move |order| Again::Register { order, day, decided })
        }
        "withdraw" if because.is_empty() => Err(wrong(site, ask, "a withdrawal has its reason")),
        "withdraw" => {
            let command = Command::WithdrawList { list, because: because.to_owned() };
            let because = because.to_owned();
            ordered(site, ask, hand, command, move |order| Again::Withdraw { order, because })
        }
        _ => Err(wrong(site, ask, "the form names no step of a list")),
    }
}

/// The ballot, from the drawn place of each list.
fn ballot(site: &Site, ask: &Ask) -> Result<Ordered, Reply> {
    let Some((who, running)) = at_hand(site, ask) else { return Err(nothing(site, ask)) };
    let typed: Vec<(String, String)> = ask
        .fields
        .iter()
        .filter_map(|(name, value)| Some((name.strip_prefix("place ")?.to_owned(), value.trim().to_owned())))
        .collect();
    let place = |text: &str| text.parse().ok().filter(|place: &usize| (1..=typed.len()).contains(place));
    let places: BTreeMap<usize, String> =
        typed.iter().filter_map(|(list, text)| Some((place(text)?, list.clone()))).collect();
    if typed.is_empty() || places.len() != typed.len() {
        return Err(wrong(site, ask, "each list has a place of its own, from 1 on"));
    }
    let command = Command::SetBallot { order: places.into_values().collect() };
    let named = typed.into_iter().map(|(list, place)| (list.clone(), list, place)).collect();
    ordered(site, ask, (who, running), command, move |order| Again::Ballot { order, places: named })
}

/// A list's filing in the state, for a form that files it anew.
fn filed<'s>(state: &'s State, list: &str) -> Option<(&'s ListFiled, &'s BTreeMap<String, String>)> {
    state.lists.get(list).map(|own| (&own.filed, &own.names))
}
