//! Contests for one seat each, as lines of a set. What is not known is null, never zero.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::list::{Row, cell};
use pages::contests as own;

/// A set of contests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SetLine {
    /// Its id in addresses.
    pub set: String,
    /// The office by its id.
    pub office: String,
    /// Day of the vote of most of them.
    #[schemars(with = "Option<super::DayText>")]
    pub day: Option<Date>,
    /// Its year, where no day is known.
    pub year: Option<u64>,
    /// Everything in it is invented.
    pub synthetic: bool,
    /// Sums alone were published: there are no lines.
    pub sums_alone: bool,
}

/// A contest of a set.
#[expect(clippy::struct_excessive_bools, reason = "answers of yes and no, each a column of the table")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ContestLine {
    /// Id of the post within the set.
    pub post: String,
    /// Its name in the state language, else the first that is known.
    pub name: String,
    /// The region by its id.
    pub region: String,
    /// The district; empty where not known.
    pub district: String,
    /// city, village, settlement, `rural_district`; empty for other seats.
    pub kind: String,
    /// Day of the vote.
    #[schemars(with = "Option<super::DayText>")]
    pub vote: Option<Date>,
    /// How far it is, in the word that the filter has.
    pub state: String,
    /// The commission certified the outcome, or it was declared.
    pub certified: bool,
    /// Candidates.
    pub candidates: u64,
    /// Who is elected.
    pub elected: Option<String>,
    /// Who nominated: self, `higher_akim`, body, or a party by its id.
    pub nominator: Option<String>,
    /// female or male.
    pub sex: Option<String>,
    /// Full years on the day of the vote.
    pub age: Option<u64>,
    /// Whether the elected did not hold the post before.
    pub new: Option<bool>,
    /// Votes for the elected.
    pub votes: Option<u64>,
    /// The most votes of another.
    pub next: Option<u64>,
    /// Ballots against all.
    pub against_all: Option<u64>,
    /// More of them than votes for anybody.
    pub against_all_leads: bool,
    /// Those who took part.
    pub took_part: Option<u64>,
    /// Voters on the lists.
    pub registered: Option<u64>,
    /// Votes are hundredths of a percent: only shares were published.
    pub percentages: bool,
    /// Everything about it is invented.
    pub synthetic: bool,
}

impl From<own::Line> for SetLine {
    fn from(line: own::Line) -> Self {
        let own::Line { id, office, day, year, synthetic, totals, .. } = line;
        Self { set: id, office, day, year, synthetic, sums_alone: totals }
    }
}

impl ContestLine {
    /// A row of a set.
    pub(crate) fn of(set: &own::Set, row: &own::Row) -> Self {
        let winner = row.winner.as_ref();
        let sex = |woman: bool| if woman { "female" } else { "male" };
        Self {
            post: row.post.clone(),
            name: row.name("kk").to_owned(),
            region: row.region.clone(),
            district: row.district.clone(),
            kind: row.kind.clone(),
            vote: row.vote,
            state: row.state.word().to_owned(),
            certified: row.certified,
            candidates: row.candidates,
            elected: winner.map(|winner| winner.name.clone()),
            nominator: winner.and_then(|winner| winner.nominator.as_ref()).map(ToString::to_string),
            sex: winner.and_then(|winner| winner.woman).map(|woman| sex(woman).to_owned()),
            age: winner.and_then(|winner| winner.age),
            new: winner.and_then(|winner| winner.new),
            votes: winner.and_then(|winner| winner.votes),
            next: winner.and_then(|winner| winner.next),
            against_all: row.against_all,
            against_all_leads: row.against_leads,
            took_part: row.took_part,
            registered: row.registered,
            percentages: row.percentages,
            synthetic: set.synthetic,
        }
    }
}

impl Row for SetLine {
    const HEAD: &'static [&'static str] = &["set", "office", "day", "year", "synthetic", "sums_alone"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.set.clone(),
            self.office.clone(),
            cell(self.day.as_ref()),
            cell(self.year.as_ref()),
            self.synthetic.to_string(),
            self.sums_alone.to_string(),
        ]
    }
}

impl Row for ContestLine {
    const HEAD: &'static [&'static str] = &[
        "post",
        "name",
        "region",
        "district",
        "kind",
        "vote",
        "state",
        "certified",
        "candidates",
        "elected",
        "nominator",
        "sex",
        "age",
        "new",
        "votes",
        "next",
        "against_all",
        "against_all_leads",
        "took_part",
        "registered",
        "percentages",
        "synthetic",
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.post.clone(),
            self.name.clone(),
            self.region.clone(),
            self.district.clone(),
            self.kind.clone(),
            cell(self.vote.as_ref()),
            self.state.clone(),
            self.certified.to_string(),
            self.candidates.to_string(),
            cell(self.elected.as_ref()),
            cell(self.nominator.as_ref()),
            cell(self.sex.as_ref()),
            cell(self.age.as_ref()),
            cell(self.new.as_ref()),
            cell(self.votes.as_ref()),
            cell(self.next.as_ref()),
            cell(self.against_all.as_ref()),
            self.against_all_leads.to_string(),
            cell(self.took_part.as_ref()),
            cell(self.registered.as_ref()),
            self.percentages.to_string(),
            self.synthetic.to_string(),
        ]
    }
}
