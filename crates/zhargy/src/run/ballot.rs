//! `zhargy ballot`: the ballot of a called election, for people, as JSON, and on paper. Lines, languages and words are those of
//! the law and of the lists; here are only the words around them.

use std::fmt::Write as _;
use std::process::ExitCode;

use clerk::State;
use clerk::record::Called;
use election::ballot::{Ballot, Line};
use paper::{Block, Choice, Document, Language, Signature};
use serde_json::{Value, json};

use super::place::Place;
use crate::Done;
use crate::cli::BallotArgs;
use crate::failure::{Failure, codes};
use crate::render::style::{self, paint};
use crate::render::{self, field};

/// Where the text of a labelled line begins.
const INDENT: usize = 12;

/// Runs the command; exit 1 while no ballot was set.
pub(crate) fn run(args: &BallotArgs) -> Done {
    let session = Place::of(&args.journal)?.open_begun()?;
    let (state, ballot) = (session.desk().state(), session.desk().ballot());
    let ballot = ballot.map_err(|why| Failure::told(format!("{} {why}", why.code())).law_says_no())?;
    let Some(called) = &state.called else {
        return Err(Failure::new(codes::NO_PROTOCOL, "the ballot was not set yet", ""));
    };
    let shown = Shown { called, state, ballot: &ballot };
    if let Some(path) = &args.pdf {
        let rendered = paper::render(&shown.document());
        std::fs::write(path, rendered.bytes).map_err(|error| {
            Failure::new(
                codes::WRITE,
                format!("{}: {error}", path.display()),
                "check the path and the space on the disk",
            )
        })?;
    }
    let text = if args.json { format!("{:#}\n", shown.json()) } else { shown.human() };
    render::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

struct Shown<'s> {
    called: &'s Called,
    state: &'s State,
    ballot: &'s Ballot,
}

impl Shown<'_> {
    fn list(&self, line: &Line) -> Option<&str> {
        self.state.list_of_line(line)
    }

    fn words(&self, line: &Line) -> Vec<String> {
        self.state.words_of_line(&self.ballot.languages, line)
    }

    fn title(&self, language: &str) -> &str {
        let known = self.ballot.title.iter().find(|(known, _)| known == language);
        known.map_or(self.called.title.as_str(), |(_, title)| title)
    }

    fn human(&self) -> String {
        let heading = format!("{}: vote on {}", self.called.election, self.called.vote);
        let mut out = format!("{}\n\n", paint(style::HEADING, heading));
        for (number, line) in (1..).zip(&self.ballot.lines) {
            let mut words = self.words(line);
            words.dedup();
            let words = words.join(" / ");
            let id = self.list(line).map(|id| paint(style::DIM, format!("  ({id})"))).unwrap_or_default();
            let _ = writeln!(out, "  {number:>2}  [ ]  {words}{id}");
        }
        out.push('\n');
        out.push_str(&field("languages", &self.ballot.languages.join(", "), INDENT));
        if self.ballot.signed {
            out.push_str(&field("signed", "by the member of the commission who issues it", INDENT));
        }
        for article in &self.ballot.citations {
            out.push_str(&field("article", article, INDENT));
        }
        for gap in &self.ballot.gaps {
            out.push_str(&paint(style::WARN, field("open", gap, INDENT)));
        }
        out
    }

    fn json(&self) -> Value {
        let words = |line: &Line| -> Value {
            self.ballot.languages.iter().cloned().zip(self.words(line).into_iter().map(Value::from)).collect()
        };
        let line = |line: &Line| {
            json!({
                "list": self.list(line),
                "against_all": line.list.is_none(),
                "words": words(line),
                "confidence": line.confidence.map(|confidence| confidence.to_string()),
            })
        };
        json!({
            "election": self.called.election,
            "vote": self.called.vote.to_string(),
            "synthetic": self.called.synthetic,
            "languages": self.ballot.languages,
            "lines": self.ballot.lines.iter().map(line).collect::<Vec<_>>(),
            "signed_by_issuer": self.ballot.signed,
            "by": self.ballot.citations,
            "open": self.ballot.gaps,
        })
    }

    /// The paper: every language stands on it, the first named first.
    fn document(&self) -> Document {
        let spoken: Vec<Language> = self.ballot.languages.iter().filter_map(|tag| language(tag)).collect();
        let first = spoken.first().copied().unwrap_or(Language::English);
        let mut document = Document::new(first, self.called.vote);
        let each = |of: &dyn Fn(Language) -> String| spoken.iter().map(|l| of(*l)).collect::<Vec<_>>().join("\n");
        document.title = each(&|language| words(language).title.to_owned());
        let office = |language: Language| format!("{}, {}", self.title(language.tag()), language.day(self.called.vote));
        document.subtitle = each(&office);
        document.place.clone_from(&self.called.territory);
        document.synthetic = self.called.synthetic;
        let choice = |line: &Line| {
            let mut words = self.words(line);
            // A name that is the same in every language stands once.
            words.dedup();
            Choice { words }
        };
        let said = |of: fn(&Words) -> &'static str| each(&|language| of(&words(language)).to_owned());
        document.blocks = vec![
            Block::Paragraph(said(|words| words.mark)),
            Block::Choices(self.ballot.lines.iter().map(choice).collect()),
        ];
        if self.ballot.signed {
            let role = said(|words| words.member);
            document
                .blocks
                .push(Block::Signatures { lines: vec![Signature { role, name: String::new() }], seal: false });
        }
        document.blocks.push(Block::Note(said(|words| words.form)));
        document
    }
}

fn language(tag: &str) -> Option<Language> {
    [Language::Kazakh, Language::Russian, Language::English].into_iter().find(|language| language.tag() == tag)
}

/// What the paper says beside the lines.
struct Words {
    title: &'static str,
    mark: &'static str,
    member: &'static str,
    form: &'static str,
}

fn words(language: Language) -> Words {
    match language {
        Language::Kazakh => Words {
            title: "Сайлау бюллетені",
            mark: "Дауыс беретін жолыңыздың оң жағындағы бос шаршыға кез келген белгі қойыңыз.",
            member: "Бюллетень берген комиссия мүшесі",
            form: "Баспа нысанының сөздерін Комиссия белгілейді; мұндағы сөздер сол нысаннан алынбаған.",
        },
        Language::Russian => Words {
            title: "Избирательный бюллетень",
            mark: "Поставьте любую отметку в пустом квадрате справа от строки, за которую голосуете.",
            member: "Член комиссии, выдавший бюллетень",
            form: "Слова печатной формы устанавливает Комиссия; слова этого листа взяты не из неё.",
        },
        Language::English => Words {
            title: "Ballot paper",
            mark: "Put any mark in the empty square to the right of the line you vote for.",
            member: "Member of the commission who issued this ballot",
            form: "The words of the printed form are set by the Commission; those of this sheet are not taken from it.",
        },
    }
}
