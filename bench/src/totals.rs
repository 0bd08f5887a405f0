//! Totals of protocols as CSV, at the speed of the core: digits eight at a time in one word, four places of the file at
//! once. It accepts only what is plainly right; everything else is left to the plain reader, whose findings it never
//! knows. The conditions are those of [`protocols`](crate::input::protocols).
//!
//! Four places, because where a field begins is known only when the one before it has been read: one place alone waits
//! for itself most of the time.

use std::ops::Range;

use crate::input::protocols;
use crate::job::Fault;

const PLACES: usize = 4;

/// The sum of every pile over all protocols.
pub(crate) fn totals<const PILES: usize>(text: &[u8]) -> Result<[u64; PILES], Fault> {
    if let Some(totals) = quick(text) {
        return Ok(totals);
    }
    let mut totals = [0_u64; PILES];
    protocols(text, |piles: &[u32; PILES]| add(&mut totals, &piles.map(u64::from)))?;
    Ok(totals)
}

/// The same, or `None` where anything is out of the ordinary.
fn quick<const PILES: usize>(text: &[u8]) -> Option<[u64; PILES]> {
    let headings = text.iter().position(|&byte| byte == b'\n')?;
    let parts = split(text, headings + 1)?;
    // No row that is read quickly is longer: eight bytes a field, and eight to look at.
    let longest = (PILES + 2) * 8 + 8;
    let mut four = Places::<PLACES, PILES>::new(text, parts.clone().map(|part| part.start));
    while (0..PLACES).all(|place| four.at[place] + longest <= parts[place].end) {
        four.row()?;
    }

    let mut totals = [0; PILES];
    let mut last = None;
    for (place, part) in parts.into_iter().enumerate() {
        if part.is_empty() {
            continue;
        }
        add(&mut totals, &four.totals[place]);
        // The rows that are left, with room behind them for a look of eight bytes.
        let mut rest = text[four.at[place]..part.end].to_vec();
        if rest.last().is_some_and(|&byte| byte != b'\n') {
            rest.push(b'\n');
        }
        let end = rest.len();
        rest.resize(end + 8, 0);
        let mut one = Places::<1, PILES>::new(&rest, [0]);
        (one.first, one.last) = ([four.first[place]], [four.last[place]]);
        while one.at[0] < end {
            one.row()?;
        }
        add(&mut totals, &one.totals[0]);
        if last >= one.first[0] {
            return None;
        }
        last = one.last[0];
    }
    Some(totals)
}

/// Cuts what follows `from` into parts of about the same size that end where a row ends.
fn split(text: &[u8], from: usize) -> Option<[Range<usize>; PLACES]> {
    let size = (text.len() - from) / PLACES;
    let mut parts = [const { 0..0 }; PLACES];
    let mut start = from;
    for (number, part) in parts.iter_mut().enumerate() {
        let aim = (start + size).min(text.len());
        let row_end = text.get(aim..)?.iter().position(|&byte| byte == b'\n');
        let end = if number == PLACES - 1 { text.len() } else { row_end.map_or(text.len(), |after| aim + after + 1) };
        *part = start..end;
        start = end;
    }
    Some(parts)
}

/// Places of a text that are read in step, a field of each in turn, so that none waits for itself.
struct Places<'a, const N: usize, const PILES: usize> {
    text: &'a [u8],
    at: [usize; N],
    first: [Option<u64>; N],
    last: [Option<u64>; N],
    totals: [[u64; PILES]; N],
}

impl<'a, const N: usize, const PILES: usize> Places<'a, N, PILES> {
    fn new(text: &'a [u8], at: [usize; N]) -> Self {
        Self { text, at, first: [None; N], last: [None; N], totals: [[0; PILES]; N] }
    }

    /// One row at each place, its relations checked.
    #[inline]
    fn row(&mut self) -> Option<()> {
        let mut at = self.at;
        let precincts = fields(self.text, &mut at, b',')?;
        let mut sums = [0_u64; N];
        for pile in 0..PILES {
            let numbers = fields(self.text, &mut at, b',')?;
            for place in 0..N {
                sums[place] = sums[place].wrapping_add(numbers[place]);
                self.totals[place][pile] = self.totals[place][pile].wrapping_add(numbers[place]);
            }
        }
        let whole = sums == fields(self.text, &mut at, b'\n')?;
        for place in 0..N {
            let precinct = Some(precincts[place]);
            if self.last[place] >= precinct {
                return None;
            }
            self.first[place] = self.first[place].or(precinct);
            self.last[place] = precinct;
        }
        self.at = at;
        whole.then_some(())
    }
}

