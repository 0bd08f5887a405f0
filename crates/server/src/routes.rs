//! Every address of the site: method, path, role, handler. What is not here is not there, and a test walks the table.

use crate::ask::Ask;
use crate::reply::Reply;
use crate::role::Role;
use crate::site::Site;
use crate::{operate, public};

/// A method that routes have. HEAD is answered wherever GET is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Sends.
    Post,
}

impl Method {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// How a question is answered.
#[derive(Clone, Copy)]
pub enum Handler {
    /// From memory, or rendered once: at once, on the thread of the connection.
    Memory(fn(&Site, &Ask) -> Reply),
    /// Computed: on a thread apart, and only so many at a time.
    Compute(fn(&Site, &Ask) -> Reply),
}

/// A route.
#[derive(Clone, Copy)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path; parts in braces are named.
    pub path: &'static str,
    /// Who may ask.
    pub role: Role,
    /// Who answers.
    pub handler: Handler,
}

const fn page(path: &'static str, handler: fn(&Site, &Ask) -> Reply) -> Route {
    Route { method: Method::Get, path, role: Role::Public, handler: Handler::Memory(handler) }
}

const fn computed(method: Method, path: &'static str, handler: fn(&Site, &Ask) -> Reply) -> Route {
    Route { method, path, role: Role::Public, handler: Handler::Compute(handler) }
}

const fn machine(path: &'static str, handler: fn(&Site, &Ask) -> Reply) -> Route {
    Route { method: Method::Get, path, role: Role::Operator, handler: Handler::Memory(handler) }
}

/// The table.
pub const ROUTES: &[Route] = &[
    // Addresses without a language go to that of the reader.
    page("/", public::to_language),
    page("/elections", public::to_language),
    page("/elections/{election}", public::to_language),
    page("/elections/{election}/what-if", public::to_language),
    page("/elections/{election}/protocols", public::to_language),
    page("/elections/{election}/protocols/{precinct}", public::to_language),
    page("/law", public::to_language),
    page("/law/changes", public::to_language),
    page("/law/acts", public::to_language),
    page("/law/acts/{*act}", public::to_language),
    page("/law/rules/{rule}", public::to_language),
    page("/law/subjects/{subject}", public::to_language),
    page("/parties", public::to_language),
    // Pages.
    page("/{language}", public::home),
    page("/{language}/", public::home),
    page("/{language}/elections", public::elections),
    page("/{language}/elections/{election}", public::election),
    computed(Method::Get, "/{language}/elections/{election}/what-if", public::what_if),
    computed(Method::Post, "/{language}/elections/{election}/what-if", public::what_if_sent),
    computed(Method::Get, "/{language}/elections/{election}/protocols", public::protocols),
    computed(Method::Get, "/{language}/elections/{election}/protocols/{precinct}", public::precinct),
    computed(Method::Get, "/{language}/law", public::law),
    computed(Method::Get, "/{language}/law/changes", public::changes),
    page("/{language}/law/acts", public::acts),
    page("/{language}/law/acts/{*act}", public::act),
    page("/{language}/law/rules/{rule}", public::rule),
    page("/{language}/law/subjects/{subject}", public::subject),
    page("/{language}/parties", public::parties),
    // Data, in no language.
    page("/elections/{election}/result.json", public::result_json),
    page("/elections/{election}/result.csv", public::result_csv),
    page("/assets/{name}", public::asset),
    page("/favicon.ico", public::icon),
    page("/robots.txt", public::robots),
    // For those who run the machine.
    machine("/healthz", operate::health),
    machine("/readyz", operate::ready),
    machine("/metrics", operate::metrics),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_route_stands_twice_and_none_hides_from_the_public() {
        for (at, route) in ROUTES.iter().enumerate() {
            let twice = ROUTES[..at].iter().any(|other| (other.method, other.path) == (route.method, route.path));
            assert!(!twice, "{} {}", route.method.name(), route.path);
            // What is shown in a language is for everybody who reads it.
            assert!(!route.path.starts_with("/{language}") || route.role == Role::Public, "{}", route.path);
        }
    }
}
