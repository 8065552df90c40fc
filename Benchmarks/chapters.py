"""What is measured: each chapter adds rows to the table."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from measurement import Stopwatch, Table, duration, median, median_ratio, megabytes, milliseconds
from schemas import compare, fleet, schema
from settings import settings
from workload import Project, write_large_copy, write_large_inserts

START_SECONDS, START_MEGABYTES = 0.012, 15
APPLY_RATIO = 1.10
IDLE_SECONDS = {1_000: 0.040, 5_000: 0.120, 10_000: 0.250}
SHARDS, SHARDS_SECONDS = 1_000, 1.5
SPLIT_MEGABYTES_A_SECOND = 200
LARGE_MEGABYTES_ON_TOP = 100


@dataclass
class Bench:
    """What the chapters share."""

    program: Path
    splitter: Path
    comparer: Path
    # The folder of the programs in C.
    raw: Path
    folder: Path
    stopwatch: Stopwatch
    table: Table
    engines: list
    sizes: list
    table_counts: list
    runs: int
    large_bytes: int

    def migrate(self, project, engine, database, *words):
        """One run of ours."""
        command = [self.program, words[0], "--env", engine.environment_name, "--quiet", *words[1:]]
        return self.stopwatch.time(command, engine.variables(database), project.folder)

    def project(self, count) -> Project:
        """The project with so many migrations, written when it is first asked for."""
        folder = self.folder / f"project-{count}"
        if not hasattr(self, "_projects"):
            self._projects = {}
        if count not in self._projects:
            self._projects[count] = Project(folder).write_migrations(count)
        return self._projects[count]


def start(bench: Bench):
    """Starting and ending, beside a program that does nothing and a client that loads a library such as ours."""
    commands = [[bench.program, "--version"], [bench.program, "--help"], ["true"], ["mariadb", "--no-defaults", "--version"]]
    contenders = [lambda command=command: bench.stopwatch.time(command) for command in commands]
    version, help_text, nothing, client = map(median, bench.stopwatch.take_turns(bench.runs * 8, *contenders))
    reference = f"true {milliseconds(nothing.seconds)}, mariadb {milliseconds(client.seconds)}"
    for word, ours in (("--version", version), ("--help", help_text)):
        bench.table.row(
            f"start, {word}", milliseconds(ours.seconds), reference, megabytes(ours.peak_megabytes),
            f"<= {START_SECONDS * 1000:.0f} ms, {START_MEGABYTES} MB",
            ours.seconds <= START_SECONDS and ours.peak_megabytes <= START_MEGABYTES,
        )


def apply(bench: Bench):
    """Applying to an empty database, beside the loop in C."""
    for engine in bench.engines:
        costs = {}
        for size in [size for size in bench.sizes if size <= 5_000]:
            costs[size] = apply_size(bench, engine, size)
        sizes = sorted(costs)
        if len(sizes) < 2:
            continue
        (our_few, their_few), (our_many, their_many) = costs[sizes[0]], costs[sizes[-1]]
        ours, theirs = our_many / our_few, their_many / their_few
        bench.table.row(
            f"cost of one migration, {sizes[-1]:,} to {sizes[0]:,}, {engine.name}",
            f"{milliseconds(our_many)}, {milliseconds(our_few)}",
            f"{milliseconds(their_many)}, {milliseconds(their_few)}",
            f"{ours:.2f}, loop {theirs:.2f}", f"<= {APPLY_RATIO:.2f} x the loop's", ours <= APPLY_RATIO * theirs,
        )


def apply_size(bench, engine, size):
    """Gives what one migration costs us and the loop."""
    project = bench.project(size)

    def ours():
        engine.create("bench_ours")
        return bench.migrate(project, engine, "bench_ours", "apply")

    def theirs():
        engine.create("bench_raw")
        command = engine.raw_command("bench_raw", project.migrations)
        return bench.stopwatch.time(command, engine.variables("bench_raw"))

    our_samples, their_samples = bench.stopwatch.take_turns(bench.runs, ours, theirs)
    engine.drop("bench_ours")
    engine.drop("bench_raw")
    our, their = median(our_samples), median(their_samples)
    ratio = median_ratio(our_samples, their_samples)
    bench.table.row(
        f"apply {size:,}, {engine.name}", duration(our.seconds), f"raw loop in C {duration(their.seconds)}",
        f"{ratio:.2f}, {megabytes(our.peak_megabytes)}", f"<= {APPLY_RATIO:.2f}", ratio <= APPLY_RATIO,
    )
    return our.seconds / size, their.seconds / size


def idle(bench: Bench):
    """Databases that are up to date, beside the engine's client that reads the same rows."""
    for engine in bench.engines:
        for size in bench.sizes:
            project, database = bench.project(size), f"bench_idle_{size}"
            engine.create(database)
            bench.migrate(project, engine, database, "apply")
            rows = engine.client_command(database, "SELECT * FROM flyway_schema_history")
            words = ("apply", "validate", "status")
            contenders = [lambda word=word: bench.migrate(project, engine, database, word) for word in words]
            contenders.append(lambda: bench.stopwatch.time(rows, engine.variables(database)))
            *ours, client = map(median, bench.stopwatch.take_turns(bench.runs * 3, *contenders))
            for word, sample in zip(("nothing to do", "validate", "status"), ours):
                bench.table.row(
                    f"{word}, {size:,} applied, {engine.name}", milliseconds(sample.seconds),
                    f"client reads the rows {milliseconds(client.seconds)}", megabytes(sample.peak_megabytes),
                    f"<= {milliseconds(IDLE_SECONDS[size])}", sample.seconds <= IDLE_SECONDS[size],
                )
            engine.drop(database)


