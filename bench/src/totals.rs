//! Totals of protocols as CSV, at the speed of the core: digits eight at a time in one word, four places of the file at
//! once. It accepts only what is plainly right; everything else is left to the plain reader, whose findings it never
//! knows. The conditions are those of [`protocols`](crate::input::protocols).
//!
//! Four places, because where a field begins is known only when the one before it has been read: one place alone waits
//! for itself most of the time.

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
    let mut places = split(text, headings + 1)?.map(Place::<PILES>::new);
    // No row that `Place::row` accepts is longer: eight bytes a field, and eight to look at.
    let longest = (PILES + 2) * 8 + 8;
    while places.iter().all(|place| place.rest.len() >= longest) {
        for place in &mut places {
            place.row()?;
        }
    }
    let mut totals = [0; PILES];
    let mut last = None;
    for mut place in places {
        while place.rest.len() >= longest {
            place.row()?;
        }
        place.tail()?;
        if place.first.is_some() {
            if place.first <= last {
                return None;
            }
            last = Some(place.last);
        }
        add(&mut totals, &place.totals);
    }
    Some(totals)
}

/// Cuts what follows `from` into parts of about the same size that end where a row ends.
fn split(text: &[u8], from: usize) -> Option<[&[u8]; PLACES]> {
    let mut rest = text.get(from..)?;
    let size = rest.len() / PLACES;
    let mut parts = [&[][..]; PLACES];
    for part in &mut parts[..PLACES - 1] {
        let row_end = rest[size.min(rest.len())..].iter().position(|&byte| byte == b'\n');
        let end = row_end.map_or(rest.len(), |after| size + after + 1);
        (*part, rest) = rest.split_at(end);
    }
    parts[PLACES - 1] = rest;
    Some(parts)
}

struct Place<'a, const PILES: usize> {
    rest: &'a [u8],
    first: Option<u64>,
    last: u64,
    totals: [u64; PILES],
}

impl<'a, const PILES: usize> Place<'a, PILES> {
    fn new(rest: &'a [u8]) -> Self {
        Self { rest, first: None, last: 0, totals: [0; PILES] }
    }

    /// One row, its relations checked.
    #[inline]
    fn row(&mut self) -> Option<()> {
        let precinct = self.number(b',')?;
        let mut piles = [0; PILES];
        let mut sum = 0_u64;
        for pile in &mut piles {
            *pile = self.number(b',')?;
            sum = sum.wrapping_add(*pile);
        }
        let ballots = self.number(b'\n')?;
        self.accept(precinct, &piles, sum == ballots)
    }

    #[inline]
    fn accept(&mut self, precinct: u64, piles: &[u64; PILES], whole: bool) -> Option<()> {
        if !whole || (self.first.is_some() && precinct <= self.last) {
            return None;
        }
        self.first.get_or_insert(precinct);
        self.last = precinct;
        add(&mut self.totals, piles);
        Some(())
    }

    /// The rows at the end, where eight bytes ahead may lie beyond the file: the same with room behind them.
    fn tail(&mut self) -> Option<()> {
        let mut room = self.rest.to_vec();
        if room.last().is_some_and(|&byte| byte != b'\n') {
            room.push(b'\n');
        }
        let end = room.len();
        room.resize(end + 8, 0);
        let mut place = Place { rest: &room, ..*self };
        while place.rest.len() > 8 {
            place.row()?;
        }
        (self.first, self.last, self.totals) = (place.first, place.last, place.totals);
        Some(())
    }

    /// The whole number of at most seven digits before `end`, and past it.
    #[inline]
    fn number(&mut self, end: u8) -> Option<u64> {
        const ZEROS: u64 = u64::from_le_bytes([b'0'; 8]);
        const TOPS: u64 = u64::from_le_bytes([0x80; 8]);
        // Less than 128 by six more than a digit can be: any byte above 9 sets its top bit.
        const ABOVE_NINE: u64 = u64::from_le_bytes([0x76; 8]);

        let word = u64::from_le_bytes(*self.rest.first_chunk()?);
        let digits = word ^ ZEROS;
        // A carry spoils bytes behind the first that is no digit, and only the first is looked at.
        let others = (digits.wrapping_add(ABOVE_NINE) | digits) & TOPS;
        let length = others.trailing_zeros() / 8;
        if length == 0 || length == 8 || (word >> (8 * length)).to_le_bytes()[0] != end {
            return None;
        }
        self.rest = &self.rest[usize::try_from(length).ok()? + 1..];
        Some(eight_digits(digits << (64 - 8 * length)))
    }
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
        check(&rows(0, right), false);
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
