//! Small lists with made-up (synthetic) persons: every way to take a mandate, every gap, every refusal.

use std::cmp::Ordering;

use jiff::civil::date;

use super::*;

const AGE_ON: Date = date(2023, 3, 19);

/// `w` woman, `m` man; a digit after it the age in years, `d` a disability: `"w40 Әсел"`, `"m25d Бекзат"`.
fn person(text: &str) -> Person {
    let (marks, name) = text.split_once(' ').unwrap();
    let sex = if marks.starts_with('w') { Sex::Woman } else { Sex::Man };
    let age: i16 = marks.trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap();
    let born = date(2023 - age, 1, 15);
    Person { name: name.to_owned(), sex, born, disability: marks.ends_with('d') }
}

fn list(mandates: u32, persons: &[&str], decision: Option<(&[usize], bool)>) -> List {
    let decision = decision.map(|(order, in_time)| Decision { order: order.to_vec(), in_time });
    List { mandates, persons: persons.iter().map(|p| person(p)).collect(), decision }
}

/// The Majilis rules of 2023, with the quota's groups and wording as given.
fn rules(groups: &[Group], in_sum_said: bool) -> Rules {
    let quota = Quota { num: 3, den: 10, groups: groups.to_vec(), in_sum_said, age_on: AGE_ON };
    Rules {
        decided_by_body: "order.decided_by".to_owned(),
        default_order: Ruled { value: DefaultOrder::Alphabetical, rule: "order.default".to_owned() },
        quota: (!groups.is_empty()).then(|| Ruled { value: quota, rule: "quota.mandates".to_owned() }),
        vacancy_keeps_quota: Ruled { value: true, rule: "vacancy.keeps_quota".to_owned() },
        list_exhausted: "vacancy.list_exhausted".to_owned(),
    }
}

fn go_on(gaps: &[GapKind]) -> Instructions {
    Instructions { youth_below_age: None, go_on: gaps.iter().copied().collect() }
}

fn alphabet(a: &str, b: &str) -> Ordering {
    crate::collation::Collation::of_language("kk").unwrap().compare(a, b)
}

/// The end in a line: `seated 1 0; vacant 1`, `refused (rule): ...`, `silent (rule): ...`.
fn shown(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Seated(seating) => {
            let taken: Vec<String> = seating.taken.iter().map(ToString::to_string).collect();
            let vacant = if seating.vacant > 0 { format!("; vacant {}", seating.vacant) } else { String::new() };
            format!("seated {}{vacant}", taken.join(" "))
        }
        Outcome::Refused { refusal, rule, .. } => format!("refused ({rule}): {refusal}"),
        Outcome::Silent { gap, rule, .. } => format!("silent ({rule}): {gap}"),
    }
}

#[test]
fn who_takes_the_mandates() {
    let names = ["m40 Өмір", "m40 Әбіл", "m40 Олжас", "m40 Асқар"];
    let none = rules(&[], false);
    let unsaid = Rules {
        default_order: Ruled { value: DefaultOrder::Unsaid, rule: "order.default".to_owned() },
        ..none.clone()
    };
    let check = |list: &List, rules: &Rules, instructions: &Instructions, expect: &str| {
        assert_eq!(shown(&seat(list, rules, instructions, &alphabet)), expect, "{list:?}");
    };
    let stop = Instructions::default();
    check(&list(2, &names, Some((&[2, 0, 1], true))), &none, &stop, "seated 2 0");
    // Late, empty or no decision: А, Ә, О, Ө.
    check(&list(3, &names, Some((&[2, 0, 1], false))), &none, &stop, "seated 3 1 2");
    check(&list(3, &names, Some((&[], true))), &none, &stop, "seated 3 1 2");
    check(&list(4, &names, None), &none, &stop, "seated 3 1 2 0");
    check(&list(0, &names, None), &none, &stop, "seated ");
    let silent = "silent (order.default): nobody decided in time, and the law does not say who orders the persons";
    check(&list(2, &names, None), &unsaid, &stop, silent);
    check(&list(2, &names, None), &unsaid, &go_on(&[GapKind::NoDefaultOrder]), "seated 0 1");
    check(&list(2, &names, Some((&[3, 2], true))), &unsaid, &stop, "seated 3 2");
    let short = "silent (vacancy.list_exhausted): the list has too few persons: 2 mandates find nobody";
    check(&list(6, &names, None), &none, &stop, short);
    check(&list(6, &names, None), &none, &go_on(&[GapKind::ShortList]), "seated 3 1 2 0; vacant 2");
    check(&list(6, &names, Some((&[0, 1, 2, 3], true))), &none, &stop, short);
    let partial = "silent (order.decided_by): the governing body named nobody for 1 mandates";
    check(&list(3, &names, Some((&[3, 2], true))), &none, &stop, partial);
    check(&list(3, &names, Some((&[3, 2], true))), &none, &go_on(&[GapKind::PartialDecision]), "seated 3 2 0");
    check(
        &list(2, &names, Some((&[4], true))),
        &none,
        &stop,
        "refused (order.decided_by): person 5 is not on the list",
    );
    check(&list(2, &names, Some((&[1, 1], true))), &none, &stop, "refused (order.decided_by): person 2 is named twice");
}

