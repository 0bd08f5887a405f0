//! What a journal says, as a fold over its records. It must never decide: what stands in the journal was decided.

use std::collections::{BTreeMap, BTreeSet};

use election::ballot::Line;
use election::protocol::{
    Actor, BallotList, Entry, EntryRules, Figures, Form, MAX_FIGURE, Place, Scope, Tally, Territory,
};
use law::Query;

use crate::books::Books;
use crate::command::{Command, Order};
use crate::decide::{self, protocols};
use crate::figures;
use crate::procedure::Procedure;
use crate::record::{
    BallotSet, Called, Certified, Counted, LawUsed, ListFiled, MandateVacated, MandatesDecided, MandatesGiven,
    Precinct, ProtocolStep, Record, ResultSigned, ResultUnsigned, SittingOpened, Term,
};
use crate::refusal::Refusal;
use crate::sitting::{Signature, Sitting, result_hash};

/// The outcome of a list that may be mended.
pub(crate) const SENT_BACK: &str = "sent back";

/// A list and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListState {
    /// As it was filed last.
    pub filed: ListFiled,
    /// Its name in the languages of the ballot, as far as it gave them.
    pub names: BTreeMap<String, String>,
    /// Which filing of the election it is, from 1.
    pub place: usize,
    /// Only papers of a list that was sent back followed: its persons are those of before.
    pub papers: bool,
    /// Its place in the order of registration, from 1.
    pub registered: Option<u32>,
    /// It left the election, was refused or was sent back, in a word.
    pub out: Option<String>,
    /// Who has its mandates.
    pub seated: Vec<String>,
    /// Who had one and has none any more.
    pub left: Vec<String>,
}

impl ListState {
    /// Whether a list filed anew brings no more than the papers that were missing.
    pub(crate) fn takes_papers(&self, again: &ListFiled) -> bool {
        self.out.as_deref() == Some(SENT_BACK) && self.filed.persons == again.persons
    }
}

/// A precinct and the entry of its protocol.
#[derive(Clone, Debug)]
pub struct PrecinctState {
    /// Where it lies.
    pub precinct: Precinct,
    /// The entry.
    pub entry: Entry,
    /// Observers' copies with who entered them.
    pub copies: Vec<(String, Figures)>,
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
    /// The largest figure that one precinct may have: all together stay within what totals are computed with.
    pub most: u64,
}

/// The state of an election.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The call.
    pub called: Option<Called>,
    /// Days of the calendar that the call set.
    pub terms: Vec<Term>,
    /// Lists by their id.
    pub lists: BTreeMap<String, ListState>,
    /// Lists filed so far, those filed anew counted again.
    pub filings: usize,
    /// Precincts in the order in which they were named.
    pub precincts: Vec<PrecinctState>,
    /// Place of a precinct by its id.
    pub by_id: BTreeMap<String, usize>,
    /// The ballot.
    pub ballot: Option<Ballot>,
    /// The lot drawn, if no protocol changed since: the winning lists, each as often as it won.
    pub lot: Vec<String>,
    /// The result, if no protocol changed since.
    pub counted: Option<Counted>,
    /// The result was counted, and a protocol changed or a lot was drawn since.
    pub outdated: bool,
    /// The sitting on that result with its signatures, if no protocol changed since.
    pub sitting: Option<Sitting>,
    /// The certification, if no protocol changed since.
    pub certified: Option<Certified>,
    /// A result was certified once: the law of the time after publication holds for every step since.
    pub published: bool,
    /// Mandates given, by list.
    pub mandates: BTreeMap<String, MandatesGiven>,
    /// What the commission decided in words about mandates, if no protocol changed since.
    pub decided: Vec<MandatesDecided>,
}

impl Procedure for State {
    type Command = Command;
    type Record = Record;

