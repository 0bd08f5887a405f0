//! A rule's history: every operation on it in its order, with what stands after it. Nothing is asked of a day here.

use crate::act::{Act, Op};
use crate::answer::Version;
use crate::day::Day;
use crate::timeline::{Action, Effect, Law};

/// One operation in a rule's history.
#[derive(Clone, Debug)]
pub struct Entry<'l> {
    /// The act that orders it.
    pub act: &'l Act,
    /// The operation.
    pub op: &'l Op,
    /// The first day it counts from, as finally recorded: a later act may have moved the day its own act named.
    pub day: &'l Day,
    /// What the rule's text says from here on; after `rule.end` what it said last.
    pub version: Version,
    /// No such rule from here on.
    pub ends: bool,
}

impl Law {
    /// The history of a rule, in the order in which its operations are replayed; `None` where no act defines the rule.
    pub fn history(&self, rule: &str) -> Option<Vec<Entry<'_>>> {
        let rule = self.rule(rule)?;
        let mut set_by: &Effect = &rule.effects[0];
        let mut stated_by = set_by;
        let mut entries = Vec::with_capacity(rule.effects.len());
        for effect in &rule.effects {
            match effect.action {
                Action::Set(_) => (set_by, stated_by) = (effect, effect),
                Action::Rebase => stated_by = effect,
                Action::End | Action::Annul | Action::Suspend(_) => {}
            }
            let act = &self.acts[effect.act];
            entries.push(Entry {
                act,
                op: &act.ops[effect.op],
                day: effect.day(),
                version: self.version(rule, set_by, stated_by),
                ends: effect.action == Action::End,
            });
        }
        Some(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACT: &str = r#"
        [act]
        id = "xx/law/2001/ID"
        form = "Law"
        number = "ID"
        signed = 2001-03-01
        in_force = { on = DAY, confidence = "text" }
        [[op]]
        rule = "council.threshold"
        target = "xx/law/2001/1#5"
        confidence = "text"
    "#;

    fn law(ops: &[(&str, &str)]) -> Law {
        let file = |(number, (day, op)): (usize, &(&str, &str))| {
            let text = ACT.replace("ID", &(number + 1).to_string()).replace("DAY", day) + op;
            (format!("{number}.toml"), text.into_bytes())
        };
        Law::load(&ops.iter().enumerate().map(file).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn every_operation_with_what_stands_after_it() {
        let define = "kind = \"rule.define\"\ntype = \"share\"\ntitle = \"Threshold\"\nvalue = \"7 %\"";
        let set = "kind = \"rule.set\"\nwas = \"7 %\"\nvalue = \"5 %\"";
        let law = law(&[
            ("2001-04-01", define),
            ("2003-04-01", set),
            ("2002-04-01", "kind = \"rule.rebase\""),
            ("2004-04-01", "kind = \"rule.end\""),
        ]);
        let told: Vec<String> = law
            .history("council.threshold")
            .unwrap()
            .iter()
            .map(|entry| format!("{} {} {} {}", entry.day.when, entry.op.kind.name(), entry.version.value, entry.ends))
            .collect();
        let expect = [
            "2001-04-01 rule.define 7 % false",
            "2002-04-01 rule.rebase 7 % false",
            "2003-04-01 rule.set 5 % false",
            "2004-04-01 rule.end 5 % true",
        ];
        assert_eq!(told, expect);
        assert!(law.history("council.quorum").is_none());
    }
}
