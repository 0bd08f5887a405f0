//! Lines that are entries, and lines that are not.

use super::*;

const LINE: &str = concat!(
    r#"{"actor":"clerk-7","at":"2021-01-10T14:00:00.000Z","body":{"a":[1,-2,null,true],"name":"Жарғы"},"#,
    r#""command":"c1","kind":"protocol.entered/1","#,
    r#""prev":"0000000000000000000000000000000000000000000000000000000000000000","rest":0,"seq":0}"#
);

#[test]
fn a_line_is_read_and_written_again() {
    let entry = Entry::parse(LINE).unwrap();
    assert_eq!(entry.line(), LINE);
    assert_eq!(entry.at.millis(), 1_610_287_200_000);
    assert_eq!(entry.body["name"], "Жарғы");
    // `printf '\0%s' LINE | sha256sum`
    assert_eq!(entry.hash().to_string(), "2f7c4ed9249186caf2bd6431f2d3bb3b18387f1313c11808842de00e2747d7c5");
}

#[test]
fn other_lines_are_refused() {
    let check = |from: &str, to: &str, expect: &str| {
        let line = LINE.replacen(from, to, 1);
        assert_ne!(line, LINE, "{from}");
        assert_eq!(Entry::parse(&line).map_err(|why| why.to_string()), Err(expect.to_owned()), "{line}");
    };
    check("{\"actor", " {\"actor", "J001 not written in the one form of entries, from byte 1 on");
    check("\"seq\":0}", "\"seq\":0} ", "J001 not written in the one form of entries, from byte 236 on");
    check("1,-2", "1.0,-2", "J001 the field `body` is out of bounds: 1.0 is no whole number from -(2^53-1) to 2^53-1");
    check("1,-2", "-0,-2", "J001 the field `body` is out of bounds: -0.0 is no whole number from -(2^53-1) to 2^53-1");
    check("Жарғы", "\\u0416арғы", "J001 not written in the one form of entries, from byte 89 on");
    check("Жарғы", "\\ud800", "J001 not JSON at byte 95: unexpected end of hex escape at line 1 column 95");
    check("\"name\":", "\"a\":1,\"name\":", "J001 not written in the one form of entries, from byte 64 on");
    check("\"rest\":0", "\"rest\":0,\"rest\":0", "J001 not written in the one form of entries, from byte 229 on");
    check(",\"rest\":0", "", "J001 the field `rest` is missing");
    check("\"rest\":0", "\"rest\":-1", "J001 the field `rest` is out of bounds: a number from 0 to 2^53-1");
    check("\"rest\":0", "\"rest\":4294967296", "J001 the field `rest` is out of bounds: a number up to 2^32-1");
    check("\"seq\":0", "\"seq\":9007199254740992", "J001 the field `seq` is out of bounds: a number up to 2^53-1");
    check("\"seq\":0", "\"seq\":0,\"sex\":0", "J001 the field \"sex\" is unknown");
    check("\"seq\":0}", "\"seq\":0", "J001 the line ends too early, at byte 234");
    let name = "out of bounds: 1 to 256 bytes without control characters";
    check("clerk-7", "", &format!("J001 the field `actor` is {name}"));
    check("\"c1\"", "\"c\\u00001\"", &format!("J001 the field `command` is {name}"));
    check("\"c1\"", &format!("{:?}", "c".repeat(257)), &format!("J001 the field `command` is {name}"));
    check("\"c1\"", "7", "J001 the field `command` is out of bounds: a text");
    for kind in ["protocol", "protocol/0", "protocol/01", "/1", "Protocol/1", "protocol/1/1", "protocol/-1"] {
        check(
            "protocol.entered/1",
            kind,
            "J001 the field `kind` is out of bounds: a name and a version, such as `protocol.entered/1`",
        );
    }
    let moment = "a moment is written like 2021-01-10T14:00:00.000Z, in the years 1 to 9999";
    check(".000Z", "Z", &format!("J001 the field `at` is out of bounds: {moment}"));
    check("\"0000", "\"A000", "J001 the field `prev` is out of bounds: a hash is 64 lower-case hexadecimal digits");
}

#[test]
fn length_and_depth_are_bounded() {
    let with = |body: &str| LINE.replacen(r#"{"a":[1,-2,null,true],"name":"Жарғы"}"#, body, 1);
    let room = MAX_LINE_BYTES - with("\"\"").len();
    assert!(Entry::parse(&with(&format!("\"{}\"", "x".repeat(room)))).is_ok());
    let long = Entry::parse(&with(&format!("\"{}\"", "x".repeat(room + 1))));
    assert_eq!(long, Err(Malformed::TooLong { bytes: MAX_LINE_BYTES + 1 }));
    let nested = |depth: usize| Entry::parse(&with(&("[".repeat(depth) + &"]".repeat(depth))));
    assert!(nested(64).is_ok());
    assert!(matches!(nested(65), Err(Malformed::Field { name: "body", .. })));
    assert!(matches!(nested(100_000), Err(Malformed::NotJson { .. })));
}

/// A text that needs escapes is read the careful way, and comes out the same.
#[test]
fn both_ways_of_reading_agree() {
    for name in ["c1", "c\\\"1", "c\\\\", "c\\\",\\\"kind\\\":\\\"x/1", "\u{436}"] {
        let line = LINE.replacen("\"c1\"", &format!("\"{name}\""), 1);
        let entry = Entry::parse(&line).unwrap();
        assert_eq!(Entry::read_any(&line), Ok(entry.clone()), "{line}");
        assert_eq!(entry.line(), line);
    }
}
