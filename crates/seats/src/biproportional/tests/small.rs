//! All small matrices against the definition: every seat matrix with the sums is tried, and kept where no closed chain of
//! exchanges makes it better. Shares no code with the method.

use super::*;

/// Price of seats in a cell: votes over divisor, or their squares, as a fraction.
struct Definition<'a> {
    votes: &'a [u64],
    lists: usize,
    rounding: Divisor,
    least: Vec<u32>,
}

impl Definition<'_> {
    fn price(&self, cell: usize, seats: u32) -> (u128, u128) {
        let votes = u128::from(self.votes[cell]);
        match self.rounding.at(seats) {
            Signpost::Exact(value) => (votes * value.denominator(), value.numerator()),
            Signpost::Root(square) => (votes * votes, square),
            _ => (1, 0),
        }
    }

    /// Whether giving up a seat in each `(district, list)` and taking one in the same district for the next list is a gain.
    fn gains(&self, seats: &[u32], rows: &[usize], cols: &[usize]) -> bool {
        let (mut taken, mut given) = ((1_u128, 1_u128), (1_u128, 1_u128));
        for (turn, row) in rows.iter().enumerate() {
            let give = row * self.lists + cols[turn];
            let take = row * self.lists + cols[(turn + 1) % cols.len()];
            if seats[give] <= self.least[give] || self.votes[take] == 0 {
                return false;
            }
            let (gain, loss) = (self.price(take, seats[take]), self.price(give, seats[give] - 1));
            taken = (taken.0 * gain.0, taken.1 * gain.1);
            given = (given.0 * loss.0, given.1 * loss.1);
        }
        taken.0 * given.1 > given.0 * taken.1
    }

    fn is_best(&self, seats: &[u32]) -> bool {
        let districts = seats.len() / self.lists;
        let pairs = |of: usize| (0..of).flat_map(move |a| (0..of).map(move |b| [a, b])).filter(|[a, b]| a != b);
        let thirds = |of: usize| pairs(of).flat_map(move |[a, b]| (0..of).map(move |c| [a, b, c]));
        let triples = |of: usize| thirds(of).filter(|[a, b, c]| a != c && b != c);
        let allowed =
            (0..seats.len()).all(|cell| seats[cell] >= self.least[cell] && (seats[cell] == 0 || self.votes[cell] > 0));
        allowed
            && !pairs(districts).any(|rows| pairs(self.lists).any(|cols| self.gains(seats, &rows, &cols)))
            && !triples(districts).any(|rows| triples(self.lists).any(|cols| self.gains(seats, &rows, &cols)))
    }

    /// All seat matrices with these sums that nothing makes better.
    fn all(&self, rows: &mut [u32], cols: &mut [u32], seats: &mut Vec<u32>, found: &mut Vec<Vec<u32>>) {
        let cell = seats.len();
        if cell == self.votes.len() {
            if rows.iter().chain(&*cols).all(|left| *left == 0) && self.is_best(seats) {
                found.push(seats.clone());
            }
            return;
        }
        let (row, col) = (cell / self.lists, cell % self.lists);
        for own in 0..=rows[row].min(cols[col]) {
            rows[row] -= own;
            cols[col] -= own;
            seats.push(own);
            self.all(rows, cols, seats, found);
            seats.pop();
            rows[row] += own;
            cols[col] += own;
        }
    }
}

