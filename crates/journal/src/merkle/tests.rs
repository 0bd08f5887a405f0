//! Known values of certificate-transparency-go and transparency-dev/merkle, and a naive reading of the RFC.

use proptest::prelude::*;

use super::*;
use crate::proof::{verify_consistency, verify_inclusion};

/// `LeafInputs` and `RootHashes` of the Merkle test data of those two programs.
const LEAVES: [&[u8]; 8] = [b"", b"\x00", b"\x10", b"\x20\x21", b"\x30\x31", b"@ABC", b"PQRSTUVW", b"`abcdefghijklmno"];
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn known() -> MerkleTree {
    let mut tree = MerkleTree::new();
    tree.extend(LEAVES.map(Hash::leaf));
    tree
}

#[test]
fn known_roots() {
    let mut frontier = Frontier::new();
    for (size, expect) in ROOTS.iter().enumerate() {
        assert_eq!(frontier.root().to_string(), *expect, "{size}");
        assert_eq!(known().root_at(size as u64).map(|root| root.to_string()).as_deref(), Some(*expect), "{size}");
        frontier.extend(LEAVES.get(size).map(|leaf| Hash::leaf(leaf)));
    }
    assert_eq!(known().root_at(9), None);
}

#[test]
fn known_proofs() {
    let hex = |proof: Option<Vec<Hash>>| -> Vec<String> {
        proof.unwrap().iter().map(|hash| hash.to_string()[..8].to_owned()).collect()
    };
    // The paths of those test data for the same tree.
    let inclusion = |index: u64, size: u64, expect: &[&str]| {
        assert_eq!(hex(known().inclusion_proof(index, size)), expect, "{index} {size}");
    };
    inclusion(0, 1, &[]);
    inclusion(0, 8, &["96a296d2", "5f083f0a", "6b47aaf2"]);
    inclusion(5, 8, &["bc1a0643", "ca854ea1", "d37ee418"]);
    inclusion(2, 3, &["fac54203"]);
    inclusion(1, 5, &["6e340b9c", "5f083f0a", "bc1a0643"]);
    let consistency = |old: u64, new: u64, expect: &[&str]| {
        assert_eq!(hex(known().consistency_proof(old, new)), expect, "{old} {new}");
    };
    consistency(1, 1, &[]);
    consistency(1, 8, &["96a296d2", "5f083f0a", "6b47aaf2"]);
    consistency(6, 8, &["0ebc5d34", "ca854ea1", "d37ee418"]);
    consistency(2, 5, &["5f083f0a", "bc1a0643"]);
    consistency(6, 7, &["0ebc5d34", "b08693ec", "d37ee418"]);
    assert_eq!(known().inclusion_proof(8, 8), None);
    assert_eq!(known().inclusion_proof(0, 9), None);
    assert_eq!(known().consistency_proof(5, 4), None);
    assert_eq!(known().consistency_proof(5, 9), None);
}

/// MTH of RFC 9162 section 2.1.1, word by word.
fn naive_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::empty_root(),
        [leaf] => *leaf,
        _ => {
            let k = naive_split(leaves.len());
            Hash::node(&naive_root(&leaves[..k]), &naive_root(&leaves[k..]))
        }
    }
}

fn naive_split(n: usize) -> usize {
    let mut k = 1;
    while k * 2 < n {
        k *= 2;
    }
    k
}

/// PATH of section 2.1.3.1.
fn naive_path(m: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let k = naive_split(leaves.len());
    let (mut path, last) = if m < k {
        (naive_path(m, &leaves[..k]), naive_root(&leaves[k..]))
    } else {
        (naive_path(m - k, &leaves[k..]), naive_root(&leaves[..k]))
    };
    path.push(last);
    path
}

