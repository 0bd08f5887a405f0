//! `zhargy contests archive`: everything public of many elections of one seat in a folder that anybody can compute again. It
//! must never hold what does not follow from the journal, but for papers, whose hashes the checkpoint signs.

pub(crate) mod tables;

use std::process::ExitCode;

use clerk::contests::{Contests, Desk, Figures, PostState};
use journal::{Entry, Head};
use law::value::group;

use super::paper;
use super::show::national;
use crate::Done;
use crate::cli::ContestsArchiveArgs;
use crate::failure::{Failure, codes};
use crate::run::archive;
use crate::run::export::signer;
use crate::run::place::Place;
use crate::run::session::Session;

/// The part of the verifier in Python that knows such archives.
const VERIFIER_OF_CONTESTS: &[u8] = include_bytes!("../../../../verifier/contests.py");

/// Posts that are named one by one where their outcome is not certified.
const SHOWN: usize = 5;

/// Runs the command.
pub(super) fn run(args: &ContestsArchiveArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let signer = signer(&args.key)?;
    let mut session: Session<Contests> = place.open_begun_as()?;
    let entries = session.entries()?;
    let waiting = waiting(session.desk().state());
    if !waiting.is_empty() && !args.partial {
        let named: Vec<&str> = waiting.iter().take(SHOWN).map(|post| post.post.post.as_str()).collect();
        let more = waiting.len().saturating_sub(SHOWN);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let what = format!("no outcome is certified for {}{more}", named.join(", "));
        let hint = "`contests do count` and `certify` do it; --partial writes what there is";
        return Err(Failure::new(codes::NOT_CERTIFIED, what, hint).law_says_no());
    }
    let desk = session.desk();
    let mut files = paper::sheets(desk, session.head())?;
    if args.papers {
        files.extend(paper::of_posts(desk, session.head())?);
    }
    files.extend(tables::all(desk.state()));
    files.insert("README.txt".to_owned(), readme(desk, &entries, waiting.len()).into_bytes());
    files.insert("contests.py".to_owned(), VERIFIER_OF_CONTESTS.to_vec());
    let set = desk.state().opened.as_ref().map_or("", |opened| opened.set.as_str());
    let files = archive::seal(files, &entries, &place.law, &tables::NAMES, set, &signer)?;
    archive::write(&args.dir, &files)?;
    anstream::println!("{} files in {}", files.len(), args.dir.display());
    anstream::println!("Head of the journal: {}", session.head());
    anstream::println!("Signed by {}", signer.verifier().name());
    Ok(ExitCode::SUCCESS)
}

/// Posts whose newest election has no certified outcome, and none that the law leaves open.
pub(crate) fn waiting(contests: &Contests) -> Vec<&PostState> {
    let waits = |post: &&PostState| {
        let Some(contest) = post.contest().filter(|_| post.abolished.is_none()) else { return false };
        let counted = contest.round().and_then(|round| round.counted.as_ref());
        contest.certified().is_none() && counted.is_none_or(|counted| counted.outcome != "open")
    };
    contests.posts.values().filter(waits).collect()
}

fn readme(desk: &Desk, entries: &[Entry], waiting: usize) -> String {
    let contests = desk.state();
    let title = contests.opened.as_ref().map_or("", |opened| opened.title.as_str());
    let mut out = format!("{title}\n{}\n\n", "=".repeat(title.chars().count()));
    if contests.opened.as_ref().is_some_and(|opened| opened.synthetic) {
        out.push_str("SYNTHETIC: posts, persons, precincts and votes are made up.\n\n");
    }
    if waiting > 0 {
        out.push_str(&format!(
            "PARTIAL: for {} posts no outcome was certified when this was written. A part is not a result.\n\n",
            group(u64::try_from(waiting).unwrap_or(u64::MAX))
        ));
    }
    out.push_str(&national(&Figures::of(contests.posts.values())));
    let head = entries.last().map_or(Head::EMPTY, Head::after);
    out.push_str(&format!(
        "\nTo compute every figure again:   python3 verify.py .        (Python 3.11 or later, nothing else)\n\
         Есептеуді қайталау:              python3 verify.py .\n\
         Чтобы пересчитать всё заново:    python3 verify.py .\n\
         With the program itself:         zhargy verify .\n\n\
         The journal ends with entry {} and the hash\n  {}\nCompare it with a copy taken earlier: nobody can change an entry \
         and keep this hash.\n\n\
         journal.jsonl    everything that was recorded, a line each\n\
         checkpoint.txt   size and root of the journal and the hashes of the files beside it, signed; checkpoint.vkey is the key\n\
         acts/            the law as it was applied\n\
         posts.csv, precincts.csv, candidates.csv, protocols.csv, votes.csv, results.csv   what follows from the journal\n\
         papers/          results on paper\n\
         verify.py, contests.py   the verifier, which needs both\n\
         SHA256SUMS       the hash of every file\n",
        head.size.saturating_sub(1),
        head.last
    ));
    out
}
