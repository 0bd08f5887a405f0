//! The answers for a terminal: for each day what follows and what decides it, then the days side by side. It decides nothing.

use law::Version;
use law::value::group;
use party::membership::{Decided, Decision, Facts, Judgement, Outcome};

use super::{Asked, side};
use crate::render::style::{self, paint};
use crate::render::{Align, Table, WIDTH, field, wrap};
use party::words;

/// Where the text of a labelled line begins.
const INDENT: usize = 16;

/// The whole answer.
pub(super) fn text(asked: &Asked<'_>) -> String {
    let mut out = String::new();
    for decided in &asked.answers {
        out.push_str(&day(decided));
        out.push('\n');
    }
    let judgements: Vec<&Judgement> = asked.answers.iter().flat_map(|decided| &decided.judgements).collect();
    match judgements.as_slice() {
        [only] => out.push_str(&table(only)),
        _ => out.push_str(&side::by_side(&asked.answers)),
    }
    let what = match asked.facts {
        Facts::Counts(counts) => format!("{} rows of members by region", group_of(counts.len())),
        Facts::Persons(persons) => format!("{} persons by name", group_of(persons.len())),
    };
    out.push_str(&field("read", &format!("{what} from {}", asked.file), INDENT));
    out
}

fn group_of(n: usize) -> String {
    group(u64::try_from(n).unwrap_or(u64::MAX))
}

/// One day.
fn day(decided: &Decided) -> String {
    let style = match decided.decision {
        Decision::Registered => style::GOOD,
        _ => style::WARN,
    };
    let heading = paint(style::HEADING, decided.query);
    let mut out = format!("{heading}: {}\n", paint(style, headline(decided)));
    for (act, when) in words::doubts(&decided.judgements) {
        out.push_str(&field("doubt", &format!("{act} begins on {when}"), INDENT));
    }
    match decided.judgements.as_slice() {
        [only] => out.push_str(&judgement(only)),
        several => {
            for one in several {
                let assumed = words::assumed(&one.assumed);
                let line = format!("If {assumed}: {}", one.outcome().word());
                out.push('\n');
                out.push_str(&paint(style::HEADING, wrap(&line, WIDTH, 2).trim_end()));
                out.push('\n');
                out.push_str(&judgement(one));
            }
        }
    }
    out
}

/// The decision in a line.
fn headline(decided: &Decided) -> String {
    match &decided.decision {
        Decision::Registered if decided.judgements.len() > 1 => "registered, whichever law had begun".to_owned(),
        Decision::Refused { .. } if decided.judgements.len() > 1 => "refused, whichever law had begun".to_owned(),
        Decision::Registered => "registered; nothing in the numbers stands against it".to_owned(),
        Decision::Refused { .. } => "refused".to_owned(),
        Decision::Open { .. } => "open: the law of this day, as far as it is recorded, gives no answer".to_owned(),
        Decision::Uncertain { outcomes } => {
            let outcomes: Vec<&str> = outcomes.iter().copied().map(Outcome::word).collect();
            format!("uncertain: {}", outcomes.join(" or "))
        }
    }
}

fn judgement(judgement: &Judgement) -> String {
    let mut out = String::new();
    for (at, ground) in judgement.grounds.iter().enumerate() {
        out.push_str(&field(&format!("ground {}", at + 1), &words::ground(ground), INDENT));
        out.push_str(&cited(&cites(&ground.versions())));
    }
    if let Some(version) = judgement.refused_by.as_ref().filter(|_| !judgement.grounds.is_empty()) {
        out.push_str(&field("refused by", &words::cite(version), INDENT));
    }
    for open in &judgement.open {
        out.push_str(&field("open", &words::open(open), INDENT));
        out.push_str(&cited(&words::open_citation(open).into_iter().collect::<Vec<_>>()));
    }
    if judgement.grounds.is_empty() {
        out.push_str(&enough(judgement));
    }
    for note in &judgement.notes {
        out.push_str(&field("note", &words::note(note), INDENT));
        out.push_str(&cited(&words::note_citations(note)));
    }
    out
}

/// What is reached, with its articles.
fn enough(judgement: &Judgement) -> String {
    let mut out = String::new();
    if let Ok(need) = &judgement.members_min {
        let text = format!("{} members in all, {} are needed", group(judgement.valid), group(need.value));
        out.push_str(&field("reached", &text, INDENT));
        out.push_str(&cited(&cites(&[&need.from])));
    }
    if let Ok(need) = &judgement.region_min
        && let Some(least) = judgement.lines.iter().min_by_key(|line| line.valid)
    {
        let (units, valid) = (judgement.lines.len(), group(least.valid));
        let text = format!(
            "at least {} in each of {units} units; fewest in {}: {valid}",
            group(need.value),
            least.unit.name()
        );
        out.push_str(&field("reached", &text, INDENT));
        out.push_str(&cited(&cites(&[&need.from])));
    }
    out
}

fn cites(versions: &[&Version]) -> Vec<String> {
    versions.iter().copied().map(words::cite).collect()
}

/// Citations on lines of their own.
fn cited(citations: &[String]) -> String {
    citations.iter().map(|citation| paint(style::DIM, wrap(citation, WIDTH, INDENT).trim_end()) + "\n").collect()
}

/// Members by unit; units that lack members are marked.
fn table(judgement: &Judgement) -> String {
    if judgement.lines.is_empty() {
        return String::new();
    }
    let reduced = judgement.listed != judgement.valid;
    let mut columns = vec![("unit", Align::Name), ("members", Align::Right)];
    if reduced {
        columns.push(("counted", Align::Right));
    }
    columns.extend([("needed", Align::Right), ("missing", Align::Right)]);
    let mut table = Table::new(&columns);
    let mut row = |name: String, listed: u64, valid: u64, need: Option<u64>| {
        let missing = need.map(|need| need.saturating_sub(valid));
        let mut cells = vec![name, group(listed)];
        if reduced {
            cells.push(group(valid));
        }
        cells.push(need.map_or_else(|| "?".to_owned(), group));
        cells.push(match missing {
            None => "?".to_owned(),
            Some(0) => "-".to_owned(),
            Some(missing) => paint(style::WARN, group(missing)),
        });
        table.row(cells);
    };
    let region = judgement.region_min.as_ref().ok().map(|cited| cited.value);
    for line in &judgement.lines {
        let name = line.unit.name();
        let name = if line.named { name.to_owned() } else { format!("{name} (no row)") };
        row(name, line.listed, line.valid, region);
    }
    let total = judgement.members_min.as_ref().ok().map(|cited| cited.value);
    row("in all".to_owned(), judgement.listed, judgement.valid, total);
    format!("{}\n", table.render(2))
}
