//! The report as a document, which becomes PDF or a page. Every number is one the report holds; the words are in `words` and
//! here, in Kazakh (unconfirmed), Russian and English.

use jiff::civil::date;
use ombudsman::report::editions::word;
use ombudsman::report::{Attribute, Figure, QUANTILES, Report, Single, Table};
use paper::{Align, Bar, BarChart, Block, Cell, Column, Document, Language, Level, Row, Step};

use super::words::{HIDDEN, Names};
use super::{Office, Told, years};

/// Who issues the report.
const ISSUER: [&str; 3] = [
    "Қазақстан Республикасындағы Адам құқықтары жөніндегі уәкіл",
    "Уполномоченный по правам человека в Республике Казахстан",
    "Commissioner for Human Rights in the Republic of Kazakhstan",
];

const SYNTHETIC: [&str; 3] = [
    "Синтетикалық деректер: бұл есептегі әрбір өтініш ойдан шығарылған",
    "Синтетические данные: каждое обращение этого отчёта вымышлено",
    "Synthetic data: every complaint of this report is invented",
];

/// The document.
pub(super) fn document(report: &Report, names: &Names<'_>, office: &Office, told: Told) -> Document {
    let language = names.paper();
    let year = report.settings.year;
    let mut document = Document::new(language, date(year, 12, 31));
    document.synthetic = told.synthetic;
    document.issuer = names.of(ISSUER).to_owned();
    document.title = match language {
        Language::Kazakh => format!("{year} жылғы өтініштер туралы есеп"),
        Language::Russian => format!("Отчёт об обращениях за {year} год"),
        Language::English => format!("Report on complaints of {year}"),
    };
    if told.synthetic {
        document.subtitle = names.of(SYNTHETIC).to_owned();
    }
    let pen = Pen { report, names, language };
    let past = years::blocks(&office.past, names, language, told.synthetic);
    document.blocks = [pen.summary(told), pen.singles(), pen.tables(), past, pen.method(office)].concat();
    document
}

struct Pen<'a> {
    report: &'a Report,
    names: &'a Names<'a>,
    language: Language,
}

