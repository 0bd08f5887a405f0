//! In how many ways a text can stand in a file, and whether it does. It must never know what the text is.

/// Every spelling in which a canary of two scripts, `Latin-Cyrillic` with a number, could stand.
pub(crate) fn spellings(canary: &str) -> Vec<Vec<u8>> {
    let utf8 = canary.as_bytes().to_vec();
    let utf16: Vec<u16> = canary.encode_utf16().collect();
    let mut all = vec![
        data_encoding::HEXLOWER.encode(&utf8).into_bytes(),
        data_encoding::HEXUPPER.encode(&utf8).into_bytes(),
        utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        canary.to_lowercase().into_bytes(),
        canary.to_uppercase().into_bytes(),
        canary.escape_unicode().to_string().into_bytes(),
        // As a list of bytes is printed for whoever looks for a fault.
        format!("{utf8:?}").trim_matches(['[', ']']).as_bytes().to_vec(),
    ];
    all.extend(canary.split('-').filter(|part| part.len() > 5).map(|part| part.as_bytes().to_vec()));
    // Base64 has three places in which a text can begin.
    for skip in 0..3 {
        let shifted = [&vec![b'x'; skip], &utf8[..]].concat();
        let text = data_encoding::BASE64.encode(&shifted);
        all.push(text.as_bytes()[4..text.len() - 4].to_vec());
    }
    all.push(utf8);
    all
}

/// Whether bytes stand in others.
pub(crate) fn holds(file: &[u8], text: &[u8]) -> bool {
    let mut rest = file;
    while let Some(at) = rest.iter().position(|byte| *byte == text[0]) {
        if rest[at..].starts_with(text) {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}
