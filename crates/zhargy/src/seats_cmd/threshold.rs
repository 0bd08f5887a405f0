//! Reads what a list must reach to take part. It must never judge a list; that is done by `seats::threshold`.

use seats::Ratio;
use seats::threshold::{Comparison, Threshold, Thresholds};

use super::case::{Bar, Local};
use super::exact;
use super::fault::{Read, Source, codes};
use super::fields;
use super::json::{Entry, Node, Value};
use super::read::{Names, seats_of};

/// Reads the threshold and everything it looks at. The second answer: whether votes must be told by district for it.
pub(crate) fn read(names: &mut Names<'_>, given: &[Entry<'_>], votes: &[u64]) -> Read<(Bar, bool)> {
    let base = base(names, given, votes)?;
    let mandates = fields::given(given, fields::MANDATES);
    let coalitions = fields::given(given, fields::COALITIONS);
    let mut bar = Bar {
        thresholds: None,
        local: None,
        base,
        mandates: mandates.map_or(Ok(Vec::new()), |(field, node)| names.by_list(node, field, 0))?,
        parties: coalitions.map_or(Ok(Vec::new()), |(field, node)| parties(names, field, node))?,
    };
    let mut asks = Asks::default();
    let mut used = Used::default();
    let mut strict = None;
    if let Some((field, node)) = fields::given(given, fields::THRESHOLD) {
        asks = Form { names, used: &mut used, strict: &mut strict, bar: &mut bar }.whole(field, node)?;
    }
    if let Some((field, node)) = fields::given(given, fields::COMPARISON) {
        strict = Some(is_strict(&names.source, field, node)?);
    }
    if let Some((field, node)) = fields::given(given, fields::EXEMPT) {
        exempt(names, field, node, &mut asks.lists)?;
    }
    check_used(names, given, &bar, &used)?;
    let comparison = if strict == Some(true) { Comparison::MoreThan } else { Comparison::AtLeast };
    let binds = asks.default != Threshold::None || !asks.lists.is_empty();
    bar.thresholds = binds.then_some(Thresholds { default: asks.default, lists: asks.lists, comparison });
    Ok((bar, used.districts))
}

/// What a threshold asks: of everybody, and of single lists.
struct Asks {
    default: Threshold,
    lists: Vec<(u32, Threshold)>,
}

impl Default for Asks {
    fn default() -> Self {
        Self { default: Threshold::None, lists: Vec::new() }
    }
}

/// Which facts a threshold looks at, so that none is given in vain.
#[derive(Default)]
struct Used {
    mandates: bool,
    parties: bool,
    districts: bool,
}

fn check_used(names: &Names<'_>, given: &[Entry<'_>], bar: &Bar, used: &Used) -> Read<()> {
    let source = &names.source;
    if let Some((field, node)) = fields::given(given, fields::MANDATES)
        && !used.mandates
    {
        return Err(source.unsupported(node.at, field, "field `direct_mandates` where no threshold asks for them", ""));
    }
    if let Some((field, node)) = fields::given(given, fields::COALITIONS)
        && !used.parties
        && bar.thresholds.is_some()
    {
        return Err(source.unsupported(node.at, field, "field `coalitions` where no threshold asks for them", ""));
    }
    let said = |names| fields::given(given, names).map(|(field, node)| (field, node.at));
    if let Some((field, at)) = said(fields::THRESHOLD) {
        let missing = |what: &str| Err(source.fault(codes::MISSING, at, field, format!("it needs `{what}`"), ""));
        if used.mandates && bar.mandates.is_empty() {
            return missing("direct_mandates");
        }
        if used.districts && !names.nested {
            return missing("votes by district");
        }
    }
    Ok(())
}

