//! Questions of programs, read strictly by the table: a field nobody knows, one that stands twice, or a value that none can
//! be is refused before any handler sees it; so is a body of another type.

use axum::http::header::{self, HeaderMap};
use pages::Notice;
use pages::codes::QUESTION;

use super::ENDPOINTS;
use super::endpoint::{Endpoint, Kind, Param};
use crate::ask::Ask;
use crate::codes;
use crate::routes::{Method, Route};

/// Reads what a program asks, whose fields are decoded; the body is not there yet.
///
/// # Errors
/// A status and why.
pub(crate) fn read(route: &Route, ask: &mut Ask, headers: &HeaderMap) -> Result<(), (u16, Notice)> {
    let same = |endpoint: &&Endpoint| (endpoint.route.method, endpoint.route.path) == (route.method, route.path);
    // Routes are made of the table.
    let Some(endpoint) = ENDPOINTS.iter().find(same) else { return Ok(()) };
    fields(endpoint, ask).map_err(|notice| (400, notice))?;
    for param in endpoint.params.iter().filter(|param| endpoint.in_path(param)) {
        // A part of a path that nothing can be names nothing.
        value(param, ask.part(param.name)).map_err(|_| (404, nothing()))?;
    }
    let accepts = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let by_header = endpoint.has_table() && wants_table(accepts);
    ask.csv = match ask.field("format") {
        "" => by_header,
        format => format == "csv",
    };
    if route.method == Method::Post && endpoint.sends.is_some() {
        let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
        let kind = sent.split(';').next().unwrap_or("").trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            let what = "what was sent is not said to be JSON";
            return Err((415, Notice::new(codes::KIND, what, "send it with `content-type: application/json`")));
        }
    }
    Ok(())
}

/// There is nothing at an address.
pub(crate) fn nothing() -> Notice {
    let hint = "GET /api/v1 leads to everything there is";
    Notice::new(codes::NO_PAGE, "there is nothing at this address", hint)
}

fn fields(endpoint: &Endpoint, ask: &Ask) -> Result<(), Notice> {
    let known: Vec<&Param> = endpoint.params.iter().filter(|param| !endpoint.in_path(param)).collect();
    for (at, (name, given)) in ask.fields.iter().enumerate() {
        if ask.fields[..at].iter().any(|(other, _)| other == name) {
            return Err(bad(format!("the field `{}` stands twice", clipped(name)), "name each field once"));
        }
        let Some(param) = known.iter().find(|param| param.name == name) else {
            let names: Vec<&str> = known.iter().map(|param| param.name).collect();
            let hint = if names.is_empty() {
                "this address has no fields".to_owned()
            } else {
                format!("the fields are {}", names.join(", "))
            };
            return Err(bad(format!("there is no field `{}`", clipped(name)), hint));
        };
        value(param, given)?;
    }
    let missing = known.iter().find(|param| param.required && ask.field(param.name).is_empty());
    missing.map_or(Ok(()), |param| {
        Err(bad(format!("the field `{}` is missing", param.name), format!("{}, such as {}", param.what, param.example)))
    })
}

fn value(param: &Param, given: &str) -> Result<(), Notice> {
    let told = |what: &str, hint: String| bad(format!("`{}` is no {what} for `{}`", clipped(given), param.name), hint);
    match param.kind {
        Kind::Text(most) if given.len() > most => {
            let what = format!("`{}` has {} bytes; {most} are read", param.name, given.len());
            Err(Notice::new(codes::TOO_LARGE, what, "send less"))
        }
        Kind::Day if day(given).is_none() => Err(told("day", "write year-month-day, such as 2021-06-05".to_owned())),
        Kind::Shape(pattern, fits) if !fits(given) => Err(told("value", format!("{}: {pattern}", param.what))),
        Kind::Word(words) if !words.contains(&given) => {
            Err(told("word", format!("the words are {}", words.join(", "))))
        }
        Kind::Number(least, most) if number(given).is_none_or(|number| number < least || number > most) => {
            Err(told("number", format!("write a whole number from {least} to {most}")))
        }
        _ => Ok(()),
    }
}

/// A whole number as it must be written.
fn number(text: &str) -> Option<u64> {
    let digits = (1..=19).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// A day as it must be written.
pub(super) fn day(text: &str) -> Option<jiff::civil::Date> {
    let sign = |at: usize| at == 4 || at == 7;
    let written = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| if sign(at) { byte == b'-' } else { byte.is_ascii_digit() });
    if written { text.parse().ok() } else { None }
}

/// Whether a table is wanted more than JSON.
fn wants_table<'h>(accepts: impl Iterator<Item = &'h str>) -> bool {
    let (mut csv, mut json) = (0, 0);
    for part in accepts.flat_map(|value| value.split(',')).take(32) {
        let (kind, rest) = part.split_once(';').unwrap_or((part, ""));
        let weight =
            rest.split(';').find_map(|one| one.trim().strip_prefix("q=")).map_or(1000, crate::ask::thousandths);
        match kind.trim() {
            "text/csv" => csv = csv.max(weight),
            "application/json" | "*/*" | "application/*" => json = json.max(weight),
            _ => {}
        }
    }
    csv > json
}

fn bad(what: String, hint: impl Into<String>) -> Notice {
    Notice::new(QUESTION, what, hint)
}

/// The beginning of what somebody sent.
fn clipped(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::endpoint::{PERCENT, WORD};

    #[test]
    fn a_table_is_given_to_whom_it_is_wanted_by() {
        let check = |accept: &[&str], expect: bool| {
            assert_eq!(wants_table(accept.iter().copied()), expect, "{accept:?}");
        };
        check(&[], false);
        check(&["*/*"], false);
        check(&["text/csv"], true);
        check(&["text/csv, application/json"], false);
        check(&["application/json;q=0.5, text/csv"], true);
        check(&["text/html", "text/csv;q=0.1"], true);
        check(&["text/csv;q=0"], false);
    }

    #[test]
    fn values_are_read_strictly() {
        let check = |kind: Kind, given: &str, expect: Option<&str>| {
            let param = Param { name: "n", required: false, kind, what: "", example: "" };
            assert_eq!(value(&param, given).err().map(|notice| notice.code), expect, "{kind:?} {given}");
        };
        check(Kind::Day, "2021-06-05", None);
        check(Kind::Day, "2021-6-5", Some("W003"));
        check(Kind::Day, "2021-06-05T00", Some("W003"));
        check(Kind::Day, "2021-02-30", Some("W003"));
        check(Kind::Day, "", Some("W003"));
        check(Kind::Number(1, 10), "10", None);
        check(Kind::Number(1, 10), "0", Some("W003"));
        check(Kind::Number(1, 10), "11", Some("W003"));
        check(Kind::Number(1, 10), "+1", Some("W003"));
        check(Kind::Number(0, u64::MAX), "99999999999999999999", Some("W003"));
        check(Kind::Word(&["a"]), "A", Some("W003"));
        check(Kind::Text(2), "abc", Some("W004"));
        check(WORD, "at_least", None);
        check(WORD, "at least", Some("W003"));
        for (percent, expect) in [
            ("5", None),
            ("2.5", None),
            ("100.00", None),
            ("100.1", Some("W003")),
            ("101", Some("W003")),
            (".5", Some("W003")),
        ] {
            check(PERCENT, percent, expect);
        }
    }
}
