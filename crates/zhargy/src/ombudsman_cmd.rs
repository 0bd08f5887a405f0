//! `zhargy ombudsman`: what the office asks and prints. What may be printed is decided by the crate `ombudsman`.

mod terms;

use crate::Done;
use crate::cli::{OmbudsmanArgs, OmbudsmanCommand};

/// Runs the command.
pub(crate) fn run(args: &OmbudsmanArgs) -> Done {
    match &args.command {
        OmbudsmanCommand::Terms(args) => terms::run(args),
    }
}
