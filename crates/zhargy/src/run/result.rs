//! `zhargy result`: totals as the protocols come in, now or as they were known at an earlier entry; the result when every
//! precinct is settled. It must never let a part look like a result.

pub(in crate::run) mod human;
mod json;

use std::process::ExitCode;

use clerk::record::{Called, MandatesDecided};
use clerk::{Desk, Refusal, State};
use election::protocol::{Cell, Means, Node, ObserversCopy, Outcome, Report, Tally, compare, report};
use election::{Count, Election, ListElectionRules};
use journal::{Entry, Head, Moment};

use super::place::Place;
use super::protocol::form;
use crate::Done;
use crate::cli::ResultArgs;
use crate::failure::{Failure, codes};
use crate::render;

/// What is shown.
struct Shown<'d> {
    called: &'d Called,
    tally: &'d Tally,
    /// The columns of the totals: a heading and its cell.
    columns: Vec<(String, usize)>,
    /// The journal's head up to which things were known, and when its last entry was recorded.
    head: Head,
    at: Option<Moment>,
    /// The count, or why there is none.
    result: Result<Counted, Refusal>,
    /// Who signed, where the result is certified.
    certified: Option<&'d [String]>,
    copies: Vec<Copy>,
    /// Lists whose mandates were given: who holds them, and how many are vacant.
    seated: Vec<(&'d str, &'d [String], u32)>,
    /// What the commission decided about mandates outside the recorded law.
    decided: &'d [MandatesDecided],
}

/// A result that two counts agree on.
struct Counted {
    facts: Election,
    rules: ListElectionRules,
    count: Count,
    /// The observers' copies against it; nothing where there are none.
    report: Option<Report>,
}

/// A copy that differs from the protocol in force, or has none to be compared with.
struct Copy {
    precinct: String,
    by: String,
    official: bool,
    /// Figure, the protocol's, the copy's.
    fields: Vec<(String, Option<u64>, Option<u64>)>,
}

/// Runs the command.
pub(crate) fn run(args: &ResultArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let mut session = place.open_begun()?;
    if args.at.is_some() || args.entry.is_some() {
        let known = known(args, session.entries()?)?;
        let desk = place.desk_after(&known)?;
        return print(args, &shown(&desk, known.last())?);
    }
    let last = session.last()?;
    print(args, &shown(session.desk(), last.as_ref())?)
}

fn print(args: &ResultArgs, shown: &Shown<'_>) -> Done {
    render::print(&if args.json { format!("{:#}\n", json::shown(shown)) } else { human::text(shown) })?;
    let whole = shown.result.as_ref().is_ok_and(|counted| counted.count.open.is_none());
    Ok(ExitCode::from(u8::from(!whole)))
}

/// The entries that were known: up to the one named, or up to the first that was recorded later than the moment. A command
/// is known with its last entry.
fn known(args: &ResultArgs, mut entries: Vec<Entry>) -> Result<Vec<Entry>, Failure> {
    let all = entries.len();
    let count = match (args.entry, args.at) {
        (Some(seq), _) => usize::try_from(seq).unwrap_or(usize::MAX).saturating_add(1),
        (None, Some(at)) => entries.iter().position(|entry| entry.at > at).unwrap_or(all),
        (None, None) => all,
    };
    if count > all {
        let what = format!("the journal has {all} entries, the last is number {}", all.saturating_sub(1));
        return Err(Failure::new(codes::ARGUMENT, what, "entries are numbered from 0"));
    }
    entries.truncate(count);
    while entries.last().is_some_and(|entry| entry.rest > 0) {
        entries.pop();
    }
    if entries.is_empty() {
        return Err(Failure::new(codes::ARGUMENT, "nothing was recorded until then", "name a later moment or entry"));
    }
    Ok(entries)
}

fn shown<'d>(desk: &'d Desk, last: Option<&Entry>) -> Result<Shown<'d>, Failure> {
    let state = desk.state();
    form(state)?;
    let (Some(called), Some(ballot)) = (&state.called, &state.ballot) else {
        return Err(Failure::new(codes::NO_PROTOCOL, "the ballot was not set yet", ""));
    };
    let tally = &ballot.tally;
    let result = match desk.result() {
        Err(refusal) => Err(refusal),
        Ok((facts, rules, count)) => {
            crate::count::verify::against_oracle(&facts, &rules, &count, &state.lot)?;
            let copies = observers(desk, tally);
            let report = (!copies.is_empty()).then(|| report(tally, &copies, &facts, &rules));
            Ok(Counted { facts, rules, count, report })
        }
    };
    let observed = copies(desk, tally);
    Ok(Shown {
        called,
        tally,
        columns: columns(tally),
        head: last.map_or(Head::EMPTY, Head::after),
        at: last.map(|entry| entry.at),
        result,
        certified: state.certified.as_ref().map(|certified| certified.signed.as_slice()),
        copies: observed,
        seated: seated(state),
        decided: &state.decided,
    })
}

