//! What a job is, and which jobs there are. It must never know how time is taken.

use std::fmt;

use crate::{columns, national, one};

/// Why a job cannot be done, for a person to read.
#[derive(Debug)]
pub(crate) struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl From<&str> for Fault {
    fn from(what: &str) -> Self {
        Self(what.to_owned())
    }
}

impl From<String> for Fault {
    fn from(what: String) -> Self {
        Self(what)
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<seats::Error> for Fault {
    fn from(error: seats::Error) -> Self {
        Self(format!("{error:?}"))
    }
}

impl From<seats::tally::csv::Fault> for Fault {
    fn from(fault: seats::tally::csv::Fault) -> Self {
        Self(fault.to_string())
    }
}

/// Work on an input that is loaded.
pub(crate) trait Job {
    /// One pass over the input. The result must reach `black_box`, or the compiler may leave the work out.
    fn pass(&mut self) -> Result<(), Fault>;
    /// What the pass finds: numbers apart by spaces, cases by semicolons.
    fn answer(&mut self) -> Result<String, Fault>;
}

/// The job of a name, its input read from `files`.
pub(crate) fn load(name: &str, files: &[&str]) -> Result<Box<dyn Job>, Fault> {
    let (kind, rest) = name.split_once(':').unwrap_or((name, ""));
    Ok(match (kind, files) {
        ("one", [file]) => Box::new(one::One::load(rest, file)?),
        ("steps", [file]) => Box::new(one::Steps::load(rest, file)?),
        ("columns", [file]) => Box::new(columns::ByColumns::load(rest, file)?),
        ("national-memory", [file]) => Box::new(national::Memory::load(file)?),
        ("national-csv", [file]) => Box::new(national::FromCsv::load(file)),
        ("corrected", [file]) => Box::new(national::Corrected::load(file)?),
        _ => return Err(format!("no job {name} with {} files", files.len()).into()),
    })
}

/// Whole numbers apart by `x`, as in the `98x6` of a job's name.
pub(crate) fn sizes<const N: usize>(text: &str) -> Result<[usize; N], Fault> {
    let parts: Result<Vec<usize>, _> = text.split('x').map(str::parse).collect();
    parts.ok().and_then(|parts| parts.try_into().ok()).ok_or_else(|| format!("{text} is not {N} sizes").into())
}

/// An answer as it is compared.
pub(crate) fn joined(cases: impl IntoIterator<Item = impl AsRef<[u32]>>) -> String {
    let case = |seats: &[u32]| seats.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    cases.into_iter().map(|seats| case(seats.as_ref())).collect::<Vec<_>>().join(";")
}
