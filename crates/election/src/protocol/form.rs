//! The form of a protocol on the day of an election: the figures the law lists then, a row a list, and the findings compiled
//! for them. It must never fill in what the law of the day does not say: that is a gap, reported.

mod compile;

use jiff::civil::Date;
use law::{Answer, Confidence, Law, Query, Value, Version};

use super::figures::{Cell, Figures};
use super::table::{FigureRow, FindingRow, Means, Per, ProtocolTable, Scope, Titles, citation};
use crate::rules::Gap;

pub(super) use compile::{Compiled, Of};

/// Lists of one ballot; more are refused, so that no sum leaves 128 bits.
const MAX_LISTS: usize = 10_000;

/// A list as it stands on the ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotList {
    /// Stable within the election.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A figure of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its row.
    pub row: FigureRow,
    /// Where the law lists it: act and article.
    pub citation: String,
    /// Versions of the rules that switch it on.
    pub by: Vec<Version>,
    /// Its first fixed cell; of a figure of members nothing.
    first: Option<usize>,
}

/// What a reader of the form should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The figure was read in an edition of a later day only.
    ReadLater {
        /// The figure.
        figure: String,
        /// First day of that edition.
        seen: Date,
    },
    /// The law of the day has no such figure.
    NotInThisLaw {
        /// The figure.
        figure: String,
        /// The rule that says so.
        by: Box<Version>,
    },
}

/// A finding that cannot be asked on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchecked {
    /// Its code.
    pub code: String,
    /// The rule that gives no value.
    pub gap: Gap,
}

/// Why there is no form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormError {
    /// The law of the day does not say whether these figures belong to the form.
    Missing(Vec<Gap>),
    /// Two lists have one id.
    SameList(String),
    /// No list, or more than ten thousand.
    Lists(usize),
}

impl FormError {
    /// The code of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => super::codes::FORM_UNKNOWN,
            Self::SameList(_) | Self::Lists(_) => super::codes::FORM_LISTS,
        }
    }
}

impl std::fmt::Display for FormError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ", self.code())?;
        match self {
            Self::Missing(gaps) => {
                f.write_str("the law of the day does not say which figures the protocol has:")?;
                gaps.iter().try_for_each(|gap| write!(f, "\n  {gap}"))?;
                f.write_str("\n\nhint: take the form of a day on which the rule is recorded, and say so")
            }
            Self::SameList(id) => {
                write!(f, "two lists have the id `{id}`\n\nhint: every list of the ballot has its own id")
            }
            Self::Lists(n) => write!(f, "{n} lists\n\nhint: a ballot has between 1 and {MAX_LISTS} lists"),
        }
    }
}

impl std::error::Error for FormError {}

/// The form of the protocols of one election.
#[derive(Clone, Debug)]
pub struct Form {
    query: Query,
    scope: Scope,
    figures: Vec<Figure>,
    lists: Vec<BallotList>,
    width: usize,
    findings: Vec<(FindingRow, String)>,
    compiled: Vec<Compiled>,
    unchecked: Vec<Unchecked>,
    notes: Vec<Note>,
}

impl Form {
    /// The form under `query`, with `lists` in the order of the ballot.
    ///
    /// # Errors
    /// Lists that make no ballot; figures of which the law of the day gives no answer.
    pub fn on(
        table: &ProtocolTable,
        law: &Law,
        query: Query,
        lists: &[BallotList],
        scope: Scope,
    ) -> Result<Self, FormError> {
        check_lists(lists)?;
        let mut form = Self {
            query,
            scope,
            figures: Vec::new(),
            lists: lists.to_vec(),
            width: 0,
            findings: Vec::new(),
            compiled: Vec::new(),
            unchecked: Vec::new(),
            notes: Vec::new(),
        };
        let mut gaps = Vec::new();
        for row in table.figures.iter().filter(|row| row.scope.is_none_or(|only| only == scope)) {
            form.add(law, row, &mut gaps);
        }
        if !gaps.is_empty() {
            return Err(FormError::Missing(gaps));
        }
        for row in table.findings.iter().filter(|row| row.scope.is_none_or(|only| only == scope)) {
            compile::add(&mut form, table, law, row);
        }
        Ok(form)
    }

