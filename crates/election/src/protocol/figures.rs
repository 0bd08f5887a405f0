//! The figures of one entry: a number or nothing in each cell. Nothing is not zero. It must never know what a cell means; that
//! is the form's.

use std::collections::BTreeMap;
use std::fmt;

use law::value::group;

/// The largest figure that is taken: a thousand thousand millions. No people comes near it, and sums of products stay exact.
pub const MAX_FIGURE: u64 = 1_000_000_000_000;

/// Rows of one figure of the members of a commission.
pub const MAX_MEMBERS: usize = 1_000;

/// Held in a cell nobody filled.
const EMPTY: u64 = u64::MAX;

/// A place for a figure in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// A cell that every protocol of the form has, by its number.
    Fixed(usize),
    /// A row of a figure that has one for each member.
    Member {
        /// The figure's number in the form.
        figure: usize,
        /// The member, from 0.
        member: usize,
    },
}

/// A figure or a member beyond what is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "figures above {} and more than {MAX_MEMBERS} members are not taken", group(MAX_FIGURE))
    }
}

impl std::error::Error for TooLarge {}

/// What few entries have: rows of members, and words.
#[derive(Clone, Default, PartialEq, Eq)]
struct More {
    members: BTreeMap<usize, Vec<u64>>,
    words: BTreeMap<Cell, String>,
}

/// The figures of an entry. Small: a number of 64 bits a cell, since a country has tens of thousands of entries.
#[derive(Clone, PartialEq, Eq)]
pub struct Figures {
    fixed: Box<[u64]>,
    more: Option<Box<More>>,
}

impl Figures {
    /// Nothing filled in, for so many fixed cells; see [`Form::empty`](super::Form::empty).
    pub fn new(cells: usize) -> Self {
        Self { fixed: vec![EMPTY; cells].into(), more: None }
    }

    /// How many fixed cells there are.
    pub fn width(&self) -> usize {
        self.fixed.len()
    }

    /// The figure of a cell; `None`: empty, or no such cell.
    pub fn get(&self, cell: Cell) -> Option<u64> {
        let value = match cell {
            Cell::Fixed(at) => self.fixed.get(at),
            Cell::Member { figure, member } => self.members_of(figure).get(member),
        };
        value.copied().filter(|value| *value != EMPTY)
    }

    /// Fills a cell, or empties it.
    ///
    /// # Errors
    /// A figure above [`MAX_FIGURE`], or a member above [`MAX_MEMBERS`]. Nothing is changed then.
    ///
    /// # Panics
    /// Where a fixed cell lies outside the form these figures were made for.
    pub fn set(&mut self, cell: Cell, value: Option<u64>) -> Result<(), TooLarge> {
        if value.is_some_and(|value| value > MAX_FIGURE) {
            return Err(TooLarge);
        }
        let value = value.unwrap_or(EMPTY);
        match cell {
            Cell::Fixed(at) => self.fixed[at] = value,
            Cell::Member { member, .. } if member >= MAX_MEMBERS => return Err(TooLarge),
            Cell::Member { figure, member } => {
                let rows = self.more.get_or_insert_default().members.entry(figure).or_default();
                if rows.len() <= member {
                    rows.resize(member + 1, EMPTY);
                }
                rows[member] = value;
            }
        }
        Ok(())
    }

    /// The words beside a figure, as they were entered.
    pub fn words(&self, cell: Cell) -> Option<&str> {
        self.more.as_ref()?.words.get(&cell).map(String::as_str)
    }

    /// Puts words beside a figure.
    pub fn set_words(&mut self, cell: Cell, words: &str) {
        self.more.get_or_insert_default().words.insert(cell, words.to_owned());
    }

    /// Every cell that has words, with them.
    pub fn all_words(&self) -> impl Iterator<Item = (Cell, &str)> {
        self.more.iter().flat_map(|more| more.words.iter().map(|(cell, words)| (*cell, words.as_str())))
    }

    /// How many rows of members a figure has.
    pub fn members(&self, figure: usize) -> usize {
        self.members_of(figure).len()
    }