/// The number that shares are taken of, where it is not the sum of the votes.
fn base(names: &mut Names<'_>, given: &[Entry<'_>], votes: &[u64]) -> Read<Option<u128>> {
    let words = fields::given(given, fields::BASE_WORDS);
    let value = fields::given(given, fields::BASE);
    let (field, node) = match (value, words) {
        (Some(value), _) => value,
        (None, Some((field, node))) => match &node.value {
            Value::Text(text) if matches!(text.as_str(), "votes" | "sum_of_votes" | "sum") => return Ok(None),
            Value::Text(_) if fields::given(given, fields::THRESHOLD).is_none() => return Ok(None),
            Value::Text(text) => {
                let hint = "give the number as `threshold_base_value`";
                return Err(names.source.unsupported(
                    node.at,
                    field,
                    format!("field `threshold_base`: `{text}`"),
                    hint,
                ));
            }
            _ => (field, node),
        },
        (None, None) => return Ok(None),
    };
    let total = votes.iter().map(|own| u128::from(*own)).sum();
    if matches!(node.value, Value::Object(_)) {
        let mut all = 0;
        for entry in names.source.object(node, field)? {
            let field = format!("{field}.{}", entry.key);
            let district = names.district(&entry.key, entry.at, &field)?;
            let there = names.districts[district].votes.iter().map(|own| u128::from(*own)).sum();
            let own = base_of(&names.source, &entry.value, &field, there)?;
            names.districts[district].base = Some(own);
            all += own;
        }
        let complete = names.districts.iter().all(|district| district.base.is_some());
        let what = "a district is missing";
        return complete
            .then_some(Some(all))
            .ok_or_else(|| names.source.fault(codes::MISSING, node.at, field, what, ""));
    }
    base_of(&names.source, node, field, total).map(Some)
}

fn base_of(source: &Source<'_>, node: &Node<'_>, field: &str, votes: u128) -> Read<u128> {
    let Value::Number(digits) = node.value else {
        return Err(source.kind(node, field, "a number of votes"));
    };
    let bad = |why: &str| {
        source.fault(codes::VOTES, node.at, field, format!("`{digits}` votes: {why}"), "it is a whole number of votes")
    };
    let base = exact::count(digits).map_err(|why| bad(why.words()))?;
    // A list's votes times a denominator are compared with it in 256 bits; 2^100 is far beyond any electorate.
    if base >> 100 != 0 {
        return Err(bad("it is too large"));
    }
    if base < votes {
        let what = format!("the lists have {votes} votes, more than the {base} of which shares are taken");
        return Err(source.fault(codes::CONTRADICTION, node.at, field, what, "the base holds the votes of all lists"));
    }
    Ok(base)
}

/// Parties in each list: names of lists of two parties and more, numbers by list, or members by list.
fn parties(names: &Names<'_>, field: &str, node: &Node<'_>) -> Read<Vec<u32>> {
    let source = &names.source;
    let mut all = vec![1; names.lists.len()];
    if let Value::List(items) = &node.value {
        for item in items {
            all[names.list(source.text(item, field)?, item.at, field)?] = 2;
        }
        return Ok(all);
    }
    for entry in source.object(node, field)? {
        let path = format!("{field}.{}", entry.key);
        if let Value::List(members) = &entry.value.value {
            let stands =
                |member: &Node<'_>| matches!(&member.value, Value::Text(name) if names.list_of.contains_key(name));
            if members.iter().any(stands) || !names.list_of.contains_key(&entry.key) {
                let rule = "field `coalitions` of lists that have votes of their own";
                return Err(source.unsupported(entry.at, &path, rule, "see `list_connections`"));
            }
            all[names.list(&entry.key, entry.at, &path)?] = u32::try_from(members.len()).unwrap_or(u32::MAX);
        } else {
            all[names.list(&entry.key, entry.at, &path)?] = seats_of(source, &entry.value, &path)?;
        }
    }
    Ok(all)
}

/// A share from 0 to 1.
fn share(source: &Source<'_>, node: &Node<'_>, field: &str) -> Read<Ratio> {
    let text = match &node.value {
        Value::Number(digits) => digits,
        Value::Text(text) => text.as_str(),
        _ => return Err(source.kind(node, field, "a share")),
    };
    let hint = "write 0.05, \"5 %\" or \"1/20\"; a number of votes is {\"votes\": n}";
    let bad = |why: &str| source.fault(codes::SHARE, node.at, field, format!("`{text}` as a share: {why}"), hint);
    let share = exact::share(text).map_err(|why| bad(why.words()))?;
    if share > Ratio::ONE { Err(bad("it is more than the whole")) } else { Ok(share) }
}

