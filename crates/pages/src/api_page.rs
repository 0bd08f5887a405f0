//! The interface for programs as pages for people, one a chapter: made of the same document that programs read, so that they
//! say nothing else. What stands in the document is English and marked so.
//!
//! It must never know an address of its own: all come from the document.

use std::collections::BTreeMap;

use maud::{Markup, html};
use serde_json::{Map, Value};

use crate::Pages;
use crate::frame::Page;
use crate::language::Language;
use crate::manual::spans;
use crate::view::View;

impl Pages {
    /// The page that leads to the chapters of an OpenAPI document.
    pub fn api_page(&self, language: Language, document: &Value) -> String {
        let view = self.view(language);
        let title = view.t("api-title");
        let main = html! {
            div.wide.api {
                h1 { (title) }
                p.lead { (view.t("api-lead")) }
                p.actions { a.button href="/api/v1/openapi.json" { (view.t("api-document")) } }
                p lang="en" { (spans(text(document, "/info/description"))) }
                section {
                    h2 { (view.t("api-try")) }
                    pre tabindex="0" { code { "curl -s http://127.0.0.1:8080/api/v1/elections/majilis-2021/result\ncurl -s -H 'accept: text/csv' http://127.0.0.1:8080/api/v1/law/acts" } }
                }
                @for tag in tags(document) {
                    @let path = view.to(&chapter_path(tag));
                    section lang="en" {
                        h2 { a href=(path) { (tag) } }
                        ul.plain { @for (address, method, operation) in of_chapter(document, tag) {
                            li {
                                a href={ (path) "#" (text(operation, "/operationId")) } { code { (method.to_uppercase()) " " (address) } }
                                " " (spans(text(operation, "/summary")))
                            }
                        } }
                    }
                }
            }
        };
        view.page(&Page { here: "/api", title: &title, part: "", scripts: &[], main })
    }

    /// A chapter with the types that its addresses take and give; nothing where there is no such chapter.
    pub fn api_chapter(&self, language: Language, document: &Value, chapter: &str) -> Option<String> {
        let view = self.view(language);
        let tag = tags(document).find(|tag| slug(tag) == chapter)?;
        let here = chapter_path(tag);
        let title = format!("{}: {tag}", view.t("api-title"));
        let types = types_of(document, tag);
        let main = html! {
            div.wide.api {
                p.crumbs { a href=(view.to("/api")) { (view.t("api-title")) } }
                h1 lang="en" { (tag) }
                @for (path, method, operation) in of_chapter(document, tag) { (view.operation(path, method, operation)) }
                @if !types.is_empty() {
                    section {
                        h2 { (view.t("api-types")) }
                        @for (name, schema) in &types { (view.type_of(name, schema)) }
                    }
                }
            }
        };
        Some(view.page(&Page { here: &here, title: &title, part: "", scripts: &[], main }))
    }
}

/// Names of the chapters, in the document's order.
fn tags(document: &Value) -> impl Iterator<Item = &str> {
    list(document, "/tags").iter().map(|tag| text(tag, "/name"))
}

/// The address of a chapter behind its language.
fn chapter_path(tag: &str) -> String {
    format!("/api/{}", slug(tag))
}

fn slug(tag: &str) -> String {
    tag.replace(' ', "-")
}

/// Addresses of a chapter with their methods.
fn of_chapter<'d>(document: &'d Value, tag: &'d str) -> impl Iterator<Item = (&'d str, &'d str, &'d Value)> {
    let all = object(document, "/paths").iter();
    let methods = all.flat_map(|(path, item)| {
        item.as_object().into_iter().flatten().map(|(method, operation)| (path.as_str(), method.as_str(), operation))
    });
    methods.filter(move |(.., operation)| list(operation, "/tags").iter().any(|of| of == tag))
}

/// Every type that a page of the chapter leads to, by its name.
fn types_of<'d>(document: &'d Value, tag: &'d str) -> BTreeMap<&'d str, &'d Value> {
    let mut found = BTreeMap::new();
    let mut left: Vec<&Value> = of_chapter(document, tag).map(|(.., operation)| operation).collect();
    while let Some(value) = left.pop() {
        match value {
            Value::Object(fields) => left.extend(fields.values()),
            Value::Array(all) => left.extend(all),
            Value::String(reference) => {
                let known = reference.strip_prefix("#/components/").and_then(|_| document.pointer(&reference[1..]));
                let Some(known) = known else { continue };
                let own = reference.strip_prefix("#/components/schemas/");
                if own.is_none_or(|name| found.insert(name, known).is_none()) {
                    left.push(known);
                }
            }
            _ => {}
        }
    }
    found
}

