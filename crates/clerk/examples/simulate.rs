//! Plays random elections, registers and contests until the time is used up: `simulate --seconds N --seed S`. `cargo xtask soak` starts it. It must
//! never know what has to hold; that stands in the simulator it shares with the tests.
#![expect(clippy::disallowed_methods, reason = "a program at the edge reads its flags and the clock")]

#[path = "../tests/play/mod.rs"]
mod play;
#[path = "../tests/statutes/mod.rs"]
mod statutes;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use play::Report;
use play::contests::{self, ContestReport};
use play::parties::{self, PartyReport};

const USAGE: &str = "usage: simulate [--seconds N] [--seed N]

  --seconds N   time of the whole run (10)
  --seed N      seed of the first election; each next one has the next seed (1)

An invariant that does not hold ends the run with its seed. exit: 0 all held, 2 the flags are not understood
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (mut seconds, mut seed) = (10, 1_u64);
    for pair in arguments.chunks(2) {
        let value = pair.get(1).and_then(|value| value.parse().ok());
        match (pair[0].as_str(), value) {
            ("--seconds", Some(value)) => seconds = value,
            ("--seed", Some(value)) => seed = value,
            _ => {
                eprint!("{USAGE}");
                return ExitCode::from(2);
            }
        }
    }
    let laws = [statutes::books("acts/kz", None), statutes::books("acts/kz", Some(statutes::BY_LOT))];
    let folder = "crates/clerk/tests/fixtures/register-acts";
    let of_parties = [statutes::books(folder, None), statutes::books(folder, Some(statutes::LARGER_COMMITTEE))];
    let of_contests = statutes::books("crates/clerk/tests/fixtures/contest-acts", None);
    let (began, mut report, mut registers) = (Instant::now(), Report::default(), PartyReport::default());
    let mut sets = ContestReport::default();
    while report.elections == 0 || began.elapsed() < Duration::from_secs(seconds) {
        play::play(&laws, seed, &mut report);
        parties::play(&of_parties, seed, &mut registers);
        contests::play(&of_contests, seed, &mut sets);
        seed = seed.wrapping_add(1);
    }
    let Report { elections, certified, orders, refused, failed, again, entries, seen } = report;
    let (kinds, codes, steps) = (seen.kinds.len(), seen.codes.len(), seen.transitions.len());
    println!("{kinds} kinds of records, {codes} codes of refusals, {steps} steps of the drawing; next seed {seed}");
    println!(
        "report: random elections: {failed} failed writes, {again} given again, {orders} acknowledged, 0 lost, \
         0 doubled; {elections} elections, {certified} certified, {refused} orders refused, {entries} entries"
    );
    let PartyReport { registers, orders, refused, outside, entries, failed, again, .. } = registers;
    println!(
        "report: random registers: {failed} failed writes, {again} given again, {orders} acknowledged, 0 lost, \
         0 doubled; {registers} registers, {refused} orders refused, {outside} decided in words, {entries} entries"
    );
    let ContestReport { sets, orders, refused, entries, failed, again, .. } = sets;
    println!(
        "report: random contests: {failed} failed writes, {again} given again, {orders} acknowledged, 0 lost, \
         0 doubled; {sets} sets, {refused} orders refused, {entries} entries"
    );
    ExitCode::SUCCESS
}
