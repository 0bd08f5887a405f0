//! Who is elected to one seat, or what follows: least number of candidates, quorum, winner, tie, step by step. What the law
//! leaves open stays open. It must never know an office.

use law::Version;
use law::value::Duration;

use super::contest::{Contest, ContestError, Known, Round, WHOLE};
use super::ending::{Ending, Note, Open, OpenCase, Outcome, Remark, Step, What, Within};
use super::rules::{SingleSeatRules, Tie, Winner};
use crate::facts::AgainstAll;
use crate::rules::{Gap, IfNeeded};

/// Decides a contest under the rules of a day.
///
/// # Errors
/// Facts that exclude each other, or without which nothing can be decided; see [`ContestError`]. A question the law leaves
/// open is no error: it is the ending [`Ending::Open`].
pub fn decide(contest: &Contest, rules: &SingleSeatRules) -> Result<Outcome, ContestError> {
    contest.check()?;
    let mut count = Deciding { contest, rules, standing: contest.standing(), steps: Vec::new(), remarks: Vec::new() };
    let (ending, by) = count.ending()?;
    Ok(Outcome { ending, by, steps: count.steps, remarks: count.remarks })
}

/// An ending with the provisions that order it.
type Ended = (Ending, Vec<Version>);

struct Deciding<'c> {
    contest: &'c Contest,
    rules: &'c SingleSeatRules,
    standing: Vec<usize>,
    steps: Vec<Step>,
    remarks: Vec<Remark>,
}

