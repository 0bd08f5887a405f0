//! A post and the elections held for it: what its part of the journal folds to. It must never decide.

use std::collections::BTreeMap;
use std::sync::Arc;

use election::protocol::{
    Actor, BallotList, Entry, EntryRules, Figures, Form, MAX_FIGURE, Means, Place, Scope, State, Tally, Territory,
};
use election::schedule::{ElectionSchedule, Hour};
use election::single::candidacy::Moment;
use election::single::candidacy::stage::{At, Stage, TRANSITIONS, Transition};
use election::single::{Nominator, tenure};
use jiff::civil::Date;
use law::Query;

use super::grounds;
use super::record::{
    BallotSet, CandidateStep, Certified, ContestCalled, Counted, Nominated, PapersBrought, PostAbolished, PostEntered,
    PowersEnded, PrecinctOfPost, PutOff, RepeatLate, WinnerRegistered,
};
use crate::books::Books;
use crate::decide::protocols;
use crate::figures;
use crate::record::{CopyEntered, ProtocolStep};
use crate::state::precinct_id;

/// The place that all precincts of a post lie in.
const WHOLE: &str = "whole";

/// A post.
#[derive(Clone, Debug)]
pub struct PostState {
    /// As it was entered.
    pub post: PostEntered,
    /// Its precincts.
    pub precincts: Vec<PrecinctOfPost>,
    /// Elections for it, the newest last.
    pub contests: Vec<ContestState>,
    /// Powers that ended before their term, in order.
    pub ended: Vec<PowersEnded>,
    /// The last of them are those of whoever holds the post now: nobody was registered since.
    pub vacated: bool,
    /// The post is no more.
    pub abolished: Option<PostAbolished>,
}

/// One election for a post, with all its rounds.
#[derive(Clone, Debug)]
pub struct ContestState {
    /// The call.
    pub called: ContestCalled,
    /// The calendar that follows from it, shared by all contests of the same days; nothing where the law at hand has none.
    pub calendar: Option<Arc<ElectionSchedule>>,
    /// Candidates in the order in which they were nominated.
    pub candidates: Vec<CandidateState>,
    /// It repeats another, and its vote lies behind the time the law gives for that.
    pub late: Option<RepeatLate>,
    /// It was put off.
    pub put_off: Option<PutOff>,
    /// Rounds of voting, the newest last; the first stands from the call.
    pub rounds: Vec<Round>,
    /// The winner was registered. It stays here where the outcome falls: see [`ContestState::winner_stands`].
    pub winner: Option<WinnerRegistered>,
    /// Winners who were registered by an outcome that fell, and whose powers ended before another was registered.
    pub displaced: Vec<WinnerRegistered>,
}

/// A candidate and how far he or she has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateState {
    /// The nomination, with all papers that came.
    pub nominated: Nominated,
    /// Where the candidate stands.
    pub stage: Stage,
    /// What led there, in order.
    pub past: Vec<CandidateStep>,
    /// When signatures were handed in: with the nomination, or with the papers that stated last how many there are. A term is
    /// one for handing in; how long the commission checks them is another matter.
    pub sheets: Option<Moment>,
}

/// One round of voting.
#[derive(Clone, Debug)]
pub struct Round {
    /// Day of the vote.
    pub vote: Date,
    /// Between whom; nothing for the first round, in which all registered candidates stand.
    pub between: Option<Vec<String>>,
    /// The ballot and all that follows from it.
    pub ballot: Option<Ballot>,
    /// The outcome, if no protocol changed since.
    pub counted: Option<Counted>,
    /// The certification, if no protocol changed since.
    pub certified: Option<Certified>,
    /// An outcome was certified once: the law of the time after publication holds for every step since.
    pub published: bool,
}

/// The ballot and all that follows from it.
#[derive(Clone, Debug)]
pub struct Ballot {
    /// The record.
    pub set: BallotSet,
    /// The form of a protocol.
    pub form: Form,
    /// The law about counting again.
    pub entry_rules: EntryRules,
    /// The totals.
    pub tally: Tally,
    /// The largest figure that one precinct may have.
    pub most: u64,
    /// Protocols by precinct.
    pub protocols: BTreeMap<String, Protocol>,
}

/// The protocol of a precinct.
#[derive(Clone, Debug, Default)]
pub struct Protocol {
    /// Its entry.
    pub entry: Entry,
    /// Observers' copies with who entered them.
    pub copies: Vec<(String, Figures)>,
}

impl PostState {
    pub(super) fn new(post: PostEntered) -> Self {
        Self { post, precincts: Vec::new(), contests: Vec::new(), ended: Vec::new(), vacated: false, abolished: None }
    }

