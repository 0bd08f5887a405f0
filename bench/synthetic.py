"""Synthetic inputs, the same on every machine: drawn from a fixed seed and modelled on nobody's election.

It must never know what is done with them. Every file name begins with `synthetic-`.
"""

from pathlib import Path

import numpy as np

SEED = 20210110
# About the number of valid ballots of a national election in a country of twenty million.
BALLOTS = 7_241_562
PILES = 8


def votes(folder: Path, cases: int, lists: int, seats: int) -> Path:
    """`cases` cases of `lists` lists as 32-bit numbers, one case after another.

    Cases whose Hare remainders tie for the last of `seats` seats are left out: most peers have no word for a tie.
    """
    file = folder / f"synthetic-votes-{cases}-{seats}x{lists}.u32"
    if not file.exists():
        rng = np.random.default_rng([SEED, cases, lists])
        shares = rng.dirichlet(np.full(lists, 1.5), size=cases + cases // 50 + 16)
        drawn = np.maximum(shares * BALLOTS, 1).astype(np.int64)
        drawn[~tied(drawn, seats)][:cases].astype("<u4").tofile(file)
    return file


def tied(votes: np.ndarray, seats: int) -> np.ndarray:
    """Which cases have equal remainders at the last seat given for one."""
    total = votes.sum(axis=1, keepdims=True)
    whole, remainder = np.divmod(votes * seats, total)
    left = seats - whole.sum(axis=1)
    ranked = np.sort(remainder, axis=1)[:, ::-1]
    case = np.arange(len(votes))
    return (left > 0) & (ranked[case, left - 1] == ranked[case, np.minimum(left, votes.shape[1] - 1)])


def protocols(folder: Path, precincts: int) -> Path:
    """CSV `precinct,pile,...,pile,ballots`; the piles of a precinct add up to its ballots."""
    file = folder / f"synthetic-protocols-{precincts}.csv"
    if not file.exists():
        rng = np.random.default_rng([SEED, precincts])
        shares = rng.dirichlet(np.array([40, 6, 5, 3, 2, 1.5, 1, 0.5]) * 3, size=precincts)
        size = rng.integers(20, 1400, size=(precincts, 1))
        piles = (shares * size).astype(np.int64)
        number = np.arange(1, precincts + 1).reshape(-1, 1)
        rows = np.hstack([number, piles, piles.sum(axis=1, keepdims=True)])
        heading = ",".join(["precinct", *(f"list{n}" for n in range(1, PILES + 1)), "ballots"])
        np.savetxt(file, rows, fmt="%d", delimiter=",", header=heading, comments="")
    return file
