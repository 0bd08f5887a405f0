//! The law as a clerk needs it: from the binary, or from a folder of acts such as an archive holds.

use std::path::Path;
use std::sync::Arc;

use clerk::Books;
use sha2::{Digest as _, Sha256};

use crate::embedded;
use crate::failure::{Failure, codes};

/// Reads the law with the hash of every file of it, by the name the file has in the repository.
pub(crate) fn books(folder: Option<&Path>) -> Result<Arc<Books>, Failure> {
    from_files(&files(folder)?).map(Arc::new)
}

/// Every file of the law by the name it has in the repository: those of a folder as if the folder were `acts`.
pub(crate) fn files(folder: Option<&Path>) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = embedded::law_files(folder)?;
    for (name, _) in files.iter_mut().filter(|_| folder.is_some()) {
        let inside = Path::new(name.as_str()).strip_prefix(folder.unwrap_or(Path::new(""))).unwrap_or(Path::new(""));
        *name = format!("acts/{}", inside.to_string_lossy().replace('\\', "/"));
    }
    Ok(files)
}

/// The same from files in memory.
pub(crate) fn from_files(files: &[(String, Vec<u8>)]) -> Result<Books, Failure> {
    let embedded::Statutes { law, offices, protocols, plan } = embedded::statutes_of(files)?;
    if protocols.figures.is_empty() {
        let hint = "it holds the figures of a protocol";
        return Err(Failure::new(codes::FILE, "there is no protocol.toml among the acts", hint));
    }
    let files = files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect();
    Ok(Books { law, offices, table: protocols, plan, files })
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}
