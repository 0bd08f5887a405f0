//! The guards over a small invented law: an order without immunity, a law with it, a constitution above that law.

use jiff::civil::{Date, date};
use law::Law;
use proptest::prelude::*;

use super::*;

const OPS: &str = r#"
[act]
id = "xx/law/2001/1"
form = "Law"
number = "1"
signed = 2001-01-01
in_force = { on = 2001-01-01, confidence = "text" }

[clauses.law]
on = 2010-01-01
confidence = "text"
because = "named"
[clauses.constitution]
on = 2012-01-01
confidence = "text"
because = "named"
[clauses.unclear]
earliest = 2014-01-01
latest = 2015-01-01
because = "not known"

[[op]]
kind = "rule.define"
rule = "law.supremacy"
type = "choice"
choices = ["constitution_prevails"]
title = "order"
target = "xx/law/2001/1#order"
value = "constitution_prevails"
confidence = "text"
[[op]]
kind = "rule.define"
rule = "ombudsman.immunity.lifted_by"
type = "choice"
choices = ["no_immunity", "prosecutor", "senate"]
title = "lifted by"
before = "none"
target = "xx/law/2001/1#lifted"
value = "no_immunity"
confidence = "text"
[[op]]
kind = "rule.set"
rule = "ombudsman.immunity.lifted_by"
value = "prosecutor"
confidence = "text"
clause = "law"
[[op]]
kind = "rule.set"
rule = "ombudsman.immunity.lifted_by"
value = "senate"
confidence = "text"
clause = "constitution"
[[op]]
kind = "rule.define"
rule = "ombudsman.immunity.act_lifted_by"
type = "choice"
choices = ["prosecutor", "senate"]
title = "lifted by the act"
before = "none"
target = "xx/law/2001/1#act-lifted"
value = "prosecutor"
confidence = "text"
clause = "law"
[[op]]
kind = "rule.define"
rule = "ombudsman.immunity.act_covers"
type = "table"
title = "covered by the act"
before = "none"
target = "xx/law/2001/1#act-covers"
value = [{ act = "detain", exceptions = true }, { act = "prosecute", exceptions = false }, { act = "house_arrest", exceptions = false }]
confidence = "text"
clause = "law"
[[op]]
kind = "rule.define"
rule = "ombudsman.immunity.constitution_covers"
type = "table"
title = "covered by the constitution"
before = "none"
target = "xx/law/2001/1#constitution-covers"
value = [{ act = "detain", exceptions = true }, { act = "prosecute", exceptions = false }]
confidence = "text"
clause = "constitution"
[[op]]
kind = "rule.define"
rule = "ombudsman.immunity.exceptions"
type = "table"
title = "exceptions"
target = "xx/law/2001/1#exceptions"
value = ["caught_in_the_act", "grave_crime"]
confidence = "text"
[[op]]
kind = "rule.define"
rule = "ombudsman.incompatible"
type = "table"
title = "barred"
target = "xx/law/2001/1#barred"
value = ["deputy_mandate", "other_paid_work", "strikes"]
confidence = "text"
[[op]]
kind = "rule.define"
rule = "ombudsman.paid_work_allowed"
type = "table"
title = "allowed"
target = "xx/law/2001/1#allowed"
value = ["teaching"]
confidence = "text"
[[op]]
kind = "rule.define"
rule = "ombudsman.party_membership"
type = "choice"
choices = ["suspended_for_the_term", "ended_within_ten_days"]
title = "membership"
target = "xx/law/2001/1#membership"
value = "suspended_for_the_term"
confidence = "text"
[[op]]
kind = "rule.set"
rule = "ombudsman.party_membership"
value = "ended_within_ten_days"
confidence = "text"
clause = "unclear"
[[op]]
kind = "rule.define"
rule = "ombudsman.party.leave_within"
type = "duration"
title = "time to leave"
before = "none"
target = "xx/law/2001/1#leave"
value = "10 days"
confidence = "text"
clause = "unclear"
[[op]]
kind = "rule.define"
rule = "ombudsman.tasks_by_others"
type = "yes/no"
title = "tasks"
target = "xx/law/2001/1#tasks"
silent = "tasks"
confidence = "text"
[[op]]
kind = "rule.define"
rule = "ombudsman.min_age"
type = "duration"
title = "age"
target = "xx/law/2001/1#age"
value = "30 years"
confidence = "text"
[[op]]
kind = "rule.define"
rule = "ombudsman.release_grounds"
type = "table"
title = "grounds"
target = "xx/law/2001/1#grounds"
value = ["death", "other_post"]
confidence = "text"
[[op]]
kind = "rule.set"
rule = "ombudsman.release_grounds"
value = ["death"]
confidence = "text"
clause = "unclear"
[[op]]
kind = "rule.define"
rule = "ombudsman.term_years"
type = "duration"
title = "term"
target = "xx/law/2001/1#term"
value = "5 years"
confidence = "text"
"#;

