"""The peers, each in the best form we found, and the same answer in the same words as the program's.

It must never know the program. Where a form is a choice, the comment says why it is the best one.
"""

from fractions import Fraction
from pathlib import Path

import apportionment.methods
import numpy as np
import polars as pl
import votelib.evaluate.proportional

SEATS = 98
PILES = 8


def read_votes(file: Path, lists: int) -> np.ndarray:
    return np.fromfile(file, dtype="<u4").reshape(-1, lists)


def worded(cases) -> str:
    """Seats of each case: numbers apart by spaces, cases by semicolons."""
    return ";".join(" ".join(str(int(seats)) for seats in case) for case in cases)


# One allocation after another.


def votelib_hare(votes: np.ndarray, seats: int):
    """Exact: the quota is a fraction. The dictionaries it wants are made before the time begins."""
    cases = [dict(enumerate(map(int, case))) for case in votes]
    evaluate = votelib.evaluate.proportional.LargestRemainder("hare").evaluate
    lists = range(votes.shape[1])
    return (
        lambda: [evaluate(case, seats) for case in cases],
        lambda results: worded([result.get(list_, 0) for list_ in lists] for result in results),
    )


def apportionment_hare(votes: np.ndarray, seats: int):
    """In binary floats, its faster way."""
    cases = [case.astype(np.int64) for case in votes]
    compute = apportionment.methods.compute
    return (lambda: [compute("hamilton", case, seats, verbose=False) for case in cases], worded)


def python_hare(votes: np.ndarray, seats: int):
    """Whole numbers of plain Python: the quotient and remainder of votes x seats by the sum."""
    cases = [list(map(int, case)) for case in votes]

    def one(case):
        total = sum(case)
        result, remainders = [], []
        for list_, own in enumerate(case):
            whole, remainder = divmod(own * seats, total)
            result.append(whole)
            remainders.append((-remainder, list_))
        remainders.sort()
        for _, list_ in remainders[: seats - sum(result)]:
            result[list_] += 1
        return result

    return (lambda: [one(case) for case in cases], worded)


# Many allocations at once.


def numpy_columns(votes: np.ndarray, seats: int, batch: int = 8192):
    """Columns of lists, the ranks of the remainders counted by comparison, 8,192 cases a batch into memory that is kept.

    In binary64: every number here is a whole number below 2^53, and the rounded quotient of two of them has the right
    whole part as long as quotient x divisor stays below 2^52, so the results are exact. Integer division is slower.
    """
    cases, lists = votes.shape
    columns = np.ascontiguousarray(votes.T.astype(np.float64))
    result = np.empty((lists, cases), dtype=np.float64)
    scaled = np.empty((lists, batch))
    whole = np.empty((lists, batch))
    rank = np.empty((lists, batch), dtype=np.int8)
    before = np.empty(batch, dtype=bool)
    total = np.empty(batch)
    left = np.empty(batch)

    def one(at: int, size: int) -> None:
        own, out = columns[:, at : at + size], result[:, at : at + size]
        s, w, r, b, t, k = scaled[:, :size], whole[:, :size], rank[:, :size], before[:size], total[:size], left[:size]
        np.add.reduce(own, axis=0, out=t)
        np.multiply(own, seats, out=s)
        np.divide(s, t, out=w)
        np.floor(w, out=w)
        np.add.reduce(w, axis=0, out=k)
        np.subtract(seats, k, out=k)
        s -= w * t
        r[...] = 0
        for i in range(lists):
            for j in range(i):
                np.greater_equal(s[j], s[i], out=b)
                r[i] += b
                np.logical_not(b, out=b)
                r[j] += b
        np.add(w, r < k, out=out)

    def run():
        for at in range(0, cases, batch):
            one(at, min(batch, cases - at))
        return result

    return (run, lambda seats_: worded(seats_.T))


# A national count.


def seats_of(totals: np.ndarray) -> np.ndarray:
    """Five percent, then the Hare quota, on a handful of numbers: plain integers beat arrays here."""
    totals = [int(own) for own in totals]
    base = sum(totals)
    admitted = [own if own * 20 >= base else 0 for own in totals]
    quota = Fraction(sum(admitted), SEATS)
    parts = [divmod(own * quota.denominator, quota.numerator) for own in admitted]
    order = sorted(range(PILES), key=lambda list_: -parts[list_][1])
    left = SEATS - sum(whole for whole, _ in parts)
    return np.array([whole + (list_ in order[:left]) for list_, (whole, _) in enumerate(parts)])


def national(totals: np.ndarray):
    return totals, seats_of(totals)


def numpy_rows(file: Path):
    """The piles as they come, a row a precinct."""
    piles = np.loadtxt(file, delimiter=",", skiprows=1, dtype=np.int64)[:, 1:-1].copy()
    return (lambda: national(piles.sum(axis=0)), worded)


def numpy_by_columns(file: Path):
    """The same numbers laid out by columns: by far the fastest sum numpy has for eight of them."""
    piles = np.asfortranarray(np.loadtxt(file, delimiter=",", skiprows=1, dtype=np.int64)[:, 1:-1])
    return (lambda: national(piles.sum(axis=0)), worded)


def numpy_corrected(file: Path, corrections: int = 4096):
    """The difference of the rows into totals that are kept; the allocation on plain integers, as above."""
    rows = np.loadtxt(file, delimiter=",", skiprows=1, dtype=np.int64)[:, 1:-1].copy()
    totals = rows.sum(axis=0)
    cases = []
    for number in range(corrections):
        precinct = number * 7_919 % len(rows)
        was = rows[precinct].copy()
        corrected = was.copy()
        corrected[0] += number % 10
        corrected[1] += 1
        cases.append((precinct, corrected, was))
    state = {"passes": 0}

    def run():
        done, turn = state["passes"] % corrections, 1 + state["passes"] // corrections % 2
        precinct, new = cases[done][0], cases[done][turn]
        np.add(totals, new, out=totals)
        np.subtract(totals, rows[precinct], out=totals)
        rows[precinct] = new
        state["passes"] += 1
        return national(totals)

    def answer(result):
        while state["passes"] % (2 * corrections) != corrections:
            result = run()
        return worded(result)

    return (run, answer)


def numpy_loadtxt(file: Path):
    def run():
        rows = np.loadtxt(file, delimiter=",", skiprows=1, dtype=np.int64)
        piles = rows[:, 1:-1]
        if (piles.sum(axis=1) != rows[:, -1]).any() or (np.diff(rows[:, 0]) <= 0).any():
            raise ValueError("a control relation is broken")
        return national(piles.sum(axis=0))

    return (run, worded)


def polars_csv(file: Path):
    """Streaming with the schema given. The order of the precincts, which the program checks, is not checked here."""
    piles = [f"list{number}" for number in range(1, PILES + 1)]
    schema = {name: pl.UInt32 for name in ("precinct", *piles, "ballots")}
    query = pl.scan_csv(file, schema=schema).select(
        *(pl.col(name).cast(pl.UInt64).sum() for name in piles),
        (pl.sum_horizontal(piles) == pl.col("ballots")).all().alias("whole"),
    )

    def run():
        *totals, whole = query.collect(engine="streaming").row(0)
        if not whole:
            raise ValueError("a control relation is broken")
        return national(np.array(totals))

    return (run, worded)
