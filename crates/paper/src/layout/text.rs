//! Blocks of text: the opening, headings, paragraphs, pairs, steps, hashes, lines to sign on.
//!
//! It must never draw a table or a chart.

use super::{
    CELL, CELL_BOLD, Column, Edge, ISSUER, Layout, MONO, PART, SECTION, SMALL, SUBTITLE, Style, TEXT, TITLE, style,
};
use crate::font::Face;
use crate::lines::natural;
use crate::model::{Cell, Document, Level, Signature, Step};
use crate::slab::{Op, Slab, Tone};
use crate::structure::{Role, Tree};
use crate::units::{LEFT, Length, WIDTH, pt};

/// Steps and rows with at most this many lines are not cut at the end of a page.
pub(super) const MOST_KEPT: usize = 8;

/// A block before the signatures that is higher than this goes to its own page.
const MOST_BEFORE_SIGNATURES: Length = pt(160);

/// Between two columns.
const GAP: Length = pt(14);

impl Layout<'_> {
    /// Issuer, title, subtitle, day, place and number.
    pub(crate) fn opening(&mut self, document: &Document) {
        self.banner = document.synthetic.then(|| self.tree.add(Tree::ROOT, Role::Note));
        let from = self.flow.slabs.len();
        let parts = [
            (ISSUER, Role::Paragraph, &document.issuer, 0),
            (TITLE, Role::Title, &document.title, pt(10)),
            (SUBTITLE, Role::Paragraph, &document.subtitle, pt(6)),
        ];
        for (style, role, text, before) in parts {
            let text = self.cleaner.text(text);
            if text.trim().is_empty() {
                continue;
            }
            let node = self.tree.add_told(Tree::ROOT, role, &text);
            let ops = self.set(style, Column::ALL_MIDDLE, &text, Some(node));
            self.push_lines(style, ops, before);
        }
        self.dateline(document);
        self.keep_from(from);
    }

    /// Day, place and number in one row between rules.
    fn dateline(&mut self, document: &Document) {
        let day = self.language.day(document.date);
        let texts = [&day, &document.place, &document.number].map(|text| self.cleaner.line(text));
        let third = (WIDTH - 2 * GAP) / 3;
        // A long place takes the room of a number that is not there.
        let takes_all = texts[2].is_empty() && natural(self.fonts, CELL.of, &texts[1]) > third;
        let widths = if takes_all { [third, 2 * third + GAP, 0] } else { [third; 3] };
        let edges = [Edge::Left, if takes_all { Edge::Right } else { Edge::Middle }, Edge::Right];
        let mut columns = Vec::new();
        let mut x = LEFT;
        for ((text, width), edge) in texts.iter().zip(widths).zip(edges) {
            let node = self.tree.add(Tree::ROOT, Role::Paragraph);
            columns.push(self.set(CELL, Column { x, width, edge }, text, Some(node)));
            x += width + GAP;
        }
        self.flow.slabs.push(Slab {
            height: pt(6),
            before: pt(14),
            ops: vec![rule(0, 800, Tone::Ink)],
            ..Slab::default()
        });
        self.rows(columns, CELL.leading, None);
        let after = Slab { height: pt(6), ops: vec![rule(5_600, 400, Tone::Rule)], ..Slab::default() };
        self.flow.slabs.push(after);
    }

    /// Columns of lines side by side: one slab for each line, each with `table` as its head.
    pub(super) fn rows(&mut self, columns: Vec<Vec<Op>>, leading: Length, table: Option<usize>) {
        let lines = columns.iter().map(Vec::len).max().unwrap_or_default().max(1);
        let keep_all = lines <= MOST_KEPT;
        let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
        for line in 0..lines {
            let ops = columns.iter_mut().filter_map(Iterator::next).collect();
            let keep = keep_all && line + 1 < lines;
            self.flow.slabs.push(Slab { height: leading, keep, ops, table, ..Slab::default() });
        }
    }

    /// A heading, which stays with what follows.
    pub(super) fn heading(&mut self, level: Level, text: &str) {
        let (style, role, before, after) = match level {
            Level::Part => (PART, Role::Part, pt(20), pt(3)),
            Level::Section => (SECTION, Role::Section, pt(13), pt(1)),
        };
        let text = self.cleaner.text(text);
        let node = self.tree.add_told(Tree::ROOT, role, &text);
        let ops = self.set(style, Column::ALL, &text, Some(node));
        let from = self.flow.slabs.len();
        self.push_lines(style, ops, before);
        self.flow.slabs.push(Slab { height: after, ..Slab::default() });
        self.keep_from(from);
    }

    /// Text over the whole width.
    pub(super) fn paragraph(&mut self, style: Style, role: Role, text: &str, before: Length) {
        let text = self.cleaner.text(text);
        if text.trim().is_empty() {
            return;
        }
        let node = self.tree.add(Tree::ROOT, role);
        let ops = self.set(style, Column::ALL, &text, Some(node));
        self.push_lines(style, ops, before);
    }

    /// Names to the left, figures to the right, a thin rule beneath each pair.
    pub(super) fn pairs(&mut self, pairs: &[(String, Cell)]) {
        let list = self.tree.add(Tree::ROOT, Role::Table);
        let (names, figures) = (WIDTH * 3 / 5 - GAP, WIDTH * 2 / 5);
        for (index, (name, cell)) in pairs.iter().enumerate() {
            let row = self.tree.add(list, Role::Row);
            let (head, data) = (self.tree.add(row, Role::RowHead), self.tree.add(row, Role::Data));
            let (name, written) = (self.cleaner.text(name), self.cleaner.text(&cell.written(self.language)));
            let left = Column { x: LEFT, width: names, edge: Edge::Left };
            let right = Column { x: LEFT + WIDTH - figures, width: figures, edge: Edge::Right };
            let columns =
                vec![self.set(CELL, left, &name, Some(head)), self.set(CELL_BOLD, right, &written, Some(data))];
            let before = if index == 0 { pt(6) } else { 0 };
            self.ruled(columns, before, None);
        }
    }

    /// A row with some space around it and a thin rule beneath.
    pub(super) fn ruled(&mut self, columns: Vec<Vec<Op>>, before: Length, table: Option<usize>) {
        let space = pt(4);
        let keep = true;
        self.flow.slabs.push(Slab { height: space, before, keep, table, ..Slab::default() });
        self.rows(columns, CELL.leading, table);
        self.flow.keep_last();
        let ops = vec![rule(space - 400, 400, Tone::Rule)];
        self.flow.slabs.push(Slab { height: space, table, ops, ..Slab::default() });
    }

    /// Numbered steps, the citation beneath each.
    pub(super) fn steps(&mut self, steps: &[Step]) {
        let list = self.tree.add(Tree::ROOT, Role::List);
        let number = style(Face::Bold, pt(10), TEXT.leading, Tone::Accent);
        let widest = self.fonts.width(Face::Bold, number.of.size, &format!("{}.", steps.len()));
        let indent = (widest + pt(8)).max(pt(22));
        for (index, step) in steps.iter().enumerate() {
            let item = self.tree.add(list, Role::Item);
            let (label, body) = (self.tree.add(item, Role::Label), self.tree.add(item, Role::Body));
            let (said, cited) = (self.tree.add(body, Role::Paragraph), self.tree.add(body, Role::Note));
            let (text, citation) = (self.cleaner.text(&step.text), self.cleaner.text(&step.citation));
            let column = Column { x: LEFT + indent, width: WIDTH - indent, edge: Edge::Left };
            let from = self.flow.slabs.len();
            let mut ops = self.set(number, Column::ALL, &format!("{}.", index + 1), Some(label));
            let mut said = self.set(TEXT, column, &text, Some(said)).into_iter();
            ops.extend(said.next());
            self.flow.slabs.push(Slab { before: pt(8), ..Slab::default() });
            self.flow.keep_last();
            for ops in std::iter::once(ops).chain(said.map(|line| vec![line])) {
                self.flow.slabs.push(Slab { height: TEXT.leading, ops, ..Slab::default() });
            }
            if !citation.trim().is_empty() {
                self.flow.keep_last();
                let cited = self.set(SMALL, column, &citation, Some(cited));
                self.push_lines(SMALL, cited, 0);
            }
            if self.flow.slabs.len() - from <= MOST_KEPT + 2 {
                self.keep_from(from);
                if let Some(last) = self.flow.slabs.last_mut() {
                    last.keep = false;
                }
            }
        }
    }

    /// A label, and beneath it text in type of one width on a tint.
    pub(super) fn mono(&mut self, label: &str, text: &str) {
        let (label, text) = (self.cleaner.text(label), self.cleaner.text(text));
        if !label.trim().is_empty() {
            let node = self.tree.add(Tree::ROOT, Role::Caption);
            let ops = self.set(SMALL, Column::ALL, &label, Some(node));
            self.push_lines(SMALL, ops, pt(9));
            self.flow.keep_last();
        }
        let node = self.tree.add(Tree::ROOT, Role::Code);
        let column = Column { x: LEFT + pt(8), width: WIDTH - pt(16), edge: Edge::Left };
        let tint = |height: Length| {
            let (x, width) = (LEFT, WIDTH);
            Op::Fill { x, y: 0, width, height, tone: Tone::Tint, node: None }
        };
        let edge = Slab { height: pt(4), ops: vec![tint(pt(4))], ..Slab::default() };
        self.flow.slabs.push(Slab { before: pt(2), keep: true, ..edge.clone() });
        for line in self.set(MONO, column, &text, Some(node)) {
            // The tints of neighbours overlap a little: a reader that smooths edges shows no seam.
            let ops = vec![tint(MONO.leading + 200), line];
            self.flow.slabs.push(Slab { height: MONO.leading, ops, ..Slab::default() });
        }
        self.flow.keep_last();
        self.flow.slabs.push(edge);
    }

    /// What precedes the signatures stays with them, if it is short: nobody signs a page that says nothing.
    fn keep_before_signatures(&mut self) {
        let before = self.flow.slabs.get(self.body..).unwrap_or_default();
        if before.iter().map(|slab| slab.before + slab.height).sum::<Length>() <= MOST_BEFORE_SIGNATURES {
            self.keep_from(self.body);
        } else {
            self.flow.keep_last();
        }
    }

    /// Who signs, a line, a name.
    pub(super) fn signatures(&mut self, signatures: &[Signature], seal: bool) {
        self.keep_before_signatures();
        let from = self.flow.slabs.len();
        let (role, line, name) = (WIDTH * 36 / 100, WIDTH * 28 / 100, WIDTH * 30 / 100);
        let line_x = LEFT + role + WIDTH * 3 / 100;
        let under = style(Face::Regular, pt(7), pt(9), Tone::Soft);
        for signature in signatures {
            let node = self.tree.add(Tree::ROOT, Role::Paragraph);
            let (said, named) = (self.cleaner.text(&signature.role), self.cleaner.text(&signature.name));
            let left = Column { x: LEFT, width: role, edge: Edge::Left };
            let right = Column { x: LEFT + WIDTH - name, width: name, edge: Edge::Left };
            let mut columns = [self.set(CELL, left, &said, Some(node)), self.set(CELL, right, &named, Some(node))];
            // The last lines of both stand on the line to sign on.
            let most = columns[0].len().max(columns[1].len());
            let mut slabs = vec![Vec::new(); most];
            for column in &mut columns {
                let first = most - column.len();
                for (slab, op) in slabs.iter_mut().skip(first).zip(column.drain(..)) {
                    slab.push(op);
                }
            }
            if let Some(last) = slabs.last_mut() {
                let y = self.baseline(CELL) + pt(2);
                last.push(Op::Fill { x: line_x, y, width: line, height: 600, tone: Tone::Ink, node: None });
            }
            self.flow.slabs.push(Slab { height: pt(14), ..Slab::default() });
            for ops in slabs {
                self.flow.slabs.push(Slab { height: CELL.leading, ops, ..Slab::default() });
            }
            let column = Column { x: line_x, width: line, edge: Edge::Middle };
            let ops = self.set(under, column, self.language.signature(), Some(node));
            self.push_lines(under, ops, pt(2));
        }
        if seal {
            let node = self.tree.add(Tree::ROOT, Role::Paragraph);
            let ops = self.set(CELL, Column::ALL, self.language.seal(), Some(node));
            self.push_lines(CELL, ops, pt(14));
        }
        self.keep_from(from);
        if let Some(last) = self.flow.slabs.last_mut().filter(|_| !signatures.is_empty() || seal) {
            last.keep = false;
        }
    }
}

/// A rule over the whole width.
pub(super) fn rule(y: Length, height: Length, tone: Tone) -> Op {
    Op::Fill { x: LEFT, y, width: WIDTH, height, tone, node: None }
}
