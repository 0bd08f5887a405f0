//! What a document says, block by block, before anybody knows where it will stand on a page.
//!
//! It must never hold a length, a font or a colour: the layout chooses them once for all documents.

use jiff::civil::Date;

use crate::language::{Decimal, Language};

/// A document. Every text may be empty; what is empty is not drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The language of the words that the layout adds (page numbers, signature) and of its figures.
    pub language: Language,
    /// The document's day, printed in full and kept as the file's day of creation.
    pub date: Date,
    /// Who issues it; above the title.
    pub issuer: String,
    /// The title; also the title that a reader's window shows.
    pub title: String,
    /// What the title is about, one line or two.
    pub subtitle: String,
    /// The document's number, with its sign ("№ 12/301").
    pub number: String,
    /// Where it was signed.
    pub place: String,
    /// A hash in hexadecimal that stands for the document's sources. Its first digits are at the foot of every page.
    pub hash: String,
    /// True where persons or figures are synthetic: each page says so.
    pub synthetic: bool,
    /// The body.
    pub blocks: Vec<Block>,
}

impl Document {
    /// An empty document.
    pub fn new(language: Language, date: Date) -> Self {
        Self {
            language,
            date,
            issuer: String::new(),
            title: String::new(),
            subtitle: String::new(),
            number: String::new(),
            place: String::new(),
            hash: String::new(),
            synthetic: false,
            blocks: Vec::new(),
        }
    }
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; it stays with what follows.
    Heading(Level, String),
    /// A paragraph; a line feed begins a new line.
    Paragraph(String),
    /// A remark in smaller type.
    Note(String),
    /// Names of figures and the figures, one pair a row.
    Pairs(Vec<(String, Cell)>),
    /// A table.
    Table(Table),
    /// Numbered steps, each with its citation.
    Steps(Vec<Step>),
    /// What can be chosen, each with an empty square to mark; the square stands to the right.
    Choices(Vec<Choice>),
    /// Horizontal bars.
    Bars(BarChart),
    /// Seats of an assembly as a half circle.
    Hemicycle(Hemicycle),
    /// A label and text in type of one width: hashes, identifiers.
    Mono(String, String),
    /// Lines to sign on; they stay together as long as a page holds them.
    Signatures {
        /// Who signs.
        lines: Vec<Signature>,
        /// True where the place of the seal is marked.
        seal: bool,
    },
    /// What follows begins a page.
    NewPage,
}

/// Depth of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A part of the document.
    Part,
    /// A section of a part.
    Section,
}

/// How a column of a table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words, from the left; broken at spaces where the column is narrow.
    Words,
    /// Figures, to the right; the column is as wide as its widest figure.
    Figures,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head, repeated on each page.
    pub title: String,
    /// How it stands.
    pub align: Align,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, or a figure written by the caller.
    Text(String),
    /// A whole number, grouped as the language groups it.
    Count(u64),
    /// A decimal number, with the language's decimal sign.
    Decimal(Decimal),
    /// A decimal number of hundredths of a whole, with the per cent sign.
    Percent(Decimal),
}

impl Cell {
    /// The cell as the language writes it.
    pub fn written(&self, language: Language) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Count(count) => language.count(*count),
            Self::Decimal(decimal) => language.decimal(*decimal),
            Self::Percent(decimal) => language.percent(*decimal),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Row {
    /// One cell for each column; missing ones are empty, and both too few and too many are findings.
    pub cells: Vec<Cell>,
    /// True for sums: bold, under a rule.
    pub total: bool,
}

/// A table. One that has more columns than a page can hold is continued as further tables that repeat the first column.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Table {
    /// What it shows; above it.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A step of a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was done, with its figures.
    pub text: String,
    /// By which act and article; beneath, smaller.
    pub citation: String,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is, a text for each language; the texts have equal weight.
    pub words: Vec<String>,
}

/// Bars beside one another, longest to the full width.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct BarChart {
    /// What it shows; above it, and told to readers that cannot see it.
    pub caption: String,
    /// The bars, from above.
    pub bars: Vec<Bar>,
    /// A line across all bars.
    pub mark: Option<Mark>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Whose it is.
    pub label: String,
    /// Its length, in whatever unit all bars of the chart share.
    pub value: u64,
    /// What is written beside it; the value itself where it is empty.
    pub written: String,
}

/// A line across the bars of a chart, such as a threshold: bars that end before it are pale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands, in the unit of the bars.
    pub value: u64,
    /// What is written at its foot.
    pub label: String,
}

/// Seats of an assembly.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Hemicycle {
    /// What it shows; above it, and told to readers that cannot see it.
    pub caption: String,
    /// Groups from left to right.
    pub groups: Vec<SeatGroup>,
    /// What is written under the number of seats, in the middle.
    pub unit: String,
}

/// Seats of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatGroup {
    /// Whose they are.
    pub label: String,
    /// How many.
    pub seats: u32,
}

/// A line to sign on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The office of the person.
    pub role: String,
    /// The person.
    pub name: String,
}
