"""The site under load: pages from memory beside a bare axum server and beside one that compresses at each request; what-if
answers; the page of a running election after one more protocol.

It must never compare with a server of another minute: every rate stands beside one of the same round. The server has one
processor and the load tool the other, so that the server alone is what is full. All protocols are synthetic.
"""

import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from running import Run, demonstration, in_turns, medians, rates, ratio, told
from running import Job as ElectionJob
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

    def get(self, path: str, packed: bool = False) -> tuple[bytes, str]:
        """Bytes and type of what is at a path."""
        headers = {"Accept-Encoding": "gzip"} if packed else {}
        with urllib.request.urlopen(urllib.request.Request(self.at + path, headers=headers)) as got:
            return got.read(), got.headers["Content-Type"]


def pinned(processor: int) -> list[str]:
    return ["taskset", "--cpu-list", str(processor % (os.cpu_count() or 1))]


def wrk(server: Server, path: str, connections: int, seconds: float) -> Run:
    """One run of wrk, with a browser's `Accept-Encoding`; any answer but a good one ends the job."""
    command = [*pinned(1), "wrk", "--threads", "1", "--connections", str(connections), "--latency", "--timeout", "20s"]
    command += ["--duration", f"{max(1, round(seconds))}s", "--header", "Accept-Encoding: gzip, deflate, br, zstd", server.at + path]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{path} under load:\n{said}")
    late = dict(re.findall(r"^\s+(50|99)%\s+(\S+)$", said, re.MULTILINE))
    rate = re.search(r"^Requests/sec:\s+([0-9.]+)$", said, re.MULTILINE)
    return Run(float(rate[1]), micros(late["50"]), micros(late["99"]))


def micros(text: str) -> float:
    number, unit = re.fullmatch(r"([0-9.]+)([a-z]+)", text).groups()
    return float(number) * UNITS[unit]


class Site:
    """The program as it is shipped, and the journals of running elections that it shows."""

    def __init__(self, root: Path, built_in: Path):
        self.binary, self.peer = program(root, built_in), built(root, built_in)
        self.data = built_in / "data"
        self.data.mkdir(parents=True, exist_ok=True)

    def night(self, precincts: int) -> str:
        """The address of the database of a demonstration with so many precincts, played to its end."""
        file = self.data / f"night-{precincts}.db"
        if not file.exists() or file.stat().st_mtime < self.binary.stat().st_mtime:
            for old in self.data.glob(file.name + "*"):
                old.unlink()
            folder = tempfile.mkdtemp(dir=self.data)
            command = [self.binary, "demo", "--precincts", str(precincts), "--db", f"sqlite:{file}", "--dir", folder]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            shutil.rmtree(folder)
        return f"sqlite:{file}"

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
    with site.serve("--db", site.night(SIZES[0])) as small, site.serve("--db", site.night(SIZES[1])) as large:
        with site.beside(large, page) as of_page, site.beside(large, data) as of_data:

            def run(server: Server, path: str, connections: int = FEW) -> Callable[[], Run]:
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


JOBS = {"pages": pages}
