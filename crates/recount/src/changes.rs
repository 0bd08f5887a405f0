//! Which rules differ between two laws, and what each difference does to the result by itself.

use election::{Election, ListElectionRules, Lot, SeatsRule};
use law::Version;

use crate::Counted;

/// A rule that two laws answer differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleChange {
    /// The rule's name under the other law.
    pub rule: String,
    /// Its value under the law of the election.
    pub before: String,
    /// Its value under the other law.
    pub after: String,
    /// Article and act of the new value.
    pub by: String,
    /// The version under the law of the election, where it has the rule.
    pub from: Option<Version>,
    /// The version under the other law.
    pub to: Option<Version>,
    /// Seats if only this rule were changed; `None` where that count stops.
    pub alone: Option<Vec<u32>>,
}

/// One field of the view: how to read its version and how to take it from another view.
struct Field {
    name: &'static str,
    version: fn(&ListElectionRules) -> Option<&Version>,
    take: fn(&mut ListElectionRules, &ListElectionRules),
}

const FIELDS: &[Field] = &[
    Field { name: "seats", version: |r| seats(r), take: |a, b| a.seats = b.seats.clone() },
    Field { name: "threshold", version: |r| Some(&r.threshold.from), take: |a, b| a.threshold = b.threshold.clone() },
    Field {
        name: "threshold.comparison",
        version: |r| Some(&r.comparison.from),
        take: |a, b| a.comparison = b.comparison.clone(),
    },
    Field { name: "threshold.base", version: |r| Some(&r.base.from), take: |a, b| a.base = b.base.clone() },
    Field {
        name: "against_all",
        version: |r| r.against_all_line.as_ref().ok().map(|cited| &cited.from),
        take: |a, b| a.against_all_line = b.against_all_line.clone(),
    },
    Field {
        name: "against_all.in_base",
        version: |r| r.against_all_in_base.as_ref().ok().map(|cited| &cited.from),
        take: |a, b| a.against_all_in_base = b.against_all_in_base.clone(),
    },
    Field {
        name: "remainder.method",
        version: |r| Some(&r.distribution.from),
        take: |a, b| a.distribution = b.distribution.clone(),
    },
    Field {
        name: "remainder.tie",
        version: |r| r.tie.as_ref().ok().map(|cited| &cited.from),
        take: |a, b| a.tie = b.tie.clone(),
    },
    Field {
        // The rule for one party alone is one rule in several sentences: it is taken as a whole.
        name: "one_party.second_admitted",
        version: |r| r.one_party.second_admitted.as_ref().ok().map(|cited| &cited.from),
        take: |a, b| a.one_party = b.one_party.clone(),
    },
    Field {
        name: "one_party.second_factor",
        version: |r| r.one_party.factor.as_ref().ok().map(|cited| &cited.from),
        take: |a, b| a.one_party.factor = b.one_party.factor.clone(),
    },
    Field {
        name: "one_party.second_min_mandates",
        version: |r| r.one_party.minimum.as_ref().ok().map(|cited| &cited.from),
        take: |a, b| a.one_party.minimum = b.one_party.minimum.clone(),
    },
];

fn seats(rules: &ListElectionRules) -> Option<&Version> {
    if let SeatsRule::Law(cited) = &rules.seats { Some(&cited.from) } else { None }
}

/// Finds the differences, in the order of the article.
pub(crate) fn find(election: &Election, lot: Option<&Lot>, own: &Counted, other: &Counted) -> Vec<RuleChange> {
    let mut changes = Vec::new();
    for field in FIELDS {
        let (before, after) = ((field.version)(&own.rules), (field.version)(&other.rules));
        if before.map(|version| &version.value) == after.map(|version| &version.value) {
            continue;
        }
        let mut alone = own.rules.clone();
        (field.take)(&mut alone, &other.rules);
        let counted = election::count(election, &alone, lot).ok().filter(|count| count.open.is_none());
        let value = |version: Option<&Version>| version.map_or_else(|| "no value".to_owned(), |v| v.value.to_string());
        changes.push(RuleChange {
            rule: after.or(before).map_or_else(|| field.name.to_owned(), |version| version.rule.clone()),
            before: value(before),
            after: value(after),
            by: after.map_or_else(|| "no rule is recorded under that law".to_owned(), Version::citation),
            from: before.cloned(),
            to: after.cloned(),
            alone: counted.map(|count| count.seats_by_list()),
        });
    }
    changes
}
