//! The rules of a list election on a day, as a typed view of the law: every field cites the version it was read from.

mod ask;
mod terms;

use law::{Answer, Cited, Law, Query, Share, Version};

pub(crate) use ask::Statute;
pub use ask::{Gap, Instruction};

use crate::office::{Office, Offices};

/// How a list's share is compared with the threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The threshold itself is enough.
    AtLeast,
    /// Only more than the threshold is enough.
    MoreThan,
}

/// What the threshold is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Ballots for the lists and ballots against all.
    ListAndAgainstAll,
    /// Ballots for the lists alone.
    Lists,
    /// All ballots in the boxes, invalid ones too.
    Received,
    /// All registered voters.
    Registered,
}

impl Base {
    /// The base in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::ListAndAgainstAll => "ballots for the lists and against all",
            Self::Lists => "ballots for the lists",
            Self::Received => "all ballots in the boxes",
            Self::Registered => "registered voters",
        }
    }
}

/// How mandates left over after whole quotas are given, or how all are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distribution {
    /// Whole quotients, then the largest fractions, one mandate each.
    LargestFractions,
    /// Highest averages with the divisors 1, 2, 3 ...
    Dhondt,
    /// Highest averages with the divisors 1, 3, 5 ...
    SainteLague,
}

/// What a tie of remainders is settled by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieBy {
    /// The list registered earlier comes first.
    EarlierRegistration,
    /// A lot.
    Lot,
}

/// A rule that matters only in some counts: its absence stops only those.
pub type IfNeeded<T> = Result<Cited<T>, Gap>;

/// What follows when only one list reaches the threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneParty {
    /// Whether the next list is admitted.
    pub second_admitted: IfNeeded<bool>,
    /// What the second list's quotient is multiplied by.
    pub factor: IfNeeded<Share>,
    /// Mandates the second list gets at least.
    pub minimum: IfNeeded<u64>,
    /// The mandates left over go to the list that passed.
    pub leftover_to_first: IfNeeded<bool>,
}

/// The rules of a list election on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListElectionRules {
    /// The office whose rules these are; after a succession the successor.
    pub office: Office,
    /// The day asked about.
    pub query: Query,
    /// Seats to distribute.
    pub seats: SeatsRule,
    /// Share a list needs.
    pub threshold: Cited<Share>,
    /// How it is compared.
    pub comparison: Cited<Comparison>,
    /// Of what.
    pub base: Cited<Base>,
    /// Whether the ballot has a line against all.
    pub against_all_line: IfNeeded<bool>,
    /// Whether ballots against all are in the base, where a rule says so.
    pub against_all_in_base: IfNeeded<bool>,
    /// The quota: votes of the admitted lists by mandates.
    pub quotient: Cited<()>,
    /// How mandates are given.
    pub distribution: Cited<Distribution>,
    /// How a tie is settled.
    pub tie: IfNeeded<TieBy>,
    /// One list only.
    pub one_party: OneParty,
    /// The provision that is silent where no list passes.
    pub none_passes: Option<Version>,
    /// Instructions that were used, because the law of the day is not recorded or was replaced on purpose.
    pub instructed: Vec<Instruction>,
}

/// Where the number of seats comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeatsRule {
    /// From the law.
    Law(Box<Cited<u64>>),
    /// From the election's facts.
    Fact(u32),
}

impl SeatsRule {
    /// The number.
    pub fn number(&self) -> u64 {
        match self {
            Self::Law(cited) => cited.value,
            Self::Fact(seats) => u64::from(*seats),
        }
    }
}

/// Why there is no view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulesError {
    /// Nobody described the office.
    NoSuchOffice {
        /// Its id.
        office: String,
        /// Those that are described.
        known: Vec<String>,
    },
    /// The office is filled by lists and not one by one.
    NotOneSeat {
        /// Its id.
        office: String,
        /// Those of one seat.
        known: Vec<String>,
    },
    /// Rules without which nothing can be counted.
    Missing(Vec<Gap>),
    /// An instruction that cannot be followed.
    BadInstruction {
        /// The rule.
        rule: String,
        /// Why.
        why: String,
    },
    /// The law was asked for a day before its first act.
    Ask(law::AskError),
}

