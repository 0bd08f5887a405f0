//! stub
pub(crate) fn run(_: &crate::cli::LawArgs) -> crate::Done {
    Ok(std::process::ExitCode::SUCCESS)
}
