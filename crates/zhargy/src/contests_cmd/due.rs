//! `zhargy contests due`: by which day the next election of each post must be called and held.

use std::process::ExitCode;

use clerk::contests::Contests;
use election::single::tenure::{Bound, Due, State, Why};
use law::value::group;
use serde_json::{Value, json};

use crate::Done;
use crate::cli::DueArgs;
use crate::failure::Failure;
use crate::render::{self, Align, Table};
use crate::run::place::Place;
use crate::run::session::Session;

/// Runs the command.
pub(super) fn run(args: &DueArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let session: Session<Contests> = place.open_begun_as()?;
    let mut due = session.desk().due(args.on).map_err(|why| Failure::told(format!("{} {why}", why.code())))?;
    if args.overdue {
        due.retain(|one| matches!(one.state, State::Overdue | State::Perhaps));
    }
    due.sort_by_key(|one| (first(one), one.post.clone()));
    render::print(&if args.json { format!("{:#}\n", json(&due)) } else { human(&due) })?;
    Ok(ExitCode::SUCCESS)
}

/// The first last day of the next step; posts of which none is known come last.
fn first(due: &Due) -> jiff::civil::Date {
    due.next().1.iter().map(|bound| bound.day).min().unwrap_or(jiff::civil::Date::MAX)
}

fn why(why: Why) -> &'static str {
    match why {
        Why::TermEnds => "the term ends",
        Why::EarlyEnd => "powers ended early",
        Why::Vacant => "nobody holds it",
        Why::Open => "open",
    }
}

fn days(bounds: &[Bound]) -> String {
    let days: Vec<String> = bounds.iter().map(|bound| bound.day.to_string()).collect();
    if days.is_empty() { "-".to_owned() } else { days.join(" or ") }
}

fn human(due: &[Due]) -> String {
    let mut table = Table::new(&[
        ("post", Align::Left),
        ("why", Align::Left),
        ("call by", Align::Left),
        ("vote by", Align::Left),
        ("state", Align::Left),
    ]);
    for one in due {
        let row = [one.post.clone(), why(one.why).to_owned(), days(&one.call), days(&one.vote), one.state.to_string()];
        table.row(row.to_vec());
    }
    let mut articles: Vec<&str> = Vec::new();
    for bound in due.iter().flat_map(|one| one.call.iter().chain(&one.vote)) {
        if !articles.contains(&bound.citation.as_str()) {
            articles.push(&bound.citation);
        }
    }
    let mut out = table.render(0);
    out.push_str(&format!("{} posts\n", group(u64::try_from(due.len()).unwrap_or(u64::MAX))));
    for article in articles {
        out.push_str(&format!("  {article}\n"));
    }
    out
}

fn json(due: &[Due]) -> Value {
    let bounds = |bounds: &[Bound]| -> Vec<Value> {
        let one = |bound: &Bound| json!({ "day": bound.day, "term": bound.term, "by": bound.citation });
        bounds.iter().map(one).collect()
    };
    let one = |due: &Due| {
        json!({
            "post": due.post, "why": why(due.why), "call": bounds(&due.call), "vote": bounds(&due.vote),
            "state": due.state.to_string(), "notes": due.notes,
        })
    };
    due.iter().map(one).collect()
}
