//! What a candidate is judged with: the law of the day, the calendar of the contest, and who else stands. It must never
//! decide what becomes of a nomination.

use std::sync::Arc;

use election::schedule::ElectionSchedule;
use election::single::Nominator;
use election::single::candidacy::stage::{Act, Frame, Halt, Stage};
use election::single::candidacy::{self, CandidacyRules, Days, Judgement, Limit, Moment, Other, stage};
use law::calendar::Calendar;

use super::facts::{nomination, same_person};
use super::{EXTENDED, NOMINATION, REGISTRATION, SIGNATURES_DUE};
use crate::books::Books;
use crate::contests::record::{CandidateStep, Record, StepAt};
use crate::contests::{CandidateState, ContestState, Contests, PostState};
use crate::record::Cited;
use crate::refusal::Refusal;

/// The law of a day and the calendar of a contest.
pub(in crate::contests::decide) struct Bench<'b> {
    pub(in crate::contests::decide) rules: Arc<CandidacyRules>,
    pub(in crate::contests::decide) calendar: Arc<Calendar>,
    schedule: Option<&'b ElectionSchedule>,
    at: Moment,
}

impl<'b> Bench<'b> {
    pub(in crate::contests::decide) fn on(
        books: &Books,
        contests: &Contests,
        contest: &'b ContestState,
        at: Moment,
    ) -> Result<Self, Refusal> {
        let office = contests.opened.as_ref().map_or("", |opened| opened.office.as_str());
        let (rules, calendar) = (contests.asked.rules(books, office, at.day)?, contests.asked.calendar(books)?);
        Ok(Self { rules, calendar, schedule: contest.calendar.as_deref(), at })
    }

    fn limit(&self, step: &str) -> Option<Limit> {
        Limit::of(self.schedule?.find(step)?.last.as_ref()?)
    }

    /// How many stood when nomination first ended; nothing before.
    fn stood_at_end(&self, contest: &ContestState) -> Option<u64> {
        let ended = self.limit(NOMINATION)?.day;
        if self.at.day <= ended {
            return None;
        }
        let stood = contest.candidates.iter().filter(|one| {
            let gone = one
                .past
                .iter()
                .any(|step| step.day <= ended && matches!(step.step.as_str(), "withdraw" | "take back" | "leave"));
            one.nominated.day <= ended && !gone
        });
        u64::try_from(stood.count()).ok()
    }

    fn days(&self, contest: &ContestState) -> Days {
        let least = self.rules.readings.first().and_then(|reading| reading.rules.min_candidates.as_ref().ok());
        let few = self.stood_at_end(contest).zip(least).is_some_and(|(stood, least)| stood < least.value);
        let opens = |step: &str| Limit::of(self.schedule?.find(step)?.first.as_ref()?);
        Days {
            nomination_opens: opens(NOMINATION),
            nomination_ends: if few { self.limit(EXTENDED) } else { self.limit(NOMINATION) },
            signatures_due: self.limit(SIGNATURES_DUE),
            registration_ends: self.limit(REGISTRATION),
        }
    }

    pub(super) fn frame(&self, contest: &ContestState, state: &CandidateState) -> Frame {
        let nominator = Nominator::read(&state.nominated.nominator);
        let rows = self.rules.readings.iter().filter_map(|reading| reading.rules.nominators.as_ref().ok());
        let mut rows = rows.flat_map(|rows| &rows.value).filter(|row| row.is_of(&nominator));
        Frame {
            vote: contest.vote(),
            signatures_due: self.limit(SIGNATURES_DUE),
            registration_ends: self.limit(REGISTRATION),
            needs_signatures: rows.any(|row| row.signatures),
        }
    }

    pub(super) fn judge(
        &self,
        contests: &Contests,
        known: &PostState,
        contest: &ContestState,
        state: &CandidateState,
    ) -> Result<Judgement, Refusal> {
        let voters: Option<u64> = known.precincts.iter().map(|precinct| precinct.voters).sum();
        let others = contest.candidates.iter().filter(|other| other.is_in() && *other != state);
        let facts = candidacy::Contest {
            vote: contest.vote(),
            voters,
            settlements: known.post.settlements.map(u64::from),
            others: others
                .map(|other| Other {
                    // The same person under another id is the same candidate twice, which is a finding.
                    candidate: if same_person(other, state) { state } else { other }.nominated.candidate.clone(),
                    nominator: Nominator::read(&other.nominated.nominator),
                })
                .collect(),
            stood_at_end: self.stood_at_end(contest),
        };
        let nomination = nomination(contests, known, state)?;
        Ok(candidacy::judge(&nomination, &facts, &self.days(contest), &self.rules, &self.calendar))
    }

    /// The record of a step, with the hour where one was stated.
    pub(super) fn record(&self, step: CandidateStep) -> Record {
        match self.at.hour {
            Some(hour) => Record::StepAt(StepAt { hour: hour.to_string(), step }),
            None => Record::CandidateStep(step),
        }
    }

    /// A step, and the stage it leads to.
    pub(super) fn take(
        &self,
        state: &CandidateState,
        stage: Stage,
        act: &Act,
        frame: &Frame,
        because: &str,
    ) -> Result<(CandidateStep, Stage), Refusal> {
        let candidate = &state.nominated.candidate;
        let step =
            stage.apply(act, self.at, frame, &self.rules, &self.calendar).map_err(|stopped| match stopped.why {
                Halt::Refused(why) => {
                    let by = match &why {
                        stage::Refusal::TooLate { citation, .. } if !citation.is_empty() => vec![citation.clone()],
                        _ => Vec::new(),
                    };
                    Refusal::Candidate { candidate: candidate.clone(), why: why.to_string(), by }
                }
                Halt::Open { words, citation } => Refusal::CandidateOpen {
                    points: vec![words],
                    by: Some(citation).filter(|by| !by.is_empty()).into_iter().collect(),
                },
            })?;
        let by = step.relied.iter().map(|by| Cited { words: act.name().to_owned(), by: by.clone() }).collect();
        let record = CandidateStep {
            post: state.nominated.post.clone(),
            candidate: candidate.clone(),
            day: self.at.day,
            step: act.name().to_owned(),
            stage: step.to.at.name().to_owned(),
            by,
            because: because.to_owned(),
            decided: String::new(),
        };
        Ok((record, step.to))
    }
}
