//! From the text of a file to a [`Case`]. It must never let a field pass that it does not understand.

use std::collections::{BTreeMap, HashMap};

use seats::{Divisor, Method};

use super::case::{Case, Contest, DistrictVotes, Double, Expected, ExpectedSeats, Seats};
use super::fault::{Read, Source, Unread, codes};
use super::json::{self, Entry, Node, Value};
use super::{connections, exact, fields, threshold};

/// More seats than this are no house.
const MOST_SEATS: u32 = 1_000_000;

/// Names that stand for a method; modified first divisors may be any number.
pub(crate) const METHODS: &[&str] = &[
    "largest_remainder_hare",
    "largest_remainder_integer_hare",
    "largest_remainder_hare_rounded",
    "largest_remainder_hare_ceil",
    "largest_remainder_droop",
    "largest_remainder_integer_droop",
    "largest_remainder_hagenbach_bischoff",
    "largest_remainder_hagenbach_bischoff_floor",
    "largest_remainder_hagenbach_bischoff_rounded",
    "largest_remainder_hagenbach_bischoff_ceil",
    "largest_remainder_imperiali",
    "largest_remainder_imperiali_overaward_subtract",
    "dhondt",
    "dhondt_modified_1.42",
    "sainte_lague",
    "sainte_lague_modified_1.4",
    "sainte_lague_modified_1.2",
    "danish",
    "imperiali_highest_averages",
    "macau",
    "adams",
    "dean",
    "huntington_hill",
    "quota_balinski_young",
];

/// What the other fields are read with: the lists, the districts, and where the file is.
pub(crate) struct Names<'s> {
    pub(crate) source: Source<'s>,
    pub(crate) lists: Vec<String>,
    pub(crate) list_of: HashMap<String, usize>,
    pub(crate) districts: Vec<DistrictVotes>,
    pub(crate) district_of: HashMap<String, usize>,
    /// Whether votes are told by district; otherwise there is one district without a name.
    pub(crate) nested: bool,
}

/// Reads a case from a file's bytes.
pub(crate) fn case(file: &str, bytes: &[u8]) -> Read<Case> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let source = Source { file, bytes };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        source.fault(codes::NOT_UTF8, error.valid_up_to(), "", "this byte is not UTF-8", "save the file as UTF-8")
    })?;
    let tree = json::parse(text).map_err(|broken| source.broken(&broken))?;
    let given = source.object(&tree, "")?;
    let (method_name, method, mut double) = method(&source, tree.at, given)?;
    if let Some((field, node)) = fields::given(given, fields::VOTER_NUMBERS) {
        voter_numbers(&source, field, node, &mut double)?;
    }
    let mut names = names(source, tree.at, given)?;
    fields::check(&source, given)?;
    check_words(&names, given)?;
    let votes = totals(&names, given)?;
    let (bar, needs_districts) = threshold::read(&mut names, given, &votes)?;
    let seats = seats(&names, tree.at, given, needs_districts)?;
    let expected = expected(&names, given)?;
    let districts = if names.nested { names.districts } else { Vec::new() };
    let biproportional = double;
    if biproportional.is_some() && !matches!(seats, Seats::Each(_)) {
        let hint = "give `seats` as an object {district: seats} and `votes` by district";
        return Err(source.unsupported(tree.at, "seats", "biproportional seats without seats by district", hint));
    }
    Ok(Case { method_name, method, biproportional, lists: names.lists, votes, districts, seats, bar, expected })
}

fn missing(source: &Source<'_>, at: usize, field: &str) -> Unread {
    source.fault(codes::MISSING, at, field, "the case does not say it", "a case has `method`, `seats` and `votes`")
}

