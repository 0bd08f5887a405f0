//! The four tables of many posts: posts, precincts, candidates, protocols. A row that cannot be read is told with file, line,
//! column, value and hint, and the other rows go on. `orders` makes of each row what the clerk is asked to do.
//!
//! It must never guess what a cell means, nor decide anything by it, nor know where a table comes from.

mod cells;
mod division;
mod kind;
pub mod orders;
mod rows;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use election::single::Nominator;
use jiff::civil::Date;
use law::{Fault, Place};

pub use division::{Division, Former};
pub use kind::Kind;
pub use text::{folded, separator, shown};

/// Codes of tables of posts. Each has a page `docs/codes/<code>.md`.
pub mod codes {
    /// The first row is no head of this table, or no row stands below it.
    pub const HEAD: &str = "B001";
    /// A row of another length than the head.
    pub const ROW_LENGTH: &str = "B002";
    /// A cell that is no plain text.
    pub const NOT_PLAIN: &str = "B003";
    /// A cell that cannot be read as what its column holds.
    pub const CELL: &str = "B004";
    /// A region nobody knows.
    pub const REGION: &str = "B005";
    /// A region, or a name of one, of another day.
    pub const OTHER_DAY: &str = "B006";
    /// A row that stands twice.
    pub const TWICE: &str = "B007";
    /// A precinct of two posts.
    pub const TWO_POSTS: &str = "B008";
    /// A reference to what no table holds.
    pub const NOTHING: &str = "B009";
}

/// The tables by their names as files.
pub const FILES: [&str; 4] = ["posts.csv", "precincts.csv", "candidates.csv", "protocols.csv"];

/// Columns of the tables, in the order in which they are written; they are read in any.
pub const POSTS: &[&str] = &["post", "region", "district", "name_kk", "name_ru", "name_en", "kind"];
/// Columns of the table of precincts.
pub const PRECINCTS: &[&str] = &["post", "precinct", "voters"];
/// Columns of the table of candidates.
pub const CANDIDATES: &[&str] = &[
    "post",
    "candidate",
    "name",
    "sex",
    "born",
    "nominator",
    "member_of",
    "incumbent",
    "terms_in_a_row",
    "signatures",
    "settlements",
];
/// Columns that the table of candidates may have besides: papers, and when they were filed.
pub const PAPERS: &[&str] = &[
    "day",
    "hour",
    "citizen",
    "consent",
    "agreed",
    "elsewhere",
    "signatures_collected",
    "terms_before_limit",
    "paid",
    "declaration",
    "spouse_declaration",
    "special_check",
];
/// Columns that the table of posts may have besides.
pub const POSTS_MORE: &[&str] = &["settlements", "holder", "holder_since"];
/// Columns of the table of calls, and those of which it has one.
pub const CALLS: &[&str] = &["post", "vote", "called"];
/// Why an election is called: its term ends, or powers ended before.
pub const CALLS_MORE: &[&str] = &["term_ends", "powers_ended"];
/// Columns of the table of protocols.
pub const PROTOCOLS: &[&str] = &["post", "precinct", "line", "figure"];

/// A post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostRow {
    /// The line of the file on which it begins.
    pub at: usize,
    /// Its id.
    pub post: String,
    /// Its region by code, in the division of the day.
    pub region: String,
    /// Its district.
    pub district: String,
    /// Names in Kazakh, Russian, English.
    pub names: [String; 3],
    /// What it is for.
    pub kind: Kind,
    /// Settlements it consists of.
    pub settlements: Option<u32>,
    /// Who holds it.
    pub holder: Option<String>,
    /// Since when.
    pub holder_since: Option<Date>,
}

/// A precinct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrecinctRow {
    /// The line of the file on which it begins.
    pub at: usize,
    /// The post it votes on.
    pub post: String,
    /// Its id.
    pub precinct: String,
    /// Voters on its list.
    pub voters: u32,
}

/// A candidate. What a cell leaves empty is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateRow {
    /// The line of the file on which it begins.
    pub at: usize,
    /// The post.
    pub post: String,
    /// Its id, once in the table.
    pub candidate: String,
    /// Name.
    pub name: String,
    /// Whether she is a woman.
    pub woman: bool,
    /// Day of birth.
    pub born: Date,
    /// Who nominated.
    pub nominator: Nominator,
    /// Party of which the candidate is a member.
    pub member_of: Option<String>,
    /// Whether the candidate holds the post.
    pub incumbent: Option<bool>,
    /// Terms in a row in this post so far.
    pub terms_in_a_row: Option<u32>,
    /// Good signatures.
    pub signatures: Option<u32>,
    /// Settlements from which they come.
    pub settlements: Option<u32>,
    /// What the papers say.
    pub papers: PapersRow,
}

