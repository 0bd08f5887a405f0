//! `zhargy contests upload`: rows of tables become orders, each about one post. A row that cannot be read, or an order that is
//! refused, is told with its place; all others go on.

mod calls;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clerk::contests::record::{Elsewhere, Nominated, Paper, Papers, PostEntered, PrecinctOfPost, SpecialCheck};
use clerk::contests::{Command, Contests};
use clerk::record::ProtocolStep;
use election::protocol::{Entry, Form, Means, Role};
use jiff::civil::Date;

use super::{Report, Sitting, Work, carry_out};
use crate::Done;
use crate::akims::tables::{CandidateRow, Division, Known, Line, PostRow, PrecinctRow, ProtocolRow, Tables};
use crate::cli::UploadArgs;
use crate::embedded;
use crate::failure::Failure;
use crate::run::place::{self, Place};
use crate::run::protocol::step;

/// Runs the command.
pub(super) fn run(args: &UploadArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let mut session: Sitting = place.open_begun_as()?;
    let read = |path: &Option<PathBuf>| -> Result<Option<(String, Vec<u8>)>, Failure> {
        let Some(path) = path else { return Ok(None) };
        Ok(Some((path.display().to_string(), place::input(path)?)))
    };
    let files = [read(&args.posts)?, read(&args.precincts)?, read(&args.candidates)?, read(&args.protocols)?];
    let calls = read(&args.calls)?;
    let files = files.each_ref().map(|file| file.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    let division = Division::on(&place.books().law, &embedded::country()?, args.day).map_err(Failure::told)?;
    let tables = Tables::read_on(files, &division, known(session.desk().state()));
    let mut report = Report { faults: tables.faults, ..Report::default() };
    let order = |session: &mut Sitting, work: Vec<Work>, report: &mut Report| {
        carry_out(session, &place, &args.actor, &args.salt, work, report)
    };
    order(&mut session, tables.posts.into_iter().map(post).collect(), &mut report)?;
    order(&mut session, precincts(tables.precincts), &mut report)?;
    if let Some((name, bytes)) = &calls {
        let rows = calls::read((name, bytes), &mut report.faults);
        order(&mut session, rows, &mut report)?;
    }
    order(&mut session, tables.candidates.into_iter().map(|row| candidate(row, args.day)).collect(), &mut report)?;
    let protocols = protocols(session.desk().state(), tables.protocols);
    order(&mut session, protocols, &mut report)?;
    report.tell(args.json)
}

/// What the journal knows already.
pub(crate) fn known(contests: &Contests) -> Known {
    let candidates = contests.posts.values().filter_map(|post| {
        let contest = post.contest()?;
        Some(contest.candidates.iter().map(|one| (one.nominated.candidate.clone(), post.post.post.clone())))
    });
    Known::of(contests.posts.keys().cloned(), contests.precincts.clone(), candidates.flatten().collect())
}

/// A post.
pub(crate) fn post(row: PostRow) -> Work {
    let [kk, ru, en] = row.names;
    let names = [("kk", kk), ("ru", ru), ("en", en)].map(|(tag, name)| (tag.to_owned(), name));
    let entered = PostEntered {
        post: row.post.clone(),
        region: row.region,
        district: row.district,
        names: BTreeMap::from(names),
        kind: row.kind.word().to_owned(),
        settlements: row.settlements,
        holder: row.holder.map(|name| clerk::contests::record::Holder { name, since: row.holder_since }),
    };
    Work { command: Command::EnterPost { entered }, about: row.post }
}

/// The precincts of each post in one order.
pub(crate) fn precincts(rows: Vec<PrecinctRow>) -> Vec<Work> {
    let mut by_post: BTreeMap<String, Vec<PrecinctOfPost>> = BTreeMap::new();
    for row in rows {
        let precinct = PrecinctOfPost { id: row.precinct, voters: Some(row.voters.into()) };
        by_post.entry(row.post).or_default().push(precinct);
    }
    let work = |(post, precincts): (String, Vec<PrecinctOfPost>)| {
        let about = post.clone();
        Work { command: Command::SetPrecincts { post, precincts }, about }
    };
    by_post.into_iter().map(work).collect()
}

/// A candidate.
pub(crate) fn candidate(row: CandidateRow, day: Date) -> Work {
    let about = format!("{}, {}", row.post, row.candidate);
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
    Work { command: Command::Nominate { nominated: Box::new(nominated) }, about }
}

/// The protocol of each precinct in one order: the first entry with its release, or the second, whichever waits.
pub(crate) fn protocols(contests: &Contests, rows: Vec<ProtocolRow>) -> Vec<Work> {
    let mut by_precinct: BTreeMap<String, (String, Vec<(Line, u32)>)> = BTreeMap::new();
    for row in rows {
        by_precinct.entry(row.precinct).or_insert_with(|| (row.post, Vec::new())).1.push((row.line, row.figure));
    }
    let mut work = Vec::new();
    for (precinct, (post, lines)) in by_precinct {
        let ballot = contests.posts.get(&post).and_then(|post| post.contest()?.round()?.ballot.as_ref());
        let figures = ballot.map(|ballot| figures(&ballot.form, &lines)).unwrap_or_default();
        let entry = ballot.and_then(|ballot| ballot.protocols.get(&precinct)).map(|protocol| &protocol.entry);
        let enter = ProtocolStep { figures: Some(figures), ..step(&precinct, Role::Clerk, "enter") };
        let mut steps = vec![enter];
        if entry.is_none_or(|entry| matches!(entry, Entry::AwaitingFirst(_))) {
            steps.push(step(&precinct, Role::Clerk, "release"));
        }
        work.push(Work { command: Command::Steps { steps }, about: precinct });
    }
    work
}

/// The figures of lines by their number in the form of the day.
fn figures(form: &Form, lines: &[(Line, u32)]) -> clerk::record::Figures {
    let means =
        |means: Means| form.cells_that_mean(means).first().map(|at| form.label(election::protocol::Cell::Fixed(*at)));
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
