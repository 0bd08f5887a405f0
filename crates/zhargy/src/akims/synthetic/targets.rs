//! What a synthetic country must add up to, region by region: published figures where there are any, stated assumptions
//! where there are none. Whole numbers only, shared by largest remainders. It must never call an assumption published.

use election::posts::{ByNominator, Measure, Published};
use election::single::Nominator;

use crate::synth::{Dice, NotMade, share};

/// Of a hundred new holders' posts, those where the holder before stood and lost: an assumption, nobody published it.
const STOOD_AND_LOST: u64 = 30;

/// Candidates of a post at most.
const MOST_CANDIDATES: u32 = 9;

/// What all posts of a region add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Region {
    /// Its code.
    pub(crate) id: String,
    /// Posts.
    pub(crate) posts: u32,
    /// Districts with posts.
    pub(crate) districts: u32,
    /// Precincts.
    pub(crate) precincts: u32,
    /// Candidates.
    pub(crate) candidates: u32,
    /// Voters.
    pub(crate) voters: u32,
    /// Voters who took part.
    pub(crate) took_part: u32,
    /// Posts won, by nominator.
    pub(crate) winners: Vec<(Nominator, u32)>,
    /// Candidates of parties who did not win.
    pub(crate) losing: Vec<(Nominator, u32)>,
    /// Women among the winners.
    pub(crate) women_elected: u32,
    /// Women among the candidates.
    pub(crate) women: u32,
    /// Winners who held the post before.
    pub(crate) kept: u32,
    /// Posts whose holder before stood and lost.
    pub(crate) stood_and_lost: u32,
}

/// What a synthetic country must add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Targets {
    /// The regions.
    pub(crate) regions: Vec<Region>,
    /// Everything that no source says, in words.
    pub(crate) assumptions: Vec<String>,
}

/// Whole numbers of the country, before they are shared among regions.
struct Country {
    posts: u32,
    districts: u32,
    precincts: u32,
    candidates: u32,
    by_party: u32,
    women: u32,
    voters: u32,
    took_part: u32,
    new: u32,
    winners: Vec<(Nominator, u32)>,
}

impl Targets {
    /// Targets of the election as published; `before` is an election of all posts, whose posts by region are the weights of
    /// regions of which nothing was published.
    ///
    /// # Errors
    /// A figure that is not known, or figures that exclude each other.
    pub(crate) fn of(facts: &Published, before: &Published, dice: &mut Dice) -> Result<Self, NotMade> {
        Self::shared(facts, before, &Country::of(facts)?, dice)
    }

    /// Targets of so many posts in the same proportions, for measurements; figures of single regions are left aside.
    ///
    /// # Errors
    /// As for [`Self::of`]; too few posts for the regions.
    pub(crate) fn scaled(facts: &Published, before: &Published, posts: u32, dice: &mut Dice) -> Result<Self, NotMade> {
        let mut alone = facts.clone();
        alone.regions.clear();
        let country = Country::of(facts)?.scaled(posts, small(before.regions.len() as u64))?;
        Self::shared(&alone, before, &country, dice)
    }

    fn shared(facts: &Published, before: &Published, country: &Country, dice: &mut Dice) -> Result<Self, NotMade> {
        let mut made: Vec<Region> =
            before.regions.iter().map(|region| Region { id: region.id.clone(), ..Region::default() }).collect();
        let known = |of: fn(&election::posts::Region) -> Option<u64>| -> Vec<Option<u32>> {
            let figure = |id: &str| facts.region(id).and_then(of).and_then(|figure| u32::try_from(figure).ok());
            before.regions.iter().map(|region| figure(&region.id)).collect()
        };
        let weights: Vec<u64> = before.regions.iter().map(|region| region.posts.unwrap_or(1)).collect();
        let posts = around(country.posts, &weights, &known(|r| r.posts), &vec![1; made.len()], &[])?;
        let by_posts: Vec<u64> = posts.iter().map(|posts| u64::from(*posts)).collect();
        let twice: Vec<u32> = posts.iter().map(|posts| 2 * posts).collect();
        let most: Vec<u32> = posts.iter().map(|posts| MOST_CANDIDATES.saturating_mul(*posts)).collect();
        let candidates = around(country.candidates, &by_posts, &known(|r| r.registered), &twice, &most)?;
        let districts = share(country.districts, &by_posts, &vec![1; made.len()], &posts)?;
        let precincts = share(country.precincts, &by_posts, &posts, &vec![u32::MAX; made.len()])?;
        let voters = around(country.voters, &by_posts, &known(|r| r.voters), &[], &[])?;
        let took_part = took_part(facts, &made, &voters, country, dice)?;
        for (at, region) in made.iter_mut().enumerate() {
            region.posts = posts[at];
            region.candidates = candidates[at];
            region.districts = districts[at];
            region.precincts = precincts[at];
            region.voters = voters[at];
            region.took_part = took_part[at];
        }
        winners(facts, country, &mut made)?;
        losing(facts, country, &mut made)?;
        women(country, &known(|r| r.women), &mut made)?;
        holders(facts, country, &mut made)?;
        Ok(Self { regions: made, assumptions: assumptions(facts, before) })
    }
}

