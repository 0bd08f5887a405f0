//! The units of a territory by day: regions, cities of republican significance, the capital. What they are and how they are
//! called is law (`territory.units`); this module finds a unit by a name as people write it.

use law::act::Kind;
use law::value::Row;
use law::{Law, Value};

use crate::rules::{names, names_of, words};

/// A unit of the territory.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// Its id: `KZ-75`.
    pub id: String,
    /// What it is: `region`, `capital` and so on, as the law's table says.
    pub kind: String,
    /// Its names by language on the day.
    pub names: Vec<(String, String)>,
}

impl Unit {
    /// The name in a language, else the first there is, else the id.
    pub fn name_in(&self, language: &str) -> &str {
        let named = self.names.iter().find(|(found, _)| found == language).or_else(|| self.names.first());
        named.map_or(self.id.as_str(), |(_, name)| name)
    }

    /// The English name.
    pub fn name(&self) -> &str {
        self.name_in("en")
    }
}

/// The kind of the unit whose name another rule states by day.
const CAPITAL: &str = "capital";

/// The units of a version of `territory.units`; the capital takes its name from `capital` where that is known.
pub(crate) fn units(value: &Value, capital: Option<&Row>) -> Option<Vec<Unit>> {
    let Value::Table(rows) = value else { return None };
    let unit = |row: &Row| {
        let kind = words(row, "kind")?.to_owned();
        let names = match capital {
            Some(named) if kind == CAPITAL => names_of(named),
            _ => names_of(row),
        };
        Some(Unit { id: words(row, "id")?.to_owned(), kind, names })
    };
    rows.iter().map(unit).collect()
}

/// Every unit of any day with every name it ever had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// Units as they were first recorded.
    all: Vec<Unit>,
    /// Names and ids of the units, each once for each unit.
    names: Vec<Name>,
}

/// A name as the law writes it, made ready to be compared: a table of members asks for one in each row.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    written: String,
    folded: String,
    stem: String,
    /// Which unit of `all` bears it.
    of: usize,
}

/// A name that is no unit's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFound {
    /// No unit is called so; perhaps one of a name like it.
    Unknown {
        /// The nearest name.
        nearest: Option<String>,
    },
    /// Several units may be meant.
    Ambiguous {
        /// Their names.
        units: Vec<String>,
    },
}

impl Units {
    /// All units that any act of the law names.
    pub fn of_law(law: &Law) -> Self {
        let mut units_of_law = Self::default();
        let mut capitals = Vec::new();
        for op in law.acts().flat_map(|act| &act.ops) {
            let (Kind::Define(_, value) | Kind::Set(value)) = &op.kind else { continue };
            if op.rule == names::UNITS {
                units(value, None).unwrap_or_default().into_iter().for_each(|unit| units_of_law.add(unit));
            } else if let (names::CAPITAL, Value::Table(rows)) = (op.rule.as_str(), value) {
                capitals.extend(rows.iter().flat_map(names_of));
            }
        }
        if let Some(at) = units_of_law.all.iter().position(|unit| unit.kind == CAPITAL) {
            units_of_law.name(at, capitals);
        }
        units_of_law
    }

    /// These units alone, such as those of one day.
    pub fn of(units: impl IntoIterator<Item = Unit>) -> Self {
        let mut these = Self::default();
        units.into_iter().for_each(|unit| these.add(unit));
        these
    }

    fn add(&mut self, unit: Unit) {
        let found = self.all.iter().position(|known| known.id == unit.id);
        let at = found.unwrap_or(self.all.len());
        self.name(at, unit.names.clone());
        if found.is_none() {
            self.name(at, vec![(String::new(), unit.id.clone())]);
            self.all.push(unit);
        }
    }

    fn name(&mut self, at: usize, names: Vec<(String, String)>) {
        for (_, written) in names {
            if !self.names.iter().any(|known| known.written == written && known.of == at) {
                let folded = folded(&written);
                let (stem, _) = stem(&folded);
                self.names.push(Name { written, folded, stem, of: at });
            }
        }
    }

    /// Whether the law names no unit at all.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// A unit by its id or by a name in any language: letters of either case, with or without the word for what it is.
    ///
    /// # Errors
    /// No unit is called so, or several are.
    pub fn find(&self, written: &str) -> Result<&Unit, NotFound> {
        let wanted = folded(written);
        if let [only] = self.matching(|name| name.folded == wanted).as_slice() {
            return Ok(&self.all[*only]);
        }
        let (stem, said) = stem(&wanted);
        let is_kind = |name: &Name| said.is_none_or(|city| city == (self.all[name.of].kind != REGION));
        match self.matching(|name| name.stem == stem && is_kind(name)).as_slice() {
            [only] => Ok(&self.all[*only]),
            [] => Err(NotFound::Unknown { nearest: self.nearest(&wanted, &stem) }),
            several => {
                Err(NotFound::Ambiguous { units: several.iter().map(|at| self.all[*at].name().to_owned()).collect() })
            }
        }
    }

    /// Units that bear a name, each once.
    fn matching(&self, is: impl Fn(&Name) -> bool) -> Vec<usize> {
        let mut found: Vec<usize> = self.names.iter().filter(|name| is(name)).map(|name| name.of).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The nearest name, by its whole or by its stem.
    fn nearest(&self, wanted: &str, stem: &str) -> Option<String> {
        let near = |of: fn(&Name) -> &str, text: &str| {
            let known: Vec<&str> = self.names.iter().map(of).collect();
            let near = law::reader::nearest(text, &known)?;
            self.names.iter().find(|name| of(name) == near).map(|name| name.written.clone())
        };
        near(|name| &name.folded, wanted).or_else(|| near(|name| &name.stem, stem))
    }
}

/// The kind of a unit that is no city.
const REGION: &str = "region";

/// Words that say what a unit is, in Kazakh, Russian and English; the flag: it is a city.
const KINDS: [(&str, bool); 13] = [
    ("region", false),
    ("oblast", false),
    ("область", false),
    ("обл", false),
    ("облысы", false),
    ("oblysy", false),
    ("город", true),
    ("гор", true),
    ("г", true),
    ("city", true),
    ("қаласы", true),
    ("қ", true),
    ("qalasy", true),
];

/// Lower case, `ё` as `е`, marks as blanks, one blank between words.
fn folded(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase).map(|c| match c {
        'ё' => 'е',
        c if c.is_alphanumeric() => c,
        _ => ' ',
    });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A folded name without the words for what the unit is, and whether those say that it is a city.
fn stem(folded: &str) -> (String, Option<bool>) {
    let mut said = None;
    let mut words = Vec::new();
    for word in folded.split(' ') {
        match KINDS.iter().find(|(kind, _)| *kind == word) {
            Some((_, city)) => said = said.or(Some(*city)),
            // "City of Almaty".
            None if word == "of" && said == Some(true) => {}
            None => words.push(word),
        }
    }
    (words.join(" "), said)
}
