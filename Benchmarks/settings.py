"""The settings of services: how long judging them takes beside libyaml, which only reads them, and what hostile files cost."""

import json
from pathlib import Path

from measurement import duration, median, megabytes

ENVIRONMENTS = ("local", "dev", "test", "stage", "prod")
KEYS, CHECK_SECONDS, CHECK_MEGABYTES = 2_000, 0.080, 60
SERVICES, SERVICES_SECONDS = 200, 3
HOSTILE_SECONDS, HOSTILE_MEGABYTES = 1, 200
# What is linear may cost this much more than ten times as much for ten times the work.
GROWTH = 11
# A file that cannot be judged ends with 2, and what may not differ with 1.
ANSWERS = (0, 1, 2)

RULES = """\
version: 1
environments:
  local: {{gate: false}}
  dev: {{token: dev}}
  test: {{token: test}}
  stage: {{token: stage}}
  prod: {{token: prod, production: true}}
services:
{services}
sources:
  - spring: config/%service%
  - ecs: {{file: config/%service%/taskdef.%env%.json, container: app}}
    optional: true
rules:
  - use: spring/no-runtime-ddl
  - use: spring/production-safety
  - use: secrets/hygiene
  - use: env/no-cross-talk
  - use: ecs/wiring
  - {{keys: "app.**.timeout", type: duration}}
  - {{keys: "app.**.pool", range: {{min: 1, max: 100000}}}}
  - {{keys: "app.**.url", allow: {{why: "each environment has hosts of its own"}}}}
"""

# Ten keys, of the kinds that services have.
MODULE = """\
  module{number}:
    url: https://module{number}.{environment}.example.org/api
    timeout: {number}s
    pool: {number}
    enabled: true
    names: [first, second]
    topic: module.{number}.events
    level: INFO
    greeting: "Hello from ${{app.module{number}.topic}}"
    path: /var/lib/module/{number}
"""


def settings(bench):
    """`config check` of one large service, of many services, and of files that mean harm."""
    costs = [one_service(bench, keys) for keys in (KEYS, KEYS * 10)]
    growth = costs[1] / costs[0]
    bench.table.row(
        f"config check, growth from {KEYS:,} to {KEYS * 10:,} keys", f"{growth:.1f} x", "-", "-", f"<= {GROWTH} x",
        growth <= GROWTH,
    )
    many_services(bench)
    for name, write in HOSTILE.items():
        hostile(bench, name, write)


def one_service(bench, keys):
    """Every environment holds every key in a file of its own. Gives the seconds."""
    folder = bench.folder / f"settings-{keys}"
    files = write_services(folder, ["shop"], keys)
    ours, theirs = take_turns(bench, folder, files)
    is_target = keys == KEYS
    bench.table.row(
        f"config check, {len(ENVIRONMENTS)} environments x {keys:,} keys", duration(ours.seconds),
        f"libyaml reads them {duration(theirs.seconds)}", megabytes(ours.peak_megabytes),
        f"<= {duration(CHECK_SECONDS)}, {CHECK_MEGABYTES} MB" if is_target else "-",
        ours.seconds <= CHECK_SECONDS and ours.peak_megabytes <= CHECK_MEGABYTES if is_target else None,
    )
    return ours.seconds


def many_services(bench):
    """As many services of usual size, each with its task definitions."""
    folder = bench.folder / "settings-many"
    files = write_services(folder, [f"service-{number:03}" for number in range(1, SERVICES + 1)], 100)
    ours, theirs = take_turns(bench, folder, files)
    bench.table.row(
        f"config check, {SERVICES} services x {len(ENVIRONMENTS)} environments x 100 keys", duration(ours.seconds),
        f"libyaml reads them {duration(theirs.seconds)}", megabytes(ours.peak_megabytes), f"<= {SERVICES_SECONDS} s",
        ours.seconds <= SERVICES_SECONDS,
    )


def take_turns(bench, folder, files):
    """The medians of ours and of the reader in C."""
    return map(median, bench.stopwatch.take_turns(
        bench.runs,
        lambda: bench.stopwatch.time([bench.program, "config", "check", "--quiet"], folder=folder),
        lambda: bench.stopwatch.time([bench.raw / "yaml", *files]),
    ))


def hostile(bench, name, write):
    """An answer or a clear error, in bounded time and memory."""
    folder = bench.folder / f"settings-{name.replace(' ', '-')}"
    write_services(folder, ["shop"], 10)
    write(folder / "config" / "shop" / "application-prod.yml")
    command = [bench.program, "config", "check", "--quiet"]
    (samples,) = bench.stopwatch.take_turns(
        bench.runs, lambda: bench.stopwatch.time(command, folder=folder, statuses=ANSWERS)
    )
    ours = median(samples)
    bench.table.row(
        f"config check, {name}", duration(ours.seconds), "-", megabytes(ours.peak_megabytes),
        f"<= {HOSTILE_SECONDS} s, {HOSTILE_MEGABYTES} MB",
        ours.seconds <= HOSTILE_SECONDS and ours.peak_megabytes <= HOSTILE_MEGABYTES,
    )


def write_services(folder: Path, names, keys):
    """Rules, and for each service a profile's file and a task definition per environment; gives the YAML files."""
    (folder / "environments").mkdir(parents=True)
    rules = RULES.format(services="\n".join(f"  {name}:" for name in names))
    (folder / "environments" / "rules.yaml").write_text(rules)
    files = []
    for name in names:
        service = folder / "config" / name
        service.mkdir(parents=True)
        (service / "application.yml").write_text("spring:\n  jpa:\n    hibernate:\n      ddl-auto: validate\n")
        for environment in ENVIRONMENTS:
            modules = (MODULE.format(number=number, environment=environment) for number in range(1, keys // 10 + 1))
            path = service / f"application-{environment}.yml"
            path.write_text("app:\n" + "".join(modules) + "  password: ${APP_PASSWORD}\n")
            files.append(path)
            (service / f"taskdef.{environment}.json").write_text(task_definition(name, environment))
    return files


def task_definition(service, environment):
    """A task whose container gets its password from a store of its environment."""
    secret = f"arn:aws:secretsmanager:eu-west-1:111122223333:secret:{environment}/{service}-Ab12Cd"
    container = {
        "name": "app", "image": "shop:1.4.2",
        "environment": [{"name": "SPRING_PROFILES_ACTIVE", "value": environment}],
        "secrets": [{"name": "APP_PASSWORD", "valueFrom": secret}],
    }
    return json.dumps({"family": service, "containerDefinitions": [container]}, indent=2)


def write_large(path: Path):
    """10 MB of ordinary keys."""
    module = MODULE.format(number=1, environment="prod")
    count = 10_000_000 // (len(module) + 5)
    path.write_text(
        "app:\n" + "".join(MODULE.format(number=number, environment="prod") for number in range(1, count + 1))
    )


def write_bomb(path: Path):
    """Nine levels of nine aliases each: 387 million values, if somebody copies them."""
    levels = [f"level{number}: &level{number} [{', '.join([f'*level{number - 1}'] * 9)}]\n" for number in range(1, 10)]
    path.write_text("level0: &level0 [lol]\n" + "".join(levels))


def write_deep(path: Path):
    """10,000 brackets."""
    path.write_text("deep: " + "[" * 10_000 + "]" * 10_000 + "\n")


def write_long(path: Path):
    """A line of 1 MB."""
    path.write_text("app:\n  note: " + "x" * 1_000_000 + "\n")


HOSTILE = {
    "a file of 10 MB": write_large, "a YAML bomb": write_bomb, "10,000 levels": write_deep, "a line of 1 MB": write_long,
}
