//! The first distribution: the governing body's order, else the default, then the quota. Each gap stops it unless an
//! instruction says to go on.

use std::cmp::Ordering;

use super::quota::{count, needed};
use super::{DefaultOrder, Gap, Instructions, List, Outcome, Quota, Refusal, Ruled, Rules, Seating, Step, What};

/// Gives the mandates of a list to its persons. `alphabet` compares names in the state language.
pub fn seat(
    list: &List,
    rules: &Rules,
    instructions: &Instructions,
    alphabet: &dyn Fn(&str, &str) -> Ordering,
) -> Outcome {
    let mut work = Work { list, rules, instructions, seating: Seating::default() };
    match work.run(alphabet) {
        Ok(()) => Outcome::Seated(work.seating),
        Err(Stop::Refused(refusal, rule)) => Outcome::Refused { refusal, rule, so_far: work.seating },
        Err(Stop::Silent(gap, rule)) => Outcome::Silent { gap, rule, so_far: work.seating },
    }
}

/// Why a distribution stops.
enum Stop {
    Refused(Refusal, String),
    Silent(Gap, String),
}

struct Work<'w> {
    list: &'w List,
    rules: &'w Rules,
    instructions: &'w Instructions,
    seating: Seating,
}

impl Work<'_> {
    fn run(&mut self, alphabet: &dyn Fn(&str, &str) -> Ordering) -> Result<(), Stop> {
        let by_body = self.body_decided()?;
        let order = if by_body { self.body_order()? } else { self.default_order(alphabet)? };
        let mandates = usize::try_from(self.list.mandates).unwrap_or(usize::MAX);
        let rule = self.order_rule(by_body);
        for (mandate, person) in (1..).zip(order.into_iter().take(mandates)) {
            self.seating.taken.push(person);
            self.step(What::Takes { mandate, person }, &rule);
        }
        let left = self.list.mandates - u32::try_from(self.seating.taken.len()).unwrap_or(self.list.mandates);
        if left > 0 {
            self.seating.vacant = left;
            self.gap(Gap::ShortList { left }, &self.rules.list_exhausted.clone())?;
            self.step(What::Vacant { mandates: left }, &self.rules.list_exhausted.clone());
        }
        self.rules.quota.as_ref().map_or(Ok(()), |quota| self.keep(quota, by_body))
    }

    fn order_rule(&self, by_body: bool) -> String {
        if by_body { self.rules.decided_by_body.clone() } else { self.rules.default_order.rule.clone() }
    }

    /// Whether the governing body's decision holds; a decision that names nobody is none.
    fn body_decided(&mut self) -> Result<bool, Stop> {
        let rule = self.rules.decided_by_body.clone();
        let Some(decision) = self.list.decision.as_ref().filter(|d| !d.order.is_empty()) else {
            self.step(What::Undecided, &rule);
            return Ok(false);
        };
        if !decision.in_time {
            self.step(What::DecidedLate, &rule);
            return Ok(false);
        }
        let mut named = vec![false; self.list.persons.len()];
        for &person in &decision.order {
            match named.get_mut(person) {
                None => return Err(Stop::Refused(Refusal::NotOnList { person }, rule)),
                Some(true) => return Err(Stop::Refused(Refusal::NamedTwice { person }, rule)),
                Some(seen) => *seen = true,
            }
        }
        self.step(What::BodyDecided, &rule);
        Ok(true)
    }

    fn body_order(&mut self) -> Result<Vec<usize>, Stop> {
        let mut order = self.list.decision.as_ref().map_or_else(Vec::new, |d| d.order.clone());
        let takers = self.list.persons.len().min(usize::try_from(self.list.mandates).unwrap_or(usize::MAX));
        if order.len() < takers {
            let left = u32::try_from(takers - order.len()).unwrap_or(u32::MAX);
            self.gap(Gap::PartialDecision { left }, &self.rules.decided_by_body.clone())?;
            let rest: Vec<usize> = (0..self.list.persons.len()).filter(|p| !order.contains(p)).collect();
            order.extend(rest);
        }
        Ok(order)
    }

    fn default_order(&mut self, alphabet: &dyn Fn(&str, &str) -> Ordering) -> Result<Vec<usize>, Stop> {
        let Ruled { value, rule } = self.rules.default_order.clone();
        let mut order: Vec<usize> = (0..self.list.persons.len()).collect();
        if value == DefaultOrder::Unsaid {
            self.gap(Gap::NoDefaultOrder, &rule)?;
            return Ok(order);
        }
        let name = |at: usize| self.list.persons[at].name.as_str();
        // Stable: persons the alphabet cannot tell apart stay in the order of registration.
        order.sort_by(|a, b| alphabet(name(*a), name(*b)));
        let mandates = usize::try_from(self.list.mandates).unwrap_or(usize::MAX);
        let equal: Vec<usize> = match (mandates.checked_sub(1).and_then(|last| order.get(last)), order.get(mandates)) {
            (Some(last), Some(next)) if alphabet(name(*last), name(*next)) == Ordering::Equal => {
                order.iter().copied().filter(|p| alphabet(name(*p), name(*last)) == Ordering::Equal).collect()
            }
            _ => Vec::new(),
        };
        self.step(What::Alphabetical, &rule);
        if !equal.is_empty() {
            self.gap(Gap::EqualNames { persons: equal }, &rule)?;
        }
        Ok(order)
    }

    /// Checks the quota of the mandates received.
    fn keep(&mut self, quota: &Ruled<Quota>, by_body: bool) -> Result<(), Stop> {
        let Ruled { value: quota, rule } = quota;
        let need = needed(quota.num, quota.den, self.list.mandates);
        let persons = &self.list.persons;
        let seated = count(persons, &self.seating.taken, quota, self.instructions);
        for &person in &seated.in_two {
            self.step(What::CountedOnce { person, law_says: quota.in_sum_said }, rule);
        }
        self.step(What::QuotaChecked { need, found: seated.found }, rule);
        if seated.found >= need {
            return Ok(());
        }
        let everybody: Vec<usize> = (0..persons.len()).collect();
        let whole = count(persons, &everybody, quota, self.instructions);
        let available = whole.found;
        // Youth matter if they could make the difference here, or between a list that cannot and a decision that did not.
        let could = |found: u32, maybe: u32| found < need && found + maybe >= need;
        if could(seated.found, seated.maybe) || could(available, whole.maybe) {
            self.gap(Gap::YouthUndefined { need, found: seated.found }, rule)?;
        }
        if available < need {
            return self.gap(Gap::CannotFillQuota { need, available }, rule);
        }
        if by_body {
            return Err(Stop::Refused(Refusal::QuotaNotKept { need, found: seated.found }, rule.clone()));
        }
        self.gap(Gap::QuotaAgainstDefault { need, found: seated.found }, rule)
    }

    fn step(&mut self, what: What, rule: &str) {
        self.seating.steps.push(Step { what, rule: rule.to_owned() });
    }

    /// Stops at a gap, or records that an instruction passed it.
    fn gap(&mut self, gap: Gap, rule: &str) -> Result<(), Stop> {
        if !self.instructions.go_on.contains(&gap.kind()) {
            return Err(Stop::Silent(gap, rule.to_owned()));
        }
        self.step(What::WentOn(gap), rule);
        Ok(())
    }
}
