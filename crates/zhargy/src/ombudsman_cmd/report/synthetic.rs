//! An invented register: the same cases from the same seed. It must never be written without the mark that it is synthetic, and
//! no proportion in it was measured.

use std::path::Path;
use std::process::ExitCode;

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday, date};
use ombudsman::shared::{Channel, Class, Closing, Office as Desk, Received, WorkData};

use super::{Office, read};
use crate::Done;
use crate::synth::Dice;

/// Writes so many cases of a year into a file.
pub(crate) fn write(year: i16, cases: u32, seed: u64, out: &Path) -> Done {
    let office = Office::of(year, None)?;
    let mut text = read::COLUMNS.join(",");
    text.push('\n');
    for case in register(&office, year, cases, seed) {
        text.push_str(&read::row(&case, true));
        text.push('\n');
    }
    super::write(out, text.as_bytes())?;
    anstream::eprintln!("{cases} synthetic cases of {year}: {}", out.display());
    Ok(ExitCode::SUCCESS)
}

/// The cases.
pub(super) fn register(office: &Office, year: i16, cases: u32, seed: u64) -> Vec<WorkData> {
    let mut dice = Dice::new(seed);
    let (places, topics, bodies) = (office.places(), office.topics.ids(), office.bodies.ids());
    (1..=cases).map(|number| case(&mut dice, number, year, (&places, &topics, &bodies))).collect()
}

/// One of the first more often than one of the last.
fn pick(dice: &mut Dice, list: &[String]) -> Option<String> {
    let (first, second) = (dice.place(list.len()), dice.place(list.len()));
    list.get(first.min(second)).cloned()
}

fn case(
    dice: &mut Dice,
    number: u32,
    year: i16,
    (places, topics, bodies): (&[String], &[String], &[String]),
) -> WorkData {
    // The cities stand last among the units; they send more.
    let towards_last: Vec<String> = places.iter().rev().cloned().collect();
    let place = if dice.below(100) < 3 { None } else { pick(dice, &towards_last) };
    let desk = match &place {
        Some(unit) if dice.below(100) < 72 => Desk::Of(unit.clone()),
        _ => Desk::Central,
    };
    let topic = pick(dice, topics);
    let held = topic.as_deref().is_some_and(|topic| matches!(topic, "torture" | "prisoners"));
    let channel = match (held, dice.below(100)) {
        (true, 0..30) => Channel::PrisonLetter,
        (true, 30..38) => Channel::PrisonBox,
        (true, 38..50) => Channel::Visit,
        (_, 50..82) => Channel::Form,
        (_, 82..88) => Channel::Reception,
        (_, 88..91) => Channel::Forwarded,
        _ => Channel::Letter,
    };
    let day = date(year, 1, 1).saturating_add(i64::try_from(dice.below(365)).unwrap_or(0).days());
    let inside = matches!(channel, Channel::PrisonLetter | Channel::PrisonBox | Channel::Visit);
    let received = if inside { Received::WeekOf(monday(day, year)) } else { Received::On(day) };
    let slow = place.as_ref().and_then(|unit| places.iter().position(|one| one == unit)).map_or(0, |at| at % 5);
    let took = 3 + dice.below(18) + u64::try_from(slow).unwrap_or(0);
    let took = took + if dice.below(100) < 9 { dice.below(50) } else { 0 };
    let open = day.month() == 12 && dice.below(100) < 45;
    let outcome = outcome(dice);
    let found = !open && matches!(outcome, Closing::Restored | Closing::NotRestored);
    let recommended = if found { 1 + u32::from(dice.below(6) == 0) } else { 0 };
    let followed = match outcome {
        Closing::Restored => recommended,
        _ => u32::from(recommended > 1),
    };
    let class = match (channel, dice.below(100)) {
        (Channel::Visit, 0..60) => Class::Preventive,
        (_, 95..99) => Class::Signal,
        (_, 99) => Class::OwnInitiative,
        _ => Class::Complaint,
    };
    let language = language(dice);
    WorkData {
        case: format!("{year}-{number:06}"),
        class,
        channel,
        received,
        office: desk,
        place,
        topic,
        body: if dice.below(100) < 2 { None } else { pick(dice, bodies) },
        due: Some(day.saturating_add(21.days())),
        closed: (!open).then(|| (day.saturating_add(i64::try_from(took).unwrap_or(0).days()), outcome)),
        in_time: (!open).then_some(took <= 21),
        recommended,
        followed,
        reprisal: dice.below(1000) < if held { 25 } else { 4 },
        language: language.to_owned(),
    }
}

fn outcome(dice: &mut Dice) -> Closing {
    match dice.below(100) {
        0..16 => Closing::Restored,
        16..21 => Closing::NotRestored,
        21..48 => Closing::NoBreach,
        48..76 => Closing::Explained,
        76..91 => Closing::Forwarded,
        91..98 => Closing::Refused,
        _ => Closing::Withdrawn,
    }
}

fn language(dice: &mut Dice) -> &'static str {
    match dice.below(1000) {
        0..520 => "kk",
        520..994 => "ru",
        994..998 => "en",
        _ => "uz",
    }
}

/// The Monday of the week, or the first of the year.
fn monday(day: Date, year: i16) -> Date {
    let mut monday = day;
    while monday.weekday() != Weekday::Monday {
        monday = monday.yesterday().unwrap_or(monday);
    }
    if monday.year() < year { monday.saturating_add(7.days()) } else { monday }
}
