//! A slab is a strip across the page that is never cut: a line of text, a line of a row, a chart. A flow is all of them.
//!
//! It must never know on which page a slab falls.

use crate::font::Face;
use crate::structure::NodeId;
use crate::units::Length;

/// Colours by meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Text and strong rules.
    Ink,
    /// Citations, labels, what may be overread.
    Soft,
    /// Rules between rows.
    Rule,
    /// Behind hashes and bars.
    Tint,
    /// Numbers of steps, bars.
    Accent,
    /// Bars that end before the mark.
    Pale,
    /// Behind the line that says "synthetic".
    Banner,
    /// That line.
    BannerInk,
    /// The word across the page.
    Watermark,
    /// Groups of seats, in turn.
    Series(usize),
}

impl Tone {
    /// Red, green, blue. The series keeps apart for the colour-blind, and in grey by lightness.
    pub(crate) fn rgb(self) -> [u8; 3] {
        const SERIES: [[u8; 3]; 8] = [
            [0x1D, 0x4E, 0x79],
            [0xE0, 0x9F, 0x3E],
            [0x2A, 0x8C, 0x82],
            [0x9E, 0x3D, 0x3A],
            [0x8F, 0xB8, 0xDE],
            [0x6A, 0x4C, 0x93],
            [0xB8, 0xC4, 0x6B],
            [0x6B, 0x70, 0x76],
        ];
        match self {
            Self::Ink => [0x1B, 0x1F, 0x24],
            Self::Soft => [0x5B, 0x63, 0x6B],
            Self::Rule => [0xCF, 0xD4, 0xD9],
            Self::Tint => [0xF2, 0xF4, 0xF6],
            Self::Accent => [0x1D, 0x4E, 0x79],
            Self::Pale => [0xB4, 0xC4, 0xD4],
            Self::Banner => [0xFB, 0xE8, 0xC3],
            Self::BannerInk => [0x6B, 0x44, 0x00],
            Self::Watermark => [0xF4, 0xF0, 0xE8],
            Self::Series(number) => SERIES[number % SERIES.len()],
        }
    }
}

/// Something drawn. Lengths run to the right and down; a text stands on its baseline.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    Text {
        x: Length,
        y: Length,
        face: Face,
        size: Length,
        tone: Tone,
        text: String,
        node: Option<NodeId>,
    },
    Fill {
        x: Length,
        y: Length,
        width: Length,
        height: Length,
        tone: Tone,
        node: Option<NodeId>,
    },
    /// A disc about its centre.
    Disc {
        x: Length,
        y: Length,
        radius: Length,
        tone: Tone,
        node: Option<NodeId>,
    },
    /// A text about the middle of the page, rising to the right; as wide as it is said to be.
    Slanted {
        text: String,
        width: Length,
        face: Face,
        size: Length,
        tone: Tone,
    },
}

impl Op {
    /// The part of the document it belongs to; decoration belongs to none.
    pub(crate) fn node(&self) -> Option<NodeId> {
        match self {
            Self::Text { node, .. } | Self::Fill { node, .. } | Self::Disc { node, .. } => *node,
            Self::Slanted { .. } => None,
        }
    }

    /// The same, further down.
    pub(crate) fn lowered(mut self, by: Length) -> Self {
        match &mut self {
            Self::Text { y, .. } | Self::Fill { y, .. } | Self::Disc { y, .. } => *y += by,
            Self::Slanted { .. } => {}
        }
        self
    }

    /// The same as decoration: a head that is repeated is no second head.
    fn repeated(mut self) -> Self {
        match &mut self {
            Self::Text { node, .. } | Self::Fill { node, .. } | Self::Disc { node, .. } => *node = None,
            Self::Slanted { .. } => {}
        }
        self
    }
}

/// A strip across the page. Its drawings' x counts from the edge of the page, their y from the strip's upper edge.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slab {
    pub(crate) height: Length,
    /// Space above it, left out at the top of a page.
    pub(crate) before: Length,
    /// True where the next slab must stand on the same page.
    pub(crate) keep: bool,
    /// True where a page must begin with it.
    pub(crate) new_page: bool,
    /// The table whose head is repeated if a page begins with it.
    pub(crate) table: Option<usize>,
    pub(crate) ops: Vec<Op>,
}

/// The slabs of a document, and the heads of its tables.
#[derive(Default)]
pub(crate) struct Flow {
    pub(crate) slabs: Vec<Slab>,
    pub(crate) heads: Vec<Vec<Slab>>,
}

impl Flow {
    /// Keeps a table's head for later pages.
    pub(crate) fn head(&mut self, slabs: &[Slab]) -> usize {
        let repeat = |slab: &Slab| Slab { ops: slab.ops.iter().cloned().map(Op::repeated).collect(), ..slab.clone() };
        self.heads.push(slabs.iter().map(repeat).collect());
        self.heads.len() - 1
    }

    /// The last slab must stand with what comes next.
    pub(crate) fn keep_last(&mut self) {
        if let Some(slab) = self.slabs.last_mut() {
            slab.keep = true;
        }
    }
}
