//! What a document is made of for readers that do not see it: a tree of roles whose leaves are on the pages.
//!
//! It must never know where a leaf stands; the writer of the file joins the two.

/// What a part of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    Title,
    Part,
    Section,
    Paragraph,
    Note,
    Caption,
    Table,
    Row,
    /// Head of a column.
    Head,
    /// Head of a row.
    RowHead,
    Data,
    List,
    Item,
    Label,
    Body,
    Figure,
    Code,
}

/// A place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(pub(crate) usize);

/// A part of the document.
pub(crate) struct Node {
    pub(crate) role: Role,
    pub(crate) parent: Option<NodeId>,
    pub(crate) children: Vec<NodeId>,
    /// What it shows, for those who cannot see it; the text of a heading.
    pub(crate) told: String,
}

/// The tree.
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// A tree with its root.
    pub(crate) fn new() -> Self {
        Self { nodes: vec![Node { role: Role::Document, parent: None, children: Vec::new(), told: String::new() }] }
    }

    /// The document.
    pub(crate) const ROOT: NodeId = NodeId(0);

    /// A new last child.
    pub(crate) fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.add_told(parent, role, "")
    }

    /// A new last child with words for those who cannot see it.
    pub(crate) fn add_told(&mut self, parent: NodeId, role: Role, told: &str) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { role, parent: Some(parent), children: Vec::new(), told: told.to_owned() });
        self.nodes[parent.0].children.push(id);
        id
    }

    /// All nodes; the place of each is its id, and a parent stands before its children.
    pub(crate) fn nodes(&self) -> &[Node] {
        &self.nodes
    }
}
