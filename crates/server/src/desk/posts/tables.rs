//! Handlers of tables for many posts: the form, a preview in which nothing is ordered, one press that orders every good row, how
//! far that is, and the refused rows as a table.

use std::collections::BTreeMap;
use std::sync::Arc;

use clerk::Answer;
use clerk::contests::{Command, Order};
use data_encoding::BASE64;
use jiff::civil::Date;
use law::Fault;
use pages::desk::No;
use pages::desk::posts::{Given, Preview, Problem, Tables as Page, refused_csv};
use store::WriteError;
use tables::orders::{self, Work};
use tables::{Division, FILES, Former, Known, Tables};

use super::{at_hand, seat};
use crate::ask::Ask;
use crate::codes;
use crate::contests::RunningContests;
use crate::desk::entry::sent::order_id_of;
use crate::desk::{failed, page, then};
use crate::permit::permit_post;
use crate::public::nothing;
use crate::reply::{Keep, Reply};
use crate::site::Site;
use crate::who::Who;

/// Bytes of all tables together; in base64 they fit into what one form may send.
const MOST: usize = 4 << 20;

/// Bytes of a form with tables.
pub(crate) const MOST_BODY: usize = 8 << 20;

/// Orders that are tried in one question to the writer, which has other things to do between two of them.
const AT_ONCE: usize = 200;

/// Fields of the tables, in the order of [`FILES`].
const FIELDS: [&str; 4] = ["posts", "precincts", "candidates", "protocols"];

/// An order, the table it comes from, and where.
pub(super) struct Ready {
    pub(super) order: Order,
    pub(super) work: Work,
    pub(super) table: usize,
}

/// The form.
pub(super) fn form(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at_hand(site, ask) else { return nothing(site, ask) };
    shown(site, ask, (&who, &running), site.today(), 200, (None, None))
}

fn shown(
    site: &Site,
    ask: &Ask,
    (who, running): (&Who, &RunningContests),
    day: Date,
    status: u16,
    (preview, no): (Option<Preview>, Option<No>),
) -> Reply {
    let last = running.uploads().of(&who.account);
    let tables = Page { day, preview, no, most: MOST, last };
    page(status, site.pages.desk_tables(ask.language, &seat(who, ask), &running.set(), &tables))
}

/// Tables were sent: checked, or ordered.
pub(super) fn sent(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at_hand(site, ask) else { return nothing(site, ask) };
    let day = ask.field("day").parse().unwrap_or_else(|_| site.today());
    let refuse = |status, code: &str, why: String| {
        let no = No { code: code.to_owned(), why, by: Vec::new() };
        shown(site, ask, (&who, &running), day, status, (None, Some(no)))
    };
    let mut files: [Option<Vec<u8>>; 4] = Default::default();
    for (file, field) in files.iter_mut().zip(FIELDS) {
        let given = ask.field(&format!("given {field}"));
        if !given.is_empty() {
            let Ok(bytes) = BASE64.decode(given.as_bytes()) else {
                return refuse(
                    422,
                    codes::BODY,
                    format!("the table of {field} did not come whole; hint: choose it again"),
                );
            };
            *file = Some(bytes);
        }
    }
    let size: usize = files.iter().flatten().map(Vec::len).sum();
    if size == 0 {
        return refuse(422, codes::BODY, "no table was sent; hint: choose one file at least".to_owned());
    }
    if size > MOST {
        let why = format!("the tables have {size} bytes, and {MOST} are read at once; hint: send them in parts");
        return refuse(413, codes::TOO_LARGE, why);
    }
    let (ready, problems) = match ready(site, ask, &who, &running, &files, day) {
        Ok(read) => read,
        Err(Some(why)) => return refuse(422, codes::BODY, why),
        Err(None) => return failed(site, ask, &WriteError::Stopped),
    };
    if ask.field("do") == "order" {
        let upload = running.uploads().begin(&who.account, ready, problems, running.client());
        return match upload {
            Some(id) => then(ask, &format!("/desk/{}/tables/{id}", ask.part("election"))),
            None => refuse(503, codes::BUSY, "other tables of yours are being ordered; hint: wait for them".to_owned()),
        };
    }
    let count = |table: usize| ready.iter().filter(|one| one.table == table).count();
    let preview = Preview {
        orders: (0..4).filter(|at| files[*at].is_some()).map(|at| (FIELDS[at].to_owned(), count(at))).collect(),
        problems,
        given: FIELDS
            .iter()
            .zip(&files)
            .filter_map(|(field, file)| {
                Some(Given { field: (*field).to_owned(), bytes: BASE64.encode(file.as_ref()?) })
            })
            .collect(),
    };
    shown(site, ask, (&who, &running), day, 200, (Some(preview), None))
}

