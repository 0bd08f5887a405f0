//! Handlers of the journal as auditors read it: who did what, and when. No figure of a protocol is read from it here.

use clerk::Record;
use journal::Entry;
use pages::Notice;
use pages::desk::journal::{Line, Lines};
use store::WriteError;

use super::entry::at;
use crate::ask::Ask;
use crate::clerk::Clerk;
use crate::codes;
use crate::desk::{page, seat};
use crate::public::nothing;
use crate::reply::Reply;
use crate::role::Role;
use crate::routes::{Route, at_desk};
use crate::site::Site;

/// Rows of the table.
pub(crate) const ROUTES: &[Route] =
    &[at_desk("/{language}/desk/{election}/journal", &[Role::Auditor, Role::Administrator], journal)];

/// Lines of one page.
const PAGE: usize = 100;

/// Lines that are read for one page at most: a person and a precinct together may have few in many.
const MOST_READ: usize = 5_000;

/// People that are offered to choose from.
const MOST_ACTORS: usize = 500;

fn journal(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at(site, ask) else { return nothing(site, ask) };
    let (actor, precinct) = (ask.field("actor").trim().to_owned(), ask.field("precinct").trim().to_owned());
    let before = ask.field("before");
    let before: Option<u64> = if before.is_empty() { Some(u64::MAX) } else { before.parse().ok() };
    let (Some(before), true) = (before, actor.len() <= 400 && precinct.len() <= 400) else {
        let told = Notice::new(codes::ADDRESS, "the journal is asked for in words nobody knows", "choose on the page");
        return site.refuse(ask, 400, &told);
    };
    let looked = running.look(move |clerk, head| {
        let mut found = Lines { paged: before < head.size, ..Lines::default() };
        read(clerk, &actor, &precinct, before.min(head.size), &mut found);
        found.actors = clerk.of_actor.keys().take(MOST_ACTORS).cloned().collect();
        (found.actor, found.precinct) = (actor, precinct);
        found
    });
    let Some(found) = looked else { return crate::desk::failed(site, ask, &WriteError::Stopped) };
    let seat = seat(&who, ask.part("election"));
    page(200, site.pages.desk_journal(ask.language, &seat, &running.night(), &found))
}

/// The lines below an entry, newest first, of a person, of a precinct, of both, or all.
fn read(clerk: &Clerk, actor: &str, precinct: &str, before: u64, found: &mut Lines) {
    let none = Vec::new();
    let places: Box<dyn Iterator<Item = u64>> = match (actor, precinct) {
        ("", "") => Box::new((0..before).rev()),
        (_, "") => Box::new(clerk.of_actor.get(actor).unwrap_or(&none).iter().rev().copied()),
        _ => Box::new(clerk.of_precinct.get(precinct).unwrap_or(&none).iter().rev().copied()),
    };
    for (read, seq) in places.filter(|seq| *seq < before).enumerate() {
        if found.lines.len() == PAGE || read == MOST_READ {
            found.older = Some(seq + 1);
            return;
        }
        let line = usize::try_from(seq).ok().and_then(|at| clerk.lines.get(at));
        let Some(entry) = line.and_then(|line| Entry::parse(line).ok()) else { continue };
        if actor.is_empty() || entry.actor == actor {
            found.lines.push(told(entry));
        }
    }
}

/// What is told of an entry.
fn told(entry: Entry) -> Line {
    let (mut precinct, mut step, mut refused) = (None, None, None);
    match Record::read(&entry.kind, &entry.body) {
        Ok(Record::ProtocolStep(of)) => (precinct, step) = (Some(of.precinct), Some(of.step)),
        Ok(Record::CopyEntered(of)) => precinct = Some(of.precinct),
        Ok(Record::Refused(of)) => refused = Some((of.what, of.code)),
        _ => {}
    }
    let Entry { seq, at, actor, kind, command, .. } = entry;
    Line { seq, at, actor, kind, precinct, step, refused, order: command }
}
