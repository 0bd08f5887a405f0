//! Handlers of the sitting at which a result is certified: how it stands, and the orders that its forms give.

use std::collections::BTreeMap;
use std::sync::Arc;

use clerk::{Command, Order, result_hash, result_text};
use election::protocol::{Entry, State as Stage};
use journal::Head;
use pages::Notice;
use pages::desk::No;
use pages::desk::sitting::{Copies, Mandates, May, Sitting, Term, Typed};
use pages::protocols::Night;

use super::{failed, page, seat, then};
use crate::ask::Ask;
use crate::clerk::Clerk;
use crate::codes;
use crate::ordered::Ordered;
use crate::papers;
use crate::permit::{needs_confirmation, permit};
use crate::public::{copies, nothing};
use crate::reply::{Keep, Reply};
use crate::role::Role;
use crate::routes::{Handler, Method, Route, at_desk};
use crate::running::Running;
use crate::site::Site;
use crate::who::Who;

const PATH: &str = "/{language}/desk/{election}/sitting";

/// Rows of the table.
pub(crate) const ROUTES: &[Route] = &[
    at_desk(PATH, &[Role::Administrator, Role::Auditor], shown),
    at_desk("/{language}/desk/{election}/sitting/result.json", &[Role::Administrator, Role::Auditor], text),
    Route { method: Method::Post, path: PATH, roles: &[Role::Administrator], handler: Handler::Command(order) },
];

/// Characters of the words that a form brings.
const MOST_WORDS: usize = 4_000;

/// Steps of the calendar that end with the sitting.
const TERMS: [&str; 2] = ["protocols", "result"];

/// The sitting as it stands.
fn shown(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at_hand(site, ask) else { return nothing(site, ask) };
    let (night, account) = (running.night(), who.account.clone());
    let Some(mut sitting) = running.look(move |clerk, head| stands(clerk, head, night, &account)) else {
        return failed(site, ask, &store::WriteError::Stopped);
    };
    if let Ok(made) = papers::certificates(site, &running) {
        sitting.certificates = made.papers.iter().map(|(name, hash, _)| (name.clone(), hash.clone())).collect();
    }
    sitting.issued = !sitting.night.issued.is_empty();
    sitting.may.order = who.role == Role::Administrator;
    sitting.may.confirmed = who.is_confirmed(ask.at);
    sitting.order = Site::fresh_id();
    page(200, site.pages.sitting(ask.language, &seat(&who, ask.part("election")), &sitting))
}

/// The text of the counted result, whose hash is signed.
fn text(site: &Site, ask: &Ask) -> Reply {
    let Some((_, running)) = at_hand(site, ask) else { return nothing(site, ask) };
    match running.look(|clerk, _| clerk.desk.state().counted.as_ref().map(result_text)).flatten() {
        Some(text) => Reply::of(200, "application/json", text.into_bytes(), Keep::Never),
        None => nothing(site, ask),
    }
}

fn at_hand(site: &Site, ask: &Ask) -> Option<(Arc<Who>, Arc<Running>)> {
    Some((ask.who.clone()?, site.running(ask.part("election"))?))
}

/// How the sitting stands, asked on the writer's thread.
fn stands(clerk: &Clerk, _: &Head, night: Arc<Night>, account: &str) -> Sitting {
    let state = clerk.desk.state();
    let mut open: BTreeMap<Stage, u32> = BTreeMap::new();
    let (mut settled, mut void, mut reasons, mut differing) = (0, 0, 0, 0);
    let form = state.ballot.as_ref().map(|ballot| &ballot.form);
    for own in &state.precincts {
        match &own.entry {
            Entry::Accepted(accepted) => {
                settled += 1;
                reasons += u32::from(!accepted.reasons().is_empty());
            }
            Entry::Void(_) => (settled, void) = (settled + 1, void + 1),
            other => *open.entry(other.state()).or_default() += 1,
        }
        differing += u32::from(!own.copies.is_empty() && form.is_some_and(|form| !copies(own, form).is_empty()));
    }
    let (least, least_by) = clerk.desk.least_signers();
    let all_in = state.ballot.is_some() && open.is_empty();
    let trouble = if all_in { clerk.desk.recount().err() } else { None };
    Sitting {
        settled: (settled, u32::try_from(state.precincts.len()).unwrap_or(u32::MAX), void),
        open: open.into_iter().collect(),
        reasons,
        differing,
        copies: clerk.desk.copies().ok().filter(|_| differing > 0).map(|report| Copies {
            contradictions: report.contradictions.len(),
            sum: report.sum_of_differences,
            verdict: report.verdict,
        }),
        trouble: trouble.map(|why| No { code: why.code().to_owned(), why: why.to_string(), by: why.citations() }),
        counted: state.counted.as_ref().map(|counted| (counted.clone(), result_hash(counted))),
        outdated: state.outdated,
        lot: state.lot.clone(),
        sitting: state.sitting.clone(),
        least,
        least_by,
        certified: state.certified.as_ref().map(|certified| certified.signed.clone()),
        certificates: Vec::new(),
        issued: false,
        mandates: mandates(clerk),
        terms: terms(clerk),
        may: May {
            signed: state.sitting.iter().flat_map(|open| &open.signatures).any(|signature| signature.by == account),
            ..May::default()
        },
        order: String::new(),
        night,
    }
}

