//! What the law of the day asks of a step. It must never fill in what the law leaves open.

use jiff::civil::Date;
use law::calendar::Calendar;
use law::{Duration, TimeUnit};

use super::{Refusal, Stage, Step};
use crate::complaint::due::{self, Due, What};
use crate::complaint::rules::{Asked, ComplaintRules, names};

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Where the case stands then.
    pub stage: Stage,
    /// Articles the step rests on.
    pub relied: Vec<String>,
    /// What is due from then on.
    pub due: Vec<Due>,
}

/// A step that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Halt {
    /// It is not allowed.
    No(Refusal),
    /// The law does not say; whoever takes it decides in words.
    Open {
        /// What it does not say, in words.
        points: Vec<String>,
        /// Articles that are near.
        citations: Vec<String>,
        /// Where the case stands if the step is taken all the same.
        stage: Box<Stage>,
    },
}

/// What the rules said of a step.
#[derive(Default)]
struct Said {
    relied: Vec<String>,
    open: Vec<String>,
    no: Option<Refusal>,
}

impl Said {
    fn rely(&mut self, citations: Vec<String>) {
        for citation in citations {
            if !self.relied.contains(&citation) {
                self.relied.push(citation);
            }
        }
    }

    fn refuse(&mut self, why: String, citations: Vec<String>) {
        self.no.get_or_insert_with(|| Refusal::law(why, citations));
    }

    /// The answer must be yes.
    fn must(&mut self, asked: Asked, no: &str) {
        match asked {
            Asked::Yes(citations) => self.rely(citations),
            Asked::No(citations) => self.refuse(no.to_owned(), citations),
            Asked::Open(words, citations) => {
                self.open.push(words);
                self.rely(citations);
            }
        }
    }

    /// Where the rule says yes, the fact must be there.
    fn needs(&mut self, asked: Asked, there: bool, no: &str) {
        match asked {
            Asked::Yes(citations) if there => self.rely(citations),
            Asked::Yes(citations) => self.refuse(no.to_owned(), citations),
            Asked::No(_) => {}
            Asked::Open(words, citations) if !there => {
                self.open.push(words);
                self.rely(citations);
            }
            Asked::Open(..) => {}
        }
    }
}

impl Stage {
    /// Takes a step by the law of its day.
    ///
    /// # Errors
    /// The stage or the law does not allow it, or the law leaves it open.
    pub fn apply(
        &self,
        step: &Step,
        day: Date,
        rules: &ComplaintRules<'_>,
        calendar: &Calendar,
    ) -> Result<Taken, Halt> {
        let stage = self.follow(step, day).map_err(Halt::No)?;
        let mut said = Said::default();
        self.ask(step, day, (rules, calendar), &mut said);
        if let Some(refusal) = said.no {
            return Err(Halt::No(refusal));
        }
        if !said.open.is_empty() {
            return Err(Halt::Open { points: said.open, citations: said.relied, stage: Box::new(stage) });
        }
        let due = stage.due(rules, calendar, day);
        Ok(Taken { stage, relied: said.relied, due })
    }

