//! What a terminal shows: aligned tables, bars, styles. Widths are counted in characters; colour is stripped elsewhere.

use std::io::{ErrorKind, Write as _};

use crate::failure::{Failure, codes};

/// Characters on a line of text; a table may be wider only where no column of words can give way.
pub(crate) const WIDTH: usize = 100;

/// Columns of words are not made narrower than this.
const NARROWEST: usize = 12;

/// Styles by meaning.
pub(crate) mod style {
    use anstyle::{AnsiColor, Style};

    /// Headings.
    pub(crate) const HEADING: Style = Style::new().bold();
    /// Errors.
    pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
    /// Good news.
    pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
    /// What needs attention.
    pub(crate) const WARN: Style = AnsiColor::Yellow.on_default();
    /// Citations and what may be overread.
    pub(crate) const DIM: Style = Style::new().dimmed();

    /// Text in a style.
    pub(crate) fn paint(style: Style, text: impl std::fmt::Display) -> String {
        format!("{}{text}{}", style.render(), style.render_reset())
    }
}

/// How a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// Words; in a table made to fit they are broken.
    Left,
    /// Names and days, never broken.
    Name,
    /// Figures.
    Right,
}

/// An aligned table: the head, the columns' alignment, rows.
pub(crate) struct Table {
    head: Vec<String>,
    align: Vec<Align>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with its columns.
    pub(crate) fn new(columns: &[(&str, Align)]) -> Self {
        Self {
            head: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
            align: columns.iter().map(|(_, align)| *align).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row; it has one cell for each column.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        assert_eq!(cells.len(), self.head.len(), "a row has one cell for each column");
        self.rows.push(cells);
    }

    /// The table as lines, each with the given margin on the left. No cell is broken.
    pub(crate) fn render(&self, margin: usize) -> String {
        self.lines(margin, &self.widths())
    }

    /// The table in lines of at most [`WIDTH`] characters: the widest columns of words are broken until the rest fits.
    pub(crate) fn fit(&self, margin: usize) -> String {
        let mut widths = self.widths();
        let gaps = margin + 2 * widths.len().saturating_sub(1);
        while gaps + widths.iter().sum::<usize>() > WIDTH {
            let words = (0..widths.len()).filter(|column| self.align[*column] == Align::Left);
            let Some(widest) = words.max_by_key(|column| widths[*column]) else { break };
            if widths[widest] <= NARROWEST {
                break;
            }
            widths[widest] -= 1;
        }
        self.lines(margin, &widths)
    }

    fn widths(&self) -> Vec<usize> {
        let width = |column: usize| {
            let cells = std::iter::once(&self.head).chain(&self.rows);
            cells.map(|row| visible(&row[column])).max().unwrap_or(0)
        };
        (0..self.head.len()).map(width).collect()
    }

    fn lines(&self, margin: usize, widths: &[usize]) -> String {
        let mut out = String::new();
        let head: Vec<String> = self.head.iter().map(|cell| style::paint(style::DIM, cell)).collect();
        for row in std::iter::once(&head).chain(&self.rows) {
            let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, width)| broken(cell, *width)).collect();
            let height = cells.iter().map(Vec::len).max().unwrap_or(1);
            for at in 0..height {
                let mut line = " ".repeat(margin);
                for (column, parts) in cells.iter().enumerate() {
                    let part = parts.get(at).map_or("", String::as_str);
                    let gap = " ".repeat(widths[column].saturating_sub(visible(part)));
                    line.push_str(if column > 0 { "  " } else { "" });
                    match self.align[column] {
                        Align::Left | Align::Name => line.push_str(&format!("{part}{gap}")),
                        Align::Right => line.push_str(&format!("{gap}{part}")),
                    }
                }
                out.push_str(line.trim_end());
                out.push('\n');
            }
        }
        out
    }
}

/// A cell as lines of at most `width` characters; a word that is longer is cut. A cell in one style keeps it on each line.
fn broken(cell: &str, width: usize) -> Vec<String> {
    if visible(cell) <= width {
        return vec![cell.to_owned()];
    }
    let plain = anstream::adapter::strip_str(cell).to_string();
    let style =
        cell.strip_prefix('\u{1b}').and_then(|rest| rest.split_once('m')).map(|(style, _)| format!("\u{1b}{style}m"));
    let mut lines: Vec<String> = Vec::new();
    for line in wrap(&plain, width, 0).lines() {
        let letters: Vec<char> = line.chars().collect();
        lines.extend(letters.chunks(width.max(1)).map(|part| part.iter().collect::<String>()));
    }
    let painted = |line: String| style.as_ref().map_or(line.clone(), |style| format!("{style}{line}\u{1b}[0m"));
    lines.into_iter().map(painted).collect()
}