    /// The election that runs or was the last.
    pub fn contest(&self) -> Option<&ContestState> {
        self.contests.last()
    }

    /// The post's name in a language, else the first that is known, else its id.
    pub fn name(&self, language: &str) -> &str {
        let names = &self.post.names;
        names.get(language).or_else(|| names.values().next()).map_or(&self.post.post, |name| name)
    }

    /// The post as its term is reckoned.
    pub(super) fn tenure(&self) -> tenure::Post {
        let won =
            self.contests.iter().rev().find_map(|contest| contest.winner.as_ref().map(|winner| (contest, winner)));
        let holder = match won {
            Some((contest, winner)) => Some(tenure::Holder {
                registered: winner.day,
                elected: contest.vote(),
                nominator: contest
                    .candidate(&winner.candidate)
                    .map(|candidate| Nominator::read(&candidate.nominated.nominator)),
            }),
            None => self.post.holder.as_ref().and_then(|holder| {
                let since = holder.since?;
                Some(tenure::Holder { registered: since, elected: since, nominator: None })
            }),
        };
        let ended = self.ended.last().filter(|_| self.vacated);
        let event = ended.map(|ended| tenure::Event { on: ended.day, what: grounds::known(&ended.ground) });
        let running = self.contest().filter(|contest| !contest.is_over());
        let elected = |contest: &&ContestState| contest.elected().is_some_and(CandidateState::is_registered);
        tenure::Post {
            id: self.post.post.clone(),
            holder,
            event,
            called: running.map(|contest| contest.called.called),
            held: running.filter(elected).map(ContestState::vote),
        }
    }

    /// The newest election, as long as the post is there.
    pub(super) fn newest(&mut self) -> Result<&mut ContestState, String> {
        let post = &self.post.post;
        if self.abolished.is_some() {
            return Err(format!("the post `{post}` was abolished"));
        }
        self.contests.last_mut().ok_or_else(|| format!("no election is called for `{post}`"))
    }

    /// The newest election, which is not over.
    pub(super) fn running(&mut self) -> Result<&mut ContestState, String> {
        let post = self.post.post.clone();
        let contest = self.newest()?;
        if contest.is_over() { Err(format!("the election for `{post}` is over")) } else { Ok(contest) }
    }

    /// The ballot of the newest round, as a record says it. One that was set before falls if nobody wrote a protocol on it.
    pub(super) fn set_ballot(&mut self, books: &Books, set: BallotSet) -> Result<(), String> {
        let ballot = self.ballot(books, set)?;
        let post = self.post.post.clone();
        let round = self.running()?.round_mut()?;
        if round.has_begun() {
            return Err(format!("the ballot of `{post}` is set anew after protocols were entered"));
        }
        round.ballot = Some(ballot);
        Ok(())
    }

    /// The form of the day and an empty tally.
    pub(super) fn ballot(&self, books: &Books, set: BallotSet) -> Result<Ballot, String> {
        let contest = self.contest().ok_or("a ballot before the call")?;
        let query = Query::on(contest.vote());
        let mut lines = Vec::new();
        for id in &set.candidates {
            let candidate = contest.candidate(id).ok_or_else(|| format!("there is no candidate `{id}`"))?;
            lines.push(BallotList { id: id.clone(), name: candidate.nominated.name.clone() });
        }
        let form = Form::on(&books.table, &books.law, query, &lines, Scope::Precinct);
        let form = form.map_err(|error| error.to_string())?;
        let place = |precinct: &PrecinctOfPost| Place { id: precinct_id(&precinct.id), within: Some(WHOLE.to_owned()) };
        let whole = Place { id: WHOLE.to_owned(), within: None };
        let places: Vec<Place> = std::iter::once(whole).chain(self.precincts.iter().map(place)).collect();
        let territory = Territory::new(&places).map_err(|error| error.to_string())?;
        let protocols = self.precincts.iter().map(|precinct| (precinct.id.clone(), Protocol::default())).collect();
        let tally = Tally::new(territory, form.clone());
        let most = MAX_FIGURE / u64::try_from(self.precincts.len()).unwrap_or(MAX_FIGURE).max(1);
        Ok(Ballot { set, form, entry_rules: EntryRules::on(&books.law, &query), tally, most, protocols })
    }
}

impl ContestState {
    pub(super) fn new(called: ContestCalled, calendar: Option<Arc<ElectionSchedule>>) -> Self {
        let rounds = vec![Round::on(called.vote, None)];
        let (candidates, displaced) = (Vec::new(), Vec::new());
        Self { called, calendar, candidates, late: None, put_off: None, rounds, winner: None, displaced }
    }

