//! What stands in the journal of many one-seat contests, by name and version. A version that was once written is never
//! edited: a new one is added beside it. It must never know how a record came to be decided.

mod v1;
mod v2;

use serde_json::Value;

use crate::record::{CopyEntered, ProtocolStep, Refused, Unreadable, records};

pub use v1::{
    BallotSet, CandidateStep, Certified, ContestCalled, Counted, CountedCandidate, Elsewhere, Holder, Nominated,
    Opened, OutcomeFell, Paper, Papers, PapersBrought, PostAbolished, PostEntered, PowersEnded, PrecinctOfPost,
    PrecinctsSet, PutOff, RepeatLate, RoundCalled, SpecialCheck, WinnerRegistered,
};
pub use v2::{PapersAt, StepAt};

/// A record of the newest version it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// The journal was opened: the first record of it but for refusals.
    Opened(Opened),
    /// A post with the territory it lies in.
    PostEntered(PostEntered),
    /// Precincts of a post.
    PrecinctsSet(PrecinctsSet),
    /// An election for a post was called.
    Called(ContestCalled),
    /// The election just called repeats another later than the law lets it.
    RepeatLate(RepeatLate),
    /// Somebody was nominated.
    Nominated(Nominated),
    /// Papers of a nomination came later.
    PapersBrought(PapersBrought),
    /// The same, with the hour.
    PapersAt(PapersAt),
    /// A candidate took a step, or something befell him or her.
    CandidateStep(CandidateStep),
    /// The same, with the hour.
    StepAt(StepAt),
    /// The ballot: the candidates in its order.
    BallotSet(BallotSet),
    /// A step of the entry of a protocol.
    ProtocolStep(ProtocolStep),
    /// An observer's copy of a protocol.
    CopyEntered(CopyEntered),
    /// The outcome as counted from the protocols.
    Counted(Counted),
    /// The commission certified the outcome.
    Certified(Certified),
    /// The election was put off.
    PutOff(PutOff),
    /// Another round of the same election was called.
    RoundCalled(RoundCalled),
    /// An outcome fell after its winner was registered.
    OutcomeFell(OutcomeFell),
    /// The winner was registered: the term begins.
    WinnerRegistered(WinnerRegistered),
    /// The powers of a holder ended before the term.
    PowersEnded(PowersEnded),
    /// The post is no more.
    PostAbolished(PostAbolished),
    /// A command that the law or the state of things did not allow.
    Refused(Refused),
}

records! {
    Opened "contests.opened/1",
    PostEntered "post.entered/1",
    PrecinctsSet "post.precincts/1",
    Called "contest.called/1",
    RepeatLate "contest.late/1",
    Nominated "candidate.nominated/1",
    PapersBrought "candidate.papers/1",
    PapersAt "candidate.papers/2",
    CandidateStep "candidate.step/1",
    StepAt "candidate.step/2",
    BallotSet "contest.ballot/1",
    ProtocolStep "protocol.step/1",
    CopyEntered "copy.entered/1",
    Counted "contest.counted/1",
    Certified "contest.certified/1",
    PutOff "contest.put_off/1",
    RoundCalled "round.called/1",
    OutcomeFell "outcome.fell/1",
    WinnerRegistered "winner.registered/1",
    PowersEnded "powers.ended/1",
    PostAbolished "post.abolished/1",
    Refused "command.refused/1",
}
