//! The files of the repository, read once: what git tracks, and what is new and not ignored.
//!
//! It must never know what a check looks for in them.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::findings::Failure;

/// One file.
#[derive(Debug)]
pub(crate) struct File {
    /// Path from the root of the repository, with `/` on every system.
    pub(crate) path: String,
    /// Its text; nothing where the bytes are not UTF-8.
    pub(crate) text: Option<String>,
    /// Its length in bytes.
    pub(crate) bytes: usize,
}

impl File {
    /// True for a Rust source.
    pub(crate) fn is_rust(&self) -> bool {
        self.has_extension("rs")
    }

    /// True where the name ends in a dot and `extension`.
    pub(crate) fn has_extension(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|found| found == extension)
    }

    /// The last part of the path.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The text, empty where there is none.
    pub(crate) fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }
}

/// The repository: its root, and its files in the order of their paths.
#[derive(Debug)]
pub(crate) struct Repo {
    /// The folder of the workspace manifest.
    pub(crate) root: PathBuf,
    /// Every file that is tracked, or new and not ignored.
    pub(crate) files: Vec<File>,
}

/// The folder that holds the workspace: the parent of this crate's own.
pub(crate) fn root() -> Result<PathBuf, Failure> {
    let missing =
        || Failure::new("the root of the repository is not known", "start it as `cargo xtask`, inside the repository");
    let own = std::env::var_os("CARGO_MANIFEST_DIR").ok_or_else(missing)?;
    Path::new(&own).parent().map(Path::to_path_buf).ok_or_else(missing)
}

impl Repo {
    /// Lists and reads the files.
    ///
    /// # Errors
    /// Git is missing or refuses, or a listed file cannot be read.
    pub(crate) fn load(root: PathBuf) -> Result<Self, Failure> {
        let listing = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(&root)
            .output()
            .map_err(|error| Failure::new(format!("git cannot be started: {error}"), "install git"))?;
        if !listing.status.success() {
            let said = String::from_utf8_lossy(&listing.stderr);
            return Err(Failure::new(format!("git ls-files: {}", said.trim()), "run it inside a git checkout"));
        }
        let mut paths: Vec<String> =
            String::from_utf8_lossy(&listing.stdout).split('\0').filter(|p| !p.is_empty()).map(str::to_owned).collect();
        paths.sort();
        paths.dedup();
        let mut files = Vec::with_capacity(paths.len());
        for path in paths {
            // A file deleted and not yet committed is still listed; a link to a folder is no file.
            let full = root.join(&path);
            if !full.is_file() {
                continue;
            }
            let content = std::fs::read(&full)
                .map_err(|error| Failure::new(format!("{path} cannot be read: {error}"), "check its permissions"))?;
            files.push(File { path, bytes: content.len(), text: String::from_utf8(content).ok() });
        }
        Ok(Self { root, files })
    }

    /// Rust sources.
    pub(crate) fn rust(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.is_rust())
    }

    /// The file at this path.
    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// True where the path is a file of the repository or a folder that holds one; the root is the empty path.
    pub(crate) fn contains(&self, path: &str) -> bool {
        path.is_empty()
            || self
                .files
                .iter()
                .any(|f| f.path == path || f.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
    }

    /// A repository of the given paths and texts, for the tests of the rules.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(path, text)| File { path: (*path).to_owned(), bytes: text.len(), text: Some((*text).to_owned()) })
            .collect();
        Self { root: PathBuf::new(), files }
    }
}
