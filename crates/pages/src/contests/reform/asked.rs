//! What is assumed of deputies, as the address says it: read strictly and written back the same way.

use recount::reform::{Assumption, Parties};

use super::super::ask::bad;
use crate::notice::Notice;

/// Of a hundred votes of deputies, those for the own party's candidate, where nothing is said.
pub(super) const LOYALTY: u32 = 80;
/// Deputies of a district maslikhat, where nothing is said.
pub(super) const DEPUTIES: u32 = 15;
/// Deputies at most; the work grows with them.
pub(super) const MOST_DEPUTIES: u32 = 100;
/// The deputies of the site come from one seed, so that one address has one answer.
const SEED: u64 = 1;

const FIELDS: [&str; 3] = ["loyalty", "deputies", "first"];

/// What is asked; a field that is left out has its usual value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReformAsked {
    /// Of a hundred votes of deputies, those for the own party's candidate where there is one.
    pub loyalty: Option<u32>,
    /// Deputies of a district maslikhat.
    pub deputies: Option<u32>,
    /// Of them members of the party with most seats; left out: in the published proportion.
    pub first: Option<u32>,
}

impl ReformAsked {
    /// Reads the fields of an address.
    ///
    /// # Errors
    /// A field nobody knows, one that stands twice, a value that none can be, or more members of a party than deputies.
    pub fn read(fields: &[(String, String)]) -> Result<Self, Notice> {
        let mut asked = Self::default();
        for (at, (name, value)) in fields.iter().enumerate() {
            if fields[..at].iter().any(|(other, _)| other == name) {
                return Err(bad(format!("the field `{name}` stands twice"), "name each field once"));
            }
            let (place, least, most) = match name.as_str() {
                "loyalty" => (&mut asked.loyalty, 0, 100),
                "deputies" => (&mut asked.deputies, 1, MOST_DEPUTIES),
                "first" => (&mut asked.first, 0, MOST_DEPUTIES),
                _ => {
                    let name: String = name.chars().take(60).collect();
                    return Err(bad(
                        format!("there is no field `{name}`"),
                        format!("the fields are {}", FIELDS.join(", ")),
                    ));
                }
            };
            let value = value.trim();
            if !value.is_empty() {
                *place = Some(number(name, value, least, most)?);
            }
        }
        let deputies = asked.deputies.unwrap_or(DEPUTIES);
        if let Some(first) = asked.first.filter(|first| *first > deputies) {
            return Err(bad(format!("{first} of {deputies} deputies"), "`first` is a part of `deputies`"));
        }
        Ok(asked)
    }

    /// The question as the query of an address, without its mark; empty where nothing is asked.
    pub fn query(&self) -> String {
        let fields = FIELDS.iter().zip([self.loyalty, self.deputies, self.first]);
        let pairs = fields.filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        pairs.collect::<Vec<_>>().join("&")
    }

    /// What is assumed.
    pub(super) fn assumption(&self, parties: &Parties) -> Assumption {
        let deputies = self.deputies.unwrap_or(DEPUTIES);
        let first = self.first.unwrap_or_else(|| parties.first_of(deputies));
        Assumption { deputies, first, loyalty: self.loyalty.unwrap_or(LOYALTY), seed: SEED }
    }
}

fn number(name: &str, value: &str, least: u32, most: u32) -> Result<u32, Notice> {
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    value.parse().ok().filter(|n| digits && (least..=most).contains(n)).ok_or_else(|| {
        let value: String = value.chars().take(60).collect();
        bad(format!("`{value}` is no value of `{name}`"), format!("a whole number from {least} to {most}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assumption_is_read_and_written_back_the_same() {
        let check = |query: &str, expect: Result<&str, &str>| {
            let pair = |part: &str| part.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
            let fields: Vec<_> = query.split('&').filter_map(pair).collect();
            let told = ReformAsked::read(&fields).map(|asked| asked.query()).map_err(|notice| notice.what);
            assert_eq!(told, expect.map(str::to_owned).map_err(str::to_owned), "{query}");
        };
        check("", Ok(""));
        check("loyalty=&first=", Ok(""));
        check("first=0&loyalty=007", Ok("loyalty=7&first=0"));
        check("deputies=20&first=20", Ok("deputies=20&first=20"));
        check("first=16", Err("16 of 15 deputies"));
        check("loyalty=101", Err("`101` is no value of `loyalty`"));
        check("loyalty=+1", Err("`+1` is no value of `loyalty`"));
        check("deputies=0", Err("`0` is no value of `deputies`"));
        check("deputies=101", Err("`101` is no value of `deputies`"));
        check("first=99999999999", Err("`99999999999` is no value of `first`"));
        check("seed=1", Err("there is no field `seed`"));
        check("first=1&first=1", Err("the field `first` stands twice"));
    }
}
