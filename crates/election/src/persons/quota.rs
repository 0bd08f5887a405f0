//! The quota of groups among those who take mandates: how many it needs, who counts. It seats nobody.

use super::{Group, Instructions, Person, Quota};

/// The least number of persons that is not less than the share: the smallest n with `den * n >= num * mandates`.
///
/// # Panics
/// If `den` is zero.
pub fn needed(num: u32, den: u32, mandates: u32) -> u32 {
    let need = (u64::from(num) * u64::from(mandates)).div_ceil(u64::from(den));
    u32::try_from(need).unwrap_or(u32::MAX)
}

/// How a set of persons stands to the quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// Persons of at least one group.
    pub(super) found: u32,
    /// Persons who would count only as youth, for whom no age is given.
    pub(super) maybe: u32,
    /// Persons of two groups or more.
    pub(super) in_two: Vec<usize>,
}

/// Counts each person once.
pub(super) fn count(persons: &[Person], chosen: &[usize], quota: &Quota, instructions: &Instructions) -> Count {
    let mut count = Count { found: 0, maybe: 0, in_two: Vec::new() };
    for &at in chosen {
        let memberships = quota.groups.iter().map(|group| belongs(&persons[at], *group, quota, instructions));
        let (mut certain, mut open) = (0, false);
        for membership in memberships {
            match membership {
                Some(true) => certain += 1,
                Some(false) => {}
                None => open = true,
            }
        }
        count.found += u32::from(certain > 0);
        count.maybe += u32::from(certain == 0 && open);
        if certain > 1 {
            count.in_two.push(at);
        }
    }
    count
}

/// Whether a person is of a group; `None` where the law does not define it and nobody gave an age.
pub(crate) fn belongs(person: &Person, group: Group, quota: &Quota, instructions: &Instructions) -> Option<bool> {
    let age = person.age_on(quota.age_on);
    match group {
        Group::Women => Some(person.sex == super::Sex::Woman),
        Group::Disability => Some(person.disability),
        Group::BelowAge(limit) => Some(age < limit),
        Group::Youth => instructions.youth_below_age.map(|limit| age < limit),
    }
}
