//! The languages of the site with their numbers, shares and days, as CLDR 48 writes them.
//!
//! It must never know a message: those stand in `words/*.ftl`.

use jiff::civil::Date;

/// A language of the site. Kazakh comes first: it is the state language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Kazakh in Cyrillic.
    Kk,
    /// Russian.
    Ru,
    /// English.
    En,
}

/// A space at which no line is broken.
const NO_BREAK: char = '\u{a0}';

const MONTHS: [(Language, [&str; 12]); 3] = [
    (
        Language::Kk,
        [
            "қаңтар",
            "ақпан",
            "наурыз",
            "сәуір",
            "мамыр",
            "маусым",
            "шілде",
            "тамыз",
            "қыркүйек",
            "қазан",
            "қараша",
            "желтоқсан",
        ],
    ),
    (
        Language::Ru,
        [
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ],
    ),
    (
        Language::En,
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    ),
];

impl Language {
    /// All of them, in the order in which the site offers them.
    pub const ALL: [Self; 3] = [Self::Kk, Self::Ru, Self::En];

    /// The code of the language in addresses and in `lang`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Kk => "Қазақша",
            Self::Ru => "Русский",
            Self::En => "English",
        }
    }

    /// The language of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// A whole number with its thousands apart.
    pub fn number(self, n: u64) -> String {
        let digits = n.to_string();
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(if self == Self::En { ',' } else { NO_BREAK });
            }
            out.push(digit);
        }
        out
    }

    /// A number written with a point, such as `0.70`, as this language writes it.
    pub fn decimal(self, plain: &str) -> String {
        let (whole, part) = plain.split_once('.').map_or((plain, None), |(whole, part)| (whole, Some(part)));
        let mut out = whole.parse().map_or_else(|_| whole.to_owned(), |whole| self.number(whole));
        if let Some(part) = part {
            out.push(if self == Self::En { '.' } else { ',' });
            out.push_str(part);
        }
        out
    }

    /// A percentage written with a point and without its sign.
    pub fn percent(self, plain: &str) -> String {
        let number = self.decimal(plain);
        if self == Self::Ru { format!("{number}{NO_BREAK}%") } else { format!("{number}%") }
    }

    /// A day with the name of its month.
    pub fn day(self, day: Date) -> String {
        let month = usize::from(day.month().unsigned_abs()).saturating_sub(1);
        let months = MONTHS.iter().find(|(language, _)| *language == self).map_or(&MONTHS[2].1, |(_, months)| months);
        let (number, name, year) = (day.day(), months[month.min(11)], day.year());
        match self {
            Self::Kk => format!("{year}{NO_BREAK}ж. {number}{NO_BREAK}{name}"),
            Self::Ru => format!("{number}{NO_BREAK}{name} {year}{NO_BREAK}г."),
            Self::En => format!("{number}{NO_BREAK}{name} {year}"),
        }
    }

    /// A day in digits, as citations have it.
    pub fn short_day(day: Date) -> String {
        format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
    }
}

/// A name as it begins a line: with a capital letter.
pub(crate) fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Text in which no line is broken inside a number, nor between a number and the sign before it.
pub(crate) fn glued(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let glue = |at: usize| {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let thousands =
            before.is_some_and(|c| c.is_ascii_digit()) && (1..=3).all(|next| digit(at + next)) && !digit(at + 4);
        letters[at] == ' ' && (thousands || before == Some('№'))
    };
    (0..letters.len()).map(|at| if glue(at) { NO_BREAK } else { letters[at] }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_and_days_are_those_of_cldr() {
        let check = |language: Language, n: u64, share: &str, day: Date, expect: [&str; 3]| {
            let told = [language.number(n), language.percent(share), language.day(day)];
            assert_eq!(told.map(|text| text.replace(NO_BREAK, "~")), expect);
        };
        let day = date(2021, 1, 10);
        check(Language::Kk, 1_234_567, "5.29", day, ["1~234~567", "5,29%", "2021~ж. 10~қаңтар"]);
        check(Language::Ru, 1_234_567, "5.29", day, ["1~234~567", "5,29~%", "10~января 2021~г."]);
        check(Language::En, 1_234_567, "5.29", day, ["1,234,567", "5.29%", "10~January 2021"]);
        check(Language::Ru, 1234, "0.5", date(2023, 5, 1), ["1~234", "0,5~%", "1~мая 2023~г."]);
        check(Language::En, 999, "7", date(2026, 12, 31), ["999", "7%", "31~December 2026"]);
    }

    #[test]
    fn lines_break_outside_of_numbers() {
        let check = |text: &str, expect: &str| assert_eq!(glued(text).replace(NO_BREAK, "~"), expect);
        check("11 915 903 of 8 891", "11~915~903 of 8~891");
        check("№ 2464 in 1995 2021", "№~2464 in 1995 2021");
        check("5 98 seats", "5 98 seats");
        check("", "");
        assert_eq!([capital("область Абай"), capital("")], ["Область Абай", ""]);
    }
}
