/* sqlite FILE FOLDER: applies the migrations of a folder with the SQLite library and nothing else.
 *
 * What a careful person would write by hand: a transaction around each migration and its history row, which is compiled
 * once. */
#include <sqlite3.h>

#include "scripts.h"

static sqlite3 *database;

static void check(int code) {
    if (code != SQLITE_OK && code != SQLITE_DONE) fail("sqlite", sqlite3_errmsg(database));
}

static void run(const char *sql) { check(sqlite3_exec(database, sql, NULL, NULL, NULL)); }

static const char *const creation[] = {
    "CREATE TABLE history (installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50), description VARCHAR(200) NOT NULL, "
    "type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INT, installed_by VARCHAR(100) NOT NULL, "
    "installed_on TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')), execution_time INT NOT NULL, "
    "success BOOLEAN NOT NULL)",
    "CREATE INDEX history_s_idx ON history (success)",
};

static void record(sqlite3_stmt *insertion, const struct script *script, int rank) {
    sqlite3_bind_int(insertion, 1, rank);
    sqlite3_bind_text(insertion, 2, script->version, -1, SQLITE_STATIC);
    sqlite3_bind_text(insertion, 3, script->name, -1, SQLITE_STATIC);
    check(sqlite3_step(insertion));
    sqlite3_reset(insertion);
}

int main(int count, char **words) {
    if (count != 3) fail("usage", "sqlite FILE FOLDER");
    struct script *scripts;
    int scripts_count = read_scripts(words[2], &scripts);
    check(sqlite3_open(words[1], &database));
    run("PRAGMA synchronous = FULL");
    for (size_t i = 0; i < sizeof creation / sizeof *creation; i++) run(creation[i]);
    sqlite3_stmt *insertion;
    check(sqlite3_prepare_v2(
        database,
        "INSERT INTO history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, "
        "success) VALUES (?, ?, 'create item', 'SQL', ?, 123456789, '', 5, 1)",
        -1, &insertion, NULL));
    for (int i = 0; i < scripts_count; i++) {
        run("BEGIN IMMEDIATE");
        for (char *rest = scripts[i].text, *sql; (sql = next_statement(&rest)) != NULL;) run(sql);
        record(insertion, scripts + i, i + 1);
        run("COMMIT");
    }
    sqlite3_finalize(insertion);
    sqlite3_close(database);
}
