//! Cells of tables that a spreadsheet would run. It must never know a table's meaning.

/// Whether a spreadsheet could take the cell for a formula.
pub fn is_formula(cell: &str) -> bool {
    let cell = cell.trim_start_matches([' ', '"', '\'', '\u{feff}', '\u{a0}']);
    // The wide forms are taken for the plain ones by spreadsheets of East Asia.
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) && cell.parse::<i64>().is_err()
}

/// The cell as text: an apostrophe before what could be a formula.
pub fn neutral(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// The first line of a text, counted from 1, with a cell that could be a formula.
pub fn first_formula(text: &str) -> Option<usize> {
    let is_cells = |line: &&str| line.contains([',', ';', '\t']) || is_formula(line);
    text.lines()
        .enumerate()
        .filter(|(_, line)| is_cells(line))
        .find(|(_, line)| line.split([',', ';', '\t']).any(is_formula))
        .map(|(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        let check = |cell: &str, expect: &str| assert_eq!(neutral(cell), expect);
        check("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")");
        check("+7 701", "'+7 701");
        check("-5", "-5");
        check("-5+cmd|' /C calc'!A0", "'-5+cmd|' /C calc'!A0");
        check("@SUM(A1)", "'@SUM(A1)");
        check("＝1+1", "'＝1+1");
        check("  =1", "'  =1");
        check("Айгүл", "Айгүл");
        check("", "");
        assert_eq!(first_formula("name,sum\nA,=1+1\n"), Some(2));
        assert_eq!(first_formula("name,sum\nA,5\n"), None);
        assert_eq!(first_formula("I was there. The guard, too\n"), None);
    }
}
