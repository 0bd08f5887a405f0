//! All posts of a region or of a district on one sheet: a row a post, with what is certified and what is not yet. It must never
//! show a part as a result.

use clerk::contests::{ContestState, Figures, PostState};
use election::protocol::Means;
use jiff::civil::Date;
use paper::{Align, Block, Cell, Column, Document, Level, Row, Table};

use super::protocol::sum;
use super::{Paper, words};
use crate::run::certificate::{Say, share};

/// The sheet.
pub(super) fn document(paper: Paper<'_>, posts: &[&PostState], of_district: bool, say: Say) -> Document {
    let day = day(posts.iter().filter(|post| is_certified(post)))
        .or_else(|| day(posts.iter().filter(|post| post.abolished.is_none())))
        .or_else(|| day(posts.iter()))
        .unwrap_or(Date::ZERO);
    let mut document = paper.blank(say, day);
    document.issuer = paper.desk.state().opened.as_ref().map(|opened| opened.title.clone()).unwrap_or_default();
    document.title =
        say.of(["Әкімдер сайлауының нәтижелері", "Результаты выборов акимов", "Results of the elections of akims"]);
    let region = posts.first().map(|post| paper.region(post, day, say)).unwrap_or_default();
    document.subtitle = match posts.first().filter(|_| of_district) {
        Some(post) => format!("{region}, {}", post.post.district),
        None => region,
    };
    document.blocks =
        [figures(posts, say), by_district(paper, posts, of_district, say), paper.verification(say)].concat();
    document
}

/// The last day of a vote.
fn day<'p>(posts: impl Iterator<Item = &'p &'p PostState>) -> Option<Date> {
    posts.filter_map(|post| post.contest()).map(ContestState::vote).max()
}

fn is_certified(post: &PostState) -> bool {
    post.contest().is_some_and(|contest| contest.certified().is_some())
}

/// Sums are of the posts alone whose outcome is certified.
fn figures(posts: &[&PostState], say: Say) -> Vec<Block> {
    // What was called for a post that was abolished is awaited by nobody.
    let awaited = posts.iter().filter(|post| post.abolished.is_none() || is_certified(post));
    let called = Figures::of(awaited.copied()).called;
    let figures = Figures::of(posts.iter().copied().filter(|post| is_certified(post)));
    let certified = figures.posts;
    let number = u64::try_from(posts.len()).unwrap_or(u64::MAX);
    let of = match say.0 {
        paper::Language::Kazakh => format!("{} ішінен {}", say.0.count(called), say.0.count(certified)),
        paper::Language::Russian => format!("{} из {}", say.0.count(certified), say.0.count(called)),
        paper::Language::English => format!("{} of {}", say.0.count(certified), say.0.count(called)),
    };
    let mut pairs = vec![
        (say.of(["Лауазымдар", "Постов", "Posts"]), Cell::Count(number)),
        (say.of(["Бекітілген нәтижелер", "Подтверждённых результатов", "Certified outcomes"]), Cell::Text(of)),
        (say.of(["Сайланды", "Избрано", "Elected"]), Cell::Count(figures.elected_in_all())),
        (say.of(["Олардың ішінде әйелдер", "Из них женщин", "Women among them"]), Cell::Count(figures.elected_women)),
    ];
    let sums = [
        (say.of(["Сайлаушылар", "Избирателей", "Voters"]), Cell::Count(figures.voters)),
        (say.of(["Қатысқандар", "Приняли участие", "Took part"]), Cell::Count(figures.took_part)),
        (say.of(["Қатысу", "Явка", "Turnout"]), share(figures.took_part, figures.voters)),
        (say.of(["Бәріне қарсы", "Против всех", "Against all"]), Cell::Count(figures.against_all)),
    ];
    if figures.voters > 0 {
        pairs.extend(sums);
    }
    let mut blocks = vec![Block::Pairs(pairs)];
    if certified < called {
        blocks.push(Block::Note(say.of([
            "Қосындыларда бекітілген нәтижелер ғана. Бөлік әлі нәтиже емес.",
            "В суммах только подтверждённые результаты. Часть ещё не результат.",
            "Sums are of certified outcomes alone. A part is not a result.",
        ])));
    }
    blocks.push(Block::Heading(Level::Part, say.of(["Лауазымдар бойынша", "По постам", "By post"])));
    blocks
}

