//! Reads an election file and refuses figures that exclude each other.

use law::reader::{Fields, Source};
use law::{Confidence, Fault};

use super::{AgainstAll, Assumption, Ballots, Election, List, RegionTurnout, codes};

impl Election {
    /// Reads `election.toml`.
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

fn election(top: &Fields<'_, '_>, file: &str) -> Option<Election> {
    let head = top.need("election", law::reader::Fields::table)?;
    let ballots = top.table("ballots");
    let lists: Vec<List> = top.tables("list").into_iter().filter_map(list).collect();
    let assumptions = top.tables("assume").into_iter().filter_map(assumption).collect();
    let regions = top.tables("region").into_iter().filter_map(region).collect();
    let read = Election {
        id: head.need_text("id")?,
        office: head.need_text("office")?,
        title: titles(&head, "title"),
        date: head.need("date", law::reader::Fields::date)?,
        territory: head.text("territory").unwrap_or_default(),
        seats: seats(&head, "seats"),
        confidence: head
            .text("confidence")
            .and_then(|text| Confidence::parse(&text))
            .unwrap_or(Confidence::Unconfirmed),
        ballots: ballots.map_or_else(|| Some(NO_BALLOTS), |fields| self::ballots(fields))?,
        lists,
        assumptions,
        regions,
        sources: head.texts("sources"),
        caveats: head.texts("caveats"),
        file: file.to_owned(),
    };
    head.finish();
    check_lists(top, &read);
    check_sums(top, &read);
    Some(read)
}

const NO_BALLOTS: Ballots =
    Ballots { registered: None, received: None, against_all: AgainstAll::NotFound, base: None, not_in_base: None };

fn ballots(fields: Fields<'_, '_>) -> Option<Ballots> {
    let took_part = fields.count("took_part");
    let no_line = fields.flag("no_against_all_line").unwrap_or(false);
    let against_all = match (fields.count("against_all"), no_line) {
        (Some(n), false) => AgainstAll::Ballots(n),
        (None, true) => AgainstAll::NoLine,
        (None, false) => AgainstAll::NotFound,
        (Some(_), true) => {
            let what = "there are ballots against all and no line against all";
            fields.fault(codes::CONTRADICTION, "against_all", what, "keep one of the two fields");
            return None;
        }
    };
    let ballots = Ballots {
        registered: fields.count("registered"),
        received: fields.count("received").or(took_part),
        against_all,
        base: fields.count("base"),
        not_in_base: fields.count("not_in_base"),
    };
    let parts = [ballots.base, ballots.not_in_base, ballots.received];
    if let [Some(base), Some(rest), Some(received)] = parts
        && base.checked_add(rest) != Some(received)
    {
        let what = format!("the base {base} and {rest} outside it are not the {received} ballots received");
        fields.fault(codes::CONTRADICTION, "not_in_base", what, "");
    }
    if let (Some(received), Some(registered)) = (ballots.received, ballots.registered)
        && received > registered
    {
        let what = format!("{received} ballots are more than the {registered} registered voters");
        fields.fault(codes::CONTRADICTION, "received", what, "");
    }
    // For readers of the file; no figure is computed from them.
    let _ = (fields.text("turnout_published"), fields.text("not_in_base_note"));
    fields.finish();
    Some(ballots)
}

fn list(fields: Fields<'_, '_>) -> Option<List> {
    let id = fields.need_text("id")?;
    let name = titles(&fields, "name");
    let names = fields.raw("name").filter(|value| value.get_ref().is_table()).and_then(|_| fields.table("name"));
    let names = names.map(|names| {
        let tags = ["kk", "ru", "en"].into_iter();
        tags.filter_map(|tag| names.text(tag).map(|name| (tag.to_owned(), name))).collect()
    });
    let list = List {
        names: names.unwrap_or_default(),
        name: if name.is_empty() { id.clone() } else { name },
        id,
        votes: fields.count("votes"),
        percent_hundredths: percent(&fields, "percent_published"),
        declared_seats: seats(&fields, "declared_seats"),
        persons: seats(&fields, "registered_persons"),
        registered_order: seats(&fields, "registered_order"),
        sources: fields.texts("sources"),
    };
    // Remarks stay in the file for its readers.
    let _ = fields.text("note");
    fields.finish();
    Some(list)
}

fn assumption(fields: Fields<'_, '_>) -> Option<Assumption> {
    let read = Assumption {
        rule: fields.need_text("rule")?,
        value: match fields.flag_or_text("value")? {
            Ok(flag) => if flag { "yes" } else { "no" }.to_owned(),
            Err(text) => text,
        },
        because: fields.need_text("because")?,
    };
    fields.finish();
    Some(read)
}

fn region(fields: Fields<'_, '_>) -> Option<RegionTurnout> {
    let read = RegionTurnout {
        region: fields.need_text("id")?,
        percent_hundredths: percent(&fields, "turnout_published")?,
        stage: fields.text("stage").unwrap_or_default(),
    };
    let _ = (titles(&fields, "name"), fields.text("note"), fields.texts("source"));
    fields.finish();
    Some(read)
}

pub(crate) fn titles(fields: &Fields<'_, '_>, field: &'static str) -> String {
    let Some(value) = fields.raw(field) else { return String::new() };
    if value.get_ref().is_str() {
        return fields.text(field).unwrap_or_default();
    }
    let Some(by_language) = fields.table(field) else { return String::new() };
    let english = by_language.text("en").unwrap_or_default();
    let _ = (by_language.text("ru"), by_language.text("kk"));
    by_language.finish();
    english
}

fn seats(fields: &Fields<'_, '_>, field: &'static str) -> Option<u32> {
    let count = fields.count(field)?;
    let small = u32::try_from(count).ok().filter(|n| *n <= 1_000_000);
    if small.is_none() {
        fields.fault(law::codes::BAD_VALUE, field, format!("{count} is more than any chamber or list has"), "");
    }
    small
}

/// `"71.09"` as hundredths of a percent.
pub(crate) fn percent(fields: &Fields<'_, '_>, field: &'static str) -> Option<u64> {
    let text = fields.text(field)?;
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let number =
        |digits: &str| if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse::<u64>().ok() } else { None };
    let hundredths = match part.len() {
        0 if !text.ends_with('.') => Some(0),
        1 => number(part).map(|n| n * 10),
        2 => number(part),
        _ => None,
    };
    let read = number(whole).zip(hundredths).map(|(whole, part)| whole.saturating_mul(100).saturating_add(part));
    let read = read.filter(|percent| *percent <= 10_000);
    if read.is_none() {
        let what = format!("\"{text}\" is not a percentage with at most two decimals between 0 and 100");
        fields.fault(codes::BAD_PERCENT, field, what, "write \"71.09\"");
    }
    read
}

