//! Days and deadlines that really were, computed from the acts in `acts/`, and the properties every calendar has.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use super::*;
use crate::Law;
use crate::value::{Cell, Duration, Row, Value};

/// The acts that make the calendar of Kazakhstan.
const ACTS: [&str; 11] = [
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../acts/kz/1999-493/act.toml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../acts/kz/2001-267/act.toml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../acts/kz/2005-109/act.toml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../acts/kz/2007-251/act.toml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../acts/kz/2008-47/act.toml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../acts/kz/2009-holidays/act.toml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../acts/kz/2011-holidays/act.toml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../acts/kz/2012-holidays/act.toml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../acts/kz/2015-414/act.toml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../acts/kz/2022-holidays/act.toml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../acts/kz/2026-306/act.toml")),
];

fn kazakhstan() -> Calendar {
    let files = ACTS.map(|text| ("act.toml".to_owned(), text.as_bytes().to_vec()));
    Calendar::of_law(&Law::load(&files).unwrap()).unwrap()
}

fn shown(status: &Status) -> String {
    let verdict = |v: &Verdict| format!("{} ({})", if v.working { "work" } else { "off" }, v.because);
    match status {
        Status::Working(because) => format!("work ({because})"),
        Status::Off(because) => format!("off ({because})"),
        Status::Uncertain { late, early } => {
            format!("uncertain: {} or {}", verdict(late), verdict(early))
        }
        Status::Unrecorded { missing, as_recorded } => {
            let missing: Vec<String> = missing.iter().map(ToString::to_string).collect();
            format!("unrecorded: {}; else {}", missing.join(", "), verdict(as_recorded))
        }
    }
}

#[test]
fn days_as_they_were() {
    let calendar = kazakhstan();
    let check = |day: &str, expect: &str| {
        assert_eq!(shown(&calendar.status(day.parse().unwrap()).unwrap()), expect, "{day}");
    };
    check("2021-05-31", "work (ordinary working day)");
    check("2021-06-05", "off (Saturday)");
    // Holidays on a weekend, as newspapers of the year announced them.
    check("2012-01-03", "off (in place of New Year (2012-01-01))");
    check("2016-01-04", "off (in place of New Year (2016-01-02))");
    check("2016-01-05", "work (ordinary working day)");
    check("2016-05-10", "off (in place of Defender of the Fatherland Day (2016-05-07))");
    check("2020-03-24", "off (in place of Nauryz (2020-03-21))");
    check("2020-03-25", "off (in place of Nauryz (2020-03-22))");
    check("2020-03-26", "work (ordinary working day)");
    check("2017-12-19", "off (in place of Independence Day (2017-12-17))");
    check("2011-12-19", "off (in place of Independence Day (2011-12-17))");
    check("2023-01-03", "off (in place of New Year (2023-01-01))");
    check("2025-09-01", "off (in place of Constitution Day (2025-08-30))");
    check("2025-10-27", "off (in place of Republic Day (2025-10-25))");
    // Days off that are not holidays stay where they fall.
    check("2012-01-07", "off (Saturday)");
    check("2012-01-09", "work (ordinary working day)");
    check("2024-06-16", "off (Sunday)");
    check("2024-06-17", "work (ordinary working day)");
    check("2021-07-20", "off (First day of Kurban Ait)");
    check("2021-01-07", "off (Orthodox Christmas)");
    // Rest moved by order.
    check("2021-07-03", "work (rest moved to 2021-07-05)");
    check("2021-07-05", "off (rest moved here from 2021-07-03)");
    check("2020-05-08", "off (rest moved here from 2020-05-11)");
    check("2020-05-11", "work (rest moved to 2020-05-08)");
    check("2013-12-28", "work (rest moved to 2014-01-03)");
    // What the amendments changed.
    check("2008-10-27", "off (in place of Republic Day (2008-10-25))");
    check("2010-10-25", "work (ordinary working day)");
    check("2022-10-25", "off (Republic Day)");
    check("2021-12-01", "off (Day of the First President)");
    check("2022-12-01", "work (ordinary working day)");
    check("2021-12-17", "off (Independence Day)");
    check("2024-12-17", "work (ordinary working day)");
    check("2009-03-23", "off (in place of Nauryz (2009-03-22))");
    check("2010-03-23", "off (Nauryz)");
    check("2024-08-30", "off (Constitution Day)");
    check("2026-03-16", "work (ordinary working day)");
    check("2026-08-31", "work (ordinary working day)");
    check("2026-10-26", "off (in place of Day of the Republic of Kazakhstan (2026-10-25))");
}

