//! Words of a report in Kazakh (unconfirmed), Russian and English. It must never hold a figure.

use law::Confidence;
use ombudsman::report::editions::TOGETHER;
use ombudsman::report::figures::{Exact, Until};
use ombudsman::report::lists::List;
use ombudsman::report::{Attribute, NOT_SAID};

use super::Office;

/// What stands in place of a hidden figure.
pub(super) const HIDDEN: &str = "×";

/// Names of everything in one language.
pub(super) struct Names<'o> {
    office: &'o Office,
    pub(super) language: String,
    at: usize,
}

/// Attributes in the three languages.
const ATTRIBUTES: [(Attribute, [&str; 3]); 12] = [
    (Attribute::Place, ["Өңір бойынша", "По регионам", "By region"]),
    (Attribute::Office, ["Өтінішті қараған өкілдік бойынша", "По представительствам", "By office"]),
    (Attribute::Topic, ["Құқық бойынша", "По правам", "By right"]),
    (Attribute::Body, ["Шағым жасалған орган бойынша", "По органам, на которые жалуются", "By body complained of"]),
    (Attribute::Outcome, ["Нәтиже бойынша", "По результатам", "By outcome"]),
    (Attribute::Channel, ["Түсу жолы бойынша", "По способу поступления", "By channel"]),
    (Attribute::Language, ["Тілі бойынша", "По языкам", "By language"]),
    (Attribute::Class, ["Түрі бойынша", "По видам", "By kind"]),
    (Attribute::Term, ["Жауап мерзімі бойынша", "По сроку ответа", "By term for an answer"]),
    (Attribute::Advice, ["Ұсынымдар бойынша", "По рекомендациям", "By recommendations"]),
    (Attribute::Reprisal, ["Қысым туралы хабар", "Сообщения о преследовании за жалобу", "Tells of reprisal"]),
    (Attribute::Month, ["Түскен айы бойынша", "По месяцам поступления", "By month of receipt"]),
];

/// As a way in, the word of an outcome means the opposite.
const FROM_ANOTHER_BODY: [&str; 3] = ["басқа органнан келді", "передано другим органом", "forwarded by another body"];

/// Months by number, as they stand alone.
const MONTHS: [[&str; 3]; 12] = [
    ["қаңтар", "январь", "January"],
    ["ақпан", "февраль", "February"],
    ["наурыз", "март", "March"],
    ["сәуір", "апрель", "April"],
    ["мамыр", "май", "May"],
    ["маусым", "июнь", "June"],
    ["шілде", "июль", "July"],
    ["тамыз", "август", "August"],
    ["қыркүйек", "сентябрь", "September"],
    ["қазан", "октябрь", "October"],
    ["қараша", "ноябрь", "November"],
    ["желтоқсан", "декабрь", "December"],
];

/// Categories that no list holds.
const CATEGORIES: [(&str, [&str; 3]); 32] = [
    ("not_said", ["көрсетілмеген", "не указано", "not said"]),
    (TOGETHER, ["қалғандары бірге", "остальные вместе", "others together"]),
    ("central", ["Орталық аппарат", "Центральный аппарат", "Central office"]),
    ("restored", ["құқық қалпына келтірілді", "право восстановлено", "right restored"]),
    (
        "not_restored",
        ["бұзушылық бар, қалпына келтірілмеді", "нарушение есть, не восстановлено", "breach, not restored"],
    ),
    ("no_breach", ["бұзушылық анықталмады", "нарушение не выявлено", "no breach found"]),
    ("explained", ["қорғау жолдары түсіндірілді", "разъяснены средства защиты", "means of protection explained"]),
    ("forwarded", ["басқа органға жіберілді", "передано другому органу", "forwarded to another body"]),
    ("refused", ["қараудан бас тартылды", "отказано в рассмотрении", "consideration refused"]),
    ("withdrawn", ["кері қайтарылды", "отозвано заявителем", "withdrawn"]),
    ("open", ["қаралуда", "на рассмотрении", "open"]),
    ("not_missed", ["мерзім өткен жоқ", "срок не пропущен", "not missed"]),
    ("missed", ["мерзім өтіп кетті", "срок пропущен", "missed"]),
    ("none", ["ұсыным берілмеді", "рекомендаций не давалось", "none made"]),
    ("followed", ["орындалды", "выполнены", "followed"]),
    ("partly", ["ішінара орындалды", "выполнены частично", "followed in part"]),
    ("not_followed", ["орындалмады", "не выполнены", "not followed"]),
    ("form", ["сайт", "сайт", "site"]),
    ("letter", ["хат", "письмо", "letter"]),
    ("reception", ["қабылдау", "приём", "reception"]),
    ("prison_letter", ["қамау орнынан хат", "письмо из мест лишения свободы", "letter from detention"]),
    ("prison_box", ["қамау орнының жәшігі", "ящик в местах лишения свободы", "box in detention"]),
    ("visit", ["алдын алу сапары", "превентивное посещение", "preventive visit"]),
    ("complaint", ["шағым", "жалоба", "complaint"]),
    ("signal", ["белгі", "сигнал", "signal"]),
    ("own_initiative", ["өз бастамасы", "собственная инициатива", "own initiative"]),
    ("preventive", ["алдын алу тетігі", "превентивный механизм", "preventive mechanism"]),
    ("no", ["жоқ", "нет", "no"]),
    ("yes", ["иә", "да", "yes"]),
    ("kk", ["қазақша", "казахский", "Kazakh"]),
    ("ru", ["орысша", "русский", "Russian"]),
    ("en", ["ағылшынша", "английский", "English"]),
];

