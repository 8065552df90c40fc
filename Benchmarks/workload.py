"""The projects and files that are worked on."""

from pathlib import Path

MIGRATION = """\
CREATE TABLE item_{number} (
    id BIGINT NOT NULL PRIMARY KEY,
    account_id BIGINT NOT NULL,
    name VARCHAR(100) NOT NULL,
    state VARCHAR(20) NOT NULL DEFAULT 'new',
    amount DECIMAL(12, 2) NOT NULL DEFAULT 0,
    note VARCHAR(400),
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP NULL
);
CREATE INDEX item_{number}_account ON item_{number} (account_id);
INSERT INTO item_{number} (id, account_id, name, amount) VALUES (1, {number}, 'the first of table {number}', 12.50);
"""

# The line of a dump: eight values, some quoted, one with a quote in it.
ROW = "({number},{account},'customer {number}','open','it''s row {number} of a large table',12.50,NULL,'2025-02-01 10:00:00')"
COPY_ROW = "{number}\t{account}\tcustomer {number}\topen\tit's row {number} of a large table\t12.50\t\\N\t2025-02-01 10:00:00\n"
LARGE_TABLE = """\
CREATE TABLE large (
    id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    name VARCHAR(100) NOT NULL,
    state VARCHAR(20) NOT NULL,
    note VARCHAR(400),
    amount DECIMAL(12, 2) NOT NULL,
    updated_at TIMESTAMP NULL,
    created_at TIMESTAMP NULL
);
"""
ROWS_IN_A_STATEMENT = 8_000

# Eight columns, two indexes and a foreign key, in words that every engine knows.
TABLE = """\
CREATE TABLE item_{number} (
    id BIGINT NOT NULL PRIMARY KEY,
    account_id BIGINT NOT NULL,
    name VARCHAR(100) NOT NULL,
    state VARCHAR(20) NOT NULL DEFAULT 'new',
    amount DECIMAL(12, 2) NOT NULL DEFAULT 0,
    note VARCHAR(400),
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP NULL,
    CONSTRAINT item_{number}_account FOREIGN KEY (account_id) REFERENCES item_{referenced} (id)
);
CREATE INDEX item_{number}_account_id ON item_{number} (account_id);
CREATE INDEX item_{number}_created ON item_{number} (created_at, state);
"""


class Project:
    """A folder with migrations and one shard, whose database the variables of `Database.environment` name."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.migrations = folder / "migrations"
        self.migrations.mkdir(parents=True)
        environments = folder / "environments"
        environments.mkdir()
        (environments / "server.yaml").write_text(
            "environment: server\nurl: ${env:BENCHMARK_URL}\npassword: ${env:BENCHMARK_PASSWORD}\ntls: disable\n"
        )
        (environments / "embedded.yaml").write_text("environment: embedded\nurl: ${env:BENCHMARK_URL}\n")

    def write_migrations(self, count) -> "Project":
        """Each makes a table of eight columns with an index and a row."""
        for number in range(1, count + 1):
            name = f"V{number:05}__create_item_{number:05}.sql"
            (self.migrations / name).write_text(MIGRATION.format(number=f"{number:05}"))
        return self

    def write_shards(self, count) -> "Project":
        """As many SQLite files."""
        environment = 'environment: embedded\nurl: "sqlite:data/{shard.database}.db"\n'
        (self.folder / "environments" / "embedded.yaml").write_text(environment)
        return self._write_shards("embedded", count)

    def write_server_shards(self, count) -> "Project":
        """As many databases of the server that `BENCHMARK_SERVER` names."""
        environment = (
            'environment: server\nurl: "${env:BENCHMARK_SERVER}/{shard.database}"\n'
            "password: ${env:BENCHMARK_PASSWORD}\ntls: disable\n"
        )
        (self.folder / "environments" / "server.yaml").write_text(environment)
        return self._write_shards("server", count)

    def _write_shards(self, environment, count) -> "Project":
        (self.folder / "migrate.yaml").write_text(f"default-environment: {environment}\n")
        (self.folder / "shards").mkdir()
        (self.folder / "shards" / "tenants.yaml").write_text(
            f'shards:\n  - range: {{name: "tenant{{n:04}}", from: 1, to: {count}}}\n    migrations: .\n'
            '    fields: {database: "tenant_{n}"}\n'
        )
        return self


def write_tables(path: Path, count):
    """Tables that refer to each other."""
    with path.open("w") as file:
        for number in range(1, count + 1):
            file.write(TABLE.format(number=f"{number:05}", referenced=f"{(number + 1) // 2:05}"))


def write_large_inserts(path: Path, size) -> int:
    """A table and statements of many rows, as mysqldump writes them; gives the size of the largest statement."""
    largest, number = 0, 0
    with path.open("w") as file:
        file.write(LARGE_TABLE)
        while file.tell() < size:
            numbers = range(number, number + ROWS_IN_A_STATEMENT)
            rows = ",".join(ROW.format(number=number, account=number % 977) for number in numbers)
            statement = f"INSERT INTO large VALUES {rows};\n"
            file.write(statement)
            largest = max(largest, len(statement))
            number += ROWS_IN_A_STATEMENT
    return largest


def write_large_copy(path: Path, size) -> int:
    """A table and the data of one COPY, as pg_dump writes it; gives the size of the largest statement."""
    number = 0
    with path.open("w") as file:
        file.write(LARGE_TABLE)
        file.write("COPY large FROM stdin;\n")
        while file.tell() < size:
            numbers = range(number, number + ROWS_IN_A_STATEMENT)
            file.write("".join(COPY_ROW.format(number=number, account=number % 977) for number in numbers))
            number += ROWS_IN_A_STATEMENT
        file.write("\\.\n")
    return len(LARGE_TABLE)
