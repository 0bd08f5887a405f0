//! Inputs: raw numbers, and piles of protocols. It must never know what is counted with them.

use std::fs;

use crate::job::Fault;

/// Whole numbers of 32 bits, little end first, nothing else in the file.
pub(crate) fn raw_u32(file: &str) -> Result<Vec<u32>, Fault> {
    let bytes = fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    let (numbers, rest) = bytes.as_chunks::<4>();
    if rest.is_empty() {
        Ok(numbers.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect())
    } else {
        Err(format!("{file}: not a multiple of four bytes").into())
    }
}

/// The piles of protocols `precinct,pile,...,pile,ballots` after a line of headings, one protocol after another. Nothing
/// is checked: the peers' answers would differ.
pub(crate) fn piles(file: &str, piles: usize) -> Result<Vec<u32>, Fault> {
    let text = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let fields = text.lines().skip(1).flat_map(|row| row.split(',').skip(1).take(piles));
    fields.map(|field| field.parse().map_err(|error| format!("{file}: {field}: {error}").into())).collect()
}
