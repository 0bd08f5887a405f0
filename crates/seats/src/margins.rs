//! How many votes a list is away from one seat more or less, all other lists as they are. Knows methods only through
//! [`allocate_into`], so it can never differ from the count.

use alloc::vec::Vec;

use crate::threshold::{Polls, Thresholds};
use crate::tie::number;
use crate::{Error, Method, Outcome, Problem, TieRule, Workspace, allocate_into};

/// What a threshold's share is a share of when a list's votes change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// It stays (voters who took part but change their list: the base holds them already).
    Fixed(u128),
    /// It grows and shrinks with the list's votes (new voters).
    Moves(u128),
}

/// The thresholds of the election, and their base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar<'a> {
    /// The thresholds.
    pub thresholds: &'a Thresholds,
    /// Mandates, parties and districts; its votes and base are not looked at. Districts stay as they are.
    pub polls: Polls<'a>,
    /// The base.
    pub base: Base,
}

/// A number of votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margin {
    /// Votes to add or to take away; at least one.
    pub votes: u64,
    /// Whether it is proven to be the least number: the method is monotone in a list's own votes (see
    /// [`Method::is_monotone_in_own_votes`]), if need be between the points where other lists pass or miss a threshold,
    /// or every smaller number was tried. Otherwise this number changes the seats,
    /// one vote less does not, and an even smaller one might.
    pub least: bool,
}

/// A count and its lists' distances from other seats.
#[derive(Debug, Clone, Copy)]
pub struct Margins<'a> {
    /// The count; with a bar, its `admitted` is not looked at.
    pub problem: Problem<'a>,
    /// The method.
    pub method: Method,
    /// Rank of each list for ties, where the law gives one. Without it only sure seats count.
    pub order: Option<&'a [u32]>,
    /// The thresholds, to be judged anew for each number of votes.
    pub bar: Option<Bar<'a>>,
}

/// Numbers tried one by one where a method is not monotone.
const TRIED: u64 = 2048;

impl Margins<'_> {
    /// Least votes list `list` needs in addition for one sure seat more than it has; nothing where no number below
    /// 2^63 votes does it.
    pub fn votes_to_gain(&self, list: usize) -> Result<Option<Margin>, Error> {
        let mut trial = Trial::new(self, list)?;
        let own = trial.votes[list];
        let now = trial.seats(own)?;
        let limit = (1 << 63) - 1 - own;
        if self.is_monotone_between_bars() {
            return trial.search_between_bars(
                limit,
                |trial, more| Ok(trial.seats(own + more)? > now),
                |more| own + more,
            );
        }
        self.search(limit, |more| Ok(trial.seats(own + more)? > now))
    }

    /// Least votes list `list` must lose to have at least one sure seat less; nothing where it has none by votes.
    pub fn votes_to_lose(&self, list: usize) -> Result<Option<Margin>, Error> {
        let mut trial = Trial::new(self, list)?;
        let own = trial.votes[list];
        let now = trial.seats(own)?;
        if self.is_monotone_between_bars() {
            return trial.search_between_bars(own, |trial, less| Ok(trial.seats(own - less)? < now), |less| own - less);
        }
        self.search(own, |less| Ok(trial.seats(own - less)? < now))
    }

    /// Whether seats are known to follow the list's votes in one direction. A base that moves can push other lists out,
    /// which only averages are sure to answer with more seats; bounds are shared out anew by quotas.
    fn is_monotone(&self) -> bool {
        let averages = matches!(self.method, Method::HighestAverages(_));
        let plain = !self.problem.is_bounded() && !matches!(self.bar, Some(Bar { base: Base::Moves(_), .. }));
        averages || (self.method.is_monotone_in_own_votes() && plain)
    }

    /// Whether seats follow the list's votes in one direction as long as the same lists are admitted, while a base that
    /// moves with these votes changes who is.
    fn is_monotone_between_bars(&self) -> bool {
        let moves = matches!(self.bar, Some(Bar { base: Base::Moves(_), .. }));
        moves && self.method.is_monotone_in_own_votes() && !self.problem.is_bounded()
    }

    fn search(&self, limit: u64, mut changes: impl FnMut(u64) -> Result<bool, Error>) -> Result<Option<Margin>, Error> {
        let monotone = self.is_monotone();
        if !monotone {
            for votes in 1..=TRIED.min(limit) {
                if changes(votes)? {
                    return Ok(Some(Margin { votes, least: true }));
                }
            }
        }
        let mut below = if monotone { 0 } else { TRIED.min(limit) };
        let mut above = below;
        loop {
            if above == limit {
                return Ok(None);
            }
            above = (above.max(1) * 2).min(limit);
            if changes(above)? {
                break;
            }
            below = above;
        }
        while above - below > 1 {
            let middle = below + (above - below) / 2;
            if changes(middle)? {
                above = middle;
            } else {
                below = middle;
            }
        }
        Ok(Some(Margin { votes: above, least: monotone }))
    }
}

