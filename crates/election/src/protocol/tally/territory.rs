//! A tree of territories: the country, what it is divided into, and precincts as leaves. It must never know how many levels a
//! country has or what they are called.

use std::collections::BTreeMap;

use super::TallyError;

/// A territory and the one it lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Stable within the election.
    pub id: String,
    /// What it lies in; `None`: the whole.
    pub within: Option<String>,
}

/// A territory by its number in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(pub(super) usize);

/// What a place is, with its number among the places of that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Precinct(usize),
    Divided(usize),
}

#[derive(Clone, Debug)]
struct Known {
    id: String,
    within: Option<usize>,
    leaves: u32,
    kind: Kind,
}

/// The tree.
#[derive(Clone, Debug)]
pub struct Territory {
    nodes: Vec<Known>,
    by_id: BTreeMap<String, usize>,
    leaves: Vec<usize>,
    root: usize,
}

impl Territory {
    /// A tree of the places given, in any order. What nothing lies in is a precinct.
    ///
    /// # Errors
    /// One id twice, a place within an unknown one, no whole or several, places that lie within each other in a circle.
    pub fn new(places: &[Place]) -> Result<Self, TallyError> {
        let mut by_id = BTreeMap::new();
        for (at, place) in places.iter().enumerate() {
            if by_id.insert(place.id.clone(), at).is_some() {
                return Err(TallyError::SamePlace(place.id.clone()));
            }
        }
        let mut nodes = Vec::with_capacity(places.len());
        for place in places {
            let unknown = |within: &String| TallyError::NoSuchPlace(within.clone());
            let within = place.within.as_ref();
            let within = within.map(|id| by_id.get(id).copied().ok_or_else(|| unknown(id))).transpose()?;
            nodes.push(Known { id: place.id.clone(), within, leaves: 0, kind: Kind::Divided(0) });
        }
        let mut roots = (0..nodes.len()).filter(|at| nodes[*at].within.is_none());
        let (Some(root), None) = (roots.next(), roots.next()) else {
            let wholes = nodes.iter().filter(|node| node.within.is_none()).map(|node| node.id.clone()).collect();
            return Err(TallyError::NotOneWhole(wholes));
        };
        let mut tree = Self { nodes, by_id, leaves: Vec::new(), root };
        tree.refuse_circles()?;
        tree.find_leaves();
        Ok(tree)
    }

    /// Goes down from the whole: what is never reached lies in a circle.
    fn refuse_circles(&self) -> Result<(), TallyError> {
        let mut inside = vec![Vec::new(); self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate() {
            inside[node.within.unwrap_or(at)].push(at);
        }
        let mut reached = vec![false; self.nodes.len()];
        let mut next = vec![self.root];
        while let Some(at) = next.pop() {
            if !std::mem::replace(&mut reached[at], true) {
                next.append(&mut inside[at]);
            }
        }
        let lost = reached.iter().position(|reached| !reached);
        lost.map_or(Ok(()), |at| Err(TallyError::Circle(self.nodes[at].id.clone())))
    }

    fn find_leaves(&mut self) {
        let mut divided = vec![false; self.nodes.len()];
        for within in self.nodes.iter().filter_map(|node| node.within) {
            divided[within] = true;
        }
        let mut before = 0;
        for (at, divided) in divided.into_iter().enumerate() {
            if divided {
                self.nodes[at].kind = Kind::Divided(before);
                before += 1;
                continue;
            }
            self.nodes[at].kind = Kind::Precinct(self.leaves.len());
            self.leaves.push(at);
            let mut up = Some(at);
            while let Some(node) = up {
                self.nodes[node].leaves += 1;
                up = self.nodes[node].within;
            }
        }
    }

    /// A place by its id.
    pub fn find(&self, id: &str) -> Option<Node> {
        self.by_id.get(id).copied().map(Node)
    }

    /// The whole.
    pub fn whole(&self) -> Node {
        Node(self.root)
    }

    /// The id of a place of this tree.
    pub fn id(&self, node: Node) -> &str {
        &self.nodes[node.0].id
    }

    /// The places directly within one.
    pub fn within(&self, node: Node) -> impl Iterator<Item = Node> {
        (0..self.nodes.len()).filter(move |at| self.nodes[*at].within == Some(node.0)).map(Node)
    }

    /// All precincts.
    pub fn precincts(&self) -> impl Iterator<Item = Node> {
        self.leaves.iter().copied().map(Node)
    }

    /// How many precincts lie in a place.
    pub fn precincts_in(&self, node: Node) -> u32 {
        self.nodes[node.0].leaves
    }

    /// How many places are divided.
    pub(super) fn divided(&self) -> usize {
        self.nodes.len() - self.leaves.len()
    }

    /// What a place is.
    pub(super) fn kind(&self, node: Node) -> Kind {
        self.nodes[node.0].kind
    }

    /// The numbers of all divided places that a place lies in, from the inside out.
    pub(super) fn above(&self, node: Node) -> impl Iterator<Item = usize> {
        self.up_from(node).filter_map(|at| match self.nodes[at].kind {
            Kind::Divided(number) => Some(number),
            Kind::Precinct(_) => None,
        })
    }

    /// A place and all it lies in, from the inside out.
    pub(super) fn up_from(&self, node: Node) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(node.0), |at| self.nodes[*at].within)
    }
}