fn need<'n, 'a>(source: &Source<'_>, at: usize, given: &'n [Entry<'a>], names: &[&str]) -> Read<&'n Node<'a>> {
    fields::find(given, names).map(|entry| &entry.value).ok_or_else(|| missing(source, at, names[0]))
}

/// A word of a method's name and what it sets.
type Word = (&'static str, fn(&mut Double));

const WORDS: &[Word] = &[
    ("_sainte_lague", |_| {}),
    ("_webster", |_| {}),
    ("_standard", |_| {}),
    ("_rounding", |_| {}),
    ("_round", |_| {}),
    ("_pukelsheim", |_| {}),
    ("_doppelproporz", |_| {}),
    ("_dhondt", |double| double.rounding = Divisor::DHondt),
    ("_adams", |double| double.rounding = Divisor::Adams),
    ("_huntington_hill", |double| double.rounding = Divisor::HuntingtonHill),
    ("_voter_numbers", |double| double.voter_numbers = true),
    ("_list_votes", |double| double.voter_numbers = true),
    ("_winner_takes_one", |double| double.winner_takes_one = true),
    ("_winner_take_one", |double| double.winner_takes_one = true),
    ("_wto", |double| double.winner_takes_one = true),
];

/// `biproportional_` and words that say how: the rounding of cells, voter numbers, winner takes one.
fn double(name: &str) -> Option<Double> {
    let mut double = Double { rounding: Divisor::SainteLague, voter_numbers: false, winner_takes_one: false };
    let mut rest = name.strip_prefix("biproportional")?;
    while !rest.is_empty() {
        let (word, set) = WORDS.iter().find(|(word, _)| rest.starts_with(word))?;
        set(&mut double);
        rest = &rest[word.len()..];
    }
    Some(double)
}

/// Whether votes are of voters with several votes; only districts and lists together ask it.
fn voter_numbers(source: &Source<'_>, field: &str, node: &Node<'_>, double: &mut Option<Double>) -> Read<()> {
    let (Value::Bool(yes), Some(double)) = (&node.value, double) else {
        return Err(source.unsupported(
            node.at,
            field,
            format!("field `{field}`"),
            "it is yes or no, for biproportional methods",
        ));
    };
    double.voter_numbers = *yes;
    Ok(())
}

fn method(source: &Source<'_>, at: usize, given: &[Entry<'_>]) -> Read<(String, Method, Option<Double>)> {
    let node = need(source, at, given, fields::METHOD)?;
    let name = source.text(node, "method")?;
    if let Some(double) = double(name) {
        return Ok((name.to_owned(), Method::SAINTE_LAGUE, Some(double)));
    }
    let found = Method::from_name(name);
    found.map(|method| (name.to_owned(), method, None)).ok_or_else(|| {
        let hint = law::reader::nearest(name, METHODS)
            .map_or_else(|| format!("known methods: {}", METHODS.join(", ")), |near| format!("did you mean `{near}`?"));
        let rule = format!("method `{name}`");
        Unread {
            unknown_rule: Some(rule.clone()),
            ..source.fault(codes::METHOD, node.at, "method", format!("{rule} is not known"), &hint)
        }
    })
}

/// Votes by list, or by district and list.
fn names<'s>(source: Source<'s>, at: usize, given: &[Entry<'_>]) -> Read<Names<'s>> {
    let node = need(&source, at, given, fields::VOTES)?;
    let entries = source.object(node, "votes")?;
    let nested = entries.iter().any(|entry| matches!(entry.value.value, Value::Object(_)));
    let mut names = Names {
        source,
        lists: Vec::new(),
        list_of: HashMap::new(),
        districts: Vec::new(),
        district_of: HashMap::new(),
        nested,
    };
    let single = [("", node)];
    let parts: Vec<(&str, &Node<'_>)> =
        if nested { entries.iter().map(|entry| (entry.key.as_str(), &entry.value)).collect() } else { single.to_vec() };
    let mut rows = Vec::new();
    for (name, part) in parts {
        let field = if nested { format!("votes.{name}") } else { "votes".to_owned() };
        let mut row = Vec::new();
        for entry in source.object(part, &field)? {
            let next = names.lists.len();
            let list = *names.list_of.entry(entry.key.clone()).or_insert(next);
            if list == next {
                names.lists.push(entry.key.clone());
            }
            row.push((list, votes_of(&source, entry, &field)?));
        }
        rows.push((name.to_owned(), row));
    }
    for (name, row) in rows {
        let mut district = DistrictVotes {
            name,
            votes: vec![0; names.lists.len()],
            listed: vec![false; names.lists.len()],
            base: None,
        };
        for (list, votes) in row {
            district.votes[list] = votes;
            district.listed[list] = true;
        }
        names.district_of.insert(district.name.clone(), names.districts.len());
        names.districts.push(district);
    }
    Ok(names)
}

fn votes_of(source: &Source<'_>, entry: &Entry<'_>, field: &str) -> Read<u64> {
    let field = format!("{field}.{}", entry.key);
    let Value::Number(digits) = entry.value.value else {
        return Err(source.kind(&entry.value, &field, "a number of votes"));
    };
    let bad = |why: &str| {
        source.fault(
            codes::VOTES,
            entry.value.at,
            &field,
            format!("`{digits}` votes: {why}"),
            "votes are whole numbers from 0 to 2^63 - 1",
        )
    };
    let votes = exact::count(digits).map_err(|why| bad(why.words()))?;
    u64::try_from(votes).ok().filter(|votes| votes >> 63 == 0).ok_or_else(|| bad(exact::Inexact::TooLong.words()))
}

/// `votes_by` and `allocation` say in words what the shapes say already.
fn check_words(names: &Names<'_>, given: &[Entry<'_>]) -> Read<()> {
    let source = &names.source;
    if let Some((field, node)) = fields::given(given, fields::VOTES_BY) {
        let words = source.text(node, field)?;
        let nested = names.nested;
        let fits = match words {
            "district" | "districts" | "region" | "constituency" | "canton" => nested,
            "list" | "party" | "lists" | "parties" => !nested,
            _ => {
                return Err(source.unsupported(
                    node.at,
                    field,
                    format!("field `votes_by`: `{words}`"),
                    "it may be `district` or `list`",
                ));
            }
        };
        if !fits {
            let what = format!("votes are said to be by {words}, and they are not");
            return Err(source.fault(codes::CONTRADICTION, node.at, field, what, ""));
        }
    }
    if let Some((field, node)) = fields::given(given, fields::ALLOCATION)
        && source.text(node, field)? != "national"
    {
        return Err(source.unsupported(
            node.at,
            field,
            "field `allocation`",
            "the one value it may have is `national`",
        ));
    }
    Ok(())
}

fn totals(names: &Names<'_>, given: &[Entry<'_>]) -> Read<Vec<u64>> {
    let at = fields::find(given, fields::VOTES).map_or(0, |entry| entry.at);
    (0..names.lists.len())
        .map(|list| {
            let sum: u128 = names.districts.iter().map(|district| u128::from(district.votes[list])).sum();
            u64::try_from(sum).ok().filter(|sum| sum >> 63 == 0).ok_or_else(|| {
                let what = format!("`{}` has {sum} votes in all districts", names.lists[list]);
                names.source.fault(codes::VOTES, at, "votes", what, "no more than 2^63 - 1 votes a list can be counted")
            })
        })
        .collect()
}

/// Whole seats, at most a million.
pub(crate) fn seats_of(source: &Source<'_>, node: &Node<'_>, field: &str) -> Read<u32> {
    let Value::Number(digits) = node.value else {
        return Err(source.kind(node, field, "a number of seats"));
    };
    let bad = |why: &str| {
        source.fault(
            codes::SEATS,
            node.at,
            field,
            format!("`{digits}` seats: {why}"),
            "seats are a whole number from 0 to 1,000,000",
        )
    };
    let count = exact::count(digits).map_err(|why| bad(why.words()))?;
    u32::try_from(count).ok().filter(|seats| *seats <= MOST_SEATS).ok_or_else(|| bad("that is no house"))
}

impl Names<'_> {
    /// The list of a name.
    pub(crate) fn list(&self, name: &str, at: usize, field: &str) -> Read<usize> {
        self.list_of.get(name).copied().ok_or_else(|| {
            let known: Vec<&str> = self.lists.iter().map(String::as_str).collect();
            let hint = law::reader::nearest(name, &known)
                .map_or_else(|| "name lists as `votes` does".to_owned(), |near| format!("did you mean `{near}`?"));
            self.source.fault(codes::LIST, at, field, format!("`votes` has no list `{name}`"), &hint)
        })
    }

    /// The district of a name.
    pub(crate) fn district(&self, name: &str, at: usize, field: &str) -> Read<usize> {
        self.district_of.get(name).copied().ok_or_else(|| {
            let what = format!("`votes` has no district `{name}`");
            self.source.fault(codes::LIST, at, field, what, "name districts as `votes` does")
        })
    }

    /// Seats by list: one number for every list, or an object in which a missing list (or null) has `otherwise`.
    pub(crate) fn by_list(&self, node: &Node<'_>, field: &str, otherwise: u32) -> Read<Vec<u32>> {
        if matches!(node.value, Value::Number(_)) {
            return Ok(vec![seats_of(&self.source, node, field)?; self.lists.len()]);
        }
        let mut all = vec![otherwise; self.lists.len()];
        for entry in self.source.object(node, field)? {
            let field = format!("{field}.{}", entry.key);
            let list = self.list(&entry.key, entry.at, &field)?;
            if !matches!(entry.value.value, Value::Null) {
                all[list] = seats_of(&self.source, &entry.value, &field)?;
            }
        }
        Ok(all)
    }
}

