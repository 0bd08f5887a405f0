//! Many allocations at once, by columns: one slice of votes a list, one entry a case. Without a threshold.
//! It must never know where the votes come from.

use std::hint::black_box;

use seats::columns::{Columns, End, Space};

use crate::input;
use crate::job::{Fault, Job, joined, sizes};

/// Columns of votes, and the columns of seats that every pass fills anew.
pub(crate) struct ByColumns {
    rule: Columns,
    votes: Vec<Vec<u32>>,
    seats: Vec<Vec<u32>>,
    ends: Vec<End>,
    space: Space,
}

impl ByColumns {
    /// `size` is seats and lists, as in `98x6`; the file holds the votes of one case after another.
    pub(crate) fn load(size: &str, file: &str) -> Result<Self, Fault> {
        let [seats, lists] = sizes(size)?;
        let rows = input::raw_u32(file)?;
        if lists == 0 || !rows.len().is_multiple_of(lists) {
            return Err(format!("{file}: {} votes are no whole cases of {lists} lists", rows.len()).into());
        }
        let cases = rows.len() / lists;
        let votes = (0..lists).map(|list| rows.iter().copied().skip(list).step_by(lists).collect()).collect();
        Ok(Self {
            rule: Columns::new(u32::try_from(seats).map_err(|_| Fault::from("too many seats"))?),
            votes,
            seats: vec![vec![0; cases]; lists],
            ends: vec![End::Decided; cases],
            space: Space::default(),
        })
    }
}

impl Job for ByColumns {
    fn pass(&mut self) -> Result<(), Fault> {
        let votes: Vec<&[u32]> = self.votes.iter().map(Vec::as_slice).collect();
        let mut seats: Vec<&mut [u32]> = self.seats.iter_mut().map(Vec::as_mut_slice).collect();
        self.rule.allocate(black_box(&votes), None, &mut self.space, &mut seats, &mut self.ends)?;
        black_box((&self.seats, &self.ends));
        Ok(())
    }

    fn answer(&mut self) -> Result<String, Fault> {
        self.pass()?;
        if self.ends.iter().any(|end| *end != End::Decided) {
            return Err("a case is tied".into());
        }
        let case = |case: usize| self.seats.iter().map(|column| column[case]).collect::<Vec<u32>>();
        Ok(joined((0..self.ends.len()).map(case)))
    }
}
