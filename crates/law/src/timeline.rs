//! The law as timelines: for every rule the effects that operations have on it, in their order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::act::{Act, Applies, Definition, Kind, Op, Reference};
use crate::day::{Day, When};
use crate::fault::{Fault, codes};
use crate::load;
use crate::value::Value;

/// What an operation does to its rule once it has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Set(Value),
    Rebase,
    End,
    Annul,
    Suspend(Option<Date>),
}

/// One change of one rule.
#[derive(Clone, Debug)]
pub struct Effect {
    pub(crate) act: usize,
    pub(crate) op: usize,
    pub(crate) action: Action,
    /// Days of force as they became known: each with the day it could be known; the last known one counts.
    pub(crate) days: Vec<(Day, Day)>,
    pub(crate) applies: Option<Applies>,
}

impl Effect {
    /// The day of force as finally recorded.
    pub(crate) fn day(&self) -> &Day {
        &self.days[self.days.len() - 1].1
    }
}

/// A rule and its history.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// Type, title, what stood before.
    pub definition: Definition,
    /// Its changes in their order.
    pub(crate) effects: Vec<Effect>,
}

/// The whole law, immutable.
#[derive(Clone, Debug)]
pub struct Law {
    pub(crate) acts: Vec<Arc<Act>>,
    pub(crate) rules: BTreeMap<String, Arc<Rule>>,
    pub(crate) hash: String,
}

impl Law {
    /// Reads all acts and replays them.
    ///
    /// # Errors
    /// Every fault found: see [`codes`].
    pub fn load(files: &[(String, Vec<u8>)]) -> Result<Self, Vec<Fault>> {
        let acts = load::acts(files)?;
        Self::build(acts.into_iter().map(Arc::new).collect())
    }

    pub(crate) fn build(acts: Vec<Arc<Act>>) -> Result<Self, Vec<Fault>> {
        Self::replayed(acts, BTreeMap::new(), &|_| true)
    }

    /// The law with one more bill. Its operations reach the rules they name and those of the operations they move; of all
    /// others nothing changes, and they are shared and not replayed.
    pub(crate) fn upon(&self, bill: &Arc<Act>) -> Result<Self, Vec<Fault>> {
        let touched: BTreeSet<&str> = bill.ops.iter().flat_map(|op| self.touched(bill, op)).collect();
        let mut acts = self.acts.clone();
        acts.push(Arc::clone(bill));
        Self::replayed(acts, self.rules.clone(), &|rule| touched.contains(rule))
    }

