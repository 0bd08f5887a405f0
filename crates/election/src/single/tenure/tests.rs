//! Terms under a small law made for these tests: last days, early ends, what is due, and properties. They must never know the
//! law of a country.

use jiff::civil::date;
use law::Law;
use law::calendar::{Calendar, Record};
use proptest::prelude::*;

use super::*;
use crate::office::Offices;
use crate::small::{SmallAct, office};

/// Forty days before the end, fifty from 2010; a call within a month of an early end, two from a day in early 2020 that is
/// not known.
fn law() -> Law {
    let choice = |all: &str, value: &str| format!("choices = [{all}]\nvalue = \"{value}\"");
    SmallAct::new()
        .on("later", "2010-01-01")
        .between("unsure", "2020-01-01", "2020-03-01")
        .define(1, "council.term_years", "duration", "value = \"4 years\"")
        .define(
            1,
            "council.powers_begin",
            "choice",
            &choice("\"registration_of_the_elected\"", "registration_of_the_elected"),
        )
        .define(2, "council.call.before_term_end_days", "duration", "value = \"40 days\"")
        .set(2, "council.call.before_term_end_days", "value = \"50 days\"\nclause = \"later\"")
        .define(2, "council.hold.before_term_end_days", "duration", "value = \"10 days\"")
        .define(3, "council.early.call_within", "duration", "value = \"1 month\"")
        .set(3, "council.early.call_within", "value = \"2 months\"\nclause = \"unsure\"")
        .define(3, "council.early.hold_within_days", "duration", "value = \"30 days\"")
        .define(4, "council.ends_on", "table", "value = [\"death\", \"loss of citizenship\"]")
        .define(4, "council.ends_on_leaving_party", "yes/no", "value = true")
        .define(4, "council.ends_on_end_of_party", "yes/no", "value = false")
        .define(
            4,
            "council.ends_on_no_confidence",
            "choice",
            &choice("\"if_accepted_by_the_higher_akim\"", "if_accepted_by_the_higher_akim"),
        )
        .law()
}

fn offices() -> Offices {
    Offices(vec![office()])
}

fn post(registered: Date) -> Post {
    let nominator = Some(Nominator::Party("x".to_owned()));
    let holder = Some(Holder { registered, elected: registered, nominator });
    Post { id: "p".to_owned(), holder, event: None, called: None, held: None }
}

fn shown(due: &Due) -> String {
    let (step, last) = due.next();
    let days: Vec<String> = last.iter().map(|bound| bound.day.to_string()).collect();
    format!("{:?}: {step} by {}: {}", due.why, days.join(" or "), due.state)
}

fn check(post: &Post, on: Date, expect: &str) {
    let (law, offices, calendar) = (law(), offices(), Calendar::new(Record::default()));
    let rules = TenureRules::of(&law, &offices, "council").unwrap();
    let found: Vec<String> = due(std::slice::from_ref(post), on, &rules, &calendar).iter().map(shown).collect();
    assert_eq!(found.join("; "), expect, "{on}");
}

#[test]
fn an_ordinary_term() {
    let mut held = post(date(2003, 7, 28));
    // Forty days between 17 June and 28 July, 16 June and 27 July.
    check(&held, date(2007, 1, 1), "TermEnds: call by 2007-06-16 or 2007-06-17: ahead");
    check(&held, date(2007, 6, 17), "TermEnds: call by 2007-06-16 or 2007-06-17: perhaps overdue");
    check(&held, date(2007, 6, 18), "TermEnds: call by 2007-06-16 or 2007-06-17: overdue");
    held.called = Some(date(2007, 6, 10));
    check(&held, date(2007, 6, 9), "TermEnds: call by 2007-06-16 or 2007-06-17: ahead");
    check(&held, date(2007, 6, 18), "TermEnds: vote by 2007-07-16 or 2007-07-17: ahead");
    held.held = Some(date(2007, 7, 15));
    check(&held, date(2007, 7, 14), "TermEnds: vote by 2007-07-16 or 2007-07-17: ahead");
    check(&held, date(2007, 7, 15), "");
    check(&post(date(2011, 7, 28)), date(2015, 1, 1), "TermEnds: call by 2015-06-06 or 2015-06-07: ahead");
    // The law changed between the day of the call and the end of the term: both days are given.
    check(
        &post(date(2006, 1, 20)),
        date(2009, 6, 1),
        "TermEnds: call by 2009-11-29 or 2009-11-30 or 2009-12-09 or 2009-12-10: ahead",
    );
}

