//! The report on paper. Every number is one the report holds; the words are in `words`.

use jiff::civil::date;
use ombudsman::report::editions::word;
use ombudsman::report::figures::Exact;
use ombudsman::report::{Attribute, Figure, QUANTILES, Report, Single, Table};
use paper::{Align, Bar, BarChart, Block, Cell, Column, Document, Language, Level, Row};

use super::Office;
use super::words::{HIDDEN, Names};

/// The PDF.
pub(super) fn pdf(report: &Report, names: &Names<'_>, office: &Office, synthetic: bool) -> Vec<u8> {
    let language = match names.language.as_str() {
        "kk" => Language::Kazakh,
        "ru" => Language::Russian,
        _ => Language::English,
    };
    let year = report.settings.year;
    let mut document = Document::new(language, date(year, 12, 31));
    document.synthetic = synthetic;
    document.issuer = names
        .of([
            "Қазақстан Республикасындағы Адам құқықтары жөніндегі уәкіл",
            "Уполномоченный по правам человека в Республике Казахстан",
            "Commissioner for Human Rights in the Republic of Kazakhstan",
        ])
        .to_owned();
    document.title = match language {
        Language::Kazakh => format!("{year} жылғы өтініштер туралы есеп"),
        Language::Russian => format!("Отчёт об обращениях за {year} год"),
        Language::English => format!("Report on complaints of {year}"),
    };
    if synthetic {
        document.subtitle = names
            .of([
                "Синтетикалық деректер: бұл есептегі әрбір өтініш ойдан шығарылған",
                "Синтетические данные: каждое обращение этого отчёта вымышлено",
                "Synthetic data: every complaint of this report is invented",
            ])
            .to_owned();
    }
    let pen = Pen { report, names, language };
    document.blocks =
        [pen.summary(), pen.charts(), vec![Block::NewPage], pen.tables(), pen.past(office), pen.method(office)]
            .concat();
    paper::render(&document).bytes
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

    fn summary(&self) -> Vec<Block> {
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
            pairs.push((
                self.say(["Олардың орындалғаны", "Из них выполнено", "Of them followed"]),
                Cell::Count(followed),
            ));
        }
        if let Some(days) = self.report.days {
            for (percent, days) in QUANTILES.iter().zip(days.quantiles) {
                let label = match self.language {
                    Language::Kazakh => format!("Аяқталғандардың {percent} %-ы, ең көбі жұмыс күні"),
                    Language::Russian => format!("{percent} % завершённых: рабочих дней не более"),
                    Language::English => format!("{percent}% of the closed: working days at most"),
                };
                pairs.push((label, Cell::Count(u64::from(days))));
            }
        }
        vec![self.part(["Қысқаша", "Кратко", "Summary"]), Block::Pairs(pairs)]
    }

    fn charts(&self) -> Vec<Block> {
        [Attribute::Place, Attribute::Topic, Attribute::Outcome, Attribute::Term]
            .into_iter()
            .filter_map(|of| self.report.single(of))
            .map(|single| self.chart(single))
            .collect()
    }

    fn chart(&self, single: &Single) -> Block {
        let mut bars: Vec<Bar> = Vec::new();
        for (id, figure) in &single.lines {
            if let Figure::Shown(value) = figure {
                bars.push(Bar { label: self.names.category(single.of, id), value: *value, written: String::new() });
            }
        }
        if single.of != Attribute::Term {
            bars.sort_by_key(|bar| std::cmp::Reverse(bar.value));
        }
        if let Some(value) = single.together {
            let label = self.say(["× бірге", "× вместе", "× together"]);
            bars.push(Bar { label, value, written: String::new() });
        }
        Block::Bars(BarChart { caption: self.names.attribute(single.of), bars, mark: None })
    }

    fn tables(&self) -> Vec<Block> {
        let mut blocks = vec![self.part(["Кестелер", "Таблицы", "Tables"]), self.legend()];
        blocks.extend(self.report.singles.iter().map(|single| self.single(single)));
        blocks.push(self.medians());
        for table in &self.report.tables {
            blocks.push(self.table(table));
        }
        blocks
    }

    fn legend(&self) -> Block {
        let k = self.report.settings.k;
        Block::Note(match self.language {
            Language::Kazakh => format!(
                "{HIDDEN}: сан жарияланбайды. Ол {k}-тен аз (нөлді қоса) немесе сондай санды есептеп шығаруға жол бермеу үшін жасырылған."
            ),
            Language::Russian => format!(
                "{HIDDEN}: число не публикуется. Оно меньше {k} (в том числе ноль) или скрыто, чтобы такое число нельзя было вычислить."
            ),
            Language::English => format!(
                "{HIDDEN}: not published. The figure is below {k}, nought included, or hidden so that such a figure cannot be derived."
            ),
        })
    }

    fn count(&self) -> Column {
        Column { title: self.say(["Өтініш", "Обращений", "Cases"]), align: Align::Figures }
    }

    fn all(&self) -> String {
        self.say(["Барлығы", "Всего", "Total"])
    }

    fn single(&self, single: &Single) -> Block {
        let row = |label: String, cell: Cell, total: bool| Row { cells: vec![Cell::Text(label), cell], total };
        let mut rows: Vec<Row> = single
            .lines
            .iter()
            .map(|(id, figure)| row(self.names.category(single.of, id), cell(*figure), false))
            .collect();
        if let Some(together) = single.together {
            rows.push(row(self.say(["× бірге", "× вместе", "× together"]), Cell::Count(together), false));
        }
        rows.push(row(self.all(), Cell::Count(self.report.total), true));
        let columns = vec![Column { title: String::new(), align: Align::Words }, self.count()];
        Block::Table(paper::Table { caption: self.names.attribute(single.of), columns, rows })
    }

    fn medians(&self) -> Block {
        let rows = self.report.days_by_office.iter().map(|(id, days)| Row {
            cells: vec![Cell::Text(self.names.category(Attribute::Office, id)), Cell::Count(u64::from(*days))],
            total: false,
        });
        let title = self.say(["Күн", "Дней", "Days"]);
        Block::Table(paper::Table {
            caption: self.say([
                "Өтініштердің жартысы аяқталған жұмыс күні, өкілдіктер бойынша",
                "За сколько рабочих дней завершена половина обращений, по представительствам",
                "Working days in which half of the closed cases ended, by office",
            ]),
            columns: vec![
                Column { title: String::new(), align: Align::Words },
                Column { title, align: Align::Figures },
            ],
            rows: rows.collect(),
        })
    }

    fn table(&self, table: &Table) -> Block {
        let mut columns = vec![Column { title: String::new(), align: Align::Words }];
        for (line, _) in &table.column_lines {
            columns.push(Column { title: self.names.category(table.columns, &word(line)), align: Align::Figures });
        }
        columns.push(Column { title: self.all(), align: Align::Figures });
        let mut rows = Vec::new();
        for ((line, sum), cells) in table.row_lines.iter().zip(&table.cells) {
            let mut all = vec![Cell::Text(self.names.category(table.rows, &word(line)))];
            all.extend(cells.iter().map(|figure| cell(*figure)));
            all.push(Cell::Count(*sum));
            rows.push(Row { cells: all, total: false });
        }
        let mut sums = vec![Cell::Text(self.all())];
        sums.extend(table.column_lines.iter().map(|(_, sum)| Cell::Count(*sum)));
        sums.push(Cell::Count(self.report.total));
        rows.push(Row { cells: sums, total: true });
        let caption = format!("{} × {}", self.names.attribute(table.rows), self.names.attribute(table.columns));
        Block::Table(paper::Table { caption, columns, rows })
    }

    fn past(&self, office: &Office) -> Vec<Block> {
        let past = &office.past;
        let unknown = self.say(["белгісіз", "неизвестно", "unknown"]);
        let bar = |year: u16| match past.of(year) {
            None => Bar { label: year.to_string(), value: 0, written: unknown.clone() },
            Some(figure) => {
                let before = match figure.exact {
                    Exact::Exactly => "",
                    Exact::About => self.names.of(["шамамен ", "около ", "about "]),
                    Exact::MoreThan => self.names.of(["астам: ", "более ", "more than "]),
                };
                let until = if figure.until.is_some() { " *" } else { "" };
                let written = format!("{before}{}{until}", self.language.count(figure.complaints));
                Bar { label: year.to_string(), value: figure.complaints, written }
            }
        };
        let mut blocks = vec![
            self.part(["Жарияланған жылдар", "Опубликованные годы", "Published years"]),
            Block::Bars(BarChart {
                caption: self.say([
                    "Уәкілге түскен өтініштер, нақты деректер",
                    "Обращения к Уполномоченному, действительные данные",
                    "Complaints to the Commissioner, real figures",
                ]),
                bars: (past.from..=past.to).map(bar).collect(),
                mark: None,
            }),
            Block::Note(self.say(["* жылдың бір бөлігі", "* часть года", "* part of the year"])),
        ];
        for figure in &past.figures {
            blocks.push(Block::Note(
                format!("{}: {} ({:?})", figure.year, figure.source, figure.confidence).to_lowercase(),
            ));
        }
        blocks
    }

    fn method(&self, office: &Office) -> Vec<Block> {
        let (all, hidden) = self.report.hidden();
        let k = self.report.settings.k;
        let text = match self.language {
            Language::Kazakh => format!(
                "Кестелердегі {all} санның {hidden} жасырылды. Жасырын сан {k}-тен аз болса, барлық жарияланған сандар бойынша ол 0-ден {}-ке дейінгі кез келген сан бола алады; бұл бүтін сандармен дәл тексерілген.",
                k - 1
            ),
            Language::Russian => format!(
                "Из {all} чисел таблиц скрыто {hidden}. Если скрытое число меньше {k}, то по всем опубликованным числам оно может быть любым от 0 до {}; это проверено точно, в целых числах.",
                k - 1
            ),
            Language::English => format!(
                "Of {all} figures of the tables {hidden} are hidden. Where a hidden figure is below {k}, by all published figures it may be any of 0 to {}; this was checked exactly, in whole numbers.",
                k - 1
            ),
        };
        let mut blocks = vec![
            self.part(["Әдіс және дереккөздер", "Метод и источники", "Method and sources"]),
            Block::Paragraph(text),
            Block::Note(
                "L. H. Cox, JASA 75 (1980); A. Hundepool et al., Statistical Disclosure Control, Wiley 2012".to_owned(),
            ),
        ];
        for (_, source) in &office.topics.sources {
            blocks.push(Block::Note(source.clone()));
        }
        blocks
    }
}

fn cell(figure: Figure) -> Cell {
    match figure {
        Figure::Shown(count) => Cell::Count(count),
        Figure::Hidden => HIDDEN.into(),
    }
}
