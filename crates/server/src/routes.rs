//! Every address of the site: method, path, role, handler. What is not here is not there, and a test walks the table.

use std::pin::Pin;
use std::sync::{Arc, LazyLock};

use crate::api::Events;
use crate::ask::Ask;
use crate::ordered::Ordered;
use crate::reply::Reply;
use crate::role::Role;
use crate::site::Site;
use crate::{api, desk, login, operate, public};

/// A method that routes have. HEAD is answered wherever GET is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Sends.
    Post,
    /// Ends.
    Delete,
}

impl Method {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
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
    /// Ordered: read at once, decided by the writer, told once it is durable. What cannot be ordered is replied to at once.
    Command(fn(&Site, &Ask) -> Result<Ordered, Reply>),
    /// Answered later: what waits for a core, for a writer or for both, and meanwhile for no thread.
    Later(fn(Arc<Site>, Ask) -> Later),
    /// Told as it happens, until the reader leaves or the site stops.
    Stream(fn(&Site, &Ask) -> Result<Events, Reply>),
}

/// A reply on its way.
pub type Later = Pin<Box<dyn Future<Output = Reply> + Send>>;

/// A route.
#[derive(Clone, Copy)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path; parts in braces are named.
    pub path: &'static str,
    /// Who may ask; never empty.
    pub roles: &'static [Role],
    /// Who answers.
    pub handler: Handler,
}

/// For everybody.
const PUBLIC: &[Role] = &[Role::Public];

/// A page for everybody, from memory.
pub(crate) const fn page(path: &'static str, handler: fn(&Site, &Ask) -> Reply) -> Route {
    Route { method: Method::Get, path, roles: PUBLIC, handler: Handler::Memory(handler) }
}

/// A page for everybody that is computed.
pub(crate) const fn computed(method: Method, path: &'static str, handler: fn(&Site, &Ask) -> Reply) -> Route {
    Route { method, path, roles: PUBLIC, handler: Handler::Compute(handler) }
}

/// For the machine's operator.
const fn machine(path: &'static str, handler: fn(&Site, &Ask) -> Reply) -> Route {
    Route { method: Method::Get, path, roles: &[Role::Operator], handler: Handler::Memory(handler) }
}

/// A page of a desk.
pub(crate) const fn at_desk(path: &'static str, roles: &'static [Role], handler: fn(&Site, &Ask) -> Reply) -> Route {
    assert!(!roles.is_empty(), "a route has roles");
    Route { method: Method::Get, path, roles, handler: Handler::Compute(handler) }
}

/// The table: each part's rows stand beside its handlers.
pub static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(|| {
    let desks = [
        desk::entry::ROUTES,
        desk::precincts::ROUTES,
        desk::copies::ROUTES,
        desk::journal_view::ROUTES,
        desk::lists::ROUTES,
        desk::posts::ROUTES,
        desk::sitting::ROUTES,
    ];
    [SITE, login::ROUTES, &desks.concat(), &api::routes()].concat()
});

