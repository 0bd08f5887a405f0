//! How a post stands for who works on it: what is next and by when, what is wrong, what may follow. Runs on the writer's thread
//! and changes nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use clerk::contests::{ContestState, PostState};
use election::protocol::{Entry, Level};
use election::schedule::ElectionSchedule;
use election::single::candidacy::stage::At;
use election::single::tenure::Due;
use jiff::civil::Date;
use journal::Moment;
use pages::contests::State;
use pages::desk::posts::{Asked, By, Finding, Next, One, Protocol, Row, Trouble, Typed};

use super::{reaches, trial};
use crate::contests::{ContestsClerk, told};
use crate::desk::entry::turns;
use crate::role::Role;
use crate::who::Who;

/// What is at an address of a post.
pub(super) enum Found {
    /// No post.
    None,
    /// Another commission's.
    NotYours,
    /// A post.
    One(Box<One>),
}

/// Posts of a person's territory as they were asked for, and how many there are in all.
pub(super) fn rows(clerk: &ContestsClerk, who: &Who, asked: &Asked) -> (Vec<Row>, usize) {
    let due = due_of(clerk, asked.on);
    let own = clerk.desk().state().posts.values().filter(|post| reaches(who, post));
    let (mut rows, mut all) = (Vec::new(), 0);
    let wanted = asked.name.to_lowercase();
    for post in own {
        all += 1;
        let Some(public) = clerk.row(&post.post.post) else { continue };
        if asked.state.is_some_and(|state| state != public.state) || !is_named(public, &wanted) {
            continue;
        }
        let standing = standing(post, due.get(post.post.post.as_str()), public.state, asked.on);
        let soon = |by: &By| by.day >= asked.on && by.day <= asked.on.saturating_add(jiff::Span::new().days(7));
        let fits = match asked.due.as_str() {
            "late" => standing.wrong.contains(&Trouble::Late),
            "week" => standing.by.as_ref().is_some_and(soon),
            _ => true,
        };
        if fits && (!asked.wrong || !standing.wrong.is_empty()) {
            rows.push(Row { row: Arc::clone(public), next: standing.next, by: standing.by, wrong: standing.wrong });
        }
    }
    // What is due first stands first; what has no day comes last, in the order of the posts.
    rows.sort_by_key(|row| (row.by.is_none(), row.by.as_ref().map(|by| by.day)));
    (rows, all)
}

fn is_named(row: &pages::contests::Row, wanted: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(wanted);
    wanted.is_empty() || has(&row.post) || has(&row.district) || row.names.iter().any(|(_, name)| has(name))
}

fn due_of(clerk: &ContestsClerk, on: Date) -> BTreeMap<String, Due> {
    let due = clerk.desk().due(on).unwrap_or_default();
    due.into_iter().map(|due| (due.post.clone(), due)).collect()
}

/// One post for a person, on a day.
pub(super) fn one(clerk: &ContestsClerk, who: &Who, post: &str, days: (Date, Date, Moment)) -> Found {
    let Some(known) = clerk.desk().state().posts.get(post) else { return Found::None };
    if !reaches(who, known) {
        return Found::NotYours;
    }
    let (day, today, at) = days;
    let Some(contest) = told(clerk, post, day) else { return Found::None };
    let standing = standing(known, contest.due.as_ref(), contest.row.state, day);
    let (offers, later) = trial::offers(clerk, who, known, day, at);
    Found::One(Box::new(One {
        next: standing.next,
        by: standing.by,
        wrong: standing.wrong,
        offers,
        later,
        protocols: protocols(clerk, who, known, at),
        contest,
        day,
        today,
        confirmed: who.is_confirmed(at),
        order: String::new(),
        no: None,
        typed: Typed::default(),
        saved: false,
    }))
}

/// How a post stands.
struct Standing {
    next: Next,
    by: Option<By>,
    wrong: Vec<Trouble>,
}

fn standing(known: &PostState, due: Option<&Due>, state: State, on: Date) -> Standing {
    let contest = known.contest();
    let next = match (contest, state) {
        (_, State::Abolished) => Next::Nothing,
        (None, _) if known.precincts.is_empty() => Next::Precincts,
        (None, _) => Next::Call,
        (Some(contest), _) => next_of(contest, on),
    };
    let by = match (next, contest) {
        (Next::Nothing, _) | (_, None) => due.filter(|_| state != State::Abolished).and_then(term),
        (next, Some(contest)) => contest.calendar.as_deref().and_then(|calendar| by_step(calendar, step_of(next))),
    };
    let mut wrong = contest.map(|contest| troubles(contest, on)).unwrap_or_default();
    if by.as_ref().is_some_and(|by| by.day < on) {
        wrong.insert(0, Trouble::Late);
    }
    Standing { next, by, wrong }
}

/// What is next in an election, by what its journal says.
fn next_of(contest: &ContestState, on: Date) -> Next {
    let Some(round) = contest.round() else { return Next::Call };
    if contest.is_over() {
        return Next::Nothing;
    }
    if round.certified.is_some() {
        return match contest.certified().map(|counted| counted.outcome.as_str()) {
            Some("elected") => Next::Winner,
            _ => Next::CallAgain,
        };
    }
    if round.counted.is_some() {
        return Next::Certify;
    }
    match &round.ballot {
        Some(_) if on < round.vote => Next::Vote,
        Some(ballot) => {
            let of = ballot.protocols.len();
            let settled = |entry: &Entry| matches!(entry, Entry::Accepted(_) | Entry::Void(_));
            let open = ballot.protocols.values().filter(|own| !settled(&own.entry)).count();
            if open > 0 { Next::Protocols(number(open), number(of)) } else { Next::Count }
        }
        None => before_ballot(contest, on),
    }
}