#[test]
fn equal_names_matter_only_at_the_last_mandate() {
    let names = ["m40 Омаров Ерлан", "m40 ОМАРОВ Ерлан", "m40 Асқаров Нұрлан"];
    let check = |mandates: u32, instructions: &Instructions, expect: &str| {
        let outcome = seat(&list(mandates, &names, None), &rules(&[], false), instructions, &alphabet);
        assert_eq!(shown(&outcome), expect, "{mandates}");
    };
    let stop = Instructions::default();
    let silent = "silent (order.default): the last mandate falls between 2 persons whose names are equal";
    check(1, &stop, "seated 2");
    check(2, &stop, silent);
    check(2, &go_on(&[GapKind::EqualNames]), "seated 2 0");
    check(3, &stop, "seated 2 0 1");
}

#[test]
fn the_quota_at_the_distribution() {
    const ALL: [Group; 3] = [Group::Women, Group::BelowAge(29), Group::Disability];
    const YOUTH: [Group; 3] = [Group::Women, Group::Youth, Group::Disability];
    let check = |groups: &[Group], list: &List, instructions: &Instructions, expect: &str| {
        assert_eq!(shown(&seat(list, &rules(groups, true), instructions, &alphabet)), expect, "{list:?}");
    };
    let stop = Instructions::default();
    let men = ["m40 Асқар", "m40 Болат", "m40 Виктор", "w40 Гүлнар"];
    check(&ALL, &list(3, &men, Some((&[0, 3, 1], true))), &stop, "seated 0 3 1");
    let refused = "refused (quota.mandates): the quota needs 1 persons of its groups, the decision seats 0";
    check(&ALL, &list(3, &men, Some((&[0, 1, 2], true))), &stop, refused);
    let against = "silent (quota.mandates): the quota needs 1 persons of its groups, the alphabetical order gives 0";
    check(&ALL, &list(3, &men, None), &stop, against);
    check(&ALL, &list(3, &men, None), &go_on(&[GapKind::QuotaAgainstDefault]), "seated 0 1 2");
    let cannot = "silent (quota.mandates): the quota needs 2 persons of its groups, the list has 1";
    check(&ALL, &list(4, &men, Some((&[0, 1, 2, 3], true))), &stop, cannot);
    check(&ALL, &list(4, &men, None), &go_on(&[GapKind::CannotFillQuota]), "seated 0 1 2 3");
    // 28 years old counts, 29 does not; a disability counts.
    check(&ALL, &list(1, &["m28 Асқар"], None), &stop, "seated 0");
    check(&ALL, &list(1, &["m29 Асқар", "w40 Әсел"], None), &stop, against);
    check(&ALL, &list(1, &["m60d Асқар"], None), &stop, "seated 0");
    // Youth without an age matters only where it decides.
    let undefined =
        "silent (quota.mandates): the quota needs 1 persons; 0 count without youth, and no age of youth is given";
    check(&YOUTH, &list(1, &["m20 Асқар"], None), &stop, undefined);
    check(&YOUTH, &list(1, &["w20 Асқар"], None), &stop, "seated 0");
    let aged = |age| Instructions { youth_below_age: Some(age), ..Instructions::default() };
    check(&YOUTH, &list(1, &["m20 Асқар"], None), &aged(35), "seated 0");
    let nobody = "silent (quota.mandates): the quota needs 1 persons of its groups, the list has 0";
    check(&YOUTH, &list(1, &["m20 Асқар"], None), &aged(20), nobody);
    check(&YOUTH, &list(1, &["m20 Асқар"], None), &go_on(&[GapKind::YouthUndefined]), nobody);
}

