//! Steps, endings and remarks of a contest in words. English only: pages in other languages make their own from the same
//! steps.

use election::single::{Contest, Ending, Known, Note, Open, OpenCase, Remark, What, Within};
use law::value::group;

use crate::words::percent;

/// Names of candidates.
pub fn names(contest: &Contest, at: &[usize]) -> String {
    at.iter().map(|at| name(contest, *at)).collect::<Vec<_>>().join(", ")
}

fn name(contest: &Contest, at: usize) -> &str {
    contest.candidates.get(at).map_or("?", |candidate| candidate.name.as_str())
}

/// Votes as they are known: ballots or percent.
pub fn votes(contest: &Contest, votes: u64) -> String {
    if contest.known == Known::Percentages { format!("{} %", percent(votes, 10_000)) } else { group(votes) }
}

/// A step as a sentence.
pub fn step(contest: &Contest, what: &What) -> String {
    match what {
        What::Voters { electors: true } => "Electors vote".to_owned(),
        What::Voters { electors: false } => "The voters vote directly".to_owned(),
        What::FoundVoid => "The election was found void".to_owned(),
        What::Standing { standing, needed } => {
            let verdict = if standing >= needed { "enough" } else { "too few, no vote is held" };
            format!("{standing} stand, at least {needed} must: {verdict}")
        }
        What::OneLeft { at } => format!("{} alone is left for the repeat vote", name(contest, *at)),
        What::Quorum { took_part, registered, needed } => {
            let verdict = if took_part >= needed { "a quorum" } else { "no quorum" };
            let [took_part, registered, needed] = [took_part, registered, needed].map(|n| group(*n));
            format!("{took_part} of {registered} took part, {needed} must: {verdict}")
        }
        What::AgainstAll { ballots } => {
            format!("{} ballots against all are counted and take no place among the candidates", group(*ballots))
        }
        What::Most { at, votes: own, next } => {
            let own = votes(contest, *own);
            next.map_or_else(
                || format!("{}: {own}, and nobody else has as many", name(contest, *at)),
                |next| format!("{}: {own}, more than the next with {}", name(contest, *at), votes(contest, next)),
            )
        }
        What::Half { at, votes: own, of, more } => {
            let verdict = if *more { "more than half" } else { "not more than half" };
            format!("{}: {} of {} is {verdict}", name(contest, *at), votes(contest, *own), votes(contest, *of))
        }
        What::Equal { equal, votes: own } => {
            format!("{} have the equal highest number, {} each", names(contest, equal), votes(contest, *own))
        }
    }
}

/// When something is repeated.
pub fn within(within: &Within) -> String {
    match within {
        Within::SameDay => "the same day".to_owned(),
        Within::Term(term) => format!("within {term}"),
        Within::NotGiven(gap) => format!("at a time the law as recorded does not give ({gap})"),
    }
}

/// The ending as a sentence.
pub fn ending(contest: &Contest, ending: &Ending) -> String {
    match ending {
        Ending::Elected { at } => format!("Elected: {}", name(contest, *at)),
        Ending::RepeatVoting { between, within: when } => {
            format!("Repeat voting between {}, {}", names(contest, between), within(when))
        }
        Ending::RepeatElection { within: when } => format!("Repeat election, {}", within(when)),
        Ending::PutOff { by } => format!("The vote is put off by up to {by}"),
        Ending::Void { within: when } => format!("Void; repeat election, {}", within(when)),
        Ending::Open(Open::RuleMissing(gap)) => format!("The law as recorded gives no rule for this: {gap}"),
        Ending::Open(Open::LawSilent { case, .. }) => {
            format!("The law is silent (OC-{}): {}", case.number(), silent(contest, case))
        }
    }
}

fn silent(contest: &Contest, case: &OpenCase) -> String {
    match case {
        OpenCase::TooFewAgain => "too few stand after the vote was put off once".to_owned(),
        OpenCase::WhichTwo { equal } => {
            format!("{} are equal and two of them stand again; which two is not said", names(contest, equal))
        }
        OpenCase::NoQuorum => "fewer electors took part than must; what follows is not said".to_owned(),
        OpenCase::EqualAgain { equal } => {
            format!("{} are equal again in the repeat vote; what follows is not said", names(contest, equal))
        }
        OpenCase::NoVoteForTheOnlyOne => {
            "the only candidate has no vote; whether nothing is more than nobody has is not said".to_owned()
        }
    }
}

/// A remark in words, with who explained the provision so where that is recorded.
pub fn remark(remark: &Remark) -> String {
    match &remark.note {
        Note::AgainstAllLeads { ballots } => {
            let why = remark
                .by
                .first()
                .map_or_else(String::new, |version| format!(": {} ({})", version.note, version.standing));
            format!("Against all leads with {} ballots and takes no seat (OC-11){why}", group(*ballots))
        }
        Note::NoVoteForAnybody => "No candidate has a vote; candidates with nothing are equal".to_owned(),
        Note::NominationsNotSaid => {
            "Whether new nominations open for the repeat election is not said in what is recorded (OC-13)".to_owned()
        }
        Note::WhoStandsAgainNotRecorded => {
            "Whether only those who are equal stand again is not recorded; they are named here".to_owned()
        }
        Note::FromPercentages => {
            "Only printed percentages are known, each within half a hundredth of a percent".to_owned()
        }
        Note::NoLineOnTheBallot => {
            "This law puts a line against all on the ballot; the ballots of this election had none".to_owned()
        }
        Note::LineNotInThisLaw { ballots } => {
            format!("This law knows no line against all; the {} ballots so marked are for nobody", group(*ballots))
        }
    }
}
