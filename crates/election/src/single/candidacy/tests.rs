//! Nominations under a small law made for these tests: every ground, what the law leaves open, readings, signatures, contests
//! with too few candidates, and properties. They must never know the law of a country.

use jiff::civil::date;
use law::calendar::{Calendar, Record};
use law::{Law, Query, Share};
use proptest::prelude::*;

use super::*;
use crate::office::Offices;
use crate::persons::Sex;
use crate::small::{SmallAct, office};

const GROUNDS: &str = "value = [\"breach of the nomination rules or missing documents\", \"requirements not met\", \
                       \"false declaration\", \"negative special check\"]";
const NOMINATORS: &str = "value = [{ who = \"party\", own_members = true }, { who = \"self\", signatures = true }, \
                          { who = \"higher_akim\", if_too_few = true }]";
const RESERVE: &str = "choices = [\"district_akim_with_the_agreement_of_the_community_assembly\", \"higher_akim\", \
                       \"nobody\"]\nvalue = \"district_akim_with_the_agreement_of_the_community_assembly\"";
const NUMBER: &str =
    "choices = [\"up_to_the_least_number\", \"one\", \"without_limit\"]\nvalue = \"up_to_the_least_number\"";
const UNTIL: &str = "choices = [\"before_registration\", \"before_voting\"]\nvalue = \"before_registration\"";

/// Signatures from half of the settlements, no candidacy for a maslikhat and a nominator's time until voting begin on a day
/// in early 2020 that is not known.
pub(super) fn act() -> SmallAct {
    let mut act = SmallAct::new()
        .between("unsure", "2020-01-01", "2020-03-01")
        .define(1, "council.nominators", "table", NOMINATORS)
        .define(1, "council.party_candidates_per_district", "count candidates", "value = \"1 candidates\"")
        .define(2, "council.reserve_nominator", "choice", RESERVE)
        .define(2, "council.reserve_nominator.number", "choice", NUMBER)
        .define(2, "council.nomination.min_candidates", "count candidates", "value = \"2 candidates\"")
        .define(3, "council.candidate.constituencies_max", "count units", "value = \"1 units\"")
        .define(3, "council.candidate.also_for_maslikhat", "yes/no", "value = false\nclause = \"unsure\"")
        .define(4, "council.min_age", "duration", "value = \"25 years\"")
        .define(4, "council.max_terms_in_a_row", "count terms", "value = \"2 terms\"")
        .define(5, "council.signatures.share", "share", "value = \"1 %\"")
        .define(5, "council.signatures.settlements", "share", "silent = \"settlements\"")
        .set(5, "council.signatures.settlements", "value = \"1/2\"\nclause = \"unsure\"")
        .define(6, "council.fee", "count wages", "value = \"1 wages\"")
        .define(6, "council.fee.refund_from", "share", "silent = \"no refund\"")
        .define(7, "council.refusal.grounds", "table", GROUNDS)
        .define(8, "council.nomination_cancelled_until", "choice", UNTIL)
        .set(8, "council.nomination_cancelled_until", "value = \"before_voting\"\nclause = \"unsure\"");
    for (article, rule, term) in [
        (2, "nomination.extension_days", "5 days"),
        (2, "too_few_registered.extension_days", "15 days"),
        (5, "signatures.sheets_issued_days", "3 days"),
        (5, "signatures.check_days", "3 days"),
        (6, "declarations_check_days", "5 days"),
        (6, "special_check_days", "30 days"),
        (7, "refusal.appeal_days", "3 days"),
        (7, "refusal.decision_days", "3 days"),
        (8, "cancel.blocked_days_before_vote", "2 days"),
        (8, "withdrawal.until_days_before_vote", "2 days"),
        (8, "nomination_cancelled_days", "2 days"),
    ] {
        act = act.define(article, &format!("council.{rule}"), "duration", &format!("value = \"{term}\""));
    }
    act
}

pub(super) fn calendar() -> Calendar {
    Calendar::new(Record::default())
}

pub(super) fn rules(law: &Law, on: Date) -> CandidacyRules {
    CandidacyRules::on(law, &Offices(vec![office()]), "council", Query::on(on)).unwrap()
}

