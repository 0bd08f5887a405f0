//! Any bytes as a case of `zhargy seats`: it is refused with a code, or it is answered the same by both counts.
//!
//! It must never know what a field means.

/// Reading is total and repeatable, and the two counts agree.
///
/// # Panics
/// Where the property is broken.
pub fn run(data: &[u8]) {
    if many_seats(data) {
        return;
    }
    let (first, second) = (zhargy::answer_case(data), zhargy::answer_case(data));
    assert_eq!(first, second, "the same bytes, another answer");
    if let Err(message) = first {
        let code = message.split(' ').next().unwrap_or_default();
        let coded = code.len() == 4 && code.starts_with(|c: char| c.is_ascii_uppercase());
        assert!(coded && code[1..].bytes().all(|byte| byte.is_ascii_digit()), "no code: {message}");
        assert_ne!(code, "C004", "the two counts differ: {message}");
    }
}

/// Whether a number of more than four digits follows the word `seats`: the naive count of so large a house outlasts the run.
fn many_seats(data: &[u8]) -> bool {
    let text = String::from_utf8_lossy(data);
    text.match_indices("seats").any(|(at, _)| {
        text[at..].bytes().skip(5).skip_while(|byte| !byte.is_ascii_digit()).take_while(u8::is_ascii_digit).count() > 4
    })
}
