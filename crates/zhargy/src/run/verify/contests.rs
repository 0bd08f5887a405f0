//! An archive of many elections of one seat computed anew: at every count that stands in the journal the protocols in force are
//! counted again, by both counts, and whatever differs is told with its post. It must never stop at the first post.

use std::collections::BTreeMap;

use clerk::contests::record::Opened;
use clerk::contests::{Desk, Record};
use journal::{Entry, Head};
use law::value::group;

use super::{Report, acts, checkpoint, derived, replay};
use crate::contests_cmd::archive::{tables, waiting};
use crate::contests_cmd::paper;
use crate::count::verify_single;
use crate::run::archive::Files;

/// The opening of such a journal, before which only refusals may stand.
pub(super) fn opened(entries: &[Entry]) -> Option<Opened> {
    let first = entries.iter().find(|entry| !entry.kind.starts_with("command.refused/"))?;
    match Record::read(&first.kind, &first.body) {
        Ok(Record::Opened(opened)) => Some(opened),
        _ => None,
    }
}

/// Looks at everything.
pub(super) fn check(files: &Files, entries: &[Entry], opened: &Opened, report: &mut Report) {
    checkpoint(files, entries, &tables::NAMES, report);
    if !acts(files, &opened.law, report) {
        return;
    }
    let mut outcomes = BTreeMap::new();
    let (wrong, mut both) = (report.wrong.len(), 0);
    let desk = replay(files, entries, report, |desk: &Desk, entry, report| {
        if entry.kind.starts_with("contest.counted/") {
            count(desk, entry, &mut outcomes, &mut both, report);
        }
    });
    if report.wrong.len() == wrong {
        let all: u64 = outcomes.values().sum();
        let words: Vec<String> = outcomes.iter().map(|(word, number)| format!("{} {}", group(*number), word)).collect();
        report.fine(format!("{} outcomes counted anew: {}", group(all), words.join(", ").replace('_', " ")));
        report.fine(format!("the second count agrees on {}", group(both)));
    }
    let Some(desk) = desk else { return };
    derived(files, tables::all(desk.state()), report);
    papers(files, &desk, entries, report);
    let waiting = waiting(desk.state()).len();
    if waiting > 0 {
        report.fine(format!("PARTIAL: for {waiting} posts no outcome was certified when this was written"));
    }
}

/// An outcome against the protocols that were in force when it was recorded.
fn count(desk: &Desk, entry: &Entry, outcomes: &mut BTreeMap<String, u64>, both: &mut u64, report: &mut Report) {
    let line = entry.seq + 1;
    let recorded = match Record::read(&entry.kind, &entry.body) {
        Ok(Record::Counted(recorded)) => recorded,
        Ok(_) => return,
        Err(why) => return report.wrong(&format!("journal.jsonl line {line}"), why),
    };
    let place = format!("journal.jsonl line {line}, post {}", recorded.post);
    *outcomes.entry(recorded.outcome.clone()).or_default() += 1;
    let counted = match desk.recount(&recorded.post) {
        Err(refusal) => return report.wrong(&place, refusal),
        Ok(counted) => counted,
    };
    let own = Record::Counted(counted).body();
    for (field, value) in own.as_object().into_iter().flatten() {
        let found = entry.body.get(field);
        if found != Some(value) {
            let found = found.map_or_else(|| "nothing".to_owned(), ToString::to_string);
            report.wrong(&place, format!("`{field}`: {found} is recorded, {value} is counted"));
        }
    }
    match desk.outcome(&recorded.post).map(|(facts, rules, own)| verify_single::compare(&facts, &rules, &own)) {
        Err(refusal) => report.wrong(&place, refusal),
        Ok(Err(words)) => report.wrong(&place, words),
        Ok(Ok(())) => *both += 1,
    }
}

/// Papers made again. That they are those of this archive says the checkpoint; another version of the program may set them
/// otherwise, which is no fault of the archive.
fn papers(files: &Files, desk: &Desk, entries: &[Entry], report: &mut Report) {
    let there: Vec<(&String, &Vec<u8>)> = files.iter().filter(|(name, _)| name.starts_with("papers/")).collect();
    let head = entries.last().map_or(Head::EMPTY, Head::after);
    let only_sheets = there.iter().all(|(name, _)| name.starts_with("papers/sheet."));
    let made = paper::sheets(desk, head)
        .and_then(|sheets| Ok((sheets, if only_sheets { Files::new() } else { paper::of_posts(desk, head)? })));
    let (sheets, of_posts) = match made {
        Ok(made) => made,
        Err(failure) => return report.wrong("papers", failure.message),
    };
    let same = there
        .iter()
        .filter(|(name, bytes)| sheets.get(*name).or_else(|| of_posts.get(*name)).is_some_and(|made| made == *bytes));
    let same = same.count();
    if same == there.len() {
        report.fine(format!("{same} papers made again, the same to the byte"));
    } else {
        let others = there.len() - same;
        report.fine(format!(
            "{others} of {} papers are not made the same by this version of the program; the checkpoint alone holds them",
            there.len()
        ));
    }
}
