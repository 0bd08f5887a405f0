//! A running election: how far it is by region, and where its journal stands.

use pages::protocols::{Night, Place as Own};

use super::answer::{json, list, rows, table, with};
use super::endpoint::{ELECTION, Endpoint, FORMAT, Gives, Kind, MOST_ROWS, PAGE, Param, ROWS, SIZE, field, of, read};
use super::problem;
use super::question::nothing;
use super::wire::list::Page;
use super::wire::night::{EntryLine, Head, Journal, Place, PlaceLine, Progress, RunningLine, Seats, Votes};
use crate::ask::Ask;
use crate::clerk::Clerk;
use crate::reply::{Keep, Reply};
use crate::routes::Handler;
use crate::running::Slot;
use crate::site::Site;

pub(super) const NIGHT: &str = "running elections";

const FROM: Param = field("from", Kind::Number(0, 9_007_199_254_740_991), "the first entry to look at, from 0", "0");

pub(super) const ENDPOINTS: &[Endpoint] = &[
    read(NIGHT, "running", "/api/v1/running", Handler::Compute(running))
        .what("The elections whose protocols are kept here.")
        .asks(&[PAGE, SIZE, FORMAT])
        .gives(Gives::List, of::<Page<RunningLine>>),
    read(NIGHT, "progress", "/api/v1/elections/{election}/progress", Handler::Memory(progress))
        .what("How far a running election is: protocols settled and votes, the whole and by region.")
        .asks(&[ELECTION, FORMAT])
        .gives(Gives::Table, of::<Progress>)
        .problems(&[404]),
    read(NIGHT, "journal", "/api/v1/elections/{election}/journal", Handler::Compute(head))
        .what("The head of the journal and the root of the tree over its lines.")
        .asks(&[ELECTION])
        .gives(Gives::Json, of::<Journal>)
        .problems(&[404]),
    read(NIGHT, "entries", "/api/v1/elections/{election}/journal/entries", Handler::Compute(entries))
        .what("Entries about precincts that are settled, from a place on. `Link` leads to the next ones.")
        .asks(&[ELECTION, FROM, SIZE, FORMAT])
        .gives(Gives::List, of::<Page<EntryLine>>)
        .problems(&[404]),
];

fn running(site: &Site, ask: &Ask) -> Reply {
    let nights = site.running_ids().into_iter().filter_map(|id| site.running(&id)).map(|running| running.night());
    let line = |night: std::sync::Arc<Night>| {
        let whole = night.places.first();
        RunningLine {
            election: night.id.clone(),
            title: night.title.clone(),
            synthetic: night.synthetic,
            head: (&night.head).into(),
            settled: whole.map_or(0, |whole| whole.settled),
            of: whole.map_or(0, |whole| whole.of),
            signed: u64::try_from(night.signed).unwrap_or(u64::MAX),
        }
    };
    list(ask, nights.map(line).collect())
}

/// The same for everybody at one head: made once.
fn progress(site: &Site, ask: &Ask) -> Reply {
    let Some(running) = site.running(ask.part("election")) else { return problem::reply(site, 404, &nothing()) };
    let night = running.night();
    let slot = if ask.csv { Slot::Table } else { Slot::Json };
    let body =
        running.data(slot, night.head, || if ask.csv { table(&lines(&night)) } else { json(200, &of_night(&night)) });
    Reply::packed(body, Keep::WhileSame)
}

/// How things stand.
pub(super) fn of_night(night: &Night) -> Progress {
    let seats = night.result.as_ref().map(|(election, counted)| {
        let each = election.lists.iter().zip(&counted.count.lists);
        each.map(|(list, got)| Seats { list: list.id.clone(), passed: got.passed, mandates: got.seats }).collect()
    });
    Progress {
        election: night.id.clone(),
        title: night.title.clone(),
        synthetic: night.synthetic,
        head: (&night.head).into(),
        at: night.at.map(|at| at.to_string()),
        signed: u64::try_from(night.signed).unwrap_or(u64::MAX),
        whole: night.places.first().map(|own| place(night, own)),
        regions: night.places.iter().skip(1).map(|own| place(night, own)).collect(),
        result: seats,
    }
}

