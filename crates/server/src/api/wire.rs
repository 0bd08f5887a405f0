//! What programs send and get, in types of its own: what stands in a journal or in the memory of a crate may change its
//! shape, what is written here may only grow within a version of the interface. The document that describes the
//! interface is made of these types.
//!
//! It must never know a route or a request.

pub mod act;
pub mod contests;
pub mod election;
pub mod law;
pub mod list;
pub mod night;
pub mod order;
pub mod problem;
pub mod result;
pub mod session;
pub mod sitting;

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// A day as it is written: year-month-day.
pub(crate) struct DayText;

impl JsonSchema for DayText {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}
