//! Files that are what they say, that are not, and that want to be two things. It must never hold a real one: all are synthetic.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use sealed::Fault;
use sealed::attach::{Found, Inspector, Report, Type, clean_image};

fn look(name: &str, file: &[u8], cut: usize) -> Result<Report, Fault> {
    let mut inspector = Inspector::new(4 << 20);
    for piece in file.chunks(cut.max(1)) {
        inspector.feed(piece)?;
    }
    inspector.finish(name)
}

/// A package of empty entries: names with the folded and unfolded size each claims.
fn package(entries: &[(&str, u32, u32)]) -> Vec<u8> {
    let mut file = b"PK\x03\x04".to_vec();
    file.resize(2000, 0);
    let at = u32::try_from(file.len()).unwrap();
    for (name, folded, unfolded) in entries {
        let mut entry = b"PK\x01\x02".to_vec();
        entry.resize(46, 0);
        entry[20..24].copy_from_slice(&folded.to_le_bytes());
        entry[24..28].copy_from_slice(&unfolded.to_le_bytes());
        entry[28..30].copy_from_slice(&u16::try_from(name.len()).unwrap().to_le_bytes());
        entry.extend_from_slice(name.as_bytes());
        file.extend_from_slice(&entry);
    }
    let size = u32::try_from(file.len()).unwrap() - at;
    let mut end = b"PK\x05\x06".to_vec();
    end.resize(22, 0);
    end[10..12].copy_from_slice(&u16::try_from(entries.len()).unwrap().to_le_bytes());
    end[12..16].copy_from_slice(&size.to_le_bytes());
    end[16..20].copy_from_slice(&at.to_le_bytes());
    file.extend_from_slice(&end);
    file
}

const DOCX: [(&str, u32, u32); 2] = [("[Content_Types].xml", 100, 500), ("word/document.xml", 900, 9000)];

#[test]
fn a_file_is_what_its_bytes_are() {
    let check = |name: &str, file: &[u8], expect: Result<Type, &str>| {
        for cut in [1, 7, 64, 100_000] {
            let found = look(name, file, cut);
            let found = found.as_ref().map(|report| report.kind).map_err(Fault::code);
            assert_eq!(found, expect, "{name} by {cut}");
        }
    };
    let and = |entry: (&str, u32, u32)| package(&[&DOCX[..], &[entry]].concat());
    check("a.exe", b"%PDF-1.7 synthetic", Ok(Type::Pdf));
    check("a.pdf", b"\xff\xd8\xff\xe0 synthetic", Ok(Type::Jpeg));
    check("a.pdf", b"\x89PNG\r\n\x1a\n synthetic", Ok(Type::Png));
    check("a.pdf", b"RIFF\x10\0\0\0WEBPVP8 ", Ok(Type::Webp));
    check("a", "Сәлем, әлем\n".as_bytes(), Ok(Type::Text));
    check("a.docx", &package(&DOCX), Ok(Type::Docx));
    check("a.odt", &package(&[("mimetype", 39, 39), ("content.xml", 10, 10)]), Ok(Type::Odt));
    check("a.pdf", b"MZ\x90\0\x03", Err("K021"));
    check("a.pdf", b"", Err("K021"));
    check("a.txt", b"\x1b[2J text that steers a terminal", Err("K021"));
    check("a.txt", "қазақша".as_bytes().split_last().unwrap().1, Err("K021"));
    check("a.docx", b"PK\x03\x04 no table", Err("K021"));
    check("a.zip", &package(&[("photo.jpg", 10, 10)]), Err("K021"));
    check("a.docx", &and(("word/vbaProject.bin", 10, 10)), Err("K023"));
    check("a.odt", &package(&[("mimetype", 9, 9), ("content.xml", 9, 9), ("Basic/x.xml", 9, 9)]), Err("K023"));
    check("a.docx", &and(("word/bomb.xml", 1000, 150_000_000)), Err("K022"));
    check("a.docx", &and(("word/bomb.xml", 1000, 4_000_000_000)), Err("K022"));
    check("a.docx", &and(("inner.zip", 10, 10)), Err("K022"));
    check("a.docx", &and(("word/over.xml", 900_000, 900_000)), Err("K022"));
}

