//! Rust source as text: which characters are code, which lines are tests, how long the functions are.
//!
//! It counts braces after taking out comments and literals, which is enough for lengths and words. It must never try
//! to know types, macros or names: the compiler and clippy do.

/// The source with every comment and every literal's content turned to spaces. Characters and lines keep their places.
pub(crate) fn code_only(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = hidden_end(&chars, at);
        if end == at {
            out.push(chars[at]);
            at += 1;
        } else {
            out.extend(chars[at..end].iter().map(|&c| if c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out
}

/// Where the comment or literal that begins at `at` ends; `at` itself where none begins.
fn hidden_end(chars: &[char], at: usize) -> usize {
    let next = chars.get(at + 1).copied();
    match chars[at] {
        '/' if next == Some('/') => chars[at..].iter().position(|&c| c == '\n').map_or(chars.len(), |n| at + n),
        '/' if next == Some('*') => block_comment_end(chars, at),
        '"' => string_end(chars, at + 1),
        '\'' => char_end(chars, at),
        'r' | 'b' | 'c' if at == 0 || !is_word(chars[at - 1]) => prefixed_end(chars, at),
        _ => at,
    }
}

/// Block comments nest.
fn block_comment_end(chars: &[char], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    at
}

/// `at` is the first character after the opening quote.
fn string_end(chars: &[char], mut at: usize) -> usize {
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

/// A character literal, or nothing where the quote begins a lifetime or a label.
fn char_end(chars: &[char], at: usize) -> usize {
    if chars.get(at + 1) == Some(&'\\') {
        let after_escape = (at + 3).min(chars.len());
        return chars[after_escape..].iter().position(|&c| c == '\'').map_or(chars.len(), |n| after_escape + n + 1);
    }
    if chars.get(at + 2) == Some(&'\'') { at + 3 } else { at }
}

/// Literals that begin with `r`, `b`, `c`, `br` or `cr`; nothing for an ordinary word.
fn prefixed_end(chars: &[char], at: usize) -> usize {
    let mut quote = at;
    let mut raw = false;
    while let Some('r' | 'b' | 'c') = chars.get(quote) {
        raw |= chars[quote] == 'r';
        quote += 1;
        if quote - at > 2 {
            return at;
        }
    }
    let hashes = chars[quote..].iter().take_while(|&&c| c == '#').count();
    match chars.get(quote + hashes) {
        Some('"') if raw => raw_string_end(chars, quote + hashes + 1, hashes),
        Some('"') if hashes == 0 => string_end(chars, quote + 1),
        Some('\'') if hashes == 0 && chars[at] == 'b' => char_end(chars, quote),
        _ => at,
    }
}

fn raw_string_end(chars: &[char], mut at: usize, hashes: usize) -> usize {
    while at < chars.len() {
        if chars[at] == '"' && chars[at + 1..].iter().take_while(|&&c| c == '#').count() >= hashes {
            return at + 1 + hashes;
        }
        at += 1;
    }
    chars.len()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// For every line of the source, whether it belongs to a test: an item under `#[cfg(test)]` or `#[test]`.
///
/// `code` is the result of [`code_only`].
pub(crate) fn test_lines(code: &str) -> Vec<bool> {
    let chars: Vec<char> = code.chars().collect();
    let mut marks = vec![code.contains("#![cfg(test)]"); code.lines().count()];
    for attribute in ["#[cfg(test)]", "#[cfg(all(test", "#[test]"] {
        let pattern: Vec<char> = attribute.chars().collect();
        for start in 0..chars.len() {
            if chars[start..].starts_with(&pattern) {
                let (first, last) = (line_of(&chars, start), line_of(&chars, item_end(&chars, start)));
                marks[first - 1..last].fill(true);
            }
        }
    }
    marks
}

/// The last character of the item that the attributes at `at` belong to.
fn item_end(chars: &[char], at: usize) -> usize {
    match body_start(chars, at) {
        Some(open) if chars[open] == '{' => closing(chars, open),
        Some(semicolon) => semicolon,
        None => chars.len().saturating_sub(1),
    }
}

/// The `{` or `;` that ends a signature, outside parentheses and brackets.
fn body_start(chars: &[char], at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (offset, &c) in chars[at..].iter().enumerate() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '{' | ';' if depth == 0 => return Some(at + offset),
            _ => {}
        }
    }
    None
}

/// The brace that closes the one at `open`; the end of the text where it is missing.
fn closing(chars: &[char], open: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, &c) in chars[open..].iter().enumerate() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return open + offset,
            '}' => depth -= 1,
            _ => {}
        }
    }
    chars.len().saturating_sub(1)
}