fn check(votes: &[u64], rows: &[u32], cols: &[u32], rounding: Divisor, guaranteed: &[bool]) {
    let lists = cols.len();
    let (matrix, guarantee) = (Matrix { votes, lists }, Guarantee::Cells(guaranteed));
    let method = Biproportional { upper: Upper::Given(cols), rounding, guarantee };
    let done = method.allocate(&matrix, rows).unwrap();
    let least = |cell: usize| {
        let shares = votes[cell] > 0 && rows[cell / lists] > 0 && cols[cell % lists] > 0;
        u32::from(shares && (guaranteed[cell] || rounding.starts_at_zero()))
    };
    let definition = Definition { votes, lists, rounding, least: (0..votes.len()).map(least).collect() };
    let mut best = Vec::new();
    definition.all(&mut rows.to_vec(), &mut cols.to_vec(), &mut Vec::new(), &mut best);
    let case = (votes, rows, cols, rounding, guaranteed);
    let Some(first) = best.first() else {
        assert!(matches!(done.outcome, BiOutcome::Infeasible(_)), "{case:?} {:?}", done.outcome);
        return;
    };
    verify(&matrix, rows, &method, &done);
    let BiOutcome::Tied(ties) = &done.outcome else {
        assert_eq!((&done.outcome, best.len()), (&BiOutcome::Decided, 1), "{case:?}");
        assert_eq!(done.seats, *first, "{case:?}");
        return;
    };
    let cells: Vec<Cell> = ties.iter().flat_map(|tie| tie.cells.iter().copied()).collect();
    let mut settled = Vec::new();
    for choice in 0..1_u32 << cells.len() {
        let winners: Vec<Cell> = (0..cells.len()).filter(|bit| choice >> bit & 1 == 1).map(|bit| cells[bit]).collect();
        let mut drawn = done.clone();
        if drawn.settle(&winners).is_ok() {
            settled.push(drawn.seats);
        }
    }
    settled.sort_unstable();
    best.sort_unstable();
    assert_eq!(settled, best, "{case:?}");
    let least = |cell: usize| best.iter().map(|seats| seats[cell]).min();
    assert!((0..votes.len()).all(|cell| Some(done.seats[cell]) == least(cell)), "{case:?}");
}

/// All ways to give `seats` to `parts`.
fn sums(parts: usize, seats: u32) -> Vec<Vec<u32>> {
    if parts == 1 {
        return [[seats].to_vec()].to_vec();
    }
    let with = |first: u32| sums(parts - 1, seats - first).into_iter().map(move |rest| [&[first], &*rest].concat());
    (0..=seats).flat_map(with).collect()
}

const ROUNDINGS: [Divisor; 7] = [
    Divisor::SainteLague,
    Divisor::DHondt,
    Divisor::Adams,
    Divisor::HuntingtonHill,
    Divisor::Dean,
    Divisor::SAINTE_LAGUE_1_4,
    Divisor::Danish,
];

/// Every `step`-th matrix with votes 0 to 3, all sums of up to `most` seats; the rounding and the guarantees (the cells
/// with three votes, or none) change from case to case.
fn sweep(districts: usize, lists: usize, most: u32, step: usize) {
    let cells = districts * lists;
    let mut case = 0;
    for number in (0..1_usize << (2 * cells)).step_by(step) {
        let votes: Vec<u64> = (0..cells).map(|cell| (number >> (2 * cell) & 3) as u64).collect();
        for seats in 0..=most {
            for rows in sums(districts, seats) {
                for cols in sums(lists, seats) {
                    case += 1;
                    let guaranteed: Vec<bool> = votes.iter().map(|votes| case % 4 == 0 && *votes == 3).collect();
                    check(&votes, &rows, &cols, ROUNDINGS[case % ROUNDINGS.len()], &guaranteed);
                }
            }
        }
    }
}

#[test]
fn two_districts_two_lists() {
    sweep(2, 2, 5, 1);
}

#[test]
fn two_districts_three_lists() {
    sweep(2, 3, 4, 5);
}

#[test]
fn three_districts_two_lists() {
    sweep(3, 2, 4, 7);
}

#[test]
fn three_districts_three_lists() {
    sweep(3, 3, 3, 211);
}

/// The published example, under every rounding.
#[test]
fn every_rounding() {
    let votes = [123, 912, 312, 45, 714, 255, 815, 414, 215];
    for rounding in ROUNDINGS {
        check(&votes, &[7, 5, 8], &[5, 11, 4], rounding, &[false; 9]);
        check(&votes, &[3, 8, 9], &[9, 4, 7], rounding, &[true; 9]);
    }
}
