"""Fresh databases on the three engines, and how ours, the raw loop and the engine's own client reach them."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

USER = "migrator"
ROOT = Path(__file__).resolve().parent.parent


class Servers:
    """PostgreSQL and MariaDB as `ci/servers` starts them, with the durability of a server that keeps data."""

    def __init__(self, folder: Path):
        self.folder = folder

    def __enter__(self):
        self.folder.mkdir()
        subprocess.run([ROOT / "ci" / "servers", "start-durable", self.folder], check=True)
        self.variables = {}
        for line in (self.folder / "env").read_text().splitlines():
            name, _, value = line.removeprefix("export ").partition("=")
            self.variables[name] = shlex.split(value)[0] if value else ""
        return self

    def __exit__(self, *_):
        subprocess.run([ROOT / "ci" / "servers", "stop", self.folder], check=True)

    def address(self, variable):
        """Host and port."""
        host, _, port = self.variables[variable].rpartition(":")
        return host, port

    @property
    def password(self):
        return self.variables["MIGRATE_TEST_PASSWORD"]


class Postgres:
    """PostgreSQL over loopback TCP without TLS."""

    name, environment_name = "PostgreSQL", "server"

    def __init__(self, servers: Servers, raw: Path):
        self.host, self.port = servers.address("MIGRATE_TEST_POSTGRES")
        self.raw = raw / "postgres"
        self.password = servers.password
        # What Debian puts on the PATH is a wrapper in Perl, which costs more than psql.
        installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/psql"), key=lambda path: int(path.parts[4]))
        self.client = installed[-1] if installed else Path(shutil.which("psql"))

    def variables(self, database):
        """What every program is started with."""
        return os.environ | {
            "PGHOST": self.host, "PGPORT": self.port, "PGUSER": USER, "PGDATABASE": database, "PGPASSWORD": self.password,
            "PGSSLMODE": "disable", "BENCHMARK_PASSWORD": self.password,
            "BENCHMARK_URL": f"postgres://{USER}@{self.host}:{self.port}/{database}",
            "BENCHMARK_SERVER": f"postgres://{USER}@{self.host}:{self.port}",
        }

    def raw_command(self, database, folder):
        return [self.raw, folder]

    def client_command(self, database, sql):
        return [self.client, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql]

    def file_command(self, database, path):
        return [self.client, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-1", "-f", path]

    def tables_command(self, database, path):
        """Without one transaction around all, which would need a lock for each table."""
        return [self.client, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", path]

    def dump_command(self, database):
        return [self.client.with_name("pg_dump"), "--schema-only"]

    def create(self, database):
        """Makes it anew; the checkpoint is for the writing of others not to be paid for by who comes next."""
        self.drop(database)
        self._administer(f"CREATE DATABASE {database}")
        self._administer("CHECKPOINT")

    def drop(self, database):
        self._administer(f"DROP DATABASE IF EXISTS {database}")

    def _administer(self, sql):
        command = self.client_command("postgres", sql)
        subprocess.run(command, check=True, env=self.variables("postgres"), stderr=subprocess.DEVNULL)


class MariaDB:
    """MariaDB over loopback TCP without TLS."""

    name, environment_name = "MariaDB", "server"

    def __init__(self, servers: Servers, raw: Path):
        self.host, self.port = servers.address("MIGRATE_TEST_MARIADB")
        self.raw = raw / "mariadb"
        self.password = servers.password

    def variables(self, database):
        return os.environ | {
            "MYSQL_PWD": self.password, "BENCHMARK_PASSWORD": self.password,
            "BENCHMARK_URL": f"mariadb://{USER}@{self.host}:{self.port}/{database}",
            "BENCHMARK_SERVER": f"mariadb://{USER}@{self.host}:{self.port}",
        }

    def raw_command(self, database, folder):
        return [self.raw, self.host, self.port, USER, database, folder]

    def client_command(self, database, sql):
        return ["mariadb", "--no-defaults", *self._place, f"--database={database}", f"--execute={sql}"]

    @property
    def _place(self):
        return [f"--host={self.host}", f"--port={self.port}", "--protocol=tcp", f"--user={USER}"]

    def file_command(self, database, path):
        return self.client_command(database, f"source {path}")

    def tables_command(self, database, path):
        return self.file_command(database, path)

    def dump_command(self, database):
        return ["mariadb-dump", "--no-defaults", *self._place, "--no-data", database]

    def create(self, database):
        self.drop(database)
        self._administer(f"CREATE DATABASE {database} CHARACTER SET utf8mb4")

    def drop(self, database):
        self._administer(f"DROP DATABASE IF EXISTS {database}")

    def _administer(self, sql):
        subprocess.run(self.client_command("mysql", sql), check=True, env=self.variables("mysql"))


class SQLite:
    """A file of SQLite's, beside the others'."""

    name, environment_name = "SQLite", "embedded"

    def __init__(self, folder: Path, raw: Path):
        self.folder = folder
        self.folder.mkdir()
        self.raw = raw / "sqlite"

    def file(self, database):
        return self.folder / f"{database}.db"

    def variables(self, database):
        return os.environ | {"BENCHMARK_URL": f"sqlite:{self.file(database)}"}

    def raw_command(self, database, folder):
        return [self.raw, self.file(database), folder]

    def client_command(self, database, sql):
        return ["sqlite3", self.file(database), sql]

    def file_command(self, database, path):
        return ["sqlite3", self.file(database), "BEGIN", f".read {path}", "COMMIT"]

    def tables_command(self, database, path):
        return self.file_command(database, path)

    def dump_command(self, database):
        return ["sqlite3", self.file(database), ".schema"]

    def create(self, database):
        self.drop(database)

    def drop(self, database):
        for path in self.folder.glob(f"{database}.db*"):
            path.unlink()