#[test]
fn a_person_of_two_groups_counts_once() {
    let check = |in_sum_said: bool, persons: &[&str], mandates: u32, expect: &str, flagged: &[usize]| {
        let groups = [Group::Women, Group::BelowAge(29), Group::Disability];
        let everybody: Vec<usize> = (0..persons.len()).collect();
        let outcome = seat(
            &list(mandates, persons, Some((&everybody, true))),
            &rules(&groups, in_sum_said),
            &Instructions::default(),
            &alphabet,
        );
        assert_eq!(shown(&outcome), expect);
        let (Outcome::Seated(s) | Outcome::Silent { so_far: s, .. } | Outcome::Refused { so_far: s, .. }) = outcome;
        let once: Vec<(usize, bool)> = s
            .steps
            .iter()
            .filter_map(|step| match step.what {
                What::CountedOnce { person, law_says } => Some((person, law_says)),
                _ => None,
            })
            .collect();
        assert_eq!(once, flagged.iter().map(|p| (*p, in_sum_said)).collect::<Vec<_>>());
    };
    // A young woman with a disability is one of the two that four mandates need.
    let persons = ["w25d Әсел", "m40 Асқар", "m40 Болат", "m40 Виктор"];
    let cannot = "silent (quota.mandates): the quota needs 2 persons of its groups, the list has 1";
    check(false, &persons, 4, cannot, &[0]);
    check(true, &persons, 4, cannot, &[0]);
    check(false, &persons, 3, "seated 0 1 2", &[0]);
    check(true, &["w40 Әсел", "m40 Асқар"], 2, "seated 0 1", &[]);
}

#[test]
fn a_vacancy() {
    let groups = [Group::Women];
    let persons = ["w40 Әсел", "m40 Асқар", "m40 Болат", "w40 Гүлнар", "m40 Дархан"];
    let keeps = rules(&groups, true);
    let free = Rules { vacancy_keeps_quota: Ruled { value: false, rule: String::new() }, ..keeps.clone() };
    let check = |seated: &[usize], out: &[usize], chosen: Option<usize>, rules: &Rules, expect: &str| {
        let vacancy = Vacancy { seated: seated.to_vec(), out: out.to_vec(), mandate: 1, chosen };
        let outcome = fill(&list(3, &persons, None), &vacancy, rules, &Instructions::default());
        assert_eq!(shown(&outcome), expect, "{vacancy:?}");
    };
    check(&[1, 2], &[0], Some(3), &keeps, "seated 3");
    let broken = "refused (vacancy.keeps_quota): the quota needs 1 persons of its groups, the decision seats 0";
    check(&[1, 2], &[0], Some(4), &keeps, broken);
    check(&[1, 2], &[0], Some(4), &free, "seated 4");
    check(&[0, 2], &[1], Some(4), &keeps, "seated 4");
    check(&[1, 2], &[0], None, &keeps, "seated ; vacant 1");
    check(&[1, 2], &[0, 3, 4], Some(3), &keeps, "seated ; vacant 1");
    let cannot = "silent (vacancy.keeps_quota): the quota needs 1 persons of its groups, the list has 0";
    check(&[1, 2], &[0, 3], Some(4), &keeps, cannot);
    check(&[1, 2], &[0], Some(1), &keeps, "refused (order.decided_by): person 2 holds a mandate already");
    check(
        &[1, 2],
        &[0],
        Some(0),
        &keeps,
        "refused (order.decided_by): person 1 may not take a mandate of this list again",
    );
    check(&[1, 2], &[0], Some(9), &keeps, "refused (order.decided_by): person 10 is not on the list");
    // With a second vacancy open, its successor can still keep the quota.
    check(&[1], &[0], Some(4), &keeps, "seated 4");
    let exhausted = fill(
        &list(1, &["m40 Асқар"], None),
        &Vacancy { seated: vec![], out: vec![0], mandate: 1, chosen: None },
        &keeps,
        &Instructions::default(),
    );
    let Outcome::Seated(seating) = exhausted else { panic!("an exhausted list leaves the mandate vacant") };
    let vacant = Step { what: What::Vacant { mandates: 1 }, rule: "vacancy.list_exhausted".to_owned() };
    assert_eq!(seating.steps, [vacant]);
}

