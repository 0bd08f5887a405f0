//! The three embedded faces: which glyph a character has and how wide it is.
//!
//! It must never know a document. The files and their licence are in `fonts/`; that they can be read is tested, so a file that
//! cannot be read is a bug.

use std::collections::BTreeMap;

use crate::units::Length;

/// A face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Face {
    /// Text.
    Regular,
    /// Titles, heads of tables, sums.
    Bold,
    /// Hashes.
    Mono,
}

/// All faces, in the order in which a file holds them.
pub(crate) const FACES: [Face; 3] = [Face::Regular, Face::Bold, Face::Mono];

/// Units of the em square; the same in all three files, and the unit of widths in a PDF.
const EM: i64 = 1000;

/// A glyph of a face.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glyph {
    /// Its place in the font file.
    pub(crate) id: u16,
    /// Its width in thousandths of the size.
    pub(crate) advance: u16,
}

/// A face that has been read.
pub(crate) struct Font {
    /// The name that the file gives itself.
    pub(crate) name: &'static str,
    /// The file.
    pub(crate) bytes: &'static [u8],
    /// Ascent, descent (below zero), height of capitals and box of all glyphs, in thousandths of the size.
    pub(crate) ascender: i16,
    pub(crate) descender: i16,
    pub(crate) capitals: i16,
    pub(crate) bounds: [i16; 4],
    glyphs: BTreeMap<char, Glyph>,
}

impl Font {
    fn read(name: &'static str, bytes: &'static [u8]) -> Self {
        let face = ttf_parser::Face::parse(bytes, 0).expect("an embedded font can be read");
        assert_eq!(i64::from(face.units_per_em()), EM, "{name} is drawn in thousandths");
        let mut glyphs = BTreeMap::new();
        let tables = face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables);
        for table in tables.filter(ttf_parser::cmap::Subtable::is_unicode) {
            table.codepoints(|code| {
                if let (Some(character), Some(id)) = (char::from_u32(code), table.glyph_index(code)) {
                    let advance = face.glyph_hor_advance(id).unwrap_or_default();
                    glyphs.entry(character).or_insert(Glyph { id: id.0, advance });
                }
            });
        }
        let bounds = face.global_bounding_box();
        Self {
            name,
            bytes,
            ascender: face.ascender(),
            descender: face.descender(),
            capitals: face.capital_height().unwrap_or_default(),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max],
            glyphs,
        }
    }

    /// The glyph of a character.
    pub(crate) fn glyph(&self, character: char) -> Option<Glyph> {
        self.glyphs.get(&character).copied()
    }
}

/// The faces, read.
pub(crate) struct Fonts([Font; 3]);

impl Fonts {
    /// Reads the embedded files.
    pub(crate) fn read() -> Self {
        Self([
            Font::read("ZhargySerif-Regular", include_bytes!("../fonts/serif-regular.ttf")),
            Font::read("ZhargySerif-Bold", include_bytes!("../fonts/serif-bold.ttf")),
            Font::read("ZhargyMono-Regular", include_bytes!("../fonts/mono-regular.ttf")),
        ])
    }

    /// A face.
    pub(crate) fn get(&self, face: Face) -> &Font {
        let [regular, bold, mono] = &self.0;
        match face {
            Face::Regular => regular,
            Face::Bold => bold,
            Face::Mono => mono,
        }
    }

    /// The width of a character; nothing for one without a glyph, which cleaned text has none of but the mark of a break.
    pub(crate) fn advance(&self, face: Face, size: Length, character: char) -> Length {
        self.get(face).glyph(character).map_or(0, |glyph| i64::from(glyph.advance) * size / EM)
    }

    /// The width of a text on one line.
    pub(crate) fn width(&self, face: Face, size: Length, text: &str) -> Length {
        text.chars().map(|character| self.advance(face, size, character)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_the_letters_of_the_three_languages() {
        let fonts = Fonts::read();
        let letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЙйЩщЪъЫыЭэАЯаяAZaz0123456789§№«»–—…≤≥≈≠×÷−·→•%‰°₸\u{A0}\u{202F}\u{2009}\u{2011}\u{FFFD}";
        for face in FACES {
            let missing: String = letters.chars().filter(|c| fonts.get(face).glyph(*c).is_none()).collect();
            assert_eq!(missing, "", "{face:?}");
        }
    }

    #[test]
    fn the_faces_have_the_same_characters_and_digits_of_one_width() {
        let fonts = Fonts::read();
        let of = |face: Face| fonts.get(face).glyphs.keys().copied().collect::<Vec<_>>();
        assert_eq!(of(Face::Regular), of(Face::Bold));
        assert_eq!(of(Face::Regular), of(Face::Mono));
        for face in FACES {
            let zero = fonts.advance(face, 1000, '0');
            assert!(zero > 0);
            assert!("123456789".chars().all(|digit| fonts.advance(face, 1000, digit) == zero), "{face:?}");
        }
    }

    #[test]
    fn a_file_names_itself_as_we_call_it_and_is_small() {
        let fonts = Fonts::read();
        for face in FACES {
            let font = fonts.get(face);
            assert!(font.bytes.len() < 80_000, "{face:?}");
            let utf16: Vec<u8> = font.name.bytes().flat_map(|byte| [0, byte]).collect();
            assert!(font.bytes.windows(utf16.len()).any(|window| window == utf16), "{face:?}");
        }
    }
}
