//! Synthetic precincts of a real election: invented protocols whose sums are exactly the declared totals, for the
//! demonstration and for load tests. The same seed gives the same precincts on every machine.
//!
//! It must never be taken for results: nobody published figures by precinct, so everything below the whole country is
//! invented and called synthetic wherever it is shown.

use election::Election;
pub(crate) use recount::Dice;
use seats::{Method, Problem, TieRule};

/// Voters of a precinct at most, where the electorate fits (Constitutional Law 28.09.1995 No. 2464 art 23(2)(1)).
pub(crate) const MOST_VOTERS: u32 = 3000;

/// What is made up of an election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Synthetic {
    /// Names of the regions.
    pub(crate) regions: Vec<String>,
    /// Ids of the lists, in the order of the election's file.
    pub(crate) lists: Vec<String>,
    /// Whether the ballot has a line against all.
    pub(crate) against_all: bool,
    /// The precincts, numbered from 1.
    pub(crate) precincts: Vec<Precinct>,
}

/// One precinct and the figures of its protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Precinct {
    /// Its number, from 1.
    pub(crate) number: u32,
    /// Place in [`Synthetic::regions`].
    pub(crate) region: usize,
    /// Number of its district in the whole country, from 1.
    pub(crate) district: u32,
    /// Voters on the list (A1).
    pub(crate) voters: u32,
    /// Voters who took part: ballots in the boxes (B1), as many as received one (A2).
    pub(crate) ballots: u32,
    /// Ballots for each list (B2).
    pub(crate) votes: Vec<u32>,
    /// Ballots against all (B2-1); zero without such a line.
    pub(crate) against_all: u32,
    /// Invalid ballots (B3).
    pub(crate) invalid: u32,
}

impl Precinct {
    /// Ballots delivered (B4): the voters and one percent, rounded up.
    pub(crate) fn delivered(&self) -> u32 {
        self.voters + self.voters.div_ceil(100)
    }

    /// Ballots that were not issued and were cancelled (A4, B5).
    pub(crate) fn cancelled(&self) -> u32 {
        self.delivered() - self.ballots
    }
}

/// Why there are no synthetic precincts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NotMade {
    /// A total of the election is not known.
    Unknown(&'static str),
    /// The totals exclude each other, or do not fit so many precincts.
    DoesNotFit(String),
}

impl std::fmt::Display for NotMade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown(what) => write!(f, "{what} of this election is not known, so no precincts can add up to it"),
            Self::DoesNotFit(why) => f.write_str(why),
        }
    }
}

/// Totals that the precincts must add up to.
struct Totals {
    voters: u32,
    ballots: u32,
    votes: Vec<u32>,
    against_all: Option<u32>,
    invalid: u32,
}

impl Totals {
    fn of(election: &Election) -> Result<Self, NotMade> {
        let number = |what, known: Option<u64>| {
            let known = known.ok_or(NotMade::Unknown(what))?;
            u32::try_from(known)
                .map_err(|_| NotMade::DoesNotFit(format!("{what}: {known} is more than is handled here")))
        };
        let voters = number("the number of voters", election.ballots.registered)?;
        let ballots = number("the number of ballots", election.ballots.received)?;
        let votes: Vec<u32> =
            election.lists.iter().map(|list| number("the votes", list.votes)).collect::<Result<_, _>>()?;
        let line = !matches!(election.ballots.against_all, election::AgainstAll::NoLine);
        let against_all = number("the number against all", election.ballots.against_all.known())?;
        let counted = votes.iter().map(|votes| u64::from(*votes)).sum::<u64>() + u64::from(against_all);
        let invalid = u64::from(ballots).checked_sub(counted).and_then(|invalid| u32::try_from(invalid).ok());
        let (Some(invalid), true) = (invalid, ballots <= voters) else {
            let why = format!("{voters} voters, {ballots} ballots and {counted} valid ballots exclude each other");
            return Err(NotMade::DoesNotFit(why));
        };
        Ok(Self { voters, ballots, votes, against_all: line.then_some(against_all), invalid })
    }
}

