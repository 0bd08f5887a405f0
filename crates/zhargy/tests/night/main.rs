//! An election night over HTTP: clerks enter every precinct twice, the second entry blind, differences are settled and protocols
//! accepted by coordinators, while readers reload the election's page and its figures, and a node of the site is killed in the
//! middle. No answer is a failure, every order that was acknowledged is in the journal at once and once, and the result is the
//! declared one.
//!
//! `ZHARGY_PRECINCTS=10061 ZHARGY_CLERKS=300 ZHARGY_READERS=500` asks for a whole country; `cargo xtask night` does.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod http;
mod journaled;
mod measure;
mod nodes;
mod people;
mod work;

#[expect(dead_code, reason = "the tests of the store use the rest")]
#[path = "../../../store/tests/suite/cluster.rs"]
mod cluster;
#[expect(dead_code, reason = "the tests of the store use the rest")]
#[path = "../../../store/tests/suite/tools.rs"]
mod tools;

use std::time::Instant;

use cluster::Cluster;
use nodes::Nodes;
use tools::{Folder, report, times};
use work::Night;

/// The election that is played. Its precincts, persons and protocols are synthetic; the totals are those of the real one.
pub(crate) const ELECTION: &str = "majilis-2021";

/// The name of its journal.
pub(crate) const JOURNAL: &str = "kz/majilis-2021";

/// The declared mandates of the lists, most first.
const DECLARED: [u64; 3] = [76, 12, 10];

#[test]
fn a_night_on_sqlite_with_a_node_that_is_killed_and_started_again() {
    let folder = Folder::new("night");
    let db = folder.sqlite("night.db");
    play("SQLite, one node, killed and started again", &folder, &db, 1);
}

#[test]
fn a_night_on_postgres_with_two_nodes_of_which_one_is_killed() {
    let (folder, cluster) = (Folder::new("night-pg"), Cluster::shared());
    play("PostgreSQL, two nodes, one killed", &folder, &cluster.create("night"), 2);
}

/// One night from the first login to the result.
fn play(name: &str, folder: &Folder, db: &str, count: usize) {
    let precincts = times("ZHARGY_PRECINCTS", 60);
    let (clerks, readers) = (times("ZHARGY_CLERKS", 8), times("ZHARGY_READERS", 6));
    let plan = work::Plan::new(folder, db, precincts);
    let logins = people::open(folder, db, clerks);
    let nodes = Nodes::start(db, count);
    let people = people::log_in(&nodes, logins);
    let began = Instant::now();
    let night = Night::new(&nodes, plan, db);
    night.run(people, readers);
    let took = began.elapsed();
    let lost = journaled::check(db, &night);
    let result = work::result(db);
    assert_eq!(result, DECLARED, "the result is the declared one");
    let acknowledged = night.acknowledged();
    let figures = [(1, "kills"), (acknowledged, "acknowledged"), (lost.lost, "lost"), (lost.doubled, "doubled")];
    let more = format!(
        "{precincts} precincts entered twice by {clerks} clerks beside {readers} readers in {:.1} s; {}; {}",
        took.as_secs_f64(),
        night.told(took),
        nodes.told(),
    );
    report(&format!("an election night on {name}"), &figures, &more);
    assert_eq!((lost.lost, lost.doubled), (0, 0));
}
