//! `zhargy contests upload`: rows of tables become orders, each about one post. A row that cannot be read, or an order that is
//! refused, is told with its place; all others go on.

mod calls;

use std::path::PathBuf;

pub(crate) use tables::orders::{candidate, known, post, precincts, protocols};

use super::{Report, Sitting, Work, carry_out};
use crate::Done;
use crate::akims::tables::{Tables, division};
use crate::cli::UploadArgs;
use crate::embedded;
use crate::failure::Failure;
use crate::run::place::{self, Place};

/// Runs the command.
pub(super) fn run(args: &UploadArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let mut session: Sitting = place.open_begun_as()?;
    let read = |path: &Option<PathBuf>| -> Result<Option<(String, Vec<u8>)>, Failure> {
        let Some(path) = path else { return Ok(None) };
        Ok(Some((path.display().to_string(), place::input(path)?)))
    };
    let files = [read(&args.posts)?, read(&args.precincts)?, read(&args.candidates)?, read(&args.protocols)?];
    let calls = read(&args.calls)?;
    let files = files.each_ref().map(|file| file.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    let division = division(&place.books().law, &embedded::country()?, args.day).map_err(Failure::told)?;
    let tables = Tables::read_on(files, &division, known(session.desk().state()));
    let mut report = Report { faults: tables.faults, ..Report::default() };
    let order = |session: &mut Sitting, work: Vec<Work>, report: &mut Report| {
        carry_out(session, &place, &args.actor, &args.salt, work, report)
    };
    order(&mut session, tables.posts.into_iter().map(post).collect(), &mut report)?;
    order(&mut session, precincts(tables.precincts), &mut report)?;
    if let Some((name, bytes)) = &calls {
        let rows = calls::read((name, bytes), &mut report.faults);
        order(&mut session, rows, &mut report)?;
    }
    order(&mut session, tables.candidates.into_iter().map(|row| candidate(row, args.day)).collect(), &mut report)?;
    let protocols = protocols(session.desk().state(), tables.protocols);
    order(&mut session, protocols, &mut report)?;
    report.tell(args.json)
}