fn own() -> Nomination {
    Nomination {
        candidate: "a".to_owned(),
        name: "Synthetic A".to_owned(),
        sex: Sex::Woman,
        born: date(1980, 1, 1),
        citizen: Some(true),
        residence_years: Some(10),
        nominator: Nominator::Own,
        member_of: Membership::NoParty,
        consent: Some(true),
        agreed: None,
        terms: Some(TermsServed { in_a_row: 0, before_the_limit: 0 }),
        elsewhere: Some(Vec::new()),
        paid: Share::new(1, 1),
        signatures: Some(Signatures { collected: 30, good: Some(20), settlements: Some(2) }),
        declaration: Paper::InOrder,
        spouse_declaration: Paper::NotOwed,
        special_check: SpecialCheck::Passed,
        filed: Moment { day: date(2015, 7, 1), hour: None },
    }
}

fn of_party() -> Nomination {
    let nominator = Nominator::Party("x".to_owned());
    Nomination { nominator, member_of: Membership::Party("x".to_owned()), signatures: None, ..own() }
}

fn contest() -> Contest {
    let other = |candidate: &str, nominator| Other { candidate: candidate.to_owned(), nominator };
    Contest {
        vote: date(2015, 7, 25),
        voters: Some(1950),
        settlements: Some(3),
        others: vec![other("b", Nominator::Party("y".to_owned())), other("c", Nominator::Own)],
        stood_at_end: None,
    }
}

fn days() -> Days {
    let limit = |day| {
        Some(Limit { day: date(2015, 7, day), hour: Some(Hour { hour: 18, minute: 0 }), citation: "d".to_owned() })
    };
    Days { nomination_opens: None, nomination_ends: limit(9), signatures_due: None, registration_ends: limit(14) }
}

/// The decision and the matters it rests on.
fn word(judgement: &Judgement) -> String {
    let matters: Vec<String> = judgement.decision.checks().iter().map(|check| check.matter.to_string()).collect();
    format!("{} {}", judgement.decision.word(), matters.join(", ")).trim().to_owned()
}

fn judged(nomination: &Nomination, contest: &Contest, on: Date) -> Judgement {
    judge(nomination, contest, &days(), &rules(&act().law(), on), &calendar())
}

fn check(nomination: &Nomination, expect: &str) {
    let found = judged(nomination, &contest(), date(2015, 7, 10));
    assert_eq!(word(&found), expect, "{:#?}", found.readings);
}

#[test]
fn every_ground_and_every_gap() {
    check(&own(), "registrable");
    check(&of_party(), "registrable");
    let with = |change: fn(&mut Nomination), expect: &str| {
        let mut nomination = own();
        change(&mut nomination);
        check(&nomination, expect);
    };
    with(|n| n.nominator = Nominator::Body, "refused nominator");
    with(|n| n.filed.day = date(2015, 7, 10), "refused time of nomination");
    with(|n| n.filed.day = date(2015, 7, 9), "open time of nomination");
    with(|n| n.filed = Moment { day: date(2015, 7, 9), hour: Some(Hour { hour: 18, minute: 0 }) }, "registrable");
    with(
        |n| n.filed = Moment { day: date(2015, 7, 9), hour: Some(Hour { hour: 18, minute: 1 }) },
        "refused time of nomination",
    );
    with(|n| n.elsewhere = Some(vec![Elsewhere::Constituency]), "refused constituencies");
    with(|n| n.elsewhere = Some(vec![Elsewhere::Maslikhat]), "registrable");
    with(|n| n.elsewhere = None, "open constituencies");
    with(|n| n.born = date(1990, 7, 25), "open age");
    with(|n| n.born = date(1990, 7, 26), "refused age");
    with(|n| n.born = date(1990, 7, 1), "registrable");
    with(|n| n.terms = Some(TermsServed { in_a_row: 2, before_the_limit: 0 }), "refused terms in a row");
    with(|n| n.terms = Some(TermsServed { in_a_row: 2, before_the_limit: 1 }), "open terms in a row");
    with(|n| n.terms = Some(TermsServed { in_a_row: 1, before_the_limit: 0 }), "registrable");
    with(|n| n.terms = None, "open terms in a row");
    with(|n| n.consent = Some(false), "open consent");
    with(|n| n.citizen = Some(false), "open citizenship");
    with(|n| n.paid = Share::new(1, 2), "to be mended fee");
    with(|n| n.paid = None, "open fee");
    with(|n| n.signatures = None, "to be mended signatures");
    with(
        |n| n.signatures = Some(Signatures { collected: 30, good: Some(18), settlements: None }),
        "to be mended signatures",
    );
    with(|n| n.signatures = Some(Signatures { collected: 30, good: Some(19), settlements: None }), "open signatures");
    with(
        |n| n.signatures = Some(Signatures { collected: 18, good: None, settlements: None }),
        "to be mended signatures",
    );
    with(|n| n.signatures = Some(Signatures { collected: 30, good: None, settlements: None }), "open signatures");
    with(|n| n.declaration = Paper::Missing, "to be mended declarations");
    with(|n| n.spouse_declaration = Paper::False, "refused declarations");
    with(|n| n.special_check = SpecialCheck::Negative, "refused special check");
    with(|n| n.special_check = SpecialCheck::Pending(date(2015, 7, 1)), "open special check");
    with(|n| n.special_check = SpecialCheck::NotStated, "open special check");
    let party = |change: fn(&mut Nomination), expect: &str| {
        let mut nomination = of_party();
        change(&mut nomination);
        check(&nomination, expect);
    };
    party(|n| n.member_of = Membership::NoParty, "refused own member");
    party(|n| n.member_of = Membership::Party("y".to_owned()), "refused own member");
    party(|n| n.member_of = Membership::NotStated, "open own member");
    party(|n| n.nominator = Nominator::Party("y".to_owned()), "refused own member, candidates of the party");
}