/// At each place the whole number of at most seven digits before `end`, and past it.
#[inline(always)]
#[expect(clippy::inline_always, reason = "as a call of its own it keeps the places in memory instead of registers")]
fn fields<const N: usize>(text: &[u8], at: &mut [usize; N], end: u8) -> Option<[u64; N]> {
    const ZEROS: u64 = u64::from_le_bytes([b'0'; 8]);
    const TOPS: u64 = u64::from_le_bytes([0x80; 8]);
    // By this much 10 reaches 128: any byte above nine sets its top bit.
    const ABOVE_NINE: u64 = u64::from_le_bytes([0x76; 8]);

    let mut numbers = [0; N];
    let mut right = true;
    for place in 0..N {
        let word = u64::from_le_bytes(*text.get(at[place]..)?.first_chunk()?);
        let digits = word ^ ZEROS;
        // A carry spoils bytes behind the first that is no digit, and only the first is looked at.
        let others = (digits.wrapping_add(ABOVE_NINE) | digits) & TOPS;
        let bits = others.trailing_zeros() & !7;
        right &= bits != 0 && bits != 64 && word.wrapping_shr(bits) & 0xff == u64::from(end);
        numbers[place] = eight_digits(digits.wrapping_shl(bits.wrapping_neg()));
        at[place] = at[place].wrapping_add((bits >> 3) as usize).wrapping_add(1);
    }
    right.then_some(numbers)
}

/// The number of eight digits in a word, the first in the lowest byte: pairs, then fours, then all, a multiplication each.
#[inline]
fn eight_digits(digits: u64) -> u64 {
    const PAIR: u64 = 0x0000_00ff_0000_00ff;
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let upper = (pairs & PAIR).wrapping_mul(100 + (1_000_000 << 32));
    let lower = ((pairs >> 16) & PAIR).wrapping_mul(1 + (10_000 << 32));
    upper.wrapping_add(lower) >> 32
}

/// Numbers below 2^32 do not reach 2^64 in fewer than 2^32 rows, so nothing wraps; an addition that is checked would be
/// made one list at a time.
#[inline]
fn add<const PILES: usize>(totals: &mut [u64; PILES], piles: &[u64; PILES]) {
    for (total, own) in totals.iter_mut().zip(piles) {
        *total = total.wrapping_add(*own);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both ways agree, and the quick way is taken where it is said to be.
    fn check(text: &str, is_quick: bool) {
        let mut plain = [0_u64; 2];
        let read = protocols(text.as_bytes(), |piles: &[u32; 2]| add(&mut plain, &piles.map(u64::from)));
        let both = totals::<2>(text.as_bytes());
        match (read, &both) {
            (Ok(_), Ok(totals)) => assert_eq!(plain, *totals, "{text:?}"),
            (Err(_), Err(_)) => (),
            (read, both) => panic!("{text:?}: {read:?} {both:?}"),
        }
        let quick = quick::<2>(text.as_bytes());
        assert_eq!(quick, is_quick.then_some(plain), "{text:?}");
    }

    fn rows(count: u32, row: impl Fn(u32) -> String) -> String {
        (1..=count).fold(String::from("precinct,a,b,ballots\n"), |text, number| text + &row(number))
    }

    #[test]
    fn as_the_plain_reader() {
        let right = |n: u32| format!("{n},{},{},{}\n", n * 7919 % 10_000, n * n, n * 7919 % 10_000 + n * n);
        for count in [4, 5, 17, 300] {
            check(&rows(count, right), true);
            check(rows(count, right).trim_end(), true);
            for bad in 1..=count {
                let but = |wrong: &'static str| rows(count, move |n| if n == bad { wrong.into() } else { right(n) });
                check(&but("0,2,3,5\n"), bad == 1);
                for wrong in ["1,2,3,4\n", "1,2,3\n", "1,2,3,5,\n", "1,+2,3,5\n", "1,,3,3\n", "\n", "x\n"] {
                    check(&but(wrong), false);
                }
            }
        }
        // Eight digits are right, and left to the plain reader.
        check(&rows(40, |n| format!("{n},10000000,1,10000001\n")), false);
        check(&rows(40, |n| format!("{n},9999999,0,9999999\n")), true);
        check(&rows(0, right), true);
        check("", false);
    }

    #[test]
    fn digits() {
        for number in [0_u32, 7, 42, 1_234_567, 12_345_678, 99_999_999] {
            let text = format!("{number:08}");
            let word = u64::from_le_bytes(text.as_bytes().try_into().unwrap()) ^ u64::from_le_bytes([b'0'; 8]);
            assert_eq!(eight_digits(word), u64::from(number));
        }
    }
}
