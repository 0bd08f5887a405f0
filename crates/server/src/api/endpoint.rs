//! The table of the interface: for every address what it does, what it is asked with, what it gives, and which statuses
//! can come. The routes, the check of questions, the document and the readable page are all made of it.
//!
//! It must never know how anything is answered.

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::role::Role;
use crate::routes::{Handler, Method, Route};

/// A type as the document describes it.
pub(super) type Described = fn(&mut SchemaGenerator) -> Schema;

/// The description of a type.
pub(super) fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// What a value of an address can be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A text of so many bytes at most.
    Text(usize),
    /// A day, year-month-day.
    Day,
    /// A whole number within bounds.
    Number(u64, u64),
    /// A text of a shape: its pattern for readers, and the same for us.
    Shape(&'static str, fn(&str) -> bool),
    /// One of these words.
    Word(&'static [&'static str]),
}

/// A value of an address: a part of its path, or a field of its query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Param {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) kind: Kind,
    /// What it says.
    pub(super) what: &'static str,
    /// One that can be tried.
    pub(super) example: &'static str,
}

/// What is given where nothing is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gives {
    /// JSON.
    Json,
    /// A list in pages: JSON, or a table as CSV.
    List,
    /// JSON, or a table as CSV, whole.
    Table,
    /// Events as they happen.
    Events,
    /// Nothing.
    Nothing,
}

/// An address of the interface.
#[derive(Clone, Copy)]
pub(super) struct Endpoint {
    pub(super) route: Route,
    /// The chapter it stands in.
    pub(super) part: &'static str,
    /// Its name for programs that are made from the document.
    pub(super) id: &'static str,
    /// What it does, in a line.
    pub(super) what: &'static str,
    pub(super) params: &'static [Param],
    /// The body, where one is sent.
    pub(super) sends: Option<Described>,
    /// A body that can be tried.
    pub(super) example: &'static str,
    pub(super) gives: Gives,
    pub(super) answer: Option<Described>,
    /// Statuses of problems that can come, besides those that every address has.
    pub(super) problems: &'static [u16],
}

/// For everybody.
const PUBLIC: &[Role] = &[Role::Public];

/// An address that everybody reads.
pub(super) const fn read(part: &'static str, id: &'static str, path: &'static str, handler: Handler) -> Endpoint {
    Endpoint {
        route: Route { method: Method::Get, path, roles: PUBLIC, handler },
        part,
        id,
        what: "",
        params: &[],
        sends: None,
        example: "",
        gives: Gives::Json,
        answer: None,
        problems: &[],
    }
}

/// An address that some send orders to.
pub(super) const fn send(
    part: &'static str,
    id: &'static str,
    path: &'static str,
    roles: &'static [Role],
    handler: Handler,
) -> Endpoint {
    assert!(!roles.is_empty(), "a route has roles");
    let read = read(part, id, path, handler);
    Endpoint { route: Route { method: Method::Post, path, roles, handler }, ..read }
}

/// An address where something of one's own is ended.
pub(super) const fn end(
    part: &'static str,
    id: &'static str,
    path: &'static str,
    roles: &'static [Role],
    handler: Handler,
) -> Endpoint {
    let send = send(part, id, path, roles, handler);
    Endpoint { route: Route { method: Method::Delete, path, roles, handler }, ..send }
}

impl Endpoint {
    /// What it does.
    pub(super) const fn what(mut self, what: &'static str) -> Self {
        self.what = what;
        self
    }

    /// What it is asked with.
    pub(super) const fn asks(mut self, params: &'static [Param]) -> Self {
        self.params = params;
        self
    }

    /// What is sent.
    pub(super) const fn sends(mut self, body: Described, example: &'static str) -> Self {
        (self.sends, self.example) = (Some(body), example);
        self
    }

    /// What is given.
    pub(super) const fn gives(mut self, gives: Gives, answer: Described) -> Self {
        self.gives = gives;
        self.answer = Some(answer);
        self
    }

    /// Nothing is given.
    pub(super) const fn gives_nothing(mut self) -> Self {
        self.gives = Gives::Nothing;
        self
    }

    /// Who may ask, where that is not everybody.
    pub(super) const fn roles(mut self, roles: &'static [Role]) -> Self {
        assert!(!roles.is_empty(), "a route has roles");
        self.route.roles = roles;
        self
    }

    /// Which problems can come.
    pub(super) const fn problems(mut self, problems: &'static [u16]) -> Self {
        self.problems = problems;
        self
    }

    /// Whether a value stands in the path.
    pub(super) fn in_path(&self, param: &Param) -> bool {
        self.route.path.contains(&format!("{{{}}}", param.name))
            || self.route.path.contains(&format!("{{*{}}}", param.name))
    }

    /// Whether a table can be had.
    pub(super) const fn has_table(&self) -> bool {
        matches!(self.gives, Gives::List | Gives::Table)
    }

    /// Whether everybody may ask.
    pub(super) fn is_public(&self) -> bool {
        self.route.roles.contains(&Role::Public)
    }
}

/// A value of a path.
pub(super) const fn part(name: &'static str, most: usize, what: &'static str, example: &'static str) -> Param {
    Param { name, required: true, kind: Kind::Text(most), what, example }
}

/// A field of a query that may be left out.
pub(super) const fn field(name: &'static str, kind: Kind, what: &'static str, example: &'static str) -> Param {
    Param { name, required: false, kind, what, example }
}

/// A field of a query that must be there.
pub(super) const fn must(name: &'static str, kind: Kind, what: &'static str, example: &'static str) -> Param {
    Param { name, required: true, kind, what, example }
}

/// A word of a rule, which may be left empty.
pub(super) const WORD: Kind = Kind::Shape("^[a-z_]{0,60}$", |text| {
    text.len() <= 60 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
});

/// A percentage from 0 to 100 with at most four decimals.
pub(super) const PERCENT: Kind = Kind::Shape("^(100([.]0{1,4})?|[0-9]{1,2}([.][0-9]{1,4})?)$", |text| {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str, most| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(part, 4) && (digits(whole, 2) || (whole == "100" && part.bytes().all(|byte| byte == b'0')))
});

/// Rows of a page at most.
pub(super) const MOST_ROWS: u64 = 5000;

/// Rows of a page where nobody says.
pub(super) const ROWS: u64 = 100;

/// Which page of a list.
pub(super) const PAGE: Param = field("page", Kind::Number(1, 1_000_000), "which page, from 1", "1");

/// How many stand on a page.
pub(super) const SIZE: Param = field("size", Kind::Number(1, MOST_ROWS), "how many stand on a page; 100", "100");

/// JSON or a table.
pub(super) const FORMAT: Param =
    field("format", Kind::Word(&["json", "csv"]), "json, or csv for spreadsheets; before what `Accept` says", "json");

/// The election of an address.
pub(super) const ELECTION: Param = part("election", 100, "the election by its id", "majilis-2021");

/// The list of an address.
pub(super) const LIST: Param = part("list", 60, "the list by its id", "auyl");