fn is_strict(source: &Source<'_>, field: &str, node: &Node<'_>) -> Read<bool> {
    match &node.value {
        Value::Bool(strict) => Ok(*strict),
        Value::Text(words) => match words.as_str() {
            "strict" | "more_than" | ">" => Ok(true),
            "at_least" | "not_less_than" | ">=" => Ok(false),
            _ => Err(source.unsupported(
                node.at,
                field,
                format!("comparison `{words}`"),
                "it is `at_least` or `more_than`",
            )),
        },
        _ => Err(source.kind(node, field, "`at_least` or `more_than`")),
    }
}

fn exempt(names: &Names<'_>, field: &str, node: &Node<'_>, lists: &mut Vec<(u32, Threshold)>) -> Read<()> {
    for item in names.source.list(node, field)? {
        let list = names.list(names.source.text(item, field)?, item.at, field)?;
        set(lists, list, Threshold::None);
    }
    Ok(())
}

fn set(lists: &mut Vec<(u32, Threshold)>, list: usize, threshold: Threshold) {
    let list = u32::try_from(list).unwrap_or(u32::MAX);
    lists.retain(|(of, _)| *of != list);
    lists.push((list, threshold));
}

/// The forms a threshold has.
struct Form<'f, 's> {
    names: &'f Names<'s>,
    used: &'f mut Used,
    strict: &'f mut Option<bool>,
    bar: &'f mut Bar,
}

/// Clauses as they are read: all of `must`, or any of `or`.
#[derive(Default)]
struct Clauses {
    must: Vec<Threshold>,
    or: Vec<Threshold>,
    steps: Vec<(u32, Ratio)>,
}

impl Clauses {
    fn joined(mut self) -> Threshold {
        if !self.steps.is_empty() {
            self.must.push(Threshold::Coalition(self.steps));
        }
        let must = if self.must.len() == 1 { self.must.pop() } else { None };
        let must = must.or_else(|| (!self.must.is_empty()).then_some(Threshold::All(self.must)));
        if self.or.is_empty() {
            return must.unwrap_or(Threshold::None);
        }
        let mut any: Vec<Threshold> = must.into_iter().collect();
        any.append(&mut self.or);
        Threshold::Any(any)
    }
}

impl Form<'_, '_> {
    /// The whole of a threshold: a share, or an object with clauses and rules for single lists.
    fn whole(&mut self, field: &str, node: &Node<'_>) -> Read<Asks> {
        let Value::Object(entries) = &node.value else {
            return Ok(Asks { default: plain(share(&self.names.source, node, field)?), lists: Vec::new() });
        };
        let mut asks = Asks::default();
        let mut rest: Vec<&Entry<'_>> = Vec::new();
        for entry in entries {
            let path = format!("{field}.{}", entry.key);
            match entry.key.as_str() {
                "per_party" | "per_list" => {
                    for own in self.names.source.object(&entry.value, &path)? {
                        let path = format!("{path}.{}", own.key);
                        let list = self.names.list(&own.key, own.at, &path)?;
                        let threshold = self.nested(&path, &own.value)?;
                        set(&mut asks.lists, list, threshold);
                    }
                }
                "exempt" => {}
                "comparison" | "strict" => *self.strict = Some(is_strict(&self.names.source, &path, &entry.value)?),
                _ => rest.push(entry),
            }
        }
        asks.default = self.clauses(field, node.at, &rest)?;
        if let Some(entry) = fields::find(entries, &["exempt"]) {
            exempt(self.names, &format!("{field}.exempt"), &entry.value, &mut asks.lists)?;
        }
        Ok(asks)
    }

    /// A share, nothing, or clauses.
    fn nested(&mut self, field: &str, node: &Node<'_>) -> Read<Threshold> {
        match &node.value {
            Value::Null => Ok(Threshold::None),
            Value::Object(entries) => self.clauses(field, node.at, &entries.iter().collect::<Vec<_>>()),
            _ => share(&self.names.source, node, field).map(plain),
        }
    }

