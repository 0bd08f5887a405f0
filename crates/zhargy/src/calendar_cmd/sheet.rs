//! The calendars of many posts on one sheet: a table of posts in, every post's calendar out, as lines, JSON, iCalendar or a
//! page to print. A row that cannot be read is told; the others go on.

mod events;
mod human;
mod json;
mod page;
mod read;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use election::effective_office;
use election::schedule::{ElectionSchedule, Known};
use jiff::civil::Date;
use law::{Fault, Query};

use crate::Done;
use crate::cli::CalendarArgs;
use crate::embedded;
use crate::failure::{Failure, codes as failures};
use crate::render;

use read::Post;

/// Codes of a table of posts.
pub(super) mod codes {
    /// Bytes that are no text.
    pub(crate) const NO_TEXT: &str = "Y001";
    /// A head that names no table of posts, or nothing below it.
    pub(crate) const HEAD: &str = "Y002";
    /// A row that is not as long as its head.
    pub(crate) const ROW_LENGTH: &str = "Y003";
    /// A cell that cannot be read.
    pub(crate) const CELL: &str = "Y004";
    /// A post that stands twice.
    pub(crate) const POST_TWICE: &str = "Y005";
    /// Days of which the law gives no calendar.
    pub(crate) const NO_CALENDAR: &str = "Y006";
}

/// Posts with their calendars. Many posts share one.
struct Sheet {
    /// The office.
    office: String,
    /// In the order of region, district and the table.
    posts: Vec<Placed>,
    /// Each calendar once.
    calendars: Vec<ElectionSchedule>,
    /// The hash of the law.
    law_hash: String,
}

/// A post and which calendar is its.
struct Placed {
    post: Post,
    calendar: usize,
}

/// Runs the command: exit 2 where a row could not be read, else 1 where some step has no single day.
pub(super) fn run(args: &CalendarArgs, posts: &Path) -> Done {
    let file = posts.display().to_string();
    let read = read::posts(&file, &embedded::read(posts)?, args.known.law_of);
    let (posts, mut faults) = read.map_err(|faults| Failure::faults(&faults))?;
    let sheet = sheet(args, &file, posts, &mut faults)?;
    if let Some(path) = &args.html {
        let page = page::html(&sheet);
        std::fs::write(path, page).map_err(|error| {
            let what = format!("{}: {error}", path.display());
            Failure::new(failures::WRITE, what, "check that the folder exists and can be written")
        })?;
    }
    let text = if args.json {
        format!("{:#}\n", json::shown(&sheet, &faults))
    } else if args.ics {
        events::ics(&sheet)
    } else {
        human::text(&sheet)
    };
    render::print(&text)?;
    faults.sort_by_key(|fault| fault.place.line);
    for fault in &faults {
        anstream::eprintln!("{}\n", Failure::told(fault).styled());
    }
    if !faults.is_empty() {
        let rows: BTreeSet<usize> = faults.iter().map(|fault| fault.place.line).collect();
        anstream::eprintln!("{} of the rows could not be read; the others are on the sheet", rows.len());
        return Ok(ExitCode::from(2));
    }
    Ok(ExitCode::from(u8::from(sheet.calendars.iter().any(super::open))))
}

fn sheet(args: &CalendarArgs, file: &str, posts: Vec<Post>, faults: &mut Vec<Fault>) -> Result<Sheet, Failure> {
    let statutes = embedded::statutes(args.source.acts.as_deref())?;
    let days_off = super::calendar(&statutes.law)?;
    // An office that nobody described is no fault of a row.
    if statutes.offices.find(&args.what).is_none() {
        effective_office(&statutes.law, &statutes.offices, &args.what, &Query::on(Date::MAX)).map_err(Failure::told)?;
    }
    let mut sheet = Sheet {
        office: args.what.clone(),
        posts: Vec::new(),
        calendars: Vec::new(),
        law_hash: statutes.law.hash().to_owned(),
    };
    let mut made: BTreeMap<Known, Result<usize, String>> = BTreeMap::new();
    for post in posts {
        let calendar = made.entry(post.known).or_insert_with(|| {
            if let Some((what, _)) = super::at_odds(&post.known) {
                return Err(format!("{} {what}", codes::NO_CALENDAR));
            }
            let schedule = super::schedule_of(&statutes, &days_off, &args.what, &post.known);
            schedule.map_err(|failure| failure.message).map(|schedule| {
                sheet.calendars.push(schedule);
                sheet.calendars.len() - 1
            })
        });
        match calendar {
            Ok(calendar) => sheet.posts.push(Placed { post, calendar: *calendar }),
            Err(why) => {
                // The message of a command has its own code and hint, about flags.
                let what = why.split("\n\n").next().unwrap_or_default();
                let what = what.split_once(' ').map_or(what, |(_, what)| what);
                let hint = "give the day of the vote, or the day the term ends or the powers ended";
                let place = read::place(file, post.line, 1);
                let what = format!("`{}`: {what}", post.shown());
                faults.push(Fault::new(codes::NO_CALENDAR, place, "", what).hint(hint));
            }
        }
    }
    let key = |placed: &Placed| (placed.post.region.clone(), placed.post.district.clone());
    sheet.posts.sort_by_cached_key(key);
    Ok(sheet)
}

impl Sheet {
    /// The calendar of a post.
    fn of(&self, placed: &Placed) -> &ElectionSchedule {
        &self.calendars[placed.calendar]
    }
}
