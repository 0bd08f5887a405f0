//! Handlers of a list that is being filed: the form, the check that changes nothing, the filing. The table is read as
//! `zhargy list check` reads it.

use std::collections::BTreeMap;
use std::sync::Arc;

use clerk::record::ListFiled;
use clerk::{Command, Order, persons_filed};
use election::filing::table;
use jiff::civil::Date;
use pages::desk::No;
use pages::desk::lists::{Fault, Filing, New};

use super::{at_hand, filed, id_of, no_of, not_theirs, sees, told};
use crate::ask::Ask;
use crate::desk::{failed, page, seat, then};
use crate::ordered::Ordered;
use crate::permit::permit;
use crate::public::nothing;
use crate::reply::Reply;
use crate::role::Role;
use crate::running::Running;
use crate::site::Site;
use crate::who::Who;

/// The columns of a table that is filed.
const HEAD: &str = "name;sex;born;disability;number;citizen;residence_years;member;elsewhere";

/// What the form brought: the list, or why it is none.
type Typed = Result<(ListFiled, BTreeMap<String, String>), Box<New>>;

/// The form; with a list that was filed before, as it was filed.
pub(super) fn form(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at_hand(site, ask) else { return nothing(site, ask) };
    let list = who.list.clone().filter(|_| who.role == Role::Agent).unwrap_or_else(|| ask.field("list").to_owned());
    let wanted = list.clone();
    let known = running.look(move |clerk, _| {
        let (filed, names) = filed(clerk.desk.state(), &wanted)?;
        Some(as_typed(filed, names))
    });
    let Some(known) = known else { return failed(site, ask, &store::WriteError::Stopped) };
    let mut typed = known.unwrap_or(Filing { list, ..Filing::default() });
    typed.day = site.today().to_string();
    let new = New { typed, own: who.role == Role::Agent, order: Site::fresh_id(), ..New::default() };
    shown(site, ask, &who, &running, 200, &new)
}

fn shown(site: &Site, ask: &Ask, who: &Who, running: &Running, status: u16, new: &New) -> Reply {
    let seat = seat(who, ask.part("election"));
    page(status, site.pages.new_list(ask.language, &seat, &running.night(), new))
}

/// What the law would say of the list. Nothing is filed.
pub(super) fn check(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at_hand(site, ask) else { return nothing(site, ask) };
    let typed = typed(site, ask, &who);
    if !sees(&who, &typed.list) {
        return not_theirs(site, ask);
    }
    let own = who.role == Role::Agent;
    let new = match read(&typed) {
        Err(mut new) => {
            (new.own, new.order) = (own, Site::fresh_id());
            return shown(site, ask, &who, &running, 422, &new);
        }
        Ok((filed, names)) => {
            let persons = filed.persons.iter().map(|person| person.name.clone()).collect();
            let looked = running.look(move |clerk, _| clerk.desk.rehearse(&filed, &names));
            let Some(examined) = looked else { return failed(site, ask, &store::WriteError::Stopped) };
            let mut new = New { typed, own, order: Site::fresh_id(), ..New::default() };
            match examined {
                Ok(examined) => new.examined = Some((Box::new(examined), persons)),
                Err(why) => new.no = Some(no_of(&why)),
            }
            new
        }
    };
    shown(site, ask, &who, &running, 200, &new)
}

/// Files the list.
pub(super) fn file(site: &Site, ask: &Ask) -> Result<Ordered, Reply> {
    let Some((who, running)) = at_hand(site, ask) else { return Err(nothing(site, ask)) };
    let typed = typed(site, ask, &who);
    if !sees(&who, &typed.list) {
        return Err(not_theirs(site, ask));
    }
    let id = id_of(site, ask)?;
    let own = who.role == Role::Agent;
    let (filed, names) = match read(&typed) {
        Ok(read) => read,
        Err(mut new) => {
            (new.own, new.order) = (own, Site::fresh_id());
            return Err(shown(site, ask, &who, &running, 422, &new));
        }
    };
    let ListFiled { list, party, day, last_share, paid, persons } = filed;
    let here = format!("/desk/{}/lists/{list}", running.id());
    let command = Command::FileList { list, party, names, day, last_share, paid, persons };
    permit(&who, &command, &|_| None).map_err(|notice| site.refuse(ask, 403, &notice))?;
    let order = Order { id, actor: who.account.clone(), at: ask.at, command };
    let (asked, client, running) = (ask.clone(), running.client(), Arc::clone(&running));
    Ok(Ordered::new(client, order, move |site, outcome| match outcome.map(|done| done.answer) {
        Err(error) => failed(site, &asked, &error),
        Ok(Ok(())) => then(&asked, &here),
        Ok(Err(refused)) => {
            let no = Some(told(refused));
            let new = New { typed, own, no, order: Site::fresh_id(), ..New::default() };
            shown(site, &asked, &who, &running, 422, &new)
        }
    }))
}

