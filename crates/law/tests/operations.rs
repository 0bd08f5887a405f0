//! Every kind of operation, every answer and every fault of the loader on small acts of an invented country.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use law::{Answer, Comparison, Law, Query, compare};

const HEAD: &str = r#"
[act]
id = "xx/law/2001/1"
form = "Law"
number = "1"
signed = 2001-03-01
published = { on = 2001-03-05, confidence = "text" }
in_force = { on = 2001-04-01, confidence = "text" }
[[op]]
id = "first"
kind = "rule.define"
rule = "t"
type = "share"
title = "Share of votes a list needs"
before = "none"
total = true
target = "xx/law/2001/1#5"
value = "7 %"
confidence = "text"
"#;

/// A second act with the given day of force and operations.
fn act(number: u8, signed: &str, in_force: &str, ops: &str) -> String {
    format!(
        "[act]\nid = \"xx/law/2005/{number}\"\nform = \"Law\"\nnumber = \"{number}\"\nsigned = {signed}\n\
         published = {{ on = {signed}, confidence = \"text\" }}\nin_force = {in_force}\n{ops}"
    )
}

fn op(kind: &str, fields: &str) -> String {
    format!("[[op]]\nkind = \"{kind}\"\nconfidence = \"text\"\n{fields}\n")
}

