import ConfigSets
import Findings

/// What helps a developer and harms a service that strangers use.
enum DebuggingRules {
    static let all = [devtools, debug, statements, binds, rootLevel, openInView, circles]

    private static let devtools = PackRule(
        code: "CFG-SAFE-010",
        summary: "The developer tools are not in use.",
        reason: "devtools restart the service and, with a remote secret, run code that is sent to it. Remove them.",
        flagged: [
            .prod("spring.devtools.restart.enabled=true"), .prod("spring.devtools.livereload.enabled=true"),
            .prod("spring.devtools.remote.secret=${REMOTE}", variables: "REMOTE=k4Xq81"),
        ],
        accepted: [
            .prod("spring.devtools.restart.enabled=false"), .prod("spring.devtools.livereload.enabled=off"),
        ]
    ) { subject in
        subject.judgeEach { column in
            let enabled = ["spring.devtools.restart.enabled", "spring.devtools.livereload.enabled"]
                .compactMap { key -> PackProblem? in
                    guard let value = column.value(key), value.truth == true else { return nil }
                    return PackProblem(value, key: key, "is true", "the developer tools run")
                }
            let key = "spring.devtools.remote.secret"
            guard let secret = column.value(key), !secret.isEmpty else { return enabled }
            return enabled + [PackProblem(secret, key: key, "is set", "code that is sent to the service runs in it")]
        }
    }

    private static let debug = PackRule(
        code: "CFG-SAFE-011",
        summary: "The service does not start in debug or trace mode.",
        reason: "Both modes write the inside of the framework to the log. Remove 'debug' and 'trace'.",
        keys: ["debug", "trace"],
        consequence: "the inside of the framework is written to the log",
        flagged: [.prod("debug=true"), .prod("trace=true"), .prod("", variables: "DEBUG=true")],
        accepted: [.prod("debug=false"), .prod("orders.debug=true")]
    ) { $0.truth == true }

    private static let statements = PackRule(
        code: "CFG-SAFE-012",
        summary: "SQL statements are not written to the log.",
        reason: "Statements fill the log and slow the service down. Set show-sql to false and the logger to INFO.",
        severity: .warning,
        flagged: [
            .prod("spring.jpa.show-sql=true"), .prod("spring.jpa.properties.hibernate.show_sql=true"),
            .prod("logging.level.org.hibernate.SQL=DEBUG"),
            .prod("", variables: "LOGGING_LEVEL_ORG_HIBERNATE_SQL=debug"),
        ],
        accepted: [
            .prod("spring.jpa.show-sql=false\nspring.jpa.properties.hibernate.format_sql=true"),
            .prod("logging.level.org.hibernate.SQL=INFO"),
        ]
    ) { subject in
        subject.judgeEach { column in
            let shown = ["spring.jpa.show-sql", "spring.jpa.properties.hibernate.show_sql"]
                .compactMap { key -> PackProblem? in
                    guard let value = column.value(key), value.truth == true else { return nil }
                    return PackProblem(value, key: key, "is true", consequence)
                }
            return shown + levels(column, ["org.hibernate.SQL", "sql"], consequence)
        }
    }

    private static let consequence = "every statement is written to the log"

    private static let binds = PackRule(
        code: "CFG-SAFE-013",
        summary: "The values of SQL statements are not written to the log.",
        reason: "The values are people's data: names, cards, tokens. Set the logger to INFO.",
        flagged: [
            .prod("logging.level.org.hibernate.type.descriptor.sql=TRACE"),
            .prod("logging.level.org.hibernate.orm.jdbc.bind=trace"),
            .prod("logging.level.org.hibernate.type.descriptor.sql.BasicBinder=TRACE"),
        ],
        accepted: [
            .prod("logging.level.org.hibernate.type.descriptor.sql=INFO"),
            .prod("logging.level.org.hibernate.orm.jdbc.bind=off"),
        ]
    ) { subject in
        subject.judgeEach { column in
            levels(
                column,
                [
                    "org.hibernate.orm.jdbc.bind", "org.hibernate.orm.jdbc.extract", "org.hibernate.type",
                    "org.hibernate.type.descriptor", "org.hibernate.type.descriptor.sql",
                    "org.hibernate.type.descriptor.sql.BasicBinder", "org.hibernate.type.descriptor.sql.BasicExtractor",
                ],
                "people's data is written to the log"
            )
        }
    }

    private static let rootLevel = PackRule(
        code: "CFG-SAFE-014",
        summary: "The root logger does not write at DEBUG or TRACE.",
        reason: "At DEBUG libraries write headers, tokens and data to the log. Set logging.level.root to INFO or WARN.",
        flagged: [
            .prod("logging.level.root=DEBUG"), .prod("logging.level.root=info", variables: "LOGGING_LEVEL_ROOT=trace"),
        ],
        accepted: [.prod("logging.level.root=INFO"), .prod("logging.level.com.acme.orders=DEBUG")]
    ) { subject in
        subject.judgeEach { levels($0, ["root"], "libraries write headers, tokens and data to the log") }
    }

    private static let openInView = PackRule(
        code: "CFG-SAFE-015",
        summary: "No database connection stays open while an answer is rendered.",
        reason: """
            With open-in-view a request holds its connection until the answer is sent, and a slow client empties the \
            pool. Set spring.jpa.open-in-view to false.
            """,
        severity: .note,
        keys: ["spring.jpa.open-in-view"],
        consequence: "each request holds a connection until its answer is sent",
        flagged: [.prod("spring.jpa.open-in-view=true"), .prod("spring.jpa.openInView=yes")],
        accepted: [.prod("spring.jpa.open-in-view=false"), .prod("spring.jpa.hibernate.ddl-auto=validate")]
    ) { $0.truth == true }

    private static let circles = PackRule(
        code: "CFG-SAFE-016",
        summary: "Beans do not need each other in a circle.",
        reason: "A circle hides which part needs which, and its order changes with the class path. Break it up.",
        severity: .note,
        keys: ["spring.main.allow-circular-references"],
        consequence: "the order in which beans are made is left to chance",
        flagged: [
            .prod("spring.main.allow-circular-references=true"),
            .prod("", variables: "SPRING_MAIN_ALLOW_CIRCULAR_REFERENCES=true"),
        ],
        accepted: [
            .prod("spring.main.allow-circular-references=false"), .prod("spring.main.lazy-initialization=true"),
        ]
    ) { $0.truth == true }

    /// Loggers that write more than INFO.
    private static func levels(_ column: PackColumn, _ loggers: [String], _ consequence: String) -> [PackProblem] {
        loggers.compactMap { logger in
            let key = "logging.level.\(logger)"
            guard let value = column.value(key), ["debug", "trace", "all"].contains(value.constant) else { return nil }
            return PackProblem(value, key: key, "is \(value.quoted)", consequence)
        }
    }
}
