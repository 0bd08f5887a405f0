//! Rows at the speed of the core: the ends of fields found for a whole block at once, a field in one word, and no vote
//! turned into a number. It takes only what is plainly right, a group of rows or nothing of it, and must never say what
//! is wrong with the rest.
//!
//! No numbers, because sums of digits are as good: the digits of a column, units under units, are added byte by byte,
//! and only the sums over a group are turned into numbers.

use super::add;

/// Rows of a group, and the most lists: so many nines and one more fit a byte.
pub(super) const GROUP: usize = 27;

/// Bytes whose ends of fields are found together.
const BLOCK: usize = 128 * 64;

/// Bytes the fields of one look at the ends must end in, and of a word that may begin behind them.
const WINDOW: usize = 64 + 16;

/// Fields of one look at the ends, which must end in 64 bytes.
const LOOK: usize = 16;

/// What was read.
pub(super) struct Quick<const LISTS: usize> {
    /// Bytes of the rows read.
    pub(super) used: usize,
    pub(super) rows: u64,
    /// The last precinct, if a row was read.
    pub(super) last: Option<u32>,
    pub(super) totals: [u64; LISTS],
}

/// Reads groups of rows that are plainly right from the beginning of `text`; `last` is the precinct before.
pub(super) fn read<const LISTS: usize>(text: &[u8], last: Option<u32>) -> Quick<LISTS> {
    let mut done = Quick { used: 0, rows: 0, last: None, totals: [0; LISTS] };
    // Digits have no word for "none before". Precinct 0 is therefore left, and comes first or is wrong.
    let Some(mut last) = digits_of(last.unwrap_or(0)) else { return done };
    if LISTS > GROUP {
        return done;
    }
    let mut block = Block { digits: [0; BLOCK + WINDOW], ends: [0; BLOCK / 64 + 2] };
    loop {
        block.load(&text[done.used..]);
        let mut at = 0;
        while let Some(group) = block.group::<LISTS>(at, last) {
            add(&mut done.totals, &group.digits.map(number));
            done.rows += GROUP as u64;
            done.last = u32::try_from(number(group.last.swap_bytes())).ok();
            (at, last) = (group.end, group.last);
        }
        if at == 0 {
            return done;
        }
        done.used += at;
    }
}

/// A group of rows that are right.
struct Group<const LISTS: usize> {
    /// Sums of the digits of each list.
    digits: [u64; LISTS],
    /// The last precinct, its first digit highest.
    last: u64,
    /// Where the next row begins.
    end: usize,
}

/// A piece of the text.
struct Block {
    /// Its bytes, digits as their values.
    digits: [u8; BLOCK + WINDOW],
    /// A bit for each byte that is no digit, lowest first.
    ends: [u64; BLOCK / 64 + 2],
}

impl Block {
    /// Takes as much of a text as fits. What is behind it looks like digits, so no row ends there.
    fn load(&mut self, text: &[u8]) {
        let size = text.len().min(BLOCK);
        for (digit, byte) in self.digits.iter_mut().zip(&text[..size]) {
            *digit = byte ^ b'0';
        }
        self.digits[size..].fill(0);
        for (ends, digits) in self.ends.iter_mut().zip(self.digits.as_chunks().0) {
            *ends = others(digits);
        }
    }

    /// The group of rows that begins at a place, if all of them are right.
    #[inline(never)]
    fn group<const LISTS: usize>(&self, mut at: usize, mut last: u64) -> Option<Group<LISTS>> {
        // Nines less digits and the digits themselves make nines, without a borrow.
        const NINES: u64 = u64::from_le_bytes([9, 9, 9, 9, 9, 9, 9, 0]);
        let mut digits = [0_u64; LISTS];
        let mut odd = 0;
        for _ in 0..GROUP {
            let mut fields = Fields { block: self, start: at, window: &[0; WINDOW], ends: 0, at: 0, taken: 0, odd };
            // With the first digit highest, digits compare as their numbers do.
            let precinct = fields.next(b',')?.swap_bytes();
            let mut votes = [0; LISTS];
            let mut sum = 0_u64;
            for votes in &mut votes {
                *votes = fields.next(b',')?;
                sum = sum.wrapping_add(*votes);
            }
            add(&mut digits, &votes);
            let ballots = fields.next(b'\n')?;
            let difference = sum.wrapping_add(NINES).wrapping_sub(ballots);
            odd = fields.odd | (number(difference) ^ number(NINES)) | u64::from(precinct <= last);
            last = precinct;
            at = fields.start + fields.at;
        }
        (odd == 0).then_some(Group { digits, last, end: at })
    }

