//! The count: base, threshold, quota, fractions, the one-party rule, ties. What the law leaves open stays open.

mod allocate;
mod base;

use law::Version;
use seats::Ratio;
use seats::threshold::{self, Polls, Thresholds};

use crate::facts::{Election, VotesKnown};
use crate::rules::{Comparison, Gap, ListElectionRules};
use crate::steps::{Step, What};

/// A lot drawn after a tie was reported: the winning lists by id, each as often as it won a mandate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lot(pub Vec<String>);

/// What a list got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListResult {
    /// Its votes.
    pub votes: u64,
    /// It passed the threshold.
    pub passed: bool,
    /// It takes part in the distribution.
    pub admitted: bool,
    /// Sure mandates.
    pub seats: u32,
}

/// The base of the threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseFigure {
    /// The number.
    pub total: u64,
    /// Ballots against all counted in it.
    pub against_all: u64,
    /// The number of ballots against all was not found: the same lists pass as long as there are no more than this.
    pub holds_up_to: Option<u64>,
}

/// A question the law leaves open, by the number under which the project keeps it (`docs/QUIRKS.md`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenCase {
    /// OC-1: no list reaches the threshold.
    NonePasses,
    /// OC-2: whole quotients and the second list's least number are more than the mandates.
    MoreThanSeats {
        /// Mandates of the first list.
        first: u32,
        /// Mandates of the second list.
        second: u32,
        /// Mandates there are.
        seats: u32,
    },
    /// OC-3: lists equal for the place of the second.
    TieForSecond {
        /// The lists.
        lists: Vec<usize>,
    },
    /// OC-9: one list alone, and the rule needs a next one.
    NoSecondList,
    /// OC-10: nobody marked a list, the share is undefined.
    EmptyBase,
}

impl OpenCase {
    /// The number of the case.
    pub fn number(&self) -> u8 {
        match self {
            Self::NonePasses => 1,
            Self::MoreThanSeats { .. } => 2,
            Self::TieForSecond { .. } => 3,
            Self::NoSecondList => 9,
            Self::EmptyBase => 10,
        }
    }
}

/// What keeps a count from its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// The law is silent.
    LawSilent {
        /// The case.
        case: OpenCase,
        /// The provisions that fall silent.
        by: Vec<Version>,
    },
    /// Equal remainders go by the order of registration, and the facts do not record it.
    OrderNeeded {
        /// Lists that are equal.
        lists: Vec<usize>,
        /// Mandates they compete for.
        seats: u32,
        /// The rule.
        by: Vec<Version>,
    },
    /// The law asks for a lot.
    LotNeeded {
        /// Lists that are equal.
        lists: Vec<usize>,
        /// Mandates they compete for.
        seats: u32,
        /// The rule.
        by: Vec<Version>,
    },
}

/// Something a reader of the result should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Only printed percentages are known; the count is of hundredths of a percent.
    FromPercentages,
    /// The law of the day has a line against all, the ballot of the election had none.
    NoLineOnTheBallot,
    /// The law of the day has no line against all, the ballots so marked stay where the base says.
    LineNotInThisLaw {
        /// Ballots so marked.
        ballots: u64,
        /// They are in the base.
        in_base: bool,
    },
    /// Against all has more ballots than any list; no article attaches a consequence to it.
    AgainstAllLeads {
        /// Ballots against all.
        ballots: u64,
    },
    /// The published base is another number.
    PublishedBaseDiffers {
        /// As published.
        published: u64,
        /// As computed.
        computed: u64,
    },
}

/// A finished or stopped count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Mandates to distribute.
    pub seats: u32,
    /// The base of the threshold.
    pub base: BaseFigure,
    /// Lists in the order of the election's file.
    pub lists: Vec<ListResult>,
    /// What keeps the count from its end; `None`: every mandate has its list.
    pub open: Option<Open>,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// What a reader should know.
    pub notes: Vec<Note>,
}

impl Count {
    /// Mandates by list.
    pub fn seats_by_list(&self) -> Vec<u32> {
        self.lists.iter().map(|list| list.seats).collect()
    }

    /// Votes by list.
    pub fn votes_by_list(&self) -> Vec<u64> {
        self.lists.iter().map(|list| list.votes).collect()
    }
}

/// Why nothing can be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountError {
    /// The election file names no list.
    NoLists,
    /// Votes of some list are not known.
    VotesUnknown {
        /// Lists without votes, by id.
        lists: Vec<String>,
    },
    /// A figure the base needs is not known.
    BaseUnknown {
        /// The figure.
        figure: &'static str,
    },
    /// A rule that this count needs gives no value.
    RuleMissing(Gap),
    /// More mandates than this program counts.
    TooManySeats(u64),
    /// The lot does not fit the tie.
    LotDoesNotFit(String),
    /// The arithmetic refused the case.
    Seats(seats::Error),
}

impl CountError {
    /// The code of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoLists => "N009",
            Self::VotesUnknown { .. } => "N010",
            Self::BaseUnknown { .. } => "N011",
            Self::RuleMissing(_) => "N002",
            Self::TooManySeats(_) | Self::Seats(_) => "N012",
            Self::LotDoesNotFit(_) => "N013",
        }
    }
}

