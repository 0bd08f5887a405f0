//! What a file is, told from its bytes while they pass on their way to be sealed. It must never believe a name or hold a file.

use memchr::{memchr3_iter, memmem};
use zeroize::Zeroizing;

use super::cell::first_formula;
use super::name::{self, FileName};
use super::package::{self, TAIL};
use crate::Fault;

/// Types that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// PDF.
    Pdf,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// Word's document without macros.
    Docx,
    /// The open document of text.
    Odt,
    /// Plain text, tables of it too.
    Text,
}

impl Type {
    /// Its ending.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Text => "txt",
        }
    }

    /// Its media type.
    pub fn media(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Text => "text/plain; charset=utf-8",
        }
    }
}

/// What whoever opens the file is told first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// It can also be read as a file of another type.
    Polyglot(&'static str),
    /// It holds signs that turn the direction of writing.
    TurnedText,
    /// A cell on that line, counted from 1, may be taken for a formula.
    Formula(usize),
    /// The PDF holds a script, an action or a file.
    ActivePdf(&'static str),
}

/// What is known of a file that has passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its type by its content.
    pub kind: Type,
    /// Its name, cleaned.
    pub name: FileName,
    /// Its bytes.
    pub bytes: u64,
    /// What to be told.
    pub found: Vec<Found>,
}

/// Looks at a file while it passes.
#[derive(Debug)]
pub struct Inspector {
    limit: u64,
    bytes: u64,
    head: Zeroizing<Vec<u8>>,
    tail: Zeroizing<Vec<u8>>,
    /// The last bytes of the piece before, for marks that lie across two.
    before: Zeroizing<Vec<u8>>,
    marks: [bool; MARKS.len()],
    text: Text,
}

/// Bytes by which another type is recognised wherever they stand; that of a package first.
const MARKS: [(&[u8], &str); 9] = [
    (b"PK\x05\x06", "a package"),
    (b"%PDF-", "a PDF"),
    (b"<script", "a page with a script"),
    (b"<html", "a page"),
    (b"<?php", "a program"),
    (b"/JavaScript", "a script"),
    (b"/Launch", "an action"),
    (b"/EmbeddedFile", "a file in it"),
    (b"/OpenAction", "an action at its opening"),
];
/// Marks of other types, before those of active PDFs.
const FOREIGN: usize = 5;
const LONGEST_MARK: usize = 13;
const HEAD: usize = 1024;
/// First bytes of a package.
const PACKAGE: &[u8] = b"PK\x03\x04";

impl Inspector {
    /// For a file of so many bytes at most.
    pub fn new(limit: u64) -> Self {
        Self {
            limit,
            bytes: 0,
            head: Zeroizing::new(Vec::with_capacity(HEAD)),
            tail: Zeroizing::new(Vec::with_capacity(2 * TAIL)),
            before: Zeroizing::new(Vec::with_capacity(2 * LONGEST_MARK)),
            marks: [false; MARKS.len()],
            text: Text::default(),
        }
    }

    /// The next piece, before it is sealed.
    ///
    /// # Errors
    /// K020 as soon as the file is longer than its limit.
    pub fn feed(&mut self, piece: &[u8]) -> Result<(), Fault> {
        self.bytes += piece.len() as u64;
        if self.bytes > self.limit {
            return Err(Fault::TooLarge(self.limit));
        }
        let room = HEAD - self.head.len();
        self.head.extend_from_slice(&piece[..piece.len().min(room)]);
        let may_be_package = self.head.len() < 4 || self.head.starts_with(PACKAGE);
        // The end of a file is looked at where the table of a package would stand in it.
        for piece in piece.chunks(TAIL).filter(|_| may_be_package) {
            if self.tail.len() + piece.len() > 2 * TAIL {
                let gone = self.tail.len() - TAIL;
                self.tail.drain(..gone);
            }
            self.tail.extend_from_slice(piece);
        }
        self.text.feed(piece);
        self.mark(piece);
        Ok(())
    }

    fn mark(&mut self, piece: &[u8]) {
        self.before.extend_from_slice(&piece[..piece.len().min(LONGEST_MARK)]);
        note(&mut self.marks, &self.before);
        note(&mut self.marks, piece);
        // A shorter piece stands in it already.
        if piece.len() >= LONGEST_MARK {
            self.before.clear();
            self.before.extend_from_slice(&piece[piece.len() - LONGEST_MARK..]);
        }
        let gone = self.before.len().saturating_sub(LONGEST_MARK);
        self.before.drain(..gone);
    }