#[test]
fn what_can_be_mended_is_refused_when_registration_has_ended() {
    let short = Nomination { paid: Share::new(0, 1), ..own() };
    assert_eq!(word(&judged(&short, &contest(), date(2015, 7, 14))), "to be mended fee");
    assert_eq!(word(&judged(&short, &contest(), date(2015, 7, 15))), "refused fee");
    let check = &judged(&short, &contest(), date(2015, 7, 14)).decision.checks()[0].clone();
    assert!(check.to_string().contains("can be mended until 2015-07-14 18:00 (d)"), "{check}");
}

#[test]
fn a_special_check_that_ends_later_is_left_open() {
    let pending = |since| Nomination { special_check: SpecialCheck::Pending(since), ..own() };
    let open = |since: Date| match &judged(&pending(since), &contest(), date(2015, 7, 10)).decision.checks()[0].verdict
    {
        Verdict::Open(Open::SpecialCheckLater { latest, than }) => format!("{latest} {than}"),
        other => format!("{other:?}"),
    };
    assert_eq!(open(date(2015, 7, 1)), "2015-07-31 voting");
    assert_eq!(open(date(2015, 6, 20)), "2015-07-20 registration ends");
    assert_eq!(open(date(2015, 6, 14)), "Unknown");
}

#[test]
fn the_reserve_nominator_fills_up_and_no_more() {
    let mut nomination = own();
    nomination.nominator = Nominator::HigherAkim;
    nomination.agreed = Some(true);
    let check = |nomination: &Nomination, stood: Option<u64>, already: usize, expect: &str| {
        let mut contest = contest();
        contest.stood_at_end = stood;
        for at in 0..already {
            contest.others.push(Other { candidate: format!("r{at}"), nominator: Nominator::HigherAkim });
        }
        assert_eq!(word(&judged(nomination, &contest, date(2015, 7, 8))), expect, "{stood:?} {already}");
    };
    check(&nomination, Some(0), 0, "registrable");
    check(&nomination, Some(0), 1, "registrable");
    check(&nomination, Some(0), 2, "refused reserve nominator");
    check(&nomination, Some(1), 0, "registrable");
    check(&nomination, Some(1), 1, "refused reserve nominator");
    check(&nomination, Some(2), 0, "refused reserve nominator");
    check(&nomination, None, 0, "open reserve nominator");
    nomination.agreed = None;
    check(&nomination, Some(0), 0, "open reserve nominator");
    nomination.agreed = Some(false);
    check(&nomination, Some(0), 0, "to be mended reserve nominator");
}

#[test]
fn facts_that_do_not_add_up_stop_a_registration() {
    let with = |change: fn(&mut Nomination), expect: &[&str]| {
        let mut nomination = own();
        change(&mut nomination);
        let found = judged(&nomination, &contest(), date(2015, 7, 10));
        let codes: Vec<&str> = found.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, expect);
        assert_ne!(found.decision, Decision::Registrable);
    };
    with(|n| n.born = date(2015, 8, 1), &["H001"]);
    with(|n| n.born = date(9999, 12, 31), &["H001"]);
    with(|n| n.candidate = "b".to_owned(), &["H002"]);
    with(|n| n.signatures = Some(Signatures { collected: 1, good: Some(u64::MAX), settlements: None }), &["H003"]);
    with(|n| n.signatures = Some(Signatures { collected: 30, good: Some(25), settlements: Some(4) }), &["H004"]);
    with(|n| n.signatures = Some(Signatures { collected: 30, good: Some(1), settlements: Some(2) }), &["H004"]);
    with(|n| n.terms = Some(TermsServed { in_a_row: 0, before_the_limit: u32::MAX }), &["H005"]);
}