#[test]
fn every_mandate_has_a_step_and_its_rule() {
    let persons = ["w40 Әсел", "m40 Асқар"];
    let outcome = seat(&list(1, &persons, None), &rules(&[Group::Women], true), &Instructions::default(), &alphabet);
    let Outcome::Silent { so_far, .. } = outcome else { panic!("Асқар is first in the alphabet and a man") };
    let step = |what, rule: &str| Step { what, rule: rule.to_owned() };
    assert_eq!(
        so_far.steps,
        [
            step(What::Undecided, "order.decided_by"),
            step(What::Alphabetical, "order.default"),
            step(What::Takes { mandate: 1, person: 1 }, "order.default"),
            step(What::QuotaChecked { need: 1, found: 0 }, "quota.mandates"),
        ]
    );
}

#[test]
fn needed_is_the_least_number_not_below_the_share() {
    assert_eq!(needed(3, 10, 126), 38);
    assert_eq!(needed(3, 10, 90), 27);
    for mandates in 0..=200_u32 {
        let need = needed(3, 10, mandates);
        assert!(10 * need >= 3 * mandates, "{mandates}");
        assert!(need == 0 || 10 * (need - 1) < 3 * mandates, "{mandates}");
    }
    assert_eq!(needed(1, 1, u32::MAX), u32::MAX);
    assert_eq!(needed(0, 1, 98), 0);
}

#[test]
fn ages_change_on_the_birthday() {
    let check = |born: Date, on: Date, expect: i16| {
        let person = Person { born, ..person("m40 Асқар") };
        assert_eq!(person.age_on(on), expect, "born {born}, on {on}");
    };
    check(date(1994, 3, 19), AGE_ON, 29);
    check(date(1994, 3, 20), AGE_ON, 28);
    check(date(2000, 2, 29), date(2023, 2, 28), 22);
    check(date(2000, 2, 29), date(2023, 3, 1), 23);
    check(date(2000, 2, 29), date(2024, 2, 29), 24);
}

/// Of all small lists: nobody takes two mandates, no mandate is lost, and every seated list keeps the quota it must.
#[test]
fn all_lists_of_at_most_four_persons() {
    const KINDS: [&str; 3] = ["w40", "m25", "m40"];
    let rules = rules(&[Group::Women, Group::BelowAge(29)], true);
    for size in 0..=4_usize {
        for code in 0..KINDS.len().pow(u32::try_from(size).unwrap()) {
            let marks: Vec<&str> =
                (0..size).map(|i| KINDS[code / KINDS.len().pow(u32::try_from(i).unwrap()) % 3]).collect();
            let names: Vec<String> = marks.iter().zip(["Г", "Б", "А", "В"]).map(|(m, n)| format!("{m} {n}")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            for mandates in 0..=5 {
                let outcome = seat(&list(mandates, &names, None), &rules, &Instructions::default(), &alphabet);
                let counts =
                    |taken: &[usize]| u32::try_from(taken.iter().filter(|p| marks[**p] != "m40").count()).unwrap();
                let need = needed(3, 10, mandates);
                match outcome {
                    Outcome::Seated(seating) => {
                        assert_eq!(seating.taken.len(), usize::try_from(mandates).unwrap());
                        let mut once = seating.taken.clone();
                        once.sort_unstable();
                        once.dedup();
                        assert_eq!(once.len(), seating.taken.len());
                        assert!(counts(&seating.taken) >= need, "{names:?} {mandates}");
                    }
                    Outcome::Silent { gap: Gap::ShortList { left }, .. } => {
                        assert_eq!(usize::try_from(mandates - left).unwrap(), size);
                    }
                    Outcome::Silent { gap: Gap::CannotFillQuota { available, .. }, .. } => assert!(available < need),
                    Outcome::Silent { gap: Gap::QuotaAgainstDefault { found, .. }, so_far, .. } => {
                        assert!(found < need && counts(&so_far.taken) == found);
                    }
                    other => panic!("{names:?} {mandates}: {other:?}"),
                }
            }
        }
    }
}
