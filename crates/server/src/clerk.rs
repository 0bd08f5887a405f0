//! The clerk of a running election behind the store's one writer: decides orders, and says to readers how things stand each
//! time something became durable. Desks give their orders through [`Running::client`]; the public looks at what is told.
//!
//! It must never know where the journal is kept.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock, RwLock};

use clerk::{Answer, Books, Desk, DeskOf, Order, Procedure, Record, Recorded};
use election::protocol::{Means, Node, Tally};
use journal::{Entry, Hash, Head, MerkleTree, Moment};
use pages::protocols::{Night, Place};
use recount::{Counted, SecondCount};
use store::{Decider, Decision};

use crate::desk::entry::paper::Paper;
use crate::desk::precincts::watch::Watch;
use crate::live::Live;

/// What whoever gave an order is told.
pub type Told = Result<(), Refused>;

/// The law says no. The refusal is durable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its code.
    pub code: String,
    /// In words.
    pub why: String,
    /// Articles.
    pub by: Vec<String>,
}

/// How things stand, for everybody: replaced as a whole, read without waiting.
pub(crate) type Published = Arc<RwLock<Arc<Night>>>;

/// State of a running election on the writer's thread.
pub struct Clerk {
    pub(crate) desk: Desk,
    pub(crate) tree: MerkleTree,
    /// Lines of the journal, for proofs.
    pub(crate) lines: Vec<Box<str>>,
    /// Entries of each precinct.
    pub(crate) of_precinct: BTreeMap<String, Vec<u64>>,
    /// What coordinators are told of each precinct.
    pub(crate) watch: Watch,
    /// Entries of each person.
    pub(crate) of_actor: BTreeMap<String, Vec<u64>>,
    /// Place of the last certification, and the certificate issued since.
    certified: Option<u64>,
    issued: Vec<(String, String)>,
    /// Entries of each list.
    pub(crate) of_list: BTreeMap<String, Vec<u64>>,
    at: Option<Moment>,
    second: SecondCount,
    published: Published,
    /// The form and the territory, once they are durable.
    paper: Arc<OnceLock<Paper>>,
    live: Arc<Live>,
    /// The election's id, as addresses have it.
    id: String,
}

impl Clerk {
    /// A clerk with an empty journal.
    pub(crate) fn new(
        books: Arc<Books>,
        second: SecondCount,
        published: Published,
        paper: Arc<OnceLock<Paper>>,
        live: Arc<Live>,
        id: String,
    ) -> Self {
        Self {
            desk: Desk::new(books),
            tree: MerkleTree::new(),
            lines: Vec::new(),
            of_precinct: BTreeMap::new(),
            of_actor: BTreeMap::new(),
            watch: Watch::default(),
            certified: None,
            issued: Vec::new(),
            of_list: BTreeMap::new(),
            at: None,
            second,
            published,
            paper,
            live,
            id,
        }
    }

    /// What the journal says.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The journal, a line an entry.
    pub fn lines(&self) -> &[Box<str>] {
        &self.lines
    }

    /// How things stand.
    fn night(&self, head: &Head) -> Night {
        let state = self.desk.state();
        let called = state.called.as_ref();
        let tally = state.ballot.as_ref().map(|ballot| &ballot.tally);
        Night {
            id: self.id.clone(),
            title: called.map(|called| called.title.clone()).unwrap_or_default(),
            synthetic: called.is_some_and(|called| called.synthetic),
            head: *head,
            at: self.at,
            lists: tally
                .map(|tally| tally.form().lists().iter().map(|list| (list.id.clone(), list.name.clone())).collect())
                .unwrap_or_default(),
            places: tally.map(places).unwrap_or_default(),
            result: self.result(),
            signed: state.certified.as_ref().map_or(0, |certified| certified.signed.len()),
            certified: self.certified.filter(|_| state.certified.is_some()),
            issued: if state.certified.is_some() { self.issued.clone() } else { Vec::new() },
            papers: false,
            archive: false,
        }
    }

    /// The count, once there is one on which the second count agrees.
    fn result(&self) -> Option<(election::Election, Counted)> {
        let (facts, rules, count) = self.desk.result().ok()?;
        (self.second)(&facts, &rules, &count, &self.desk.state().lot).ok()?;
        let hash = self.desk.books().law.hash().to_owned();
        let title = format!("the law of {}", rules.query.on);
        Some((facts, Counted { title, law_hash: hash.clone(), base_hash: hash, rules, count }))
    }
}

