//! Working copies of images without what a camera or a program wrote beside the picture. It must never decode a picture.

use zeroize::Zeroizing;

use super::Type;
use crate::Fault;

/// A cleaned copy.
#[derive(Debug)]
pub struct Cleaned {
    /// The file.
    pub bytes: Zeroizing<Vec<u8>>,
    /// Bytes that were left out: places, times, devices, names, previews, and whatever followed the picture. The direction in
    /// which a camera was held is among them, so a picture may lie on its side.
    pub removed: usize,
}

/// Copies what the picture needs, and nothing else.
///
/// # Errors
/// K024 where its parts cannot be told apart, K021 for what is no image.
pub fn clean(kind: Type, image: &[u8]) -> Result<Cleaned, Fault> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(image.len()));
    let done = match kind {
        Type::Jpeg => jpeg(image, &mut bytes),
        Type::Png => png(image, &mut bytes),
        Type::Webp => webp(image, &mut bytes),
        _ => return Err(Fault::BadType),
    };
    done.ok_or(Fault::BadImage)?;
    let removed = image.len() - bytes.len();
    Ok(Cleaned { bytes, removed })
}

/// Segments of JPEG; APP0 (JFIF) and APP14 (Adobe's colours) are kept, all other APPn and comments are not.
fn jpeg(image: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let mut rest = image.strip_prefix(b"\xff\xd8")?;
    out.extend_from_slice(b"\xff\xd8");
    loop {
        let marker = *rest.get(1)?;
        if rest[0] != 0xff {
            return None;
        }
        if marker == 0xff {
            // Fill bytes.
            rest = &rest[1..];
            continue;
        }
        if marker == 0xd9 {
            out.extend_from_slice(b"\xff\xd9");
            return Some(());
        }
        let length = usize::from(u16::from_be_bytes([*rest.get(2)?, *rest.get(3)?]));
        let segment = rest.get(..2 + length.max(2))?;
        rest = &rest[segment.len()..];
        // JFIF may carry a preview behind its first 14 bytes.
        let is_plain_jfif = marker == 0xe0 && segment.get(4..9) == Some(b"JFIF\0") && segment.len() >= 18;
        match marker {
            0xe0 if is_plain_jfif => {
                out.extend_from_slice(&[0xff, 0xe0, 0, 16]);
                out.extend_from_slice(&segment[4..16]);
                out.extend_from_slice(&[0, 0]);
            }
            0xee if segment.get(4..9) == Some(b"Adobe") && segment.len() == 16 => out.extend_from_slice(segment),
            0xe0..=0xef | 0xfe => {}
            0xc0..=0xcf | 0xda..=0xdf => out.extend_from_slice(segment),
            _ => return None,
        }
        if marker == 0xda {
            let end = scan(rest)?;
            out.extend_from_slice(&rest[..end]);
            rest = &rest[end..];
        }
    }
}

/// Bytes of entropy-coded data up to the next marker that ends it.
fn scan(data: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += data.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match data.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}

/// Chunks of PNG that make the picture.
const PICTURE: [&[u8; 4]; 9] = [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT"];

fn png(image: &[u8], out: &mut Vec<u8>) -> Option<()> {
    const MAGIC: &[u8] = b"\x89PNG\r\n\x1a\n";
    let mut rest = image.strip_prefix(MAGIC)?;
    out.extend_from_slice(MAGIC);
    loop {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?);
        let name: &[u8; 4] = rest.get(4..8)?.try_into().ok()?;
        let chunk = rest.get(..usize::try_from(length).ok()?.checked_add(12)?)?;
        rest = &rest[chunk.len()..];
        if PICTURE.contains(&name) {
            out.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(());
        }
    }
}

/// Bits of WebP's head that promise a profile of colours, Exif and XMP.
const PROMISES: u8 = 0b0010_1100;

fn webp(image: &[u8], out: &mut Vec<u8>) -> Option<()> {
    if image.get(..4)? != b"RIFF" || image.get(8..12)? != b"WEBP" {
        return None;
    }
    let length = usize::try_from(u32::from_le_bytes(image.get(4..8)?.try_into().ok()?)).ok()?;
    let mut rest = image.get(12..length.checked_add(8)?)?;
    out.extend_from_slice(b"RIFF\0\0\0\0WEBP");
    while !rest.is_empty() {
        let name: &[u8; 4] = rest.get(..4)?.try_into().ok()?;
        let length = usize::try_from(u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?)).ok()?;
        let chunk = rest.get(..length.checked_next_multiple_of(2)?.checked_add(8)?)?;
        rest = &rest[chunk.len()..];
        let at = out.len();
        if [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"].contains(&name) {
            out.extend_from_slice(chunk);
        }
        if name == b"VP8X" {
            *out.get_mut(at + 8)? &= !PROMISES;
        }
    }
    let length = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Some(())
}
