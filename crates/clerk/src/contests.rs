//! Many elections of one person for one seat in one journal, such as all rural akims of a country: their orders, their
//! records, and the state the journal folds to. A post stays, elections for it come and go.
//!
//! Every order is about one post, so one that is refused stops no other. It must never decide anything itself that the law
//! of the day of a vote decides.

mod asked;
mod command;
mod decide;
mod figures;
mod grounds;
mod post;
pub mod record;
mod said;

use std::collections::BTreeMap;
use std::sync::Arc;

use election::schedule::ElectionSchedule;
use election::single::tenure::{self, Due, TenureRules};
use election::single::{self, SingleSeatRules};
use jiff::civil::Date;

use crate::books::Books;
use crate::command::Order as OrderOf;
use crate::desk::DeskOf;
use crate::procedure::Procedure;
use crate::record::{Cited, LawUsed};
use crate::refusal::Refusal;

pub use command::Command;
pub use figures::Figures;
pub use post::{Ballot, CandidateState, ContestState, PostState, Protocol, Round};
use record::{ContestCalled, Nominated, PapersAt, PapersBrought, PrecinctsSet, RepeatLate, StepAt};
pub use record::{KINDS, Record};

/// The desk of many contests.
pub type Desk = DeskOf<Contests>;

/// An order to it.
pub type Order = OrderOf<Command>;

/// The state of many contests.
#[derive(Clone, Debug, Default)]
pub struct Contests {
    /// The opening.
    pub opened: Option<record::Opened>,
    /// Posts by their id.
    pub posts: BTreeMap<String, PostState>,
    /// The post of every precinct.
    pub precincts: BTreeMap<String, String>,
    /// Posts for which a person was nominated, by name and day of birth.
    persons: BTreeMap<(String, Date), Vec<String>>,
    /// Calendars by the days of call and vote: hundreds of contests have one.
    calendars: BTreeMap<(Date, Date), Option<Arc<ElectionSchedule>>>,
    /// What orders ask of the law.
    asked: asked::Asked,
}

impl Procedure for Contests {
    type Command = Command;
    type Record = Record;

    fn name(command: &Command) -> &'static str {
        command.name()
    }

    fn opens(command: &Command) -> Option<&str> {
        if let Command::Open { set, .. } = command { Some(set) } else { None }
    }

    fn rests_on(record: &Record) -> Option<&LawUsed> {
        if let Record::Opened(opened) = record { Some(&opened.law) } else { None }
    }

    fn tells(record: &Record) -> Vec<Cited> {
        match record {
            Record::CandidateStep(step) | Record::StepAt(StepAt { step, .. }) => {
                let words = format!("{}: {}", step.candidate, step.stage);
                std::iter::once(Cited { words, by: String::new() }).chain(step.by.iter().cloned()).collect()
            }
            Record::Counted(counted) => {
                let who = if counted.who.is_empty() { String::new() } else { format!(": {}", counted.who.join(", ")) };
                let words = format!("{}{who}", counted.outcome.replace('_', " "));
                std::iter::once(Cited { words, by: String::new() }).chain(counted.by.iter().cloned()).collect()
            }
            Record::OutcomeFell(fell) => fell.by.clone(),
            Record::RepeatLate(late) => late.by.clone(),
            _ => Vec::new(),
        }
    }

    fn decide(&self, books: &Books, order: &Order) -> Result<Vec<Record>, Refusal> {
        decide::decide(books, self, order)
    }

    fn enter(&mut self, books: &Books, actor: &str, record: Record) -> Result<(), String> {
        match (&record, &self.opened) {
            (Record::Opened(_), Some(_)) => return Err("the journal is opened twice".to_owned()),
            (Record::Opened(_) | Record::Refused(_), None) | (_, Some(_)) => {}
            (_, None) => return Err("the journal is not opened yet".to_owned()),
        }
        self.take(books, actor, record)
    }
}

impl Contests {
    /// The post of an id.
    pub(crate) fn post(&self, id: &str) -> Result<&PostState, Refusal> {
        self.posts.get(id).ok_or_else(|| Refusal::NoSuch { what: "post", id: id.chars().take(120).collect() })
    }

