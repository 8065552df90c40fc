"""Runs commands and counts time and memory; nothing here knows what is measured."""

import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Sample:
    """One run of a program, or the medians of several."""

    seconds: float
    peak_megabytes: float


class Stopwatch:
    """Runs commands through raw/measure.c."""

    def __init__(self, measure: Path):
        self.measure = measure

    def time(self, command, environment=None, folder=None, statuses=(0,)) -> Sample:
        """One run; a command that ends with another status ends the benchmark with what it said last."""
        with tempfile.NamedTemporaryFile() as report, tempfile.TemporaryFile() as output:
            subprocess.run(
                [self.measure, report.name, *command], check=True, env=environment, cwd=folder, stdout=output, stderr=output
            )
            nanoseconds, kilobytes, status = map(int, Path(report.name).read_text().split())
            if status not in statuses:
                output.seek(0)
                last_words = output.read()[-2000:].decode(errors="replace")
                sys.exit(f"{' '.join(map(str, command))} ended with {status}:\n{last_words}")
        return Sample(nanoseconds / 1e9, kilobytes / 1024)

    def take_turns(self, runs, *contenders) -> list:
        """Each contender, a function that gives a sample, `runs` times and in turn, so that a slow minute slows all.

        Gives the list of samples of each contender."""
        rounds = [[contender() for contender in contenders] for _ in range(runs)]
        return [list(samples) for samples in zip(*rounds)]


def median(samples) -> Sample:
    """The median time and the median peak."""
    return Sample(
        statistics.median(sample.seconds for sample in samples),
        statistics.median(sample.peak_megabytes for sample in samples),
    )


def median_ratio(ours, theirs) -> float:
    """The median of the ratios of neighbours in time, which says more than the ratio of the medians."""
    return statistics.median(our.seconds / their.seconds for our, their in zip(ours, theirs))


class Table:
    """Prints each row as soon as it is known."""

    widths = (52, 20, 42, 24, 20, 0)

    def __init__(self):
        self._print(("work", "ours", "reference", "measured", "target", "verdict"))
        self._print(tuple("-" * (width - 2 if width else 7) for width in self.widths))

    def row(self, work, ours, reference, measured, target, is_met):
        """`is_met` is None where there is no target."""
        verdict = {True: "met", False: "MISSED", None: "-"}[is_met]
        self._print((work, ours, reference, measured, target, verdict))

    def _print(self, cells):
        print("".join(cell.ljust(width) for cell, width in zip(cells, self.widths)).rstrip(), flush=True)


def milliseconds(seconds) -> str:
    """Such as `8.2 ms`."""
    return f"{seconds * 1000:,.1f} ms"


def duration(seconds) -> str:
    """Seconds, or milliseconds where there are few."""
    return f"{seconds:,.2f} s" if seconds >= 1 else milliseconds(seconds)


def megabytes(amount) -> str:
    """Such as `14.1 MB`."""
    return f"{amount:,.1f} MB"
