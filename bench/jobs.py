"""Which contests there are: the program's job beside its peers, on which input.

It must never know how time is taken. A contest is made from the programs by variant, the folder of the inputs, and
whether it is only to be tried.
"""

from collections.abc import Iterator
from pathlib import Path

import peers
import synthetic
from contest import Contest, Program, ours, python

Programs = dict[str, Program]
SIZES = ((98, 6), (150, 26))


def one(programs: Programs, folder: Path, quick: bool) -> Iterator[Contest]:
    """One allocation at a time, without and with its explanation."""
    cases = 16 if quick else 256
    for seats, lists in SIZES:
        file = synthetic.votes(folder, cases, lists, seats)
        votes = peers.read_votes(file, lists)
        size = f"{seats}x{lists}"
        yield Contest(
            f"one allocation, {seats} seats, {lists} lists, Hare quota",
            "allocation from given votes; `with steps` also every quotient, remainder and seat of the explanation",
            cases,
            "case",
            [
                ours("without steps", programs["portable"], f"one:{size}", file),
                ours("with steps", programs["portable"], f"steps:{size}", file),
                python("votelib", *peers.votelib_hare(votes, seats)),
                python("apportionment", *peers.apportionment_hare(votes, seats)),
                python("plain Python", *peers.python_hare(votes, seats)),
            ],
        )


def columns(programs: Programs, folder: Path, quick: bool) -> Iterator[Contest]:
    """Many allocations at once. numpy picks its instructions when it starts, so `native` is the even pair."""
    cases = 512 if quick else 8 * 8192
    for seats, lists in SIZES:
        file = synthetic.votes(folder, cases, lists, seats)
        votes = peers.read_votes(file, lists)
        job = f"columns:{seats}x{lists}"
        yield Contest(
            f"{cases:,} allocations by columns, {seats} seats, {lists} lists, Hare quota",
            "allocation from given columns of votes; numpy 8,192 cases a batch into memory that is kept",
            cases,
            "case",
            [
                ours("ours, native", programs["native"], job, file),
                ours("ours, portable", programs["portable"], job, file),
                python("numpy, columns", *peers.numpy_columns(votes, seats)),
            ],
        )


def national(programs: Programs, folder: Path, quick: bool) -> Iterator[Contest]:
    """A national count from protocols in memory."""
    file = synthetic.protocols(folder, 1_025 if quick else 10_250)
    yield Contest(
        "national count in memory, 10,250 precincts x 8 piles, 5 %, 98 seats",
        "sums, threshold, allocation; `by columns` has the numbers laid out for it before the time begins",
        1,
        "count",
        [
            ours("ours", programs["portable"], "national-memory", file),
            ours("ours, native", programs["native"], "national-memory", file, reference=False),
            python("numpy, rows", *peers.numpy_rows(file)),
            python("numpy, by columns", *peers.numpy_by_columns(file)),
        ],
    )


def corrected(programs: Programs, folder: Path, quick: bool) -> Iterator[Contest]:
    """One corrected protocol, among a thousand and among a hundred thousand."""
    for precincts in (1_000,) if quick else (1_000, 100_000):
        file = synthetic.protocols(folder, precincts)
        yield Contest(
            f"one corrected protocol of {precincts:,} x 8 piles, 5 %, 98 seats",
            "the row replaced, totals, threshold, allocation; another precinct each time",
            1,
            "correction",
            [
                ours("ours", programs["portable"], "corrected", file),
                python("numpy", *peers.numpy_corrected(file)),
            ],
        )


def csv(programs: Programs, folder: Path, quick: bool) -> Iterator[Contest]:
    """A national count from a file, at its real size and a hundred times as large."""
    for precincts in (1_025,) if quick else (10_250, 1_025_000):
        file = synthetic.protocols(folder, precincts)
        contenders = [
            ours("ours", programs["portable"], "national-csv", file),
            python("numpy.loadtxt", *peers.numpy_loadtxt(file)),
            python("Polars, streaming", *peers.polars_csv(file)),
        ]
        yield Contest(
            f"national count from CSV, {precincts:,} precincts x 8 piles",
            "reading (page cache warm), parsing, control relations, sums, threshold, allocation",
            1,
            "count",
            contenders,
        )


CONTESTS = {"one": one, "columns": columns, "national": national, "corrected": corrected, "csv": csv}