/// The count repeated with other votes for one list.
struct Trial<'a> {
    margins: &'a Margins<'a>,
    list: usize,
    votes: Vec<u64>,
    admitted: Vec<bool>,
    workspace: Workspace,
    out: Vec<u32>,
}

impl<'a> Trial<'a> {
    fn new(margins: &'a Margins<'a>, list: usize) -> Result<Self, Error> {
        let votes = margins.problem.votes.to_vec();
        if list >= votes.len() {
            return Err(Error::NoSuchList { list });
        }
        if votes[list] >> 63 != 0 {
            return Err(Error::TooManyVotes { list });
        }
        let (admitted, out) = (margins.problem.admitted.to_vec(), alloc::vec![0; votes.len()]);
        Ok(Self { margins, list, votes, admitted, workspace: Workspace::default(), out })
    }

    /// The least change of votes in `1..=limit` for which `changes` holds. Each list's bar is passed or missed from one
    /// change of votes on, because the base moves in one direction; between these points the same lists are admitted and
    /// the seats are monotone, so each stretch is searched by halves.
    fn search_between_bars(
        mut self,
        limit: u64,
        changes: impl Fn(&mut Self, u64) -> Result<bool, Error>,
        votes: impl Fn(u64) -> u64,
    ) -> Result<Option<Margin>, Error> {
        let mut starts = alloc::vec![1];
        for list in 0..self.votes.len() {
            self.judge(votes(0))?;
            let first = self.admitted[list];
            let switched = |trial: &mut Self, change| {
                trial.judge(votes(change))?;
                Ok(trial.admitted[list] != first)
            };
            starts.extend(first_true(&mut self, 1, limit, switched)?);
        }
        starts.sort_unstable();
        starts.dedup();
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).map_or(limit, |next| next - 1);
            if *start <= end
                && let Some(votes) = first_true(&mut self, *start, end, &changes)?
            {
                return Ok(Some(Margin { votes, least: true }));
            }
        }
        Ok(None)
    }

    /// Admits the lists as the thresholds judge them with these votes.
    fn judge(&mut self, votes: u64) -> Result<(), Error> {
        let before = self.margins.problem.votes[self.list];
        self.votes[self.list] = votes;
        if let Some(bar) = &self.margins.bar {
            let base = match bar.base {
                Base::Fixed(base) => base,
                Base::Moves(base) => (base + u128::from(votes)).saturating_sub(u128::from(before)),
            };
            let polls = Polls { votes: &self.votes, base: Some(base), ..bar.polls };
            self.admitted.clear();
            self.admitted.extend(bar.thresholds.judge(&polls)?.iter().map(|verdict| verdict.passed));
        }
        Ok(())
    }

    /// Sure seats of the list with these votes.
    fn seats(&mut self, votes: u64) -> Result<u32, Error> {
        self.judge(votes)?;
        let problem = Problem { votes: &self.votes, admitted: &self.admitted, ..self.margins.problem };
        let rule = self.margins.order.map_or(TieRule::Stop, TieRule::Order);
        let outcome = allocate_into(&problem, self.margins.method, rule, &mut self.workspace, &mut self.out)?;
        debug_assert!(!matches!(outcome, Outcome::Tied(_)) || rule == TieRule::Stop, "an order settles ties");
        Ok(self.out[self.list])
    }
}

/// The first number of a range for which a predicate holds that holds from some number on, if it does at all.
fn first_true<T>(
    state: &mut T,
    low: u64,
    high: u64,
    holds: impl Fn(&mut T, u64) -> Result<bool, Error>,
) -> Result<Option<u64>, Error> {
    if low > high || !holds(state, high)? {
        return Ok(None);
    }
    let (mut low, mut high) = (low, high);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(state, middle)? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(Some(high))
}

