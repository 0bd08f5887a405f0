//! Why there is no answer, for programs: `application/problem+json` (RFC 9457).

use axum::http::StatusCode;
use pages::Notice;

use super::wire::problem::Problem;
use crate::codes;
use crate::reply::{Keep, Reply};
use crate::site::Site;

/// The type of its body.
pub(crate) const KIND: &str = "application/problem+json";

/// A notice as a problem.
pub(crate) fn reply(site: &Site, status: u16, notice: &Notice) -> Reply {
    whole(site, status, notice.code, &notice.what, &notice.hint, Vec::new())
}

/// A refusal with the articles it rests on; what to do about it says the page of its code.
pub(crate) fn refused(site: &Site, status: u16, refused: &crate::clerk::Refused) -> Reply {
    let hint = site.pages.manual().mend(&refused.code).unwrap_or_default();
    whole(site, status, &refused.code, &refused.why, &hint, refused.by.clone())
}

/// What another part of the project says: its code, what happened, and a hint behind a blank line. What has no code of its
/// own is a question that cannot be read.
pub(crate) fn of_text(site: &Site, status: u16, text: &str) -> Reply {
    let (what, hint) = text.split_once("\n\nhint: ").unwrap_or((text, ""));
    let is_code = |word: &str| {
        let bytes = word.as_bytes();
        bytes.len() == 4 && bytes[0].is_ascii_uppercase() && bytes[1..].iter().all(u8::is_ascii_digit)
    };
    let otherwise = if status == 500 { codes::BUG } else { pages::codes::QUESTION };
    let (code, what) = what.split_once(' ').filter(|(code, _)| is_code(code)).unwrap_or((otherwise, what));
    whole(site, status, code, what, hint, Vec::new())
}

fn whole(site: &Site, status: u16, code: &str, detail: &str, hint: &str, by: Vec<String>) -> Reply {
    let known = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    let title = site.pages.manual().title(code).or(known).unwrap_or("No answer");
    let problem = Problem {
        kind: format!("/codes/{code}"),
        title: title.to_owned(),
        status,
        detail: detail.to_owned(),
        code: code.to_owned(),
        hint: hint.to_owned(),
        by,
    };
    // Plain texts and numbers always are JSON.
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let mut reply = Reply::of(status, KIND, body, Keep::Never);
    if status == 401 {
        reply = reply.with("www-authenticate", "Bearer".to_owned());
    }
    if status == 503 {
        reply.again = Some(1);
    }
    reply
}
