//! `zhargy contests show`: how things stand, in all, in a region, or for one post with the steps of its outcome.

use std::process::ExitCode;

use clerk::contests::{ContestState, Contests, Figures, PostState};
use election::single::{Nominator, citations};
use law::value::group;
use serde_json::{Value, json};

use crate::Done;
use crate::cli::ShowContestsArgs;
use crate::failure::{Failure, codes};
use crate::render::{self, Align, Table, wrap};
use crate::run::place::Place;
use crate::run::session::Session;

/// Runs the command.
pub(super) fn run(args: &ShowContestsArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let session: Session<Contests> = place.open_begun_as()?;
    let desk = session.desk();
    if let Some(id) = &args.post {
        let known = desk.state().posts.get(id);
        let missing =
            || Failure::new(codes::ARGUMENT, format!("there is no post `{id}`"), "`zhargy contests show` lists them");
        let post = known.ok_or_else(missing)?;
        render::print(&if args.json { format!("{:#}\n", one_json(post)) } else { one(desk, post) })?;
        return Ok(ExitCode::SUCCESS);
    }
    let in_region = |post: &&PostState| args.region.as_ref().is_none_or(|region| post.post.region == *region);
    let posts: Vec<&PostState> = desk.state().posts.values().filter(in_region).collect();
    let text = if args.json {
        let rows: Vec<Value> = posts.iter().map(|post| one_json(post)).collect();
        let figures = Figures::of(posts.iter().copied());
        format!("{:#}\n", json!({ "figures": figures_json(&figures), "posts": rows }))
    } else {
        human(desk.state(), &posts)
    };
    render::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn human(contests: &Contests, posts: &[&PostState]) -> String {
    let mut out = String::new();
    if let Some(opened) = &contests.opened {
        let synthetic = if opened.synthetic { " (synthetic)" } else { "" };
        out.push_str(&format!("{}{synthetic}\n\n", opened.title));
    }
    out.push_str(&national(&Figures::of(posts.iter().copied())));
    let mut regions: Vec<&str> = posts.iter().map(|post| post.post.region.as_str()).collect();
    regions.dedup();
    if regions.len() > 1 {
        out.push_str(&format!("\n{}", by_region(posts, &regions).render(0)));
    } else {
        out.push_str(&format!("\n{}", by_post(posts).render(0)));
    }
    out
}

/// The figures of all, a line each.
pub(crate) fn national(figures: &Figures) -> String {
    let mut table = Table::new(&[("", Align::Left), ("", Align::Right), ("", Align::Left)]);
    let mut line = |what: &str, number: u64, note: String| table.row(vec![what.to_owned(), group(number), note]);
    line("posts", figures.posts, String::new());
    line("elections called", figures.called, String::new());
    line("candidates nominated", figures.nominated, String::new());
    let own = figures.registered.get(&Nominator::Own).copied().unwrap_or(0);
    let all = figures.registered_in_all();
    line(
        "candidates registered",
        all,
        format!("{} self-nominated, {} women", group(own), group(figures.registered_women)),
    );
    line("precincts settled", figures.settled, format!("of {}", group(figures.precincts)));
    line("voters", figures.voters, String::new());
    line("took part", figures.took_part, percent(figures.took_part, figures.voters));
    line("against all", figures.against_all, format!("leads in {} contests", group(figures.against_all_leads)));
    for (word, number) in &figures.outcomes {
        line(&word.replace('_', " "), *number, String::new());
    }
    let mut elected: Vec<(&Nominator, &u64)> = figures.elected.iter().collect();
    elected.sort_by_key(|(nominator, number)| (std::cmp::Reverse(**number), (*nominator).clone()));
    for (nominator, number) in elected {
        line(&format!("  elected: {nominator}"), *number, percent(*number, figures.elected_in_all()));
    }
    line("  women elected", figures.elected_women, percent(figures.elected_women, figures.elected_in_all()));
    let known = figures.renewed + figures.kept;
    let note = format!(
        "{} of {} known, {} not known",
        percent(figures.renewed, known),
        group(known),
        group(figures.renewal_not_known)
    );
    line("  new holders", figures.renewed, note);
    table.render(0)
}

/// A part of a whole in percent with two places, as whole numbers; nothing of nothing.
pub(crate) fn percent(part: u64, of: u64) -> String {
    if of == 0 {
        return String::new();
    }
    let hundredths = (u128::from(part) * 10_000 + u128::from(of) / 2) / u128::from(of);
    format!("{}.{:02} %", hundredths / 100, hundredths % 100)
}

fn by_region(posts: &[&PostState], regions: &[&str]) -> Table {
    let mut table = Table::new(&[
        ("region", Align::Left),
        ("posts", Align::Right),
        ("candidates", Align::Right),
        ("voters", Align::Right),
        ("turnout", Align::Right),
        ("elected", Align::Right),
        ("self", Align::Right),
        ("women", Align::Right),
        ("new", Align::Right),
    ]);
    for region in regions {
        let figures = Figures::of(posts.iter().copied().filter(|post| post.post.region == *region));
        let own = figures.elected.get(&Nominator::Own).copied().unwrap_or(0);
        table.row(vec![
            (*region).to_owned(),
            group(figures.posts),
            group(figures.registered_in_all()),
            group(figures.voters),
            percent(figures.took_part, figures.voters),
            group(figures.elected_in_all()),
            group(own),
            group(figures.elected_women),
            percent(figures.renewed, figures.renewed + figures.kept),
        ]);
    }
    table
}

fn by_post(posts: &[&PostState]) -> Table {
    let mut table = Table::new(&[
        ("post", Align::Left),
        ("vote", Align::Left),
        ("stand", Align::Right),
        ("outcome", Align::Left),
        ("elected", Align::Left),
        ("by", Align::Left),
    ]);
    for post in posts {
        let contest = post.contest();
        let (outcome, who, by) = outcome(contest);
        table.row(vec![
            post.post.post.clone(),
            contest.map(|contest| contest.vote().to_string()).unwrap_or_default(),
            contest.map(|contest| contest.standing().count().to_string()).unwrap_or_default(),
            outcome,
            who,
            by,
        ]);
    }
    table
}

/// The word of the outcome, the name of the elected, and who nominated.
fn outcome(contest: Option<&ContestState>) -> (String, String, String) {
    let Some(contest) = contest else { return ("not called".to_owned(), String::new(), String::new()) };
    let Some(counted) = contest.round().and_then(|round| round.counted.as_ref()) else {
        return ("not counted".to_owned(), String::new(), String::new());
    };
    let winner = counted.who.first().filter(|_| counted.outcome == "elected").and_then(|id| contest.candidate(id));
    let name = winner.map(|winner| winner.nominated.name.clone()).unwrap_or_default();
    let by = winner.map(|winner| winner.nominated.nominator.clone()).unwrap_or_default();
    (counted.outcome.replace('_', " "), name, by)
}

fn one(desk: &clerk::contests::Desk, post: &PostState) -> String {
    let mut out = format!("{} ({})\n{}, {}\n", post.name("en"), post.post.post, post.post.region, post.post.district);
    let Some(contest) = post.contest() else {
        out.push_str("no election is called\n");
        return out;
    };
    out.push_str(&format!("vote {}, called {}\n\n", contest.vote(), contest.called.called));
    let votes = |id: &str| {
        let counted = contest.round()?.counted.as_ref()?;
        counted.candidates.iter().find(|one| one.candidate == id).map(|one| group(one.votes))
    };
    let mut table = Table::new(&[
        ("candidate", Align::Left),
        ("nominated by", Align::Left),
        ("stage", Align::Left),
        ("votes", Align::Right),
    ]);
    for candidate in &contest.candidates {
        let id = &candidate.nominated.candidate;
        let name = format!("{} ({id})", candidate.nominated.name);
        let stage = candidate.stage.at.name().to_owned();
        table.row(vec![name, candidate.nominated.nominator.clone(), stage, votes(id).unwrap_or_default()]);
    }
    out.push_str(&table.render(0));
    if let Some(counted) = contest.round().and_then(|round| round.counted.as_ref()) {
        out.push_str(&format!("\n{}\n", counted.outcome.replace('_', " ")));
        for cited in &counted.by {
            out.push_str(&wrap(&cited.words, render::WIDTH, 2));
            out.push_str(&wrap(&cited.by, render::WIDTH, 4));
        }
    }
    if let Ok((_, rules, _)) = desk.outcome(&post.post.post) {
        let versions: Vec<law::Version> = rules.versions().into_iter().cloned().collect();
        out.push_str("\nrules of the day\n");
        for by in citations(&versions) {
            out.push_str(&wrap(&by, render::WIDTH, 2));
        }
    }
    out
}

fn one_json(post: &PostState) -> Value {
    let contest = post.contest();
    let candidates = contest.map(|contest| {
        let one = |candidate: &clerk::contests::CandidateState| {
            json!({ "nominated": candidate.nominated, "stage": candidate.stage.at.name() })
        };
        contest.candidates.iter().map(one).collect::<Vec<_>>()
    });
    json!({
        "post": post.post,
        "vote": contest.map(ContestState::vote),
        "candidates": candidates,
        "counted": contest.and_then(|contest| contest.round()?.counted.clone()),
        "certified": contest.and_then(|contest| contest.round()?.certified.clone()),
        "winner": contest.and_then(|contest| contest.winner.clone()),
        "abolished": post.abolished,
    })
}

fn figures_json(figures: &Figures) -> Value {
    let by = |all: &std::collections::BTreeMap<Nominator, u64>| -> Value {
        all.iter()
            .map(|(nominator, number)| (nominator.to_string(), Value::from(*number)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    json!({
        "posts": figures.posts, "abolished": figures.abolished, "called": figures.called,
        "nominated": figures.nominated, "registered": by(&figures.registered),
        "registered_women": figures.registered_women, "precincts": figures.precincts, "settled": figures.settled,
        "voters": figures.voters, "took_part": figures.took_part, "against_all": figures.against_all,
        "invalid": figures.invalid, "outcomes": figures.outcomes, "elected": by(&figures.elected),
        "elected_women": figures.elected_women, "against_all_leads": figures.against_all_leads,
        "renewed": figures.renewed, "kept": figures.kept, "renewal_not_known": figures.renewal_not_known,
    })
}
