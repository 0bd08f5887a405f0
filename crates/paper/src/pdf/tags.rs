//! The structure of the document in the file: roles, their children, and where each is on the pages.
//!
//! It must never put in an order of its own: the tree's is the order in which the document is read.

use pdf_writer::types::{StructRole, TableHeaderScope};
use pdf_writer::{Finish, Pdf, Ref, TextStr};

use super::{Numbers, whole};
use crate::structure::{NodeId, Role, Tree};

/// The role by which readers know a part.
pub(super) fn role(tree: &Tree, node: NodeId) -> StructRole {
    match tree.nodes().get(node.0).map_or(Role::Paragraph, |node| node.role) {
        Role::Document => StructRole::Document,
        Role::Title => StructRole::H1,
        Role::Part => StructRole::H2,
        Role::Section => StructRole::H3,
        Role::Paragraph => StructRole::P,
        Role::Note => StructRole::Note,
        Role::Caption => StructRole::Caption,
        Role::Table => StructRole::Table,
        Role::Row => StructRole::TR,
        Role::Head | Role::RowHead => StructRole::TH,
        Role::Data => StructRole::TD,
        Role::List => StructRole::L,
        Role::Item => StructRole::LI,
        Role::Label => StructRole::Lbl,
        Role::Body => StructRole::LBody,
        Role::Figure => StructRole::Figure,
        Role::Code => StructRole::Code,
    }
}

/// Writes the tree; `marked` holds, for each page, the part of each marked piece.
pub(super) fn write(pdf: &mut Pdf, numbers: &mut Numbers, tree: &Tree, marked: &[Vec<NodeId>], pages: &[Ref]) -> Ref {
    let root = numbers.next();
    let elements = numbers.several(tree.nodes().len());
    let mut pieces: Vec<Vec<(usize, i32)>> = vec![Vec::new(); elements.len()];
    for (page, nodes) in marked.iter().enumerate() {
        for (number, node) in nodes.iter().enumerate() {
            pieces[node.0].push((page, whole(number)));
        }
    }
    for (index, (node, pieces)) in tree.nodes().iter().zip(&pieces).enumerate() {
        let mut element = pdf.struct_element(elements[index]);
        element.kind(role(tree, NodeId(index)));
        element.parent(node.parent.map_or(root, |parent| elements[parent.0]));
        let home = pieces.first().map(|(page, _)| *page);
        if let Some(page) = home {
            element.page(pages[page]);
        }
        match node.role {
            Role::Figure => drop(element.alt(TextStr(&node.told))),
            Role::Title | Role::Part | Role::Section => drop(element.title(TextStr(&node.told))),
            Role::Head => drop(element.attributes().push().table().scope(TableHeaderScope::Column)),
            Role::RowHead => drop(element.attributes().push().table().scope(TableHeaderScope::Row)),
            _ => {}
        }
        let mut children = element.children();
        for child in &node.children {
            children.struct_element(elements[child.0]);
        }
        for (page, number) in pieces {
            if Some(*page) == home {
                children.marked_content_id(*number);
            } else {
                children.marked_content_ref().page(pages[*page]).marked_content_id(*number);
            }
        }
    }
    let lists = numbers.several(marked.len());
    for (list, nodes) in lists.iter().zip(marked) {
        pdf.indirect(*list).array().items(nodes.iter().map(|node| elements[node.0]));
    }
    let mut top = pdf.indirect(root).start::<pdf_writer::writers::StructTreeRoot>();
    top.child(elements[Tree::ROOT.0]).parent_tree_next_key(whole(marked.len()));
    let mut parents = top.parent_tree();
    let mut entries = parents.nums();
    for (page, list) in lists.iter().enumerate() {
        entries.insert(whole(page), *list);
    }
    entries.finish();
    parents.finish();
    top.finish();
    root
}