fn seats(names: &Names<'_>, at: usize, given: &[Entry<'_>], needs_districts: bool) -> Read<Seats> {
    let source = &names.source;
    let whole = fields::find(given, &["seats"]).map(|entry| &entry.value);
    let each = fields::given(given, &["district_seats", "seats_by_district"]);
    let (field, node) = match (each, whole) {
        (Some(each), _) => each,
        (None, Some(node)) => ("seats", node),
        (None, None) => return Err(missing(source, at, "seats")),
    };
    if matches!(node.value, Value::Object(_)) {
        let seats = seats_by_district(names, field, node)?;
        if let Some(total) = whole.filter(|_| each.is_some()).filter(|whole| !matches!(whole.value, Value::Object(_))) {
            let told = seats_of(source, total, "seats")?;
            let sum: u64 = seats.iter().copied().map(u64::from).sum();
            if u64::from(told) != sum {
                let what = format!("the districts have {sum} seats together, not {told}");
                return Err(source.fault(
                    codes::CONTRADICTION,
                    total.at,
                    "seats",
                    what,
                    "levelling seats are not known here",
                ));
            }
        }
        let contests =
            seats.into_iter().enumerate().map(|(district, seats)| contest(names, given, seats, Some(district)));
        return contests.collect::<Read<_>>().map(Seats::Each);
    }
    let seats = seats_of(source, node, field)?;
    let national = fields::given(given, fields::ALLOCATION).is_some() || needs_districts;
    if names.nested && !national {
        let hint = "give `seats` as an object {district: seats}, or say `\"allocation\": \"national\"`";
        return Err(source.unsupported(node.at, field, "votes by district with one number of seats", hint));
    }
    contest(names, given, seats, None).map(Seats::Whole)
}

