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
use core::ops::Range;

use crate::Ratio;
use crate::threshold::Comparison;

/// Cases a block: four vectors of the widest kind.
pub(super) const LANES: usize = 64;

/// One number a case.
pub(super) type Lanes = [i32; LANES];

/// Lists handled in one pass of a stage; a list without a partner is paired with a column of zeros, which stands above
/// nobody and wins nothing.
const PAIR: usize = 2;
type Pair = [Lanes; PAIR];

/// Pairs a pair is compared with in one pass.
const TILE: usize = 3;

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

    /// Whether any list could miss the threshold.
    const fn asks(self) -> bool {
        self.above > 0 || self.strict > 0
    }
}

/// Memory of one block.
#[derive(Debug)]
pub(super) struct Block {
    /// A list a column: votes, then remainders.
    columns: Vec<Pair>,
    /// Whole quotas of each list.
    whole: Vec<Pair>,
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
        self.columns.resize(lists.div_ceil(PAIR), [[0; LANES]; PAIR]);
        self.whole.resize(lists.div_ceil(PAIR), [[0; LANES]; PAIR]);
        self.total = [0; LANES];
        self.odd = [0; LANES];
        for (columns, votes) in self.columns.iter_mut().zip(votes.chunks(PAIR)) {
            let whole = |at: usize| votes.get(at).and_then(|votes| votes[range.clone()].first_chunk());
            if let [Some(a), Some(b)] = [whole(0), whole(1)] {
                load([a, b], columns, &mut self.total, &mut self.odd);
                continue;
            }
            let mut padded = [[0; LANES]; PAIR];
            for (padded, votes) in padded.iter_mut().zip(votes) {
                padded[..cases].copy_from_slice(&votes[range.clone()]);
            }
            load(padded.each_ref(), columns, &mut self.total, &mut self.odd);
        }
        if share.asks() {
            self.set_bar(share, base.map(|base| &base[range.clone()]));
            self.total = [0; LANES];
            for columns in &self.columns {
                admit(columns, &self.bar, &mut self.total);
            }
        } else {
            self.bar = [0; LANES];
        }
        let mut scale = [0.0; LANES];
        invert(share, &self.total, &mut scale, &mut self.left);
        for (columns, whole) in self.columns.iter_mut().zip(&mut self.whole) {
            divide(share, columns, whole, (&self.bar, &self.total, &scale), &mut self.left);
        }
        self.hand_out(seats, &range);
        self.odd[cases..].fill(0);
        self.odd
    }

    /// The votes the threshold asks for; `base` is that of the cases, or nothing for the sum of their votes.
    fn set_bar(&mut self, share: Share, base: Option<&[u32]>) {
        let mut padded = self.total;
        if let Some(base) = base {
            for (padded, base) in padded.iter_mut().zip(base) {
                *padded = base.cast_signed();
            }
        }
        bar(share, &padded, &mut self.bar, &mut self.odd);
    }

    /// Left-over seats by rank, and all seats into the caller's columns.
    fn hand_out(&mut self, seats: &mut [&mut [u32]], range: &Range<usize>) {
        let mut given = [0; LANES];
        for ((own, whole), seats) in self.columns.iter().zip(&self.whole).zip(seats.chunks_mut(PAIR)) {
            let mut rank = [[0; LANES]; PAIR];
            let (tiles, rest) = self.columns.as_chunks();
            for tile in tiles {
                outrank::<TILE>(own, tile, &mut rank);
            }
            for pair in rest.as_chunks().0 {
                outrank::<1>(own, pair, &mut rank);
            }
            if let [a, b] = seats
                && let (Some(a), Some(b)) = (a[range.clone()].first_chunk_mut(), b[range.clone()].first_chunk_mut())
            {
                award((&rank, &self.left), whole, [a, b], &mut given);
                continue;
            }
            let mut padded = [[0; LANES]; PAIR];
            award((&rank, &self.left), whole, padded.each_mut(), &mut given);
            for (seats, padded) in seats.iter_mut().zip(&padded) {
                seats[range.clone()].copy_from_slice(&padded[..range.len()]);
            }
        }
        finish(&given, &self.left, &self.total, &mut self.odd);
    }
}

