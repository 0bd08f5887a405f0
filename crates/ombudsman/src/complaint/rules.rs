//! The rules on complaints, asked for the day that matters: every value a rule may have on it, each with its version, and every
//! gap. It must never know a figure or an article.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use jiff::civil::Date;
use law::value::Cell;
use law::{Answer, AskError, Cited, Duration, Law, Query, Value, Version};

use crate::shared::Received;

/// Names of the rules, by what they are to this crate.
pub mod names {
    /// Time to consider a complaint.
    pub const TERM: &str = "ombudsman.complaint.term_working_days";
    /// Longest extension of that time.
    pub const EXTENSION: &str = "ombudsman.complaint.extension_max";
    /// From when the extension is counted.
    pub const EXTENSION_FROM: &str = "ombudsman.complaint.extension_from";
    /// Whether an extension must be reasoned.
    pub const EXTENSION_REASONS: &str = "ombudsman.complaint.extension_needs_reasons";
    /// Time to tell the complainant of an extension.
    pub const EXTENSION_NOTICE: &str = "ombudsman.complaint.extension_notice_working_days";
    /// Who may complain.
    pub const WHO: &str = "ombudsman.complaint.who";
    /// Whether a complaint may be made through a representative.
    pub const REPRESENTATIVES: &str = "ombudsman.complaint.through_representatives";
    /// Whether an association needs the written consent of the person.
    pub const CONSENT: &str = "ombudsman.complaint.association_needs_written_consent";
    /// Whose acts and decisions complaints may not concern.
    pub const EXCLUDED: &str = "ombudsman.complaint.excluded";
    /// What a complaint must contain.
    pub const CONTENT: &str = "ombudsman.complaint.content";
    /// Decisions on a complaint.
    pub const DECISIONS: &str = "ombudsman.complaint.decisions";
    /// Whether a refusal must be reasoned.
    pub const REFUSAL_REASONS: &str = "ombudsman.complaint.refusal_needs_reasons";
    /// Whether a refusal can be appealed.
    pub const APPEALABLE: &str = "ombudsman.complaint.refusal_appealable";
    /// Time limit for filing.
    pub const TIME_BAR: &str = "ombudsman.complaint.time_bar";
    /// Whether a fee is due.
    pub const FEE: &str = "ombudsman.complaint.fee";
    /// Whether the other side is heard.
    pub const HEARING: &str = "ombudsman.complaint.hear_respondent";
    /// Time to hand over materials.
    pub const MATERIALS: &str = "ombudsman.complaint.materials_working_days";
    /// Shortest time that may be set for them.
    pub const MATERIALS_MIN: &str = "ombudsman.complaint.materials_min_working_days";
    /// Whether another time may be set for them.
    pub const MATERIALS_OTHER: &str = "ombudsman.complaint.materials_other_term";
    /// Whether files of a court case under way may be demanded.
    pub const COURT_FILES: &str = "ombudsman.complaint.court_files_demanded";
    /// Whether anything is disclosed before the final decision.
    pub const DISCLOSED: &str = "ombudsman.complaint.disclosed_before_decision";
    /// Whether facts of private life need written consent.
    pub const PRIVATE_LIFE: &str = "ombudsman.complaint.private_life_needs_written_consent";
    /// Which law governs the steps of a complaint received before a change.
    pub const UNDER_WAY: &str = "ombudsman.complaint.under_way";
    /// Grounds of a case of the office's own.
    pub const OWN_GROUNDS: &str = "ombudsman.own_initiative.grounds";
    /// Bodies whose complaints the centre takes.
    pub const CENTRE: &str = "ombudsman.routing.taken_by_the_centre";
    /// What a case may lead to.
    pub const OUTCOMES: &str = "ombudsman.outcomes";
    /// Proceedings that may be asked for.
    pub const PROCEEDINGS: &str = "ombudsman.petition.proceedings";
    /// Whether a court claim for an indefinite circle of persons may be brought.
    pub const CLAIM: &str = "ombudsman.court_claim_indefinite_circle";
    /// Time to answer a recommendation or petition.
    pub const ANSWER: &str = "ombudsman.recommendation.answer_working_days";
    /// Longest extension of that time.
    pub const ANSWER_EXTENSION: &str = "ombudsman.recommendation.extension_max_days";
    /// Time to tell of that extension.
    pub const ANSWER_NOTICE: &str = "ombudsman.recommendation.extension_notice_working_days";
    /// Time for bodies to answer the recommendations of the yearly report.
    pub const REPORT_ANSWER: &str = "ombudsman.annual_report.answer_months";
}

/// Why a rule gives no value under a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No act defines it.
    Undefined,
    /// The law itself leaves it open.
    Silent(Box<Version>),
    /// Nobody recorded it, or it is not yet, pending, ended or void.
    NoValue(Box<Answer>),
    /// A value this procedure cannot carry out.
    Unreadable(Box<Version>),
}

