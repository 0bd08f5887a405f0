//! The result of the election of the Majilis of 10.01.2021 as a certificate. Figures are those of elections/kz/majilis-2021; the
//! persons, the number and the journal are synthetic.
//!
//! Must never decide anything: a count made these figures.

use jiff::civil::date;
use paper::{
    Align, Bar, BarChart, Block, Cell, Column, Decimal, Document, Hemicycle, Language, Level, Mark, Row, SeatGroup,
    Signature, Step, Table,
};

const HASH: &str = "9f2c4e7ab01d63584c9de2f7a8b350166d0f94c1e25b7a83cc40d91f7e6a2b58";
const BASE: u64 = 7_241_562;
const THRESHOLD: u64 = 506_910;

/// A text in Kazakh, Russian and English.
type Words = [&'static str; 3];

/// A list: its name, votes, share in hundredths of a per cent, seats by the quota, seats by the remainder, remainder.
struct List {
    name: Words,
    votes: u64,
    share: u128,
    whole: u64,
    remainder: u128,
    more: u64,
}

const LISTS: [List; 5] = [
    List {
        name: ["«Nur Otan» партиясы", "Партия «Nur Otan»", "Nur Otan Party"],
        votes: 5_148_074,
        share: 7109,
        whole: 76,
        remainder: 4420,
        more: 0,
    },
    List {
        name: [
            "Қазақстанның «Ақ жол» демократиялық партиясы",
            "Демократическая партия Казахстана «Ак жол»",
            "Ak Zhol Democratic Party",
        ],
        votes: 792_828,
        share: 1095,
        whole: 11,
        remainder: 7724,
        more: 1,
    },
    List {
        name: ["Қазақстан Халық партиясы", "Народная партия Казахстана", "People’s Party of Kazakhstan"],
        votes: 659_019,
        share: 910,
        whole: 9,
        remainder: 7856,
        more: 1,
    },
    List {
        name: [
            "«Ауыл» халықтық-демократиялық патриоттық партиясы",
            "Народно-демократическая патриотическая партия «Ауыл»",
            "Auyl People’s Democratic Patriotic Party",
        ],
        votes: 383_023,
        share: 529,
        whole: 0,
        remainder: 0,
        more: 0,
    },
    List {
        name: ["«ADAL» саяси партиясы", "Политическая партия «ADAL»", "Adal Political Party"],
        votes: 258_618,
        share: 357,
        whole: 0,
        remainder: 0,
        more: 0,
    },
];

/// The certificate in a language.
pub(crate) fn certificate(language: Language) -> Document {
    let of = |words: Words| said(language, words).to_owned();
    let mut document = Document::new(language, date(2021, 1, 12));
    document.issuer = of([
        "Қазақстан Республикасының Орталық сайлау комиссиясы",
        "Центральная избирательная комиссия Республики Казахстан",
        "Central Election Commission of the Republic of Kazakhstan",
    ]);
    document.title = of([
        "Сайлау нәтижелері туралы хаттама",
        "Протокол о результатах выборов",
        "Certificate of the election result",
    ]);
    document.subtitle = of([
        "Қазақстан Республикасы Парламенті Мәжілісінің партиялық тізімдер бойынша сайланатын депутаттарын сайлау, 2021 жылғы 10 қаңтар",
        "Выборы депутатов Мажилиса Парламента Республики Казахстан, избираемых по партийным спискам, 10 января 2021 года",
        "Election of the deputies of the Majilis of the Parliament of the Republic of Kazakhstan by party lists, 10 January 2021",
    ]);
    document.place = of(["Нұр-Сұлтан қаласы", "город Нур-Султан", "Nur-Sultan"]);
    document.number = "№ 1/000".to_owned();
    document.hash = HASH.to_owned();
    document.synthetic = true;
    document.blocks = [summary(language), count(language), signed(language)].concat();
    document
}

fn said(language: Language, words: Words) -> &'static str {
    let [kazakh, russian, english] = words;
    match language {
        Language::Kazakh => kazakh,
        Language::Russian => russian,
        Language::English => english,
    }
}

fn quota() -> Decimal {
    Decimal { digits: 67_346_133, places: 3 }
}