    fn members_of(&self, figure: usize) -> &[u64] {
        self.more.as_ref().and_then(|more| more.members.get(&figure)).map_or(&[], Vec::as_slice)
    }

    /// The fixed cells as numbers; `None` and the first empty cell where one is empty.
    pub(super) fn complete(&self) -> Result<&[u64], usize> {
        self.fixed.iter().position(|value| *value == EMPTY).map_or(Ok(&self.fixed), Err)
    }

    /// All cells that these figures or `other` have, in order.
    fn cells_with(&self, other: &Self) -> Vec<Cell> {
        let mut cells: Vec<Cell> = (0..self.width().max(other.width())).map(Cell::Fixed).collect();
        let figures = |of: &Self| of.more.iter().flat_map(|more| more.members.keys().copied()).collect::<Vec<_>>();
        let mut named = figures(self);
        named.extend(figures(other));
        named.sort_unstable();
        named.dedup();
        for figure in named {
            let rows = self.members(figure).max(other.members(figure));
            cells.extend((0..rows).map(|member| Cell::Member { figure, member }));
        }
        cells
    }
}

impl fmt::Debug for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cells = self.cells_with(self);
        f.debug_map().entries(cells.iter().map(|cell| (cell, self.get(*cell)))).finish()
    }
}

/// A cell in which two entries differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The cell.
    pub cell: Cell,
    /// The first entry's figure.
    pub first: Option<u64>,
    /// The second entry's figure.
    pub second: Option<u64>,
}

/// Every cell in which two entries differ. Words are not compared: each entry's words are checked against its own figures.
pub fn compare(first: &Figures, second: &Figures) -> Vec<Difference> {
    let plain = first.more.is_none() && second.more.is_none();
    if plain && first.fixed == second.fixed {
        return Vec::new();
    }
    let cells = first.cells_with(second).into_iter();
    let all = cells.map(|cell| Difference { cell, first: first.get(cell), second: second.get(cell) });
    all.filter(|difference| difference.first != difference.second).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn empty_is_not_zero() {
        let mut figures = Figures::new(2);
        assert_eq!(figures.get(Cell::Fixed(0)), None);
        figures.set(Cell::Fixed(0), Some(0)).unwrap();
        assert_eq!(figures.get(Cell::Fixed(0)), Some(0));
        let other = Figures::new(2);
        let found = compare(&figures, &other);
        assert_eq!(found, [Difference { cell: Cell::Fixed(0), first: Some(0), second: None }]);
        assert_eq!(figures.set(Cell::Fixed(1), Some(MAX_FIGURE + 1)), Err(TooLarge));
        assert_eq!(figures.set(Cell::Fixed(1), Some(u64::MAX)), Err(TooLarge));
        let far = Cell::Member { figure: 0, member: MAX_MEMBERS };
        assert_eq!(figures.set(far, Some(1)), Err(TooLarge));
        assert_eq!(figures.get(far), None);
        assert_eq!(figures.complete(), Err(1));
    }

    fn entries() -> impl Strategy<Value = Figures> {
        let cells = prop::collection::vec(prop::option::of(0..4_u64), 0..5);
        let members = prop::collection::vec(prop::option::of(0..4_u64), 0..4);
        (cells, members).prop_map(|(cells, members)| {
            let mut figures = Figures::new(cells.len());
            for (at, value) in cells.into_iter().enumerate() {
                figures.set(Cell::Fixed(at), value).unwrap();
            }
            for (member, value) in members.into_iter().enumerate() {
                figures.set(Cell::Member { figure: 2, member }, value).unwrap();
            }
            figures
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whoever enters first, the same cells differ.
        #[test]
        fn compare_is_symmetric(first in entries(), second in entries()) {
            let turned = |d: Difference| Difference { cell: d.cell, first: d.second, second: d.first };
            let back: Vec<Difference> = compare(&second, &first).into_iter().map(turned).collect();
            prop_assert_eq!(compare(&first, &second), back);
            prop_assert_eq!(compare(&first, &first), vec![]);
        }
    }
}
