//! What can be chosen on a ballot: words to the left, an empty square to the right.
//!
//! It must never know what is chosen, nor mark a square.

use super::text::rule;
use super::{CHOICE, Column, Edge, Layout};
use crate::model::Choice;
use crate::slab::{Op, Slab, Tone};
use crate::structure::{Role, Tree};
use crate::units::{LEFT, Length, WIDTH, pt};

/// The side of the square to mark: wide enough for any hand.
const SQUARE: Length = pt(26);

/// From the words to the square.
const GAP: Length = pt(24);

/// Above and beneath the words of a choice.
const SPACE: Length = pt(6);

/// The edge of a square, and the rules between choices.
const EDGE: Length = 1_000;

impl Layout<'_> {
    /// Choices between rules; none is cut at the end of a page, and all are set alike.
    pub(super) fn choices(&mut self, choices: &[Choice]) {
        let list = self.tree.add(Tree::ROOT, Role::List);
        let column = Column { x: LEFT, width: WIDTH - SQUARE - GAP, edge: Edge::Left };
        self.flow.slabs.push(Slab {
            height: EDGE,
            before: pt(14),
            keep: true,
            ops: vec![rule(0, EDGE, Tone::Ink)],
            ..Slab::default()
        });
        let mut set = |choice: &Choice| -> Vec<Op> {
            let item = self.tree.add(list, Role::Item);
            let mut lines = Vec::new();
            for words in &choice.words {
                let node = self.tree.add(item, Role::Body);
                let words = self.cleaner.text(words);
                lines.extend(self.set(CHOICE, column, &words, Some(node)));
            }
            lines
        };
        let rows: Vec<Vec<Op>> = choices.iter().map(&mut set).collect();
        let high = |lines: usize| CHOICE.leading * Length::try_from(lines).unwrap_or(1);
        // No choice has more room than another.
        let most = rows.iter().map(|lines| high(lines.len())).max().unwrap_or(0).max(SQUARE - pt(8));
        for lines in rows {
            let free = most - high(lines.len());
            let above = SPACE + free / 2;
            let below = SPACE + free - free / 2;
            let square = square(SPACE + Length::midpoint(0, most - SQUARE));
            self.flow.slabs.push(Slab { height: above, keep: true, ops: square, ..Slab::default() });
            for line in lines {
                self.flow.slabs.push(Slab { height: CHOICE.leading, keep: true, ops: vec![line], ..Slab::default() });
            }
            let ops = vec![rule(below - EDGE, EDGE, Tone::Ink)];
            self.flow.slabs.push(Slab { height: below, ops, ..Slab::default() });
        }
    }
}

/// The four edges of a square, its upper edge at `y`.
fn square(y: Length) -> Vec<Op> {
    let x = LEFT + WIDTH - SQUARE;
    let fill = |x, y, width, height| Op::Fill { x, y, width, height, tone: Tone::Ink, node: None };
    let far = SQUARE - EDGE;
    vec![
        fill(x, y, SQUARE, EDGE),
        fill(x, y + far, SQUARE, EDGE),
        fill(x, y, EDGE, SQUARE),
        fill(x + far, y, EDGE, SQUARE),
    ]
}
