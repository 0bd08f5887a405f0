//! Rows as orders to the clerk of many contests, each with what it is about. What becomes of an order is decided by the clerk.

use std::collections::BTreeMap;

use clerk::contests::record::{Elsewhere, Holder, Nominated, Paper, Papers, PostEntered, PrecinctOfPost, SpecialCheck};
use clerk::contests::{Command, Contests};
use clerk::record::ProtocolStep;
use election::protocol::{Cell, Entry, Form, Means};
use jiff::civil::Date;

use super::{CandidateRow, Known, Line, PostRow, PrecinctRow, ProtocolRow};

/// An order, what it is about in words, and the lines of the table that it was made of.
#[derive(Clone, Debug)]
pub struct Work {
    /// The order.
    pub command: Command,
    /// What it is about: a post, a candidate, a precinct.
    pub about: String,
    /// Lines of the file.
    pub lines: Vec<usize>,
}

impl Work {
    /// An order that was made of no table.
    pub fn new(command: Command, about: String) -> Self {
        Self { command, about, lines: Vec::new() }
    }
}

/// What the journal knows already.
pub fn known(contests: &Contests) -> Known {
    let candidates = contests.posts.values().filter_map(|post| {
        let contest = post.contest()?;
        Some(contest.candidates.iter().map(|one| (one.nominated.candidate.clone(), post.post.post.clone())))
    });
    Known::of(contests.posts.keys().cloned(), contests.precincts.clone(), candidates.flatten().collect())
}

/// A post.
pub fn post(row: PostRow) -> Work {
    let [kk, ru, en] = row.names;
    let names = [("kk", kk), ("ru", ru), ("en", en)].map(|(tag, name)| (tag.to_owned(), name));
    let entered = PostEntered {
        post: row.post.clone(),
        region: row.region,
        district: row.district,
        names: BTreeMap::from(names),
        kind: row.kind.word().to_owned(),
        settlements: row.settlements,
        holder: row.holder.map(|name| Holder { name, since: row.holder_since }),
    };
    Work { command: Command::EnterPost { entered }, about: row.post, lines: vec![row.at] }
}

/// The precincts of each post in one order.
pub fn precincts(rows: Vec<PrecinctRow>) -> Vec<Work> {
    type Of = (Vec<PrecinctOfPost>, Vec<usize>);
    let mut by_post: BTreeMap<String, Of> = BTreeMap::new();
    for row in rows {
        let precinct = PrecinctOfPost { id: row.precinct, voters: Some(row.voters.into()) };
        let (precincts, lines) = by_post.entry(row.post).or_default();
        precincts.push(precinct);
        lines.push(row.at);
    }
    let work = |(post, (precincts, lines)): (String, Of)| {
        let about = post.clone();
        Work { command: Command::SetPrecincts { post, precincts }, about, lines }
    };
    by_post.into_iter().map(work).collect()
}

/// A candidate.
pub fn candidate(row: CandidateRow, day: Date) -> Work {
    let (about, lines) = (format!("{}, {}", row.post, row.candidate), vec![row.at]);
    let sex = if row.woman { "female" } else { "male" };
    let word = |word: &str| match word {
        "in_order" => Paper::InOrder,
        "missing" => Paper::Missing,
        "false" => Paper::False,
        _ => Paper::NotOwed,
    };
    let papers = Papers {
        citizen: row.papers.citizen,
        residence_years: None,
        consent: row.papers.consent,
        agreed: row.papers.agreed,
        elsewhere: row.papers.elsewhere.map(|place| match place.as_str() {
            "constituency" => vec![Elsewhere::Constituency],
            "maslikhat" => vec![Elsewhere::Maslikhat],
            _ => Vec::new(),
        }),
        signatures_collected: row.papers.signatures_collected.map(u64::from),
        signatures_good: row.signatures.map(u64::from),
        settlements: row.settlements.map(u64::from),
        paid: row.papers.paid,
        declaration: row.papers.declaration.as_deref().map(word),
        spouse_declaration: row.papers.spouse_declaration.as_deref().map(word),
        special_check: row.papers.special_check.map(|word| match word.as_str() {
            "negative" => SpecialCheck::Negative,
            _ => SpecialCheck::Passed,
        }),
    };
    let nominated = Nominated {
        post: row.post,
        candidate: row.candidate,
        day: row.papers.day.unwrap_or(day),
        name: row.name,
        sex: sex.to_owned(),
        born: row.born,
        nominator: row.nominator.to_string(),
        hour: row.papers.hour,
        member_of: row.member_of,
        incumbent: row.incumbent,
        terms_in_a_row: row.terms_in_a_row,
        terms_before_limit: row.papers.terms_before_limit,
        papers,
    };
    Work { command: Command::Nominate { nominated: Box::new(nominated) }, about, lines }
}

/// The protocol of each precinct in one order: the first entry with its release, or the second, whichever waits.
pub fn protocols(contests: &Contests, rows: Vec<ProtocolRow>) -> Vec<Work> {
    type Of = (String, Vec<(Line, u32)>, Vec<usize>);
    let mut by_precinct: BTreeMap<String, Of> = BTreeMap::new();
    for row in rows {
        let (_, lines, at) = by_precinct.entry(row.precinct).or_insert_with(|| (row.post, Vec::new(), Vec::new()));
        lines.push((row.line, row.figure));
        at.push(row.at);
    }
    let mut work = Vec::new();
    for (precinct, (post, lines, at)) in by_precinct {
        let ballot = contests.posts.get(&post).and_then(|post| post.contest()?.round()?.ballot.as_ref());
        let figures = ballot.map(|ballot| figures(&ballot.form, &lines)).unwrap_or_default();
        let entry = ballot.and_then(|ballot| ballot.protocols.get(&precinct)).map(|protocol| &protocol.entry);
        let enter = ProtocolStep { figures: Some(figures), ..step(&precinct, "enter") };
        let mut steps = vec![enter];
        if entry.is_none_or(|entry| matches!(entry, Entry::AwaitingFirst(_))) {
            steps.push(step(&precinct, "release"));
        }
        work.push(Work { command: Command::Steps { steps }, about: precinct, lines: at });
    }
    work
}

/// The figures of lines by their number in the form of the day.
fn figures(form: &Form, lines: &[(Line, u32)]) -> clerk::record::Figures {
    let means = |means: Means| form.cells_that_mean(means).first().map(|at| form.label(Cell::Fixed(*at)));
    let named = |(line, figure): &(Line, u32)| {
        let name = match line {
            Line::Voters => means(Means::Registered),
            Line::TookPart => means(Means::TookPart),
            Line::Invalid => means(Means::Invalid),
            Line::AgainstAll => means(Means::AgainstAll),
            Line::Candidate(id) => {
                let votes = form.figures().iter().find(|figure| figure.row.means == Some(Means::Votes));
                votes.map(|votes| format!("{} {id}", votes.row.id))
            }
            Line::Figure(id) => Some(id.clone()),
        };
        Some((name?, u64::from(*figure)))
    };
    lines.iter().filter_map(named).collect()
}

/// A step of a clerk.
fn step(precinct: &str, name: &str) -> ProtocolStep {
    ProtocolStep {
        precinct: precinct.to_owned(),
        role: "clerk".to_owned(),
        step: name.to_owned(),
        figures: None,
        words: BTreeMap::new(),
        reasons: Vec::new(),
        because: None,
    }
}
