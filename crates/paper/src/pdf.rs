//! Pages to the bytes of a PDF 1.7 file that keeps the habits of PDF/A-2: fonts embedded, colours calibrated, nothing encrypted,
//! metadata, structure. It claims no conformance, since nothing here validates one.
//!
//! It must never choose where a thing stands, and never read a clock.

mod content;
mod embed;
mod metadata;
mod outline;
mod tags;

use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::TabOrder;
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Settings};
use sha2::{Digest, Sha256};

use crate::font::{FACES, Fonts};
use crate::layout::Furniture;
use crate::model::Document;
use crate::pdf::embed::Used;
use crate::slab::Op;
use crate::structure::Tree;
use crate::units::{PAGE_HEIGHT, PAGE_WIDTH, points};

/// The name of the one colour space.
const COLOURS: Name<'static> = Name(b"C");

/// No spaces that only people would read.
const SETTINGS: Settings = Settings { pretty: false };

/// Gives out numbers of objects.
struct Numbers(i32);

impl Numbers {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }

    fn several(&mut self, count: usize) -> Vec<Ref> {
        (0..count).map(|_| self.next()).collect()
    }
}

/// A stream made small. Level 7 is within a hundredth of the smallest and twice as fast.
fn deflate(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec_zlib(bytes, 7)
}

/// A number as the file format counts: it has no room for more.
fn whole(number: usize) -> i32 {
    i32::try_from(number).expect("a PDF counts objects in 31 bits")
}

/// Writes the file.
pub(crate) fn write(fonts: &Fonts, document: &Document, texts: &Furniture, pages: &[Vec<Op>], tree: &Tree) -> Vec<u8> {
    let mut numbers = Numbers(0);
    let (catalog, page_tree, info, xmp) = (numbers.next(), numbers.next(), numbers.next(), numbers.next());
    let page_refs = numbers.several(pages.len());
    let used = Used::of(pages);
    let mut pdf = Pdf::with_settings(SETTINGS);
    let fonts_written = embed::write(&mut pdf, &mut numbers, fonts, &used);
    let mut hash = Sha256::new();
    let mut marked = Vec::with_capacity(pages.len());
    for (index, (ops, page_ref)) in pages.iter().zip(&page_refs).enumerate() {
        let content_ref = numbers.next();
        let drawn = content::draw(ops, &used, tree);
        hash.update(&drawn.bytes);
        pdf.stream(content_ref, &deflate(&drawn.bytes)).filter(Filter::FlateDecode);
        marked.push(drawn.marked);
        let mut page = pdf.page(*page_ref);
        page.parent(page_tree).media_box(Rect::new(0.0, 0.0, points(PAGE_WIDTH), points(PAGE_HEIGHT)));
        page.contents(content_ref).struct_parents(whole(index)).tab_order(TabOrder::StructureOrder);
        let mut resources = page.resources();
        resources.color_spaces().insert(COLOURS).start::<pdf_writer::writers::ColorSpace>().srgb();
        let mut dict = resources.fonts();
        for (face, font) in &fonts_written {
            dict.pair(embed::resource(*face), *font);
        }
        dict.finish();
    }
    pdf.pages(page_tree).kids(page_refs.iter().copied()).count(whole(pages.len()));
    let structure = tags::write(&mut pdf, &mut numbers, tree, &marked, &page_refs);
    let outline = outline::write(&mut pdf, &mut numbers, tree, pages, &page_refs);
    metadata::info(&mut pdf, info, document, texts);
    let packet = metadata::xmp(document, texts);
    hash.update(packet.as_bytes());
    // Metadata is left readable to programs that do not inflate streams.
    pdf.metadata(xmp, packet.as_bytes());
    let mut root = pdf.catalog(catalog);
    root.pages(page_tree).metadata(xmp).lang(pdf_writer::TextStr(document.language.tag()));
    root.viewer_preferences().display_doc_title(true);
    root.mark_info().marked(true);
    root.pair(Name(b"StructTreeRoot"), structure);
    if let Some(outline) = outline {
        root.outlines(outline);
    }
    root.finish();
    let id = hash.finalize()[..16].to_vec();
    pdf.set_file_id((id.clone(), id));
    pdf.finish()
}

/// The faces in the order of the file, for those parts that walk over them.
fn faces() -> impl Iterator<Item = crate::font::Face> {
    FACES.into_iter()
}
