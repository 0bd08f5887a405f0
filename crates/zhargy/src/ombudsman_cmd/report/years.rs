//! Published complaints of past years as blocks of a document. It must never draw a year that nobody published, nor hide that
//! a figure is of a part of a year, about, or deduced.

use ombudsman::report::figures::{Past, Published};
use paper::{Bar, BarChart, Block, Language, Level};

use super::words::Names;

/// The caption of the chart.
pub(super) const CAPTION: [&str; 3] = [
    "Уәкілге түскен өтініштер, жарияланған нақты деректер",
    "Обращения к Уполномоченному, опубликованные действительные данные",
    "Complaints to the Commissioner, real figures as published",
];

/// What is said of a year without a figure.
pub(super) const UNKNOWN: [&str; 3] = ["табылмады", "не найдено", "no figure found"];

/// What the star says.
pub(super) const PART: [&str; 3] = [
    "* жылдың бір бөлігі; кезең дереккөздің жанында көрсетілген",
    "* часть года; период указан рядом с источником",
    "* part of the year; the period stands beside the source",
];

/// Heading, chart and sources.
pub(super) fn blocks(past: &Past, names: &Names<'_>, language: Language, synthetic: bool) -> Vec<Block> {
    let say = |words: [&str; 3]| names.of(words).to_owned();
    let bar = |year: u16| {
        let label = year.to_string();
        match past.of(year) {
            None => Bar { label, value: 0, written: say(UNKNOWN) },
            Some(figure) => Bar { label, value: figure.complaints, written: written(figure, names, language) },
        }
    };
    let mut blocks = vec![
        Block::Heading(Level::Part, say(["Өткен жылдар", "Прошлые годы", "Past years"])),
        Block::Bars(BarChart { caption: say(CAPTION), bars: (past.from..=past.to).map(bar).collect(), mark: None }),
        Block::Note(say(PART)),
    ];
    if synthetic {
        blocks.push(Block::Note(say([
            "Осы бөлімдегі сандар нақты, ойдан шығарылған жоқ.",
            "Числа этого раздела действительные, не вымышленные.",
            "The figures of this part are real; they are not invented.",
        ])));
    }
    blocks.extend(past.figures.iter().map(|figure| Block::Note(source(figure, names, language))));
    blocks
}

/// A figure with what is not exact about it.
pub(super) fn written(figure: &Published, names: &Names<'_>, language: Language) -> String {
    let star = if figure.until.is_some() { " *" } else { "" };
    format!("{}{star}", names.exact(figure.exact, &language.count(figure.complaints)))
}

/// A figure with its period, how far it is confirmed, and where it stands.
pub(super) fn source(figure: &Published, names: &Names<'_>, language: Language) -> String {
    let until = figure.until.map_or_else(String::new, |until| format!(", {}", names.until(until)));
    let number = names.exact(figure.exact, &language.count(figure.complaints));
    format!("{}{until}: {number} ({}): {}", figure.year, names.confidence(figure.confidence), figure.source)
}
