//! Reads `posts.toml` and refuses figures that exclude each other. It fills in nothing.

use law::reader::{Fields, Source};
use law::{Confidence, Fault};

use super::{ByNominator, Figure, Measure, Published, Region, Way};
use crate::facts::codes;
use crate::facts::read::{percent, titles};
use crate::single::Nominator;

impl Published {
    /// Reads `posts.toml`.
    ///
    /// # Errors
    /// Every fault of the file, with its line.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let source = Source::new(file, bytes).map_err(|fault| vec![fault])?;
        let table = source.parse().map_err(|fault| vec![fault])?;
        let top = Fields::new(&source, "", &table);
        let read = published(&top);
        top.finish();
        drop(table);
        let faults = source.into_faults();
        match read {
            Some(read) if faults.is_empty() => Ok(read),
            _ => Err(faults),
        }
    }
}

fn published(top: &Fields<'_, '_>) -> Option<Published> {
    let head = top.need("posts", Fields::table)?;
    let figures = top.tables("figure").into_iter().filter_map(figure).collect();
    let nominated = top.tables("nominated").into_iter().filter_map(|row| by_nominator(row, "persons")).collect();
    let winners = top.tables("winners").into_iter().filter_map(|row| by_nominator(row, "posts")).collect();
    let regions = top.tables("region").into_iter().filter_map(region).collect();
    let read = Published {
        id: head.need_text("id")?,
        office: head.need_text("office")?,
        way: way(&head)?,
        title: titles(&head, "title"),
        year: head.need("year", Fields::count)?,
        date: head.date("date"),
        confidence: head
            .text("confidence")
            .and_then(|text| Confidence::parse(&text))
            .unwrap_or(Confidence::Unconfirmed),
        figures,
        nominated,
        winners,
        regions,
        sources: head.texts("sources"),
        caveats: head.texts("caveats"),
    };
    head.finish();
    check_once(top, &read);
    check_sums(top, &read);
    Some(read)
}

fn way(head: &Fields<'_, '_>) -> Option<Way> {
    match head.need_text("way")?.as_str() {
        "direct" => Some(Way::Direct),
        "indirect" => Some(Way::Indirect),
        other => {
            head.fault(law::codes::BAD_VALUE, "way", format!("`{other}` is no way of election"), "direct or indirect");
            None
        }
    }
}

fn figure(fields: Fields<'_, '_>) -> Option<Figure> {
    let id = fields.need_text("id")?;
    let measure = Measure::ALL.iter().find(|(word, _)| *word == id).map(|(_, measure)| *measure);
    let Some(measure) = measure else {
        let words: Vec<&str> = Measure::ALL.iter().map(|(word, _)| *word).collect();
        let near = law::reader::nearest(&id, &words);
        let hint = near.map_or_else(|| words.join(", "), |near| format!("did you mean `{near}`?"));
        fields.fault(law::codes::BAD_VALUE, "id", format!("nobody knows the figure `{id}`"), hint);
        return None;
    };
    let value = if measure.is_share() { percent(&fields, "percent") } else { fields.need("value", Fields::count) };
    let others = fields.tables("others").into_iter().filter_map(|other| {
        let read = (other.need("value", Fields::count), other.need_text("what"));
        other.finish();
        Some((read.0?, read.1?))
    });
    let read = Figure {
        measure,
        value: value.unwrap_or_default(),
        about: fields.flag("about").unwrap_or(false),
        others: others.collect(),
        sources: fields.texts("sources"),
        note: fields.text("note").unwrap_or_default(),
    };
    if value.is_none() && measure.is_share() {
        fields.need_text("percent")?;
    }
    fields.finish();
    value.map(|_| read)
}

fn by_nominator(fields: Fields<'_, '_>, number: &'static str) -> Option<ByNominator> {
    let nominator = fields.need_text("nominator");
    let number = fields.need(number, Fields::count);
    let derived = fields.text("derived");
    fields.finish();
    Some(ByNominator { nominator: Nominator::read(&nominator?), number: number?, derived })
}

