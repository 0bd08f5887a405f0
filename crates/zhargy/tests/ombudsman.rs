//! `zhargy ombudsman report` as its users run it. Every case here is synthetic.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod sh;

use std::fs;

use serde_json::Value;
use sh::{folder, says, shell};

#[test]
fn a_report_is_made_and_a_second_edition_refused() {
    let here = folder("ombudsman", "report");
    says(&here, "zhargy synth complaints --year 2023 --cases 900 --seed 4 --out r.csv", 0);
    let told = says(
        &here,
        "zhargy ombudsman report r.csv --year 2023 --csv out --pdf kk.pdf --html kk.html --chart kk.svg --lang kk",
        0,
    );
    for words in ["SYNTHETIC", "Complaints received in 2023: 900", "× together", "not to be printed"] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(fs::read(here.join("kk.pdf")).unwrap().starts_with(b"%PDF-1.7"));
    let page = fs::read_to_string(here.join("kk.html")).unwrap();
    assert!(page.contains("<html lang=\"kk\">") && page.contains("Синтетикалық") && !page.contains("<script"));
    let csv = fs::read_to_string(here.join("out/report.csv")).unwrap();
    for line in csv.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        assert!(cells[3].is_empty() || cells[3].parse::<u64>().unwrap() >= 5, "{line}");
        assert_eq!(cells[4], "yes", "{line}");
    }
    let out = shell(&here, "zhargy ombudsman report r.csv --year 2023 --json");
    let json: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(
        (json["synthetic"].as_bool(), json["figures"].as_array().unwrap().len()),
        (Some(true), csv.lines().count() - 1)
    );

    says(&here, "zhargy ombudsman report r.csv --year 2023 --earlier out/report.csv", 0);
    says(&here, "head -n 899 r.csv > fewer.csv", 0);
    let told = says(&here, "zhargy ombudsman report fewer.csv --year 2023 --earlier out/report.csv", 1);
    assert!(told.contains("O203") && told.contains("hint:"), "{told}");
    let told = says(&here, "zhargy ombudsman report r.csv --year 2023 --earlier r.csv", 2);
    assert!(told.contains("O204"), "{told}");
}

#[test]
fn rows_that_cannot_be_read_are_told_and_kept() {
    let here = folder("ombudsman", "refused");
    says(&here, "zhargy synth complaints --year 2023 --cases 60 --out r.csv", 0);
    let good = fs::read_to_string(here.join("r.csv")).unwrap();
    let last = good.lines().last().unwrap();
    let wrong = last.replacen("2023-000060", "=HYPERLINK(1)", 1).replacen(",yes", ",perhaps", 1);
    fs::write(here.join("w.csv"), format!("{good}{last}\n1,2\n{wrong}\n")).unwrap();
    let told = says(&here, "zhargy ombudsman report w.csv --year 2023 --refused no.csv --html en.html --lang en", 2);
    for words in ["O207", "O205", "O206", "3 of 63 rows", "Complaints received in 2023: 60"] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    let kept = fs::read_to_string(here.join("no.csv")).unwrap();
    let lines: Vec<&str> = kept.lines().collect();
    assert_eq!(lines.len(), 4, "{kept}");
    assert!(lines[0].starts_with("line,code,reason,case,") && lines[1].starts_with("62,O207,"), "{kept}");
    assert!(lines[3].contains(",'=HYPERLINK(1),"), "no cell begins a formula\n{kept}");
    // So few rows are told of without their number.
    assert!(fs::read_to_string(here.join("en.html")).unwrap().contains("are not in this report: &lt; 5."));

    // A table that holds more than work data is not read at all.
    let named: Vec<String> =
        good.lines().enumerate().map(|(at, row)| format!("{row},{}", if at == 0 { "name" } else { "x" })).collect();
    fs::write(here.join("n.csv"), named.join("\n")).unwrap();
    let told = says(&here, "zhargy ombudsman report n.csv --year 2023", 2);
    assert!(told.contains("`name` is no column of work data"), "{told}");
}

#[test]
fn what_may_not_be_printed_is_refused() {
    let here = folder("ombudsman", "few");
    says(&here, "zhargy synth complaints --year 2023 --cases 4 --out r.csv", 0);
    let check = |flags: &str, exit: i32, expect: &str| {
        let told = says(&here, &format!("zhargy ombudsman report r.csv {flags} --pdf no.pdf"), exit);
        assert!(told.contains(expect) && told.contains("hint:"), "{flags}\n{told}");
        assert!(!here.join("no.pdf").exists());
    };
    check("--year 2023", 1, "O201");
    check("--year 2024", 1, "O201");
    check("--year 2023 --smallest 1", 1, "O202");
    check("--year 2023 --smallest 2 --round 0", 1, "O202");
    let told = says(&here, "zhargy synth complaints --cases 4", 2);
    assert!(told.contains("hint: zhargy synth complaints --year"), "{told}");
    for code in ["O201", "O202", "O203", "O204", "O205", "O206", "O207"] {
        assert!(says(&here, &format!("zhargy explain {code}"), 0).contains("How to mend it"), "{code}");
    }
}
