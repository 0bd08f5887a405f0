//! What came in, judged by the law of the day of receipt: a complaint, a signal, or something outside. It must never know who
//! wrote it: a filing says whether a name is there, not which.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;

use super::codes;
use super::rules::{Asked, ComplaintRules, names};
use crate::shared::{Class, Received};

/// What a complaint may carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The complainant's name.
    Name,
    /// Place of residence or of work.
    ResidenceOrWork,
    /// The substance of the decision or action.
    Substance,
    /// Documents that support it.
    Documents,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Name, Self::ResidenceOrWork, Self::Substance, Self::Documents];

    /// Its id in the law's list.
    pub fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::ResidenceOrWork => "residence_or_work",
            Self::Substance => "substance",
            Self::Documents => "documents",
        }
    }
}

/// Who complains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Complainant {
    /// A citizen.
    Citizen,
    /// A foreigner.
    Foreigner {
        /// On the territory of the country; `None` where not stated.
        on_territory: Option<bool>,
    },
    /// A stateless person.
    Stateless {
        /// On the territory of the country; `None` where not stated.
        on_territory: Option<bool>,
    },
    /// Not stated.
    NotStated,
}

/// Through whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// In person.
    InPerson,
    /// A representative.
    Representative,
    /// An association that protects the person.
    Association {
        /// With the person's written consent; `None` where not stated.
        written_consent: Option<bool>,
    },
}

/// Whose act or decision it is about, as far as the law treats it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Author {
    /// The President.
    President,
    /// The First President.
    FirstPresident,
    /// Anybody else.
    Other,
}

/// A filing without the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    /// When it came.
    pub received: Received,
    /// Who complains.
    pub who: Complainant,
    /// Through whom.
    pub by: By,
    /// Whose act it is about.
    pub author: Author,
    /// What it carries.
    pub has: BTreeSet<Part>,
    /// It says that there are no documents to attach.
    pub no_documents_exist: bool,
}

/// Where a judged filing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It may be accepted.
    Admissible,
    /// The law does not let it be considered.
    Outside,
    /// The law or the facts do not say.
    Open,
}

/// Something the judgement found; a coded finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its code.
    pub code: &'static str,
    /// In words.
    pub words: String,
    /// Where that stands.
    pub citations: Vec<String>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.words)?;
        if !self.citations.is_empty() {
            write!(f, " ({})", self.citations.join("; "))?;
        }
        Ok(())
    }
}

/// A filing judged by the law of its receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// [`Class::Complaint`] or [`Class::Signal`].
    pub class: Class,
    /// What the law asks for and the filing lacks.
    pub lacking: Vec<Part>,
    /// Whether it may be considered.
    pub standing: Standing,
    /// Why.
    pub findings: Vec<Finding>,
    /// Articles the judgement rests on.
    pub relied: Vec<String>,
}

/// Judges a filing. For a week every day of it is asked, so that a change of law within the week is seen.
pub fn judge(filing: &Filing, rules: &ComplaintRules<'_>) -> Judged {
    let mut judged = Judged {
        class: Class::Complaint,
        lacking: Vec::new(),
        standing: Standing::Admissible,
        findings: Vec::new(),
        relied: Vec::new(),
    };
    for on in [filing.received.first(), filing.received.last()] {
        content(filing, rules, on, &mut judged);
        who(filing, rules, on, &mut judged);
        by(filing, rules, on, &mut judged);
        author(filing, rules, on, &mut judged);
    }
    judged
}

impl Judged {
    fn rely(&mut self, citations: &[String]) {
        for citation in citations {
            if !self.relied.contains(citation) {
                self.relied.push(citation.clone());
            }
        }
    }

