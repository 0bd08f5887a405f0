//! From a case to its answer: who takes part, then the seats, district by district where that is asked. It decides
//! nothing itself; `seats` does. It must never know how a case was written or how an answer is shown.

use seats::threshold::{Comparison, District, Ground, Polls, Threshold, Thresholds, Verdict, admitted};
use seats::{Error, Explained, Method, Outcome, Problem, Step, TieRule};

use super::case::{Bar, Case, Contest, Seats};
use super::connections::Sharing;
use super::second;

/// The answer to a case.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The whole case; its seats are the sums where districts stand by themselves.
    pub(crate) whole: Part,
    /// Each district by its name, where districts stand by themselves.
    pub(crate) districts: Vec<(String, Part)>,
}

/// Seats of one allocation.
#[derive(Debug)]
pub(crate) struct Part {
    /// Sure seats of each list.
    pub(crate) seats: Vec<u32>,
    pub(crate) state: State,
    /// Who passed which threshold; empty where none was asked.
    pub(crate) verdicts: Vec<Verdict>,
    pub(crate) trace: Trace,
}

/// What was done, with the names that its numbers stand for.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    pub(crate) names: Vec<String>,
    pub(crate) steps: Vec<Step>,
    /// Inside groups of connected lists: the group, its seats, what was done there.
    pub(crate) inner: Vec<(String, u32, Trace)>,
}

/// How far the method decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Decided,
    Tied {
        lists: Vec<usize>,
        seats: u32,
    },
    Unfilled {
        seats: u32,
    },
    NoVotes,
    Overaward {
        whole: u64,
        seats: u32,
    },
    QuotaZero,
    /// Some district has no answer; the districts tell which.
    DistrictOpen,
}

impl State {
    pub(crate) fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Tied(ties) => {
                let mut lists: Vec<usize> = ties.iter().flat_map(seats::Tie::lists).collect();
                lists.sort_unstable();
                lists.dedup();
                Self::Tied { lists, seats: ties.iter().map(|tie| tie.seats).sum() }
            }
            Outcome::Unfilled { seats } => Self::Unfilled { seats: *seats },
            Outcome::NoVotes => Self::NoVotes,
            Outcome::Overaward { whole, seats, .. } => Self::Overaward { whole: *whole, seats: *seats },
            Outcome::QuotaZero => Self::QuotaZero,
            _ => Self::Decided,
        }
    }

    /// Whether there is an answer; a tie is one, and so are seats that nobody may take.
    pub(crate) fn is_answer(&self) -> bool {
        matches!(self, Self::Decided | Self::Tied { .. } | Self::Unfilled { .. })
    }
}

/// Why a case has no answer that could be printed.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The problem has no meaning.
    Error(Error),
    /// A group of connected lists has more votes than can be counted.
    GroupVotes(String),
    /// The second count gives something else.
    Differ(String),
    /// The second count does not know this.
    NoSecondCount(String),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// Answers a case; with `verify` every allocation is made a second time by the naive count.
pub(crate) fn answer(case: &Case, verify: bool) -> Result<Answer, Trouble> {
    let polled: Vec<District<'_>> =
        case.districts.iter().map(|district| District { votes: &district.votes, base: district.base }).collect();
    let polls = Polls {
        votes: &case.votes,
        base: case.bar.base,
        mandates: &case.bar.mandates,
        parties: &case.bar.parties,
        districts: &polled,
    };
    let verdicts = case.bar.thresholds.as_ref().map_or(Ok(Vec::new()), |thresholds| thresholds.judge(&polls))?;
    match &case.seats {
        Seats::Whole(contest) => {
            let whole = contest_part(case, contest, &case.votes, &verdicts, verify)?;
            Ok(Answer { whole: Part { verdicts, ..whole }, districts: Vec::new() })
        }
        Seats::Each(contests) if case.biproportional.is_some() => {
            super::double::answer(case, contests, verdicts, verify)
        }
        Seats::Each(contests) => {
            let mut districts = Vec::with_capacity(contests.len());
            for (district, contest) in case.districts.iter().zip(contests) {
                let own = Polls { votes: &district.votes, base: district.base, ..Polls::default() };
                let local = local(&case.bar, &own, &verdicts)?;
                let judged = if local.is_empty() { &verdicts } else { &local };
                let part = contest_part(case, contest, &district.votes, judged, verify)?;
                districts.push((district.name.clone(), Part { verdicts: local, ..part }));
            }
            Ok(Answer { whole: sum(case, verdicts, &districts), districts })
        }
    }
}