/// A table for each district, in the order of the posts; a sheet of one district has no other headings.
fn by_district(paper: Paper<'_>, posts: &[&PostState], of_district: bool, say: Say) -> Vec<Block> {
    let mut blocks = Vec::new();
    for posts in posts.chunk_by(|one, other| one.post.district == other.post.district) {
        if let Some(post) = posts.first().filter(|_| !of_district) {
            blocks.push(Block::Heading(Level::Section, post.post.district.clone()));
        }
        blocks.push(table(paper, posts, say));
    }
    blocks
}

fn table(paper: Paper<'_>, posts: &[&PostState], say: Say) -> Block {
    let column = |words, align| Column { title: say.of(words), align };
    let columns = vec![
        column(["Лауазым", "Пост", "Post"], Align::Words),
        column(["Нәтиже", "Итог", "Outcome"], Align::Words),
        column(["Кім ұсынды", "Кем выдвинут", "Nominated by"], Align::Words),
        column(["Дауыс", "Голосов", "Votes"], Align::Figures),
        column(["Бәріне қарсы", "Против всех", "Against all"], Align::Figures),
        column(["Қатысу", "Явка", "Turnout"], Align::Figures),
    ];
    let rows = posts.iter().map(|post| Row { cells: row(paper, post, say), total: false }).collect();
    Block::Table(Table { caption: String::new(), columns, rows })
}

fn row(paper: Paper<'_>, post: &PostState, say: Say) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![post.name(say.0.tag()).into()];
    let certified = post.contest().and_then(|contest| Some((contest, contest.certified()?, contest.round()?)));
    let Some((contest, counted, round)) = certified else {
        cells.push(not_yet(post, say).as_str().into());
        cells.resize(6, Cell::Empty);
        return cells;
    };
    let elected = contest.elected().map(|candidate| &candidate.nominated);
    let outcome = elected.map_or_else(|| words::outcome(&counted.outcome, say), |own| own.name.clone());
    let by = elected.map(|own| words::nominator(paper.country, &own.nominator, say)).unwrap_or_default();
    let votes = elected.and_then(|own| counted.candidates.iter().find(|other| other.candidate == own.candidate));
    let sum = |means| sum(counted, round, means);
    let turnout = sum(Means::TookPart).zip(sum(Means::Registered));
    cells.extend([
        outcome.as_str().into(),
        by.as_str().into(),
        votes.map_or(Cell::Empty, |own| own.votes.into()),
        sum(Means::AgainstAll).map_or(Cell::Empty, Cell::Count),
        turnout.map_or(Cell::Empty, |(came, of)| share(came, of)),
    ]);
    cells
}

fn has_no_ballot(contest: &ContestState) -> bool {
    contest.round().is_none_or(|round| round.ballot.is_none())
}

fn not_yet(post: &PostState, say: Say) -> String {
    if post.abolished.is_some() {
        say.of(["лауазым таратылды", "пост упразднён", "the post was abolished"])
    } else if post.contest().is_none() {
        say.of(["сайлау тағайындалмаған", "выборы не назначены", "no election is called"])
    } else if let Some(contest) = post.contest().filter(|own| own.put_off.is_some() && has_no_ballot(own)) {
        let day = say.0.day(contest.vote());
        say.of([&format!("кейінге қалдырылды: {day}"), &format!("перенесены на {day}"), &format!("put off to {day}")])
    } else {
        say.of(["бекітілмеген", "не подтверждён", "not certified"])
    }
}
