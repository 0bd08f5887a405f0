//! `zhargy party register`: the parties of a register with their stages, the steps that may follow and the days that bound
//! them. What may follow is said by the crate `party`; nothing is recorded here.

use clerk::register::{PartyState, Register};
use jiff::civil::Date;
use party::stage::{Due, Limit, Side};
use party::words;
use serde_json::{Value, json};

use crate::Done;
use crate::cli::RegisterShowArgs;
use crate::failure::{Failure, codes};
use crate::law_cmd::Shown;
use crate::render::style::{self, paint};
use crate::render::{WIDTH, field, wrap};
use crate::run::place::{self, Place};

/// Where the text of a labelled line begins.
const INDENT: usize = 22;

/// What is shown.
struct View<'a> {
    name: &'a str,
    register: &'a Register,
    /// The register stands under the law at hand.
    same_law: bool,
    on: Date,
    /// One party was asked for: what led to its stage is shown too.
    one: bool,
    parties: Vec<Row<'a>>,
}

/// A party.
struct Row<'a> {
    id: &'a str,
    state: &'a PartyState,
    due: Vec<Due>,
}

/// Runs the command.
pub(super) fn run(args: &RegisterShowArgs) -> Done {
    let place = Place::at(&args.register.db, args.register.register.clone(), &args.register.source)?;
    let session = place.open_begun_as::<Register>()?;
    let register = session.desk().state();
    let Some(law) = &register.law else {
        let what = format!("the register `{}` was not opened yet", place.journal);
        return Err(Failure::new(codes::NO_JOURNAL, what, "an order `open_register` opens it (docs/PARTIES.md)"));
    };
    let on = match args.on {
        Some(on) => on,
        None => place::today()?,
    };
    let mut parties = Vec::new();
    for (id, state) in register.parties.iter().filter(|(id, _)| args.party.as_ref().is_none_or(|one| one == *id)) {
        let due = state.stage.due(on, &place.books().law).map_err(Failure::told)?;
        parties.push(Row { id, state, due });
    }
    if let Some(party) = args.party.as_ref().filter(|_| parties.is_empty()) {
        let what = format!("there is no party `{party}` in the register `{}`", place.journal);
        return Err(Failure::new(codes::ARGUMENT, what, "`zhargy party register` without a name lists them"));
    }
    if args.due {
        parties.retain(|row| row.last().is_some());
        parties.sort_by_key(|row| (row.last(), row.id));
    }
    let same_law = place.books().check(law).is_ok();
    let view = View { name: &place.journal, register, same_law, on, one: args.party.is_some(), parties };
    Shown::new(args.json, 0, || value(&view), || text(&view)).print()
}

impl Row<'_> {
    /// The earliest last day of a step that may follow.
    fn last(&self) -> Option<Date> {
        self.due.iter().filter_map(Due::last).min()
    }
}

/// Where a day lies in the days of a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Open,
    Early,
    Late,
}

fn when(due: &Due, on: Date) -> When {
    match (due.first(), due.last()) {
        (Some(first), _) if on < first => When::Early,
        (_, Some(last)) if on > last => When::Late,
        _ => When::Open,
    }
}

fn text(view: &View<'_>) -> String {
    let title = view.register.opened.as_ref().map_or("", |opened| opened.title.as_str());
    let mut out = format!("{}\n", paint(style::HEADING, format!("{} ({})", title, view.name)));
    out.push_str(&field("days by the law of", &view.on.to_string(), INDENT));
    if !view.same_law {
        let words = "another law than at hand: an order `take_law` takes that up, --acts gives the register's own";
        out.push_str(&paint(style::WARN, field("stands under", words, INDENT)));
    }
    if view.parties.is_empty() {
        out.push_str("  no party\n");
    }
    for row in &view.parties {
        let since = row.state.stage.since().map_or_else(String::new, |since| format!(" since {since}"));
        let name = paint(style::HEADING, format!("{}  {}", row.id, row.state.name));
        out.push_str(&format!("\n{name}: {}{since}\n", row.state.stage.name()));
        for due in &row.due {
            out.push_str(&step(due, view.on));
        }
        if view.one {
            past(row.state, &mut out);
        }
    }
    out
}

