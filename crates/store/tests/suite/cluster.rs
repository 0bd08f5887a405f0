//! A PostgreSQL server of its own for the tests: in a new folder, on a socket in that folder, gone with its last user.
//!
//! It must never touch a server that is already there.

use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use crate::tools::Folder;

const HINT: &str = "hint: `cargo xtask ci --only setup` installs postgresql";

/// A server that runs.
pub(crate) struct Cluster {
    folder: Folder,
    programs: PathBuf,
    /// The server refuses to run as root, so it runs as the user that Debian's package made.
    as_root: bool,
}

impl Cluster {
    /// A server that tests share; it ends with the last of them.
    pub(crate) fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<Cluster>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cluster) = shared.upgrade() {
            return cluster;
        }
        let cluster = Arc::new(Self::new());
        *shared = Arc::downgrade(&cluster);
        cluster
    }

    /// A server of one test.
    pub(crate) fn new() -> Self {
        let folder = Folder::new("pg");
        let as_root = std::fs::metadata(folder.path()).unwrap().uid() == 0;
        let cluster = Self { folder, programs: programs(), as_root };
        if as_root {
            let status = Command::new("chown").arg("postgres").arg(cluster.folder.path()).status().unwrap();
            assert!(status.success(), "there is no user `postgres`\n{HINT}");
        }
        cluster.run("initdb", &["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        cluster.start();
        cluster
    }

    /// The address of its first database.
    pub(crate) fn address(&self) -> String {
        self.address_of("postgres")
    }

    /// The address of a database.
    pub(crate) fn address_of(&self, database: &str) -> String {
        let socket = self.folder.path().display().to_string().replace('/', "%2F");
        format!("postgres://postgres@{socket}/{database}")
    }

    /// A new database and its address.
    pub(crate) fn create(&self, database: &str) -> String {
        let socket = self.folder.path().display().to_string();
        self.succeeds(self.program("createdb").args(["--host", &socket, "--username=postgres", database]));
        self.address_of(database)
    }

    /// Starts the server and waits until it takes connections.
    pub(crate) fn start(&self) {
        let options = format!("-k {} -c listen_addresses= -c max_connections=50", self.folder.path().display());
        let log = self.folder.path().join("log").display().to_string();
        self.run("pg_ctl", &["start", "--wait", "--timeout=120", "--log", &log, "--options", &options]);
    }

    /// Ends the server at once, without a last checkpoint: what a cut of power leaves, as far as a process can.
    pub(crate) fn crash(&self) {
        self.run("pg_ctl", &["stop", "--mode=immediate", "--wait"]);
    }

    /// Ends the server in order: sessions are cut off, all is written.
    pub(crate) fn stop(&self) {
        self.run("pg_ctl", &["stop", "--mode=fast", "--wait"]);
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        self.succeeds(&mut self.command(program, arguments));
    }

    fn succeeds(&self, command: &mut Command) {
        let status = command.status().unwrap_or_else(|error| panic!("{command:?} cannot be started: {error}\n{HINT}"));
        let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        assert!(status.success(), "{command:?} failed ({status})\n{log}");
    }

    /// A program that works on the server's folder.
    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = self.program(program);
        command.args(arguments).arg("--pgdata").arg(self.folder.path().join("data"));
        command
    }

    fn program(&self, program: &str) -> Command {
        let program = self.programs.join(program);
        let mut command = if self.as_root {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(self.folder.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = self.command("pg_ctl", &["stop", "--mode=immediate", "--wait"]).status();
    }
}

/// Where the newest server of Debian's packages has its programs.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let found = versions
        .filter_map(|version| version.file_name().to_str()?.parse::<u32>().ok())
        .max()
        .map(|version| Path::new("/usr/lib/postgresql").join(version.to_string()).join("bin"));
    found.unwrap_or_else(|| panic!("no PostgreSQL under /usr/lib/postgresql\n{HINT}"))
}
