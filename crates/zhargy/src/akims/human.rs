//! Elections of rural akims for people: tables and sentences. It computes shares for show, and decides nothing.

use std::fmt::Write as _;

use election::posts::{Figure, Measure, Published, Way};
use election::single::Nominator;
use law::value::group;
use pages::{Country, Language};
use recount::reform::{Row, Ways, Winner};

use super::command::Changed;
use super::reform::stood;
use super::synthetic::{Post, Territory};
use super::tables::Tables;
use crate::cli::Shaded;
use crate::render::{Align, Table, WIDTH, style, wrap};

/// A share in hundredths of a percent, to the nearest.
fn hundredths(part: u64, whole: u64) -> Option<u64> {
    (whole > 0).then(|| (part * 20_000 + whole) / (2 * whole))
}

/// Hundredths of a percent in words; one decimal where the second is none.
pub(super) fn percent(hundredths: u64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    format!("{} %", text.strip_suffix('0').unwrap_or(&text))
}

fn share(part: u64, whole: u64) -> String {
    if whole == 0 { "-".to_owned() } else { format!("{} %", recount::words::percent(part, whole)) }
}

fn figure(figure: &Figure) -> String {
    let value = if figure.measure.is_share() { percent(figure.value) } else { group(figure.value) };
    let about = if figure.about { "about " } else { "" };
    let others: Vec<String> = figure.others.iter().map(|(value, what)| format!("{} {what}", group(*value))).collect();
    let note = [others.join("; "), figure.note.clone()].into_iter().filter(|text| !text.is_empty());
    let note = note.collect::<Vec<_>>().join("; ");
    if note.is_empty() { format!("{about}{value}") } else { format!("{about}{value} ({note})") }
}

fn nominator<'n>(who: &Nominator, written: &'n str, country: &'n Country) -> &'n str {
    match who {
        Nominator::Own => "self-nominated",
        Nominator::HigherAkim => "the akim above",
        Nominator::Body => "a body",
        Nominator::Party(_) => country.list(written, written, Language::En),
    }
}

