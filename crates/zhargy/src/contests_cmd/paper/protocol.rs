//! The protocol of the result of one contest: figures, candidates, precincts, and how it ended by which articles. It is made of
//! certified outcomes alone.

use clerk::contests::record::Counted;
use clerk::contests::{ContestState, PostState, Round};
use election::protocol::{Cell as FormCell, Means, Outcome as Settled};
use election::single::{Contest, Outcome};
use paper::{Align, Block, Cell, Column, Document, Level, Row, Step, Table};

use super::{Paper, signatures, words};
use crate::contests_cmd::archive::tables::figure;
use crate::failure::Failure;
use crate::run::certificate::{Say, share};

/// The protocol; nothing where no outcome is certified.
pub(super) fn document(paper: Paper<'_>, post: &PostState, say: Say) -> Result<Option<Document>, Failure> {
    let Some(contest) = post.contest() else { return Ok(None) };
    let (Some(counted), Some(round)) = (contest.certified(), contest.round()) else { return Ok(None) };
    let Some(certified) = &round.certified else { return Ok(None) };
    let (facts, _, outcome) = paper.desk.outcome(&post.post.post).map_err(Failure::told)?;
    let mut document = paper.blank(say, certified.day);
    let district = &post.post.district;
    document.issuer = say.of([
        &format!("{district}: аумақтық сайлау комиссиясы"),
        &format!("Территориальная избирательная комиссия: {district}"),
        &format!("Territorial election commission: {district}"),
    ]);
    document.title = say.of([
        "Әкім сайлауының нәтижесі туралы хаттама",
        "Протокол о результатах выборов акима",
        "Protocol of the result of the election of an akim",
    ]);
    document.subtitle = format!("{}, {}", post.name(say.0.tag()), say.0.day(round.vote));
    document.place = format!("{}, {district}", paper.region(post, round.vote, say));
    document.blocks = [
        figures(round, counted, say),
        candidates(paper, contest, counted, round, say),
        precincts(round, counted, say),
        ended(&facts, &outcome, say),
        paper.verification(say),
        signatures(&certified.signed, say),
    ]
    .concat();
    Ok(Some(document))
}

/// Whether every precinct is void.
fn all_void(counted: &Counted) -> bool {
    counted.precincts > 0 && counted.void == counted.precincts
}

/// A sum of the protocols in force; nothing where every precinct is void, since a nought would be read as a count.
pub(super) fn sum(counted: &Counted, round: &Round, means: Means) -> Option<u64> {
    figure(counted, round.ballot.as_ref().filter(|_| !all_void(counted)), means)
}

fn figures(round: &Round, counted: &Counted, say: Say) -> Vec<Block> {
    let sum = |means| sum(counted, round, means);
    let mut pairs = vec![(say.of(["Учаскелер", "Участков", "Precincts"]), Cell::Count(counted.precincts.into()))];
    if counted.void > 0 {
        let words = ["Олардың ішінде жарамсыз", "Из них недействительных", "Of them void"];
        pairs.push((say.of(words), Cell::Count(counted.void.into())));
    }
    let rows = [
        (["Сайлаушылар", "Избирателей", "Registered voters"], Means::Registered),
        (["Дауыс беруге қатысқандар", "Приняли участие в голосовании", "Took part in the vote"], Means::TookPart),
        (["Жарамсыз бюллетеньдер", "Недействительных бюллетеней", "Invalid ballots"], Means::Invalid),
    ];
    for (words, means) in rows {
        if let Some(number) = sum(means) {
            pairs.push((say.of(words), Cell::Count(number)));
        }
    }
    if let (Some(came), Some(voters)) = (sum(Means::TookPart), sum(Means::Registered)) {
        pairs.push((say.of(["Қатысу", "Явка", "Turnout"]), share(came, voters)));
    }
    vec![Block::Heading(Level::Part, say.of(["Дауыс беру", "Голосование", "The vote"])), Block::Pairs(pairs)]
}

