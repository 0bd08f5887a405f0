//! Why there is no answer: RFC 9457, with the code, the hint and the articles of every message of the project.

use schemars::JsonSchema;
use serde::Serialize;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Problem {
    /// Address of the page about the code.
    #[serde(rename = "type")]
    #[schemars(extend("format" = "uri-reference"))]
    pub kind: String,
    /// What such a problem is, in a few words.
    pub title: String,
    /// The status of the reply.
    pub status: u16,
    /// What happened here.
    pub detail: String,
    /// The code.
    pub code: String,
    /// What to do about it; empty where there is nothing to say.
    pub hint: String,
    /// Articles it rests on; empty where it is the state of things and no law.
    pub by: Vec<String>,
}
