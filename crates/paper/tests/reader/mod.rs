//! Reads back the text of a PDF that this crate wrote: inflates the pages and maps codes to characters by their ToUnicode maps.
//!
//! It must never share code with the writer: it follows the file's own references.
#![expect(clippy::unwrap_used, reason = "a file that cannot be read must fail the test")]

use std::collections::BTreeMap;

use miniz_oxide::inflate::decompress_to_vec_zlib;

/// An object of a file: its dictionary or array as text, and its stream inflated.
struct Object {
    head: String,
    stream: Vec<u8>,
}

/// A file.
pub(crate) struct Reader {
    objects: BTreeMap<u32, Object>,
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(what.len()).position(|window| window == what).map(|at| at + from)
}

/// The number behind a key.
fn number(head: &str, key: &str) -> Option<u32> {
    let rest = head.split_once(key)?.1.trim_start();
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

impl Reader {
    /// Reads all objects by the cross-reference table.
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let tail = String::from_utf8_lossy(&bytes[bytes.len() - 40..]).into_owned();
        let table = usize::try_from(number(&tail, "startxref\n").unwrap()).unwrap();
        let text = String::from_utf8_lossy(&bytes[table..]).into_owned();
        let mut objects = BTreeMap::new();
        let rows = text.lines().skip(2).take_while(|line| !line.starts_with("trailer"));
        for (id, row) in (0..).zip(rows) {
            if row.contains(" n") {
                let at: usize = row.split(' ').next().unwrap().parse().unwrap();
                objects.insert(id, object(&bytes[at..]));
            }
        }
        Self { objects }
    }

    /// How many pages there are.
    pub(crate) fn pages(&self) -> usize {
        self.page_heads().count()
    }

    fn page_heads(&self) -> impl Iterator<Item = &str> {
        self.objects.values().map(|object| object.head.as_str()).filter(|head| head.contains("/Type/Page/"))
    }

    /// All dictionaries one after another.
    pub(crate) fn heads(&self) -> String {
        self.objects.values().map(|object| object.head.as_str()).collect()
    }

    /// The text of each page, a line feed after each piece of text.
    pub(crate) fn texts(&self) -> Vec<String> {
        let pages = self.page_heads().map(|head| {
            let content = &self.objects[&number(head, "/Contents").unwrap()].stream;
            let maps: BTreeMap<&str, BTreeMap<u16, char>> =
                ["/R", "/B", "/M"].into_iter().filter_map(|name| Some((name, self.map(head, name)?))).collect();
            shown(content, &maps)
        });
        pages.collect()
    }

    fn map(&self, page: &str, font: &str) -> Option<BTreeMap<u16, char>> {
        let fonts = page.split_once("/Font")?.1;
        let outer = &self.objects[&number(fonts, &format!("{font} "))?];
        let map = &self.objects[&number(&outer.head, "/ToUnicode")?].stream;
        let mut codes = BTreeMap::new();
        for line in String::from_utf8_lossy(map).lines() {
            let words: Vec<&str> = line.split(['<', '>', ' ']).filter(|word| !word.is_empty()).collect();
            if let [code, character] = words.as_slice()
                && line.starts_with('<')
                && let (Ok(code), Ok(character)) = (u16::from_str_radix(code, 16), u32::from_str_radix(character, 16))
                && code != 0
            {
                codes.insert(code, char::from_u32(character).unwrap());
            }
        }
        Some(codes)
    }
}

fn object(bytes: &[u8]) -> Object {
    let end = find(bytes, b"endobj", 0).unwrap();
    let stream = find(&bytes[..end], b"stream\n", 0);
    let head = String::from_utf8_lossy(&bytes[..stream.unwrap_or(end)]).into_owned();
    let data = stream.map(|at| {
        let length = usize::try_from(number(&head, "/Length ").unwrap()).unwrap();
        bytes[at + 7..at + 7 + length].to_vec()
    });
    let packed = head.contains("/FlateDecode");
    let stream = data.map(|data| if packed { decompress_to_vec_zlib(&data).unwrap() } else { data });
    Object { head, stream: stream.unwrap_or_default() }
}

/// The texts of a content stream; strings are literal or hexadecimal.
fn shown(content: &[u8], maps: &BTreeMap<&str, BTreeMap<u16, char>>) -> String {
    let mut out = String::new();
    let (mut font, mut string) = ("/R", Vec::new());
    let mut at = 0;
    while at < content.len() {
        match content[at] {
            b'(' => {
                (string, at) = literal(content, at + 1);
            }
            b'<' if content[at..].starts_with(b"<<") => at += 2,
            b'<' => {
                let end = find(content, b">", at).unwrap();
                let digits: Vec<u8> = content[at + 1..end].iter().map(|digit| hex(*digit)).collect();
                string = digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect();
                at = end + 1;
            }
            b'/' => {
                for name in maps.keys().filter(|name| content[at..].starts_with(format!("{name} ").as_bytes())) {
                    font = *name;
                }
                at += 1;
            }
            b'T' if content[at..].starts_with(b"Tj") => {
                let codes = string.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                out.extend(codes.map(|code| maps[font][&code]));
                out.push('\n');
                at += 2;
            }
            _ => at += 1,
        }
    }
    out
}

fn hex(digit: u8) -> u8 {
    u8::try_from(char::from(digit).to_digit(16).unwrap()).unwrap()
}

/// A string in brackets, and where it ends.
fn literal(content: &[u8], mut at: usize) -> (Vec<u8>, usize) {
    let (mut string, mut depth) = (Vec::new(), 0);
    loop {
        match content[at] {
            b')' if depth == 0 => return (string, at + 1),
            b'\\' => {
                at += 1;
                let digits = content[at..].iter().take(3).take_while(|byte| (b'0'..b'8').contains(*byte)).count();
                if digits > 0 {
                    let value =
                        content[at..at + digits].iter().fold(0_u32, |value, digit| value * 8 + u32::from(digit - b'0'));
                    string.push(u8::try_from(value & 255).unwrap());
                    at += digits;
                    continue;
                }
                let escapes = [(b'n', b'\n'), (b'r', b'\r'), (b't', b'\t'), (b'b', 8), (b'f', 12)];
                let plain = content[at];
                string.push(escapes.iter().find(|(name, _)| *name == plain).map_or(plain, |(_, byte)| *byte));
            }
            byte => {
                depth += i32::from(byte == b'(') - i32::from(byte == b')');
                string.push(byte);
            }
        }
        at += 1;
    }
}
