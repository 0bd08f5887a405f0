//! Precincts of a running election, as everybody may see them: nothing of a protocol before it is accepted.

use clerk::PrecinctState;
use pages::Notice;
use store::WriteError;

use super::answer::{Window, json, rows};
use super::endpoint::{ELECTION, Endpoint, FORMAT, Gives, Kind, PAGE, Param, SIZE, field, of, part, read};
use super::night::NIGHT;
use super::problem;
use super::question::nothing;
use super::wire::list::Page;
use super::wire::night::{Copy, CopyDiffers, Figure, Head, Precinct, PrecinctLine, Proof, Proofs, Reason, State};
use crate::ask::Ask;
use crate::desk::no_outcome;
use crate::public::{line, told};
use crate::reply::Reply;
use crate::routes::Handler;
use crate::site::Site;

const PRECINCT: Param = part("precinct", 60, "the precinct by its number", "7");

pub(super) const ENDPOINTS: &[Endpoint] = &[
    read(NIGHT, "precincts", "/api/v1/elections/{election}/precincts", Handler::Compute(all))
        .what("Precincts in the order in which they were named.")
        .asks(&[
            ELECTION,
            field("number", Kind::Text(200), "precincts whose number holds this", "7"),
            field("region", Kind::Text(400), "precincts of this region", "ALA"),
            field("state", Kind::Word(&State::WORDS), "precincts whose protocol is so far", "accepted"),
            PAGE,
            SIZE,
            FORMAT,
        ])
        .gives(Gives::List, of::<Page<PrecinctLine>>)
        .problems(&[404]),
    read(NIGHT, "precinct", "/api/v1/elections/{election}/precincts/{precinct}", Handler::Compute(one))
        .what("A precinct: its protocol once accepted, what became of it on the way, observers' copies that differ.")
        .asks(&[ELECTION, PRECINCT])
        .gives(Gives::Json, of::<Precinct>)
        .problems(&[404]),
    read(NIGHT, "proofs", "/api/v1/elections/{election}/precincts/{precinct}/proofs", Handler::Compute(proofs))
        .what("That the entries of a settled precinct stand in the journal: each line with its way to the root.")
        .asks(&[ELECTION, PRECINCT])
        .gives(Gives::Json, of::<Proofs>)
        .problems(&[404]),
];

/// The writer of a running election has stopped.
pub(super) fn gone(site: &Site) -> Reply {
    let (status, notice) = no_outcome(&WriteError::Stopped);
    let hint = "ask again in a moment".to_owned();
    problem::reply(site, status, &Notice { hint, ..notice })
}

fn all(site: &Site, ask: &Ask) -> Reply {
    let Some(running) = site.running(ask.part("election")) else { return problem::reply(site, 404, &nothing()) };
    let window = Window::of(ask);
    let (number, region, wanted) =
        (ask.field("number").to_owned(), ask.field("region").to_owned(), ask.field("state").to_owned());
    let looked = running.look(move |clerk, _| {
        let form = clerk.desk.state().ballot.as_ref().map(|ballot| &ballot.form);
        let fits = |own: &&PrecinctState| {
            (region.is_empty() || own.precinct.region == region)
                && (number.is_empty() || own.precinct.id.contains(&number))
                && (wanted.is_empty() || State::from(crate::public::state(own)).as_str() == wanted)
        };
        let mut total = 0;
        let mut items = Vec::new();
        for own in clerk.desk.state().precincts.iter().filter(fits) {
            total += 1;
            if total > window.skipped() && items.len() < window.rows() {
                let line = line(own, form);
                items.push(PrecinctLine {
                    precinct: line.id,
                    region: line.region,
                    district: own.precinct.district.clone(),
                    state: line.state.into(),
                    copies_differ: line.differs,
                });
            }
        }
        (items, u64::try_from(total).unwrap_or(u64::MAX))
    });
    looked.map_or_else(|| gone(site), |(items, total)| rows(ask, window, items, total))
}

/// A precinct as the public page shows it.
fn looked(site: &Site, ask: &Ask) -> Result<pages::protocols::Precinct, Reply> {
    let missing = || problem::reply(site, 404, &nothing());
    let running = site.running(ask.part("election")).ok_or_else(missing)?;
    let id = ask.part("precinct").to_owned();
    let looked = running.look(move |clerk, head| {
        let state = clerk.desk.state();
        let own = state.by_id.get(&id).and_then(|at| state.precincts.get(*at))?;
        Some(told(clerk, own, *head))
    });
    looked.ok_or_else(|| gone(site))?.ok_or_else(missing)
}

fn one(site: &Site, ask: &Ask) -> Reply {
    let own = match looked(site, ask) {
        Ok(own) => own,
        Err(reply) => return reply,
    };
    let figure = |figure: &pages::protocols::Figure| {
        let title = figure.title.0.iter().find(|(language, _)| language == "en").or_else(|| figure.title.0.first());
        Figure {
            place: figure.place.clone(),
            title: title.map(|(_, title)| title.clone()).unwrap_or_default(),
            list: figure.list.as_ref().map(|(id, _)| id.clone()),
            number: figure.number,
        }
    };
    let differs = |(figure, protocol, copy): &(String, Option<u64>, Option<u64>)| CopyDiffers {
        figure: figure.clone(),
        protocol: *protocol,
        copy: *copy,
    };
    let step = |step: &pages::protocols::Step| match step.because.as_str() {
        "" => format!("{} by {}", step.step, step.by),
        because => format!("{} by {}: {because}", step.step, step.by),
    };
    let reason = |(code, words): &(String, String)| Reason { code: code.clone(), words: words.clone() };
    json(
        200,
        &Precinct {
            precinct: own.line.id.clone(),
            region: own.line.region.clone(),
            district: own.district.clone(),
            state: own.line.state.into(),
            figures: own.figures.iter().map(figure).collect(),
            past: own.past.iter().map(step).collect(),
            reasons: own.reasons.iter().map(reason).collect(),
            copies: own
                .copies
                .iter()
                .map(|(by, figures)| Copy { by: by.clone(), figures: figures.iter().map(differs).collect() })
                .collect(),
            entries: own.proofs.iter().map(|proof| proof.seq).collect(),
        },
    )
}

fn proofs(site: &Site, ask: &Ask) -> Reply {
    let own = match looked(site, ask) {
        Ok(own) => own,
        Err(reply) => return reply,
    };
    let proof = |proof: &pages::protocols::Proof| Proof {
        seq: proof.seq,
        line: proof.line.clone(),
        hash: journal::Hash::leaf(proof.line.as_bytes()).to_string(),
        path: proof.path.iter().map(ToString::to_string).collect(),
        root: proof.root.to_string(),
        head: Head::from(&proof.head),
    };
    json(200, &Proofs { precinct: own.line.id.clone(), proofs: own.proofs.iter().map(proof).collect() })
}
