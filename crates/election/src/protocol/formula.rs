//! Relations between figures as they are written: `B1 = sum(B2) + B2-1 + B3`. Reads them; computes nothing.
//!
//! A relation is linear: each term is a product of at most one whole number or percentage, at most one rule of the law in
//! braces and at most one figure. It must never know what a figure is called or means.

use std::fmt;
use std::iter::Peekable;
use std::str::CharIndices;

use super::codes;

/// Whole numbers of a formula; larger ones are refused, so that no sum of products can leave 128 bits.
pub const MAX_FACTOR: u64 = 1_000_000;

/// Terms of a formula, both sides together.
const MAX_TERMS: usize = 100;

/// How two sides are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `=`
    Equal,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Equal => "=",
            Self::AtMost => "<=",
            Self::AtLeast => ">=",
        })
    }
}

/// What a term counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// The number one: the term is its factor.
    One,
    /// A figure by its id.
    Figure(String),
    /// All rows of a figure.
    Sum(String),
}

impl Operand {
    /// The figure, if it names one.
    pub fn figure(&self) -> Option<&str> {
        match self {
            Self::One => None,
            Self::Figure(id) | Self::Sum(id) => Some(id),
        }
    }
}

/// A term: `-`, a factor as a fraction, a rule of the law as a further factor, and what is multiplied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// It is taken away.
    pub negative: bool,
    /// Upper number of the factor.
    pub num: u64,
    /// Lower number of the factor: 1, or 100 for a percentage.
    pub den: u64,
    /// A rule whose value on the day multiplies the term.
    pub rule: Option<String>,
    /// What is multiplied.
    pub of: Operand,
    /// Byte offset in the formula.
    pub at: usize,
}

/// A relation of two sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// Before the relation.
    pub left: Vec<Term>,
    /// The relation.
    pub relation: Relation,
    /// After it.
    pub right: Vec<Term>,
    /// As it is written.
    pub text: String,
}

/// Why a formula cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaError {
    /// One of [`codes`].
    pub code: &'static str,
    /// Byte offset in the formula.
    pub at: usize,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub hint: &'static str,
}

const FORM: &str = "write it like `B1 = sum(B2) + B3`, `A2 <= A1` or `B4 = A1 + 1 % * A1`";

impl Formula {
    /// Reads a formula; any text is either read or refused with the place.
    ///
    /// # Errors
    /// The first thing that is no part of a linear relation.
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        let mut reader = Reader { text, chars: text.char_indices().peekable(), terms: 0 };
        let left = reader.sum()?;
        let relation = reader.relation()?;
        let right = reader.sum()?;
        match reader.next_after_space() {
            None => Ok(Self { left, relation, right, text: text.to_owned() }),
            Some((at, c)) => Err(unreadable(at, format!("`{c}` stands after the end of the formula"))),
        }
    }

    /// All terms.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.left.iter().chain(&self.right)
    }
}

fn unreadable(at: usize, what: impl Into<String>) -> FormulaError {
    FormulaError { code: codes::FORMULA, at, what: what.into(), hint: FORM }
}

fn not_linear(at: usize, what: &str) -> FormulaError {
    let hint = "a term is at most one number, one {rule} and one figure: `2 * A1`, `{ballot.reserve} * A1`";
    FormulaError { code: codes::NOT_LINEAR, at, what: what.to_owned(), hint }
}

struct Reader<'t> {
    text: &'t str,
    chars: Peekable<CharIndices<'t>>,
    terms: usize,
}

