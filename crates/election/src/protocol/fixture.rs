//! A small country for the tests of this module: an act with the rules a form asks for, and the shipped table of figures. It
//! must never be used outside tests.

use std::sync::LazyLock;

use law::{Law, Query};

use super::{BallotList, Figures, Form, ProtocolTable, Scope};

/// The table as it is shipped.
pub(super) const TABLE: &[u8] = include_bytes!("../../../../acts/kz/protocol.toml");

const ACT: &str = r#"
[act]
id = "kz/constitutional-law/1995/2464"
form = "Constitutional Law"
number = "2464"
signed = 1995-09-28
in_force = { on = 1995-10-01, confidence = "text" }
"#;

/// Rules: name, type, value, day from which they say otherwise, and what they say then.
const RULES: &[(&str, &str, &str)] = &[
    ("ballot.precinct_reserve", "share", "\"1 %\""),
    ("precinct.max_voters", "count voters", "\"3000 voters\""),
    ("count.recount_on_proxy_request", "count times", "\"1 times\""),
    ("count.recount_by_higher_commission_until", "text", "\"official publication of the results\""),
    ("ballot.against_all", "yes/no", "false"),
    ("ballot.against_all.own_protocol_number", "yes/no", "true"),
];

static LAW: LazyLock<Law> = LazyLock::new(load);
static FORM: LazyLock<Form> = LazyLock::new(|| form_on("2021-06-05", Scope::Precinct));

/// The law: no line against all until 2021-06-05.
pub(super) fn law() -> Law {
    LAW.clone()
}

fn load() -> Law {
    let mut act = ACT.to_owned();
    for (rule, of, value) in RULES {
        act.push_str(&format!(
            "[[op]]\nkind = \"rule.define\"\nrule = \"{rule}\"\ntype = \"{of}\"\ntitle = \"{rule}\"\n\
             target = \"kz/constitutional-law/1995/2464#43\"\nvalue = {value}\nconfidence = \"text\"\n"
        ));
    }
    let later = "[act]\nid = \"kz/constitutional-law/2021/41-VII\"\nform = \"Constitutional Law\"\nnumber = \"41-VII\"\n\
                 signed = 2021-05-24\nin_force = { on = 2021-06-05, confidence = \"text\" }\n[[op]]\nkind = \"rule.set\"\n\
                 rule = \"ballot.against_all\"\ntarget = \"kz/constitutional-law/1995/2464#42(2)\"\nwas = false\n\
                 value = true\nconfidence = \"text\"\n";
    let files = [("a.toml".to_owned(), act.into_bytes()), ("b.toml".to_owned(), later.as_bytes().to_vec())];
    Law::load(&files).unwrap()
}

/// The shipped table.
pub(super) fn table() -> ProtocolTable {
    ProtocolTable::read("protocol.toml", TABLE).unwrap()
}

/// Two lists.
pub(super) fn lists() -> Vec<BallotList> {
    ["x", "y"].map(|id| BallotList { id: id.to_owned(), name: format!("List {id}") }).to_vec()
}

/// The form of a day.
pub(super) fn form_on(day: &str, scope: Scope) -> Form {
    Form::on(&table(), &law(), Query::on(day.parse().unwrap()), &lists(), scope).unwrap()
}

/// The form of a precinct with a line against all.
pub(super) fn form() -> Form {
    FORM.clone()
}

/// Figures from a line such as `A1=1000 B2.x=5 A3.1=7`; `-` empties a cell.
pub(super) fn fill(form: &Form, start: Figures, line: &str) -> Figures {
    let mut figures = start;
    for item in line.split_whitespace() {
        let (name, value) = item.split_once('=').unwrap();
        let cell = match name.split_once('.') {
            None => form.cell(name).unwrap(),
            Some(("A3", member)) => {
                super::Cell::Member { figure: form.figure("A3").unwrap(), member: member.parse::<usize>().unwrap() - 1 }
            }
            Some((figure, list)) => form.cell_of_list(figure, list).unwrap(),
        };
        figures.set(cell, if value == "-" { None } else { Some(value.parse().unwrap()) }).unwrap();
    }
    figures
}

/// A protocol in which everything adds up.
pub(super) fn sound(form: &Form) -> Figures {
    fill(form, form.empty(), "A1=1000 A2=700 A4=310 B1=690 B2.x=400 B2.y=250 B2-1=30 B3=10 B4=1010 B5=310")
}
