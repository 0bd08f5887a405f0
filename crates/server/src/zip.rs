//! Files as one ZIP: every reader of every system opens it. Nothing of the moment is in it, so the same files make the same
//! bytes. It must never know what is in the files; their names are those that the archive gives, never a reader's.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// The first day a ZIP can name, 1 January 1980: the files have no day of their own.
const DAY: u16 = 0x21;

/// Names are UTF-8.
const UTF8: u16 = 0x0800;

const DEFLATED: u16 = 8;

/// Version of the format that can unpack this.
const NEEDED: u16 = 20;

/// A ZIP of the files in a folder of this name; nothing where the format cannot hold as much.
pub(crate) fn zip(folder: &str, files: &BTreeMap<String, Vec<u8>>) -> Option<Vec<u8>> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let name = format!("{folder}/{name}");
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        let packed = encoder.write_all(bytes).and_then(|()| encoder.finish()).ok()?;
        let mut crc = Crc::new();
        crc.update(bytes);
        let mut about = Vec::new();
        for number in [NEEDED, UTF8, DEFLATED, 0, DAY] {
            about.extend(number.to_le_bytes());
        }
        for number in [crc.sum(), u32::try_from(packed.len()).ok()?, u32::try_from(bytes.len()).ok()?] {
            about.extend(number.to_le_bytes());
        }
        about.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        let at = u32::try_from(out.len()).ok()?;
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend([0; 2]);
        out.extend(name.as_bytes());
        out.extend(packed);
        directory.extend(b"PK\x01\x02");
        directory.extend(NEEDED.to_le_bytes());
        directory.extend(&about);
        // No extra field, no comment, the first disk, no attributes.
        directory.extend([0; 12]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let many = u16::try_from(files.len()).ok()?;
    let (size, at) = (u32::try_from(directory.len()).ok()?, u32::try_from(out.len()).ok()?);
    out.extend(directory);
    out.extend(b"PK\x05\x06");
    out.extend([0; 4]);
    out.extend(many.to_le_bytes());
    out.extend(many.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0; 2]);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::DeflateDecoder;
    use std::io::Read as _;

    /// Reads the files of a ZIP by its directory, as an unpacker does.
    fn unzip(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
        let two = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
        let four = |at: usize| two(at) | two(at + 2) << 16;
        let end = bytes.len() - 22;
        assert_eq!(&bytes[end..end + 4], b"PK\x05\x06");
        let (many, mut at) = (two(end + 10), four(end + 16));
        let mut files = BTreeMap::new();
        for _ in 0..many {
            assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
            let (packed, size, name, local) = (four(at + 20), four(at + 24), two(at + 28), four(at + 42));
            let own = String::from_utf8(bytes[at + 46..at + 46 + name].to_vec()).unwrap();
            assert_eq!(&bytes[local..local + 4], b"PK\x03\x04");
            let from = local + 30 + two(local + 26) + two(local + 28);
            let mut out = Vec::new();
            DeflateDecoder::new(&bytes[from..from + packed]).read_to_end(&mut out).unwrap();
            assert_eq!(out.len(), size);
            files.insert(own, out);
            at += 46 + name;
        }
        assert_eq!(at, end);
        files
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let check = |files: &[(&str, &[u8])]| {
            let files: BTreeMap<String, Vec<u8>> =
                files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
            let packed = zip("folder", &files).unwrap();
            let expect: BTreeMap<String, Vec<u8>> =
                files.iter().map(|(name, bytes)| (format!("folder/{name}"), bytes.clone())).collect();
            assert_eq!(unzip(&packed), expect);
            assert_eq!(zip("folder", &files).unwrap(), packed, "the same files make the same bytes");
        };
        check(&[]);
        check(&[("a.txt", b"")]);
        check(&[("a.txt", b"hello hello hello"), ("acts/1/act.toml", &vec![0xff; 70_000]), ("қ.csv", b"1,2\n")]);
    }
}