/// Papers of a candidate, in the words of the table. What a cell leaves empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PapersRow {
    /// Day of filing.
    pub day: Option<Date>,
    /// Hour of filing: `17:30`.
    pub hour: Option<String>,
    /// A citizen.
    pub citizen: Option<bool>,
    /// Own consent.
    pub consent: Option<bool>,
    /// Agreement of the community's assembly.
    pub agreed: Option<bool>,
    /// `nowhere`, `constituency`, `maslikhat`.
    pub elsewhere: Option<String>,
    /// Signatures on all sheets.
    pub signatures_collected: Option<u32>,
    /// Terms in a row that began before the limit was law.
    pub terms_before_limit: Option<u32>,
    /// Fee paid, in minimum wages.
    pub paid: Option<String>,
    /// `in_order`, `missing`, `false`, `not_owed`.
    pub declaration: Option<String>,
    /// The same of the spouse.
    pub spouse_declaration: Option<String>,
    /// `passed`, `negative`.
    pub special_check: Option<String>,
}

/// An election called for a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallRow {
    /// The post.
    pub post: String,
    /// Day of the vote.
    pub vote: Date,
    /// Day of the call.
    pub called: Date,
    /// Last day of the term that ends.
    pub term_ends: Option<Date>,
    /// The day on which powers ended before.
    pub powers_ended: Option<Date>,
}

/// A line of a protocol.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// Voters on the list.
    Voters,
    /// Ballots in the boxes.
    TookPart,
    /// Invalid ballots.
    Invalid,
    /// Ballots against all.
    AgainstAll,
    /// Ballots for a candidate, by id.
    Candidate(String),
    /// Another figure by its number in the form of the day: `A4`.
    Figure(String),
}

/// A figure of a protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtocolRow {
    /// The line of the file on which it begins.
    pub at: usize,
    /// The post.
    pub post: String,
    /// The precinct.
    pub precinct: String,
    /// The line.
    pub line: Line,
    /// Its figure.
    pub figure: u32,
}

/// What could be read of the four tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// Posts.
    pub posts: Vec<PostRow>,
    /// Precincts.
    pub precincts: Vec<PrecinctRow>,
    /// Candidates.
    pub candidates: Vec<CandidateRow>,
    /// Figures of protocols.
    pub protocols: Vec<ProtocolRow>,
    /// Rows that could not be read, each by its row.
    pub faults: Vec<Fault>,
}

/// A table as bytes under the name that messages use.
pub type File<'b> = (&'b str, &'b [u8]);

