//! An election of many posts at once as it was published: figures by country, region and nominator, where the votes of no
//! single post are known. It must never fill in what nobody published, nor know an office by name.

mod read;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use law::Confidence;

use crate::single::Nominator;

/// A figure that is published for the whole election.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Posts voted on.
    Posts,
    /// Districts and cities with at least one such post.
    Districts,
    /// Regions.
    Regions,
    /// Posts of this kind in the country, over a whole cycle.
    PostsInCountry,
    /// Persons nominated.
    Nominated,
    /// Candidates registered.
    Registered,
    /// Of them nominated by themselves.
    RegisteredSelf,
    /// Of them nominated by parties.
    RegisteredParty,
    /// Men among the registered.
    RegisteredMen,
    /// Women among the registered.
    RegisteredWomen,
    /// Precincts.
    Precincts,
    /// Voters on the lists.
    Voters,
    /// Voters who took part, in hundredths of a percent.
    Turnout,
    /// Akims elected to the post they held.
    Kept,
    /// Districts with equal votes.
    Ties,
    /// Elected from this day on to a later day, for what was published of the whole time only.
    LaterElected,
    /// New among those, in hundredths of a percent.
    LaterRenewed,
    /// Seats of all maslikhats that were elected in the same year.
    MaslikhatSeats,
    /// Of them those of the party with most.
    MaslikhatSeatsFirst,
}

impl Measure {
    /// All of them by the word that files use.
    pub const ALL: [(&'static str, Self); 19] = [
        ("posts", Self::Posts),
        ("districts", Self::Districts),
        ("regions", Self::Regions),
        ("posts_in_country", Self::PostsInCountry),
        ("nominated", Self::Nominated),
        ("registered", Self::Registered),
        ("registered_self", Self::RegisteredSelf),
        ("registered_party", Self::RegisteredParty),
        ("registered_men", Self::RegisteredMen),
        ("registered_women", Self::RegisteredWomen),
        ("precincts", Self::Precincts),
        ("voters", Self::Voters),
        ("turnout", Self::Turnout),
        ("kept", Self::Kept),
        ("ties", Self::Ties),
        ("later_elected", Self::LaterElected),
        ("later_renewed", Self::LaterRenewed),
        ("maslikhat_seats", Self::MaslikhatSeats),
        ("maslikhat_seats_first", Self::MaslikhatSeatsFirst),
    ];

    /// Whether it is a share, in hundredths of a percent, and not a count.
    pub fn is_share(self) -> bool {
        matches!(self, Self::Turnout | Self::LaterRenewed)
    }
}

/// How akims come to office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By the voters.
    Direct,
    /// By the deputies of the district maslikhat.
    Indirect,
}

/// A published figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it counts.
    pub measure: Measure,
    /// The count, or hundredths of a percent where [`Measure::is_share`].
    pub value: u64,
    /// Whether the source rounds it.
    pub about: bool,
    /// Other accounts of the same figure, with what the source calls them.
    pub others: Vec<(u64, String)>,
    /// Addresses of the sources, where they differ from those of the election.
    pub sources: Vec<String>,
    /// A remark, or empty.
    pub note: String,
}

/// Persons nominated, or posts won, by one nominator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByNominator {
    /// Who nominated.
    pub nominator: Nominator,
    /// How many.
    pub number: u64,
    /// How the number was derived, where no source prints it.
    pub derived: Option<String>,
}

/// What was published of a region; what was not is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Region {
    /// Its ISO 3166-2 code in the division of the day.
    pub id: String,
    /// Posts voted on.
    pub posts: Option<u64>,
    /// Candidates registered.
    pub registered: Option<u64>,
    /// Persons nominated.
    pub nominated: Option<u64>,
    /// Persons nominated by the day of the table of nominations.
    pub nominated_by_july: Option<u64>,
    /// Voters on the lists.
    pub voters: Option<u64>,
    /// Voters who took part.
    pub took_part: Option<u64>,
    /// Turnout as printed, in hundredths of a percent.
    pub turnout_hundredths: Option<u64>,
    /// Women elected.
    pub women: Option<u64>,
    /// Share of posts with a new holder as printed, in hundredths of a percent.
    pub renewed_hundredths: Option<u64>,
    /// Parties with at least one winner, where only their number is published.
    pub winning_parties: Option<u64>,
    /// Posts won by each nominator; empty where not published.
    pub winners: Vec<ByNominator>,
}

/// An election of many posts as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// `kz/akims-2021`.
    pub id: String,
    /// The office by id.
    pub office: String,
    /// By whom akims were elected.
    pub way: Way,
    /// Title in English.
    pub title: String,
    /// Year of the vote.
    pub year: u64,
    /// Day of the vote, where it was one day and is known.
    pub date: Option<Date>,
    /// How far the figures can be trusted.
    pub confidence: Confidence,
    /// Figures of the whole election.
    pub figures: Vec<Figure>,
    /// Persons nominated by a day before nomination ended, by nominator.
    pub nominated: Vec<ByNominator>,
    /// Posts won, by nominator.
    pub winners: Vec<ByNominator>,
    /// Regions of which something is known.
    pub regions: Vec<Region>,
    /// Addresses of the sources.
    pub sources: Vec<String>,
    /// What a reader should know.
    pub caveats: Vec<String>,
}

impl Published {
    /// A figure of the whole election; `None` where it was not published.
    pub fn get(&self, measure: Measure) -> Option<u64> {
        self.figure(measure).map(|figure| figure.value)
    }

    /// A figure with its sources.
    pub fn figure(&self, measure: Measure) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.measure == measure)
    }

    /// A region by its code.
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == id)
    }

    /// Posts whose holder is new and posts in all, where facts say so: of an election with the number of those who kept
    /// their post. The share is left to the reader of the two numbers.
    pub fn renewal(&self) -> Option<(u64, u64)> {
        let (kept, posts) = (self.get(Measure::Kept)?, self.get(Measure::Posts)?);
        Some((posts.checked_sub(kept)?, posts))
    }
}
