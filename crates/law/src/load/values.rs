//! Values as acts write them, read in the type of their rule.

use toml::de::DeValue;

use crate::fault::codes;
use crate::reader::{Fields, date_of};
use crate::value::{Cell, Duration, Row, Sanction, Type, Value};

/// The type a definition names.
pub(super) fn type_of(written: &str, choices: Vec<String>) -> Option<Type> {
    Some(match written {
        "share" => Type::Share,
        "duration" => Type::Duration,
        "date" => Type::Date,
        "yes/no" => Type::YesNo,
        "choice" if !choices.is_empty() => Type::Choice(choices),
        "table" => Type::Table,
        "sanction" => Type::Sanction,
        "text" => Type::Text,
        other => Type::Count(other.strip_prefix("count ").map(str::trim).filter(|u| !u.is_empty())?.to_owned()),
    })
}

/// A field in a rule's type; a fault and `None` where it does not fit.
pub(super) fn value(fields: &Fields<'_, '_>, field: &'static str, of: &Type) -> Option<Value> {
    let raw = fields.raw(field)?.get_ref();
    let read = match (of, raw) {
        (_, DeValue::Float(float)) => {
            let what = format!("{} is a binary float", float.as_str());
            fields.fault(codes::FLOAT, field, what, format!("write \"{}\" in quotes", float.as_str()));
            return None;
        }
        (Type::YesNo, DeValue::Boolean(yes)) => Some(Value::YesNo(*yes)),
        (Type::Date, DeValue::Datetime(_)) => date_of(raw).map(Value::Date),
        (Type::Table, DeValue::Array(items)) => {
            items.iter().map(|item| row(item.get_ref())).collect::<Option<_>>().map(Value::Table)
        }
        (Type::Sanction, DeValue::Table(_)) => {
            fields.table(field).and_then(|table| sanction(&table)).map(Value::Sanction)
        }
        (_, DeValue::String(text)) => Value::parse(text, of).or_else(|| {
            // A guard may say that the law was silent before.
            text.strip_prefix("silent: ").map(|words| Value::Silent(words.to_owned()))
        }),
        _ => None,
    };
    if read.is_none() {
        let shown = raw.as_str().map_or_else(|| raw.type_str().to_owned(), |text| format!("\"{text}\""));
        fields.fault(codes::WRONG_TYPE, field, format!("{shown} is not a value of type {of}"), hint(of));
    }
    read
}

fn hint(of: &Type) -> String {
    match of {
        Type::Share => "write \"7 %\", \"2/3\" or \"0.7\"".to_owned(),
        Type::Count(unit) => format!("write \"3 {unit}\""),
        Type::Duration => "write \"10 days\", \"3 working days\", \"2 months\"".to_owned(),
        Type::Date => "write 2021-06-05 without quotes".to_owned(),
        Type::YesNo => "write true or false".to_owned(),
        Type::Choice(choices) => format!("choose one of {}", choices.join(", ")),
        Type::Table => "write a list of texts or of tables".to_owned(),
        Type::Sanction => "write { min = \"15 years\", max = \"20 years\", life = true, death = false }".to_owned(),
        Type::Text => "write words in quotes".to_owned(),
    }
}

/// A row of a table, or the only column `item` of a plain list.
fn row(item: &DeValue<'_>) -> Option<Row> {
    if let DeValue::Table(columns) = item {
        let mut row = Vec::new();
        for (name, value) in columns {
            // Names by language become columns such as `name.kk`.
            if let DeValue::Table(inner) = value.get_ref() {
                for (language, value) in inner {
                    row.push((format!("{}.{}", name.get_ref(), language.get_ref()), cell(value.get_ref())?));
                }
            } else {
                row.push((name.get_ref().clone().into_owned(), cell(value.get_ref())?));
            }
        }
        row.sort_by(|a, b| a.0.cmp(&b.0));
        return Some(row);
    }
    Some(vec![("item".to_owned(), cell(item)?)])
}

fn cell(value: &DeValue<'_>) -> Option<Cell> {
    match value {
        DeValue::String(text) => Some(Cell::Text(text.clone().into_owned())),
        DeValue::Boolean(yes) => Some(Cell::YesNo(*yes)),
        DeValue::Datetime(_) => date_of(value).map(Cell::Date),
        DeValue::Integer(number) => u64::from_str_radix(number.as_str(), number.radix()).ok().map(Cell::Count),
        DeValue::Float(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

fn sanction(fields: &Fields<'_, '_>) -> Option<Sanction> {
    let term = |field: &'static str| {
        let text = fields.text(field)?;
        let parsed = Duration::parse(&text);
        if parsed.is_none() {
            fields.fault(codes::WRONG_TYPE, field, format!("\"{text}\" is no length of time"), "write \"15 years\"");
        }
        parsed
    };
    Some(Sanction {
        min: term("min"),
        max: term("max"),
        life: fields.need("life", super::super::reader::Fields::flag)?,
        death: fields.need("death", super::super::reader::Fields::flag)?,
    })
}
