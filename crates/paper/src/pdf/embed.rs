//! The fonts in the file, with widths and the way back from glyphs to characters.
//!
//! It must never map two characters to one code: each used character has a code of its own, so that a copied text is the text
//! even where two characters look alike.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};

use super::{Numbers, deflate, faces, whole};
use crate::font::{Face, Font, Fonts, Glyph};
use crate::slab::Op;

const IDENTITY: SystemInfo<'static> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// The name of a face in the resources of a page.
pub(super) fn resource(face: Face) -> Name<'static> {
    match face {
        Face::Regular => Name(b"R"),
        Face::Bold => Name(b"B"),
        Face::Mono => Name(b"M"),
    }
}

/// The characters of a document, by face; the code of a character is its place among them, from 1.
pub(super) struct Used(BTreeMap<Face, BTreeMap<char, u16>>);

impl Used {
    /// Numbers the characters of all pages.
    pub(super) fn of(pages: &[Vec<Op>]) -> Self {
        let mut used: BTreeMap<Face, BTreeMap<char, u16>> = BTreeMap::new();
        for op in pages.iter().flatten() {
            if let Op::Text { text, face, .. } | Op::Slanted { text, face, .. } = op {
                used.entry(*face).or_default().extend(text.chars().map(|character| (character, 0)));
            }
        }
        for characters in used.values_mut() {
            for (code, place) in (1..).zip(characters.values_mut()) {
                *place = code;
            }
        }
        Self(used)
    }

    fn face(&self, face: Face) -> Option<&BTreeMap<char, u16>> {
        self.0.get(&face)
    }

    /// A text as codes of two bytes.
    pub(super) fn encode(&self, face: Face, text: &str) -> Vec<u8> {
        let code = |character| self.face(face).and_then(|codes| codes.get(&character)).copied().unwrap_or(0);
        text.chars().flat_map(|character| code(character).to_be_bytes()).collect()
    }
}

/// Writes each face that a page uses.
pub(super) fn write(pdf: &mut Pdf, numbers: &mut Numbers, fonts: &Fonts, used: &Used) -> Vec<(Face, Ref)> {
    let mut written = Vec::new();
    for face in faces() {
        if let Some(codes) = used.face(face) {
            written.push((face, face_objects(pdf, numbers, fonts.get(face), face, codes)));
        }
    }
    written
}

fn face_objects(pdf: &mut Pdf, numbers: &mut Numbers, font: &Font, face: Face, codes: &BTreeMap<char, u16>) -> Ref {
    let (outer, inner, descriptor) = (numbers.next(), numbers.next(), numbers.next());
    let (file, places, unicode) = (numbers.next(), numbers.next(), numbers.next());
    let tag = subset_tag(face);
    let name = format!("{tag}+{}", font.name);
    let name = Name(name.as_bytes());
    let none = Glyph { id: 0, advance: 0 };
    let glyphs: Vec<Glyph> = codes.keys().map(|character| font.glyph(*character).unwrap_or(none)).collect();

    pdf.type0_font(outer)
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(inner)
        .to_unicode(unicode);

    let mut cid = pdf.cid_font(inner);
    cid.subtype(CidFontType::Type2).base_font(name).system_info(IDENTITY).font_descriptor(descriptor);
    cid.default_width(0.0).cid_to_gid_map_stream(places);
    cid.widths().consecutive(1, glyphs.iter().map(|glyph| f32::from(glyph.advance)));
    cid.finish();

    describe(pdf, descriptor, name, font, face, file);
    let packed = deflate(font.bytes);
    pdf.stream(file, &packed).filter(Filter::FlateDecode).pair(Name(b"Length1"), whole(font.bytes.len()));

    let mut map = vec![0, 0];
    map.extend(glyphs.iter().flat_map(|glyph| glyph.id.to_be_bytes()));
    pdf.stream(places, &deflate(&map)).filter(Filter::FlateDecode);

    let mut cmap = UnicodeCmap::<u16>::new(Name(b"Zhargy"), IDENTITY);
    for (character, code) in codes {
        cmap.pair(*code, *character);
    }
    pdf.cmap(unicode, &deflate(&cmap.finish())).filter(Filter::FlateDecode);
    outer
}

fn describe(pdf: &mut Pdf, id: Ref, name: Name, font: &Font, face: Face, file: Ref) {
    let [left, low, right, high] = font.bounds.map(f32::from);
    let kind = match face {
        Face::Regular | Face::Bold => FontFlags::SERIF,
        Face::Mono => FontFlags::FIXED_PITCH,
    };
    let stem = if face == Face::Bold { 140.0 } else { 80.0 };
    pdf.font_descriptor(id)
        .name(name)
        .flags(FontFlags::SYMBOLIC | kind)
        .bbox(Rect::new(left, low, right, high))
        .italic_angle(0.0)
        .ascent(f32::from(font.ascender))
        .descent(f32::from(font.descender))
        .cap_height(f32::from(font.capitals))
        .stem_v(stem)
        .font_file2(file);
}

/// Six capitals that say "this is a part of a font"; the parts are the committed files, so the tags never change.
fn subset_tag(face: Face) -> &'static str {
    match face {
        Face::Regular => "ZHARGR",
        Face::Bold => "ZHARGB",
        Face::Mono => "ZHARGM",
    }
}
