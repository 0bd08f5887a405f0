//! What stands on every page around the text: head, foot, and the word "synthetic".
//!
//! It must never be read as part of the document: it is decoration to those who do not see it, but for the banner of the first
//! page, which is told.

use super::{Layout, Style, style};
use crate::font::{Face, Fonts};
use crate::language::Language;
use crate::lines::{Type, shortened};
use crate::model::Document;
use crate::slab::{Op, Tone};
use crate::structure::NodeId;
use crate::units::{LEFT, Length, PAGE_HEIGHT, PAGE_WIDTH, WIDTH, pt};

/// Digits of the hash at the foot.
const SHORT_HASH: usize = 16;

const RUNNING: Style = style(Face::Regular, 7_500, pt(10), Tone::Soft);
const HASH: Style = style(Face::Mono, pt(7), pt(10), Tone::Soft);
const BANNER: Style = style(Face::Bold, pt(8), pt(12), Tone::BannerInk);

/// Height of the banner.
const BANNER_HEIGHT: Length = pt(22);
/// Baselines of head and foot, from the upper edge of the page.
const HEAD_LINE: Length = pt(46);
const FOOT_LINE: Length = PAGE_HEIGHT - pt(38);

/// The texts, cleaned.
pub(crate) struct Furniture {
    pub(crate) title: String,
    pub(crate) issuer: String,
    number: String,
    hash: String,
    /// Where the banner is told, if there is one.
    banner: Option<NodeId>,
}

impl Layout<'_> {
    /// Prepares the texts of the pages.
    pub(crate) fn furniture(&mut self, document: &Document) -> Furniture {
        let hash: String = self.cleaner.line(&document.hash).chars().take(SHORT_HASH).collect();
        Furniture {
            title: self.cleaner.line(&document.title),
            issuer: self.cleaner.line(&document.issuer),
            number: self.cleaner.line(&document.number),
            hash: grouped(&hash),
            banner: self.banner,
        }
    }
}

/// Four digits and a space, so that they can be read out.
fn grouped(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().collect();
    digits.chunks(4).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Draws head and foot on each page.
pub(crate) fn furnish(fonts: &Fonts, language: Language, texts: &Furniture, pages: &mut [Vec<Op>]) {
    let of = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let mut ops = Vec::new();
        if let Some(node) = texts.banner {
            banner(fonts, language, (index == 0).then_some(node), &mut ops);
        }
        ops.append(page);
        *page = ops;
        let mut pen = Pen { fonts, page };
        if index > 0 {
            pen.left(RUNNING, &shortened(fonts, RUNNING.of, &texts.title, WIDTH * 3 / 4), HEAD_LINE);
            pen.right(RUNNING, &shortened(fonts, RUNNING.of, &texts.number, WIDTH / 5), HEAD_LINE);
            pen.rule(HEAD_LINE + pt(6));
        }
        pen.rule(FOOT_LINE - pt(14));
        pen.left(HASH, &texts.hash, FOOT_LINE);
        pen.right(RUNNING, &language.page(index + 1, of), FOOT_LINE);
    }
}

struct Pen<'a> {
    fonts: &'a Fonts,
    page: &'a mut Vec<Op>,
}

impl Pen<'_> {
    fn text(&mut self, style: Style, text: &str, x: Length, y: Length) {
        let Type { face, size } = style.of;
        let text = text.to_owned();
        self.page.push(Op::Text { x, y, face, size, tone: style.tone, text, node: None });
    }

    fn left(&mut self, style: Style, text: &str, y: Length) {
        self.text(style, text, LEFT, y);
    }

    fn right(&mut self, style: Style, text: &str, y: Length) {
        let width = self.fonts.width(style.of.face, style.of.size, text);
        self.text(style, text, LEFT + WIDTH - width, y);
    }

    fn rule(&mut self, y: Length) {
        self.page.push(Op::Fill { x: LEFT, y, width: WIDTH, height: 400, tone: Tone::Rule, node: None });
    }
}

fn banner(fonts: &Fonts, language: Language, node: Option<NodeId>, ops: &mut Vec<Op>) {
    let (face, tone, text) = (Face::Bold, Tone::Watermark, language.watermark().to_owned());
    // No wider along its slope than the text of the page, so that no letter is cut off.
    let size = pt(64).min(WIDTH * pt(1) / fonts.width(face, pt(1), &text).max(1));
    let width = fonts.width(face, size, &text);
    ops.push(Op::Slanted { text, width, face, size, tone });
    let (width, height) = (PAGE_WIDTH, BANNER_HEIGHT);
    ops.push(Op::Fill { x: 0, y: 0, width, height, tone: Tone::Banner, node: None });
    let text = language.synthetic().to_owned();
    let Type { face, size } = BANNER.of;
    let x = (PAGE_WIDTH - fonts.width(face, size, &text)) / 2;
    ops.push(Op::Text { x, y: pt(14), face, size, tone: BANNER.tone, text, node });
}
