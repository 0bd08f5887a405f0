//! Bills: drafts laid on top of the law. The base is never touched; every layer is a new [`Law`].

use std::sync::Arc;

use jiff::civil::Date;

use crate::act::{Act, Kind};
use crate::answer::{Answer, Query};
use crate::day::{Confidence, Day, When};
use crate::fault::{Fault, codes};
use crate::load::{self, Types};
use crate::timeline::Law;

impl Law {
    /// Reads a bill in the terms of this law.
    ///
    /// # Errors
    /// Every fault of the file; `E112` if the bill was drafted on another state of the law.
    pub fn read_bill(&self, name: &str, bytes: &[u8]) -> Result<Act, Vec<Fault>> {
        let types: Types = self.rules().map(|rule| (rule.name.clone(), rule.definition.of.clone())).collect();
        let bill = load::bill(name, bytes, types)?;
        if let Some(base) = &bill.base
            && *base != self.hash
            && !(base.len() >= 12 && self.hash.starts_with(base.as_str()))
        {
            let place = crate::fault::Place { file: name.to_owned(), line: 1, column: 1 };
            let what = format!("the bill was drafted on the law {base}, this law is {}", self.hash);
            let hint = "read the bill against the law of today, then put the new hash into `base`, or leave `base` out";
            return Err(vec![Fault::new(codes::BILL_BASE, place, "bill.base", what).hint(hint)]);
        }
        Ok(bill)
    }

    /// The law with a bill on top. Operations for which the bill names no day begin on `assumed`.
    ///
    /// # Errors
    /// A guard `was` that is false on top of this law, and every other fault of replaying.
    pub fn with(&self, bill: &Act, assumed: Date) -> Result<Self, Vec<Fault>> {
        let mut bill = bill.clone();
        for op in &mut bill.ops {
            if matches!(op.day.when, When::Pending(_)) && bill.in_force.is_none() {
                op.day = Day {
                    when: When::On(assumed),
                    confidence: Confidence::Deduced,
                    because: "the bill names no day; the day asked about is assumed".to_owned(),
                    source: String::new(),
                };
            }
        }
        self.upon(&Arc::new(bill))
    }

    /// The rules a bill's operations name, in order, each once.
    pub fn rules_of(bill: &Act) -> Vec<&str> {
        let mut rules: Vec<&str> =
            bill.ops.iter().filter(|op| !op.rule.is_empty()).map(|op| op.rule.as_str()).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    }

    /// Operations of a bill that change no answer on `day`: a bill that does nothing must say so.
    pub fn idle_on(&self, bill: &Act, day: Date) -> Result<Vec<String>, Vec<Fault>> {
        Ok(self.idle(&self.with(bill, day)?, bill, day))
    }

    /// The same where the law with the bill on top is at hand.
    pub fn idle(&self, after: &Self, bill: &Act, day: Date) -> Vec<String> {
        let query = Query::on(day);
        let mut idle = Vec::new();
        for op in bill.ops.iter().filter(|op| !matches!(op.kind, Kind::Define(..)) && !op.rule.is_empty()) {
            let (old, new) = (self.ask(&op.rule, &query), after.ask(&op.rule, &query));
            if said(old.as_ref().ok()) == said(new.as_ref().ok()) {
                idle.push(op.rule.clone());
            }
        }
        idle
    }
}

fn said(answer: Option<&Answer>) -> Option<String> {
    answer.map(ToString::to_string)
}

/// How two bills stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Both orders give the same law.
    Same,
    /// The order decides: for these rules the later bill wins.
    Conflict {
        /// Rules with two outcomes.
        rules: Vec<String>,
    },
    /// One bill can only be laid after the other.
    Depends {
        /// The bill that needs the other first: `true` if it is the first argument.
        first_needs_second: bool,
    },
    /// Neither order can be laid.
    Impossible {
        /// Faults of both orders.
        faults: Vec<Fault>,
    },
}

