"""Reading a schema: how long one takes beside the engine's dump tool, and many of one history."""

import shutil
import subprocess

from measurement import duration, median, median_ratio, megabytes, milliseconds
from workload import Project, write_tables

READ_RATIO = {"PostgreSQL": 0.25, "MariaDB": 0.15, "SQLite": None}
READ_MEGABYTES = 200
MODEL_SECONDS = {"compare": 0.3, "write": 0.5, "read": 0.5}
# What is linear may cost this much more than ten times as much for ten times the work.
GROWTH = 11
SHARD_TABLES = 100
SHARDS = {"PostgreSQL": (2, 20), "MariaDB": (2, 20), "SQLite": (10, 100)}


def schema(bench):
    """`snapshot` beside the dump tool, which reads the same catalogue and writes a text too."""
    for engine in bench.engines:
        costs = [schema_size(bench, engine, size) for size in bench.table_counts]
        if len(costs) < 2:
            continue
        ours, theirs = costs[-1][0] / costs[0][0], costs[-1][1] / costs[0][1]
        bench.table.row(
            f"snapshot, growth from {bench.table_counts[0]:,} to {bench.table_counts[-1]:,}, {engine.name}",
            f"{ours:.1f} x", f"dump {theirs:.1f} x", "-", f"<= {GROWTH} x", ours <= GROWTH,
        )


def schema_size(bench, engine, size):
    """Gives the seconds of ours and of the dump tool."""
    database = f"bench_tables_{size}"
    project = Project(bench.folder / f"schema-{engine.name}-{size}")
    path = project.folder / "tables.sql"
    write_tables(path, size)
    engine.create(database)
    bench.stopwatch.time(engine.tables_command(database, path), engine.variables(database))

    def ours():
        return bench.migrate(project, engine, database, "snapshot")

    def theirs():
        return bench.stopwatch.time(engine.dump_command(database), engine.variables(database))

    our_samples, their_samples = bench.stopwatch.take_turns(bench.runs, ours, theirs)
    engine.drop(database)
    our, their = median(our_samples), median(their_samples)
    ratio, allowed = median_ratio(our_samples, their_samples), READ_RATIO[engine.name]
    is_met = our.peak_megabytes <= READ_MEGABYTES and (allowed is None or ratio <= allowed)
    bench.table.row(
        f"snapshot of {size:,} tables, {engine.name}", duration(our.seconds),
        f"dump {duration(their.seconds)}, {megabytes(their.peak_megabytes)}",
        f"{ratio:.2f}, {megabytes(our.peak_megabytes)}",
        f"{'' if allowed is None else f'<= {allowed:.2f}, '}{READ_MEGABYTES} MB", is_met,
    )
    return our.seconds, their.seconds


def compare(bench):
    """Comparing, writing and reading two schemas of 10,000 tables in memory."""
    output = subprocess.run([bench.comparer], check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        work, cost, peak = line.split("\t")
        bench.table.row(
            f"{work} in memory, 10,000 tables", milliseconds(float(cost) / 1000), "-", megabytes(float(peak)),
            f"<= {MODEL_SECONDS[work] * 1000:.0f} ms", float(cost) / 1000 <= MODEL_SECONDS[work],
        )


def fleet(bench):
    """`validate` of many shards with one history, beside one replay by the engine's client and a `snapshot` of each."""
    for engine in bench.engines:
        costs = [fleet_size(bench, engine, count) for count in SHARDS[engine.name]]
        few, many = SHARDS[engine.name]
        ours = costs[-1] / costs[0]
        bench.table.row(
            f"validate, growth from {few} to {many} shards, {engine.name}", f"{ours:.1f} x", "-", "-", f"<= {GROWTH} x",
            ours <= GROWTH,
        )


def fleet_size(bench, engine, count):
    """Gives the seconds that `validate` takes."""
    project = Project(bench.folder / f"fleet-{engine.name}-{count}")
    databases = [f"tenant_{number}" for number in range(1, count + 1)]
    path = project.migrations / "V1__tables.sql"
    write_tables(path, SHARD_TABLES)
    if engine.name == "SQLite":
        project.write_shards(count)
    else:
        project.write_server_shards(count)
        for database in databases:
            engine.create(database)
    variables = engine.variables(databases[0])

    def run(*words):
        return bench.stopwatch.time([bench.program, *words, "--quiet"], variables, project.folder)

    if engine.name == "SQLite":
        # One is migrated, and the others are its copies.
        run("apply", "--shard", "tenant0001")
        for database in databases[1:]:
            shutil.copyfile(project.folder / "data" / "tenant_1.db", project.folder / "data" / f"{database}.db")
    else:
        run("apply")
    samples = bench.stopwatch.take_turns(
        bench.runs, lambda: run("validate"), lambda: run("validate", "--history-only"),
        lambda: run("snapshot", "--shard", "tenant0001"), lambda: replay(bench, engine, path),
    )
    for database in databases if engine.name != "SQLite" else []:
        engine.drop(database)
    ours, history, single, once = map(median, samples)
    apart = once.seconds + count * single.seconds
    bench.table.row(
        f"validate, {count} shards of {SHARD_TABLES} tables, {engine.name}", duration(ours.seconds),
        f"replay and {count} snapshots {duration(apart)}, history {duration(history.seconds)}",
        f"{ours.seconds / apart:.2f}, {megabytes(ours.peak_megabytes)}", "<= 1.00", ours.seconds <= apart,
    )
    return ours.seconds


def replay(bench, engine, path):
    """The migrations of a history, run by the engine's client in a new database."""
    engine.create("bench_replay")
    sample = bench.stopwatch.time(engine.tables_command("bench_replay", path), engine.variables("bench_replay"))
    engine.drop("bench_replay")
    return sample
