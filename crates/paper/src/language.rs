//! How a language writes figures and days, and the few words that the layout adds by itself.
//!
//! It must never know a word of any institution: those come with the document.

use std::fmt::Write as _;

use jiff::civil::Date;

/// No break may fall here, and it is narrow: the space between groups of digits.
const NARROW: char = '\u{202F}';
/// No break may fall here.
const FIXED: char = '\u{A0}';

/// The language of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Қазақша.
    Kazakh,
    /// Русский.
    Russian,
    /// English.
    English,
}

/// An exact decimal number: so many units of its last place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// The digits without the decimal sign.
    pub digits: u128,
    /// How many of them stand behind the sign; at most 38.
    pub places: u32,
}

impl Language {
    /// Its tag by BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Kazakh => "kk",
            Self::Russian => "ru",
            Self::English => "en",
        }
    }

    /// A whole number: 7 241 562 in Kazakh and Russian, 7,241,562 in English.
    pub fn count(self, count: u64) -> String {
        self.grouped(&count.to_string())
    }

    /// A decimal number: 67 346,133 in Kazakh and Russian, 67,346.133 in English.
    pub fn decimal(self, number: Decimal) -> String {
        let places = number.places.min(38);
        let unit = 10_u128.pow(places);
        let mut written = self.grouped(&(number.digits / unit).to_string());
        if places > 0 {
            let width = usize::try_from(places).unwrap_or_default();
            let sign = if self == Self::English { '.' } else { ',' };
            let _ = write!(written, "{sign}{:0width$}", number.digits % unit);
        }
        written
    }

    /// A share: 71,09 % in Kazakh and Russian, 71.09% in English.
    pub fn percent(self, number: Decimal) -> String {
        match self {
            Self::English => format!("{}%", self.decimal(number)),
            Self::Kazakh | Self::Russian => format!("{}{FIXED}%", self.decimal(number)),
        }
    }

    /// A day in full: 2021 жылғы 12 қаңтар, 12 января 2021 года, 12 January 2021.
    pub fn day(self, date: Date) -> String {
        let (year, month, day) = (date.year(), self.month(date.month()), date.day());
        match self {
            Self::Kazakh => format!("{year} жылғы {day}{FIXED}{month}"),
            Self::Russian => format!("{day}{FIXED}{month} {year}{FIXED}года"),
            Self::English => format!("{day}{FIXED}{month} {year}"),
        }
    }

    fn month(self, month: i8) -> &'static str {
        const KAZAKH: [&str; 12] = [
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
        ];
        const RUSSIAN: [&str; 12] = [
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
        ];
        const ENGLISH: [&str; 12] = [
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
        ];
        let names = match self {
            Self::Kazakh => KAZAKH,
            Self::Russian => RUSSIAN,
            Self::English => ENGLISH,
        };
        usize::try_from(month).ok().and_then(|month| names.get(month.checked_sub(1)?)).copied().unwrap_or_default()
    }

    fn grouped(self, digits: &str) -> String {
        // Four digits stand together in Kazakh and Russian print.
        let separator = if self == Self::English { ',' } else { NARROW };
        if digits.len() < 4 || (digits.len() == 4 && self != Self::English) {
            return digits.to_owned();
        }
        let mut written = String::with_capacity(digits.len() * 2);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                written.push(separator);
            }
            written.push(digit);
        }
        written
    }

    /// The number of a page.
    pub(crate) fn page(self, page: usize, of: usize) -> String {
        match self {
            Self::Kazakh => format!("{of} беттің {page}-беті"),
            Self::Russian => format!("Страница {page} из {of}"),
            Self::English => format!("Page {page} of {of}"),
        }
    }

    /// What is above the text of each page of a document with synthetic data.
    pub(crate) fn synthetic(self) -> &'static str {
        match self {
            Self::Kazakh => "СИНТЕТИКАЛЫҚ ДЕРЕКТЕР · бұл құжаттың заңды күші жоқ",
            Self::Russian => "СИНТЕТИЧЕСКИЕ ДАННЫЕ · документ не имеет юридической силы",
            Self::English => "SYNTHETIC DATA · this document has no legal force",
        }
    }

    /// The same in a few letters, across the page.
    pub(crate) fn watermark(self) -> &'static str {
        match self {
            Self::Kazakh => "СИНТЕТИКАЛЫҚ",
            Self::Russian => "СИНТЕТИКА",
            Self::English => "SYNTHETIC",
        }
    }

    /// Under a line to sign on.
    pub(crate) fn signature(self) -> &'static str {
        match self {
            Self::Kazakh => "(қолы)",
            Self::Russian => "(подпись)",
            Self::English => "(signature)",
        }
    }

    /// Where the seal goes.
    pub(crate) fn seal(self) -> &'static str {
        match self {
            Self::Kazakh => "М. О.",
            Self::Russian => "М. П.",
            Self::English => "L. S.",
        }
    }

    /// In place of the rows of a table without any.
    pub(crate) fn no_rows(self) -> &'static str {
        match self {
            Self::Kazakh => "Жолдар жоқ",
            Self::Russian => "Строк нет",
            Self::English => "No rows",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_the_language_writes_them() {
        let check = |language: Language, digits: u128, places: u32, expect: &str| {
            let written = language.decimal(Decimal { digits, places });
            assert_eq!(written.replace(NARROW, "_"), expect, "{language:?}");
        };
        check(Language::Russian, 67_346_133, 3, "67_346,133");
        check(Language::Kazakh, 7_241_562, 0, "7_241_562");
        check(Language::English, 67_346_133, 3, "67,346.133");
        check(Language::English, 5, 3, "0.005");
        check(Language::Russian, 1000, 0, "1000");
        check(Language::English, 1000, 0, "1,000");
        check(Language::English, u128::MAX, 400, "3.40282366920938463463374607431768211455");
        assert_eq!(Language::Russian.percent(Decimal { digits: 7109, places: 2 }), "71,09\u{A0}%");
        assert_eq!(Language::English.count(u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn days_are_written_in_full() {
        let check = |language: Language, expect: &str| {
            assert_eq!(language.day(jiff::civil::date(2021, 1, 12)).replace(FIXED, " "), expect);
        };
        check(Language::Kazakh, "2021 жылғы 12 қаңтар");
        check(Language::Russian, "12 января 2021 года");
        check(Language::English, "12 January 2021");
    }
}
