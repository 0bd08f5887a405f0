//! Running an election from the command line: the journal, the demonstration, the archive and its verification. What is
//! decided is decided by `clerk`; files, clock and screen are here.

pub(crate) mod archive;
pub(crate) mod books;
pub(crate) mod certificate;
pub(crate) mod demo;
mod mistakes;
pub(crate) mod progress;
mod script;
pub(crate) mod session;
pub(crate) mod verify;
