//! Files and databases that are not ours, and ones made by a later version.

use postgres::{Client, NoTls};

use crate::cluster::Cluster;
use crate::tools::{Folder, append_each, whole};

fn refused(address: &str) -> String {
    store::open(address, "j").err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn files_that_are_not_ours_are_left_alone() {
    let folder = Folder::new("foreign");
    let check = |file: &str, prepare: &dyn Fn(&std::path::Path), code: &str| {
        let path = folder.path().join(file);
        prepare(&path);
        let before = std::fs::read(&path).ok();
        let told = refused(&folder.sqlite(file));
        assert!(told.starts_with(code), "{file}: {told}");
        assert_eq!(std::fs::read(&path).ok(), before, "{file} is as it was");
    };
    let sql =
        |path: &std::path::Path, text: &str| rusqlite::Connection::open(path).unwrap().execute_batch(text).unwrap();
    check("text", &|path| std::fs::write(path, "a text that is long enough to be read ".repeat(99)).unwrap(), "J016");
    check("theirs.db", &|path| sql(path, "CREATE TABLE t (a)"), "J016");
    check("numbered.db", &|path| sql(path, "PRAGMA user_version = 1"), "J016");
    check("marked.db", &|path| sql(path, "PRAGMA application_id = 7; CREATE TABLE t (a)"), "J016");
    let ours = |path: &std::path::Path| drop(store::SqliteStore::open(path, "j").unwrap());
    check(
        "newer.db",
        &|path| {
            ours(path);
            sql(path, "PRAGMA user_version = 2");
        },
        "J017",
    );
    check("none/there.db", &|_| {}, "J014");
    check("folder.db", &|path| std::fs::create_dir(path).unwrap(), "J014");
}

/// Several nodes start at once where nothing is yet.
fn opened_at_once(address: &str) {
    let barrier = std::sync::Barrier::new(6);
    std::thread::scope(|scope| {
        for number in 0..6 {
            let barrier = &barrier;
            scope.spawn(move || {
                barrier.wait();
                store::open(address, &format!("j{}", number / 2)).unwrap();
            });
        }
    });
}

#[test]
fn a_new_file_is_opened_at_once() {
    let folder = Folder::new("at-once");
    for file in 0..12 {
        opened_at_once(&folder.sqlite(&format!("{file}.db")));
    }
}

#[test]
fn databases_that_are_not_ours_are_left_alone() {
    let cluster = Cluster::shared();
    let check = |name: &str, prepare: &str, code: &str| {
        let address = cluster.create(name);
        if prepare.is_empty() {
            assert_eq!(refused(&address), "");
            return;
        }
        Client::connect(&address, NoTls).unwrap().batch_execute(prepare).unwrap();
        let told = refused(&address);
        assert!(told.starts_with(code), "{name}: {told}");
    };
    check("empty", "", "");
    check("theirs", "CREATE SCHEMA zhargy; CREATE TABLE zhargy.t (a int)", "J016");
    let form = "CREATE SCHEMA zhargy; CREATE TABLE zhargy.form (version integer NOT NULL)";
    check("newer", &format!("{form}; INSERT INTO zhargy.form VALUES (2)"), "J017");
    check("half", form, "J016");
    for name in ["at_once", "at_once_again", "at_once_more"] {
        opened_at_once(&cluster.create(name));
    }
    assert!(refused("postgres://nobody@127.0.0.1:1/none").starts_with("J014"));
    let told = refused("postgres://user:secret@[");
    assert!(told.starts_with("J018") && !told.contains("secret"), "{told}");
}

#[test]
fn a_server_that_forgets_is_refused() {
    let cluster = Cluster::new();
    append_each(&mut *store::open(&cluster.address(), "j").unwrap(), 0..1);
    Client::connect(&cluster.address(), NoTls).unwrap().batch_execute("ALTER SYSTEM SET fsync = off").unwrap();
    cluster.stop();
    cluster.start();
    let told = refused(&cluster.address());
    assert_eq!(told, "J019 cannot open the journal `j` in PostgreSQL: the server runs with fsync = off");
    Client::connect(&cluster.address(), NoTls).unwrap().batch_execute("ALTER SYSTEM RESET fsync").unwrap();
    cluster.stop();
    cluster.start();
    assert_eq!(whole(&mut *store::open(&cluster.address(), "j").unwrap()).0.head.size, 1);
}
