//! Whole numbers in words, Russian and Kazakh, from 0 to 999,999: read, and written for the way back. The languages are two
//! tables; the grammar they share is hundreds, tens, units, and the same before the word for a thousand.

/// The largest number in words.
pub const MAX: u32 = 999_999;

/// A language of number words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Russian.
    Russian,
    /// Kazakh.
    Kazakh,
}

/// What a word does to the group of three digits it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The whole number is zero.
    Zero,
    /// 1 to 9.
    Unit(u32),
    /// 10 to 19 in one word, which no unit may follow.
    Teen(u32),
    /// 10 to 90, which a unit may follow.
    Ten(u32),
    /// 100 to 900 in one word.
    Hundred(u32),
    /// A hundred times the unit before it, or one hundred.
    HundredOf,
    /// Ends the group of thousands.
    Thousand,
}

/// Words and what they do; the first of several words for one number is written.
const RUSSIAN: &[(&str, Part)] = &[
    ("ноль", Part::Zero),
    ("нуль", Part::Zero),
    ("один", Part::Unit(1)),
    ("одна", Part::Unit(1)),
    ("одно", Part::Unit(1)),
    ("два", Part::Unit(2)),
    ("две", Part::Unit(2)),
    ("три", Part::Unit(3)),
    ("четыре", Part::Unit(4)),
    ("пять", Part::Unit(5)),
    ("шесть", Part::Unit(6)),
    ("семь", Part::Unit(7)),
    ("восемь", Part::Unit(8)),
    ("девять", Part::Unit(9)),
    ("десять", Part::Teen(10)),
    ("одиннадцать", Part::Teen(11)),
    ("двенадцать", Part::Teen(12)),
    ("тринадцать", Part::Teen(13)),
    ("четырнадцать", Part::Teen(14)),
    ("пятнадцать", Part::Teen(15)),
    ("шестнадцать", Part::Teen(16)),
    ("семнадцать", Part::Teen(17)),
    ("восемнадцать", Part::Teen(18)),
    ("девятнадцать", Part::Teen(19)),
    ("двадцать", Part::Ten(20)),
    ("тридцать", Part::Ten(30)),
    ("сорок", Part::Ten(40)),
    ("пятьдесят", Part::Ten(50)),
    ("шестьдесят", Part::Ten(60)),
    ("семьдесят", Part::Ten(70)),
    ("восемьдесят", Part::Ten(80)),
    ("девяносто", Part::Ten(90)),
    ("сто", Part::Hundred(100)),
    ("двести", Part::Hundred(200)),
    ("триста", Part::Hundred(300)),
    ("четыреста", Part::Hundred(400)),
    ("пятьсот", Part::Hundred(500)),
    ("шестьсот", Part::Hundred(600)),
    ("семьсот", Part::Hundred(700)),
    ("восемьсот", Part::Hundred(800)),
    ("девятьсот", Part::Hundred(900)),
    ("тысяча", Part::Thousand),
    ("тысячи", Part::Thousand),
    ("тысяч", Part::Thousand),
];

const KAZAKH: &[(&str, Part)] = &[
    ("нөл", Part::Zero),
    ("бір", Part::Unit(1)),
    ("екі", Part::Unit(2)),
    ("үш", Part::Unit(3)),
    ("төрт", Part::Unit(4)),
    ("бес", Part::Unit(5)),
    ("алты", Part::Unit(6)),
    ("жеті", Part::Unit(7)),
    ("сегіз", Part::Unit(8)),
    ("тоғыз", Part::Unit(9)),
    ("он", Part::Ten(10)),
    ("жиырма", Part::Ten(20)),
    ("отыз", Part::Ten(30)),
    ("қырық", Part::Ten(40)),
    ("елу", Part::Ten(50)),
    ("алпыс", Part::Ten(60)),
    ("жетпіс", Part::Ten(70)),
    ("сексен", Part::Ten(80)),
    ("тоқсан", Part::Ten(90)),
    ("жүз", Part::HundredOf),
    ("мың", Part::Thousand),
];

/// The number that words say, in either language; `None`: they say none, or not one of 0 to [`MAX`]. Capitals and the
/// number of spaces do not matter; words of two languages in one number do.
pub fn read(words: &str) -> Option<u64> {
    let lower = words.to_lowercase();
    let lower: Vec<&str> = lower.split_whitespace().collect();
    [RUSSIAN, KAZAKH].into_iter().find_map(|table| read_by(table, &lower)).map(u64::from)
}

/// What a group of three digits has so far: a later word must stand for a smaller place.
#[derive(Clone, Copy, Default)]
struct Group {
    value: u32,
    /// The place of the last word: 3 hundreds, 2 tens, 1 units; 0 nothing yet.
    last: u32,
}

impl Group {
    fn add(self, value: u32, place: u32) -> Option<Self> {
        let follows = self.last == 0 || place < self.last;
        follows.then_some(Self { value: self.value + value, last: place })
    }
}

