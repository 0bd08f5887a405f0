//! What a rule can say: exact shares, counts with units, durations, days, choices, tables, words. Never a float.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;

/// An exact fraction of two whole numbers, kept as it was written down to lowest terms. Not negative.
#[derive(Clone, Copy, Debug, Eq)]
pub struct Share {
    num: u64,
    den: u64,
}

impl Share {
    /// `num / den` in lowest terms; `None` if `den` is zero.
    pub fn new(num: u64, den: u64) -> Option<Self> {
        if den == 0 {
            return None;
        }
        let g = gcd(num, den);
        Some(Self { num: num / g, den: den / g })
    }

    /// The upper number, in lowest terms.
    pub fn num(self) -> u64 {
        self.num
    }

    /// The lower number, in lowest terms; never zero.
    pub fn den(self) -> u64 {
        self.den
    }

    /// Reads `"7 %"`, `"7.5 %"`, `"2/3"`, `"0.7"` or `"1"` exactly.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(percent) = text.strip_suffix('%') {
            let (num, den) = decimal(percent.trim())?;
            return Self::new(num, den.checked_mul(100)?);
        }
        if let Some((num, den)) = text.split_once('/') {
            return Self::new(digits(num.trim())?, digits(den.trim())?);
        }
        let (num, den) = decimal(text)?;
        Self::new(num, den)
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl std::hash::Hash for Share {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.num, self.den).hash(state);
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        (u128::from(self.num) * u128::from(other.den)).cmp(&(u128::from(other.num) * u128::from(self.den)))
    }
}

impl fmt::Display for Share {
    /// Percent where that is finite in two decimals, else the fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scaled = u128::from(self.num) * 10_000;
        let den = u128::from(self.den);
        if scaled.is_multiple_of(den) {
            let hundredths = scaled / den;
            match (hundredths / 100, hundredths % 100) {
                (whole, 0) => write!(f, "{whole} %"),
                (whole, part) if part % 10 == 0 => write!(f, "{whole}.{} %", part / 10),
                (whole, part) => write!(f, "{whole}.{part:02} %"),
            }
        } else {
            write!(f, "{}/{}", self.num, self.den)
        }
    }
}

fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn digits(text: &str) -> Option<u64> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// An exact decimal as numerator and power of ten.
fn decimal(text: &str) -> Option<(u64, u64)> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if text.contains('.') && part.is_empty() {
        return None;
    }
    let mut den = 1_u64;
    for _ in 0..part.len() {
        den = den.checked_mul(10)?;
    }
    let part_value = if part.is_empty() { 0 } else { digits(part)? };
    Some((digits(whole)?.checked_mul(den)?.checked_add(part_value)?, den))
}

/// The unit of a length of time. Days are calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Calendar days.
    Days,
    /// Days that are neither weekend nor holiday.
    WorkingDays,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
}

impl TimeUnit {
    const NAMES: [(Self, &'static str, &'static str); 6] = [
        (Self::Minutes, "minute", "minutes"),
        (Self::Hours, "hour", "hours"),
        (Self::Days, "day", "days"),
        (Self::WorkingDays, "working day", "working days"),
        (Self::Months, "month", "months"),
        (Self::Years, "year", "years"),
    ];
}

/// A length of time in its own unit: a month is never turned into days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: TimeUnit,
}

impl Duration {
    /// Reads `"10 days"`, `"3 working days"`, `"1 month"`.
    pub fn parse(text: &str) -> Option<Self> {
        let (count, unit) = text.trim().split_once(' ')?;
        let count = u32::try_from(digits(count)?).ok()?;
        let unit = unit.trim();
        let (unit, ..) = TimeUnit::NAMES.into_iter().find(|(_, one, many)| unit == *one || unit == *many)?;
        Some(Self { count, unit })
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = TimeUnit::NAMES.into_iter().find(|(unit, ..)| *unit == self.unit);
        let (_, one, many) = name.unwrap_or(TimeUnit::NAMES[2]);
        write!(f, "{} {}", self.count, if self.count == 1 { one } else { many })
    }
}

/// The type of a rule; fixed by its definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// An exact fraction.
    Share,
    /// A whole number of the named unit.
    Count(String),
    /// A length of time.
    Duration,
    /// A day.
    Date,
    /// Yes or no.
    YesNo,
    /// One of a closed list of answers.
    Choice(Vec<String>),
    /// Rows.
    Table,
    /// A punishment.
    Sanction,
    /// Words.
    Text,
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Share => f.write_str("share"),
            Self::Count(unit) => write!(f, "count {unit}"),
            Self::Duration => f.write_str("duration"),
            Self::Date => f.write_str("date"),
            Self::YesNo => f.write_str("yes/no"),
            Self::Choice(choices) => write!(f, "choice of {}", choices.join(", ")),
            Self::Table => f.write_str("table"),
            Self::Sanction => f.write_str("sanction"),
            Self::Text => f.write_str("text"),
        }
    }
}

/// A punishment as a provision threatens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sanction {
    /// Shortest fixed term of prison.
    pub min: Option<Duration>,
    /// Longest fixed term of prison.
    pub max: Option<Duration>,
    /// Life imprisonment is threatened.
    pub life: bool,
    /// Death is threatened.
    pub death: bool,
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number, not negative.
    Count(u64),
    /// A day.
    Date(Date),
    /// Yes or no.
    YesNo(bool),
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Count(n) => write!(f, "{n}"),
            Self::Date(day) => write!(f, "{day}"),
            Self::YesNo(yes) => f.write_str(if *yes { "yes" } else { "no" }),
        }
    }
}