impl View<'_> {
    fn operation(&self, path: &str, method: &str, operation: &Value) -> Markup {
        let roles: Vec<&str> = list(operation, "/x-roles").iter().filter_map(Value::as_str).collect();
        let body = operation.pointer("/requestBody/content/application~1json");
        html! {
            article #(text(operation, "/operationId")) {
                h3 { code { (method.to_uppercase()) " " (path) } }
                p lang="en" { (spans(text(operation, "/summary"))) }
                @if roles != ["public"] { p.quiet { (self.t("api-for")) " " span lang="en" { (roles.join(", ")) } } }
                @if !list(operation, "/parameters").is_empty() {
                    table lang="en" {
                        tbody { @for parameter in list(operation, "/parameters") { (self.parameter(parameter)) } }
                    }
                }
                @if let Some(body) = body {
                    p { (self.t("api-body")) " " span lang="en" { (kind(&body["schema"])) } }
                    @if !body["example"].is_null() { pre tabindex="0" { code { (body["example"].to_string()) } } }
                }
                p.quiet { (self.t("api-answers")) " " (answers(operation)) }
            }
        }
    }

    fn parameter(&self, parameter: &Value) -> Markup {
        let required = parameter["required"] == true;
        html! {
            tr {
                th scope="row" { code { (text(parameter, "/name")) } }
                td { (kind(&parameter["schema"])) @if required { " · " span lang=(self.language().code()) { (self.t("api-required")) } } }
                td {
                    (spans(text(parameter, "/description")))
                    @match &parameter["example"] {
                        Value::Null => "",
                        Value::String(example) => { " · " code { (example) } },
                        other => { " · " code { (other.to_string()) } },
                    }
                }
            }
        }
    }

    /// A type with its fields.
    fn type_of(&self, name: &str, schema: &Value) -> Markup {
        html! {
            article id=(format!("type-{name}")) lang="en" {
                h3 { (name) }
                p { (spans(text(schema, "/description"))) }
                (self.fields(schema))
                @for variant in list(schema, "/oneOf") {
                    @if !variant["const"].is_null() {
                        p { code { (text(variant, "/const")) } " " (spans(text(variant, "/description"))) }
                    } @else {
                        p { (spans(text(variant, "/description"))) }
                        (self.fields(variant))
                    }
                }
            }
        }
    }

    fn fields(&self, schema: &Value) -> Markup {
        let fields = object(schema, "/properties");
        let required = list(schema, "/required");
        html! {
            @if !fields.is_empty() {
                table {
                    tbody {
                        @for (name, of) in fields {
                            tr {
                                th scope="row" { code { (name) } }
                                td {
                                    (kind(of))
                                    @if required.iter().any(|one| one == name) { " · " span lang=(self.language().code()) { (self.t("api-required")) } }
                                }
                                td { (spans(text(of, "/description"))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Statuses that can come, with what comes.
fn answers(operation: &Value) -> Markup {
    html! {
        span lang="en" {
            @for (at, (status, response)) in object(operation, "/responses").iter().enumerate() {
                @if at > 0 { " · " }
                (status)
                @for (content, of) in object(response, "/content") { " " (content) " " @if content == "application/json" { (kind(&of["schema"])) } }
            }
        }
    }
}

/// What a value can be, in a few words; a type of its own leads to it.
fn kind(schema: &Value) -> Markup {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or(reference);
        return html! { a href={ "#type-" (name) } { (name) } };
    }
    for word in ["anyOf", "oneOf"] {
        if let Some(all) = schema[word].as_array() {
            return html! { @for (at, one) in all.iter().enumerate() { @if at > 0 { " or " } (kind(one)) } };
        }
    }
    if let Some(only) = schema["const"].as_str() {
        return html! { code { (only) } };
    }
    if let Some(words) = schema["enum"].as_array() {
        let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
        return html! { (words.join(", ")) };
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        _ => vec!["any"],
    };
    html! {
        @for (at, one) in types.iter().enumerate() {
            @if at > 0 { " or " }
            @match *one {
                "array" => { "list of " (kind(&schema["items"])) },
                "object" if schema["additionalProperties"].is_object() => { "object of " (kind(&schema["additionalProperties"])) },
                "string" => { (schema["format"].as_str().filter(|format| *format == "date").unwrap_or("text")) },
                other => (other),
            }
        }
    }
}

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or("")
}

fn list<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    value.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn object<'v>(value: &'v Value, pointer: &str) -> &'v Map<String, Value> {
    static NONE: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
    value.pointer(pointer).and_then(Value::as_object).unwrap_or(&NONE)
}
