//! Reads acts and bills from their TOML form (`docs/ACTS.md`). Two passes: definitions give each rule its type, then every
//! operation is read in the type of its rule. Faults are collected, never thrown away.

mod fields;
mod values;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use toml::Spanned;
use toml::de::DeTable;

use crate::act::{Act, Before, Definition, Kind, Op, Provision};
use crate::day::{Confidence, Day, When};
use crate::fault::{Fault, codes};
use crate::reader::{Fields, Source, nearest};
use crate::value::Type;
use fields::{Clauses, applies, day, definition, published, reference};
use values::value;

/// Types of rules by name.
pub(crate) type Types = BTreeMap<String, Type>;

/// Reads acts; `files` holds name and content of each, in any order.
pub(crate) fn acts(files: &[(String, Vec<u8>)]) -> Result<Vec<Act>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut sources = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        match Source::new(name, bytes) {
            Ok(source) => sources.push((source, bytes)),
            Err(fault) => faults.push(fault),
        }
    }
    let mut parsed = Vec::with_capacity(sources.len());
    for (source, bytes) in sources {
        match source.parse() {
            Ok(table) => parsed.push((source, bytes, table)),
            Err(fault) => faults.push(fault),
        }
    }
    let mut types = Types::new();
    for (source, _, table) in &parsed {
        collect_types(&Fields::new(source, "", table), &mut types);
    }
    let mut acts = Vec::with_capacity(parsed.len());
    for (source, bytes, table) in parsed {
        let mut act = act(&source, &table, &types, false);
        if let Some(act) = &mut act {
            act.hash = Sha256::digest(bytes).into();
        }
        acts.extend(act);
        faults.extend(source.into_faults());
    }
    if faults.is_empty() { Ok(acts) } else { Err(faults) }
}

/// Reads a bill in the types of the law it is laid upon.
pub(crate) fn bill(name: &str, bytes: &[u8], mut types: Types) -> Result<Act, Vec<Fault>> {
    let source = Source::new(name, bytes).map_err(|fault| vec![fault])?;
    let table = source.parse().map_err(|fault| vec![fault])?;
    collect_types(&Fields::new(&source, "", &table), &mut types);
    let act = act(&source, &table, &types, true);
    drop(table);
    let faults = source.into_faults();
    match act {
        Some(mut act) if faults.is_empty() => {
            act.hash = Sha256::digest(bytes).into();
            Ok(act)
        }
        _ => Err(faults),
    }
}

/// The types that a file's definitions give. Faults in them are reported when the operations are read.
fn collect_types(file: &Fields<'_, '_>, types: &mut Types) {
    let Some(ops) = file.raw("op").and_then(|ops| ops.get_ref().as_array()) else {
        return;
    };
    for op in ops.iter().filter_map(|op| op.get_ref().as_table()) {
        let text = |field: &str| op.get(field).and_then(|value| value.get_ref().as_str());
        let (Some("rule.define"), Some(rule), Some(of)) = (text("kind"), text("rule"), text("type")) else {
            continue;
        };
        let choices = op
            .get("choices")
            .and_then(|value| value.get_ref().as_array())
            .map(|choices| choices.iter().filter_map(|c| c.get_ref().as_str().map(str::to_owned)).collect::<Vec<_>>());
        if let Some(of) = values::type_of(of, choices.unwrap_or_default()) {
            types.entry(rule.to_owned()).or_insert(of);
        }
    }
}