    fn name(command: &Command) -> &'static str {
        command.name()
    }

    fn opens(command: &Command) -> Option<&str> {
        if let Command::Call { election, .. } = command { Some(election) } else { None }
    }

    fn rests_on(record: &Record) -> Option<&LawUsed> {
        if let Record::Called(called) = record { Some(&called.law) } else { None }
    }

    fn decide(&self, books: &Books, order: &Order) -> Result<Vec<Record>, Refusal> {
        decide::decide(books, self, &order.actor, &order.command)
    }

    fn enter(&mut self, books: &Books, actor: &str, record: Record) -> Result<(), String> {
        self.take(books, actor, record)
    }
}

impl State {
    /// The day whose law decides everything in this election.
    pub(crate) fn query(&self) -> Option<Query> {
        self.called.as_ref().map(|called| Query::on(called.vote))
    }

    /// Registered lists that are still in, in the order of registration.
    pub fn registered(&self) -> Vec<(&str, &ListState)> {
        let in_it = self.lists.iter().filter(|(_, list)| list.registered.is_some() && list.out.is_none());
        let mut all: Vec<(&str, &ListState)> = in_it.map(|(id, list)| (id.as_str(), list)).collect();
        all.sort_by_key(|(_, list)| list.registered);
        all
    }

    /// The id of the list on a line of the ballot; nothing for the line against all.
    pub fn list_of_line(&self, line: &Line) -> Option<&str> {
        self.ballot.as_ref()?.set.lists.get(line.list?).map(String::as_str)
    }

    /// The words of a line of the ballot in each of its languages. A list that gave no name in one stands under the name it
    /// filed.
    pub fn words_of_line(&self, languages: &[String], line: &Line) -> Vec<String> {
        let filed = || {
            let list = self.list_of_line(line).and_then(|id| self.lists.get(id));
            list.map(|list| list.filed.party.clone()).unwrap_or_default()
        };
        let given = |language: &String| {
            line.words.iter().find(|(known, _)| known == language).map_or_else(filed, |(_, words)| words.clone())
        };
        languages.iter().map(given).collect()
    }

    /// Takes up a record.
    ///
    /// # Errors
    /// In words, where the procedure does not allow what stands in the journal.
    fn take(&mut self, books: &Books, actor: &str, record: Record) -> Result<(), String> {
        match (&record, &self.called) {
            (Record::Called(_), Some(_)) => return Err("the election is called twice".to_owned()),
            (Record::Called(_) | Record::Refused(_), None) | (_, Some(_)) => {}
            (_, None) => return Err("the election is not called yet".to_owned()),
        }
        if matches!(record, Record::PrecinctsSet(_) | Record::BallotSet(_)) && self.ballot.is_some() {
            return Err("the ballot is set already".to_owned());
        }
        match record {
            Record::Called(called) => self.called = Some(called),
            Record::TermsSet(set) => self.terms.extend(set.terms),
            Record::PrecinctsSet(set) => {
                for precinct in set.precincts {
                    if self.by_id.insert(precinct.id.clone(), self.precincts.len()).is_some() {
                        return Err(format!("the precinct `{}` is set twice", precinct.id));
                    }
                    self.precincts.push(PrecinctState { precinct, entry: Entry::default(), copies: Vec::new() });
                }
            }
            Record::ListFiled(filed) => self.file(filed),
            Record::ListNamed(named) => self.list(&named.list)?.names = named.names,
            Record::ListDecided(decided) => self.list(&decided.list)?.out = Some(decided.outcome),
            Record::ListRegistered(registered) => {
                let list = self.list(&registered.list)?;
                (list.registered, list.out) = (Some(registered.order), None);
            }
            Record::ListWithdrawn(withdrawn) => self.list(&withdrawn.list)?.out = Some("withdrawn".to_owned()),
            Record::BallotSet(set) => self.ballot = Some(self.ballot(books, set)?),
            Record::ProtocolStep(step) => self.step(actor, &step)?,
            Record::CopyEntered(copy) => {
                let ballot = self.ballot.as_ref().ok_or("a copy before the ballot")?;
                let read = figures::read(&ballot.form, ballot.most, &copy.figures, &BTreeMap::new());
                let read = read.map_err(|refusal| refusal.to_string())?;
                let at = *self.by_id.get(&copy.precinct).ok_or("a copy of no precinct")?;
                self.precincts[at].copies.push((actor.to_owned(), read));
            }
            Record::LotDrawn(lot) => {
                self.outdated |= self.counted.take().is_some();
                self.sitting = None;
                self.lot = lot.lists;
            }
            Record::Counted(counted) => self.count(counted),
            Record::SittingOpened(opened) => self.sit(actor, opened)?,
            Record::ResultSigned(signed) => self.sign(actor, signed)?,
            Record::ResultUnsigned(unsigned) => self.unsign(actor, unsigned)?,
            Record::Certified(certified) => (self.certified, self.published) = (Some(certified), true),
            Record::MandatesGiven(given) => {
                self.list(&given.list)?.seated.clone_from(&given.persons);
                self.mandates.insert(given.list.clone(), given);
            }
            Record::MandatesDecided(decided) => {
                self.list(&decided.list)?;
                self.decided.push(decided);
            }
            Record::VacancyFilled(filled) => self.list(&filled.list)?.seated.push(filled.person),
            Record::MandateVacated(vacated) => self.vacate(vacated)?,
            Record::CertificateIssued(_) | Record::Refused(_) => {}
        }
        Ok(())
    }

