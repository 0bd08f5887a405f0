//! Which office takes a case: the representative of the unit where the breach happened, or the office in the capital, with the
//! rule that says so. It must never know a unit, and it never refuses: a case that no rule places goes to the capital.

use jiff::civil::Date;
use law::Law;

use crate::divisions::{Standing, offices};
use crate::shared::Office;

/// What a case says of where it belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The unit where the breach happened, by its id.
    pub place: Option<&'a str>,
    /// The body complained of belongs to the whole country.
    pub central_body: bool,
    /// The complainant wants another office than that of the place.
    pub not_this_office: bool,
}

/// An office and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routed {
    /// The office.
    pub office: Office,
    /// Why, in words.
    pub because: String,
    /// Articles: the rule on representatives and the division of the day.
    pub citations: Vec<String>,
}

/// The office for a case on a day. That the representative of the place takes it is this office's own order, built on the rule
/// that there is one in each unit; the law on the office names no competence by place.
pub fn route(asked: &Asked<'_>, on: Date, law: &Law) -> Routed {
    let central = |because: &str, citations| Routed { office: Office::Central, because: because.to_owned(), citations };
    let Some(place) = asked.place else { return central("no place was named", Vec::new()) };
    if asked.central_body {
        return central("the body belongs to the whole country", Vec::new());
    }
    if asked.not_this_office {
        return central("the complainant wants another office than that of the place", Vec::new());
    }
    let found = match offices(on, law) {
        Ok(Ok(found)) => found,
        Ok(Err(gap)) => return central(&gap.to_string(), Vec::new()),
        Err(error) => return central(&error.to_string(), Vec::new()),
    };
    let mut citations = vec![found.kinds.from.citation(), found.units.from.citation()];
    match &found.standing {
        Standing::Later { .. } => central("the rule on representatives does not apply on this day", citations),
        Standing::Applies(rule) => {
            citations.insert(0, rule.citation());
            citations.dedup();
            if found.units.value.iter().any(|unit| unit.id == place) {
                let because = "the representative of the unit where the breach happened".to_owned();
                return Routed { office: Office::Of(place.to_owned()), because, citations };
            }
            central("no representative is for this place by the division of the day", citations)
        }
    }
}
