import ConfigSets

/// The routes by which scripts, migration tools and drivers change a schema without a reviewed migration.
enum ScriptRules {
    static let all = [sqlInit, initializeSchema, flywayClean, liquibaseDrop, createDatabase, connectionScript]

    private static let sqlInit = PackRule(
        code: "CFG-DDL-006",
        summary: "spring.sql.init.mode does not run schema.sql and data.sql on a real database.",
        reason: """
            With 'always' schema.sql and data.sql run at every start, beside the migrations. Set it to 'never' and put \
            the statements into a migration.
            """,
        flagged: [
            .prod("spring.sql.init.mode=always"), .prod("spring.sql.init.mode=ALWAYS"),
            .prod("", variables: "SPRING_SQL_INIT_MODE=always"), .prod("spring.datasource.initialization-mode=always"),
        ],
        accepted: [
            .prod("spring.sql.init.mode=never"), .prod("spring.sql.init.mode=embedded"),
            .prod("spring.sql.init.mode=always", variables: "SPRING_SQL_INIT_MODE=never"),
        ]
    ) { subject in
        subject.judgeEach { column in
            ["spring.sql.init.mode", "spring.datasource.initialization-mode"]
                .compactMap { key in
                    guard let value = column.value(key), value.constant == "always" else { return nil }
                    return PackProblem(value, key: key, "is 'always'", "schema.sql and data.sql run at every start")
                }
        }
    }

    private static let initializeSchema = PackRule(
        code: "CFG-DDL-007",
        summary: "No library of Spring creates its own tables at start.",
        reason: """
            With 'always' Spring Batch, Session, Quartz or Integration creates its tables when the service starts. Put \
            their script into a migration and set initialize-schema to 'never'.
            """,
        flagged: [
            .prod("spring.batch.jdbc.initialize-schema=always"), .prod("spring.session.jdbc.initialize-schema=always"),
            .prod("", variables: "SPRING_QUARTZ_JDBC_INITIALIZE_SCHEMA=always"),
        ],
        accepted: [
            .prod("spring.batch.jdbc.initialize-schema=never"),
            .prod("spring.session.jdbc.initialize-schema=embedded"),
        ]
    ) { subject in
        subject.judgeEach { column in
            ["batch.jdbc", "session.jdbc", "quartz.jdbc", "integration.jdbc", "batch", "modulith.events.jdbc"]
                .compactMap { library in
                    let key = "spring.\(library).initialize-schema"
                    guard let value = column.value(key), value.constant == "always" else { return nil }
                    return PackProblem(value, key: key, "is 'always'", "the service creates tables when it starts")
                }
        }
    }

    /// Used by `spring/production-safety` too.
    static let flywayClean = PackRule(
        code: "CFG-DDL-008",
        summary: "Flyway's clean, which drops everything in the schema, stays disabled.",
        reason: "One call of clean drops every object of the schema. Leave spring.flyway.clean-disabled at true.",
        flagged: [
            .prod("spring.flyway.clean-disabled=false"), .prod("", variables: "SPRING_FLYWAY_CLEAN_DISABLED=false"),
            .prod("flyway.cleanDisabled=false"),
        ],
        accepted: [.prod("spring.flyway.clean-disabled=true"), .prod("spring.flyway.enabled=true")]
    ) { subject in
        subject.judgeEach { column in
            ["spring.flyway.clean-disabled", "flyway.clean-disabled"]
                .compactMap { key in
                    guard let value = column.value(key), value.truth == false else { return nil }
                    return PackProblem(value, key: key, "is false", "one call drops every object of the schema")
                }
        }
    }

    private static let liquibaseDrop = PackRule(
        code: "CFG-DDL-009",
        summary: "Liquibase does not drop the schema before it runs.",
        reason: "With drop-first all data is gone after a start. Remove spring.liquibase.drop-first.",
        flagged: [.prod("spring.liquibase.drop-first=true"), .prod("", variables: "SPRING_LIQUIBASE_DROP_FIRST=true")],
        accepted: [.prod("spring.liquibase.drop-first=false"), .prod("spring.liquibase.enabled=true")]
    ) { subject in
        subject.judgeEach { column in
            let key = "spring.liquibase.drop-first"
            guard let value = column.value(key), value.truth == true, !column.isFalse("spring.liquibase.enabled") else {
                return []
            }
            return [PackProblem(value, key: key, "is true", "Liquibase drops the schema when the service starts")]
        }
    }

    private static let createDatabase = PackRule(
        code: "CFG-DDL-010",
        summary: "No JDBC url tells the driver to create the database.",
        reason: """
            With createDatabaseIfNotExist a mistyped name makes a new, empty database instead of an error, and the \
            account needs the right to create one. Remove the parameter.
            """,
        flagged: [
            .prod("spring.datasource.url=jdbc:mysql://db.internal/shop?useSSL=true&createDatabaseIfNotExist=true"),
            .prod("orders.shard1.jdbc-url=jdbc:mariadb://${DB_HOST:db}/orders?createDatabaseIfNotExist=true"),
            .prod("spring.datasource.url=jdbc:mysql://app:${DB_PASSWORD}@db/shop?createDatabaseIfNotExist=true"),
        ],
        accepted: [
            .prod("spring.datasource.url=jdbc:mysql://db.internal/shop?createDatabaseIfNotExist=false"),
            .prod("spring.datasource.url=jdbc:mysql://db.internal/shop"),
        ]
    ) { subject in
        subject.judgeEach { column in
            column.jdbcURLs.compactMap { value, url in
                guard ["true", "yes"].contains(url.parameter("createDatabaseIfNotExist") ?? "") else { return nil }
                return PackProblem(
                    value,
                    "holds createDatabaseIfNotExist=true",
                    "the driver creates the database when the service starts"
                )
            }
        }
    }

    private static let connectionScript = PackRule(
        code: "CFG-DDL-011",
        summary: "No statement that runs on each new connection changes the schema.",
        reason: "What connection-init-sql or INIT= of H2 runs is in no migration. Move the statement into one.",
        flagged: [
            .prod("spring.datasource.hikari.connection-init-sql=CREATE TABLE IF NOT EXISTS note (id INT)"),
            .prod("spring.datasource.url=jdbc:h2:file:./data;INIT=RUNSCRIPT FROM 'classpath:schema.sql'"),
        ],
        accepted: [
            .prod("spring.datasource.hikari.connection-init-sql=SET NAMES utf8mb4"),
            .prod("spring.datasource.url=jdbc:h2:file:./data;MODE=MySQL"),
        ]
    ) { subject in
        subject.judgeEach { column in
            let scripts = column.settings(ending: "connectioninitsql").map(\.value)
                .compactMap { value -> PackProblem? in
                    guard value.text.use(Self.changesSchema) else { return nil }
                    return PackProblem(value, "changes the schema", "it runs on each new connection")
                }
            let urls = column.jdbcURLs.compactMap { value, url -> PackProblem? in
                guard let script = url.parameter("INIT"), Self.changesSchema(script) else { return nil }
                return PackProblem(value, "holds INIT=", "H2 runs a script on each new connection")
            }
            return scripts + urls
        }
    }

    private static func changesSchema(_ statement: String) -> Bool {
        let words = statement.lowercased().split { !$0.isLetter }
        return ["create", "alter", "drop", "runscript"].contains { words.contains(Substring($0)) }
    }
}
