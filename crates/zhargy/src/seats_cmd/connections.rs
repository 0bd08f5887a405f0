//! Connected lists: groups that win seats together and share them among themselves. Reading them and sharing by them.
//! It must never know a threshold; a list that does not take part brings no votes.

use seats::{Explained, Method, Outcome, Problem};

use super::case::Group;
use super::fault::{Read, codes};
use super::fields;
use super::json::{Entry, Node, Value};
use super::read::Names;
use super::solve::{Part, State, Trace, Trouble};

/// Groups within groups deeper than this are refused.
const DEPTH: usize = 4;

/// Reads the groups and puts every other list beside them, in the order of the lists. Empty where nothing is connected.
pub(crate) fn read(names: &Names<'_>, given: &[Entry<'_>], district: Option<usize>) -> Read<Vec<Group>> {
    if let Some((field, node)) = fields::given(given, fields::CONNECTED_METHOD) {
        return Err(names.source.unsupported(
            node.at,
            field,
            format!("field `{field}`"),
            "groups share by the method of the case",
        ));
    }
    let Some((field, node)) = fields::given(given, fields::CONNECTIONS) else { return Ok(Vec::new()) };
    let mut node = node;
    if let (Some(district), Value::Object(entries)) = (district, &node.value)
        && entries.iter().any(|entry| names.district_of.contains_key(&entry.key))
    {
        for entry in entries {
            names.district(&entry.key, entry.at, field)?;
        }
        match entries.iter().find(|entry| names.district_of.get(&entry.key) == Some(&district)) {
            Some(entry) => node = &entry.value,
            None => return Ok(Vec::new()),
        }
    }
    let mut seen = vec![false; names.lists.len()];
    let mut groups = match &node.value {
        Value::List(items) => {
            items.iter().map(|item| group(names, field, "", item, &mut seen, 0)).collect::<Read<Vec<_>>>()?
        }
        Value::Object(entries) => {
            let one = |entry: &Entry<'_>| {
                group(names, &format!("{field}.{}", entry.key), &entry.key, &entry.value, &mut seen, 0)
            };
            entries.iter().map(one).collect::<Read<Vec<_>>>()?
        }
        _ => return Err(names.source.kind(node, field, "groups of lists")),
    };
    if groups.is_empty() {
        return Ok(groups);
    }
    groups.extend(seen.iter().enumerate().filter(|(_, seen)| !**seen).map(|(list, _)| Group::One(list)));
    groups.sort_by_key(first);
    Ok(groups)
}

fn first(group: &Group) -> usize {
    match group {
        Group::One(list) => *list,
        Group::Many { members, .. } => members.iter().map(first).min().unwrap_or(usize::MAX),
    }
}

fn group(names: &Names<'_>, field: &str, name: &str, node: &Node<'_>, seen: &mut [bool], depth: usize) -> Read<Group> {
    let source = &names.source;
    if depth > DEPTH {
        return Err(source.unsupported(node.at, field, format!("groups nested deeper than {DEPTH}"), ""));
    }
    match &node.value {
        Value::Text(list) if depth > 0 => {
            let list = names.list(list, node.at, field)?;
            if std::mem::replace(&mut seen[list], true) {
                let what = format!("`{}` stands in two groups, or twice in one", names.lists[list]);
                return Err(source.fault(codes::CONTRADICTION, node.at, field, what, "a list is connected once"));
            }
            Ok(Group::One(list))
        }
        Value::List(items) => {
            let members =
                items.iter().map(|item| group(names, field, "", item, seen, depth + 1)).collect::<Read<Vec<_>>>()?;
            if members.is_empty() {
                return Err(source.fault(
                    codes::CONTRADICTION,
                    node.at,
                    field,
                    "a group without lists",
                    "name its lists",
                ));
            }
            let name = if name.is_empty() { title(names, &members) } else { name.to_owned() };
            Ok(Group::Many { name, members })
        }
        _ => Err(source.kind(node, field, "a list of lists' names")),
    }
}

fn title(names: &Names<'_>, members: &[Group]) -> String {
    let one = |member: &Group| match member {
        Group::One(list) => names.lists[*list].clone(),
        Group::Many { name, .. } => format!("({name})"),
    };
    members.iter().map(one).collect::<Vec<_>>().join(" + ")
}

/// What sharing by groups looks at.
pub(crate) struct Sharing<'a, 'f> {
    pub(crate) method: Method,
    pub(crate) names: &'a [String],
    /// Votes of the lists that take part; zero for the others.
    pub(crate) votes: &'a [u64],
    /// The allocation of a plain problem, counted twice where that is asked for.
    pub(crate) allocate: &'a mut (dyn FnMut(&Problem<'_>, Method) -> Result<Explained, Trouble> + 'f),
}

