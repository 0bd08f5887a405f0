//! stub
pub(crate) fn run(_: &crate::cli::ExplainArgs) -> crate::Done {
    Ok(std::process::ExitCode::SUCCESS)
}
