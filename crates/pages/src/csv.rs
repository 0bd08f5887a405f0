//! A result as CSV for spreadsheets. No cell can be read as a formula: text that begins like one is marked as text.

use recount::Answer;

/// One row a list, then against all: id, name, votes, percent of the base, passed, mandates, declared.
pub fn result(answer: &Answer) -> String {
    let (election, count) = (&answer.election, &answer.own.count);
    let mut out = String::from("list,name,votes,percent_of_base,passed,mandates,declared\r\n");
    for (list, got) in election.lists.iter().zip(&count.lists) {
        let declared = list.declared_seats.map_or_else(String::new, |seats| seats.to_string());
        let cells = [
            cell(&list.id),
            cell(&list.name),
            got.votes.to_string(),
            recount::words::percent(got.votes, count.base.total),
            got.passed.to_string(),
            got.seats.to_string(),
            declared,
        ];
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    if count.base.against_all > 0 {
        let votes = count.base.against_all;
        let share = recount::words::percent(votes, count.base.total);
        out.push_str(&format!("against_all,against all,{votes},{share},,,\r\n"));
    }
    out
}

/// A text in quotes where it needs them; one that begins like a formula has an apostrophe before it.
pub fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Rows as a table.
pub(crate) fn table(rows: &[Vec<String>]) -> Vec<u8> {
    let line = |row: &Vec<String>| row.iter().map(|text| cell(text)).collect::<Vec<_>>().join(",");
    rows.iter().flat_map(|row| (line(row) + "\r\n").into_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula() {
        let check = |text: &str, expect: &str| assert_eq!(cell(text), expect);
        check("Auyl", "Auyl");
        check("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
        check("@SUM(1)", "'@SUM(1)");
        check("-1+1", "'-1+1");
        check("a, b", "\"a, b\"");
    }
}
