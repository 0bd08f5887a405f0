//! Inputs: raw numbers and protocols as CSV. It must never know what is counted with them.

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

/// Reads protocols `precinct,pile,...,pile,ballots` after a line of headings and hands on the piles of each.
///
/// Checked: every row has its fields, every field is a whole number below 2^32, precincts ascend (so none comes twice),
/// and the piles of a protocol add up to its ballots.
pub(crate) fn protocols<const PILES: usize>(text: &[u8], mut each: impl FnMut(&[u32; PILES])) -> Result<usize, Fault> {
    let Some(headings) = text.iter().position(|&byte| byte == b'\n') else {
        return Err("no line of headings".into());
    };
    let mut cursor = Cursor { rest: &text[headings + 1..] };
    let mut piles = [0_u32; PILES];
    let (mut rows, mut last) = (0, None);
    while !cursor.rest.is_empty() {
        let row = rows + 1;
        let precinct = cursor.number(b',').ok_or_else(|| format!("row {row}: precinct"))?;
        let mut sum = 0_u64;
        for pile in &mut piles {
            *pile = cursor.number(b',').ok_or_else(|| format!("row {row}: pile"))?;
            sum += u64::from(*pile);
        }
        let ballots = cursor.number(b'\n').ok_or_else(|| format!("row {row}: ballots"))?;
        if last >= Some(precinct) {
            return Err(format!("row {row}: precinct {precinct} out of order").into());
        }
        if sum != u64::from(ballots) {
            return Err(format!("row {row}: the piles make {sum}, the ballots are {ballots}").into());
        }
        each(&piles);
        last = Some(precinct);
        rows = row;
    }
    Ok(rows)
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl Cursor<'_> {
    /// The whole number before `end`, and past it; the last row may lack its end of line.
    #[inline]
    fn number(&mut self, end: u8) -> Option<u32> {
        let mut value = 0_u64;
        let mut digits = 0;
        for &byte in self.rest {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                if byte != end {
                    return None;
                }
                break;
            }
            value = value * 10 + u64::from(digit);
            digits += 1;
            if digits > 10 {
                return None;
            }
        }
        if digits == 0 || (digits == self.rest.len() && end != b'\n') {
            return None;
        }
        self.rest = self.rest.get(digits + 1..).unwrap_or_default();
        u32::try_from(value).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Result<&[[u32; 2]], &str>) {
        let mut rows = Vec::new();
        let read = protocols::<2>(text.as_bytes(), |piles| rows.push(*piles)).map_err(|fault| fault.to_string());
        match (read, expect) {
            (Ok(count), Ok(expect)) => assert_eq!((count, &rows[..]), (expect.len(), expect), "{text:?}"),
            (Err(fault), Err(expect)) => assert!(fault.contains(expect), "{text:?}: {fault}"),
            (read, expect) => panic!("{text:?}: {read:?} instead of {expect:?}"),
        }
    }

    #[test]
    fn rows() {
        check("precinct,a,b,ballots\n", Ok(&[]));
        check("precinct,a,b,ballots\n1,2,3,5\n7,0,4294967295,4294967295\n", Ok(&[[2, 3], [0, u32::MAX]]));
        check("precinct,a,b,ballots\n1,2,3,5", Ok(&[[2, 3]]));
        check("", Err("headings"));
        check("h\n1,2,3,6\n", Err("the piles make 5"));
        check("h\n1,2,3,5\n1,2,3,5\n", Err("out of order"));
        check("h\n1,2,3\n", Err("row 1: pile"));
        check("h\n1,2,3,5,6\n", Err("row 1: ballots"));
        check("h\n1,,3,3\n", Err("row 1: pile"));
        check("h\n1,-2,3,1\n", Err("row 1: pile"));
        check("h\n1,4294967296,3,1\n", Err("row 1: pile"));
        check("h\n1,99999999999,3,1\n", Err("row 1: pile"));
        check("h\n1,2,3,5\n\n", Err("row 2: precinct"));
        check("h\n1,2", Err("row 1: pile"));
    }
}