    fn post_mut(&mut self, id: &str) -> Result<&mut PostState, String> {
        self.posts.get_mut(id).ok_or_else(|| format!("there is no post `{id}`"))
    }

    fn take(&mut self, books: &Books, actor: &str, record: Record) -> Result<(), String> {
        match record {
            Record::Opened(opened) => {
                self.asked.open(books);
                self.opened = Some(opened);
            }
            Record::PostEntered(entered) => {
                let id = entered.post.clone();
                if self.posts.insert(id.clone(), PostState::new(entered)).is_some() {
                    return Err(format!("the post `{id}` is entered twice"));
                }
            }
            Record::PrecinctsSet(set) => self.set_precincts(set)?,
            Record::Called(called) => self.called(books, called)?,
            Record::RepeatLate(late) => self.late(late)?,
            Record::Nominated(nominated) => self.nominated(nominated)?,
            Record::PapersBrought(brought) => self.brought(brought, None)?,
            Record::PapersAt(PapersAt { hour, brought }) => self.brought(brought, Some(&hour))?,
            Record::CandidateStep(step) | Record::StepAt(StepAt { step, .. }) => {
                self.keep(books, step.day);
                let contest = self.post_mut(&step.post)?.running()?;
                contest.candidate_mut(&step.candidate)?.follow(step)?;
            }
            Record::BallotSet(set) => {
                let post = self.post_mut(&set.post.clone())?;
                post.set_ballot(books, set)?;
                // How many must stand is asked of the day of the vote.
                if let Some(vote) = post.contest().map(ContestState::vote) {
                    self.keep(books, vote);
                }
            }
            Record::ProtocolStep(step) => self.round_of(&step.precinct)?.step(actor, &step)?,
            Record::CopyEntered(copy) => self.round_of(&copy.precinct)?.copy(actor, &copy)?,
            Record::Counted(counted) => {
                let contest = self.post_mut(&counted.post)?.running()?;
                let alone = contest.left_alone().is_some();
                let round = contest.round_mut()?;
                if round.certified.is_some() || (round.ballot.is_none() && !alone) {
                    return Err(format!("the outcome of `{}` is counted at another time", counted.post));
                }
                round.counted = Some(counted);
            }
            Record::Certified(certified) => {
                let round = self.post_mut(&certified.post)?.running()?.round_mut()?;
                if round.counted.is_none() || round.certified.is_some() {
                    return Err(format!("no outcome of `{}` waits for a certification", certified.post));
                }
                (round.certified, round.published) = (Some(certified), true);
            }
            after => self.after(books, after)?,
        }
        Ok(())
    }

    /// Precincts of a post: new ones, those of a post that was abolished, and its own between two elections.
    fn set_precincts(&mut self, set: PrecinctsSet) -> Result<(), String> {
        if self.post_mut(&set.post)?.abolished.is_some() {
            return Err(format!("the post `{}` was abolished", set.post));
        }
        for precinct in set.precincts {
            if !self.may_name(&set.post, &precinct.id) {
                return Err(format!("the precinct `{}` is set twice", precinct.id));
            }
            let before = self.precincts.insert(precinct.id.clone(), set.post.clone());
            let own = &mut self.post_mut(&set.post)?.precincts;
            // Only an id that is known is looked for, so that new ones cost the same however many there are.
            let known = before.filter(|post| *post == set.post);
            match known.and_then(|_| own.iter_mut().find(|known| known.id == precinct.id)) {
                Some(known) => *known = precinct,
                None => own.push(precinct),
            }
        }
        Ok(())
    }

    /// Whether a post may name a precinct: nobody has it, its post was abolished, or the post itself names it anew after an
    /// election.
    pub(crate) fn may_name(&self, post: &str, precinct: &str) -> bool {
        let Some(owner) = self.precincts.get(precinct) else { return true };
        let known = self.posts.get(owner);
        let gone = known.is_none_or(|known| known.abolished.is_some());
        let between = known.and_then(PostState::contest).is_some_and(ContestState::is_over);
        gone || (owner == post && between)
    }