impl Deciding<'_> {
    fn step(&mut self, what: What, by: Vec<Version>) {
        self.steps.push(Step { what, by });
    }

    fn ending(&mut self) -> Result<Ended, ContestError> {
        let method = self.rules.method.iter().map(|cited| cited.from.clone()).collect();
        self.step(What::Voters { electors: self.rules.by_electors }, method);
        if self.contest.void {
            return Ok(self.void());
        }
        if self.contest.known == Known::InPart {
            return Err(ContestError::FigureNeeded {
                figure: "candidate",
                needed_for: "a vote with candidates whom no source names",
            });
        }
        if let Some(ended) = self.too_few()? {
            return Ok(ended);
        }
        if let Some(ended) = self.quorum()? {
            return Ok(ended);
        }
        let votes = self.votes()?;
        self.against_all(&votes);
        if self.contest.percentages() {
            self.remarks.push(Remark { note: Note::FromPercentages, by: Vec::new() });
        }
        let winner = match (self.contest.round, &self.rules.winner_in_repeat) {
            (Round::RepeatVoting, Some(Ok(winner))) => winner.clone(),
            (Round::RepeatVoting, Some(Err(gap))) => return Ok(missing(gap)),
            _ => self.rules.winner.clone(),
        };
        match winner.value {
            Winner::MostVotes => self.most(&votes, winner.from),
            Winner::MoreThanHalf => self.half(&votes, winner.from),
        }
    }

    fn void(&mut self) -> Ended {
        match &self.rules.void {
            Ok(void) => {
                self.step(What::FoundVoid, vec![void.from.clone()]);
                let (within, mut by) = within(&self.rules.repeat_election);
                by.insert(0, void.from.clone());
                (Ending::Void { within }, by)
            }
            Err(gap) => {
                self.step(What::FoundVoid, Vec::new());
                missing(gap)
            }
        }
    }

    /// Ends the contest where no vote is held for want of candidates.
    fn too_few(&mut self) -> Result<Option<Ended>, ContestError> {
        if self.contest.round == Round::RepeatVoting {
            return self.left_for_repeat();
        }
        let Some(too_few) = &self.rules.too_few else {
            return if self.standing.is_empty() { Err(ContestError::NoCandidates) } else { Ok(None) };
        };
        let least = match &too_few.least {
            Ok(least) => least.clone(),
            Err(gap) => return Ok(Some(missing(gap))),
        };
        let standing = u64::try_from(self.standing.len()).unwrap_or(u64::MAX);
        self.step(What::Standing { standing, needed: least.value }, vec![least.from]);
        if standing >= least.value {
            return Ok(None);
        }
        Ok(Some(match &too_few.put_off {
            Err(gap) => missing(gap),
            Ok(by) if self.contest.put_off_before => silent(OpenCase::TooFewAgain, vec![by.from.clone()]),
            Ok(by) => (Ending::PutOff { by: by.value }, vec![by.from.clone()]),
        }))
    }

    /// A repeat vote needs two; one who is left may be elected without it.
    fn left_for_repeat(&mut self) -> Result<Option<Ended>, ContestError> {
        match (self.standing.as_slice(), &self.rules.one_left) {
            ([], _) => Err(ContestError::NoCandidates),
            (&[at], Ok(one_left)) => {
                let by = vec![one_left.from.clone()];
                self.step(What::OneLeft { at }, by.clone());
                Ok(Some((Ending::Elected { at }, by)))
            }
            (&[at], Err(gap)) => {
                self.step(What::OneLeft { at }, Vec::new());
                Ok(Some(missing(gap)))
            }
            _ => Ok(None),
        }
    }

    fn quorum(&mut self) -> Result<Option<Ended>, ContestError> {
        let quorum = match &self.rules.quorum {
            None => return Ok(None),
            Some(Err(gap)) => return Ok(Some(missing(gap))),
            Some(Ok(quorum)) => quorum.clone(),
        };
        let needed_for = "the quorum";
        let needs = |figure| ContestError::FigureNeeded { figure, needed_for };
        let took_part = self.contest.took_part.ok_or_else(|| needs("took_part"))?;
        let registered = self.contest.registered.ok_or_else(|| needs("registered"))?;
        let (num, den) = (u128::from(quorum.value.num()), u128::from(quorum.value.den()));
        // Both factors are below 2^64, so the product is exact.
        let needed = (u128::from(registered) * num).div_ceil(den);
        let needed = u64::try_from(needed).unwrap_or(u64::MAX);
        let by = vec![quorum.from];
        self.step(What::Quorum { took_part, registered, needed }, by.clone());
        Ok((took_part < needed).then(|| silent(OpenCase::NoQuorum, by)))
    }

    /// Votes of those who stand, in their order.
    fn votes(&self) -> Result<Vec<u64>, ContestError> {
        let of = |at: &usize| self.contest.candidates[*at].votes;
        let needed = ContestError::FigureNeeded { figure: "votes", needed_for: "the count" };
        self.standing.iter().map(of).collect::<Option<Vec<u64>>>().ok_or(needed)
    }

    /// Ballots against all are counted and take no place among the candidates.
    fn against_all(&mut self, votes: &[u64]) {
        let line = self.rules.against_all_line.as_ref().and_then(|line| line.as_ref().ok());
        let from: Vec<Version> = line.iter().map(|line| line.from.clone()).collect();
        let in_law = line.is_some_and(|line| line.value);
        let ballots = match self.contest.against_all {
            AgainstAll::NoLine if in_law => {
                self.remarks.push(Remark { note: Note::NoLineOnTheBallot, by: from });
                return;
            }
            AgainstAll::NoLine | AgainstAll::NotFound => return,
            AgainstAll::Ballots(ballots) => ballots,
        };
        let consequence: Vec<Version> = self.rules.against_all.iter().cloned().collect();
        if line.is_some() && !in_law {
            self.remarks.push(Remark { note: Note::LineNotInThisLaw { ballots }, by: from.clone() });
        }
        self.step(What::AgainstAll { ballots }, from);
        if ballots > 0 && votes.iter().all(|own| *own < ballots) {
            self.remarks.push(Remark { note: Note::AgainstAllLeads { ballots }, by: consequence });
        }
    }

    /// More votes than each of the others.
    fn most(&mut self, votes: &[u64], rule: Version) -> Result<Ended, ContestError> {
        let highest = votes.iter().copied().max().ok_or(ContestError::NoCandidates)?;
        let equal: Vec<usize> =
            self.standing.iter().zip(votes).filter(|(_, own)| **own == highest).map(|(at, _)| *at).collect();
        let next = votes.iter().copied().filter(|own| *own < highest).max();
        if highest == 0 {
            self.remarks.push(Remark { note: Note::NoVoteForAnybody, by: Vec::new() });
        }
        // A printed percentage may be half a hundredth off either way.
        let surely = |other: u64| highest - other > 1;
        if self.contest.percentages() && (equal.len() > 1 || next.is_some_and(|next| !surely(next))) {
            return Err(ContestError::TooClose);
        }
        let by = vec![rule];
        if let [at] = equal[..] {
            if highest == 0 {
                return Ok(silent(OpenCase::NoVoteForTheOnlyOne, by));
            }
            self.step(What::Most { at, votes: highest, next }, by.clone());
            return Ok((Ending::Elected { at }, by));
        }
        self.step(What::Equal { equal: equal.clone(), votes: highest }, by);
        Ok(self.tie(equal))
    }

    fn tie(&mut self, equal: Vec<usize>) -> Ended {
        let rule = match &self.rules.tie_of_two {
            Some(of_two) if self.standing.len() == 2 => of_two,
            _ => &self.rules.tie,
        };
        let tie = match rule {
            Ok(tie) => tie.clone(),
            Err(gap) => return missing(gap),
        };
        let again = self.contest.round == Round::RepeatVoting;
        let mut by = vec![tie.from];
        match tie.value {
            Tie::RepeatElection => self.repeat_election(by),
            Tie::SameDayThenElection if again => self.repeat_election(by),
            Tie::RepeatVoting | Tie::TwoWithMost if again => silent(OpenCase::EqualAgain { equal }, by),
            Tie::SameDayThenElection => {
                self.who_stands_again(&by);
                (Ending::RepeatVoting { between: equal, within: Within::SameDay }, by)
            }
            // The article speaks of more than two candidates.
            Tie::TwoWithMost if self.standing.len() == 2 => {
                let why = "the rule on a tie speaks of more than two candidates";
                missing(&Gap::fact(&by[0].rule, why))
            }
            Tie::TwoWithMost if equal.len() > 2 => silent(OpenCase::WhichTwo { equal }, by),
            Tie::RepeatVoting | Tie::TwoWithMost => {
                if tie.value == Tie::RepeatVoting && self.rules.tie_of_two.is_none() {
                    self.who_stands_again(&by);
                }
                let (within, term) = within(&self.rules.repeat_voting);
                by.extend(term);
                (Ending::RepeatVoting { between: equal, within }, by)
            }
        }
    }

    fn who_stands_again(&mut self, by: &[Version]) {
        self.remarks.push(Remark { note: Note::WhoStandsAgainNotRecorded, by: by.to_vec() });
    }

    fn repeat_election(&mut self, mut by: Vec<Version>) -> Ended {
        self.remarks.push(Remark { note: Note::NominationsNotSaid, by: by.clone() });
        let (within, term) = within(&self.rules.repeat_election);
        by.extend(term);
        (Ending::RepeatElection { within }, by)
    }

    /// More than half of those who took part.
    fn half(&mut self, votes: &[u64], rule: Version) -> Result<Ended, ContestError> {
        let mut more = Vec::new();
        for (at, own) in self.standing.clone().into_iter().zip(votes.iter().copied()) {
            let (of, is_more) = self.more_than_half(own)?;
            self.step(What::Half { at, votes: own, of, more: is_more }, vec![rule.clone()]);
            more.extend(is_more.then_some(at));
        }
        match more[..] {
            [at] => Ok((Ending::Elected { at }, vec![rule])),
            [] => Ok(match &self.rules.not_elected {
                Err(gap) => missing(gap),
                Ok(repeated) => {
                    let (within, mut by) = within(&self.rules.repeat_election);
                    by.insert(0, repeated.from.clone());
                    (Ending::RepeatElection { within }, by)
                }
            }),
            _ => Err(ContestError::Contradiction("more than one has more than half of those who took part".to_owned())),
        }
    }

    /// The number that votes are compared with half of, and whether they are more.
    fn more_than_half(&self, votes: u64) -> Result<(u64, bool), ContestError> {
        let twice = u128::from(votes) * 2;
        if self.contest.percentages() {
            // A printed percentage may be half a hundredth off either way.
            let whole = u128::from(WHOLE);
            return match (twice > whole + 1, twice + 1 < whole) {
                (false, false) => Err(ContestError::TooClose),
                (more, _) => Ok((WHOLE, more)),
            };
        }
        let needed_for = "more than half of those who took part";
        let needs = |figure| ContestError::FigureNeeded { figure, needed_for };
        let took_part = self.contest.took_part.ok_or_else(|| needs("took_part"))?;
        let more_of_all = twice > u128::from(took_part);
        match self.contest.invalid {
            Some(invalid) => {
                let of = took_part.saturating_sub(invalid);
                Ok((of, twice > u128::from(of)))
            }
            // Invalid ballots only make the base smaller.
            None if more_of_all => Ok((took_part, true)),
            None => Err(needs("invalid")),
        }
    }
}

fn within(term: &IfNeeded<Duration>) -> (Within, Vec<Version>) {
    match term {
        Ok(term) => (Within::Term(term.value), vec![term.from.clone()]),
        Err(gap) => (Within::NotGiven(gap.clone()), Vec::new()),
    }
}

fn missing(gap: &Gap) -> Ended {
    (Ending::Open(Open::RuleMissing(gap.clone())), Vec::new())
}

fn silent(case: OpenCase, by: Vec<Version>) -> Ended {
    (Ending::Open(Open::LawSilent { case, by: by.clone() }), by)
}