#[test]
fn whoever_opens_it_is_told() {
    let check = |file: &[u8], expect: &[Found]| {
        for cut in (1..40).chain([100_000]) {
            assert_eq!(look("a.txt", file, cut).unwrap().found, expect, "by {cut}");
        }
    };
    let polyglot = [b"\xff\xd8\xff\xe0 picture ".as_slice(), &package(&DOCX)].concat();
    check(&polyglot, &[Found::Polyglot("a package")]);
    check(b"\xff\xd8\xff\xe0<SCRIPT>", &[Found::Polyglot("a page with a script")]);
    check(b"%PDF-1.7 /Launch /JavaScript", &[Found::ActivePdf("a script"), Found::ActivePdf("an action")]);
    check(b"a,b\nc,=1+1\n", &[Found::Formula(2)]);
    check("жай мәтін\u{202e}\n".as_bytes(), &[Found::TurnedText]);
    check("Жай мәтін.\n".as_bytes(), &[]);
    // A mark that would stand there only if a short piece were taken twice.
    check(b"ml<ht", &[]);
    check(b"%PDF-1.7 nch /Lau", &[]);
}

#[test]
fn a_gigabyte_is_refused_as_soon_as_it_is_too_much() {
    let mut inspector = Inspector::new(1000);
    assert!(inspector.feed(&[b'a'; 1000]).is_ok());
    assert_eq!(inspector.feed(b"a").unwrap_err().code(), "K020");
}

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], &length[..], body].concat()
}

fn chunk(name: &[u8], body: &[u8]) -> Vec<u8> {
    [&u32::try_from(body.len()).unwrap().to_be_bytes(), name, body, b"\0\0\0\0"].concat()
}

fn riff(chunks: &[(&[u8], &[u8])]) -> Vec<u8> {
    let all: Vec<u8> = chunks
        .iter()
        .flat_map(|(name, body)| {
            let fill = vec![0; body.len() % 2];
            [*name, &u32::try_from(body.len()).unwrap().to_le_bytes(), *body, &fill].concat()
        })
        .collect();
    [b"RIFF", &u32::try_from(all.len() + 4).unwrap().to_le_bytes()[..], b"WEBP", &all].concat()
}

#[test]
fn a_working_copy_says_nothing_of_the_camera() {
    let place: &[u8] = b"Exif\0\0 N 43.3 E 68.2 secret place";
    let scan = [segment(0xda, b"\x01\x01\0\0\x3f\0"), b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9".to_vec()].concat();
    let picture =
        |between: &[u8], after: &[u8]| [b"\xff\xd8", between, &segment(0xdb, b"table"), &scan, after].concat();
    let png = |between: &[u8], after: &[u8]| {
        let magic = b"\x89PNG\r\n\x1a\n".as_slice();
        [magic, &chunk(b"IHDR", b"head"), between, &chunk(b"IDAT", b"data"), &chunk(b"IEND", b""), after].concat()
    };
    let check = |kind: Type, image: &[u8], expect: &[u8]| {
        let cleaned = clean_image(kind, image).unwrap();
        assert_eq!(*cleaned.bytes, expect);
        assert_eq!(cleaned.removed, image.len() - expect.len());
    };
    let told = [segment(0xe1, place), segment(0xfe, b"comment"), segment(0xed, place)].concat();
    check(Type::Jpeg, &picture(&told, b"PK trailing"), &picture(b"", b""));
    let told = [chunk(b"tEXt", place), chunk(b"eXIf", place), chunk(b"tIME", b"2026")].concat();
    check(Type::Png, &png(&told, b"PK trailing"), &png(b"", b""));
    let plain = riff(&[(b"VP8X", &[0, 0, 0, 0, 1, 0, 0, 1, 0, 0]), (b"VP8 ", b"odd")]);
    let told =
        riff(&[(b"VP8X", &[0x2c, 0, 0, 0, 1, 0, 0, 1, 0, 0]), (b"VP8 ", b"odd"), (b"EXIF", place), (b"XMP ", place)]);
    check(Type::Webp, &told, &plain);
    for kind in [Type::Jpeg, Type::Png, Type::Webp] {
        assert_eq!(clean_image(kind, b"\xff\xd8\xff").unwrap_err().code(), "K024");
    }
    assert_eq!(clean_image(Type::Pdf, b"%PDF-").unwrap_err().code(), "K021");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_file_stops_the_desk(start in 0_usize..6, body in prop::collection::vec(any::<u8>(), 0..600), cut in 1_usize..50) {
        let starts: [&[u8]; 6] =
            [b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBP", b"PK\x03\x04", b"%PDF-"];
        let file = [starts[start], &body, if start == 4 { b"PK\x05\x06" } else { b"" }, &body].concat();
        let whole = look("a", &file, file.len()).map_err(|fault| fault.code());
        let cut = look("a", &file, cut).map_err(|fault| fault.code());
        prop_assert_eq!(whole, cut);
        for kind in [Type::Jpeg, Type::Png, Type::Webp] {
            if let Ok(cleaned) = clean_image(kind, &file) {
                prop_assert!(cleaned.bytes.len() <= file.len());
                let again = clean_image(kind, &cleaned.bytes).unwrap();
                prop_assert_eq!(&*again.bytes, &*cleaned.bytes);
            }
        }
    }
}
