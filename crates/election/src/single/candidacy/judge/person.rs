//! What is asked of the person: one constituency, age, citizenship, residence, terms, consent. It must never know papers.

use jiff::civil::Date;
use law::Cited;

use super::{Bench, OF_REQUIREMENTS, OF_RULES, count};
use crate::single::candidacy::{Elsewhere, Matter, Open, Verdict};

impl Bench<'_> {
    /// One person, one constituency.
    pub(super) fn constituencies(&mut self) {
        let stands = self.elsewhere(Elsewhere::Constituency).map(|others| others + 1);
        match (self.rules.constituencies_max.clone(), stands) {
            (Ok(Cited { value: most, from }), Some(stands)) => {
                let verdict = if stands <= most { Verdict::Kept } else { self.broken(OF_RULES) };
                let words = format!("stands in {stands} constituencies, at most {most}");
                self.say(Matter::Constituencies, verdict, words, from.citation());
            }
            (Ok(cited), None) => {
                let words = "other candidacies are not stated".to_owned();
                self.say(Matter::Constituencies, Verdict::Unknown, words, cited.from.citation());
            }
            (Err(lack), stands) => self.lacking_unless(Matter::Constituencies, &lack, stands == Some(1)),
        }
    }

    /// Not for a maslikhat at once, where the law says so.
    pub(super) fn maslikhat(&mut self) {
        let stands = self.elsewhere(Elsewhere::Maslikhat);
        match self.rules.also_for_maslikhat.clone() {
            Ok(Cited { value: true, from }) => {
                let words = "may stand for a maslikhat at once".to_owned();
                self.say(Matter::Maslikhat, Verdict::Kept, words, from.citation());
            }
            Ok(Cited { value: false, from }) => {
                let (verdict, words) = match stands {
                    Some(0) => (Verdict::Kept, "does not stand for a maslikhat"),
                    Some(_) => (self.broken(OF_RULES), "stands for a maslikhat at once"),
                    None => (Verdict::Unknown, "other candidacies are not stated"),
                };
                self.say(Matter::Maslikhat, verdict, words.to_owned(), from.citation());
            }
            Err(lack) => self.lacking_unless(Matter::Maslikhat, &lack, stands == Some(0)),
        }
    }

    fn elsewhere(&self, which: Elsewhere) -> Option<u64> {
        let all = self.nomination.elsewhere.as_ref()?;
        Some(count(all.iter().filter(|other| **other == which).count()))
    }

    /// Age: the law names no day, so the day of filing and the day of voting must agree.
    pub(super) fn age(&mut self) {
        let (least, from) = match self.rules.min_age.clone() {
            Ok(Cited { value, from }) => (value, from),
            Err(lack) => return self.lacking(Matter::Age, &lack),
        };
        let age = |on: Date| full_years(self.nomination.born, on);
        let (filed, vote) = (age(self.nomination.filed.day), age(self.contest.vote));
        let enough = |years: i64| years >= i64::from(least);
        let verdict = match (enough(filed), enough(vote)) {
            (true, true) => Verdict::Kept,
            (false, false) => self.broken(OF_REQUIREMENTS),
            _ => Verdict::Open(Open::AgeDay { least }),
        };
        let words = format!("{filed} years when nominated, {vote} on the day of voting, at least {least}");
        self.say(Matter::Age, verdict, words, from.citation());
    }

    /// Citizens only, where a rule of the office says so.
    pub(super) fn citizen(&mut self) {
        let stated = self.nomination.citizen;
        match self.rules.citizen.clone() {
            Ok(Cited { value: true, from }) => {
                let (verdict, words) = match stated {
                    Some(true) => (Verdict::Kept, "a citizen"),
                    Some(false) => (self.broken(OF_REQUIREMENTS), "no citizen"),
                    None => (Verdict::Unknown, "citizenship is not stated"),
                };
                self.say(Matter::Citizen, verdict, words.to_owned(), from.citation());
            }
            Ok(Cited { value: false, from }) => {
                self.say(Matter::Citizen, Verdict::NotAsked, "not asked".to_owned(), from.citation());
            }
            Err(lack) => self.lacking_unless(Matter::Citizen, &lack, stated != Some(false)),
        }
    }

    /// Residence, where a rule of the office asks for it.
    pub(super) fn residence(&mut self) {
        let stated = self.nomination.residence_years;
        match self.rules.residence_years.clone() {
            Ok(Cited { value: least, from }) => {
                let (verdict, words) = match stated {
                    Some(years) if years >= least => (Verdict::Kept, format!("{years} years, at least {least}")),
                    Some(years) => (self.broken(OF_REQUIREMENTS), format!("{years} years, at least {least}")),
                    None => (Verdict::Unknown, "residence is not stated".to_owned()),
                };
                self.say(Matter::Residence, verdict, words, from.citation());
            }
            Err(lack) => self.lacking_unless(Matter::Residence, &lack, true),
        }
    }

    /// Terms in a row. Whether those from before the limit count is not said, so it is open where that decides.
    pub(super) fn terms(&mut self) {
        let served = self.nomination.terms;
        let (most, from) = match self.rules.terms_max.clone() {
            Ok(Cited { value, from }) => (value, from),
            Err(lack) => {
                let first = served.is_some_and(|terms| terms.in_a_row == 0);
                return self.lacking_unless(Matter::Terms, &lack, first);
            }
        };
        let Some(terms) = served else {
            let words = "terms served in this unit are not stated".to_owned();
            return self.say(Matter::Terms, Verdict::Unknown, words, from.citation());
        };
        let since = u64::from(terms.in_a_row.saturating_sub(terms.before_the_limit));
        let all = u64::from(terms.in_a_row);
        let verdict = match (since < most, all < most) {
            (_, true) => Verdict::Kept,
            (true, false) => Verdict::Open(Open::EarlierTerms),
            (false, false) => self.broken(OF_REQUIREMENTS),
        };
        let words = format!("{all} terms in a row served, {since} of them under the limit of {most}");
        self.say(Matter::Terms, verdict, words, from.citation());
    }

    /// Own consent: no rule of the law recorded here asks for it, so its absence is reported and decides nothing.
    pub(super) fn consent(&mut self) {
        let (verdict, words) = match self.nomination.consent {
            Some(true) => (Verdict::NotAsked, "consents"),
            Some(false) => {
                let (rule, words) = ("consent".to_owned(), "no act recorded here speaks of it".to_owned());
                (Verdict::Open(Open::NoRule { rule, words }), "does not consent")
            }
            None => (Verdict::Unknown, "consent is not stated"),
        };
        self.say(Matter::Consent, verdict, words.to_owned(), String::new());
    }
}

/// Full years on a day; below zero for those born later.
fn full_years(born: Date, on: Date) -> i64 {
    let before = (on.month(), on.day()) < (born.month(), born.day());
    i64::from(on.year()) - i64::from(born.year()) - i64::from(before)
}