/// The ballots, the votes and the seats.
fn summary(language: Language) -> Vec<Block> {
    let of = |words: Words| said(language, words).to_owned();
    let heading = |words: Words| Block::Heading(Level::Part, of(words));
    let pair = |words: Words, cell: Cell| (of(words), cell);
    vec![
        heading(["Дауыс беру", "Голосование", "The vote"]),
        Block::Pairs(vec![
            pair(
                ["Тізімдерге енгізілген сайлаушылар", "Избирателей в списках", "Registered voters"],
                Cell::Count(11_919_241),
            ),
            pair(
                ["Бюллетень алған сайлаушылар", "Избирателей, получивших бюллетени", "Voters who received a ballot"],
                Cell::Count(7_539_280),
            ),
            pair(["Сайлауға қатысу", "Явка", "Turnout"], Cell::Percent(Decimal { digits: 6325, places: 2 })),
            pair(
                [
                    "Шек есептелетін дауыстар",
                    "Голоса, от которых считается порог",
                    "Votes of which the threshold is a share",
                ],
                Cell::Count(BASE),
            ),
            pair(["Шек, 7 %", "Порог, 7 %", "Threshold, 7 %"], Cell::Count(THRESHOLD)),
            pair(["Сайлау квотасы", "Избирательная квота", "Quota"], Cell::Decimal(quota())),
        ]),
        votes(language),
        bars(language),
        heading(["Мандаттардың бөлінуі", "Распределение мандатов", "The seats"]),
        Block::Hemicycle(Hemicycle {
            caption: String::new(),
            groups: LISTS
                .iter()
                .filter(|list| list.whole + list.more > 0)
                .map(|list| SeatGroup {
                    label: of(list.name),
                    seats: u32::try_from(list.whole + list.more).unwrap_or_default(),
                })
                .collect(),
            unit: of(["мандат", "мандатов", "seats"]),
        }),
    ]
}

fn votes(language: Language) -> Block {
    let of = |words: Words| said(language, words).to_owned();
    let column = |words: Words, align: Align| Column { title: of(words), align };
    let mut rows: Vec<Row> = LISTS.iter().map(|list| row(language, list)).collect();
    let all = Decimal { digits: 10_000, places: 2 };
    let cells = vec![of(["Барлығы", "Всего", "Total"]).as_str().into(), BASE.into(), Cell::Percent(all), 98_u64.into()];
    rows.push(Row { cells, total: true });
    Block::Table(Table {
        caption: of([
            "Партиялық тізімдердің дауыстары мен мандаттары",
            "Голоса и мандаты партийных списков",
            "Votes and seats of the party lists",
        ]),
        columns: vec![
            column(["Партиялық тізім", "Партийный список", "Party list"], Align::Words),
            column(["Дауыс", "Голосов", "Votes"], Align::Figures),
            column(["Үлесі", "Доля", "Share"], Align::Figures),
            column(["Мандат", "Мандатов", "Seats"], Align::Figures),
        ],
        rows,
    })
}

fn row(language: Language, list: &List) -> Row {
    let seats = list.whole + list.more;
    let seats = if seats == 0 { "—".into() } else { Cell::Count(seats) };
    let share = Cell::Percent(Decimal { digits: list.share, places: 2 });
    Row { cells: vec![said(language, list.name).into(), list.votes.into(), share, seats], total: false }
}

fn bars(language: Language) -> Block {
    let of = |words: Words| said(language, words).to_owned();
    let bar = |list: &List| Bar { label: of(list.name), value: list.votes, written: String::new() };
    Block::Bars(BarChart {
        caption: of(["Дауыстар және шек", "Голоса и порог", "Votes and the threshold"]),
        bars: LISTS.iter().map(bar).collect(),
        mark: Some(Mark {
            value: THRESHOLD,
            label: format!("{}: {}", of(["7 % шегі", "порог 7 %", "threshold, 7 %"]), language.count(THRESHOLD)),
        }),
    })
}

