//! What may end the powers of a holder, by the words that stand in a journal.

use election::single::tenure::Happened;

use crate::refusal::Refusal;

/// Words and what they mean.
const WORDS: [(&str, Happened); 11] = [
    ("death", Happened::Death),
    ("court_finding", Happened::CourtFinding),
    ("left_party", Happened::LeftParty),
    ("party_ended", Happened::PartyEnded),
    ("no_confidence_accepted", Happened::NoConfidence { accepted: Some(true) }),
    ("no_confidence_not_accepted", Happened::NoConfidence { accepted: Some(false) }),
    ("no_confidence", Happened::NoConfidence { accepted: None }),
    ("citizenship_lost", Happened::CitizenshipLost),
    ("president_decided", Happened::PresidentDecided),
    ("unit_reorganised", Happened::UnitReorganised),
    ("unit_abolished", Happened::UnitAbolished),
];

/// The ground of a word; `other: ...` is a case in words.
///
/// # Errors
/// A word nobody knows.
pub(super) fn happened(ground: &str) -> Result<Happened, Refusal> {
    if let Some(words) = ground.strip_prefix("other:").map(str::trim).filter(|words| !words.is_empty()) {
        return Ok(Happened::Other(words.to_owned()));
    }
    let known = WORDS.iter().find(|(word, _)| *word == ground).map(|(_, what)| what.clone());
    known.ok_or_else(|| Refusal::NoSuch { what: "ground on which powers end", id: ground.chars().take(60).collect() })
}

/// The ground of a word that stands in a journal.
pub(super) fn known(ground: &str) -> Happened {
    happened(ground).unwrap_or_else(|_| Happened::Other(ground.to_owned()))
}
