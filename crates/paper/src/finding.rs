//! What a document asks for and cannot have on paper as it is: told with the bytes, never silently mended.
//!
//! It must never stop a document: what can be printed is printed.

use std::fmt;

/// Something in the document that the page shows otherwise than it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The fonts have no glyph for a character; a replacement sign stands in its place.
    NoGlyph {
        /// The character.
        character: char,
        /// How often it occurs.
        times: usize,
        /// The beginning of the first text that has it.
        first: String,
    },
    /// A character that cannot be seen: a control, or one that turns the direction of writing. A replacement sign stands in its
    /// place, because a reader must not see another text than a program.
    Unseen {
        /// The character.
        character: char,
        /// How often it occurs.
        times: usize,
        /// The beginning of the first text that has it.
        first: String,
    },
    /// Rows of a table have another number of cells than the table has columns; cells without a column are not printed.
    Ragged {
        /// The table's caption.
        table: String,
        /// The first such row, counted from 1.
        row: usize,
        /// How many rows are so.
        rows: usize,
    },
    /// A half circle of more seats than can be told apart; bars stand in its place.
    TooManySeats {
        /// The chart's caption.
        chart: String,
        /// Seats asked for.
        seats: u64,
        /// Seats a half circle can show.
        most: u64,
    },
}

impl Finding {
    /// The code whose page explains it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoGlyph { .. } => "D001",
            Self::Unseen { .. } => "D002",
            Self::Ragged { .. } => "D003",
            Self::TooManySeats { .. } => "D004",
        }
    }

    /// How to mend it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoGlyph { .. } => "write the word in Kazakh, Russian or Latin letters",
            Self::Unseen { .. } => "remove the character from the source of the text",
            Self::Ragged { .. } => "give each row one cell for each column",
            Self::TooManySeats { .. } => "show a larger assembly as bars",
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code();
        match self {
            Self::NoGlyph { character, times, first } => {
                let number = u32::from(*character);
                write!(f, "{code} no glyph for U+{number:04X}, {times} times, first in \"{first}\"")
            }
            Self::Unseen { character, times, first } => {
                let number = u32::from(*character);
                write!(f, "{code} U+{number:04X} cannot be seen on paper, {times} times, first in \"{first}\"")
            }
            Self::Ragged { table, row, rows } => {
                write!(f, "{code} {rows} rows of table \"{table}\" do not fit its columns, first row {row}")
            }
            Self::TooManySeats { chart, seats, most } => {
                write!(f, "{code} chart \"{chart}\" has {seats} seats, a half circle shows at most {most}")
            }
        }
    }
}