fn seats_by_district(names: &Names<'_>, field: &str, node: &Node<'_>) -> Read<Vec<u32>> {
    let source = &names.source;
    if !names.nested {
        return Err(source.fault(
            codes::CONTRADICTION,
            node.at,
            field,
            "seats are by district and votes are not",
            "give `votes` by district too",
        ));
    }
    let mut all = vec![None; names.districts.len()];
    for entry in source.object(node, field)? {
        let path = format!("{field}.{}", entry.key);
        all[names.district(&entry.key, entry.at, &path)?] = Some(seats_of(source, &entry.value, &path)?);
    }
    if let Some(left_out) = all.iter().position(Option::is_none) {
        let what = format!("district `{}` has votes and no seats", names.districts[left_out].name);
        return Err(source.fault(
            codes::MISSING,
            node.at,
            field,
            what,
            "give every district its seats, 0 where it has none",
        ));
    }
    Ok(all.into_iter().flatten().collect())
}

/// One contest with its bounds and connections; `district` where every district stands by itself.
fn contest(names: &Names<'_>, given: &[Entry<'_>], seats: u32, district: Option<usize>) -> Read<Contest> {
    let source = &names.source;
    let bound = |aliases: &[&str], otherwise: u32| -> Read<Vec<u32>> {
        let Some((field, node)) = fields::given(given, aliases) else { return Ok(Vec::new()) };
        let Some(district) = district else { return names.by_list(node, field, otherwise) };
        if matches!(node.value, Value::Number(_)) {
            return names.by_list(node, field, otherwise);
        }
        for entry in source.object(node, field)? {
            names.district(&entry.key, entry.at, &format!("{field}.{}", entry.key))?;
        }
        let own = source.object(node, field)?.iter().find(|entry| names.district_of.get(&entry.key) == Some(&district));
        own.map_or(Ok(Vec::new()), |entry| names.by_list(&entry.value, &format!("{field}.{}", entry.key), otherwise))
    };
    let contest = Contest {
        seats,
        held: bound(fields::HELD, 0)?,
        minimum: bound(fields::MINIMA, 0)?,
        maximum: bound(fields::MAXIMA, u32::MAX)?,
        groups: connections::read(names, given, district)?,
    };
    let bounded =
        [fields::MAXIMA, fields::MINIMA, fields::HELD].iter().find_map(|aliases| fields::given(given, aliases));
    if let Some((field, node)) = bounded {
        if !contest.groups.is_empty() {
            return Err(source.unsupported(node.at, field, format!("field `{field}` with connected lists"), ""));
        }
        check_bounds(names, &contest, field, node)?;
    }
    Ok(contest)
}