fn place(night: &Night, own: &Own) -> Place {
    let votes = |((list, name), votes): (&(String, String), &u64)| Votes {
        list: list.clone(),
        name: name.clone(),
        votes: *votes,
    };
    Place {
        region: own.region.clone(),
        settled: own.settled,
        of: own.of,
        took_part: own.took_part,
        registered: own.registered,
        votes: night.lists.iter().zip(&own.votes).map(votes).collect(),
    }
}

/// The whole and its regions, a row a list.
fn lines(night: &Night) -> Vec<PlaceLine> {
    let of_place = |own: &Own| {
        let of_list = |((list, _), votes): (&(String, String), &u64)| PlaceLine {
            region: own.region.clone(),
            list: list.clone(),
            votes: *votes,
            settled: own.settled,
            of: own.of,
            took_part: own.took_part,
            registered: own.registered,
        };
        night.lists.iter().zip(&own.votes).map(of_list).collect::<Vec<_>>()
    };
    night.places.iter().flat_map(of_place).collect()
}

fn head(site: &Site, ask: &Ask) -> Reply {
    let Some(running) = site.running(ask.part("election")) else { return problem::reply(site, 404, &nothing()) };
    let election = running.id().to_owned();
    let looked = running.look(move |clerk, head| Journal {
        election,
        head: Head::from(head),
        root: clerk.tree.root().to_string(),
    });
    looked.map_or_else(|| super::precincts::gone(site), |journal| json(200, &journal))
}

/// Entries by their places and not by pages: a precinct that is settled later brings entries of places before.
fn entries(site: &Site, ask: &Ask) -> Reply {
    let Some(running) = site.running(ask.part("election")) else { return problem::reply(site, 404, &nothing()) };
    let from: u64 = ask.field("from").parse().unwrap_or(0);
    let size: u64 = ask.field("size").parse().unwrap_or(ROWS).min(MOST_ROWS);
    let looked = running.look(move |clerk, _| public_entries(clerk, from, size));
    let Some((items, total, next)) = looked else { return super::precincts::gone(site) };
    let window = super::answer::Window { page: 1, size };
    let reply = rows(ask, window, items, total).without("link");
    let link = |(name, from): (&str, u64)| format!("<{}>; rel=\"{name}\"", with(ask, "from", from));
    let links = std::iter::once(("first", 0)).chain(next.map(|next| ("next", next)));
    reply.with("link", links.map(link).collect::<Vec<_>>().join(", "))
}

/// Entries that everybody may read, how many there are in all, and where the next ones begin.
fn public_entries(clerk: &Clerk, from: u64, size: u64) -> (Vec<EntryLine>, u64, Option<u64>) {
    let state = clerk.desk.state();
    let settled = state.precincts.iter().filter(|own| crate::public::settled(own));
    let mut all: Vec<(u64, &str)> = Vec::new();
    for own in settled {
        let seqs = clerk.of_precinct.get(&own.precinct.id).into_iter().flatten();
        all.extend(seqs.map(|seq| (*seq, own.precinct.id.as_str())));
    }
    all.sort_unstable();
    let total = u64::try_from(all.len()).unwrap_or(u64::MAX);
    let begin = all.partition_point(|(seq, _)| *seq < from);
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let next = all.get(begin.saturating_add(size)).map(|(seq, _)| *seq);
    let line = |(seq, precinct): &(u64, &str)| {
        let line = clerk.lines.get(usize::try_from(*seq).ok()?)?;
        let hash = journal::Hash::leaf(line.as_bytes()).to_string();
        Some(EntryLine { seq: *seq, precinct: (*precinct).to_owned(), hash, line: line.to_string() })
    };
    (all[begin..].iter().take(size).filter_map(line).collect(), total, next)
}
