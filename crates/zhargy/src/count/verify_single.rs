//! Every printed outcome is found twice: here the naive count is asked about the same contest, in its own terms.

use election::single::{Contest, Ending, Open, Outcome, Round, SingleSeatRules, Tie, Winner};
use oracle::{AfterTie, SeatRules, SeatVerdict, SeatVotes, single_seat};

/// Compares with the second count. What the commission found void is no matter of votes, and a contest that stops for want
/// of a rule has no result to compare.
///
/// # Errors
/// Both outcomes, where they differ.
pub(crate) fn compare(contest: &Contest, rules: &SingleSeatRules, outcome: &Outcome) -> Result<(), String> {
    if contest.void || matches!(outcome.ending, Ending::Open(Open::RuleMissing(_))) {
        return Ok(());
    }
    let (ours, theirs) = (plain(contest, &outcome.ending), second(contest, rules));
    if ours == theirs {
        return Ok(());
    }
    let what = format!("the two counts of the contest `{}` differ; no result is printed", contest.id);
    Err(format!("{what}\n  first count:  {ours:?}\n  second count: {theirs:?}"))
}

/// The ending in the terms both share, candidates counted among those who stand.
fn plain(contest: &Contest, ending: &Ending) -> SeatVerdict {
    let standing = contest.standing();
    let place = |at: &usize| standing.iter().position(|other| other == at).unwrap_or(usize::MAX);
    match ending {
        Ending::Elected { at } => SeatVerdict::Elected(place(at)),
        Ending::RepeatVoting { between, .. } => SeatVerdict::Again(between.iter().map(place).collect()),
        Ending::RepeatElection { .. } | Ending::Void { .. } => SeatVerdict::NewElection,
        Ending::PutOff { .. } => SeatVerdict::PutOff,
        Ending::Open(Open::LawSilent { case, .. }) => SeatVerdict::Open(case.number()),
        Ending::Open(Open::RuleMissing(_)) => SeatVerdict::Open(0),
    }
}

fn second(contest: &Contest, rules: &SingleSeatRules) -> SeatVerdict {
    let after = |tie: Tie| match tie {
        Tie::RepeatElection => AfterTie::NewElection,
        Tie::RepeatVoting => AfterTie::VoteAgain,
        Tie::SameDayThenElection => AfterTie::VoteAgainThenNewElection,
        Tie::TwoWithMost => AfterTie::TwoVoteAgain,
    };
    let least = rules.too_few.as_ref().and_then(|too_few| too_few.least.as_ref().ok());
    let quorum = rules.quorum.as_ref().and_then(|quorum| quorum.as_ref().ok());
    let of_two = rules.tie_of_two.as_ref().and_then(|tie| tie.as_ref().ok());
    let half = rules.winner.value == Winner::MoreThanHalf;
    let in_repeat = rules.winner_in_repeat.as_ref().and_then(|winner| winner.as_ref().ok());
    let of_oracle = SeatRules {
        half: [half, in_repeat.map_or(half, |winner| winner.value == Winner::MoreThanHalf)],
        quorum: quorum.map(|quorum| (quorum.value.num(), quorum.value.den())),
        least: least.map(|least| usize::try_from(least.value).unwrap_or(usize::MAX)),
        after_tie: rules.tie.as_ref().ok().map(|tie| after(tie.value)),
        after_tie_of_two: of_two.map(|tie| after(tie.value)),
        one_left_elected: rules.one_left.is_ok(),
        repeated_if_nobody: rules.not_elected.is_ok(),
    };
    let votes = contest.standing().iter().map(|at| contest.candidates[*at].votes.unwrap_or(0)).collect();
    let percentages = contest.known == election::single::Known::Percentages;
    let facts = SeatVotes {
        votes,
        took_part: if percentages { 10_000 } else { contest.took_part.unwrap_or(0) },
        invalid: contest.invalid.unwrap_or(0),
        registered: contest.registered.unwrap_or(0),
        repeat: contest.round == Round::RepeatVoting,
        put_off_before: contest.put_off_before,
    };
    single_seat(&of_oracle, &facts)
}
