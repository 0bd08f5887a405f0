//! Handlers of the papers of a certified election, at addresses that stay. No name comes from a reader: each address is one
//! paper.

use std::sync::Arc;

use pages::Notice;

use super::nothing;
use crate::ask::Ask;
use crate::codes;
use crate::papers::{self, Without};
use crate::reply::{Keep, Reply};
use crate::site::Site;

/// The certificate in Kazakh, the state language.
const STATE: &str = "certificate.kk.pdf";

/// The certificate of an address; without a language that of the state.
pub(crate) fn certificate(site: &Site, ask: &Ask) -> Reply {
    let Some(running) = site.running(ask.part("election")) else { return nothing(site, ask) };
    let name = match ask.path.rsplit('/').next() {
        Some("certificate.pdf") | None => STATE,
        Some(name) => name,
    };
    match papers::certificates(site, &running) {
        Ok(made) => match made.papers.iter().find(|(own, ..)| own == name) {
            Some((_, _, paper)) => Reply::packed(Arc::clone(paper), Keep::WhileSame),
            None => nothing(site, ask),
        },
        Err(why) => without(site, ask, why),
    }
}

/// The archive.
pub(crate) fn archive(site: &Site, ask: &Ask) -> Reply {
    let Some(running) = site.running(ask.part("election")) else { return nothing(site, ask) };
    match papers::archive(site, &running) {
        Ok(made) => Reply::packed(made, Keep::WhileSame),
        Err(why) => without(site, ask, why),
    }
}

fn without(site: &Site, ask: &Ask, why: Without) -> Reply {
    let (status, notice) = match why {
        Without::None => {
            let hint = "it is there once the result is certified and this site makes it";
            (404, Notice::new(codes::NO_PAGE, "there is no such paper of this election", hint))
        }
        Without::Making => (503, Notice::new(codes::BUSY, "it is being made", "ask again in a moment")),
        Without::Failed(why) => (
            500,
            Notice::new(codes::BUG, format!("it cannot be made: {why}"), "`zhargy export` makes it from the journal"),
        ),
    };
    let mut reply = site.refuse(ask, status, &notice);
    reply.again = (status == 503).then_some(2);
    reply
}
