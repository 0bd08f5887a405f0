//! Findings: every row of the shipped table, and the law of two days.

use super::*;
use crate::protocol::fixture::{fill, form, form_on, law, lists, sound, table};
use crate::protocol::{FormError, Note, Scope};
use law::Query;

/// What a change of a sound protocol lets find: codes and levels.
fn check(change: &str, expect: &str) {
    let form = form();
    let found = form.check(&fill(&form, sound(&form), change));
    let shown: Vec<String> = found.iter().map(|f| format!("{} {}", f.code, f.level.as_str())).collect();
    assert_eq!(shown.join(", "), expect, "{change}: {found:#?}");
}

#[test]
fn each_relation_by_itself() {
    check("", "");
    check("B3=11", "K01 error");
    check("B2-1=-", "K13 error");
    check("B4=1009", "K02 warning");
    check("A3.1=400 A3.2=300", "");
    check("A3.1=400 A3.2=299", "K03 error");
    check("A3.1=400 A3.3=300", "K13 error");
    check("B1=701 B3=21", "K04 error");
    check("A1=690 B4=1010", "K05 error, K08 warning");
    check("A4=309", "K06 warning");
    check("B4=1012 B5=312 A4=312", "K08 warning");
    check("A1=3001 A2=2000 B5=1031 A4=1031 B4=3031", "K10 warning");
}

#[test]
fn all_that_disagree_are_told_and_not_the_first_only() {
    check("B1=5000 A2=2000", "K01 error, K02 warning, K04 error, K05 error");
    let form = form();
    let found = form.check(&fill(&form, sound(&form), "B3=11"));
    let What::Relation { formula, left, right, difference, figures } = &found[0].what else { panic!() };
    assert_eq!(formula, "B1 = sum(B2) + B2-1 + B3");
    assert_eq!(
        (left.to_string(), right.to_string(), difference.to_string()),
        ("690".into(), "691".into(), "-1".into())
    );
    let labels: Vec<&str> = figures.iter().map(|shown| shown.label.as_str()).collect();
    assert_eq!(labels, ["B1", "B2 x", "B2 y", "B2-1", "B3"]);
    assert_eq!(found[0].citation, "Constitutional Law 28.09.1995 No. 2464 art 43(4-1)");
    assert_eq!(
        found[0].to_string(),
        "K01 error: B1 = sum(B2) + B2-1 + B3: 690 against 691, -1 (Constitutional Law 28.09.1995 No. 2464 art 43(4-1))"
    );
}

#[test]
fn words_beside_figures() {
    let check = |words: &str, expect: &str| {
        let form = form();
        let mut figures = sound(&form);
        figures.set_words(form.cell("A1").unwrap(), words);
        let shown: Vec<String> = form.check(&figures).iter().map(ToString::to_string).collect();
        let article = " (Constitutional Law 28.09.1995 No. 2464 art 43(8))";
        let expect = if expect.is_empty() { String::new() } else { format!("{expect}{article}") };
        assert_eq!(shown.join("; "), expect);
    };
    check("бір мың", "");
    check("Одна тысяча", "");
    check("сто", "K09 error: A1 is 1,000 in figures and 100 in words (\"сто\")");
    check("тыща", "K09 error: the words of A1 are no number: \"тыща\"");
}