impl Reader<'_> {
    fn next_after_space(&mut self) -> Option<(usize, char)> {
        while self.chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        self.chars.peek().copied()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.next_after_space().is_some_and(|(_, c)| c == wanted);
        if found {
            self.chars.next();
        }
        found
    }

    fn relation(&mut self) -> Result<Relation, FormulaError> {
        let Some((at, c)) = self.next_after_space() else {
            return Err(unreadable(self.text.len(), "the formula has no `=`, `<=` or `>=`"));
        };
        self.chars.next();
        let relation = match c {
            '=' => return Ok(Relation::Equal),
            '<' => Relation::AtMost,
            '>' => Relation::AtLeast,
            other => return Err(unreadable(at, format!("`{other}` is no `+`, `-`, `=`, `<=` or `>=`"))),
        };
        match self.chars.next() {
            Some((_, '=')) => Ok(relation),
            _ => Err(unreadable(at, format!("`{c}` alone: counts are compared with `<=` and `>=`"))),
        }
    }

    fn sum(&mut self) -> Result<Vec<Term>, FormulaError> {
        let mut negative = self.take('-');
        let mut all = Vec::new();
        loop {
            let mut term = self.term()?;
            term.negative = negative;
            self.terms += 1;
            if self.terms > MAX_TERMS {
                return Err(unreadable(term.at, format!("the formula has more than {MAX_TERMS} terms")));
            }
            all.push(term);
            negative = match self.next_after_space() {
                Some((_, '+')) => false,
                Some((_, '-')) => true,
                _ => return Ok(all),
            };
            self.chars.next();
        }
    }

    fn term(&mut self) -> Result<Term, FormulaError> {
        let at = self.next_after_space().map_or(self.text.len(), |(at, _)| at);
        let mut term = Term { negative: false, num: 1, den: 1, rule: None, of: Operand::One, at };
        let (mut number, mut percent) = (false, false);
        loop {
            match self.next_after_space() {
                Some((at, c)) if c.is_ascii_digit() => {
                    if number {
                        return Err(not_linear(at, "two numbers in one term"));
                    }
                    number = true;
                    term.num = self.number(at)?;
                    if self.take('%') {
                        (percent, term.den) = (true, 100);
                    }
                }
                Some((at, '{')) => {
                    let rule = self.rule(at)?;
                    if term.rule.replace(rule).is_some() {
                        return Err(not_linear(at, "two rules in one term"));
                    }
                }
                Some((at, c)) if c.is_ascii_alphabetic() => {
                    let of = self.operand()?;
                    if std::mem::replace(&mut term.of, of) != Operand::One {
                        return Err(not_linear(at, "two figures in one term"));
                    }
                }
                Some((at, c)) => return Err(unreadable(at, format!("`{c}` is no number, figure or {{rule}}"))),
                None => return Err(unreadable(self.text.len(), "the formula ends where a term must stand")),
            }
            if !self.take('*') {
                break;
            }
        }
        if percent && term.of == Operand::One && term.rule.is_none() {
            return Err(not_linear(term.at, "a percentage of nothing"));
        }
        Ok(term)
    }

    fn number(&mut self, at: usize) -> Result<u64, FormulaError> {
        let mut value: u64 = 0;
        while let Some((_, digit)) = self.chars.next_if(|(_, c)| c.is_ascii_digit()) {
            value = value.saturating_mul(10).saturating_add(u64::from(digit.to_digit(10).unwrap_or(0)));
        }
        if self.chars.peek().is_some_and(|(_, c)| *c == '.' || *c == ',') {
            return Err(unreadable(
                at,
                "a number with a decimal point or a comma: factors are whole numbers and percents",
            ));
        }
        if value > MAX_FACTOR {
            let hint = "divide both sides, or let a rule of the law say the number";
            let what = format!("the number is above {MAX_FACTOR}");
            return Err(FormulaError { code: codes::FACTOR_TOO_LARGE, at, what, hint });
        }
        Ok(value)
    }

    fn rule(&mut self, at: usize) -> Result<String, FormulaError> {
        self.chars.next();
        let rest = &self.text[at + 1..];
        let Some(end) = rest.find('}') else {
            return Err(unreadable(at, "the brace is not closed"));
        };
        let name = rest[..end].trim();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '_';
        if name.is_empty() || !name.chars().all(plain) {
            return Err(unreadable(at, format!("`{{{name}}}` is no name of a rule")));
        }
        while self.chars.next_if(|(here, _)| *here <= at + 1 + end).is_some() {}
        Ok(name.to_owned())
    }

    fn operand(&mut self) -> Result<Operand, FormulaError> {
        let word = self.word();
        if word != "sum" {
            return Ok(Operand::Figure(word));
        }
        if !self.take('(') {
            let at = self.next_after_space().map_or(self.text.len(), |(at, _)| at);
            return Err(unreadable(at, "`(` must follow `sum`"));
        }
        let Some((at, _)) = self.next_after_space().filter(|(_, c)| c.is_ascii_alphabetic()) else {
            let at = self.chars.peek().map_or(self.text.len(), |(at, _)| *at);
            return Err(unreadable(at, "a figure must stand in `sum( )`"));
        };
        let figure = self.word();
        if self.take(')') { Ok(Operand::Sum(figure)) } else { Err(unreadable(at, "`sum(` is not closed")) }
    }

    /// An id: letters and digits, and hyphens with a digit right behind, so `B2-1` is one figure and `B2 - 1` is not.
    fn word(&mut self) -> String {
        let mut word = String::new();
        while let Some((at, c)) = self.chars.peek().copied() {
            let hyphen = c == '-' && self.text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
            if !c.is_ascii_alphanumeric() && c != '_' && !hyphen {
                break;
            }
            word.push(c);
            self.chars.next();
        }
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The formula in a normal form, or the code and place of the error.
    fn check(text: &str, expect: &str) {
        let side = |terms: &[Term]| {
            let one = |term: &Term| {
                let sign = if term.negative { "-" } else { "+" };
                let rule = term.rule.as_ref().map_or(String::new(), |rule| format!("{{{rule}}}"));
                format!(
                    "{sign}{}/{}{rule}{}",
                    term.num,
                    term.den,
                    match &term.of {
                        Operand::One => String::new(),
                        Operand::Figure(id) => format!(" {id}"),
                        Operand::Sum(id) => format!(" sum {id}"),
                    }
                )
            };
            terms.iter().map(one).collect::<Vec<_>>().join(" ")
        };
        let found = match Formula::parse(text) {
            Ok(formula) => format!("{} {} {}", side(&formula.left), formula.relation, side(&formula.right)),
            Err(error) => format!("{} at {}: {}", error.code, error.at, error.what),
        };
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn reads() {
        check("B1 = sum(B2) + B2-1 + B3", "+1/1 B1 = +1/1 sum B2 +1/1 B2-1 +1/1 B3");
        check("B1=B2 - 1", "+1/1 B1 = +1/1 B2 -1/1");
        check("-A1 + 2*A2 >= 3 % * A1", "-1/1 A1 +2/1 A2 >= +3/100 A1");
        check("B4 = A1 + {ballot.reserve} * A1", "+1/1 B4 = +1/1 A1 +1/1{ballot.reserve} A1");
        check("A1 <= { precinct.max_voters }", "+1/1 A1 <= +1/1{precinct.max_voters}");
        check("A1 * 2 = sum( B2 )*3", "+2/1 A1 = +3/1 sum B2");
    }

    #[test]
    fn refuses_with_the_place() {
        check("", "T001 at 0: the formula ends where a term must stand");
        check("B1", "T001 at 2: the formula has no `=`, `<=` or `>=`");
        check("B1 = ", "T001 at 5: the formula ends where a term must stand");
        check("B1 < A1", "T001 at 3: `<` alone: counts are compared with `<=` and `>=`");
        check("B1 = A1 = B2", "T001 at 8: `=` stands after the end of the formula");
        check("B1 = sum B2", "T001 at 9: `(` must follow `sum`");
        check("B1 = sum(B2", "T001 at 9: `sum(` is not closed");
        check("B1 = sum(", "T001 at 9: a figure must stand in `sum( )`");
        check(
            "B1 = 0.5 * A1",
            "T001 at 5: a number with a decimal point or a comma: factors are whole numbers and percents",
        );
        check("B1 = A1 * A2", "T002 at 10: two figures in one term");
        check("B1 = 2 * 3 * A2", "T002 at 9: two numbers in one term");
        check("B1 = {a} * {b}", "T002 at 11: two rules in one term");
        check("B1 = 5 %", "T002 at 5: a percentage of nothing");
        check("B1 = 99999999999999999999999 * A1", "T003 at 5: the number is above 1000000");
        check("B1 = {A!}", "T001 at 5: `{A!}` is no name of a rule");
        check("B1 = {a", "T001 at 5: the brace is not closed");
        check("голоса = A1", "T001 at 0: `г` is no number, figure or {rule}");
        let long = format!("A1 = {}", vec!["A1"; 200].join(" + "));
        assert_eq!(Formula::parse(&long).unwrap_err().code, codes::FORMULA);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        /// Any text is read or refused, and the place lies in the text.
        #[test]
        fn the_parser_is_total(text in "[A-C1-3 +*%=<>(){}.sumг-]{0,40}") {
            if let Err(error) = Formula::parse(&text) {
                prop_assert!(error.at <= text.len() && text.is_char_boundary(error.at));
            }
        }
    }
}