/// A rule that gives no value, and why; never filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The rule asked for.
    pub rule: &'static str,
    /// Why it gives none.
    pub why: Why,
}

impl Gap {
    /// Where the law says, or would say, it; empty where nothing is known.
    pub fn citation(&self) -> String {
        match &self.why {
            Why::Undefined => String::new(),
            Why::Silent(version) | Why::Unreadable(version) => version.citation(),
            Why::NoValue(answer) => match answer.as_ref() {
                Answer::Unrecorded { first } | Answer::NotYet { first } => first.citation(),
                other => other.versions().first().map(|version| version.citation()).unwrap_or_default(),
            },
        }
    }

    /// The law itself is silent, as against a record that is.
    pub fn silent(&self) -> bool {
        matches!(self.why, Why::Silent(_))
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.rule)?;
        match &self.why {
            Why::Undefined => f.write_str("no act recorded here has this rule"),
            Why::Silent(version) => write!(f, "{}", version.value),
            Why::NoValue(answer) => match answer.as_ref() {
                Answer::Unrecorded { .. } => f.write_str("nobody recorded what the law said on this day"),
                Answer::NotYet { .. } => f.write_str("the law had no such rule yet"),
                other => write!(f, "{other}"),
            },
            Why::Unreadable(version) => write!(f, "`{}` is no value this procedure can work with", version.value),
        }
    }
}

/// What a rule says on a day: one value, or several where the day a change began is not known, and the gaps among them.
/// Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule<T> {
    /// Values, each once.
    pub values: Vec<Cited<T>>,
    /// Readings without a value.
    pub gaps: Vec<Gap>,
}

impl<T: PartialEq> Rule<T> {
    /// The value, where every reading gives it.
    pub fn one(&self) -> Option<&Cited<T>> {
        match (self.values.as_slice(), self.gaps.as_slice()) {
            ([one], []) => Some(one),
            _ => None,
        }
    }

    /// Every article it rests on, each once.
    pub fn citations(&self) -> Vec<String> {
        let mut all = Vec::new();
        for citation in self.values.iter().map(|cited| cited.from.citation()).chain(self.gaps.iter().map(Gap::citation))
        {
            if !citation.is_empty() && !all.contains(&citation) {
                all.push(citation);
            }
        }
        all
    }

    /// Takes in what another day says.
    pub(crate) fn join(&mut self, other: Self) {
        for cited in other.values {
            if !self.values.iter().any(|known| known.value == cited.value) {
                self.values.push(cited);
            }
        }
        for gap in other.gaps {
            if !self.gaps.contains(&gap) {
                self.gaps.push(gap);
            }
        }
    }
}

impl<T: PartialEq + fmt::Display> fmt::Display for Rule<T> {
    /// `15 working days (Law ... art 9(1))`, several with `or` between.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = self.values.iter().map(|cited| format!("{} ({})", cited.value, cited.from.citation()));
        let all: Vec<String> = values.chain(self.gaps.iter().map(ToString::to_string)).collect();
        f.write_str(&all.join(" or "))
    }
}

/// A question put to a rule: yes, no, or open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Under every reading.
    Yes(Vec<String>),
    /// Under no reading.
    No(Vec<String>),
    /// The readings differ, or there is a gap.
    Open(String, Vec<String>),
}

type Said = Rc<Vec<Result<Version, Gap>>>;

/// The rules on complaints, asked for the day that matters and kept: many cases ask for the same days.
#[derive(Debug)]
pub struct ComplaintRules<'l> {
    law: &'l Law,
    kept: RefCell<BTreeMap<(&'static str, Date), Said>>,
}

impl<'l> ComplaintRules<'l> {
    /// The rules in a state of the law.
    pub fn of(law: &'l Law) -> Self {
        Self { law, kept: RefCell::default() }
    }

    /// Every version a rule may have on a day.
    fn said(&self, rule: &'static str, on: Date) -> Said {
        if let Some(said) = self.kept.borrow().get(&(rule, on)) {
            return Rc::clone(said);
        }
        let said = Rc::new(self.ask(rule, on));
        self.kept.borrow_mut().insert((rule, on), Rc::clone(&said));
        said
    }

    fn ask(&self, rule: &'static str, on: Date) -> Vec<Result<Version, Gap>> {
        match self.law.ask(rule, &Query::on(on)) {
            Ok(answer) => {
                let mut all = Vec::new();
                flatten(rule, &answer, &mut all);
                all
            }
            // A day before the first act is one of which nothing is recorded.
            Err(AskError::NoSuchRule { .. } | AskError::BeforeFirstAct { .. }) => {
                vec![Err(Gap { rule, why: Why::Undefined })]
            }
        }
    }

