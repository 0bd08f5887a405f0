//! The steps, the end and the notes of one contest, in the reader's language; the same as the journal says in English.

use election::single::{Contest, Ending, Note, Open, OpenCase, Outcome, What, Within};
use maud::{Markup, html};

use crate::view::View;
use crate::words::Arg;

fn who(facts: &Contest, at: usize) -> Arg {
    facts.candidates.get(at).map_or_else(|| "–".into(), |candidate| candidate.name.as_str().into())
}

fn who_all(facts: &Contest, all: &[usize]) -> Arg {
    let names = all.iter().filter_map(|at| facts.candidates.get(*at)).map(|candidate| candidate.name.as_str());
    names.collect::<Vec<_>>().join(", ").into()
}

impl View<'_> {
    /// How a contest came to its end: every step opens the articles that order it.
    pub(super) fn way(&self, facts: &Contest, outcome: &Outcome) -> Markup {
        html! {
            ol.derivation {
                @for step in &outcome.steps {
                    li {
                        details.step {
                            summary { (self.step_of_contest(facts, &step.what)) }
                            @for version in &step.by { (self.version_line(version)) }
                            @if step.by.is_empty() { p.quiet { (self.t("step-no-rule")) } }
                        }
                    }
                }
                li {
                    details.step {
                        summary { strong { (self.ending(facts, &outcome.ending)) } }
                        @for version in &outcome.by { (self.version_line(version)) }
                        @if outcome.by.is_empty() { p.quiet { (self.t("step-no-rule")) } }
                    }
                }
            }
            @for remark in &outcome.remarks {
                div.note {
                    p { (self.note_of_contest(&remark.note)) }
                    @for version in &remark.by { (self.version_line(version)) @if !version.note.is_empty() { p.quiet { (self.english(version.note.trim())) } } }
                }
            }
        }
    }

    /// Ballots, or a share where only shares were published.
    fn figure_of(&self, facts: &Contest, figure: u64) -> Arg {
        let shares = facts.known == election::single::Known::Percentages;
        if shares { self.percent(figure, 10_000).into() } else { self.number(figure).into() }
    }

    fn step_of_contest(&self, facts: &Contest, what: &What) -> String {
        match what {
            What::Voters { electors: true } => self.t("way-electors"),
            What::Voters { electors: false } => self.t("way-voters"),
            What::FoundVoid => self.t("way-void"),
            What::Standing { standing, needed } => {
                self.say("way-standing", &[("standing", (*standing).into()), ("needed", (*needed).into())])
            }
            What::OneLeft { at } => self.say("way-one-left", &[("who", who(facts, *at))]),
            What::Quorum { took_part, registered, needed } => {
                let with = [("took", (*took_part).into()), ("of", (*registered).into()), ("needed", (*needed).into())];
                self.say("way-quorum", &with)
            }
            What::AgainstAll { ballots } => self.say("way-against", &[("ballots", self.figure_of(facts, *ballots))]),
            What::Most { at, votes, next: None } => {
                let with = [("who", who(facts, *at)), ("votes", self.figure_of(facts, *votes))];
                self.say("way-most-alone", &with)
            }
            What::Most { at, votes, next: Some(next) } => {
                let with = [
                    ("who", who(facts, *at)),
                    ("votes", self.figure_of(facts, *votes)),
                    ("next", self.figure_of(facts, *next)),
                ];
                self.say("way-most", &with)
            }
            What::Half { at, votes, of, more } => {
                let with = [
                    ("who", who(facts, *at)),
                    ("votes", self.figure_of(facts, *votes)),
                    ("of", self.figure_of(facts, *of)),
                ];
                if *more { self.say("way-half", &with) } else { self.say("way-not-half", &with) }
            }
            What::Equal { equal, votes } => {
                let with = [("who", who_all(facts, equal)), ("votes", self.figure_of(facts, *votes))];
                self.say("way-equal", &with)
            }
        }
    }

    /// How it ended, as a sentence.
    pub(super) fn ending(&self, facts: &Contest, ending: &Ending) -> String {
        let within = |within: &Within| match within {
            Within::SameDay => Arg::from(self.t("within-day")),
            Within::Term(term) => self.duration(*term).into(),
            Within::NotGiven(_) => self.t("within-not-given").into(),
        };
        match ending {
            Ending::Elected { at } => self.say("ending-elected", &[("who", who(facts, *at))]),
            Ending::RepeatVoting { between, within: when } => {
                self.say("ending-repeat-voting", &[("who", who_all(facts, between)), ("within", within(when))])
            }
            Ending::RepeatElection { within: when } => self.say("ending-repeat-election", &[("within", within(when))]),
            Ending::PutOff { by } => {
                let term = self.duration(*by);
                self.say("ending-put-off", &[("term", term.into())])
            }
            Ending::Void { within: when } => self.say("ending-void", &[("within", within(when))]),
            Ending::Open(Open::LawSilent { case, .. }) => {
                let what = self.open_case(facts, case);
                self.say("ending-open", &[("case", format!("OC-{}", case.number()).into()), ("what", what.into())])
            }
            Ending::Open(Open::RuleMissing(gap)) => self.say("ending-missing", &[("rule", gap.to_string().into())]),
        }
    }

    fn open_case(&self, facts: &Contest, case: &OpenCase) -> String {
        match case {
            OpenCase::TooFewAgain => self.t("case-too-few-again"),
            OpenCase::WhichTwo { equal } => self.say("case-which-two", &[("who", who_all(facts, equal))]),
            OpenCase::NoQuorum => self.t("case-no-quorum"),
            OpenCase::EqualAgain { equal } => self.say("case-equal-again", &[("who", who_all(facts, equal))]),
            OpenCase::NoVoteForTheOnlyOne => self.t("case-no-vote"),
        }
    }

    fn note_of_contest(&self, note: &Note) -> String {
        match note {
            Note::AgainstAllLeads { ballots } => self.say("contest-against-leads", &[("ballots", (*ballots).into())]),
            Note::NoVoteForAnybody => self.t("contest-no-vote"),
            Note::NominationsNotSaid => self.t("contest-nominations"),
            Note::WhoStandsAgainNotRecorded => self.t("contest-who-stands"),
            Note::FromPercentages => self.t("contest-percentages"),
            Note::NoLineOnTheBallot => self.t("contest-no-line"),
            Note::LineNotInThisLaw { ballots } => self.say("contest-line-not", &[("ballots", (*ballots).into())]),
        }
    }
}
