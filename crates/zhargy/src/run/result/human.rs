//! Totals and result for people at a terminal.

use clerk::record::MandatesDecided;
use law::value::group;

use super::{Counted, Shown};
use crate::count::human;
use crate::render::style::{self, paint};
use crate::render::{self, Align, Table, wrap};
use recount::words;

/// Everything the command shows.
pub(super) fn text(shown: &Shown<'_>) -> String {
    let sum = shown.tally.sum(shown.tally.territory().whole());
    let mut out = format!("{}\n", paint(style::HEADING, &shown.called.title));
    let at = shown.at.map_or_else(String::new, |at| format!(", recorded {at}"));
    out.push_str(&format!("As known with entry {}{at}\n", shown.head.size.saturating_sub(1)));
    if shown.called.synthetic {
        out.push_str("SYNTHETIC: precincts, protocols and persons are made up\n");
    }
    if !sum.is_complete() {
        let what = format!("PARTIAL: {sum}. A part is not a result.");
        out.push_str(&format!("{}\n", paint(style::WARN, what)));
    }
    out.push('\n');
    out.push_str(&totals(shown));
    match &shown.result {
        Ok(counted) => out.push_str(&result(shown, counted)),
        Err(refusal) if sum.is_complete() => {
            out.push_str(&paint(style::WARN, wrap(&format!("{} {refusal}", refusal.code()), render::WIDTH, 2)));
            refusal.citations().iter().for_each(|by| out.push_str(&wrap(by, render::WIDTH, 4)));
        }
        Err(_) => {}
    }
    out.push_str(&mandates(shown));
    out.push_str(&copies(shown));
    out
}

/// Mandates that went to persons; what was decided where the law leaves it open is not shown as law.
fn mandates(shown: &Shown<'_>) -> String {
    if shown.seated.is_empty() {
        return String::new();
    }
    let mut out = format!("\n{}\n", paint(style::HEADING, "Mandates of persons"));
    for (list, persons, vacant) in &shown.seated {
        let vacant = if *vacant > 0 { format!(", {vacant} vacant") } else { String::new() };
        out.push_str(&format!("  {list}: {} persons{vacant}\n", group(u64::try_from(persons.len()).unwrap_or(0))));
    }
    for decided in shown.decided {
        out.push_str(&paint(style::WARN, wrap(&decision(decided), render::WIDTH, 2)));
    }
    out
}

/// A decision of the commission, with what the law leaves open.
pub(in crate::run) fn decision(decided: &MandatesDecided) -> String {
    let open: Vec<String> = decided.open.iter().map(|open| format!("{} ({})", open.words, open.by)).collect();
    let age = decided.youth_below.map(|age| format!("; youth is below {age}")).unwrap_or_default();
    let (list, words) = (&decided.list, &decided.decided);
    format!("{list}: decided outside the recorded law: {words}{age}; open was: {}", open.join("; "))
}

fn totals(shown: &Shown<'_>) -> String {
    let mut columns = vec![("place", Align::Name), ("precincts", Align::Right)];
    columns.extend(shown.columns.iter().map(|(heading, _)| (heading.as_str(), Align::Right)));
    let mut table = Table::new(&columns);
    for line in shown.lines() {
        let void = if line.void > 0 { format!(", {} void", group(line.void.into())) } else { String::new() };
        let of = format!("{} of {}{void}", group(line.settled.into()), group(line.of.into()));
        let mut row = vec![format!("{}{}", "  ".repeat(line.depth), line.place), of];
        row.extend(line.cells.iter().map(|sum| group(*sum)));
        table.row(row);
    }
    table.render(2)
}

fn result(shown: &Shown<'_>, counted: &Counted) -> String {
    let Counted { facts, count, rules, .. } = counted;
    let mut out = format!("\n{}\n", paint(style::HEADING, format!("Result under the law of {}", shown.called.vote)));
    let heads = [("list", Align::Left), ("votes", Align::Right), ("%", Align::Right), ("mandates", Align::Right)];
    let mut table = Table::new(&heads);
    for (list, got) in facts.lists.iter().zip(&count.lists) {
        let share = words::percent(got.votes, count.base.total);
        table.row(vec![list.name.clone(), group(got.votes), share, group(got.seats.into())]);
    }
    out.push_str(&table.render(2));
    if let Some(open) = &count.open {
        out.push_str(&paint(style::WARN, wrap(&words::open(facts, open), render::WIDTH, 2)));
    }
    for note in count.notes.iter().map(words::note).chain(words::base(count)) {
        out.push_str(&wrap(&format!("note: {note}"), render::WIDTH, 2));
    }
    for used in &rules.instructed {
        let text = format!("assumed, not law: {} = {} ({})", used.rule, used.value, used.because);
        out.push_str(&paint(style::WARN, wrap(&text, render::WIDTH, 2)));
    }
    out.push('\n');
    human::steps(&mut out, facts, &count.steps);
    out.push_str("  The second count agrees.\n");
    out.push_str(&match shown.certified {
        Some(signed) => format!("  Certified: {}\n", signed.join(", ")),
        None => "  Not certified.\n".to_owned(),
    });
    out
}

fn copies(shown: &Shown<'_>) -> String {
    let mut out = String::new();
    let report = shown.result.as_ref().ok().and_then(|counted| counted.report.as_ref());
    if shown.copies.is_empty() && report.is_none() {
        return out;
    }
    out.push_str(&format!("\n{}\n", paint(style::HEADING, "Observers' copies")));
    for copy in &shown.copies {
        if !copy.official {
            out.push_str(&format!("  precinct {}, by {}: no protocol in force yet\n", copy.precinct, copy.by));
        }
        for (label, official, says) in &copy.fields {
            let number = |value: &Option<u64>| value.map_or_else(|| "empty".to_owned(), group);
            let (official, says) = (number(official), number(says));
            let (precinct, by) = (&copy.precinct, &copy.by);
            let text =
                format!("precinct {precinct}, by {by}: {label} is {says} in the copy, {official} in the protocol");
            out.push_str(&wrap(&text, render::WIDTH, 2));
        }
    }
    if let Some(report) = report {
        out.push_str(&wrap(&report.to_string(), render::WIDTH, 2));
    }
    out
}
