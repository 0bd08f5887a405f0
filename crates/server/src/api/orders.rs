//! Orders: every command of the clerk is a resource that is posted to. The body is read strictly, `permit` says whether the
//! person may order it, the writer decides it, and the answer comes once it is durable.

use clerk::{Command, Order};
use pages::Notice;
use store::{Done, WriteError};

use super::answer::json;
use super::endpoint::{ELECTION, Endpoint, Gives, LIST, Param, of, send};
use super::problem;
use super::question::nothing;
use super::schema;
use super::wire::list::short;
use super::wire::order::{
    self, Ballot, Call, Certificate, Certification, Count, Filing, Lot, Mandates, NewCopy, Opening, Precincts,
    Registration, Sent, Signature, Steps, Succession, Unsigning, Vacancy, Withdrawal,
};
use crate::ask::Ask;
use crate::clerk::{Refused, Told};
use crate::codes;
use crate::desk::no_outcome;
use crate::ordered::Ordered;
use crate::permit::{needs_confirmation, permit};
use crate::reply::Reply;
use crate::role::Role;
use crate::routes::Handler;
use crate::site::Site;

const ORDERS: &str = "orders";

/// Problems that every order can meet.
const PROBLEMS: &[u16] = &[404, 408, 409, 413, 415, 422, 503];

const COMMISSION: &[Role] = &[Role::Administrator];
const ENTRY: &[Role] = &[Role::Administrator, Role::Coordinator, Role::Clerk];
const WATCH: &[Role] = &[Role::Agent, Role::Observer];
const FILING: &[Role] = &[Role::Administrator, Role::Agent];

const AT: &[Param] = &[ELECTION];
const AT_LIST: &[Param] = &[ELECTION, LIST];

const fn order(
    id: &'static str,
    path: &'static str,
    roles: &'static [Role],
    handler: fn(&Site, &Ask) -> Result<Ordered, Reply>,
) -> Endpoint {
    send(ORDERS, id, path, roles, Handler::Command(handler))
        .asks(AT)
        .gives(Gives::Json, of::<order::Done>)
        .problems(PROBLEMS)
}