    /// Day of the vote of the newest round.
    pub fn vote(&self) -> Date {
        self.rounds.last().map_or(self.called.vote, |round| round.vote)
    }

    /// The newest round.
    pub fn round(&self) -> Option<&Round> {
        self.rounds.last()
    }

    pub(super) fn round_mut(&mut self) -> Result<&mut Round, String> {
        self.rounds.last_mut().ok_or_else(|| "a contest without a round".to_owned())
    }

    /// A candidate by the id.
    pub fn candidate(&self, id: &str) -> Option<&CandidateState> {
        self.candidates.iter().find(|candidate| candidate.nominated.candidate == id)
    }

    pub(super) fn candidate_mut(&mut self, id: &str) -> Result<&mut CandidateState, String> {
        let found = self.candidates.iter_mut().find(|candidate| candidate.nominated.candidate == id);
        found.ok_or_else(|| format!("there is no candidate `{id}`"))
    }

    /// Those who can be voted for, in the order in which they were nominated.
    pub fn standing(&self) -> impl Iterator<Item = &CandidateState> {
        let between = self.round().and_then(|round| round.between.as_ref());
        let stands = move |candidate: &&CandidateState| {
            candidate.is_registered() && between.is_none_or(|ids| ids.contains(&candidate.nominated.candidate))
        };
        self.candidates.iter().filter(stands)
    }

    /// The day of the certification of the newest round.
    pub fn certified_on(&self) -> Option<Date> {
        Some(self.round()?.certified.as_ref()?.day)
    }

    /// Whether the winner that was registered is the one whom the certified outcome elects.
    pub fn winner_stands(&self) -> bool {
        let elected = self.elected().map(|candidate| &candidate.nominated.candidate);
        self.winner.as_ref().is_some_and(|winner| Some(&winner.candidate) == elected)
    }

    /// Whether nothing more can come of it: its winner was registered, and no protocol was superseded since.
    pub fn is_over(&self) -> bool {
        self.winner_stands()
    }

    /// Whom the certified outcome elects.
    pub fn elected(&self) -> Option<&CandidateState> {
        let counted = self.certified().filter(|counted| counted.outcome == "elected")?;
        self.candidate(counted.who.first()?)
    }

    /// Whether another election may be called on a day: this one has its winner, is to be held anew, or has no end that the
    /// law knows.
    pub fn lets_call(&self, on: Date) -> bool {
        let certified = self.certified().map(|counted| counted.outcome.as_str());
        let counted = self.round().and_then(|round| round.counted.as_ref());
        let open = counted.is_some_and(|counted| counted.outcome == "open");
        let not_held =
            on > self.vote() && self.round().is_some_and(|round| round.ballot.is_none() && counted.is_none());
        let winner_left = self.winner.is_none() && self.elected().is_some_and(|elected| !elected.is_registered());
        self.is_over() || matches!(certified, Some("repeat_election" | "void")) || open || not_held || winner_left
    }

    /// Whether the territory stands: a ballot was printed for it, and the election is not over.
    pub(super) fn holds_territory(&self) -> bool {
        let printed = self.rounds.len() > 1 || self.round().is_some_and(|round| round.ballot.is_some());
        let anew =
            self.certified().is_some_and(|counted| matches!(counted.outcome.as_str(), "repeat_election" | "void"));
        printed && !anew && !self.is_over()
    }

    /// Of those to be voted for again, where fewer than two are left and nobody voted yet: all of them in their order.
    pub(super) fn left_alone(&self) -> Option<&[String]> {
        let round = self.round().filter(|round| !round.has_begun())?;
        let between = round.between.as_deref()?;
        (self.standing().count() < 2).then_some(between)
    }

    /// The outcome that was certified, of the newest round.
    pub fn certified(&self) -> Option<&Counted> {
        let round = self.round()?;
        round.certified.as_ref().and(round.counted.as_ref())
    }
}

impl CandidateState {
    pub(super) fn new(nominated: Nominated) -> Self {
        let stage = Stage::nominated(nominated.day);
        let hour = nominated.hour.as_deref().and_then(Hour::parse);
        let signed = nominated.papers.signatures_collected.or(nominated.papers.signatures_good);
        let sheets = signed.map(|_| Moment { day: nominated.day, hour });
        Self { nominated, stage, past: Vec::new(), sheets }
    }

