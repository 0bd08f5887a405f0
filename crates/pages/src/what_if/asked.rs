//! A question as its address says it: read strictly, turned into a bill of a few lines, and written back the same way.

use election::{Election, effective_office};
use jiff::civil::Date;
use law::{Query, Value};
use recount::{Question, Setting};

use crate::notice::Notice;
use crate::view::short;
use crate::{Pages, codes};

/// The longest bill that is read.
const MOST_BILL: usize = 64 * 1024;

/// What is asked; an empty field is as the law of the day says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The law of this day.
    pub day: Option<Date>,
    /// Threshold in percent, as it was written.
    pub threshold: String,
    /// Whether the threshold itself is enough.
    pub comparison: String,
    /// What it is a share of.
    pub base: String,
    /// Whether ballots against all are in the base.
    pub against_all: String,
    /// How mandates are given.
    pub method: String,
    /// Whether a second list is admitted where one passes alone.
    pub second: String,
    /// Mandates.
    pub seats: String,
    /// A bill in full.
    pub bill: String,
}

/// Fields that are words: name in the address, rule of the office or of the whole law.
pub(crate) const WORDS: [(&str, &str); 5] = [
    ("comparison", "threshold.comparison"),
    ("base", "threshold.base"),
    ("against_all", "ballot.against_all.in_base"),
    ("method", "remainder.method"),
    ("second", "one_party.second_admitted"),
];

impl Asked {
    /// Reads the fields of an address or a form.
    ///
    /// # Errors
    /// A field nobody knows, one that stands twice, or a value that none can be.
    pub fn read(fields: &[(String, String)]) -> Result<Self, Notice> {
        let mut asked = Self::default();
        for (at, (name, value)) in fields.iter().enumerate() {
            if fields[..at].iter().any(|(other, _)| other == name) {
                return Err(bad(format!("the field `{name}` stands twice"), "name each field once"));
            }
            let value = if name == "bill" { value.as_str() } else { value.trim() };
            match name.as_str() {
                "day" if value.is_empty() => {}
                "day" => asked.day = Some(day(value)?),
                "threshold" => asked.threshold = percent(value)?,
                "seats" => asked.seats = seats(value)?,
                "bill" if value.len() > MOST_BILL => {
                    let what = format!("the bill has {} bytes; {MOST_BILL} are read", value.len());
                    return Err(bad(what, "a bill is a few lines for each rule that it changes"));
                }
                "bill" => asked.bill = value.replace("\r\n", "\n").trim().to_owned(),
                word => {
                    let Some(field) = asked.word(word) else {
                        let known = "day, threshold, comparison, base, against_all, method, second, seats, bill";
                        return Err(bad(
                            format!("there is no field `{}`", clipped(word)),
                            format!("the fields are {known}"),
                        ));
                    };
                    if !value.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
                        let what = format!("`{}` is no value of `{word}`", clipped(value));
                        return Err(bad(what, "values are words in lower case, as the form offers them"));
                    }
                    value.clone_into(field);
                }
            }
        }
        Ok(asked)
    }

    fn word(&mut self, name: &str) -> Option<&mut String> {
        match name {
            "comparison" => Some(&mut self.comparison),
            "base" => Some(&mut self.base),
            "against_all" => Some(&mut self.against_all),
            "method" => Some(&mut self.method),
            "second" => Some(&mut self.second),
            _ => None,
        }
    }

    /// The field as it was given.
    pub(crate) fn value(&self, name: &str) -> &str {
        match name {
            "comparison" => &self.comparison,
            "base" => &self.base,
            "against_all" => &self.against_all,
            "method" => &self.method,
            "second" => &self.second,
            "threshold" => &self.threshold,
            "seats" => &self.seats,
            "bill" => &self.bill,
            _ => "",
        }
    }

    /// The question as the query of an address, in one order.
    pub fn query(&self) -> String {
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        let names = ["threshold", "comparison", "base", "against_all", "method", "second", "seats", "bill"];
        let fields = names.iter().map(|name| (*name, self.value(name)));
        let given = std::iter::once(("day", day.as_str())).chain(fields).filter(|(_, value)| !value.is_empty());
        given.map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
    }

    /// The question for the count.
    pub fn question(&self, pages: &Pages, election: &Election) -> Question {
        let mut question =
            Question { day: self.day, instructions: recount::assumptions(election), ..Question::default() };
        let files = self.bill_files(pages, election).into_iter();
        question.bills = files.map(|(name, text)| (name.to_owned(), text.into_bytes())).collect();
        if seats_rule(pages, election, self.on(election)).is_none() {
            question.seats = self.seats.parse().ok().filter(|seats| Some(*seats) != election.seats);
        }
        question
    }

    /// The day whose law is asked.
    pub(crate) fn on(&self, election: &Election) -> Date {
        self.day.unwrap_or(election.date)
    }

    /// Rules that are set otherwise than the law of the day says.
    fn settings(&self, pages: &Pages, election: &Election) -> Vec<Setting> {
        let law = &pages.books().law;
        let query = Query::on(self.on(election));
        let mut settings = Vec::new();
        let mut set = |rule: Option<String>, value: String| {
            let Some(rule) = rule.filter(|_| !value.is_empty()) else { return };
            let stands = law.ask(&rule, &query).ok().and_then(|answer| answer.in_force().map(|now| now.value.clone()));
            let given = law.rule(&rule).and_then(|found| Value::parse(&value, &found.definition.of));
            if given.is_none() || stands != given {
                settings.push(Setting { rule, value });
            }
        };
        if !self.threshold.is_empty() {
            set(rule(pages, election, query.on, "threshold"), format!("{} %", self.threshold));
        }
        for (field, suffix) in WORDS {
            set(rule(pages, election, query.on, suffix), self.value(field).to_owned());
        }
        if let Some((rule, unit)) = seats_rule(pages, election, query.on).filter(|_| !self.seats.is_empty()) {
            set(Some(rule), format!("{} {unit}", self.seats));
        }
        settings
    }

    /// The bill files that say the same, in the order in which they are laid; none where only a day is asked.
    pub(crate) fn bill_files(&self, pages: &Pages, election: &Election) -> Vec<(&'static str, String)> {
        let mut files = Vec::new();
        if !self.bill.is_empty() {
            files.push(("bill.toml", self.bill.clone()));
        }
        let settings = self.settings(pages, election);
        if !settings.is_empty() {
            files.push(("what-if.toml", recount::bill_of(&pages.books().law, "what-if", TITLE, &settings)));
        }
        files
    }

    /// The command that answers the same; its bills are the files shown beside it.
    pub(crate) fn command(&self, election: &Election, files: &[(&'static str, String)]) -> String {
        let mut command = format!("zhargy count {}", short(&election.id));
        if let Some(day) = self.day {
            command.push_str(&format!(" --law-of {day}"));
        }
        for (name, _) in files {
            command.push_str(&format!(" --bill {name}"));
        }
        if election.seats.is_some() && !self.seats.is_empty() {
            command.push_str(&format!(" --seats {}", self.seats));
        }
        command
    }
}

const TITLE: &str = "What if";

/// The full name of a rule for the office of the day; a name of the whole law stands as it is.
pub(crate) fn rule(pages: &Pages, election: &Election, day: Date, suffix: &str) -> Option<String> {
    let books = pages.books();
    if suffix.starts_with("ballot.") {
        return books.law.rule(suffix).map(|rule| rule.name.clone());
    }
    let office = effective_office(&books.law, &books.offices, &election.office, &Query::on(day)).ok()?;
    recount::rule_named(&books.law, office, suffix)
}

/// The rule that gives the number of mandates, with its unit; nothing where each election states it.
pub(crate) fn seats_rule(pages: &Pages, election: &Election, day: Date) -> Option<(String, String)> {
    let books = pages.books();
    let office = effective_office(&books.law, &books.offices, &election.office, &Query::on(day)).ok()?;
    let name = office.seats.clone()?;
    let law::value::Type::Count(unit) = &books.law.rule(&name)?.definition.of else { return None };
    Some((name, unit.clone()))
}

fn bad(what: impl Into<String>, hint: impl Into<String>) -> Notice {
    Notice::new(codes::QUESTION, what, hint)
}

/// A day as addresses have it.
pub(crate) fn day(text: &str) -> Result<Date, Notice> {
    let written = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    let day = if written { text.parse().ok() } else { None };
    day.ok_or_else(|| bad(format!("`{}` is no day", clipped(text)), "write year-month-day, such as 2021-06-05"))
}

/// A percentage from 0 to 100 with at most four decimals; a comma is read as a point.
fn percent(text: &str) -> Result<String, Notice> {
    let plain = text.trim_end_matches('%').trim().replace(',', ".");
    if plain.is_empty() {
        return Ok(plain);
    }
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, "0"));
    let digits =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = digits(whole, 3) && digits(part, 4);
    let above = whole.parse::<u32>().is_ok_and(|n| n > 100 || (n == 100 && part.bytes().any(|byte| byte != b'0')));
    if !fits || above {
        let what = format!("`{}` is no share of votes", clipped(text));
        return Err(bad(what, "write percent from 0 to 100, such as 5 or 2.5"));
    }
    Ok(plain)
}