impl Country {
    fn of(facts: &Published) -> Result<Self, NotMade> {
        let need = |measure, what| {
            let value = facts.get(measure).ok_or(NotMade::Unknown(what))?;
            u32::try_from(value).map_err(|_| NotMade::DoesNotFit(format!("{what}: {value} is more than is handled")))
        };
        let voters = need(Measure::Voters, "the number of voters")?;
        let posts = need(Measure::Posts, "the number of posts")?;
        Ok(Self {
            posts,
            districts: need(Measure::Districts, "the number of districts")?,
            precincts: need(Measure::Precincts, "the number of precincts")?,
            candidates: need(Measure::Registered, "the number of candidates")?,
            by_party: need(Measure::RegisteredParty, "the number of candidates of parties")?,
            women: need(Measure::RegisteredWomen, "the number of women among the candidates")?,
            voters,
            took_part: part(voters, need(Measure::Turnout, "the turnout")?, 10_000),
            new: part(posts, need(Measure::LaterRenewed, "the share of new holders")?, 10_000),
            winners: facts.winners.iter().map(|row| (row.nominator.clone(), small(row.number))).collect(),
        })
    }

    fn scaled(self, posts: u32, regions: u32) -> Result<Self, NotMade> {
        if posts > 1_000_000 {
            return Err(NotMade::DoesNotFit(format!("{posts} posts are more than a million")));
        }
        let all = self.posts.max(1);
        let by = |figure: u32| part(figure, posts, all);
        let won: Vec<u64> = self.winners.iter().map(|(_, posts)| u64::from(*posts)).collect();
        let won = share(posts, &won, &[], &vec![posts; won.len()])?;
        Ok(Self {
            posts,
            districts: by(self.districts).max(regions),
            precincts: by(self.precincts).max(posts),
            candidates: by(self.candidates).max(2 * posts),
            by_party: by(self.by_party),
            women: by(self.women),
            voters: by(self.voters),
            took_part: by(self.took_part),
            new: by(self.new),
            winners: self.winners.into_iter().zip(won).map(|((nominator, _), posts)| (nominator, posts)).collect(),
        })
    }
}

/// `of * share / whole`, to the nearest whole number.
fn part(of: u32, share: u32, whole: u32) -> u32 {
    let whole = u64::from(whole.max(1));
    small((u64::from(of) * u64::from(share) + whole / 2) / whole)
}

fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Shares a number by weights around the parts that are known.
fn around(
    total: u32,
    weights: &[u64],
    known: &[Option<u32>],
    least: &[u32],
    most: &[u32],
) -> Result<Vec<u32>, NotMade> {
    let low: Vec<u32> =
        (0..known.len()).map(|at| known[at].unwrap_or_else(|| least.get(at).copied().unwrap_or(0))).collect();
    let high: Vec<u32> =
        (0..known.len()).map(|at| known[at].unwrap_or_else(|| most.get(at).copied().unwrap_or(total))).collect();
    share(total, weights, &low, &high)
}

/// Voters who took part: as published where a region's number or turnout is, elsewhere between the lowest and the highest
/// turnout that is published, so that the country's turnout holds.
fn took_part(
    facts: &Published,
    regions: &[Region],
    voters: &[u32],
    country: &Country,
    dice: &mut Dice,
) -> Result<Vec<u32>, NotMade> {
    let printed: Vec<u32> = facts.regions.iter().filter_map(|region| region.turnout_hundredths).map(small).collect();
    let lowest = printed.iter().min().map_or(5_000, |low| low + 10);
    let highest = printed.iter().max().map_or(10_000, |high| high.saturating_sub(30));
    let known: Vec<Option<u32>> = regions
        .iter()
        .zip(voters)
        .map(|(region, voters)| {
            let region = facts.region(&region.id)?;
            let turnout = region.turnout_hundredths.map(|turnout| part(*voters, small(turnout), 10_000));
            region.took_part.map(small).or(turnout)
        })
        .collect();
    let drawn: Vec<u64> = voters.iter().map(|voters| u64::from(*voters) * (900 + dice.below(200))).collect();
    let least: Vec<u32> = voters.iter().map(|voters| part(*voters, lowest, 10_000)).collect();
    let most: Vec<u32> = voters.iter().map(|voters| part(*voters, highest, 10_000)).collect();
    around(country.took_part, &drawn, &known, &least, &most)
}