    /// The ends of fields in the 64 bytes from a place on.
    #[inline]
    fn ends(&self, at: usize) -> Option<u64> {
        let (word, bit) = (at / 64, at % 64);
        let [low, high] = self.ends.get(word..)?.first_chunk()?;
        Some(low >> bit | high << 1 << (63 - bit))
    }
}

/// The fields of a row, one after another.
struct Fields<'a> {
    block: &'a Block,
    /// Where the last look at the ends was taken.
    start: usize,
    /// Bytes from there.
    window: &'a [u8; WINDOW],
    /// Ends of fields in the window that are still to come.
    ends: u64,
    /// Where the next field begins in the window.
    at: usize,
    /// Fields taken.
    taken: usize,
    /// Not zero where a field was empty, too long or too far away, or had another end than it should.
    odd: u64,
}

impl Fields<'_> {
    /// The digits of the next field, which should end with `end`. The last digit comes in the byte before the highest; the
    /// highest is zero, as are those before the first digit.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as a call of its own it keeps its state in memory instead of registers")]
    fn next(&mut self, end: u8) -> Option<u64> {
        if self.taken.is_multiple_of(LOOK) {
            self.start += self.at;
            self.window = self.block.digits.get(self.start..)?.first_chunk()?;
            self.ends = self.block.ends(self.start)?;
            self.at = 0;
            // An end at the beginning or behind another end.
            self.odd |= self.ends & (self.ends << 1 | 1);
        }
        self.taken = self.taken.wrapping_add(1);
        let bytes = u64::from_le_bytes(*self.window.get(self.at..)?.first_chunk()?);
        let end_at = self.ends.trailing_zeros() as usize;
        // The end comes highest. Behind seven digits or more, a digit comes there, and that is odd.
        let behind = self.at.wrapping_add(7).wrapping_sub(end_at).to_le_bytes()[0].wrapping_mul(8);
        let digits = bytes.wrapping_shl(behind.into()) ^ (u64::from(end ^ b'0') << 56);
        self.odd |= digits >> 56;
        if end == b'\n' || self.taken.is_multiple_of(LOOK) {
            // No end was left for this field, or for one before.
            self.odd |= u64::from(self.ends == 0);
        }
        self.ends &= self.ends.wrapping_sub(1);
        self.at = end_at + 1;
        Some(digits)
    }
}

/// A bit for each byte that is no digit.
#[inline(never)]
fn others(digits: &[u8; 64]) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let mut bits = [0_u8; 64];
    for place in 0..64 {
        bits[place] = if digits[place] > 9 { 1 << (place % 8) } else { 0 };
    }
    // A product with ones has the sum of a word's bytes in its highest byte.
    let bytes = bits.as_chunks::<8>().0.iter().map(|bits| u64::from_le_bytes(*bits).wrapping_mul(ONES) >> 56);
    bytes.enumerate().fold(0, |all, (place, byte)| all | byte << (8 * place))
}

/// The number whose digits stand in the first seven bytes of a word, the last of them the units: pairs, then fours, then
/// all. Sums of digits will do as well: any byte may be up to 255.
#[inline]
const fn number(digits: u64) -> u64 {
    const BYTES: u64 = 0x00ff_00ff_00ff_00ff;
    const HALVES: u64 = 0x0000_ffff_0000_ffff;
    // Eight digits, a zero before the first.
    let digits = digits << 8;
    let pairs = (digits & BYTES) * 10 + ((digits >> 8) & BYTES);
    let fours = (pairs & HALVES) * 100 + ((pairs >> 16) & HALVES);
    (fours & 0xffff_ffff) * 10_000 + (fours >> 32)
}

/// The digits of a number, the first highest, as they come from a text; none for a number of more than seven.
fn digits_of(number: u32) -> Option<u64> {
    let mut rest = number;
    let mut digits = 0;
    for place in 1..8 {
        digits |= u64::from(rest % 10) << (8 * place);
        rest /= 10;
    }
    (rest == 0).then_some(digits)
}
