//! Licence expressions as manifests write them (SPDX 2.3, annex D), and whether a list of licences satisfies one.
//!
//! It must never know which licences this project accepts: the list is an argument.

use std::fmt;

/// An expression.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Expression {
    /// A licence, with its exception where it has one: `Apache-2.0 WITH LLVM-exception`.
    Licence(String),
    /// The user may choose.
    Or(Vec<Expression>),
    /// All of them hold.
    And(Vec<Expression>),
}

/// Why a text is no expression.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Malformed {
    found: Option<String>,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.found {
            Some(word) => write!(f, "`{word}` stands where it cannot"),
            None => write!(f, "it ends too early"),
        }
    }
}

impl Expression {
    /// Reads an expression; `OR` binds weaker than `AND`, and the old slash is read as `OR`.
    ///
    /// # Errors
    /// A word that stands where it cannot, or a missing one.
    pub(crate) fn parse(text: &str) -> Result<Self, Malformed> {
        let spaced = text.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
        let mut words = Words { words: spaced.split_whitespace().collect(), at: 0 };
        let expression = words.either()?;
        match words.next() {
            None => Ok(expression),
            Some(word) => Err(Malformed { found: Some(word.to_owned()) }),
        }
    }

    /// True where accepting `allowed` is enough to use the work.
    pub(crate) fn satisfied_by(&self, allowed: &[&str]) -> bool {
        match self {
            Self::Licence(name) => allowed.contains(&name.as_str()),
            Self::Or(choices) => choices.iter().any(|choice| choice.satisfied_by(allowed)),
            Self::And(parts) => parts.iter().all(|part| part.satisfied_by(allowed)),
        }
    }
}

struct Words<'a> {
    words: Vec<&'a str>,
    at: usize,
}

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let word = self.words.get(self.at).copied();
        self.at += 1;
        word
    }

    fn take(&mut self, word: &str) -> bool {
        let here = self.words.get(self.at) == Some(&word);
        self.at += usize::from(here);
        here
    }

    fn either(&mut self) -> Result<Expression, Malformed> {
        let mut choices = vec![self.all()?];
        while self.take("OR") {
            choices.push(self.all()?);
        }
        Ok(if choices.len() == 1 { choices.remove(0) } else { Expression::Or(choices) })
    }

    fn all(&mut self) -> Result<Expression, Malformed> {
        let mut parts = vec![self.one()?];
        while self.take("AND") {
            parts.push(self.one()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Expression::And(parts) })
    }

    fn one(&mut self) -> Result<Expression, Malformed> {
        if self.take("(") {
            let inner = self.either()?;
            return if self.take(")") { Ok(inner) } else { Err(Malformed { found: self.next().map(str::to_owned) }) };
        }
        let licence = self.name()?;
        if !self.take("WITH") {
            return Ok(Expression::Licence(licence.to_owned()));
        }
        Ok(Expression::Licence(format!("{licence} WITH {}", self.name()?)))
    }

    fn name(&mut self) -> Result<&'a str, Malformed> {
        match self.next() {
            Some(word) if !["(", ")", "OR", "AND", "WITH"].contains(&word) => Ok(word),
            other => Err(Malformed { found: other.map(str::to_owned) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_weighed() {
        let allowed = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"];
        let check = |input: &str, expect: Option<bool>| {
            assert_eq!(Expression::parse(input).ok().map(|e| e.satisfied_by(&allowed)), expect, "{input}");
        };
        check("MIT", Some(true));
        check("GPL-3.0-only", Some(false));
        check("MIT/Apache-2.0", Some(true));
        check("GPL-2.0-only/MIT", Some(true));
        check("GPL-2.0-only AND MIT", Some(false));
        check("(MIT OR GPL-2.0-only) AND Unicode-3.0", Some(true));
        check("MIT OR GPL-2.0-only AND MPL-2.0", Some(true));
        check("(MIT OR Apache-2.0) AND MPL-2.0", Some(false));
        check("Apache-2.0 WITH LLVM-exception", Some(true));
        check("MIT WITH LLVM-exception", Some(false));
        for malformed in ["", "MIT OR", "OR MIT", "(MIT", "MIT)", "MIT Apache-2.0", "MIT WITH", "()"] {
            check(malformed, None);
        }
    }
}