/// Totals of the whole and of each region.
fn places(tally: &Tally) -> Vec<Place> {
    let form = tally.form();
    let votes = form.cells_that_mean(Means::Votes);
    let first = |means| form.cells_that_mean(means).first().copied();
    let (part, registered) = (first(Means::TookPart), first(Means::Registered));
    let place = |node: Node, region: &str| {
        let sum = tally.sum(node);
        let cell = |cell: Option<usize>| cell.map(|cell| sum.cells[cell]);
        Place {
            region: region.to_owned(),
            settled: sum.settled,
            of: sum.of,
            votes: votes.iter().map(|cell| sum.cells[*cell]).collect(),
            took_part: cell(part),
            registered: cell(registered),
        }
    };
    let territory = tally.territory();
    let mut all = vec![place(territory.whole(), "")];
    for region in territory.within(territory.whole()) {
        let id = territory.id(region);
        all.push(place(region, id.strip_prefix("region ").unwrap_or(id)));
    }
    all
}

/// What a desk answers to an order, as a writer records it: of an election and of the accounts alike.
pub(crate) fn decided<P: Procedure>(desk: &DeskOf<P>, order: &Order<P::Command>) -> Decision<Told> {
    match desk.answer(order) {
        Answer::Done(drafts) => Decision::Record(drafts, Ok(())),
        Answer::Refused(refusal, draft) => {
            let (code, why) = (refusal.code().to_owned(), refusal.to_string());
            Decision::Record(vec![draft], Err(Refused { code, why, by: refusal.citations() }))
        }
        Answer::Known => Decision::Answer(Ok(())),
    }
}

/// Takes up a stored entry.
///
/// # Panics
/// An entry that is none of this procedure's: the store promises to give only what the procedure appended, and a journal of
/// anything else is no state.
pub(crate) fn take_up<P: Procedure>(desk: &mut DeskOf<P>, entry: &Entry) {
    if let Err(broken) = desk.enter(entry) {
        panic!("{broken}");
    }
}

/// What was told when these entries were recorded.
pub(crate) fn told_before<R: Recorded>(entries: &[Entry]) -> Told {
    let refused = entries.iter().find_map(|entry| R::read(&entry.kind, &entry.body).ok()?.refused());
    refused.map_or(Ok(()), |own| Err(Refused { code: own.code, why: own.why, by: own.by }))
}

impl Decider for Clerk {
    type Command = Order;
    type Answer = Told;

    fn id<'a>(&self, command: &'a Order) -> &'a str {
        &command.id
    }

    fn decide(&mut self, command: &Order) -> Decision<Told> {
        decided(&self.desk, command)
    }

    fn repeated(&mut self, _: &Order, entries: &[Entry]) -> Told {
        told_before::<Record>(entries)
    }

    fn apply(&mut self, entry: &Entry) {
        take_up(&mut self.desk, entry);
        let line = entry.line();
        self.tree.push(Hash::leaf(line.as_bytes()));
        let (mut precinct, mut list) = (None, None);
        match Record::read(&entry.kind, &entry.body) {
            Ok(Record::ProtocolStep(step)) => precinct = Some(step.precinct),
            Ok(Record::CopyEntered(copy)) => precinct = Some(copy.precinct),
            Ok(Record::Certified(_)) => (self.certified, self.issued) = (Some(entry.seq), Vec::new()),
            Ok(Record::CertificateIssued(issued)) => self.issued = issued.files.into_iter().collect(),
            Ok(Record::ListFiled(filed)) => list = Some(filed.list),
            Ok(Record::ListNamed(named)) => list = Some(named.list),
            Ok(Record::ListDecided(decided)) => list = Some(decided.list),
            Ok(Record::ListRegistered(registered)) => list = Some(registered.list),
            Ok(Record::ListWithdrawn(withdrawn)) => list = Some(withdrawn.list),
            _ => {}
        }
        if let Some(precinct) = precinct {
            self.watch.look(self.desk.state(), &precinct, entry.at);
            self.of_precinct.entry(precinct).or_default().push(entry.seq);
        }
        if let Some(list) = list {
            self.of_list.entry(list).or_default().push(entry.seq);
        }
        match self.of_actor.get_mut(&entry.actor) {
            Some(own) => own.push(entry.seq),
            None => drop(self.of_actor.insert(entry.actor.clone(), vec![entry.seq])),
        }
        self.lines.push(line.into_boxed_str());
        self.at = Some(entry.at);
    }

    fn reset(&mut self) {
        self.desk = self.desk.blank();
        self.tree = MerkleTree::new();
        self.lines.clear();
        self.of_precinct.clear();
        self.of_actor.clear();
        self.watch = Watch::default();
        self.of_list.clear();
        (self.certified, self.issued) = (None, Vec::new());
        self.at = None;
    }

    fn durable(&mut self, head: &Head) {
        if self.paper.get().is_none()
            && let Some(paper) = Paper::of(self.desk.state())
        {
            // Once set it stays: a ballot is set once.
            let _ = self.paper.set(paper);
        }
        let night = Arc::new(self.night(head));
        *self.published.write().unwrap_or_else(std::sync::PoisonError::into_inner) = night;
        self.live.say(head.size, self.desk.state());
    }
}
