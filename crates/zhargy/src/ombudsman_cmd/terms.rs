//! `zhargy ombudsman terms`: the days by which a complaint and what follows it must be dealt with. Nothing is computed here.

use std::fmt::Write as _;

use jiff::civil::Date;
use law::calendar::Calendar;
use ombudsman::complaint::{Basis, ComplaintRules, Due, Term};
use ombudsman::prison;
use ombudsman::shared::Received;
use serde_json::{Value, json};

use crate::Done;
use crate::cli::TermsArgs;
use crate::embedded;
use crate::failure::{Failure, codes};
use crate::law_cmd::Shown;

/// A term with the day it is counted from.
struct Line {
    what: String,
    from: Date,
    due: Due,
}

/// Runs the command; exit 1 where a term has no single day.
pub(crate) fn run(args: &TermsArgs) -> Done {
    early(args)?;
    let law = embedded::statutes(args.source.acts.as_deref())?.law;
    let broken = |fault| Failure::new(codes::FILE, format!("the days off of the law: {fault:?}"), "");
    let calendar = Calendar::of_law(&law).map_err(broken)?;
    let rules = ComplaintRules::of(&law);
    let received =
        if args.week { Received::WeekOf(prison::week_of(args.received)) } else { Received::On(args.received) };
    let lines = lines(args, received, Basis { rules: &rules, calendar: &calendar });
    let open = lines.iter().any(|line| line.due.days.len() != 1);
    Shown::new(args.json, u8::from(open), || in_json(args, &lines, law.hash()), || human(args, &lines)).print()
}

/// A step before receipt is a slip of the pen.
fn early(args: &TermsArgs) -> Result<(), Failure> {
    let steps = [args.extended, args.requested, args.recommended].into_iter().flatten().map(|day| (day, args.received));
    let answer = args.answer_extended.zip(args.recommended);
    match steps.chain(answer).find(|(day, after)| day < after) {
        Some((day, after)) => {
            let what = format!("a step of {day} cannot follow one of {after}");
            Err(Failure::new(codes::ARGUMENT, what, "give the days in the order of the steps"))
        }
        None => Ok(()),
    }
}

fn lines(args: &TermsArgs, received: Received, basis: Basis<'_, '_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |what: &str, from: Date, due: Due| {
        let what = if what.is_empty() { due.term.to_string() } else { what.to_owned() };
        lines.push(Line { what, from, due });
    };
    let first = basis.consider(received);
    add("", received.first(), first.clone());
    if let Some(on) = args.extended {
        add("an extension reaches at most", on, basis.longest(received, Some(&first), on));
        add("", on, basis.started(Term::ExtensionNotice, received, on));
    }
    if let Some(on) = args.requested {
        add("", on, basis.started(Term::Material(1), received, on));
    }
    if let Some(on) = args.recommended {
        let answer = basis.started(Term::Answer(1), received, on);
        add("", on, answer.clone());
        if let Some(on) = args.answer_extended {
            add("the time for answer 1 reaches at most", on, basis.longest_answer(&answer, received, on));
            add("", on, basis.started(Term::AnswerNotice(1), received, on));
        }
    }
    lines
}

fn in_json(args: &TermsArgs, lines: &[Line], law_hash: &str) -> Value {
    let terms: Vec<Value> = lines
        .iter()
        .map(|line| {
            json!({
                "what": line.what,
                "from": line.from.to_string(),
                "days": line.due.days.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "citations": line.due.citations,
                "doubts": line.due.doubts,
            })
        })
        .collect();
    json!({ "received": args.received.to_string(), "week": args.week, "law_hash": law_hash, "terms": terms })
}

fn human(args: &TermsArgs, lines: &[Line]) -> String {
    let came = if args.week { "in the week of" } else { "on" };
    let mut text = format!("A complaint that came {came} {}\n", args.received);
    for line in lines {
        let days: Vec<String> = line.due.days.iter().map(ToString::to_string).collect();
        let days = if days.is_empty() { "no day is known".to_owned() } else { days.join(" or ") };
        let _ = writeln!(text, "\n{days}  {}", line.what);
        for citation in &line.due.citations {
            let _ = writeln!(text, "  {citation}");
        }
        for doubt in &line.due.doubts {
            let _ = writeln!(text, "  open: {doubt}");
        }
    }
    text
}