#[test]
fn what_is_not_known_is_said() {
    let calendar = kazakhstan();
    let check = |day: &str, expect: &str| {
        assert_eq!(shown(&calendar.status(day.parse().unwrap()).unwrap()), expect, "{day}");
    };
    check("2008-07-07", "uncertain: work (ordinary working day) or off (in place of Capital Day (2008-07-06))");
    check("2009-07-06", "off (Capital Day)");
    check("2004-09-20", "unrecorded: nobody recorded the days of rest moved in 2004; else work (ordinary working day)");
    check("2015-09-25", "work (ordinary working day)");
    let both =
        "nobody recorded the days of rest moved in 2027, nobody recorded the days off without a fixed date of 2027";
    check("2027-05-17", &format!("unrecorded: {both}; else work (ordinary working day)"));
    check("2027-03-15", "unrecorded: nobody recorded the days of rest moved in 2027; else off (Constitution Day)");
    assert_eq!(calendar.status(date(1999, 6, 1)), Err(CalendarError::NoRules(date(1999, 6, 1))));
    assert_eq!(Calendar::default().status(date(2021, 6, 1)), Err(CalendarError::NoRules(date(2021, 6, 1))));
}

#[test]
fn working_days_of_a_year_as_published() {
    // 246 working days in the calendar of 2026 as published before 30 August ceased to be a holiday; it fell on a Sunday
    // and 31 August was to be off, so one more was worked. https://alau.kz/kalendar-2026-dlinnye-vyhodnye-perenosy-i-idealnye-dni-dlja-otpuska/
    let calendar = kazakhstan();
    let check = |from: Date, to: Date, expect: u32| {
        let (before, after) = (from.yesterday().unwrap(), to.tomorrow().unwrap());
        assert_eq!(calendar.working_days_between(before, after, Reading::Late), Ok(expect), "{from} to {to}");
    };
    check(date(2026, 1, 1), date(2026, 12, 31), 247);
    check(date(2026, 1, 1), date(2026, 1, 31), 19);
    check(date(2022, 7, 1), date(2022, 7, 31), 20);
    check(date(2021, 7, 1), date(2021, 7, 31), 20);
    check(date(2020, 3, 1), date(2020, 3, 31), 18);
    check(date(2025, 10, 1), date(2025, 10, 31), 22);
}

fn deadline(term: &str, direction: Direction, counting: Counting, roll: Roll) -> Deadline {
    Deadline { term: Duration::parse(term).unwrap(), direction, counting, roll }
}

#[test]
fn deadlines_as_they_were() {
    use Counting::{DayIncluded, FromNextDay, FullDaysBetween};
    use Direction::{After, Before};
    use Roll::{NextWorkingDay, None};
    let calendar = kazakhstan();
    let check = |anchor: Date, deadline: Deadline, expect: Date| {
        let answer = calendar.deadline(anchor, deadline).unwrap();
        assert_eq!(answer.plain().unwrap().day, expect, "{deadline} {anchor}");
    };
    // Akim elections of 25 July 2021: nomination closed on 9 July, registration on 14 July.
    check(date(2021, 7, 25), deadline("15 days", Before, FullDaysBetween, None), date(2021, 7, 9));
    check(date(2021, 7, 25), deadline("10 days", Before, FullDaysBetween, None), date(2021, 7, 14));
    // Constitutional Law No. 41-VII: published on 25 May 2021, in force on 5 June 2021.
    check(date(2021, 5, 25), deadline("10 days", After, FullDaysBetween, None), date(2021, 6, 5));
    // Law No. 210-VIII: sixty days from 17 July 2025, official edition of 16 September 2025.
    check(date(2025, 7, 17), deadline("60 days", After, FullDaysBetween, None), date(2025, 9, 16));
    // The other two ways of counting, on the same terms.
    check(date(2021, 5, 25), deadline("10 days", After, FromNextDay, None), date(2021, 6, 4));
    check(date(2021, 5, 25), deadline("10 days", After, DayIncluded, None), date(2021, 6, 3));
    check(date(2021, 5, 25), deadline("1 day", After, DayIncluded, None), date(2021, 5, 25));
    check(date(2021, 5, 25), deadline("0 days", After, FromNextDay, None), date(2021, 5, 25));
    // A Saturday gives way to Monday; a Saturday that is worked does not.
    check(date(2021, 5, 26), deadline("10 days", After, FromNextDay, NextWorkingDay), date(2021, 6, 7));
    check(date(2021, 6, 23), deadline("10 days", After, FromNextDay, NextWorkingDay), date(2021, 7, 3));
    // Over Capital Day, with 5 July off and 3 July worked: 1, 2, 3, 7, 8.
    check(date(2021, 6, 30), deadline("5 working days", After, FromNextDay, None), date(2021, 7, 8));
    check(date(2021, 6, 30), deadline("5 working days", After, FullDaysBetween, None), date(2021, 7, 9));
    check(date(2021, 7, 1), deadline("5 working days", After, DayIncluded, None), date(2021, 7, 8));
    check(date(2021, 7, 4), deadline("1 working day", After, DayIncluded, None), date(2021, 7, 7));
    check(date(2021, 7, 9), deadline("5 working days", Before, FromNextDay, None), date(2021, 7, 1));
    check(date(2021, 1, 31), deadline("1 month", After, FromNextDay, None), date(2021, 2, 28));
    check(date(2021, 1, 15), deadline("2 months", After, FullDaysBetween, None), date(2021, 3, 16));
    check(date(2021, 1, 15), deadline("2 months", After, DayIncluded, None), date(2021, 3, 14));
    check(date(2024, 2, 29), deadline("5 years", After, FromNextDay, None), date(2029, 2, 28));
}

