//! Official documents as PDF: certificates of results, sheets, yearly reports. A model goes in, bytes come out.
//!
//! It must never know a clock, a file or what a figure means: the day is an argument, the figures are given, and the same model
//! makes the same bytes on every machine. Lengths are whole thousandths of a point, so no float decides where a line ends.
//!
//! ```
//! use paper::{Block, Document, Language};
//!
//! let mut document = Document::new(Language::Russian, jiff::civil::date(2021, 1, 12));
//! document.title = "Протокол".to_owned();
//! document.blocks.push(Block::Paragraph("Қарсы дауыстар: жоқ.".to_owned()));
//! let rendered = paper::render(&document);
//! assert!(rendered.bytes.starts_with(b"%PDF-1.7"));
//! assert_eq!((rendered.pages, rendered.findings.len()), (1, 0));
//! ```

mod clean;
mod finding;
mod font;
mod language;
mod layout;
mod lines;
mod model;
mod outcome;
mod paginate;
mod pdf;
mod slab;
mod structure;
mod units;

pub use finding::Finding;
pub use language::{Decimal, Language};
pub use model::{
    Align, Bar, BarChart, Block, Cell, Choice, Column, Document, Hemicycle, Level, Mark, Row, SeatGroup, Signature,
    Step, Table,
};
pub use outcome::{Rendered, render};
