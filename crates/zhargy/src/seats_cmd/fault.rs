//! What is wrong in a case file: codes, places, and which of them mean "a rule this program does not know".
//! It must never know what a rule means.

use law::{Fault, Place};

use super::json::{Broken, Entry, Node, Value};

/// Codes of `zhargy seats`. Each has a page `docs/codes/<code>.md`.
pub(crate) mod codes {
    /// The file or folder cannot be read, or is too large.
    pub(crate) const FILE: &str = "S001";
    /// Not UTF-8.
    pub(crate) const NOT_UTF8: &str = "S002";
    /// Not JSON.
    pub(crate) const NOT_JSON: &str = "S003";
    /// A key stands twice.
    pub(crate) const DUPLICATE: &str = "S004";
    /// A field is missing.
    pub(crate) const MISSING: &str = "S005";
    /// A field holds another kind of value.
    pub(crate) const KIND: &str = "S006";
    /// Votes that are no count.
    pub(crate) const VOTES: &str = "S007";
    /// Seats that are no count.
    pub(crate) const SEATS: &str = "S008";
    /// A share that is none.
    pub(crate) const SHARE: &str = "S009";
    /// A method nobody knows.
    pub(crate) const METHOD: &str = "S010";
    /// A rule that is not supported.
    pub(crate) const RULE: &str = "S011";
    /// A list or district that has no votes entry.
    pub(crate) const LIST: &str = "S012";
    /// Fields that contradict each other.
    pub(crate) const CONTRADICTION: &str = "S013";
    /// The two counts differ.
    pub(crate) const COUNTS_DIFFER: &str = "S014";
    /// There is no second count of this.
    pub(crate) const NO_SECOND_COUNT: &str = "S015";
}

/// A fault, and, where it is only that a rule is not known here, the name of that rule.
#[derive(Debug)]
pub(crate) struct Unread {
    pub(crate) fault: Box<Fault>,
    pub(crate) unknown_rule: Option<String>,
}

/// The result of reading.
pub(crate) type Read<T> = Result<T, Unread>;

/// A file's name and text, from which places are made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a> {
    pub(crate) file: &'a str,
    pub(crate) bytes: &'a [u8],
}

impl Source<'_> {
    fn place(&self, at: usize) -> Place {
        let before = &self.bytes[..at.min(self.bytes.len())];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let column = 1 + before.iter().rev().take_while(|byte| **byte != b'\n').count();
        Place { file: self.file.to_owned(), line, column }
    }

    /// A fault at a byte.
    pub(crate) fn fault(
        &self,
        code: &'static str,
        at: usize,
        field: &str,
        what: impl Into<String>,
        hint: &str,
    ) -> Unread {
        let fault = Fault::new(code, self.place(at), field, what).hint(hint);
        Unread { fault: Box::new(fault), unknown_rule: None }
    }

    /// A rule that is not supported; a batch skips the case and counts it under `rule`.
    pub(crate) fn unsupported(&self, at: usize, field: &str, rule: impl Into<String>, hint: &str) -> Unread {
        let rule = rule.into();
        let what = format!("{rule}: not supported, and nothing of a case is ignored");
        Unread { unknown_rule: Some(rule), ..self.fault(codes::RULE, at, field, what, hint) }
    }

    /// A text that is no tree.
    pub(crate) fn broken(&self, broken: &Broken) -> Unread {
        let hint = if broken.code == codes::DUPLICATE { "keep one of them" } else { "a case is one JSON object" };
        self.fault(broken.code, broken.at, "", broken.what.clone(), hint)
    }

    /// A value of another kind than the field holds.
    pub(crate) fn kind(&self, node: &Node<'_>, field: &str, wanted: &str) -> Unread {
        self.fault(codes::KIND, node.at, field, format!("{wanted} is needed here, this is {}", node.value.kind()), "")
    }

    /// An object's members.
    pub(crate) fn object<'n, 'a>(&self, node: &'n Node<'a>, field: &str) -> Read<&'n [Entry<'a>]> {
        match &node.value {
            Value::Object(entries) => Ok(entries),
            _ => Err(self.kind(node, field, "an object")),
        }
    }

    /// A list's items.
    pub(crate) fn list<'n, 'a>(&self, node: &'n Node<'a>, field: &str) -> Read<&'n [Node<'a>]> {
        match &node.value {
            Value::List(items) => Ok(items),
            _ => Err(self.kind(node, field, "a list")),
        }
    }

    /// A text.
    pub(crate) fn text<'n>(&self, node: &'n Node<'_>, field: &str) -> Read<&'n str> {
        match &node.value {
            Value::Text(text) => Ok(text),
            _ => Err(self.kind(node, field, "a text")),
        }
    }
}
