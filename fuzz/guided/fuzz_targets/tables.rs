//! `tables` for coverage-guided runs; what it must hold is in `zhargy_fuzz::tables`, and nothing is decided here.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| zhargy_fuzz::tables::run(data));
