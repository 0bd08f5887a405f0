//! The stages of a filed list, from filing to the ballot: a machine whose states are consumed by value, so that nothing is
//! done twice and nothing in the wrong stage. It must never know how a list is judged; `docs/LISTS.md` draws it, and a test
//! holds the drawing to this code.

use std::fmt;

use jiff::civil::Date;
use law::{Law, Query, Share, Value};

use super::{Decision, Ground, Judgement, Mend, OpenPoint};
use crate::schedule::Edge;

/// The share of persons whose leaving voids a list.
const LEFT_OVER: &str = "list.refusal.persons_left_over";

/// A list in its stage. Persons are named by their index in the list as filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Filed, not examined.
    Filed {
        /// Persons in the list.
        persons: usize,
    },
    /// Judged; the commission has not acted.
    Examined {
        /// Persons in the list.
        persons: usize,
        /// What the judgement came to.
        decision: Decision,
    },
    /// With the party, to be mended.
    SentBack {
        /// What.
        mends: Vec<Mend>,
    },
    /// Refused.
    Refused {
        /// Why.
        grounds: Vec<Ground>,
    },
    /// Registered.
    Registered(Registered),
    /// Cancelled because too many left.
    Voided {
        /// Persons registered.
        registered: usize,
        /// Of them left.
        left: usize,
    },
    /// On the ballot: it changes no more.
    OnBallot(Registered),
}

/// A registered list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Persons as they were registered: the number that those who left are compared with.
    pub registered: usize,
    /// Those still in it, in the party's order.
    pub order: Vec<usize>,
}

/// What happens to a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The commission judges it.
    Examine(Judgement),
    /// The commission acts on the judgement.
    Decide,
    /// The party files it anew.
    FileAgain {
        /// Persons in the new list.
        persons: usize,
    },
    /// The party sets another order.
    Reorder {
        /// All persons still in it.
        order: Vec<usize>,
    },
    /// Persons leave, or are struck out.
    Withdraw {
        /// Who.
        persons: Vec<usize>,
        /// The day.
        on: Date,
    },
    /// The ballot is printed.
    Print,
}

/// The rules the machine asks: when a list is void, and from when on nothing is cancelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// A list of which more than this share left is cancelled.
    pub left_over: Share,
    /// Where that stands.
    pub left_over_citation: String,
    /// From this day on no list is cancelled; `None` where the calendar was not given.
    pub fixed_from: Option<Date>,
    /// Where that stands.
    pub fixed_citation: String,
}

/// Why an act does not go with the stage; the list is given back as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The list as it was.
    pub stage: Box<Stage>,
    /// Why.
    pub why: Why,
}

/// Why an act is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No such act in this stage.
    NotNow {
        /// The stage.
        stage: &'static str,
        /// The act.
        act: &'static str,
    },
    /// The judgement left it open: the law does not decide, and neither does the machine.
    Undecided(Vec<OpenPoint>),
    /// An order that does not name everybody in the list once.
    NotTheSamePersons,
    /// A person who is not in the list.
    NotInList {
        /// Who.
        person: usize,
    },
    /// More than half would have left, within the days in which no list is cancelled.
    TooLateToCancel {
        /// Where that stands.
        citation: String,
    },
}

impl Limits {
    /// The limits by the law of a day; `fixed` is the first day on which the calendar lets no list be cancelled.
    ///
    /// # Errors
    /// The rule has no single value on the day; the text says what the law answers.
    pub fn on(law: &Law, query: &Query, fixed: Option<&Edge>) -> Result<Self, String> {
        let answer = law.ask(LEFT_OVER, query).map_err(|error| error.to_string())?;
        let version = answer.in_force().ok_or_else(|| format!("{LEFT_OVER}: {}: {answer}", answer.name()))?;
        let Value::Share(left_over) = version.value else {
            return Err(format!("{LEFT_OVER}: `{}` is no share", version.value));
        };
        let reading = fixed.and_then(|edge| edge.readings.first());
        Ok(Self {
            left_over,
            left_over_citation: version.citation(),
            fixed_from: fixed.and_then(Edge::day),
            fixed_citation: reading.map(|reading| reading.from.citation()).unwrap_or_default(),
        })
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotNow { stage, act } => write!(f, "a list that is {stage} is not for `{act}`"),
            Self::Undecided(points) => {
                let points: Vec<String> = points.iter().map(ToString::to_string).collect();
                write!(f, "the law does not decide: {}", points.join("; "))
            }
            Self::NotTheSamePersons => f.write_str("the new order must name each person of the list once"),
            Self::NotInList { person } => write!(f, "person {} is not in the list", person + 1),
            Self::TooLateToCancel { citation } => {
                write!(f, "the persons leave, and the list stands: too near to the vote to cancel it ({citation})")
            }
        }
    }
}

