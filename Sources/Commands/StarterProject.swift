/// The files of a new project.
enum StarterProject {
    struct File {
        let path: String
        let text: String
    }

    static let files = [
        File(
            path: "migrations/V1__create_account.sql",
            text: """
                CREATE TABLE account (
                    id    INTEGER PRIMARY KEY,
                    email VARCHAR(255) NOT NULL UNIQUE
                );

                """
        ),
        File(
            path: "environments/local.yaml",
            text: """
                # An embedded database for a first run. Servers look like this:
                #   url: "postgres://migrator@db.internal/{shard.database}"
                #   password: ${env:MIGRATE_PASSWORD}
                environment: local

                """
        ),
        File(
            path: "shards/main.yaml",
            text: """
                shard: main
                migrations: .
                environments:
                  local: {url: "sqlite:.migrate/local/main.db"}

                """
        ),
        File(
            path: ".gitignore",
            text: """
                .migrate/

                """
        ),
    ]
}
