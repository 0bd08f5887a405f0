//! Finding a unit or a place by a name as people write it. It must never know a name.

use std::fmt;

use super::codes;

/// A name that is not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFound {
    /// Nothing is called so; perhaps something of a name like it.
    Unknown {
        /// The nearest name.
        nearest: Option<String>,
    },
    /// Several may be meant.
    Ambiguous {
        /// Their full names.
        names: Vec<String>,
    },
}

impl NotFound {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => codes::UNKNOWN,
            Self::Ambiguous { .. } => codes::AMBIGUOUS,
        }
    }
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { nearest: Some(near) } => {
                write!(f, "no unit, district or city of the record is called so\n\nhint: did you mean {near}?")
            }
            Self::Unknown { nearest: None } => f.write_str(
                "no unit, district or city of the record is called so\n\nhint: `zhargy ombudsman offices` lists the units",
            ),
            Self::Ambiguous { names } => {
                write!(f, "several are called so\n\nhint: write one of {}", names.join(", "))
            }
        }
    }
}

/// The things that bear a name: by their whole name in some language, else by the name without its first or last word, which says what the thing is.
pub(super) fn find<'t, T>(written: &str, things: &'t [T], names: impl Fn(&T) -> Vec<&str>) -> Result<&'t T, NotFound> {
    let wanted = folded(written);
    let whole = |name: &str| folded(name) == wanted;
    let short = |name: &str| {
        let name = folded(name);
        let first = name.split_once(' ').is_some_and(|(_, rest)| rest == wanted);
        let last = name.rsplit_once(' ').is_some_and(|(rest, _)| rest == wanted);
        first || last
    };
    let matching = |is: &dyn Fn(&str) -> bool| -> Vec<&'t T> {
        things.iter().filter(|thing| names(thing).into_iter().any(is)).collect()
    };
    let mut found = matching(&whole);
    if found.is_empty() {
        found = matching(&short);
    }
    match found.as_slice() {
        [only] => Ok(only),
        [] => {
            let known: Vec<&str> = things.iter().flat_map(&names).collect();
            Err(NotFound::Unknown { nearest: law::reader::nearest(written, &known).map(str::to_owned) })
        }
        several => {
            let first = |thing: &&&T| names(thing).first().map(|name| (*name).to_owned());
            Err(NotFound::Ambiguous { names: several.iter().filter_map(|thing| first(&thing)).collect() })
        }
    }
}

/// Lower case, `ё` as `е`, marks as blanks, one blank between words.
fn folded(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase).map(|c| match c {
        'ё' => 'е',
        c if c.is_alphanumeric() => c,
        _ => ' ',
    });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
