//! A page is whole: every element that is opened is closed in order, no script or style stands in it, nothing is loaded from
//! elsewhere, and no id stands twice.

/// Elements that have no end.
const VOID: [&str; 5] = ["meta", "link", "br", "input", "hr"];

/// Checks a page.
pub(crate) fn check(page: &str, text: &str) {
    assert!(text.starts_with("<!DOCTYPE html><html lang="), "{page}: how it begins");
    let mut open: Vec<&str> = Vec::new();
    let mut ids: Vec<&str> = Vec::new();
    let mut rest = &text["<!DOCTYPE html>".len()..];
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = end_of(rest).unwrap_or_else(|| panic!("{page}: a tag without its end"));
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{page}: </{name}>");
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap_or(tag);
        attributes(page, name, tag, &mut ids);
        if !VOID.contains(&name) {
            open.push(name);
        }
        if name == "script" {
            assert!(rest.starts_with("</script>"), "{page}: a script inside the page");
        }
    }
    assert!(open.is_empty(), "{page}: never closed: {open:?}");
}

/// The end of a tag, outside quotes.
fn end_of(rest: &str) -> Option<usize> {
    let mut quoted = false;
    rest.char_indices().find_map(|(at, letter)| {
        quoted ^= letter == '"';
        (letter == '>' && !quoted).then_some(at)
    })
}

fn attributes<'t>(page: &str, name: &str, tag: &'t str, ids: &mut Vec<&'t str>) {
    assert!(!["style", "iframe", "object", "embed", "base"].contains(&name), "{page}: <{name}>");
    for (key, value) in pairs(tag) {
        assert!(!key.starts_with("on") && key != "style", "{page}: `{key}` runs or styles: {tag}");
        let loads = (key == "src" || name == "link") && value.contains("://");
        assert!(!loads, "{page}: loads from elsewhere: {tag}");
        assert!(!value.trim_start().to_lowercase().starts_with("javascript:"), "{page}: {tag}");
        if key == "id" {
            assert!(!ids.contains(&value), "{page}: the id `{value}` stands twice");
            ids.push(value);
        }
    }
}

/// Attributes with their values.
fn pairs(tag: &str) -> Vec<(&str, &str)> {
    let mut all = Vec::new();
    let mut rest = tag;
    while let Some(at) = rest.find("=\"") {
        let key = rest[..at].rsplit(' ').next().unwrap_or("");
        let after = &rest[at + 2..];
        let end = after.find('"').unwrap_or(after.len());
        all.push((key, &after[..end]));
        rest = &after[(end + 1).min(after.len())..];
    }
    all
}