#[test]
fn a_day_explains_itself() {
    let calendar = kazakhstan();
    let term = deadline("5 working days", Direction::After, Counting::FromNextDay, Roll::None);
    let answer = calendar.deadline(date(2021, 6, 30), term).unwrap();
    assert_eq!(
        answer.plain().unwrap().to_string(),
        "2021-07-08: 5 working days after (counted from the next day) 2021-06-30; 2021-07-04 not counted: Sunday; \
         2021-07-05 not counted: rest moved here from 2021-07-03; 2021-07-06 not counted: Capital Day"
    );
    let term = deadline("1 month", Direction::After, Counting::FromNextDay, Roll::NextWorkingDay);
    let answer = calendar.deadline(date(2027, 1, 31), term).unwrap();
    let reckoning = answer.plain().unwrap();
    assert_eq!((reckoning.reached, reckoning.day, reckoning.clamped), (date(2027, 2, 28), date(2027, 3, 1), true));
    assert_eq!(
        reckoning.missing.iter().copied().collect::<Vec<_>>(),
        [Missing::Transfers(2027), Missing::MovingDays(2027)]
    );
    let Answer::Uncertain { late, early } = calendar.next_working_day(date(2008, 7, 4)).unwrap() else {
        panic!("the first Capital Day is not certain");
    };
    assert_eq!((late.day, early.day), (date(2008, 7, 7), date(2008, 7, 8)));
}

#[test]
fn what_cannot_be_counted_is_refused() {
    let calendar = kazakhstan();
    let check = |anchor: Date, term: &str, counting: Counting, expect: CalendarError| {
        let got = calendar.deadline(anchor, deadline(term, Direction::After, counting, Roll::None));
        assert_eq!(got, Err(expect), "{term} after {anchor}");
    };
    let day = date(2021, 6, 5);
    check(day, "24 hours", Counting::FromNextDay, CalendarError::NotDays(TimeUnit::Hours));
    check(day, "30 minutes", Counting::FromNextDay, CalendarError::NotDays(TimeUnit::Minutes));
    check(day, "0 days", Counting::DayIncluded, CalendarError::NothingToCount);
    check(day, "4294967295 days", Counting::FullDaysBetween, CalendarError::OutOfRange);
    check(day, "4294967295 years", Counting::FullDaysBetween, CalendarError::OutOfRange);
    check(day, "4294967295 months", Counting::FullDaysBetween, CalendarError::OutOfRange);
    check(Date::MAX, "1 day", Counting::FromNextDay, CalendarError::OutOfRange);
    check(date(1990, 1, 1), "1 working day", Counting::FromNextDay, CalendarError::NoRules(date(1990, 1, 2)));
    let all = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];
    let mut idle = Record::default();
    idle.weekend.push(Period {
        from: Date::MIN,
        until: None,
        value: [&all[..], &[Weekday::Saturday, Weekday::Sunday]].concat(),
    });
    idle.holidays.push(Period { from: Date::MIN, until: None, value: Vec::new() });
    assert_eq!(Calendar::new(idle).next_working_day(day), Err(CalendarError::NoWorkingDay(day)));
}