/// A number of mandates that a picture can show.
fn seats(text: &str) -> Result<String, Notice> {
    let number: Option<u32> = if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None };
    match number {
        _ if text.is_empty() => Ok(String::new()),
        Some(n) if (1..=1000).contains(&n) => Ok(n.to_string()),
        _ => Err(bad(format!("`{}` is no number of mandates", clipped(text)), "write a number from 1 to 1000")),
    }
}

/// The beginning of what somebody sent.
fn clipped(text: &str) -> String {
    text.chars().take(40).collect()
}

/// A value of a query: everything but plain letters, digits and a few signs as its bytes.
pub fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<(String, String)> {
        let pair = |part: &str| part.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
        text.split('&').filter(|part| !part.is_empty()).filter_map(pair).collect()
    }

    #[test]
    fn a_question_is_written_back_as_it_was_read() {
        let check = |query: &str, expect: &str| {
            let told = Asked::read(&fields(query)).map_or_else(|notice| notice.what, |asked| asked.query());
            assert_eq!(told, expect);
        };
        check("", "");
        check("threshold=5", "threshold=5");
        check("threshold=2,5 %", "threshold=2.5");
        check("seats=098&day=2021-06-05&method=", "day=2021-06-05&seats=98");
        check("bill=[bill]\n", "bill=%5Bbill%5D");
        check("threshold=101", "`101` is no share of votes");
        check("threshold=1e3", "`1e3` is no share of votes");
        check("threshold=100.1", "`100.1` is no share of votes");
        check("seats=0", "`0` is no number of mandates");
        check("seats=4294967296", "`4294967296` is no number of mandates");
        check("day=2021-02-30", "`2021-02-30` is no day");
        check("method=\"; drop", "`\"; drop` is no value of `method`");
        check("tax=1", "there is no field `tax`");
        check("seats=1&seats=2", "the field `seats` stands twice");
    }
}