impl Tables {
    /// Reads the four tables in the order of [`FILES`]; a table that is not given is empty.
    pub fn read(files: [Option<File<'_>>; 4], division: &Division) -> Self {
        Self::read_on(files, division, Known::default())
    }

    /// The same on what is known already.
    pub fn read_on(files: [Option<File<'_>>; 4], division: &Division, mut known: Known) -> Self {
        let mut tables = Self::default();
        let [posts, precincts, candidates, protocols] = files;
        if let Some(file) = posts {
            tables.read_posts(file, division, &mut known);
        }
        if let Some(file) = precincts {
            tables.read_precincts(file, &mut known);
        }
        if let Some(file) = candidates {
            tables.read_candidates(file, &mut known);
        }
        if let Some(file) = protocols {
            tables.read_protocols(file, &mut known);
        }
        tables
    }

    fn read_posts(&mut self, file: File<'_>, division: &Division, known: &mut Known) {
        // A post of before may stand in the table again: whoever keeps the journal knows whether it is the same row.
        let mut here = BTreeSet::new();
        for row in rows::read(file, (POSTS, POSTS_MORE), &mut self.faults) {
            let read = cells::post(&row, division, &mut self.faults);
            let Some(read) = read else { continue };
            if here.insert(read.post.clone()) {
                known.posts.insert(read.post.clone());
                self.posts.push(read);
            } else {
                self.faults.push(twice(&row, "post", &read.post));
            }
        }
    }

    fn read_precincts(&mut self, file: File<'_>, known: &mut Known) {
        let mut here = BTreeSet::new();
        for row in rows::read(file, (PRECINCTS, &[]), &mut self.faults) {
            let Some(read) = cells::precinct(&row, &mut self.faults) else { continue };
            if !known.posts.contains(&read.post) {
                self.faults.push(nothing(&row, "post", "post", &read.post));
                continue;
            }
            match known.precincts.get(&read.precinct) {
                Some(post) if *post == read.post && !here.insert(read.precinct.clone()) => {
                    self.faults.push(twice(&row, "precinct", &read.precinct));
                }
                Some(post) if *post == read.post => self.precincts.push(read),
                None => {
                    here.insert(read.precinct.clone());
                    known.precincts.insert(read.precinct.clone(), read.post.clone());
                    self.precincts.push(read);
                }
                Some(post) => {
                    let what = format!("the precinct `{}` votes on `{post}` already", read.precinct);
                    let hint = "a precinct lies in one constituency; give the other its own id";
                    self.faults.push(Fault::new(codes::TWO_POSTS, row.place("precinct"), "precinct", what).hint(hint));
                }
            }
        }
    }

    fn read_candidates(&mut self, file: File<'_>, known: &mut Known) {
        let mut here = BTreeSet::new();
        for row in rows::read(file, (CANDIDATES, PAPERS), &mut self.faults) {
            let Some(read) = cells::candidate(&row, &mut self.faults) else { continue };
            if !known.posts.contains(&read.post) {
                self.faults.push(nothing(&row, "post", "post", &read.post));
            } else if !here.insert(read.candidate.clone())
                || known.candidates.get(&read.candidate).is_some_and(|post| *post != read.post)
            {
                self.faults.push(twice(&row, "candidate", &read.candidate));
            } else {
                known.candidates.insert(read.candidate.clone(), read.post.clone());
                self.candidates.push(read);
            }
        }
    }

    fn read_protocols(&mut self, file: File<'_>, known: &mut Known) {
        let mut seen = BTreeSet::new();
        for row in rows::read(file, (PROTOCOLS, &[]), &mut self.faults) {
            let Some(read) = cells::protocol(&row, &mut self.faults) else { continue };
            if known.precincts.get(&read.precinct).is_none_or(|post| *post != read.post) {
                self.faults.push(nothing(&row, "precinct", "precinct of this post", &read.precinct));
                continue;
            }
            if let Line::Candidate(id) = &read.line
                && known.candidates.get(id).is_none_or(|post| *post != read.post)
            {
                self.faults.push(nothing(&row, "line", "candidate for this post", id));
                continue;
            }
            if seen.insert((read.precinct.clone(), read.line.clone())) {
                self.protocols.push(read);
            } else {
                self.faults.push(twice(&row, "line", row.cell("line")));
            }
        }
    }
}

/// The rows of a table of calls; the posts are not looked up.
pub fn calls(file: File<'_>, faults: &mut Vec<Fault>) -> Vec<CallRow> {
    let rows = rows::read(file, (CALLS, CALLS_MORE), faults);
    rows.iter().filter_map(|row| cells::call(row, faults)).collect()
}

/// What is known already; each precinct and candidate with its post.
#[derive(Default)]
pub struct Known {
    posts: BTreeSet<String>,
    precincts: BTreeMap<String, String>,
    candidates: BTreeMap<String, String>,
}

impl Known {
    /// From posts, and precincts and candidates with their posts.
    pub fn of(
        posts: impl Iterator<Item = String>,
        precincts: BTreeMap<String, String>,
        candidates: BTreeMap<String, String>,
    ) -> Self {
        Self { posts: posts.collect(), precincts, candidates }
    }
}

fn twice(row: &rows::Row<'_>, column: &'static str, value: &str) -> Fault {
    let what = format!("`{}` stands in an earlier row already", shown(value));
    Fault::new(codes::TWICE, row.place(column), column, what).hint("keep one of the two rows; the earlier one was read")
}

fn nothing(row: &rows::Row<'_>, column: &'static str, what: &str, value: &str) -> Fault {
    let what = format!("no {what} is called `{}`", shown(value));
    let hint = "correct the id, or add its row; a row that was refused itself is not there";
    Fault::new(codes::NOTHING, row.place(column), column, what).hint(hint)
}

fn place(file: &str, line: usize, column: usize) -> Place {
    Place { file: file.to_owned(), line, column }
}