/// What the state of the journal says to a reader of tables.
struct State {
    known: Known,
    places: BTreeMap<String, (String, String)>,
}

/// Orders of the rows that may be given, and what is wrong with all others.
type Read = Result<(Vec<Ready>, Vec<Problem>), Option<String>>;

fn ready(
    site: &Site,
    ask: &Ask,
    who: &Arc<Who>,
    running: &RunningContests,
    files: &[Option<Vec<u8>>; 4],
    day: Date,
) -> Read {
    let division = Division::on(&site.pages.books().law, former(site), day).map_err(Some)?;
    let state = running.look(|clerk, _| {
        let contests = clerk.desk().state();
        let place = |(id, known): (&String, &clerk::contests::PostState)| {
            (id.clone(), (known.post.region.clone(), known.post.district.clone()))
        };
        State { known: orders::known(contests), places: contests.posts.iter().map(place).collect() }
    });
    let Some(state) = state else { return Err(None) };
    let mut at = 0;
    let files = files.each_ref().map(|file| {
        at += 1;
        file.as_ref().map(|bytes| (FILES[at - 1], bytes.as_slice()))
    });
    let read = Tables::read_on(files, &division, state.known);
    let mut problems: Vec<Problem> = read.faults.into_iter().map(problem).collect();
    let mut places = state.places.clone();
    for post in &read.posts {
        places.entry(post.post.clone()).or_insert_with(|| (post.region.clone(), post.district.clone()));
    }
    let rows = read.protocols;
    let protocols = running.look(move |clerk, _| orders::protocols(clerk.desk().state(), rows));
    let Some(protocols) = protocols else { return Err(None) };
    let candidate = |row| orders::candidate(row, day);
    let all = [
        read.posts.into_iter().map(orders::post).collect(),
        orders::precincts(read.precincts),
        read.candidates.into_iter().map(candidate).collect(),
        protocols,
    ];
    let mut ready = Vec::new();
    for (table, works) in all.into_iter().enumerate() {
        for work in works {
            let place = post_of(&work.command).and_then(|post| places.get(post));
            let place = place.or_else(|| of_precinct(running, &work, &places));
            let notice = match place {
                Some((region, district)) if !who.reaches_place(region, district) => {
                    Some(("this post belongs to another commission".to_owned(), "leave the row to whose it is"))
                }
                _ => {
                    permit_post(who, &work.command).err().map(|notice| (notice.what, "leave the table to whose it is"))
                }
            };
            if let Some((what, hint)) = notice {
                problems.push(told(table, &work, codes::NOT_YOURS, what, hint, Vec::new()));
            } else {
                let id = order_id_of("table", who, &work.command);
                let command = work.command.clone();
                let order = Order { id, actor: who.account.clone(), at: ask.at, command };
                ready.push(Ready { order, work, table });
            }
        }
    }
    let ready = tried(running, ready, &state.places, &mut problems).ok_or(None)?;
    problems.sort_by_key(|one| (FILES.iter().position(|file| **file == one.file), one.line));
    Ok((ready, problems))
}