impl Stage {
    /// The stage's name in the drawing.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Filed { .. } => "Filed",
            Self::Examined { .. } => "Examined",
            Self::SentBack { .. } => "SentBack",
            Self::Refused { .. } => "Refused",
            Self::Registered(_) => "Registered",
            Self::Voided { .. } => "Voided",
            Self::OnBallot(_) => "OnBallot",
        }
    }

    /// The list after an act.
    ///
    /// # Errors
    /// The act does not go with the stage; the list comes back unchanged.
    pub fn after(self, act: Act, limits: &Limits) -> Result<Self, Refused> {
        match (self, act) {
            (Self::Filed { persons }, Act::Examine(judgement)) => {
                Ok(Self::Examined { persons, decision: judgement.decision })
            }
            (Self::Examined { persons, decision }, Act::Decide) => decided(persons, decision),
            (Self::SentBack { .. }, Act::FileAgain { persons }) => Ok(Self::Filed { persons }),
            (Self::Registered(list), Act::Reorder { order }) => reordered(list, order),
            (Self::Registered(list), Act::Withdraw { persons, on }) => withdrawn(list, &persons, on, limits),
            (Self::Registered(list), Act::Print) => Ok(Self::OnBallot(list)),
            (stage, act) => {
                let why = Why::NotNow { stage: stage.name(), act: act.name() };
                Err(Refused { stage: Box::new(stage), why })
            }
        }
    }
}

impl Act {
    /// The act's name in the drawing.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Examine(_) => "examine",
            Self::Decide => "decide",
            Self::FileAgain { .. } => "file again",
            Self::Reorder { .. } => "reorder",
            Self::Withdraw { .. } => "withdraw",
            Self::Print => "print",
        }
    }
}

fn decided(persons: usize, decision: Decision) -> Result<Stage, Refused> {
    match decision {
        Decision::Registered { struck } => {
            let out = |person: &usize| struck.iter().any(|struck| struck.person == *person);
            let order: Vec<usize> = (0..persons).filter(|person| !out(person)).collect();
            Ok(Stage::Registered(Registered { registered: order.len(), order }))
        }
        Decision::Refused(grounds) => Ok(Stage::Refused { grounds }),
        Decision::SentBack(mends) => Ok(Stage::SentBack { mends }),
        Decision::Open(points) => {
            let stage = Box::new(Stage::Examined { persons, decision: Decision::Open(points.clone()) });
            Err(Refused { stage, why: Why::Undecided(points) })
        }
    }
}

fn reordered(list: Registered, order: Vec<usize>) -> Result<Stage, Refused> {
    let sorted = |persons: &[usize]| {
        let mut sorted = persons.to_vec();
        sorted.sort_unstable();
        sorted
    };
    if sorted(&list.order) != sorted(&order) {
        return Err(Refused { stage: Box::new(Stage::Registered(list)), why: Why::NotTheSamePersons });
    }
    Ok(Stage::Registered(Registered { registered: list.registered, order }))
}

