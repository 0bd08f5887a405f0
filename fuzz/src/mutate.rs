//! Inputs made of seeds: a small generator, and the changes it makes. Every input follows from its seed number alone, so
//! any run can be repeated.
//!
//! It must never know what the bytes mean, beyond a list of words that the readers know.

use std::path::Path;

/// A generator of 64-bit words (`SplitMix64`; Steele, Lea and Flood, *Fast Splittable Pseudorandom Number Generators*,
/// OOPSLA 2014). Not for secrets, and not for any number a result rests on.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The generator of one input: the run's seed and the number of the input.
    #[must_use]
    pub fn new(seed: u64, input: u64) -> Self {
        let mut random = Self(seed);
        let start = random.word() ^ input;
        Self(start)
    }

    /// The next word.
    pub fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        word ^ (word >> 31)
    }

    /// A number below `end`, 0 where `end` is 0. The small preference for low numbers does no harm here.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.word() % end).unwrap_or(0)
    }

    fn byte(&mut self) -> u8 {
        self.word().to_le_bytes()[0]
    }
}

/// Words that the readers know, and values at the edge of what a field can hold.
const WORDS: &[&str] = &[
    "[[op]]\n",
    "[act]\n",
    "[bill]\n",
    "[[list]]\n",
    "kind = \"rule.set\"\n",
    "kind = \"rule.end\"\n",
    "rule.rebase",
    "time.commence",
    "time.suspend",
    "time.postpone",
    "time.save",
    "court.annul",
    "op.cancel",
    "sentence.commute",
    "fix.corrigendum",
    "silent = \"x\"\n",
    "was = ",
    "value = ",
    "votes = ",
    "base = ",
    "seats = ",
    "total = true\n",
    "clause = \"c\"\n",
    "0001-01-01",
    "9999-12-31",
    "2020-02-29",
    "2021-02-29",
    "-1",
    "0",
    "1",
    "18446744073709551615",
    "true",
    "\"5 %\"",
    "\"10 days\"",
    "\"x\"",
    "[]",
    "[[1]]",
    "{}",
    "9223372036854775807",
    "9223372036854775808",
    "4294967295",
    "4294967296",
    "\"0 %\"",
    "\"100 %\"",
    "\"1/0\"",
    "\"0/1\"",
    "\"340282366920938463463374607431768211456 %\"",
    "0.1",
    "nan",
    "1e400",
    "\"\"\"",
    "'''",
    "\"\\u0000\"",
    "\u{FEFF}",
    "\r\n",
    "{ earliest = 2020-01-01, latest = 2019-01-01 }",
    "{ pending = \"\" }",
    "[[[[[[[[",
    "{{{{{{{{",
    "\"",
    "#",
    "=",
    "\n",
    " ",
];

/// No input grows beyond this; the readers' limit for large files has its own test.
const MOST_BYTES: usize = 16_384;

/// One input: a seed with one to four changes. Three of four inputs made of a seed are changed by words and lines only,
/// because a text that is no longer UTF-8 or TOML is refused before it reaches anything.
pub fn input(random: &mut Random, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut data = pick(random, seeds);
    let raw = data.is_empty() || random.below(4) == 0;
    for _ in 0..=random.below(4) {
        if raw {
            change_bytes(random, &mut data, seeds);
        } else {
            change_lines(random, &mut data, seeds);
        }
        data.truncate(MOST_BYTES);
    }
    data
}

fn pick(random: &mut Random, seeds: &[Vec<u8>]) -> Vec<u8> {
    seeds.get(random.below(seeds.len())).cloned().unwrap_or_default()
}

fn change_bytes(random: &mut Random, data: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    let start = random.below(data.len() + 1);
    let end = (start + 1 + random.below(40)).min(data.len());
    match random.below(7) {
        0 if start < end => data[start] ^= 1 << random.below(8),
        1 if start < end => data[start] = random.byte(),
        2 => drop(data.drain(start..end)),
        3 => {
            let piece = data[start..end].to_vec();
            let at = random.below(data.len() + 1);
            data.splice(at..at, piece);
        }
        4 => {
            let other = pick(random, seeds);
            let from = random.below(other.len() + 1);
            data.truncate(start);
            data.extend(&other[from..]);
        }
        5 => {
            let word = WORDS[random.below(WORDS.len())];
            data.splice(start..end.min(start + word.len()), word.bytes());
        }
        _ => {
            let bytes: Vec<u8> = (0..=random.below(40)).map(|_| random.byte()).collect();
            data.splice(start..start, bytes);
        }
    }
}

fn change_lines(random: &mut Random, data: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    let start = random.below(data.len() + 1);
    let kind = random.below(6);
    if kind == 0 {
        return replace_number(random, data, start);
    }
    let other = pick(random, seeds);
    let theirs: Vec<&[u8]> = other.split(|&byte| byte == b'\n').collect();
    let mut lines: Vec<&[u8]> = data.split(|&byte| byte == b'\n').collect();
    let (one, two) = (random.below(lines.len()), random.below(lines.len()));
    let edited;
    match kind {
        1 => lines.swap(one, two),
        2 => drop(lines.remove(one)),
        3 => lines.insert(one, lines[two]),
        4 => lines.insert(one, theirs[random.below(theirs.len())]),
        _ => {
            edited = with_other_value(lines[one], WORDS[random.below(WORDS.len())]);
            lines[one] = &edited;
        }
    }
    *data = lines.join(&b'\n');
}

/// `name = value` becomes `name = word`; any other line becomes the word.
fn with_other_value(line: &[u8], word: &str) -> Vec<u8> {
    let name = line.iter().position(|&byte| byte == b'=').map_or(0, |equals| equals + 1);
    [&line[..name], word.trim_end().as_bytes()].concat()
}

/// The first run of digits behind `start` becomes another number.
fn replace_number(random: &mut Random, data: &mut Vec<u8>, start: usize) {
    let Some(first) = data[start..].iter().position(u8::is_ascii_digit).map(|n| start + n) else { return };
    let length = data[first..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = match random.below(4) {
        0 => random.below(10).to_string(),
        1 => random.below(100_000).to_string(),
        2 => random.word().to_string(),
        _ => u64::MAX.wrapping_shr(u32::from(random.byte() % 64)).to_string(),
    };
    data.splice(first..first + length, number.bytes());
}

/// Every file below a folder whose name ends in `extension` (any file where it is empty), in the order of paths; none where the
/// folder is missing.
#[must_use]
pub fn files(folder: &Path, extension: &str) -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if (extension.is_empty() || path.extension().is_some_and(|own| own == extension))
            && let Ok(bytes) = std::fs::read(&path)
        {
            found.push((path.display().to_string(), bytes));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_follow_from_their_number() {
        let seeds = [b"a = 1\nb = 2\n".to_vec(), b"[[op]]\n".to_vec(), Vec::new()];
        let made = |seed: u64| -> Vec<Vec<u8>> { (0..500).map(|n| input(&mut Random::new(seed, n), &seeds)).collect() };
        assert_eq!(made(1), made(1));
        assert_ne!(made(1), made(2));
        let distinct: std::collections::BTreeSet<_> = made(1).into_iter().collect();
        assert!(distinct.len() > 250, "{} of 500 inputs differ", distinct.len());
        assert!(distinct.iter().all(|data| data.len() <= MOST_BYTES));
    }

    #[test]
    fn no_seed_is_a_seed_too() {
        assert!((0..100).any(|n| !input(&mut Random::new(1, n), &[]).is_empty()));
    }
}
