//! What is known of an election before its calendar is made: its vote, its call, the end it follows, the law it is asked
//! under; and the latest days the law lets where vote or call are not known. It must never know a step by name.

use jiff::civil::Date;

use super::read::{End, Gives};
use super::statute::Statute;
use super::{ElectionSchedule, Gap, Told};

/// What is known of an election. Nothing of it is filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// The day of the vote.
    pub vote: Option<Date>,
    /// The day of the call.
    pub called: Option<Date>,
    /// The day a term ends in its time.
    pub term_ends: Option<Date>,
    /// The day powers ended before their time.
    pub powers_ended: Option<Date>,
    /// Every term is that of this day's law, whatever the election's own days are.
    pub law_of: Option<Date>,
}

impl Known {
    /// Whether a step of such an end belongs to this election; where no end is known, every step does.
    pub(super) fn fits(&self, ends: Option<End>) -> bool {
        match ends {
            None => true,
            Some(End::Term) => self.powers_ended.is_none(),
            Some(End::Early) => self.powers_ended.is_some() || self.term_ends.is_none(),
        }
    }

    /// The same with a vote: the latest one where none is known, and then with a call, the latest one too.
    pub(super) fn latest(&self, statute: &Statute<'_>, office: &str) -> Result<(Self, Date), Gap> {
        if let Some(vote) = self.vote {
            return Ok((*self, vote));
        }
        let none = || Gap::NoAnchor { what: "the vote".to_owned() };
        let end = self.powers_ended.or(self.term_ends).ok_or_else(none)?;
        let mut known = *self;
        if known.called.is_none() {
            known.called = known.last_of(statute, office, end, Gives::Call)?;
        }
        let vote = known.last_of(statute, office, end, Gives::Vote)?.ok_or_else(none)?;
        Ok((known, vote))
    }

    /// The last day of the step that gives the call or the vote; `None` where the election has no such step.
    fn last_of(&self, statute: &Statute<'_>, office: &str, end: Date, gives: Gives) -> Result<Option<Date>, Gap> {
        let schedule = ElectionSchedule::empty(office, self, end);
        let mut steps = statute.plan.steps.iter().filter(|step| step.gives == Some(gives));
        let made = steps.find(|step| schedule.has(statute, step)).map(|step| schedule.step(statute, step));
        let Some(last) = made.and_then(|step| step.last) else { return Ok(None) };
        match last.day() {
            Some(day) => Ok(Some(day)),
            None => Err(last.gap.unwrap_or_else(|| Gap::NoAnchor { what: "an event".to_owned() })),
        }
    }
}

