//! A process that seals five megabytes of a canary text: what it wrote, how much it wrote, and what is left in its memory. It
//! must never know how sealing is done.
//!
//! The test starts itself once more as that process. The kernel counts every byte which a process writes, wherever to, and the
//! files in its folder must add up to that count. Memory is looked at with the allocator that the process which takes complaints
//! in is to have: `age` does not overwrite the last piece of 64 KiB that it sealed, and an ordinary allocator would keep it.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "a test at the edge: it starts a process and reads its files")]

mod spelling;

use std::alloc::System;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, process};

use jiff::civil::date;
use sealed::attach::Inspector;
use sealed::{Case, Circle, Cost, Form, Kind, Receipt, ReceiptSecret, Recipients, SecretKey};
use spelling::{holds, spellings};
use zeroize::Zeroizing;
use zeroizing_alloc::ZeroAlloc;

#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

const STORY: usize = 60_000;
const ATTACHMENT: usize = 5_000_000;

/// Tells the process what not to find: the canary with each byte turned round, in hexadecimal.
const TURNED: &str = "SEALED_TEST_TURNED_CANARY";

#[test]
fn what_a_sealing_process_writes_and_keeps_holds_no_canary() {
    if let Ok(turned) = env::var(TURNED) {
        return seal_what_comes(&data_encoding::HEXLOWER.decode(turned.as_bytes()).unwrap());
    }
    let canary = format!("Canary-{}-Канарейка", process::id());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("canary-{}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    let turned: Vec<u8> = canary.bytes().map(|byte| !byte).collect();
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "what_a_sealing_process_writes_and_keeps_holds_no_canary", "--nocapture"])
        .current_dir(&folder)
        .env("TMPDIR", &folder)
        .env("HOME", &folder)
        .env(TURNED, data_encoding::HEXLOWER.encode(&turned))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let text = format!("Мен шағымданамын: {canary}, бес жұлдыз.\n").repeat((STORY + ATTACHMENT) / 60);
    child.stdin.take().unwrap().write_all(&text.as_bytes()[..STORY + ATTACHMENT]).unwrap();
    let ended = child.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stdout.clone()).unwrap();
    assert!(ended.status.success(), "{said}\n{}", String::from_utf8_lossy(&ended.stderr));

    let told = ended.stderr.len();
    let mut written = vec![ended.stdout, ended.stderr];
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
    let in_files: usize = files.iter().map(Vec::len).sum();
    written.extend(files);
    fs::remove_dir_all(&folder).unwrap();
    let figure = |name: &str| -> usize {
        said.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().parse().unwrap()
    };
    assert!(written.len() == 6 && in_files > STORY + ATTACHMENT, "locks, story, attachment, answer");
    assert_eq!(figure("bytes written:"), in_files + told, "all that is written is looked at here");
    for (at, bytes) in written.iter().enumerate() {
        for spelled in spellings(&canary) {
            assert!(!holds(bytes, &spelled), "output {at}");
        }
    }
    // While the text is in a buffer of its own it is found, so looking for it works.
    assert!(figure("in memory while it comes:") > 0);
    assert_eq!(figure("in memory afterwards:"), 0);
}

/// The process: seals what comes on standard input and says what it wrote and what is left in its memory.
fn seal_what_comes(turned: &[u8]) {
    let before = bytes_written();
    // Without the buffer of the standard library's own input, which lives as long as the process.
    let mut comes = File::open("/dev/stdin").unwrap();
    let [office, first, second] = [(); 3].map(|()| SecretKey::draw().public());
    let recipients = Recipients::new("turkistan", date(2026, 7, 1), office).unwrap();
    let circle = Circle::new(2, vec![("first".to_owned(), first), ("second".to_owned(), second)]).unwrap();
    let secret = ReceiptSecret::draw(Form::Words).unwrap();
    let receipt = Receipt::of(&secret, Cost::SYNTHETIC).unwrap();
    let to = recipients.on(date(2026, 11, 25)).unwrap();
    let case = Case::begin(&to, Some(&circle), None).unwrap().with_receipt(receipt);
    fs::write("locks", case.to_text()).unwrap();

    let (mut while_it_comes, mut others) = (0, Vec::new());
    // The story comes last: its padding is shorter than a piece of `age`, and nothing after it takes that piece's memory.
    for (name, kind, length) in [
        ("attachment", Kind::Attachment, ATTACHMENT),
        ("answer", Kind::Answer, 6_000),
        ("story", Kind::Story, STORY - 6_000),
    ] {
        let mut sealer = case.seal(kind, File::create(name).unwrap()).unwrap();
        // Other work of the process lies behind it, so that its memory does not go back to the system.
        others.push(vec![7_u8; 50_000]);
        let mut inspector = Inspector::new(10_000_000);
        let mut piece = Zeroizing::new(vec![0; 8192]);
        let mut left = length;
        while left > 0 {
            let wanted = left.min(piece.len());
            let read = comes.read(&mut piece[..wanted]).unwrap();
            assert!(read > 0, "the text was shorter than promised");
            inspector.feed(&piece[..read]).unwrap();
            sealer.write_all(&piece[..read]).unwrap();
            left -= read;
        }
        eprintln!("{sealer:?} {inspector:?} {:?}", Inspector::new(5).feed(&piece));
        while_it_comes += copies_in_memory(turned);
        sealer.finish().unwrap();
    }
    println!("bytes written: {}", bytes_written() - before);
    println!("in memory while it comes: {while_it_comes}");
    println!("in memory afterwards: {}", copies_in_memory(turned));
    drop(others);
}

/// All that this process has written by now, to whatever: the kernel's count.
fn bytes_written() -> u64 {
    let counts = fs::read_to_string("/proc/self/io").unwrap();
    counts.lines().find_map(|line| line.strip_prefix("wchar: ")).unwrap().parse().unwrap()
}

/// How often the text stands in the memory of this process that can be written to.
fn copies_in_memory(turned: &[u8]) -> usize {
    let memory = File::open("/proc/self/mem").unwrap();
    let mut bytes = Zeroizing::new(vec![0; 1 << 20]);
    let mut found = 0;
    for region in fs::read_to_string("/proc/self/maps").unwrap().lines() {
        let (range, rest) = region.split_once(' ').unwrap();
        if !rest.starts_with("rw") {
            continue;
        }
        let (from, to) = range.split_once('-').unwrap();
        let [mut at, end] = [from, to].map(|hex| u64::from_str_radix(hex, 16).unwrap());
        while at < end {
            let wanted = bytes.len().min(usize::try_from(end - at).unwrap());
            // A page that the kernel keeps to itself is passed over.
            let Ok(read) = memory.read_at(&mut bytes[..wanted], at) else { break };
            found += count(&bytes[..read], turned);
            // A text may lie across two pieces.
            let step = if read == wanted && at + wanted as u64 != end { read - turned.len() } else { read };
            at += step.max(1) as u64;
        }
    }
    found
}

fn count(bytes: &[u8], turned: &[u8]) -> usize {
    let mut found = 0;
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == !turned[0]) {
        rest = &rest[at..];
        found += usize::from(rest.len() >= turned.len() && rest.iter().zip(turned).all(|(a, b)| *a == !*b));
        rest = &rest[1..];
    }
    found
}