/// Makes precincts that add up to the election's totals.
///
/// # Errors
/// Totals that are not known or exclude each other; fewer voters than precincts.
pub(crate) fn make(election: &Election, precincts: u32, seed: u64) -> Result<Synthetic, NotMade> {
    let totals = Totals::of(election)?;
    if precincts == 0 || totals.voters < precincts {
        return Err(NotMade::DoesNotFit(format!("{} voters do not fill {precincts} precincts", totals.voters)));
    }
    let mut dice = Dice::new(seed);
    let regions = regions(election);
    let places = places(precincts, regions.len());

    // A few large precincts of cities, many small ones of villages.
    let sizes: Vec<u64> = places.iter().map(|_| 40 + dice.below(1_000) * dice.below(1_000) / 350).collect();
    let roomy = MOST_VOTERS.max(totals.voters.div_ceil(precincts).saturating_mul(2));
    let voters = share(totals.voters, &sizes, &vec![1; sizes.len()], &vec![roomy; sizes.len()])?;

    let turnout = |region: usize| election.regions.get(region).map_or(6_000, |region| region.percent_hundredths);
    let drawn: Vec<u64> = places
        .iter()
        .zip(&voters)
        .map(|(place, voters)| u64::from(*voters) * turnout(place.region) * (850 + dice.below(300)))
        .collect();
    let ballots = share(totals.ballots, &drawn, &[], &voters)?;

    let mut piles = totals.votes.clone();
    piles.extend([totals.against_all.unwrap_or(0), totals.invalid]);
    let made = spread(&piles, &ballots, &mut dice)?;

    let lists = totals.votes.len();
    let made = places
        .into_iter()
        .enumerate()
        .map(|(at, place)| Precinct {
            number: place.number,
            region: place.region,
            district: place.district,
            voters: voters[at],
            ballots: ballots[at],
            votes: made[..lists].iter().map(|pile| pile[at]).collect(),
            against_all: made[lists][at],
            invalid: made[lists + 1][at],
        })
        .collect();
    Ok(Synthetic {
        regions,
        lists: election.lists.iter().map(|list| list.id.clone()).collect(),
        against_all: totals.against_all.is_some(),
        precincts: made,
    })
}

/// Spreads piles over boxes that hold so many ballots: for each pile its part in each box. Pile by pile out of what is left
/// in the boxes; the largest pile is all that is left in the end.
pub(crate) fn spread(piles: &[u32], ballots: &[u32], dice: &mut Dice) -> Result<Vec<Vec<u32>>, NotMade> {
    let mut order: Vec<usize> = (0..piles.len()).collect();
    order.sort_by_key(|pile| piles[*pile]);
    let mut left = ballots.to_vec();
    let mut made = vec![Vec::new(); piles.len()];
    for &pile in &order {
        let drawn: Vec<u64> = left.iter().map(|left| u64::from(*left) * (500 + dice.below(1_000))).collect();
        made[pile] = share(piles[pile], &drawn, &[], &left)?;
        for (left, taken) in left.iter_mut().zip(&made[pile]) {
            *left -= taken;
        }
    }
    Ok(made)
}

/// Shares a number by weights, exactly, each part between its bounds.
pub(crate) fn share(total: u32, weights: &[u64], least: &[u32], most: &[u32]) -> Result<Vec<u32>, NotMade> {
    let places = u32::try_from(weights.len()).unwrap_or(u32::MAX);
    let order: Vec<u32> = (0..places).collect();
    let problem = Problem::new(total, weights).with_minimum(least).with_maximum(most);
    let done = problem.allocate(Method::HARE, TieRule::Order(&order));
    let done = done.map_err(|error| NotMade::DoesNotFit(error.to_string()))?;
    let shared: u64 = done.seats.iter().map(|part| u64::from(*part)).sum();
    if shared != u64::from(total) {
        // Places without any weight take what the others have no room for.
        return fill(total, done.seats, most);
    }
    Ok(done.seats)
}

/// Puts what is left over wherever there is room.
fn fill(total: u32, mut parts: Vec<u32>, most: &[u32]) -> Result<Vec<u32>, NotMade> {
    let mut left = total - parts.iter().sum::<u32>();
    for (part, most) in parts.iter_mut().zip(most) {
        let more = left.min(most - *part);
        *part += more;
        left -= more;
    }
    if left == 0 { Ok(parts) } else { Err(NotMade::DoesNotFit(format!("{left} of {total} have no precinct"))) }
}

/// Regions of the election as far as its file names them.
fn regions(election: &Election) -> Vec<String> {
    if election.regions.is_empty() {
        return vec![election.territory.clone()];
    }
    election.regions.iter().map(|region| region.region.clone()).collect()
}

struct Place {
    number: u32,
    region: usize,
    district: u32,
}

/// Precincts in a row: regions of about the same number, districts of about 43 precincts, as the 232 of 2021 had.
fn places(precincts: u32, regions: usize) -> Vec<Place> {
    let regions = u32::try_from(regions).unwrap_or(1).clamp(1, precincts);
    let place = |number: u32| {
        let region = u64::from(number) * u64::from(regions) / u64::from(precincts);
        Place { number: number + 1, region: usize::try_from(region).unwrap_or(0), district: 0 }
    };
    let mut places: Vec<Place> = (0..precincts).map(place).collect();
    let (mut district, mut inside) = (0, 0);
    let mut region = None;
    for place in &mut places {
        if region != Some(place.region) || inside == 43 {
            (district, inside, region) = (district + 1, 0, Some(place.region));
        }
        inside += 1;
        place.district = district;
    }
    places
}

#[cfg(test)]
mod tests;
