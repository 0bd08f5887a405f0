//! What a terminal shows: aligned tables, bars, styles. Widths are counted in characters; colour is stripped elsewhere.

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
    /// Words.
    Left,
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

    /// The table as lines, each with the given margin on the left.
    pub(crate) fn render(&self, margin: usize) -> String {
        let width = |column: usize| {
            let cells = std::iter::once(&self.head).chain(&self.rows);
            cells.map(|row| visible(&row[column])).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.head.len()).map(width).collect();
        let mut out = String::new();
        let head: Vec<String> = self.head.iter().map(|cell| style::paint(style::DIM, cell)).collect();
        for row in std::iter::once(&head).chain(&self.rows) {
            let mut line = " ".repeat(margin);
            for (column, cell) in row.iter().enumerate() {
                let gap = " ".repeat(widths[column].saturating_sub(visible(cell)));
                if column > 0 {
                    line.push_str("  ");
                }
                match self.align[column] {
                    Align::Left => line.push_str(&format!("{cell}{gap}")),
                    Align::Right => line.push_str(&format!("{gap}{cell}")),
                }
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
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
