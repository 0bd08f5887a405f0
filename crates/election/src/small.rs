//! A small act and a small office, made for the tests of several modules: each adds the rules it is about. They must never
//! know the law of a country.

use law::Law;

use crate::office::Office;

/// An act of a country that is none, in force since 2001-04-01.
pub(crate) struct SmallAct(String);

impl SmallAct {
    /// An act without a rule.
    pub(crate) fn new() -> Self {
        let head = "[act]\nid = \"xx/law/2001/1\"\nform = \"Law\"\nnumber = \"1\"\nsigned = 2001-03-01\n\
                    in_force = { on = 2001-04-01, confidence = \"text\" }\n";
        Self(head.to_owned())
    }

    /// Another day of force of the act, known.
    pub(crate) fn on(mut self, clause: &str, day: &str) -> Self {
        self.0.push_str(&format!("[clauses.{clause}]\non = {day}\nconfidence = \"text\"\n"));
        self
    }

    /// Another day of force, known within bounds.
    pub(crate) fn between(mut self, clause: &str, earliest: &str, latest: &str) -> Self {
        let days = format!("earliest = {earliest}\nlatest = {latest}\nbecause = \"not known\"\n");
        self.0.push_str(&format!("[clauses.{clause}]\n{days}"));
        self
    }

    /// A rule that nothing stood before; `value` is `value = ...` or `silent = ...`, and what else the operation says.
    pub(crate) fn define(self, article: u32, rule: &str, of: &str, value: &str) -> Self {
        let named = format!("type = \"{of}\"\ntitle = \"t\"\nbefore = \"none\"\n");
        self.op("define", article, rule, &format!("{named}{value}"))
    }

    /// Another value of a rule.
    pub(crate) fn set(self, article: u32, rule: &str, value: &str) -> Self {
        self.op("set", article, rule, value)
    }

    /// A rule of which nobody recorded what stood before.
    pub(crate) fn first_recorded(self, article: u32, rule: &str, of: &str, value: &str) -> Self {
        self.op("define", article, rule, &format!("type = \"{of}\"\ntitle = \"t\"\n{value}"))
    }

    fn op(mut self, kind: &str, article: u32, rule: &str, rest: &str) -> Self {
        let confidence = if rest.contains("confidence") { "" } else { "confidence = \"text\"\n" };
        let target = format!("target = \"xx/law/2001/1#{article}\"\n{confidence}");
        self.0.push_str(&format!("[[op]]\nkind = \"rule.{kind}\"\nrule = \"{rule}\"\n{target}{rest}\n"));
        self
    }

    /// The law of this act alone.
    pub(crate) fn law(&self) -> Law {
        Law::load(&[("act.toml".to_owned(), self.0.clone().into_bytes())]).unwrap_or_else(|faults| panic!("{faults:?}"))
    }
}

/// The council of that country.
pub(crate) fn office() -> Office {
    Office {
        id: "council".to_owned(),
        title: vec![("aa".to_owned(), "Council".to_owned()), ("zz".to_owned(), "Other".to_owned())],
        seats: Some("council.seats".to_owned()),
        rules: vec!["council".to_owned()],
        deputy: vec!["deputy".to_owned()],
        candidate: Vec::new(),
        commission: None,
        single: None,
        succeeded_by: None,
        because: String::new(),
    }
}