    fn called(&mut self, books: &Books, called: ContestCalled) -> Result<(), String> {
        let calendar = self.calendar(books, called.called, called.vote);
        let post = self.post_mut(&called.post)?;
        if post.abolished.is_some() || post.precincts.is_empty() {
            return Err(format!(
                "`{}` has no precinct, or is abolished, and an election is called for it",
                called.post
            ));
        }
        if post.contest().is_some_and(|contest| !contest.lets_call(called.called)) {
            return Err(format!("an election for `{}` is called while another runs", called.post));
        }
        post.contests.push(ContestState::new(called, calendar));
        Ok(())
    }

    /// What a call says of itself, right after it.
    fn late(&mut self, late: RepeatLate) -> Result<(), String> {
        let contest = self.post_mut(&late.post)?.newest()?;
        let called = &contest.called;
        if called.repeats != Some(late.repeats) || called.vote != late.vote || contest.late.is_some() {
            return Err(format!("no election for `{}` that was just called is late", late.post));
        }
        contest.late = Some(late);
        Ok(())
    }

    /// Keeps the rules of a day on which the law was asked.
    fn keep(&mut self, books: &Books, day: Date) {
        if let Some(opened) = &self.opened {
            self.asked.keep(books, &opened.office, day);
        }
    }

    fn nominated(&mut self, nominated: Nominated) -> Result<(), String> {
        let contest = self.post_mut(&nominated.post)?.running()?;
        if contest.candidate(&nominated.candidate).is_some() {
            return Err(format!("the candidate `{}` is nominated twice", nominated.candidate));
        }
        if contest.rounds.len() > 1 || contest.round().is_some_and(|round| round.ballot.is_some()) {
            return Err(format!("the candidate `{}` is nominated after the ballot was set", nominated.candidate));
        }
        let person = (nominated.name.clone(), nominated.born);
        let post = nominated.post.clone();
        contest.candidates.push(CandidateState::new(nominated));
        self.persons.entry(person).or_default().push(post);
        Ok(())
    }

    fn brought(&mut self, brought: PapersBrought, hour: Option<&str>) -> Result<(), String> {
        let contest = self.post_mut(&brought.post)?.running()?;
        contest.candidate_mut(&brought.candidate)?.bring(brought, hour)
    }

    /// What follows a vote, or stands in its place.
    fn after(&mut self, books: &Books, record: Record) -> Result<(), String> {
        match record {
            Record::PutOff(put_off) => {
                let called = self.post_mut(&put_off.post)?.running()?.called.called;
                let calendar = self.calendar(books, called, put_off.vote);
                let contest = self.post_mut(&put_off.post)?.running()?;
                if contest.rounds.len() > 1 || contest.round_mut()?.has_begun() {
                    return Err(format!("the election for `{}` is put off after votes were cast", put_off.post));
                }
                *contest.round_mut()? = Round::on(put_off.vote, None);
                (contest.calendar, contest.put_off) = (calendar, Some(put_off));
            }
            Record::RoundCalled(round) => {
                let called = self.post_mut(&round.post)?.running()?.called.called;
                let calendar = self.calendar(books, called, round.vote);
                let contest = self.post_mut(&round.post)?.running()?;
                let asked = contest.certified().filter(|counted| counted.outcome == "repeat_voting");
                if asked.is_none_or(|counted| counted.who != round.between) {
                    return Err(format!("no certified outcome for `{}` asks for this round", round.post));
                }
                contest.rounds.push(Round::on(round.vote, Some(round.between)));
                contest.calendar = calendar;
            }
            Record::OutcomeFell(fell) => {
                let contest = self.post_mut(&fell.post)?.newest()?;
                let winner = contest.winner.as_ref().filter(|winner| winner.candidate == fell.candidate);
                if winner.is_none() || contest.is_over() {
                    return Err(format!(
                        "the outcome that elected `{}` for `{}` did not fall",
                        fell.candidate, fell.post
                    ));
                }
            }
            Record::WinnerRegistered(winner) => {
                let post = self.post_mut(&winner.post)?;
                let contest = post.running()?;
                if contest.elected().is_none_or(|elected| elected.nominated.candidate != winner.candidate) {
                    return Err(format!("`{}` is registered, and no certified outcome says so", winner.candidate));
                }
                let before = contest.winner.replace(winner);
                contest.displaced.extend(before);
                post.vacated = false;
            }
            Record::PowersEnded(ended) => {
                let post = self.post_mut(&ended.post)?;
                if post.abolished.is_some() || post.vacated {
                    return Err(format!("powers end twice for `{}`, or after it was abolished", ended.post));
                }
                post.ended.push(ended);
                post.vacated = true;
            }
            Record::PostAbolished(abolished) => {
                let post = self.post_mut(&abolished.post)?;
                if post.abolished.is_some() {
                    return Err(format!("the post `{}` is abolished twice", abolished.post));
                }
                post.abolished = Some(abolished);
            }
            _ => {}
        }
        Ok(())
    }

