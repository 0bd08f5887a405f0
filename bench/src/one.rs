//! One allocation after another by the Hare quota and largest remainders, with and without steps.
//! It must never know where the votes come from.

use std::hint::black_box;

use seats::{Method, Problem, TieRule, Workspace, allocate_into};

use crate::input;
use crate::job::{Fault, Job, joined, sizes};

/// Cases of the same number of lists.
struct Cases {
    seats: u32,
    lists: usize,
    votes: Vec<u64>,
}

impl Cases {
    /// `size` is seats and lists, as in `98x6`; the file holds the votes of one case after another.
    fn load(size: &str, file: &str) -> Result<Self, Fault> {
        let [seats, lists] = sizes(size)?;
        let votes: Vec<u64> = input::raw_u32(file)?.into_iter().map(u64::from).collect();
        if lists == 0 || !votes.len().is_multiple_of(lists) {
            return Err(format!("{file}: {} votes are no whole cases of {lists} lists", votes.len()).into());
        }
        let seats = u32::try_from(seats).map_err(|_| Fault::from("too many seats"))?;
        Ok(Self { seats, lists, votes })
    }

    fn each(&self) -> impl Iterator<Item = Problem<'_>> {
        self.votes.chunks_exact(self.lists).map(|votes| Problem::new(self.seats, votes))
    }
}

/// Without steps, into memory that is used again.
pub(crate) struct One {
    cases: Cases,
    workspace: Workspace,
    seats: Vec<u32>,
}

impl One {
    pub(crate) fn load(size: &str, file: &str) -> Result<Self, Fault> {
        let cases = Cases::load(size, file)?;
        let seats = vec![0; cases.lists];
        Ok(Self { cases, workspace: Workspace::default(), seats })
    }
}

impl Job for One {
    fn pass(&mut self) -> Result<(), Fault> {
        for problem in self.cases.each() {
            let problem = black_box(&problem);
            let outcome = allocate_into(problem, Method::HARE, TieRule::Stop, &mut self.workspace, &mut self.seats)?;
            black_box((&outcome, &self.seats));
        }
        Ok(())
    }

    fn answer(&mut self) -> Result<String, Fault> {
        let mut all = Vec::new();
        for problem in self.cases.each() {
            let outcome = allocate_into(&problem, Method::HARE, TieRule::Stop, &mut self.workspace, &mut self.seats)?;
            if outcome.lot_needed() {
                return Err("a case is tied".into());
            }
            all.push(self.seats.clone());
        }
        Ok(joined(all))
    }
}

/// With every step of the explanation.
pub(crate) struct Steps(Cases);

impl Steps {
    pub(crate) fn load(size: &str, file: &str) -> Result<Self, Fault> {
        Cases::load(size, file).map(Self)
    }
}

impl Job for Steps {
    fn pass(&mut self) -> Result<(), Fault> {
        for problem in self.0.each() {
            black_box(black_box(problem).explain(Method::HARE, TieRule::Stop)?);
        }
        Ok(())
    }

    fn answer(&mut self) -> Result<String, Fault> {
        let all: Result<Vec<_>, seats::Error> =
            self.0.each().map(|problem| Ok(problem.explain(Method::HARE, TieRule::Stop)?.seats)).collect();
        Ok(joined(all?))
    }
}