#[test]
fn an_early_end() {
    let with = |on: Date, what: Happened| Post { event: Some(Event { on, what }), ..post(date(2015, 3, 1)) };
    check(&with(date(2016, 1, 31), Happened::Death), date(2016, 2, 1), "EarlyEnd: call by 2016-02-29: ahead");
    check(&with(date(2016, 1, 31), Happened::Death), date(2016, 3, 1), "EarlyEnd: call by 2016-02-29: overdue");
    let called = Post { called: Some(date(2016, 2, 10)), ..with(date(2016, 1, 31), Happened::LeftParty) };
    check(&called, date(2016, 2, 11), "EarlyEnd: vote by 2016-03-11: ahead");
    // On a day of which nobody knows whether the later law had begun, and shortly before.
    check(
        &with(date(2020, 2, 1), Happened::Death),
        date(2020, 2, 2),
        "EarlyEnd: call by 2020-03-01 or 2020-04-01: ahead",
    );
    check(
        &with(date(2019, 12, 20), Happened::Death),
        date(2020, 1, 21),
        "EarlyEnd: call by 2020-01-20 or 2020-02-20: perhaps overdue",
    );
    let ordinary = "TermEnds: call by 2019-01-08 or 2019-01-09: ahead";
    check(&with(date(2016, 1, 31), Happened::PartyEnded), date(2016, 2, 1), ordinary);
    check(&with(date(2016, 1, 31), Happened::NoConfidence { accepted: Some(false) }), date(2016, 2, 1), ordinary);
    check(&with(date(2016, 1, 31), Happened::Death), date(2016, 1, 30), ordinary);
    check(
        &with(date(2016, 1, 31), Happened::NoConfidence { accepted: Some(true) }),
        date(2016, 2, 1),
        "EarlyEnd: call by 2016-02-29: ahead",
    );
    let open = "Open: call by 2019-01-08 or 2019-01-09: ahead";
    check(&with(date(2016, 1, 31), Happened::NoConfidence { accepted: None }), date(2016, 2, 1), open);
    check(&with(date(2016, 1, 31), Happened::UnitAbolished), date(2016, 2, 1), open);
    check(&with(date(2016, 1, 31), Happened::Other("another".to_owned())), date(2016, 2, 1), open);
    let mut vacant = post(date(2015, 3, 1));
    vacant.holder = None;
    check(&vacant, date(2016, 1, 1), "Vacant: vote by : not known");
}

#[test]
fn grounds_by_the_law_of_the_day() {
    let (law, offices) = (law(), offices());
    let rules = TenureRules::of(&law, &offices, "council").unwrap();
    let of = |what: Happened, nominator: Option<&Nominator>| match early_end(
        &Event { on: date(2016, 1, 1), what },
        nominator,
        &rules,
    ) {
        Ends::Yes { citation } => format!("yes {}", citation.rsplit(' ').next().unwrap()),
        Ends::No { citation } => format!("no {}", citation.rsplit(' ').next().unwrap()),
        Ends::Open { .. } => "open".to_owned(),
    };
    let party = Nominator::Party("x".to_owned());
    let check = |what: Happened, nominator: Option<&Nominator>, expect: &str| {
        assert_eq!(of(what.clone(), nominator), expect, "{what:?}");
    };
    check(Happened::Death, None, "yes 4");
    check(Happened::CitizenshipLost, None, "yes 4");
    check(Happened::PresidentDecided, None, "no 4");
    check(Happened::LeftParty, Some(&party), "yes 4");
    check(Happened::LeftParty, Some(&Nominator::Own), "no 4");
    check(Happened::LeftParty, None, "open");
    check(Happened::PartyEnded, Some(&party), "no 4");
    check(Happened::UnitReorganised, None, "yes 3");
    check(Happened::UnitAbolished, None, "open");
    let early = Event { on: date(1990, 1, 1), what: Happened::Death };
    assert!(matches!(early_end(&early, None, &rules), Ends::Open { .. }));
    assert!(TenureRules::of(&law, &Offices(Vec::new()), "council").is_err());
}