/// Copies columns and adds them to the total. Two numbers below the limit do not wrap, and a larger one leaves its mark.
#[inline(never)]
fn load(votes: [&[u32; LANES]; PAIR], columns: &mut Pair, total: &mut Lanes, odd: &mut Lanes) {
    for lane in 0..LANES {
        let (a, b) = (votes[0][lane].cast_signed(), votes[1][lane].cast_signed());
        let first = total[lane].wrapping_add(a);
        let second = first.wrapping_add(b);
        columns[0][lane] = a;
        columns[1][lane] = b;
        total[lane] = second;
        odd[lane] |= (a | b | first | second) & OVER;
    }
}

/// The least votes that meet the threshold.
#[inline(never)]
fn bar(share: Share, base: &Lanes, bar: &mut Lanes, odd: &mut Lanes) {
    for lane in 0..LANES {
        let base = base[lane];
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

/// Votes that count.
#[expect(clippy::inline_always, reason = "a call inside the lanes would end their vectorisation")]
#[inline(always)]
const fn counted(votes: i32, bar: i32) -> i32 {
    if votes >= bar { votes } else { 0 }
}

/// Sums the votes that count.
#[inline(never)]
fn admit(columns: &Pair, bar: &Lanes, total: &mut Lanes) {
    for lane in 0..LANES {
        let both = counted(columns[0][lane], bar[lane]).wrapping_add(counted(columns[1][lane], bar[lane]));
        total[lane] = total[lane].wrapping_add(both);
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

/// Splits votes that count into whole quotas and the remainder (in units of one vote over the seats).
#[inline(never)]
fn divide(
    share: Share,
    columns: &mut Pair,
    whole: &mut Pair,
    (bar, total, scale): (&Lanes, &Lanes, &[f32; LANES]),
    left: &mut Lanes,
) {
    for lane in 0..LANES {
        let mut split = |of: usize| {
            let votes = counted(columns[of][lane], bar[lane]);
            let estimate = near(votes) * scale[lane] + ROUND_32;
            let quotas = estimate.to_bits().wrapping_sub(ROUND_32.to_bits()).cast_signed();
            let rest = votes.wrapping_mul(share.seats).wrapping_sub(quotas.wrapping_mul(total[lane]));
            let negative = rest >> 31;
            let quotas = quotas.wrapping_add(negative);
            columns[of][lane] = rest.wrapping_add(total[lane] & negative);
            whole[of][lane] = quotas;
            quotas
        };
        let both = split(0).wrapping_add(split(1));
        left[lane] = left[lane].wrapping_sub(both);
    }
}

/// Counts, for each of two lists, the remainders of some pairs of lists that are larger than its own.
#[inline(never)]
fn outrank<const PAIRS: usize>(own: &Pair, others: &[Pair; PAIRS], rank: &mut Pair) {
    for lane in 0..LANES {
        let mut above = [rank[0][lane], rank[1][lane]];
        for other in others.as_flattened() {
            above[0] = above[0].wrapping_add(i32::from(other[lane] > own[0][lane]));
            above[1] = above[1].wrapping_add(i32::from(other[lane] > own[1][lane]));
        }
        rank[0][lane] = above[0];
        rank[1][lane] = above[1];
    }
}

/// A left-over seat for a list that fewer remainders outrank than there are such seats. Remainders of zero get none:
/// remainders below T that sum to `left` times T are more than `left`, where there is one at all.
#[inline(never)]
#[expect(clippy::needless_pass_by_value, reason = "two references, taken apart")]
fn award((rank, left): (&Pair, &Lanes), whole: &Pair, seats: [&mut [u32; LANES]; PAIR], given: &mut Lanes) {
    for lane in 0..LANES {
        let one = [0, 1].map(|of: usize| i32::from(rank[of][lane] < left[lane]));
        seats[0][lane] = whole[0][lane].wrapping_add(one[0]).cast_unsigned();
        seats[1][lane] = whole[1][lane].wrapping_add(one[1]).cast_unsigned();
        given[lane] = given[lane].wrapping_add(one[0] + one[1]);
    }
}

/// Equal remainders at the edge give more seats than there are.
#[inline(never)]
fn finish(given: &Lanes, left: &Lanes, total: &Lanes, odd: &mut Lanes) {
    for lane in 0..LANES {
        odd[lane] |= (given[lane] ^ left[lane]) | i32::from(total[lane] == 0);
    }
}