    /// What the file was. After a fault the sealed file is thrown away.
    ///
    /// # Errors
    /// K021 for a type that is not taken, K022 for a package that may unfold to far more, K023 for one with a program.
    pub fn finish(self, name: &str) -> Result<Report, Fault> {
        let kind = self.kind()?;
        let mut found = Vec::new();
        for (at, (known, (mark, what))) in self.marks.iter().zip(MARKS).enumerate() {
            let own = matches!((kind, mark), (Type::Pdf, b"%PDF-") | (Type::Docx | Type::Odt, b"PK\x05\x06"));
            if *known && at < FOREIGN && !own {
                found.push(Found::Polyglot(what));
            } else if *known && at >= FOREIGN && kind == Type::Pdf {
                found.push(Found::ActivePdf(what));
            }
        }
        if kind == Type::Text {
            found.extend(self.text.turned.then_some(Found::TurnedText));
            found.extend(self.text.formula.map(Found::Formula));
        }
        Ok(Report { kind, name: name::clean(name, kind), bytes: self.bytes, found })
    }

    fn kind(&self) -> Result<Type, Fault> {
        let head = self.head.as_slice();
        if head.starts_with(b"%PDF-") {
            return Ok(Type::Pdf);
        }
        if head.starts_with(b"\xff\xd8\xff") {
            return Ok(Type::Jpeg);
        }
        if head.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Ok(Type::Png);
        }
        if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
            return Ok(Type::Webp);
        }
        if head.starts_with(PACKAGE) {
            // All that is kept of the end; of a short file that is the whole.
            return package::look(&self.tail, self.bytes);
        }
        if self.bytes > 0 && self.text.is_text() { Ok(Type::Text) } else { Err(Fault::BadType) }
    }
}

/// Notes the marks that stand in a piece, in one pass. Letters count in either case.
fn note(known: &mut [bool; MARKS.len()], piece: &[u8]) {
    let (package, _) = MARKS[0];
    known[0] = known[0] || memmem::find(piece, package).is_some();
    // All others begin with one of three signs, which are rare in text and in pictures alike.
    for at in memchr3_iter(b'%', b'<', b'/', piece) {
        for (known, (mark, _)) in known.iter_mut().zip(MARKS).skip(1) {
            if piece[at] == mark[0] && !*known {
                let here = piece[at..].get(..mark.len());
                *known = here.is_some_and(|here| here.eq_ignore_ascii_case(mark));
            }
        }
    }
}

/// Longest line that is looked at for formulas.
const LONGEST_LINE: usize = 64 * 1024;

/// Whether bytes are UTF-8 text without signs that steer a machine.
#[derive(Debug, Default)]
struct Text {
    refused: bool,
    turned: bool,
    formula: Option<usize>,
    /// Lines before the one that waits.
    lines: usize,
    /// A line that has not ended.
    waits: Zeroizing<Vec<u8>>,
}

impl Text {
    fn feed(&mut self, piece: &[u8]) {
        let mut rest = piece;
        while !self.refused && !rest.is_empty() {
            let (now, after) = match rest.iter().position(|byte| *byte == b'\n') {
                Some(at) => rest.split_at(at + 1),
                None => (rest, &[][..]),
            };
            self.waits.extend_from_slice(now);
            rest = after;
            if now.ends_with(b"\n") || self.waits.len() > LONGEST_LINE {
                self.line(false);
            }
        }
    }

    /// Looks at what waits; at the very end the whole of it must be text.
    fn line(&mut self, is_end: bool) {
        let waits = std::mem::take(&mut *self.waits);
        let (text, left) = match std::str::from_utf8(&waits) {
            Ok(text) => (text, &[][..]),
            // A letter may lie across two pieces.
            Err(error) if error.error_len().is_none() && !is_end => {
                let (text, left) = waits.split_at(error.valid_up_to());
                (std::str::from_utf8(text).unwrap_or_default(), left)
            }
            Err(_) => {
                self.refused = true;
                return;
            }
        };
        let steers = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{c}');
        self.refused |= text.chars().any(steers);
        self.turned |= text.chars().any(|sign| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
        if self.formula.is_none() && first_formula(text).is_some() {
            self.formula = Some(self.lines + 1);
        }
        self.lines += usize::from(text.ends_with('\n'));
        let left = left.to_vec();
        drop(Zeroizing::new(waits));
        *self.waits = left;
    }

    fn is_text(&self) -> bool {
        let mut end = Self { waits: self.waits.clone(), ..Self::default() };
        end.line(true);
        !self.refused && !end.refused
    }
}
