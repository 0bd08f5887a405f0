//! What a reform changed, on a synthetic country: the same candidates chosen by the voters and by the deputies of the district
//! maslikhat. How deputies would have voted nobody knows; it is an assumption of three numbers that the caller sets, and the
//! answer must never be shown without it.
//!
//! It must never know how the country was made, nor name anybody in it.

mod deputies;

use std::collections::BTreeMap;

use election::Offices;
use election::posts::Measure;
use election::single::{Candidate, Contest, Ending, Nominator, SingleSeatRules, decide};
use jiff::civil::Date;
use law::{Law, Query};

pub use deputies::{Assumption, Parties};
use deputies::{Maslikhat, ballots};

/// Who is elected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Winner {
    /// This candidate.
    One(usize),
    /// Nobody: equal votes, too few candidates, no quorum, or no vote at all.
    Open,
}

/// Somebody who stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stood {
    /// Who nominated.
    pub nominator: Nominator,
    /// Held the post.
    pub incumbent: bool,
    /// A woman.
    pub woman: bool,
}

/// What the voters of a post did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voted {
    /// Voters who took part.
    pub took_part: u32,
    /// Votes for each candidate.
    pub votes: Vec<u32>,
}

/// A post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Number in the whole country.
    pub number: u32,
    /// Place in [`Country::regions`].
    pub region: usize,
    /// Number of the district in the whole country.
    pub district: u32,
    /// The candidates.
    pub candidates: Vec<Stood>,
    /// Precincts.
    pub precincts: u32,
    /// Voters on the lists.
    pub voters: u32,
    /// The votes; none where the vote was put off.
    pub voted: Option<Voted>,
}

/// A synthetic country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// Codes of its regions.
    pub regions: Vec<String>,
    /// Its posts; those of a district stand together.
    pub posts: Vec<Post>,
    /// What no source says and was assumed, in English.
    pub assumptions: Vec<String>,
}

impl Country {
    /// What its posts add up to, where that is a figure of such a country; a share in hundredths of a percent.
    pub fn sum(&self, measure: Measure) -> Option<u64> {
        let posts = |of: &dyn Fn(&Post) -> u64| self.posts.iter().map(of).sum::<u64>();
        let stood =
            |of: &dyn Fn(&Stood) -> bool| posts(&|post| post.candidates.iter().filter(|one| of(one)).map(|_| 1).sum());
        Some(match measure {
            Measure::Posts => posts(&|_| 1),
            Measure::Districts => {
                let mut all: Vec<u32> = self.posts.iter().map(|post| post.district).collect();
                all.dedup();
                all.len() as u64
            }
            Measure::Regions => self.regions.len() as u64,
            Measure::Registered => stood(&|_| true),
            Measure::RegisteredSelf => stood(&|one| one.nominator == Nominator::Own),
            Measure::RegisteredParty => stood(&|one| matches!(one.nominator, Nominator::Party(_))),
            Measure::RegisteredWomen => stood(&|one| one.woman),
            Measure::RegisteredMen => stood(&|one| !one.woman),
            Measure::Precincts => posts(&|post| post.precincts.into()),
            Measure::Voters => posts(&|post| post.voters.into()),
            Measure::Turnout => hundredths(posts(&came), posts(&|post| post.voters.into()))?,
            _ => return None,
        })
    }

    /// The turnout of a region in hundredths of a percent.
    pub fn turnout(&self, region: usize) -> Option<u64> {
        let here = || self.posts.iter().filter(|post| post.region == region);
        hundredths(here().map(came).sum(), here().map(|post| u64::from(post.voters)).sum())
    }
}

fn came(post: &Post) -> u64 {
    post.voted.as_ref().map_or(0, |voted| voted.took_part.into())
}

/// To the nearest whole number.
fn hundredths(part: u64, whole: u64) -> Option<u64> {
    (whole > 0).then(|| (part * 20_000 + whole) / (whole * 2))
}

/// The law both ways: of the voters on the day of the vote, of the deputies on the last day on which they elected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// Of the voters.
    pub voters: SingleSeatRules,
    /// Of the deputies.
    pub deputies: SingleSeatRules,
}

impl Ways {
    /// The rules of an office that voters fill on the day of a vote, and electors filled before.
    ///
    /// # Errors
    /// The law of a day gives no rules, in words.
    pub fn of(law: &Law, offices: &Offices, office: &str, vote: Date) -> Result<Self, String> {
        let on =
            |day| SingleSeatRules::on(law, offices, office, Query::on(day), &[]).map_err(|error| error.to_string());
        let mut days = law.change_days();
        days.retain(|day| *day <= vote);
        let before = days.iter().rev().filter_map(|day| on(day.yesterday().ok()?).ok()).find(|rules| rules.by_electors);
        let deputies = before.ok_or_else(|| format!("`{office}` was never filled by electors before {vote}"))?;
        Ok(Self { voters: on(vote)?, deputies })
    }

    /// Whom the voters choose.
    pub fn by_voters(&self, post: &Post) -> Winner {
        let voted = post.voted.as_ref();
        voted.map_or(Winner::Open, |voted| winner(&voted.votes, voted.took_part, post.voters, &self.voters))
    }

    /// Whom the deputies choose, all of whom vote.
    fn by_deputies(&self, ballots: &[u32], deputies: u32) -> Winner {
        winner(ballots, deputies, deputies, &self.deputies)
    }
}

