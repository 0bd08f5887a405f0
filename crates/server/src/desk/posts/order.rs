//! From the fields of a form to an order about a post. What cannot be read is told by its field; whether the order is allowed is
//! not looked at here.

use clerk::contests::{Command, PostState};
use pages::desk::No;
use pages::desk::posts::PAPERS;
use serde_json::{Map, Value, json};

use crate::ask::Ask;
use crate::codes;

/// Letters of a field at most.
const MOST: usize = 2_000;

/// The order of a form.
pub(super) fn read(ask: &Ask) -> Result<Command, No> {
    let (post, candidate) = (ask.part("post"), ask.field("candidate").trim());
    if let Some((name, _)) = ask.fields.iter().find(|(_, value)| value.chars().count() > MOST) {
        return Err(wrong(name, "is too long", "no field has more than 2000 letters"));
    }
    let of_candidate = |command: &str| json!({ "command": command, "post": post, "candidate": candidate });
    let mut order = match ask.field("step") {
        "nominate" => return command(nominate(ask, post)?),
        "accept" => return command(accept(ask)),
        "call" => {
            let mut order = json!({ "command": "call", "post": post });
            set(&mut order, "called", day(ask, "day")?);
            set(&mut order, "vote", day(ask, "vote")?);
            for field in ["term_ends", "powers_ended"] {
                if !ask.field(field).trim().is_empty() {
                    set(&mut order, field, day(ask, field)?);
                }
            }
            return command(order);
        }
        "papers" => {
            let mut order = of_candidate("bring_papers");
            set(&mut order, "papers", papers(ask)?);
            order
        }
        "decide" => {
            let mut order = of_candidate("decide");
            let decided = ask.field("decided").trim();
            if !decided.is_empty() {
                set(&mut order, "decided", json!(decided));
            }
            order
        }
        "ballot" => json!({ "command": "set_ballot", "post": post }),
        "count" => return command(json!({ "command": "count", "post": post })),
        "certify" => {
            let names = ask.field("signed").lines().map(str::trim).filter(|name| !name.is_empty());
            json!({ "command": "certify", "post": post, "signed": names.collect::<Vec<_>>() })
        }
        word @ ("put_off" | "call_again") => {
            let mut order = json!({ "command": word, "post": post });
            set(&mut order, "vote", day(ask, "vote")?);
            order
        }
        "winner" => json!({ "command": "register_winner", "post": post }),
        step => {
            let known = ::pages::desk::posts::ACTS.contains(&step);
            if !known {
                return Err(wrong("step", "is no step of a post", "open the page again and send the form from there"));
            }
            let mut order = of_candidate("step");
            set(&mut order, "step", json!(step));
            set(&mut order, "because", json!(ask.field("because").trim()));
            order
        }
    };
    set(&mut order, "day", day(ask, "day")?);
    if !ask.field("hour").trim().is_empty() {
        set(&mut order, "hour", json!(ask.field("hour").trim()));
    }
    command(order)
}

/// Ids of the precincts of a post.
pub(super) fn precincts_of(post: &PostState) -> Vec<String> {
    post.precincts.iter().map(|precinct| precinct.id.clone()).collect()
}

/// Whether an order that names precincts names those of the post alone.
pub(super) fn is_of(command: &Command, precincts: &[String]) -> bool {
    let Command::Steps { steps } = command else { return true };
    steps.iter().all(|step| precincts.contains(&step.precinct))
}

fn command(order: Value) -> Result<Command, No> {
    serde_json::from_value(order).map_err(|error| {
        let why = format!("the form says no order: {error}; hint: correct the field, or leave it empty");
        No { code: codes::BODY.to_owned(), why, by: Vec::new() }
    })
}

fn wrong(field: &str, what: &str, hint: &str) -> No {
    No { code: codes::BODY.to_owned(), why: format!("the field `{field}` {what}; hint: {hint}"), by: Vec::new() }
}

fn set(order: &mut Value, field: &str, value: Value) {
    if let Some(fields) = order.as_object_mut() {
        fields.insert(field.to_owned(), value);
    }
}

fn day(ask: &Ask, field: &str) -> Result<Value, No> {
    let text = ask.field(field).trim();
    let read = text.parse::<jiff::civil::Date>().ok().filter(|_| text.len() == 10);
    read.map(|day| json!(day)).ok_or_else(|| wrong(field, "is no day", "write year-month-day, such as 2021-07-25"))
}

fn number(ask: &Ask, field: &str) -> Result<Value, No> {
    let text = ask.field(field).trim();
    let digits = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let read = text.parse::<u64>().ok().filter(|_| digits);
    read.map(|number| json!(number)).ok_or_else(|| wrong(field, "is no count", "write a whole number in digits"))
}

/// A nomination with the papers that came with it.
fn nominate(ask: &Ask, post: &str) -> Result<Value, No> {
    let text = |field: &str| json!(ask.field(field).trim());
    let mut nominated = json!({
        "post": post, "candidate": text("candidate"), "name": text("name"), "sex": text("sex"), "nominator": text("nominator"),
    });
    set(&mut nominated, "day", day(ask, "day")?);
    set(&mut nominated, "born", day(ask, "born")?);
    for field in ["hour", "member_of"] {
        if !ask.field(field).trim().is_empty() {
            set(&mut nominated, field, text(field));
        }
    }
    if let Some(is) = yes(ask.field("incumbent")) {
        set(&mut nominated, "incumbent", json!(is));
    }
    for field in ["terms_in_a_row", "terms_before_limit"] {
        if !ask.field(field).trim().is_empty() {
            set(&mut nominated, field, number(ask, field)?);
        }
    }
    set(&mut nominated, "papers", papers(ask)?);
    Ok(json!({ "command": "nominate", "nominated": nominated }))
}

/// Papers: what a field leaves empty is not stated.
fn papers(ask: &Ask) -> Result<Value, No> {
    let mut papers = Map::new();
    for (field, kind) in PAPERS {
        let text = ask.field(field).trim();
        if text.is_empty() {
            continue;
        }
        let value = match *kind {
            "yes" => {
                yes(text).map(|is| json!(is)).ok_or_else(|| wrong(field, "is neither yes nor no", "choose one"))?
            }
            "count" => number(ask, field)?,
            "elsewhere" => {
                if text == "nowhere" {
                    json!([])
                } else {
                    json!([text])
                }
            }
            _ => json!(text),
        };
        papers.insert((*field).to_owned(), value);
    }
    Ok(Value::Object(papers))
}

fn yes(text: &str) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// A protocol is accepted: what does not add up has its reason.
fn accept(ask: &Ask) -> Value {
    let reasons = ask.fields.iter().filter_map(|(name, value)| {
        let code = name.strip_prefix("reason ")?;
        Some(json!({ "code": code, "words": value.trim() }))
    });
    let reasons: Vec<Value> = reasons.filter(|reason| reason["words"] != "").collect();
    let precinct = ask.field("precinct");
    json!({ "command": "steps", "steps": [
        { "precinct": precinct, "role": "coordinator", "step": "resolve", "reasons": reasons },
        { "precinct": precinct, "role": "coordinator", "step": "accept" },
    ] })
}
