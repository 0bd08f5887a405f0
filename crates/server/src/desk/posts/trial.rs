//! What may follow for a post by an order of a person: each order is given to the desk on trial, which changes nothing. What
//! the desk would refuse is not offered.

use clerk::contests::record::Papers;
use clerk::contests::{Ballot, Command, ContestState, Order, PostState};
use clerk::{Answer, codes};
use election::protocol::Entry;
use election::single::candidacy::stage::{At, TRANSITIONS};
use jiff::civil::Date;
use journal::Moment;
use pages::desk::No;
use pages::desk::posts::{ACTS, Offer};
use serde_json::{Value, json};

use crate::contests::ContestsClerk;
use crate::desk::entry::turns;
use crate::permit::permit_post;
use crate::who::Who;

/// Who tries what.
struct Trial<'t> {
    clerk: &'t ContestsClerk,
    who: &'t Who,
    at: Moment,
}

impl Trial<'_> {
    /// Whether an order would be taken; nothing where it is not this person's to give.
    fn gives(&self, command: Value) -> Option<Result<(), No>> {
        let command: Command = serde_json::from_value(command).ok()?;
        permit_post(self.who, &command).ok()?;
        let order = Order { id: "trial".to_owned(), actor: self.who.account.clone(), at: self.at, command };
        Some(match self.clerk.desk().answer(&order) {
            Answer::Done(_) | Answer::Known => Ok(()),
            Answer::Refused(why, _) => {
                Err(No { code: why.code().to_owned(), why: why.to_string(), by: why.citations() })
            }
        })
    }
}

/// What may follow, and what of the steps of the post may not, with why.
pub(super) fn offers(
    clerk: &ContestsClerk,
    who: &Who,
    known: &PostState,
    day: Date,
    at: Moment,
) -> (Vec<Offer>, Vec<Offer>) {
    let (mut offers, mut later) = (Vec::new(), Vec::new());
    let trial = Trial { clerk, who, at };
    for (step, command) in of_post(known, day) {
        let offer = |not| Offer { step, candidate: String::new(), not };
        match trial.gives(command) {
            None => {}
            Some(Ok(())) => offers.push(offer(None)),
            Some(Err(no)) => later.push(offer(Some(no))),
        }
    }
    let candidates = known.contest().filter(|contest| !contest.is_over()).map(|contest| &contest.candidates);
    for own in candidates.into_iter().flatten() {
        let id = &own.nominated.candidate;
        of_candidate(&trial, &known.post.post, id, own.stage.at, day, &mut offers);
    }
    (offers, later)
}

/// Orders about the post in the order of the work. A day or a name that a person would type is one that fits.
fn of_post(known: &PostState, day: Date) -> Vec<(&'static str, Value)> {
    let post = &known.post.post;
    let vote = known.contest().map_or(day, ContestState::vote);
    let after = |date: Date| date.saturating_add(jiff::Span::new().days(1));
    let papers = serde_json::to_value(Papers::default()).unwrap_or_default();
    let somebody = json!({ "post": post, "candidate": "somebody-on-trial", "day": day, "name": "Somebody", "sex": "female",
        "born": "1980-01-01", "nominator": "self", "papers": papers });
    let names: Vec<String> = (1..=99).map(|number| format!("Member {number}")).collect();
    let mut all = Vec::new();
    if known.contest().is_none_or(|contest| contest.lets_call(day)) {
        let called = json!({ "command": "call", "post": post, "called": day,
            "vote": day.max(vote).saturating_add(jiff::Span::new().days(60)) });
        all.push(("call", called));
    }
    all.extend([
        ("winner", json!({ "command": "register_winner", "post": post, "day": day })),
        ("call_again", json!({ "command": "call_again", "post": post, "day": day, "vote": day.max(after(vote)) })),
        ("certify", json!({ "command": "certify", "post": post, "day": day, "signed": names })),
        ("count", json!({ "command": "count", "post": post })),
        ("ballot", json!({ "command": "set_ballot", "post": post, "day": day })),
        ("put_off", json!({ "command": "put_off", "post": post, "day": day, "vote": after(vote) })),
        ("nominate", json!({ "command": "nominate", "nominated": somebody })),
    ]);
    all
}

fn of_candidate(trial: &Trial<'_>, post: &str, id: &str, at: At, day: Date, offers: &mut Vec<Offer>) {
    let mut offer = |step, not| offers.push(Offer { step, candidate: id.to_owned(), not });
    let mut open = false;
    match trial.gives(json!({ "command": "decide", "post": post, "candidate": id, "day": day })) {
        Some(Ok(())) => offer("decide", None),
        // Where the law or the papers leave something open, words of the commission may follow.
        Some(Err(no)) if no.code == codes::CANDIDATE_OPEN => {
            open = true;
            offer("decide", Some(no));
        }
        Some(Err(_)) | None => {}
    }
    let papers = json!({ "consent": true });
    let papers = json!({ "command": "bring_papers", "post": post, "candidate": id, "day": day, "papers": papers });
    if let Some(Ok(())) = trial.gives(papers) {
        offer("papers", None);
    }
    for act in ACTS.iter().filter(|act| TRANSITIONS.iter().any(|arrow| arrow.from == at && arrow.act == **act)) {
        // A refusal of the commission, and a ground of cancelling, are words that cannot be tried.
        let words = matches!(*act, "cancel");
        let step = json!({ "command": "step", "post": post, "candidate": id, "day": day, "step": act, "because": "-" });
        match trial.gives(step) {
            Some(Ok(())) => offer(act, None),
            Some(Err(no)) if words || no.code == codes::CANDIDATE_OPEN || (*act == "refuse" && open) => {
                offer(act, (!words).then_some(no));
            }
            Some(Err(_)) | None => {}
        }
    }
}

/// Whether this person may accept a protocol as it stands, with a reason for every warning.
pub(super) fn accepts(
    clerk: &ContestsClerk,
    who: &Who,
    known: &PostState,
    (precinct, entry, ballot): (&str, &Entry, &Ballot),
    at: Moment,
) -> bool {
    if !matches!(entry, Entry::Settled(_)) || known.abolished.is_some() {
        return false;
    }
    let reasons: Vec<Value> = turns::reasons(entry, &ballot.form)
        .into_iter()
        .map(|reason| json!({ "code": reason.code, "words": reason.text }))
        .collect();
    let steps = json!({ "command": "steps", "steps": [
        { "precinct": precinct, "role": "coordinator", "step": "resolve", "reasons": reasons },
        { "precinct": precinct, "role": "coordinator", "step": "accept" },
    ] });
    matches!(Trial { clerk, who, at }.gives(steps), Some(Ok(())))
}