/// Verdicts of a threshold by district, joined with those of the whole case; empty where there is none.
fn local(bar: &Bar, polls: &Polls<'_>, whole: &[Verdict]) -> Result<Vec<Verdict>, Error> {
    let Some(local) = bar.local else { return Ok(Vec::new()) };
    let comparison = bar.thresholds.as_ref().map_or(Comparison::AtLeast, |thresholds| thresholds.comparison);
    let here = Thresholds { comparison, ..Thresholds::share(local.share) };
    let mut verdicts = here.judge(polls)?;
    if local.besides {
        let passed = |list: usize| whole.get(list).is_none_or(|verdict| verdict.passed);
        for (list, verdict) in verdicts.iter_mut().enumerate() {
            if !verdict.passed && passed(list) {
                *verdict = whole.get(list).copied().unwrap_or(*verdict);
                verdict.passed = true;
            }
        }
    }
    Ok(verdicts)
}

/// One allocation of one contest.
fn contest_part(
    case: &Case,
    contest: &Contest,
    votes: &[u64],
    verdicts: &[Verdict],
    verify: bool,
) -> Result<Part, Trouble> {
    let passed = admitted(verdicts);
    let problem = Problem {
        seats: contest.seats,
        votes,
        admitted: &passed,
        held: &contest.held,
        minimum: &contest.minimum,
        maximum: &contest.maximum,
    };
    if contest.groups.is_empty() {
        let explained = allocate(case, &problem, case.method, verify)?;
        let trace = Trace { names: case.lists.clone(), steps: explained.steps, inner: Vec::new() };
        let state = State::of(&explained.outcome);
        return Ok(Part { seats: explained.seats, state, verdicts: Vec::new(), trace });
    }
    let counting: Vec<u64> =
        votes.iter().enumerate().map(|(list, own)| if passed.get(list) == Some(&false) { 0 } else { *own }).collect();
    let mut one = |problem: &Problem<'_>, method| allocate(case, problem, method, verify);
    Sharing { method: case.method, names: &case.lists, votes: &counting, allocate: &mut one }
        .run(&contest.groups, contest.seats)
}

fn allocate(case: &Case, problem: &Problem<'_>, method: Method, verify: bool) -> Result<Explained, Trouble> {
    let explained = problem.explain(method, TieRule::Stop)?;
    if verify {
        second::compare(&case.method_name, problem, &explained)?;
    }
    Ok(explained)
}

/// The sum over districts.
fn sum(case: &Case, verdicts: Vec<Verdict>, districts: &[(String, Part)]) -> Part {
    let mut seats = vec![0; case.lists.len()];
    let mut tied = (Vec::new(), 0);
    let mut empty = 0;
    let mut open = false;
    for (_, part) in districts {
        for (all, own) in seats.iter_mut().zip(&part.seats) {
            *all += own;
        }
        match &part.state {
            State::Tied { lists, seats } => {
                tied.0.extend(lists);
                tied.1 += seats;
            }
            State::Unfilled { seats } => empty += seats,
            state => open |= !state.is_answer(),
        }
    }
    tied.0.sort_unstable();
    tied.0.dedup();
    let state = match (open, tied.1, empty) {
        (true, ..) => State::DistrictOpen,
        (_, 1.., _) => State::Tied { lists: tied.0, seats: tied.1 },
        (_, _, 1..) => State::Unfilled { seats: empty },
        _ => State::Decided,
    };
    Part { seats, state, verdicts, trace: Trace::default() }
}

/// A threshold that the second count judges too: a share or a number of votes, the same for every list that is not exempt.
pub(crate) fn simple(bar: &Bar) -> Option<(&Threshold, Vec<u32>, Comparison)> {
    let thresholds = bar.thresholds.as_ref()?;
    let exempt = |(list, own): &(u32, Threshold)| (*own == Threshold::None).then_some(*list);
    let exempt = thresholds.lists.iter().map(exempt).collect::<Option<Vec<_>>>()?;
    matches!(thresholds.default, Threshold::Share(_) | Threshold::Votes(_)).then_some((
        &thresholds.default,
        exempt,
        thresholds.comparison,
    ))
}

/// What a verdict rests on, in words.
pub(crate) fn ground(verdict: &Verdict, comparison: Comparison, districts: &[String]) -> String {
    let than = if comparison == Comparison::MoreThan { "more than" } else { "at least" };
    let place = |district: Option<u32>| {
        district
            .and_then(|district| districts.get(usize::try_from(district).ok()?))
            .map_or_else(|| "in any district".to_owned(), |name| format!("in {name}"))
    };
    match verdict.ground {
        Ground::Exempt => "no threshold".to_owned(),
        Ground::Share { share, base } => format!("{than} {share} of {base} votes"),
        Ground::Votes(votes) => format!("{than} {votes} votes"),
        Ground::Mandates(mandates) => format!("at least {mandates} direct mandates"),
        Ground::District { district, share } => format!("{than} {share} of the votes {}", place(district)),
        Ground::DistrictVotes { district, votes } => format!("{than} {votes} votes {}", place(district)),
    }
}