fn read_by(table: &[(&str, Part)], words: &[&str]) -> Option<u32> {
    let (mut thousands, mut group) = (None, Group::default());
    for (at, word) in words.iter().enumerate() {
        let part = table.iter().find(|(known, _)| known == word)?.1;
        match part {
            Part::Zero => return (words.len() == 1).then_some(0),
            Part::Unit(value) => group = group.add(value, 1)?,
            // A number between 10 and 19 leaves no place for a unit.
            Part::Teen(value) => group = Group { last: 1, ..group.add(value, 2)? },
            Part::Ten(value) => group = group.add(value, 2)?,
            Part::Hundred(value) => group = group.add(value, 3)?,
            Part::HundredOf => {
                let alone = group.last == 0 || (group.last == 1 && group.value < 10);
                group = Group { value: group.value.max(1) * 100, last: alone.then_some(3)? };
            }
            Part::Thousand => {
                if thousands.is_some() || (group.last == 0 && at > 0) {
                    return None;
                }
                thousands = Some(group.value.max(1));
                group = Group::default();
            }
        }
    }
    (!words.is_empty()).then_some(thousands.unwrap_or(0) * 1_000 + group.value)
}

/// A number in words; `None` above [`MAX`].
pub fn write(number: u32, language: Language) -> Option<String> {
    if number > MAX {
        return None;
    }
    let table = match language {
        Language::Russian => RUSSIAN,
        Language::Kazakh => KAZAKH,
    };
    let mut words = Vec::new();
    let (thousands, rest) = (number / 1_000, number % 1_000);
    if thousands > 0 {
        group(table, thousands, true, &mut words);
        words.push(thousand(language, thousands));
    }
    group(table, rest, false, &mut words);
    if words.is_empty() {
        words.push(word(table, Part::Zero));
    }
    Some(words.join(" "))
}

/// Three digits in words; before the word for a thousand Russian says one and two in the feminine.
fn group(table: &[(&'static str, Part)], value: u32, feminine: bool, words: &mut Vec<&'static str>) {
    let (hundreds, tens, units) = (value / 100, value % 100, value % 10);
    let in_one_word = table.iter().any(|(_, part)| *part == Part::Hundred(100));
    if hundreds > 0 && in_one_word {
        words.push(word(table, Part::Hundred(hundreds * 100)));
    } else if hundreds > 0 {
        words.extend([word(table, Part::Unit(hundreds)), word(table, Part::HundredOf)]);
    }
    if let Some((teen, _)) = table.iter().find(|(_, part)| *part == Part::Teen(tens)) {
        return words.push(teen);
    }
    if tens >= 10 {
        words.push(word(table, Part::Ten(tens - units)));
    }
    if units > 0 {
        let mut all = table.iter().filter(|(_, part)| *part == Part::Unit(units)).map(|(word, _)| *word);
        let first = all.next();
        words.extend(if feminine { all.next().or(first) } else { first });
    }
}

fn word(table: &[(&'static str, Part)], wanted: Part) -> &'static str {
    table.iter().find(|(_, part)| *part == wanted).map_or("", |(word, _)| word)
}

/// The word for a thousand behind so many.
fn thousand(language: Language, count: u32) -> &'static str {
    match (language, count % 10, count % 100) {
        (Language::Kazakh, ..) => "мың",
        (Language::Russian, _, 11..=14) => "тысяч",
        (Language::Russian, 1, _) => "тысяча",
        (Language::Russian, 2..=4, _) => "тысячи",
        (Language::Russian, ..) => "тысяч",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let samples = (10_000..=MAX).step_by(7_919).chain([100_000, 200_000, 999_999, 110_011, 612_013]);
        for number in (0..=10_000).chain(samples) {
            for language in [Language::Russian, Language::Kazakh] {
                let words = write(number, language).unwrap();
                assert_eq!(read(&words), Some(u64::from(number)), "{words}");
            }
        }
        assert_eq!(write(MAX + 1, Language::Kazakh), None);
    }

    #[test]
    fn words_of_a_protocol() {
        let check = |words: &str, expect: Option<u64>| assert_eq!(read(words), expect, "{words}");
        check("одна тысяча двести тридцать четыре", Some(1_234));
        check("тысяча двести", Some(1_200));
        check("  Две  ТЫСЯЧИ одиннадцать ", Some(2_011));
        check("сто двадцать одна тысяча один", Some(121_001));
        check("бір мың екі жүз отыз төрт", Some(1_234));
        check("мың екі жүз", Some(1_200));
        check("жүз он бір", Some(111));
        check("Нөл", Some(0));
        check("ноль", Some(0));
        assert_eq!(write(2_002, Language::Russian).unwrap(), "две тысячи два");
        assert_eq!(write(21_111, Language::Russian).unwrap(), "двадцать одна тысяча сто одиннадцать");
        assert_eq!(write(1_100, Language::Kazakh).unwrap(), "бір мың бір жүз");
    }

    #[test]
    fn words_that_are_no_number() {
        for words in [
            "",
            "много",
            "двадцать тридцать",
            "одиннадцать один",
            "сто двести",
            "два сто",
            "сто ноль",
            "тысяча тысяча",
            "двести тысяч сто тысяч",
            "сто бір",
            "он жиырма",
            "жүз жүз",
            "он жүз",
            "бір екі",
            "twelve",
            "12",
            "сто\0",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
