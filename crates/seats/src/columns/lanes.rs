//! Sixty-four cases side by side, stage by stage. Knows one share for all lists and the exact Hare quota only.
//!
//! Every stage is a loop over lanes of fixed length that the compiler turns into vector code; none is inlined, because
//! a stage melted into its neighbour loses its vectors. Arithmetic wraps by intention: with every running total and
//! base below 2^30 (`LIMIT`; other lanes are marked odd and their garbage is thrown away) no sum here wraps, and
//! products wrap only where their difference is known to be small.
//!
//! Floating point gives two estimates, and integers correct both:
//! - Whole quotas x = w S / T with w <= T < 2^30 and S < 2^16. In f32 there are four roundings (w, T, S / T, the
//!   product), each of a relative error of at most 2^-24, so the estimate is within S * 2^-21 < 1/2 of x. Rounded to the
//!   nearest whole number it is floor(x) or floor(x) + 1. The remainder w S - q T then lies in [-T, T), below 2^31, so it
//!   is exact modulo 2^32, and its sign tells which of the two it was.
//! - The votes a threshold asks for, b n / d with b < 2^30 and n <= d < 2^31. In f64 the estimate is within
//!   2^30 * 2^-51 < 1/2, so rounded to the nearest it is the ceiling or one less; the sign of q d - b n in 64 bits tells.
//!
//! Adding 2^23 (2^52) rounds a float of at most half that to the nearest whole number and leaves it in the low bits.
#![expect(clippy::float_arithmetic, reason = "estimates, corrected by integers as proved above")]

use alloc::vec::Vec;

use crate::Ratio;
use crate::threshold::Comparison;

/// Cases a block: four vectors of the widest kind.
pub(super) const LANES: usize = 64;

/// One number a case.
pub(super) type Lanes = [i32; LANES];

/// Columns compared in one pass, and in the last passes. Unused ones are zero and stand above nobody.
const TILE: usize = 4;
const PAIR: usize = 2;

/// Totals and bases below this stay in the lanes; bits at and above it mark a lane as odd.
const LIMIT: i32 = 1 << 30;
const OVER: i32 = !(LIMIT - 1);

const ROUND_32: f32 = 8_388_608.0;
const ROUND_64: f64 = 4_503_599_627_370_496.0;

/// Seats and threshold in the numbers the lanes use.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    seats: i32,
    seats_float: f32,
    above: u64,
    below: u64,
    ratio: f64,
    /// One where the share must be exceeded.
    strict: u64,
}

impl Share {
    /// Nothing where the numbers are too large for the lanes.
    pub(super) fn of(seats: u32, share: Ratio, comparison: Comparison) -> Option<Self> {
        let seats = u16::try_from(seats).ok()?;
        let above = i32::try_from(share.numerator()).ok()?;
        let below = i32::try_from(share.denominator()).ok()?;
        (above <= below).then(|| Self {
            seats: seats.into(),
            seats_float: seats.into(),
            above: above.unsigned_abs().into(),
            below: below.unsigned_abs().into(),
            ratio: f64::from(above) / f64::from(below),
            strict: u64::from(comparison == Comparison::MoreThan),
        })
    }
}

/// Memory of one block.
#[derive(Debug)]
pub(super) struct Block {
    /// A list a column: votes, then votes that count, then remainders; a zero column more where lists are odd in number.
    columns: Vec<Lanes>,
    /// Whole quotas of each list.
    whole: Vec<Lanes>,
    /// Votes the threshold asks for.
    bar: Lanes,
    /// Votes that count.
    total: Lanes,
    /// Seats left after whole quotas.
    left: Lanes,
    /// Not zero where the lane cannot decide the case.
    odd: Lanes,
}

impl Default for Block {
    fn default() -> Self {
        let none = [0; LANES];
        Self { columns: Vec::new(), whole: Vec::new(), bar: none, total: none, left: none, odd: none }
    }
}

impl Block {
    /// Counts `cases` (at most [`LANES`]) cases from `first` on and returns which of them are odd: not decided here.
    pub(super) fn run(
        &mut self,
        share: Share,
        votes: &[&[u32]],
        base: Option<&[u32]>,
        seats: &mut [&mut [u32]],
        first: usize,
        cases: usize,
    ) -> Lanes {
        let range = first..first + cases;
        let lists = votes.len();
        self.columns.resize(lists.next_multiple_of(PAIR), [0; LANES]);
        self.columns[lists..].fill([0; LANES]);
        self.whole.resize(lists, [0; LANES]);
        self.total = [0; LANES];
        self.odd = [0; LANES];
        for (column, votes) in self.columns.iter_mut().zip(votes) {
            padded(&votes[range.clone()], |votes| load(votes, column, &mut self.total, &mut self.odd));
        }
        match base {
            Some(base) => padded(&base[range.clone()], |base| bar(share, base, &mut self.bar, &mut self.odd)),
            None => bar(share, &self.total.map(i32::cast_unsigned), &mut self.bar, &mut self.odd),
        }
        self.total = [0; LANES];
        for column in &mut self.columns[..lists] {
            admit(column, &self.bar, &mut self.total);
        }
        let mut scale = [0.0; LANES];
        invert(share, &self.total, &mut scale, &mut self.left);
        for (column, whole) in self.columns.iter_mut().zip(&mut self.whole) {
            divide(share, column, whole, (&self.total, &scale), &mut self.left);
        }
        let mut given = [0; LANES];
        for (list, (whole, seats)) in self.whole.iter().zip(seats).enumerate() {
            let mut rank = [0; LANES];
            let (tiles, rest) = self.columns.as_chunks::<TILE>();
            for tile in tiles {
                outrank(&self.columns[list], tile, &mut rank);
            }
            for pair in rest.as_chunks::<PAIR>().0 {
                outrank(&self.columns[list], pair, &mut rank);
            }
            let seats = &mut seats[range.clone()];
            if let Some(seats) = seats.first_chunk_mut() {
                award((&rank, &self.left), whole, seats, &mut given);
            } else {
                let mut all = [0; LANES];
                award((&rank, &self.left), whole, &mut all, &mut given);
                seats.copy_from_slice(&all[..cases]);
            }
        }
        finish(&given, &self.left, &self.total, &mut self.odd);
        self.odd[cases..].fill(0);
        self.odd
    }
}

