//! A synthetic country that elects its akims: posts, precincts, candidates and protocols whose sums are what was published
//! of a real day. The same seed gives the same country on every machine.
//!
//! It must never be taken for results: nobody published the votes of any post, and every name in it says synthetic.

mod people;
mod targets;
#[cfg(test)]
mod tests;
mod votes;

use election::posts::Published;
use election::single::Nominator;
use jiff::civil::Date;

use crate::synth::{Dice, MOST_VOTERS, NotMade, share};
pub(crate) use tables::Kind;
pub(crate) use targets::Targets;

/// A case that hardly ever happens, planted so that it can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Special {
    /// The two first have equal votes.
    TieOfTwo,
    /// The three first have equal votes.
    TieOfThree,
    /// More ballots against all than for anybody.
    AgainstAllLeads,
    /// All candidates but one are gone before the vote.
    FewerThanTwo,
    /// Every valid ballot is against all.
    AllAgainstAll,
}

impl Special {
    /// In words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::TieOfTwo => "tie of two",
            Self::TieOfThree => "tie of three",
            Self::AgainstAllLeads => "against all leads",
            Self::FewerThanTwo => "fewer than two left",
            Self::AllAgainstAll => "all votes against all",
        }
    }

    /// Candidates that it needs.
    fn candidates(self) -> usize {
        if self == Self::TieOfThree { 3 } else { 2 }
    }
}

/// A candidate; a name is made of the number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// Number in the whole country, from 1.
    pub(crate) number: u32,
    /// Whether she is a woman.
    pub(crate) woman: bool,
    /// Day of birth.
    pub(crate) born: Date,
    /// Who nominated.
    pub(crate) nominator: Nominator,
    /// Whether the candidate holds the post.
    pub(crate) incumbent: bool,
    /// Good signatures of a self-nominee.
    pub(crate) signatures: Option<u32>,
}

/// Figures of a protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figures {
    /// Voters who took part: ballots received and found in the boxes.
    pub(crate) took_part: u32,
    /// Invalid ballots.
    pub(crate) invalid: u32,
    /// Ballots against all.
    pub(crate) against_all: u32,
    /// Ballots for each candidate.
    pub(crate) votes: Vec<u32>,
}

/// A precinct; it votes on one post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Precinct {
    /// Number in the whole country, from 1.
    pub(crate) number: u32,
    /// Voters on the list.
    pub(crate) voters: u32,
    /// Its protocol; none where the vote was put off.
    pub(crate) figures: Option<Figures>,
}

/// A post with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Post {
    /// Number in the whole country, from 1.
    pub(crate) number: u32,
    /// Its id: region, district and number within the district.
    pub(crate) id: String,
    /// Place in [`Territory::regions`].
    pub(crate) region: usize,
    /// Number of the district in the whole country, from 1.
    pub(crate) district: u32,
    /// What it is for.
    pub(crate) kind: Kind,
    /// The candidates.
    pub(crate) candidates: Vec<Candidate>,
    /// The precincts.
    pub(crate) precincts: Vec<Precinct>,
    /// What was planted here.
    pub(crate) special: Option<Special>,
}

impl Post {
    /// The sums of its protocols; none where the vote was put off.
    pub(crate) fn total(&self) -> Option<Figures> {
        let mut total = Figures { took_part: 0, invalid: 0, against_all: 0, votes: vec![0; self.candidates.len()] };
        for precinct in &self.precincts {
            let figures = precinct.figures.as_ref()?;
            total.took_part += figures.took_part;
            total.invalid += figures.invalid;
            total.against_all += figures.against_all;
            for (sum, votes) in total.votes.iter_mut().zip(&figures.votes) {
                *sum += votes;
            }
        }
        Some(total)
    }

    /// Voters on the lists.
    pub(crate) fn voters(&self) -> u32 {
        self.precincts.iter().map(|precinct| precinct.voters).sum()
    }
}

