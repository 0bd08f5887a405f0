//! Properties of the readers and of the allocation that hold for every input, as plain functions of bytes.
//!
//! The same functions serve two drivers: `guided/` under a coverage-guided fuzzer, and `soak`, which mutates the
//! seeds on a stable compiler and can repeat any run. They must never know which driver calls them: a broken property
//! is a panic.
#![forbid(unsafe_code)]

pub mod act;
pub mod bill;
pub mod case;
pub mod election;
mod faults;
pub mod mutate;
pub mod seats;
pub mod tables;

/// One property with its inputs.
pub struct Target {
    /// Its name, the same as of its file under `guided/fuzz_targets/` and of its folder under `seeds/`.
    pub name: &'static str,
    /// Panics where the property is broken.
    pub run: fn(&[u8]),
    /// Further folders of seeds, from the root of the repository: real data make better seeds than invented ones.
    pub data: &'static str,
}

/// All of them.
pub const TARGETS: &[Target] = &[
    Target { name: "act", run: act::run, data: "acts" },
    Target { name: "bill", run: bill::run, data: "" },
    Target { name: "case", run: case::run, data: "" },
    Target { name: "election", run: election::run, data: "elections" },
    Target { name: "seats", run: seats::run, data: "" },
    Target { name: "tables", run: tables::run, data: "" },
];
