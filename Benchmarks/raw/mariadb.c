/* mariadb HOST PORT USER DATABASE FOLDER: applies the migrations of a folder with libmariadb and nothing else; the password
 * is in MYSQL_PWD.
 *
 * The server commits each schema change by itself, so a careful person's loop leaves autocommit on. */
#include <mysql.h>

#include "scripts.h"

static MYSQL *connection;

static void run(const char *sql) {
    if (mysql_real_query(connection, sql, strlen(sql)) != 0) fail("mariadb", mysql_error(connection));
}

static const char *const creation[] = {
    "CREATE TABLE history (installed_rank INT NOT NULL, version VARCHAR(50), description VARCHAR(200) NOT NULL, "
    "type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INT, installed_by VARCHAR(100) NOT NULL, "
    "installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, execution_time INT NOT NULL, success BOOL NOT NULL, "
    "CONSTRAINT PRIMARY KEY (installed_rank))",
    "CREATE INDEX history_s_idx ON history (success)",
};

static void record(const struct script *script, int rank) {
    char sql[2048];
    snprintf(
        sql, sizeof sql,
        "INSERT INTO history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, "
        "success) VALUES (%d, '%s', 'create item', 'SQL', '%s', 123456789, 'migrator', 5, 1)",
        rank, script->version, script->name);
    run(sql);
}

int main(int count, char **words) {
    if (count != 6) fail("usage", "mariadb HOST PORT USER DATABASE FOLDER");
    struct script *scripts;
    int scripts_count = read_scripts(words[5], &scripts);
    connection = mysql_init(NULL);
    if (!mysql_real_connect(connection, words[1], words[3], getenv("MYSQL_PWD"), words[4], atoi(words[2]), NULL, 0))
        fail("mariadb", mysql_error(connection));
    for (size_t i = 0; i < sizeof creation / sizeof *creation; i++) run(creation[i]);
    for (int i = 0; i < scripts_count; i++) {
        for (char *rest = scripts[i].text, *sql; (sql = next_statement(&rest)) != NULL;) run(sql);
        record(scripts + i, i + 1);
    }
    mysql_close(connection);
}