/// A step that may follow, with its days and their articles.
fn step(due: &Due, on: Date) -> String {
    let days: Vec<String> = due.limits.iter().map(days_of).collect();
    let mut words = format!("to {}", due.to.join(" or "));
    if !days.is_empty() {
        words.push_str(&format!(", {}", days.join(" and ")));
    }
    let (mark, style) = match when(due, on) {
        When::Open => ("", None),
        When::Early => ("; not yet", Some(style::DIM)),
        When::Late => ("; too late", Some(style::WARN)),
    };
    words.push_str(mark);
    let line = field(due.command, &words, INDENT);
    let mut out = style.map_or_else(|| line.clone(), |style| paint(style, &line));
    let mut cited: Vec<String> = Vec::new();
    for citation in due.limits.iter().flat_map(citations) {
        if !cited.contains(&citation) {
            out.push_str(&paint(style::DIM, wrap(&citation, WIDTH, INDENT)));
            cited.push(citation);
        }
    }
    out
}

fn days_of(limit: &Limit) -> String {
    let word = if limit.side == Side::Within { "by" } else { "from" };
    let mut days: Vec<String> = Vec::new();
    for reached in &limit.days {
        let under = words::assumed(&reached.assumed);
        days.push(if under.is_empty() { reached.day.to_string() } else { format!("{} if {under}", reached.day) });
    }
    days.extend(limit.open.iter().map(|open| format!("a day that the law leaves open ({open})")));
    format!("{word} {}", days.join(" or "))
}

fn citations(limit: &Limit) -> Vec<String> {
    limit.days.iter().filter_map(|reached| reached.term.as_ref()).map(|term| words::cite(&term.from)).collect()
}

fn past(state: &PartyState, out: &mut String) {
    out.push('\n');
    for past in &state.past {
        let words = format!("{} leads to {}", past.step, past.stage);
        out.push_str(&field(&past.day.to_string(), &words, INDENT));
        for by in &past.by {
            out.push_str(&wrap(&by.words, WIDTH, INDENT));
            out.push_str(&paint(style::DIM, wrap(&by.by, WIDTH, INDENT)));
        }
        if !past.because.is_empty() {
            out.push_str(&wrap(&format!("paper: {}", past.because), WIDTH, INDENT));
        }
        if let Some(outside) = &past.outside {
            let words = format!("DECIDED OUTSIDE THE RECORDED LAW: {}", outside.decided);
            out.push_str(&paint(style::WARN, wrap(&words, WIDTH, INDENT)));
            for open in &outside.open {
                out.push_str(&wrap(&format!("open: {open}"), WIDTH, INDENT));
            }
            for by in &outside.by {
                out.push_str(&paint(style::DIM, wrap(by, WIDTH, INDENT)));
            }
        }
    }
}

fn value(view: &View<'_>) -> Value {
    let opened = view.register.opened.as_ref();
    json!({
        "register": view.name,
        "title": opened.map(|opened| opened.title.as_str()),
        "synthetic": opened.map(|opened| opened.synthetic),
        "law_hash": view.register.law.as_ref().map(|law| law.hash.as_str()),
        "law_at_hand": view.same_law,
        "on": view.on.to_string(),
        "parties": view.parties.iter().map(|row| of_party(row, view)).collect::<Vec<_>>(),
    })
}

fn of_party(row: &Row<'_>, view: &View<'_>) -> Value {
    let due = |due: &Due| {
        let may = match when(due, view.on) {
            When::Open => "now",
            When::Early => "not yet",
            When::Late => "too late",
        };
        json!({
            "step": due.command,
            "to": due.to,
            "may": may,
            "first": due.first().map(|day| day.to_string()),
            "last": due.last().map(|day| day.to_string()),
            "limits": due.limits.iter().map(of_limit).collect::<Vec<_>>(),
        })
    };
    let mut value = json!({
        "party": row.id,
        "name": row.state.name,
        "stage": row.state.stage.name(),
        "since": row.state.stage.since().map(|day| day.to_string()),
        "next": row.due.iter().map(due).collect::<Vec<_>>(),
    });
    if view.one {
        let past = row.state.past.iter().map(|past| {
            json!({
                "day": past.day.to_string(),
                "step": past.step,
                "stage": past.stage,
                "by": past.by,
                "because": past.because,
                "outside": past.outside,
            })
        });
        value["past"] = past.collect();
    }
    value
}

fn of_limit(limit: &Limit) -> Value {
    let day = |reached: &party::stage::Reached| {
        let term = reached.term.as_ref();
        json!({
            "day": reached.day.to_string(),
            "term": term.map(|term| term.value.to_string()),
            "rule": term.map(|term| term.from.rule.as_str()),
            "citation": term.map(|term| words::cite(&term.from)),
            "assumed": words::assumed(&reached.assumed),
        })
    };
    json!({
        "side": if limit.side == Side::Within { "last" } else { "first" },
        "days": limit.days.iter().map(day).collect::<Vec<_>>(),
        "open": limit.open,
    })
}