    fn clauses(&mut self, field: &str, at: usize, entries: &[&Entry<'_>]) -> Read<Threshold> {
        let source = self.names.source;
        let mut clauses = Clauses::default();
        let mut whole_case = false;
        for entry in entries {
            let path = format!("{field}.{}", entry.key);
            let key = entry.key.as_str();
            if matches!(entry.value.value, Value::Null) {
                continue;
            }
            let (besides, name) = match key.strip_prefix("or_") {
                Some(name) => (true, name),
                None => (false, key.strip_prefix("and_").unwrap_or(key)),
            };
            if matches!(name, "district" | "in_district") {
                self.local(&path, &entry.value, besides, &mut clauses)?;
                continue;
            }
            whole_case = true;
            if name == "coalition" && matches!(entry.value.value, Value::Object(_)) {
                for step in source.object(&entry.value, &path)? {
                    clauses.steps.push(self.step(&format!("{path}.{}", step.key), step)?);
                }
            } else if parties_of(name).is_some() && !besides {
                clauses.steps.push(self.step(&path, entry)?);
            } else {
                let clause = self.clause(&path, name, entry)?;
                if besides { clauses.or.push(clause) } else { clauses.must.push(clause) }
            }
        }
        if let Some(Local { besides: false, .. }) = self.bar.local
            && whole_case
        {
            let hint = "say `or_district` where either is enough";
            return Err(source.unsupported(
                at,
                field,
                "a threshold by district joined with one of the whole case",
                hint,
            ));
        }
        clauses.steps.sort_by_key(|(from, _)| *from);
        if let Some(pair) = clauses.steps.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let what = format!("two shares for a list of {} parties", pair[0].0);
            return Err(source.fault(codes::CONTRADICTION, at, field, what, ""));
        }
        Ok(clauses.joined())
    }

    /// A share of the votes of one district: where votes are not by district, the whole case is that district.
    fn local(&mut self, field: &str, node: &Node<'_>, besides: bool, clauses: &mut Clauses) -> Read<()> {
        let share = share(&self.names.source, node, field)?;
        if self.names.nested {
            self.bar.local = Some(Local { share, besides });
        } else if besides {
            clauses.or.push(Threshold::Share(share));
        } else {
            clauses.must.push(Threshold::Share(share));
        }
        Ok(())
    }

    fn step(&mut self, field: &str, entry: &Entry<'_>) -> Read<(u32, Ratio)> {
        let source = &self.names.source;
        let parties = parties_of(&entry.key).ok_or_else(|| {
            source.unsupported(entry.at, field, format!("field `{field}`"), "steps are \"2\", \"3\", ...")
        })?;
        self.used.parties = true;
        Ok((parties, share(source, &entry.value, field)?))
    }

    fn clause(&mut self, field: &str, name: &str, entry: &Entry<'_>) -> Read<Threshold> {
        let (source, node) = (self.names.source, &entry.value);
        match name {
            "share" | "total" | "national" => share(&source, node, field).map(Threshold::Share),
            "more_than" => {
                *self.strict = Some(true);
                share(&source, node, field).map(Threshold::Share)
            }
            "default" => self.nested(field, node),
            "votes" => self.votes(node, field).map(Threshold::Votes),
            "direct_mandates" | "mandates" => {
                self.used.mandates = true;
                seats_of(&source, node, field).map(Threshold::Mandates)
            }
            "any_district" => {
                self.used.districts = true;
                share(&source, node, field).map(Threshold::AnyDistrict)
            }
            "any_district_votes" => {
                self.used.districts = true;
                self.votes(node, field).map(Threshold::AnyDistrictVotes)
            }
            _ => {
                let hint = "docs/SEATS.md lists the forms of a threshold";
                Err(source.unsupported(entry.at, field, format!("field `threshold.{}`", entry.key), hint))
            }
        }
    }

    fn votes(&self, node: &Node<'_>, field: &str) -> Read<u64> {
        let votes = base_of(&self.names.source, node, field, 0)?;
        let source = &self.names.source;
        u64::try_from(votes).map_err(|_| source.fault(codes::VOTES, node.at, field, "it is too large", ""))
    }
}

/// A share of nothing is no threshold: it admits lists without a vote too, and they get no seat either way.
fn plain(share: Ratio) -> Threshold {
    if share == Ratio::ZERO { Threshold::None } else { Threshold::Share(share) }
}

/// How many parties a step is for: `party` 1, `coalition` 2, `3`, `3+`, `coalition_3`.
fn parties_of(name: &str) -> Option<u32> {
    match name {
        "party" | "single" => Some(1),
        "coalition" => Some(2),
        _ => {
            let digits = name.strip_prefix("coalition_").unwrap_or(name);
            digits.strip_suffix('+').unwrap_or(digits).parse().ok().filter(|parties| *parties > 0)
        }
    }
}
