"""Contenders run in turns, round by round; what is compared is the ratio inside a round.

It must never know what the contenders do. A contest whose contenders answer differently prints no time.
"""

import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

# Processor time one contender is given in one round, in seconds.
ROUND_SECONDS = 0.15


class Program:
    """The Rust side as a process that answers requests; see `src/main.rs`."""

    def __init__(self, binary: Path):
        self.process = subprocess.Popen([binary], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, *fields: object) -> str:
        self.process.stdin.write("\t".join(map(str, fields)) + "\n")
        self.process.stdin.flush()
        said, _, rest = self.process.stdout.readline().rstrip("\n").partition("\t")
        if said != "ok":
            raise RuntimeError(f"{fields}: {rest or 'the program ended'}")
        return rest

    def end(self) -> None:
        self.process.stdin.close()
        self.process.wait()


@dataclass
class Contender:
    """`answer()` says what a pass finds; `time(passes)` the nanoseconds of processor time of that many passes."""

    name: str
    answer: Callable[[], str]
    time: Callable[[int], int]
    # Ratios of all contenders are taken to this one.
    reference: bool = False


def ours(name: str, program: Program, job: str, *files: Path, reference: bool = True) -> Contender:
    return Contender(
        name,
        lambda: program.ask("answer", job, *files),
        lambda passes: int(program.ask("time", job, passes, *files)),
        reference,
    )


def python(name: str, run: Callable[[], object], answer: Callable[[object], str]) -> Contender:
    """A peer in this process: `run` is the pass that is timed, `answer` puts its result into words."""

    def timed(passes: int) -> int:
        before = time.process_time_ns()
        for _ in range(passes):
            run()
        return time.process_time_ns() - before

    return Contender(name, lambda: answer(run()), timed)


@dataclass
class Contest:
    title: str
    # What is inside the time.
    inside: str
    # Cases in a pass, and what one is called.
    cases: int
    unit: str
    contenders: list[Contender]
    # Nanoseconds of a case, round by round, by contender.
    rounds: dict[str, list[float]] = field(default_factory=dict)

    def run(self, rounds: int, quick: bool) -> None:
        answers = {contender.name: contender.answer() for contender in self.contenders}
        if len(set(answers.values())) != 1:
            shown = "\n".join(f"  {name}: {answer[:200]}" for name, answer in answers.items())
            raise SystemExit(f"{self.title}: the answers differ, so no time is printed\n{shown}")
        passes = {c.name: 1 if quick else calibrated(c) for c in self.contenders}
        for _ in range(1 if quick else rounds):
            for contender in self.contenders:
                took = contender.time(passes[contender.name]) / passes[contender.name] / self.cases
                self.rounds.setdefault(contender.name, []).append(took)

    def lines(self) -> list[str]:
        references = [c.name for c in self.contenders if c.reference]
        width = max(len(c.name) for c in self.contenders)
        lines = [self.title, f"  inside: {self.inside}"]
        for contender in self.contenders:
            took = self.rounds[contender.name]
            row = f"  {contender.name:<{width}}  {spelled(statistics.median(took)):>9} a {self.unit}"
            for reference in references:
                if reference != contender.name:
                    low, middle, high = self.ratio(contender.name, reference)
                    row += f"   {middle:,.2f} times {reference} ({low:,.2f} to {high:,.2f})"
            lines.append(row)
        return lines

    def ratio(self, contender: str, reference: str) -> tuple[float, float, float]:
        """Least, median and largest ratio inside a round."""
        pairs = zip(self.rounds[contender], self.rounds[reference], strict=True)
        ratios = [one / other for one, other in pairs if other > 0] or [float("nan")]
        return min(ratios), statistics.median(ratios), max(ratios)


def calibrated(contender: Contender) -> int:
    """Passes that fill a round; the passes it takes to find out warm everything up."""
    passes = 1
    while True:
        took = contender.time(passes) / 1e9
        if took >= ROUND_SECONDS / 4:
            return max(1, round(passes * ROUND_SECONDS / took))
        passes *= 4


def spelled(nanoseconds: float) -> str:
    for unit, size in (("ns", 1), ("us", 1e3), ("ms", 1e6)):
        if nanoseconds < 1000 * size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds / 1e9:.3g} s"
