//! The quota of a list: persons of its groups, counted once and counted for every group, against the share in exact whole
//! numbers. It decides nothing where the law does not say how to count.

use jiff::civil::Date;
use law::Share;

use super::{Candidate, Instructions, OpenPoint, Quota, Verdict};
use crate::persons::quota::belongs;
use crate::persons::{self, Group};

/// Counts the persons of a list.
pub(super) fn count(
    persons: &[&Candidate],
    share: Share,
    groups: &[Group],
    in_sum: bool,
    on: Date,
    instructions: Instructions,
) -> Quota {
    let size = u32::try_from(persons.len()).unwrap_or(u32::MAX);
    let frame = persons::Quota { num: 0, den: 1, groups: groups.to_vec(), in_sum_said: in_sum, age_on: on };
    let told = persons::Instructions { youth_below_age: instructions.youth_below_age, ..Default::default() };
    let mut quota = Quota {
        share,
        groups: groups.to_vec(),
        persons: size,
        need: need(share, size),
        once: 0,
        each: 0,
        maybe: 0,
        kept_if_youth_below: None,
        in_sum,
    };
    let mut ages: Vec<i16> = Vec::new();
    for candidate in persons {
        let person = &candidate.person;
        let (mut certain, mut open) = (0, false);
        for group in groups {
            match belongs(person, *group, &frame, &told) {
                // Nobody is of an age group before being born.
                Some(true) if person.born > on && matches!(group, Group::BelowAge(_) | Group::Youth) => {}
                Some(true) => certain += 1,
                Some(false) => {}
                None => open = true,
            }
        }
        quota.once += u32::from(certain > 0);
        quota.each += certain;
        if certain == 0 && open && person.born <= on {
            quota.maybe += 1;
            ages.push(person.age_on(on));
        }
    }
    ages.sort_unstable();
    let lacking = quota.need.saturating_sub(quota.once);
    if lacking > 0 {
        let at = usize::try_from(lacking).unwrap_or(usize::MAX) - 1;
        quota.kept_if_youth_below = ages.get(at).map(|age| age.saturating_add(1));
    }
    quota
}

/// The least whole number that is not below the share of the list.
fn need(share: Share, size: u32) -> u32 {
    let need = (u128::from(share.num()) * u128::from(size)).div_ceil(u128::from(share.den()));
    u32::try_from(need).unwrap_or(u32::MAX)
}

impl Quota {
    /// How the quota stands. A person counts once where the law says in sum; where it does not say, both countings must agree.
    pub(super) fn verdict(&self) -> Verdict {
        if self.once >= self.need {
            return if self.each > self.once && !self.in_sum {
                let words = "the law does not say whether a person of two groups counts once (OC-5); kept either way";
                Verdict::KeptWith(words.to_owned())
            } else {
                Verdict::Kept
            };
        }
        if self.once + self.maybe >= self.need {
            let kept_below = self.kept_if_youth_below;
            return Verdict::Open(OpenPoint::Youth { found: self.once, need: self.need, kept_below });
        }
        if !self.in_sum && self.each >= self.need {
            return Verdict::Open(OpenPoint::CountedOnce { once: self.once, each: self.each, need: self.need });
        }
        Verdict::Broken
    }
}
