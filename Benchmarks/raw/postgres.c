/* postgres FOLDER: applies the migrations of a folder with libpq and nothing else; PGHOST and the like say where.
 *
 * What a careful person would write by hand: a transaction around each migration and its history row. */
#include <libpq-fe.h>

#include "scripts.h"

static PGconn *connection;

static void check(PGresult *result) {
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail("postgres", PQerrorMessage(connection));
    PQclear(result);
}

static void run(const char *sql) { check(PQexec(connection, sql)); }

static const char *const creation[] = {
    "CREATE TABLE history (installed_rank INT NOT NULL, version VARCHAR(50), description VARCHAR(200) NOT NULL, "
    "type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INTEGER, installed_by VARCHAR(100) NOT NULL, "
    "installed_on TIMESTAMP NOT NULL DEFAULT now(), execution_time INTEGER NOT NULL, success BOOLEAN NOT NULL)",
    "ALTER TABLE history ADD CONSTRAINT history_pk PRIMARY KEY (installed_rank)",
    "CREATE INDEX history_s_idx ON history (success)",
};

static void record(const struct script *script, int rank) {
    char number[16];
    snprintf(number, sizeof number, "%d", rank);
    const char *values[] = {number, script->version, "create item", "SQL", script->name, "123456789", "migrator", "5", "t"};
    check(PQexecParams(
        connection,
        "INSERT INTO history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, "
        "success) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        9, NULL, values, NULL, NULL, 0));
}

int main(int count, char **words) {
    if (count != 2) fail("usage", "postgres FOLDER");
    struct script *scripts;
    int scripts_count = read_scripts(words[1], &scripts);
    connection = PQconnectdb("sslmode=disable");
    if (PQstatus(connection) != CONNECTION_OK) fail("postgres", PQerrorMessage(connection));
    for (size_t i = 0; i < sizeof creation / sizeof *creation; i++) run(creation[i]);
    for (int i = 0; i < scripts_count; i++) {
        run("BEGIN");
        for (char *rest = scripts[i].text, *sql; (sql = next_statement(&rest)) != NULL;) run(sql);
        record(scripts + i, i + 1);
        run("COMMIT");
    }
    PQfinish(connection);
}
