//! A synthetic country as its four tables. Every name and every precinct says synthetic; no cell needs quotes.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{CALLS, CALLS_MORE, CANDIDATES, FILES, POSTS, PRECINCTS, PROTOCOLS};
use crate::akims::synthetic::{Post, Territory};

/// Papers of every synthetic candidate: all in order, as nobody published any.
const PAPERS_GIVEN: [(&str, &str); 7] = [
    ("citizen", "yes"),
    ("consent", "yes"),
    ("elsewhere", "nowhere"),
    ("paid", "1"),
    ("declaration", "in_order"),
    ("spouse_declaration", "not_owed"),
    ("special_check", "passed"),
];

/// The tables with their names, in the order of [`FILES`].
pub(crate) fn write(country: &Territory) -> [(&'static str, String); 4] {
    let mut tables = [POSTS, PRECINCTS, CANDIDATES, PROTOCOLS].map(|columns| columns.join(","));
    tables[2].push_str(&format!(",{}", PAPERS_GIVEN.map(|(column, _)| column).join(",")));
    for table in &mut tables {
        table.push('\n');
    }
    for post in &country.posts {
        let [posts, precincts, candidates, protocols] = &mut tables;
        // Writing into a string never fails.
        let _ = self::post(posts, country, post);
        let _ = self::precincts(precincts, protocols, post);
        let _ = self::candidates(candidates, post);
    }
    let mut tables = tables.into_iter();
    FILES.map(|file| (file, tables.next().unwrap_or_default()))
}

/// The table of calls: one day for all posts. The day of the call is ours; why each was called nobody published.
pub(crate) fn calls(country: &Territory, vote: Option<Date>) -> String {
    let mut table = CALLS.iter().chain(CALLS_MORE).copied().collect::<Vec<_>>().join(",") + "\n";
    let days = vote.and_then(|vote| Some((vote, vote.checked_sub(30.days()).ok()?)));
    for post in days.iter().flat_map(|_| &country.posts) {
        if let Some((vote, called)) = days {
            let _ = writeln!(table, "{},{vote},{called},,", post.id);
        }
    }
    table
}

fn post(out: &mut String, country: &Territory, post: &Post) -> std::fmt::Result {
    let (id, number, region) = (&post.id, post.number, &country.regions[post.region]);
    let planted = post.special.map_or_else(String::new, |case| format!(" (planted: {})", case.words()));
    write!(out, "{id},{region},synthetic district {},", post.district)?;
    write!(out, "синтетикалық лауазым {number}{planted},синтетический пост {number}{planted},")?;
    writeln!(out, "synthetic post {number}{planted},{}", post.kind.word())
}

fn precincts(out: &mut String, protocols: &mut String, post: &Post) -> std::fmt::Result {
    for precinct in &post.precincts {
        let id = format!("synthetic-{:04}", precinct.number);
        writeln!(out, "{},{id},{}", post.id, precinct.voters)?;
        let Some(figures) = &precinct.figures else { continue };
        let mut line = |line: &str, figure: u32| writeln!(protocols, "{},{id},{line},{figure}", post.id);
        line("voters", precinct.voters)?;
        line("A2", figures.took_part)?;
        // What the commission got is what it issued and what it cancelled; a percent more than there are voters.
        let delivered = precinct.voters + precinct.voters.div_ceil(100);
        line("A4", delivered - figures.took_part)?;
        line("B4", delivered)?;
        line("B5", delivered - figures.took_part)?;
        line("took_part", figures.took_part)?;
        line("invalid", figures.invalid)?;
        line("against_all", figures.against_all)?;
        for (candidate, votes) in post.candidates.iter().zip(&figures.votes) {
            line(&format!("candidate:synthetic-c{:04}", candidate.number), *votes)?;
        }
    }
    Ok(())
}

fn candidates(out: &mut String, post: &Post) -> std::fmt::Result {
    for candidate in &post.candidates {
        let number = candidate.number;
        let sex = if candidate.woman { "female" } else { "male" };
        let party = match &candidate.nominator {
            election::single::Nominator::Party(id) => id.as_str(),
            _ => "",
        };
        let incumbent = if candidate.incumbent { "yes" } else { "no" };
        let signatures = candidate.signatures.map_or_else(String::new, |signatures| signatures.to_string());
        write!(out, "{},synthetic-c{number:04},synthetic candidate {number},{sex},", post.id)?;
        write!(out, "{},{},{party},{incumbent},", candidate.born, candidate.nominator)?;
        let papers = PAPERS_GIVEN.map(|(_, value)| value).join(",");
        writeln!(out, "{},{signatures},,{papers}", u8::from(candidate.incumbent))?;
    }
    Ok(())
}