/// SUBPROOF of section 2.1.4.1.
fn naive_subproof(m: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
    let n = leaves.len();
    if m == n {
        return if whole { Vec::new() } else { vec![naive_root(leaves)] };
    }
    let k = naive_split(n);
    let (mut proof, last) = if m <= k {
        (naive_subproof(m, &leaves[..k], whole), naive_root(&leaves[k..]))
    } else {
        (naive_subproof(m - k, &leaves[k..], false), naive_root(&leaves[..k]))
    };
    proof.push(last);
    proof
}

const LARGEST: u64 = 130;

fn numbered(count: u64) -> Vec<Hash> {
    (0..count).map(|number| Hash::leaf(&number.to_be_bytes())).collect()
}

#[test]
fn the_tree_is_the_rfc_read_naively_for_every_size() {
    let leaves = numbered(LARGEST);
    let (mut tree, mut frontier) = (MerkleTree::new(), Frontier::new());
    tree.extend(leaves.iter().copied());
    for new in 0..=leaves.len() {
        let size = new as u64;
        let root = naive_root(&leaves[..new]);
        assert_eq!(tree.root_at(size), Some(root));
        assert_eq!((frontier.root(), frontier.size()), (root, size));
        frontier.extend(leaves.get(new).copied());
        for index in 0..new {
            let proof = tree.inclusion_proof(index as u64, size).unwrap();
            assert_eq!(proof, naive_path(index, &leaves[..new]), "{index} of {new}");
            assert_eq!(verify_inclusion(&leaves[index], index as u64, size, &proof, &root), Ok(()));
        }
        for old in 0..=new {
            let proof = tree.consistency_proof(old as u64, size).unwrap();
            let expect = if old == 0 { Vec::new() } else { naive_subproof(old, &leaves[..new], true) };
            assert_eq!(proof, expect, "{old} to {new}");
            let old_root = naive_root(&leaves[..old]);
            assert_eq!(verify_consistency(old as u64, &old_root, size, &root, &proof), Ok(()), "{old} to {new}");
        }
    }
}

proptest! {
    #[test]
    fn a_false_inclusion_is_never_proven(size in 1..=LARGEST, at in any::<u64>(), which in 0..6_u8, n in any::<u8>()) {
        let leaves = numbered(size);
        let mut tree = MerkleTree::new();
        tree.extend(leaves.iter().copied());
        let index = at % size;
        let (mut leaf, mut place, mut root) = (leaves[usize::try_from(index).unwrap()], index, tree.root());
        let mut proof = tree.inclusion_proof(index, size).unwrap();
        match which {
            0 => leaf = Hash::leaf(b"another"),
            1 => place = (index + 1 + u64::from(n) % size) % (size + 1),
            2 => root = Hash::leaf(b"another"),
            3 => proof.push(Hash::leaf(b"more")),
            4 if !proof.is_empty() => { proof.pop(); }
            _ if !proof.is_empty() => { let at = usize::from(n) % proof.len(); proof[at] = Hash::leaf(b"another"); }
            _ => root = Hash::ZERO,
        }
        prop_assume!(place != index || which != 1);
        prop_assert!(verify_inclusion(&leaf, place, size, &proof, &root).is_err());
    }

    #[test]
    fn a_false_consistency_is_never_proven(new in 2..=LARGEST, at in any::<u64>(), which in 0..5_u8, n in any::<u8>()) {
        let mut tree = MerkleTree::new();
        tree.extend(numbered(new));
        let old = 1 + at % (new - 1);
        let (mut old_root, mut new_root) = (tree.root_at(old).unwrap(), tree.root());
        let mut proof = tree.consistency_proof(old, new).unwrap();
        match which {
            0 => old_root = Hash::leaf(b"another"),
            1 => new_root = Hash::leaf(b"another"),
            2 => proof.push(Hash::leaf(b"more")),
            3 => { proof.pop(); }
            _ => { let at = usize::from(n) % proof.len(); proof[at] = Hash::leaf(b"another"); }
        }
        prop_assert!(verify_consistency(old, &old_root, new, &new_root, &proof).is_err());
    }
}
