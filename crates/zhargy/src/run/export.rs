//! `zhargy export`: everything public of an election in a folder that anybody can compute again.

use std::process::ExitCode;

use journal::Signer;

use super::archive::{self, Files};
use super::books::sha256;
use super::issue;
use super::place::Place;
use crate::Done;
use crate::cli::ExportArgs;
use crate::embedded;
use crate::failure::{Failure, codes};

/// Runs the command.
pub(crate) fn run(args: &ExportArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let signer = signer(&args.key)?;
    let mut session = place.open_begun()?;
    let entries = session.entries()?;
    let certificates = match issue::certificates(&place.books, &entries)? {
        Some(files) => files,
        None if args.partial => Files::new(),
        None => return Err(issue::not_certified().law_says_no()),
    };
    for (name, hash) in issue::issued(&entries).unwrap_or_default() {
        if certificates.get(&name).is_none_or(|bytes| sha256(bytes) != hash) {
            let what = format!("{name} is no longer made as it was issued");
            let hint = "export with the version of the program that issued the certificate";
            return Err(Failure::new(codes::OTHER_CERTIFICATE, what, hint));
        }
    }
    let files = archive::files(session.desk(), &entries, &place.law, certificates, &signer)?;
    archive::write(&args.dir, &files)?;
    let head = session.head();
    anstream::println!("{} files in {}", files.len(), args.dir.display());
    anstream::println!("Head of the journal: {head}");
    anstream::println!("Signed by {}", signer.verifier().name());
    Ok(ExitCode::SUCCESS)
}

/// The key in a file.
pub(crate) fn signer(path: &std::path::Path) -> Result<Signer, Failure> {
    let bytes = embedded::read(path)?;
    let text = String::from_utf8_lossy(&bytes);
    Signer::parse(text.trim_end()).map_err(|why| {
        // The file holds a secret: no message repeats it.
        let what = format!("{}: {why}", path.display());
        Failure::new(codes::KEY, what, "`zhargy journal key FILE --name NAME` makes a key")
    })
}
