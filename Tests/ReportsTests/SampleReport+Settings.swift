import Findings
import Reports

/// Reports about settings, as the commands of the guard make them.
extension SampleReport {
    /// Services of which one breaks two rules, one could not be read, and the others are as they should be.
    static let settings = Report(
        command: "config check",
        facts: [
            Fact("services", .list(["payment", "ticketing", "venue", "orders", "mail", "search", "ledger"])),
            Fact("environments", .list(["dev", "stage", "prod"])), Fact("knownFindings", .integer(1)),
            Fact("goneFindings", .integer(0)), Fact("knownSince", .text("2026-11-01")),
        ],
        checks: [
            Check(name: "configuration of payment", state: .failed, findings: [sameSecret, ddl, known]),
            Check(name: "configuration of ticketing", state: .unchecked),
        ]
            + ["venue", "orders", "mail", "search", "ledger"]
            .map { Check(name: "configuration of \($0)", state: .passed) },
        findings: [
            Finding(
                code: "CONFIG_UNREADABLE",
                message: "A value was expected here. Check that brackets and quotes above are closed.",
                location: SourceLocation(file: "ticketing/application-stage.yml", line: 2, column: 1)
            )
        ],
        summary:
            "payment, venue, orders and 3 more in dev, stage, prod: 214 keys: 183 equal, 6 equal by type, 22 may differ, "
            + "3 broken; 3 findings; 1 finding of the baseline is still there, since 2026-11-01 (20 days).",
        exitCode: 2
    )

    private static let ddl = Finding(
        code: "CFG-DDL-001",
        message: "spring.jpa.hibernate.ddl-auto is 'update' in prod: Hibernate changes tables when the service starts.",
        advice: "Write 'validate', and let migrations change the schema.",
        location: SourceLocation(file: "deploy/payment.prod.json", line: 42, column: 18),
        related: [
            RelatedPlace(
                location: SourceLocation(file: "deploy/payment.prod.json", line: 42, column: 18),
                word: "prod",
                remark: "'update'"
            ),
            RelatedPlace(
                location: SourceLocation(file: "payment/application.yml", line: 31, column: 17),
                word: "└ hides",
                remark: "'validate'"
            ),
        ]
    )

    private static let sameSecret = Finding(
        code: "CFG-SEC-004",
        message: "payment.toss.secret-key has the same secret in dev and prod, and must differ.",
        location: SourceLocation(file: "payment/application.yml", line: 61, column: 15),
        related: ["dev", "prod"]
            .map { name in
                RelatedPlace(
                    location: SourceLocation(file: "payment/application.yml", line: 61, column: 15),
                    word: name,
                    remark: "secret A"
                )
            }
    )

    private static let known = Finding(
        code: "CFG-SAME",
        severity: .note,
        message: "payment.timeout is not the same in dev and prod. Known since 2026-11-01 (20 days).",
        location: SourceLocation(file: "payment/application-prod.yml", line: 8, column: 12)
    )

    /// The letters of two services, more rows than are seen at a glance, and values that are too long for a line.
    static let matrix = Report(
        command: "config matrix",
        facts: [Fact("environments", .list(["dev", "prod"]))],
        tables: [
            Table(
                key: "keys",
                title: "payment",
                columns: matrixColumns,
                rows: (1...12)
                    .map { matrixRow("payment", "payment.key-\($0)", ["A", "A"], .state("equal", .good), nil) }
                    + [
                        matrixRow(
                            "payment",
                            "spring.datasource.shard2.primary.jdbc-url",
                            ["A", "A"],
                            .state("✗ dev = prod", .bad),
                            "payment/application-prod.yml:21:17"
                        )
                    ]
            ),
            Table(
                key: "keys",
                title: "venue",
                columns: matrixColumns,
                rows: [matrixRow("venue", "venue.url", ["[?]", "–"], .state("not checked", .waiting), nil)]
            ),
            Table(
                key: "values",
                columns: [
                    Column("key", "Key", fit: .wrapped), Column("dev", "dev", fit: .shortened),
                    Column("prod", "prod", fit: .shortened),
                ],
                rows: [
                    [
                        .text("spring.datasource.url"),
                        .text(
                            "jdbc:mariadb://mariadb.dev.internal:3306/payment_dev?sslMode=verify-full&socketTimeout=1"
                        ),
                        .text(
                            "jdbc:mariadb://mariadb.prod.internal:3306/payment_prod?sslMode=verify-full&socketTimeout=9"
                        ),
                    ]
                ]
            ),
            Table(
                key: "steps",
                title: "venue.url = http://venue",
                columns: [Column("step", ""), Column("place", "", fit: .wrapped)],
                rows: [[.text("winner"), .text("venue/application.yml:1:1")]]
            ),
        ],
        summary: "payment, venue in dev, prod: 14 keys: 12 equal, 1 not checked, 1 broken.",
        exitCode: 1
    )

    private static let matrixColumns = [
        Column("service", nil), Column("key", "Key", fit: .wrapped), Column("dev", "dev"), Column("prod", "prod"),
        Column("state", "Verdict"), Column("place", "Place", fit: .wrapped),
    ]

    private static func matrixRow(
        _ service: String,
        _ key: String,
        _ letters: [String],
        _ state: Cell,
        _ place: String?
    ) -> [Cell] {
        [.text(service), .text(key)] + letters.map(Cell.text) + [state, Cell(place)]
    }
}