/// Lays two bills in both orders and compares what the law says on `day`.
pub fn compare(base: &Law, a: &Act, b: &Act, day: Date) -> Comparison {
    let ab = base.with(a, day).and_then(|law| law.with(b, day));
    let ba = base.with(b, day).and_then(|law| law.with(a, day));
    match (ab, ba) {
        (Ok(ab), Ok(ba)) => {
            let mut rules = Law::rules_of(a);
            rules.extend(Law::rules_of(b));
            rules.sort_unstable();
            rules.dedup();
            let query = Query::on(day);
            rules.retain(|rule| said(ab.ask(rule, &query).as_ref().ok()) != said(ba.ask(rule, &query).as_ref().ok()));
            if rules.is_empty() {
                Comparison::Same
            } else {
                Comparison::Conflict { rules: rules.into_iter().map(str::to_owned).collect() }
            }
        }
        (Ok(_), Err(_)) => Comparison::Depends { first_needs_second: false },
        (Err(_), Ok(_)) => Comparison::Depends { first_needs_second: true },
        (Err(mut faults), Err(more)) => {
            faults.extend(more);
            Comparison::Impossible { faults }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACT: &str = r#"
        [act]
        id = "xx/law/2001/1"
        form = "Law"
        number = "1"
        signed = 2001-01-01
        published = { on = 2001-01-01, confidence = "text" }
        in_force = { on = 2001-02-01, confidence = "text" }
        [[op]]
        kind = "rule.define"
        rule = "a"
        type = "share"
        title = "A"
        before = "none"
        target = "xx/law/2001/1#1"
        value = "1 %"
        confidence = "text"
        [[op]]
        kind = "rule.define"
        rule = "b"
        type = "share"
        title = "B"
        before = "none"
        target = "xx/law/2001/1#2"
        value = "2 %"
        confidence = "text"
        [[op]]
        id = "b2"
        kind = "rule.set"
        rule = "b"
        target = "xx/law/2001/1#2"
        was = "2 %"
        value = "3 %"
        in_force = { on = 2005-02-01, confidence = "text" }
        confidence = "text"
    "#;

    /// Laying a bill replays only what it touches; the outcome is that of replaying everything.
    #[test]
    fn laying_is_replaying() {
        let law = Law::load(&[("1.toml".to_owned(), ACT.into())]).map_err(|faults| faults[0].to_string()).unwrap();
        let day = "2004-01-01".parse().unwrap();
        let check = |bills: &[&str]| {
            let mut laid = law.clone();
            for (at, ops) in bills.iter().enumerate() {
                let text = format!("[bill]\nid = \"bill-{at}\"\ntitle = \"x\"\n{ops}");
                let bill =
                    laid.read_bill("bill.toml", text.as_bytes()).map_err(|faults| faults[0].to_string()).unwrap();
                laid = laid.with(&bill, day).map_err(|faults| faults[0].to_string()).unwrap();
            }
            let replayed = Law::build(laid.acts.clone()).unwrap();
            assert_eq!(format!("{:?}", laid.rules), format!("{:?}", replayed.rules), "{bills:?}");
            assert_eq!(laid.hash, replayed.hash);
            assert_ne!(laid.hash, law.hash);
        };
        let set = |rule: &str| format!("[[op]]\nrule = \"{rule}\"\nvalue = \"9 %\"\n");
        let moved = |kind: &str, more: &str| format!("[[op]]\nkind = \"{kind}\"\nop = \"xx/law/2001/1!b2\"\n{more}\n");
        check(&[&set("a")]);
        check(&[&set("a"), &set("b")]);
        check(&[&set("b"), "[[op]]\nkind = \"rule.end\"\nrule = \"b\"\n"]);
        check(&[&moved("time.postpone", "to = 2006-01-01")]);
        check(&[&moved("op.cancel", "")]);
        check(&[&moved("op.cancel", ""), &set("a")]);
        check(&[&moved("fix.corrigendum", "rule = \"b\"\nvalue = \"4 %\"")]);
    }
}
