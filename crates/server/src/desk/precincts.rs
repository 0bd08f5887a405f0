//! Handlers of the coordinator's desk: what is missing and what waits for whom, as pages and as CSV; one precinct with what
//! can be done about it; and the orders that do it.

mod one;
pub(crate) mod watch;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use clerk::PrecinctState;
use election::protocol::{Actor, Command, Entry, Refusal};
use pages::Notice;
use pages::desk::precincts::{Filter, Listing, PAGE, Row, STATES, Waits};
use store::WriteError;

use super::entry::{at, turns};
use crate::ask::Ask;
use crate::clerk::Clerk;
use crate::codes;
use crate::desk::{page, seat};
use crate::public::nothing;
use crate::reply::{Keep, Reply};
use crate::role::Role;
use crate::routes::{Handler, Method, Route, at_desk};
use crate::site::Site;
use crate::who::Who;

const READ: &[Role] = &[Role::Coordinator, Role::Administrator, Role::Auditor];
const WRITE: &[Role] = &[Role::Coordinator, Role::Administrator];

/// Rows of the table.
pub(crate) const ROUTES: &[Route] = &[
    at_desk("/{language}/desk/{election}/precincts", READ, list),
    at_desk("/{language}/desk/{election}/precincts.csv", READ, csv),
    at_desk("/{language}/desk/{election}/precincts/{precinct}", READ, one::precinct),
    Route {
        method: Method::Post,
        path: "/{language}/desk/{election}/precincts/{precinct}",
        roles: WRITE,
        handler: Handler::Command(one::act),
    },
];

/// The longest text that is looked for, bytes.
const MOST: usize = 400;

fn list(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at(site, ask) else { return nothing(site, ask) };
    let found = match found(site, ask, false) {
        Ok(found) => found,
        Err(reply) => return *reply,
    };
    let seat = seat(&who, ask.part("election"));
    page(200, site.pages.desk_precincts(ask.language, &seat, &running.night(), &found))
}

fn csv(site: &Site, ask: &Ask) -> Reply {
    let Some((_, running)) = at(site, ask) else { return nothing(site, ask) };
    let found = match found(site, ask, true) {
        Ok(found) => found,
        Err(reply) => return *reply,
    };
    let text = site.pages.desk_precincts_csv(ask.language, &running.night(), &found.rows);
    Reply::of(200, "text/csv; charset=utf-8", text.into_bytes(), Keep::Never)
}

/// What an address looks for, found on the writer's thread.
fn found(site: &Site, ask: &Ask, all: bool) -> Result<Listing, Box<Reply>> {
    let Some((who, running)) = at(site, ask) else { return Err(Box::new(nothing(site, ask))) };
    let text = |name: &str| ask.field(name).trim().to_owned();
    let filter = Filter {
        state: text("state"),
        region: text("region"),
        district: text("district"),
        number: text("number"),
        mine: !text("mine").is_empty(),
        findings: !text("findings").is_empty(),
        copies: !text("copies").is_empty(),
    };
    let long = [&filter.state, &filter.region, &filter.district, &filter.number].iter().any(|text| text.len() > MOST);
    let unknown = !filter.state.is_empty() && STATES.iter().all(|(word, _)| *word != filter.state);
    let number = text("page");
    let number =
        if number.is_empty() { Some(1) } else { number.parse().ok().filter(|page| (1..=100_000).contains(page)) };
    let (Some(number), false, false) = (number, long, unknown) else {
        let told = Notice::new(codes::ADDRESS, "the list is asked for in words nobody knows", "choose on the page");
        return Err(Box::new(site.refuse(ask, 400, &told)));
    };
    let by = turns::actor(&who);
    let looked = running.look(move |clerk, _| look(clerk, &who, &by, filter, if all { None } else { Some(number) }));
    looked.ok_or_else(|| Box::new(crate::desk::failed(site, ask, &WriteError::Stopped)))
}

/// One walk over the precincts of a territory: what waits by place, and what the filter lets pass.
fn look(clerk: &Clerk, who: &Arc<Who>, by: &Actor, filter: Filter, page: Option<usize>) -> Listing {
    let state = clerk.desk.state();
    let mut waits: BTreeMap<&str, Waits> = BTreeMap::new();
    let (mut regions, mut districts) = (BTreeSet::new(), BTreeSet::new());
    let (mut rows, mut all) = (Vec::new(), 0);
    for (place, own) in state.precincts.iter().enumerate().filter(|(_, own)| who.reaches(&own.precinct)) {
        let lies = &own.precinct;
        regions.insert(lies.region.as_str());
        let within = filter.region.is_empty() || filter.region == lies.region;
        if within {
            let key = if filter.region.is_empty() { lies.region.as_str() } else { lies.district.as_str() };
            waits.entry(key).or_default().add(own.entry.state());
        }
        if within && !filter.region.is_empty() {
            districts.insert(lies.district.as_str());
        }
        if !within || !passes(clerk, by, &filter, place, own) {
            continue;
        }
        all += 1;
        let shown = page.is_none_or(|page| ((page - 1) * PAGE..page * PAGE).contains(&(all - 1)));
        if shown {
            let kept = clerk.watch.of(place);
            let (precinct, state) = (lies.clone(), own.entry.state());
            rows.push(Row { precinct, state, findings: kept.findings, differs: kept.differs, at: kept.at });
        }
    }
    let named = |(place, waits): (&str, Waits)| Waits { place: place.to_owned(), ..waits };
    let texts = |all: BTreeSet<&str>| all.into_iter().map(str::to_owned).collect();
    let waits = waits.into_iter().map(named).collect();
    Listing { filter, rows, all, page: page.unwrap_or(1), waits, regions: texts(regions), districts: texts(districts) }
}

fn passes(clerk: &Clerk, by: &Actor, filter: &Filter, place: usize, own: &PrecinctState) -> bool {
    let state = own.entry.state();
    let word = STATES.iter().find(|(_, of)| *of == state).map_or("", |(word, _)| *word);
    (filter.district.is_empty() || filter.district == own.precinct.district)
        && (filter.state.is_empty() || filter.state == word)
        && (filter.number.is_empty() || own.precinct.id.contains(&filter.number))
        && (!filter.findings || !clerk.watch.of(place).findings.is_empty())
        && (!filter.copies || clerk.watch.of(place).differs)
        && (!filter.mine || waits_for(clerk, by, &own.entry))
}

/// Whether a protocol waits for a person: the procedure lets them go on with it, or only errors stand in the way, about which
/// they decide.
fn waits_for(clerk: &Clerk, by: &Actor, entry: &Entry) -> bool {
    let Some(ballot) = &clerk.desk.state().ballot else { return false };
    let (form, rules) = (&ballot.form, &ballot.entry_rules);
    match entry {
        Entry::Differs(_) => turns::turn(entry, form, rules, by).is_ok(),
        Entry::Settled(_) => {
            let reasons = turns::reasons(entry, form);
            matches!(
                turns::may(entry, form, rules, by, Command::Resolve(reasons)),
                Ok(()) | Err(Refusal::ErrorsBlock { .. })
            )
        }
        Entry::Resolved(_) => turns::may(entry, form, rules, by, Command::Accept).is_ok(),
        _ => false,
    }
}
