//! The document: OpenAPI 3.1 out of the table and the types. Nothing is described twice.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::endpoint::{Endpoint, Gives, Kind, Param, of};
use super::wire::problem::Problem;
use crate::role::Role;
use crate::routes::{Handler, Method};

/// Where descriptions of types stand.
const TYPES: &str = "/components/schemas";

const ABOUT: &str = "The law of a country by date, its elections with the derivation of every result, and elections that run: \
                     what everybody may know without a login, and the orders of those who run an election. Numbers are \
                     whole; shares and fractions are texts. A value that is not known is null, never zero. Every refusal is \
                     `application/problem+json` with a code that has a page.";

/// The document.
pub(super) fn document(endpoints: &[Endpoint]) -> Value {
    let settings = || {
        SchemaSettings::draft2020_12().with(|settings| {
            settings.definitions_path = TYPES.into();
            settings.meta_schema = None;
        })
    };
    let mut given = settings().for_serialize().into_generator();
    let mut sent = settings().for_deserialize().into_generator();
    let mut paths = Map::new();
    for endpoint in endpoints {
        let path = endpoint.route.path.replace("{*", "{");
        let method = endpoint.route.method.name().to_lowercase();
        let item = paths.entry(path).or_insert_with(|| json!({}));
        item[method] = operation(endpoint, &mut given, &mut sent);
    }
    let problem = of::<Problem>(&mut given);
    let mut schemas = sent.take_definitions(true);
    for (name, schema) in given.take_definitions(true) {
        let other = schemas.insert(name.clone(), schema);
        assert!(other.is_none(), "two types are called `{name}`");
    }
    let mut parts: Vec<&str> = endpoints.iter().map(|endpoint| endpoint.part).collect();
    parts.dedup();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Zhargy",
            "version": "1",
            "description": ABOUT,
            "license": { "name": "Apache-2.0 OR MIT" },
        },
        "servers": [{ "url": "/" }],
        "tags": parts.iter().map(|part| json!({ "name": part })).collect::<Vec<_>>(),
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": { "Problem": {
                "description": "Why there is no answer, with its code.",
                "content": { super::problem::KIND: { "schema": problem } },
            } },
            "securitySchemes": {
                "bearer": { "type": "http", "scheme": "bearer", "description": "The token of a session." },
                "cookie": {
                    "type": "apiKey", "in": "cookie", "name": "zhargy",
                    "description": "A session of the site's own pages; orders then need the header `x-csrf-token`.",
                },
            },
        },
    })
}

fn operation(endpoint: &Endpoint, given: &mut SchemaGenerator, sent: &mut SchemaGenerator) -> Value {
    let roles: Vec<&str> = endpoint.route.roles.iter().map(|role| role.as_str()).collect();
    let mut operation = json!({
        "operationId": endpoint.id,
        "tags": [endpoint.part],
        "summary": endpoint.what,
        "parameters": endpoint.params.iter().map(|param| parameter(endpoint, param)).collect::<Vec<_>>(),
        "responses": responses(endpoint, given),
        "security": [],
        "x-roles": roles,
    });
    if !endpoint.is_public() {
        operation["security"] = json!([{ "bearer": [] }, { "cookie": [] }]);
    }
    if matches!(endpoint.gives, Gives::Events) {
        let schema = json!({ "type": "string" });
        let what = "The id of the last event that came; what stands since then is told at once.";
        let header = json!({ "name": "Last-Event-ID", "in": "header", "required": false, "description": what, "schema": schema });
        if let Some(all) = operation["parameters"].as_array_mut() {
            all.push(header);
        }
    }
    if let Some(body) = endpoint.sends {
        // Examples are read by a test.
        let example: Value = serde_json::from_str(endpoint.example).unwrap_or_default();
        operation["requestBody"] = json!({
            "required": true,
            "content": { "application/json": { "schema": body(sent), "example": example } },
        });
    }
    operation
}

