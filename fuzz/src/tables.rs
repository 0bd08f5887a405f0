//! Any bytes as the four tables of many posts: each row is read or refused with a coded fault in its place, and what was read
//! refers to nothing that was not.
//!
//! It must never know what an order makes of a row.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use ::tables::{Division, FILES, Line, Tables};
use jiff::civil::date;

use crate::{election, faults};

/// What stands between two tables of one input.
const BETWEEN: &[u8] = b"\n---\n";

static DIVISION: LazyLock<Division> = LazyLock::new(|| {
    let (law, _) = &*election::STATUTES;
    Division::on(law, Vec::new(), date(2021, 7, 25)).expect("the regions of the day are recorded")
});

/// Reading is total and repeatable; an id stands once; a precinct and a candidate have a post, a figure has its precinct.
///
/// # Panics
/// Where the property is broken.
pub fn run(data: &[u8]) {
    let files = split(data);
    let given = || std::array::from_fn(|at| files[at].map(|bytes| (FILES[at], bytes)));
    let tables = Tables::read(given(), &DIVISION);
    assert_eq!(tables, Tables::read(given(), &DIVISION), "the same bytes, other rows");
    for (name, bytes) in FILES.iter().zip(files) {
        let own: Vec<_> = tables.faults.iter().filter(|fault| fault.place.file == *name).cloned().collect();
        match bytes {
            Some(bytes) if !own.is_empty() => faults::check(&own, name, bytes),
            Some(_) => {}
            None => assert!(own.is_empty(), "{name} was not given and has faults"),
        }
    }
    assert!(tables.faults.iter().all(|fault| FILES.contains(&fault.place.file.as_str())), "a fault of no table");
    whole(&tables);
}

/// What was read hangs together.
fn whole(tables: &Tables) {
    let posts: BTreeSet<_> = tables.posts.iter().map(|row| &row.post).collect();
    assert_eq!(posts.len(), tables.posts.len(), "a post stands twice");
    let precincts: BTreeMap<_, _> = tables.precincts.iter().map(|row| (&row.precinct, &row.post)).collect();
    assert_eq!(precincts.len(), tables.precincts.len(), "a precinct stands twice");
    let candidates: BTreeMap<_, _> = tables.candidates.iter().map(|row| (&row.candidate, &row.post)).collect();
    assert_eq!(candidates.len(), tables.candidates.len(), "a candidate stands twice");
    assert!(precincts.values().chain(candidates.values()).all(|post| posts.contains(post)), "a row of no post");
    let mut lines = BTreeSet::new();
    for row in &tables.protocols {
        assert_eq!(precincts.get(&row.precinct), Some(&&row.post), "a figure of no precinct of its post");
        if let Line::Candidate(id) = &row.line {
            assert_eq!(candidates.get(id), Some(&&row.post), "votes for no candidate for the post");
        }
        assert!(lines.insert((&row.precinct, &row.line)), "a figure stands twice");
    }
}

/// The input as at most four tables; what is missing at the end is not given.
fn split(data: &[u8]) -> [Option<&[u8]>; 4] {
    let mut rest = Some(data);
    std::array::from_fn(|at| {
        let bytes = rest.take()?;
        let end = bytes.windows(BETWEEN.len()).position(|here| here == BETWEEN).filter(|_| at < 3);
        let Some(end) = end else { return Some(bytes) };
        rest = Some(&bytes[end + BETWEEN.len()..]);
        Some(&bytes[..end])
    })
}