    fn find(&mut self, code: &'static str, words: String, citations: Vec<String>) {
        let finding = Finding { code, words, citations };
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    fn open(&mut self, words: String, citations: Vec<String>) {
        if self.standing == Standing::Admissible {
            self.standing = Standing::Open;
        }
        self.find(codes::LEFT_OPEN, words, citations);
    }

    /// What is true under every reading binds; what only one of two days of a week says is open.
    fn outside(&mut self, words: String, citations: Vec<String>) {
        self.standing = Standing::Outside;
        self.find(codes::OUTSIDE, words, citations);
    }
}

fn content(filing: &Filing, rules: &ComplaintRules<'_>, on: Date, judged: &mut Judged) {
    for part in Part::ALL {
        if filing.has.contains(&part) {
            continue;
        }
        match rules.names(names::CONTENT, on, part.id()) {
            Asked::Yes(citations) if part == Part::Documents && filing.no_documents_exist => {
                judged.rely(&citations);
                let words = "the law asks for documents and there are none to attach; what then is not said".to_owned();
                judged.find(codes::NO_DOCUMENTS, words, citations);
            }
            Asked::Yes(citations) => {
                judged.rely(&citations);
                judged.class = Class::Signal;
                if !judged.lacking.contains(&part) {
                    judged.lacking.push(part);
                }
                let words = format!("a complaint must carry `{}`: what lacks it is a signal", part.id());
                judged.find(codes::LACKS, words, citations);
            }
            Asked::No(citations) => judged.rely(&citations),
            Asked::Open(words, citations) => judged.open(format!("content of a complaint: {words}"), citations),
        }
    }
}

fn who(filing: &Filing, rules: &ComplaintRules<'_>, on: Date, judged: &mut Judged) {
    let (id, there) = match filing.who {
        Complainant::Citizen => ("citizen", Some(true)),
        Complainant::Foreigner { on_territory } => ("foreigner_on_the_territory", on_territory),
        Complainant::Stateless { on_territory } => ("stateless_on_the_territory", on_territory),
        // A message without a name says nothing of its writer either; it is a signal by its content.
        Complainant::NotStated if !filing.has.contains(&Part::Name) => return,
        Complainant::NotStated => {
            return judged.open("who complains is not stated".to_owned(), rules.list(names::WHO, on).citations());
        }
    };
    match (rules.names(names::WHO, on, id), there) {
        (Asked::Yes(citations), Some(true)) => judged.rely(&citations),
        (Asked::Yes(citations), None) => {
            judged.open("whether the person is on the territory is not stated".to_owned(), citations);
        }
        (Asked::Yes(citations), Some(false)) => {
            judged.outside("only persons on the territory may complain".to_owned(), citations);
        }
        (Asked::No(citations), _) => judged.outside(format!("`{id}` is not among those who may complain"), citations),
        (Asked::Open(words, citations), _) => judged.open(format!("who may complain: {words}"), citations),
    }
}

fn by(filing: &Filing, rules: &ComplaintRules<'_>, on: Date, judged: &mut Judged) {
    let (rule, consent) = match filing.by {
        By::InPerson => return,
        By::Representative => (names::REPRESENTATIVES, None),
        By::Association { written_consent } => (names::CONSENT, Some(written_consent)),
    };
    match (rules.says_yes(rule, on), consent) {
        (Asked::Yes(citations), None | Some(Some(true))) | (Asked::No(citations), Some(_)) => judged.rely(&citations),
        (Asked::Yes(citations), Some(Some(false))) => {
            judged.outside("an association needs the written consent of the person".to_owned(), citations);
        }
        (Asked::Yes(citations), Some(None)) => {
            judged.open("whether the person consented in writing is not stated".to_owned(), citations);
        }
        (Asked::No(citations), None) => judged.outside("the law knows no representatives".to_owned(), citations),
        (Asked::Open(words, citations), _) => judged.open(words, citations),
    }
}

fn author(filing: &Filing, rules: &ComplaintRules<'_>, on: Date, judged: &mut Judged) {
    let id = match filing.author {
        Author::President => "president",
        Author::FirstPresident => "first_president",
        Author::Other => return,
    };
    match rules.names(names::EXCLUDED, on, id) {
        Asked::Yes(citations) => judged.outside(format!("acts and decisions of `{id}` are not considered"), citations),
        Asked::No(citations) => judged.rely(&citations),
        Asked::Open(words, citations) => judged.open(format!("acts and decisions of `{id}`: {words}"), citations),
    }
}
