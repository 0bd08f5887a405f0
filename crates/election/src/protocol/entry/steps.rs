//! The steps: first whether a step is permitted, then the step, which cannot fail. It must never take a step that was not
//! permitted, so both are seen by this module alone.

use std::sync::Arc;

use super::super::check::Finding;
use super::super::figures::{Figures, compare};
use super::super::form::Form;
use super::super::table::{Level, Role};
use super::log::{Ground, Log, Past, Reason};
use super::refusal::{EntryRules, Refusal};
use super::{
    Accepted, Actor, AwaitingFirst, AwaitingSecond, Command, Differs, Entry, FirstEntered, Made, Move, Resolved,
    Settled, Stage, TRANSITIONS, Void,
};

/// Who may take a step at all.
fn role_may(role: Role, command: Move) -> bool {
    match command {
        Move::Enter | Move::Revise | Move::Release | Move::Correct => role == Role::Clerk,
        Move::Settle => role != Role::Observer,
        Move::Resolve | Move::Accept | Move::Recount | Move::Correction | Move::DeclareVoid | Move::RepeatVoting => {
            role == Role::Coordinator
        }
    }
}

impl Made {
    /// The entry, if this person made it.
    pub(super) fn theirs(&self, by: &Actor) -> Result<&Self, Refusal> {
        if self.by == by.id {
            Ok(self)
        } else {
            Err(Refusal::NotTheirs { by: by.id.clone(), of: vec![self.by.clone()] })
        }
    }
}

impl AwaitingSecond {
    /// Whether this person may make the second entry.
    pub(super) fn may_enter(&self, by: &Actor) -> Result<(), Refusal> {
        if !role_may(by.role, Move::Enter) {
            return Err(Refusal::RoleMayNot { role: by.role, command: Move::Enter });
        }
        if self.first.by == by.id { Err(Refusal::SamePerson { by: by.id.clone() }) } else { Ok(()) }
    }
}

impl Entry {
    /// Whether the step may be taken.
    pub(super) fn permits(
        &self,
        form: &Form,
        rules: &EntryRules,
        by: &Actor,
        command: &Command,
    ) -> Result<(), Refusal> {
        let step = command.step();
        let state = self.state();
        if !TRANSITIONS.iter().any(|(from, with, _)| (*from, *with) == (state, step)) {
            return Err(Refusal::NotNow { state, command: step });
        }
        if by.id.trim().is_empty() {
            return Err(Refusal::Nameless);
        }
        if !role_may(by.role, step) {
            return Err(Refusal::RoleMayNot { role: by.role, command: step });
        }
        let figures = match command {
            Command::Enter(figures)
            | Command::Revise(figures)
            | Command::Settle(figures)
            | Command::Correct(figures) => Some(figures),
            _ => None,
        };
        if let Some(figures) = figures.filter(|figures| !form.fits(figures)) {
            return Err(Refusal::OtherForm { cells: figures.width(), expected: form.width() });
        }
        match (self, command) {
            (Self::FirstEntered(state), _) => state.first.theirs(by).map(|_| ()),
            (Self::AwaitingSecond(state), _) => state.may_enter(by),
            (Self::Differs(state), Command::Settle(figures)) => state.may_settle(form, by, figures),
            (Self::Differs(state), _) => state.may_correct(by),
            (Self::Settled(state), Command::Resolve(reasons)) => {
                independent(by, &state.log)?;
                resolves(&form.check(&state.figures), reasons)
            }
            (Self::Settled(state), Command::Supersede { .. }) => {
                independent(by, &state.log)?;
                supersedes(&state.log, rules, command)
            }
            (Self::Resolved(state), _) => independent(by, &state.log),
            (Self::Accepted(state), _) => {
                independent(by, &state.log)?;
                supersedes(&state.log, rules, command)
            }
            (Self::AwaitingFirst(AwaitingFirst { log }) | Self::Void(Void { log }), _) => {
                supersedes(log, rules, command)
            }
            _ => Ok(()),
        }
    }

    /// Takes a permitted step.
    ///
    /// # Panics
    /// Where the step was not permitted: that is a bug here.
    pub(super) fn take(self, form: &Form, by: &Actor, command: Command) -> Self {
        let id = || by.id.clone();
        match (self, command) {
            (Self::AwaitingFirst(state), Command::Enter(figures)) => Self::FirstEntered(FirstEntered {
                log: state.log,
                first: Made { by: id(), figures: Arc::new(figures) },
            }),
            (Self::FirstEntered(mut state), Command::Revise(figures)) => {
                let before = std::mem::replace(&mut state.first.figures, Arc::new(figures));
                state.log.keep(Past::Entered { by: id(), figures: before });
                Self::FirstEntered(state)
            }
            (Self::FirstEntered(FirstEntered { log, first }), Command::Release) => {
                Self::AwaitingSecond(AwaitingSecond { log, first })
            }
            (Self::AwaitingSecond(AwaitingSecond { log, first }), Command::Enter(figures)) => {
                compared(log, first, Made { by: id(), figures: Arc::new(figures) })
            }
            (Self::Differs(Differs { mut log, mut first, mut second }), Command::Correct(figures)) => {
                let own = if first.by == by.id { &mut first } else { &mut second };
                let before = std::mem::replace(&mut own.figures, Arc::new(figures));
                log.keep(Past::Entered { by: id(), figures: before });
                compared(log, first, second)
            }
            (Self::Differs(Differs { mut log, first, second }), Command::Settle(figures)) => {
                keep_both(&mut log, first, second);
                let figures = Arc::new(figures);
                log.keep(Past::Settled { by: id(), figures: Arc::clone(&figures) });
                Self::Settled(Settled { log, figures })
            }
            (Self::Settled(Settled { mut log, figures }), Command::Resolve(reasons)) => {
                log.keep(Past::Resolved { by: id(), reasons: reasons.clone() });
                Self::Resolved(Resolved { log, figures, reasons })
            }
            (Self::Resolved(Resolved { log, figures, reasons }), Command::Accept) => {
                debug_assert!(form.check(&figures).iter().all(|finding| finding.level == Level::Warning));
                Self::Accepted(Accepted { log, figures, reasons, by: id() })
            }
            (
                Self::Accepted(Accepted { mut log, figures, reasons, by: taken_by }),
                Command::Supersede { ground, because, .. },
            ) => {
                log.keep(Past::Accepted { by: taken_by, figures, reasons });
                superseded(log.supersede(&by.id, ground, because), ground)
            }
            (
                Self::AwaitingFirst(AwaitingFirst { log })
                | Self::Settled(Settled { log, .. })
                | Self::Void(Void { log }),
                Command::Supersede { ground, because, .. },
            ) => superseded(log.supersede(&by.id, ground, because), ground),
            (entry, command) => unreachable!("{:?} from {:?} is not in the drawing", command.step(), entry.state()),
        }
    }
}