/// Hands on a column of a whole block as it is, and a shorter one with zeros in the lanes that have no case.
fn padded(votes: &[u32], then: impl FnOnce(&[u32; LANES])) {
    if let Some(votes) = votes.first_chunk() {
        return then(votes);
    }
    let mut all = [0; LANES];
    all[..votes.len()].copy_from_slice(votes);
    then(&all);
}

/// Copies a column and adds it to the total. Two numbers below the limit do not wrap, and a larger one leaves its mark.
#[inline(never)]
fn load(votes: &[u32; LANES], column: &mut Lanes, total: &mut Lanes, odd: &mut Lanes) {
    for lane in 0..LANES {
        column[lane] = votes[lane].cast_signed();
        total[lane] = total[lane].wrapping_add(column[lane]);
        odd[lane] |= (total[lane] | column[lane]) & OVER;
    }
}

/// The least votes that meet the threshold.
#[inline(never)]
fn bar(share: Share, base: &[u32; LANES], bar: &mut Lanes, odd: &mut Lanes) {
    for lane in 0..LANES {
        let base = base[lane].cast_signed();
        odd[lane] |= base & OVER;
        let estimate = f64::from(base) * share.ratio + ROUND_64;
        let asked = estimate.to_bits().wrapping_sub(ROUND_64.to_bits()) & 0xFFFF_FFFF;
        let product = u64::from(base.cast_unsigned()).wrapping_mul(share.above);
        let excess = asked.wrapping_mul(share.below).wrapping_sub(product).wrapping_sub(share.strict);
        bar[lane] = low(asked.wrapping_add(excess >> 63));
    }
}

/// The low half.
#[expect(clippy::cast_possible_truncation, reason = "the bar is at most the base plus one; else the lane is odd")]
const fn low(bar: u64) -> i32 {
    bar as i32
}

/// Clears votes below the bar and sums the rest.
#[inline(never)]
fn admit(column: &mut Lanes, bar: &Lanes, total: &mut Lanes) {
    for lane in 0..LANES {
        let votes = if column[lane] >= bar[lane] { column[lane] } else { 0 };
        column[lane] = votes;
        total[lane] = total[lane].wrapping_add(votes);
    }
}

/// Seats a vote, estimated; and all seats are left.
#[inline(never)]
fn invert(share: Share, total: &Lanes, scale: &mut [f32; LANES], left: &mut Lanes) {
    for lane in 0..LANES {
        scale[lane] = share.seats_float / near(total[lane]);
        left[lane] = share.seats;
    }
}

#[expect(clippy::cast_precision_loss, reason = "one of the four roundings of the proof above")]
const fn near(votes: i32) -> f32 {
    votes as f32
}

/// Splits votes into whole quotas and the remainder (in units of one vote over the seats).
#[inline(never)]
fn divide(
    share: Share,
    column: &mut Lanes,
    whole: &mut Lanes,
    (total, scale): (&Lanes, &[f32; LANES]),
    left: &mut Lanes,
) {
    for lane in 0..LANES {
        let estimate = near(column[lane]) * scale[lane] + ROUND_32;
        let quotas = estimate.to_bits().wrapping_sub(ROUND_32.to_bits()).cast_signed();
        let rest = column[lane].wrapping_mul(share.seats).wrapping_sub(quotas.wrapping_mul(total[lane]));
        let negative = rest >> 31;
        let quotas = quotas.wrapping_add(negative);
        column[lane] = rest.wrapping_add(total[lane] & negative);
        whole[lane] = quotas;
        left[lane] = left[lane].wrapping_sub(quotas);
    }
}

/// Counts the remainders of a tile that are larger than a list's own.
#[inline(never)]
fn outrank<const WIDTH: usize>(own: &Lanes, tile: &[Lanes; WIDTH], rank: &mut Lanes) {
    for lane in 0..LANES {
        let mut above = rank[lane];
        for other in tile {
            above = above.wrapping_add(i32::from(other[lane] > own[lane]));
        }
        rank[lane] = above;
    }
}

/// A left-over seat for a list that fewer remainders outrank than there are such seats. Remainders of zero get none:
/// remainders below T that sum to `left` times T are more than `left`, where there is one at all.
#[inline(never)]
fn award((rank, left): (&Lanes, &Lanes), whole: &Lanes, seats: &mut [u32; LANES], given: &mut Lanes) {
    for lane in 0..LANES {
        let one = i32::from(rank[lane] < left[lane]);
        seats[lane] = whole[lane].wrapping_add(one).cast_unsigned();
        given[lane] = given[lane].wrapping_add(one);
    }
}

/// Equal remainders at the edge give more seats than there are.
#[inline(never)]
fn finish(given: &Lanes, left: &Lanes, total: &Lanes, odd: &mut Lanes) {
    for lane in 0..LANES {
        odd[lane] |= (given[lane] ^ left[lane]) | i32::from(total[lane] == 0);
    }
}