fn law() -> Law {
    Law::load(&[("xx.toml".to_owned(), OPS.as_bytes().to_vec())]).unwrap()
}

#[track_caller]
fn check(deed: Deed, on: Date, circumstances: &Circumstances, expected: &str) {
    let decision = may(deed, circumstances, on, &law()).unwrap();
    assert_eq!(decision.ruling.to_string(), expected, "{deed} on {on}");
    if !matches!(decision.ruling, Ruling::Open(_)) {
        assert!(!decision.grounds.is_empty(), "an answer without a citation: {deed} on {on}");
    }
}

#[test]
fn rulings() {
    let plain = Circumstances::default();
    let caught = Circumstances { caught_in_the_act: true, ..Circumstances::default() };
    let grave = Circumstances { crime: Some(Crime::Grave), ..Circumstances::default() };
    let medium = Circumstances { crime: Some(Crime::Medium), ..Circumstances::default() };
    let consent = |of: &str| Circumstances { consent_of: Some(of.to_owned()), ..Circumstances::default() };
    let chosen = |day| Circumstances { appointed: Some(day), ..Circumstances::default() };
    let work = |post| Circumstances { post, ..Circumstances::default() };
    let (none, by_law, both) = (date(2005, 1, 1), date(2011, 1, 1), date(2013, 1, 1));
    let only_prosecutor = "only with the consent of the prosecutor";
    let only_senate = "only with the consent of the senate";
    for (deed, on, circumstances, expected) in [
        (Deed::Detain, none, &plain, "yes"),
        (Deed::Detain, by_law, &plain, only_prosecutor),
        (Deed::Detain, by_law, &caught, "yes"),
        (Deed::Detain, by_law, &grave, "yes"),
        (Deed::Detain, by_law, &medium, only_prosecutor),
        (Deed::Prosecute, by_law, &grave, only_prosecutor),
        (Deed::Prosecute, by_law, &consent("prosecutor"), "yes"),
        (Deed::Prosecute, both, &consent("prosecutor"), only_senate),
        (Deed::Prosecute, both, &consent("senate"), "yes"),
        (Deed::HouseArrest, both, &plain, only_prosecutor),
        (Deed::BringByForce, both, &plain, "open: ombudsman.immunity.act_covers: bring by force is not named"),
        (Deed::HoldOtherPost, none, &work(Post::Teaching), "yes"),
        (Deed::HoldOtherPost, none, &work(Post::DeputyMandate), "no"),
        (Deed::HoldOtherPost, none, &work(Post::StateService), "no"),
        (Deed::HoldOtherPost, none, &work(Post::Unpaid), "open: ombudsman.incompatible: unpaid is not named"),
        (Deed::Strike, none, &plain, "no"),
        (Deed::BeGivenTasks, none, &plain, "open: ombudsman.tasks_by_others: the law is silent: tasks"),
        (Deed::JoinParty, none, &plain, "open: ombudsman.party_membership: joining a party is not named"),
        (Deed::JoinParty, date(2015, 1, 1), &plain, "no"),
        (Deed::StayInParty, none, &plain, "yes, but suspended for the term"),
        (Deed::StayInParty, date(2016, 1, 11), &chosen(date(2016, 1, 1)), "yes, up to 2016-01-11"),
        (Deed::StayInParty, date(2016, 1, 12), &chosen(date(2016, 1, 1)), "no"),
        (Deed::StayInParty, date(2016, 1, 12), &plain, "no"),
        (Deed::TakePartInPolitics, none, &plain, "open: ombudsman.political_activity: no act defines this rule"),
        (Deed::QuestionAsWitness, none, &plain, "open: ombudsman.witness: no act defines this rule"),
    ] {
        check(deed, on, circumstances, expected);
    }
}