#[test]
fn on_a_day_between_two_laws_both_must_agree() {
    let check = |settlements: Option<u64>, elsewhere: Vec<Elsewhere>, year, month, expect: &str| {
        let nomination = Nomination {
            signatures: Some(Signatures { collected: 30, good: Some(20), settlements }),
            elsewhere: Some(elsewhere),
            ..own()
        };
        let found =
            judge(&nomination, &contest(), &Days::default(), &rules(&act().law(), date(year, month, 1)), &calendar());
        assert_eq!(word(&found), expect);
    };
    check(Some(1), vec![], 2019, 12, "registrable");
    check(Some(1), vec![], 2020, 2, "readings differ");
    check(Some(2), vec![], 2020, 2, "registrable");
    check(Some(1), vec![], 2020, 3, "to be mended settlements");
    check(None, vec![], 2020, 3, "open settlements");
    check(Some(2), vec![Elsewhere::Maslikhat], 2020, 2, "readings differ");
    check(Some(2), vec![Elsewhere::Maslikhat], 2020, 3, "refused maslikhat");
}

#[test]
fn without_a_recorded_list_of_grounds_nobody_is_refused() {
    let bare = SmallAct::new().define(4, "council.min_age", "duration", "value = \"25 years\"").law();
    let nomination = Nomination { born: date(2010, 1, 1), ..own() };
    let found = judge(&nomination, &contest(), &days(), &rules(&bare, date(2015, 7, 10)), &calendar());
    assert_eq!(found.decision.word(), "open");
    assert!(CandidacyRules::on(&bare, &Offices(Vec::new()), "council", Query::on(date(2015, 1, 1))).is_err());
    assert!(CandidacyRules::on(&bare, &Offices(vec![office()]), "council", Query::on(date(1900, 1, 1))).is_err());
}

#[test]
fn signatures_are_checked_until_enough_are_good() {
    let sheet = |words: &str| -> Vec<Signature> {
        let one = |word: &str| {
            let (voter, rest) = word.split_once('/').unwrap();
            let (settlement, bad) = rest.split_once('!').unwrap_or((rest, ""));
            let wrong = (!bad.is_empty()).then_some(Bad::NotAVoterHere);
            Signature { voter: voter.to_owned(), settlement: settlement.to_owned(), wrong }
        };
        words.split(' ').filter(|word| !word.is_empty()).map(one).collect()
    };
    let check = |words: &str, signatures, settlements, expect: (u64, u64, u64, bool)| {
        let found = check_signatures(sheet(words), Need { signatures, settlements });
        assert_eq!((found.good, found.bad.values().sum(), found.unchecked, found.enough), expect, "{words}");
    };
    check("", 0, 0, (0, 0, 0, true));
    check("", 1, 0, (0, 0, 0, false));
    check("1/a 2/a 3/a", 2, 0, (2, 0, 1, true));
    check("1/a 1/a 3/a", 2, 0, (2, 1, 0, true));
    check("1/a! 1/a 1/b", 2, 0, (1, 2, 0, false));
    check("1/a 2/a 3/b 4/b", 2, 2, (3, 0, 1, true));
    check("1/a 2/a 3/", 2, 2, (3, 0, 0, false));
    let law = act().law();
    let of = |day: Date| need(&rules(&law, day).readings[0].rules, 1950, Some(3));
    assert_eq!(of(date(2015, 1, 1)), Some(Need { signatures: 20, settlements: 0 }));
    assert_eq!(of(date(2021, 1, 1)), Some(Need { signatures: 20, settlements: 2 }));
}