/// Seats each list surely has, and the most it may have however ties are broken.
struct Range {
    least: Vec<u32>,
    most: Vec<u32>,
}

impl Sharing<'_, '_> {
    /// Seats first to groups, then inside each.
    pub(crate) fn run(&mut self, groups: &[Group], seats: u32) -> Result<Part, Trouble> {
        let mut range = Range { least: vec![0; self.votes.len()], most: vec![0; self.votes.len()] };
        let mut trace = Trace::default();
        let mut state = self.level(groups, seats, &mut range, &mut trace)?;
        let tied: Vec<usize> = (0..self.votes.len()).filter(|list| range.least[*list] < range.most[*list]).collect();
        if matches!(state, State::Decided | State::Tied { .. }) {
            let sure: u32 = range.least.iter().sum();
            state = if tied.is_empty() { State::Decided } else { State::Tied { lists: tied, seats: seats - sure } };
        }
        Ok(Part { seats: range.least, state, verdicts: Vec::new(), trace })
    }

    fn level(&mut self, groups: &[Group], seats: u32, range: &mut Range, trace: &mut Trace) -> Result<State, Trouble> {
        let votes = groups.iter().map(|group| self.votes_of(group)).collect::<Result<Vec<_>, _>>()?;
        let explained = (self.allocate)(&Problem::new(seats, &votes), self.method)?;
        let mut state = State::of(&explained.outcome);
        trace.names = groups.iter().map(|group| self.name(group)).collect();
        trace.steps.clone_from(&explained.steps);
        if matches!(explained.outcome, Outcome::NoVotes | Outcome::Overaward { .. } | Outcome::QuotaZero) {
            return Ok(state);
        }
        let mut most = explained.seats.clone();
        for claim in explained.outcome.ties().iter().flat_map(|tie| &tie.claims) {
            most[usize::try_from(claim.list).unwrap_or(usize::MAX)] += claim.most;
        }
        for ((group, least), most) in groups.iter().zip(&explained.seats).zip(most) {
            let inside = self.inside(group, *least, most, range, trace)?;
            if !matches!(inside, State::Decided | State::Tied { .. }) {
                state = inside;
            }
        }
        Ok(state)
    }

    /// A group with every number of seats that a tie above leaves open: sure is what each of them gives.
    fn inside(
        &mut self,
        group: &Group,
        least: u32,
        most: u32,
        range: &mut Range,
        trace: &mut Trace,
    ) -> Result<State, Trouble> {
        let (name, members) = match group {
            Group::One(list) => {
                (range.least[*list], range.most[*list]) = (least, most);
                return Ok(State::Decided);
            }
            Group::Many { name, members } => (name, members),
        };
        let mut whole: Option<Range> = None;
        let mut state = State::Decided;
        for seats in least..=most {
            let mut own = Range { least: vec![0; self.votes.len()], most: vec![0; self.votes.len()] };
            let mut steps = Trace::default();
            if seats > 0 {
                let inside = self.level(members, seats, &mut own, &mut steps)?;
                if !matches!(inside, State::Decided | State::Tied { .. }) {
                    state = inside;
                }
                trace.inner.push((name.clone(), seats, steps));
            }
            whole = Some(match whole {
                None => own,
                Some(before) => Range {
                    least: before.least.iter().zip(&own.least).map(|(a, b)| *a.min(b)).collect(),
                    most: before.most.iter().zip(&own.most).map(|(a, b)| *a.max(b)).collect(),
                },
            });
        }
        if let Some(whole) = whole {
            for list in 0..self.votes.len() {
                range.least[list] += whole.least[list];
                range.most[list] += whole.most[list];
            }
        }
        Ok(state)
    }

    fn votes_of(&self, group: &Group) -> Result<u64, Trouble> {
        match group {
            Group::One(list) => Ok(self.votes[*list]),
            Group::Many { name, members } => members
                .iter()
                .try_fold(0_u64, |sum, member| Ok(sum.saturating_add(self.votes_of(member)?)))
                .and_then(|sum: u64| if sum >> 63 == 0 { Ok(sum) } else { Err(Trouble::GroupVotes(name.clone())) }),
        }
    }

    fn name(&self, group: &Group) -> String {
        match group {
            Group::One(list) => self.names[*list].clone(),
            Group::Many { name, .. } => name.clone(),
        }
    }
}
