//! Lengths: whole thousandths of a point, so that equal documents break equally on every machine.
//!
//! It must never be used to compute with floats: they are made here, once, for the writer of the file.

/// Thousandths of a point; 72 points are an inch.
pub(crate) type Length = i64;

/// Points as a length.
pub(crate) const fn pt(points: i64) -> Length {
    points * 1000
}

/// A4, upright: 210 by 297 millimetres.
pub(crate) const PAGE_WIDTH: Length = 595_276;
/// Height of the page.
pub(crate) const PAGE_HEIGHT: Length = 841_890;
/// From the left edge of the page to the text.
pub(crate) const LEFT: Length = pt(68);
/// Width of the text; the right margin is as wide as the left.
pub(crate) const WIDTH: Length = PAGE_WIDTH - 2 * LEFT;
/// From the upper edge of the page to the text.
pub(crate) const TOP: Length = pt(72);
/// From the lower edge of the page to the text.
pub(crate) const BOTTOM: Length = pt(72);
/// Height of the text.
pub(crate) const HEIGHT: Length = PAGE_HEIGHT - TOP - BOTTOM;

/// The number that the file holds. Text is read rather than divided: the nearest float to what is written, on all machines.
pub(crate) fn points(length: Length) -> f32 {
    thousandths(length)
}

/// A colour's part of 255 as the number that the file holds.
pub(crate) fn part(byte: u8) -> f32 {
    thousandths(i64::from(byte) * 1000 / 255)
}

fn thousandths(number: i64) -> f32 {
    let sign = if number < 0 { "-" } else { "" };
    let number = number.unsigned_abs();
    let written = format!("{sign}{}.{:03}", number / 1000, number % 1000);
    written.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_to_the_thousandth() {
        let check = |length: Length, expect: &str| assert_eq!(points(length).to_string(), expect);
        check(595_276, "595.276");
        check(-1, "-0.001");
        check(12_000, "12");
        check(-12_345, "-12.345");
        check(0, "0");
        assert_eq!((part(0).to_string(), part(255).to_string()), ("0".to_owned(), "1".to_owned()));
    }
}