impl Differs {
    fn may_settle(&self, form: &Form, by: &Actor, figures: &Figures) -> Result<(), Refusal> {
        if [&self.first.by, &self.second.by].contains(&&by.id) {
            return Err(Refusal::NotIndependent { by: by.id.clone() });
        }
        let disputed: Vec<_> = self.differences().iter().map(|difference| difference.cell).collect();
        let touched = compare(&self.first.figures, figures).into_iter().map(|difference| difference.cell);
        let cells: Vec<String> = touched.filter(|cell| !disputed.contains(cell)).map(|cell| form.label(cell)).collect();
        if cells.is_empty() { Ok(()) } else { Err(Refusal::NotInDispute { cells }) }
    }

    fn may_correct(&self, by: &Actor) -> Result<(), Refusal> {
        let of = vec![self.first.by.clone(), self.second.by.clone()];
        if of.contains(&by.id) { Ok(()) } else { Err(Refusal::NotTheirs { by: by.id.clone(), of }) }
    }
}

/// Who made an entry of the round decides nothing about it.
fn independent(by: &Actor, log: &Log) -> Result<(), Refusal> {
    if log.entered(&by.id) { Err(Refusal::NotIndependent { by: by.id.clone() }) } else { Ok(()) }
}

/// No error, a reason for each warning, and no reason for nothing.
fn resolves(findings: &[Finding], reasons: &[Reason]) -> Result<(), Refusal> {
    let errors: Vec<Finding> = findings.iter().filter(|finding| finding.level == Level::Error).cloned().collect();
    if !errors.is_empty() {
        return Err(Refusal::ErrorsBlock { findings: errors });
    }
    if let Some(idle) = reasons.iter().find(|reason| findings.iter().all(|finding| finding.code != reason.code)) {
        return Err(Refusal::ReasonForNothing { code: idle.code.clone() });
    }
    let explained =
        |finding: &&Finding| reasons.iter().any(|reason| reason.code == finding.code && !reason.text.trim().is_empty());
    let bare: Vec<Finding> = findings.iter().filter(|finding| !explained(finding)).cloned().collect();
    if bare.is_empty() { Ok(()) } else { Err(Refusal::ReasonMissing { findings: bare }) }
}

/// Whether what stands may be superseded on the ground given.
fn supersedes(log: &Log, rules: &EntryRules, command: &Command) -> Result<(), Refusal> {
    let Command::Supersede { ground, because, stage } = command else { return Ok(()) };
    if because.trim().is_empty() {
        return Err(Refusal::BecauseMissing);
    }
    match (ground, stage) {
        (Ground::RecountOnRequest | Ground::RecountOrdered, Stage::Published) => match &rules.recount_until {
            Ok(by) => Err(Refusal::RecountTooLate { by: Box::new(by.clone()) }),
            Err(gap) => Err(Refusal::LawUnclear(gap.clone())),
        },
        (Ground::Correction, Stage::Published) => Err(Refusal::CorrectionTooLate),
        (Ground::RecountOnRequest, Stage::Open) => {
            let most = rules.recounts_on_request.as_ref().map_err(|gap| Refusal::LawUnclear(gap.clone()))?;
            let done = log.times(Ground::RecountOnRequest);
            if done < most.value { Ok(()) } else { Err(Refusal::RecountSpent { done, most: Box::new(most.clone()) }) }
        }
        _ => Ok(()),
    }
}

fn compared(mut log: Log, first: Made, mut second: Made) -> Entry {
    if !compare(&first.figures, &second.figures).is_empty() {
        return Entry::Differs(Differs { log, first, second });
    }
    if first.figures == second.figures {
        second.figures = Arc::clone(&first.figures);
    }
    let figures = with_words_of_both(&first.figures, &second.figures);
    keep_both(&mut log, first, second);
    Entry::Settled(Settled { log, figures })
}

/// Where the figures agree, words of either entry are kept, since each is checked against them.
fn with_words_of_both(first: &Arc<Figures>, second: &Figures) -> Arc<Figures> {
    let mut both = Arc::clone(first);
    for (cell, words) in second.all_words().filter(|(cell, _)| first.words(*cell).is_none()) {
        Arc::make_mut(&mut both).set_words(cell, words);
    }
    both
}

fn keep_both(log: &mut Log, first: Made, second: Made) {
    for made in [first, second] {
        log.keep(Past::Entered { by: made.by, figures: made.figures });
    }
}

fn superseded(log: Log, ground: Ground) -> Entry {
    match ground {
        Ground::DeclaredVoid => Entry::Void(Void { log }),
        _ => Entry::AwaitingFirst(AwaitingFirst { log }),
    }
}
