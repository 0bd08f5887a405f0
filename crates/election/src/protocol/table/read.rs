//! Reads `protocol.toml` and refuses rows that contradict each other. It must never judge the law.

use law::act::Provision;
use law::reader::{Fields, Source};
use law::{Confidence, Fault, Share, codes as law_codes};

use super::{
    Advice, Check, FigureRow, FindingRow, Headings, Level, Means, Per, ProtocolTable, Scope, Titles, Tolerance,
};
use crate::protocol::codes;
use crate::protocol::formula::{Formula, Operand};

const LANGUAGES: [&str; 3] = ["en", "ru", "kk"];
const PER: &[(&str, Per)] = &[("once", Per::Once), ("list", Per::List), ("member", Per::Member)];
const SCOPES: &[(&str, Scope)] = &[("precinct", Scope::Precinct), ("total", Scope::Total)];
const LEVELS: &[(&str, Level)] = &[("error", Level::Error), ("warning", Level::Warning)];
const WORDINGS: &[(&str, bool)] = &[("act", true), ("paraphrase", false)];
const MEANINGS: &[(&str, Means)] = &[
    ("registered", Means::Registered),
    ("took_part", Means::TookPart),
    ("votes", Means::Votes),
    ("against_all", Means::AgainstAll),
    ("invalid", Means::Invalid),
];

impl ProtocolTable {
    /// Reads `protocol.toml`.
    ///
    /// # Errors
    /// Every fault of the file, with its line; of a formula with its column.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let source = Source::new(file, bytes).map_err(|fault| vec![fault])?;
        let table = source.parse().map_err(|fault| vec![fault])?;
        let top = Fields::new(&source, "", &table);
        let figures = rows(&top, "figure", |row| row.need_text("id"), figure);
        let known: Vec<(String, Per)> = figures.iter().map(|row| (row.id.clone(), row.per)).collect();
        let findings = rows(&top, "finding", |row| row.need_text("code"), |code, row| finding(code, row, &known));
        let headings = top.table("import").map(headings).unwrap_or_default();
        top.finish();
        drop(table);
        let faults = source.into_faults();
        if faults.is_empty() { Ok(Self { figures, findings, headings }) } else { Err(faults) }
    }
}

/// Tables of one name, each with an id of its own.
fn rows<T>(
    top: &Fields<'_, '_>,
    name: &'static str,
    id: impl Fn(&Fields<'_, '_>) -> Option<String>,
    read: impl Fn(String, &Fields<'_, '_>) -> Option<T>,
) -> Vec<T> {
    let mut ids: Vec<String> = Vec::new();
    let mut all = Vec::new();
    for row in top.tables(name) {
        let Some(id) = id(&row) else { continue };
        if ids.contains(&id) {
            row.fault(law_codes::DUPLICATE_ID, "", format!("the {name} `{id}` stands twice"), "");
        }
        ids.push(id.clone());
        all.extend(read(id, &row));
        row.finish();
    }
    all
}

fn figure(id: String, row: &Fields<'_, '_>) -> Option<FigureRow> {
    let plain = id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if !plain || id == "sum" {
        let what = format!("`{id}` cannot be named in a formula");
        row.fault(law_codes::BAD_VALUE, "id", what, "begin with a letter, go on with letters, digits and hyphens");
    }
    let name = titles(row, "name");
    let per = choice(row, "per", PER);
    let wording = choice(row, "wording", WORDINGS);
    let article = row.need_text("article");
    let optional = row.flag("optional").unwrap_or(false);
    let scope = row.text("scope").is_some().then(|| choice(row, "scope", SCOPES)).flatten();
    let means = row.text("means").is_some().then(|| choice(row, "means", MEANINGS)).flatten();
    let when = row.texts("when");
    let seen = row.need("seen", Fields::date);
    if means == Some(Means::Votes) && per.is_some_and(|per| per != Per::List) {
        row.fault(law_codes::BAD_VALUE, "means", "votes are a figure of each list", "write per = \"list\"");
    }
    Some(FigureRow {
        id,
        name,
        words_of_the_act: wording?,
        article: Provision::parse(&article?),
        per: per?,
        optional,
        scope,
        means,
        when,
        seen: seen?,
    })
}

fn finding(code: String, row: &Fields<'_, '_>, figures: &[(String, Per)]) -> Option<FindingRow> {
    let title = titles(row, "title");
    let check = check(row, figures);
    let level = choice(row, "level", LEVELS);
    let scope = row.text("scope").is_some().then(|| choice(row, "scope", SCOPES)).flatten();
    let article = row.need_text("article");
    let confidence = row.need_text("confidence").and_then(|text| {
        let read = Confidence::parse(&text);
        if read.is_none() {
            row.fault(law_codes::BAD_VALUE, "confidence", format!("`{text}` is no confidence"), "");
        }
        read
    });
    let because = row.need_text("because");
    let tolerance = tolerance(row);
    let advice = row.need("advice", Fields::table).map(|advice| {
        let [clerk, coordinator, observer] = ["clerk", "coordinator", "observer"].map(|role| titles(&advice, role));
        advice.finish();
        Advice { clerk, coordinator, observer }
    });
    Some(FindingRow {
        code,
        title,
        check: check?,
        tolerance: tolerance?,
        level: level?,
        scope,
        article: Provision::parse(&article?),
        confidence: confidence?,
        because: because?,
        advice: advice?,
    })
}