/// Persons leave. The list is void when more than the share of those registered has left.
fn withdrawn(list: Registered, persons: &[usize], on: Date, limits: &Limits) -> Result<Stage, Refused> {
    let leaving: std::collections::BTreeSet<usize> = persons.iter().copied().collect();
    let present: std::collections::BTreeSet<usize> = list.order.iter().copied().collect();
    if let Some(person) = leaving.iter().find(|person| !present.contains(person)) {
        let why = Why::NotInList { person: *person };
        return Err(Refused { stage: Box::new(Stage::Registered(list)), why });
    }
    let order: Vec<usize> = list.order.iter().copied().filter(|person| !leaving.contains(person)).collect();
    let left = list.registered - order.len();
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let share = Share::new(count(left), count(list.registered));
    if share.is_none_or(|share| share <= limits.left_over) {
        return Ok(Stage::Registered(Registered { registered: list.registered, order }));
    }
    if limits.fixed_from.is_some_and(|day| on >= day) {
        let why = Why::TooLateToCancel { citation: limits.fixed_citation.clone() };
        let list = Registered { registered: list.registered, order };
        return Err(Refused { stage: Box::new(Stage::Registered(list)), why });
    }
    Ok(Stage::Voided { registered: list.registered, left })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;

    fn limits() -> Limits {
        Limits {
            left_over: Share::new(1, 2).unwrap(),
            left_over_citation: "art 1".to_owned(),
            fixed_from: Some(date(2021, 1, 8)),
            fixed_citation: "art 2".to_owned(),
        }
    }

    fn registered(persons: usize) -> Stage {
        Stage::Registered(Registered { registered: persons, order: (0..persons).collect() })
    }

    fn judgement(decision: Decision) -> Judgement {
        Judgement { on: date(2020, 12, 1), decision, readings: Vec::new(), findings: Vec::new() }
    }

    fn withdraw(persons: &[usize]) -> Act {
        Act::Withdraw { persons: persons.to_vec(), on: date(2020, 12, 20) }
    }

    /// Every stage, every decision it may carry.
    fn stages() -> Vec<Stage> {
        let decisions = [
            Decision::Registered { struck: Vec::new() },
            Decision::Refused(Vec::new()),
            Decision::SentBack(Vec::new()),
            Decision::Open(Vec::new()),
        ];
        let mut all: Vec<Stage> =
            decisions.into_iter().map(|decision| Stage::Examined { persons: 4, decision }).collect();
        let list = || Registered { registered: 4, order: vec![0, 1, 2, 3] };
        all.extend([
            Stage::Filed { persons: 4 },
            Stage::SentBack { mends: Vec::new() },
            Stage::Refused { grounds: Vec::new() },
            Stage::Registered(list()),
            Stage::Voided { registered: 4, left: 3 },
            Stage::OnBallot(list()),
        ]);
        all
    }

    fn acts() -> Vec<Act> {
        vec![
            Act::Examine(judgement(Decision::Open(Vec::new()))),
            Act::Decide,
            Act::FileAgain { persons: 5 },
            Act::Reorder { order: vec![3, 2, 1, 0] },
            withdraw(&[0]),
            withdraw(&[0, 1, 2]),
            Act::Print,
        ]
    }

    /// The drawing in the manual and the machine have the same arrows.
    #[test]
    fn the_drawing_is_the_machine() {
        let page = include_str!("../../../../docs/LISTS.md");
        let drawn: BTreeSet<(String, String, String)> = page
            .lines()
            .filter_map(|line| {
                let (from, rest) = line.trim().split_once(" --> ")?;
                let (to, act) = rest.split_once(": ")?;
                Some((from.to_owned(), act.to_owned(), to.to_owned()))
            })
            .filter(|(from, ..)| from != "[*]")
            .collect();
        let mut made = BTreeSet::new();
        for stage in stages() {
            for act in acts() {
                let (from, name) = (stage.name().to_owned(), act.name().to_owned());
                match stage.clone().after(act, &limits()) {
                    Ok(to) => {
                        made.insert((from, name, to.name().to_owned()));
                    }
                    Err(refused) => assert_eq!(*refused.stage, stage, "a refused act leaves no trace"),
                }
            }
        }
        assert_eq!(made, drawn);
    }

    #[test]
    fn more_than_half_voids() {
        let check = |persons: usize, leave: &[usize], expect: &str| {
            let after = registered(persons).after(withdraw(leave), &limits());
            let found = match after {
                Ok(Stage::Registered(list)) => format!("{} of {}", list.order.len(), list.registered),
                Ok(other) => format!("{other:?}"),
                Err(refused) => refused.why.to_string(),
            };
            assert_eq!(found, expect, "{persons} {leave:?}");
        };
        check(4, &[0, 1], "2 of 4");
        check(4, &[0, 1, 2], "Voided { registered: 4, left: 3 }");
        check(5, &[0, 1], "3 of 5");
        check(5, &[0, 1, 2], "Voided { registered: 5, left: 3 }");
        check(4, &[0, 0], "3 of 4");
        check(4, &[4], "person 5 is not in the list");
        check(1, &[], "1 of 1");
    }

    #[test]
    fn those_who_left_before_count_too() {
        let Ok(list) = registered(4).after(withdraw(&[0, 1]), &limits()) else { panic!("two of four stay") };
        assert_eq!(list.after(withdraw(&[3]), &limits()), Ok(Stage::Voided { registered: 4, left: 3 }));
    }

    #[test]
    fn near_the_vote_nothing_is_cancelled() {
        let act = Act::Withdraw { persons: vec![0, 1, 2], on: date(2021, 1, 8) };
        let refused = registered(4).after(act, &limits()).unwrap_err();
        assert_eq!(refused.why, Why::TooLateToCancel { citation: "art 2".to_owned() });
        assert_eq!(*refused.stage, Stage::Registered(Registered { registered: 4, order: vec![3] }));
    }

    #[test]
    fn an_open_judgement_decides_nothing() {
        let points = vec![OpenPoint::QuotaAfterStriking];
        let stage = Stage::Examined { persons: 3, decision: Decision::Open(points.clone()) };
        let refused = stage.clone().after(Act::Decide, &limits()).unwrap_err();
        assert_eq!((*refused.stage, refused.why), (stage, Why::Undecided(points)));
    }

    #[test]
    fn an_order_names_everybody_once() {
        for order in [vec![0, 1], vec![0, 1, 1], vec![0, 1, 3], vec![0, 1, 2, 2]] {
            let refused = registered(3).after(Act::Reorder { order }, &limits()).unwrap_err();
            assert_eq!(refused.why, Why::NotTheSamePersons);
        }
    }
}
