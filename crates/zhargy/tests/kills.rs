//! `zhargy protocol import`, killed at random moments and begun again until it is done: no row that it said is durable is
//! lost, none is doubled, and the journal is that of a run that nobody disturbed.
//!
//! `ZHARGY_KILLS=200 ZHARGY_ROWS=10000` asks for more than a check of minutes allows; `cargo xtask soak` does.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[expect(dead_code, reason = "the tests of the store use the rest")]
#[path = "../../store/tests/suite/cluster.rs"]
mod cluster;
#[expect(dead_code, reason = "the tests of the store use the rest")]
#[path = "../../store/tests/suite/tools.rs"]
mod tools;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::ops::Range;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use cluster::Cluster;
use journal::Entry;
use serde_json::Value;
use tools::{Chance, Folder, report, times, whole};

const SEED: u64 = 20_210_110;
const JOURNAL: &str = "kz/majilis-2021";

/// Both entries of every protocol.
const IMPORTS: [&[&str]; 2] = [&["--as", "asel"], &["--as", "berik", "--second"]];

#[test]
fn sqlite_keeps_every_acknowledged_row() {
    let bench = Bench::new("kill-sqlite");
    bench.under_kills("SQLite", &|campaign| bench.folder.sqlite(&format!("{campaign}.db")));
}

#[test]
fn postgres_keeps_every_acknowledged_row() {
    let cluster = Cluster::shared();
    let bench = Bench::new("kill-postgres");
    bench.under_kills("PostgreSQL", &|campaign| cluster.create(&format!("campaign_{campaign}")));
}

/// What an entry says, without the moment and the chain: what two runs of the same commands have in common.
type Said = (String, String, String, Value);

fn said(entry: &Entry) -> Said {
    (entry.actor.clone(), entry.command.clone(), entry.kind.clone(), entry.body.clone())
}

/// The files of an import, and what comes of it where nobody disturbs it.
struct Bench {
    folder: Folder,
    rows: u64,
    entries: Vec<Said>,
    result: Value,
    took: Duration,
}

/// An import that runs, and the rows it says are durable.
struct Import {
    child: Child,
    told: Receiver<Row>,
}

/// A row that is durable: its id, and its entries unless it was known before.
type Row = (String, Option<Range<u64>>);

/// The rows acknowledged so far.
type Acknowledged = BTreeMap<String, Option<Range<u64>>>;

