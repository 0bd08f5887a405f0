//! The certificate of a result on paper: figures, steps with their articles, lines to sign on, the journal's head. Every
//! number comes from the count; the words are here, in Kazakh, Russian and English.

use clerk::State;
use election::{Count, Election, ListElectionRules, Shown, Step, What};
use journal::Head;
use law::Version;
use paper::{
    Align, Bar, BarChart, Block, Cell, Column, Decimal, Document, Hemicycle, Language, Level, Mark, Row, SeatGroup,
    Signature, Table,
};

/// The languages a certificate is issued in.
pub(crate) const LANGUAGES: [Language; 3] = [Language::Kazakh, Language::Russian, Language::English];

/// A text in Kazakh, Russian and English.
pub(crate) type Words<'w> = [&'w str; 3];

/// What a certificate is made of.
pub(crate) struct Certificate<'c> {
    pub(crate) state: &'c State,
    pub(crate) facts: &'c Election,
    pub(crate) rules: &'c ListElectionRules,
    pub(crate) count: &'c Count,
    /// Where the journal stood when the result was certified.
    pub(crate) head: Head,
}

impl Certificate<'_> {
    /// The PDF in a language.
    pub(crate) fn pdf(&self, language: Language) -> Vec<u8> {
        paper::render(&self.document(language)).bytes
    }

    fn document(&self, language: Language) -> Document {
        let say = Say(language);
        let mut document = Document::new(language, self.facts.date);
        document.title = say.of([
            "Сайлау нәтижесі туралы хаттама",
            "Протокол о результатах выборов",
            "Certificate of the election result",
        ]);
        let office = say.of(match self.rules.office.id.as_str() {
            "majilis" => ["Мәжіліс, партиялық тізімдер", "Мажилис, партийные списки", "Majilis, party lists"],
            "kurultai" => ["Құрылтай", "Курултай", "Kurultai"],
            "maslikhat" => ["Мәслихат", "Маслихат", "Maslikhat"],
            other => [other; 3],
        });
        document.subtitle = format!("{office}, {}", language.day(self.facts.date));
        document.place = self.facts.territory.clone();
        document.hash = self.head.last.to_string();
        document.synthetic = self.state.called.as_ref().is_some_and(|called| called.synthetic);
        document.blocks = [self.figures(say), self.steps(say), self.signed(say)].concat();
        document
    }

    fn figures(&self, say: Say) -> Vec<Block> {
        let known = |number: Option<u64>| number.map_or(Cell::Empty, Cell::Count);
        let (ballots, base) = (&self.facts.ballots, self.count.base.total);
        let mut pairs = vec![
            (say.of(["Сайлаушылар", "Избирателей", "Registered voters"]), known(ballots.registered)),
            (
                say.of(["Дауыс беруге қатысқандар", "Приняли участие в голосовании", "Took part in the vote"]),
                known(ballots.received),
            ),
            (
                say.of(["Жарамсыз бюллетеньдер", "Недействительных бюллетеней", "Invalid ballots"]),
                known(ballots.not_in_base),
            ),
        ];
        if self.state.ballot.as_ref().is_some_and(|ballot| ballot.set.against_all) {
            pairs.push((say.of(["Бәріне қарсы", "Против всех", "Against all"]), known(ballots.against_all.known())));
        }
        let threshold = self.rules.threshold.value;
        pairs.push((
            say.of([
                "Шек алынатын бюллетеньдер",
                "Бюллетеней, от которых берётся порог",
                "Ballots of which the threshold is a share",
            ]),
            Cell::Count(base),
        ));
        pairs.push((say.of(["Шек", "Порог", "Threshold"]), Cell::Text(threshold.to_string())));
        pairs.push((
            say.of(["Бөлінетін мандаттар", "Распределяемых мандатов", "Mandates to distribute"]),
            Cell::Count(self.count.seats.into()),
        ));
        let counted = self.state.counted.as_ref();
        if let Some(counted) = counted {
            pairs.push((say.of(["Учаскелер", "Участков", "Precincts"]), Cell::Count(counted.precincts.into())));
            pairs.push((
                say.of(["Олардың ішінде жарамсыз", "Из них недействительных", "Of them void"]),
                Cell::Count(counted.void.into()),
            ));
        }
        vec![
            Block::Heading(Level::Part, say.of(["Дауыс беру", "Голосование", "The vote"])),
            Block::Pairs(pairs),
            self.table(say),
            self.bars(say),
            Block::Heading(Level::Part, say.of(["Мандаттар", "Мандаты", "Mandates"])),
            self.hemicycle(say),
        ]
    }

    fn table(&self, say: Say) -> Block {
        let column = |words, align| Column { title: say.of(words), align };
        let row = |(list, got): (&election::List, &election::ListResult)| {
            let seats = if got.seats == 0 { "—".into() } else { Cell::Count(got.seats.into()) };
            let cells =
                vec![list.name.as_str().into(), got.votes.into(), share(got.votes, self.count.base.total), seats];
            Row { cells, total: false }
        };
        let mut rows: Vec<Row> = self.facts.lists.iter().zip(&self.count.lists).map(row).collect();
        let votes: u64 = self.count.lists.iter().map(|list| list.votes).sum();
        let seats: u64 = self.count.lists.iter().map(|list| u64::from(list.seats)).sum();
        let all = vec![
            say.of(["Барлығы", "Всего", "Total"]).as_str().into(),
            votes.into(),
            share(votes, self.count.base.total),
            seats.into(),
        ];
        rows.push(Row { cells: all, total: true });
        Block::Table(Table {
            caption: String::new(),
            columns: vec![
                column(["Тізім", "Список", "List"], Align::Words),
                column(["Дауыс", "Голосов", "Votes"], Align::Figures),
                column(["Үлесі", "Доля", "Share"], Align::Figures),
                column(["Мандат", "Мандатов", "Mandates"], Align::Figures),
            ],
            rows,
        })
    }

    fn bars(&self, say: Say) -> Block {
        let bar = |(list, got): (&election::List, &election::ListResult)| Bar {
            label: list.name.clone(),
            value: got.votes,
            written: String::new(),
        };
        let needed = self.count.steps.iter().find_map(|step| match step.what {
            What::Threshold { needed, .. } => Some(needed),
            _ => None,
        });
        let mark = needed.map(|value| Mark {
            value,
            label: format!("{}: {}", say.of(["шек", "порог", "threshold"]), say.0.count(value)),
        });
        Block::Bars(BarChart {
            caption: say.of(["Дауыстар және шек", "Голоса и порог", "Votes and the threshold"]),
            bars: self.facts.lists.iter().zip(&self.count.lists).map(bar).collect(),
            mark,
        })
    }

    fn hemicycle(&self, say: Say) -> Block {
        let group = |(list, got): (&election::List, &election::ListResult)| SeatGroup {
            label: list.name.clone(),
            seats: got.seats,
        };
        let all = self.facts.lists.iter().zip(&self.count.lists);
        Block::Hemicycle(Hemicycle {
            caption: String::new(),
            groups: all.filter(|(_, got)| got.seats > 0).map(group).collect(),
            unit: say.of(["мандат", "мандатов", "mandates"]),
        })
    }

    fn steps(&self, say: Say) -> Vec<Block> {
        let name = |list: usize| self.facts.lists.get(list).map_or("", |list| list.name.as_str());
        let steps = self
            .count
            .steps
            .iter()
            .map(|step| paper::Step { text: say.step(&step.what, &name), citation: say.citations(step) });
        vec![
            Block::Heading(Level::Part, say.of(["Есептеу қадамдары", "Шаги подсчёта", "Steps of the count"])),
            Block::Steps(steps.collect()),
        ]
    }

    fn signed(&self, say: Say) -> Vec<Block> {
        let size = say.0.count(self.head.size);
        let label = match say.0 {
            Language::Kazakh => format!("Журналдың басы: {size} жазба, SHA-256"),
            Language::Russian => format!("Голова журнала: записей {size}, SHA-256"),
            Language::English => format!("Head of the journal: {size} entries, SHA-256"),
        };
        let member = say.of(["Комиссия мүшесі", "Член комиссии", "Member of the commission"]);
        let names = self.state.certified.as_ref().map_or(&[][..], |certified| &certified.signed);
        let lines = names.iter().map(|name| Signature { role: member.clone(), name: name.clone() });
        vec![
            Block::Heading(Level::Part, say.of(["Тексеру", "Проверка", "Verification"])),
            Block::Paragraph(say.of([
                "Бұл хаттаманың әр саны журнал жазбаларынан есептелген. Мұрағаты бар кез келген оқырман оларды қайта есептей алады: python3 verify.py .",
                "Каждое число этого протокола вычислено из записей журнала. Любой читатель, имеющий архив, может пересчитать их: python3 verify.py .",
                "Every figure of this certificate is computed from the entries of the journal. Any reader who has the archive can compute them again: python3 verify.py .",
            ])),
            Block::Mono(label, self.head.last.to_string()),
            Block::Heading(Level::Part, say.of(["Қолдар", "Подписи", "Signatures"])),
            Block::Signatures { lines: lines.collect(), seal: true },
        ]
    }
}