fn check_bounds(names: &Names<'_>, contest: &Contest, field: &str, node: &Node<'_>) -> Read<()> {
    let at = |all: &[u32], list: usize, otherwise: u32| all.get(list).copied().unwrap_or(otherwise);
    let bad = |what: String| {
        Err(names.source.fault(
            codes::CONTRADICTION,
            node.at,
            field,
            what,
            "check the seats held, guaranteed and allowed",
        ))
    };
    let mut sum = 0_u64;
    for list in 0..names.lists.len() {
        let least = at(&contest.held, list, 0).max(at(&contest.minimum, list, 0));
        let most = at(&contest.maximum, list, u32::MAX);
        if least > most {
            return bad(format!("`{}` has {least} seats to begin with and may have {most}", names.lists[list]));
        }
        sum += u64::from(least);
    }
    if sum > u64::from(contest.seats) {
        return bad(format!("{sum} seats are held or guaranteed, of {}", contest.seats));
    }
    Ok(())
}

fn expected(names: &Names<'_>, given: &[Entry<'_>]) -> Read<Option<Expected>> {
    let source = &names.source;
    let Some((_, node)) = fields::given(given, fields::EXPECTED) else { return Ok(None) };
    let entries = source.object(node, "expected")?;
    let flat = |entries: &[Entry<'_>], field: &str| -> Read<BTreeMap<String, u64>> {
        let one = |entry: &Entry<'_>| {
            let field = format!("{field}.{}", entry.key);
            Ok((entry.key.clone(), u64::from(seats_of(source, &entry.value, &field)?)))
        };
        entries.iter().map(one).collect()
    };
    let seats = if entries.iter().any(|entry| matches!(entry.value.value, Value::Object(_))) {
        let one = |entry: &Entry<'_>| {
            let field = format!("expected.{}", entry.key);
            Ok((entry.key.clone(), flat(source.object(&entry.value, &field)?, &field)?))
        };
        ExpectedSeats::Nested(entries.iter().map(one).collect::<Read<_>>()?)
    } else {
        ExpectedSeats::Flat(flat(entries, "expected")?)
    };
    let tie = match fields::given(given, fields::TIE) {
        None => false,
        Some((_, Node { value: Value::Bool(tie), .. })) => *tie,
        Some((field, node)) => return Err(source.kind(node, field, "true or false")),
    };
    let tied = fields::given(given, fields::TIED).map(|(field, node)| tied(source, field, node)).transpose()?;
    Ok(Some(Expected { seats, tie: tie || tied.is_some(), tied }))
}

fn tied(source: &Source<'_>, field: &str, node: &Node<'_>) -> Read<(Vec<String>, u64)> {
    let (mut lists, mut seats) = (None, None);
    for entry in source.object(node, field)? {
        let path = format!("{field}.{}", entry.key);
        match entry.key.as_str() {
            "parties" | "lists" => {
                let names =
                    source.list(&entry.value, &path)?.iter().map(|item| source.text(item, &path).map(str::to_owned));
                lists = Some(names.collect::<Read<Vec<_>>>()?);
            }
            "seats" => seats = Some(seats_of(source, &entry.value, &path)?),
            _ => return Err(source.unsupported(entry.at, &path, format!("field `{path}`"), "")),
        }
    }
    match (lists, seats) {
        (Some(lists), Some(seats)) => Ok((lists, seats.into())),
        _ => Err(source.fault(codes::MISSING, node.at, field, "it names the tied `parties` and their `seats`", "")),
    }
}
