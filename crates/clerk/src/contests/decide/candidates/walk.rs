//! The steps up to a decision about a nomination, and what its record rests on.

use election::single::candidacy::stage::{Act, At, Decided, Frame, Stage};
use election::single::candidacy::{Check, Judgement, Verdict};

use super::bench::Bench;
use crate::contests::CandidateState;
use crate::contests::record::CandidateStep;
use crate::record::Cited;
use crate::refusal::Refusal;

/// The steps up to a decision.
pub(super) struct Walk<'w> {
    pub(super) bench: &'w Bench<'w>,
    pub(super) state: &'w CandidateState,
    pub(super) stage: Stage,
    pub(super) frame: Frame,
    pub(super) steps: Vec<CandidateStep>,
}

impl Walk<'_> {
    fn go(&mut self, act: &Act) -> Result<(), Refusal> {
        let (step, stage) = self.bench.take(self.state, self.stage, act, &self.frame, "")?;
        self.stage = stage;
        self.steps.push(step);
        Ok(())
    }

    pub(super) fn register(&mut self, judgement: &Judgement, decided: &str) -> Result<(), Refusal> {
        if self.stage.at == At::Nominated {
            self.go(&Act::FindEligible)?;
        }
        if self.frame.needs_signatures {
            if self.stage.at == At::Eligible {
                self.go(&Act::IssueSheets)?;
            }
            if self.stage.at == At::SheetsIssued {
                self.go(&Act::AcceptSheets { enough: true, handed_in: self.state.sheets })?;
            }
        }
        let law = judgement.decision.clone();
        self.go(&Act::Register(Decided { law, words: decided.to_owned() }))?;
        self.told(judgement, |verdict| matches!(verdict, Verdict::Kept | Verdict::Unknown | Verdict::Open(_)), decided);
        Ok(())
    }

    pub(super) fn refuse(&mut self, judgement: &Judgement, decided: &str) -> Result<(), Refusal> {
        let law = judgement.decision.clone();
        self.go(&Act::Refuse(Decided { law, words: decided.to_owned() }))?;
        let grounds: fn(&Verdict) -> bool = if decided.is_empty() {
            |verdict| matches!(verdict, Verdict::Broken { .. })
        } else {
            |verdict| matches!(verdict, Verdict::Unknown | Verdict::Open(_))
        };
        self.told(judgement, grounds, decided);
        Ok(())
    }

    /// Puts what the decision rests on into its record.
    fn told(&mut self, judgement: &Judgement, which: fn(&Verdict) -> bool, decided: &str) {
        let Some(last) = self.steps.last_mut() else { return };
        let checks = judgement.readings.iter().flat_map(|reading| &reading.checks);
        for check in checks.filter(|check| which(&check.verdict)) {
            let cited = cited(check);
            if !last.by.contains(&cited) {
                last.by.push(cited);
            }
        }
        decided.clone_into(&mut last.decided);
    }
}

fn cited(check: &Check) -> Cited {
    let by = match &check.verdict {
        Verdict::Broken { ground, under } => format!("{}; {ground} ({under})", check.citation),
        _ => check.citation.clone(),
    };
    Cited { words: format!("{}: {}", check.matter, check.words), by }
}

pub(super) fn refused(candidate: &str, why: &str, checks: &[Check]) -> Refusal {
    let points: Vec<String> = checks.iter().map(|check| format!("{}: {}", check.matter, check.words)).collect();
    let by = checks.iter().map(|check| check.citation.clone()).filter(|by| !by.is_empty()).collect();
    Refusal::Candidate { candidate: candidate.to_owned(), why: format!("{why}: {}", points.join("; ")), by }
}

pub(super) fn open(checks: &[Check]) -> Refusal {
    let points = checks.iter().map(|check| format!("{}: {}", check.matter, check.words)).collect();
    let by = checks.iter().map(|check| check.citation.clone()).filter(|by| !by.is_empty()).collect();
    Refusal::CandidateOpen { points, by }
}
