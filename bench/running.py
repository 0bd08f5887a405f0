"""The run of an election: durable protocols beside the disk and beside PostgreSQL, replay of a journal, one more total.

It must never compare with a probe of another minute: disks drift, so every rate stands beside one of the same round.
Wall time for what the disk decides. All entries are synthetic.
"""

import os
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from whole import program

# Seconds of one run of a contender.
SECONDS = 1.0
# Of the demonstration: entries and precincts copied so often are a million entries.
COPIES_OF_A_MILLION = 20
ALL_PRECINCTS = 10_061
# Orders stored in one step by the program, and lines in one transaction beside it.
AT_ONCE = 256
# Where Debian keeps the programs of a server.
SERVERS = Path("/usr/lib/postgresql")


def built(root: Path, built_in: Path) -> Path:
    target = built_in / "portable"
    command = ["cargo", "build", "--quiet", "--release", "--package", "bench-election"]
    command += ["--manifest-path", root / "bench" / "Cargo.toml", "--target-dir", target]
    subprocess.run(command, check=True)
    return target / "release" / "bench-election"


class Job:
    """Runs the program's side, each job as a process of its own in a folder of its own."""

    def __init__(self, root: Path, built_in: Path):
        self.root, self.binary, self.data = root, built(root, built_in), built_in / "data"
        self.data.mkdir(parents=True, exist_ok=True)

    def fields(self, *arguments: object) -> list[str]:
        command = [self.binary, *map(str, arguments)]
        return subprocess.run(command, check=True, cwd=self.root, stdout=subprocess.PIPE, text=True).stdout.strip("\n").split("\t")

    def run(self, *arguments: object) -> "Run":
        count, wall, middle, late = map(int, self.fields(*arguments))
        return Run(count * 1e9 / wall, middle / 1e3, late / 1e3)

    def probe(self, seconds: float) -> "Run":
        return self.run("probe", self.data, seconds)

    def sqlite(self, clients: int, group: int, seconds: float) -> "Run":
        folder = tempfile.mkdtemp(dir=self.data)
        try:
            return self.run("durable", f"sqlite:{folder}/journal.db", clients, group, seconds)
        finally:
            shutil.rmtree(folder)


class Run:
    """A rate in writes a second, median and 99th percentile of the time to an answer in microseconds."""

    def __init__(self, rate: float, p50: float, p99: float):
        self.rate, self.p50, self.p99 = rate, p50, p99


def durable(root: Path, built_in: Path, rounds: int, quick: bool) -> list[str]:
    """Protocols on SQLite with and without group commit, and the bare disk between them."""
    job = Job(root, built_in)
    seconds = 0.1 if quick else SECONDS
    contenders: dict[str, Callable[[], Run]] = {
        "fdatasync": lambda: job.probe(seconds),
        "64 clients": lambda: job.sqlite(64, 256, seconds),
        "fdatasync, again": lambda: job.probe(seconds),
        "64 clients, ungrouped": lambda: job.sqlite(64, 1, seconds),
        "one client": lambda: job.sqlite(1, 256, seconds),
    }
    runs = in_turns(contenders, 1 if quick else rounds)
    if quick:
        return ["durable: every journal is whole and holds each command once"]
    # The disk around the grouped run and before the single client.
    disk = [(one.rate + two.rate) / 2 for one, two in zip(runs["fdatasync"], runs["fdatasync, again"], strict=True)]
    grouped = [run.rate for run in runs["64 clients"]]
    return [
        "durable protocols on SQLite, WAL, synchronous=FULL, one command each; wall",
        "  inside: the command sent, decided, chained, committed, answered; then the journal verified, not timed",
        *told(runs),
        ratio("64 clients by fdatasync, of the rates", grouped, disk, "at least 4"),
        ratio("64 clients by ungrouped, of the rates", grouped, rates(runs["64 clients, ungrouped"]), "at least 8"),
        ratio("one client by fdatasync, of the medians", medians(runs["one client"]), medians(runs["fdatasync, again"]), "at most 3"),
    ]


def postgres(root: Path, built_in: Path, rounds: int, quick: bool) -> list[str]:
    """The same writer on PostgreSQL beside pgbench, on one server that ends with the job."""
    if not SERVERS.exists():
        return [f"postgres: skipped, there is no server under {SERVERS}"]
    job = Job(root, built_in)
    line = job.fields("line")[0]
    seconds = 1 if quick else 3
    with Cluster() as cluster:
        cluster.sql("CREATE TABLE protocol (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, line text NOT NULL)")
        contenders = {
            "pgbench, 16 clients": lambda: cluster.pgbench(line, 16, seconds),
            "ours, 16 clients": lambda: job.run("durable", cluster.address, 16, 256, seconds),
            "ours, 64 clients": lambda: job.run("durable", cluster.address, 64, 256, seconds),
            "fdatasync": lambda: job.probe(seconds / 2),
        }
        runs = in_turns(contenders, 1 if quick else rounds)
    if quick:
        return ["postgres: every journal is whole and holds each command once"]
    peer = rates(runs["pgbench, 16 clients"])
    return [
        "durable protocols on PostgreSQL beside pgbench (prepared, one statement of the same bytes a row); wall",
        "  inside: as on SQLite; pgbench inserts the line alone, ours keeps head and command beside it",
        *told(runs),
        ratio("16 clients by pgbench, of the rates", rates(runs["ours, 16 clients"]), peer, "at least 0.8"),
        ratio("64 clients by pgbench, of the rates", rates(runs["ours, 64 clients"]), peer, "none"),
    ]


