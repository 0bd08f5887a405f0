//! A shell in a folder of a test, with this build's `zhargy` on its path.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// An empty folder of this name.
pub(crate) fn folder(of: &str, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(of).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A line of a shell with this build's `zhargy`.
pub(crate) fn shell(folder: &Path, line: &str) -> Output {
    let own = Path::new(env!("CARGO_BIN_EXE_zhargy")).parent().unwrap();
    let path = format!("{}:{}", own.display(), std::env::var("PATH").unwrap());
    Command::new("sh").args(["-c", line]).current_dir(folder).env("PATH", path).output().unwrap()
}

/// What a command says on both outputs, with its exit code as it must be.
pub(crate) fn says(folder: &Path, line: &str, exit: i32) -> String {
    let out = shell(folder, line);
    let text = String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned();
    assert_eq!(out.status.code(), Some(exit), "{line}\n{text}");
    assert!(!text.contains("panicked"), "{line}\n{text}");
    text
}