    fn ask(&self, step: &Step, day: Date, (rules, calendar): (&ComplaintRules<'_>, &Calendar), said: &mut Said) {
        let decision = |id: &str| rules.names(names::DECISIONS, day, id);
        let outcome = |id: &str| rules.names(names::OUTCOMES, day, id);
        match step {
            Step::Explain => said.must(decision("explain"), "the law knows no such decision"),
            // A signal is no complaint, and no decision of the law on complaints is made on it.
            Step::Forward if self.at == super::At::Signal => {}
            Step::Forward => said.must(decision("forward"), "the law knows no such decision"),
            Step::Accept => said.must(decision("accept"), "the law knows no such decision"),
            Step::Refuse { reasons } => {
                said.must(decision("refuse_with_reasons"), "the law knows no such decision");
                said.needs(rules.says_yes(names::REFUSAL_REASONS, day), *reasons, "a refusal has reasons");
            }
            Step::StartOwn { ground } => {
                let no = format!("`{ground}` is no ground of a case of the office's own");
                said.must(rules.names(names::OWN_GROUNDS, day, ground), &no);
            }
            Step::Request { working_days: Some(days) } => self.other_term(*days, day, rules, said),
            Step::Request { working_days: None } => said.rely(rules.duration(names::MATERIALS, day).citations()),
            Step::Extend { until, reasons } => {
                said.needs(rules.says_yes(names::EXTENSION_REASONS, day), *reasons, "an extension has reasons");
                self.extension(*until, day, (rules, calendar), said);
            }
            Step::Recommend => {
                said.must(outcome("recommendation"), "the law knows no such outcome");
                let heard = rules.choice(names::HEARING, day);
                match heard.one().map(|cited| cited.value.as_str()) {
                    Some("mandatory") if self.heard.is_none() => {
                        said.refuse("the body complained of is heard first".to_owned(), heard.citations());
                    }
                    Some(_) => said.rely(heard.citations()),
                    None if self.heard.is_some() => {}
                    None => said.open.push(format!("whether the body must be heard: {}", names::HEARING)),
                }
            }
            Step::ExtendAnswer { recommendation, until } => {
                self.answer_extension(*recommendation, *until, day, (rules, calendar), said);
            }
            Step::Petition { proceedings } => {
                said.must(outcome("petition"), "the law knows no such outcome");
                let no = format!("`{proceedings}` are no proceedings the office may ask for");
                said.must(rules.names(names::PROCEEDINGS, day, proceedings), &no);
            }
            Step::Claim => {
                said.must(rules.says_yes(names::CLAIM, day), "the office may bring no such claim");
            }
            Step::PutAside
            | Step::Hear
            | Step::TakeMaterials { .. }
            | Step::TellExtension
            | Step::Answer { .. }
            | Step::Withdraw
            | Step::Close { .. }
            | Step::Restore => {}
        }
    }

    fn other_term(&self, days: u32, day: Date, rules: &ComplaintRules<'_>, said: &mut Said) {
        let no = "the term for materials is the law's own";
        said.must(rules.says_yes(names::MATERIALS_OTHER, day), no);
        let (least, open) = rules.governing(names::MATERIALS_MIN, self.received, day);
        said.open.extend(open);
        if days == 0 {
            said.refuse("a term of no day is none".to_owned(), least.citations());
        }
        // Where the law states no least term, none binds; where readings differ, the longest is the safe one.
        let short = |least: &Duration| least.unit == TimeUnit::WorkingDays && days < least.count;
        if let Some(cited) = least.values.iter().find(|cited| short(&cited.value)) {
            let why = format!("{days} working days are fewer than the least, {}", cited.value);
            said.refuse(why, vec![cited.from.citation()]);
        } else {
            said.rely(least.citations());
        }
    }

    /// An extension ends within the longest; from when that runs the law may not say, and then both ends are tried.
    fn extension(&self, until: Date, day: Date, (rules, calendar): (&ComplaintRules<'_>, &Calendar), said: &mut Said) {
        let (longest, open) = rules.governing(names::EXTENSION, self.received, day);
        said.open.extend(open);
        let from_receipt = [self.received.first()];
        let (term, _) = rules.governing(names::TERM, self.received, day);
        let first_end = due::within(What::Considered, &term, &from_receipt, calendar);
        let from_end: Vec<Date> = first_end.days.iter().map(|own| own.day).collect();
        let start = rules.choice(names::EXTENSION_FROM, day);
        let from: Vec<Date> = match start.one().map(|cited| cited.value.as_str()) {
            Some("receipt") => from_receipt.to_vec(),
            Some(_) => from_end,
            None => from_receipt.into_iter().chain(from_end).collect(),
        };
        let ends = due::within(What::Considered, &longest, &from, calendar);
        let (Some(first), Some(last)) = (ends.days.first(), ends.days.last()) else {
            said.open.push(format!("how long the time may be extended: {}", ends.open.join("; ")));
            return;
        };
        if until > last.day {
            let why = format!("{until} is later than {}, to which the time can be extended at most", last.day);
            said.refuse(why, vec![last.citation.clone()]);
        } else if until > first.day {
            said.open.push(format!("{until} lies between {} and {}: {start}", first.day, last.day));
            said.rely(longest.citations());
        } else {
            said.rely(longest.citations());
        }
    }

    fn answer_extension(
        &self,
        at: usize,
        until: Date,
        day: Date,
        (rules, calendar): (&ComplaintRules<'_>, &Calendar),
        said: &mut Said,
    ) {
        let Some(own) = self.recommendations.get(at) else { return };
        let (longest, open) = rules.governing(names::ANSWER_EXTENSION, self.received, day);
        said.open.extend(open);
        let (term, _) = rules.governing(names::ANSWER, self.received, own.made);
        let first_end = due::within(What::Answer(at), &term, &[own.made], calendar);
        // From the end of the first term or from the decision to extend: the later is what no reading allows to pass.
        let from: Vec<Date> = first_end.days.iter().map(|own| own.day).chain([day]).collect();
        let ends = due::within(What::Answer(at), &longest, &from, calendar);
        match ends.days.last() {
            Some(last) if until > last.day => {
                let why = format!("{until} is later than {}, to which an answer can be put off at most", last.day);
                said.refuse(why, vec![last.citation.clone()]);
            }
            Some(_) => said.rely(longest.citations()),
            None => said.open.push(format!("how long an answer may be put off: {}", ends.open.join("; "))),
        }
    }
}