pub(crate) fn share(part: u64, whole: u64) -> Cell {
    Shown::percent(part, whole).map_or(Cell::Empty, |shown| Cell::Percent(decimal(shown)))
}

fn decimal(shown: Shown) -> Decimal {
    Decimal { digits: shown.digits, places: shown.places }
}

/// Speaks a language.
#[derive(Clone, Copy)]
pub(crate) struct Say(pub(crate) Language);

impl Say {
    /// The text in the language.
    pub(crate) fn of(self, [kazakh, russian, english]: Words<'_>) -> String {
        match self.0 {
            Language::Kazakh => kazakh,
            Language::Russian => russian,
            Language::English => english,
        }
        .to_owned()
    }

    fn shown(self, shown: Shown) -> String {
        self.0.decimal(decimal(shown))
    }

    /// A step as a sentence. Names follow a colon, so that no language has to bend them.
    fn step<'n>(self, what: &What, name: &dyn Fn(usize) -> &'n str) -> String {
        let count = |number: u64| self.0.count(number);
        match what {
            What::Base { lists, against_all, total } => {
                let (lists, against, total) = (count(*lists), count(*against_all), count(*total));
                self.of([
                    &format!("Шектің негізі: тізімдерге {lists} + бәріне қарсы {against} = {total}"),
                    &format!("База порога: за списки {lists} + против всех {against} = {total}"),
                    &format!("Base of the threshold: {lists} for the lists + {against} against all = {total}"),
                ])
            }
            What::Threshold { list, votes, base, needed, passed } => {
                let (list, votes, base, needed) = (name(*list), count(*votes), count(*base), count(*needed));
                let verdict = match (self.0, passed) {
                    (Language::Kazakh, true) => "шектен өтті",
                    (Language::Kazakh, false) => "шектен өтпеді",
                    (Language::Russian, true) => "порог преодолён",
                    (Language::Russian, false) => "порог не преодолён",
                    (Language::English, true) => "passes",
                    (Language::English, false) => "does not pass",
                };
                self.of([
                    &format!("{list}: {base} ішінен {votes}, қажеті {needed}: {verdict}"),
                    &format!("{list}: {votes} из {base}, нужно {needed}: {verdict}"),
                    &format!("{list}: {votes} of {base}, {needed} needed: {verdict}"),
                ])
            }
            What::Quota { votes, seats, quota } => {
                let votes = u64::try_from(*votes).map_or_else(|_| votes.to_string(), count);
                let quota = self.shown(Shown::quota(*quota));
                self.of([
                    &format!("Квота: жіберілген тізімдердің {votes} дауысы ÷ {seats} мандат = {quota}"),
                    &format!("Частное: {votes} голосов допущенных списков ÷ {seats} мандатов = {quota}"),
                    &format!("Quota: {votes} votes of the admitted lists ÷ {seats} mandates = {quota}"),
                ])
            }
            What::Quotient { list, quotient, whole, fraction } => {
                let (list, quotient, rest) =
                    (name(*list), self.shown(Shown::quotient(*quotient)), self.shown(Shown::remainder(*fraction)));
                self.of([
                    &format!("{list}: {quotient} квота, мандат: {whole}, қалдық: {rest}"),
                    &format!("{list}: частное {quotient}, мандатов: {whole}, остаток: {rest}"),
                    &format!("{list}: {quotient} quotas, mandates: {whole}, remainder: {rest}"),
                ])
            }
            What::Fraction { list, fraction, place } => {
                let (list, rest) = (name(*list), self.shown(Shown::remainder(*fraction)));
                self.of([
                    &format!("Қалған бір мандат: {list}; қалдық {rest}, қалдықтар ішінде № {place}"),
                    &format!("Один оставшийся мандат: {list}; остаток {rest}, № {place} среди остатков"),
                    &format!("One mandate left over: {list}; remainder {rest}, number {place} of all"),
                ])
            }
            What::ByRegistration { list, order, seats } => {
                let list = name(*list);
                self.of([
                    &format!("Қалдықтар тең; бұрын тіркелген тізім бірінші: {list}, № {order}, мандат: {seats}"),
                    &format!("Остатки равны; первым идёт список, зарегистрированный раньше: {list}, № {order}, мандатов: {seats}"),
                    &format!("Equal remainders; the list registered earlier comes first: {list}, number {order}, mandates: {seats}"),
                ])
            }
            other => self.rare(other, name),
        }
    }

    /// Steps that few counts have.
    fn rare<'n>(self, what: &What, name: &dyn Fn(usize) -> &'n str) -> String {
        let names = |lists: &[usize]| lists.iter().map(|list| name(*list)).collect::<Vec<_>>().join(", ");
        match what {
            What::OnlyOne { list } => self.of([
                &format!("Шектен бір тізім ғана өтті: {}", name(*list)),
                &format!("Порог преодолел только один список: {}", name(*list)),
                &format!("Only one list passes: {}", name(*list)),
            ]),
            What::SecondAdmitted { list, votes } => self.of([
                &format!("Дауыс саны бойынша келесі тізім жіберіледі: {}, {}", name(*list), self.0.count(*votes)),
                &format!("Допускается следующий по числу голосов список: {}, {}", name(*list), self.0.count(*votes)),
                &format!("The list with the next most votes is admitted: {}, {}", name(*list), self.0.count(*votes)),
            ]),
            What::Reduced { list, factor, quotient, whole } => {
                let (list, factor, quotient) =
                    (name(*list), self.shown(Shown::factor(*factor)), self.shown(Shown::quotient(*quotient)));
                self.of([
                    &format!("{list}: бөлінді × {factor} = {quotient}, мандат: {whole}"),
                    &format!("{list}: частное × {factor} = {quotient}, мандатов: {whole}"),
                    &format!("{list}: quotient × {factor} = {quotient}, mandates: {whole}"),
                ])
            }
            What::Raised { list, minimum } => self.of([
                &format!("{}: мандат кемінде {minimum}", name(*list)),
                &format!("{}: мандатов не менее {minimum}", name(*list)),
                &format!("{}: not less than {minimum} mandates", name(*list)),
            ]),
            What::LeftoverToFirst { list, seats } => self.of([
                &format!("Қалған мандаттар шектен өткен тізімге: {}, {seats}", name(*list)),
                &format!("Оставшиеся мандаты списку, преодолевшему порог: {}, {seats}", name(*list)),
                &format!("Mandates left over to the list that passed: {}, {seats}", name(*list)),
            ]),
            What::Average { seat, winner, .. } => {
                let (list, votes, divisor) = (name(winner.list), self.0.count(winner.votes), winner.divisor);
                self.of([
                    &format!("№ {seat} мандат: {list}, {votes} ÷ {divisor}"),
                    &format!("Мандат № {seat}: {list}, {votes} ÷ {divisor}"),
                    &format!("Mandate {seat}: {list}, {votes} ÷ {divisor}"),
                ])
            }
            What::Tied { lists, seats } => self.of([
                &format!("Тең тізімдер, мандат {seats}: {}", names(lists)),
                &format!("Равные списки, мандатов {seats}: {}", names(lists)),
                &format!("Equal lists for {seats}: {}", names(lists)),
            ]),
            What::ByLot { list } => self.of([
                &format!("Жеребе бойынша бір мандат: {}", name(*list)),
                &format!("По жребию один мандат: {}", name(*list)),
                &format!("By the drawn lot one mandate: {}", name(*list)),
            ]),
            // Steps of the ordinary distribution are said above.
            _ => String::new(),
        }
    }

    fn citations(self, step: &Step) -> String {
        let mut all: Vec<String> = Vec::new();
        for version in &step.by {
            let words = self.citation(version);
            if !all.contains(&words) {
                all.push(words);
            }
        }
        all.join("; ")
    }

    /// Act and article. Acts are recorded by form, day and number; only the words between them change.
    fn citation(self, version: &Version) -> String {
        self.cited(&version.citation())
    }

    /// A citation as the journal holds it, which is English.
    pub(crate) fn cited(self, english: &str) -> String {
        let english = english.to_owned();
        if self.0 == Language::English {
            return english;
        }
        let forms: &[Words<'_>] = &[
            ["Конституциялық заң", "Конституционный закон", "Constitutional Law"],
            ["Конституция", "Конституция", "Constitution"],
            ["Заң", "Закон", "Law"],
            ["Жарлық", "Указ", "Decree"],
            ["нақты нұсқау", "прямое указание", "explicit instruction"],
        ];
        let mut text = english;
        for [kazakh, russian, english] in forms {
            text = text.replace(english, if self.0 == Language::Kazakh { kazakh } else { russian });
        }
        let words: Words<'_> = if self.0 == Language::Kazakh {
            [", бап ", ", нормасын белгілеген: ", " № "]
        } else {
            [", ст. ", ", норму установил: ", " № "]
        };
        let chapter = if self.0 == Language::Kazakh { " тарау " } else { " гл. " };
        text.replace(" ch-", chapter)
            .replace(" art ", words[0])
            .replace(", as set by ", words[1])
            .replace(" No. ", words[2])
    }
}
