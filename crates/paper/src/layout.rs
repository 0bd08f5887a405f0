//! Blocks to slabs: sizes, spaces and columns are chosen here, once for all documents.
//!
//! It must never know how many pages there will be. One scale: text 10 on 14.5, small 8, headings 10.5 and 13, title 18.

mod bars;
mod choices;
mod furniture;
mod hemicycle;
mod table;
mod text;
mod widths;

pub(crate) use furniture::{Furniture, furnish};

use crate::clean::Cleaner;
use crate::finding::Finding;
use crate::font::{Face, Fonts};
use crate::language::Language;
use crate::lines::{Type, lines};
use crate::model::Block;
use crate::slab::{Flow, Op, Slab, Tone};
use crate::structure::{NodeId, Role, Tree};
use crate::units::{LEFT, Length, WIDTH, pt};

/// How text is set.
#[derive(Clone, Copy)]
struct Style {
    of: Type,
    /// From line to line.
    leading: Length,
    tone: Tone,
}

const fn style(face: Face, size: Length, leading: Length, tone: Tone) -> Style {
    Style { of: Type { face, size }, leading, tone }
}

const TEXT: Style = style(Face::Regular, pt(10), 14_500, Tone::Ink);
const SMALL: Style = style(Face::Regular, pt(8), 11_500, Tone::Soft);
const TITLE: Style = style(Face::Bold, pt(18), pt(24), Tone::Ink);
const SUBTITLE: Style = style(Face::Regular, 11_500, pt(16), Tone::Ink);
const ISSUER: Style = style(Face::Regular, 9_500, pt(14), Tone::Soft);
const PART: Style = style(Face::Bold, 12_500, pt(18), Tone::Ink);
const SECTION: Style = style(Face::Bold, pt(10), pt(15), Tone::Ink);
const CELL: Style = style(Face::Regular, 9_500, pt(13), Tone::Ink);
const CELL_BOLD: Style = style(Face::Bold, 9_500, pt(13), Tone::Ink);
const HEAD: Style = style(Face::Bold, pt(8), pt(11), Tone::Soft);
const CAPTION: Style = style(Face::Bold, pt(9), pt(13), Tone::Ink);
const CHOICE: Style = style(Face::Bold, pt(13), pt(18), Tone::Ink);
const MONO: Style = style(Face::Mono, 8_500, pt(13), Tone::Ink);

/// Which edge of its column a text keeps to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Left,
    Middle,
    Right,
}

/// A column of the page.
#[derive(Clone, Copy)]
struct Column {
    x: Length,
    width: Length,
    edge: Edge,
}

impl Column {
    /// The whole width of the text.
    const ALL: Self = Self { x: LEFT, width: WIDTH, edge: Edge::Left };
    const ALL_MIDDLE: Self = Self { x: LEFT, width: WIDTH, edge: Edge::Middle };
}

/// A document on its way to slabs.
pub(crate) struct Layout<'a> {
    fonts: &'a Fonts,
    language: Language,
    cleaner: Cleaner<'a>,
    tree: Tree,
    flow: Flow,
    findings: Vec<Finding>,
    /// Where the last block that is no heading begins among the slabs.
    body: usize,
    /// Where the word "synthetic" is told, if there is need.
    banner: Option<NodeId>,
}

impl<'a> Layout<'a> {
    /// Begins a document.
    pub(crate) fn new(fonts: &'a Fonts, language: Language) -> Self {
        let cleaner = Cleaner::new(fonts);
        Self {
            fonts,
            language,
            cleaner,
            tree: Tree::new(),
            flow: Flow::default(),
            findings: Vec::new(),
            body: 0,
            banner: None,
        }
    }

    /// Adds a block.
    pub(crate) fn block(&mut self, block: &Block) {
        let from = self.flow.slabs.len();
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(text) => self.paragraph(TEXT, Role::Paragraph, text, pt(7)),
            Block::Note(text) => self.paragraph(SMALL, Role::Note, text, pt(5)),
            Block::Pairs(pairs) => self.pairs(pairs),
            Block::Table(table) => self.table(table),
            Block::Steps(steps) => self.steps(steps),
            Block::Choices(choices) => self.choices(choices),
            Block::Bars(chart) => self.bars(chart),
            Block::Hemicycle(chart) => self.hemicycle(chart),
            Block::Mono(label, text) => self.mono(label, text),
            Block::Signatures { lines, seal } => self.signatures(lines, *seal),
            Block::NewPage => self.new_page(),
        }
        if !matches!(block, Block::Heading(..)) {
            self.body = from;
        }
    }

    /// The slabs, the structure, and what was found.
    pub(crate) fn finish(self) -> (Flow, Tree, Vec<Finding>) {
        let mut findings = self.findings;
        findings.extend(self.cleaner.findings());
        (self.flow, self.tree, findings)
    }

    /// What follows begins a page.
    fn new_page(&mut self) {
        self.flow.slabs.push(Slab { new_page: true, ..Slab::default() });
        self.flow.keep_last();
    }

    /// Lines of cleaned text in a column, one drawing each; their y is that of a slab as high as the leading. No text, no lines.
    fn set(&self, style: Style, column: Column, text: &str, node: Option<NodeId>) -> Vec<Op> {
        if text.is_empty() {
            return Vec::new();
        }
        let set = lines(self.fonts, style.of, text, column.width);
        let op = |line: crate::lines::Line| {
            let free = column.width - line.width;
            let x = match column.edge {
                Edge::Left => column.x,
                Edge::Middle => column.x + free / 2,
                Edge::Right => column.x + free,
            };
            let (Type { face, size }, tone) = (style.of, style.tone);
            Op::Text { x, y: self.baseline(style), face, size, tone, text: line.text, node }
        };
        set.into_iter().map(op).collect()
    }

    /// From the upper edge of a line to the foot of its capitals, so that these stand in its middle.
    fn baseline(&self, style: Style) -> Length {
        let capitals = i64::from(self.fonts.get(style.of.face).capitals) * style.of.size / 1000;
        Length::midpoint(style.leading, capitals)
    }

    /// Adds lines as slabs; lone first and last lines stay with their neighbours.
    fn push_lines(&mut self, style: Style, ops: Vec<Op>, before: Length) {
        let last = ops.len().saturating_sub(1);
        for (index, op) in ops.into_iter().enumerate() {
            let keep = index < last && (index == 0 || index + 1 == last);
            let before = if index == 0 { before } else { 0 };
            self.flow.slabs.push(Slab { height: style.leading, before, keep, ops: vec![op], ..Slab::default() });
        }
    }

    /// A caption above a table or a chart.
    fn caption(&mut self, parent: NodeId, caption: &str) {
        let text = self.cleaner.text(caption);
        if text.trim().is_empty() {
            return;
        }
        let node = self.tree.add(parent, Role::Caption);
        let ops = self.set(CAPTION, Column::ALL, &text, Some(node));
        let from = self.flow.slabs.len();
        self.push_lines(CAPTION, ops, pt(12));
        self.keep_from(from);
        let space = Slab { height: pt(3), keep: true, ..Slab::default() };
        self.flow.slabs.push(space);
    }

    /// All slabs from this one on stand with their followers.
    fn keep_from(&mut self, from: usize) {
        for slab in self.flow.slabs.iter_mut().skip(from) {
            slab.keep = true;
        }
    }
}