def replay(root: Path, built_in: Path, rounds: int, quick: bool) -> list[str]:
    """The demonstration's journal and one of a million entries opened from cold, and one more total."""
    job = Job(root, built_in)
    demo = demonstration(root, built_in, job)
    sizes = {"the demonstration": 1} if quick else {"the demonstration": 1, "a million": COPIES_OF_A_MILLION}
    lines = [
        "a journal on SQLite opened from cold (a new process, the file out of the page cache)",
        "  inside: opening, reading, decoding, the chain verified, every entry folded into the desk; the law is read before",
    ]
    sums: list[list[int]] = []
    for name, copies in sizes.items():
        file = job.data / f"replay-{copies}.db"
        for old in job.data.glob(file.name + "*"):
            old.unlink()
        job.fields("grow", demo, copies, ALL_PRECINCTS, file)
        rows = [job.fields("replay", file) for _ in range(1 if quick else max(3, rounds // 2))]
        entries, settled, of = int(rows[0][0]), rows[0][4], rows[0][5]
        sums.append([int(cell) // copies for cell in rows[0][6].split()])
        if settled != of or sums[0] != sums[-1]:
            raise SystemExit(f"replay of {name}: the totals are not those of the demonstration")
        wall, busy = ([int(row[at]) / 1e9 for row in rows] for at in (1, 2))
        peak = max(int(row[3]) for row in rows) / 1024
        lines.append(
            f"  {name}: {entries:,} entries   {statistics.median(wall):.2f} s wall (least {min(wall):.2f}),"
            f" {statistics.median(busy):.2f} s of processor (least {min(busy):.2f}, {min(busy) / entries * 1e6:.1f} us an entry),"
            f" peak {peak:.0f} MiB"
        )
        for old in job.data.glob(file.name + "*"):
            old.unlink()
    totals = [(1, 1_000)] if quick else [(1, 1_000), (10, 10_000)]
    for copies, first in totals:
        precincts, took = job.fields("total", demo, copies, first)
        lines.append(f"  one more protocol among {int(precincts):,} precincts: {took} ns (least of 200 passes)")
    return ["replay: the totals are those of the demonstration"] if quick else lines


def posts(root: Path, built_in: Path, rounds: int, quick: bool) -> list[str]:
    """All rural akims from the call to the winners, from the command line on SQLite; beside it the same lines written by
    Python's sqlite3 in as many transactions."""
    job, binary = Job(root, built_in), program(root, built_in)
    sizes = (40,) if quick else (730, 2_345)
    took: dict[int, list[float]] = {size: [] for size in sizes}
    peer: dict[int, list[float]] = {size: [] for size in sizes}
    entries: dict[int, int] = {}
    for _ in range(1 if quick else max(3, rounds // 2)):
        for size in sizes:
            folder = Path(tempfile.mkdtemp(dir=job.data))
            began = time.perf_counter()
            command = [binary, "demo", "--akims", "--posts", str(size), "--dir", folder]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            took[size].append(time.perf_counter() - began)
            with sqlite3.connect(folder / "journal.db") as kept:
                lines = [row[0] for row in kept.execute("SELECT line FROM entry ORDER BY seq")]
            entries[size] = len(lines)
            began = time.perf_counter()
            written = sqlite3.connect(folder / "peer.db", isolation_level=None)
            written.execute("PRAGMA journal_mode = WAL")
            written.execute("PRAGMA synchronous = FULL")
            written.execute("CREATE TABLE entry (seq INTEGER PRIMARY KEY, line TEXT NOT NULL)")
            for at in range(0, len(lines), AT_ONCE):
                written.execute("BEGIN")
                written.executemany("INSERT INTO entry VALUES (?, ?)", enumerate(lines[at : at + AT_ONCE], at))
                written.execute("COMMIT")
            written.close()
            peer[size].append(time.perf_counter() - began)
            shutil.rmtree(folder)
    if quick:
        return ["posts: called, registered, entered twice, counted, certified"]
    rows = ["contests of one seat from the call to the registered winner, every step durable, the whole command"]
    for size in sizes:
        wall, beside = statistics.median(took[size]), statistics.median(peer[size])
        rows.append(
            f"  {size:,} posts, {entries[size]:,} entries: {wall:.1f} s (least {min(took[size]):.1f}),"
            f" {wall / size * 1e3:.2f} ms a post; the same lines by Python's sqlite3 {beside:.2f} s"
        )
    rows.append("  goal: 730 posts under 10 s, 2,345 linear in that")
    return rows


def demonstration(root: Path, built_in: Path, job: Job) -> Path:
    """The journal of `zhargy demo`, made anew where the program is newer."""
    binary, kept = program(root, built_in), job.data / "demo.jsonl"
    if not kept.exists() or kept.stat().st_mtime < binary.stat().st_mtime:
        folder = Path(tempfile.mkdtemp(dir=job.data))
        subprocess.run([binary, "demo", "--dir", folder], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.copy(folder / "archive" / "journal.jsonl", kept)
        shutil.rmtree(folder)
    return kept


class Cluster:
    """A server in a new folder, on a socket in that folder, that ends with the job. It never touches another one."""

    def __enter__(self) -> "Cluster":
        versions = [int(path.name) for path in SERVERS.iterdir() if path.name.isdecimal()]
        self.programs = SERVERS / str(max(versions)) / "bin"
        self.folder = Path(tempfile.mkdtemp(prefix="zhargy-bench-"))
        if os.getuid() == 0:
            # A server refuses to run as root; Debian's package makes this user.
            shutil.chown(self.folder, "postgres")
        self.run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--pgdata", self.folder / "data")
        options = f"-k {self.folder} -c listen_addresses= -c max_connections=80"
        self.run("pg_ctl", "start", "--wait", "--log", self.folder / "log", "--options", options, "--pgdata", self.folder / "data")
        self.address = f"postgres://postgres@{str(self.folder).replace('/', '%2F')}/postgres"
        return self

    def __exit__(self, *_: object) -> None:
        self.run("pg_ctl", "stop", "--mode=immediate", "--wait", "--pgdata", self.folder / "data")
        shutil.rmtree(self.folder)

    def run(self, name: str, *arguments: object) -> str:
        command = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        command += [str(self.programs / name), *map(str, arguments)]
        return subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.PIPE, text=True, stderr=subprocess.STDOUT).stdout

    def sql(self, statement: str) -> str:
        return self.run("psql", "--host", self.folder, "--username=postgres", "--no-align", "--tuples-only", "--command", statement)

    def pgbench(self, line: str, clients: int, seconds: int) -> Run:
        """One row of the line in one prepared statement; rate and times are from its own log of every transaction."""
        self.sql("TRUNCATE protocol")
        script = self.folder / "insert.sql"
        script.write_text("INSERT INTO protocol (line) VALUES (:line)\n")
        flags = ["--no-vacuum", "--protocol=prepared", f"--client={clients}", "--jobs=2", f"--time={seconds}", "--log"]
        where = ["--host", self.folder, "--username=postgres", f"--define=line={line}", "--file", script, "postgres"]
        said = self.run("pgbench", *flags, *where)
        logs = list(self.folder.glob("pgbench_log.*"))
        took = sorted(float(row.split()[2]) for log in logs for row in log.read_text().splitlines())
        for log in logs:
            log.unlink()
        kept = int(self.sql("SELECT count(*) FROM protocol WHERE length(line) > 0"))
        if kept != len(took):
            raise SystemExit(f"pgbench logged {len(took)} rows, {kept} are there")
        tps = next(float(row.split()[2]) for row in said.splitlines() if row.startswith("tps"))
        return Run(tps, took[len(took) // 2], took[len(took) * 99 // 100])


def in_turns(contenders: dict[str, Callable[[], Run]], rounds: int) -> dict[str, list[Run]]:
    runs: dict[str, list[Run]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            runs[name].append(contender())
    return runs


def rates(runs: list[Run]) -> list[float]:
    return [run.rate for run in runs]


def medians(runs: list[Run]) -> list[float]:
    return [run.p50 for run in runs]


def told(runs: dict[str, list[Run]]) -> list[str]:
    """Medians over the rounds, and the best rate."""
    width = max(map(len, runs))
    middle = statistics.median
    return [
        f"  {name:<{width}}  {middle(rates(own)):9,.0f}/s (best {max(rates(own)):,.0f})"
        f"   p50 {middle(medians(own)):,.0f} us, p99 {middle(run.p99 for run in own):,.0f} us"
        for name, own in runs.items()
    ]


def ratio(name: str, ours: list[float], others: list[float], goal: str) -> str:
    ratios = [one / other for one, other in zip(ours, others, strict=True)]
    return f"  {name}: {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}); goal: {goal}"


JOBS = {"durable": durable, "postgres": postgres, "replay": replay, "posts": posts}