    /// The rules that an operation of a bill can reach.
    fn touched<'b>(&'b self, bill: &'b Act, op: &'b Op) -> Vec<&'b str> {
        let Some(of) = op.kind.target() else { return vec![op.rule.as_str()] };
        let acts = self.acts().chain([bill]).filter(|act| act.id == of.act);
        acts.flat_map(|act| &act.ops).filter(|op| of.takes(op)).map(|op| op.rule.as_str()).collect()
    }

    /// Replays the operations on the chosen rules and lays the outcome over those that stand.
    fn replayed(
        mut acts: Vec<Arc<Act>>,
        mut standing: BTreeMap<String, Arc<Rule>>,
        chosen: &dyn Fn(&str) -> bool,
    ) -> Result<Self, Vec<Fault>> {
        // Bills keep the order in which they were laid; acts stand in the order of their signing.
        acts.sort_by_key(|a| (a.is_bill, !a.is_bill, a.signed));
        let mut faults = Vec::new();
        let by_id = index(&acts, &mut faults);
        let mut rules = define(&acts, chosen, &mut faults);
        for (act_at, act) in acts.iter().enumerate() {
            for (op_at, op) in act.ops.iter().enumerate() {
                add_effect(&mut rules, act, act_at, op, op_at);
            }
        }
        for act in &acts {
            for op in &act.ops {
                revise(&acts, &by_id, &mut rules, act, op, &mut faults);
            }
        }
        for rule in rules.values_mut() {
            order(&acts, rule, &mut faults);
            guard(&acts, rule, &mut faults);
        }
        check_targets(&acts, &by_id, &mut faults);
        if !faults.is_empty() {
            faults.sort_by(|a, b| a.place.cmp(&b.place));
            return Err(faults);
        }
        standing.extend(rules.into_iter().map(|(name, rule)| (name, Arc::new(rule))));
        let hash = hash(&acts);
        Ok(Self { acts, rules: standing, hash })
    }

    /// SHA-256 over all acts, in hexadecimal: two laws with one hash are the same law.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// All acts in the order of their signing, bills last.
    pub fn acts(&self) -> impl Iterator<Item = &Act> {
        self.acts.iter().map(Arc::as_ref)
    }

    /// All rules by name.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.values().map(Arc::as_ref)
    }

    /// A rule by its name.
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.get(name).map(Arc::as_ref)
    }

    /// The day on which the first act was signed.
    pub fn first_day(&self) -> Option<Date> {
        self.acts.iter().filter(|act| !act.is_bill).filter_map(|act| act.signed).min()
    }

    /// Every day on which anything changes or may change, in order.
    pub fn change_days(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.rules().flat_map(Rule::change_days).collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

impl Rule {
    /// Every day on which this rule changes or may change.
    pub fn change_days(&self) -> Vec<Date> {
        let mut days = Vec::new();
        for effect in &self.effects {
            for (_, day) in &effect.days {
                days.extend(day.when.earliest());
                days.extend(day.when.latest());
            }
            days.extend(effect.applies.as_ref().map(|applies| applies.from));
            if let Action::Suspend(Some(until)) = effect.action {
                days.push(until);
            }
        }
        days.sort_unstable();
        days.dedup();
        days
    }
}

fn index(acts: &[Arc<Act>], faults: &mut Vec<Fault>) -> BTreeMap<String, usize> {
    let mut by_id = BTreeMap::new();
    for (at, act) in acts.iter().enumerate() {
        let start = crate::fault::Place { file: act.file.clone(), line: 1, column: 1 };
        if by_id.insert(act.id.clone(), at).is_some() {
            let what = format!("another file has the id `{}` too", act.id);
            faults.push(Fault::new(codes::DUPLICATE_ID, start, "id", what));
        }
        let mut ids: Vec<&str> = act.ops.iter().filter_map(|op| op.id.as_deref()).collect();
        ids.sort_unstable();
        for pair in ids.windows(2).filter(|pair| pair[0] == pair[1]) {
            let place = act.ops.iter().rfind(|op| op.id.as_deref() == Some(pair[0])).map(|op| op.place.clone());
            let what = format!("two operations of this act have the id `{}`", pair[0]);
            faults.extend(place.map(|place| Fault::new(codes::DUPLICATE_ID, place, "id", what)));
        }
    }
    by_id
}

fn define(acts: &[Arc<Act>], chosen: &dyn Fn(&str) -> bool, faults: &mut Vec<Fault>) -> BTreeMap<String, Rule> {
    let mut rules = BTreeMap::new();
    for op in acts.iter().flat_map(|act| &act.ops).filter(|op| chosen(&op.rule)) {
        let Kind::Define(definition, _) = &op.kind else {
            continue;
        };
        let rule = Rule { name: op.rule.clone(), definition: definition.clone(), effects: Vec::new() };
        if rules.insert(op.rule.clone(), rule).is_some() {
            let what = format!("the rule `{}` is defined twice", op.rule);
            let hint = "the later operation is a `rule.set` or a `rule.rebase`";
            faults.push(Fault::new(codes::DEFINED_TWICE, op.place.clone(), "rule", what).hint(hint));
        }
    }
    rules
}

fn add_effect(rules: &mut BTreeMap<String, Rule>, act: &Act, act_at: usize, op: &Op, op_at: usize) {
    let Some(rule) = rules.get_mut(&op.rule) else {
        return;
    };
    let action = match &op.kind {
        Kind::Define(_, value) | Kind::Set(value) => Action::Set(value.clone()),
        Kind::Rebase => Action::Rebase,
        Kind::End => Action::End,
        Kind::Annul => Action::Annul,
        Kind::Suspend { until } => Action::Suspend(*until),
        _ => return,
    };
    rule.effects.push(Effect {
        act: act_at,
        op: op_at,
        action,
        days: vec![(act.published.clone(), op.day.clone())],
        applies: op.applies.clone(),
    });
}

/// Operations on operations: they change when another one begins, or whether, or what it says.
fn revise(
    acts: &[Arc<Act>],
    by_id: &BTreeMap<String, usize>,
    rules: &mut BTreeMap<String, Rule>,
    act: &Act,
    op: &Op,
    faults: &mut Vec<Fault>,
) {
    if let Kind::Save { facts_before } = &op.kind {
        let own = acts.iter().position(|other| other.id == act.id);
        for effect in rules.get_mut(&op.rule).into_iter().flat_map(|rule| &mut rule.effects) {
            if Some(effect.act) == own {
                effect.applies = Some(Applies { from: *facts_before, because: op.note.clone() });
            }
        }
        return;
    }
    let Some(of) = op.kind.target() else { return };
    let (when, value) = match &op.kind {
        Kind::Commence { on, .. } => (Some(When::On(*on)), None),
        Kind::Postpone { to, .. } => (Some(When::On(*to)), None),
        Kind::Cancel { .. } => (Some(When::Never), None),
        Kind::Corrigendum { value, .. } => (None, Some(value)),
        _ => return,
    };
    let found = find(acts, by_id, of);
    if found.is_empty() {
        let name = of.op.as_deref().map_or_else(|| of.act.clone(), |id| format!("{}!{id}", of.act));
        faults.push(Fault::new(codes::REFERENCE, op.place.clone(), "op", format!("there is no operation `{name}`")));
    }
    for effect in rules.values_mut().flat_map(|rule| &mut rule.effects) {
        if !found.contains(&(effect.act, effect.op)) {
            continue;
        }
        if let Some(when) = &when {
            // An act as a whole is commenced only where it still waits.
            let waits = matches!(effect.day().when, When::Pending(_));
            if of.op.is_some() || waits {
                let day = Day { when: when.clone(), ..op.day.clone() };
                let day = Day { confidence: op.confidence, because: op.note.clone(), source: op.source.clone(), ..day };
                effect.days.push((act.published.clone(), day));
            }
        }
        if let (Some(value), Action::Set(old)) = (value, &mut effect.action) {
            *old = value.clone();
        }
    }
}

fn find(acts: &[Arc<Act>], by_id: &BTreeMap<String, usize>, of: &Reference) -> Vec<(usize, usize)> {
    let Some(&act_at) = by_id.get(&of.act) else {
        return Vec::new();
    };
    let ops = acts[act_at].ops.iter().enumerate();
    ops.filter(|(_, op)| of.takes(op)).map(|(op_at, _)| (act_at, op_at)).collect()
}

/// Puts a rule's effects in order: by the first day they may begin, the signing, the place in the act, and `after`.
fn order(acts: &[Arc<Act>], rule: &mut Rule, faults: &mut Vec<Fault>) {
    let key = |effect: &Effect| {
        let day = effect.day();
        let begins = day.when.earliest().unwrap_or(Date::MAX);
        let act = &acts[effect.act];
        // Bills come after all acts of their day; definitions come first of all.
        let defines = matches!(act.ops[effect.op].kind, Kind::Define(..));
        (!defines, begins, act.is_bill, act.signed, effect.act, effect.op)
    };
    rule.effects.sort_by_key(key);
    respect_after(acts, rule);
    for pair in rule.effects.windows(2) {
        let [a, b] = pair else { continue };
        let (first, second) = (&acts[a.act].ops[a.op], &acts[b.act].ops[b.op]);
        let one_day = match (&a.day().when, &b.day().when) {
            (When::On(a), When::On(b)) => a == b,
            _ => false,
        };
        let said = second.after.is_some() || first.after.is_some();
        if one_day && !said && !acts[b.act].is_bill && !commute(&a.action, &b.action) {
            let what = format!(
                "`{}` is changed twice on one day, by {} and by {}, and the order matters",
                rule.name, acts[a.act].id, acts[b.act].id
            );
            let hint = "say which comes first: give the later operation `after = \"act-id!op-id\"`";
            faults.push(Fault::new(codes::ORDER_UNSAID, second.place.clone(), "after", what).hint(hint));
        }
    }
}

/// Whether two actions of one day give the same result in both orders.
fn commute(a: &Action, b: &Action) -> bool {
    a == b || matches!((a, b), (Action::Rebase, Action::Annul) | (Action::Annul, Action::Rebase))
}

/// Moves an operation behind the one its `after` names.
fn respect_after(acts: &[Arc<Act>], rule: &mut Rule) {
    for at in 0..rule.effects.len() {
        let effect = &rule.effects[at];
        let Some(after) = &acts[effect.act].ops[effect.op].after else {
            continue;
        };
        let is_target =
            |other: &Effect| acts[other.act].id == after.act && acts[other.act].ops[other.op].id == after.op;
        if let Some(target) = rule.effects.iter().position(is_target)
            && target > at
        {
            let moved = rule.effects.remove(at);
            rule.effects.insert(target, moved);
        }
    }
}

/// Checks every `was`, that nothing is changed before it is defined or after it ended, and that no operation is idle.
///
/// Under a bill only the bill's own guards are asked: those of the law were true on the law, and what a bill makes of
/// later acts is what it is laid for.
fn guard(acts: &[Arc<Act>], rule: &Rule, faults: &mut Vec<Fault>) {
    let overlaid = acts.iter().any(|act| act.is_bill);
    let mut standing: Option<&Value> = None;
    let mut ended = false;
    for effect in &rule.effects {
        let act = &acts[effect.act];
        let op = &act.ops[effect.op];
        let mut fault = |code, field: &str, what: String, hint: &str| {
            if overlaid && !act.is_bill {
                return;
            }
            faults.push(Fault::new(code, op.place.clone(), field, what).hint(hint));
        };
        if ended && !matches!(op.kind, Kind::Set(_) | Kind::Define(..)) {
            fault(codes::TARGET_ENDED, "rule", format!("`{}` has ended before this operation", rule.name), "");
        }
        if let Some(was) = &op.was
            && standing != Some(was)
            && op.accepted.is_none()
        {
            let stood = standing.map_or_else(|| "no value".to_owned(), |value| format!("\"{value}\""));
            let what = format!("`was` says \"{was}\", but before this operation `{}` was {stood}", rule.name);
            let hint = "correct `was`, or record the real act's mistake with `accepted = \"reason\"`";
            fault(codes::WAS_FALSE, "was", what, hint);
        }
        match &effect.action {
            Action::Set(value) => {
                if standing == Some(value) && !ended && matches!(op.kind, Kind::Set(_)) && !act.is_bill {
                    let what = format!("this operation changes nothing: `{}` was \"{value}\" already", rule.name);
                    fault(codes::IDLE, "value", what, "the same value stated anew is a `rule.rebase`");
                }
                standing = Some(value);
                ended = false;
            }
            Action::End => {
                standing = None;
                ended = true;
            }
            Action::Rebase | Action::Annul | Action::Suspend(_) => {}
        }
    }
}

fn check_targets(acts: &[Arc<Act>], by_id: &BTreeMap<String, usize>, faults: &mut Vec<Fault>) {
    for act in acts {
        for op in &act.ops {
            for target in &op.targets {
                // A place outside the acts (a treaty, a published result) is named in words and holds spaces.
                if !target.act.contains(' ') && !by_id.contains_key(&target.act) {
                    let what = format!("no act has the id `{}`", target.act);
                    faults.push(Fault::new(codes::TARGET_MISSING, op.place.clone(), "target", what));
                }
            }
        }
    }
}

fn hash(acts: &[Arc<Act>]) -> String {
    let mut all = Sha256::new();
    let mut sorted: Vec<&Arc<Act>> = acts.iter().collect();
    sorted.sort_by(|a, b| {
        (a.is_bill, if a.is_bill { "" } else { &a.id }).cmp(&(b.is_bill, if b.is_bill { "" } else { &b.id }))
    });
    for act in sorted {
        all.update(act.id.as_bytes());
        all.update([0]);
        all.update(act.hash);
    }
    hex(&all.finalize())
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]).map(char::from).collect()
}
