//! Mistakes of the demonstration: what a person at a desk does wrong, and the orders that follow until it is right again.
//! Each names what must catch it; the demonstration counts how many were.

use std::collections::BTreeMap;

use clerk::codes;
use clerk::record::{Figures, ProtocolStep, Reason};

/// What goes wrong with a protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mistake {
    /// A digit slips in the second entry; its clerk reads the paper again.
    Slip,
    /// Two lists are exchanged in the first entry; a third person reads what is disputed.
    Exchanged,
    /// The first clerk tries to make the second entry too.
    SamePerson,
    /// Both enter piles that do not make up the ballots.
    DoesNotAddUp,
    /// Both leave a figure empty.
    Empty,
    /// Unused ballots that were not cancelled, accepted without a reason.
    NoReason,
    /// An entry for a precinct that does not exist.
    NoSuchPrecinct,
    /// An answer was lost and the command is sent again.
    SentTwice,
}

impl Mistake {
    /// All of them.
    pub(super) const ALL: [Self; 8] = [
        Self::Slip,
        Self::Exchanged,
        Self::SamePerson,
        Self::DoesNotAddUp,
        Self::Empty,
        Self::NoReason,
        Self::NoSuchPrecinct,
        Self::SentTwice,
    ];

    /// In words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Slip => "a digit slipped in one entry",
            Self::Exchanged => "two lists exchanged in one entry",
            Self::SamePerson => "one person tried both entries",
            Self::DoesNotAddUp => "piles that do not make up the ballots",
            Self::Empty => "a figure left empty",
            Self::NoReason => "a warning accepted without a reason",
            Self::NoSuchPrecinct => "a precinct that does not exist",
            Self::SentTwice => "a command sent twice",
        }
    }

    /// What caught it, in words.
    pub(super) fn caught_by(self) -> &'static str {
        match self {
            Self::Slip => "the blind second entry",
            Self::Exchanged => "the blind second entry, settled by a third person",
            Self::SamePerson => "refusal A005",
            Self::DoesNotAddUp => "finding K01",
            Self::Empty => "finding K13",
            Self::NoReason => "finding K06",
            Self::NoSuchPrecinct => "refusal A002",
            Self::SentTwice => "the command's id",
        }
    }
}

/// What must become of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Must {
    /// It is done.
    Be,
    /// It is refused with this code.
    Fail(&'static str),
    /// It was answered before.
    Known,
}

/// Who does something about a protocol, what, and what must become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Act {
    pub(super) who: Who,
    pub(super) steps: Vec<ProtocolStep>,
    pub(super) must: Must,
    /// Sent with the id of the order before.
    pub(super) again: bool,
}

/// People of a district commission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Makes first entries.
    First,
    /// Makes second entries.
    Second,
    /// Reads what is disputed.
    Third,
    /// Accepts.
    Coordinator,
}

