//! The desks: what people with a login do. Each part has its rows and handlers in a file of its own; what they share, from a
//! person to the head of a page, from an outcome to words, stands here.

pub(crate) mod copies;
pub(crate) mod entry;
pub(crate) mod journal_view;
pub(crate) mod lists;
pub(crate) mod posts;
pub(crate) mod precincts;
pub(crate) mod sitting;

use pages::Notice;
use pages::desk::{Part, Seat};
use store::WriteError;

use crate::ask::Ask;
use crate::codes;
use crate::reply::{Keep, Reply};
use crate::role::Role;
use crate::site::Site;
use crate::who::Who;

/// The desks of a role, in the order of the work.
pub(crate) fn parts(role: Role) -> Vec<Part> {
    let own: &[Part] = match role {
        Role::Administrator => &[Part::Lists, Part::Precincts, Part::Sitting, Part::Journal, Part::Accounts],
        Role::Coordinator => &[Part::Precincts, Part::Entry],
        Role::Clerk => &[Part::Entry],
        Role::Agent => &[Part::Lists, Part::Copies],
        Role::Observer => &[Part::Copies],
        Role::Auditor => &[Part::Precincts, Part::Lists, Part::Sitting, Part::Journal],
        Role::Public | Role::Operator => &[],
    };
    own.to_vec()
}

/// The head of a desk's page. `election` is the one of the address, where it names one.
pub(crate) fn seat(who: &Who, election: &str) -> Seat {
    let election = if election.is_empty() { who.election.clone().unwrap_or_default() } else { election.to_owned() };
    Seat { name: who.name.clone(), role: who.role.as_str(), election, csrf: who.csrf.clone(), parts: parts(who.role) }
}

/// The head of a page of one's own: with the desks of the election one works on, or of the posts.
pub(crate) fn own_seat(site: &Site, who: &Who) -> Seat {
    let mut seat = seat(who, "");
    if site.contests().iter().any(|set| set.id() == seat.election) {
        seat.parts = posts::parts(who.role);
    }
    seat
}

/// Where a person goes after what they sent was taken: another request, so that a reload sends nothing again.
pub(crate) fn then(ask: &Ask, path: &str) -> Reply {
    Reply::elsewhere(303, format!("/{}{path}", ask.language.code()))
}

/// A page of a desk, which nobody keeps.
pub(crate) fn page(status: u16, html: String) -> Reply {
    let mut reply = Reply::html(status, html);
    reply.keep = Keep::Never;
    reply
}

/// An order without an outcome: nobody knows whether it was recorded where the store failed, and sent again with the same id
/// it has one effect.
pub(crate) fn no_outcome(error: &WriteError) -> (u16, Notice) {
    let hint = "send it again as it is: an order that was recorded is not carried out twice";
    let status = match error {
        WriteError::Unwritable(_) => 422,
        WriteError::Bug(_) => 500,
        WriteError::Store { .. } | WriteError::Busy | WriteError::Stopped => 503,
    };
    let code = if matches!(error, WriteError::Bug(_)) { codes::BUG } else { codes::BUSY };
    (status, Notice::new(code, error.to_string(), hint))
}

/// The same as a page.
pub(crate) fn failed(site: &Site, ask: &Ask, error: &WriteError) -> Reply {
    let (status, notice) = no_outcome(error);
    site.refuse(ask, status, &notice)
}