impl Pen<'_> {
    fn say(&self, words: [&str; 3]) -> String {
        self.names.of(words).to_owned()
    }

    fn part(&self, words: [&str; 3]) -> Block {
        Block::Heading(Level::Part, self.say(words))
    }

    fn figure(&self, of: Attribute, id: &str) -> Cell {
        let single = self.report.single(of);
        let found = single.and_then(|single| single.lines.iter().find(|(name, _)| name == id));
        found.map_or(Cell::Empty, |(_, figure)| cell(*figure))
    }

    fn summary(&self, told: Told) -> Vec<Block> {
        let mut pairs = vec![
            (self.say(["Барлық өтініш", "Всего обращений", "Complaints in all"]), Cell::Count(self.report.total)),
            (
                self.say(["Құқық қалпына келтірілді", "Право восстановлено", "Right restored"]),
                self.figure(Attribute::Outcome, "restored"),
            ),
            (self.say(["Қаралуда", "На рассмотрении", "Open"]), self.figure(Attribute::Outcome, "open")),
            (
                self.say(["Жауап мерзімі өтіп кетті", "Пропущен срок ответа", "Term for an answer missed"]),
                self.figure(Attribute::Term, "missed"),
            ),
            (
                self.say(["Қысым туралы хабар", "Сообщений о преследовании", "Tell of reprisal"]),
                self.figure(Attribute::Reprisal, "yes"),
            ),
        ];
        if let Some((made, followed)) = self.report.recommendations {
            pairs.push((self.say(["Берілген ұсыным", "Рекомендаций дано", "Recommendations made"]), Cell::Count(made)));
            let words = ["Олардың орындалғаны", "Из них выполнено", "Of them followed"];
            pairs.push((self.say(words), Cell::Count(followed)));
        }
        if let Some(days) = self.report.days {
            for (percent, days) in QUANTILES.iter().zip(days.quantiles) {
                let label = match self.language {
                    Language::Kazakh => format!("Жұмыс күні, ең көбі: аяқталғандардың {percent} %-ы"),
                    Language::Russian => format!("Рабочих дней, не более: {percent} % завершённых"),
                    Language::English => format!("Working days at most: {percent}% of closed complaints"),
                };
                pairs.push((label, Cell::Count(u64::from(days))));
            }
        }
        let mut blocks = vec![self.part(["Қысқаша", "Кратко", "Summary"]), Block::Pairs(pairs), self.legend()];
        blocks.extend(self.refused(told));
        blocks
    }

    /// What of the register is not in the report. So few rows as are never printed are told of without their number.
    fn refused(&self, told: Told) -> Option<Block> {
        let k = self.report.settings.k;
        let rows = u64::try_from(told.refused).unwrap_or(u64::MAX);
        let number = if rows < k { format!("< {k}") } else { self.language.count(rows) };
        let text = match self.language {
            Language::Kazakh => format!("Тізілімнің оқылмаған жолдары есепке кірмеді: {number}."),
            Language::Russian => format!("Строки реестра, которые не удалось прочитать, в отчёт не вошли: {number}."),
            Language::English => {
                format!("Rows of the register that could not be read are not in this report: {number}.")
            }
        };
        (rows > 0).then_some(Block::Note(text))
    }

    fn legend(&self) -> Block {
        let k = self.report.settings.k;
        let mut text = match self.language {
            Language::Kazakh => format!(
                "{HIDDEN}: сан жарияланбайды. Ол {k} санынан аз (нөлді қоса) немесе сондай санды есептеп шығаруға жол бермеу үшін жасырылған."
            ),
            Language::Russian => format!(
                "{HIDDEN}: число не публикуется. Оно меньше {k} (в том числе ноль) или скрыто, чтобы такое число нельзя было вычислить."
            ),
            Language::English => format!(
                "{HIDDEN}: not published. The figure is below {k}, nought included, or hidden so that such a figure cannot be derived."
            ),
        };
        if let Some(step) = self.report.settings.round {
            text.push_str(&match self.language {
                Language::Kazakh => format!(" Өтініштер саны {step} санына еселі етіп дөңгелектелген."),
                Language::Russian => format!(" Числа обращений округлены до кратных {step}."),
                Language::English => format!(" Numbers of cases are rounded to multiples of {step}."),
            });
        }
        Block::Note(text)
    }

    fn singles(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.report.singles.iter().map(|single| self.single(single)).collect();
        let bars = self.report.days_by_office.iter().map(|(id, days)| Bar {
            label: self.names.category(Attribute::Office, id),
            value: u64::from(*days),
            written: String::new(),
        });
        let words = [
            "Аяқталған өтініштердің жартысына кеткен жұмыс күні, өкілдіктер бойынша",
            "За сколько рабочих дней завершена половина завершённых обращений, по представительствам",
            "Working days in which half of the closed cases ended, by office",
        ];
        blocks.push(Block::Bars(BarChart { caption: self.say(words), bars: bars.collect(), mark: None }));
        blocks
    }

    /// Every line with its bar, hidden ones without: the chart is the table.
    fn single(&self, single: &Single) -> Block {
        let mut bars: Vec<Bar> = Vec::new();
        for (id, figure) in &single.lines {
            let label = self.names.category(single.of, id);
            bars.push(match figure {
                Figure::Shown(value) => Bar { label, value: *value, written: String::new() },
                Figure::Hidden => Bar { label, value: 0, written: HIDDEN.to_owned() },
            });
        }
        if let Some(value) = single.together {
            let label = self.say(["× бірге", "× вместе", "× together"]);
            bars.push(Bar { label, value, written: String::new() });
        }
        Block::Bars(BarChart { caption: self.names.attribute(single.of), bars, mark: None })
    }

    fn tables(&self) -> Vec<Block> {
        let words = ["Екі белгі бойынша кестелер", "Таблицы по двум признакам", "Tables by two attributes"];
        let mut blocks = vec![Block::NewPage, self.part(words), self.legend()];
        blocks.extend(self.report.tables.iter().flat_map(|table| self.table(table)));
        for (rows, columns) in &self.report.withheld {
            let which = self.names.both(*rows, *columns);
            blocks.push(Block::Note(match self.language {
                Language::Kazakh => format!("Жарияланбайды, өйткені қосындылардың өзі тым көп айтады: {which}."),
                Language::Russian => format!("Не публикуется, так как уже суммы сказали бы слишком много: {which}."),
                Language::English => format!("Not published, since its sums alone would say too much: {which}."),
            }));
        }
        blocks
    }

    fn table(&self, table: &Table) -> Vec<Block> {
        let all = self.say(["Барлығы", "Всего", "Total"]);
        let mut columns = vec![Column { title: String::new(), align: Align::Words }];
        for (line, _) in &table.column_lines {
            columns.push(Column { title: self.names.category(table.columns, &word(line)), align: Align::Figures });
        }
        columns.push(Column { title: all.clone(), align: Align::Figures });
        let mut rows = Vec::new();
        for ((line, sum), cells) in table.row_lines.iter().zip(&table.cells) {
            let mut of_row = vec![Cell::Text(self.names.category(table.rows, &word(line)))];
            of_row.extend(cells.iter().map(|figure| cell(*figure)));
            of_row.push(Cell::Count(*sum));
            rows.push(Row { cells: of_row, total: false });
        }
        let mut sums = vec![Cell::Text(all)];
        sums.extend(table.column_lines.iter().map(|(_, sum)| Cell::Count(*sum)));
        sums.push(Cell::Count(self.report.total));
        rows.push(Row { cells: sums, total: true });
        let caption = self.names.both(table.rows, table.columns);
        let mut blocks = vec![Block::Table(paper::Table { caption, columns, rows })];
        blocks.extend(self.at_work(table));
        blocks
    }

    /// What hiding left open in a table: how many figures, and what the one that is best known may be.
    fn at_work(&self, table: &Table) -> Option<Block> {
        let hidden = table.cells.iter().flatten().filter(|figure| **figure == Figure::Hidden).count();
        let all = table.cells.iter().map(Vec::len).sum::<usize>();
        let found = table.narrowest.as_ref()?;
        let place = |lines: &[(ombudsman::report::Line, u64)], at: usize, of| {
            lines.get(at).map_or_else(String::new, |(line, _)| self.names.category(of, &word(line)))
        };
        let row = place(&table.row_lines, found.row, table.rows);
        let column = place(&table.column_lines, found.column, table.columns);
        let (least, most) = (found.least, self.language.count(found.most));
        Some(Block::Note(match self.language {
            Language::Kazakh => format!(
                "{all} санның жасырылғаны: {hidden}. Барлық жарияланған сан бойынша олардың ең дәл белгілісі ({row} / {column}) {least}–{most} аралығындағы кез келген сан бола алады."
            ),
            Language::Russian => format!(
                "Скрыто {hidden} из {all} чисел. По всем опубликованным числам самое точно известное из скрытых ({row} / {column}) может быть любым от {least} до {most}."
            ),
            Language::English => format!(
                "{hidden} of {all} figures are hidden. By all that is published, the best known of them ({row} / {column}) may be any number from {least} to {most}."
            ),
        }))
    }

    fn method(&self, office: &Office) -> Vec<Block> {
        let (all, hidden) = self.report.hidden();
        let (k, most) = (self.report.settings.k, self.report.settings.k - 1);
        let text = match self.language {
            Language::Kazakh => format!("Есептегі {all} санның жасырылғаны: {hidden}."),
            Language::Russian => format!("Из {all} чисел отчёта скрыто {hidden}."),
            Language::English => format!("Of {all} figures of this report {hidden} are hidden."),
        };
        let steps: [(String, &str); 4] = match self.language {
            Language::Kazakh => [
                (format!("{k} санынан аз сан, нөлді қоса, жарияланбайды. Бір белгі бойынша кемінде екі сан жасырылады және олар бірге кемінде {k}."), LINE),
                ("Екі белгі бойынша кестеде жасырын жолдар «қалғандары бірге» деген бір жолда тұрады; кіші санды есептеп шығаруға болмайтындай тағы ұяшықтар жасырылады.".to_owned(), TABLE),
                (format!("Әрбір жасырын кіші сан барлық жарияланған сан бойынша 0–{most} аралығындағы кез келген сан бола алатыны бүтін сандармен дәл тексерілген."), TABLE),
                ("Кестелер ортақ қосындылары бар ағаш құрайды, сондықтан екі кесте бірге әрқайсысынан артық ештеңе айтпайды.".to_owned(), TREE),
            ],
            Language::Russian => [
                (format!("Число меньше {k}, в том числе ноль, не публикуется. По одному признаку скрыто не меньше двух чисел, вместе не меньше {k}."), LINE),
                ("В таблице по двум признакам скрытые строки стоят одной строкой «остальные вместе»; скрываются и другие клетки, чтобы малое число нельзя было вычислить.".to_owned(), TABLE),
                (format!("Проверено точно, в целых числах: каждое скрытое малое число по всем опубликованным числам может быть любым от 0 до {most}."), TABLE),
                ("Таблицы образуют дерево с общими суммами, поэтому две таблицы вместе не говорят больше, чем каждая из них.".to_owned(), TREE),
            ],
            Language::English => [
                (format!("A figure below {k}, nought included, is not published. Of one attribute at least two figures are hidden, and together at least {k}."), LINE),
                ("A table by two attributes has hidden lines as one line, \u{201c}others together\u{201d}; other cells are hidden with small ones, so that these cannot be derived.".to_owned(), TABLE),
                (format!("Checked exactly, in whole numbers: by all that is published, every small hidden figure may be any of 0 to {most}."), TABLE),
                ("The tables form a tree and share their sums, so two of them together say no more than each.".to_owned(), TREE),
            ],
        };
        let steps = steps.map(|(text, citation)| Step { text, citation: citation.to_owned() });
        let mut blocks = vec![
            self.part(["Әдіс және дереккөздер", "Метод и источники", "Method and sources"]),
            Block::Paragraph(text),
            Block::Steps(steps.to_vec()),
            Block::Paragraph(self.say([
                "Құқықтар мен органдардың тізімдері:",
                "Перечни прав и органов составлены по источникам:",
                "The lists of rights and bodies are drawn from:",
            ])),
        ];
        let mut sources: Vec<&String> =
            office.topics.sources.iter().chain(&office.bodies.sources).map(|(_, source)| source).collect();
        sources.sort();
        sources.dedup();
        blocks.extend(sources.into_iter().map(|source| Block::Note(source.clone())));
        blocks
    }
}

/// Where the rules of hiding are argued.
const LINE: &str = "A. Hundepool et al., Statistical Disclosure Control, Wiley 2012, ch. 4-5";
const TABLE: &str = "L. H. Cox, Journal of the American Statistical Association 75 (1980)";
const TREE: &str = "docs/REPORT.md";

fn cell(figure: Figure) -> Cell {
    match figure {
        Figure::Shown(count) => Cell::Count(count),
        Figure::Hidden => HIDDEN.into(),
    }
}
