//! Which office takes a case: the centre or the representative of the territory, by body and place, with the rule named; and
//! the complainant's "not this office, not this official". It must never know a unit, a body or an official.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::complaint::{Asked, ComplaintRules, Finding, Refusal, codes, names};
use crate::shared::Office;

/// Units that have a representative on the day, as the division and the law of the day give them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Representatives {
    /// The units, by their ids.
    pub units: BTreeSet<String>,
    /// Articles.
    pub citations: Vec<String>,
    /// What is not certain about it, in words.
    pub doubts: Vec<String>,
}

/// What routing asks of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The unit where it happened, by its id on the day.
    pub place: Option<String>,
    /// The kind of body, by the id in the law's list: `central_body`, `local_body` and so on; `None` where not said.
    pub body: Option<String>,
    /// Offices the complainant does not want.
    pub not_offices: BTreeSet<Office>,
    /// Officials the complainant does not want, by their ids in the office's register.
    pub not_officials: BTreeSet<String>,
}

/// Why an office takes a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// The body is of those the centre takes.
    Body,
    /// It happened on the representative's territory.
    Territory,
    /// The place was not said.
    NoPlace,
    /// The place has no representative on the day.
    NoRepresentative,
    /// The complainant did not want the office that would have it.
    Choice,
}

impl Because {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Body => "the body is of those whose complaints the centre takes",
            Self::Territory => "it happened on the territory of this representative",
            Self::NoPlace => "the place was not said",
            Self::NoRepresentative => "the place has no representative on the day",
            Self::Choice => "the complainant does not want the office that would have it",
        }
    }
}

/// Where a case goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The office.
    pub office: Office,
    /// Why.
    pub because: Because,
    /// Articles, each once.
    pub citations: Vec<String>,
    /// What is open.
    pub findings: Vec<Finding>,
    /// Officials who may not open it.
    pub barred: BTreeSet<String>,
}

impl Route {
    /// Whether an official of an office may be given the case.
    pub fn open_to(&self, office: &Office, official: &str) -> bool {
        *office == self.office && !self.barred.contains(official)
    }
}

/// Routes a case on a day.
///
/// # Errors
/// The complainant wants none of the offices that could have it.
pub fn route(
    question: &Question,
    offices: &Representatives,
    on: Date,
    rules: &ComplaintRules<'_>,
) -> Result<Route, Refusal> {
    let mut route = first(question, offices, on, rules);
    if !question.not_offices.contains(&route.office) {
        return Ok(route);
    }
    let other = match &route.office {
        Office::Of(_) => Some(Office::Central),
        Office::Central => question.place.clone().filter(|unit| offices.units.contains(unit)).map(Office::Of),
    };
    let Some(office) = other.filter(|office| !question.not_offices.contains(office)) else {
        let words = format!("the complainant does not want {} and no other office could have the case", route.office);
        return Err(Refusal { code: codes::NO_OFFICE, words, citations: route.citations });
    };
    let words = "the law says nothing of an office the complainant does not want; the case goes to the other one";
    route.findings.push(Finding { code: codes::LEFT_OPEN, words: words.to_owned(), citations: Vec::new() });
    Ok(Route { office, because: Because::Choice, ..route })
}

fn first(question: &Question, offices: &Representatives, on: Date, rules: &ComplaintRules<'_>) -> Route {
    let mut route = Route {
        office: Office::Central,
        because: Because::Body,
        citations: Vec::new(),
        findings: Vec::new(),
        barred: question.not_officials.clone(),
    };
    let asked = question.body.as_deref().map(|body| rules.names(names::CENTRE, on, body));
    match asked {
        Some(Asked::Yes(citations)) => {
            route.citations = citations;
            return route;
        }
        Some(Asked::No(citations)) => route.citations = citations,
        Some(Asked::Open(words, citations)) => {
            route.findings.push(Finding { code: codes::LEFT_OPEN, words, citations });
        }
        None => {}
    }
    let Some(unit) = &question.place else {
        return Route { because: Because::NoPlace, ..route };
    };
    for citation in &offices.citations {
        if !route.citations.contains(citation) {
            route.citations.push(citation.clone());
        }
    }
    for doubt in &offices.doubts {
        let citations = offices.citations.clone();
        route.findings.push(Finding { code: codes::LEFT_OPEN, words: doubt.clone(), citations });
    }
    if offices.units.contains(unit) {
        return Route { office: Office::Of(unit.clone()), because: Because::Territory, ..route };
    }
    let words = format!("`{unit}` has no representative on {on}");
    route.findings.push(Finding { code: codes::NO_REPRESENTATIVE, words, citations: offices.citations.clone() });
    Route { because: Because::NoRepresentative, ..route }
}