/// Who is elected by these votes; whatever else the law makes of them leaves the post open.
pub fn winner(votes: &[u32], took_part: u32, registered: u32, rules: &SingleSeatRules) -> Winner {
    let candidate = |(at, votes): (usize, &u32)| Candidate {
        id: at.to_string(),
        name: String::new(),
        nominator: None,
        votes: Some(u64::from(*votes)),
        left: false,
    };
    let mut contest = Contest::new("", votes.iter().enumerate().map(candidate).collect());
    (contest.took_part, contest.registered) = (Some(took_part.into()), Some(registered.into()));
    match decide(&contest, rules).map(|outcome| outcome.ending) {
        Ok(Ending::Elected { at }) => Winner::One(at),
        Ok(_) | Err(_) => Winner::Open,
    }
}

/// Posts counted by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Posts.
    pub posts: u32,
    /// With another holder.
    pub other: u32,
    /// Without a holder one way or the other: equal votes, or no vote.
    pub open: u32,
    /// With a new holder, chosen by the voters.
    pub new_by_voters: u32,
    /// With a new holder, chosen by the deputies.
    pub new_by_deputies: u32,
}

/// Both ways side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The whole country.
    pub all: Row,
    /// By region, in the order of the country.
    pub regions: Vec<(String, Row)>,
    /// Posts held by each nominator's candidates: chosen by the voters, chosen by the deputies.
    pub nominators: Vec<(Nominator, u32, u32)>,
}

/// A country whose posts are filled both ways. What the voters chose is decided once; no assumption changes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reform {
    /// The published election, by id, with which the country agrees.
    pub election: String,
    /// The country.
    pub country: Country,
    /// Parties of the deputies.
    pub parties: Parties,
    /// The law both ways.
    pub ways: Ways,
    by_voters: Vec<Winner>,
}

impl Reform {
    /// Both ways for this country.
    pub fn new(election: &str, country: Country, parties: Parties, ways: Ways) -> Self {
        let by_voters = country.posts.iter().map(|post| ways.by_voters(post)).collect();
        Self { election: election.to_owned(), country, parties, ways, by_voters }
    }

    /// Posts won at the voters' choice, by who nominated.
    pub fn won_by_voters(&self) -> BTreeMap<Nominator, u64> {
        let mut won = BTreeMap::new();
        for (post, winner) in self.country.posts.iter().zip(&self.by_voters) {
            if let Winner::One(at) = winner {
                *won.entry(post.candidates[*at].nominator.clone()).or_default() += 1;
            }
        }
        won
    }

    /// The same candidates chosen both ways under an assumption.
    pub fn compare(&self, assumption: &Assumption) -> Comparison {
        let regions = self.country.regions.iter().map(|id| (id.clone(), Row::default()));
        let mut made = Comparison { all: Row::default(), regions: regions.collect(), nominators: Vec::new() };
        let mut held: BTreeMap<&Nominator, (u32, u32)> = BTreeMap::new();
        self.each(assumption, |post, voters, deputies| {
            for row in [&mut made.all, &mut made.regions[post.region].1] {
                row.add(post, voters, deputies);
            }
            if let Winner::One(at) = voters {
                held.entry(&post.candidates[*at].nominator).or_default().0 += 1;
            }
            if let Winner::One(at) = deputies {
                held.entry(&post.candidates[*at].nominator).or_default().1 += 1;
            }
        });
        made.nominators =
            held.into_iter().map(|(nominator, (voters, deputies))| (nominator.clone(), voters, deputies)).collect();
        made.nominators.sort_by_key(|(_, voters, deputies)| std::cmp::Reverse((*voters, *deputies)));
        made
    }

    /// The country's row for each loyalty from 0 to 100 percent in steps of ten, all else as assumed.
    pub fn sweep(&self, assumption: &Assumption) -> Vec<(u32, Row)> {
        let at = |loyalty: u32| {
            let mut all = Row::default();
            self.each(&Assumption { loyalty, ..*assumption }, |post, voters, deputies| all.add(post, voters, deputies));
            (loyalty, all)
        };
        (0..=10).map(|step| at(step * 10)).collect()
    }

    /// Every post with whom the voters choose and whom the deputies do.
    fn each<'r>(&'r self, assumption: &Assumption, mut told: impl FnMut(&'r Post, &Winner, &Winner)) {
        let mut sitting: Option<(u32, Maslikhat)> = None;
        for (post, voters) in self.country.posts.iter().zip(&self.by_voters) {
            // The posts of a district stand together, and one maslikhat decides them.
            if sitting.as_ref().is_none_or(|(district, _)| *district != post.district) {
                sitting = Some((post.district, Maslikhat::of(post.district, &self.parties, assumption)));
            }
            let Some((_, maslikhat)) = &sitting else { continue };
            let ballots = ballots(post, maslikhat, &self.parties, assumption);
            told(post, voters, &self.ways.by_deputies(&ballots, assumption.deputies));
        }
    }
}

impl Row {
    fn add(&mut self, post: &Post, voters: &Winner, deputies: &Winner) {
        self.posts += 1;
        let new = |chosen: &Winner| match chosen {
            Winner::One(at) => u32::from(!post.candidates[*at].incumbent),
            Winner::Open => 0,
        };
        self.new_by_voters += new(voters);
        self.new_by_deputies += new(deputies);
        match (voters, deputies) {
            (Winner::One(one), Winner::One(other)) => self.other += u32::from(one != other),
            _ => self.open += 1,
        }
    }
}
