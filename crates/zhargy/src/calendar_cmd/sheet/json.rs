//! The sheet for programs: each calendar once, and which post has which.

use law::Fault;
use serde_json::{Value, json};

use super::Sheet;
use crate::calendar_cmd::json::calendar;

/// Keys are stable.
pub(super) fn shown(sheet: &Sheet, faults: &[Fault]) -> Value {
    let posts = sheet.posts.iter().map(|placed| {
        json!({
            "post": placed.post.id,
            "district": placed.post.district,
            "region": placed.post.region,
            "line": placed.post.line,
            "calendar": placed.calendar,
        })
    });
    let faults = faults.iter().map(|fault| {
        let place = &fault.place;
        json!({
            "code": fault.code,
            "line": place.line,
            "column": place.column,
            "what": fault.what,
            "hint": fault.hint,
        })
    });
    json!({
        "office": sheet.office,
        "law_hash": sheet.law_hash,
        "posts": posts.collect::<Vec<_>>(),
        "calendars": sheet.calendars.iter().map(|schedule| calendar(schedule, None)).collect::<Vec<_>>(),
        "faults": faults.collect::<Vec<_>>(),
    })
}
