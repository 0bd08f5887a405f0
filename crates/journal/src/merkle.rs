//! The Merkle tree of RFC 9162 section 2.1 over leaf hashes: its root, and proofs out of it.
//!
//! It must never know what a leaf says.

use crate::hash::Hash;

/// The root alone: the O(log n) perfect subtrees that a tree of any size ends in.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    /// Roots of the perfect subtrees from left to right, one for each bit of `size`.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// Number of leaves.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf behind the others.
    pub fn push(&mut self, leaf: Hash) {
        let mut right = leaf;
        // Each trailing one of the size is a subtree as large as the one on its right.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                right = Hash::node(&left, &right);
            }
        }
        self.peaks.push(right);
        self.size += 1;
    }

    /// The root.
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        let Some(&last) = peaks.next() else { return Hash::empty_root() };
        peaks.fold(last, |right, left| Hash::node(left, &right))
    }
}

/// All leaf hashes with every perfect subtree above them: 64 bytes a leaf; roots and proofs of any size in O(log^2 n).
#[derive(Clone, Debug, Default)]
pub struct MerkleTree {
    /// `levels[k][i]` is the root of the leaves from `i * 2^k` to `(i + 1) * 2^k`.
    levels: Vec<Vec<Hash>>,
}

impl MerkleTree {
    /// The tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// Number of leaves.
    pub fn size(&self) -> u64 {
        self.leaves() as u64
    }

    fn leaves(&self) -> usize {
        self.levels.first().map_or(0, Vec::len)
    }

    /// Adds a leaf behind the others.
    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let row = &mut self.levels[level];
            row.push(hash);
            if row.len() % 2 == 1 {
                return;
            }
            hash = Hash::node(&row[row.len() - 2], &row[row.len() - 1]);
        }
    }

    /// The leaf hash at this place.
    pub fn leaf(&self, index: u64) -> Option<Hash> {
        self.levels.first()?.get(usize::try_from(index).ok()?).copied()
    }

    /// The root of all leaves.
    pub fn root(&self) -> Hash {
        self.range(0, self.leaves())
    }

    /// The root of the first `size` leaves; nothing where there are fewer.
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        Some(self.range(0, self.within(size)?))
    }

    /// Hashes that lead from the leaf at `index` to the root of the first `size` leaves, lowest first (RFC 9162 section
    /// 2.1.3.1); nothing where the tree or that part of it has no such leaf.
    pub fn inclusion_proof(&self, index: u64, size: u64) -> Option<Vec<Hash>> {
        let (index, size) = (usize::try_from(index).ok()?, self.within(size)?);
        if index >= size {
            return None;
        }
        let mut proof = Vec::new();
        let (mut from, mut to) = (0, size);
        while to - from > 1 {
            let middle = from + split(to - from);
            if index < middle {
                proof.push(self.range(middle, to));
                to = middle;
            } else {
                proof.push(self.range(from, middle));
                from = middle;
            }
        }
        proof.reverse();
        Some(proof)
    }

    /// Hashes that lead from the root of the first `old` leaves to the root of the first `new` (RFC 9162 section 2.1.4.1);
    /// nothing where the tree is smaller or `old` is larger than `new`. Empty for `old` = 0 and for `old` = `new`.
    pub fn consistency_proof(&self, old: u64, new: u64) -> Option<Vec<Hash>> {
        let (old, new) = (self.within(old)?, self.within(new)?);
        if old > new {
            return None;
        }
        let mut proof = Vec::new();
        if old == 0 || old == new {
            return Some(proof);
        }
        let (mut from, mut to) = (0, new);
        // Down to the subtree that ends where the old tree ended.
        while old != to {
            let middle = from + split(to - from);
            if old <= middle {
                proof.push(self.range(middle, to));
                to = middle;
            } else {
                proof.push(self.range(from, middle));
                from = middle;
            }
        }
        // Where it is the whole old tree, the reader has its root already.
        if from > 0 {
            proof.push(self.range(from, to));
        }
        proof.reverse();
        Some(proof)
    }

    fn within(&self, size: u64) -> Option<usize> {
        usize::try_from(size).ok().filter(|&size| size <= self.leaves())
    }

    /// The root over the leaves from `from` to before `to`; `from` is a multiple of a power of two that is no smaller
    /// than their number.
    fn range(&self, from: usize, to: usize) -> Hash {
        let count = to - from;
        if count == 0 {
            return Hash::empty_root();
        }
        if count.is_power_of_two() {
            return self.levels[count.ilog2() as usize][from >> count.ilog2()];
        }
        let middle = from + split(count);
        Hash::node(&self.range(from, middle), &self.range(middle, to))
    }
}

impl Extend<Hash> for MerkleTree {
    fn extend<T: IntoIterator<Item = Hash>>(&mut self, leaves: T) {
        leaves.into_iter().for_each(|leaf| self.push(leaf));
    }
}

impl Extend<Hash> for Frontier {
    fn extend<T: IntoIterator<Item = Hash>>(&mut self, leaves: T) {
        leaves.into_iter().for_each(|leaf| self.push(leaf));
    }
}

/// The largest power of two below `count`, which is at least 2.
fn split(count: usize) -> usize {
    1 << (count - 1).ilog2()
}

#[cfg(test)]
mod tests;
