//! Elections: their facts, their result with its derivation, and the same votes under another law.

use pages::Asked;
use recount::{Answer, Trouble};

use super::answer::{JSON, csv, json, list};
use super::endpoint::{ELECTION, Endpoint, FORMAT, Gives, Kind, PAGE, PERCENT, Param, SIZE, WORD, field, of, read};
use super::problem;
use super::question::nothing;
use super::wire::election::Election;
use super::wire::list::Page;
use super::wire::result::Counted;
use crate::ask::Ask;
use crate::reply::{Keep, Reply};
use crate::routes::Handler;
use crate::site::Site;

const ELECTIONS: &str = "elections";

const QUESTION: &[Param] = &[
    ELECTION,
    field("day", Kind::Day, "the law of this day; left out: the day of the vote", "2021-06-05"),
    field("threshold", PERCENT, "threshold in percent, from 0 to 100", "5"),
    field("comparison", WORD, "whether the threshold itself is enough, in the word of the rule", "at_least"),
    field("base", WORD, "what the threshold is a share of, in the word of the rule", "list_ballots"),
    field("against_all", WORD, "whether ballots against all are in the base: yes or no", "no"),
    field("method", WORD, "how mandates are given, in the word of the rule", "largest_remainder"),
    field("second", WORD, "whether a second list is admitted where one passes alone: yes or no", "yes"),
    field("seats", Kind::Number(1, 1000), "mandates", "98"),
    field("bill", Kind::Text(48 * 1024), "a bill in full, laid before the single rules", ""),
];

pub(super) const ENDPOINTS: &[Endpoint] = &[
    read(ELECTIONS, "elections", "/api/v1/elections", Handler::Compute(all))
        .what("The elections that can be counted, in the order of their days.")
        .asks(&[PAGE, SIZE, FORMAT])
        .gives(Gives::List, of::<Page<Election>>),
    read(ELECTIONS, "election", "/api/v1/elections/{election}", Handler::Memory(one))
        .what("The facts of an election: votes, ballots, what was declared, sources.")
        .asks(&[ELECTION])
        .gives(Gives::Json, of::<Election>)
        .problems(&[404]),
    read(ELECTIONS, "result", "/api/v1/elections/{election}/result", Handler::Memory(result))
        .what("The result under the law of the day of the vote, step by step, each with its articles.")
        .asks(&[ELECTION, FORMAT])
        .gives(Gives::Table, of::<Counted>)
        .problems(&[404, 422]),
    read(ELECTIONS, "what_if", "/api/v1/elections/{election}/what-if", Handler::Compute(what_if))
        .what("The same votes under another day's law, other single rules, or a bill: both results and what differs.")
        .asks(QUESTION)
        .gives(Gives::Json, of::<Counted>)
        .problems(&[404, 422]),
];

fn all(site: &Site, ask: &Ask) -> Reply {
    let runs = site.running_ids();
    let own = |(election, answer): &pages::Told<'_>| {
        let mut own = Election::of(election, answer.is_some(), false);
        own.running = runs.contains(&own.election);
        own
    };
    list(ask, site.told().iter().map(own).collect())
}

fn one(site: &Site, ask: &Ask) -> Reply {
    site.kept(ask, || {
        let Some((election, answer)) = site.election(ask.part("election")) else {
            return problem::reply(site, 404, &nothing());
        };
        json(200, &Election::of(election, answer.is_ok(), site.running(ask.part("election")).is_some()))
    })
}

fn result(site: &Site, ask: &Ask) -> Reply {
    let name = if ask.csv { format!("{} as a table", ask.path) } else { ask.path.clone() };
    site.kept_as(ask, &name, || match site.election(ask.part("election")) {
        None => problem::reply(site, 404, &nothing()),
        Some((_, Ok(answer))) if ask.csv => csv(pages::result_csv(answer)),
        Some((_, answer)) => told(site, answer.as_ref()),
    })
}

fn what_if(site: &Site, ask: &Ask) -> Reply {
    let Some((election, own)) = site.election(ask.part("election")) else {
        return problem::reply(site, 404, &nothing());
    };
    let asked = match Asked::read(&ask.fields) {
        Ok(asked) => asked,
        Err(notice) => return problem::reply(site, 400, &notice),
    };
    if asked == Asked::default() {
        return told(site, own.as_ref());
    }
    told(site, site.ask(election, &asked.question(&site.pages, election)).as_ref())
}

/// A counted election, or why it has no count.
fn told(site: &Site, answer: Result<&Answer, &Trouble>) -> Reply {
    let trouble = match answer {
        Ok(answer) => return Reply::of(200, JSON, recount::json::text(answer).into_bytes(), Keep::WhileSame),
        Err(trouble) => trouble,
    };
    // A bill that cannot be laid, a law that says no, a count without figures: the question is read and has no answer.
    let status = if matches!(trouble, Trouble::CountsDiffer(_)) { 500 } else { 422 };
    problem::of_text(site, status, &trouble.to_string())
}