#[test]
fn too_few_candidates_extend_and_put_off_once() {
    let law = act().law();
    let rules = rules(&law, date(2015, 7, 9));
    let end = |stand| nominations_at_end(stand, date(2015, 7, 9), &rules, &calendar());
    let Some(AtEnd::Extended { until, may, reserve, .. }) = end(1).one().cloned() else { panic!("extended") };
    assert_eq!((until, may, reserve), (date(2015, 7, 14), Some(1), Reserve::WithAgreement));
    assert!(matches!(end(0).one(), Some(AtEnd::Extended { may: Some(2), .. })));
    assert!(matches!(end(2).one(), Some(AtEnd::Enough { .. })));
    let few = |left, put_off| too_few(left, put_off, date(2015, 7, 25), &rules, &calendar());
    assert!(matches!(few(1, 0).one(), Some(TooFew::PutOff { until, .. }) if *until == date(2015, 8, 9)));
    assert!(matches!(few(0, 1).one(), Some(TooFew::Again { .. })));
    assert!(matches!(few(2, 1).one(), Some(TooFew::Enough { .. })));
    let far = nominations_at_end(0, Date::MAX, &rules, &calendar());
    assert!(matches!(far.one(), Some(AtEnd::Open { .. })), "{far:?}");
    let none = SmallAct::new().define(4, "council.min_age", "duration", "value = \"25 years\"").law();
    let none = super::tests::rules(&none, date(2015, 7, 9));
    assert!(matches!(too_few(0, 0, date(2015, 7, 25), &none, &calendar()).one(), Some(TooFew::Open { .. })));
}

#[test]
fn a_fee_comes_back_where_the_law_says_so() {
    let silent = act().law();
    let day = date(2015, 7, 25);
    assert!(matches!(
        fee_refund(Share::new(1, 2), Some(true), &rules(&silent, day)).one(),
        Some(Refund::Silent { .. })
    ));
    let law = SmallAct::new()
        .define(6, "council.fee.refund_from", "share", "value = \"5 %\"")
        .define(6, "council.fee.refund_if_elected", "yes/no", "value = true")
        .law();
    let rules = rules(&law, day);
    let refund = |share: Option<Share>, elected| match fee_refund(share, elected, &rules).one().unwrap() {
        Refund::Back(_) => "back",
        Refund::NotBack(_) => "not back",
        Refund::Silent { .. } => "silent",
        Refund::NotKnown(_) => "not known",
    };
    assert_eq!(refund(Share::new(5, 100), Some(false)), "back");
    assert_eq!(refund(Share::new(4999, 100_000), Some(false)), "not back");
    assert_eq!(refund(Share::new(1, 100), Some(true)), "back");
    assert_eq!(refund(Share::new(1, 100), None), "not known");
    assert_eq!(refund(None, Some(false)), "not known");
}

/// A nomination of any kind, hostile figures included.
fn any_nomination() -> impl Strategy<Value = Nomination> {
    let nominator = prop_oneof![
        Just(Nominator::Own),
        Just(Nominator::HigherAkim),
        Just(Nominator::Body),
        Just(Nominator::Party("x".to_owned())),
        Just(Nominator::Party("y".to_owned())),
    ];
    let member =
        prop_oneof![Just(Membership::NoParty), Just(Membership::NotStated), Just(Membership::Party("x".to_owned())),];
    let terms = proptest::option::weighted(0.9, (0_u32..3, 0_u32..2))
        .prop_map(|terms| terms.map(|(in_a_row, before_the_limit)| TermsServed { in_a_row, before_the_limit }));
    let signatures = proptest::option::weighted(
        0.9,
        (20_u64..40, proptest::option::weighted(0.9, 15_u64..40), proptest::option::weighted(0.9, 0_u64..4)),
    )
    .prop_map(|all| all.map(|(collected, good, settlements)| Signatures { collected, good, settlements }));
    let other = prop_oneof![Just(Elsewhere::Constituency), Just(Elsewhere::Maslikhat)];
    let elsewhere = prop_oneof![
        4 => Just(Some(Vec::new())),
        1 => Just(None),
        1 => proptest::collection::vec(other, 1..3).prop_map(Some),
    ];
    let paid = proptest::option::weighted(0.9, 1_u64..4).prop_map(|paid| paid.and_then(|paid| Share::new(paid, 2)));
    let paper = || prop_oneof![9 => Just(Paper::InOrder), 1 => Just(Paper::Missing), 1 => Just(Paper::False), 1 => Just(Paper::NotStated)];
    let check = prop_oneof![9 => Just(SpecialCheck::Passed), 1 => Just(SpecialCheck::Negative),
        1 => Just(SpecialCheck::Pending(date(2015, 7, 1)))];
    let person = (nominator, member, terms, 1985_i16..1992, 1_i8..=12);
    (person, signatures, elsewhere, paid, paper(), check).prop_map(
        |((nominator, member_of, terms, year, month), signatures, elsewhere, paid, declaration, special_check)| {
            let born = date(year, month, 1);
            Nomination {
                born,
                nominator,
                member_of,
                terms,
                elsewhere,
                paid,
                signatures,
                declaration,
                special_check,
                ..own()
            }
        },
    )
}

