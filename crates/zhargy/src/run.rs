//! Running an election from the command line: the journal, the demonstration, the archive and its verification. What is
//! decided is decided by `clerk`; files, clock and screen are here.

pub(crate) mod archive;
pub(crate) mod ballot;
pub(crate) mod books;
pub(crate) mod certificate;
pub(crate) mod demo;
pub(crate) mod export;
pub(crate) mod issue;
pub(crate) mod journal_cmd;
pub(crate) mod live;
mod mistakes;
pub(crate) mod order;
mod parties;
pub(crate) mod place;
pub(crate) mod progress;
pub(crate) mod protocol;
pub(crate) mod result;
pub(crate) mod script;
pub(crate) mod session;
pub(crate) mod verify;