/// Posts won by nominator in each region: as published where it is, the rest in proportion to posts. The nominator with
/// most posts takes in each region what the others leave.
fn winners(facts: &Published, country: &Country, regions: &mut [Region]) -> Result<(), NotMade> {
    let first = country.winners.iter().max_by_key(|(_, posts)| *posts);
    let Some((first, _)) = first.cloned() else { return Err(NotMade::Unknown("the posts won by nominator")) };
    let mut left: Vec<u32> = regions.iter().map(|region| region.posts).collect();
    let mut order: Vec<&(Nominator, u32)> = country.winners.iter().filter(|(who, _)| *who != first).collect();
    order.sort_by_key(|(_, posts)| *posts);
    for (who, posts) in order {
        let known: Vec<Option<u32>> = regions.iter().map(|region| won(facts, &region.id, who)).collect();
        let weights: Vec<u64> = regions.iter().map(|region| u64::from(region.posts)).collect();
        let (least, most): (Vec<u32>, Vec<u32>) =
            regions.iter().zip(&left).map(|(region, left)| bounds(facts, country, &region.id, who, *left)).unzip();
        let won = around(*posts, &weights, &known, &least, &most)?;
        for (at, posts) in won.into_iter().enumerate() {
            let Some(rest) = left[at].checked_sub(posts) else {
                return Err(NotMade::DoesNotFit(format!("more winners than posts in {}", regions[at].id)));
            };
            left[at] = rest;
            regions[at].winners.push((who.clone(), posts));
        }
    }
    for (region, posts) in regions.iter_mut().zip(left) {
        region.winners.push((first.clone(), posts));
    }
    Ok(())
}

/// Least and most posts of a nominator in a region: where the number of parties with a winner is published, the parties
/// with most winners in the country are taken to be these, and self-nomination won there too.
fn bounds(facts: &Published, country: &Country, region: &str, who: &Nominator, left: u32) -> (u32, u32) {
    let parties = facts.region(region).and_then(|region| region.winning_parties);
    let (Some(parties), Nominator::Party(_)) = (parties, who) else { return (u32::from(parties.is_some()), left) };
    let own = count(&country.winners, who);
    let larger = country.winners.iter().filter(|(other, posts)| matches!(other, Nominator::Party(_)) && *posts > own);
    if (larger.count() as u64) < parties { (1, left) } else { (0, 0) }
}

/// Posts a nominator won in a region, where the region's winners are published; of those not named there, none.
fn won(facts: &Published, region: &str, who: &Nominator) -> Option<u32> {
    let winners = &facts.region(region).filter(|region| !region.winners.is_empty())?.winners;
    let row = winners.iter().find(|ByNominator { nominator, .. }| nominator == who);
    Some(row.map_or(0, |row| small(row.number)))
}

/// Candidates of parties who do not win: by those nominated and not elected, shared by the places of losers.
fn losing(facts: &Published, country: &Country, regions: &mut [Region]) -> Result<(), NotMade> {
    let is_party = |who: &Nominator| matches!(who, Nominator::Party(_));
    let won: u32 = country.winners.iter().filter(|(who, _)| is_party(who)).map(|(_, posts)| posts).sum();
    let Some(all) = country.by_party.checked_sub(won) else {
        return Err(NotMade::DoesNotFit(format!("{} candidates of parties, and {won} of them won", country.by_party)));
    };
    let parties: Vec<&(Nominator, u32)> = country.winners.iter().filter(|(who, _)| is_party(who)).collect();
    let of = |rows: &[ByNominator], who: &Nominator| -> u64 {
        rows.iter().filter(|row| row.nominator == *who).map(|row| row.number).sum()
    };
    let lost = |who: &Nominator| of(&facts.nominated, who).saturating_sub(of(&facts.winners, who));
    let weights: Vec<u64> = parties.iter().map(|(who, _)| lost(who)).collect();
    let by_party = share(all, &weights, &[], &vec![all; weights.len()])?;
    let mut places: Vec<u32> = regions.iter().map(|region| region.candidates - region.posts).collect();
    for ((who, _), number) in parties.into_iter().zip(by_party) {
        let most: Vec<u32> = regions
            .iter()
            .zip(&places)
            .map(|(region, places)| (region.posts - count(&region.winners, who)).min(*places))
            .collect();
        let weights: Vec<u64> = most.iter().map(|most| u64::from(*most)).collect();
        for (at, number) in share(number, &weights, &[], &most)?.into_iter().enumerate() {
            places[at] -= number;
            regions[at].losing.push((who.clone(), number));
        }
    }
    Ok(())
}