fn before_ballot(contest: &ContestState, on: Date) -> Next {
    let undecided = contest.candidates.iter().filter(|own| own.is_in() && own.stage.at != At::Registered).count();
    let passed = |step: &str| {
        let by = contest.calendar.as_deref().and_then(|calendar| by_step(calendar, step));
        by.is_some_and(|by| by.day < on)
    };
    if contest.rounds.len() == 1 && undecided == 0 && !passed("nomination") {
        return Next::Nominate;
    }
    if undecided > 0 {
        return Next::Decide(number(undecided));
    }
    if contest.standing().count() < 2 && contest.rounds.len() == 1 { Next::PutOff } else { Next::Ballot }
}

/// The step of the calendar by whose last day something is done.
fn step_of(next: Next) -> &'static str {
    match next {
        Next::Nominate => "nomination",
        Next::Decide(_) => "registration",
        Next::Ballot | Next::Vote => "ballots_delivered",
        Next::PutOff => "put_off",
        Next::Protocols(..) | Next::Count | Next::Certify => "result",
        Next::CallAgain => "repeat",
        Next::Winner => "winner_registered",
        Next::Precincts | Next::Call | Next::Nothing => "",
    }
}

/// The last day of a step, by the earlier reading, with its article.
fn by_step(calendar: &ElectionSchedule, step: &str) -> Option<By> {
    let edge = calendar.find(step)?.last.as_ref()?;
    let article = edge.readings.first().map(|reading| reading.from.citation()).unwrap_or_default();
    Some(By { day: edge.days().min()?, article })
}

/// When the next election is called or held at the latest.
fn term(due: &Due) -> Option<By> {
    let bound = due.next().1.iter().min_by_key(|bound| bound.day)?;
    Some(By { day: bound.day, article: bound.citation.clone() })
}

fn troubles(contest: &ContestState, on: Date) -> Vec<Trouble> {
    let mut wrong = Vec::new();
    let passed = |step: &str| {
        let by = contest.calendar.as_deref().and_then(|calendar| by_step(calendar, step));
        by.is_some_and(|by| by.day < on)
    };
    let round = contest.round();
    if contest.rounds.len() == 1 && round.is_some_and(|round| round.ballot.is_none()) {
        let nominated = contest.candidates.iter().filter(|own| own.is_in()).count();
        let registered = contest.standing().count();
        if passed("registration") && registered < 2 {
            wrong.push(Trouble::FewRegistered(number(registered)));
        } else if passed("nomination") && nominated < 2 {
            wrong.push(Trouble::FewNominated(number(nominated)));
        }
    }
    if let Some(ballot) = round.and_then(|round| round.ballot.as_ref()) {
        let entries = || ballot.protocols.values().map(|own| &own.entry);
        let differ = entries().filter(|entry| matches!(entry, Entry::Differs(_))).count();
        let found =
            |entry: &&Entry| matches!(entry, Entry::Settled(own) if !ballot.form.check(own.figures()).is_empty());
        let findings = entries().filter(found).count();
        wrong.extend((differ > 0).then_some(Trouble::Differ(number(differ))));
        wrong.extend((findings > 0).then_some(Trouble::Findings(number(findings))));
    }
    let counted = round.and_then(|round| round.counted.as_ref());
    wrong.extend(counted.filter(|counted| counted.outcome == "open").map(|_| Trouble::Open));
    wrong.extend((contest.winner.is_some() && !contest.winner_stands()).then_some(Trouble::Fell));
    wrong.extend(contest.late.is_some().then_some(Trouble::RepeatLate));
    wrong
}

/// The protocols of the newest round; no figure of any.
fn protocols(clerk: &ContestsClerk, who: &Who, known: &PostState, at: Moment) -> Vec<Protocol> {
    let round = known.contest().and_then(ContestState::round);
    let Some(ballot) = round.and_then(|round| round.ballot.as_ref()) else { return Vec::new() };
    let by = turns::actor(who);
    let works = matches!(who.role, Role::Clerk | Role::Coordinator);
    let one = |(precinct, own): (&String, &clerk::contests::Protocol)| {
        let turn = turns::turn(&own.entry, &ballot.form, &ballot.entry_rules, &by).ok().filter(|_| works);
        let accept = trial::accepts(clerk, who, known, (precinct, &own.entry, ballot), at);
        let findings = if accept { findings(&own.entry, ballot) } else { Vec::new() };
        Protocol { precinct: precinct.clone(), state: own.entry.state(), turn, accept, findings }
    };
    ballot.protocols.iter().map(one).collect()
}

fn findings(entry: &Entry, ballot: &clerk::contests::Ballot) -> Vec<Finding> {
    let Entry::Settled(settled) = entry else { return Vec::new() };
    let found = ballot.form.check(settled.figures()).into_iter();
    found
        .map(|finding| Finding {
            words: finding.to_string(),
            reason: finding.level == Level::Warning,
            code: finding.code,
        })
        .collect()
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