fn load(files: &[&str]) -> Result<Law, String> {
    let files: Vec<_> =
        files.iter().enumerate().map(|(i, text)| (format!("{i}.toml"), text.as_bytes().to_vec())).collect();
    Law::load(&files).map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

fn query(on: &str) -> Query {
    Query::on(on.parse().unwrap())
}

/// What rule `t` says on days, with further acts in force.
fn check(acts: &[String], days: &[(&str, &str)]) {
    let mut files = vec![HEAD];
    files.extend(acts.iter().map(String::as_str));
    let law = load(&files).unwrap();
    for (on, expect) in days {
        assert_eq!(law.ask("t", &query(on)).unwrap().to_string(), *expect, "on {on}");
    }
}

#[test]
fn set_rebase_end() {
    let on = r#"{ on = 2005-06-05, confidence = "text" }"#;
    let set = act(2, "2005-05-24", on, &op("rule.set", "rule = \"t\"\nwas = \"7 %\"\nvalue = \"5 %\""));
    check(
        &[set],
        &[("2001-03-31", "no such rule yet (first: 2001-04-01)"), ("2005-06-04", "7 %"), ("2005-06-05", "5 %")],
    );
    let rebase = act(2, "2005-05-24", on, &op("rule.rebase", "rule = \"t\"\ntarget = \"xx/law/2005/2#9\""));
    check(std::slice::from_ref(&rebase), &[("2005-06-04", "7 %"), ("2005-06-05", "7 %")]);
    let law = load(&[HEAD, &rebase]).unwrap();
    let citation = |on: &str| match law.ask("t", &query(on)).unwrap() {
        Answer::InForce(version) => version.citation(),
        other => other.to_string(),
    };
    assert_eq!(citation("2005-06-04"), "Law 01.03.2001 No. 1 art 5");
    assert_eq!(citation("2005-06-05"), "Law 24.05.2005 No. 2 art 9");
    let end = act(2, "2005-05-24", on, &op("rule.end", "rule = \"t\""));
    check(&[end], &[("2005-06-04", "7 %"), ("2005-06-05", "ended by Law 24.05.2005 No. 2: 2005-06-05")]);
}

#[test]
fn unknown_days_name_both_values() {
    let between = "{ earliest = 2005-06-05, latest = 2005-07-01, because = \"ten days after publication\" }";
    let set = act(2, "2005-05-24", between, &op("rule.set", "rule = \"t\"\nvalue = \"5 %\""));
    check(
        &[set],
        &[
            ("2005-06-04", "7 %"),
            ("2005-06-05", "uncertain: 7 % or 5 %"),
            ("2005-06-30", "uncertain: 7 % or 5 %"),
            ("2005-07-01", "5 %"),
        ],
    );
    let open = "{ earliest = 2005-06-05 }";
    let set = act(2, "2005-05-24", open, &op("rule.set", "rule = \"t\"\nvalue = \"5 %\""));
    check(std::slice::from_ref(&set), &[("2030-01-01", "uncertain: 7 % or 5 %")]);
    // A later act that has certainly begun presupposes the earlier one.
    let on = r#"{ on = 2006-01-01, confidence = "text" }"#;
    let rebase = act(3, "2005-12-01", on, &op("rule.rebase", "rule = \"t\"\nwas = \"5 %\""));
    check(&[set, rebase], &[("2005-12-31", "uncertain: 7 % or 5 %"), ("2006-01-01", "5 %")]);
    // Both readings agree in the value: the answer is plain.
    let same = act(2, "2005-05-24", between, &op("rule.rebase", "rule = \"t\""));
    check(&[same], &[("2005-06-10", "7 %")]);
}

#[test]
fn time_operations() {
    let pending = r#"{ pending = "a decree of the government" }"#;
    let on = r#"{ on = 2005-06-05, confidence = "text" }"#;
    let later = r#"{ on = 2006-01-01, confidence = "text" }"#;
    let set = |day| act(2, "2005-05-24", day, &op("rule.set", "id = \"five\"\nrule = \"t\"\nvalue = \"5 %\""));
    check(&[set(pending)], &[("2030-01-01", "7 %")]);
    let other = |ops: &str| act(3, "2005-12-01", later, ops);
    let commence = other(&op("time.commence", "op = \"xx/law/2005/2!five\"\non = 2006-03-01"));
    check(&[set(pending), commence], &[("2006-02-28", "7 %"), ("2006-03-01", "5 %")]);
    let whole_act = other(&op("time.commence", "act = \"xx/law/2005/2\"\non = 2006-03-01"));
    check(&[set(pending), whole_act], &[("2006-02-28", "7 %"), ("2006-03-01", "5 %")]);
    let early = |ops: &str| act(3, "2005-05-30", r#"{ on = 2005-05-31, confidence = "text" }"#, ops);
    let postpone = early(&op("time.postpone", "op = \"xx/law/2005/2!five\"\nto = 2007-01-01"));
    check(&[set(on), postpone], &[("2006-12-31", "7 %"), ("2007-01-01", "5 %")]);
    let cancel = early(&op("op.cancel", "op = \"xx/law/2005/2!five\""));
    check(&[set(on), cancel], &[("2030-01-01", "7 %")]);
    let suspend = other(&op("time.suspend", "rule = \"t\"\nuntil = 2006-07-01"));
    check(
        &[suspend],
        &[
            ("2005-12-31", "7 %"),
            ("2006-01-01", "pending (7 %), waiting for: suspended by Law 01.12.2005 No. 3 until 2006-07-01"),
            ("2006-07-01", "7 %"),
        ],
    );
    let save = set(on) + &op("time.save", "rule = \"t\"\nfacts_before = 2006-01-01");
    check(&[save], &[("2005-12-31", "7 %"), ("2006-01-01", "5 %")]);
    let annul = other(&op("court.annul", "rule = \"t\""));
    check(&[annul], &[("2005-12-31", "7 %"), ("2006-01-01", "void by Law 01.12.2005 No. 3 (the text says: 7 %)")]);
    let fix = other(&op("fix.corrigendum", "op = \"xx/law/2005/2!five\"\nrule = \"t\"\nvalue = \"6 %\""));
    check(&[set(on), fix], &[("2005-06-05", "6 %")]);
    let commute =
        other(&op("sentence.commute", "from = \"death\"\nto = \"life imprisonment\"\nfacts_before = 2005-01-01"));
    check(&[commute], &[("2006-01-01", "7 %")]);
}

#[test]
fn three_clocks() {
    let on = r#"{ on = 2005-06-05, confidence = "text" }"#;
    let applies = "rule = \"t\"\nvalue = \"5 %\"\napplies = { from = 2001-04-01, because = \"milder\" }";
    let law = load(&[HEAD, &act(2, "2005-05-24", on, &op("rule.set", applies))]).unwrap();
    let ask = |on: &str, decided: &str, known: Option<&str>| {
        let known = known.map(|day| day.parse().unwrap());
        let query = Query { on: on.parse().unwrap(), decided: decided.parse().unwrap(), known };
        law.ask("t", &query).unwrap().to_string()
    };
    // A milder law reaches back to facts before it, but only for those who decide after it.
    assert_eq!(ask("2003-01-01", "2003-01-01", None), "7 %");
    assert_eq!(ask("2003-01-01", "2005-06-05", None), "5 %");
    assert_eq!(ask("2005-06-05", "2005-06-05", Some("2005-05-23")), "7 %");
    assert_eq!(ask("2005-06-05", "2005-06-05", Some("2005-05-24")), "5 %");
    let unrecorded = HEAD.replace("before = \"none\"\n", "");
    let law = load(&[&unrecorded]).unwrap();
    assert_eq!(law.ask("t", &query("2001-03-15")).unwrap().to_string(), "unrecorded");
    let error = law.ask("t", &query("1900-01-01")).unwrap_err();
    assert_eq!(error.code(), "L021");
    assert!(law.ask("tt", &query("2001-03-15")).unwrap_err().to_string().contains("did you mean `t`?"));
}

#[test]
fn every_fault_has_its_code_and_place() {
    let on = r#"{ on = 2005-06-05, confidence = "text" }"#;
    let fault = |text: &str, expect: &str| {
        let said = load(&[HEAD, text]).expect_err(expect);
        assert!(said.starts_with(expect), "expected {expect}, got {said}");
    };
    let with = |ops: &str| act(2, "2005-05-24", on, ops);
    fault(&with(&op("rule.set", "rule = \"t\"\nwas = \"6 %\"\nvalue = \"5 %\"")), "E102 1.toml:8:1 (was)");
    fault(&with(&op("rule.set", "rule = \"t\"\nvalue = \"7 %\"")), "E110 1.toml:8:1 (value)");
    fault(&with(&op("rule.set", "rule = \"t\"\nvalue = \"5 seats\"")), "E105 1.toml:12:9 (op[1].value)");
    fault(&with(&op("rule.set", "rule = \"t\"\nvalue = 0.05")), "L008 1.toml:12:9 (op[1].value)");
    fault(&with(&op("rule.set", "rule = \"u\"\nvalue = \"5 %\"")), "L020 1.toml:11:8 (op[1].rule)");
    fault(&with(&op("rule.sett", "rule = \"t\"\nvalue = \"5 %\"")), "L006 1.toml:9:8 (op[1].kind)");
    fault(&with(&op("rule.set", "rule = \"t\"\nvalue = \"5 %\"\nvaleu = 1")), "L004 1.toml:13:1 (op[1].valeu)");
    fault(&with(&op("rule.set", "rule = \"t\"")), "L003 1.toml:8:1 (op[1].value)");
    fault(
        &with(&op("rule.set", "rule = \"t\"\nvalue = \"5 %\"\ntarget = \"xx/law/1999/9#1\"")),
        "E101 1.toml:8:1 (target)",
    );
    fault(
        &with(&op("rule.set", "rule = \"t\"\nvalue = \"5 %\"\nclause = \"late\"")),
        "L011 1.toml:13:10 (op[1].clause)",
    );
    fault(&with(&op("op.cancel", "op = \"nothing\"")), "L011 1.toml:8:1 (op)");
    let define = "rule = \"t\"\ntype = \"share\"\ntitle = \"again\"\nvalue = \"5 %\"";
    fault(&with(&op("rule.define", define)), "E106 1.toml:8:1 (rule)");
    let twice = op("rule.set", "rule = \"t\"\nvalue = \"5 %\"") + &op("rule.set", "rule = \"t\"\nvalue = \"3 %\"");
    fault(&with(&twice), "E104 1.toml:13:1 (after)");
    let ended = op("rule.end", "id = \"e\"\nrule = \"t\"") + &op("rule.rebase", "after = \"e\"\nrule = \"t\"");
    fault(&with(&ended), "E103 1.toml:13:1 (rule)");
    fault(&act(2, "2005-05-24", "{ earliest = 2005-06-05, latest = 2005-06-01 }", ""), "L010 1.toml:7:");
    fault(&act(2, "2005-05-24", "{ on = 2005-06-05 }", ""), "L003 1.toml:7:");
    fault("", "L003 1.toml:1:1 (act)");
    fault("[act", "L002 1.toml:1:5");
    fault(HEAD, "L009 1.toml:1:1 (id)");
    let accepted = "rule = \"t\"\nwas = \"6 %\"\naccepted = \"the act itself says six\"\nvalue = \"5 %\"";
    assert_eq!(load(&[HEAD, &with(&op("rule.set", accepted))]).unwrap().check().accepted, 1);
}

#[test]
fn a_gap_in_a_total_rule_is_found() {
    let later = r#"{ on = 2006-01-01, confidence = "text" }"#;
    let annul = act(3, "2005-12-01", later, &op("court.annul", "rule = \"t\""));
    let report = load(&[HEAD, &annul]).unwrap().check();
    let found: Vec<_> = report.errors.iter().map(|finding| (finding.code, finding.rule.as_str())).collect();
    assert_eq!(found, [("E107", "t")]);
    assert_eq!(load(&[HEAD]).unwrap().check().errors, []);
}

#[test]
fn bills_stack_and_never_touch_the_base() {
    let law = load(&[HEAD]).unwrap();
    let day = "2002-01-01".parse().unwrap();
    let bill = |id: &str, fields: &str| {
        let text = format!("[bill]\nid = \"{id}\"\ntitle = \"{id}\"\n[[op]]\nrule = \"t\"\n{fields}\n");
        law.read_bill("bill.toml", text.as_bytes())
    };
    let three = bill("three", "value = \"3 %\"").unwrap();
    let four = bill("four", "value = \"4 %\"").unwrap();
    let before = law.hash().to_owned();
    let with_three = law.with(&three, day).unwrap();
    let both = with_three.with(&four, day).unwrap();
    let said = |law: &Law| law.ask("t", &query("2002-01-01")).unwrap().to_string();
    assert_eq!([said(&law), said(&with_three), said(&both)], ["7 %", "3 %", "4 %"]);
    assert_eq!(law.hash(), before);
    assert_ne!(with_three.hash(), before);
    // No effect before its first day.
    assert_eq!(with_three.ask("t", &query("2001-12-31")).unwrap().to_string(), "7 %");
    let three_too = bill("three too", "value = \"3 %\"").unwrap();
    assert_eq!(compare(&law, &three, &three_too, day), Comparison::Same);
    assert_eq!(compare(&law, &three, &four, day), Comparison::Conflict { rules: vec!["t".to_owned()] });
    let after_three = bill("after", "was = \"3 %\"\nvalue = \"2 %\"").unwrap();
    assert_eq!(compare(&law, &three, &after_three, day), Comparison::Depends { first_needs_second: false });
    assert_eq!(compare(&law, &after_three, &three, day), Comparison::Depends { first_needs_second: true });
    assert_eq!(law.with(&after_three, day).unwrap_err()[0].code, "E102");
    let idle = bill("idle", "value = \"7 %\"").unwrap();
    assert_eq!(law.idle_on(&idle, day).unwrap(), ["t"]);
    let on_other_law = bill("old", "value = \"3 %\"\n[x]").unwrap_err();
    assert_eq!(on_other_law[0].code, "L004");
    let pinned = format!("[bill]\nid = \"p\"\nbase = \"{before}\"\n[[op]]\nrule = \"t\"\nvalue = \"3 %\"\n");
    assert!(law.read_bill("bill.toml", pinned.as_bytes()).is_ok());
    assert_eq!(both.read_bill("bill.toml", pinned.as_bytes()).unwrap_err()[0].code, "E112");
}

#[test]
fn a_bill_on_an_act_that_comes_later() {
    let on = r#"{ on = 2005-06-05, confidence = "text" }"#;
    let set = act(2, "2005-05-24", on, &op("rule.set", "rule = \"t\"\nwas = \"7 %\"\nvalue = \"5 %\""));
    let law = load(&[HEAD, &set]).unwrap();
    let text = "[bill]\nid = \"b\"\ntitle = \"b\"\n[[op]]\nrule = \"t\"\nvalue = \"3 %\"\n";
    let bill = law.read_bill("bill.toml", text.as_bytes()).unwrap();
    let with = law.with(&bill, "2005-01-10".parse().unwrap()).unwrap();
    let said = |on: &str| with.ask("t", &query(on)).unwrap().to_string();
    assert_eq!([said("2005-01-09"), said("2005-01-10"), said("2005-06-05")], ["7 %", "3 %", "5 %"]);
    // On the very day of an act the bill comes after it.
    let same_day = law.with(&bill, "2005-06-05".parse().unwrap()).unwrap();
    assert_eq!(same_day.ask("t", &query("2005-06-05")).unwrap().to_string(), "3 %");
}
