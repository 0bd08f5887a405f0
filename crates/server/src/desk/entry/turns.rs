//! Whose turn it is, by trying: the procedure is asked on a copy of the entry, and nothing of its drawing is repeated here.
//! What comes back holds only what the person may see.

use std::collections::BTreeSet;

use clerk::State;
use clerk::record::Precinct;
use election::protocol::{
    Actor, Cell, Command, Difference, Entry, EntryRules, Figures, Form, Ground, Level, Reason, Refusal, Stage,
};
use pages::desk::entry::Turn;

use crate::role::Role;
use crate::who::Who;

/// One precinct as this person finds it.
pub(super) struct Looked {
    /// Where it lies.
    pub(super) precinct: Precinct,
    /// How far it is.
    pub(super) state: election::protocol::State,
    /// Their turn, or why it is not.
    pub(super) turn: Result<Turn, Box<Refusal>>,
    /// Figures that stand in their sheet: their own, or those on which both agree.
    pub(super) figures: Option<Figures>,
    /// Fields that are asked, where not all are.
    pub(super) asked: Option<BTreeSet<Cell>>,
    /// What both entries have in these fields, for a third person.
    pub(super) both: Vec<Difference>,
}

/// A person as the procedure knows them.
pub(crate) fn actor(who: &Who) -> Actor {
    use election::protocol::Role as Of;
    let role = match who.role {
        Role::Clerk => Of::Clerk,
        Role::Coordinator | Role::Administrator => Of::Coordinator,
        _ => Of::Observer,
    };
    Actor { id: who.account.clone(), role }
}

/// Asks the procedure.
pub(crate) fn may(entry: &Entry, form: &Form, rules: &EntryRules, by: &Actor, command: Command) -> Result<(), Refusal> {
    match entry.clone().apply(form, rules, by, command) {
        Ok(_) => Ok(()),
        Err(refused) => Err(refused.refusal),
    }
}

/// Whose sheet it is now: the first step that brings figures and is let pass, else why none is.
pub(crate) fn turn(entry: &Entry, form: &Form, rules: &EntryRules, by: &Actor) -> Result<Turn, Box<Refusal>> {
    let second = matches!(entry, Entry::AwaitingSecond(_));
    let mut tries = vec![
        (if second { Turn::Second } else { Turn::First }, Command::Enter(form.empty())),
        (Turn::Revise, Command::Revise(form.empty())),
        (Turn::Correct, Command::Correct(form.empty())),
    ];
    if let Entry::Differs(differs) = entry {
        tries.push((Turn::Settle, Command::Settle(Figures::clone(&differs.first().figures))));
    }
    let mut why = None;
    for (turn, command) in tries {
        match may(entry, form, rules, by, command) {
            Ok(()) => return Ok(turn),
            // That a step has no place now says less than why a person may not take it.
            Err(refusal) => match &why {
                Some(Refusal::NotNow { .. }) | None => why = Some(refusal),
                Some(_) => {}
            },
        }
    }
    Err(Box::new(why.unwrap_or(Refusal::Nameless)))
}

/// One precinct, looked up for a person.
pub(super) fn look(state: &State, precinct: &str, by: &Actor) -> Option<Looked> {
    let own = state.by_id.get(precinct).and_then(|at| state.precincts.get(*at))?;
    let ballot = state.ballot.as_ref()?;
    let Seen { state, turn, figures, asked, both } = seen(&own.entry, &ballot.form, &ballot.entry_rules, by);
    Some(Looked { precinct: own.precinct.clone(), state, turn, figures, asked, both })
}

/// An entry as a person may see it, of whatever election it is.
pub(crate) struct Seen {
    /// How far it is.
    pub(crate) state: election::protocol::State,
    /// Their turn, or why it is not.
    pub(crate) turn: Result<Turn, Box<Refusal>>,
    /// Figures that stand in their sheet: their own, or those on which both agree.
    pub(crate) figures: Option<Figures>,
    /// Fields that are asked, where not all are.
    pub(crate) asked: Option<BTreeSet<Cell>>,
    /// What both entries have in these fields, for a third person.
    pub(crate) both: Vec<Difference>,
}

/// What of an entry somebody sees.
pub(crate) fn seen(entry: &Entry, form: &Form, rules: &EntryRules, by: &Actor) -> Seen {
    let turn = turn(entry, form, rules, by);
    let mut looked = Seen { state: entry.state(), turn, figures: None, asked: None, both: Vec::new() };
    match (entry, &looked.turn) {
        (Entry::FirstEntered(entered), Ok(Turn::Revise)) => looked.figures = entered.own(by).ok().cloned(),
        (Entry::Differs(differs), Ok(Turn::Correct)) => {
            // Only the own entry: what the other one has is not told, or it would be copied.
            let own = [differs.first(), differs.second()].into_iter().find(|made| made.by == by.id);
            looked.figures = own.map(|made| Figures::clone(&made.figures));
            looked.asked = Some(differs.differences().iter().map(|difference| difference.cell).collect());
        }
        (Entry::Differs(differs), Ok(Turn::Settle)) => {
            looked.both = differs.differences();
            looked.asked = Some(looked.both.iter().map(|difference| difference.cell).collect());
            looked.figures = agreed(differs.first().figures.as_ref(), &differs.second().figures, &looked.both);
        }
        _ => {}
    }
    looked
}

/// What both entries agree on, with the words of either; the disputed fields are empty.
fn agreed(first: &Figures, second: &Figures, both: &[Difference]) -> Option<Figures> {
    let mut figures = first.clone();
    for difference in both {
        figures.set(difference.cell, None).ok()?;
    }
    let disputed = |cell: Cell| both.iter().any(|difference| difference.cell == cell);
    for (cell, words) in second.all_words().filter(|(cell, _)| !disputed(*cell) && first.words(*cell).is_none()) {
        figures.set_words(cell, words);
    }
    Some(figures)
}

/// What a person may do now beside typing figures, or why not: each step asked of the procedure.
pub(crate) fn steps(
    entry: &Entry,
    form: &Form,
    rules: &EntryRules,
    by: &Actor,
    published: bool,
) -> Vec<(&'static str, Result<(), Refusal>)> {
    let stage = if published { Stage::Published } else { Stage::Open };
    let mut tries = vec![("release", Command::Release), ("resolve", Command::Resolve(reasons(entry, form)))];
    tries.push(("accept", Command::Accept));
    for ground in Ground::ALL {
        let because = String::from("-");
        tries.push((step_of(ground), Command::Supersede { ground, because, stage }));
    }
    tries.into_iter().map(|(name, command)| (name, may(entry, form, rules, by, command))).collect()
}

/// A reason for every warning, so that a trial says what else stands in the way.
pub(crate) fn reasons(entry: &Entry, form: &Form) -> Vec<Reason> {
    let Entry::Settled(settled) = entry else { return Vec::new() };
    let warnings = form.check(settled.figures()).into_iter().filter(|finding| finding.level == Level::Warning);
    warnings.map(|finding| Reason { code: finding.code, text: "-".to_owned() }).collect()
}

/// The step that supersedes on a ground, by the name that records have.
fn step_of(ground: Ground) -> &'static str {
    match ground {
        Ground::RecountOnRequest => "recount_on_request",
        Ground::RecountOrdered => "recount_ordered",
        Ground::Correction | Ground::DeclaredVoid | Ground::RepeatVoting => ground.step().as_str(),
    }
}
