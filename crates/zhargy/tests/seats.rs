//! `zhargy seats` as its users run it: cases, batches, and input that is wrong. All cases here are synthetic.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("seats").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhargy")).arg("seats").args(args).env("NO_COLOR", "1").output().unwrap()
}

/// Runs a case and checks the exit code and what was printed.
fn check(name: &str, case: impl AsRef<[u8]>, exit: i32, lines: &[&str]) {
    let path = folder("cases").join(format!("{name}.json"));
    fs::write(&path, case).unwrap();
    let output = run(&[path.to_str().unwrap(), "--verify"]);
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(exit), "{name}\n{text}");
    let squeezed: String = text.split_whitespace().collect();
    for line in lines {
        let wanted: String = line.split_whitespace().collect();
        assert!(squeezed.contains(&wanted), "{name} must print `{line}`, printed\n{text}");
    }
    assert!(!text.contains("panicked"), "{text}");
}

fn case(fields: &str) -> String {
    format!(
        "{{\"method\": \"dhondt\", \"seats\": 8, \"votes\": {{\"A\": 100, \"B\": 80, \"C\": 30, \"D\": 20}}{fields}}}"
    )
}

#[test]
fn cases() {
    check("plain", case(""), 0, &["\"seats\": {\"A\": 4, \"B\": 3, \"C\": 1, \"D\": 0}", "\"tie\": null"]);
    check("share", case(", \"threshold\": 0.2"), 0, &["\"A\": 4, \"B\": 3, \"C\": 0", "\"lists\": [\"A\", \"B\"]"]);
    check("exact", case(", \"threshold\": 0.1, \"threshold_base_value\": 300"), 0, &["\"C\": 1"]);
    check("above", case(", \"threshold\": 0.1, \"threshold_base_value\": 301"), 0, &["\"C\": 0"]);
    check("votes", case(", \"threshold\": {\"votes\": 31}"), 0, &["\"C\": 0"]);
    let direct = ", \"threshold\": {\"share\": 0.3, \"or_direct_mandates\": 1}, \"direct_mandates\": {\"C\": 1}";
    check("direct", case(direct), 0, &["\"B\": 3, \"C\": 1"]);
    check("maximum", case(", \"max_seats\": {\"A\": 2}"), 0, &["\"A\": 2"]);
    // Synthetic: three districts, three lists; the sums are those of the textbook example of the method.
    let double = "{\"method\": \"biproportional_sainte_lague\", \"seats\": {\"I\": 7, \"II\": 5, \"III\": 8}, \"votes\": {\
        \"I\": {\"A\": 123, \"B\": 912, \"C\": 312}, \"II\": {\"A\": 45, \"B\": 714, \"C\": 255}, \
        \"III\": {\"A\": 815, \"B\": 414, \"C\": 215}}}";
    check("double", double, 0, &["\"A\": 5, \"B\": 11, \"C\": 4", "\"A\": 1, \"B\": 4, \"C\": 2"]);
    let tied = "{\"method\": \"largest_remainder_hare\", \"seats\": 1, \"votes\": {\"A\": 10, \"B\": 10, \"C\": 0}}";
    check("tied", tied, 0, &["\"A\": 0, \"B\": 0", "\"lists\": [\"A\", \"B\"]", "\"seats\": 1"]);
}

#[test]
fn wrong_input_is_refused_with_its_place() {
    let votes = |votes: &str| format!("{{\"method\": \"dhondt\", \"seats\": 8,\n \"votes\": {{\"A\": {votes}}}}}");
    check("empty", "", 2, &["S003", "empty.json:1:1"]);
    check("latin", b"{\"method\": \"\xe9\"}", 2, &["S002", "latin.json:1:13"]);
    check("trailing", case("") + " 1", 2, &["S003"]);
    check("deep", "[".repeat(100_000), 2, &["S003"]);
    check("negative", votes("-1"), 2, &["S007", "negative.json:2:"]);
    check("fraction", votes("1.5"), 2, &["S007", "fraction.json:2:"]);
    check("huge", votes("9223372036854775808"), 2, &["S007", "huge.json:2:"]);
    check("words", votes("\"many\""), 2, &["words.json:2:"]);
    check("twice", "{\"method\": \"dhondt\", \"seats\": 8, \"votes\": {\"A\": 1, \"A\": 2}}", 2, &["S004"]);
    check("missing", "{\"method\": \"dhondt\", \"seats\": 8}", 2, &["S005"]);
    check("seats", "{\"method\": \"dhondt\", \"seats\": -8, \"votes\": {\"A\": 1}}", 2, &["S008"]);
    check("method", case("").replace("dhondt", "dhont"), 2, &["S010", "dhondt"]);
    check("bad-share", case(", \"threshold\": 1.5"), 2, &["S009"]);
    check("list", case(", \"max_seats\": {\"Z\": 2}"), 2, &["S012"]);
    check("rule", case(", \"apparentment_of_2031\": [[\"A\", \"B\"]]"), 2, &["S011"]);
}

#[test]
fn a_batch_compares_and_counts() {
    let folder = folder("batch/group");
    let with = |expected: &str| case(&format!(", \"expected\": {expected}"));
    fs::write(folder.join("equal.json"), with("{\"A\": 4, \"B\": 3, \"C\": 1}")).unwrap();
    fs::write(folder.join("skipped.json"), with("{}").replace("dhondt", "method_of_2031")).unwrap();
    let batch = folder.parent().unwrap().to_str().unwrap().to_owned();
    let output = run(&["--batch", &batch, "--verify"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(
        (output.status.code(), text.lines().last()),
        (Some(0), Some("1 equal, 0 different, 1 skipped")),
        "{text}"
    );
    assert!(text.contains("method_of_2031"), "{text}");
    fs::write(folder.join("different.json"), with("{\"A\": 3, \"B\": 4, \"C\": 1}")).unwrap();
    let output = run(&["--batch", &batch]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(
        (output.status.code(), text.lines().last()),
        (Some(1), Some("1 equal, 1 different, 1 skipped")),
        "{text}"
    );
    fs::remove_file(folder.join("different.json")).unwrap();
}
