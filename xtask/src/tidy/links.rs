//! Links between the repository's own pages lead somewhere: the file is there, and so is the heading.
//!
//! It must never follow a link into the network: whether a source is reachable is no property of this repository.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::Findings;
use crate::repo::Repo;

/// Every Markdown file.
pub(crate) fn check(repo: &Repo, findings: &mut Findings) {
    for file in repo.files.iter().filter(|file| file.has_extension("md")) {
        let prose = without_code(file.text());
        for (index, line) in prose.lines().enumerate() {
            for target in targets(line) {
                if let Some(why) = broken(repo, &file.path, target) {
                    findings.error(
                        &file.path,
                        index + 1,
                        format!("link `{target}`: {why}"),
                        "correct the path, from the folder of this page",
                    );
                }
            }
        }
    }
}

/// The text with fenced blocks and code spans turned to spaces; lines keep their places.
fn without_code(text: &str) -> String {
    let mut fence: Option<&str> = None;
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let start = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark));
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(open), Some(found)) if open == found => fence = None,
            (None, None) => out.push_str(&without_spans(line)),
            _ => {}
        }
        out.push('\n');
    }
    out
}

fn without_spans(line: &str) -> String {
    let parts: Vec<&str> = line.split('`').collect();
    let last = parts.len() - 1;
    // A back quote without a second one is an ordinary character.
    let inside = |index: usize| index % 2 == 1 && index != last;
    parts.iter().enumerate().map(|(index, part)| if inside(index) { "code" } else { part }).collect()
}

/// What the links of a line point to: `[text](target "title")`, and `[name]: target` at its beginning.
fn targets(line: &str) -> Vec<&str> {
    let mut found: Vec<&str> = line.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next()).collect();
    if let Some((name, target)) = line.trim_start().strip_prefix('[').and_then(|rest| rest.split_once("]: "))
        && !name.contains(']')
    {
        found.extend(target.split_whitespace().next());
    }
    found.into_iter().map(|target| target.trim_matches(['<', '>'])).collect()
}

/// Why a link of the page `from` leads nowhere; nothing where it does, or leaves the repository.
fn broken(repo: &Repo, from: &str, target: &str) -> Option<&'static str> {
    let scheme = target.split(['/', '#']).next().is_some_and(|first| first.contains(':'));
    if scheme {
        return None;
    }
    let (path, heading) = target.split_once('#').map_or((target, None), |(path, heading)| (path, Some(heading)));
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let Some(whole) = (if path.is_empty() { Some(from.to_owned()) } else { resolve(folder, path) }) else {
        return Some("it leaves the repository");
    };
    if !repo.contains(&whole) {
        return Some("no such file");
    }
    let page = repo.file(&whole).filter(|file| file.has_extension("md"))?;
    let missing = heading.is_some_and(|heading| !anchors(page.text()).contains(heading));
    missing.then_some("the page has no such heading")
}

/// The path from the root of the repository; nothing where it goes above it. A path that begins with `/` starts there.
fn resolve(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().filter(|part| !part.is_empty())?;
            }
            name => parts.push(name),
        }
    }
    parts.retain(|part| !part.is_empty());
    Some(parts.join("/"))
}

/// The anchors of a page's headings, as Git hosts form them: lower case, no punctuation, hyphens for spaces, and a number
/// behind a heading that comes again.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = BTreeSet::new();
    let mut fenced = false;
    for line in text.lines() {
        fenced ^= line.trim_start().starts_with("```");
        let title = line.trim_start_matches('#');
        if fenced || title.len() == line.len() || !title.starts_with(' ') {
            continue;
        }
        let kept = title.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        let anchor: String = kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase();
        let times = seen.entry(anchor.clone()).or_insert(0);
        found.insert(if *times == 0 { anchor } else { format!("{anchor}-{times}") });
        *times += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_somewhere() {
        let check = |line: &str, expect: &[&str]| {
            let repo = Repo::of(&[
                ("docs/a.md", &format!("# First part\n## A `b`: c, d\n# First part\n{line}\n")),
                ("docs/b.md", "# Other\n```\n# no heading\n```\n"),
                ("src/x.rs", ""),
                ("README.md", ""),
            ]);
            let mut findings = Findings::default();
            check(&repo, &mut findings);
            assert_eq!(findings.lines(), expect, "{line}");
        };
        check("[b](b.md) and [c](../src/x.rs), [d](../src), [e](/README.md), [f](..)", &[]);
        check("[b](#first-part) [c](#first-part-1) [d](#a-b-c-d) [e](b.md#other \"title\")", &[]);
        check("[x](https://example.org/no.md) [y](mailto:a@example.org)", &[]);
        check("`[x](no.md)` and an ` alone", &[]);
        check("[x]: b.md", &[]);
        check("[x](no.md)", &["docs/a.md:4: link `no.md`: no such file"]);
        check("![x](../b.md)", &["docs/a.md:4: link `../b.md`: no such file"]);
        check("[x]: no.md", &["docs/a.md:4: link `no.md`: no such file"]);
        check("[x](#second)", &["docs/a.md:4: link `#second`: the page has no such heading"]);
        check("[x](b.md#no-heading)", &["docs/a.md:4: link `b.md#no-heading`: the page has no such heading"]);
        check("[x](../../b.md)", &["docs/a.md:4: link `../../b.md`: it leaves the repository"]);
        check("```\n[x](no.md)\n```", &[]);
    }
}
