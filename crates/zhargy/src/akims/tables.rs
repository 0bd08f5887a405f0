//! The four tables of a synthetic country, written and read back; what reads them is the crate `tables`.

#[cfg(test)]
mod tests;
mod write;

use jiff::civil::Date;
use law::Law;
use pages::{Country, Language};

pub(crate) use ::tables::*;
pub(crate) use write::{calls as calls_table, write};

/// The division of a day under the names that the site knows.
///
/// # Errors
/// The law of the day gives no single division.
pub(crate) fn division(law: &Law, country: &Country, day: Date) -> Result<Division, String> {
    let former = country.regions().iter().filter_map(|region| {
        let names = Language::ALL.map(|tag| (tag.code().to_owned(), region.name.get(tag).to_owned()));
        Some(Former { id: region.id.clone(), names: names.to_vec(), until: region.until? })
    });
    Division::on(law, former.collect(), day)
}
