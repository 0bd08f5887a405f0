//! The rules by which mandates go to persons, read from the law of a day. It must never know what follows from them.

use jiff::civil::Date;
use law::value::Cell;
use law::{Law, Query, Value};

use super::{DefaultOrder, Group, Quota, Ruled, Rules};
use crate::office::Office;
use crate::rules::Gap;

impl Rules {
    /// The rules of an office under `query`, each from the first of the office's prefixes that has it. Ages for the quota
    /// are taken on `age_on`: the law names no day.
    ///
    /// # Errors
    /// A rule of which the law of the day gives no single answer.
    pub fn on(law: &Law, office: &Office, query: &Query, age_on: Date) -> Result<Self, Gap> {
        let (rules, gaps) = Self::as_far_as_recorded(law, office, query, age_on);
        gaps.into_iter().next().map_or(Ok(rules), Err)
    }

    /// The same as far as the law of the day gives single answers, and every rule that it does not give. In the place of a
    /// missing rule stands what binds nobody: no order without a decision, no quota. Whoever goes on so decides it.
    pub fn as_far_as_recorded(law: &Law, office: &Office, query: &Query, age_on: Date) -> (Self, Vec<Gap>) {
        let statute = Statute { law, office, query };
        let mut gaps = Vec::new();
        let mut found = |suffix: &str| {
            statute.find(suffix).unwrap_or_else(|gap| {
                gaps.push(gap);
                suffix.to_owned()
            })
        };
        let (default, decided_by_body) = (found("order.default"), found("order.decided_by"));
        let list_exhausted = found("vacancy.list_exhausted");
        let order = match statute.value(&default) {
            Some(Value::Silent(_)) | None => DefaultOrder::Unsaid,
            Some(_) => DefaultOrder::Alphabetical,
        };
        let keeps = statute.find("vacancy.keeps_quota");
        let keeps_quota = keeps.as_ref().is_ok_and(|rule| statute.value(rule) == Some(Value::YesNo(true)));
        let quota = statute.quota(age_on).unwrap_or_else(|gap| {
            gaps.push(gap);
            None
        });
        let rules = Self {
            decided_by_body,
            default_order: Ruled { value: order, rule: default },
            quota,
            vacancy_keeps_quota: Ruled { value: keeps_quota, rule: keeps.unwrap_or_default() },
            list_exhausted,
        };
        (rules, gaps)
    }
}

struct Statute<'l> {
    law: &'l Law,
    office: &'l Office,
    query: &'l Query,
}

impl Statute<'_> {
    fn value(&self, rule: &str) -> Option<Value> {
        // A rule nobody defined has no answer, and no words about it are wanted.
        self.law.rule(rule)?;
        Some(self.law.ask(rule, self.query).ok()?.in_force()?.value.clone())
    }

    fn gap(&self, rule: &str, why: &str) -> Gap {
        Gap { rule: rule.to_owned(), why: format!("{why} on {}", self.query.on) }
    }

    /// The name of the rule that stands.
    fn find(&self, suffix: &str) -> Result<String, Gap> {
        let names = self.office.rules.iter().map(|prefix| format!("{prefix}.{suffix}"));
        names.into_iter().find(|name| self.value(name).is_some()).ok_or_else(|| self.gap(suffix, "no plain answer"))
    }

    /// The quota of the mandates received: an office's own rule, else the rule for all lists.
    fn quota(&self, age_on: Date) -> Result<Option<Ruled<Quota>>, Gap> {
        const SHARE: &str = "list.quota.mandates.share";
        const GROUPS: &str = "list.quota.mandates.categories";
        let own = self.office.rules.iter().map(|prefix| format!("{prefix}.quota.mandates.share"));
        let found = own.chain([SHARE.to_owned()]).find_map(|name| self.value(&name).map(|value| (name, value)));
        let Some((rule, Value::Share(share))) = found else { return Err(self.gap(SHARE, "no plain answer")) };
        if share.num() == 0 {
            return Ok(None);
        }
        let Some(Value::Table(rows)) = self.value(GROUPS) else { return Err(self.gap(GROUPS, "no plain answer")) };
        let mut groups = Vec::new();
        for (_, cell) in rows.iter().flatten() {
            let known = if let Cell::Text(text) = cell { group(text) } else { None };
            groups.push(known.ok_or_else(|| self.gap(GROUPS, &format!("`{cell}` is no group this procedure knows")))?);
        }
        let part = |n: u64| u32::try_from(n).map_err(|_| self.gap(&rule, "the share is out of range"));
        let in_sum_said = self.value("list.quota.in_sum") == Some(Value::Choice("stated".to_owned()));
        let value = Quota { num: part(share.num())?, den: part(share.den())?, groups, in_sum_said, age_on };
        Ok(Some(Ruled { value, rule }))
    }
}

fn group(text: &str) -> Option<Group> {
    match text {
        "women" => Some(Group::Women),
        "youth" => Some(Group::Youth),
        "persons with disabilities" => Some(Group::Disability),
        other => other.strip_prefix("persons under ")?.parse().ok().map(Group::BelowAge),
    }
}