impl std::fmt::Display for CountError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ", self.code())?;
        match self {
            Self::NoLists => {
                f.write_str("the election file names no list\n\nhint: each list is a [[list]] with `id` and `votes`")
            }
            Self::VotesUnknown { lists } => write!(
                f,
                "the votes of {} were not found\n\nhint: add `votes` to the election file where a source gives them",
                lists.join(", ")
            ),
            Self::BaseUnknown { figure } => write!(
                f,
                "the base of the threshold needs `{figure}`, which was not found\n\nhint: add it under [ballots]"
            ),
            Self::RuleMissing(gap) => {
                write!(f, "the law of the day does not give what this count needs: {gap}")?;
                write!(f, "\n\nhint: give an explicit instruction: --assume {}=VALUE", gap.rule)
            }
            Self::TooManySeats(seats) => write!(f, "{seats} mandates are more than this program counts"),
            Self::LotDoesNotFit(why) => write!(f, "the drawn lot does not fit: {why}"),
            Self::Seats(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for CountError {}

impl From<seats::Error> for CountError {
    fn from(error: seats::Error) -> Self {
        match error {
            seats::Error::LotNotNeeded | seats::Error::LotDoesNotFit => Self::LotDoesNotFit(error.to_string()),
            other => Self::Seats(other),
        }
    }
}

/// Counts an election under the rules of a day.
///
/// # Errors
/// Facts or rules without which nothing can be counted; see [`CountError`]. A question the law leaves open is no error: it
/// is the [`Count`]'s `open`.
pub fn count(election: &Election, rules: &ListElectionRules, lot: Option<&Lot>) -> Result<Count, CountError> {
    let votes = votes(election)?;
    let seats = u32::try_from(rules.seats.number()).map_err(|_| CountError::TooManySeats(rules.seats.number()))?;
    let (base, mut notes) = base::figure(election, rules, &votes)?;
    if votes.iter().all(|list| *list < base.against_all) && base.against_all > 0 {
        notes.push(Note::AgainstAllLeads { ballots: base.against_all });
    }
    let for_lists: u64 = votes.iter().sum();
    let of_base = vec![rules.base.from.clone()];
    let what = What::Base { lists: for_lists, against_all: base.against_all, total: base.total };
    let mut steps = vec![Step { what, by: of_base.clone() }];
    let lists = votes.iter().map(|v| ListResult { votes: *v, passed: false, admitted: false, seats: 0 }).collect();
    let mut count = Count { seats, base, lists, open: None, steps: Vec::new(), notes };
    if count.base.total == 0 {
        let by = vec![rules.threshold.from.clone()];
        count.open = Some(Open::LawSilent { case: OpenCase::EmptyBase, by });
    } else {
        thresholds(&mut count, rules, &mut steps)?;
        allocate::mandates(election, rules, lot, &mut count, &mut steps)?;
    }
    count.steps = steps;
    Ok(count)
}

/// Votes of every list; hundredths of a percent where only percentages are known.
fn votes(election: &Election) -> Result<Vec<u64>, CountError> {
    if election.lists.is_empty() {
        return Err(CountError::NoLists);
    }
    let figure = |list: &crate::facts::List| match election.votes_known() {
        VotesKnown::AsPercentages => list.percent_hundredths,
        VotesKnown::Exactly | VotesKnown::InPart => list.votes,
    };
    let missing: Vec<String> =
        election.lists.iter().filter(|list| figure(list).is_none()).map(|list| list.id.clone()).collect();
    if !missing.is_empty() {
        return Err(CountError::VotesUnknown { lists: missing });
    }
    Ok(election.lists.iter().filter_map(figure).collect())
}

fn thresholds(count: &mut Count, rules: &ListElectionRules, steps: &mut Vec<Step>) -> Result<(), CountError> {
    let share = Ratio::new(rules.threshold.value.num().into(), rules.threshold.value.den().into());
    let comparison = match rules.comparison.value {
        Comparison::AtLeast => threshold::Comparison::AtLeast,
        Comparison::MoreThan => threshold::Comparison::MoreThan,
    };
    let thresholds = Thresholds { comparison, ..Thresholds::share(share.unwrap_or(Ratio::ONE)) };
    let votes = count.votes_by_list();
    let polls = Polls { votes: &votes, base: Some(count.base.total.into()), ..Polls::default() };
    for (at, verdict) in thresholds.judge(&polls)?.into_iter().enumerate() {
        count.lists[at].passed = verdict.passed;
        let needed = verdict.needed.and_then(|needed| u64::try_from(needed).ok()).unwrap_or(u64::MAX);
        let base = count.base.total;
        let what = What::Threshold { list: at, votes: verdict.votes, base, needed, passed: verdict.passed };
        let by = vec![rules.threshold.from.clone(), rules.comparison.from.clone()];
        steps.push(Step { what, by });
    }
    Ok(())
}
