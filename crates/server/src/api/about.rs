//! Where programs begin: what there is, and the document that describes it.

use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::{JSON, json};
use super::endpoint::{Endpoint, Gives, of, read};
use super::openapi;
use crate::ask::Ask;
use crate::public;
use crate::reply::{Keep, Reply};
use crate::routes::Handler;
use crate::site::Site;

const ABOUT: &str = "about";

pub(super) const ENDPOINTS: &[Endpoint] = &[
    read(ABOUT, "about", "/api/v1", Handler::Memory(about))
        .what("Where to begin: the law that is asked, and the addresses of all there is.")
        .gives(Gives::Json, of::<About>),
    read(ABOUT, "openapi", "/api/v1/openapi.json", Handler::Memory(document))
        .what("This interface as an OpenAPI 3.1 document.")
        .gives(Gives::Json, of::<Document>),
];

/// Where to begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
struct About {
    /// The version of the interface.
    version: String,
    /// The day by the clock of the country, which questions without a day are asked of.
    #[schemars(with = "super::wire::DayText")]
    today: jiff::civil::Date,
    /// Hash of the law that is asked.
    law_hash: String,
    /// Addresses of the interface that are asked without anything more.
    addresses: Vec<String>,
}

/// A document of OpenAPI 3.1.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it describes; the document itself is made of the table")]
struct Document {
    /// The version of OpenAPI.
    openapi: String,
    /// What the interface is.
    info: serde_json::Map<String, serde_json::Value>,
    /// Where it is served.
    servers: Vec<serde_json::Value>,
    /// The chapters of its addresses.
    tags: Vec<serde_json::Value>,
    /// Its addresses.
    paths: serde_json::Map<String, serde_json::Value>,
    /// Descriptions that others refer to.
    components: serde_json::Map<String, serde_json::Value>,
}

fn about(site: &Site, ask: &Ask) -> Reply {
    site.kept(ask, || {
        let plain = super::ENDPOINTS.iter().filter(|endpoint| {
            endpoint.is_public() && endpoint.sends.is_none() && endpoint.params.iter().all(|param| !param.required)
        });
        json(
            200,
            &About {
                version: "1".to_owned(),
                today: site.today(),
                law_hash: site.pages.books().law.hash().to_owned(),
                addresses: plain.map(|endpoint| endpoint.route.path.to_owned()).collect(),
            },
        )
    })
}

/// The document; it never changes while the program runs.
fn made() -> &'static serde_json::Value {
    static DOCUMENT: OnceLock<serde_json::Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| openapi::document(&super::ENDPOINTS))
}

fn document(site: &Site, ask: &Ask) -> Reply {
    site.kept(ask, || Reply::of(200, JSON, format!("{:#}\n", made()).into_bytes(), Keep::WhileSame))
}

/// The same for people.
pub(crate) fn manual_page(site: &Site, ask: &Ask) -> Reply {
    site.kept(ask, || Reply::html(200, site.pages.api_page(ask.language, made())))
}

/// A chapter of it.
pub(crate) fn manual_chapter(site: &Site, ask: &Ask) -> Reply {
    site.kept(ask, || match site.pages.api_chapter(ask.language, made(), ask.part("chapter")) {
        Some(page) => Reply::html(200, page),
        None => public::nothing(site, ask),
    })
}
