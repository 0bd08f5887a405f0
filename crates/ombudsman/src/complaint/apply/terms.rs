//! Steps that start or move a term, and those that end a case: times set by the office against times set by the law.

use jiff::civil::Date;
use law::Duration;
use law::value::TimeUnit;

use super::super::codes;
use super::super::due::{Due, Term, note};
use super::super::filing::Standing;
use super::super::rules::{Asked, names, settle};
use super::super::stage::{Refusal, Stage};
use super::Weighed;
use crate::shared::Closing;

impl Weighed<'_, '_> {
    pub(super) fn request(&mut self, stage: &Stage, set: Option<u32>, court_file: bool) -> Result<(), Refusal> {
        if court_file {
            let words = "the file of a court case under way may not be demanded";
            self.must(names::COURT_FILES, codes::COURT_FILE, words)?;
        }
        let term = Term::Material(stage.requests.saturating_add(1));
        let own = self.basis.started(term, stage.received, self.on);
        let Some(days) = set else {
            self.tidy(own);
            return Ok(());
        };
        let (least, doubts) = self.basis.rules.governing(names::MATERIALS_MIN, stage.received, self.on);
        let enough = settle(&least, |least| days >= least.count);
        let words = format!("{days} working days are fewer than may be set");
        self.settled(enough, codes::TIME_SET, words)?;
        let (usual, _) = self.basis.rules.governing(names::MATERIALS, stage.received, self.on);
        if usual.one().is_none_or(|cited| cited.value.count != days) {
            self.must(names::MATERIALS_OTHER, codes::TIME_SET, "no other time may be set for material")?;
        }
        let length = Duration { count: days, unit: TimeUnit::WorkingDays };
        let mut due = Due { term, days: Vec::new(), citations: least.citations(), doubts };
        own.citations.into_iter().for_each(|citation| note(&mut due.citations, citation));
        self.basis.count(self.on, length, &mut due.days, &mut due.doubts);
        self.tidy(due);
        Ok(())
    }

    fn tidy(&mut self, mut due: Due) {
        due.days.sort_unstable();
        due.days.dedup();
        self.rely(&due.citations.clone());
        self.starts.push(due);
    }

    /// An extension runs to a day that may not lie beyond the longest the law lets it be, under any reading.
    pub(super) fn extend(&mut self, stage: &Stage, until: Date, reasons: bool) -> Result<(), Refusal> {
        self.reasons(names::EXTENSION_REASONS, reasons, "an extension must be reasoned")?;
        self.came(stage, Term::Consider);
        let limit = self.basis.longest(stage.received, stage.first_term.as_ref(), self.on);
        self.within(until, &limit, stage.term(Term::Consider))?;
        self.rely(&limit.citations.clone());
        self.starts.push(Due { days: vec![until], ..limit });
        let notice = self.basis.started(Term::ExtensionNotice, stage.received, self.on);
        self.tidy(notice);
        Ok(())
    }

    pub(super) fn extend_answer(&mut self, stage: &Stage, outcome: u32, until: Date) -> Result<(), Refusal> {
        let term = Term::Answer(outcome);
        self.came(stage, term);
        let Some(running) = stage.term(term) else {
            return Err(Refusal::new(codes::NOT_AWAITED, format!("it is not awaited that {term}"), Vec::new()));
        };
        let limit = self.basis.longest_answer(running, stage.received, self.on);
        self.within(until, &limit, Some(running))?;
        self.rely(&limit.citations.clone());
        self.starts.push(Due { days: vec![until], ..limit });
        let notice = self.basis.started(Term::AnswerNotice(outcome), stage.received, self.on);
        self.tidy(notice);
        Ok(())
    }

    /// A longer time must be longer than the running one and no longer than the law's longest.
    fn within(&mut self, until: Date, limit: &Due, running: Option<&Due>) -> Result<(), Refusal> {
        if until <= self.on || running.and_then(Due::safe).is_some_and(|safe| until <= safe) {
            let words = format!("{until} extends nothing");
            return Err(Refusal::new(codes::TIME_SET, words, limit.citations.clone()));
        }
        match limit.kept_on(until) {
            Some(true) => {}
            Some(false) => {
                let words = format!("{until} is later than an extension may reach: {limit}");
                return Err(Refusal::new(codes::TIME_SET, words, limit.citations.clone()));
            }
            None => {
                let words = format!("whether an extension may reach {until} is open: {limit}");
                self.find(codes::LEFT_OPEN, words, limit.citations.clone());
            }
        }
        Ok(())
    }

    /// What every outcome asks for: the law's list and the hearing.
    pub(super) fn outcome(&mut self, stage: &Stage, id: &str) -> Result<(), Refusal> {
        self.listed(names::OUTCOMES, id)?;
        self.hearing(stage)?;
        self.came(stage, Term::Consider);
        Ok(())
    }

    pub(super) fn answer_due(&mut self, stage: &Stage) {
        let term = Term::Answer(stage.outcomes.saturating_add(1));
        let due = self.basis.started(term, stage.received, self.on);
        self.tidy(due);
    }

    fn hearing(&mut self, stage: &Stage) -> Result<(), Refusal> {
        let rule = self.basis.rules.choice(names::HEARING, self.on);
        match settle(&rule, |choice| choice == "mandatory") {
            Asked::Yes(citations) if !stage.heard => {
                return Err(Refusal::new(codes::NOT_HEARD, "the other side must be heard first", citations));
            }
            Asked::Yes(citations) | Asked::No(citations) => self.rely(&citations),
            Asked::Open(open, citations) => self.find(codes::LEFT_OPEN, open, citations),
        }
        Ok(())
    }

    /// A close on the merits asks for the hearing; what is still awaited is found and does not keep the case open.
    pub(super) fn close(&mut self, stage: &Stage, how: Closing) -> Result<(), Refusal> {
        if how != Closing::Withdrawn {
            self.hearing(stage)?;
            self.came(stage, Term::Consider);
        }
        for due in stage.running.iter().filter(|due| matches!(due.term, Term::Answer(_))) {
            self.find(codes::UNANSWERED, format!("closed while awaited: {due}"), due.citations.clone());
        }
        if how != Closing::Withdrawn && stage.standing == Standing::Open {
            let words = "whether it might be considered was left open on receipt";
            self.find(codes::LEFT_OPEN, words, stage.grounds.clone());
        }
        Ok(())
    }
}
