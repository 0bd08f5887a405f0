//! The papers of a nomination: fee, signatures, declarations, special check. It must never know the person.

use law::calendar::{Counting, Deadline, Direction, Roll};
use law::{Cited, Share};

use super::{Bench, OF_DECLARATION, OF_RULES, OF_SPECIAL_CHECK, no_rule};
use crate::filing::decimal;
use crate::single::candidacy::signatures::{floor_and_need, part_of};
use crate::single::candidacy::{Matter, Open, Paper, Signatures, SpecialCheck, Verdict};

impl Bench<'_> {
    /// The fee, in minimum wages.
    pub(super) fn fee(&mut self) {
        let (due, from) = match self.rules.fee.clone() {
            Ok(Cited { value, from }) => (value, from),
            Err(lack) => return self.lacking(Matter::Fee, &lack),
        };
        let (verdict, words) = match (Share::new(due, 1), self.nomination.paid) {
            (Some(due), Some(paid)) if paid >= due => {
                (Verdict::Kept, format!("{} minimum wages due, {} paid", decimal(due), decimal(paid)))
            }
            (_, Some(paid)) => {
                let words = format!("{due} minimum wages due, {} paid", decimal(paid));
                (self.mendable(OF_RULES, None), words)
            }
            (_, None) => (Verdict::Unknown, format!("{due} minimum wages due, payment is not stated")),
        };
        self.say(Matter::Fee, verdict, words, from.citation());
    }

    /// Signatures, of those whose nominator needs them.
    pub(super) fn signatures(&mut self) {
        let nominator = &self.nomination.nominator;
        let needed = self
            .rules
            .nominators
            .as_ref()
            .ok()
            .and_then(|rows| rows.value.iter().find(|row| row.is_of(nominator)).map(|row| row.signatures));
        if needed != Some(true) {
            return;
        }
        let (share, from) = match self.rules.signatures.clone() {
            Ok(Cited { value, from }) => (value, from),
            Err(lack) => return self.lacking(Matter::Signatures, &lack),
        };
        let Some(voters) = self.contest.voters else {
            let words = format!("{share} of the voters, whose number is not stated");
            return self.say(Matter::Signatures, Verdict::Unknown, words, from.citation());
        };
        let (floor, need) = floor_and_need(share, voters);
        let of = format!("{need} needed: {share} of {voters} voters");
        let have = self.nomination.signatures;
        let (verdict, words) = match have {
            None => (self.short(), format!("no signatures; {of}")),
            Some(Signatures { good: Some(good), .. }) => {
                let verdict = match good {
                    _ if good >= need => Verdict::Kept,
                    _ if good >= floor && floor > 0 => match exact(share, voters) {
                        Some(exact) => Verdict::Open(Open::Rounding { exact, have: good }),
                        None => Verdict::Unknown,
                    },
                    _ => self.short(),
                };
                (verdict, format!("{good} good signatures; {of}"))
            }
            Some(Signatures { collected, good: None, .. }) if collected < floor => {
                (self.short(), format!("{collected} signatures collected; {of}"))
            }
            Some(Signatures { collected, good: None, .. }) => {
                (Verdict::Unknown, format!("{collected} signatures collected, not checked; {of}"))
            }
        };
        self.say(Matter::Signatures, verdict, words, from.citation());
        self.settlements(have);
    }

    /// Too few: more may be handed in while sheets are due.
    fn short(&self) -> Verdict {
        self.mendable(OF_RULES, self.days.signatures_due.as_ref())
    }

    /// Part of the settlements, where the law names one and the constituency has any.
    fn settlements(&mut self, have: Option<Signatures>) {
        let (part, from) = match self.rules.settlements.clone() {
            Ok(Cited { value, from }) => (value, from),
            Err(lack) => return self.lacking(Matter::Settlements, &lack),
        };
        let covered = have.and_then(|signatures| signatures.settlements);
        let (verdict, words) = match (self.contest.settlements, covered) {
            (Some(0), _) => (Verdict::Kept, "the constituency has no settlements".to_owned()),
            (None, _) => (Verdict::Unknown, "the number of settlements is not stated".to_owned()),
            (Some(all), None) if have.is_none() => {
                (self.short(), format!("no signatures; {} of {all} settlements needed", part_of(part, all)))
            }
            (Some(_), None) => (Verdict::Unknown, "the settlements of the signatures are not stated".to_owned()),
            (Some(all), Some(covered)) => {
                let need = part_of(part, all);
                let verdict = if covered >= need { Verdict::Kept } else { self.short() };
                (verdict, format!("{covered} of {all} settlements, {need} needed"))
            }
        };
        self.say(Matter::Settlements, verdict, words, from.citation());
    }

    /// Declarations of the candidate and the spouse.
    pub(super) fn declarations(&mut self) {
        let citation = match &self.rules.declarations_checked {
            Ok(cited) => cited.from.citation(),
            Err(lack) => {
                let lack = lack.clone();
                return self.lacking(Matter::Declarations, &lack);
            }
        };
        let papers = [("candidate", self.nomination.declaration), ("spouse", self.nomination.spouse_declaration)];
        for (whose, paper) in papers {
            let (verdict, words) = match paper {
                Paper::InOrder => (Verdict::Kept, "in order"),
                Paper::NotOwed if whose == "spouse" => (Verdict::Kept, "not owed"),
                Paper::NotOwed | Paper::Missing => (self.mendable(OF_RULES, None), "not handed in"),
                Paper::False => (self.broken(OF_DECLARATION), "found false"),
                Paper::NotStated => (Verdict::Unknown, "not stated or not checked"),
            };
            self.say(Matter::Declarations, verdict, format!("declaration of the {whose}: {words}"), citation.clone());
        }
    }

    /// The special check. A result that may come after the step it would stop is OC-15.
    pub(super) fn special_check(&mut self) {
        let (term, from) = match self.rules.special_check.clone() {
            Ok(Cited { value, from }) => (value, from),
            Err(lack) if self.nomination.special_check == SpecialCheck::Negative => {
                let verdict = no_rule(&lack);
                return self.say(Matter::SpecialCheck, verdict, "negative".to_owned(), String::new());
            }
            Err(lack) => return self.lacking(Matter::SpecialCheck, &lack),
        };
        let (verdict, words) = match self.nomination.special_check {
            SpecialCheck::Passed => (Verdict::Kept, "passed".to_owned()),
            SpecialCheck::Negative => (self.broken(OF_SPECIAL_CHECK), "negative".to_owned()),
            SpecialCheck::NotStated => (Verdict::Unknown, "not stated".to_owned()),
            SpecialCheck::Pending(since) => {
                let (direction, counting, roll) = (Direction::After, Counting::FromNextDay, Roll::None);
                let deadline = Deadline { term, direction, counting, roll };
                let latest = self.calendar.deadline(since, deadline).ok();
                let latest = latest.and_then(|answer| answer.plain().map(|reckoning| reckoning.day));
                self.pending(latest)
            }
        };
        self.say(Matter::SpecialCheck, verdict, words, from.citation());
    }

    fn pending(&self, latest: Option<jiff::civil::Date>) -> (Verdict, String) {
        let Some(latest) = latest else { return (Verdict::Unknown, "pending".to_owned()) };
        let registration = self.days.registration_ends.as_ref().map(|limit| limit.day);
        let than = if latest >= self.contest.vote {
            Some("voting")
        } else {
            registration.is_some_and(|ends| latest > ends).then_some("registration ends")
        };
        let words = format!("pending, due {latest}");
        match than {
            Some(than) => (Verdict::Open(Open::SpecialCheckLater { latest, than }), words),
            None => (Verdict::Unknown, words),
        }
    }
}

fn exact(share: Share, voters: u64) -> Option<Share> {
    Share::new(share.num().checked_mul(voters)?, share.den())
}