    /// A list is filed, or filed anew.
    fn file(&mut self, filed: ListFiled) {
        let id = filed.list.clone();
        let new = self.as_filed(filed);
        self.filings += 1;
        self.lists.insert(id, new);
    }

    /// A list as it stands once it is filed so.
    pub(crate) fn as_filed(&self, filed: ListFiled) -> ListState {
        let papers = self.lists.get(&filed.list).is_some_and(|before| before.takes_papers(&filed));
        ListState {
            filed,
            names: BTreeMap::new(),
            place: self.filings + 1,
            papers,
            registered: None,
            out: None,
            seated: Vec::new(),
            left: Vec::new(),
        }
    }

    fn list(&mut self, id: &str) -> Result<&mut ListState, String> {
        self.lists.get_mut(id).ok_or_else(|| format!("there is no list `{id}`"))
    }

    /// The form of the day and an empty tally.
    pub(crate) fn ballot(&self, books: &Books, set: BallotSet) -> Result<Ballot, String> {
        let query = self.query().ok_or("a ballot before the call")?;
        let mut lists = Vec::new();
        for id in &set.lists {
            let list = self.lists.get(id).ok_or_else(|| format!("there is no list `{id}`"))?;
            lists.push(BallotList { id: id.clone(), name: list.filed.party.clone() });
        }
        let form =
            Form::on(&books.table, &books.law, query, &lists, Scope::Precinct).map_err(|error| error.to_string())?;
        let territory = Territory::new(&self.places()).map_err(|error| error.to_string())?;
        let tally = Tally::new(territory, form.clone());
        let most = MAX_FIGURE / u64::try_from(self.precincts.len()).unwrap_or(MAX_FIGURE).max(1);
        Ok(Ballot { set, form, entry_rules: EntryRules::on(&books.law, &query), tally, most })
    }

    /// The tree: the whole, regions, districts, precincts. Ids of places above precincts are told apart by a letter.
    fn places(&self) -> Vec<Place> {
        let whole = String::from("whole");
        let mut places = vec![Place { id: whole.clone(), within: None }];
        let (mut regions, mut districts) = (BTreeSet::new(), BTreeSet::new());
        for PrecinctState { precinct, .. } in &self.precincts {
            let (region, district) = (region_id(&precinct.region), district_id(&precinct.region, &precinct.district));
            if regions.insert(region.clone()) {
                places.push(Place { id: region.clone(), within: Some(whole.clone()) });
            }
            if districts.insert(district.clone()) {
                places.push(Place { id: district.clone(), within: Some(region) });
            }
            places.push(Place { id: precinct_id(&precinct.id), within: Some(district) });
        }
        places
    }

