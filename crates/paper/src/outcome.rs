//! From a document to its bytes: laid out, put on pages, written.
//!
//! It must never stop a document for what it holds: what cannot be shown is a finding.

use crate::finding::Finding;
use crate::font::Fonts;
use crate::layout::{self, Furniture, Layout};
use crate::model::Document;
use crate::paginate::paginate;
use crate::pdf;
use crate::slab::Op;
use crate::structure::Tree;

/// A document on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The PDF file; equal for equal documents.
    pub bytes: Vec<u8>,
    /// Its pages; at least one.
    pub pages: usize,
    /// What is shown otherwise than it was given.
    pub findings: Vec<Finding>,
}

/// Sets a document on A4 pages and writes it as PDF 1.7: fonts embedded, text that can be searched, structure tagged, nothing
/// encrypted, colours calibrated, no clock read.
pub fn render(document: &Document) -> Rendered {
    let fonts = Fonts::read();
    let Drawn { pages, tree, texts, findings } = draw(&fonts, document);
    let bytes = pdf::write(&fonts, document, &texts, &pages, &tree);
    Rendered { bytes, pages: pages.len(), findings }
}

/// A document on pages that are not yet written.
struct Drawn {
    pages: Vec<Vec<Op>>,
    tree: Tree,
    texts: Furniture,
    findings: Vec<Finding>,
}

fn draw(fonts: &Fonts, document: &Document) -> Drawn {
    let mut layout = Layout::new(fonts, document.language);
    layout.opening(document);
    for block in &document.blocks {
        layout.block(block);
    }
    let texts = layout.furniture(document);
    let (flow, tree, findings) = layout.finish();
    let mut pages = paginate(flow);
    layout::furnish(fonts, document.language, &texts, &mut pages);
    Drawn { pages, tree, texts, findings }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::Language;
    use crate::model::{
        Align, Bar, BarChart, Block, Cell, Column, Hemicycle, Level, Mark, Row, SeatGroup, Signature, Step, Table,
    };
    use crate::units::{BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, TOP, WIDTH};

    /// A document that says the same in blocks of every kind.
    fn of(text: &str, count: usize) -> Document {
        let said = || text.to_owned();
        let cell = |index: usize| if index.is_multiple_of(3) { Cell::Count(u64::MAX) } else { Cell::Text(said()) };
        let align = |index: usize| if index.is_multiple_of(2) { Align::Words } else { Align::Figures };
        let mut document = Document::new(Language::Russian, jiff::civil::date(2021, 1, 12));
        let all = [&mut document.issuer, &mut document.title, &mut document.subtitle, &mut document.number];
        all.into_iter().chain([&mut document.place, &mut document.hash]).for_each(|field| *field = said());
        document.synthetic = true;
        let row = |total: bool| Row { cells: (0..count).map(cell).collect(), total };
        let bar = |value: u64| Bar { label: said(), value, written: said() };
        document.blocks = vec![
            Block::Heading(Level::Part, said()),
            Block::Paragraph(said()),
            Block::Pairs(vec![(said(), Cell::Text(said()))]),
            Block::Table(Table {
                caption: said(),
                columns: (0..count).map(|index| Column { title: said(), align: align(index) }).collect(),
                rows: vec![row(false), row(true)],
            }),
            Block::Steps(vec![Step { text: said(), citation: said() }; count]),
            Block::Bars(BarChart {
                caption: said(),
                bars: vec![bar(0), bar(7), bar(u64::MAX)],
                mark: Some(Mark { value: u64::MAX / 2, label: said() }),
            }),
            Block::Hemicycle(Hemicycle {
                caption: said(),
                groups: vec![SeatGroup { label: said(), seats: 7 }; count],
                unit: said(),
            }),
            Block::Mono(said(), said()),
            Block::Signatures { lines: vec![Signature { role: said(), name: said() }; count], seal: true },
        ];
        document
    }

    /// Whether a drawing is where drawings may be. Only the banner reaches the edge of the page.
    fn inside(fonts: &Fonts, op: &Op) -> bool {
        let (left, right) = (LEFT - 1, LEFT + WIDTH + 1);
        match op {
            Op::Text { x, y, face, size, text, .. } => {
                let width = fonts.width(*face, *size, text.trim_end());
                *x >= left && x + width <= right && (0..PAGE_HEIGHT).contains(y)
            }
            Op::Fill { x, y, width, height, .. } => {
                let banner = (*x, *y, *width) == (0, 0, PAGE_WIDTH);
                banner || (*x >= left && x + width <= right && *y >= 0 && y + height <= PAGE_HEIGHT)
            }
            Op::Disc { x, y, radius, .. } => {
                x - radius >= left && x + radius <= right && y - radius >= TOP && y + radius <= PAGE_HEIGHT - BOTTOM
            }
            Op::Slanted { .. } => true,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_leaves_the_page(
            text in "[a-я ]{0,40}|\\PC{0,40}|[ЖW]{0,300}|(Жы ){0,300}",
            count in 0..14_usize,
        ) {
            let fonts = Fonts::read();
            let drawn = draw(&fonts, &of(&text, count));
            for op in drawn.pages.iter().flatten() {
                prop_assert!(inside(&fonts, op), "{op:?}");
            }
        }
    }
}
