//! Filed lists under a small law made for the tests: decisions, readings, findings, and the quota as an exact inequality.
//! They must never know the law of a country.

use jiff::civil::date;
use law::{Law, Share};
use proptest::prelude::*;

use super::*;
use crate::persons::{Person, Sex};
use crate::small::{SmallAct, office};

/// A country with a quota from 2010 on, a cap of thirty percent over ten mandates, a fee and an age.
fn law() -> Law {
    let mut act = SmallAct::new()
        .between("quota", "2010-01-01", "2011-01-01")
        .define(1, "council.seats", "count seats", "value = \"10 seats\"")
        .define(1, "council.size_cap_over_mandates", "share", "value = \"31 %\"")
        .define(1, "council.size_cap.rounding", "text", "silent = \"rounding\"")
        .define(1, "council.per_party", "count lists", "value = \"1 lists\"")
        .define(1, "council.members_only", "yes/no", "value = true")
        .define(1, "party.one_membership", "yes/no", "value = true")
        .define(1, "council.quota.share", "share", "value = \"0 %\"")
        .set(1, "council.quota.share", "value = \"30 %\"\nclause = \"quota\"")
        .define(1, "council.quota.categories", "table", "value = [\"women\", \"persons under 29\"]\nclause = \"quota\"")
        .define(1, "deputy.min_age", "duration", "value = \"21 years\"")
        .define(1, "council.fee_per_person", "count wages", "value = \"15 wages\"");
    for (rule, share) in [("free_from", 5), ("half_from", 3), ("seventy_percent_from", 1)] {
        act = act.define(1, &format!("council.fee.{rule}"), "share", &format!("value = \"{share} %\""));
    }
    act.law()
}

fn person(at: usize, sex: Sex, year: i16) -> Candidate {
    Candidate {
        person: Person { name: format!("Synthetic {at}"), sex, born: date(year, 1, 1), disability: false },
        number: format!("S{at}"),
        citizen: Some(true),
        residence_years: Some(50),
        member: Some(true),
        elsewhere: Some(Vec::new()),
    }
}

fn filing(women: usize, men: usize, year: i16) -> Filing {
    let sex = |at: usize| if at < women { Sex::Woman } else { Sex::Man };
    Filing {
        persons: (0..women + men).map(|at| person(at, sex(at), year)).collect(),
        mandates: None,
        lists_of_party: 1,
        last_result: LastResult::TookNoPart,
        paid: None,
    }
}

fn judged(filing: &Filing, year: i16) -> Judgement {
    judge(&law(), &office(), filing, date(year, 6, 1), &Terms::default(), Instructions::default())
}