#[test]
fn tables_that_cannot_be_read_name_the_row() {
    let row = |cells: &[(&str, Cell)]| -> Row { cells.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect() };
    let check = |rows: Vec<Row>, expect: &str| {
        let value = Value::Table(rows);
        let change = Change { earliest: date(2020, 1, 1), latest: None, value: &value };
        let tables = Tables { holidays: vec![change], ..Tables::default() };
        assert_eq!(Record::from_tables(&tables).unwrap_err().to_string(), expect);
    };
    let name = ("name", Cell::Text("New Year".into()));
    check(
        vec![row(&[("month", Cell::Count(1)), name.clone()])],
        "calendar.holidays row 1: the column `day` is missing",
    );
    check(
        vec![row(&[("month", Cell::Count(2)), ("day", Cell::Count(30)), name.clone()])],
        "calendar.holidays row 1: month 2 has no day 30",
    );
    check(vec![row(&[("month", Cell::Count(300)), name])], "calendar.holidays row 1: `month` is 300, out of range");
    check(vec![row(&[("month", Cell::YesNo(true))])], "calendar.holidays row 1: `month` is yes, not a whole number");
    let words = Value::Text("some".into());
    let change = Change { earliest: date(2020, 1, 1), latest: None, value: &words };
    let tables = Tables { weekend: vec![change], ..Tables::default() };
    assert_eq!(Record::from_tables(&tables).unwrap_err().to_string(), "calendar.weekend: expected a table");
}

#[test]
fn working_days_added_and_taken_away_again_return() {
    let calendar = kazakhstan();
    let mut day = date(2017, 1, 1);
    while day < date(2019, 1, 1) {
        for n in [1, 5, 15] {
            let there = calendar.add_working_days(day, n).unwrap().plain().unwrap().day;
            let verdict = calendar.verdict(there, Reading::Late).unwrap();
            assert!(verdict.working, "{n} working days after {day} is {there}, which is off");
            let back = calendar.add_working_days(there, -n).unwrap().plain().unwrap().day;
            // From a working day the way back ends where it began; from a day off, at the working day before it.
            let expect = if calendar.verdict(day, Reading::Late).unwrap().working {
                day
            } else {
                calendar.add_working_days(day, -1).unwrap().plain().unwrap().day
            };
            assert_eq!(back, expect, "{n} working days from {day} to {there} and back");
            assert_eq!(calendar.working_days_between(day, there, Reading::Late), Ok(u32::try_from(n).unwrap() - 1));
        }
        day = day.checked_add(4.days()).unwrap();
    }
}

#[test]
fn every_month_end_is_clamped_and_says_so() {
    let mut day = date(2019, 1, 1);
    while day < date(2029, 1, 1) {
        for months in 1..=25_i64 {
            let sum = add_months(day, months).unwrap();
            let last = sum.day.days_in_month();
            assert_eq!(sum.day.day(), day.day().min(last), "{day} and {months} months");
            assert_eq!(sum.clamped, day.day() > last, "{day} and {months} months");
            let apart = i64::from(sum.day.year() - day.year()) * 12 + i64::from(sum.day.month() - day.month());
            assert_eq!(apart, months, "{day}");
            if !sum.clamped {
                assert_eq!(add_months(sum.day, -months).unwrap().day, day);
            }
        }
        day = day.tomorrow().unwrap();
    }
}

#[test]
fn every_holiday_on_a_weekend_gives_exactly_one_day_off() {
    let calendar = kazakhstan();
    let year_days = |year: i16| {
        let first = date(year, 1, 1);
        (0..i32::from(first.days_in_year())).map(move |n| first.checked_add(n.days()).unwrap())
    };
    for year in 2003..=2026 {
        let holidays = year_days(year).filter(|day| {
            let holiday = matches!(calendar.plain_of(*day), Because::Holiday(_));
            holiday && matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
        });
        let given = year_days(year).filter(|day| matches!(calendar.in_place(*day), Because::InPlaceOf { .. }));
        assert_eq!(holidays.count(), given.count(), "{year}");
    }
}
