//! The desk of one journal, of an election or of a register: what the journal says, and the answers to orders.
//!
//! An order is answered without changing anything; what was made durable is taken up entry by entry. So an answer that was
//! never stored leaves no trace, and replaying the journal gives the same desk.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use election::ballot::{Ballot, Listed};
use election::protocol::{Finding, Report};
use election::schedule::ElectionSchedule;
use jiff::civil::Date;
use journal::{Draft, Entry, Hash, Head, MAX_INTEGER, Moment};
use law::{Query, Version};

use crate::answered::Answered;
use crate::books::{Books, OtherLaw};
use crate::calendar;
use crate::codes;
use crate::command::Order;
use crate::decide;
use crate::decide::lists::Examined;
use crate::figures;
use crate::procedure::{Procedure, Recorded};
use crate::record::{Counted, Figures, ListFiled, Refused, Unreadable};
use crate::refusal::Refusal;
use crate::state::State;

/// Characters of a refusal's words that are kept.
const MOST_WORDS: usize = 4_000;

/// Articles of a refusal that are kept.
const MOST_CITATIONS: usize = 100;

/// The clerk's desk, on the journal of a procedure.
#[derive(Debug)]
pub struct DeskOf<P> {
    books: Arc<Books>,
    state: P,
    /// Ids of commands that were answered.
    commands: Answered,
}

/// What an order comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The order is carried out by entering these.
    Done(Vec<Draft>),
    /// It is refused; the refusal itself is entered.
    Refused(Box<Refusal>, Draft),
    /// It was answered before: nothing is entered again.
    Known,
}

/// A journal that this desk cannot take up.
#[derive(Debug)]
pub enum Broken {
    /// An entry that is no record.
    Unreadable {
        /// Its place.
        seq: u64,
        /// Why.
        why: Unreadable,
    },
    /// An entry that the procedure does not allow.
    NotAllowed {
        /// Its place.
        seq: u64,
        /// Why.
        why: String,
    },
    /// The election was called under another state of the law.
    OtherLaw(OtherLaw),
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { seq, why } => write!(f, "entry {seq}: {why}"),
            Self::NotAllowed { seq, why } => write!(
                f,
                "{} entry {seq} holds what the procedure does not allow: {why}\n\nhint: the journal was not written by \
                 this program, or it was changed; `zhargy journal verify` tells which",
                codes::BROKEN
            ),
            Self::OtherLaw(other) => write!(f, "{other}"),
        }
    }
}

impl std::error::Error for Broken {}

impl<P: Procedure> DeskOf<P> {
    /// A desk with an empty journal.
    pub fn new(books: Arc<Books>) -> Self {
        Self { books, state: P::default(), commands: Answered::default() }
    }

    /// What the journal says.
    pub fn state(&self) -> &P {
        &self.state
    }

    /// The law at hand.
    pub fn books(&self) -> &Books {
        &self.books
    }

    /// The same law with an empty journal.
    #[must_use]
    pub fn blank(&self) -> Self {
        Self::new(Arc::clone(&self.books))
    }

    /// Answers an order. Nothing is changed: what is to be done stands in the answer. All drafts of an answer can be written,
    /// unless no line can hold the order's own id or actor.
    pub fn answer(&self, order: &Order<P::Command>) -> Answer {
        if self.commands.contains(&order.id) {
            return Answer::Known;
        }
        let decided = self.state.decide(&self.books, order);
        match decided.and_then(|records| writable(records.iter().map(|record| draft(order, record)).collect())) {
            Ok(drafts) => Answer::Done(drafts),
            Err(refusal) => {
                let record = P::Record::of_refusal(Refused {
                    what: P::name(&order.command).to_owned(),
                    code: refusal.code().to_owned(),
                    why: clipped(&refusal.to_string()),
                    by: refusal.citations().iter().take(MOST_CITATIONS).map(|by| clipped(by)).collect(),
                });
                Answer::Refused(Box::new(refusal), draft(order, &record))
            }
        }
    }

    /// Takes up an entry of the journal.
    ///
    /// # Errors
    /// An entry that is no record, that the procedure does not allow, or of another state of the law. The desk is of no
    /// use afterwards.
    pub fn enter(&mut self, entry: &Entry) -> Result<(), Broken> {
        self.take(entry.seq, &entry.actor, &entry.command, &entry.kind, &entry.body)
    }

    /// Takes up a draft that will be entry `seq`, as if it were one.
    ///
    /// # Errors
    /// As [`DeskOf::enter`].
    pub fn expect(&mut self, seq: u64, draft: &Draft) -> Result<(), Broken> {
        self.take(seq, &draft.actor, &draft.command, &draft.kind, &draft.body)
    }

    fn take(
        &mut self,
        seq: u64,
        actor: &str,
        command: &str,
        kind: &str,
        body: &serde_json::Value,
    ) -> Result<(), Broken> {
        let record = P::Record::read(kind, body).map_err(|why| Broken::Unreadable { seq, why })?;
        if let Some(law) = P::rests_on(&record) {
            self.books.check(law).map_err(Broken::OtherLaw)?;
        }
        self.state.enter(&self.books, actor, record).map_err(|why| Broken::NotAllowed { seq, why })?;
        self.commands.insert(command);
        Ok(())
    }
}