def shards(bench: Bench):
    """Many SQLite databases that are up to date: one is migrated, and the others are its copies."""
    project = Project(bench.folder / "shards").write_migrations(10).write_shards(SHARDS)
    command = [bench.program, "apply", "--quiet"]
    bench.stopwatch.time(command + ["--shard", "tenant0001"], folder=project.folder)
    data = project.folder / "data"
    for number in range(2, SHARDS + 1):
        shutil.copyfile(data / "tenant_1.db", data / f"tenant_{number}.db")
    (samples,) = bench.stopwatch.take_turns(bench.runs, lambda: bench.stopwatch.time(command, folder=project.folder))
    ours = median(samples)
    bench.table.row(
        f"nothing to do, {SHARDS:,} SQLite shards", duration(ours.seconds), "-", megabytes(ours.peak_megabytes),
        f"<= {SHARDS_SECONDS} s", ours.seconds <= SHARDS_SECONDS,
    )


def split(bench: Bench):
    """Cutting text into statements on one core."""
    output = subprocess.run([bench.splitter], check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        kind, speed = line.split("\t")
        bench.table.row(
            f"split, {kind}", f"{float(speed):,.0f} MB/s", "-", "-", f">= {SPLIT_MEGABYTES_A_SECOND} MB/s",
            float(speed) >= SPLIT_MEGABYTES_A_SECOND,
        )


def large(bench: Bench):
    """One file larger than memory should ever hold, beside the engine's own client."""
    for engine in bench.engines:
        project = Project(bench.folder / f"large-{engine.name}")
        path = project.migrations / "V1__load.sql"
        write = write_large_copy if engine.name == "PostgreSQL" else write_large_inserts
        largest_megabytes = write(path, bench.large_bytes) / 1e6
        engine.create("bench_large")
        ours = bench.migrate(project, engine, "bench_large", "apply")
        engine.create("bench_large")
        client = bench.stopwatch.time(engine.file_command("bench_large", path), engine.variables("bench_large"))
        engine.drop("bench_large")
        shutil.rmtree(project.folder)
        allowed = LARGE_MEGABYTES_ON_TOP + largest_megabytes
        bench.table.row(
            f"file of {bench.large_bytes / 1e9:g} GB, {engine.name}", megabytes(ours.peak_megabytes),
            f"client {megabytes(client.peak_megabytes)}, {duration(client.seconds)}", duration(ours.seconds),
            f"<= {megabytes(allowed)}", ours.peak_megabytes <= allowed,
        )


CHAPTERS = {chapter.__name__: chapter for chapter in (
    start, apply, idle, shards, split, large, schema, compare, fleet, settings,
)}
