//! The headings of the document's parts, for the list that a reader's window shows beside the pages.
//!
//! It must never list what is on no page.

use pdf_writer::{Finish, Pdf, Ref, TextStr};

use super::{Numbers, whole};
use crate::slab::Op;
use crate::structure::{Role, Tree};
use crate::units::{Length, PAGE_HEIGHT, points};

/// Space left above a heading that is jumped to.
const AIR: Length = 24_000;

/// Writes the list, if there is anything to list.
pub(super) fn write(pdf: &mut Pdf, numbers: &mut Numbers, tree: &Tree, pages: &[Vec<Op>], refs: &[Ref]) -> Option<Ref> {
    let mut found: Vec<(usize, Ref, Length)> = Vec::new();
    for (ops, page) in pages.iter().zip(refs) {
        for op in ops {
            let Op::Text { y, node: Some(node), .. } = op else { continue };
            let part = tree.nodes().get(node.0).is_some_and(|node| node.role == Role::Part);
            if part && found.last().is_none_or(|(last, ..)| *last != node.0) {
                found.push((node.0, *page, PAGE_HEIGHT - y + AIR));
            }
        }
    }
    if found.is_empty() {
        return None;
    }
    let outline = numbers.next();
    let items = numbers.several(found.len());
    let (first, last) = (*items.first()?, *items.last()?);
    pdf.outline(outline).first(first).last(last).count(whole(items.len()));
    for (index, (node, page, top)) in found.iter().enumerate() {
        let mut item = pdf.outline_item(items[index]);
        item.title(TextStr(&tree.nodes()[*node].told)).parent(outline);
        if let Some(previous) = index.checked_sub(1) {
            item.prev(items[previous]);
        }
        if let Some(next) = items.get(index + 1) {
            item.next(*next);
        }
        item.dest().page(*page).xyz(0.0, points(*top), None);
        item.finish();
    }
    Some(outline)
}
