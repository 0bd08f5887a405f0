//! stub
use std::path::Path;
use crate::Done;
use crate::cli::CalendarArgs;
pub(super) fn run(_args: &CalendarArgs, _posts: &Path) -> Done { Ok(std::process::ExitCode::SUCCESS) }
