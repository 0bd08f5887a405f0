//! The open cases in the order of their terms, and a search on work data. It must never look at anything but work data: a story
//! is sealed, so no word of it can be searched for.

use jiff::civil::Date;

use crate::shared::{Channel, Class, Closing, Office, Received, WorkData};

/// What cases are asked for; what is not named is not asked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Search<'a> {
    /// A part of the case's number, letter for letter.
    pub number: &'a str,
    /// Who has it.
    pub office: Option<&'a Office>,
    /// The unit where the breach happened.
    pub place: Option<&'a str>,
    /// The right.
    pub topic: Option<&'a str>,
    /// The kind of body.
    pub body: Option<&'a str>,
    /// What it is.
    pub class: Option<Class>,
    /// How it came.
    pub channel: Option<Channel>,
    /// How it ended.
    pub outcome: Option<Closing>,
    /// Whether it is open.
    pub open: Option<bool>,
    /// Whether it tells of reprisal.
    pub reprisal: Option<bool>,
    /// The first and the last day on which it came; a case known by its week came on the Monday.
    pub received: Option<(Date, Date)>,
    /// Open, with a term that ended before this day.
    pub late_on: Option<Date>,
}

impl Search<'_> {
    /// Whether a case is one of those.
    pub fn finds(&self, case: &WorkData) -> bool {
        let (Received::On(came) | Received::WeekOf(came)) = case.received;
        let is = |asked: Option<&str>, of: &Option<String>| asked.is_none_or(|asked| of.as_deref() == Some(asked));
        self.office.is_none_or(|office| case.office == *office)
            && is(self.topic, &case.topic)
            && is(self.body, &case.body)
            && is(self.place, &case.place)
            && self.class.is_none_or(|class| case.class == class)
            && self.channel.is_none_or(|channel| case.channel == channel)
            && self.outcome.is_none_or(|asked| case.closed.is_some_and(|(_, outcome)| outcome == asked))
            && self.open.is_none_or(|open| case.closed.is_none() == open)
            && self.reprisal.is_none_or(|reprisal| case.reprisal == reprisal)
            && self.received.is_none_or(|(first, last)| (first..=last).contains(&came))
            && self.late_on.is_none_or(|day| case.closed.is_none() && case.due.is_some_and(|due| due < day))
            && case.case.contains(self.number)
    }
}

/// The cases that are asked for: by their terms, those without one last, then by their numbers.
pub fn search<'c>(cases: &'c [WorkData], asked: &Search<'_>) -> Vec<&'c WorkData> {
    let mut found: Vec<&WorkData> = cases.iter().filter(|case| asked.finds(case)).collect();
    found.sort_unstable_by(|a, b| order(a).cmp(&order(b)));
    found
}

/// The open cases of an office, or of all, in the same order.
pub fn queue<'c>(cases: &'c [WorkData], office: Option<&Office>) -> Vec<&'c WorkData> {
    search(cases, &Search { office, open: Some(true), ..Search::default() })
}

fn order(case: &WorkData) -> (bool, Option<Date>, &str) {
    (case.due.is_none(), case.due, &case.case)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn case(number: &str, office: &str, due: Option<i8>, closed: Option<Closing>) -> WorkData {
        WorkData {
            case: number.to_owned(),
            class: Class::Complaint,
            channel: Channel::Form,
            received: Received::On(date(2023, 5, 1)),
            office: Office::Of(office.to_owned()),
            place: Some(office.to_owned()),
            topic: Some("health".to_owned()),
            body: None,
            due: due.map(|day| date(2023, 5, day)),
            closed: closed.map(|how| (date(2023, 5, 9), how)),
            in_time: None,
            recommended: 0,
            followed: 0,
            reprisal: number == "4",
            language: "kk".to_owned(),
        }
    }

    #[test]
    fn cases_are_found_in_the_order_of_their_terms() {
        let cases = [
            case("1", "A", None, None),
            case("2", "A", Some(20), None),
            case("3", "B", Some(10), None),
            case("4", "A", Some(10), None),
            case("15", "A", Some(3), Some(Closing::Restored)),
        ];
        let check = |asked: Search<'_>, expect: &[&str]| {
            let found: Vec<&str> = search(&cases, &asked).iter().map(|case| case.case.as_str()).collect();
            assert_eq!(found, expect, "{asked:?}");
        };
        let (a, all) = (Office::Of("A".to_owned()), Search::default());
        check(all, &["15", "3", "4", "2", "1"]);
        check(Search { office: Some(&a), ..all }, &["15", "4", "2", "1"]);
        check(Search { place: Some("B"), ..all }, &["3"]);
        check(Search { body: Some("police"), ..all }, &[]);
        check(Search { outcome: Some(Closing::Restored), ..all }, &["15"]);
        check(Search { late_on: Some(date(2023, 5, 11)), ..all }, &["3", "4"]);
        check(Search { late_on: Some(date(2023, 5, 10)), ..all }, &[]);
        check(Search { received: Some((date(2023, 5, 2), date(2023, 5, 9))), ..all }, &[]);
        check(Search { number: "5", ..all }, &["15"]);
        check(Search { reprisal: Some(true), class: Some(Class::Complaint), ..all }, &["4"]);
        let waiting: Vec<&str> = queue(&cases, Some(&a)).iter().map(|case| case.case.as_str()).collect();
        assert_eq!(waiting, ["4", "2", "1"]);
        assert_eq!(queue(&cases, None).len(), 4);
    }
}
