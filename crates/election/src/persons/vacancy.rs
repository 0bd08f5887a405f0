//! A mandate that falls vacant: the next person the governing body chooses, the quota kept where the law says so, else
//! nobody. It decides nothing in the body's place.

use super::quota::{count, needed};
use super::{Gap, Instructions, List, Outcome, Refusal, Rules, Seating, Step, What};

/// A vacancy and what the governing body chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vacancy {
    /// Persons who hold the list's other mandates.
    pub seated: Vec<usize>,
    /// Persons who may not take it: whoever held a mandate before, or left the list.
    pub out: Vec<usize>,
    /// The mandate, from 1.
    pub mandate: u32,
    /// The person chosen; `None` while nobody is.
    pub chosen: Option<usize>,
}

/// Fills a vacancy of a list. `Seating::taken` of the outcome holds the new person alone, or nobody.
///
/// Without a choice the mandate stays vacant: the law gives the body no term and nobody else the right.
pub fn fill(list: &List, vacancy: &Vacancy, rules: &Rules, instructions: &Instructions) -> Outcome {
    let mut seating = Seating::default();
    let rest: Vec<usize> =
        (0..list.persons.len()).filter(|p| !vacancy.seated.contains(p) && !vacancy.out.contains(p)).collect();
    let Some(person) = vacancy.chosen.filter(|_| !rest.is_empty()) else {
        seating.vacant = 1;
        let (what, rule) = if rest.is_empty() {
            (What::Vacant { mandates: 1 }, &rules.list_exhausted)
        } else {
            (What::Undecided, &rules.decided_by_body)
        };
        seating.steps.push(Step { what, rule: rule.clone() });
        return Outcome::Seated(seating);
    };
    if !rest.contains(&person) {
        let refusal = if vacancy.seated.contains(&person) {
            Refusal::AlreadySeated { person }
        } else if vacancy.out.contains(&person) {
            Refusal::Out { person }
        } else {
            Refusal::NotOnList { person }
        };
        return Outcome::Refused { refusal, rule: rules.decided_by_body.clone(), so_far: seating };
    }
    let step = |what, rule: &str| Step { what, rule: rule.to_owned() };
    seating.steps.push(step(What::BodyDecided, &rules.decided_by_body));
    if let Err(stopped) = keep(list, vacancy, person, &rest, rules, instructions, &mut seating) {
        return stopped;
    }
    seating.taken.push(person);
    seating.steps.push(step(What::Takes { mandate: vacancy.mandate, person }, &rules.decided_by_body));
    Outcome::Seated(seating)
}

/// Checks that the quota is kept with the person chosen, where the law says so. While other mandates of the list are
/// vacant too, it is enough that those who fill them can still keep it.
fn keep(
    list: &List,
    vacancy: &Vacancy,
    person: usize,
    rest: &[usize],
    rules: &Rules,
    instructions: &Instructions,
    seating: &mut Seating,
) -> Result<(), Outcome> {
    let Some(quota) = rules.quota.as_ref().filter(|_| rules.vacancy_keeps_quota.value) else {
        return Ok(());
    };
    let rule = &rules.vacancy_keeps_quota.rule;
    let held = u32::try_from(vacancy.seated.len()).unwrap_or(u32::MAX).saturating_add(1);
    let open = list.mandates.saturating_sub(held);
    let need = needed(quota.value.num, quota.value.den, list.mandates).saturating_sub(open);
    let with = |new: usize| {
        let mut all = vacancy.seated.clone();
        all.push(new);
        count(&list.persons, &all, &quota.value, instructions)
    };
    let counted = with(person);
    seating.steps.push(Step { what: What::QuotaChecked { need, found: counted.found }, rule: rule.clone() });
    if counted.found >= need {
        return Ok(());
    }
    let pass = |gap: Gap, seating: &mut Seating| {
        if !instructions.go_on.contains(&gap.kind()) {
            return Err(Outcome::Silent { gap, rule: rule.clone(), so_far: seating.clone() });
        }
        seating.steps.push(Step { what: What::WentOn(gap), rule: rule.clone() });
        Ok(())
    };
    let best = rest.iter().map(|p| with(*p).found).max().unwrap_or(0);
    let youth = rest.iter().map(|p| with(*p)).any(|c| c.found + c.maybe >= need);
    if counted.found + counted.maybe >= need || (best < need && youth) {
        pass(Gap::YouthUndefined { need, found: counted.found }, seating)?;
    }
    if best < need {
        return pass(Gap::CannotFillQuota { need, available: best }, seating);
    }
    let refusal = Refusal::QuotaNotKept { need, found: counted.found };
    Err(Outcome::Refused { refusal, rule: rule.clone(), so_far: seating.clone() })
}
