//! A form that brings files (RFC 7578), read from bytes that came whole: fields as text, files as they are in base64, so that
//! what was checked can be sent again exactly. It must never know what a file means.

use data_encoding::BASE64;
use pages::Notice;

use crate::codes;

/// Parts of a form at most.
const MOST: usize = 64;

/// What marks the end of a part, by the type of a body; nothing where it is no such form.
pub(crate) fn boundary(kind: &str) -> Option<&str> {
    let rest = kind.strip_prefix("multipart/form-data")?;
    let own = rest.split(';').find_map(|part| part.trim().strip_prefix("boundary="))?.trim_matches('"');
    (1..=70).contains(&own.len()).then_some(own)
}

/// The fields; a file of the field `posts` is the field `given posts`, and one that is empty is none.
///
/// # Errors
/// A form that breaks off, too many parts, a field that is no text.
pub(crate) fn fields(bytes: &[u8], boundary: &str) -> Result<Vec<(String, String)>, Notice> {
    let mark = format!("--{boundary}").into_bytes();
    let between = [b"\r\n".as_slice(), &mark].concat();
    let mut rest = bytes.strip_prefix(mark.as_slice()).ok_or_else(broken)?;
    let mut fields = Vec::new();
    while !rest.starts_with(b"--") {
        let part = rest.strip_prefix(b"\r\n").ok_or_else(broken)?;
        let end = find(part, &between).ok_or_else(broken)?;
        if fields.len() >= MOST {
            return Err(broken());
        }
        fields.extend(field(&part[..end])?);
        rest = &part[end + between.len()..];
    }
    Ok(fields)
}

fn field(part: &[u8]) -> Result<Option<(String, String)>, Notice> {
    let head = find(part, b"\r\n\r\n").filter(|end| *end < 2_000).ok_or_else(broken)?;
    let (head, body) = (&part[..head], &part[head + 4..]);
    let head = std::str::from_utf8(head).map_err(|_| broken())?;
    let told = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"));
    let told = told.ok_or_else(broken)?;
    let named = |name: &str| {
        let from = told.find(&format!("; {name}=\""))? + name.len() + 4;
        told.get(from..)?.split('"').next()
    };
    let name = named("name").filter(|name| name.len() <= 100).ok_or_else(broken)?;
    if named("filename").is_some() {
        return Ok((!body.is_empty()).then(|| (format!("given {name}"), BASE64.encode(body))));
    }
    let text = std::str::from_utf8(body).ok().filter(|text| !text.contains('\0'));
    text.map(|text| Some((name.to_owned(), text.to_owned()))).ok_or_else(broken)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn broken() -> Notice {
    let what = "the form with files breaks off, or is none";
    Notice::new(codes::ADDRESS, what, "open the page again and send the files from there")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_files_are_read_as_they_came() {
        let check = |body: &str, expect: Result<&[(&str, &str)], &str>| {
            let told = fields(body.as_bytes(), "b").map_err(|notice| notice.code);
            let own = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
                pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
            };
            assert_eq!(told, expect.map(own), "{body:?}");
        };
        let part = |head: &str, body: &str| format!("--b\r\ncontent-disposition: form-data; {head}\r\n\r\n{body}\r\n");
        check("--b--", Ok(&[]));
        check(&(part("name=\"day\"", "2021") + "--b--\r\n"), Ok(&[("day", "2021")]));
        let file = part("name=\"posts\"; filename=\"a.csv\"", "a\0\r\nb");
        check(&(file + "--b--"), Ok(&[("given posts", "YQANCmI=")]));
        check(&(part("name=\"posts\"; filename=\"\"", "") + "--b--"), Ok(&[]));
        for bad in ["", "--c--", "--b", "--b\r\n", "--b\r\nx\r\n\r\n", "--b\r\nx: y\r\n\r\nz\r\n--b--"] {
            check(bad, Err("W006"));
        }
        check(&(part("name=\"day\"", "a\0") + "--b--"), Err("W006"));
        check(&(part("name=\"x\"", "").repeat(65) + "--b--"), Err("W006"));
        assert_eq!(boundary("multipart/form-data; boundary=\"x y\""), Some("x y"));
        assert_eq!(boundary("application/x-www-form-urlencoded"), None);
    }
}