    /// Takes papers that came later, at an hour if one was stated.
    pub(super) fn bring(&mut self, brought: PapersBrought, hour: Option<&str>) -> Result<(), String> {
        let hour = hour.map(|text| Hour::parse(text).ok_or_else(|| format!("`{text}` is no hour"))).transpose()?;
        let papers = brought.papers;
        let first = self.sheets.is_none() && papers.signatures_good.is_some();
        if papers.signatures_collected.is_some() || first {
            self.sheets = Some(Moment { day: brought.day, hour });
        }
        self.nominated.papers = papers.after(std::mem::take(&mut self.nominated.papers));
        Ok(())
    }

    /// Registered and still in the election.
    pub fn is_registered(&self) -> bool {
        self.stage.at == At::Registered
    }

    /// Was registered at some time, also where he or she left later.
    pub fn was_registered(&self) -> bool {
        self.is_registered() || self.past.iter().any(|step| step.stage == At::Registered.name())
    }

    /// Nominated, not refused and still in the election.
    pub fn is_in(&self) -> bool {
        matches!(self.stage.at, At::Nominated | At::Eligible | At::SheetsIssued | At::Signed | At::Registered)
    }

    /// Takes a step that stands in the journal: the drawing must have it.
    pub(super) fn follow(&mut self, step: CandidateStep) -> Result<(), String> {
        let to = At::ALL.into_iter().find(|at| at.name() == step.stage);
        let to = to.ok_or_else(|| format!("there is no stage `{}`", step.stage))?;
        let drawn = |arrow: &Transition| arrow.from == self.stage.at && arrow.act == step.step && arrow.to == to;
        if !TRANSITIONS.iter().any(drawn) || step.day < self.stage.since {
            return Err(format!(
                "`{}`: {} leads from {} to no {}",
                step.candidate,
                step.step,
                self.stage.at.name(),
                step.stage
            ));
        }
        self.stage = Stage { at: to, since: step.day };
        self.past.push(step);
        Ok(())
    }
}

impl Round {
    pub(super) fn on(vote: Date, between: Option<Vec<String>>) -> Self {
        Self { vote, between, ballot: None, counted: None, certified: None, published: false }
    }

    /// Whether anything was ever entered of a protocol; an observer's copy is none.
    pub fn has_begun(&self) -> bool {
        let begun = |protocol: &Protocol| {
            protocol.entry.state() != State::AwaitingFirst || protocol.entry.history().next().is_some()
        };
        self.ballot.as_ref().is_some_and(|ballot| ballot.protocols.values().any(begun))
    }

    /// A step of a protocol's entry.
    pub(super) fn step(&mut self, actor: &str, step: &ProtocolStep) -> Result<(), String> {
        let published = self.published;
        let ballot = self.ballot.as_mut().ok_or("a protocol before the ballot")?;
        let protocol = ballot.protocols.get_mut(&step.precinct).ok_or("a protocol of no precinct")?;
        let command = protocols::command(&ballot.form, ballot.most, step, published);
        let (role, command) = command.map_err(|refusal| refusal.to_string())?;
        let by = Actor { id: actor.to_owned(), role };
        let entry = std::mem::take(&mut protocol.entry).apply(&ballot.form, &ballot.entry_rules, &by, command);
        let entry = entry.map_err(|refused| format!("precinct {}: {}", step.precinct, refused.refusal))?;
        let node = ballot.tally.territory().find(&precinct_id(&step.precinct)).ok_or("a precinct outside the post")?;
        let before = ballot.tally.state(node);
        ballot.tally.take(node, &entry).map_err(|error| error.to_string())?;
        let changed = before != ballot.tally.state(node);
        protocol.entry = entry;
        if changed {
            // No outcome outlives its protocols.
            (self.counted, self.certified) = (None, None);
        }
        Ok(())
    }

    /// An observer's copy.
    pub(super) fn copy(&mut self, actor: &str, copy: &CopyEntered) -> Result<(), String> {
        let ballot = self.ballot.as_mut().ok_or("a copy before the ballot")?;
        let read = figures::read(&ballot.form, ballot.most, &copy.figures, &BTreeMap::new());
        let read = read.map_err(|refusal| refusal.to_string())?;
        let protocol = ballot.protocols.get_mut(&copy.precinct).ok_or("a copy of no precinct")?;
        protocol.copies.push((actor.to_owned(), read));
        Ok(())
    }
}

/// The total of the figures that mean one thing; nothing where the form has none.
pub(super) fn total(ballot: &Ballot, means: Means) -> Option<u64> {
    let cells = ballot.form.cells_that_mean(means);
    let sum = ballot.tally.sum(ballot.tally.territory().whole());
    (!cells.is_empty()).then(|| cells.iter().map(|cell| sum.cells[*cell]).sum())
}
