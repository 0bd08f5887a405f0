//! The known answers of the note package of Go (`golang.org/x/mod/sumdb/note`), and notes that are refused.

use super::*;

const SECRET: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const PUBLIC: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const TEXT: &str =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const LINE: &str = "\u{2014} PeterNeumann \
    x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

fn signed() -> String {
    format!("{TEXT}\n{LINE}")
}

#[test]
fn known_answers() {
    let signer = Signer::parse(SECRET).unwrap();
    assert_eq!(signer.secret_text(), SECRET);
    assert_eq!(signer.verifier().to_string(), PUBLIC);
    assert_eq!(signer.sign(TEXT).unwrap().to_string(), signed());
    let key = VerifierKey::parse(PUBLIC).unwrap();
    assert_eq!((key.name(), key.key_id(), key.to_string().as_str()), ("PeterNeumann", 0xc74f_20a3, PUBLIC));
    assert_eq!(Note::parse(&signed()).unwrap().verify(&[key]), Ok(vec!["PeterNeumann"]));
}

#[test]
fn keys_that_are_none_are_refused() {
    let check = |text: &str| assert!(matches!(VerifierKey::parse(text), Err(NoteError::Malformed(_))), "{text}");
    check(&PUBLIC.replace("c74f20a3", "c74f20a4"));
    check(&PUBLIC.replace("c74f20a3", "C74F20A3"));
    check(&PUBLIC.replace("PeterNeumann", "Peter Neumann"));
    check(&PUBLIC.replace("PeterNeumann", ""));
    check(&PUBLIC.replace("10TW", "10T"));
    check(&format!("{PUBLIC}AAAA"));
    check("PeterNeumann+c74f20a3");
    check("PeterNeumann+c74f20a3+");
    check("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    check("");
    assert!(Signer::parse(PUBLIC).is_err());
    assert!(Signer::parse(&SECRET.replace("c74f20a3", "c74f20a4")).is_err());
    assert!(Signer::new("a+b", &[0; 32]).is_err());
    assert!(!format!("{:?}", Signer::parse(SECRET).unwrap()).contains("AYEKFAL"), "a secret is never printed");
}

#[test]
fn notes_that_are_none_are_refused() {
    let check = |from: &str, to: &str| {
        let note = signed().replacen(from, to, 1);
        assert_ne!(note, signed());
        assert!(matches!(Note::parse(&note), Err(NoteError::Malformed(_))), "{note:?}");
    };
    check("\n\n", "\n");
    check("nAM=\n", "nAM=");
    check("\u{2014} ", "- ");
    check(" x08go", "  x08go");
    check("x08go", "!08go");
    check("you", "y\tu");
    check("is.\n", "is.\r\n");
    check(LINE, "");
    check(LINE, "\u{2014} PeterNeumann AAAA\n");
    check(LINE, &LINE.repeat(MAX_SIGNATURES + 1));
    check(TEXT, &"x\n".repeat(MAX_NOTE_BYTES / 2));
    assert!(Signer::parse(SECRET).unwrap().sign("no newline").is_err());
}

#[test]
fn signatures_are_asked_of_known_keys_only() {
    let peter = VerifierKey::parse(PUBLIC).unwrap();
    let other = Signer::new("Other", &[1; 32]).unwrap();
    let mut note = Note::parse(&signed()).unwrap();
    other.cosign(&mut note);
    let keys = [peter.clone(), other.verifier().clone()];
    assert_eq!(note.verify(&keys), Ok(vec!["PeterNeumann", "Other"]));
    assert_eq!(note.verify(&keys[1..]), Ok(vec!["Other"]));
    assert_eq!(note.verify(&[]), Err(NoteError::Unknown));
    assert_eq!(Note::parse(&note.to_string()).as_ref(), Ok(&note));
    // The same name with another key is another key.
    let namesake = Signer::new("PeterNeumann", &[2; 32]).unwrap();
    assert_eq!(note.verify(&[namesake.verifier().clone()]), Err(NoteError::Unknown));
    note.text.push_str("More.\n");
    assert_eq!(note.verify(&keys), Err(NoteError::Forged("PeterNeumann".into())));
    let mut short = Note::parse(&signed()).unwrap();
    short.signatures[0].bytes.pop();
    assert_eq!(short.verify(&[peter]), Err(NoteError::Forged("PeterNeumann".into())));
}
