//! The law: rules and what they say on a day, acts and what they order, what differs between two days, and the members
//! that a party needs.

use jiff::civil::Date;
use law::{AskError, Query};

use super::answer::{json, list};
use super::endpoint::{Endpoint, FORMAT, Gives, Kind, PAGE, Param, SIZE, field, must, of, part, read};
use super::problem;
use super::question::{day, nothing};
use super::wire::act::{Act, ActLine};
use super::wire::law::{Answer, Asked, Change, Minimum, Past, Rule, RuleLine};
use super::wire::list::Page;
use crate::ask::Ask;
use crate::reply::Reply;
use crate::routes::Handler;
use crate::site::Site;

const LAW: &str = "law";

/// Rules about the members of a party begin so.
const MINIMA: &str = "party.members.";

const ON: Param = field("on", Kind::Day, "the day of the fact; left out: today", "2021-06-05");
const RULE: Param = part("rule", 200, "the rule by its name", "majilis.list.threshold");

pub(super) const ENDPOINTS: &[Endpoint] = &[
    read(LAW, "rules", "/api/v1/law/rules", Handler::Compute(rules))
        .what("The rules of the law with what each says on a day.")
        .asks(&[
            ON,
            field("subject", Kind::Text(60), "rules of this subject", "party"),
            field("q", Kind::Text(200), "words that name and title hold, all of them", "threshold"),
            PAGE,
            SIZE,
            FORMAT,
        ])
        .gives(Gives::List, of::<Page<RuleLine>>),
    read(LAW, "rule", "/api/v1/law/rules/{rule}", Handler::Memory(rule))
        .what("A rule with every value it had, each with its act and article.")
        .asks(&[RULE])
        .gives(Gives::Json, of::<Rule>)
        .problems(&[404]),
    read(LAW, "value", "/api/v1/law/rules/{rule}/value", Handler::Compute(value))
        .what("What a rule says on a day, by three clocks.")
        .asks(&[
            RULE,
            ON,
            field("decided", Kind::Day, "the day whose law decides; left out: the day of the fact", "2021-06-05"),
            field("known", Kind::Day, "what could be known by this day; left out: all that is recorded", "2021-05-20"),
        ])
        .gives(Gives::Json, of::<Asked>)
        .problems(&[404]),
    read(LAW, "acts", "/api/v1/law/acts", Handler::Compute(acts))
        .what("The acts: what each is, when it was published and came into force.")
        .asks(&[PAGE, SIZE, FORMAT])
        .gives(Gives::List, of::<Page<ActLine>>),
    read(LAW, "act", "/api/v1/law/acts/{*act}", Handler::Memory(act))
        .what("An act with what it orders, operation by operation.")
        .asks(&[part("act", 200, "the act by its id", "kz/constitutional-law/2021/41-VII")])
        .gives(Gives::Json, of::<Act>)
        .problems(&[404]),
    read(LAW, "changes", "/api/v1/law/changes", Handler::Compute(changes))
        .what("Rules that say something else on one day than on another.")
        .asks(&[
            must("from", Kind::Day, "one day", "2021-06-04"),
            must("to", Kind::Day, "the other day", "2021-06-05"),
            PAGE,
            SIZE,
            FORMAT,
        ])
        .gives(Gives::List, of::<Page<Change>>)
        .problems(&[404]),
    read(LAW, "party_minimum", "/api/v1/parties/minimum", Handler::Compute(minimum))
        .what("The members that a party needs, on a day and ever.")
        .asks(&[ON, PAGE, SIZE, FORMAT])
        .gives(Gives::List, of::<Page<Minimum>>),
];

/// A day of the question; today where it says none.
fn on(site: &Site, ask: &Ask) -> Date {
    day(ask.field("on")).unwrap_or_else(|| site.today())
}

