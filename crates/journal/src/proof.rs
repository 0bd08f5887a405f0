//! Verification of Merkle proofs, from nothing but hashes: RFC 9162 sections 2.1.3.2 and 2.1.4.2.
//!
//! It must never see the tree: whoever checks a proof does not have it.

use std::fmt;

use crate::codes;
use crate::hash::Hash;

/// The proof does not lead where it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unproven;

/// Checks that `leaf` is the leaf at `index` of the tree of `size` leaves with this root.
///
/// # Errors
/// The proof does not show it.
pub fn verify_inclusion(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> Result<(), Unproven> {
    if index >= size {
        return Err(Unproven);
    }
    let mut walk = Walk { node: index, last: size - 1 };
    let mut hash = *leaf;
    for step in proof {
        hash = if walk.is_right()? { Hash::node(step, &hash) } else { Hash::node(&hash, step) };
        walk.up();
    }
    if walk.last == 0 && hash == *root { Ok(()) } else { Err(Unproven) }
}

/// Checks that the tree of `new` leaves with `new_root` begins with the tree of `old` leaves with `old_root`.
///
/// # Errors
/// The proof does not show it.
pub fn verify_consistency(
    old: u64,
    old_root: &Hash,
    new: u64,
    new_root: &Hash,
    proof: &[Hash],
) -> Result<(), Unproven> {
    let holds = |that: bool| if that { Ok(()) } else { Err(Unproven) };
    if old > new {
        return Err(Unproven);
    }
    if old == new {
        return holds(proof.is_empty() && old_root == new_root && (old > 0 || *old_root == Hash::empty_root()));
    }
    if old == 0 {
        return holds(proof.is_empty() && *old_root == Hash::empty_root());
    }
    // A perfect old tree is a node of the new one: the proof leaves its root out.
    let (first, steps) = match proof.split_first() {
        None => return Err(Unproven),
        Some(_) if old.is_power_of_two() => (*old_root, proof),
        Some((first, steps)) => (*first, steps),
    };
    let shared = (old - 1).trailing_ones();
    let mut walk = Walk { node: (old - 1) >> shared, last: (new - 1) >> shared };
    let (mut old_hash, mut new_hash) = (first, first);
    for step in steps {
        if walk.is_right()? {
            old_hash = Hash::node(step, &old_hash);
            new_hash = Hash::node(step, &new_hash);
        } else {
            new_hash = Hash::node(&new_hash, step);
        }
        walk.up();
    }
    holds(walk.last == 0 && old_hash == *old_root && new_hash == *new_root)
}

/// A node on its way up, and the last node of its level.
struct Walk {
    node: u64,
    last: u64,
}

impl Walk {
    /// True where the sibling stands on the left. A last node that is a left child is lifted until it has one.
    fn is_right(&mut self) -> Result<bool, Unproven> {
        if self.last == 0 {
            return Err(Unproven);
        }
        if self.node % 2 == 1 {
            return Ok(true);
        }
        if self.node < self.last {
            return Ok(false);
        }
        let lift = self.node.trailing_zeros();
        self.node >>= lift;
        self.last >>= lift;
        Ok(true)
    }

    fn up(&mut self) {
        self.node >>= 1;
        self.last >>= 1;
    }
}

impl fmt::Display for Unproven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} the proof does not lead to the root", codes::UNPROVEN)
    }
}

impl std::error::Error for Unproven {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proofs_at_the_edges() {
        let (root, other) = (Hash::leaf(b"a"), Hash::leaf(b"b"));
        let (empty, both) = (Hash::empty_root(), Hash::node(&root, &other));
        let inclusion = |index: u64, size: u64, proof: &[Hash], top: &Hash, holds: bool| {
            assert_eq!(verify_inclusion(&root, index, size, proof, top).is_ok(), holds, "{index} of {size}");
        };
        inclusion(0, 1, &[], &root, true);
        inclusion(0, 0, &[], &root, false);
        inclusion(1, 1, &[], &root, false);
        inclusion(0, 1, &[other], &both, false);
        inclusion(0, 2, &[other], &both, true);
        inclusion(u64::MAX - 1, u64::MAX, &[other; 70], &both, false);
        inclusion(u64::MAX, u64::MAX, &[], &root, false);
        let consistency = |old: u64, old_root: &Hash, new: u64, proof: &[Hash], holds: bool| {
            assert_eq!(verify_consistency(old, old_root, new, &both, proof).is_ok(), holds, "{old} to {new}");
        };
        consistency(1, &root, 2, &[other], true);
        consistency(1, &root, 2, &[], false);
        consistency(2, &both, 2, &[], true);
        consistency(2, &both, 2, &[other], false);
        consistency(2, &root, 2, &[], false);
        consistency(3, &root, 2, &[other], false);
        consistency(0, &empty, 2, &[], true);
        consistency(0, &root, 2, &[], false);
        consistency(0, &both, 0, &[], false);
        consistency(u64::MAX - 1, &root, u64::MAX, &[other; 70], false);
    }
}
