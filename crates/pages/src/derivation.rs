//! A count as a derivation to be read: steps in groups, each opening the articles that order it.

use election::{Election, Step};
use maud::{Markup, html};
use recount::Counted;

use crate::steps::Group;
use crate::view::View;

impl View<'_> {
    /// The steps of one count.
    pub(crate) fn derivation(&self, election: &Election, counted: &Counted) -> Markup {
        let mut groups: Vec<(Group, Vec<&Step>)> = Vec::new();
        for step in &counted.count.steps {
            let group = Group::of(step);
            match groups.last_mut() {
                Some((last, steps)) if *last == group => steps.push(step),
                _ => groups.push((group, vec![step])),
            }
        }
        html! {
            ol.derivation {
                @for (group, steps) in &groups {
                    li {
                        h3 { (self.group(*group)) }
                        @for step in steps {
                            details.step {
                                summary { (self.step(election, step)) }
                                @for version in &step.by { (self.version_line(version)) }
                                @if step.by.is_empty() { p.quiet { (self.t("step-no-rule")) } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What is open, assumed or remarkable about a count.
    pub(crate) fn remarks(&self, election: &Election, counted: &Counted) -> Markup {
        let count = &counted.count;
        html! {
            @if let Some(open) = &count.open { p.warn { (self.open(election, open)) } }
            @for used in &counted.rules.instructed {
                p.warn {
                    (self.t("assumed")) " "
                    a href=(self.to(&format!("/law/rules/{}", used.rule))) { (self.rule_title(&used.rule)) } ": "
                    @match self.country().choice(&used.value, self.language()) { Some(words) => (words), None => (self.english(&used.value)) }
                    " (" (self.english(&used.because)) ")"
                }
            }
            @for note in self.notes(count) { p.note { (note) } }
        }
    }
}