impl ElectionSchedule {
    /// A call or a vote later than the law lets it be after the end that was given. Without an end nothing can be late.
    pub fn late(&self) -> Vec<Told> {
        let ended = self.known.term_ends.is_some() || self.known.powers_ended.is_some();
        let steps = self.steps.iter().filter(|_| ended && !self.latest);
        let late = steps.filter_map(|step| {
            let (what, day) = match step.gives? {
                Gives::Call => ("the call", self.called?),
                Gives::Vote => ("the vote", self.vote),
            };
            let last = step.last.as_ref()?;
            let latest = last.days().max().filter(|latest| *latest < day)?;
            let citation = last.readings.first()?.from.citation();
            Some(Told { words: format!("{what} on {day} is after {latest}, the latest day"), citation })
        });
        late.collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use law::Law;
    use law::calendar::Calendar;

    use super::super::Plan;
    use super::*;
    use crate::small::SmallAct;

    const PLAN: &str = r#"
[counting]
days_before = "full days between"
days_after = "from the next day"
months_before = "from the next day"
months_after = "from the next day"
[[step]]
id = "call"
offices = ["mayor"]
ends = "term"
gives = "call"
last = { rules = ["mayor.call"], from = "term_end", way = "before" }
[[step]]
id = "call"
offices = ["mayor"]
ends = "early"
gives = "call"
last = { rules = ["mayor.early.call"], from = "powers_ended", way = "after" }
[[step]]
id = "held"
offices = ["mayor"]
ends = "term"
gives = "vote"
last = { rules = ["mayor.held"], from = "term_end", way = "before" }
[[step]]
id = "held"
offices = ["mayor"]
ends = "early"
gives = "vote"
last = { rules = ["mayor.early.held"], from = "call", way = "after" }
[[step]]
id = "nomination"
offices = ["mayor"]
if = { rule = "mayor.way", is = "people" }
first = { rules = ["mayor.opens"], from = "call", way = "after" }
last = { rules = ["mayor.closes"], from = "vote", way = "before", hour = "mayor.closes_at" }
[[step]]
id = "nomination"
offices = ["mayor"]
if = { office = "mayor", rule = "mayor.way", is = "council" }
last = { rules = ["mayor.fee"], from = "vote", way = "same", stands = true }
[[step]]
id = "withdrawn"
offices = ["mayor"]
last = { rules = ["mayor.withdrawn"], from = "event: registration", way = "before", of = "before registration" }
[[step]]
id = "no_hour"
offices = ["mayor"]
last = { rules = ["mayor.closes"], from = "vote", way = "before", hour = "mayor.withdrawn" }
"#;

    fn law() -> Law {
        let text = |value: &str| format!("value = \"{value}\"");
        SmallAct::new()
            .define(1, "mayor.call", "duration", &text("40 days"))
            .define(2, "mayor.early.call", "duration", &text("1 month"))
            .define(3, "mayor.held", "duration", &text("10 days"))
            .define(4, "mayor.early.held", "duration", &text("30 days"))
            .define(5, "mayor.way", "text", &text("people"))
            .define(6, "mayor.opens", "text", &text("day after the call"))
            .define(7, "mayor.closes", "duration", &text("15 days"))
            .define(8, "mayor.closes_at", "text", &text("18:00"))
            .define(9, "mayor.fee", "text", &text("one wage"))
            .define(10, "mayor.withdrawn", "text", &text("2 days before registration"))
            .law()
    }

    fn schedule(known: &Known) -> Result<ElectionSchedule, Gap> {
        let plan = Plan::read("schedule.toml", PLAN.as_bytes()).unwrap();
        ElectionSchedule::of(&law(), &Calendar::default(), &plan, "mayor", known, &[])
    }

    fn told(known: &Known) -> String {
        let schedule = match schedule(known) {
            Ok(schedule) => schedule,
            Err(gap) => return gap.to_string(),
        };
        let late: Vec<String> = schedule.late().iter().map(|told| told.words.clone()).collect();
        let called = schedule.called.map(|day| day.to_string()).unwrap_or_default();
        format!("{} called {called}{}", schedule.vote, late.join("; "))
    }

    #[test]
    fn latest_days_and_late_ones() {
        let check = |known: Known, expect: &str| assert_eq!(told(&known), expect, "{known:?}");
        let none = Known::default();
        let (vote, called) = (Some(date(2021, 7, 25)), Some(date(2021, 6, 25)));
        let (term, ended) = (Some(date(2021, 8, 7)), Some(date(2021, 5, 20)));
        check(none, "counted from the vote, which has no single day");
        check(Known { called, ..none }, "counted from the vote, which has no single day");
        check(Known { term_ends: term, ..none }, "2021-07-27 called 2021-06-27");
        check(Known { powers_ended: ended, ..none }, "2021-07-20 called 2021-06-20");
        check(Known { powers_ended: ended, called, ..none }, "2021-07-25 called 2021-06-25");
        check(Known { vote, called, ..none }, "2021-07-25 called 2021-06-25");
        check(Known { vote, called, term_ends: term, ..none }, "2021-07-25 called 2021-06-25");
        let late = "the call on 2021-06-25 is after 2021-06-20, the latest day";
        check(Known { vote, called, powers_ended: ended, ..none }, &format!("2021-07-25 called 2021-06-25{late}"));
        let late = "2021-08-01 called the vote on 2021-08-01 is after 2021-07-27, the latest day";
        check(Known { vote: Some(date(2021, 8, 1)), term_ends: term, ..none }, late);
        let first = "2001-03-02 lies before the first recorded act";
        assert!(
            told(&Known { law_of: Some(date(2000, 1, 1)), term_ends: term, ..none }).contains("before the first"),
            "{first}"
        );
        for day in [Date::MIN, Date::MAX] {
            let gap = schedule(&Known { term_ends: Some(day), ..none });
            assert!(gap.is_err() || day == Date::MAX, "{day}");
        }
    }

    #[test]
    fn steps_by_end_and_by_rule() {
        let known = Known { vote: Some(date(2021, 7, 25)), called: Some(date(2021, 6, 25)), ..Known::default() };
        let ids =
            |known: &Known| -> Vec<String> { schedule(known).unwrap().steps.into_iter().map(|step| step.id).collect() };
        assert_eq!(ids(&known), ["call", "call", "held", "held", "nomination", "withdrawn", "no_hour"]);
        let one = ["call", "held", "nomination", "withdrawn", "no_hour"];
        assert_eq!(ids(&Known { term_ends: Some(date(2021, 8, 7)), ..known }), one);
        assert_eq!(ids(&Known { powers_ended: Some(date(2021, 6, 1)), ..known }), one);
        let made = schedule(&known).unwrap();
        let nomination = made.find("nomination").unwrap();
        let edge = |edge: &Option<super::super::Edge>| edge.as_ref().and_then(|edge| edge.day().zip(edge.hour()));
        assert_eq!(nomination.first.as_ref().and_then(super::super::Edge::day), Some(date(2021, 6, 26)));
        assert_eq!(
            edge(&nomination.last).map(|(day, hour)| format!("{day} {hour}")).as_deref(),
            Some("2021-07-09 18:00")
        );
        let gap = made.find("no_hour").and_then(|step| step.last.as_ref()?.gap.as_ref()).map(ToString::to_string);
        assert_eq!(gap.as_deref(), Some("mayor.withdrawn: 2 days before registration"));
    }

    #[test]
    fn faults_of_new_words() {
        let check = |from: &str, to: &str, expect: &str| {
            assert!(PLAN.contains(from), "{from}");
            let faults = Plan::read("schedule.toml", PLAN.replacen(from, to, 1).as_bytes()).unwrap_err();
            assert!(faults.iter().any(|fault| fault.to_string().contains(expect)), "{to}: {faults:?}");
        };
        check("ends = \"term\"", "ends = \"never\"", "`never` is none of `term`, `early`");
        check("gives = \"call\"", "gives = \"moon\"", "`moon` is none of `call`, `vote`");
        check("ends = \"early\"", "ends = \"term\"", "stands twice");
        check(", is = \"people\"", "", "the field `is` is missing");
        check("from = \"term_end\"", "from = \"term\"", "`term` is nothing days are counted from");
    }
}
