//! The canonical line is what Python's `json.dumps` writes, and the chain what its `hashlib` computes: a second program
//! on values that reach every rule.

use std::io::Write as _;
use std::process::{Command, Stdio};

use journal::{Draft, Entry, Head, MerkleTree, Moment, chain};
use serde_json::{Value, json};

/// Reads lines, writes each again its own way, checks the chain, and prints the last leaf hash and the Merkle root.
const SECOND_PROGRAM: &str = r#"
import hashlib, json, sys
def root(leaves):
    if len(leaves) == 1: return leaves[0]
    k = 1
    while k * 2 < len(leaves): k *= 2
    return hashlib.sha256(b"\x01" + root(leaves[:k]) + root(leaves[k:])).digest()
last, leaves = "0" * 64, []
for seq, line in enumerate(sys.stdin.buffer.read().decode("utf-8").split("\n")[:-1]):
    entry = json.loads(line)
    again = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert again == line, (again, line)
    assert entry["seq"] == seq and entry["prev"] == last
    leaves.append(hashlib.sha256(b"\x00" + line.encode("utf-8")).digest())
    last = leaves[-1].hex()
print(last, root(leaves).hex())
"#;

fn bodies() -> Vec<Value> {
    let every_control: String = (0..0x20_u8).map(char::from).collect();
    let mut bodies = vec![
        json!({ "b": { "z": [], "a": {} }, "A": null, "a": [true, false, [[1]]], "": "", "a b": "/", "~": "\u{7f}\u{80}" }),
        json!(every_control),
        json!("\"\\/ \u{2028}\u{2029}\u{feff}\u{fffd}\u{ffff}\u{10ffff} Жарғы \u{1f5f3}"),
        json!([0, -1, 9_007_199_254_740_991_i64, -9_007_199_254_740_991_i64]),
        json!({ "a\nb\"": 1, "a\u{1f}": 2, "a": 3 }),
    ];
    // Every character once, in blocks that fit a line.
    let all: Vec<char> = ('\0'..=char::MAX).collect();
    bodies.extend(all.chunks(60_000).map(|block| json!(block.iter().collect::<String>())));
    bodies
}

#[test]
fn another_program_reads_the_same() {
    let drafts = bodies().into_iter().enumerate().map(|(number, body)| Draft {
        actor: "комиссия-12".to_owned(),
        command: format!("c{}", number / 3),
        at: Moment::from_millis(1_610_287_200_000).unwrap(),
        kind: "protocol.entered/1".to_owned(),
        body,
    });
    let entries = chain(&Head::EMPTY, drafts.collect()).unwrap();
    let mut tree = MerkleTree::new();
    tree.extend(entries.iter().map(Entry::hash));

    let mut python = Command::new("python3")
        .args(["-c", SECOND_PROGRAM])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 starts; `cargo xtask ci --only setup` installs it");
    let mut input = python.stdin.take().unwrap();
    for entry in &entries {
        input.write_all(entry.line().as_bytes()).unwrap();
        input.write_all(b"\n").unwrap();
    }
    drop(input);
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success());
    let last = Head::after(entries.last().unwrap()).last;
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), format!("{last} {}", tree.root()));
}
