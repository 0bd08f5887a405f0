//! What is asked of a worklist by its address.

use jiff::civil::Date;

use crate::contests::State;
use crate::notice::Notice;
use crate::what_if::encoded;

/// A question to a worklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Part of a name, a district or an id.
    pub name: String,
    /// How far it is.
    pub state: Option<State>,
    /// `late`, `week`, or nothing.
    pub due: String,
    /// Only what has something wrong.
    pub wrong: bool,
    /// The day that it is asked for.
    pub on: Date,
    /// The page, from 1.
    pub page: usize,
}

impl Asked {
    /// Reads the fields of an address.
    ///
    /// # Errors
    /// A field nobody knows, or a value that none can be.
    pub fn read(fields: &[(String, String)], today: Date) -> Result<Self, Notice> {
        let mut asked = Self { name: String::new(), state: None, due: String::new(), wrong: false, on: today, page: 1 };
        for (name, value) in fields {
            let value = value.trim();
            let taken = match name.as_str() {
                "name" => {
                    asked.name = value.chars().take(100).collect();
                    true
                }
                _ if value.is_empty() => true,
                "state" => {
                    asked.state = State::ALL.iter().find(|(word, _)| *word == value).map(|(_, state)| *state);
                    asked.state.is_some()
                }
                "due" => {
                    asked.due = value.to_owned();
                    matches!(value, "late" | "week")
                }
                "wrong" => {
                    asked.wrong = true;
                    value == "yes"
                }
                "on" => value.parse().map(|day| asked.on = day).is_ok(),
                "page" => value
                    .parse()
                    .ok()
                    .filter(|page| (1..100_000).contains(page))
                    .map(|page| asked.page = page)
                    .is_some(),
                _ => false,
            };
            if !taken {
                let shown: String = format!("{name}={value}").chars().take(80).collect();
                let hint = "the fields are name, state, due, wrong, on, page; the form above the table fills them";
                return Err(Notice::new("W003", format!("the worklist knows no `{shown}`"), hint));
            }
        }
        Ok(asked)
    }

    /// Whether anything narrows the list.
    pub(super) fn chooses(&self) -> bool {
        !self.name.is_empty() || self.state.is_some() || !self.due.is_empty() || self.wrong
    }

    /// The same question for another page.
    pub(super) fn at_page(&self, page: usize) -> String {
        let mut all = format!("on={}&page={page}", self.on);
        let state = self.state.map_or("", State::word);
        let wrong = if self.wrong { "yes" } else { "" };
        for (name, value) in
            [("name", self.name.as_str()), ("state", state), ("due", self.due.as_str()), ("wrong", wrong)]
        {
            if !value.is_empty() {
                all.push_str(&format!("&{name}={}", encoded(value)));
            }
        }
        all
    }
}
