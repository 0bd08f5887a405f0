"""Sealing: a complaint with 5 MB attached sealed and filed, beside `age` alone writing the same bytes.

It must never count what a contender does not make durable. Wall time; every round runs both and the ratio is taken inside it.
"""

import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

PASSES = 20


def built(root: Path, built_in: Path) -> Path:
    target = built_in / "portable"
    command = ["cargo", "build", "--quiet", "--release", "--package", "bench-sealing"]
    command += ["--manifest-path", root / "bench" / "Cargo.toml", "--target-dir", target]
    subprocess.run(command, check=True)
    return target / "release" / "bench-sealing"


def sealing(root: Path, built_in: Path, rounds: int, quick: bool) -> list[str]:
    """`sealed` beside `age` alone, and what a receipt costs."""
    binary, data = built(root, built_in), built_in / "data"
    data.mkdir(parents=True, exist_ok=True)
    folder = tempfile.mkdtemp(dir=data)

    def run(*job: object) -> tuple[float, float]:
        said = subprocess.run([binary, *map(str, job)], check=True, stdout=subprocess.PIPE, text=True).stdout
        _, wall, busy = map(int, said.split("\t"))
        return wall / 1e6, busy / 1e6

    runs: dict[str, list[tuple[float, float]]] = {"age alone": [], "ours": [], "a receipt": []}
    try:
        for _ in range(1 if quick else rounds):
            runs["age alone"].append(run("age", folder, 1 if quick else PASSES))
            runs["ours"].append(run("ours", folder, 1 if quick else PASSES))
            runs["a receipt"].append(run("receipt", 1 if quick else 3))
    finally:
        shutil.rmtree(folder)
    if quick:
        return ["sealing: what was sealed by either is opened again and is the same"]
    lines = [
        "a complaint with 5 MB attached, sealed and durable; wall, and processor",
        "  inside: locks, attachment looked at, three parts filled up to their classes, all synced; age: the same bytes in one file",
    ]
    for name, own in runs.items():
        wall, busy = ([one[at] for one in own] for at in (0, 1))
        lines.append(f"  {name:<10} {statistics.median(wall):7.1f} ms (least {min(wall):.1f}), {statistics.median(busy):.1f} ms of processor")
    for at, what in enumerate(("wall", "processor")):
        ratios = [one[at] / other[at] for one, other in zip(runs["ours"], runs["age alone"], strict=True)]
        goal = "; goal: below 2" if what == "wall" else ""
        lines.append(f"  ours by age alone, {what}: {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}){goal}")
    return lines


JOBS = {"sealing": sealing}