/// The steps with their articles.
fn count(language: Language) -> Vec<Block> {
    let of = |words: Words| said(language, words).to_owned();
    let article = |point: &str| match language {
        Language::Kazakh => {
            format!("«Қазақстан Республикасындағы сайлау туралы» Конституциялық заң, 97-1-бап, {point}-тармақ")
        }
        Language::Russian => {
            format!("Конституционный закон «О выборах в Республике Казахстан», статья 97-1, пункт {point}")
        }
        Language::English => {
            format!("Constitutional Law “On Elections in the Republic of Kazakhstan”, article 97-1, point {point}")
        }
    };
    let step = |text: String, point: &str| Step { text, citation: article(point) };
    let (base, threshold, quota) = (language.count(BASE), language.count(THRESHOLD), language.decimal(quota()));
    let passed = language.count(5_148_074 + 792_828 + 659_019);
    let mut steps = vec![
        step(
            match language {
                Language::Kazakh => format!(
                    "Шек: {base} дауыстың жеті пайызы, кемінде {threshold} дауыс. Үш тізім шектен өтті, екеуі өтпеді."
                ),
                Language::Russian => format!(
                    "Порог: семь процентов от {base} голосов, не менее {threshold}. Три списка преодолели порог, два нет."
                ),
                Language::English => format!(
                    "Threshold: seven per cent of {base} votes, at least {threshold}. Three lists pass, two do not."
                ),
            },
            "1",
        ),
        step(
            match language {
                Language::Kazakh => {
                    format!("Квота: шектен өткен тізімдердің {passed} дауысы 98 мандатқа бөлінеді, {quota} шығады.")
                }
                Language::Russian => {
                    format!("Квота: {passed} голосов прошедших списков делятся на 98 мандатов и дают {quota}.")
                }
                Language::English => {
                    format!("Quota: {passed} votes of the lists that pass, divided by 98 seats, make {quota}.")
                }
            },
            "1",
        ),
    ];
    for list in LISTS.iter().filter(|list| list.whole > 0) {
        let (name, votes, whole) = (said(language, list.name), language.count(list.votes), list.whole);
        let remainder = language.decimal(Decimal { digits: list.remainder, places: 4 });
        let text = match language {
            Language::Kazakh => format!("{name}: {votes} ÷ {quota} = {whole} мандат, қалдығы {remainder}."),
            Language::Russian => format!("{name}: {votes} ÷ {quota} = {whole} мандатов, остаток {remainder}."),
            Language::English => format!("{name}: {votes} ÷ {quota} = {whole} seats, remainder {remainder}."),
        };
        steps.push(step(text, "3"));
    }
    steps.push(step(
        of([
            "Бөлінбеген екі мандат қалдықтары ең үлкен тізімдерге беріледі: Қазақстан Халық партиясына және «Ақ жол» партиясына.",
            "Два нераспределённых мандата получают списки с наибольшими остатками: Народная партия Казахстана и «Ак жол».",
            "The two seats that are left go to the lists with the largest remainders: the People’s Party of Kazakhstan and Ak Zhol.",
        ]),
        "4",
    ));
    vec![
        Block::Heading(Level::Part, of(["Есептеу қадамдары", "Шаги подсчёта", "Steps of the count"])),
        Block::Steps(steps),
    ]
}

/// The journal's head and the lines to sign on.
fn signed(language: Language) -> Vec<Block> {
    let of = |words: Words| said(language, words).to_owned();
    let size = language.count(41_372);
    let label = match language {
        Language::Kazakh => format!("Журналдың басы: {size} жазба, SHA-256"),
        Language::Russian => format!("Голова журнала: {size} записей, SHA-256"),
        Language::English => format!("Head of the journal: {size} entries, SHA-256"),
    };
    let line = |role: Words, name: Words| Signature { role: of(role), name: of(name) };
    let member: Words = ["Комиссия мүшесі", "Член комиссии", "Member of the commission"];
    vec![
        Block::Heading(Level::Part, of(["Тексеру", "Проверка", "Verification"])),
        Block::Paragraph(of([
            "Бұл хаттаманың әр саны комиссия журналындағы жазбалардан есептелген. Мұрағаты бар кез келген оқырман оларды қайта есептей алады.",
            "Каждое число этого протокола вычислено из записей журнала комиссии. Любой читатель, имеющий архив, может пересчитать их.",
            "Every figure of this certificate is computed from the entries of the commission’s journal. Any reader who has the archive can compute them again.",
        ])),
        Block::Mono(label, HASH.to_owned()),
        Block::Heading(Level::Part, of(["Қолдар", "Подписи", "Signatures"])),
        Block::Signatures {
            lines: vec![
                line(
                    ["Комиссия төрағасы", "Председатель комиссии", "Chair of the commission"],
                    ["А. Үлгібаев", "А. Образцов", "A. Sample"],
                ),
                line(
                    ["Төрағаның орынбасары", "Заместитель председателя", "Deputy chair"],
                    ["Ә. Мысалова", "Б. Примерова", "B. Example"],
                ),
                line(
                    ["Комиссия хатшысы", "Секретарь комиссии", "Secretary"],
                    ["Ғ. Сынақов", "В. Пробный", "C. Specimen"],
                ),
                line(member, ["Қ. Жасанды", "Г. Условный", "D. Synthetic"]),
                line(member, ["Ө. Үлгілі", "Д. Типовая", "E. Pattern"]),
                line(member, ["Һ. Байқауов", "Е. Макетов", "F. Mock"]),
                line(member, ["І. Нұсқабаева", "Ж. Шаблонова", "G. Template"]),
            ],
            seal: true,
        },
    ]
}