fn check(row: &Fields<'_, '_>, figures: &[(String, Per)]) -> Option<Check> {
    let formula = row.text("formula");
    let named = row.text("check");
    match (formula, named) {
        (Some(text), None) => self::formula(row, &text, figures).map(Check::Formula),
        (None, Some(_)) => choice(
            row,
            "check",
            &[
                ("complete", Check::Complete),
                ("words", Check::Words),
                ("chain", Check::Chain),
                ("by_hand", Check::ByHand),
            ],
        ),
        _ => {
            let what = "a finding has either a `formula` or a `check`";
            row.fault(codes::ONE_OF_TWO, "formula", what, "keep one of the two fields");
            None
        }
    }
}

fn formula(row: &Fields<'_, '_>, text: &str, figures: &[(String, Per)]) -> Option<Formula> {
    // The value begins with its quote; a text with escapes is named by its beginning.
    let place = |at: usize| {
        let mut place = row.place_of("formula");
        place.column += if text.contains(['\\', '\n', '"']) { 0 } else { at + 1 };
        place
    };
    let fault = |code: &'static str, at: usize, what: String, hint: &str| {
        row.source().fault(Fault::new(code, place(at), row.path_of("formula"), what).hint(hint));
    };
    let formula = match Formula::parse(text) {
        Ok(formula) => formula,
        Err(error) => {
            fault(error.code, error.at, error.what, error.hint);
            return None;
        }
    };
    for term in formula.terms() {
        let Some(id) = term.of.figure() else { continue };
        match (figures.iter().find(|(known, _)| known == id), &term.of) {
            (None, _) => {
                let known: Vec<&str> = figures.iter().map(|(id, _)| id.as_str()).collect();
                let hint = "the figures are the [[figure]] rows of the file; a minus stands between spaces";
                fault(codes::NO_SUCH_FIGURE, term.at, format!("no figure `{id}` among {}", known.join(", ")), hint);
            }
            (Some((_, Per::Once)), Operand::Sum(_)) => {
                fault(codes::SUM, term.at, format!("`{id}` has one row"), "write it without `sum( )`");
            }
            (Some((_, Per::List | Per::Member)), Operand::Figure(_)) => {
                fault(codes::SUM, term.at, format!("`{id}` has several rows"), "write `sum( )` around it");
            }
            _ => {}
        }
    }
    Some(formula)
}

/// The largest number on either side of the percentage, so that no product leaves 128 bits.
const MAX_OF_SHARE: u64 = 1_000_000;

fn tolerance(row: &Fields<'_, '_>) -> Option<Tolerance> {
    let none = Tolerance { value: 0, percent: Share::new(0, 1)? };
    let Some(fields) = row.table("tolerance") else { return Some(none) };
    let value = fields.count("value").unwrap_or(0);
    let percent = fields.text("percent").map_or(Some(none.percent), |text| {
        let read = Share::parse(&text).filter(|share| share.num() <= MAX_OF_SHARE && share.den() <= MAX_OF_SHARE);
        if read.is_none() {
            fields.fault(law_codes::BAD_VALUE, "percent", format!("`{text}` is no percentage"), "write \"2 %\"");
        }
        read
    });
    fields.finish();
    Some(Tolerance { value: value.min(crate::protocol::MAX_FIGURE), percent: percent? })
}

fn headings(fields: Fields<'_, '_>) -> Headings {
    let read = Headings {
        precinct: fields.texts("precinct"),
        clerk: fields.texts("clerk"),
        words: fields.texts("words"),
        passed_over: fields.texts("passed_over"),
    };
    fields.finish();
    read
}

fn titles(row: &Fields<'_, '_>, field: &'static str) -> Titles {
    let Some(by_language) = row.need(field, Fields::table) else { return Titles::default() };
    let found = LANGUAGES.iter().filter_map(|l| by_language.text(l).map(|text| ((*l).to_owned(), text))).collect();
    by_language.need_text("en");
    by_language.finish();
    Titles(found)
}

fn choice<T: Clone>(row: &Fields<'_, '_>, field: &'static str, known: &[(&str, T)]) -> Option<T> {
    let text = row.need_text(field)?;
    let found = known.iter().find(|(name, _)| *name == text).map(|(_, meaning)| meaning.clone());
    if found.is_none() {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let what = format!("`{text}` is none of {}", names.join(", "));
        row.fault(law_codes::BAD_VALUE, field, what, "");
    }
    found
}