/// Lists with mandates, once the result is certified.
fn mandates(clerk: &Clerk) -> Vec<Mandates> {
    let state = clerk.desk.state();
    let counted = state.counted.iter().filter(|_| state.certified.is_some());
    let won = counted.flat_map(|counted| &counted.lists).filter(|row| row.seats > 0);
    won.map(|row| Mandates {
        list: row.list.clone(),
        seats: row.seats,
        given: state.mandates.get(&row.list).cloned(),
        persons: state
            .lists
            .get(&row.list)
            .iter()
            .flat_map(|list| list.filed.persons.iter().filter(|person| !list.left.contains(&person.name)))
            .map(|person| person.name.clone())
            .collect(),
    })
    .collect()
}

/// When the protocols and the result are due.
fn terms(clerk: &Clerk) -> Vec<Term> {
    let Some(calendar) = clerk.desk.calendar() else { return Vec::new() };
    let term = |id: &str| {
        let step = calendar.find(id)?;
        let edge = step.last.as_ref()?;
        let by = edge.readings.first()?.from.clone();
        Some(Term { step: step.id.clone(), title: step.title.clone(), last: edge.day()?, by })
    };
    TERMS.into_iter().filter_map(term).collect()
}

/// An order of one of the forms.
fn order(site: &Site, ask: &Ask) -> Result<Ordered, Reply> {
    let Some((who, running)) = at_hand(site, ask) else { return Err(nothing(site, ask)) };
    let wrong = |what: &str| {
        let notice = Notice::new(codes::ADDRESS, what, "open the sitting again and send the form from there");
        Err(site.refuse(ask, 422, &notice))
    };
    let typed = typed(ask);
    let command = match ask.field("step") {
        "count" => Command::Count,
        "lot" => Command::DrawLot { lists: lot(ask) },
        "open" => Command::OpenSitting,
        // A person signs for nobody else: the name is that of the account.
        "sign" => Command::Sign { name: who.name.clone(), counted: ask.field("counted").to_owned() },
        "unsign" if typed.because.is_empty() || typed.because.len() > MOST_WORDS => {
            return wrong("a signature is taken back with its reason, in less than four thousand letters");
        }
        "unsign" => Command::WithdrawSignature { because: typed.because.clone() },
        "certify" => Command::Certify { signed: Vec::new() },
        // The hashes are those of the papers that the page showed, made here.
        "issue" => match running.night().certified.and_then(|seq| running.shelf().kept(seq)) {
            Some(made) => Command::IssueCertificate {
                files: made.papers.iter().map(|(name, hash, _)| (name.clone(), hash.clone())).collect(),
            },
            None => return Err(then(ask, ask.here())),
        },
        "give" => match give(&typed) {
            Some(command) => command,
            None => return wrong("an age is a number of years, and words are shorter than four thousand letters"),
        },
        _ => return wrong("the form names no step of the sitting"),
    };
    let id = ask.field("order");
    if id.is_empty() || id.len() > 100 {
        return wrong("the form has no order");
    }
    permit(&who, &command, &|_| None).map_err(|notice| site.refuse(ask, 403, &notice))?;
    if needs_confirmation(&command) && !who.is_confirmed(ask.at) {
        let back = pages::encoded(ask.here());
        return Err(then(ask, &format!("/desk/confirm?to={back}")));
    }
    let again = matches!(command, Command::GiveMandates { .. } | Command::WithdrawSignature { .. });
    let order = Order { id: id.to_owned(), actor: who.account.clone(), at: ask.at, command };
    let (asked, night) = (ask.clone(), running.night());
    Ok(Ordered::new(running.client(), order, move |site, outcome| match outcome.map(|done| done.answer) {
        Err(error) => failed(site, &asked, &error),
        Ok(Ok(())) => then(&asked, asked.here()),
        Ok(Err(refused)) => {
            let no = No { code: refused.code, why: refused.why, by: refused.by };
            let fresh = Site::fresh_id();
            let typed = again.then_some((&typed, fresh.as_str()));
            let seat = seat(&who, asked.part("election"));
            page(422, site.pages.sitting_refused(asked.language, &seat, &night, &no, typed))
        }
    }))
}

/// The lists that won a lot, each as often as it won.
fn lot(ask: &Ask) -> Vec<String> {
    /// A lot is for mandates of one tie; more than this no parliament has.
    const MOST: usize = 1_000;
    let won =
        ask.fields.iter().filter_map(|(name, value)| Some((name.strip_prefix("won ")?, value.trim().parse().ok()?)));
    won.flat_map(|(list, many): (&str, usize)| std::iter::repeat_n(list.to_owned(), many.min(MOST)))
        .take(MOST)
        .collect()
}

fn typed(ask: &Ask) -> Typed {
    Typed {
        list: ask.field("list").to_owned(),
        chosen: ask.field("chosen").to_owned(),
        in_time: !ask.field("in_time").is_empty(),
        decided: ask.field("decided").trim().to_owned(),
        youth_below: ask.field("youth_below").trim().to_owned(),
        because: ask.field("because").trim().to_owned(),
    }
}

/// A list's mandates as they were typed; nothing where an age is none.
fn give(typed: &Typed) -> Option<Command> {
    let youth_below = if typed.youth_below.is_empty() { None } else { Some(typed.youth_below.parse().ok()?) };
    if typed.decided.len() > MOST_WORDS {
        return None;
    }
    Some(Command::GiveMandates {
        list: typed.list.clone(),
        chosen: typed.chosen.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        in_time: typed.in_time,
        decided: Some(typed.decided.clone()).filter(|words| !words.is_empty()),
        youth_below,
    })
}