impl DeskOf<State> {
    /// The calendar of the called election; nothing before the call, or where the law at hand has no calendar.
    pub fn calendar(&self) -> Option<ElectionSchedule> {
        calendar::of(&self.books, &self.state)
    }

    /// What the law of a day says of a filed list. Nothing is decided.
    ///
    /// # Errors
    /// There is no such list, or the day is outside the term of registration whichever way the law is read.
    pub fn examine(&self, list: &str, day: Date) -> Result<Examined, Refusal> {
        let known = self.state.lists.get(list);
        let known = known.ok_or_else(|| Refusal::NoSuch { what: "list", id: list.to_owned() })?;
        decide::lists::examine(&self.books, &self.state, known, day)
    }

    /// The same of a list before it is filed. Nothing is filed.
    ///
    /// # Errors
    /// The refusal that filing it would meet.
    pub fn rehearse(&self, filed: &ListFiled, names: &BTreeMap<String, String>) -> Result<Examined, Refusal> {
        decide::lists::rehearse(&self.books, &self.state, filed, names)
    }

    /// The ballot as it was set, in the languages and with the words of the law of the day. A language in which a list gave no
    /// name is a gap of the ballot.
    ///
    /// # Errors
    /// The ballot was not set yet, or the law of the day gives none.
    pub fn ballot(&self) -> Result<Ballot, Refusal> {
        let (Some(called), Some(ballot)) = (&self.state.called, &self.state.ballot) else {
            return Err(Refusal::NotNow { why: "the ballot was not set yet" });
        };
        let law = |why: String| Refusal::Count { why, by: Vec::new() };
        let query = Query::on(called.vote);
        let office = election::effective_office(&self.books.law, &self.books.offices, &called.office, &query)
            .map_err(|error| law(error.to_string()))?;
        let listed = |id: &String| {
            let names = self.state.lists.get(id).map(|list| list.names.clone()).unwrap_or_default();
            Listed { id: id.clone(), names: names.into_iter().collect() }
        };
        let lists: Vec<Listed> = ballot.set.lists.iter().map(listed).collect();
        let drawn: Vec<usize> = (0..lists.len()).collect();
        let languages = self.books.plan.as_ref().map_or(&[][..], |plan| &plan.languages);
        Ballot::print(&self.books.law, office, &lists, &drawn, languages, &query)
            .map_err(|error| law(error.to_string()))
    }

    /// What does not add up in figures of a protocol, before anybody enters them.
    ///
    /// # Errors
    /// The ballot was not set, or the form has no such figure.
    pub fn findings(&self, figures: &Figures) -> Result<Vec<Finding>, Refusal> {
        let Some(ballot) = &self.state.ballot else {
            return Err(Refusal::NotNow { why: "the ballot was not set yet" });
        };
        Ok(ballot.form.check(&figures::read(&ballot.form, ballot.most, figures, &BTreeMap::new())?))
    }

    /// How many different persons sign a result, and the rule that says of how many members they are more than half; no rule
    /// where two are this procedure's own.
    pub fn least_signers(&self) -> (usize, Option<Version>) {
        decide::least_signers(&self.books, &self.state)
    }

    /// The result as the protocols in force give it now, certified or not.
    ///
    /// # Errors
    /// The refusal that counting meets.
    pub fn recount(&self) -> Result<Counted, Refusal> {
        decide::counted(&self.books, &self.state)
    }

    /// What observers' copies show otherwise than the protocols in force, and whether that could change a seat.
    ///
    /// # Errors
    /// The ballot was not set, or the law of the day gives no rules.
    pub fn copies(&self) -> Result<Report, Refusal> {
        decide::copies(&self.books, &self.state)
    }

    /// The facts, rules and count of the protocols in force, for those who show the steps.
    ///
    /// # Errors
    /// The refusal that counting meets.
    pub fn result(&self) -> Result<(election::Election, election::ListElectionRules, election::Count), Refusal> {
        decide::whole(&self.books, &self.state)
    }
}

/// Drafts of which each makes a line, whatever its place in the journal will be.
fn writable(drafts: Vec<Draft>) -> Result<Vec<Draft>, Refusal> {
    let places = u64::try_from(drafts.len()).unwrap_or(MAX_INTEGER);
    let far = Head { size: MAX_INTEGER.saturating_sub(places), last: Hash::ZERO };
    match journal::chain(&far, drafts.clone()) {
        Ok(_) => Ok(drafts),
        Err(unwritable) => Err(Refusal::Unwritable { why: unwritable.why.to_string() }),
    }
}

/// The beginning of a text that may repeat what somebody sent.
fn clipped(text: &str) -> String {
    match text.char_indices().nth(MOST_WORDS) {
        Some((end, _)) => format!("{} ...", &text[..end]),
        None => text.to_owned(),
    }
}

fn draft<C>(order: &Order<C>, record: &impl Recorded) -> Draft {
    let Order { id, actor, at, .. } = order;
    let at: Moment = *at;
    Draft { at, actor: actor.clone(), command: id.clone(), kind: record.kind().to_owned(), body: record.body() }
}
