//! What is known of an election before its calendar is made: its vote, its call, the end it follows, the law it is asked
//! under; and the latest days the law lets where vote or call are not known. It must never know a step by name.

use jiff::civil::Date;

use super::read::{End, Gives};
use super::statute::Statute;
use super::{ElectionSchedule, Gap, Told};

/// What is known of an election. Nothing of it is filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// The day of the vote.
    pub vote: Option<Date>,
    /// The day of the call.
    pub called: Option<Date>,
    /// The day a term ends in its time.
    pub term_ends: Option<Date>,
    /// The day powers ended before their time.
    pub powers_ended: Option<Date>,
    /// Every term is that of this day's law, whatever the election's own days are.
    pub law_of: Option<Date>,
}

impl Known {
    /// Whether a step of such an end belongs to this election; where no end is known, every step does.
    pub(super) fn fits(&self, ends: Option<End>) -> bool {
        match ends {
            None => true,
            Some(End::Term) => self.powers_ended.is_none(),
            Some(End::Early) => self.powers_ended.is_some() || self.term_ends.is_none(),
        }
    }

    /// The same with a vote: the latest one where none is known, and then with a call, the latest one too.
    pub(super) fn latest(&self, statute: &Statute<'_>, office: &str) -> Result<(Self, Date), Gap> {
        if let Some(vote) = self.vote {
            return Ok((*self, vote));
        }
        let none = || Gap::NoAnchor { what: "the vote".to_owned() };
        let end = self.powers_ended.or(self.term_ends).ok_or_else(none)?;
        let mut known = *self;
        if known.called.is_none() {
            known.called = known.last_of(statute, office, end, Gives::Call)?;
        }
        let vote = known.last_of(statute, office, end, Gives::Vote)?.ok_or_else(none)?;
        Ok((known, vote))
    }

    /// The last day of the step that gives the call or the vote; `None` where the election has no such step.
    fn last_of(&self, statute: &Statute<'_>, office: &str, end: Date, gives: Gives) -> Result<Option<Date>, Gap> {
        let schedule = ElectionSchedule::empty(office, self, end);
        let mut steps = statute.plan.steps.iter().filter(|step| step.gives == Some(gives));
        let made = steps.find(|step| schedule.has(statute, step)).map(|step| schedule.step(statute, step));
        let Some(last) = made.and_then(|step| step.last) else { return Ok(None) };
        match last.day() {
            Some(day) => Ok(Some(day)),
            None => Err(last.gap.unwrap_or_else(|| Gap::NoAnchor { what: "an event".to_owned() })),
        }
    }
}

impl ElectionSchedule {
    /// A call or a vote later than the law lets it be after the end that was given. Without an end nothing can be late.
    pub fn late(&self) -> Vec<Told> {
        let ended = self.known.term_ends.is_some() || self.known.powers_ended.is_some();
        let steps = self.steps.iter().filter(|_| ended && !self.latest);
        let late = steps.filter_map(|step| {
            let (what, day) = match step.gives? {
                Gives::Call => ("the call", self.called?),
                Gives::Vote => ("the vote", self.vote),
            };
            let last = step.last.as_ref()?;
            let latest = last.days().max().filter(|latest| *latest < day)?;
            let citation = last.readings.first()?.from.citation();
            Some(Told { words: format!("{what} on {day} is after {latest}, the latest day"), citation })
        });
        late.collect()
    }
}
