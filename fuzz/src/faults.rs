//! What every refusal of a file owes its reader. It must never know which reader refused.

use law::Fault;

/// A refusal names at least one fault; each has a code, the file, and a place inside it.
pub(crate) fn check(faults: &[Fault], file: &str, data: &[u8]) {
    assert!(!faults.is_empty(), "a file was refused without a reason");
    let lines = data.split(|&byte| byte == b'\n').count();
    for fault in faults {
        let code = fault.code.as_bytes();
        assert!(code.len() == 4 && code[0].is_ascii_uppercase(), "no code: {fault}");
        assert_eq!(fault.place.file, file, "another file: {fault}");
        assert!((1..=lines).contains(&fault.place.line), "line {} of {lines}: {fault}", fault.place.line);
        assert!(fault.place.column >= 1, "columns count from 1: {fault}");
        assert!(!fault.what.is_empty(), "a fault says what is wrong: {fault:?}");
    }
}