fn count(rows: &[(Nominator, u32)], who: &Nominator) -> u32 {
    rows.iter().filter(|(found, _)| found == who).map(|(_, number)| number).sum()
}

/// Women elected: as published where they are, elsewhere the same share; women who stood: in proportion to candidates.
fn women(country: &Country, known: &[Option<u32>], regions: &mut [Region]) -> Result<(), NotMade> {
    let posts: Vec<u32> = regions.iter().map(|region| region.posts).collect();
    let told: u32 = known.iter().flatten().sum();
    let of: u32 = known.iter().zip(&posts).filter(|(known, _)| known.is_some()).map(|(_, posts)| posts).sum();
    // Without a single region the share of women among the candidates is taken.
    let all =
        if of == 0 { part(country.posts, country.women, country.candidates) } else { part(country.posts, told, of) };
    let weights: Vec<u64> = posts.iter().map(|posts| u64::from(*posts)).collect();
    let elected = around(all, &weights, known, &[], &posts)?;
    let weights: Vec<u64> = regions.iter().map(|region| u64::from(region.candidates)).collect();
    let most: Vec<u32> =
        regions.iter().zip(&elected).map(|(region, elected)| region.candidates - region.posts + elected).collect();
    let stood = share(country.women, &weights, &elected, &most)?;
    for (at, region) in regions.iter_mut().enumerate() {
        (region.women_elected, region.women) = (elected[at], stood[at]);
    }
    Ok(())
}

/// Posts whose holder stays: from the published renewal where there is one, elsewhere so that the country's holds.
fn holders(facts: &Published, country: &Country, regions: &mut [Region]) -> Result<(), NotMade> {
    let renewed = |region: &Region| {
        let share = facts.region(&region.id)?.renewed_hundredths?;
        Some(part(region.posts, small(share), 10_000))
    };
    let known: Vec<Option<u32>> = regions.iter().map(renewed).collect();
    let posts: Vec<u32> = regions.iter().map(|region| region.posts).collect();
    let weights: Vec<u64> = posts.iter().map(|posts| u64::from(*posts)).collect();
    let new = around(country.new, &weights, &known, &[], &posts)?;
    for (region, new) in regions.iter_mut().zip(new) {
        region.kept = region.posts - new;
        region.stood_and_lost = small(u64::from(new) * STOOD_AND_LOST / 100);
    }
    Ok(())
}

fn assumptions(facts: &Published, before: &Published) -> Vec<String> {
    let known = |of: fn(&election::posts::Region) -> bool| {
        facts.regions.iter().filter(|region| of(region)).map(|region| region.id.as_str()).collect::<Vec<_>>().join(", ")
    };
    let or_none = |regions: String| if regions.is_empty() { "no region".to_owned() } else { regions };
    vec![
        format!(
            "posts by region are published for {}; elsewhere they are shared by the posts of {}",
            or_none(known(|region| region.posts.is_some())),
            before.year
        ),
        format!(
            "candidates by region are published for {}; elsewhere they are shared by posts, at least two a post",
            or_none(known(|region| region.registered.is_some()))
        ),
        "districts, precincts and voters by region are shared by posts; voters are a rounded figure".to_owned(),
        format!(
            "turnout by region is published for {}; elsewhere it is drawn between the lowest and the highest of these",
            or_none(known(|region| region.turnout_hundredths.is_some()))
        ),
        format!(
            "winners by nominator are published for {}; elsewhere they are shared by posts",
            or_none(known(|region| !region.winners.is_empty()))
        ),
        format!(
            "parties with a winner are counted for {}; the largest are taken to be these",
            or_none(known(|region| region.winning_parties.is_some()))
        ),
        "candidates of parties who lost are shared by those nominated and not elected".to_owned(),
        format!(
            "women elected are published for {}; elsewhere the same share is taken",
            or_none(known(|region| region.women.is_some()))
        ),
        format!(
            "new holders are published for {}; for the country the share of all elected up to August 2023 is taken",
            or_none(known(|region| region.renewed_hundredths.is_some()))
        ),
        format!("of a hundred posts with a new holder, in {STOOD_AND_LOST} the holder before stood and lost"),
        "which post, which person, which votes: invented".to_owned(),
    ]
}
