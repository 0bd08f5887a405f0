//! Any bytes as a case of an allocation: fast, explained and naive counts agree.
//!
//! It must never know a law: a case is a method, a number of seats, votes and bounds.

use ::seats::{Explained, Method, Outcome, Problem, TieRule};
use oracle::{Options, Verdict, Why};

/// Methods both counts know by the same name.
const METHODS: &[&str] = &[
    "largest_remainder_hare",
    "largest_remainder_droop",
    "largest_remainder_integer_hare",
    "largest_remainder_hagenbach_bischoff",
    "largest_remainder_hagenbach_bischoff_rounded",
    "largest_remainder_imperiali",
    "dhondt",
    "sainte_lague",
    "sainte_lague_modified_1.4",
    "sainte_lague_modified_1.2",
    "danish",
    "imperiali_highest_averages",
    "macau",
    "adams",
    "dean",
    "huntington_hill",
    "quota_balinski_young",
];

/// A case read from bytes: every byte string is one.
struct Case {
    method: &'static str,
    seats: u32,
    votes: Vec<u64>,
    /// A list that is not admitted has no votes that count.
    admitted: Vec<bool>,
    held: Vec<u32>,
    maximum: Vec<u32>,
}

/// Takes bytes one by one; zero when they are used up.
struct Bytes<'a>(std::slice::Iter<'a, u8>);

impl Bytes<'_> {
    fn next(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }

    /// Votes of any size up to 2^63 - 1; small ones are made often, because ties live there.
    fn votes(&mut self) -> u64 {
        let shape = self.next();
        let small = u64::from(self.next());
        match shape % 4 {
            0 => small % 8,
            1 => small,
            2 => small * 1_000 + u64::from(self.next()),
            _ => u64::from_le_bytes([(); 8].map(|()| self.next())) >> (1 + shape % 60),
        }
    }
}

impl Case {
    fn read(data: &[u8]) -> Self {
        let mut bytes = Bytes(data.iter());
        let method = METHODS[usize::from(bytes.next()) % METHODS.len()];
        let seats = u32::from(bytes.next() % 13);
        let lists = usize::from(bytes.next() % 6);
        let bounds = bytes.next();
        let votes = (0..lists).map(|_| bytes.votes()).collect();
        let mut some =
            |wanted: bool| -> Vec<u8> { if wanted { (0..lists).map(|_| bytes.next()).collect() } else { Vec::new() } };
        Self {
            method,
            seats,
            votes,
            admitted: some(bounds % 2 == 1).into_iter().map(|byte| byte % 4 != 0).collect(),
            held: some(bounds / 2 % 4 == 1).into_iter().map(|byte| u32::from(byte % 3)).collect(),
            maximum: some(bounds / 8 % 4 == 1).into_iter().map(|byte| u32::from(byte % 7)).collect(),
        }
    }

    fn problem(&self) -> Problem<'_> {
        Problem::new(self.seats, &self.votes)
            .with_admitted(&self.admitted)
            .with_held(&self.held)
            .with_maximum(&self.maximum)
    }

    /// With seats held or bounded the two counts mean the same by an average and not by a quota: the fast count takes the
    /// quota anew of what is left, the naive one keeps the first.
    fn comparable(&self) -> bool {
        (self.held.is_empty() && self.maximum.is_empty())
            || !(self.method.starts_with("largest_remainder") || self.method.starts_with("quota"))
    }

    fn naive(&self) -> Verdict {
        let counts = |list: usize| self.admitted.is_empty() || self.admitted[list];
        let votes: Vec<u64> =
            self.votes.iter().enumerate().map(|(list, &v)| if counts(list) { v } else { 0 }).collect();
        let options = Options {
            initial: self.held.clone(),
            maxima: self.maximum.iter().map(|&most| Some(most)).collect(),
            ..Options::default()
        };
        oracle::allocate(self.method, self.seats, &votes, &options)
    }
}

/// The plain and the explained count are one; the number of seats is kept; the naive count says the same.
///
/// # Panics
/// Where the property is broken.
pub fn run(data: &[u8]) {
    let case = Case::read(data);
    let method = Method::from_name(case.method).expect("a method both counts know");
    let problem = case.problem();
    let plain = problem.allocate(method, TieRule::Stop);
    let explained = problem.explain(method, TieRule::Stop);
    let (plain, explained) = match (plain, explained) {
        (Ok(plain), Ok(explained)) => (plain, explained),
        (Err(one), Err(other)) => {
            assert_eq!(one, other, "{problem:?}");
            return;
        }
        (one, other) => panic!("{problem:?}: {one:?} and {other:?}"),
    };
    assert_eq!((&plain.seats, &plain.outcome), (&explained.seats, &explained.outcome), "{} {problem:?}", case.method);
    let given: u32 = explained.seats.iter().sum();
    match &explained.outcome {
        Outcome::Decided => assert_eq!(given, case.seats, "{} {problem:?}", case.method),
        Outcome::Unfilled { seats } => assert_eq!(given + seats, case.seats, "{} {problem:?}", case.method),
        Outcome::Tied(ties) => {
            let open: u32 = ties.iter().map(|tie| tie.seats).sum();
            assert_eq!(given + open, case.seats, "{} {problem:?}", case.method);
        }
        _ => {}
    }
    if !case.comparable() {
        return;
    }
    let naive = case.naive();
    assert!(agree(&explained, &naive), "{} {problem:?}\n fast: {explained:?}\nnaive: {naive:?}", case.method);
}

/// A tie is compared by the lists that take part: the two counts state the sure seats of a tied list differently where
/// a list may win several of the seats in question.
fn agree(fast: &Explained, naive: &Verdict) -> bool {
    match (&fast.outcome, naive) {
        (Outcome::Decided, Verdict::Seats { seats, tie: None, vacant: 0 }) => fast.seats == *seats,
        (Outcome::Unfilled { seats: open }, Verdict::Seats { seats, tie: None, vacant }) => {
            fast.seats == *seats && open == vacant
        }
        (Outcome::Tied(ties), Verdict::Seats { seats: _, tie: Some(tie), .. }) => {
            let mut lists: Vec<usize> = ties.iter().flat_map(::seats::Tie::lists).collect();
            lists.sort_unstable();
            lists.dedup();
            lists == tie.lists
        }
        (Outcome::NoVotes, Verdict::Undefined(Why::NoVotes))
        | (Outcome::QuotaZero, Verdict::Undefined(Why::ZeroQuota))
        | (Outcome::Overaward { .. }, Verdict::Undefined(Why::OverAward { .. }))
        | (_, Verdict::Undefined(Why::TooManyResolutions)) => true,
        _ => false,
    }
}
