//! A text as a QR code, as one path of a picture. It must never know what the text says.

use maud::{Markup, html};
use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of quiet around the code.
const MARGIN: i32 = 4;

/// The picture; nothing where the text is too long for one.
pub(super) fn qr(text: &str, named: &str) -> Markup {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return html! {} };
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + MARGIN, y + MARGIN));
        }
    }
    let whole = size + 2 * MARGIN;
    html! {
        svg.qr viewBox=(format!("0 0 {whole} {whole}")) role="img" aria-label=(named) shape-rendering="crispEdges" {
            rect width=(whole) height=(whole) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn a_code_is_a_picture_of_squares() {
        let picture = qr("otpauth://totp/Zhargy:a?secret=ABC", "code").into_string();
        assert!(picture.contains("viewBox=\"0 0 37 37\""), "{picture}");
        assert!(picture.contains("M4 4h1v1h-1z"), "the first corner is dark");
        assert_eq!(qr(&"a".repeat(5000), "code").into_string(), "");
    }
}