impl<'o> Names<'o> {
    pub(super) fn new(office: &'o Office, language: &str) -> Self {
        let at = match language {
            "kk" => 0,
            "ru" => 1,
            _ => 2,
        };
        Self { office, language: language.to_owned(), at }
    }

    /// One of three.
    pub(super) fn of<'w>(&self, words: [&'w str; 3]) -> &'w str {
        words[self.at]
    }

    /// The language of figures and days.
    pub(super) fn paper(&self) -> paper::Language {
        match self.at {
            0 => paper::Language::Kazakh,
            1 => paper::Language::Russian,
            _ => paper::Language::English,
        }
    }

    /// How far a figure is confirmed.
    pub(super) fn confidence(&self, of: Confidence) -> &'static str {
        self.of(match of {
            Confidence::Text => ["акт мәтіні", "текст акта", "text"],
            Confidence::Press => ["баспасөз", "печать", "press"],
            Confidence::Deduced => ["есептеп шығарылған", "выведено", "deduced"],
            Confidence::Unconfirmed => ["расталмаған", "не подтверждено", "unconfirmed"],
        })
    }

    /// A number with how exact it is.
    pub(super) fn exact(&self, exact: Exact, number: &str) -> String {
        match (exact, self.at) {
            (Exact::Exactly, _) => number.to_owned(),
            (Exact::About, 0) => format!("шамамен {number}"),
            (Exact::About, 1) => format!("около {number}"),
            (Exact::About, _) => format!("about {number}"),
            // Kazakh would bend its ending after the last word of the number.
            (Exact::MoreThan, 0) => format!("> {number}"),
            (Exact::MoreThan, 1) => format!("более {number}"),
            (Exact::MoreThan, _) => format!("more than {number}"),
        }
    }

    /// From January up to a month or a day.
    pub(super) fn until(&self, until: Until) -> String {
        let month = |number: u8| MONTHS.get(usize::from(number).saturating_sub(1)).map_or("", |words| self.of(*words));
        let day = until.day.map_or_else(String::new, |day| format!(" ({day:02}.{:02})", until.month));
        format!("{}\u{2013}{}{day}", month(1), month(until.month))
    }

    /// The heading of a table by two attributes.
    pub(super) fn both(&self, rows: Attribute, columns: Attribute) -> String {
        let (rows, columns) = (self.attribute(rows), self.attribute(columns));
        let mut letters = columns.chars();
        let first = letters.next().map_or_else(String::new, |letter| letter.to_lowercase().collect());
        format!("{rows}, {first}{}", letters.as_str())
    }

    /// The heading of an attribute.
    pub(super) fn attribute(&self, of: Attribute) -> String {
        let found = ATTRIBUTES.iter().find(|(one, _)| *one == of);
        found.map_or_else(String::new, |(_, words)| self.of(*words).to_owned())
    }

    /// The name of a category.
    pub(super) fn category(&self, of: Attribute, id: &str) -> String {
        let listed =
            |list: &List| list.entries.iter().find(|entry| entry.id == id).map(|entry| entry.names[self.at].clone());
        let named = match of {
            Attribute::Topic => listed(&self.office.topics),
            Attribute::Body => listed(&self.office.bodies),
            Attribute::Place | Attribute::Office => {
                let unit = self.office.units.iter().find(|unit| unit.id == id);
                unit.map(|unit| unit.name_in(&self.language).to_owned())
            }
            Attribute::Month => {
                let month = id.parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
                month.map(|words| self.of(*words).to_owned())
            }
            Attribute::Language if id == NOT_SAID => Some(self.of(["өзге", "другой", "another"]).to_owned()),
            Attribute::Channel if id == "forwarded" => Some(self.of(FROM_ANOTHER_BODY).to_owned()),
            _ => None,
        };
        let words = || CATEGORIES.iter().find(|(known, _)| *known == id).map(|(_, words)| self.of(*words).to_owned());
        named.or_else(words).unwrap_or_else(|| id.to_owned())
    }
}