fn parameter(endpoint: &Endpoint, param: &Param) -> Value {
    let schema = match param.kind {
        Kind::Text(most) if endpoint.in_path(param) => json!({ "type": "string", "minLength": 1, "maxLength": most }),
        Kind::Text(most) => json!({ "type": "string", "maxLength": most, "pattern": "^[^\\u0000]*$" }),
        Kind::Shape(pattern, _) => json!({ "type": "string", "pattern": pattern }),
        Kind::Day => json!({ "type": "string", "format": "date" }),
        Kind::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Kind::Word(words) => json!({ "type": "string", "enum": words }),
    };
    let example = match param.kind {
        Kind::Number(..) => param.example.parse::<u64>().map_or(Value::Null, Value::from),
        _ => Value::from(param.example),
    };
    let mut told = json!({
        "name": param.name,
        "in": if endpoint.in_path(param) { "path" } else { "query" },
        "required": param.required,
        "description": param.what,
        "schema": schema,
    });
    if !param.example.is_empty() {
        told["example"] = example;
    }
    told
}

fn responses(endpoint: &Endpoint, given: &mut SchemaGenerator) -> Value {
    let mut all = Map::new();
    let schema = endpoint.answer.map(|answer| answer(given).to_value());
    let reads = endpoint.route.method == Method::Get;
    let mut content = Map::new();
    match endpoint.gives {
        Gives::Json | Gives::List | Gives::Table => {
            content.insert("application/json".to_owned(), json!({ "schema": schema }));
            if endpoint.has_table() {
                content.insert("text/csv".to_owned(), json!({ "schema": { "type": "string" } }));
            }
        }
        Gives::Events => {
            let what = "Events of the name `progress`; the data of each is JSON of this description.";
            let schema = json!({ "type": "string", "description": what, "x-data": schema });
            content.insert(super::events::KIND.to_owned(), json!({ "schema": schema }));
        }
        Gives::Nothing => {}
    }
    let mut headers = Map::new();
    let text = |what: &str| json!({ "description": what, "schema": { "type": "string" } });
    if reads && !matches!(endpoint.gives, Gives::Events) {
        headers.insert("ETag".to_owned(), text("The version of the answer, for `If-None-Match`."));
        all.insert("304".to_owned(), json!({ "description": "The version that the reader has is the newest." }));
    }
    if matches!(endpoint.gives, Gives::List) {
        headers.insert("Link".to_owned(), text("Addresses of the first, previous, next and last page (RFC 8288)."));
        headers.insert("X-Total-Count".to_owned(), text("How many there are on all pages."));
    }
    let fine = json!({ "description": "The answer.", "content": content, "headers": headers });
    if endpoint.gives == Gives::Nothing {
        all.insert("204".to_owned(), json!({ "description": "Done." }));
    } else if reads {
        all.insert("200".to_owned(), fine);
    } else {
        if matches!(endpoint.route.handler, Handler::Command(_)) {
            let repeated = json!({ "description": "Done before, by an earlier sending.", "content": fine["content"] });
            all.insert("200".to_owned(), repeated);
        }
        let done = json!({ "description": "Done.", "content": fine["content"] });
        all.insert("201".to_owned(), done);
    }
    for status in problems(endpoint) {
        all.insert(status.to_string(), json!({ "$ref": "#/components/responses/Problem" }));
    }
    Value::from(all)
}

/// Every status of a problem that can come.
fn problems(endpoint: &Endpoint) -> Vec<u16> {
    let mut all = vec![400];
    all.extend_from_slice(endpoint.problems);
    if !endpoint.route.roles.contains(&Role::Public) {
        all.extend([401, 403]);
    }
    // What is computed waits for its turn.
    if matches!(endpoint.route.handler, Handler::Compute(_)) {
        all.push(503);
    }
    all.sort_unstable();
    all.dedup();
    all
}
