//! The ballot of a list election: the lists in the order of the drawn lot, the line against all where the law of the day has
//! one, in the languages of the law. It draws no lot and knows no language: the lot is an argument, words are those of the law.

use std::fmt;

use law::value::Cell;
use law::{Answer, AskError, Confidence, Law, Query, Value, Version};

use crate::office::Office;

const ORDER: &str = "ballot.party_order";
const LANGUAGES: &str = "ballot.languages";
const AGAINST_ALL: &str = "ballot.against_all";
const SIGNED: &str = "voting.issuing_member_signs_ballot";
const AGAINST_ALL_WORDS: &str = "ballot.against_all.words";

/// A registered list as the ballot names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Names by language; where one is missing the ballot says so.
    pub names: Vec<(String, String)>,
}

/// A ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Title by language: the office. The words of the printed form are set by a resolution that was not read.
    pub title: Vec<(String, String)>,
    /// Its languages, the first named first.
    pub languages: Vec<String>,
    /// Lines, top to bottom.
    pub lines: Vec<Line>,
    /// Whether the member of the commission who issues it signs it.
    pub signed: bool,
    /// Provisions it rests on.
    pub citations: Vec<String>,
    /// What the law does not give.
    pub gaps: Vec<String>,
}

/// A line of a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The list's place among those registered; `None` for the line against all.
    pub list: Option<usize>,
    /// Words by language; a language without words was not given any.
    pub words: Vec<(String, String)>,
    /// How far the words can be trusted, where they are the law's.
    pub confidence: Option<Confidence>,
}

/// Why there is no ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BallotError {
    /// The lot does not name every list once.
    NotAPermutation {
        /// Lists on the ballot.
        lists: usize,
        /// The place that is missing, repeated or too large.
        place: usize,
    },
    /// A rule without which nothing can be printed.
    NoRule {
        /// The rule.
        rule: String,
        /// What the law answers.
        words: String,
    },
    /// The law was asked for a day before its first act.
    Ask(AskError),
}

