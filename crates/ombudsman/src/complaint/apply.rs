//! Takes a step: judges it by the law of its day, computes the terms it starts and hands back what is to be recorded. It must
//! never know a figure; what is folded later is folded by [`Stage::follow`] alone.

mod terms;

use jiff::civil::Date;

use super::codes;
use super::due::{Basis, Due, Term, note};
use super::filing::{Filing, Finding, Judged, Standing, judge};
use super::rules::{Asked, names};
use super::stage::{Refusal, Stage};
use super::step::{Step, Taken};
use crate::shared::Class;

/// A step taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// What is to be recorded.
    pub taken: Taken,
    /// The case after it.
    pub stage: Stage,
    /// What does not add up or is open.
    pub findings: Vec<Finding>,
    /// Articles it rests on, each once.
    pub relied: Vec<String>,
}

/// Judges a filing and begins its case.
pub fn receive(filing: &Filing, basis: Basis<'_, '_>) -> (Judged, Stage) {
    let judged = judge(filing, basis.rules);
    let term = (judged.class == Class::Complaint).then(|| basis.consider(filing.received));
    let stage = Stage::begin(&judged, filing.received, term);
    (judged, stage)
}

/// Begins a case of the office's own on one of the law's grounds; the articles and what is open come with it.
///
/// # Errors
/// The law's list does not name the ground.
pub fn open_own(ground: &str, on: Date, basis: Basis<'_, '_>) -> Result<(Stage, Vec<Finding>, Vec<String>), Refusal> {
    let mut weighed = Weighed { basis, on, findings: Vec::new(), relied: Vec::new(), starts: Vec::new() };
    weighed.listed(names::OWN_GROUNDS, ground)?;
    let stage = Stage { grounds: weighed.relied.clone(), ..Stage::own(Class::OwnInitiative, on) };
    Ok((stage, weighed.findings, weighed.relied))
}

/// Takes a step on a day.
///
/// # Errors
/// The case or the law stands against it. What the law leaves open is no refusal: it is found and reported.
pub fn apply(stage: &Stage, step: Step, on: Date, basis: Basis<'_, '_>) -> Result<Applied, Refusal> {
    stage.fits(&step, on)?;
    let mut weighed = Weighed { basis, on, findings: Vec::new(), relied: Vec::new(), starts: Vec::new() };
    weighed.step(stage, &step)?;
    let Weighed { findings, relied, starts, .. } = weighed;
    let taken = Taken { on, step, starts };
    let stage = stage.clone().follow(&taken)?;
    Ok(Applied { taken, stage, findings, relied })
}

/// A step being weighed.
struct Weighed<'b, 'l> {
    basis: Basis<'b, 'l>,
    on: Date,
    findings: Vec<Finding>,
    relied: Vec<String>,
    starts: Vec<Due>,
}

impl Weighed<'_, '_> {
    fn step(&mut self, stage: &Stage, step: &Step) -> Result<(), Refusal> {
        match step {
            Step::Explain => self.decision(stage, "explain"),
            Step::Forward => self.decision(stage, "forward"),
            Step::Refuse { reasons } => self.refuse(stage, *reasons),
            Step::Accept => self.accept(stage),
            Step::TakeUp { ground } => self.listed(names::OWN_GROUNDS, ground),
            Step::Request { working_days, court_file } => self.request(stage, *working_days, *court_file),
            Step::Extend { until, reasons } => self.extend(stage, *until, *reasons),
            Step::Recommend => {
                self.outcome(stage, "recommendation")?;
                self.answer_due(stage);
                Ok(())
            }
            Step::Petition { proceedings } => {
                self.outcome(stage, "petition")?;
                self.listed(names::PROCEEDINGS, proceedings)?;
                self.answer_due(stage);
                Ok(())
            }
            Step::Claim => {
                self.outcome(stage, "court_claim")?;
                let words = "no court claim may be brought for an indefinite circle of persons";
                self.must(names::CLAIM, codes::NOT_LISTED, words)
            }
            Step::ExtendAnswer { outcome, until } => self.extend_answer(stage, *outcome, *until),
            Step::Close { how } => self.close(stage, *how),
            Step::Material { .. }
            | Step::TellExtension
            | Step::TellAnswer { .. }
            | Step::Answer { .. }
            | Step::Hear
            | Step::FollowUp { .. } => {
                self.facts(stage, step);
                Ok(())
            }
        }
    }

