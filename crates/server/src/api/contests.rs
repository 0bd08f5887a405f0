//! Sets of contests for one seat each: which there are, and the contests that are asked for.

use pages::contests::{Asked, State};

use super::answer::list;
use super::endpoint::{Endpoint, FORMAT, Gives, Kind, PAGE, Param, SIZE, field, of, part, read};
use super::problem;
use super::question::nothing;
use super::wire::contests::{ContestLine, SetLine};
use super::wire::list::Page;
use crate::ask::Ask;
use crate::public::{lines, set_of};
use crate::reply::Reply;
use crate::routes::Handler;
use crate::site::Site;

const CONTESTS: &str = "contests";

/// A percentage with at most two decimals, as the pages ask for it.
const SHARE: Kind = Kind::Shape("^(100|[0-9]{1,2}([.][0-9]{1,2})?)$", is_share);

const AGAINST: Kind = Kind::Shape("^(leads|100|[0-9]{1,2}([.][0-9]{1,2})?)$", |text| text == "leads" || is_share(text));

fn is_share(text: &str) -> bool {
    let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    text == "100" || (digits(whole) && digits(part))
}

const QUESTION: &[Param] = &[
    part("set", 100, "the set by its id", "akims-2023"),
    field("name", Kind::Text(200), "contests whose post, district or elected person holds this", "Aral"),
    field("region", Kind::Text(200), "contests of this region", "KZ-23"),
    field("state", Kind::Word(&State::WORDS), "how far the contest is", "elected"),
    field("nominator", Kind::Text(60), "who nominated the elected: self, party for any, or a party by its id", "self"),
    field("sex", Kind::Word(&["female", "male"]), "women or men elected", "female"),
    field("age_from", Kind::Number(0, 150), "the least age of the elected", "25"),
    field("age_to", Kind::Number(0, 150), "the greatest age of the elected", "40"),
    field("margin", SHARE, "the elected leads by at most so many percent of those who took part", "5"),
    field("against_all", AGAINST, "leads, or at least so many percent against all", "leads"),
    field("holder", Kind::Word(&["new", "same", "unknown"]), "whether the elected held the post before", "new"),
    field(
        "sort",
        Kind::Word(&["place", "name", "margin", "turnout", "against_all", "age"]),
        "the order; by region, district and name where left out",
        "margin",
    ),
    PAGE,
    SIZE,
    FORMAT,
];

pub(super) const ENDPOINTS: &[Endpoint] = &[
    read(CONTESTS, "contest_sets", "/api/v1/contests", Handler::Compute(sets))
        .what("Sets of contests for one seat each, latest first.")
        .asks(&[PAGE, SIZE, FORMAT])
        .gives(Gives::List, of::<Page<SetLine>>),
    read(CONTESTS, "contests", "/api/v1/contests/{set}", Handler::Compute(contests))
        .what("The contests of a set that are asked for, each with its outcome and what decides it.")
        .asks(QUESTION)
        .gives(Gives::List, of::<Page<ContestLine>>)
        .problems(&[404]),
];

fn sets(site: &Site, ask: &Ask) -> Reply {
    list(ask, lines(site).into_iter().map(SetLine::from).collect())
}

fn contests(site: &Site, ask: &Ask) -> Reply {
    let Some((set, _)) = set_of(site, ask.part("set")) else { return problem::reply(site, 404, &nothing()) };
    let own = |(name, _): &&(String, String)| !["page", "size", "format"].contains(&name.as_str());
    let fields: Vec<(String, String)> = ask.fields.iter().filter(own).cloned().collect();
    let asked = match Asked::read(&fields) {
        Ok(asked) => asked,
        Err(notice) => return problem::reply(site, 400, &notice),
    };
    let place = |row: &pages::contests::Row| (row.region.clone(), row.district.clone());
    let found = asked.choose(&set.rows, |a, b| place(a).cmp(&place(b)), |a, b| a.name("kk").cmp(b.name("kk")));
    list(ask, found.into_iter().map(|row| ContestLine::of(&set, row)).collect())
}