/// A list's margins: votes to gain a seat, and votes to lose one.
pub type Both = (Option<Margin>, Option<Margin>);

/// Both margins of every list.
pub fn all(margins: &Margins<'_>) -> Result<Vec<Both>, Error> {
    let lists = number(margins.problem.votes.len());
    (0..lists)
        .map(crate::tie::index)
        .map(|list| Ok((margins.votes_to_gain(list)?, margins.votes_to_lose(list)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Quota, Ratio};

    fn plain(problem: Problem<'_>, method: Method) -> Margins<'_> {
        Margins { problem, method, order: None, bar: None }
    }

    /// Tries every number of votes up to the answer.
    fn check(margins: &Margins<'_>) {
        let seats = |list: usize, votes: u64| Trial::new(margins, list).unwrap().seats(votes).unwrap();
        for (list, (gain, lose)) in all(margins).unwrap().into_iter().enumerate() {
            let own = margins.problem.votes[list];
            let now = seats(list, own);
            let least = |limit: u64, changes: &dyn Fn(u64) -> bool| (1..=limit).find(|votes| changes(*votes));
            let most = gain.map_or(300, |margin| margin.votes);
            assert_eq!(
                gain.map(|margin| margin.votes),
                least(most, &|more| seats(list, own + more) > now),
                "{margins:?}"
            );
            let lost = least(own, &|less| seats(list, own - less) < now);
            assert_eq!(lose.map(|margin| margin.votes), lost, "{margins:?}");
        }
    }

    #[test]
    fn least_by_trying_all() {
        let votes = [61, 25, 14, 3];
        let methods = [
            Method::HARE,
            Method::DHONDT,
            Method::SAINTE_LAGUE,
            Method::QuotaBalinskiYoung,
            Method::remainder(Quota::Droop),
            Method::remainder(Quota::HareFloor),
            Method::HighestAverages(crate::Divisor::HuntingtonHill),
        ];
        for method in methods {
            for seats in 1..12 {
                let margins = plain(Problem::new(seats, &votes), method);
                check(&margins);
                check(&Margins { order: Some(&[3, 1, 2, 0]), ..margins });
                check(&plain(Problem::new(seats, &votes).with_maximum(&[3; 4]), method).supported());
                let thresholds = Thresholds::share(Ratio::of(1, 10));
                for base in [Base::Fixed(110), Base::Moves(103)] {
                    let bar = Some(Bar { thresholds: &thresholds, polls: Polls::default(), base });
                    check(&Margins { bar, ..margins });
                }
            }
        }
    }

    impl Margins<'_> {
        /// Without bounds where the method knows none.
        fn supported(mut self) -> Self {
            if self.method == Method::QuotaBalinskiYoung {
                self.problem.maximum = &[];
            }
            self
        }
    }

    #[test]
    fn a_moving_threshold_needs_more_than_a_fixed_one() {
        let thresholds = Thresholds::share(Ratio::of(5, 100));
        let margins = |base| Margins {
            bar: Some(Bar { thresholds: &thresholds, polls: Polls::default(), base }),
            ..plain(Problem::new(98, &[900, 40, 60]), Method::HARE)
        };
        let fixed = margins(Base::Fixed(1000)).votes_to_gain(1).unwrap().unwrap();
        assert_eq!(fixed, Margin { votes: 10, least: true });
        // 40 + x >= (1000 + x) / 20 from x = 11 on.
        assert_eq!(margins(Base::Moves(1000)).votes_to_gain(1).unwrap().unwrap().votes, 11);
    }

    #[test]
    fn limits() {
        let margins = plain(Problem::new(1, &[5, 0]), Method::HARE);
        assert_eq!(margins.votes_to_gain(0), Ok(None));
        assert_eq!(margins.votes_to_lose(1), Ok(None));
        assert_eq!(margins.votes_to_gain(1), Ok(Some(Margin { votes: 6, least: true })));
        assert_eq!(margins.votes_to_gain(2), Err(Error::NoSuchList { list: 2 }));
        let high = u64::MAX >> 1;
        let votes = [high, high];
        let huge = plain(Problem::new(3, &votes), Method::DHONDT);
        assert_eq!(huge.votes_to_gain(0), Ok(None));
        // One seat is sure until the other list's third average, a third of its votes, is above the first of this one.
        assert_eq!(huge.votes_to_lose(0).unwrap().map(|margin| margin.votes), Some(high - high / 3));
    }
}
