//! Elections to single seats as files: many contests of one day, each with its candidates and what was declared. Facts are
//! the same under every law.

use jiff::civil::Date;
use law::reader::{Fields, Source};
use law::{Confidence, Fault};

use super::Nominator;
use super::contest::{Candidate, Contest, Known, Round};
use crate::facts::{AgainstAll, Assumption, codes, percent, titles};

/// A contest as it was and what was declared of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// What the seat is: a village, a constituency, a seat's number.
    pub title: String,
    /// Where.
    pub territory: String,
    /// The facts.
    pub contest: Contest,
    /// Place of the candidate who was declared elected, where that was found.
    pub declared: Option<usize>,
}

/// An election to single seats on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SingleSeatElection {
    /// `kz/akims-2023`.
    pub id: String,
    /// The office by id.
    pub office: String,
    /// Title in English.
    pub title: String,
    /// Day of the vote.
    pub date: Date,
    /// How far the figures can be trusted.
    pub confidence: Confidence,
    /// The contests in the order of the file.
    pub contests: Vec<Held>,
    /// Explicit instructions.
    pub assumptions: Vec<Assumption>,
    /// Addresses of the sources.
    pub sources: Vec<String>,
    /// What a reader should know.
    pub caveats: Vec<String>,
    /// The file.
    pub file: String,
}

impl SingleSeatElection {
    /// Reads `contests.toml`.
    ///
    /// # Errors
    /// Every fault of the file, with its line.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let source = Source::new(file, bytes).map_err(|fault| vec![fault])?;
        let table = source.parse().map_err(|fault| vec![fault])?;
        let top = Fields::new(&source, "", &table);
        let election = election(&top, file);
        top.finish();
        drop(table);
        let faults = source.into_faults();
        match election {
            Some(election) if faults.is_empty() => Ok(election),
            _ => Err(faults),
        }
    }
}

/// Figures that hold for every contest that does not say otherwise: one sitting that voted on many names.
struct Common {
    took_part: Option<u64>,
    registered: Option<u64>,
    no_line: bool,
}

fn election(top: &Fields<'_, '_>, file: &str) -> Option<SingleSeatElection> {
    let head = top.need("election", Fields::table)?;
    let common = Common {
        took_part: head.count("took_part"),
        registered: head.count("registered"),
        no_line: head.flag("no_against_all_line").unwrap_or(false),
    };
    let contests: Vec<Held> = top.tables("contest").into_iter().filter_map(|fields| contest(fields, &common)).collect();
    for (at, held) in contests.iter().enumerate() {
        if contests[..at].iter().any(|other| other.contest.id == held.contest.id) {
            let what = format!("two contests have the id `{}`", held.contest.id);
            top.fault(codes::SAME_CONTEST, "contest", what, "");
        }
    }
    let read = SingleSeatElection {
        id: head.need_text("id")?,
        office: head.need_text("office")?,
        title: titles(&head, "title"),
        date: head.need("date", Fields::date)?,
        confidence: head
            .text("confidence")
            .and_then(|text| Confidence::parse(&text))
            .unwrap_or(Confidence::Unconfirmed),
        contests,
        assumptions: top.tables("assume").into_iter().filter_map(crate::facts::assumption).collect(),
        sources: head.texts("sources"),
        caveats: head.texts("caveats"),
        file: file.to_owned(),
    };
    head.finish();
    Some(read)
}

fn contest(fields: Fields<'_, '_>, common: &Common) -> Option<Held> {
    let id = fields.need_text("id")?;
    let read: Vec<(Candidate, bool)> = fields.tables("candidate").into_iter().filter_map(candidate).collect();
    let percentages = !read.is_empty() && read.iter().all(|(_, percent)| *percent);
    if !percentages && read.iter().any(|(_, percent)| *percent) {
        let what = "some candidates have votes and some percentages";
        fields.fault(codes::CONTRADICTION, "candidate", what, "give one kind of figure for all of them");
    }
    let known = match (fields.flag("others_not_found").unwrap_or(false), percentages) {
        (true, _) => Known::InPart,
        (false, true) => Known::Percentages,
        (false, false) => Known::Ballots,
    };
    let candidates = read.into_iter().map(|(candidate, _)| candidate).collect();
    let mut contest = Contest::new(id.clone(), candidates);
    contest.known = known;
    let round = fields.text("round");
    contest.round = round.as_deref().map_or(Some(Round::First), Round::read).unwrap_or_else(|| {
        let what = format!("`{}` is no round", round.as_deref().unwrap_or_default());
        fields.fault(law::codes::BAD_VALUE, "round", what, "first, repeat_voting or repeat_election");
        Round::First
    });
    contest.put_off_before = fields.flag("put_off_before").unwrap_or(false);
    contest.void = fields.flag("void").unwrap_or(false);
    contest.took_part = fields.count("took_part").or(common.took_part);
    contest.registered = fields.count("registered").or(common.registered);
    contest.invalid = fields.count("invalid");
    contest.against_all = match (fields.count("against_all"), common.no_line) {
        (Some(ballots), false) => AgainstAll::Ballots(ballots),
        (None, true) => AgainstAll::NoLine,
        (None, false) => AgainstAll::NotFound,
        (Some(_), true) => {
            let what = "there are ballots against all and no line against all";
            fields.fault(codes::CONTRADICTION, "against_all", what, "keep one of the two fields");
            AgainstAll::NoLine
        }
    };
    if let Err(error) = contest.check() {
        let text = error.to_string();
        let what = text.split_once(' ').map_or(text.as_str(), |(_, what)| what).replace("\n\nhint: ", "; ");
        fields.fault(codes::CONTEST, "candidate", what, "");
    }
    let declared = fields.text("declared").and_then(|id| {
        let at = contest.candidate(&id);
        if at.is_none() {
            let what = format!("`{id}` is declared elected and does not stand");
            fields.fault(codes::DECLARED_UNKNOWN, "declared", what, "give the id of a candidate");
        }
        at
    });
    let held = Held {
        title: Some(titles(&fields, "title")).filter(|title| !title.is_empty()).unwrap_or(id),
        territory: fields.text("territory").unwrap_or_default(),
        contest,
        declared,
    };
    let _ = fields.text("note");
    fields.finish();
    Some(held)
}

/// A candidate, and whether the figure is a percentage.
fn candidate(fields: Fields<'_, '_>) -> Option<(Candidate, bool)> {
    let id = fields.need_text("id")?;
    let (votes, printed) = (fields.count("votes"), percent(&fields, "percent_published"));
    let read = Candidate {
        name: fields.text("name").unwrap_or_else(|| id.clone()),
        nominator: fields.text("nominator").map(|word| Nominator::read(&word)),
        votes: votes.or(printed),
        left: fields.flag("left").unwrap_or(false),
        id,
    };
    fields.finish();
    Some((read, votes.is_none() && printed.is_some()))
}