    fn step(&mut self, actor: &str, step: &ProtocolStep) -> Result<(), String> {
        let ballot = self.ballot.as_mut().ok_or("a protocol before the ballot")?;
        let at = *self.by_id.get(&step.precinct).ok_or("a protocol of no precinct")?;
        let published = self.published;
        let (role, command) =
            protocols::command(&ballot.form, ballot.most, step, published).map_err(|refusal| refusal.to_string())?;
        let by = Actor { id: actor.to_owned(), role };
        let entry = std::mem::take(&mut self.precincts[at].entry);
        let entry = entry.apply(&ballot.form, &ballot.entry_rules, &by, command);
        let entry = entry.map_err(|refused| format!("precinct {}: {}", step.precinct, refused.refusal))?;
        let node =
            ballot.tally.territory().find(&precinct_id(&step.precinct)).ok_or("a precinct outside the territory")?;
        let before = ballot.tally.state(node);
        ballot.tally.take(node, &entry).map_err(|error| error.to_string())?;
        let changed = before != ballot.tally.state(node);
        self.precincts[at].entry = entry;
        if changed {
            self.unsettle();
        }
        Ok(())
    }

    /// Signatures are of one result: counted anew, they stand where nothing else came out.
    fn count(&mut self, counted: Counted) {
        if self.counted.as_ref() != Some(&counted) {
            self.sitting = None;
        }
        (self.counted, self.outdated) = (Some(counted), false);
    }

    fn sit(&mut self, actor: &str, opened: SittingOpened) -> Result<(), String> {
        let counted = self.counted.as_ref().ok_or("a sitting before the count")?;
        if opened.counted != result_hash(counted) {
            return Err("a sitting on another result than the one counted".to_owned());
        }
        self.sitting = Some(Sitting::opened(opened.counted, actor));
        Ok(())
    }

    fn sign(&mut self, actor: &str, signed: ResultSigned) -> Result<(), String> {
        let sitting = self.sitting.as_mut().ok_or("a signature without a sitting")?;
        if let Some(why) = sitting.against(actor, &signed) {
            return Err(format!("a signature: {why}"));
        }
        sitting.signatures.push(Signature { by: actor.to_owned(), name: signed.name });
        Ok(())
    }

    fn unsign(&mut self, actor: &str, unsigned: ResultUnsigned) -> Result<(), String> {
        if self.certified.is_some() {
            return Err("a signature taken back after the certification".to_owned());
        }
        let sitting = self.sitting.as_mut().ok_or("a signature taken back without a sitting")?;
        let at = sitting.signature(actor, &unsigned).map_err(|why| format!("a signature taken back: {why}"))?;
        let signature = sitting.signatures.remove(at);
        sitting.withdrawn.push((signature, unsigned.because));
        Ok(())
    }

    /// No result outlives its protocols: what was counted falls, and all that rests on it, a lot, signatures, a certification
    /// and the mandates. The journal keeps what was; who gave a mandate back stays known.
    fn unsettle(&mut self) {
        self.outdated |= self.counted.take().is_some();
        self.sitting = None;
        self.certified = None;
        self.lot.clear();
        self.mandates.clear();
        self.decided.clear();
        for list in self.lists.values_mut() {
            list.seated.clear();
        }
    }

    fn vacate(&mut self, vacated: MandateVacated) -> Result<(), String> {
        let list = self.list(&vacated.list)?;
        let at = list
            .seated
            .iter()
            .position(|person| *person == vacated.holder)
            .ok_or("nobody of this name has a mandate")?;
        list.seated.remove(at);
        list.left.push(vacated.holder);
        list.seated.extend(vacated.next);
        Ok(())
    }
}

/// The id of a region's place in the tally.
pub(crate) fn region_id(region: &str) -> String {
    format!("region {region}")
}

/// The id of a district's place in the tally: districts of two regions may have one name.
pub(crate) fn district_id(region: &str, district: &str) -> String {
    // Quoted, so that no two pairs of names make one id.
    format!("district {region:?} {district:?}")
}

/// The id of a precinct's place in the tally.
pub(crate) fn precinct_id(precinct: &str) -> String {
    format!("precinct {precinct}")
}