fn seated(state: &State) -> Vec<(&str, &[String], u32)> {
    let seats = |list: &str| {
        let rows = state.counted.iter().flat_map(|counted| &counted.lists);
        rows.filter(|row| row.list == list).map(|row| row.seats).sum::<u32>()
    };
    let row = |id: &String| {
        let (id, list) = state.lists.get_key_value(id)?;
        let held = u32::try_from(list.seated.len()).unwrap_or(u32::MAX);
        Some((id.as_str(), list.seated.as_slice(), seats(id).saturating_sub(held)))
    };
    state.mandates.keys().filter_map(row).collect()
}

/// Votes of each list, then against all, invalid, took part, voters; as far as the form has them.
fn columns(tally: &Tally) -> Vec<(String, usize)> {
    let form = tally.form();
    let votes = form.cells_that_mean(Means::Votes);
    let mut columns: Vec<(String, usize)> = form.lists().iter().map(|list| list.id.clone()).zip(votes).collect();
    for (words, means) in [
        ("against all", Means::AgainstAll),
        ("invalid", Means::Invalid),
        ("took part", Means::TookPart),
        ("voters", Means::Registered),
    ] {
        columns.extend(form.cells_that_mean(means).first().map(|cell| (words.to_owned(), *cell)));
    }
    columns
}

/// A precinct's place in the tally.
fn node(tally: &Tally, precinct: &str) -> Option<Node> {
    // Places of the tally carry what they are before their name, since two of them may have one name.
    tally.territory().find(&format!("precinct {precinct}"))
}

fn observers(desk: &Desk, tally: &Tally) -> Vec<ObserversCopy> {
    let precincts = desk.state().precincts.iter();
    let each = precincts.flat_map(|own| own.copies.iter().map(move |(by, figures)| (&own.precinct.id, by, figures)));
    let copy = |(id, by, figures): (&String, &String, &election::protocol::Figures)| {
        Some(ObserversCopy { precinct: node(tally, id)?, by: by.clone(), figures: figures.clone() })
    };
    each.filter_map(copy).collect()
}

/// Copies that differ, and those of precincts whose protocol is not in force.
fn copies(desk: &Desk, tally: &Tally) -> Vec<Copy> {
    let form = tally.form();
    let mut all = Vec::new();
    for own in &desk.state().precincts {
        for (by, copy) in &own.copies {
            let official = match own.entry.outcome() {
                Outcome::Counted(figures) => Some(figures),
                Outcome::Open | Outcome::Void => None,
            };
            let differs = official.map(|official| compare(official, copy)).unwrap_or_default().into_iter();
            // What the copy does not show is compared with nothing.
            let fields = differs.filter(|field| field.second.is_some() && matches!(field.cell, Cell::Fixed(_)));
            let fields: Vec<_> = fields.map(|field| (form.label(field.cell), field.first, field.second)).collect();
            if official.is_none() || !fields.is_empty() {
                let (precinct, by) = (own.precinct.id.clone(), by.clone());
                all.push(Copy { precinct, by, official: official.is_some(), fields });
            }
        }
    }
    all
}

impl Shown<'_> {
    /// A line of the totals: place, depth, settled of how many, sums in the order of the columns.
    fn lines(&self) -> Vec<Line> {
        let territory = self.tally.territory();
        let mut lines = vec![self.line(territory.whole(), self.called.territory.clone(), 0)];
        for region in territory.within(territory.whole()) {
            lines.push(self.line(region, named(territory.id(region), "region "), 1));
            for district in territory.within(region) {
                let name = named(territory.id(district), "district ");
                let short = name.rsplit_once('/').map_or(name.clone(), |(_, district)| format!("district {district}"));
                lines.push(self.line(district, short, 2));
            }
        }
        lines
    }

    fn line(&self, node: Node, place: String, depth: usize) -> Line {
        let sum = self.tally.sum(node);
        let cells = self.columns.iter().map(|(_, cell)| sum.cells[*cell]).collect();
        Line { place, depth, settled: sum.settled, void: sum.void, of: sum.of, cells }
    }
}

/// Totals of a place.
struct Line {
    place: String,
    /// 0 the whole, 1 a region, 2 a district.
    depth: usize,
    settled: u32,
    void: u32,
    of: u32,
    cells: Vec<u64>,
}

fn named(id: &str, kind: &str) -> String {
    id.strip_prefix(kind).unwrap_or(id).to_owned()
}
