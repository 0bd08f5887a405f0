#!/usr/bin/env python3
"""Benchmarks beside their peers: `python3 bench/run.py [--quick] [--rounds N] [JOB...]`; see README.md.

The first run makes `bench/.venv` with the peers and builds the program's side twice, for every processor of the family
and for this one. It must never assert a time.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
BUILT = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "bench"
# One thread each: the program counts on one.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1"}


def with_peers() -> None:
    """Goes on inside `bench/.venv`, which it makes where it is missing or has other peers than are asked for."""
    venv = BENCH / ".venv"
    wanted = (BENCH / "requirements.txt").read_text()
    stamp = venv / "installed.txt"
    if not stamp.exists() or stamp.read_text() != wanted:
        print("installing the peers into bench/.venv", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", venv], check=True)
        pip = [venv / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", BENCH / "requirements.txt"], check=True)
        stamp.write_text(wanted)
    if Path(sys.prefix) != venv:
        python = str(venv / "bin" / "python")
        os.execve(python, [python, *sys.argv], os.environ | ONE_THREAD)


def built(variant: str) -> Path:
    """The program's side: `portable` as it is shipped, `native` for this processor."""
    target = BUILT / variant
    flags = {"RUSTFLAGS": "-C target-cpu=native"} if variant == "native" else {}
    command = ["cargo", "build", "--quiet", "--release", "--manifest-path", BENCH / "Cargo.toml", "--target-dir", target]
    subprocess.run(command, check=True, env=os.environ | flags)
    return target / "release" / "bench"


def contests(names: list[str], quick: bool):
    import jobs

    wanted = [name for name in jobs.CONTESTS if not names or name in names]
    if not wanted:
        return
    programs = {variant: jobs.Program(built(variant)) for variant in ("portable", "native")}
    folder = BUILT / "data"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for name in wanted:
            yield from ((name, contest) for contest in jobs.CONTESTS[name](programs, folder, quick))
    finally:
        for program in programs.values():
            program.end()


def main() -> None:
    with_peers()
    import jobs
    import office
    import running
    import sealing
    import site_load
    import whole

    machine = running.JOBS | office.JOBS | sealing.JOBS | site_load.JOBS | whole.JOBS

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("jobs", nargs="*", metavar="JOB", help=", ".join([*jobs.CONTESTS, *machine]))
    parser.add_argument("--quick", action="store_true", help="each once, to see that it works and the answers agree")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of a contest, at least 5 (default 7)")
    parser.add_argument("--build", action="store_true", help="also build the program from nothing, which takes minutes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every round to this file")
    asked = parser.parse_args()
    unknown = set(asked.jobs) - set(jobs.CONTESTS) - set(machine)
    if unknown:
        parser.error(f"no job {', '.join(sorted(unknown))}")
    if asked.rounds < 5:
        parser.error("fewer than 5 rounds say nothing")

    print(f"all votes are synthetic; {platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    record = {}
    for name, contest in contests(asked.jobs, asked.quick):
        contest.run(asked.rounds, asked.quick)
        if asked.quick:
            print(f"{name}: {len(contest.contenders)} contenders agree: {contest.title}")
        else:
            print("", *contest.lines(), sep="\n", flush=True)
        record[f"{name}: {contest.title}"] = contest.rounds
    for name, job in machine.items():
        wanted = asked.build if name == "build" else not asked.jobs or name in asked.jobs
        if wanted:
            print("", *job(ROOT, BUILT, asked.rounds, asked.quick), sep="\n", flush=True)
    if asked.json:
        asked.json.write_text(json.dumps(record, indent=1))


if __name__ == "__main__":
    main()
