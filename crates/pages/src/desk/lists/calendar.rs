//! The calendar of an election beside its lists: what runs, what comes next, what is past, each with its article.

use election::schedule::{ElectionSchedule, Gap, Progress, Step};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::view::View;

/// Steps that are named as the next ones.
const NEXT: usize = 6;

impl View<'_> {
    pub(super) fn calendar(&self, calendar: Option<&ElectionSchedule>, today: Date) -> Markup {
        let Some(calendar) = calendar else { return html! {} };
        let of = |progress: Progress| {
            let mut steps: Vec<&Step> = calendar.steps.iter().filter(|step| step.progress(today) == progress).collect();
            // A step that runs without a last day ends with nothing: it comes last.
            steps.sort_by_key(|step| (step.due(today).is_none(), step.due(today)));
            steps
        };
        let (running, ahead, past) = (of(Progress::Running), of(Progress::Ahead), of(Progress::Past));
        html! {
            aside aria-labelledby="calendar" {
                h2 #calendar { (self.t("calendar-title")) }
                p.quiet { (self.language().day(today)) }
                @if !running.is_empty() { h3 { (self.t("calendar-running")) } (self.due(&running, today)) }
                @if !ahead.is_empty() { h3 { (self.t("calendar-next")) } (self.due(&ahead[..ahead.len().min(NEXT)], today)) }
                @if !past.is_empty() {
                    details { summary { (self.say("calendar-past", &[("n", u64::try_from(past.len()).unwrap_or(0).into())])) } (self.due(&past, today)) }
                }
            }
        }
    }

    fn due(&self, steps: &[&Step], today: Date) -> Markup {
        html! {
            ul.plain {
                @for step in steps {
                    @let edge = step.last.as_ref().or(step.first.as_ref());
                    li {
                        strong { (self.titled(&step.title)) }
                        @match step.due(today).or_else(|| edge.and_then(|edge| edge.days().max())) {
                            Some(day) => { br; (self.when_due(step, day, today)) },
                            None => { @if let Some(gap) = edge.and_then(|edge| edge.gap.as_ref()) { br; (self.gap(gap)) } },
                        }
                        @if let Some(reading) = edge.and_then(|edge| edge.readings.first()) { div.cite { (self.citation(&reading.from)) } }
                    }
                }
            }
        }
    }

    fn when_due(&self, step: &Step, day: Date, today: Date) -> String {
        let day = self.language().day(day);
        match step.progress(today) {
            Progress::Past => day,
            // What runs without a last day has its first.
            Progress::Running if step.last.is_none() => self.say("calendar-from", &[("day", day.into())]),
            Progress::Running => self.say("calendar-until", &[("day", day.into())]),
            _ if step.first.as_ref().is_some_and(|edge| edge.days().next().is_some()) => {
                self.say("calendar-from", &[("day", day.into())])
            }
            _ => self.say("calendar-by", &[("day", day.into())]),
        }
    }

    fn gap(&self, gap: &Gap) -> Markup {
        self.english(&gap.to_string())
    }
}