#[test]
fn days_at_the_edge_of_the_calendar_are_open_and_not_a_panic() {
    check(&post(Date::MAX), date(2016, 1, 1), "TermEnds: vote by : not known");
    check(&post(Date::MIN), date(2016, 1, 1), "TermEnds: vote by : not known");
    let lost = Post { event: Some(Event { on: Date::MAX, what: Happened::Death }), ..post(date(2015, 3, 1)) };
    check(&lost, Date::MAX, "EarlyEnd: vote by : not known");
}

#[test]
fn many_posts_are_answered_in_their_order() {
    let (law, offices, calendar) = (law(), offices(), Calendar::new(Record::default()));
    let rules = TenureRules::of(&law, &offices, "council").unwrap();
    let one = |n: i32| {
        let registered = date(2015, 3, 1).checked_add(jiff::Span::new().days(n % 30)).unwrap();
        Post { id: format!("p{n}"), held: (n % 5 == 0).then_some(date(2016, 1, 1)), ..post(registered) }
    };
    let posts: Vec<Post> = (0..5000).map(one).collect();
    let all = due(&posts, date(2018, 1, 1), &rules, &calendar);
    let ids: Vec<&str> = all.iter().map(|due| due.post.as_str()).collect();
    let open: Vec<&str> = posts.iter().filter(|post| post.held.is_none()).map(|post| post.id.as_str()).collect();
    assert_eq!(ids, open);
    assert!(all.iter().all(|due| due.state == State::Ahead && due.call.len() == 2));
}

proptest! {
    #[test]
    fn what_is_overdue_stays_overdue(start in 0_i32..8000, early in proptest::option::of(0_i32..1400), a in 0_i32..9000, b in 0_i32..9000) {
        let (law, offices, calendar) = (law(), offices(), Calendar::new(Record::default()));
        let rules = TenureRules::of(&law, &offices, "council").unwrap();
        let day = |n: i32| date(2002, 1, 1).checked_add(jiff::Span::new().days(n)).unwrap();
        let mut one = post(day(start));
        // What happened is known on both days: an event in between starts another term.
        one.event = early.map(|after| Event { on: day(start + after), what: Happened::Death });
        let known = early.map_or(0, |after| start + after);
        let (first, then) = (known + a.min(b), known + a.max(b));
        let state = |n: i32| due(std::slice::from_ref(&one), day(n), &rules, &calendar)[0].state;
        prop_assert!(state(first) <= state(then));
    }

    #[test]
    fn a_later_registration_is_never_due_earlier(a in 0_i32..8000, b in 0_i32..8000) {
        let (law, offices, calendar) = (law(), offices(), Calendar::new(Record::default()));
        let rules = TenureRules::of(&law, &offices, "council").unwrap();
        let day = |n: i32| date(2002, 1, 1).checked_add(jiff::Span::new().days(n)).unwrap();
        let posts = [post(day(a.min(b))), post(day(a.max(b)))];
        let all = due(&posts, day(0), &rules, &calendar);
        let last = |due: &Due| due.vote.last().map(|bound| bound.day);
        prop_assert!(last(&all[0]) <= last(&all[1]));
    }
}
