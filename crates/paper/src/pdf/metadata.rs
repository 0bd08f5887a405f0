//! Title, issuer, day and language of the document, as the two places of a PDF that hold them say it.
//!
//! It must never say one thing here and another there.

use std::fmt::Write as _;

use jiff::civil::Date;
use pdf_writer::{Pdf, Ref, TextStr};

use crate::layout::Furniture;
use crate::model::Document;

/// The program that made the file; no version, so that equal documents are equal files for as long as they look equal.
const PRODUCER: &str = "Zhargy";

/// The document information dictionary.
pub(super) fn info(pdf: &mut Pdf, id: Ref, document: &Document, texts: &Furniture) {
    let mut info = pdf.document_info(id);
    info.title(TextStr(&texts.title)).producer(TextStr(PRODUCER)).creator(TextStr(PRODUCER));
    if !texts.issuer.is_empty() {
        info.author(TextStr(&texts.issuer));
    }
    let (year, month, day) = parts(document.date);
    info.creation_date(pdf_writer::Date::new(year).month(month).day(day));
}

/// A PDF counts years from 0.
fn parts(date: Date) -> (u16, u8, u8) {
    let small = |number: i8| u8::try_from(number).unwrap_or_default();
    (u16::try_from(date.year()).unwrap_or_default(), small(date.month()), small(date.day()))
}

/// The same in XMP.
pub(super) fn xmp(document: &Document, texts: &Furniture) -> String {
    let (year, month, day) = parts(document.date);
    let (title, tag) = (escaped(&texts.title), document.language.tag());
    let mut packet = String::from("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    packet.push_str(
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">",
    );
    packet.push_str("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ");
    packet.push_str("xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">");
    let _ = write!(packet, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>");
    if !texts.issuer.is_empty() {
        let issuer = escaped(&texts.issuer);
        let _ = write!(packet, "<dc:creator><rdf:Seq><rdf:li>{issuer}</rdf:li></rdf:Seq></dc:creator>");
    }
    let _ = write!(packet, "<dc:language><rdf:Bag><rdf:li>{tag}</rdf:li></rdf:Bag></dc:language>");
    let _ = write!(packet, "<xmp:CreateDate>{year:04}-{month:02}-{day:02}</xmp:CreateDate>");
    let _ = write!(packet, "<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>");
    packet.push_str("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
    packet
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