/// A synthetic country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Territory {
    /// Codes of its regions.
    pub(crate) regions: Vec<String>,
    /// Its posts, by region and district.
    pub(crate) posts: Vec<Post>,
    /// What no source says and was assumed, in words.
    pub(crate) assumptions: Vec<String>,
}

/// What is asked of the generator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wish {
    /// The same seed gives the same country.
    pub(crate) seed: u64,
    /// So many posts in the same proportions instead of those published.
    pub(crate) posts: Option<u32>,
    /// Cases to plant, each in a post of its own; with any the published sums no longer hold there.
    pub(crate) plant: Vec<Special>,
}

/// Makes a country; `before` is an election of all posts, for the weights of the regions.
///
/// # Errors
/// A figure that is not known, or figures that exclude each other; a case for which there is no post.
pub(crate) fn make(facts: &Published, before: &Published, wish: &Wish) -> Result<Territory, NotMade> {
    let mut dice = Dice::new(wish.seed);
    let targets = match wish.posts {
        None => Targets::of(facts, before, &mut dice)?,
        Some(posts) => Targets::scaled(facts, before, posts, &mut dice)?,
    };
    let mut posts = Vec::new();
    let (mut district, mut candidate) = (0, 0);
    for (at, region) in targets.regions.iter().enumerate() {
        let mut made = places(at, region, &mut dice, &mut district)?;
        people::fill(region, &mut made, &mut dice, &mut candidate)?;
        posts.extend(made);
    }
    plant(&mut posts, &wish.plant, &mut dice)?;
    let mut rest = posts.as_mut_slice();
    let mut precinct = 0;
    for (at, region) in targets.regions.iter().enumerate() {
        let here = rest.iter().take_while(|post| post.region == at).count();
        let (here, others) = rest.split_at_mut(here);
        votes::fill(region, here, &mut dice, &mut precinct)?;
        rest = others;
    }
    for (at, post) in posts.iter_mut().enumerate() {
        post.number = u32::try_from(at + 1).unwrap_or(u32::MAX);
    }
    let regions = targets.regions.iter().map(|region| region.id.clone()).collect();
    Ok(Territory { regions, posts, assumptions: targets.assumptions })
}

/// The posts of a region in its districts.
fn places(at: usize, region: &targets::Region, dice: &mut Dice, district: &mut u32) -> Result<Vec<Post>, NotMade> {
    let drawn: Vec<u64> = (0..region.districts).map(|_| 50 + dice.below(100)).collect();
    let posts = share(region.posts, &drawn, &vec![1; drawn.len()], &vec![region.posts; drawn.len()])?;
    let mut made = Vec::new();
    for (within, posts) in posts.into_iter().enumerate() {
        *district += 1;
        for number in 1..=posts {
            let kind = match dice.below(20) {
                0 => Kind::City,
                1 | 2 => Kind::Settlement,
                3..6 => Kind::Village,
                _ => Kind::RuralDistrict,
            };
            let id = format!("{}/d{:02}/{number:02}", region.id.to_lowercase(), within + 1);
            let (candidates, precincts) = (Vec::new(), Vec::new());
            let district = *district;
            made.push(Post { number: 0, id, region: at, district, kind, candidates, precincts, special: None });
        }
    }
    Ok(made)
}

/// Marks a post for each case.
fn plant(posts: &mut [Post], cases: &[Special], dice: &mut Dice) -> Result<(), NotMade> {
    for case in cases {
        let start = dice.place(posts.len());
        let fits = |post: &Post| post.special.is_none() && post.candidates.len() >= case.candidates();
        let found = (0..posts.len()).map(|step| (start + step) % posts.len()).find(|at| fits(&posts[*at]));
        let Some(at) = found else {
            return Err(NotMade::DoesNotFit(format!("no post is left for the case \"{}\"", case.words())));
        };
        posts[at].special = Some(*case);
        if *case == Special::FewerThanTwo {
            posts[at].candidates.truncate(1);
        }
    }
    Ok(())
}