fn line_of(chars: &[char], at: usize) -> usize {
    1 + chars[..at].iter().filter(|&&c| c == '\n').count()
}

/// A function with a body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Function {
    /// Its name.
    pub(crate) name: String,
    /// The line of the word `fn`, from 1.
    pub(crate) line: usize,
    /// Lines from the word `fn` to the closing brace, both counted.
    pub(crate) lines: usize,
}

/// Every function of the source that has a body, nested ones too. `code` is the result of [`code_only`].
pub(crate) fn functions(code: &str) -> Vec<Function> {
    let chars: Vec<char> = code.chars().collect();
    let mut found = Vec::new();
    for at in 0..chars.len() {
        let word = chars[at..].starts_with(&['f', 'n', ' ']) && (at == 0 || !is_word(chars[at - 1]));
        if !word {
            continue;
        }
        let name: String = chars[at + 3..].iter().take_while(|&&c| is_word(c)).collect();
        // A type `fn (u32)` and a macro's `fn $name` have no name here.
        if name.is_empty() {
            continue;
        }
        if let Some(open) = body_start(&chars, at).filter(|&open| chars[open] == '{') {
            let (first, last) = (line_of(&chars, at), line_of(&chars, closing(&chars, open)));
            found.push(Function { name, line: first, lines: last + 1 - first });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_hidden() {
        let check = |input: &str, expect: &str| assert_eq!(code_only(input), expect, "{input}");
        check("a // b\nc", "a     \nc");
        check("a /* b /* c */ d */ e", "a                   e");
        check("f(\"{ \\\" }\")", "f(        )");
        check("r#\"{\"# + br\"{\" + b\"{\" + c\"{\"", "       +       +      +     ");
        check("let c = '{'; '\\''; b'}'", "let c =    ;     ;     ");
        check("'a: loop { x::<'b>() }", "'a: loop { x::<'b>() }");
        check("for r in b {}", "for r in b {}");
    }

    #[test]
    fn functions_are_measured() {
        let check = |input: &str, expect: &[(&str, usize, usize)]| {
            let found: Vec<_> = functions(&code_only(input)).into_iter().map(|f| (f.name, f.line, f.lines)).collect();
            let expect: Vec<_> = expect.iter().map(|&(name, line, lines)| (name.to_owned(), line, lines)).collect();
            assert_eq!(found, expect, "{input}");
        };
        check("fn a() {}", &[("a", 1, 1)]);
        check("\nfn a<T>(x: [u8; 2]) -> u8\nwhere T: B {\n    \"}\"; // }\n}\n", &[("a", 2, 4)]);
        check("trait T { fn a(); fn b() {\n} }", &[("b", 1, 2)]);
        check("fn a() {\n    fn b() {\n    }\n}", &[("a", 1, 4), ("b", 2, 2)]);
        check("type F = fn (u8) -> u8; // fn a() {}\n", &[]);
    }

    #[test]
    fn tests_are_told_from_code() {
        let check = |input: &str, expect: &str| {
            let marks: String = test_lines(&code_only(input)).iter().map(|&t| if t { 't' } else { '-' }).collect();
            assert_eq!(marks, expect, "{input}");
        };
        check("fn a() {\n}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n", "--tttt-");
        check("#[cfg(test)]\nmod tests;\nfn c() {}\n", "tt-");
        check("#[test]\n#[should_panic]\nfn a() {\n}\nfn b() {}", "tttt-");
        check("// #[cfg(test)]\nfn b() {}", "--");
        check("#![cfg(test)]\nfn b() {}", "tt");
    }
}