    fn add(&mut self, law: &Law, row: &FigureRow, gaps: &mut Vec<Gap>) {
        let by = match switched_on(law, &self.query, &row.when) {
            Ok(Switch::On(by)) => by,
            Ok(Switch::Off(by)) => return self.notes.push(Note::NotInThisLaw { figure: row.id.clone(), by }),
            Err(gap) => return gaps.push(gap),
        };
        // A rule that switches the figure on on the day speaks for it, whatever edition the row was read in.
        if self.query.on < row.seen && by.is_empty() {
            self.notes.push(Note::ReadLater { figure: row.id.clone(), seen: row.seen });
        }
        let cells = match row.per {
            Per::Once => 1,
            Per::List => self.lists.len(),
            Per::Member => 0,
        };
        let first = (row.per != Per::Member).then_some(self.width);
        self.width += cells;
        self.figures.push(Figure { row: row.clone(), citation: citation(law, &row.article), by, first });
    }

    /// The question the form answers.
    pub fn query(&self) -> Query {
        self.query
    }

    /// Precinct or sum.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// The figures in the order of the protocol.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The lists in the order of the ballot.
    pub fn lists(&self) -> &[BallotList] {
        &self.lists
    }

    /// The findings that are asked of this form, each with its citation.
    pub fn findings(&self) -> impl Iterator<Item = (&FindingRow, &str)> {
        self.findings.iter().map(|(row, citation)| (row, citation.as_str()))
    }

    /// Findings that cannot be asked, because the law of the day gives no number for them.
    pub fn unchecked(&self) -> &[Unchecked] {
        &self.unchecked
    }

    /// What a reader should know.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Fixed cells.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Figures with nothing filled in.
    pub fn empty(&self) -> Figures {
        Figures::new(self.width)
    }

    /// Whether figures were made for a form like this.
    pub fn fits(&self, figures: &Figures) -> bool {
        figures.width() == self.width
    }

    /// A figure's number by its id.
    pub fn figure(&self, id: &str) -> Option<usize> {
        self.figures.iter().position(|figure| figure.row.id == id)
    }

    /// The only cell of a figure.
    pub fn cell(&self, id: &str) -> Option<Cell> {
        let figure = &self.figures[self.figure(id)?];
        figure.first.filter(|_| figure.row.per == Per::Once).map(Cell::Fixed)
    }

    /// The cell of a list's row.
    pub fn cell_of_list(&self, id: &str, list: &str) -> Option<Cell> {
        let figure = &self.figures[self.figure(id)?];
        let at = self.lists.iter().position(|known| known.id == list)?;
        figure.first.filter(|_| figure.row.per == Per::List).map(|first| Cell::Fixed(first + at))
    }

    /// All cells of a figure: those of `figures` where it has a row for each member.
    pub fn cells_of(&self, figure: usize, figures: &Figures) -> impl Iterator<Item = Cell> + use<> {
        let known = self.figures.get(figure);
        let rows = if known.is_some_and(|known| known.row.per == Per::List) { self.lists.len() } else { 1 };
        let fixed = known.and_then(|known| known.first).map_or(0..0, |first| first..first + rows);
        let members = if known.is_some_and(|known| known.first.is_none()) { figures.members(figure) } else { 0 };
        fixed.map(Cell::Fixed).chain((0..members).map(move |member| Cell::Member { figure, member }))
    }