fn candidates(paper: Paper<'_>, contest: &ContestState, counted: &Counted, round: &Round, say: Say) -> Vec<Block> {
    let sum = |means| sum(counted, round, means);
    let of = sum(Means::TookPart);
    let part = |votes: u64| of.map_or(Cell::Empty, |of| share(votes, of));
    let votes = |own: u64| if all_void(counted) { Cell::Empty } else { own.into() };
    let mut rows = Vec::new();
    for (at, own) in counted.candidates.iter().enumerate() {
        let nominated = contest.candidate(&own.candidate).map(|candidate| &candidate.nominated);
        let name = nominated.map_or(own.candidate.as_str(), |nominated| nominated.name.as_str());
        let by = nominated.map(|nominated| words::nominator(paper.country, &nominated.nominator, say));
        let name = format!("{}. {name}", at + 1);
        let cells =
            vec![name.as_str().into(), by.unwrap_or_default().as_str().into(), votes(own.votes), part(own.votes)];
        rows.push(Row { cells, total: false });
    }
    if let Some(ballots) = figure(counted, round.ballot.as_ref(), Means::AgainstAll) {
        let against = say.of(["Бәріне қарсы", "Против всех", "Against all"]);
        rows.push(Row {
            cells: vec![against.as_str().into(), Cell::Empty, votes(ballots), part(ballots)],
            total: false,
        });
    }
    let column = |words, align| Column { title: say.of(words), align };
    let columns = vec![
        column(["Кандидат", "Кандидат", "Candidate"], Align::Words),
        column(["Кім ұсынды", "Кем выдвинут", "Nominated by"], Align::Words),
        column(["Дауыс", "Голосов", "Votes"], Align::Figures),
        column(["Үлесі", "Доля", "Share"], Align::Figures),
    ];
    let mut blocks = vec![
        Block::Heading(Level::Part, say.of(["Кандидаттар", "Кандидаты", "Candidates"])),
        Block::Table(Table { caption: String::new(), columns, rows }),
    ];
    if of.is_some() {
        blocks.push(Block::Note(say.of([
            "Үлес дауыс беруге қатысқандардан есептелген; заң одан ештеңе талап етпейді.",
            "Доля взята от принявших участие в голосовании; закон с нею ничего не связывает.",
            "Shares are of those who took part; the law attaches nothing to them.",
        ])));
    }
    blocks
}

/// A row a precinct. Candidates go by their place in the table before, since names would not fit.
fn precincts(round: &Round, counted: &Counted, say: Say) -> Vec<Block> {
    let Some(ballot) = &round.ballot else { return Vec::new() };
    let heading = Block::Heading(Level::Part, say.of(["Учаскелер бойынша", "По участкам", "By precinct"]));
    let one = |means: Means| ballot.form.cells_that_mean(means).first().copied();
    let mut columns =
        vec![Column { title: say.of(["Учаске", "Участок", "Precinct"]), align: Align::Words }];
    let mut cells = Vec::new();
    let mut add = |title: String, cell: Option<usize>| {
        if let Some(cell) = cell {
            columns.push(Column { title, align: Align::Figures });
            cells.push(cell);
        }
    };
    add(say.of(["Сайлаушы", "Избирателей", "Voters"]), one(Means::Registered));
    add(say.of(["Қатысты", "Участвовали", "Took part"]), one(Means::TookPart));
    let votes = ballot.form.cells_that_mean(Means::Votes);
    for (at, cell) in votes.iter().enumerate() {
        add(format!("№\u{A0}{}", at + 1), Some(*cell));
    }
    add(say.of(["Бәріне қарсы", "Против всех", "Against all"]), one(Means::AgainstAll));
    add(say.of(["Жарамсыз", "Недейств.", "Invalid"]), one(Means::Invalid));
    let mut rows = Vec::new();
    for (precinct, protocol) in &ballot.protocols {
        let mut row = vec![precinct.as_str().into()];
        match protocol.entry.outcome() {
            Settled::Counted(figures) => {
                let value = |cell: &usize| figures.get(FormCell::Fixed(*cell)).map_or(Cell::Empty, Cell::Count);
                row.extend(cells.iter().map(value));
            }
            _ => row.push(say.of(["жарамсыз", "недействительно", "void"]).as_str().into()),
        }
        rows.push(Row { cells: pad(row, columns.len()), total: false });
    }
    if all_void(counted) {
        return vec![heading, Block::Table(Table { caption: String::new(), columns, rows })];
    }
    let sum = |cell: &usize| counted.sums.get(&ballot.form.label(FormCell::Fixed(*cell))).copied();
    let total = std::iter::once(say.of(["Барлығы", "Всего", "Total"]).as_str().into())
        .chain(cells.iter().map(|cell| sum(cell).map_or(Cell::Empty, Cell::Count)));
    rows.push(Row { cells: total.collect(), total: true });
    vec![heading, Block::Table(Table { caption: String::new(), columns, rows })]
}

fn pad(mut row: Vec<Cell>, width: usize) -> Vec<Cell> {
    row.resize(width, Cell::Empty);
    row
}

fn ended(facts: &Contest, outcome: &Outcome, say: Say) -> Vec<Block> {
    let steps = outcome.steps.iter();
    let mut steps: Vec<Step> = steps
        .map(|step| Step { text: words::step(step, facts, say), citation: words::citations(&step.by, say) })
        .collect();
    let citation = words::citations(&outcome.by, say);
    steps.push(Step { text: words::ending(&outcome.ending, facts, say), citation });
    let notes = outcome.remarks.iter().filter_map(|remark| {
        let citation = words::citations(&remark.by, say);
        let by = if citation.is_empty() { String::new() } else { format!(" ({citation})") };
        Some(Block::Note(format!("{}{by}.", words::note(&remark.note, say)?)))
    });
    let mut blocks = vec![
        Block::Heading(Level::Part, say.of(["Нәтиже", "Результат", "The outcome"])),
        Block::Paragraph(format!("{}.", words::ending(&outcome.ending, facts, say))),
    ];
    blocks.extend(notes);
    blocks.push(Block::Heading(Level::Section, say.of(["Қадамдар", "Шаги", "Steps"])));
    blocks.push(Block::Steps(steps));
    blocks
}