/// Writes to standard output; a reader that stops early (`| head`) is no failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(codes::WRITE, format!("standard output: {error}"), ""))
        }
        _ => Ok(()),
    }
}

/// Text broken to lines of the page, the first of them behind a label of `indent` characters; nothing for empty text.
pub(crate) fn field(label: &str, text: &str, indent: usize) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    let label = format!("  {label:<width$}", width = indent.saturating_sub(2));
    let wrapped = wrap(text, WIDTH, indent);
    let rest = wrapped.strip_prefix(&" ".repeat(indent)).unwrap_or(&wrapped);
    format!("{}{rest}", style::paint(style::DIM, label))
}

/// Characters a cell shows, escape sequences left out.
pub(crate) fn visible(text: &str) -> usize {
    let mut count = 0;
    let mut escape = false;
    for c in text.chars() {
        match (escape, c) {
            (false, '\u{1b}') => escape = true,
            (true, 'm') => escape = false,
            (false, _) => count += 1,
            (true, _) => {}
        }
    }
    count
}

/// A bar of `width` characters for `part` of `whole`, in eighths of a character.
pub(crate) fn bar(part: u64, whole: u64, width: usize) -> String {
    const EIGHTHS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
    if whole == 0 {
        return String::new();
    }
    let units = u128::from(part) * 8 * width as u128 / u128::from(whole);
    let units = usize::try_from(units).unwrap_or(usize::MAX).min(8 * width);
    let mut out = "█".repeat(units / 8);
    if !units.is_multiple_of(8) {
        out.push(EIGHTHS[units % 8]);
    }
    if out.is_empty() && part > 0 {
        out.push(EIGHTHS[1]);
    }
    out
}

/// Lines broken at blanks so that none is longer than `width`, with the margin on the left of each.
pub(crate) fn wrap(text: &str, width: usize, margin: usize) -> String {
    let indent = " ".repeat(margin);
    let mut out = String::new();
    for paragraph in text.lines() {
        let mut line = indent.clone();
        let mut used = 0;
        for word in paragraph.split_whitespace() {
            let long = visible(word);
            if used > 0 && margin + used + 1 + long > width {
                out.push_str(&line);
                out.push('\n');
                line.clone_from(&indent);
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += long;
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let mut table = Table::new(&[("list", Align::Left), ("seats", Align::Right)]);
        table.row(vec!["Ак жол".to_owned(), "12".to_owned()]);
        table.row(vec![style::paint(style::GOOD, "Auyl"), "6".to_owned()]);
        let plain = anstream::adapter::strip_str(&table.render(1)).to_string();
        assert_eq!(plain, " list    seats\n Ак жол     12\n Auyl        6\n");
    }

    #[test]
    fn words_give_way_to_figures() {
        let mut table = Table::new(&[("rule", Align::Left), ("what", Align::Left), ("n", Align::Right)]);
        let long = "word ".repeat(30);
        table.row(vec!["a.b".to_owned(), style::paint(style::DIM, long.trim()), "12,345".to_owned()]);
        table.row(vec!["x".repeat(40), String::new(), "1".to_owned()]);
        let plain = anstream::adapter::strip_str(&table.fit(2)).to_string();
        assert!(plain.lines().all(|line| line.chars().count() <= WIDTH), "{plain}");
        assert_eq!(plain.matches("word").count(), 30);
        assert_eq!(plain.matches('x').count(), 40);
        assert!(plain.lines().nth(1).is_some_and(|line| line.starts_with("  a.b ") && line.ends_with("12,345")));
    }

    #[test]
    fn labels_stand_before_text() {
        let plain = |label, text| anstream::adapter::strip_str(&field(label, text, 10)).to_string();
        assert_eq!(plain("source", "x"), "  source  x\n");
        assert_eq!(plain("source", " "), "");
        let long = plain("because", &"word ".repeat(30));
        assert!(long.lines().skip(1).all(|line| line.starts_with("          word")));
    }

    #[test]
    fn bars() {
        let check = |part, whole, expect: &str| assert_eq!(bar(part, whole, 4), expect, "{part} of {whole}");
        check(0, 8, "");
        check(1, 1_000_000, "▏");
        check(4, 8, "██");
        check(5, 8, "██▌");
        check(8, 8, "████");
        check(9, 8, "████");
        check(1, 0, "");
    }

    #[test]
    fn words_wrap() {
        assert_eq!(wrap("aa bb cc", 5, 0), "aa bb\ncc\n");
        assert_eq!(wrap("aa bb", 4, 2), "  aa\n  bb\n");
    }
}
