//! Some hundred random elections, registers and contests, each from its seed: what must hold holds after every step, and everything
//! happened.
//! `cargo xtask soak` plays many more.

mod play;
mod statutes;

use std::collections::BTreeSet;
use std::io::Write as _;

use clerk::KINDS;
use election::protocol::TRANSITIONS;
use play::Report;
use play::contests::ContestReport;
use play::parties::PartyReport;

#[test]
fn invariants_hold_in_random_elections() {
    let laws = [statutes::books("acts/kz", None), statutes::books("acts/kz", Some(statutes::BY_LOT))];
    let mut report = Report::default();
    for seed in 0..100 {
        play::play(&laws, seed, &mut report);
    }
    let kinds: BTreeSet<&str> = report.seen.kinds.iter().map(String::as_str).collect();
    let missing: Vec<&&str> = KINDS.iter().filter(|kind| !kinds.contains(**kind)).collect();
    assert!(missing.is_empty(), "never written: {missing:?}");
    let missing: Vec<_> = TRANSITIONS.iter().filter(|step| !report.seen.transitions.contains(step)).collect();
    assert!(missing.is_empty(), "never taken: {missing:?}");
    let codes: Vec<&str> = report.seen.codes.iter().map(String::as_str).collect();
    assert_eq!(codes, ["A001", "A002", "A003", "A004", "A005", "A006", "A008", "A009", "A010", "A011"]);
    assert!(report.certified > 10 && report.failed > 100 && report.again > 50, "too little came to pass: {report:?}");
    let Report { elections, orders, failed, again, .. } = report;
    // The harness keeps what `println!` says where a test passes.
    let _ = writeln!(
        std::io::stdout(),
        "report: random elections: {failed} failed writes, {again} given again, {orders} acknowledged, 0 lost, \
         0 doubled; {elections} elections"
    );
}

#[test]
fn invariants_hold_in_random_registers() {
    let folder = "crates/clerk/tests/fixtures/register-acts";
    let laws = [statutes::books(folder, None), statutes::books(folder, Some(statutes::LARGER_COMMITTEE))];
    let mut report = PartyReport::default();
    for seed in 0..70 {
        play::parties::play(&laws, seed, &mut report);
    }
    let missing: Vec<&&str> = clerk::register::KINDS.iter().filter(|kind| !report.kinds.contains(**kind)).collect();
    assert!(missing.is_empty(), "never written: {missing:?}");
    let drawn = party::stage::TRANSITIONS;
    let missing: Vec<_> = drawn.iter().filter(|arrow| !report.transitions.contains(arrow)).collect();
    assert!(missing.is_empty(), "never taken: {missing:?}");
    let codes: Vec<&str> = report.codes.iter().map(String::as_str).collect();
    assert_eq!(codes, ["A001", "A002", "A020", "A021", "A022", "A023", "A024"]);
    assert!(report.outside > 10 && report.failed > 100 && report.again > 50, "too little came to pass: {report:?}");
}

#[test]
fn invariants_hold_in_random_contests() {
    let law = statutes::books("crates/clerk/tests/fixtures/contest-acts", None);
    let mut report = ContestReport::default();
    for seed in 0..30 {
        play::contests::play(&law, seed, &mut report);
    }
    let missing: Vec<&&str> = clerk::contests::KINDS.iter().filter(|kind| !report.kinds.contains(**kind)).collect();
    assert!(missing.is_empty(), "never written: {missing:?}");
    let codes: Vec<&str> = report.codes.iter().map(String::as_str).collect();
    assert_eq!(codes, ["A001", "A002", "A005", "A006", "A010", "A022", "A024", "A030", "A031", "A032"]);
    let outcomes: Vec<&str> = report.outcomes.iter().map(String::as_str).collect();
    assert_eq!(outcomes, ["elected", "open", "repeat_voting", "void"]);
    assert!(report.failed > 100 && report.again > 50, "too little came to pass: {report:?}");
}