fn rules(site: &Site, ask: &Ask) -> Reply {
    let law = &site.pages.books().law;
    let query = Query::on(on(site, ask));
    let words: Vec<String> = ask.field("q").split_whitespace().map(str::to_lowercase).collect();
    let (subject, country) = (ask.field("subject"), site.pages.country());
    let mut lines = Vec::new();
    for rule in law.rules() {
        let own = country.subject(&rule.name).map(|subject| subject.id.as_str());
        let text = format!("{} {}", rule.name, rule.definition.title).to_lowercase();
        if (!subject.is_empty() && own != Some(subject)) || !words.iter().all(|word| text.contains(word.as_str())) {
            continue;
        }
        lines.push(RuleLine {
            rule: rule.name.clone(),
            title: rule.definition.title.clone(),
            of: rule.definition.of.to_string(),
            subject: own.map(str::to_owned),
            answer: law.ask(&rule.name, &query).ok().map(|answer| Answer::from(&answer)),
        });
    }
    list(ask, lines)
}

fn rule(site: &Site, ask: &Ask) -> Reply {
    site.kept(ask, || {
        let law = &site.pages.books().law;
        let name = ask.part("rule");
        let (Some(rule), Some(history)) = (law.rule(name), law.history(name)) else {
            return unknown(site, &AskError::NoSuchRule { rule: name.to_owned(), nearest: None });
        };
        let definition = &rule.definition;
        json(
            200,
            &Rule {
                rule: rule.name.clone(),
                title: definition.title.clone(),
                of: definition.of.to_string(),
                total: definition.total,
                before: definition.before.into(),
                law_hash: law.hash().to_owned(),
                history: history.iter().map(Past::from).collect(),
            },
        )
    })
}

fn value(site: &Site, ask: &Ask) -> Reply {
    let law = &site.pages.books().law;
    let fact = on(site, ask);
    let query = Query { on: fact, decided: day(ask.field("decided")).unwrap_or(fact), known: day(ask.field("known")) };
    match law.ask(ask.part("rule"), &query) {
        Err(error) => unknown(site, &error),
        Ok(answer) => json(
            200,
            &Asked {
                rule: ask.part("rule").to_owned(),
                on: query.on,
                decided: query.decided,
                known: query.known,
                law_hash: law.hash().to_owned(),
                answer: (&answer).into(),
            },
        ),
    }
}

/// There is no such rule, or nothing is recorded of the law of the day.
fn unknown(site: &Site, error: &AskError) -> Reply {
    problem::of_text(site, 404, &error.to_string())
}

fn acts(site: &Site, ask: &Ask) -> Reply {
    list(ask, site.pages.books().law.acts().map(ActLine::from).collect())
}

fn act(site: &Site, ask: &Ask) -> Reply {
    site.kept(ask, || {
        let found = site.pages.books().law.acts().find(|act| act.id == ask.part("act"));
        let Some(act) = found else { return problem::reply(site, 404, &nothing()) };
        json(200, &Act { act: act.into(), operations: act.ops.iter().map(Into::into).collect() })
    })
}

fn changes(site: &Site, ask: &Ask) -> Reply {
    let law = &site.pages.books().law;
    // They were read by the table.
    let (Some(from), Some(to)) = (day(ask.field("from")), day(ask.field("to"))) else {
        return problem::reply(site, 404, &nothing());
    };
    let earlier = from.min(to);
    if let Some(first) = law.first_day().filter(|first| earlier < *first) {
        return unknown(site, &AskError::BeforeFirstAct { day: earlier, first });
    }
    let change = |change: &law::Change| Change {
        rule: change.rule.clone(),
        title: change.title.clone(),
        before: (&change.before).into(),
        after: (&change.after).into(),
    };
    list(ask, law.diff(from, to).iter().map(change).collect())
}

fn minimum(site: &Site, ask: &Ask) -> Reply {
    let law = &site.pages.books().law;
    let query = Query::on(on(site, ask));
    let minimum = |rule: &law::Rule| Minimum {
        rule: rule.name.clone(),
        title: rule.definition.title.clone(),
        answer: law.ask(&rule.name, &query).ok().map(|answer| Answer::from(&answer)),
        history: law.history(&rule.name).into_iter().flatten().map(|entry| Past::from(&entry)).collect(),
    };
    list(ask, law.rules().filter(|rule| rule.name.starts_with(MINIMA)).map(minimum).collect())
}