/// What was published of all elections.
pub(super) fn facts(all: &[Published], country: &Country) -> String {
    let mut out = style::paint(style::HEADING, "Elections of rural akims as they were published") + "\n\n";
    for facts in all {
        let mut table = Table::new(&[("figure", Align::Name), ("published", Align::Left)]);
        let way = if facts.way == Way::Direct { "direct, by the voters" } else { "by the deputies of the maslikhats" };
        let _ = writeln!(out, "{} {}", style::paint(style::HEADING, facts.year), style::paint(style::DIM, way));
        for (word, measure) in Measure::ALL {
            if let Some(known) = facts.figure(measure) {
                table.row(vec![word.replace('_', " "), figure(known)]);
            }
        }
        table.row(vec!["renewal".to_owned(), renewal(facts, country)]);
        out.push_str(&table.fit(2));
        out.push('\n');
        if !facts.winners.is_empty() {
            out.push_str(&winners(facts, country));
        }
        if facts.way == Way::Direct {
            out.push_str(&regions(facts, country));
        }
        for caveat in &facts.caveats {
            out.push_str(&style::paint(style::DIM, wrap(&format!("- {caveat}"), WIDTH, 2).trim_end()));
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

/// The share of posts with a new holder as far as facts say it, and what they do not say.
fn renewal(facts: &Published, country: &Country) -> String {
    if let Some((new, posts)) = facts.renewal() {
        return format!("{} of {} posts got a new holder, {}", group(new), group(posts), share(new, posts));
    }
    let mut known: Vec<String> = Vec::new();
    for region in &facts.regions {
        if let Some(renewed) = region.renewed_hundredths {
            let day = facts.date.unwrap_or_default();
            known.push(format!("{} {}", country.region(&region.id, day, Language::En), percent(renewed)));
        }
    }
    if let (Some(share), Some(elected)) = (facts.get(Measure::LaterRenewed), facts.get(Measure::LaterElected)) {
        known.push(format!("{} of the {} elected up to August 2023", percent(share), group(elected)));
    }
    let known = if known.is_empty() { "nothing else".to_owned() } else { known.join("; ") };
    format!("not known: how many kept their post was not published; known is {known}")
}

fn winners(facts: &Published, country: &Country) -> String {
    let posts = facts.get(Measure::Posts).unwrap_or(0);
    let mut table = Table::new(&[
        ("nominated by", Align::Name),
        ("posts", Align::Right),
        ("share", Align::Right),
        ("", Align::Left),
    ]);
    for row in &facts.winners {
        let written = row.nominator.to_string();
        let name = nominator(&row.nominator, &written, country).to_owned();
        let derived = row.derived.clone().unwrap_or_default();
        table.row(vec![name, group(row.number), share(row.number, posts), derived]);
    }
    table.fit(2) + "\n"
}

fn regions(facts: &Published, country: &Country) -> String {
    let day = facts.date.unwrap_or_default();
    let columns = ["posts", "nominated by 8 July", "registered", "turnout", "women elected"];
    let mut table = Table::new(
        &[("region", Align::Name)].into_iter().chain(columns.map(|name| (name, Align::Right))).collect::<Vec<_>>(),
    );
    for region in &facts.regions {
        let count = |known: Option<u64>| known.map_or_else(|| "-".to_owned(), group);
        table.row(vec![
            country.region(&region.id, day, Language::En).to_owned(),
            count(region.posts),
            count(region.nominated_by_july),
            count(region.registered),
            region.turnout_hundredths.map_or_else(|| "-".to_owned(), percent),
            count(region.women),
        ]);
    }
    table.fit(2) + "\n"
}

/// What stands beside the tables: that they are synthetic, and every assumption.
pub(super) fn about(country: &Territory, facts: &Published, scaled: bool, seed: u64) -> String {
    let candidates: usize = country.posts.iter().map(|post| post.candidates.len()).sum();
    let precincts: usize = country.posts.iter().map(|post| post.precincts.len()).sum();
    let mut out = format!(
        "Synthetic: no person, post or vote of these tables is real.\n\n{} posts, {candidates} candidates, {precincts} \
         precincts; {} {}; seed {seed}.\n\nAssumed, since nobody published it:\n",
        country.posts.len(),
        if scaled { "in the proportions of" } else { "sums as published of" },
        facts.id,
    );
    for assumption in &country.assumptions {
        let _ = writeln!(out, "- {assumption}");
    }
    let planted: Vec<&Post> = country.posts.iter().filter(|post| post.special.is_some()).collect();
    if !planted.is_empty() {
        out.push_str("\nPlanted, so that the published sums no longer hold:\n");
    }
    for post in planted {
        let _ = writeln!(out, "- {}: {}", post.id, post.special.map_or("", super::synthetic::Special::words));
    }
    out
}

/// A share of each region of a synthetic country, in hundredths of a percent.
pub(super) fn shares(country: &Territory, of: Shaded, ways: &Ways) -> Vec<(String, Option<u64>)> {
    let holder = |post: &Post| match ways.by_voters(&stood(post)) {
        Winner::One(at) => Some(post.candidates[at].clone()),
        Winner::Open => None,
    };
    let region = |(at, id): (usize, &String)| {
        let here = country.posts.iter().filter(|post| post.region == at);
        let (mut part, mut whole) = (0, 0);
        for post in here {
            let (more, of_all) = match of {
                Shaded::Turnout => (post.total().map_or(0, |total| total.took_part), post.voters()),
                Shaded::SelfNominated => {
                    (u32::from(holder(post).is_some_and(|one| one.nominator == Nominator::Own)), 1)
                }
                Shaded::Renewal => (u32::from(holder(post).is_some_and(|one| !one.incumbent)), 1),
            };
            part += u64::from(more);
            whole += u64::from(of_all);
        }
        (id.clone(), hundredths(part, whole))
    };
    country.regions.iter().enumerate().map(region).collect()
}

/// What the reform changed, with the assumption first.
pub(super) fn changed(changed: &Changed, country: &Country) -> String {
    let (assumed, parties) = (&changed.assumption, &changed.reform.parties);
    let first = country.list(&parties.first, &parties.first, Language::En);
    let mut out = style::paint(style::HEADING, "What the reform changed: synthetic") + "\n\n";
    let says = format!(
        "The same synthetic candidates, whose sums are those published of {}, chosen by the voters and by deputies. Assumed: a \
         maslikhat of {} deputies, {} of {first} ({} of {} seats of {} are published), the others by the votes of their lists; \
         {} of a hundred votes of deputies go to the own party's candidate where there is one, the others to the holder of \
         the post, else to the candidate of {first}, else to whoever stands first; all deputies vote, and all who stood are \
         proposed. Seed {}.",
        changed.facts.id,
        assumed.deputies,
        assumed.first,
        group(parties.seats.0),
        group(parties.seats.1),
        changed.facts.year,
        assumed.loyalty,
        assumed.seed,
    );
    out.push_str(&wrap(&says, WIDTH, 0));
    out.push('\n');
    out.push_str(&total(&changed.made.all));
    let day = changed.facts.date.unwrap_or_default();
    let mut table = row_table("region");
    for (id, row) in &changed.made.regions {
        table.row(cells(country.region(id, day, Language::En), row));
    }
    out.push_str(&table.fit(2));
    out.push('\n');
    let mut table =
        Table::new(&[("nominated by", Align::Name), ("by voters", Align::Right), ("by deputies", Align::Right)]);
    for (who, voters, deputies) in &changed.made.nominators {
        let written = who.to_string();
        let name = nominator(who, &written, country).to_owned();
        table.row(vec![name, group(u64::from(*voters)), group(u64::from(*deputies))]);
    }
    out.push_str(&table.fit(2));
    let _ = writeln!(out, "\n{}", style::paint(style::HEADING, "How the answer hangs on loyalty"));
    let mut table = row_table("loyalty");
    for (loyalty, row) in &changed.sweep {
        table.row(cells(&format!("{loyalty} %"), row));
    }
    out.push_str(&table.fit(2));
    out.push_str("\nAssumed of the country, since nobody published it:\n");
    for assumption in &changed.reform.country.assumptions {
        out.push_str(&wrap(&format!("- {assumption}"), WIDTH, 2));
    }
    out
}

fn total(row: &Row) -> String {
    format!(
        "{} of {} posts have another holder ({}); {} stay open. New holders: {} by the voters, {} by the deputies.\n\n",
        row.other,
        row.posts,
        share(u64::from(row.other), u64::from(row.posts)),
        row.open,
        share(u64::from(row.new_by_voters), u64::from(row.posts)),
        share(u64::from(row.new_by_deputies), u64::from(row.posts)),
    )
}

fn row_table(first: &str) -> Table {
    Table::new(&[
        (first, Align::Name),
        ("posts", Align::Right),
        ("another holder", Align::Right),
        ("open", Align::Right),
        ("new by voters", Align::Right),
        ("new by deputies", Align::Right),
    ])
}

fn cells(first: &str, row: &Row) -> Vec<String> {
    let of = |part: u32| share(u64::from(part), u64::from(row.posts));
    let (new_by_voters, new_by_deputies) = (of(row.new_by_voters), of(row.new_by_deputies));
    let (posts, open) = (row.posts.to_string(), row.open.to_string());
    vec![first.to_owned(), posts, format!("{} ({})", row.other, of(row.other)), open, new_by_voters, new_by_deputies]
}

/// What was read of tables, and every row that was not.
pub(super) fn checked(tables: &Tables) -> String {
    let mut out = String::new();
    for fault in &tables.faults {
        let _ = writeln!(out, "{fault}\n");
    }
    let _ = writeln!(
        out,
        "read: {} posts, {} precincts, {} candidates, {} figures of protocols; {} faults",
        tables.posts.len(),
        tables.precincts.len(),
        tables.candidates.len(),
        tables.protocols.len(),
        tables.faults.len()
    );
    out
}
