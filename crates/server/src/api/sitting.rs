//! The sitting for programs of the commission: what is to be signed, and who signed.

use clerk::{result_hash, result_text};
use journal::Head;

use super::answer::json;
use super::endpoint::{ELECTION, Endpoint, Gives, of, read};
use super::precincts::gone;
use super::problem;
use super::question::nothing;
use super::wire::sitting::{CountedResult, Signed, Sitting, Unsigned};
use crate::ask::Ask;
use crate::clerk::Clerk;
use crate::reply::{Keep, Reply};
use crate::role::Role;
use crate::routes::Handler;
use crate::site::Site;

pub(super) const ENDPOINTS: &[Endpoint] =
    &[read("sitting", "sitting", "/api/v1/elections/{election}/sitting", Handler::Compute(stands))
        .what("How the sitting stands: the counted result with the hash that is signed, and who signed.")
        .asks(&[ELECTION])
        .roles(&[Role::Administrator, Role::Auditor])
        .gives(Gives::Json, of::<Sitting>)
        .problems(&[404])];

fn stands(site: &Site, ask: &Ask) -> Reply {
    let Some(running) = site.running(ask.part("election")) else { return problem::reply(site, 404, &nothing()) };
    let Some(sitting) = running.look(told) else { return gone(site) };
    let mut reply = json(200, &sitting);
    reply.keep = Keep::Never;
    reply
}

fn told(clerk: &Clerk, head: &Head) -> Sitting {
    let state = clerk.desk.state();
    let signatures = state.sitting.iter().flat_map(|sitting| &sitting.signatures);
    let withdrawn = state.sitting.iter().flat_map(|sitting| &sitting.withdrawn);
    Sitting {
        head: head.into(),
        counted: state
            .counted
            .as_ref()
            .map(|counted| CountedResult { text: result_text(counted), hash: result_hash(counted) }),
        outdated: state.outdated,
        open: state.sitting.is_some(),
        signatures: signatures.map(|own| Signed { account: own.by.clone(), name: own.name.clone() }).collect(),
        withdrawn: withdrawn
            .map(|(own, because)| Unsigned {
                account: own.by.clone(),
                name: own.name.clone(),
                because: because.clone(),
            })
            .collect(),
        least: u64::try_from(clerk.desk.least_signers().0).unwrap_or(u64::MAX),
        certified: state.certified.as_ref().map(|certified| certified.signed.clone()),
    }
}