/// Orders about posts that the journal has are tried; those of other tables wait for what these tables bring.
fn tried(
    running: &RunningContests,
    ready: Vec<Ready>,
    places: &BTreeMap<String, (String, String)>,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Ready>> {
    let brings_posts = ready.iter().any(|one| one.table < 2);
    let mut good = Vec::with_capacity(ready.len());
    let mut rest = ready.into_iter().peekable();
    while rest.peek().is_some() {
        let some: Vec<Ready> = rest.by_ref().take(AT_ONCE).collect();
        let orders: Vec<Option<Order>> = some
            .iter()
            .map(|one| {
                let known = post_of(&one.order.command).is_none_or(|post| places.contains_key(post));
                (known && (one.table < 2 || !brings_posts)).then(|| one.order.clone())
            })
            .collect();
        let answers = running.look(move |clerk, _| {
            let try_one = |order: &Option<Order>| match clerk.desk().answer(order.as_ref()?) {
                Answer::Refused(why, _) => Some((why.code().to_owned(), why.to_string(), why.citations())),
                Answer::Done(_) | Answer::Known => None,
            };
            orders.iter().map(try_one).collect::<Vec<_>>()
        })?;
        for (one, refused) in some.into_iter().zip(answers) {
            match refused {
                Some((code, what, by)) => problems.push(told(one.table, &one.work, &code, what, "", by)),
                None => good.push(one),
            }
        }
    }
    Some(good)
}

/// The post that an order is about.
fn post_of(command: &Command) -> Option<&str> {
    match command {
        Command::EnterPost { entered } => Some(&entered.post),
        Command::SetPrecincts { post, .. } => Some(post),
        Command::Nominate { nominated } => Some(&nominated.post),
        _ => None,
    }
}

/// The place of a protocol's post.
fn of_precinct<'p>(
    running: &RunningContests,
    work: &Work,
    places: &'p BTreeMap<String, (String, String)>,
) -> Option<&'p (String, String)> {
    let Command::Steps { steps } = &work.command else { return None };
    let precinct = steps.first()?.precinct.clone();
    let post = running.look(move |clerk, _| clerk.desk().state().precincts.get(&precinct).cloned())??;
    places.get(&post)
}

/// What is wrong with an order, by the first row it was made of.
pub(super) fn told(table: usize, work: &Work, code: &str, what: String, hint: &str, by: Vec<String>) -> Problem {
    Problem {
        file: FILES[table.min(3)].to_owned(),
        line: work.lines.first().copied().unwrap_or(0),
        column: String::new(),
        value: work.about.clone(),
        code: code.to_owned(),
        what,
        hint: if hint.is_empty() { format!("see the page of the code {code}") } else { hint.to_owned() },
        by,
    }
}

fn problem(fault: Fault) -> Problem {
    let value = fault.what.split('`').nth(1).unwrap_or("").to_owned();
    Problem {
        file: fault.place.file,
        line: fault.place.line,
        column: fault.field,
        value,
        code: fault.code.to_owned(),
        what: fault.what,
        hint: fault.hint,
        by: Vec::new(),
    }
}

/// Names of regions from before the law is recorded, as the site knows them.
fn former(site: &Site) -> Vec<Former> {
    let all = site.pages.country().regions().iter().filter_map(|region| {
        let names = pages::Language::ALL.map(|tag| (tag.code().to_owned(), region.name.get(tag).to_owned()));
        Some(Former { id: region.id.clone(), names: names.to_vec(), until: region.until? })
    });
    all.collect()
}

/// How far the orders are.
pub(super) fn progress(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at_hand(site, ask) else { return nothing(site, ask) };
    let id = ask.part("upload");
    let Some(upload) = running.uploads().get(&who.account, id) else { return nothing(site, ask) };
    let reply = page(200, site.pages.desk_upload(ask.language, &seat(&who, ask), &running.set(), id, &upload));
    // A browser without scripts asks again by itself until all is done.
    if upload.ended { reply } else { reply.with("refresh", "1".to_owned()) }
}

/// The refused rows as a table.
pub(super) fn refused(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at_hand(site, ask) else { return nothing(site, ask) };
    let Some(upload) = running.uploads().get(&who.account, ask.part("upload")) else { return nothing(site, ask) };
    Reply::of(200, "text/csv; charset=utf-8", refused_csv(&upload.problems), Keep::Never)
        .with("content-disposition", "attachment; filename=\"refused.csv\"".to_owned())
}