fn region(fields: Fields<'_, '_>) -> Option<Region> {
    let id = fields.need_text("id");
    let read = Region {
        id: id.clone().unwrap_or_default(),
        posts: fields.count("posts"),
        registered: fields.count("registered"),
        nominated: fields.count("nominated"),
        nominated_by_july: fields.count("nominated_by_july"),
        voters: fields.count("voters"),
        took_part: fields.count("took_part"),
        turnout_hundredths: percent(&fields, "turnout"),
        women: fields.count("women"),
        renewed_hundredths: percent(&fields, "renewed"),
        winning_parties: fields.count("winning_parties"),
        winners: fields.tables("winners").into_iter().filter_map(|row| by_nominator(row, "posts")).collect(),
    };
    let won = total(&read.winners);
    if let Some(posts) = read.posts.filter(|posts| !read.winners.is_empty() && *posts != won) {
        contradiction(&fields, "winners", &format!("{won} winners of {posts} posts"));
    }
    if let (Some(voters), Some(took_part)) = (read.voters, read.took_part)
        && took_part > voters
    {
        contradiction(&fields, "took_part", &format!("{took_part} took part of {voters} voters"));
    }
    // Remarks stay in the file for its readers.
    let _ = fields.text("note");
    fields.finish();
    id.map(|_| read)
}

fn total(rows: &[ByNominator]) -> u64 {
    rows.iter().fold(0, |sum, row| sum.saturating_add(row.number))
}

fn contradiction(fields: &Fields<'_, '_>, field: &str, what: &str) {
    fields.fault(codes::CONTRADICTION, field, what, "one of the figures is wrong; check them against the source");
}

/// Nothing stands twice.
fn check_once(top: &Fields<'_, '_>, read: &Published) {
    let twice = |field: &str, words: Vec<String>| {
        for (at, word) in words.iter().enumerate().filter(|(at, word)| words[..*at].contains(word)) {
            let what = format!("`{word}` stands a second time, in row {}", at + 1);
            top.fault(law::codes::DUPLICATE_ID, field, what, "keep one of the two");
        }
    };
    let nominators = |rows: &[ByNominator]| rows.iter().map(|row| row.nominator.to_string()).collect();
    twice("figure", read.figures.iter().map(|figure| format!("{:?}", figure.measure)).collect());
    twice("region", read.regions.iter().map(|region| region.id.clone()).collect());
    twice("nominated", nominators(&read.nominated));
    twice("winners", nominators(&read.winners));
}

/// A figure of a region.
type OfRegion = fn(&Region) -> Option<u64>;

/// Wholes are the sums of their parts, and no part is more than the whole.
fn check_sums(top: &Fields<'_, '_>, read: &Published) {
    let parts = [
        ([Measure::RegisteredSelf, Measure::RegisteredParty], Measure::Registered),
        ([Measure::RegisteredMen, Measure::RegisteredWomen], Measure::Registered),
    ];
    for (parts, whole) in parts {
        let sum = parts.iter().map(|part| read.get(*part)).try_fold(0_u64, |sum, part| Some(sum.saturating_add(part?)));
        if let (Some(sum), Some(whole)) = (sum, read.get(whole))
            && sum != whole
        {
            contradiction(top, "figure", &format!("{parts:?} add up to {sum}, and {whole} are registered"));
        }
    }
    let won = total(&read.winners);
    if let Some(posts) = read.get(Measure::Posts).filter(|posts| !read.winners.is_empty() && *posts != won) {
        contradiction(top, "winners", &format!("the winners add up to {won}, and there are {posts} posts"));
    }
    let most = [
        (Measure::Kept, Measure::Posts),
        (Measure::Posts, Measure::PostsInCountry),
        (Measure::Registered, Measure::Nominated),
        (Measure::MaslikhatSeatsFirst, Measure::MaslikhatSeats),
    ];
    for (part, whole) in most {
        if let (Some(part_value), Some(whole_value)) = (read.get(part), read.get(whole))
            && part_value > whole_value
        {
            contradiction(
                top,
                "figure",
                &format!("{part:?} is {part_value}, more than the {whole_value} of {whole:?}"),
            );
        }
    }
    let by_region: [(Measure, OfRegion); 3] = [
        (Measure::Posts, |region| region.posts),
        (Measure::Registered, |region| region.registered),
        (Measure::Voters, |region| region.voters),
    ];
    for (measure, of) in by_region {
        let sum = read.regions.iter().filter_map(of).fold(0_u64, u64::saturating_add);
        if let Some(whole) = read.get(measure).filter(|whole| sum > *whole) {
            contradiction(top, "region", &format!("the regions have {sum} of {measure:?}, the country {whole}"));
        }
    }
}