/// A row: columns by name, in alphabetical order. A plain list has the one column `item`.
pub type Row = Vec<(String, Cell)>;

/// What a rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An exact fraction.
    Share(Share),
    /// A whole number and its unit.
    Count(u64, String),
    /// A length of time.
    Duration(Duration),
    /// A day.
    Date(Date),
    /// Yes or no.
    YesNo(bool),
    /// One of the choices of the rule.
    Choice(String),
    /// Rows.
    Table(Vec<Row>),
    /// A punishment.
    Sanction(Sanction),
    /// Words.
    Text(String),
    /// The law sets nothing here; the words say what it leaves open.
    Silent(String),
}

impl Value {
    /// Reads the short written form of a value in the given type: `"7 %"`, `"98 seats"`, `"10 days"`, `"yes"`.
    pub fn parse(text: &str, of: &Type) -> Option<Self> {
        let text = text.trim();
        match of {
            Type::Share => Share::parse(text).map(Self::Share),
            Type::Count(unit) => {
                let (count, written) = text.split_once(' ').unwrap_or((text, unit));
                if written.trim() != unit {
                    return None;
                }
                digits(count).map(|n| Self::Count(n, unit.clone()))
            }
            Type::Duration => Duration::parse(text).map(Self::Duration),
            Type::Date => text.parse().ok().map(Self::Date),
            Type::YesNo => match text {
                "yes" | "true" => Some(Self::YesNo(true)),
                "no" | "false" => Some(Self::YesNo(false)),
                _ => None,
            },
            Type::Choice(choices) => choices.iter().find(|choice| *choice == text).cloned().map(Self::Choice),
            Type::Text => Some(Self::Text(text.to_owned())),
            Type::Table | Type::Sanction => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Share(share) => write!(f, "{share}"),
            Self::Count(n, unit) => write!(f, "{} {}", group(*n), unit.replace('_', " ")),
            Self::Duration(duration) => write!(f, "{duration}"),
            Self::Date(day) => write!(f, "{day}"),
            Self::YesNo(yes) => f.write_str(if *yes { "yes" } else { "no" }),
            Self::Choice(choice) => f.write_str(&choice.replace('_', " ")),
            Self::Table(rows) => {
                for (i, row) in rows.iter().enumerate() {
                    if i > 0 {
                        f.write_str("; ")?;
                    }
                    for (j, (column, cell)) in row.iter().enumerate() {
                        if j > 0 {
                            f.write_str(", ")?;
                        }
                        if column == "item" {
                            write!(f, "{cell}")?;
                        } else {
                            write!(f, "{column} {cell}")?;
                        }
                    }
                }
                Ok(())
            }
            Self::Sanction(sanction) => write_sanction(f, sanction),
            Self::Text(text) => f.write_str(text),
            Self::Silent(words) => write!(f, "the law is silent: {words}"),
        }
    }
}

fn write_sanction(f: &mut fmt::Formatter<'_>, sanction: &Sanction) -> fmt::Result {
    let mut parts = Vec::new();
    match (sanction.min, sanction.max) {
        (Some(min), Some(max)) => parts.push(format!("{min} to {max}")),
        (Some(min), None) => parts.push(format!("{min} or more")),
        (None, Some(max)) => parts.push(format!("up to {max}")),
        (None, None) => {}
    }
    if sanction.life {
        parts.push("life imprisonment".to_owned());
    }
    if sanction.death {
        parts.push("death".to_owned());
    }
    f.write_str(&parts.join(", or "))
}

/// A whole number with commas between thousands: `40,000`.
pub fn group(n: u64) -> String {
    let plain = n.to_string();
    let mut out = String::with_capacity(plain.len() + plain.len() / 3);
    for (i, digit) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_exact() {
        let check = |text: &str, expect: Option<(u64, u64)>| {
            assert_eq!(Share::parse(text).map(|s| (s.num(), s.den())), expect, "{text}");
        };
        check("7 %", Some((7, 100)));
        check("5%", Some((1, 20)));
        check("7.5 %", Some((3, 40)));
        check("2/3", Some((2, 3)));
        check("0.7", Some((7, 10)));
        check("1", Some((1, 1)));
        check("0", Some((0, 1)));
        check("-1 %", None);
        check("1/0", None);
        check("7 per cent", None);
        check("0.", None);
        check(".5", None);
        check("1e3", None);
        check("", None);
        check("99999999999999999999", None);
    }

    #[test]
    fn written_and_read_back() {
        let check = |text: &str, of: &Type, shown: &str| {
            let value = Value::parse(text, of).unwrap();
            assert_eq!(value.to_string(), shown);
        };
        check("7 %", &Type::Share, "7 %");
        check("5.076 %", &Type::Share, "1269/25000");
        check("40000 members", &Type::Count("members".into()), "40,000 members");
        check("1 working day", &Type::Duration, "1 working day");
        check("2 months", &Type::Duration, "2 months");
        check("yes", &Type::YesNo, "yes");
        assert_eq!(Value::parse("98 mandates", &Type::Count("seats".into())), None);
        assert_eq!(Value::parse("soon", &Type::Duration), None);
        assert_eq!(Value::parse("later", &Type::Choice(vec!["earlier".into()])), None);
    }
}
