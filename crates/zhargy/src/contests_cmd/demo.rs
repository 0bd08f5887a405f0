//! `zhargy demo --akims`: a day of hundreds of elections of one seat from the call to the registration of the winners, on a
//! journal, with synthetic posts, candidates and protocols that add up to what was published.

use std::process::ExitCode;
use std::time::Instant;

use clerk::contests::{Command, Contests, Figures};
use election::posts::{Measure, Published};
use election::single::Nominator;
use jiff::civil::{Date, date};
use law::value::group;
use pages::Language;

use super::show::{national, percent};
use super::steps::{By, Taken, take};
use super::tables::{candidate, known, post, precincts, protocols};
use super::{Report, Sitting, Work, carry_out};
use crate::Done;
use crate::akims::synthetic::{self, Wish};
use crate::akims::tables::{Tables, division, write};
use crate::cli::{ContestsStep, DemoArgs, LawSource};
use crate::embedded;
use crate::failure::{Failure, codes};
use crate::render::{WIDTH, wrap};
use crate::run::demo::folder;
use crate::run::place::Place;

/// The journal of the demonstration.
pub(crate) const JOURNAL: &str = "kz/akims-2021";

/// An election of all posts before it, for the weights of the regions.
const BEFORE: &str = "kz/akims-2017";

/// The days on which everything is done: the vote is real, the others are ours within their terms (synthetic).
const CALLED: Date = date(2021, 6, 25);
const FILED: Date = date(2021, 7, 5);
const DECIDED: Date = date(2021, 7, 12);
const BALLOT: Date = date(2021, 7, 15);
const VOTE: Date = date(2021, 7, 25);
const COUNTED: Date = date(2021, 7, 26);
const REGISTERED: Date = date(2021, 7, 30);

/// Signers of each of the commissions.
const SIGNED: [&str; 4] = ["A (synthetic)", "B (synthetic)", "C (synthetic)", "D (synthetic)"];

/// Runs the command.
pub(crate) fn run(args: &DemoArgs) -> Done {
    let began = Instant::now();
    let folder = folder(args)?;
    let in_folder = || format!("sqlite:{}", folder.join("journal.db").display());
    let db = args.db.clone().unwrap_or_else(in_folder);
    let place = Place::at(&db, JOURNAL.to_owned(), &LawSource { acts: None })?;
    let mut session: Sitting = place.open()?;
    if session.head().size > 0 {
        let what = "a journal of these elections was begun there already";
        return Err(Failure::new(codes::WRITE, what, "name another folder with --dir, or another database with --db"));
    }
    let published = embedded::posts()?;
    let facts = published_of(&published, JOURNAL)?;
    let wish = Wish { seed: args.seed, posts: args.posts, plant: Vec::new() };
    let (report, assumptions) = play(&mut session, &place, &wish, Report::default())?;
    let contests = session.desk().state();
    let figures = Figures::of(contests.posts.values());
    let mut out =
        String::from("Rural akims, 25 July 2021: synthetic posts, candidates and votes under the law of the day\n\n");
    out.push_str(&national(&figures));
    out.push_str(&format!("\n{}", beside(&figures, facts)));
    out.push_str(&renewal(&figures, facts));
    out.push_str("\nAssumed, for no source says it\n");
    for assumption in &assumptions {
        out.push_str(&wrap(assumption, WIDTH, 2));
    }
    for (file, text) in maps(contests)? {
        let path = folder.join(file);
        std::fs::write(&path, text)
            .map_err(|error| Failure::new(codes::WRITE, format!("{}: {error}", path.display()), ""))?;
        out.push_str(&format!("Map: {}\n", path.display()));
    }
    crate::render::print(&out)?;
    let seconds = began.elapsed();
    anstream::eprintln!("{} entries in {seconds:.1?}", group(session.head().size));
    if !report.whole() {
        return report.tell(false);
    }
    Ok(ExitCode::SUCCESS)
}