    /// The newest round of the post that a precinct belongs to, whether its election is over or not: a protocol may be
    /// superseded afterwards too.
    fn round_of(&mut self, precinct: &str) -> Result<&mut Round, String> {
        let post = self.precincts.get(precinct).ok_or_else(|| format!("there is no precinct `{precinct}`"))?;
        let post = post.clone();
        self.post_mut(&post)?.newest()?.round_mut()
    }

    /// The calendar of a call and a vote, made once.
    fn calendar(&mut self, books: &Books, called: Date, vote: Date) -> Option<Arc<ElectionSchedule>> {
        let office = self.opened.as_ref()?.office.clone();
        let made = self.calendars.entry((called, vote)).or_insert_with(|| {
            let plan = books.plan.as_ref()?;
            let calendar = self.asked.calendar(books).ok()?;
            Some(Arc::new(ElectionSchedule::called(&books.law, &calendar, plan, &office, vote, Some(called), &[])))
        });
        made.clone()
    }

    /// Whether a person stands for another post on the same day.
    pub(crate) fn elsewhere(&self, known: &PostState, state: &CandidateState) -> bool {
        let Some(vote) = known.contest().map(ContestState::vote) else { return false };
        let person = (state.nominated.name.clone(), state.nominated.born);
        let there = |post: &PostState| {
            post.contest().filter(|contest| contest.vote() == vote && post.abolished.is_none()).is_some_and(|contest| {
                contest
                    .candidates
                    .iter()
                    .any(|other| other.is_in() && other.nominated.name == person.0 && other.nominated.born == person.1)
            })
        };
        let others = self.persons.get(&person).into_iter().flatten().filter(|post| **post != known.post.post);
        others.filter_map(|post| self.posts.get(post)).any(there)
    }
}

impl DeskOf<Contests> {
    /// The facts of the newest round of a post, the rules of its day, and what they come to.
    ///
    /// # Errors
    /// There is no such post, its votes are not all in, or the law of the day gives no outcome.
    pub fn outcome(&self, post: &str) -> Result<(single::Contest, SingleSeatRules, single::Outcome), Refusal> {
        decide::outcome(self.books(), self.state(), self.state().post(post)?)
    }

    /// What a count of the newest round of a post gives, as it is recorded.
    ///
    /// # Errors
    /// There is no such post, its votes are not all in, or the law of the day gives no outcome.
    pub fn recount(&self, post: &str) -> Result<record::Counted, Refusal> {
        decide::counted(self.books(), self.state(), self.state().post(post)?)
    }

    /// What is due on a day for every post that is not abolished, in the order of the posts.
    ///
    /// # Errors
    /// The office has no rules of a term.
    pub fn due(&self, on: Date) -> Result<Vec<Due>, Refusal> {
        let gives = |why: String| Refusal::Count { why, by: Vec::new() };
        let office = self.state().opened.as_ref().map_or("", |opened| opened.office.as_str());
        let rules = TenureRules::of(&self.books().law, &self.books().offices, office);
        let rules = rules.map_err(|error| gives(error.to_string()))?;
        let calendar = self.state().asked.calendar(self.books())?;
        let standing = self.state().posts.values().filter(|post| post.abolished.is_none());
        let posts: Vec<tenure::Post> = standing.map(PostState::tenure).collect();
        Ok(tenure::due(&posts, on, &rules, &calendar))
    }
}