/// What everybody sees, and the machine's operator.
const SITE: &[Route] = &[
    // Addresses without a language go to that of the reader.
    page("/", public::to_language),
    page("/elections", public::to_language),
    page("/elections/{election}", public::to_language),
    page("/elections/{election}/what-if", public::to_language),
    page("/elections/{election}/what-changed", public::to_language),
    page("/elections/{election}/protocols", public::to_language),
    page("/elections/{election}/protocols/{precinct}", public::to_language),
    page("/elections/{election}/posts/{*post}", public::to_language),
    page("/elections/{election}/regions/{region}", public::to_language),
    page("/chamber/{day}", public::to_language),
    page("/law", public::to_language),
    page("/law/changes", public::to_language),
    page("/law/acts", public::to_language),
    page("/law/acts/{*act}", public::to_language),
    page("/law/rules/{rule}", public::to_language),
    page("/law/subjects/{subject}", public::to_language),
    page("/parties", public::to_language),
    page("/codes/{code}", public::to_language),
    page("/api", public::to_language),
    // Pages.
    page("/{language}", public::home),
    page("/{language}/", public::home),
    page("/{language}/elections", public::elections),
    // From memory where it is there; posts that are asked for are computed.
    computed(Method::Get, "/{language}/elections/{election}", public::election),
    computed(Method::Get, "/{language}/elections/{election}/what-if", public::what_if),
    computed(Method::Post, "/{language}/elections/{election}/what-if", public::what_if_sent),
    computed(Method::Get, "/{language}/elections/{election}/what-changed", public::reform),
    computed(Method::Get, "/{language}/elections/{election}/protocols", public::protocols),
    computed(Method::Get, "/{language}/elections/{election}/protocols/{precinct}", public::precinct),
    computed(Method::Get, "/{language}/elections/{election}/posts/{*post}", public::contest),
    computed(Method::Get, "/{language}/elections/{election}/regions/{region}", public::region),
    page("/{language}/chamber/{day}", public::chamber),
    computed(Method::Get, "/{language}/law", public::law),
    computed(Method::Get, "/{language}/law/changes", public::changes),
    page("/{language}/law/acts", public::acts),
    page("/{language}/law/acts/{*act}", public::act),
    page("/{language}/law/rules/{rule}", public::rule),
    page("/{language}/law/subjects/{subject}", public::subject),
    page("/{language}/parties", public::parties),
    page("/{language}/codes/{code}", public::code),
    page("/{language}/api", api::manual_page),
    page("/{language}/api/{chapter}", api::manual_chapter),
    // Data, in no language.
    page("/elections/{election}/result.json", public::result_json),
    page("/elections/{election}/result.csv", public::result_csv),
    computed(Method::Get, "/elections/{election}/certificate.pdf", public::certificate),
    computed(Method::Get, "/elections/{election}/certificate.kk.pdf", public::certificate),
    computed(Method::Get, "/elections/{election}/certificate.ru.pdf", public::certificate),
    computed(Method::Get, "/elections/{election}/certificate.en.pdf", public::certificate),
    computed(Method::Get, "/elections/{election}/archive.zip", public::archive),
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

    /// An address that both paths have, where what people name stands in one for a word of the other.
    fn taken(named: &str, other: &str) -> bool {
        // Languages and assets are ours, and acts are named by the law.
        let free = |part: &str| ["{election}", "{list}", "{precinct}", "{account}"].contains(&part);
        let (named, other): (Vec<&str>, Vec<&str>) = (named.split('/').collect(), other.split('/').collect());
        let word = |(one, two): (&&str, &&str)| free(one) && !two.starts_with('{');
        let both = |(one, two): (&&str, &&str)| {
            one == two || free(one) && (free(two) || !two.starts_with('{')) || free(two) && !one.starts_with('{')
        };
        named.len() == other.len() && named.iter().zip(&other).any(word) && named.iter().zip(&other).all(both)
    }

    #[test]
    fn no_name_that_people_give_is_an_address_of_its_own() {
        assert!(taken("/desk/{election}/lists/{list}", "/desk/{election}/lists/new"));
        assert!(taken("/desk/{election}/copies", "/desk/accounts/{account}"));
        assert!(!taken("/desk/{election}/copies", "/desk/accounts/new"));
        for route in ROUTES.iter() {
            let other = ROUTES.iter().find(|other| taken(route.path, other.path)).map(|other| other.path);
            assert_eq!(other, None, "a name in {} may be such an address", route.path);
        }
    }

    #[test]
    fn no_route_stands_twice_and_none_hides_from_the_public() {
        for (at, route) in ROUTES.iter().enumerate() {
            let twice = ROUTES[..at].iter().any(|other| (other.method, other.path) == (route.method, route.path));
            assert!(!twice, "{} {}", route.method.name(), route.path);
            assert!(!route.roles.is_empty(), "{}", route.path);
            // What is for everybody is not for some as well; what is shown in a language outside the desks is for everybody.
            let public = route.roles == [Role::Public];
            assert!(public || !route.roles.contains(&Role::Public), "{}", route.path);
            let desk = route.path.starts_with("/{language}/desk") || route.path.starts_with("/api/");
            assert!(public || desk || route.roles == [Role::Operator], "{}", route.path);
        }
    }
}
