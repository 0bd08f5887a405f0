//! Single rules set otherwise, as the bill that says so: a what-if of a few switches is a bill of a few lines, and nothing
//! is counted by other means than a bill a person writes.

use election::Office;
use law::value::Type;
use law::{Law, Value};

/// One rule and the value it is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The rule's full name.
    pub rule: String,
    /// Its value in the short written form.
    pub value: String,
}

/// The full name of an office's rule, such as `kurultai.list.threshold` for `threshold`: the first prefix that is defined.
pub fn rule_named(law: &Law, office: &Office, suffix: &str) -> Option<String> {
    let mut names = office.rules.iter().map(|prefix| format!("{prefix}.{suffix}"));
    names.find(|name| law.rule(name).is_some())
}

/// The text of a bill that sets these rules; a value that none of the rule's type is stands there as it was given, so that
/// reading the bill names it.
pub fn bill_of(law: &Law, id: &str, title: &str, settings: &[Setting]) -> String {
    let mut text = format!("[bill]\nid    = {}\ntitle = {{ en = {} }}\n", quoted(id), quoted(title));
    for setting in settings {
        let bare = law.rule(&setting.rule).is_some_and(|rule| rule.definition.of == Type::YesNo)
            && matches!(setting.value.as_str(), "true" | "false");
        let value = if bare { setting.value.clone() } else { quoted(&setting.value) };
        text.push_str(&format!("\n[[op]]\nkind  = \"rule.set\"\nrule  = {}\nvalue = {value}\n", quoted(&setting.rule)));
    }
    text
}

/// The written form of a value as a bill has it; nothing where a bill writes it as a table.
pub fn written(value: &Value) -> Option<String> {
    match value {
        Value::Share(share) => Some(share.to_string()),
        Value::Count(n, unit) => Some(format!("{n} {unit}")),
        Value::YesNo(yes) => Some(yes.to_string()),
        Value::Choice(choice) => Some(choice.clone()),
        _ => None,
    }
}

/// A text in quotes as TOML reads it back.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if control.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(control))),
            plain => out.push(plain),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_ends_where_it_ends() {
        let check = |text: &str, expect: &str| assert_eq!(quoted(text), expect);
        check("5 %", "\"5 %\"");
        check("a\"\n[[op]]", "\"a\\\"\\u000A[[op]]\"");
        check("\\", "\"\\\\\"");
    }
}
