//! A contest with too few candidates: nomination is extended and a reserve nominator comes in, or the election is put off; and
//! whose fee comes back. It must never know a candidate.

use jiff::civil::Date;
use law::calendar::{Calendar, Counting, Deadline, Direction, Roll};
use law::{Duration, Share};

use super::judge::reserve_most;
use super::rules::{CandidacyRules, Lack, Reserve, Rules};
use crate::filing::Assumed;

/// What follows under the law of the day: one answer, or one for each state the law may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnderLaw<T> {
    /// All readings say this.
    One(T),
    /// The readings differ, or there is none because the starts of too many acts are not known.
    Differ(Vec<(Vec<Assumed>, T)>),
}

impl<T: PartialEq> UnderLaw<T> {
    /// Asks every reading.
    fn of(rules: &CandidacyRules, ask: impl Fn(&Rules) -> T) -> Self {
        let mut all: Vec<(Vec<Assumed>, T)> =
            rules.readings.iter().map(|reading| (reading.assumes.clone(), ask(&reading.rules))).collect();
        let same = all.windows(2).all(|pair| pair[0].1 == pair[1].1);
        match (same, all.is_empty()) {
            (true, false) => Self::One(all.swap_remove(0).1),
            _ => Self::Differ(all),
        }
    }

    /// The one answer, where there is one.
    pub fn one(&self) -> Option<&T> {
        if let Self::One(answer) = self { Some(answer) } else { None }
    }
}

/// What follows when nomination ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtEnd {
    /// Enough stand.
    Enough {
        /// The rule on their least number.
        citation: String,
    },
    /// Nomination goes on.
    Extended {
        /// By at most so long.
        by: Duration,
        /// Its last day.
        until: Date,
        /// Where that stands.
        citation: String,
        /// Who may nominate beside those who could before.
        reserve: Reserve,
        /// How many; `None` without limit.
        may: Option<u64>,
        /// Where that stands.
        reserve_citation: String,
    },
    /// The law gives no value or the calendar no day.
    Open {
        /// The rule.
        rule: String,
        /// What the law answers.
        words: String,
    },
}

/// What follows when so many are nominated on the day nomination ends.
pub fn nominations_at_end(stand: u64, ended: Date, rules: &CandidacyRules, calendar: &Calendar) -> UnderLaw<AtEnd> {
    let ask = |rules: &Rules| -> Result<AtEnd, Lack> {
        let least = rules.min_candidates.clone()?;
        if stand >= least.value {
            return Ok(AtEnd::Enough { citation: least.from.citation() });
        }
        let (by, reserve) = (rules.extension.clone()?, rules.reserve.clone()?);
        let may = match reserve.value {
            Reserve::Nobody => Some(0),
            _ => reserve_most(rules.reserve_number.clone()?.value, stand, least.value),
        };
        let until = after(calendar, ended, by.value, &by.from.rule)?;
        Ok(AtEnd::Extended {
            by: by.value,
            until,
            citation: by.from.citation(),
            reserve: reserve.value,
            may,
            reserve_citation: reserve.from.citation(),
        })
    };
    UnderLaw::of(rules, |rules| {
        ask(rules).unwrap_or_else(|lack| {
            let (rule, words) = lack.parts();
            AtEnd::Open { rule: rule.to_owned(), words: words.to_owned() }
        })
    })
}

/// What follows when too few are registered, or too few are left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TooFew {
    /// Enough are left.
    Enough {
        /// The rule on their least number.
        citation: String,
    },
    /// The election is put off and nomination begins anew.
    PutOff {
        /// By at most so long.
        by: Duration,
        /// The last day of voting.
        until: Date,
        /// Where that stands.
        citation: String,
    },
    /// OC-14: it was put off before, and what follows then is not said.
    Again {
        /// The provision that puts it off once.
        citation: String,
    },
    /// The law gives no value or the calendar no day.
    Open {
        /// The rule.
        rule: String,
        /// What the law answers.
        words: String,
    },
}

/// What follows when `left` candidates are registered after registration ended or are left later, by withdrawal or death, of
/// an election that was put off `put_off` times before.
pub fn too_few(left: u64, put_off: u32, vote: Date, rules: &CandidacyRules, calendar: &Calendar) -> UnderLaw<TooFew> {
    let ask = |rules: &Rules| -> Result<TooFew, Lack> {
        let least = rules.min_candidates.clone()?;
        if left >= least.value {
            return Ok(TooFew::Enough { citation: least.from.citation() });
        }
        let by = rules.put_off.clone()?;
        let citation = by.from.citation();
        if put_off > 0 {
            return Ok(TooFew::Again { citation });
        }
        Ok(TooFew::PutOff { by: by.value, until: after(calendar, vote, by.value, &by.from.rule)?, citation })
    };
    UnderLaw::of(rules, |rules| {
        ask(rules).unwrap_or_else(|lack| {
            let (rule, words) = lack.parts();
            TooFew::Open { rule: rule.to_owned(), words: words.to_owned() }
        })
    })
}

/// Whether a fee comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refund {
    /// It does, by this article.
    Back(String),
    /// It does not, by this article.
    NotBack(String),
    /// The law is silent: what it leaves open, and where.
    Silent {
        /// What it leaves open.
        words: String,
        /// The provision.
        citation: String,
    },
    /// The facts or the law do not say.
    NotKnown(String),
}

/// Whether the fee of a candidate comes back: `share` of the votes, `elected`.
pub fn fee_refund(share: Option<Share>, elected: Option<bool>, rules: &CandidacyRules) -> UnderLaw<Refund> {
    UnderLaw::of(rules, |rules| {
        let if_elected = rules.fee_refund_if_elected.as_ref().ok().filter(|cited| cited.value);
        if let (Some(rule), Some(true)) = (if_elected, elected) {
            return Refund::Back(rule.from.citation());
        }
        match (&rules.fee_refund_from, share) {
            (Ok(from), Some(had)) if had >= from.value => Refund::Back(from.from.citation()),
            (Ok(_), _) if if_elected.is_some() && elected.is_none() => {
                Refund::NotKnown("whether the candidate was elected is not stated".to_owned())
            }
            (Ok(from), Some(_)) => Refund::NotBack(from.from.citation()),
            (Ok(_), None) => Refund::NotKnown("the share of votes is not stated".to_owned()),
            (Err(Lack::Silent { words, citation, .. }), _) => {
                Refund::Silent { words: words.clone(), citation: citation.clone() }
            }
            (Err(lack), _) => Refund::NotKnown(format!("{}: {}", lack.parts().0, lack.parts().1)),
        }
    })
}

/// The last day of a term that runs from a day.
fn after(calendar: &Calendar, from: Date, term: Duration, rule: &str) -> Result<Date, Lack> {
    let deadline = Deadline { term, direction: Direction::After, counting: Counting::FromNextDay, roll: Roll::None };
    let unknown = |words: String| Lack::Unknown { rule: rule.to_owned(), words };
    let answer = calendar.deadline(from, deadline).map_err(|error| unknown(error.to_string()))?;
    let day = answer.plain().map(|reckoning| reckoning.day);
    day.ok_or_else(|| unknown("the calendar gives two days".to_owned()))
}
