//! Steps, notes and open questions of a count, in the reader's language; the same as the command line says in English.

use election::{Count, Election, Note, Open, OpenCase, Shown, Step, What};

use crate::view::View;
use crate::words::Arg;

/// Part of a derivation that a step belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// The base.
    Base,
    /// Lists against the threshold.
    Threshold,
    /// One list alone.
    Alone,
    /// Whole quotas.
    Quotas,
    /// Mandates left over, or given one by one.
    Rest,
    /// Ties.
    Ties,
}

impl Group {
    pub(crate) fn of(step: &Step) -> Self {
        match step.what {
            What::Base { .. } => Self::Base,
            What::Threshold { .. } => Self::Threshold,
            What::OnlyOne { .. }
            | What::SecondAdmitted { .. }
            | What::Reduced { .. }
            | What::Raised { .. }
            | What::LeftoverToFirst { .. } => Self::Alone,
            What::Quota { .. } | What::Quotient { .. } => Self::Quotas,
            What::Fraction { .. } | What::Average { .. } => Self::Rest,
            What::Tied { .. } | What::ByRegistration { .. } | What::ByLot { .. } => Self::Ties,
        }
    }
}

impl View<'_> {
    pub(crate) fn group(&self, group: Group) -> String {
        match group {
            Group::Base => self.t("group-base"),
            Group::Threshold => self.t("group-threshold"),
            Group::Alone => self.t("group-alone"),
            Group::Quotas => self.t("group-quotas"),
            Group::Rest => self.t("group-rest"),
            Group::Ties => self.t("group-ties"),
        }
    }

    fn names(&self, election: &Election, lists: &[usize]) -> String {
        lists.iter().map(|at| self.list(election, *at)).collect::<Vec<_>>().join(", ")
    }

    /// Groups of thousands and the decimal sign are the language's; digits are the same in all.
    fn shown(&self, shown: Shown) -> Arg {
        let plain =
            if shown.places == 0 { shown.whole().to_string() } else { format!("{}.{}", shown.whole(), shown.behind()) };
        self.language().decimal(&plain).into()
    }

    /// A step as a sentence.
    pub(crate) fn step(&self, election: &Election, step: &Step) -> String {
        let name = |list: &usize| Arg::from(self.list(election, *list));
        match &step.what {
            What::Base { lists, against_all: 0, total } if lists == total => {
                self.say("step-base-lists", &[("total", (*total).into())])
            }
            What::Base { lists, against_all, total } if lists + against_all == *total => self.say(
                "step-base-both",
                &[("lists", (*lists).into()), ("against", (*against_all).into()), ("total", (*total).into())],
            ),
            What::Base { total, .. } => self.say("step-base", &[("total", (*total).into())]),
            What::Threshold { list, votes, base, needed, passed } => {
                let share = Arg::from(self.percent(*votes, *base));
                let with =
                    [("list", name(list)), ("votes", (*votes).into()), ("share", share), ("needed", (*needed).into())];
                if *passed { self.say("step-passes", &with) } else { self.say("step-fails", &with) }
            }
            What::Quota { votes, seats, quota } => {
                let with = [
                    ("votes", u64::try_from(*votes).unwrap_or(u64::MAX).into()),
                    ("seats", (*seats).into()),
                    ("quota", self.shown(Shown::quota(*quota))),
                ];
                self.say("step-quota", &with)
            }
            What::Quotient { list, quotient, whole, .. } => self.say(
                "step-quotient",
                &[
                    ("list", name(list)),
                    ("quotient", self.shown(Shown::quotient(*quotient))),
                    ("whole", (*whole).into()),
                ],
            ),
            What::Fraction { list, fraction, place } => self.say(
                "step-fraction",
                &[
                    ("list", name(list)),
                    ("fraction", self.shown(Shown::remainder(*fraction))),
                    ("place", (*place).into()),
                ],
            ),
            What::Average { seat, winner, runner_up } => {
                let divided = |of: &election::AverageOf| format!("{} / {}", self.number(of.votes), of.divisor);
                let with =
                    [("seat", (*seat).into()), ("list", name(&winner.list)), ("average", divided(winner).into())];
                let mut text = self.say("step-average", &with);
                if let Some(next) = runner_up {
                    let with = [("list", name(&next.list)), ("average", divided(next).into())];
                    text.push(' ');
                    text.push_str(&self.say("step-average-next", &with));
                }
                text
            }
            What::Tied { lists, seats } => {
                self.say("step-tied", &[("lists", self.names(election, lists).into()), ("seats", (*seats).into())])
            }
            What::ByRegistration { list, order, seats } => self.say(
                "step-registration",
                &[("list", name(list)), ("order", (*order).into()), ("seats", (*seats).into())],
            ),
            What::ByLot { list } => self.say("step-lot", &[("list", name(list))]),
            What::OnlyOne { .. }
            | What::SecondAdmitted { .. }
            | What::Reduced { .. }
            | What::Raised { .. }
            | What::LeftoverToFirst { .. } => self.alone(election, &step.what),
        }
    }

    /// A step of the rule for one list alone.
    fn alone(&self, election: &Election, what: &What) -> String {
        let name = |list: &usize| Arg::from(self.list(election, *list));
        match what {
            What::OnlyOne { list } => self.say("step-only-one", &[("list", name(list))]),
            What::SecondAdmitted { list, votes } => {
                self.say("step-second", &[("list", name(list)), ("votes", (*votes).into())])
            }
            What::Reduced { list, factor, quotient, whole } => self.say(
                "step-reduced",
                &[
                    ("list", name(list)),
                    ("factor", self.shown(Shown::factor(*factor))),
                    ("quotient", self.shown(Shown::quotient(*quotient))),
                    ("whole", (*whole).into()),
                ],
            ),
            What::Raised { list, minimum } => {
                self.say("step-raised", &[("list", name(list)), ("minimum", (*minimum).into())])
            }
            What::LeftoverToFirst { list, seats } => {
                self.say("step-leftover", &[("list", name(list)), ("seats", (*seats).into())])
            }
            // Steps of the ordinary distribution are said above.
            _ => String::new(),
        }
    }

    /// What keeps a count from its end.
    pub(crate) fn open(&self, election: &Election, open: &Open) -> String {
        match open {
            Open::LawSilent { case, .. } => {
                let what = match case {
                    OpenCase::NonePasses => self.t("open-none-passes"),
                    OpenCase::MoreThanSeats { first, second, seats } => self.say(
                        "open-more-than-seats",
                        &[("first", (*first).into()), ("second", (*second).into()), ("seats", (*seats).into())],
                    ),
                    OpenCase::TieForSecond { lists } => {
                        self.say("open-tie-for-second", &[("lists", self.names(election, lists).into())])
                    }
                    OpenCase::NoSecondList => self.t("open-no-second"),
                    OpenCase::EmptyBase => self.t("open-empty-base"),
                };
                self.say("open-silent", &[("case", format!("OC-{}", case.number()).into()), ("what", what.into())])
            }
            Open::OrderNeeded { lists, seats, .. } => {
                self.say("open-order", &[("lists", self.names(election, lists).into()), ("seats", (*seats).into())])
            }
            Open::LotNeeded { lists, seats, .. } => {
                self.say("open-lot", &[("lists", self.names(election, lists).into()), ("seats", (*seats).into())])
            }
        }
    }

    /// What a reader of the result should know.
    pub(crate) fn notes(&self, count: &Count) -> Vec<String> {
        let told = count.notes.iter().map(|note| match note {
            Note::FromPercentages => self.t("note-percentages"),
            Note::NoLineOnTheBallot => self.t("note-no-line"),
            Note::LineNotInThisLaw { ballots, in_base: true } => {
                self.say("note-line-stays", &[("ballots", (*ballots).into())])
            }
            Note::LineNotInThisLaw { ballots, in_base: false } => {
                self.say("note-line-out", &[("ballots", (*ballots).into())])
            }
            Note::AgainstAllLeads { ballots } => self.say("note-against-leads", &[("ballots", (*ballots).into())]),
            Note::PublishedBaseDiffers { published, computed } => {
                self.say("note-base-differs", &[("published", (*published).into()), ("computed", (*computed).into())])
            }
        });
        let bound = count.base.holds_up_to.map(|bound| self.say("note-bound", &[("bound", bound.into())]));
        told.chain(bound).collect()
    }
}