impl std::fmt::Display for RulesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoSuchOffice { office, known } => {
                write!(f, "N001 no office `{office}`\n\nhint: the offices are {}", known.join(", "))
            }
            Self::NotOneSeat { office, known } => {
                let known = known.join(", ");
                write!(f, "N004 the office `{office}` is no office of one seat\n\nhint: those of one seat are {known}")
            }
            Self::Missing(gaps) => {
                f.write_str("N002 the law of the day does not give what the count needs:")?;
                for gap in gaps {
                    write!(f, "\n  {gap}")?;
                }
                if gaps.iter().all(|gap| gap.rule == "seats") {
                    return f.write_str("\n\nhint: give the number with --seats N, or as `seats` under [election]");
                }
                f.write_str("\n\nhint: give an explicit instruction, such as --assume RULE=VALUE")
            }
            Self::BadInstruction { rule, why } => {
                write!(f, "N003 the instruction for `{rule}` cannot be followed: {why}")
            }
            Self::Ask(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for RulesError {}

impl ListElectionRules {
    /// The rules of `office` under `query`. `seats` is the number the election states, where the law states none.
    ///
    /// # Errors
    /// Rules missing without which nothing can be counted; see [`RulesError`].
    pub fn on(
        law: &Law,
        offices: &Offices,
        office: &str,
        seats: Option<u32>,
        query: Query,
        instructions: &[Instruction],
    ) -> Result<Self, RulesError> {
        let office = effective_office(law, offices, office, &query)?;
        let statute = Statute::new(law, office, query, instructions)?;
        let mut gaps = Vec::new();
        let seats_rule = match (&office.seats, seats) {
            (Some(rule), _) => statute.count(&[rule.as_str()]).map(|cited| SeatsRule::Law(Box::new(cited))),
            (None, Some(seats)) => Ok(SeatsRule::Fact(seats)),
            (None, None) => Err(Gap::fact("seats", "the law states no number and the election file has no `seats`")),
        };
        let seats = keep(seats_rule, &mut gaps);
        let threshold = keep(statute.share("threshold"), &mut gaps);
        let comparison = keep(statute.choice("threshold.comparison", COMPARISONS), &mut gaps);
        let base = keep(statute.choice("threshold.base", BASES), &mut gaps);
        let distribution = keep(statute.choice("remainder.method", DISTRIBUTIONS), &mut gaps);
        let quotient = keep(statute.choice("quotient", QUOTIENTS), &mut gaps);
        let (Some(seats), Some(threshold), Some(comparison), Some(base), Some(distribution), Some(quotient)) =
            (seats, threshold, comparison, base, distribution, quotient)
        else {
            return Err(RulesError::Missing(gaps));
        };
        let rules = Self {
            seats,
            threshold,
            comparison,
            base,
            against_all_line: statute.yes_no(&["ballot.against_all"]),
            against_all_in_base: statute.yes_no(&["ballot.against_all.in_base"]),
            quotient,
            distribution,
            tie: statute.choice("remainder.tie", TIES),
            one_party: OneParty {
                second_admitted: statute.yes_no_of("one_party.second_admitted"),
                factor: statute.share("one_party.second_factor"),
                minimum: statute.count_of("one_party.second_min_mandates"),
                leftover_to_first: statute.choice("one_party.leftover_to", LEFTOVERS),
            },
            none_passes: statute.silent("no_party_passes"),
            office: office.clone(),
            query,
            instructed: statute.used(),
        };
        Ok(rules)
    }

    /// Every version the view rests on, with the rule's name, in the order of the article.
    pub fn versions(&self) -> Vec<&Version> {
        let mut all = Vec::new();
        if let SeatsRule::Law(cited) = &self.seats {
            all.push(&cited.from);
        }
        all.extend([
            &self.threshold.from,
            &self.comparison.from,
            &self.base.from,
            &self.quotient.from,
            &self.distribution.from,
        ]);
        all.extend(self.against_all_line.as_ref().ok().map(|cited| &cited.from));
        all.extend(self.against_all_in_base.as_ref().ok().map(|cited| &cited.from));
        all.extend(self.tie.as_ref().ok().map(|cited| &cited.from));
        all.extend(self.one_party.second_admitted.as_ref().ok().map(|cited| &cited.from));
        all.extend(self.one_party.factor.as_ref().ok().map(|cited| &cited.from));
        all.extend(self.one_party.minimum.as_ref().ok().map(|cited| &cited.from));
        all.extend(self.one_party.leftover_to_first.as_ref().ok().map(|cited| &cited.from));
        all
    }
}

/// The office whose rules speak on the day: the successor where the office's own rules have ended.
///
/// # Errors
/// Nobody described the office; the law was asked for a day before its first act.
pub fn effective_office<'o>(
    law: &Law,
    offices: &'o Offices,
    id: &str,
    query: &Query,
) -> Result<&'o Office, RulesError> {
    let known = || offices.0.iter().map(|office| office.id.clone()).collect();
    let missing = |id: &str| RulesError::NoSuchOffice { office: id.to_owned(), known: known() };
    let mut office = offices.find(id).ok_or_else(|| missing(id))?;
    // Each office is followed at most once, so a circle of successors ends.
    for _ in 0..offices.0.len() {
        let rule = office.seats.clone().or_else(|| office.rules.first().map(|prefix| format!("{prefix}.threshold")));
        // One seat has no threshold whose end could be asked.
        let Some(rule) = rule.filter(|_| office.single.is_none()) else { break };
        let ended = matches!(law.ask(&rule, query).map_err(RulesError::Ask)?, Answer::Ended { .. });
        let Some(next) = office.succeeded_by.as_ref().filter(|_| ended) else { break };
        office = offices.find(next).ok_or_else(|| missing(next))?;
    }
    Ok(office)
}

fn keep<T>(asked: Result<T, Gap>, gaps: &mut Vec<Gap>) -> Option<T> {
    asked.map_err(|gap| gaps.push(gap)).ok()
}

const COMPARISONS: &[(&str, Comparison)] = &[("at_least", Comparison::AtLeast), ("more_than", Comparison::MoreThan)];
const BASES: &[(&str, Base)] = &[
    ("list_and_against_all_ballots", Base::ListAndAgainstAll),
    ("list_ballots", Base::Lists),
    ("all_ballots", Base::Received),
    ("registered_voters", Base::Registered),
];
const DISTRIBUTIONS: &[(&str, Distribution)] = &[
    ("largest_fraction_one_each", Distribution::LargestFractions),
    ("highest_averages_dhondt", Distribution::Dhondt),
    ("highest_averages_sainte_lague", Distribution::SainteLague),
];
const QUOTIENTS: &[(&str, ())] = &[("admitted_votes_by_mandates", ())];
const TIES: &[(&str, TieBy)] = &[("list_registered_earlier", TieBy::EarlierRegistration), ("lot", TieBy::Lot)];
const LEFTOVERS: &[(&str, bool)] = &[("list_that_passed_the_threshold", true)];