/// The rules with every limit moved in the candidate's favour, by as much as the numbers say.
fn milder(rules: &Rules, by: [u32; 4]) -> Rules {
    let mut mild = rules.clone();
    let [age, terms, voters, fee] = by;
    if let Ok(cited) = &mut mild.min_age {
        cited.value = cited.value.saturating_sub(age);
    }
    for (rule, more) in
        [(&mut mild.terms_max, terms), (&mut mild.constituencies_max, terms), (&mut mild.per_party, terms)]
    {
        if let Ok(cited) = rule {
            cited.value += u64::from(more);
        }
    }
    if let Ok(cited) = &mut mild.signatures {
        cited.value = Share::new(cited.value.num(), cited.value.den() + u64::from(voters)).unwrap();
    }
    if let Ok(cited) = &mut mild.fee {
        cited.value = cited.value.saturating_sub(u64::from(fee));
    }
    if let Ok(cited) = &mut mild.also_for_maslikhat {
        cited.value = true;
    }
    mild
}

proptest! {
    #[test]
    fn who_is_registrable_is_so_under_every_milder_law(
        nomination in any_nomination(),
        by in [0_u32..10, 0_u32..3, 0_u32..900, 0_u32..2],
        later in any::<bool>(),
    ) {
        let day = if later { date(2021, 7, 10) } else { date(2015, 7, 10) };
        let rules = rules(&act().law(), day);
        let strict = judge(&nomination, &contest(), &Days::default(), &rules, &calendar());
        let mut generous = rules.clone();
        for reading in &mut generous.readings {
            reading.rules = milder(&reading.rules, by);
        }
        let mild = judge(&nomination, &contest(), &Days::default(), &generous, &calendar());
        if strict.decision == Decision::Registrable {
            prop_assert_eq!(mild.decision, Decision::Registrable);
        } else if let Decision::Refused(grounds) = mild.decision {
            let Decision::Refused(all) = &strict.decision else { panic!("refused by the milder law alone") };
            for ground in grounds {
                prop_assert!(all.iter().any(|other| other.matter == ground.matter));
            }
        }
    }

    #[test]
    fn every_refusal_names_a_ground_and_two_articles(nomination in any_nomination()) {
        let found = judged(&nomination, &contest(), date(2015, 7, 20));
        if let Decision::Refused(grounds) = &found.decision {
            for check in grounds {
                let Verdict::Broken { ground, under } = &check.verdict else { panic!("a refusal rests on a ground") };
                prop_assert!(!ground.is_empty() && !under.is_empty() && !check.citation.is_empty());
            }
        }
    }

    #[test]
    fn a_check_of_signatures_loses_none_and_stops_as_soon_as_it_may(
        voters in proptest::collection::vec((0_u8..20, 0_u8..4, any::<bool>()), 0..60),
        signatures in 0_u64..20,
        settlements in 0_u64..4,
    ) {
        let sheets: Vec<Signature> = voters.iter().map(|(voter, settlement, good)| Signature {
            voter: voter.to_string(),
            settlement: settlement.to_string(),
            wrong: (!good).then_some(Bad::Particulars),
        }).collect();
        let need = Need { signatures, settlements };
        let found = check_signatures(sheets.clone(), need);
        let bad: u64 = found.bad.values().sum();
        prop_assert_eq!(found.good + bad + found.unchecked, u64::try_from(sheets.len()).unwrap());
        prop_assert!(found.enough || found.unchecked == 0);
        let looked = usize::try_from(found.good + bad).unwrap();
        if found.enough && looked > 0 {
            let one_less = check_signatures(sheets[..looked - 1].to_vec(), need);
            prop_assert!(!one_less.enough);
        }
    }
}

#[test]
fn a_limit_has_its_hour() {
    let limit = days().nomination_ends.unwrap();
    let at = |day, hour: Option<u8>| {
        limit.holds(Moment { day: date(2015, 7, day), hour: hour.map(|hour| Hour { hour, minute: 0 }) })
    };
    assert_eq!(
        [at(8, None), at(9, None), at(9, Some(18)), at(9, Some(19)), at(10, Some(0))],
        [Some(true), None, Some(true), Some(false), Some(false)]
    );
}