#[test]
fn the_form_follows_the_law_of_the_day() {
    let ids = |form: &Form| form.figures().iter().map(|figure| figure.row.id.clone()).collect::<Vec<_>>();
    let before = form_on("2021-06-04", Scope::Precinct);
    assert_eq!(ids(&before), ["A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "B5"]);
    assert!(before.notes().iter().any(|note| matches!(note, Note::NotInThisLaw { figure, .. } if figure == "B2-1")));
    assert!(before.notes().iter().any(|note| matches!(note, Note::ReadLater { figure, .. } if figure == "A1")));
    let without = fill(&before, before.empty(), "A1=1000 A2=700 A4=310 B1=660 B2.x=400 B2.y=250 B3=10 B4=1010 B5=310");
    assert_eq!(before.check(&without), []);
    let after = form();
    assert_eq!(ids(&after), ["A1", "A2", "A3", "A4", "B1", "B2", "B2-1", "B3", "B4", "B5"]);
    assert_eq!(after.notes(), []);
    let total = form_on("2021-06-05", Scope::Total);
    assert_eq!(ids(&total), ["A1", "A2", "A4", "B1", "B2", "B2-1", "B3", "B4", "B5", "BASE"]);
    let codes: Vec<&str> = total.findings().map(|(row, _)| row.code.as_str()).collect();
    assert_eq!(codes, ["K01", "K02", "K04", "K05", "K06", "K07", "K09", "K11", "K12", "K13"]);
}

#[test]
fn a_base_that_is_not_the_sum() {
    let form = form_on("2021-06-05", Scope::Total);
    let sums = "A1=1000 A2=700 A4=310 B1=690 B2.x=400 B2.y=250 B2-1=30 B3=10 B4=1010 B5=310";
    let figures = fill(&form, form.empty(), sums);
    assert_eq!(form.check(&figures), []);
    let codes = |base: &str| {
        let figures = fill(&form, figures.clone(), base);
        form.check(&figures).into_iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("BASE=680"), Vec::<String>::new());
    assert_eq!(codes("BASE=690"), ["K12"]);
    let found = form.check_chain(
        &figures,
        &crate::protocol::fixture::form(),
        &[1000, 700, 310, 690, 400, 251, 30, 10, 1010, 310],
    );
    assert_eq!(found.len(), 1);
    assert!(found[0].to_string().starts_with("K11 error: B2 y is 250, its parts have 251 ("));
}

/// What the law of the day does not say is a gap, and a finding without its number is not asked.
#[test]
fn gaps_are_reported() {
    let text = std::str::from_utf8(crate::protocol::fixture::TABLE).unwrap();
    let read = |text: &str| ProtocolTable::read("p.toml", text.as_bytes()).unwrap();
    let query = Query::on("2021-06-05".parse().unwrap());
    let unknown = read(&text.replace("{precinct.max_voters}", "{precinct.most_voters}"));
    let form = Form::on(&unknown, &law(), query, &lists(), Scope::Precinct).unwrap();
    let unchecked: Vec<&str> = form.unchecked().iter().map(|one| one.code.as_str()).collect();
    assert_eq!(unchecked, ["K10"]);
    let unknown = read(&text.replace("[\"ballot.against_all\",", "[\"ballot.nobody\","));
    let error = Form::on(&unknown, &law(), query, &lists(), Scope::Precinct).unwrap_err();
    assert!(matches!(&error, FormError::Missing(gaps) if gaps[0].rule == "ballot.nobody"), "{error}");
    let twice = [lists(), lists()].concat();
    assert!(matches!(Form::on(&table(), &law(), query, &twice, Scope::Precinct), Err(FormError::SameList(_))));
    assert!(matches!(Form::on(&table(), &law(), query, &[], Scope::Precinct), Err(FormError::Lists(0))));
}

use crate::protocol::ProtocolTable;

/// Faults of a table have their code, line and column.
#[test]
fn a_wrong_table_is_refused_with_the_place() {
    let text = std::str::from_utf8(crate::protocol::fixture::TABLE).unwrap();
    let check = |from: &str, to: &str, code: &str, column: usize| {
        assert!(text.contains(from), "{from}");
        let faults = ProtocolTable::read("p.toml", text.replacen(from, to, 1).as_bytes()).unwrap_err();
        let fault = &faults[0];
        assert_eq!((fault.code, fault.place.column), (code, column), "{fault}");
    };
    check("\"A2 <= A1\"", "\"A2 < A1\"", "T001", 18);
    check("\"A2 <= A1\"", "\"A2 <= A1 * A1\"", "T002", 26);
    check("\"A2 <= A1\"", "\"A2 <= 2000000 * A1\"", "T003", 21);
    check("\"A2 <= A1\"", "\"A2 <= A9\"", "T004", 21);
    check("check      = \"words\"", "", "T005", 1);
    check("\"A2 <= A1\"", "\"A2 <= B2\"", "T006", 21);
    check("\"A2 <= A1\"", "\"A2 <= sum(A1)\"", "T006", 21);
    check("level      = \"error\"", "level      = \"fatal\"", "L007", 14);
    check("code       = \"K02\"", "code       = \"K01\"", "L009", 1);
}

/// The largest figures, lists and members a form takes are computed with exactly.
#[test]
fn the_largest_numbers_stay_exact() {
    let max = crate::protocol::MAX_FIGURE;
    let form = form();
    let mut figures = sound(&form);
    for at in 0..form.width() {
        figures.set(Cell::Fixed(at), Some(max)).unwrap();
    }
    for member in 0..crate::protocol::MAX_MEMBERS {
        figures.set(Cell::Member { figure: form.figure("A3").unwrap(), member }, Some(max)).unwrap();
    }
    let found = form.check(&figures);
    let codes: Vec<&str> = found.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, ["K01", "K02", "K03", "K08", "K10"]);
    let What::Relation { right, .. } = &found[3].what else { panic!() };
    assert_eq!(right.to_string(), "1010000000000".parse::<u64>().map(group).unwrap());
}
