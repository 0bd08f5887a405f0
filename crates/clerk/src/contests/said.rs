//! What a journal says of an outcome: every step that decided and every note, in words with the articles. Pages make their
//! own words from the outcome itself.

use election::single::{Contest, Note, Open, Outcome, Step, What, citations};
use law::Version;
use law::value::group;

use crate::record::Cited;

/// Steps, the ending where it is open, and notes.
pub(super) fn said(outcome: &Outcome, facts: &Contest) -> Vec<Cited> {
    let steps = outcome.steps.iter().map(|step| cited(step_words(step, facts), &step.by));
    let open = match &outcome.ending {
        election::single::Ending::Open(Open::LawSilent { case, by }) => {
            Some(cited(format!("the law is silent: OC-{}", case.number()), by))
        }
        election::single::Ending::Open(Open::RuleMissing(gap)) => {
            Some(Cited { words: gap.to_string(), by: String::new() })
        }
        _ => Some(cited("so ordered".to_owned(), &outcome.by)),
    };
    let notes = outcome.remarks.iter().map(|remark| cited(note_words(&remark.note), &remark.by));
    steps.chain(open).chain(notes).collect()
}

fn cited(words: String, by: &[Version]) -> Cited {
    Cited { words, by: citations(by).join("; ") }
}

fn step_words(step: &Step, facts: &Contest) -> String {
    let id = |at: usize| facts.candidates.get(at).map_or("", |candidate| candidate.id.as_str());
    match &step.what {
        What::Voters { electors: true } => "electors elect".to_owned(),
        What::Voters { electors: false } => "the voters elect".to_owned(),
        What::FoundVoid => "the election was found void".to_owned(),
        What::Standing { standing, needed } => format!("{standing} stand, and at least {needed} must"),
        What::OneLeft { at } => format!("{} alone is left", id(*at)),
        What::Quorum { took_part, registered, needed } => {
            format!("{} of {} took part, and at least {} must", group(*took_part), group(*registered), group(*needed))
        }
        What::AgainstAll { ballots } => format!("{} ballots against all", group(*ballots)),
        What::Most { at, votes, next } => {
            let next = next.map_or_else(String::new, |next| format!(", the next {}", group(next)));
            format!("{} has the most votes: {}{next}", id(*at), group(*votes))
        }
        What::Half { at, votes, of, more } => {
            let is = if *more { "more than half" } else { "not more than half" };
            format!("{} has {} of {}: {is}", id(*at), group(*votes), group(*of))
        }
        What::Equal { equal, votes } => {
            let who: Vec<&str> = equal.iter().map(|at| id(*at)).collect();
            format!("equal with {} votes: {}", group(*votes), who.join(", "))
        }
    }
}

fn note_words(note: &Note) -> String {
    match note {
        Note::AgainstAllLeads { ballots } => {
            format!("against all leads with {} ballots; no article attaches a consequence to it", group(*ballots))
        }
        Note::NoVoteForAnybody => "no candidate has a vote".to_owned(),
        Note::NominationsNotSaid => "whether nominations open anew is not said".to_owned(),
        Note::WhoStandsAgainNotRecorded => "who stands again is not recorded: those who are equal".to_owned(),
        Note::FromPercentages => "decided from printed percentages".to_owned(),
        Note::NoLineOnTheBallot => "the law of the day has a line against all, this ballot had none".to_owned(),
        Note::LineNotInThisLaw { ballots } => {
            format!("the law of the day has no line against all; {} ballots so marked", group(*ballots))
        }
    }
}
