"""The program as a whole: how long a command takes from its start, how much memory, how long a build from nothing.

It must never look inside the program. Wall time, since a person waits for it; the page cache is warm, and beside each
command stands what it costs this machine to start a process that does nothing.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

# Runs a command so many times and prints wall nanoseconds and peak kilobytes. A small process of its own, because a
# child's peak counts the memory of the parent it was forked from.
LAUNCHER = """
import os, sys, time
devnull = os.open(os.devnull, os.O_WRONLY)
for _ in range(int(sys.argv[1])):
    before = time.perf_counter_ns()
    pid = os.posix_spawn(sys.argv[2], sys.argv[2:], {}, file_actions=[(os.POSIX_SPAWN_DUP2, devnull, 1)])
    _, status, usage = os.wait4(pid, 0)
    print(time.perf_counter_ns() - before, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""

# The declared list seats of the Majilis election of 10.01.2021, in descending order.
DECLARED_2021 = [76, 12, 10]


def program(root: Path, built: Path) -> Path:
    target = built / "program"
    command = ["cargo", "build", "--quiet", "--release", "--package", "zhargy", "--target-dir", target]
    subprocess.run(command, check=True, cwd=root)
    return target / "release" / "zhargy"


def launched(times: int, *command: object) -> tuple[list[float], int]:
    """Milliseconds of each start, and the largest peak in kilobytes."""
    launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER, str(times), *map(str, command)]
    out = subprocess.run(launcher, check=True, capture_output=True, text=True).stdout
    rows = [tuple(map(int, line.split())) for line in out.splitlines()]
    if any(status for _, _, status in rows):
        raise SystemExit(f"{' '.join(map(str, command))} did not end well")
    return [wall / 1e6 for wall, _, _ in rows], max(peak for _, peak, _ in rows)


def start(root: Path, built: Path, rounds: int, quick: bool) -> list[str]:
    """`count majilis-2021` and `law check` from the start of the process."""
    binary = program(root, built)
    said = subprocess.run([binary, "count", "majilis-2021", "--json"], check=True, capture_output=True, text=True).stdout
    if not declared(json.loads(said)):
        raise SystemExit("count majilis-2021 does not give the declared seats, so no time is printed")
    commands = {
        "a process that does nothing": [shutil.which("true")],
        "zhargy count majilis-2021": [binary, "count", "majilis-2021"],
        "zhargy law check": [binary, "law", "check"],
    }
    if quick:
        for command in commands.values():
            launched(1, *command)
        return ["start: the commands end well and the declared seats come out"]
    walls = {name: [] for name in commands}
    peaks = dict.fromkeys(commands, 0)
    for _ in range(rounds):
        for name, command in commands.items():
            wall, peak = launched(5, *command)
            walls[name].append(statistics.median(wall))
            peaks[name] = max(peaks[name], peak)
    lines = ["from the start of the process, wall", "  inside: start, loading the whole law, the count twice, printing"]
    for name, wall in walls.items():
        low, middle, high = min(wall), statistics.median(wall), max(wall)
        # The kernel counts the launcher's own peak too, which is all there is of the process that does nothing.
        lines.append(f"  {name:<28} {middle:7.2f} ms ({low:.2f} to {high:.2f})   peak at most {peaks[name] / 1024:.1f} MiB")
    return lines


def declared(counted: dict) -> bool:
    """Are the mandates of the lists those that were declared?"""
    mandates = sorted((own["mandates"] for own in counted["result"]["lists"]), reverse=True)
    return [own for own in mandates if own > 0] == DECLARED_2021


def build(root: Path, built: Path, rounds: int, quick: bool) -> list[str]:
    """A release build of the program from nothing, sources present."""
    target = built / "cold"
    shutil.rmtree(target, ignore_errors=True)
    subprocess.run(["cargo", "fetch", "--quiet"], check=True, cwd=root)
    spent, began = os.times(), time.perf_counter()
    command = ["cargo", "build", "--quiet", "--release", "--package", "zhargy", "--target-dir", target]
    subprocess.run(command, check=True, cwd=root)
    wall, after = time.perf_counter() - began, os.times()
    size = (target / "release" / "zhargy").stat().st_size / 1e6
    locked = (root / "Cargo.lock").read_text().count("[[package]]")
    shutil.rmtree(target)
    user = after.children_user - spent.children_user
    return [
        "cold release build of the program, sources present",
        f"  {wall:.0f} s wall, {user:.0f} s user on {os.cpu_count()} processors; {size:.1f} MB; {locked} crates in the lock",
    ]


JOBS = {"start": start, "build": build}
