//! From a document to its bytes: laid out, put on pages, written.
//!
//! It must never stop a document for what it holds: what cannot be shown is a finding.

use crate::finding::Finding;
use crate::font::Fonts;
use crate::layout::{self, Layout};
use crate::model::Document;
use crate::paginate::paginate;
use crate::pdf;

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
    let mut layout = Layout::new(&fonts, document.language);
    layout.opening(document);
    for block in &document.blocks {
        layout.block(block);
    }
    let texts = layout.furniture(document);
    let (flow, tree, findings) = layout.finish();
    let mut pages = paginate(flow);
    layout::furnish(&fonts, document.language, &texts, &mut pages);
    let bytes = pdf::write(&fonts, document, &texts, &pages, &tree);
    Rendered { bytes, pages: pages.len(), findings }
}