fn act(source: &Source<'_>, table: &Spanned<DeTable<'_>>, types: &Types, is_bill: bool) -> Option<Act> {
    let file = Fields::new(source, "", table);
    let head = file.need(if is_bill { "bill" } else { "act" }, super::reader::Fields::table)?;
    let id = head.need_text("id").unwrap_or_default();
    let form = if is_bill { Some("Bill".to_owned()) } else { head.need_text("form") };
    let signed = head.date("signed");
    let in_force = head.table("in_force").and_then(|fields| day(&fields));
    let published = published(&head, signed, in_force.as_ref(), is_bill);
    let clauses: Clauses = file
        .named_tables("clauses")
        .into_iter()
        .filter_map(|(name, fields)| day(&fields).map(|day| (name, day)))
        .collect();
    let mut ops = Vec::new();
    let context = Context { types, clauses: &clauses, in_force: in_force.as_ref(), act: &id, is_bill };
    for fields in file.tables("op") {
        ops.extend(context.op(fields));
    }
    let act = Act {
        form: form.unwrap_or_default(),
        number: head.text("number").unwrap_or_default(),
        title: title(&head),
        what: head.text("what").unwrap_or_default(),
        source: head.text("source").unwrap_or_default(),
        ends: head.table("ends").and_then(|fields| day(&fields)),
        base: if is_bill { head.text("base") } else { None },
        file: head.place().file,
        id,
        signed,
        published,
        in_force,
        is_bill,
        ops,
        hash: [0; 32],
    };
    head.finish();
    file.finish();
    Some(act)
}

/// A title is a string or strings by language.
fn title(head: &Fields<'_, '_>) -> Vec<(String, String)> {
    let Some(value) = head.raw("title") else {
        return Vec::new();
    };
    if value.get_ref().is_str() {
        return head.text("title").map(|title| ("en".to_owned(), title)).into_iter().collect();
    }
    let Some(by_language) = head.table("title") else {
        return Vec::new();
    };
    let titles =
        ["en", "ru", "kk"].into_iter().filter_map(|l| by_language.text(l).map(|title| (l.to_owned(), title))).collect();
    by_language.finish();
    titles
}

/// What an operation inherits from its act.
struct Context<'c> {
    types: &'c Types,
    clauses: &'c Clauses,
    in_force: Option<&'c Day>,
    act: &'c str,
    is_bill: bool,
}

