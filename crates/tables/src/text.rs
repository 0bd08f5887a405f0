//! Cells and heads of tables that people make: how a cell is shown again, which names of columns are one, what separates cells.
//! It must never know what a column means.

/// Lower case, marks as blanks, one blank between words.
pub fn folded(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase).map(|c| if c.is_alphanumeric() { c } else { ' ' });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A cell as a message shows it: at most forty characters, control characters as marks.
pub fn shown(cell: &str) -> String {
    const MOST: usize = 40;
    let plain = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let mut text: String = cell.chars().take(MOST).map(plain).collect();
    if cell.chars().nth(MOST).is_some() {
        text.push_str("...");
    }
    text
}

/// The separator that stands most often in the first row, outside quotes.
pub fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in first.bytes() {
        quoted ^= byte == b'"';
        if let Some(count) = counts.iter_mut().find(|(mark, _)| *mark == byte && !quoted) {
            count.1 += 1;
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().find(|(_, count)| *count == most).map_or(b',', |(mark, _)| *mark)
}
