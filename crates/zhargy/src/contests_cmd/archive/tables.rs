//! The tables of an archive of many contests: what follows from the journal, written out for readers, a row a line. It must
//! never hold a figure that the journal does not.

use clerk::contests::record::Counted;
use clerk::contests::{Ballot, ContestState, Contests, PostState, Round};
use election::protocol::{Cell, Means, Outcome};
use jiff::civil::Date;

use crate::run::archive::{Files, field};

/// The names of the tables.
pub(crate) const NAMES: [&str; 6] =
    ["candidates.csv", "posts.csv", "precincts.csv", "protocols.csv", "results.csv", "votes.csv"];

/// What the figures of a result mean, in the order of their columns.
const MEANS: [Means; 4] = [Means::Registered, Means::TookPart, Means::AgainstAll, Means::Invalid];

/// All tables by their name.
pub(crate) fn all(contests: &Contests) -> Files {
    let posts = || contests.posts.values();
    let mut tables = [
        table("post,called,candidate,name,sex,nominator,stage,since"),
        table("post,region,district,kind,name_kk,name_ru,name_en,abolished"),
        table("post,precinct,voters"),
        table("post,vote,precinct,figure,value"),
        table(
            "post,region,district,vote,precincts,void,voters,took_part,against_all,invalid,outcome,who,certified,registered",
        ),
        table("post,vote,candidate,name,nominator,votes"),
    ];
    let [candidates, of_posts, precincts, protocols, results, votes] = &mut tables;
    for post in posts() {
        self::post(of_posts, post);
        for precinct in &post.precincts {
            row(precincts, &[&post.post.post, &precinct.id, &shown(precinct.voters)]);
        }
        for contest in &post.contests {
            self::candidates(candidates, post, contest);
            for (at, round) in contest.rounds.iter().enumerate() {
                self::protocols(protocols, post, round);
                let Some(counted) = &round.counted else { continue };
                self::votes(votes, contest, round, counted);
                let last = at + 1 == contest.rounds.len();
                let registered = contest.winner.as_ref().filter(|_| last && contest.winner_stands());
                result(results, post, round, counted, registered.map(|winner| winner.day));
            }
        }
    }
    NAMES.map(str::to_owned).into_iter().zip(tables.map(String::into_bytes)).collect()
}

fn table(head: &str) -> String {
    format!("{head}\n")
}

fn row(table: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| field(cell)).collect();
    table.push_str(&cells.join(","));
    table.push('\n');
}

fn shown(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn post(table: &mut String, post: &PostState) {
    let entered = &post.post;
    let name = |tag: &str| entered.names.get(tag).map_or("", String::as_str);
    let abolished = shown(post.abolished.as_ref().map(|abolished| abolished.day));
    let cells = [&entered.post, &entered.region, &entered.district, &entered.kind].map(String::as_str);
    row(table, &[&cells[..], &[name("kk"), name("ru"), name("en"), &abolished]].concat());
}

fn candidates(table: &mut String, post: &PostState, contest: &ContestState) {
    let called = contest.called.called.to_string();
    for candidate in &contest.candidates {
        let own = &candidate.nominated;
        let since = candidate.stage.since.to_string();
        let stage = candidate.stage.at.name();
        row(table, &[&post.post.post, &called, &own.candidate, &own.name, &own.sex, &own.nominator, stage, &since]);
    }
}

fn protocols(table: &mut String, post: &PostState, round: &Round) {
    let Some(ballot) = &round.ballot else { return };
    let vote = round.vote.to_string();
    for (precinct, protocol) in &ballot.protocols {
        let Outcome::Counted(figures) = protocol.entry.outcome() else { continue };
        for cell in 0..ballot.form.width() {
            let Some(value) = figures.get(Cell::Fixed(cell)) else { continue };
            let label = ballot.form.label(Cell::Fixed(cell));
            row(table, &[&post.post.post, &vote, precinct, &label, &value.to_string()]);
        }
    }
}

fn votes(table: &mut String, contest: &ContestState, round: &Round, counted: &Counted) {
    let vote = round.vote.to_string();
    for own in &counted.candidates {
        let nominated = contest.candidate(&own.candidate).map(|candidate| &candidate.nominated);
        let (name, by) = nominated.map_or(("", ""), |own| (own.name.as_str(), own.nominator.as_str()));
        row(table, &[&counted.post, &vote, &own.candidate, name, by, &own.votes.to_string()]);
    }
}

fn result(table: &mut String, post: &PostState, round: &Round, counted: &Counted, registered: Option<Date>) {
    let figures = MEANS.map(|means| shown(figure(counted, round.ballot.as_ref(), means)));
    let [voters, took_part, against_all, invalid] = &figures;
    let (vote, precincts, void) = (round.vote.to_string(), counted.precincts.to_string(), counted.void.to_string());
    let who = counted.who.join(" ");
    let certified = shown(round.certified.as_ref().map(|certified| certified.day));
    let registered = shown(registered);
    let place = [&post.post.post, &post.post.region, &post.post.district].map(String::as_str);
    let rest = [&vote, &precincts, &void, voters, took_part, against_all, invalid, &counted.outcome, &who, &certified];
    row(table, &[&place[..], &rest.map(String::as_str), &[registered.as_str()]].concat());
}

/// The counted sum of the figures that mean one thing; nothing where the form has none, or nobody voted.
pub(crate) fn figure(counted: &Counted, ballot: Option<&Ballot>, means: Means) -> Option<u64> {
    let form = &ballot?.form;
    let labels = form.cells_that_mean(means).iter().map(|cell| form.label(Cell::Fixed(*cell))).collect::<Vec<_>>();
    labels.iter().filter_map(|label| counted.sums.get(label).copied()).reduce(|one, other| one + other)
}