    fn read<T: PartialEq>(&self, rule: &'static str, on: Date, read: impl Fn(&Value) -> Option<T>) -> Rule<T> {
        let mut out = Rule { values: Vec::new(), gaps: Vec::new() };
        for said in self.said(rule, on).iter() {
            let one = match said {
                Err(gap) => Rule { values: Vec::new(), gaps: vec![gap.clone()] },
                Ok(version) => {
                    let unreadable = || Gap { rule, why: Why::Unreadable(Box::new(version.clone())) };
                    let value = read(&version.value);
                    let gaps = if value.is_some() { Vec::new() } else { vec![unreadable()] };
                    Rule {
                        values: value.map(|value| Cited { value, from: version.clone() }).into_iter().collect(),
                        gaps,
                    }
                }
            };
            out.join(one);
        }
        out
    }

    /// A length of time.
    pub fn duration(&self, rule: &'static str, on: Date) -> Rule<Duration> {
        self.read(rule, on, |value| if let Value::Duration(length) = value { Some(*length) } else { None })
    }

    /// Yes or no.
    pub fn yes_no(&self, rule: &'static str, on: Date) -> Rule<bool> {
        self.read(rule, on, |value| if let Value::YesNo(yes) = value { Some(*yes) } else { None })
    }

    /// A choice.
    pub fn choice(&self, rule: &'static str, on: Date) -> Rule<String> {
        self.read(rule, on, |value| if let Value::Choice(choice) = value { Some(choice.clone()) } else { None })
    }

    /// A list of ids.
    pub fn list(&self, rule: &'static str, on: Date) -> Rule<Vec<String>> {
        self.read(rule, on, |value| {
            let Value::Table(rows) = value else { return None };
            let cell = |cell: &Cell| if let Cell::Text(text) = cell { Some(text.clone()) } else { None };
            rows.iter().map(|row| row.first().and_then(|(_, first)| cell(first))).collect()
        })
    }

    /// Whether a list names an id.
    pub fn names(&self, rule: &'static str, on: Date, id: &str) -> Asked {
        settle(&self.list(rule, on), |ids| ids.iter().any(|known| known == id))
    }

    /// Whether a rule says yes.
    pub fn says_yes(&self, rule: &'static str, on: Date) -> Asked {
        settle(&self.yes_no(rule, on), |yes| *yes)
    }

    /// A length of time that binds a step of `on` in a case received earlier: by the law of the step or of the receipt, as
    /// the law says; by both where it does not say and they differ. The second part tells of that.
    pub fn governing(&self, rule: &'static str, received: Received, on: Date) -> (Rule<Duration>, Vec<String>) {
        let mut of_receipt = self.duration(rule, received.first());
        of_receipt.join(self.duration(rule, received.last()));
        let mut of_step = self.duration(rule, on);
        let under_way = self.choice(names::UNDER_WAY, on);
        match under_way.one().map(|cited| cited.value.as_str()) {
            Some("law_of_receipt") => (of_receipt, Vec::new()),
            Some("law_of_step") => (of_step, Vec::new()),
            // A reading without a value on one of the days is no second law; where both have one value, they agree.
            _ if same(&of_receipt, &of_step) => (of_step, Vec::new()),
            _ => {
                of_step.join(of_receipt);
                let words = format!("the law changed during the case: {rule} has several readings; {under_way}");
                (of_step, vec![words])
            }
        }
    }
}

fn same<T: PartialEq>(a: &Rule<T>, b: &Rule<T>) -> bool {
    a.gaps.len() == b.gaps.len()
        && a.values.len() == b.values.len()
        && a.values.iter().all(|one| b.values.iter().any(|other| one.value == other.value))
}

/// What all readings come to.
pub(crate) fn settle<T: PartialEq>(rule: &Rule<T>, yes: impl Fn(&T) -> bool) -> Asked {
    let citations = rule.citations();
    if !rule.gaps.is_empty() {
        let words: Vec<String> = rule.gaps.iter().map(ToString::to_string).collect();
        return Asked::Open(words.join("; "), citations);
    }
    let yeses = rule.values.iter().filter(|cited| yes(&cited.value)).count();
    if yeses == rule.values.len() {
        Asked::Yes(citations)
    } else if yeses == 0 {
        Asked::No(citations)
    } else {
        Asked::Open("the readings of the law of the day differ".to_owned(), citations)
    }
}

fn flatten(rule: &'static str, answer: &Answer, all: &mut Vec<Result<Version, Gap>>) {
    match answer {
        Answer::InForce(version) if matches!(version.value, Value::Silent(_)) => {
            all.push(Err(Gap { rule, why: Why::Silent(Box::new(version.clone())) }));
        }
        Answer::InForce(version) => all.push(Ok(version.clone())),
        Answer::Uncertain { before, after, .. } => {
            flatten(rule, before, all);
            flatten(rule, after, all);
        }
        other => all.push(Err(Gap { rule, why: Why::NoValue(Box::new(other.clone())) })),
    }
}