impl Context<'_> {
    fn op(&self, fields: Fields<'_, '_>) -> Option<Op> {
        let kind_name = match fields.text("kind") {
            Some(kind) => kind,
            None if self.is_bill => "rule.set".to_owned(),
            None => fields.need_text("kind")?,
        };
        let on_rule = kind_name.starts_with("rule.")
            || matches!(kind_name.as_str(), "time.suspend" | "time.save" | "court.annul");
        let rule = if on_rule { fields.need_text("rule")? } else { fields.text("rule").unwrap_or_default() };
        if on_rule && !self.types.contains_key(&rule) {
            let known: Vec<&str> = self.types.keys().map(String::as_str).collect();
            let hint = nearest(&rule, &known).map_or_else(String::new, |near| format!("did you mean `{near}`?"));
            fields.fault(codes::RULE_UNKNOWN, "rule", format!("no act defines the rule `{rule}`"), hint);
            return None;
        }
        let of = self.types.get(&rule);
        let kind = self.kind(&kind_name, &fields, of)?;
        let was = of.and_then(|of| value(&fields, "was", of));
        let day = self.day(&fields)?;
        let confidence = self.confidence(&fields);
        let op = Op {
            id: fields.text("id"),
            targets: fields.texts("target").iter().map(|target| Provision::parse(target)).collect(),
            at: fields.text("at"),
            accepted: fields.text("accepted"),
            applies: fields.table("applies").and_then(|table| applies(&table)),
            after: fields.text("after").map(|text| reference(self.act, &text)),
            source: fields.text("source").unwrap_or_default(),
            note: fields.text("note").unwrap_or_default(),
            place: fields.place(),
            rule,
            kind,
            was,
            day,
            confidence,
        };
        fields.finish();
        Some(op)
    }

    fn day(&self, fields: &Fields<'_, '_>) -> Option<Day> {
        if let Some(name) = fields.text("clause") {
            let clause = self.clauses.get(&name).cloned();
            if clause.is_none() {
                let known: Vec<&str> = self.clauses.keys().map(String::as_str).collect();
                let hint = format!("the act has the clauses {}", known.join(", "));
                fields.fault(codes::REFERENCE, "clause", format!("the act has no clause `{name}`"), hint);
            }
            return clause;
        }
        if let Some(table) = fields.table("in_force") {
            return day(&table);
        }
        if let Some(day) = self.in_force {
            return Some(day.clone());
        }
        if self.is_bill {
            let when = When::Pending("the bill names no day of force".to_owned());
            return Some(Day {
                when,
                confidence: Confidence::Unconfirmed,
                because: String::new(),
                source: String::new(),
            });
        }
        fields.fault(codes::FIELD_MISSING, "clause", "neither the act nor the operation has a day of force", "");
        None
    }

    fn confidence(&self, fields: &Fields<'_, '_>) -> Confidence {
        let Some(text) = fields.text("confidence") else {
            if !self.is_bill {
                fields.fault(codes::FIELD_MISSING, "confidence", "the field `confidence` is missing", fields::MARKS);
            }
            return Confidence::Text;
        };
        Confidence::parse(&text).unwrap_or_else(|| {
            fields.fault(codes::BAD_VALUE, "confidence", format!("`{text}` is no mark"), fields::MARKS);
            Confidence::Unconfirmed
        })
    }

    fn kind(&self, name: &str, fields: &Fields<'_, '_>, of: Option<&Type>) -> Option<Kind> {
        let need_value = || of.and_then(|of| fields.need_value(of));
        let reference_in = |field: &'static str| fields.need_text(field).map(|text| reference(self.act, &text));
        Some(match name {
            "rule.define" => Kind::Define(definition(fields, of?)?, need_value()?),
            "rule.set" => Kind::Set(need_value()?),
            "rule.rebase" => Kind::Rebase,
            "rule.end" => Kind::End,
            "court.annul" => Kind::Annul,
            "time.suspend" => Kind::Suspend { until: fields.date("until") },
            "time.save" => Kind::Save { facts_before: fields.need("facts_before", super::reader::Fields::date)? },
            "time.commence" => {
                let of = match fields.text("act") {
                    Some(act) => crate::act::Reference { act, op: None },
                    None => reference_in("op")?,
                };
                Kind::Commence { of, on: fields.need("on", super::reader::Fields::date)? }
            }
            "time.postpone" => {
                Kind::Postpone { of: reference_in("op")?, to: fields.need("to", super::reader::Fields::date)? }
            }
            "op.cancel" => Kind::Cancel { of: reference_in("op")? },
            "sentence.commute" => Kind::Commute {
                from: fields.need_text("from")?,
                to: fields.need_text("to")?,
                facts_before: fields.date("facts_before"),
            },
            "fix.corrigendum" => {
                let of_op = reference_in("op")?;
                let rule = fields.need_text("rule")?;
                let of = self.types.get(&rule)?;
                Kind::Corrigendum { of: of_op, value: fields.need_value(of)? }
            }
            other => {
                let hint = nearest(other, &Kind::NAMES).map_or_else(
                    || format!("the kinds are {}", Kind::NAMES.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                fields.fault(codes::KIND_UNKNOWN, "kind", format!("`{other}` is no kind of operation"), hint);
                return None;
            }
        })
    }
}

trait NeedValue {
    fn need_value(&self, of: &Type) -> Option<crate::value::Value>;
}

impl NeedValue for Fields<'_, '_> {
    /// `value`, or `silent` where the law leaves the question open.
    fn need_value(&self, of: &Type) -> Option<crate::value::Value> {
        if let Some(words) = self.text("silent") {
            if self.raw("value").is_some() {
                self.fault(codes::FIELD_TYPE, "silent", "an operation has either `value` or `silent`", "");
            }
            return Some(crate::value::Value::Silent(words));
        }
        self.need("value", |fields, name| value(fields, name, of))
    }
}

/// Whether the law had no such rule before the definition.
fn before(fields: &Fields<'_, '_>) -> Before {
    match fields.text("before").as_deref() {
        Some("none") => Before::NoRule,
        Some("unrecorded") | None => Before::Unrecorded,
        Some(other) => {
            fields.fault(codes::BAD_VALUE, "before", format!("`{other}` is neither `none` nor `unrecorded`"), "");
            Before::Unrecorded
        }
    }
}

fn definition_with(fields: &Fields<'_, '_>, of: Type) -> Option<Definition> {
    Some(Definition {
        of,
        title: fields.need_text("title")?,
        before: before(fields),
        total: fields.flag("total").unwrap_or(false),
    })
}