fn name(decision: &Decision) -> String {
    match decision {
        Decision::Registered { struck } => format!("registered {}", struck.len()),
        Decision::Refused(grounds) => {
            format!("refused {}", grounds.iter().map(|ground| ground.what.to_string()).collect::<Vec<_>>().join("; "))
        }
        Decision::SentBack(mends) => format!("sent back {}", mends.len()),
        Decision::Open(points) => {
            format!("open {}", points.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
        }
    }
}

#[test]
fn decisions() {
    let check = |filing: &Filing, year: i16, expect: &str| {
        let found = name(&judged(filing, year).decision);
        assert!(found.starts_with(expect), "{year}: {found}\nexpected {expect}");
    };
    check(&filing(0, 10, 1950), 2005, "registered 0");
    check(&filing(0, 10, 1950), 2012, "refused quota: 30 %");
    check(&filing(3, 7, 1950), 2012, "registered 0");
    // The start of the quota is not known: only a list that keeps it either way is decided.
    check(&filing(3, 7, 1950), 2010, "registered 0");
    check(&filing(0, 10, 1950), 2010, "open the law of the day is uncertain");
    check(&filing(13, 0, 1950), 2012, "registered 0");
    check(&filing(14, 0, 1950), 2012, "open OC-4: 14 persons against 13.1");
    check(&filing(15, 0, 1950), 2012, "refused size: 15 persons, at most 13.1 for 10 mandates");
    check(&filing(15, 0, 1950), 2010, "refused size");
    check(&filing(4, 0, 1992), 2012, "registered 4");
    check(&filing(0, 0, 1950), 2012, "sent back 1");
    check(&filing(1, 0, 2013), 2012, "sent back 1");
}

#[test]
fn a_reading_for_each_state_of_the_law() {
    let judgement = judged(&filing(0, 10, 1950), 2010);
    let readings: Vec<(usize, String)> =
        judgement.readings.iter().map(|reading| (reading.assumes.len(), name(&reading.decision))).collect();
    assert_eq!(readings.len(), 2, "{readings:?}");
    assert!(readings.iter().all(|(assumes, _)| *assumes == 1));
    assert!(readings[0].1.starts_with("registered") && readings[1].1.starts_with("refused"), "{readings:?}");
}

#[test]
fn who_stands_twice() {
    let check = |change: fn(&mut Filing), expect: &[&str]| {
        let mut list = filing(3, 0, 1950);
        change(&mut list);
        let found: Vec<&str> = judged(&list, 2012).findings.iter().map(|finding| finding.code).collect();
        assert_eq!(found, expect);
    };
    check(|_| {}, &[]);
    check(|list| list.persons[2].number = "S0".to_owned(), &[codes::TWICE]);
    check(|list| list.persons[2].person.name = "Synthetic 0".to_owned(), &[codes::SAME_NAME]);
    check(
        |list| {
            list.persons[2].person.name = "synthetic 0 ".to_owned();
            list.persons[2].number = String::new();
        },
        &[codes::TWICE],
    );
    check(|list| list.persons[1].citizen = None, &[codes::NOT_STATED]);
}

/// Ten thousand persons, none alike: judged without a comparison of each with each.
#[test]
fn a_list_of_ten_thousand() {
    let judgement = judged(&filing(10_000, 0, 1950), 2012);
    assert!(matches!(judgement.decision, Decision::Refused(_)));
    assert_eq!(judgement.findings, []);
}

#[test]
fn what_is_read_from_a_table_of_shares() {
    let check = |had: LastResult, expect: Option<(u64, u64)>| {
        let mut list = filing(7, 0, 1950);
        list.last_result = had;
        let judgement = judged(&list, 2012);
        let fee = judgement.readings[0].checks.iter().find_map(|check| match check.what {
            What::Fee { due, .. } => Some(due),
            _ => None,
        });
        assert_eq!(fee, Some(expect.and_then(|(num, den)| Share::new(num, den))), "{had:?}");
    };
    let share = |num, den| LastResult::Share(Share::new(num, den).unwrap());
    check(LastResult::NotStated, None);
    check(LastResult::TookNoPart, Some((105, 1)));
    check(share(0, 1), Some((105, 1)));
    check(share(999_999, 100_000_000), Some((105, 1)));
    check(share(1, 100), Some((147, 2)));
    check(share(299, 10_000), Some((147, 2)));
    check(share(3, 100), Some((105, 2)));
    check(share(5, 100), Some((0, 1)));
    check(share(1, 1), Some((0, 1)));
}

proptest! {
    /// The quota is the exact inequality: 10 x women >= 3 x persons.
    #[test]
    fn quota_is_exact(women in 0_usize..13, men in 0_usize..13) {
        prop_assume!(women + men > 0 && women + men <= 13);
        let kept = 10 * women >= 3 * (women + men);
        let registered = matches!(judged(&filing(women, men, 1950), 2012).decision, Decision::Registered { .. });
        prop_assert_eq!(registered, kept);
    }

    /// Quota monotone: a woman in place of a man never loses a registration.
    #[test]
    fn quota_is_monotone(women in 0_usize..13, men in 1_usize..13) {
        prop_assume!(women + men <= 13);
        let before = matches!(judged(&filing(women, men, 1950), 2012).decision, Decision::Registered { .. });
        let after = matches!(judged(&filing(women + 1, men - 1, 1950), 2012).decision, Decision::Registered { .. });
        prop_assert!(after || !before);
    }

    /// Counting once is never more than counting for every group, and neither is more than all groups together.
    #[test]
    fn once_is_at_most_each(women in 0_usize..8, men in 0_usize..8, year in 1940_i16..1991) {
        prop_assume!(women + men > 0);
        let judgement = judged(&filing(women, men, year), 2012);
        for check in judgement.readings.iter().flat_map(|reading| &reading.checks) {
            if let What::Quota(quota) = &check.what {
                prop_assert!(quota.once <= quota.each && quota.each <= 2 * quota.once);
            }
        }
    }
}
