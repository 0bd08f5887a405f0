//! What-if: the question is read from the address, counted, and answered on the same page, also where it has no answer.

use pages::{Asked, Notice};
use recount::{Answer, Trouble};

use super::nothing;
use crate::ask::Ask;
use crate::codes;
use crate::reply::Reply;
use crate::site::Site;

/// The longest query that an address may have; readers and proxies agree on no more.
const MOST_QUERY: usize = 60_000;

/// A question in the address.
pub(crate) fn what_if(site: &Site, ask: &Ask) -> Reply {
    let Some((election, own)) = site.election(ask.part("election")) else { return nothing(site, ask) };
    let asked = match Asked::read(&ask.fields) {
        Ok(asked) => asked,
        Err(notice) => return site.notice(400, ask.language, ask.here(), &notice),
    };
    let computed;
    let answer: Result<&Answer, &Trouble> = if asked == Asked::default() {
        own.as_ref()
    } else {
        computed = site.ask(election, &asked.question(&site.pages, election));
        computed.as_ref()
    };
    let status = match answer {
        Ok(_) => 200,
        // Faults of a bill are the asker's; a law that says no is an answer, and so is a count without figures.
        Err(Trouble::Faults(_)) => 400,
        Err(Trouble::Rules(_) | Trouble::Count(_)) => 422,
        Err(Trouble::CountsDiffer(_)) => 500,
    };
    Reply::html(status, site.pages.what_if(ask.language, election, &asked, answer))
}

/// A question as a form, for bills too long to be typed into an address: it becomes one all the same, so that it can be
/// shared.
pub(crate) fn what_if_sent(site: &Site, ask: &Ask) -> Reply {
    if site.election(ask.part("election")).is_none() {
        return nothing(site, ask);
    }
    let asked = match Asked::read(&ask.fields) {
        Ok(asked) => asked,
        Err(notice) => return site.notice(400, ask.language, ask.here(), &notice),
    };
    let query = asked.query();
    if query.len() > MOST_QUERY {
        let what = format!("the question has {} bytes; an address holds {MOST_QUERY}", query.len());
        let hint = "count it on your own machine: zhargy count ELECTION --bill FILE";
        return site.notice(413, ask.language, ask.here(), &Notice::new(codes::TOO_LARGE, what, hint));
    }
    Reply::elsewhere(303, format!("{}?{query}", ask.path))
}
