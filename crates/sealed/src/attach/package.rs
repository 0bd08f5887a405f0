//! The table of contents of a package (DOCX and ODT are packages of zip): what it says is in it. It must never unfold an entry.

use std::collections::BTreeSet;

use super::Type;
use crate::Fault;

/// Bytes of the end of a file in which the table has to stand.
pub(super) const TAIL: usize = 256 * 1024;

const MOST_ENTRIES: usize = 2000;
/// What all entries together may claim to unfold to.
const MOST_UNFOLDED: u64 = 200 * 1024 * 1024;
/// How many times its folded size one entry may claim; text in XML folds to a twentieth, rarely to a hundredth.
const MOST_RATIO: u64 = 200;
/// Below this an entry may claim any ratio.
const SMALL: u64 = 1024 * 1024;

/// Reads the table in the last bytes of a file of that length, and says which document it is.
pub(super) fn look(tail: &[u8], length: u64) -> Result<Type, Fault> {
    let end = tail.windows(4).rposition(|four| four == b"PK\x05\x06").ok_or(Fault::BadType)?;
    let end = &tail[end..];
    let (entries, size, offset) = (u16_at(end, 10)?, u32_at(end, 12)?, u32_at(end, 16)?);
    // More entries or bytes than fit mean zip64, which no document of this size needs.
    if usize::from(entries) > MOST_ENTRIES || entries == u16::MAX || offset == u32::MAX {
        return Err(Fault::Bomb);
    }
    let begins = length - tail.len() as u64;
    let at = u64::from(offset).checked_sub(begins).ok_or(Fault::Bomb)?;
    let at = usize::try_from(at).map_err(|_| Fault::Bomb)?;
    let all = usize::try_from(size).ok().and_then(|size| tail.get(at..at.checked_add(size)?)).ok_or(Fault::BadType)?;
    let mut table = all;
    let (mut unfolded, mut folded, mut seen) = (0_u64, 0_u64, Seen::default());
    for _ in 0..entries {
        let entry = Entry::read(&mut table)?;
        unfolded += entry.unfolded;
        folded += entry.folded;
        if entry.unfolded > SMALL && entry.unfolded / MOST_RATIO > entry.folded {
            return Err(Fault::Bomb);
        }
        seen.note(entry.name);
    }
    // Entries that together are longer than the file lie over each other.
    if unfolded > MOST_UNFOLDED || folded > length || !table.is_empty() {
        return Err(Fault::Bomb);
    }
    seen.kind()
}

struct Entry<'a> {
    folded: u64,
    unfolded: u64,
    name: &'a [u8],
}

impl<'a> Entry<'a> {
    fn read(table: &mut &'a [u8]) -> Result<Self, Fault> {
        if !table.starts_with(b"PK\x01\x02") {
            return Err(Fault::BadType);
        }
        let (folded, unfolded) = (u32_at(table, 20)?, u32_at(table, 24)?);
        let name = usize::from(u16_at(table, 28)?);
        let rest = usize::from(u16_at(table, 30)?) + usize::from(u16_at(table, 32)?);
        // An encrypted entry cannot be looked at by anybody here.
        if u16_at(table, 8)? & 1 == 1 || folded == u32::MAX || unfolded == u32::MAX {
            return Err(Fault::BadType);
        }
        let entry = table.get(46..46 + name).ok_or(Fault::BadType)?;
        *table = table.get(46 + name + rest..).ok_or(Fault::BadType)?;
        Ok(Self { folded: folded.into(), unfolded: unfolded.into(), name: entry })
    }
}

/// What names in a package say of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Types,
    Word,
    Mimetype,
    Content,
    Program,
    Package,
}

/// The signs that were seen.
#[derive(Default)]
struct Seen(BTreeSet<Sign>);

impl Seen {
    fn note(&mut self, name: &[u8]) {
        const PROGRAMS: [&str; 6] = ["vbaproject.bin", "vbadata.xml", ".exe", ".js", ".jar", ".class"];
        const PACKAGES: [&str; 4] = [".zip", ".docx", ".xlsx", ".odt"];
        let name = name.to_ascii_lowercase();
        let ends = |ending: &&str| name.ends_with(ending.as_bytes());
        self.0.extend(match name.as_slice() {
            b"[content_types].xml" => Some(Sign::Types),
            b"word/document.xml" => Some(Sign::Word),
            b"mimetype" => Some(Sign::Mimetype),
            b"content.xml" => Some(Sign::Content),
            _ => None,
        });
        if PROGRAMS.iter().any(ends) || name.starts_with(b"basic/") || name.starts_with(b"scripts/") {
            self.0.insert(Sign::Program);
        }
        if PACKAGES.iter().any(ends) {
            self.0.insert(Sign::Package);
        }
    }

    fn kind(&self) -> Result<Type, Fault> {
        let has = |signs: [Sign; 2]| signs.iter().all(|sign| self.0.contains(sign));
        if self.0.contains(&Sign::Program) {
            return Err(Fault::Macro);
        }
        if self.0.contains(&Sign::Package) {
            return Err(Fault::Bomb);
        }
        match (has([Sign::Types, Sign::Word]), has([Sign::Mimetype, Sign::Content])) {
            (true, false) => Ok(Type::Docx),
            (false, true) => Ok(Type::Odt),
            _ => Err(Fault::BadType),
        }
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, Fault> {
    let two = bytes.get(at..at + 2).ok_or(Fault::BadType)?;
    Ok(u16::from_le_bytes([two[0], two[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Fault> {
    let four = bytes.get(at..at + 4).ok_or(Fault::BadType)?;
    Ok(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
