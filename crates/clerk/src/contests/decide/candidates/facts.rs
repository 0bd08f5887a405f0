//! A nomination as it is judged, from what the journal says of it. What was not stated stays not known.

use election::persons::Sex;
use election::schedule::Hour;
use election::single::Nominator;
use election::single::candidacy::{self, Membership, Moment, Nomination, Signatures, TermsServed};
use jiff::civil::Date;
use law::Share;

use crate::contests::{CandidateState, Contests, PostState, record};
use crate::refusal::Refusal;

pub(super) fn same_person(one: &CandidateState, other: &CandidateState) -> bool {
    (&one.nominated.name, one.nominated.born) == (&other.nominated.name, other.nominated.born)
}

/// A nomination as it is judged.
pub(super) fn nomination(
    contests: &Contests,
    known: &PostState,
    state: &CandidateState,
) -> Result<Nomination, Refusal> {
    let (nominated, papers) = (&state.nominated, &state.nominated.papers);
    let bad = |what, why: String| Refusal::NotTaken { what, why };
    let sex = match nominated.sex.as_str() {
        "female" => Sex::Woman,
        "male" => Sex::Man,
        other => {
            return Err(bad(
                "sex",
                format!("`{}` is neither female nor male", other.chars().take(40).collect::<String>()),
            ));
        }
    };
    let filed = moment(nominated.day, nominated.hour.as_deref())?;
    let no_share = || bad("paid", "a number of minimum wages is written 1 or 1/2".to_owned());
    let paid = papers.paid.as_deref().map(|paid| Share::parse(paid).ok_or_else(no_share)).transpose()?;
    let member_of = match nominated.member_of.as_deref() {
        None => Membership::NotStated,
        Some("none") => Membership::NoParty,
        Some(party) => Membership::Party(party.to_owned()),
    };
    let signatures = papers.signatures_collected.or(papers.signatures_good).map(|collected| Signatures {
        collected,
        good: papers.signatures_good,
        settlements: papers.settlements,
    });
    Ok(Nomination {
        candidate: nominated.candidate.clone(),
        name: nominated.name.clone(),
        sex,
        born: nominated.born,
        citizen: papers.citizen,
        residence_years: papers.residence_years,
        nominator: Nominator::read(&nominated.nominator),
        member_of,
        consent: papers.consent,
        agreed: papers.agreed,
        terms: nominated
            .terms_in_a_row
            .map(|in_a_row| TermsServed { in_a_row, before_the_limit: nominated.terms_before_limit.unwrap_or(0) }),
        elsewhere: elsewhere(contests, known, state),
        paid,
        signatures,
        declaration: paper(papers.declaration),
        spouse_declaration: paper(papers.spouse_declaration),
        special_check: match papers.special_check {
            None => candidacy::SpecialCheck::NotStated,
            Some(record::SpecialCheck::Passed) => candidacy::SpecialCheck::Passed,
            Some(record::SpecialCheck::Negative) => candidacy::SpecialCheck::Negative,
            Some(record::SpecialCheck::PendingSince(day)) => candidacy::SpecialCheck::Pending(day),
        },
        filed,
    })
}

/// Where else the candidate stands: as the papers state it, and as other posts of this journal show.
fn elsewhere(contests: &Contests, known: &PostState, state: &CandidateState) -> Option<Vec<candidacy::Elsewhere>> {
    let stated = state.nominated.papers.elsewhere.as_ref().map(|stated| {
        let one = |one: &record::Elsewhere| match one {
            record::Elsewhere::Constituency => candidacy::Elsewhere::Constituency,
            record::Elsewhere::Maslikhat => candidacy::Elsewhere::Maslikhat,
        };
        stated.iter().map(one).collect::<Vec<_>>()
    });
    if contests.elsewhere(known, state) {
        Some([stated.unwrap_or_default(), vec![candidacy::Elsewhere::Constituency]].concat())
    } else {
        stated
    }
}

/// A day and the hour as it is written.
pub(in crate::contests::decide) fn moment(day: Date, written: Option<&str>) -> Result<Moment, Refusal> {
    let no_hour = || Refusal::NotTaken { what: "hour", why: "it is written 17:30".to_owned() };
    Ok(Moment { day, hour: written.map(|text| Hour::parse(text).ok_or_else(no_hour)).transpose()? })
}

fn paper(paper: Option<record::Paper>) -> candidacy::Paper {
    match paper {
        None => candidacy::Paper::NotStated,
        Some(record::Paper::InOrder) => candidacy::Paper::InOrder,
        Some(record::Paper::Missing) => candidacy::Paper::Missing,
        Some(record::Paper::False) => candidacy::Paper::False,
        Some(record::Paper::NotOwed) => candidacy::Paper::NotOwed,
    }
}
