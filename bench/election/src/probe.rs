//! What the disk gives: 4 KiB appended and `fdatasync`, one after another. It must never know what is measured beside it.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::{Fault, Took};

pub(crate) fn run(folder: &Path, time: Duration) -> Result<Took, Fault> {
    let path = folder.join("probe");
    let mut file = File::create(&path)?;
    let page = [0x5a; 4096];
    let mut latencies = Vec::new();
    let begun = Instant::now();
    while begun.elapsed() < time {
        let before = Instant::now();
        file.write_all(&page)?;
        file.sync_data()?;
        latencies.push(before.elapsed());
    }
    let wall = begun.elapsed();
    std::fs::remove_file(path)?;
    Ok(Took { wall, latencies })
}
