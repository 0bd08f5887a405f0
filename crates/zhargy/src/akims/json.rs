//! Elections of rural akims for programs; keys are stable. Shares are whole numbers of hundredths of a percent.

use election::posts::{ByNominator, Measure, Published, Way};
use recount::reform::Row;
use serde_json::{Map, Value, json};

use super::command::Changed;
use super::tables::Tables;

/// What was published of all elections.
pub(super) fn facts(all: &[Published]) -> Value {
    json!({ "elections": all.iter().map(one).collect::<Vec<_>>() })
}

fn one(facts: &Published) -> Value {
    let figures = Measure::ALL.iter().filter_map(|(word, measure)| {
        let figure = facts.figure(*measure)?;
        let key = if measure.is_share() { format!("{word}_hundredths") } else { (*word).to_owned() };
        let others: Vec<Value> =
            figure.others.iter().map(|(value, what)| json!({ "value": value, "what": what })).collect();
        Some((key, json!({ "value": figure.value, "about": figure.about, "others": others, "note": figure.note })))
    });
    let regions = facts.regions.iter().map(|region| {
        json!({
            "id": region.id,
            "posts": region.posts,
            "registered": region.registered,
            "nominated": region.nominated,
            "nominated_by_july": region.nominated_by_july,
            "voters": region.voters,
            "took_part": region.took_part,
            "turnout_hundredths": region.turnout_hundredths,
            "women": region.women,
            "renewed_hundredths": region.renewed_hundredths,
            "winners": rows(&region.winners),
        })
    });
    json!({
        "id": facts.id,
        "year": facts.year,
        "date": facts.date.map(|date| date.to_string()),
        "way": if facts.way == Way::Direct { "direct" } else { "indirect" },
        "figures": figures.collect::<Map<_, _>>(),
        "renewal": facts.renewal().map(|(new, posts)| json!({ "new": new, "posts": posts })),
        "nominated": rows(&facts.nominated),
        "winners": rows(&facts.winners),
        "regions": regions.collect::<Vec<_>>(),
        "caveats": facts.caveats,
        "sources": facts.sources,
    })
}

fn rows(rows: &[ByNominator]) -> Vec<Value> {
    let row = |row: &ByNominator| json!({ "nominator": row.nominator.to_string(), "number": row.number, "derived": row.derived });
    rows.iter().map(row).collect()
}

/// What the reform changed.
pub(super) fn changed(changed: &Changed) -> Value {
    let (assumed, parties) = (&changed.assumption, &changed.reform.parties);
    let regions = changed.made.regions.iter().map(|(id, numbers)| row(("region", json!(id)), numbers));
    let nominators = changed.made.nominators.iter().map(
        |(who, voters, deputies)| json!({ "nominator": who.to_string(), "by_voters": voters, "by_deputies": deputies }),
    );
    let sweep = changed.sweep.iter().map(|(loyalty, numbers)| row(("loyalty_percent", json!(loyalty)), numbers));
    json!({
        "synthetic": true,
        "election": changed.facts.id,
        "assumed": {
            "deputies": assumed.deputies,
            "first_party": parties.first,
            "first_party_deputies": assumed.first,
            "loyalty_percent": assumed.loyalty,
            "seed": assumed.seed,
            "country": changed.reform.country.assumptions,
        },
        "all": row(("synthetic", json!(true)), &changed.made.all),
        "regions": regions.collect::<Vec<_>>(),
        "nominators": nominators.collect::<Vec<_>>(),
        "sweep": sweep.collect::<Vec<_>>(),
    })
}

fn row(first: (&str, Value), row: &Row) -> Value {
    let mut value = json!({
        "posts": row.posts,
        "other_holder": row.other,
        "open": row.open,
        "new_by_voters": row.new_by_voters,
        "new_by_deputies": row.new_by_deputies,
    });
    if let Value::Object(map) = &mut value {
        map.shift_insert(0, first.0.to_owned(), first.1);
    }
    value
}

/// What was read of tables.
pub(super) fn checked(tables: &Tables) -> Value {
    let faults = tables.faults.iter().map(|fault| {
        json!({
            "code": fault.code,
            "file": fault.place.file,
            "line": fault.place.line,
            "column": fault.place.column,
            "field": fault.field,
            "what": fault.what,
            "hint": fault.hint,
        })
    });
    json!({
        "posts": tables.posts.len(),
        "precincts": tables.precincts.len(),
        "candidates": tables.candidates.len(),
        "figures": tables.protocols.len(),
        "faults": faults.collect::<Vec<_>>(),
    })
}