impl Bench {
    fn new(name: &str) -> Self {
        let folder = Folder::new(name);
        let rows = times("ZHARGY_ROWS", 1_000);
        let mut bench = Self { folder, rows, entries: Vec::new(), result: Value::Null, took: Duration::ZERO };
        for (file, orders) in [("before.jsonl", true), ("rows.csv", false)] {
            let rows = rows.to_string();
            let arguments = ["synth", "majilis-2021", "--precincts", &rows, "--orders"];
            let out = bench.run(&arguments[..if orders { 5 } else { 4 }]);
            fs::write(bench.folder.path().join(file), out.stdout).unwrap();
        }
        let db = bench.folder.sqlite("undisturbed.db");
        bench.begin(&db);
        let begun = Instant::now();
        for import in IMPORTS {
            let mut import = bench.import(&db, import);
            assert_eq!(import.told.iter().count() as u64, rows);
            assert!(import.child.wait().unwrap().success());
        }
        bench.took = begun.elapsed() / 2;
        bench.entries = whole(&mut *store::open(&db, JOURNAL).unwrap()).1.iter().map(said).collect();
        bench.result = bench.result_of(&db);
        bench
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let out = zhargy(&self.folder).args(arguments).output().unwrap();
        assert!(out.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
        out
    }

    /// An election up to its ballot.
    fn begin(&self, db: &str) {
        self.run(&["order", "majilis-2021", "before.jsonl", "--db", db, "--as", "commission"]);
    }

    fn import(&self, db: &str, who: &[&str]) -> Import {
        let log = File::create(self.folder.path().join("log")).unwrap();
        let mut command = zhargy(&self.folder);
        command.args(["protocol", "import", "rows.csv", "majilis-2021", "--each", "--db", db]).args(who);
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let (sender, told) = channel();
        std::thread::spawn(move || {
            let mut line = String::new();
            // A line that the kill cut short has no newline, and tells nothing.
            while out.read_line(&mut line).is_ok_and(|_| line.ends_with('\n')) {
                if let Some(row) = acknowledged(&line) {
                    let _ = sender.send(row);
                }
                line.clear();
            }
        });
        Import { child, told }
    }

    /// Accepts all protocols and gives what the result says of the figures.
    fn result_of(&self, db: &str) -> Value {
        self.run(&["protocol", "accept", "majilis-2021", "--db", db, "--as", "dana"]);
        self.run(&["journal", "verify", "majilis-2021", "--db", db]);
        let out = self.run(&["result", "majilis-2021", "--db", db, "--json"]);
        let mut result: Value = serde_json::from_slice(&out.stdout).unwrap();
        assert_eq!(result["complete"], true);
        // The hash and the moment of the last entry are those of this run.
        for own in ["head", "recorded"] {
            result[own] = Value::Null;
        }
        result
    }

    /// Imports into one new journal after the other, until there were kills enough and the last journal is complete.
    fn under_kills(&self, name: &str, address: &dyn Fn(u64) -> String) {
        let wanted = times("ZHARGY_KILLS", 6);
        let mut chance = Chance::new(SEED);
        let (mut kills, mut restarts, mut rows, mut campaign) = (0, 0, 0, 0);
        while kills < wanted {
            campaign += 1;
            let db = address(campaign);
            self.begin(&db);
            let mut acknowledged = Acknowledged::new();
            for who in IMPORTS {
                let before = kills;
                while !self.import_until(&db, who, &mut chance, kills < wanted, &mut acknowledged) {
                    kills += 1;
                    self.check(&db, &acknowledged);
                }
                restarts += kills - before;
            }
            self.check(&db, &acknowledged);
            assert_eq!(acknowledged.len() as u64, 2 * self.rows);
            assert_eq!(self.result_of(&db), self.result);
            rows += acknowledged.len() as u64;
        }
        let figures = [(kills, "kills"), (restarts, "restarts"), (rows, "acknowledged"), (0, "lost"), (0, "doubled")];
        let more = format!(
            "seed {SEED}; whole journals: {campaign} of {} protocols entered twice, each as of an undisturbed run",
            self.rows
        );
        report(&format!("{name}, an import killed"), &figures, &more);
    }

    /// Runs an import and kills it at a random moment, if it is to be killed: true where it ended by itself.
    fn import_until(
        &self,
        db: &str,
        who: &[&str],
        chance: &mut Chance,
        kill: bool,
        acknowledged: &mut Acknowledged,
    ) -> bool {
        let mut import = self.import(db, who);
        let mut note = |(id, entries): Row| {
            let known: &mut Option<Range<u64>> = acknowledged.entry(id).or_default();
            *known = entries.or(known.take());
        };
        if kill {
            // One in four is killed by the clock alone, also while it reads; the others some rows on and some microseconds.
            let half = u64::try_from(self.took.as_micros() / 2).unwrap();
            let (least, after) =
                if chance.below(4) == 0 { (0, half) } else { (1 + chance.below(self.rows / 4), half / 10) };
            // Rows that were known before are told again at once: only new ones count, or it would never come further.
            let mut entered = 0;
            while entered < least
                && let Ok(row) = import.told.recv()
            {
                entered += u64::from(row.1.is_some());
                note(row);
            }
            let deadline = Instant::now() + Duration::from_micros(chance.below(after + 1));
            while let Ok(row) = import.told.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                note(row);
            }
            // It may just have ended by itself.
            let _ = import.child.kill();
        }
        let status = import.child.wait().unwrap();
        import.told.iter().for_each(&mut note);
        let log = fs::read_to_string(self.folder.path().join("log")).unwrap();
        assert!(status.success() || (kill && status.code().is_none()), "{status}\n{log}");
        status.success()
    }

    /// The journal is a beginning of the undisturbed one and ends with a whole command; what was acknowledged is in it,
    /// once, where it was said to be.
    fn check(&self, db: &str, acknowledged: &Acknowledged) {
        let (_, entries) = whole(&mut *store::open(db, JOURNAL).unwrap());
        let mut found = BTreeMap::<&str, Vec<u64>>::new();
        for entry in &entries {
            found.entry(&entry.command).or_default().push(entry.seq);
        }
        let stands = |(id, told): (&String, &Option<Range<u64>>)| {
            let seqs = found.get(id.as_str());
            seqs.is_some_and(|seqs| told.clone().is_none_or(|told| told.eq(seqs.iter().copied())))
        };
        let lost: Vec<_> = acknowledged.iter().filter(|row| !stands(*row)).collect();
        assert!(lost.is_empty(), "lost: {lost:?}");
        for (entry, (place, undisturbed)) in entries.iter().zip(self.entries.iter().enumerate()) {
            assert_eq!(&said(entry), undisturbed, "entry {place} is another, or one is doubled");
        }
        let next = self.entries.get(entries.len()).map(|(_, command, ..)| command);
        assert!(entries.len() <= self.entries.len() && next != entries.last().map(|last| &last.command));
    }
}

fn zhargy(folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhargy"));
    command.current_dir(folder.path()).stdin(Stdio::null());
    command
}

/// `entered  row 2 (entries 32..33)  ID` or `known  row 2  ID`.
fn acknowledged(line: &str) -> Option<Row> {
    let (what, id) = line.trim_end().rsplit_once("  ")?;
    if what.starts_with("entered  row ") {
        let (_, entries) = what.split_once(" (entries ")?;
        let (first, last) = entries.strip_suffix(')')?.split_once("..")?;
        return Some((id.to_owned(), Some(first.parse().ok()?..last.parse::<u64>().ok()? + 1)));
    }
    what.starts_with("known  row ").then(|| (id.to_owned(), None))
}