/// The orders of one protocol until it is accepted.
pub(super) fn orders(
    precinct: &str,
    paper: &Figures,
    lists: &[String],
    reasons: &[Reason],
    mistake: Option<Mistake>,
) -> Vec<Act> {
    let desk = Desk { precinct, paper, reasons };
    let ordinary = [desk.first(paper), desk.second(paper), desk.accept(&[])];
    let Some(mistake) = mistake else { return ordinary.into() };
    match mistake {
        Mistake::Slip => {
            let mut slipped = paper.clone();
            let list = format!("B2 {}", lists.first().map_or("", String::as_str));
            slipped.entry(list).and_modify(|votes| *votes = *votes / 10 * 10 + (*votes + 1) % 10);
            let again = act(Who::Second, vec![desk.step("clerk", "correct", Some(paper))]);
            vec![desk.first(paper), desk.second(&slipped), again, desk.accept(&[])]
        }
        Mistake::Exchanged => {
            let mut exchanged = paper.clone();
            let names: Vec<String> = lists.iter().take(2).map(|list| format!("B2 {list}")).collect();
            if let [one, other] = names.as_slice() {
                let (a, b) = (paper.get(one).copied(), paper.get(other).copied());
                exchanged.extend(b.map(|votes| (one.clone(), votes)));
                exchanged.extend(a.map(|votes| (other.clone(), votes)));
            }
            let settle = act(Who::Third, vec![desk.step("coordinator", "settle", Some(paper))]);
            vec![desk.first(&exchanged), desk.second(paper), settle, desk.accept(&[])]
        }
        Mistake::SamePerson => {
            let mut both = act(Who::First, vec![desk.step("clerk", "enter", Some(paper))]);
            both.must = Must::Fail(codes::STEP);
            vec![desk.first(paper), both, desk.second(paper), desk.accept(&[])]
        }
        Mistake::DoesNotAddUp => {
            let mut wrong = paper.clone();
            wrong.entry("B3".to_owned()).and_modify(|invalid| *invalid += 1);
            desk.blocked(&wrong, ordinary)
        }
        Mistake::Empty => {
            let mut wrong = paper.clone();
            wrong.remove("B5");
            desk.blocked(&wrong, ordinary)
        }
        Mistake::NoReason => {
            let mut paper = paper.clone();
            paper.entry("A4".to_owned()).and_modify(|ballots| *ballots += 5);
            let mut without = desk.accept(&[]);
            without.must = Must::Fail(codes::STEP);
            let words = "five ballots were found unused after the others were cancelled (synthetic)";
            let reason = Reason { code: "K06".to_owned(), words: words.to_owned() };
            vec![desk.first(&paper), desk.second(&paper), without, desk.accept(&[reason])]
        }
        Mistake::NoSuchPrecinct => {
            let nowhere = format!("{precinct}-0");
            let other = Desk { precinct: &nowhere, paper, reasons };
            let mut lost = other.first(paper);
            lost.must = Must::Fail(codes::NO_SUCH);
            [vec![lost], ordinary.into()].concat()
        }
        Mistake::SentTwice => {
            let [first, second, accept] = ordinary;
            let twice = Act { must: Must::Known, again: true, ..first.clone() };
            vec![first, twice, second, accept]
        }
    }
}

fn act(who: Who, steps: Vec<ProtocolStep>) -> Act {
    Act { who, steps, must: Must::Be, again: false }
}

struct Desk<'p> {
    precinct: &'p str,
    paper: &'p Figures,
    /// For the warnings that the paper itself has.
    reasons: &'p [Reason],
}

impl Desk<'_> {
    fn step(&self, role: &str, step: &str, figures: Option<&Figures>) -> ProtocolStep {
        ProtocolStep {
            precinct: self.precinct.to_owned(),
            role: role.to_owned(),
            step: step.to_owned(),
            figures: figures.cloned(),
            words: BTreeMap::new(),
            reasons: Vec::new(),
            because: None,
        }
    }

    fn first(&self, figures: &Figures) -> Act {
        let steps = vec![self.step("clerk", "enter", Some(figures)), self.step("clerk", "release", None)];
        act(Who::First, steps)
    }

    fn second(&self, figures: &Figures) -> Act {
        act(Who::Second, vec![self.step("clerk", "enter", Some(figures))])
    }

    fn accept(&self, more: &[Reason]) -> Act {
        let resolve =
            ProtocolStep { reasons: [self.reasons, more].concat(), ..self.step("coordinator", "resolve", None) };
        act(Who::Coordinator, vec![resolve, self.step("coordinator", "accept", None)])
    }

    /// Both enter what cannot be accepted; it is set aside, and both read the paper again.
    fn blocked(&self, wrong: &Figures, ordinary: [Act; 3]) -> Vec<Act> {
        let mut refused = self.accept(&[]);
        refused.must = Must::Fail(codes::STEP);
        let because = Some("the paper was read wrongly (synthetic)".to_owned());
        let aside = ProtocolStep { because, ..self.step("coordinator", "correction", None) };
        let aside = act(Who::Coordinator, vec![aside]);
        debug_assert_ne!(wrong, self.paper);
        [vec![self.first(wrong), self.second(wrong), refused, aside], ordinary.into()].concat()
    }
}