fn check_lists(top: &Fields<'_, '_>, election: &Election) {
    for (at, list) in election.lists.iter().enumerate() {
        if election.lists[..at].iter().any(|other| other.id == list.id) {
            top.fault(codes::SAME_LIST, "list", format!("two lists have the id `{}`", list.id), "");
        }
        let order = list.registered_order;
        if order.is_some() && election.lists[..at].iter().any(|other| other.registered_order == order) {
            top.fault(
                codes::CONTRADICTION,
                "list",
                format!("`{}` has another list's place of registration", list.id),
                "",
            );
        }
    }
}

fn check_sums(top: &Fields<'_, '_>, election: &Election) {
    let ballots = &election.ballots;
    let mut sum = Some(ballots.against_all.known().unwrap_or(0));
    for votes in election.lists.iter().filter_map(|list| list.votes) {
        sum = sum.and_then(|sum: u64| sum.checked_add(votes)).filter(|sum| *sum <= i64::MAX.unsigned_abs());
    }
    let Some(sum) = sum else {
        top.fault(codes::TOO_MANY_VOTES, "list", "the votes together are more than 2^63 - 1", "");
        return;
    };
    for (name, bound) in [("base", ballots.base), ("received", ballots.received), ("registered", ballots.registered)] {
        if let Some(bound) = bound
            && sum > bound
        {
            let what = format!("the lists and the line against all have {sum} ballots, `{name}` has only {bound}");
            top.fault(
                codes::VOTES_ABOVE_BASE,
                "ballots",
                what,
                "one of the figures is wrong; check them against the source",
            );
            return;
        }
    }
    let declared: u64 = election.lists.iter().filter_map(|list| list.declared_seats).map(u64::from).sum();
    if let Some(seats) = election.seats
        && declared > u64::from(seats)
    {
        let what = format!("{declared} seats are declared, there are only {seats}");
        top.fault(codes::SEATS_ABOVE_HOUSE, "list", what, "");
    }
}
