"""The site under load: pages from memory beside a bare axum server and beside one that compresses at each request; what-if
answers; the page of a running election after one more protocol.

It must never compare with a server of another minute: every rate stands beside one of the same round. The server has one
processor and the load tool the other, so that the server alone is what is full. All protocols are synthetic.
"""

import gzip
import json
import os
import re
import resource
import shutil
import socket
import statistics
import subprocess
import tempfile
import urllib.request
from collections.abc import Callable
from pathlib import Path

from running import Run, in_turns, rates, ratio, told
from whole import program

ELECTION = "majilis-2021"
# Seconds of one run of a contender.
SECONDS = 3.0
# Connections of an ordinary run, and of the crowd.
FEW, CROWD = 64, 1_000
# Precincts of the running elections whose pages are compared; there were 10,061.
SIZES = (100, 10_061)
UNITS = {"us": 1, "ms": 1e3, "s": 1e6, "m": 6e7}


def built(root: Path, built_in: Path) -> Path:
    target = built_in / "portable"
    command = ["cargo", "build", "--quiet", "--release", "--package", "bench-site"]
    command += ["--manifest-path", root / "bench" / "Cargo.toml", "--target-dir", target]
    subprocess.run(command, check=True)
    return target / "release" / "bench-site"


class Server:
    """A server on the first processor. It says its address on its first line and ends with the job."""

    def __init__(self, *command: object, log: Path | None = None):
        self.log = log
        said = log.open("wb") if log else subprocess.DEVNULL
        self.child = subprocess.Popen(
            [*pinned(0), *map(str, command)], stdout=subprocess.PIPE, stderr=said, text=True
        )
        self.at = self.child.stdout.readline().strip().rstrip("/")
        if not self.at.startswith("http://"):
            raise SystemExit(f"{command[0]} does not serve")

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self.child.terminate()
        self.child.wait()

    def ticks(self) -> int:
        """The processor time it used, user and system."""
        fields = Path(f"/proc/{self.child.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def get(self, path: str, packed: bool = False) -> tuple[bytes, str]:
        """Bytes and type of what is at a path."""
        headers = {"Accept-Encoding": "gzip"} if packed else {}
        with urllib.request.urlopen(urllib.request.Request(self.at + path, headers=headers)) as got:
            return got.read(), got.headers["Content-Type"]


def pinned(processor: int) -> list[str]:
    return ["taskset", "--cpu-list", str(processor % (os.cpu_count() or 1))]


class Load(Run):
    """A run under load, with the microseconds of processor that the server spent a request."""

    def __init__(self, rate: float, p50: float, p99: float, busy: float):
        super().__init__(rate, p50, p99)
        self.busy = busy


def wrk(server: Server, path: str, connections: int, seconds: float) -> Load:
    """One run of wrk, with a browser's `Accept-Encoding`; any answer but a good one ends the job."""
    before = server.ticks()
    command = [*pinned(1), "wrk", "--threads", "1", "--connections", str(connections), "--latency", "--timeout", "20s"]
    command += ["--duration", f"{max(1, round(seconds))}s", "--header", "Accept-Encoding: gzip, deflate, br, zstd", server.at + path]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{path} under load:\n{said}")
    late = dict(re.findall(r"^\s+(50|99)%\s+(\S+)$", said, re.MULTILINE))
    rate = re.search(r"^Requests/sec:\s+([0-9.]+)$", said, re.MULTILINE)
    count = int(re.search(r"^\s+(\d+) requests in ", said, re.MULTILINE)[1])
    busy = (server.ticks() - before) / os.sysconf("SC_CLK_TCK") / count * 1e6
    return Load(float(rate[1]), micros(late["50"]), micros(late["99"]), busy)


def micros(text: str) -> float:
    number, unit = re.fullmatch(r"([0-9.]+)([a-z]+)", text).groups()
    return float(number) * UNITS[unit]


class Site:
    """The program as it is shipped, and the journals of running elections that it shows."""

    def __init__(self, root: Path, built_in: Path):
        self.binary, self.peer = program(root, built_in), built(root, built_in)
        self.data = built_in / "data"
        self.data.mkdir(parents=True, exist_ok=True)

    def night(self, precincts: int) -> tuple[str, Path]:
        """The address of the database of a demonstration with so many precincts, played to its end, and its lines."""
        file, lines = self.data / f"night-{precincts}.db", self.data / f"night-{precincts}.jsonl"
        if not file.exists() or file.stat().st_mtime < self.binary.stat().st_mtime:
            for old in self.data.glob(file.name + "*"):
                old.unlink()
            folder = tempfile.mkdtemp(dir=self.data)
            command = [self.binary, "demo", "--precincts", str(precincts), "--db", f"sqlite:{file}", "--dir", folder]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            shutil.copy(Path(folder) / "archive" / "journal.jsonl", lines)
            shutil.rmtree(folder)
        return f"sqlite:{file}", lines

    def serve(self, *arguments: object, log: Path | None = None) -> Server:
        return Server(self.binary, "serve", "--listen", "127.0.0.1:0", *arguments, log=log)

    def beside(self, served: Server, path: str) -> Server:
        """A peer that has the bytes of a page, and sends as few as we do."""
        plain, kind = served.get(path)
        file = self.data / f"page-{path.strip('/').replace('/', '-')}"
        file.write_bytes(plain)
        peer = Server(self.peer, "peer", file, kind)
        ours = served.get(path, packed=True)[0]
        if not gzip.decompress(ours) == plain == gzip.decompress(peer.get("/same", packed=True)[0]):
            raise SystemExit(f"{path}: the peer does not send what the site sends")
        return peer


def pages(root: Path, built_in: Path, rounds: int, quick: bool) -> list[str]:
    """Pages and JSON from memory beside the peers, with few connections and with a crowd."""
    if not shutil.which("wrk"):
        return ["pages: skipped, there is no wrk (`apt-get install wrk`)"]
    site, seconds = Site(root, built_in), 1 if quick else SECONDS
    page, data, night = (
        f"/en/elections/{ELECTION}",
        f"/elections/{ELECTION}/result.json",
        f"/en/elections/{ELECTION}/protocols",
    )
    with site.serve("--db", site.night(SIZES[0])[0]) as small, site.serve("--db", site.night(SIZES[1])[0]) as large:
        with site.beside(large, page) as of_page, site.beside(large, data) as of_data:

            def run(server: Server, path: str, connections: int = FEW) -> Callable[[], Load]:
                return lambda: wrk(server, path, connections, seconds)

            contenders = {
                "axum, hello": run(of_page, "/hello"),
                "page": run(large, page),
                "axum, same bytes as page": run(of_page, "/same"),
                "axum, page compressed each time": run(of_page, "/each"),
                "axum, hello, again": run(of_data, "/hello"),
                "JSON": run(large, data),
                "axum, same bytes as JSON": run(of_data, "/same"),
                "axum, JSON compressed each time": run(of_data, "/each"),
                "running election, small": run(small, night),
                "running election, large": run(large, night),
                "axum, hello, crowd": run(of_page, "/hello", CROWD),
                "page, crowd": run(large, page, CROWD),
                "running election, crowd": run(large, night, CROWD),
            }
            runs = in_turns(contenders, 1 if quick else rounds)
            sizes = [len(large.get(path, packed=True)[0]) for path in (page, data, night)]
    if quick:
        return ["pages: every answer under load is a good one, and the peers send the same bytes"]
    of = {name: rates(own) for name, own in runs.items()}
    # The other way round, as rates are: what costs less is more.
    spent = {name: [1 / run.busy for run in own] for name, own in runs.items()}
    each = ", ".join(f"{name} {statistics.median(run.busy for run in own):.1f}" for name, own in runs.items())

    def spread(name: str) -> str:
        ratios = [run.p99 / run.p50 for run in runs[name]]
        return f"  {name}, p99 by median: {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}); goal: at most 10"

    return [
        f"public pages from memory by wrk, {FEW} connections, {CROWD:,} in a crowd; server and wrk on a processor each",
        f"  under gzip the page has {sizes[0]:,} bytes, the JSON {sizes[1]:,}, the running election {sizes[2]:,}; hello has 13",
        *told(runs),
        ratio("page by hello", of["page"], of["axum, hello"], "at least 0.8"),
        ratio("page by the same bytes", of["page"], of["axum, same bytes as page"], "none"),
        ratio("page by compressing each time", of["page"], of["axum, page compressed each time"], "at least 10"),
        ratio("JSON by hello", of["JSON"], of["axum, hello, again"], "at least 0.8"),
        ratio("JSON by the same bytes", of["JSON"], of["axum, same bytes as JSON"], "none"),
        ratio("JSON by compressing each time", of["JSON"], of["axum, JSON compressed each time"], "at least 10"),
        f"  processor of the server a request, us: {each}",
        ratio("page by hello, of the processor", spent["page"], spent["axum, hello"], "at least 0.8"),
        ratio("JSON by hello, of the processor", spent["JSON"], spent["axum, hello, again"], "at least 0.8"),
        ratio("running election by hello, of the processor", spent["running election, large"], spent["axum, hello"], "at least 0.8"),
        ratio(
            f"running election of {SIZES[1]:,} precincts by one of {SIZES[0]}",
            of["running election, large"],
            of["running election, small"],
            "equal",
        ),
        spread("axum, hello, crowd"),
        spread("page, crowd"),
        spread("running election, crowd"),
    ]


def what_if(root: Path, built_in: Path, rounds: int, quick: bool) -> list[str]:
    """Every threshold of an election, as the server's own log says how long each answer took it."""
    site = Site(root, built_in)
    log = site.data / "what-if.log"
    # Tenths of a percent from 0 to 100.
    asked = range(0, 1001, 100 if quick else 1)
    took: dict[str, list[float]] = {}
    for name in ("majilis-2021", "majilis-2023"):
        with site.serve("--log", log=log) as served:
            for language in ("kk", "ru", "en"):
                for tenth in asked:
                    served.get(f"/{language}/elections/{name}/what-if?threshold={tenth / 10:g}", packed=True)
        rows = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
        took[name] = sorted(row["microseconds"] for row in rows if row["route"].endswith("/what-if") and row["status"] == 200)
        if len(took[name]) != 3 * len(asked):
            raise SystemExit(f"{name}: {len(took[name])} of {3 * len(asked)} thresholds have an answer")
    if quick:
        return ["what-if: every threshold has an answer"]
    lines = ["what-if answers, thresholds from 0 to 100 % by tenths in three languages; wall, by the server's log"]
    lines.append("  inside: the question read, both counts of both laws, each difference by itself, the page, gzip; a thread's hop")
    for name, own in took.items():
        middle, late = own[len(own) // 2] / 1e3, own[len(own) * 99 // 100] / 1e3
        lines.append(f"  {name}: median {middle:.2f} ms, p99 {late:.2f} ms, longest {own[-1] / 1e3:.2f} ms of {len(own):,}; goal: below 5")
    return lines


def one_more(root: Path, built_in: Path, rounds: int, quick: bool) -> list[str]:
    """The page of a running election after one more protocol, among a hundred precincts and among a hundred thousand."""
    site = Site(root, built_in)
    plans = {SIZES[0]: (1, SIZES[0])} if quick else {SIZES[0]: (1, SIZES[0]), 100_000: (10, 10_000)}
    rows: dict[int, list[list[int]]] = {size: [] for size in plans}
    for _ in range(1 if quick else rounds):
        for size, (copies, first) in plans.items():
            lines = site.night(SIZES[0] if size == SIZES[0] else SIZES[1])[1]
            command = [*pinned(1), site.peer, "page", lines, str(copies), str(first)]
            said = subprocess.run(command, check=True, cwd=root, stdout=subprocess.PIPE, text=True).stdout
            rows[size].append([int(cell) for cell in said.split()])
    if quick:
        return ["one-more: after every step the page is another"]
    lines = ["the page of a running election after one more step of a protocol, journal in memory; wall"]
    lines.append("  order: sent, decided, chained, kept, how things stand published; page: asked of the routes, rendered, gzip")
    for size, own in rows.items():
        order, page, late = (min(row[at] for row in own) / 1e3 for at in (3, 4, 5))
        lines.append(
            f"  {own[0][0]:,} precincts: order {order:,.0f} us, page {page:,.0f} us, p99 {late:,.0f} us"
            f" (least of {len(own)} runs of {own[0][2]} steps); {own[0][1]:,} bytes"
        )
    few, many = ([row[4] for row in rows[size]] for size in plans)
    lines.append(ratio("page of 100,000 by page of 100", many, few, "equal"))
    return lines


def crowd(root: Path, built_in: Path, rounds: int, quick: bool) -> list[str]:
    """Readers beside ten thousand connections of which a third says nothing and a third stays in the middle of a head."""
    site, size = Site(root, built_in), 200 if quick else 10_000
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    path = f"/en/elections/{ELECTION}"
    with site.serve() as served:
        host, port = served.at.removeprefix("http://").split(":")
        alone = wrk(served, path, FEW, 1)
        said = [b"", b"GET /en/ HTTP/1.1\r\nhost: s", b"GET /healthz HTTP/1.1\r\nhost: site\r\n\r\n"]
        many = []
        for number in range(size):
            many.append(socket.create_connection((host, int(port))))
            many[-1].sendall(said[number % 3])
        beside = wrk(served, path, FEW, 1 if quick else SECONDS)
        metrics = served.get("/metrics")[0].decode()
        open_now = int(re.search(r"^zhargy_connections_open (\d+)$", metrics, re.MULTILINE)[1])
        status = Path(f"/proc/{served.child.pid}/status").read_text()
        memory = int(re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)[1]) / 1024
        for one in many:
            one.close()
    if open_now <= size:
        raise SystemExit(f"{open_now} of {size} connections are open")
    if quick:
        return ["crowd: readers are served beside idle connections"]
    return [
        f"readers beside {size:,} open connections: a third silent, a third in the middle of a head, a third answered before",
        f"  alone  {alone.rate:9,.0f}/s   p50 {alone.p50:,.0f} us, p99 {alone.p99:,.0f} us",
        f"  beside {beside.rate:9,.0f}/s   p50 {beside.p50:,.0f} us, p99 {beside.p99:,.0f} us; {memory:.0f} MiB of memory",
    ]


JOBS = {"pages": pages, "what-if": what_if, "one-more": one_more, "crowd": crowd}