    /// The figure of a cell, and the list where the figure has one row a list.
    pub fn owner(&self, cell: Cell) -> Option<(&Figure, Option<&BallotList>)> {
        match cell {
            Cell::Member { figure, .. } => self.figures.get(figure).map(|figure| (figure, None)),
            Cell::Fixed(at) => {
                let starts = |figure: &&Figure| figure.first.is_some_and(|first| first <= at);
                let figure = self.figures.iter().rfind(starts).filter(|_| at < self.width)?;
                let list = (figure.row.per == Per::List).then(|| self.lists.get(at - figure.first?)).flatten();
                Some((figure, list))
            }
        }
    }

    /// A cell in words: `B1`, `B2 ak_zhol`, `A3 2`.
    pub fn label(&self, cell: Cell) -> String {
        match (self.owner(cell), cell) {
            (Some((figure, Some(list))), _) => format!("{} {}", figure.row.id, list.id),
            (Some((figure, None)), Cell::Member { member, .. }) => format!("{} {}", figure.row.id, member + 1),
            (Some((figure, None)), Cell::Fixed(_)) => figure.row.id.clone(),
            (None, _) => format!("{cell:?}"),
        }
    }

    /// The fixed cells that count something, in the order of the lists.
    pub fn cells_that_mean(&self, means: Means) -> Vec<usize> {
        let wanted = self.figures.iter().filter(|figure| figure.row.means == Some(means));
        wanted
            .filter_map(|figure| Some((figure.first?, figure.row.per)))
            .flat_map(|(first, per)| first..first + if per == Per::List { self.lists.len() } else { 1 })
            .collect()
    }

    pub(super) fn compiled(&self) -> &[Compiled] {
        &self.compiled
    }

    pub(super) fn finding_row(&self, at: usize) -> &(FindingRow, String) {
        &self.findings[at]
    }
}

impl Figure {
    /// The name in a language.
    pub fn name(&self) -> &Titles {
        &self.row.name
    }

    /// How far the figure can be trusted: the least of the rules that switch it on, else the text of the article.
    pub fn confidence(&self) -> Confidence {
        self.by.iter().map(|version| version.confidence).min().unwrap_or(Confidence::Text)
    }
}

fn check_lists(lists: &[BallotList]) -> Result<(), FormError> {
    if lists.is_empty() || lists.len() > MAX_LISTS {
        return Err(FormError::Lists(lists.len()));
    }
    let mut ids: Vec<&str> = lists.iter().map(|list| list.id.as_str()).collect();
    ids.sort_unstable();
    ids.windows(2).find(|pair| pair[0] == pair[1]).map_or(Ok(()), |pair| Err(FormError::SameList(pair[0].to_owned())))
}

enum Switch {
    On(Vec<Version>),
    Off(Box<Version>),
}

/// Whether all rules say yes. A plain no settles it, whatever the others say; without one, a rule that gives no single
/// answer leaves the question open.
fn switched_on(law: &Law, query: &Query, rules: &[String]) -> Result<Switch, Gap> {
    let mut on = Vec::new();
    let mut open = None;
    for rule in rules {
        match yes_or_no(law, query, rule) {
            Ok((true, version)) => on.push(version),
            Ok((false, version)) => return Ok(Switch::Off(Box::new(version))),
            Err(gap) => open = open.or(Some(gap)),
        }
    }
    open.map_or(Ok(Switch::On(on)), Err)
}

fn yes_or_no(law: &Law, query: &Query, rule: &str) -> Result<(bool, Version), Gap> {
    let version = in_force(law, query, rule)?;
    match version.value {
        Value::YesNo(yes) => Ok((yes, version)),
        ref other => Err(Gap { rule: rule.to_owned(), why: format!("`{other}` is neither yes nor no") }),
    }
}

/// The one version of a rule that stands.
pub(super) fn in_force(law: &Law, query: &Query, rule: &str) -> Result<Version, Gap> {
    let gap = |why: String| Gap { rule: rule.to_owned(), why };
    match law.ask(rule, query).map_err(|error| gap(error.to_string()))? {
        Answer::InForce(version) => Ok(version),
        other => Err(gap(format!("{} on {} ({other})", other.name(), query.on))),
    }
}