/// What was typed. An agent files their own list today, whatever the form says: a term is not gone round by writing another
/// day.
fn typed(site: &Site, ask: &Ask, who: &Who) -> Filing {
    let field = |name: &str| ask.field(name).trim().to_owned();
    let mut typed = Filing {
        list: field("list"),
        party: field("party"),
        kk: field("kk"),
        ru: field("ru"),
        day: field("day"),
        last_share: field("last_share"),
        paid: field("paid"),
        table: ask.field("table").to_owned(),
    };
    if who.role == Role::Agent {
        typed.day = site.today().to_string();
        if typed.list.is_empty() {
            typed.list = who.list.clone().unwrap_or_default();
        }
    }
    typed
}

/// Reads the form.
fn read(typed: &Filing) -> Typed {
    let no = |code: &str, why: String| {
        let no = Some(No { code: code.to_owned(), why, by: Vec::new() });
        Err(Box::new(New { typed: typed.clone(), no, ..New::default() }))
    };
    let Ok(day) = typed.day.parse::<Date>() else {
        return no("A010", format!("`{}` is no day: write it as 2020-11-20", typed.day));
    };
    let persons = match table::persons(typed.table.as_bytes()) {
        Ok(persons) => persons,
        Err(faults) => {
            let fault = |fault: table::Fault| Fault { code: fault.code, what: fault.to_string(), hint: fault.hint };
            let faults = faults.into_iter().map(fault).collect();
            return Err(Box::new(New { typed: typed.clone(), faults, ..New::default() }));
        }
    };
    let persons = match persons_filed(&persons) {
        Ok(persons) => persons,
        Err(unsaid) => {
            let first: Vec<String> = unsaid.iter().take(8).map(|at| (at + 1).to_string()).collect();
            let why = format!(
                "membership of the party is not stated of {} persons ({}): the column `member` says it of everybody",
                unsaid.len(),
                first.join(", ")
            );
            return no("G104", why);
        }
    };
    let stated = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let names = [("kk", &typed.kk), ("ru", &typed.ru)];
    let names = names.into_iter().filter(|(_, name)| !name.is_empty());
    let filed = ListFiled {
        list: typed.list.clone(),
        party: typed.party.clone(),
        day,
        last_share: stated(&typed.last_share),
        paid: stated(&typed.paid),
        persons,
    };
    Ok((filed, names.map(|(tag, name)| (tag.to_owned(), name.clone())).collect()))
}

/// A filed list as its form has it.
fn as_typed(filed: &ListFiled, names: &BTreeMap<String, String>) -> Filing {
    let name = |tag: &str| names.get(tag).cloned().unwrap_or_default();
    let yes = |said: Option<bool>| said.map_or("", |yes| if yes { "yes" } else { "no" });
    let mut table = format!("{HEAD}\n");
    for person in &filed.persons {
        let elsewhere = person.elsewhere.as_ref().map_or_else(String::new, |all| {
            let word = |own: &String| match own.as_str() {
                "other list" => "list",
                "single member" => "district",
                _ => "other",
            };
            let words: Vec<&str> = all.iter().map(word).collect();
            if words.is_empty() { "none".to_owned() } else { words.join("+") }
        });
        let years = person.residence_years.map_or_else(String::new, |years| years.to_string());
        let cells = [
            quoted(&person.name),
            person.sex.clone(),
            person.born.to_string(),
            yes(Some(person.disability)).to_owned(),
            quoted(&person.number),
            yes(person.citizen).to_owned(),
            years,
            yes(Some(person.member)).to_owned(),
            elsewhere,
        ];
        table.push_str(&cells.join(";"));
        table.push('\n');
    }
    Filing {
        list: filed.list.clone(),
        party: filed.party.clone(),
        kk: name("kk"),
        ru: name("ru"),
        day: filed.day.to_string(),
        last_share: filed.last_share.clone().unwrap_or_default(),
        paid: filed.paid.clone().unwrap_or_default(),
        table,
    }
}

/// A cell, in quotes where it must be.
fn quoted(text: &str) -> String {
    let plain = !text.contains(['"', ';', '\n', '\r']);
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}
