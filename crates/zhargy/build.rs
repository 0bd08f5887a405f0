//! Puts the acts, the elections and the pages of the codes into the binary, so that it runs anywhere by itself.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../..").canonicalize()?;
    let mut code = String::new();
    for (name, folder, ending) in [
        ("ACTS", "acts", "toml"),
        ("ELECTIONS", "elections", "toml"),
        ("CODES", "docs/codes", "md"),
        ("SITE", "site", "toml"),
        ("OMBUDSMAN", "ombudsman", "toml"),
    ] {
        let mut files = Vec::new();
        collect(&root.join(folder), ending, &mut files)?;
        files.sort();
        let _ = writeln!(code, "pub(crate) static {name}: &[(&str, &[u8])] = &[");
        for file in files {
            let shown = file.strip_prefix(&root).unwrap_or(&file);
            let _ = writeln!(
                code,
                "    ({:?}, include_bytes!({:?})),",
                shown.display().to_string(),
                file.display().to_string()
            );
        }
        code.push_str("];\n");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("embedded.rs"), code)
}

/// All files with the ending, each folder watched for new ones.
fn collect(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, ending, files)?;
        } else if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    Ok(())
}