impl fmt::Display for BallotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPermutation { lists, place } => {
                write!(f, "the drawn lot must name each of the {lists} lists once; list {} is wrong", place + 1)
            }
            Self::NoRule { rule, words } => write!(f, "{rule}: {words}"),
            Self::Ask(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for BallotError {}

impl Ballot {
    /// The ballot of the day. `lot` names the lists by their place in `lists`, top to bottom as drawn; `names` are the
    /// languages as the law names them, each with its tag.
    ///
    /// # Errors
    /// The lot is no permutation; the languages or the line against all have no single answer on the day.
    pub fn print(
        law: &Law,
        office: &Office,
        lists: &[Listed],
        lot: &[usize],
        names: &[(String, String)],
        query: &Query,
    ) -> Result<Self, BallotError> {
        permutation(lists.len(), lot)?;
        let mut gaps = vec!["the words of the printed form are set by the Commission and were not read".to_owned()];
        let order = recorded(law, ORDER, query, &mut gaps)?;
        let spoken = recorded(law, LANGUAGES, query, &mut gaps)?;
        let languages = languages(&spoken, names).ok_or_else(|| no_rule(LANGUAGES, &spoken.value.to_string()))?;
        let against_all = stands(law, AGAINST_ALL, query)?;
        let mut ballot = Self {
            title: office.title.iter().filter(|(language, _)| languages.contains(language)).cloned().collect(),
            languages,
            lines: Vec::new(),
            signed: false,
            citations: vec![order.citation(), spoken.citation(), against_all.citation()],
            gaps,
        };
        for at in lot {
            let words = lists[*at].names.iter().filter(|(language, _)| ballot.languages.contains(language));
            let line = Line { list: Some(*at), words: words.cloned().collect(), confidence: None };
            ballot.lines.push(line);
            for language in ballot.languages.iter().filter(|language| !named(&ballot.lines, language)) {
                ballot.gaps.push(format!("the list {} has no name in `{language}`", lists[*at].id));
            }
        }
        if against_all.value == Value::YesNo(true) {
            ballot.against_all(law, query);
        }
        if let Ok(signed) = recorded(law, SIGNED, query, &mut ballot.gaps) {
            ballot.signed = signed.value == Value::YesNo(true);
            ballot.citations.push(signed.citation());
        }
        Ok(ballot)
    }

    fn against_all(&mut self, law: &Law, query: &Query) {
        let version = stands(law, AGAINST_ALL_WORDS, query);
        let words = version.as_ref().ok().map(words).unwrap_or_default();
        for language in self.languages.iter().filter(|language| !words.iter().any(|(known, _)| known == *language)) {
            self.gaps.push(format!("the words of the line against all in `{language}` are not recorded"));
        }
        let confidence = version.as_ref().ok().map(|version| version.confidence);
        if let Ok(version) = &version {
            if version.confidence < Confidence::Text {
                let mark = version.confidence;
                self.gaps.push(format!("the words of the line against all are marked `{mark}`"));
            }
            self.citations.push(version.citation());
        }
        self.lines.push(Line { list: None, words, confidence });
    }
}

/// Whether the last line has words in a language.
fn named(lines: &[Line], language: &str) -> bool {
    lines.last().is_some_and(|line| line.words.iter().any(|(known, _)| known == language))
}

fn permutation(lists: usize, lot: &[usize]) -> Result<(), BallotError> {
    let mut seen = vec![false; lists];
    for &place in lot {
        match seen.get_mut(place) {
            Some(seen) if !*seen => *seen = true,
            _ => return Err(BallotError::NotAPermutation { lists, place }),
        }
    }
    match seen.iter().position(|seen| !seen) {
        Some(place) => Err(BallotError::NotAPermutation { lists, place }),
        None => Ok(()),
    }
}

fn no_rule(rule: &str, words: &str) -> BallotError {
    BallotError::NoRule { rule: rule.to_owned(), words: words.to_owned() }
}

/// The one version in force.
fn stands(law: &Law, rule: &str, query: &Query) -> Result<Version, BallotError> {
    match law.ask(rule, query) {
        Ok(Answer::InForce(version)) => Ok(version),
        Ok(answer) => Err(no_rule(rule, &format!("{}: {answer}", answer.name()))),
        Err(error @ AskError::BeforeFirstAct { .. }) => Err(BallotError::Ask(error)),
        Err(error) => Err(no_rule(rule, &error.to_string())),
    }
}

/// The version in force, or the only one there is a record of, whose start is doubtful: then the ballot says so.
fn recorded(law: &Law, rule: &str, query: &Query, gaps: &mut Vec<String>) -> Result<Version, BallotError> {
    let found = stands(law, rule, query);
    let answer = law.ask(rule, query);
    match (&found, answer.as_ref().map(|answer| answer.versions())) {
        (Err(_), Ok(versions)) if versions.len() == 1 => {
            gaps.push(format!("{rule}: recorded, and its first day is not confirmed"));
            Ok(versions[0].clone())
        }
        _ => found,
    }
}

fn languages(version: &Version, names: &[(String, String)]) -> Option<Vec<String>> {
    let Value::Table(rows) = &version.value else { return None };
    let code = |cell: &Cell| match cell {
        Cell::Text(name) => names.iter().find(|(known, _)| known == name).map(|(_, code)| code.clone()),
        _ => None,
    };
    rows.iter().flatten().map(|(_, cell)| code(cell)).collect()
}

/// Rows of `language` and `words`.
fn words(version: &Version) -> Vec<(String, String)> {
    let Value::Table(rows) = &version.value else { return Vec::new() };
    let cell = |row: &law::value::Row, column: &str| {
        row.iter().find(|(name, _)| name == column).map(|(_, cell)| cell.to_string())
    };
    rows.iter().filter_map(|row| Some((cell(row, "language")?, cell(row, "words")?))).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::small::{SmallAct, office};

    fn act() -> SmallAct {
        SmallAct::new()
            .on("later", "2010-01-01")
            .between("doubt", "2001-04-01", "2005-01-01")
            .first_recorded(1, ORDER, "text", "value = \"lot\"\nclause = \"doubt\"")
            .define(2, LANGUAGES, "table", "value = [\"first language\", \"second language\"]")
            .define(3, AGAINST_ALL, "yes/no", "value = false")
            .set(3, AGAINST_ALL, "was = false\nvalue = true\nclause = \"later\"")
            .define(
                3,
                AGAINST_ALL_WORDS,
                "table",
                "value = [{ language = \"aa\", words = \"Against all\" }]\nconfidence = \"press\"\nclause = \"later\"",
            )
    }

    fn ballot(lot: &[usize], year: i16) -> Result<Ballot, BallotError> {
        let (law, office) = (act().law(), office());
        let list = |id: &str, names: &[&str]| Listed {
            id: id.to_owned(),
            names: names.iter().map(|tag| ((*tag).to_owned(), format!("{id} in {tag}"))).collect(),
        };
        let lists = [list("red", &["aa", "bb"]), list("blue", &["aa"]), list("green", &["aa", "bb"])];
        let names = [("first language", "aa"), ("second language", "bb")];
        let names: Vec<(String, String)> = names.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Ballot::print(&law, &office, &lists, lot, &names, &Query::on(date(year, 6, 1)))
    }

    #[test]
    fn lists_stand_as_drawn() {
        let check = |year: i16, lot: &[usize], lines: &[Option<usize>], gaps: &[&str]| {
            let ballot = ballot(lot, year).unwrap();
            let found: Vec<Option<usize>> = ballot.lines.iter().map(|line| line.list).collect();
            assert_eq!((found.as_slice(), ballot.languages.join(" ").as_str()), (lines, "aa bb"), "{year}");
            assert_eq!(ballot.title, vec![("aa".to_owned(), "Council".to_owned())]);
            let all = ballot.gaps.join("\n");
            for gap in gaps {
                assert!(all.contains(gap), "{year}: {all}");
            }
            // The words of the printed form are never known here.
            assert_eq!(ballot.gaps.len(), gaps.len() + 1, "{year}: {all}");
        };
        let (red, blue, green) = (Some(0), Some(1), Some(2));
        let nameless = "the list blue has no name in `bb`";
        check(2006, &[1, 2, 0], &[blue, green, red], &[nameless]);
        check(2002, &[0, 1, 2], &[red, blue, green], &["its first day is not confirmed", nameless]);
        let wordless = "against all in `bb` are not recorded";
        check(2012, &[2, 0, 1], &[green, red, blue, None], &[nameless, wordless, "marked `press`"]);
    }

    #[test]
    fn a_lot_names_each_list_once() {
        for (lot, place) in [(&[][..], 0), (&[0, 1], 2), (&[0, 1, 1], 1), (&[0, 1, 3], 3), (&[0, 1, 2, 0], 0)] {
            assert_eq!(ballot(lot, 2006), Err(BallotError::NotAPermutation { lists: 3, place }), "{lot:?}");
        }
    }

    #[test]
    fn a_day_without_the_rules() {
        let error = ballot(&[0, 1, 2], 2001 - 1).unwrap_err();
        assert!(matches!(error, BallotError::Ask(_)), "{error}");
    }
}