    /// Things that happened: no law refuses them, and what was late is found.
    fn facts(&mut self, stage: &Stage, step: &Step) {
        match step {
            Step::Material { request } => self.came(stage, Term::Material(*request)),
            Step::TellExtension => self.came(stage, Term::ExtensionNotice),
            Step::TellAnswer { outcome } => self.came(stage, Term::AnswerNotice(*outcome)),
            Step::Answer { outcome, .. } => self.came(stage, Term::Answer(*outcome)),
            _ => {
                let hearing = self.basis.rules.choice(names::HEARING, self.on);
                self.rely(&hearing.citations());
            }
        }
    }

    fn rely(&mut self, citations: &[String]) {
        for citation in citations {
            note(&mut self.relied, citation.clone());
        }
    }

    fn find(&mut self, code: &'static str, words: impl Into<String>, citations: Vec<String>) {
        self.rely(&citations);
        self.findings.push(Finding { code, words: words.into(), citations });
    }

    /// Something the law must say yes to; what it leaves open is found.
    fn settled(&mut self, asked: Asked, code: &'static str, words: impl Into<String>) -> Result<(), Refusal> {
        match asked {
            Asked::Yes(citations) => self.rely(&citations),
            Asked::No(citations) => return Err(Refusal::new(code, words, citations)),
            Asked::Open(open, citations) => self.find(codes::LEFT_OPEN, open, citations),
        }
        Ok(())
    }

    fn must(&mut self, rule: &'static str, code: &'static str, words: &str) -> Result<(), Refusal> {
        let asked = self.basis.rules.says_yes(rule, self.on);
        self.settled(asked, code, words)
    }

    fn listed(&mut self, rule: &'static str, id: &str) -> Result<(), Refusal> {
        let asked = self.basis.rules.names(rule, self.on, id);
        self.settled(asked, codes::NOT_LISTED, format!("the law's list does not name `{id}`"))
    }

    /// A decision on a complaint is one of the law's list; a signal is none, and the list does not bind there.
    fn decision(&mut self, stage: &Stage, id: &str) -> Result<(), Refusal> {
        if stage.class != Class::Complaint {
            return Ok(());
        }
        self.listed(names::DECISIONS, id)?;
        self.came(stage, Term::Consider);
        Ok(())
    }

    fn refuse(&mut self, stage: &Stage, reasons: bool) -> Result<(), Refusal> {
        self.decision(stage, "refuse_with_reasons")?;
        if stage.class != Class::Complaint {
            return Ok(());
        }
        self.reasons(names::REFUSAL_REASONS, reasons, "a refusal must be reasoned")?;
        let appeal = self.basis.rules.yes_no(names::APPEALABLE, self.on);
        self.rely(&appeal.citations());
        Ok(())
    }

    fn reasons(&mut self, rule: &'static str, given: bool, words: &str) -> Result<(), Refusal> {
        match self.basis.rules.says_yes(rule, self.on) {
            Asked::Yes(citations) if !given => return Err(Refusal::new(codes::REASONS, words, citations)),
            Asked::Yes(citations) | Asked::No(citations) => self.rely(&citations),
            Asked::Open(open, citations) => self.find(codes::LEFT_OPEN, open, citations),
        }
        Ok(())
    }

    fn accept(&mut self, stage: &Stage) -> Result<(), Refusal> {
        self.listed(names::DECISIONS, "accept")?;
        match stage.standing {
            Standing::Admissible => {}
            Standing::Outside => {
                return Err(Refusal::new(
                    codes::OUTSIDE,
                    "the law does not let this be considered",
                    stage.grounds.clone(),
                ));
            }
            Standing::Open => {
                let words = "whether it may be considered was left open on receipt";
                self.find(codes::LEFT_OPEN, words, stage.grounds.clone());
            }
        }
        let late = stage.term(Term::Consider).and_then(|due| due.kept_on(self.on)) == Some(false);
        if late {
            self.came(stage, Term::Consider);
        }
        Ok(())
    }

    /// Finds a term missed, or kept under some readings only.
    fn came(&mut self, stage: &Stage, term: Term) {
        let Some(due) = stage.term(term) else { return };
        match due.kept_on(self.on) {
            Some(true) => self.rely(&due.citations),
            Some(false) => self.find(codes::LATE, format!("late: {due}; done on {}", self.on), due.citations.clone()),
            None => self.find(codes::LEFT_OPEN, format!("in time or not: {due}"), due.citations.clone()),
        }
    }
}