/// Everything from the opening to the registration of the winners; what no source says and was assumed, in words.
pub(crate) fn play(
    session: &mut Sitting,
    place: &Place,
    wish: &Wish,
    mut report: Report,
) -> Result<(Report, Vec<String>), Failure> {
    let published = embedded::posts()?;
    let (facts, before) = (published_of(&published, JOURNAL)?, published_of(&published, BEFORE)?);
    let country = synthetic::make(facts, before, wish)
        .map_err(|why| Failure::new(codes::ARGUMENT, why, "other numbers of posts fit the published figures better"))?;
    let texts = write(&country);
    let division = division(&place.books().law, &embedded::country()?, VOTE).map_err(Failure::told)?;
    let files = texts.each_ref().map(|(name, text)| Some((*name, text.as_bytes())));
    let tables = Tables::read_on(files, &division, known(session.desk().state()));
    report.faults = tables.faults;
    let mut order =
        |session: &mut Sitting, actor: &str, work: Vec<Work>| carry_out(session, place, actor, "", work, &mut report);
    let open = Command::Open {
        set: JOURNAL.to_owned(),
        office: facts.office.clone(),
        title: "Direct election of rural akims, 25.07.2021 (synthetic posts, candidates and votes)".to_owned(),
        synthetic: true,
        instructions: Vec::new(),
    };
    order(session, "commission", vec![Work::new(open, JOURNAL.to_owned())])?;
    let posts: Vec<String> = tables.posts.iter().map(|row| row.post.clone()).collect();
    order(session, "commission", tables.posts.into_iter().map(post).collect())?;
    order(session, "commission", precincts(tables.precincts))?;
    let call = |post: String| {
        let about = post.clone();
        let command = Command::Call { post, vote: VOTE, called: CALLED, term_ends: None, powers_ended: None };
        Work::new(command, about)
    };
    order(session, "commission", posts.into_iter().map(call).collect())?;
    order(session, "commission", tables.candidates.into_iter().map(|row| candidate(row, FILED)).collect())?;
    let signed = SIGNED.map(str::to_owned);
    let mut step = |session: &mut Sitting, actor: &str, step: ContestsStep, day: Date| {
        take(
            session,
            By { place, actor, salt: "" },
            &Taken { step, day, hour: None, signed: &signed, region: None },
            &mut report,
        )
    };
    step(session, "commission", ContestsStep::Decide, DECIDED)?;
    step(session, "commission", ContestsStep::Ballot, BALLOT)?;
    for clerk in ["clerk-a", "clerk-b"] {
        let work = protocols(session.desk().state(), tables.protocols.clone());
        carry_out(session, place, clerk, "", work, &mut report)?;
    }
    let mut step = |session: &mut Sitting, actor: &str, step: ContestsStep, day: Date| {
        take(
            session,
            By { place, actor, salt: "" },
            &Taken { step, day, hour: None, signed: &signed, region: None },
            &mut report,
        )
    };
    step(session, "coordinator", ContestsStep::Accept, COUNTED)?;
    step(session, "commission", ContestsStep::Count, COUNTED)?;
    step(session, "commission", ContestsStep::Certify, COUNTED)?;
    step(session, "commission", ContestsStep::Winners, REGISTERED)?;
    Ok((report, country.assumptions))
}

/// What was published of elections of many posts.
fn published_of<'p>(published: &'p [Published], id: &str) -> Result<&'p Published, Failure> {
    published.iter().find(|one| one.id == id).ok_or_else(|| Failure::told(format!("no figures `{id}`")))
}

/// What came out beside what was published.
fn beside(figures: &Figures, facts: &Published) -> String {
    let of = |nominator: &Nominator| figures.registered.get(nominator).copied().unwrap_or(0);
    let own = of(&Nominator::Own);
    let rows = [
        (Measure::Posts, "posts", figures.posts),
        (Measure::Precincts, "precincts", figures.precincts),
        (Measure::Registered, "registered", figures.registered_in_all()),
        (Measure::RegisteredSelf, "self-nominated", own),
        (Measure::RegisteredParty, "by parties", figures.registered_in_all() - own),
        (Measure::RegisteredWomen, "women registered", figures.registered_women),
    ];
    let mut out = String::from("Beside what was published\n");
    for (measure, what, here) in rows {
        let Some(there) = facts.get(measure) else { continue };
        let word = if here == there { "equal" } else { "different" };
        out.push_str(&format!("  {what:<18} {:>7}  published {:>7}  {word}\n", group(here), group(there)));
    }
    for row in &facts.winners {
        let here = figures.elected.get(&row.nominator).copied().unwrap_or(0);
        let there = row.number;
        let word = if here == there { "equal" } else { "different" };
        let what = format!("elected {}", row.nominator);
        out.push_str(&format!("  {what:<18} {:>7}  published {:>7}  {word}\n", group(here), group(there)));
    }
    out
}

/// The renewal: the reform's declared aim was more than half.
fn renewal(figures: &Figures, facts: &Published) -> String {
    let known = figures.renewed + figures.kept;
    let mut out = format!(
        "\nRenewal: {} of {} posts have a new holder ({}); not known: {}\n",
        group(figures.renewed),
        group(known),
        percent(figures.renewed, known),
        group(figures.renewal_not_known)
    );
    if let Some((renewed, of)) = facts.renewal() {
        out.push_str(&wrap(
            &format!("published: {} of {} ({})", group(renewed), group(of), percent(renewed, of)),
            100,
            2,
        ));
    }
    out
}

/// Maps of the regions, by file.
fn maps(contests: &Contests) -> Result<Vec<(&'static str, String)>, Failure> {
    let country = embedded::country()?;
    let mut regions: Vec<&str> = contests.posts.values().map(|post| post.post.region.as_str()).collect();
    regions.sort_unstable();
    regions.dedup();
    let figures = |region: &str| Figures::of(contests.posts.values().filter(|post| post.post.region == region));
    let of: Vec<(&str, Figures)> = regions.iter().map(|region| (*region, figures(region))).collect();
    let share = |part: u64, of: u64| (of > 0).then(|| part * 10_000 / of);
    let map = |title: &str, share: &dyn Fn(&Figures) -> Option<u64>| {
        let shares: Vec<(&str, Option<u64>)> = of.iter().map(|(region, figures)| (*region, share(figures))).collect();
        pages::map_file(&country, VOTE, Language::En, title, "synthetic posts, candidates and votes", &shares)
    };
    let own = |figures: &Figures| figures.elected.get(&Nominator::Own).copied().unwrap_or(0);
    let made = [
        ("turnout.svg", map("Turnout, 25.07.2021", &|figures| share(figures.took_part, figures.voters))),
        (
            "renewal.svg",
            map("Posts with a new holder", &|figures| share(figures.renewed, figures.renewed + figures.kept)),
        ),
        ("self-nominated.svg", map("Self-nominated elected", &|figures| share(own(figures), figures.elected_in_all()))),
    ];
    Ok(made.into_iter().filter_map(|(file, text)| Some((file, text?))).collect())
}
