//! The rules on lists in one state of the law, by the names of an office. It must never know what they are used for.

use jiff::civil::Date;
use law::value::{Cell, TimeUnit};
use law::{Answer, Law, Query, Share, Value, Version};

use super::worlds::World;
use crate::office::Office;
use crate::persons::Group;

/// Rules on lists that hold for every office.
const COMMON: &str = "list";

/// What is asked of a list, without the prefix of its office.
const OF_LISTS: [&str; 13] = [
    "per_party",
    "size_cap_over_mandates",
    "size_cap",
    "size_cap.rounding",
    "members_only",
    "quota.share",
    "quota.categories",
    "quota.in_sum",
    "quota.comparison",
    "fee_per_person",
    "fee.free_from",
    "fee.half_from",
    "fee.seventy_percent_from",
];
const OF_DEPUTIES: [&str; 3] = ["citizen", "min_age", "residence_years"];
const OF_CANDIDATES: [&str; 2] = ["list_and_single", "also_on_maslikhat_list"];

/// Whether a person may belong to two parties; a rule of the law on parties.
pub(super) const ONE_MEMBERSHIP: &str = "party.one_membership";

/// What a list is about when a rule is asked for.
#[derive(Clone, Copy)]
pub(super) enum Of {
    List,
    Deputy,
    Candidate,
}

/// Every rule a list of the office may be judged by.
pub(super) fn names(law: &Law, office: &Office) -> Vec<String> {
    let of = |of: Of, suffixes: &[&str]| -> Vec<String> {
        suffixes.iter().filter_map(|suffix| name(law, office, of, suffix)).collect()
    };
    let mut all = of(Of::List, &OF_LISTS);
    all.extend(of(Of::Deputy, &OF_DEPUTIES));
    all.extend(of(Of::Candidate, &OF_CANDIDATES));
    all.extend(office.seats.clone());
    all.push(ONE_MEMBERSHIP.to_owned());
    all
}

/// The first name of a rule that some act defines.
fn name(law: &Law, office: &Office, of: Of, suffix: &str) -> Option<String> {
    let (prefixes, common) = match of {
        Of::List => (&office.rules, Some(COMMON)),
        Of::Deputy => (&office.deputy, None),
        Of::Candidate => (&office.candidate, None),
    };
    let prefixes = prefixes.iter().map(String::as_str).chain(common);
    prefixes.map(|prefix| format!("{prefix}.{suffix}")).find(|name| law.rule(name).is_some())
}

/// The rules of one office in one state of the law.
pub(super) struct View<'l> {
    pub(super) law: &'l Law,
    pub(super) office: &'l Office,
    pub(super) world: &'l World,
}

/// A rule that gives no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Absent {
    pub(super) rule: String,
    pub(super) words: String,
    /// The law has no such rule; otherwise nobody knows what it says.
    pub(super) none: bool,
}

impl View<'_> {
    /// The version of a rule in force.
    pub(super) fn version(&self, of: Of, suffix: &str) -> Result<&Version, Absent> {
        let Some(rule) = name(self.law, self.office, of, suffix) else {
            let words = "no act recorded here has this rule for the office".to_owned();
            return Err(Absent { rule: suffix.to_owned(), words, none: false });
        };
        self.named(&rule)
    }

    /// The version of a rule by its full name.
    pub(super) fn named(&self, rule: &str) -> Result<&Version, Absent> {
        let absent = |words: String, none| Absent { rule: rule.to_owned(), words, none };
        match self.world.answer(rule) {
            Some(Answer::InForce(version)) => Ok(version),
            Some(answer @ (Answer::NotYet { .. } | Answer::Ended { .. })) => {
                Err(absent(answer.name().to_owned(), true))
            }
            Some(answer) => Err(absent(answer.name().to_owned(), false)),
            None => Err(absent("unrecorded".to_owned(), false)),
        }
    }

    /// Where a rule that decides nothing by itself stands, as far as recorded: the grounds a defect falls under.
    pub(super) fn citation(&self, suffix: &str, on: Date) -> String {
        let answer =
            name(self.law, self.office, Of::List, suffix).and_then(|rule| self.law.ask(&rule, &Query::on(on)).ok());
        let version = answer.as_ref().and_then(|answer| answer.versions().last().map(|version| version.citation()));
        version.unwrap_or_default()
    }

    pub(super) fn share(&self, of: Of, suffix: &str) -> Result<(Share, &Version), Absent> {
        self.value(of, suffix, |value| if let Value::Share(share) = value { Some(*share) } else { None })
    }

    pub(super) fn count(&self, of: Of, suffix: &str) -> Result<(u64, &Version), Absent> {
        self.value(of, suffix, |value| if let Value::Count(n, _) = value { Some(*n) } else { None })
    }

    pub(super) fn yes_no(&self, of: Of, suffix: &str) -> Result<(bool, &Version), Absent> {
        self.value(of, suffix, |value| if let Value::YesNo(yes) = value { Some(*yes) } else { None })
    }

    pub(super) fn years(&self, of: Of, suffix: &str) -> Result<(u32, &Version), Absent> {
        self.value(of, suffix, |value| match value {
            Value::Duration(length) if length.unit == TimeUnit::Years => Some(length.count),
            _ => None,
        })
    }

    pub(super) fn groups(&self) -> Result<(Vec<Group>, &Version), Absent> {
        self.value(Of::List, "quota.categories", groups)
    }

    fn value<T>(&self, of: Of, suffix: &str, read: impl Fn(&Value) -> Option<T>) -> Result<(T, &Version), Absent> {
        let version = self.version(of, suffix)?;
        let words = || Absent { rule: version.rule.clone(), words: version.value.to_string(), none: false };
        read(&version.value).map(|value| (value, version)).ok_or_else(words)
    }
}

/// The groups of a quota in a table of the law: `women`, `youth`, `persons under 29`, `persons with disabilities`.
fn groups(value: &Value) -> Option<Vec<Group>> {
    let Value::Table(rows) = value else { return None };
    let items = rows.iter().flatten().map(|(_, cell)| match cell {
        Cell::Text(text) => group(text),
        _ => None,
    });
    items.collect()
}

fn group(text: &str) -> Option<Group> {
    match text {
        "women" => Some(Group::Women),
        "youth" => Some(Group::Youth),
        "persons with disabilities" => Some(Group::Disability),
        other => other.strip_prefix("persons under ")?.parse().ok().map(Group::BelowAge),
    }
}
