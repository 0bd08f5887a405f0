//! The drawings of one page as a content stream, each marked with the part of the document it belongs to.
//!
//! It must never leave a drawing unmarked: what belongs to no part is decoration.

use pdf_writer::types::{ArtifactType, ColorSpaceOperand};
use pdf_writer::{Content, Finish, Name, Str, TextStr};

use super::embed::{Used, resource};
use super::{COLOURS, SETTINGS, tags};
use crate::font::Face;
use crate::slab::{Op, Tone};
use crate::structure::{NodeId, Tree};
use crate::units::{Length, PAGE_HEIGHT, PAGE_WIDTH, part, points};

/// A page's content, and the part of the document of each marked piece in it; a piece's number is its place.
pub(super) struct Drawn {
    pub(super) bytes: Vec<u8>,
    pub(super) marked: Vec<NodeId>,
}

/// Draws a page.
pub(super) fn draw(ops: &[Op], used: &Used, tree: &Tree) -> Drawn {
    let mut content = Content::with_settings(SETTINGS);
    content.set_fill_color_space(ColorSpaceOperand::Named(COLOURS));
    let mut pen = Pen { content, used, tone: None, font: None };
    let mut marked: Vec<NodeId> = Vec::new();
    let mut rest = ops;
    while let Some(first) = rest.first() {
        let node = first.node();
        let run = rest.iter().take_while(|op| op.node() == node).count();
        let (now, later) = rest.split_at(run);
        if let Some(node) = node {
            let number = super::whole(marked.len());
            let name = tags::role(tree, node).to_name();
            pen.content.begin_marked_content_with_properties(name).properties().identify(number);
            marked.push(node);
        } else {
            let mut content = pen.content.begin_marked_content_with_properties(Name(b"Artifact"));
            content.properties().artifact().kind(ArtifactType::Layout);
        }
        for op in now {
            pen.op(op);
        }
        pen.content.end_marked_content();
        rest = later;
    }
    Drawn { bytes: pen.content.finish().into_vec(), marked }
}

struct Pen<'a> {
    content: Content,
    used: &'a Used,
    tone: Option<Tone>,
    font: Option<(Face, Length)>,
}

impl Pen<'_> {
    fn op(&mut self, op: &Op) {
        match op {
            Op::Text { text, .. } if text.is_empty() => {}
            Op::Text { x, y, face, size, tone, text, .. } => {
                self.tone(*tone);
                self.content.begin_text();
                self.font(*face, *size);
                self.content.next_line(points(*x), points(PAGE_HEIGHT - y));
                self.content.show(Str(&self.used.encode(*face, text)));
                self.content.end_text();
            }
            Op::Fill { x, y, width, height, tone, .. } => {
                self.tone(*tone);
                let low = PAGE_HEIGHT - y - height;
                self.content.rect(points(*x), points(low), points(*width), points(*height));
                self.content.fill_nonzero();
            }
            Op::Disc { x, y, radius, tone, .. } => {
                self.tone(*tone);
                self.disc(*x, PAGE_HEIGHT - y, *radius);
            }
            Op::Slanted { text, width, face, size, tone } => self.slanted(text, *width, (*face, *size), *tone),
        }
    }

    fn tone(&mut self, tone: Tone) {
        if self.tone.replace(tone) != Some(tone) {
            self.content.set_fill_color(tone.rgb().map(part));
        }
    }

    fn font(&mut self, face: Face, size: Length) {
        if self.font.replace((face, size)) != Some((face, size)) {
            self.content.set_font(resource(face), points(size));
        }
    }

    /// Four curves, each a quarter of a circle to three parts in ten thousand.
    fn disc(&mut self, x: Length, y: Length, radius: Length) {
        let arm = radius * 5523 / 10_000;
        let (left, right, low, high) = (x - radius, x + radius, y - radius, y + radius);
        let curves = [
            [right, y + arm, x + arm, high, x, high],
            [x - arm, high, left, y + arm, left, y],
            [left, y - arm, x - arm, low, x, low],
            [x + arm, low, right, y - arm, right, y],
        ];
        self.content.move_to(points(right), points(y));
        for curve in curves {
            let [x1, y1, x2, y2, x3, y3] = curve.map(points);
            self.content.cubic_to(x1, y1, x2, y2, x3, y3);
        }
        self.content.fill_nonzero();
    }

    /// About the middle of the page at the angle whose tangent is 3/4, so that sine and cosine are decimal.
    fn slanted(&mut self, text: &str, width: Length, (face, size): (Face, Length), tone: Tone) {
        self.tone(tone);
        let (cosine, sine) = (800, 600);
        let half = width / 2;
        let (x, y) = (PAGE_WIDTH / 2 - half * cosine / 1000, PAGE_HEIGHT / 2 - half * sine / 1000);
        // Those who copy the page find no stray letters between its lines.
        let mut hidden = self.content.begin_marked_content_with_properties(Name(b"Span"));
        hidden.properties().actual_text(TextStr(""));
        hidden.finish();
        self.content.begin_text();
        self.font(face, size);
        self.content.set_text_matrix([cosine, sine, -sine, cosine, x, y].map(points));
        self.content.show(Str(&self.used.encode(face, text)));
        self.content.end_text();
        self.content.end_marked_content();
    }
}
