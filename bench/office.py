"""The Ombudsperson's office: queue, search and yearly report over work data in memory.

No peer does the same, so a goal stands in place of a ratio. It must never know how a report is made.
"""

import statistics
import subprocess
from pathlib import Path

CASES = 100_000
GOAL_MS = 100


def office(root: Path, built_in: Path, rounds: int, quick: bool) -> list[str]:
    """Each job so many times over synthetic cases, by processor time; the report of a tenth as many beside it."""
    target = built_in / "portable"
    command = ["cargo", "build", "--quiet", "--release", "--package", "bench-office"]
    command += ["--manifest-path", root / "bench" / "Cargo.toml", "--target-dir", target]
    subprocess.run(command, check=True)
    rows = ["the office's work data in memory, processor time, median (least to greatest)"]
    for cases in (1_000,) if quick else (CASES // 10, CASES):
        binary = target / "release" / "bench-office"
        out = subprocess.run(
            [binary, str(cases), str(1 if quick else rounds)], check=True, capture_output=True, text=True
        ).stdout
        for line in out.splitlines():
            name, found, times = line.split("\t")
            ms = [int(nanoseconds) / 1e6 for nanoseconds in times.split()]
            middle = f"{statistics.median(ms):7.2f} ms ({min(ms):.2f} to {max(ms):.2f})"
            rows.append(f"  {cases:>7,} cases, {name:<31} {middle}, {int(found):,} found")
    if quick:
        return ["office: queue, search and report are made"]
    return [*rows, f"  goal: each under {GOAL_MS} ms for {CASES:,} cases"]


JOBS = {"office": office}