pub(super) const ENDPOINTS: &[Endpoint] = &[
    order("call", "/api/v1/elections/{election}/call", COMMISSION, give::<Call>)
        .what("Opens the journal of an election.")
        .sends(
            of::<Call>,
            r#"{"order": "call-1", "election": "kz/majilis-2021", "office": "majilis", "title": "Election of the Majilis", "territory": "Kazakhstan", "vote": "2021-01-10", "called": "2020-10-21", "synthetic": true}"#,
        ),
    order("set_precincts", "/api/v1/elections/{election}/precincts", COMMISSION, give::<Precincts>)
        .what("Names precincts; several orders make the territory.")
        .sends(
            of::<Precincts>,
            r#"{"order": "precincts-1", "precincts": [{"precinct": "1", "district": "Hill", "region": "North"}]}"#,
        ),
    order("file_list", "/api/v1/elections/{election}/lists", FILING, give::<Filing>)
        .what("A party files its list, or files it anew. An agent files the own one.")
        .sends(
            of::<Filing>,
            r#"{"order": "list-1", "list": "alma", "party": "Alma (synthetic)", "day": "2020-11-20", "persons": [{"name": "A. (synthetic)", "sex": "female", "born": "1980-02-29", "member": true}]}"#,
        ),
    order("register_list", "/api/v1/elections/{election}/lists/{list}/registration", COMMISSION, give::<Registration>)
        .what("The commission examines the filed list under the law of the day and registers it, if that allows it.")
        .asks(AT_LIST)
        .sends(of::<Registration>, r#"{"order": "registration-1", "day": "2020-11-25"}"#),
    order("withdraw_list", "/api/v1/elections/{election}/lists/{list}/withdrawal", COMMISSION, give::<Withdrawal>)
        .what("The registered list leaves the election.")
        .asks(AT_LIST)
        .sends(of::<Withdrawal>, r#"{"order": "withdrawal-1", "because": "its congress decided so (synthetic)"}"#),
    order("set_ballot", "/api/v1/elections/{election}/ballot", COMMISSION, give::<Ballot>)
        .what("The ballot, with the registered lists in the order of the drawn lot.")
        .sends(of::<Ballot>, r#"{"order": "ballot-1", "lists": ["beren", "alma"]}"#),
    order("take_steps", "/api/v1/elections/{election}/steps", ENTRY, give::<Steps>)
        .what("Steps of the entry of protocols; all are taken or none. Each takes those of the own role and territory.")
        .sends(
            of::<Steps>,
            r#"{"order": "steps-1", "steps": [{"precinct": "1", "role": "clerk", "step": "enter", "figures": {"A1": 812, "B1": 640}}, {"precinct": "1", "role": "clerk", "step": "release"}]}"#,
        ),
    order("enter_copy", "/api/v1/elections/{election}/copies", WATCH, give::<NewCopy>)
        .what("The copy of a protocol that an observer or an agent got.")
        .sends(of::<NewCopy>, r#"{"order": "copy-1", "precinct": "1", "figures": {"B2 alma": 210}}"#),
    order("draw_lot", "/api/v1/elections/{election}/lot", COMMISSION, give::<Lot>)
        .what("Records a lot that the law asked for.")
        .sends(of::<Lot>, r#"{"order": "lot-1", "lists": ["alma"]}"#),
    order("count", "/api/v1/elections/{election}/count", COMMISSION, give::<Count>)
        .what("Counts the result from the protocols in force.")
        .sends(of::<Count>, r#"{"order": "count-1"}"#),
    order("open_sitting", "/api/v1/elections/{election}/sitting", COMMISSION, give::<Opening>)
        .what("The commission sits on the counted result, to sign it one after another.")
        .sends(of::<Opening>, r#"{"order": "sitting-1"}"#),
    order("sign", "/api/v1/elections/{election}/signatures", COMMISSION, give::<Signature>)
        .what("Whoever gives the order signs the result. Within five minutes of proving again who you are.")
        .sends(
            of::<Signature>,
            r#"{"order": "signature-1", "name": "A (synthetic)", "counted": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}"#,
        ),
    order("withdraw_signature", "/api/v1/elections/{election}/signatures/withdrawal", COMMISSION, give::<Unsigning>)
        .what("Whoever gives the order takes the own signature back, before the result is certified. Within five minutes of proving again who you are.")
        .sends(of::<Unsigning>, r#"{"order": "unsigned-1", "because": "signed in haste (synthetic)"}"#),
    order("certify", "/api/v1/elections/{election}/certification", COMMISSION, give::<Certification>)
        .what("The commission certifies the result by the signatures of the sitting. Within five minutes of proving again who you are.")
        .sends(of::<Certification>, r#"{"order": "certification-1"}"#),
    order("issue_certificate", "/api/v1/elections/{election}/certificate", COMMISSION, give::<Certificate>)
        .what("Records the files of the certificate.")
        .sends(
            of::<Certificate>,
            r#"{"order": "certificate-1", "files": {"certificate.pdf": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}}"#,
        ),
    order("give_mandates", "/api/v1/elections/{election}/lists/{list}/mandates", COMMISSION, give::<Mandates>)
        .what("The list's mandates go to persons.")
        .asks(AT_LIST)
        .sends(of::<Mandates>, r#"{"order": "mandates-1", "chosen": ["A. (synthetic)"], "in_time": true}"#),
    order("vacate_mandate", "/api/v1/elections/{election}/lists/{list}/vacancies", COMMISSION, give::<Vacancy>)
        .what("A mandate of the list lost its holder.")
        .asks(AT_LIST)
        .sends(of::<Vacancy>, r#"{"order": "vacancy-1", "holder": "A. (synthetic)", "next": null}"#),
    order("fill_vacancy", "/api/v1/elections/{election}/lists/{list}/successions", COMMISSION, give::<Succession>)
        .what("A mandate of the list that stayed vacant gets a holder.")
        .asks(AT_LIST)
        .sends(of::<Succession>, r#"{"order": "succession-1", "next": "B. (synthetic)"}"#),
];

/// Reads an order and gives it to the writer of its election.
fn give<B: Sent>(site: &Site, ask: &Ask) -> Result<Ordered, Reply> {
    let Some(running) = site.running(ask.part("election")) else { return Err(problem::reply(site, 404, &nothing())) };
    // The route admits nobody without a session.
    let Some(who) = &ask.who else { return Err(problem::reply(site, 404, &nothing())) };
    let body: B = schema::body(&ask.body).map_err(|notice| problem::reply(site, 400, &notice))?;
    let id = body.order().to_owned();
    let command = body.command(ask.part("list"));
    if let Command::Call { election, .. } = &command
        && short(election) != running.id()
    {
        let what = format!("the address is of `{}`, the order calls `{election}`", running.id());
        let notice = Notice::new(codes::BODY, what, "send it to the address of its own election");
        return Err(problem::reply(site, 422, &notice));
    }
    let places = running.live().places();
    permit(who, &command, &|precinct| places.get(precinct).cloned())
        .map_err(|notice| problem::reply(site, 403, &notice))?;
    if needs_confirmation(&command) && !who.is_confirmed(ask.at) {
        let what = "a result is signed and certified within five minutes of proving again who you are";
        let hint = "POST /api/v1/sessions/current/confirmation, then send it with the token that it gives";
        return Err(problem::reply(site, 403, &Notice::new(codes::NOT_YOURS, what, hint)));
    }
    // Two programs may make up one id: it counts within the account.
    let own = format!("api {} {id}", who.account);
    let order = Order { id: own, actor: who.account.clone(), at: ask.at, command };
    Ok(Ordered::new(running.client(), order, move |site, outcome| told(site, &id, outcome)))
}

/// What became of an order.
fn told(site: &Site, id: &str, outcome: Result<Done<Told>, WriteError>) -> Reply {
    let done = match outcome {
        Ok(done) => done,
        Err(error) => {
            let (status, notice) = no_outcome(&error);
            return problem::reply(site, status, &notice);
        }
    };
    if let Err(refused) = &done.answer {
        return problem::refused(site, status(refused), refused);
    }
    let last = done.entries.end.checked_sub(1).filter(|_| !done.entries.is_empty());
    let told = order::Done {
        order: id.to_owned(),
        first: last.map(|_| done.entries.start),
        last,
        repeated: done.repeated,
        head: (&done.head).into(),
    };
    json(if done.repeated { 200 } else { 201 }, &told)
}

/// A refusal by the law, or of what the order itself says, is 422; what the state of things refuses and may allow at
/// another time is 409.
fn status(refused: &Refused) -> u16 {
    let of_state = [clerk::codes::NOT_NOW, clerk::codes::STEP, clerk::codes::RESULT, clerk::codes::BALLOT];
    if refused.by.is_empty() && of_state.contains(&refused.code.as_str()) { 409 } else { 422 }
}
