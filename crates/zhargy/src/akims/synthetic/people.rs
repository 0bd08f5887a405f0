//! Candidates of a region's posts: who nominated them, who holds the post, who is to win. Who is to win stands first until
//! votes are given. It must never name a person.

use election::single::Nominator;
use jiff::civil::date;

use super::targets::Region;
use super::{Candidate, Post};
use crate::synth::{Dice, NotMade, share};

/// Gives every post of a region its candidates, the winner first.
pub(super) fn fill(region: &Region, posts: &mut [Post], dice: &mut Dice, last: &mut u32) -> Result<(), NotMade> {
    let drawn: Vec<u64> = posts.iter().map(|_| 30 + dice.below(100)).collect();
    let number = share(region.candidates, &drawn, &vec![2; posts.len()], &vec![u32::MAX; posts.len()])?;
    let mut winners = each(&region.winners);
    dice.shuffle(&mut winners);
    if winners.len() != posts.len() {
        return Err(NotMade::DoesNotFit(format!(
            "{} winners of {} posts in {}",
            winners.len(),
            posts.len(),
            region.id
        )));
    }
    let mut women = flags(region.women_elected, posts.len(), dice);
    let kept = flags(region.kept, posts.len(), dice);
    for ((at, post), nominator) in posts.iter_mut().enumerate().zip(winners) {
        let born = born(dice);
        let woman = women.pop().unwrap_or(false);
        let winner = Candidate { number: 0, woman, born, nominator, incumbent: kept[at], signatures: None };
        post.candidates.push(winner);
    }
    losers(region, posts, &number, dice)?;
    held_before(region, posts, dice);
    for post in posts {
        for candidate in &mut post.candidates {
            *last += 1;
            candidate.number = *last;
        }
    }
    Ok(())
}

/// Those who do not win: of parties where they fit, the others by themselves.
fn losers(region: &Region, posts: &mut [Post], number: &[u32], dice: &mut Dice) -> Result<(), NotMade> {
    let places: u32 = number.iter().map(|number| number - 1).sum();
    let mut women = flags(region.women - region.women_elected, usize::try_from(places).unwrap_or(usize::MAX), dice);
    let mut loser = |nominator: Nominator, dice: &mut Dice| {
        let woman = women.pop().unwrap_or(false);
        Candidate { number: 0, woman, born: born(dice), nominator, incumbent: false, signatures: None }
    };
    let mut parties = each(&region.losing);
    dice.shuffle(&mut parties);
    for party in parties {
        // A party nominates one person in a constituency (Constitutional Law 28.09.1995 No. 2464 art 113-3(1)).
        let start = dice.place(posts.len());
        let fits = |at: usize| {
            let post: &Post = &posts[at];
            post.candidates.len() < number[at] as usize && post.candidates.iter().all(|other| other.nominator != party)
        };
        let found = (0..posts.len()).map(|step| (start + step) % posts.len()).find(|at| fits(*at));
        let Some(at) = found else {
            return Err(NotMade::DoesNotFit(format!("a candidate of {party} finds no post in {}", region.id)));
        };
        posts[at].candidates.push(loser(party, dice));
    }
    for (post, number) in posts.iter_mut().zip(number) {
        while post.candidates.len() < *number as usize {
            post.candidates.push(loser(Nominator::Own, dice));
        }
    }
    Ok(())
}

/// Holders who stand and lose, in posts whose winner is new.
fn held_before(region: &Region, posts: &mut [Post], dice: &mut Dice) {
    let mut renewed: Vec<&mut Post> = posts.iter_mut().filter(|post| !post.candidates[0].incumbent).collect();
    dice.shuffle(&mut renewed);
    for post in renewed.into_iter().take(region.stood_and_lost as usize) {
        let at = 1 + dice.place(post.candidates.len() - 1);
        post.candidates[at].incumbent = true;
    }
}

/// Each nominator as often as it stands in the table.
fn each(rows: &[(Nominator, u32)]) -> Vec<Nominator> {
    rows.iter().flat_map(|(nominator, number)| (0..*number).map(move |_| nominator.clone())).collect()
}

/// So many marks among so many places, at most one a place.
fn flags(marks: u32, places: usize, dice: &mut Dice) -> Vec<bool> {
    let mut flags: Vec<bool> = (0..places).map(|place| place < marks as usize).collect();
    dice.shuffle(&mut flags);
    flags
}

/// A day of birth that makes a candidate at least 25 years old on the day (Law 23.01.2001 No. 148 art 36).
fn born(dice: &mut Dice) -> jiff::civil::Date {
    let small = |number: u64| i8::try_from(number).unwrap_or(1);
    let year = i16::try_from(1958 + dice.below(37)).unwrap_or(1958);
    date(year, small(1 + dice.below(12)), small(1 + dice.below(28)))
}
