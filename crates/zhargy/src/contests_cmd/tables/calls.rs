//! The table of elections called: a row a post, with its days.

use clerk::contests::Command;
use law::Fault;

use crate::akims::tables::{CallRow, File, calls};
use crate::contests_cmd::Work;

/// The orders of a table.
pub(super) fn read(file: (&String, &Vec<u8>), faults: &mut Vec<Fault>) -> Vec<Work> {
    let file: File<'_> = (file.0.as_str(), file.1.as_slice());
    let order = |row: CallRow| {
        let about = row.post.clone();
        let CallRow { post, vote, called, term_ends, powers_ended } = row;
        Work::new(Command::Call { post, vote, called, term_ends, powers_ended }, about)
    };
    calls(file, faults).into_iter().map(order).collect()
}
