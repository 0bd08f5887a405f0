//! The page of a running election after one more protocol: what it costs does not depend on how many precincts there are.
//!
//! It must never touch a disk or a socket: the journal is in memory, and the routes are asked as a connection asks them.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use clerk::{Command, Order};
use journal::{Draft, Head, MemoryStore, Moment, Store as _, chain_on};
use pages::{Country, Pages};
use server::{Limits, Running, Setup, Site};
use tower_service::Service as _;

use crate::grow::{self, Plan};
use crate::{Fault, books};

/// Precincts whose protocols come in while it is measured.
const LATE: usize = 100;

/// Orders that are given before, so that nothing is new to the process.
const WARM: usize = 20;

pub(crate) fn run(demo: &str, plan: &Plan) -> Result<String, Fault> {
    let books = Arc::new(books::read()?);
    let late = late(demo, plan)?;
    let mut store = MemoryStore::new();
    let (mut head, mut orders, mut precincts) = (Head::EMPTY, Vec::<Order>::new(), 0);
    grow::each(demo, plan, |drafts| {
        let mut now = Vec::new();
        for draft in drafts {
            precincts += draft.body["precincts"].as_array().map_or(0, Vec::len);
            match draft.body["precinct"].as_str() {
                Some(precinct) if late.contains(precinct) => order(&mut orders, draft)?,
                _ => now.push(draft),
            }
        }
        let before = head;
        let entries = chain_on(&mut head, now)?;
        store.append(&before, &entries)?;
        Ok(())
    })?;
    let pages = Pages::new(Arc::clone(&books), Vec::new(), country()?);
    let second = |_: &_, _: &_, _: &_, _: &[String]| Ok(());
    let site = Site::new(Setup {
        pages,
        second,
        today: || jiff::civil::date(2021, 1, 10),
        now: || Moment::EPOCH,
        log: None,
    });
    let running = Running::open(&format!("kz/{}", grow::JOURNAL), Box::new(store), books, second)?;
    let client = running.client();
    site.show(running);
    let mut router = server::router(site, &Limits::default());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let mut seen = runtime.block_on(get(&mut router))?;
    let (mut ordered, mut shown) = (Vec::new(), Vec::new());
    for order in orders {
        let begun = Instant::now();
        client.submit(order)?.answer.map_err(|refused| refused.why)?;
        ordered.push(begun.elapsed());
        let begun = Instant::now();
        let page = runtime.block_on(get(&mut router))?;
        shown.push(begun.elapsed());
        if page == seen {
            return Err("a step was recorded and the page is as before".into());
        }
        seen = page;
    }
    let bytes = seen.len();
    let (ordered, shown) = (sorted(ordered), sorted(shown));
    let at = |times: &[Duration], percent: usize| times.get(times.len() * percent / 100).map_or(0, Duration::as_nanos);
    let steps = shown.len();
    Ok(format!("{precincts}\t{bytes}\t{steps}\t{}\t{}\t{}", at(&ordered, 50), at(&shown, 50), at(&shown, 99)))
}

/// Precincts of the first copy that come in late: evenly many from all places.
fn late(demo: &str, plan: &Plan) -> Result<BTreeSet<String>, Fault> {
    let mut all = Vec::new();
    grow::each(demo, &Plan { copies: 1, first: plan.first }, |drafts| {
        for draft in drafts {
            let named = draft.body["precincts"].as_array().into_iter().flatten();
            all.extend(named.filter_map(|precinct| precinct["id"].as_str().map(str::to_owned)));
        }
        Ok(())
    })?;
    let every = (all.len() / LATE).max(1);
    Ok(all.into_iter().step_by(every).collect())
}

/// The step of a draft as an order, or as one more step of the order before.
fn order(orders: &mut Vec<Order>, draft: Draft) -> Result<(), Fault> {
    let step = serde_json::from_value(draft.body)?;
    match orders.last_mut() {
        Some(Order { id, command: Command::Steps { steps }, .. }) if *id == draft.command => steps.push(step),
        _ => {
            let command = Command::Steps { steps: vec![step] };
            orders.push(Order { id: draft.command, actor: draft.actor, at: draft.at, command });
        }
    }
    Ok(())
}

/// The page as a browser gets it: compressed.
async fn get(router: &mut Router) -> Result<Vec<u8>, Fault> {
    let path = format!("/en/elections/{}/protocols", grow::JOURNAL);
    let request = Request::builder().uri(path).header("accept-encoding", "gzip").body(Body::empty())?;
    let response = router.call(request).await?;
    if response.status() != 200 {
        return Err(format!("the page answers {}", response.status()).into());
    }
    Ok(to_bytes(response.into_body(), usize::MAX).await?.into())
}

fn sorted(mut times: Vec<Duration>) -> Vec<Duration> {
    times.drain(..WARM.min(times.len() / 2));
    times.sort_unstable();
    times
}

/// The names of the country.
fn country() -> Result<Country, Fault> {
    let (mut files, mut left) = (Vec::new(), vec![Path::new("site").to_owned()]);
    while let Some(folder) = left.pop() {
        for entry in std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                left.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                files.push((path.display().to_string(), std::fs::read(&path)?));
            }
        }
    }
    files.sort();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    Country::read(&files).map_err(|faults| format!("{faults:?}").into())
}
