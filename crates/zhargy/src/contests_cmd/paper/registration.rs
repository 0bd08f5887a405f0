//! The registration of the akim who was elected, from which the powers begin. The recorded law names no form of such a paper,
//! and the paper says so; it must never say what no rule says.

use clerk::contests::PostState;
use jiff::civil::Date;
use law::{Answer, Query, Value, Version};
use paper::{Block, Cell, Document, Level, Signature};

use super::{Paper, words};
use crate::run::certificate::Say;

/// The paper; nothing where no winner is registered whom the certified outcome elects.
pub(super) fn document(paper: Paper<'_>, post: &PostState, say: Say) -> Option<Document> {
    let contest = post.contest().filter(|contest| contest.winner_stands())?;
    let (winner, elected, counted) = (contest.winner.as_ref()?, contest.elected()?, contest.certified()?);
    let round = contest.round()?;
    let mut document = paper.blank(say, winner.day);
    let district = &post.post.district;
    document.issuer = say.of([
        &format!("{district}: аумақтық сайлау комиссиясы"),
        &format!("Территориальная избирательная комиссия: {district}"),
        &format!("Territorial election commission: {district}"),
    ]);
    document.title =
        say.of(["Сайланған әкімді тіркеу", "Регистрация избранного акима", "Registration of the elected akim"]);
    document.subtitle = post.name(say.0.tag()).to_owned();
    document.place = format!("{}, {district}", paper.region(post, winner.day, say));
    let nominated = &elected.nominated;
    let votes = counted.candidates.iter().find(|own| own.candidate == winner.candidate).map(|own| own.votes);
    let text = |text: String| Cell::Text(text);
    let pairs = vec![
        (say.of(["Әкім", "Аким", "Akim"]), text(nominated.name.clone())),
        (say.of(["Лауазым", "Пост", "Post"]), text(post.name(say.0.tag()).to_owned())),
        (
            say.of(["Кім ұсынды", "Кем выдвинут", "Nominated by"]),
            text(words::nominator(paper.country, &nominated.nominator, say)),
        ),
        (say.of(["Сайлау күні", "День выборов", "Day of the vote"]), text(say.0.day(round.vote))),
        (say.of(["Алған дауысы", "Получено голосов", "Votes"]), votes.map_or(Cell::Empty, Cell::Count)),
        (say.of(["Тіркелген күні", "День регистрации", "Day of registration"]), text(say.0.day(winner.day))),
    ];
    document.blocks = [
        vec![Block::Pairs(pairs), Block::Heading(Level::Part, say.of(["Негізі", "Основание", "Grounds"]))],
        grounds(paper, post, winner.day, say),
        paper.verification(say),
        vec![signature(say)],
    ]
    .concat();
    Some(document)
}

/// Who signs the registration is not in the journal: the line has no name.
fn signature(say: Say) -> Block {
    let role = say.of(["Комиссия атынан", "От имени комиссии", "For the commission"]);
    Block::Signatures { lines: vec![Signature { role, name: String::new() }], seal: true }
}

fn grounds(paper: Paper<'_>, post: &PostState, day: Date, say: Say) -> Vec<Block> {
    let mut steps = Vec::new();
    if let Ok((facts, _, outcome)) = paper.desk.outcome(&post.post.post) {
        let citation = words::citations(&outcome.by, say);
        steps.push(paper::Step { text: words::ending(&outcome.ending, &facts, say), citation });
    }
    let by = post.contest().and_then(|contest| contest.winner.as_ref()).and_then(|winner| winner.by.first());
    let text = say.of([
        "Сайланған әкімді аумақтық сайлау комиссиясы тіркейді",
        "Избранного акима регистрирует территориальная избирательная комиссия",
        "The territorial commission registers the elected akim",
    ]);
    steps.push(paper::Step { text, citation: by.map(|by| say.cited(&by.by)).unwrap_or_default() });
    if let Some(version) = rule(paper, "powers_begin", day)
        && version.value == Value::Choice("registration_of_the_elected".to_owned())
    {
        let text = say.of([
            "Өкілеттік сайланған әкім тіркелген күннен басталады",
            "Полномочия начинаются с регистрации избранного",
            "Powers begin with the registration of the elected",
        ]);
        steps.push(paper::Step { text, citation: say.cited(&version.citation()) });
    }
    if let Some(version) = rule(paper, "term_years", day)
        && let Value::Duration(term) = version.value
    {
        let term = words::length(term, say);
        let text = say.of([
            &format!("Өкілеттік мерзімі: {term}"),
            &format!("Срок полномочий: {term}"),
            &format!("Term of powers: {term}"),
        ]);
        steps.push(paper::Step { text, citation: say.cited(&version.citation()) });
    }
    let note = say.of([
        "Бұл қағаздың нысаны жазылған құқықта белгіленбеген.",
        "Форма этой бумаги в записанном праве не установлена.",
        "The law as recorded sets no form of this paper.",
    ]);
    vec![Block::Steps(steps), Block::Note(note)]
}

/// What a rule of the office certainly says on a day.
fn rule(paper: Paper<'_>, suffix: &str, day: Date) -> Option<Version> {
    let books = paper.desk.books();
    let office = books.offices.find(&paper.desk.state().opened.as_ref()?.office)?;
    let names = office.rules.iter().map(|prefix| format!("{prefix}.{suffix}"));
    let name = names.into_iter().find(|name| books.law.rule(name).is_some())?;
    match books.law.ask(&name, &Query::on(day)).ok()? {
        Answer::InForce(version) => Some(version),
        _ => None,
    }
}