#[test]
fn what_is_overruled_is_cited() {
    let decision = may(Deed::Detain, &Circumstances::default(), date(2013, 1, 1), &law()).unwrap();
    let says: Vec<&str> = decision.grounds.iter().map(|ground| ground.says.as_str()).collect();
    assert_eq!(
        says,
        [
            "it is guarded against",
            "the consent is that of the senate",
            "the Constitution prevails over the act on the office",
            "overruled: the consent of the prosecutor",
        ]
    );
    let articles: Vec<&str> =
        decision.grounds.iter().map(|ground| ground.from.provisions[0].article.as_str()).collect();
    assert_eq!(articles, ["constitution-covers", "lifted", "order", "act-lifted"]);
}

#[test]
fn a_day_of_change_not_known_is_told() {
    let decision = may(Deed::StayInParty, &Circumstances::default(), date(2014, 6, 1), &law()).unwrap();
    assert_eq!(decision.ruling.code(), Some(codes::NOT_RECORDED));
    let Ruling::Open(gap) = decision.ruling else { panic!("open") };
    assert_eq!(gap.citations().len(), 2);
    assert!(may(Deed::Detain, &Circumstances::default(), date(2000, 12, 31), &law()).is_err());
}

#[test]
fn requirements() {
    let verdicts = |candidate: &Candidate, on| {
        let found = eligibility(candidate, on, &law()).unwrap();
        let age = found.checked.iter().find(|one| one.requirement == Requirement::Age).unwrap();
        (age.verdict.clone(), found.may_be_chosen())
    };
    let born = |born| Candidate { born: Some(born), ..Candidate::default() };
    let on = date(2010, 5, 1);
    assert_eq!(verdicts(&born(date(1980, 5, 1)), on), (Verdict::Met, None));
    assert_eq!(verdicts(&born(date(1980, 5, 2)), on), (Verdict::NotMet, Some(false)));
    assert_eq!(verdicts(&Candidate::default(), on), (Verdict::NotStated, None));
    assert_eq!(verdicts(&born(date(1980, 2, 29)), date(2010, 2, 28)).0, Verdict::Met);
}

#[test]
fn endings() {
    let end = |ending, on| early_end(ending, on, &law()).unwrap();
    assert!(matches!(end(Ending::OtherPost, date(2013, 1, 1)), Ended::Ground { .. }));
    assert!(matches!(end(Ending::OtherPost, date(2016, 1, 1)), Ended::NoGround(_)));
    assert!(matches!(end(Ending::OtherPost, date(2014, 6, 1)), Ended::Open(Gap { why: Why::Differ(_), .. })));
    // Every reading of that day has death.
    assert!(matches!(end(Ending::Death, date(2014, 6, 1)), Ended::Ground { grounds, .. } if grounds.len() == 2));
    let term = tenure(Some(date(2013, 3, 1)), date(2013, 3, 1), &law()).unwrap();
    assert_eq!(term.full_on, Some(date(2018, 3, 1)));
    assert_eq!(term.anew_by, None);
}

fn deeds() -> impl Strategy<Value = Deed> {
    prop::sample::select(Deed::ALL.to_vec())
}

proptest! {
    /// More consent never turns a yes into a no.
    #[test]
    fn consent_is_monotone(deed in deeds(), day in 0_i32..6000, caught: bool, body in "(prosecutor|senate|nobody)") {
        let on = date(2001, 1, 1).checked_add(jiff::Span::new().days(i64::from(day))).unwrap();
        let law = law();
        let without = Circumstances { caught_in_the_act: caught, ..Circumstances::default() };
        let with = Circumstances { consent_of: Some(body), ..without.clone() };
        let (without, with) = (may(deed, &without, on, &law).unwrap(), may(deed, &with, on, &law).unwrap());
        prop_assert!(!without.ruling.yes() || with.ruling.yes());
    }

    /// Every answer that is not open names a version; every open one names its rule.
    #[test]
    fn no_answer_without_a_citation(deed in deeds(), day in 0_i32..6000, caught: bool) {
        let on = date(2001, 1, 1).checked_add(jiff::Span::new().days(i64::from(day))).unwrap();
        let circumstances = Circumstances { caught_in_the_act: caught, ..Circumstances::default() };
        let decision = may(deed, &circumstances, on, &law()).unwrap();
        match decision.ruling {
            Ruling::Open(gap) => prop_assert!(!gap.rule.is_empty()),
            _ => prop_assert!(!decision.grounds.is_empty()),
        }
    }
}
