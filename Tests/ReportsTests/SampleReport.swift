import Findings
import Reports
import Testing

/// A report as a command makes it, with the name of its golden files.
struct SampleReport: Sendable, CustomTestStringConvertible {
    let name: String
    let report: Report

    var testDescription: String { name }

    static let all = [
        SampleReport(name: "clean", report: clean),
        SampleReport(name: "drift", report: drift),
        SampleReport(name: "fleet", report: fleet),
        SampleReport(name: "failure", report: failure),
        SampleReport(name: "unchecked", report: unchecked),
        SampleReport(name: "hostile", report: hostile),
        SampleReport(name: "everything", report: everything),
        SampleReport(name: "rehearsal", report: rehearsal),
        SampleReport(name: "usage", report: usage),
        SampleReport(name: "settings", report: settings),
        SampleReport(name: "matrix", report: matrix),
    ]
}

extension SampleReport {
    /// Two shards that are as they should be.
    private static let clean = Report(
        command: "validate",
        facts: [
            Fact("environment", .text("prod")), Fact("shardCount", .integer(2)), Fact("expected", .text("replay")),
        ],
        tables: [shards(["shard1", "shard2"], [.state("in order", .good), .state("in order", .good)])],
        checks: ["shard1", "shard2"]
            .flatMap { shard in
                [
                    Check(name: "history", shard: shard, state: .passed),
                    Check(name: "live schema", shard: shard, state: .passed),
                ]
            },
        summary: "prod: 2 shards checked, history, files and live schema agree.",
        exitCode: 0
    )

    /// A shard that somebody changed by hand in three ways.
    private static let drift = Report(
        command: "validate",
        facts: [
            Fact("environment", .text("prod")), Fact("shardCount", .integer(2)), Fact("expected", .text("replay")),
        ],
        tables: [shards(["shard1", "shard2"], [.state("in order", .good), .state("drift", .bad)])],
        checks: [
            Check(name: "history", shard: "shard1", state: .passed),
            Check(name: "live schema", shard: "shard1", state: .passed),
            Check(name: "history", shard: "shard2", state: .passed),
            Check(name: "live schema", shard: "shard2", state: .failed, findings: driftFindings(on: "shard2")),
        ],
        findings: [
            Finding(
                code: "CALLBACK",
                severity: .note,
                message: "This is a callback for afterMigrate; this version of migrate does not run callbacks.",
                location: SourceLocation(file: "migrations/payment/afterMigrate.sql")
            )
        ],
        summary: "prod: 2 shards checked, 3 findings.",
        next: "Run 'migrate drift --env prod --fix adopt' to write what would adopt it.",
        exitCode: 1
    )

    static func driftFindings(on shard: String) -> [Finding] {
        [
            Finding(
                code: "DRIFT_UNEXPECTED",
                message: "Column memo of table payment is there and no migration made it.",
                advice: "Adopt it with a new migration, or drop it.",
                shard: shard,
                difference: Difference(object: "column:payment.memo", expected: nil, found: "varchar(255)")
            ),
            Finding(
                code: "DRIFT_CHANGED",
                message: "The default of column state of table payment is another.",
                advice: "Adopt it with a new migration, or set it back.",
                shard: shard,
                difference: Difference(
                    object: "column:payment.state",
                    attribute: "default",
                    expected: "'open'::character varying",
                    found: "'new'::character varying"
                )
            ),
            Finding(
                code: "DRIFT_CHANGED",
                severity: .warning,
                message: "The body of function settle(bigint) is another.",
                advice: "Adopt it with a new migration, or set it back.",
                shard: shard,
                difference: Difference(
                    object: "function:settle(bigint)",
                    attribute: "definition",
                    expected: body(
                        rate: "0.015",
                        closing: "UPDATE payment SET state = 'settled' WHERE id = payment_id;"
                    ),
                    found: body(
                        rate: "0.02",
                        closing: "UPDATE payment SET state = 'done' WHERE id = payment_id;\n  NOTIFY settled;"
                    )
                )
            ),
        ]
    }

    private static func body(rate: String, closing: String) -> String {
        """
        DECLARE
          amount numeric;
          fee numeric;
        BEGIN
          SELECT p.amount INTO amount
            FROM payment p
           WHERE p.id = payment_id
             FOR UPDATE;
          IF NOT FOUND THEN
            RAISE EXCEPTION 'no payment %', payment_id;
          END IF;
          fee := round(amount * \(rate), 2);
          INSERT INTO settlement (payment_id, amount, fee)
          VALUES (payment_id, amount - fee, fee);
          INSERT INTO ledger (account, debit)
          VALUES ('fees', fee);
          INSERT INTO ledger (account, credit)
          VALUES ('merchant', amount - fee);
          \(closing)
        END
        """
    }

    /// A hundred shards: two went their own way, one did not answer, one was not asked.
    private static let fleet: Report = {
        let names = (1...100).map { "tenant" + String(repeating: "0", count: 4 - String($0).count) + String($0) }
        let index = Finding(
            code: "DRIFT_MISSING",
            message: "Index payment_created of table payment is not there.",
            advice: "Make it with 'migrate drift --fix revert'.",
            difference: Difference(
                object: "index:payment.payment_created",
                expected: "CREATE INDEX payment_created ON payment USING btree (created_at)",
                found: nil
            )
        )
        let checks = names.enumerated()
            .map { place, name in
                switch place {
                case 41:
                    Check(name: "live schema", shard: name, state: .failed, findings: driftFindings(on: name))
                case 76: Check(name: "live schema", shard: name, state: .unchecked, findings: [unreachable(name)])
                case 98: Check(name: "live schema", shard: name, state: .skipped)
                case 0..<7: Check(name: "live schema", shard: name, state: .failed, findings: [index.on(shard: name)])
                default: Check(name: "live schema", shard: name, state: .passed)
                }
            }
        return Report(
            command: "check",
            facts: [Fact("environment", .text("prod")), Fact("shardCount", .integer(100))],
            checks: [Check(name: "sum", state: .passed)] + checks,
            summary: "prod: 98 shards checked, 5 findings; 1 shard unreachable, 1 shard skipped.",
            exitCode: 2
        )
    }()

    private static func unreachable(_ shard: String) -> Finding {
        Finding(
            code: "DATABASE_UNREACHABLE",
            message: "While connecting: db77.internal:5432 did not answer within 10 seconds.",
            advice: "Check host and port, and that the server runs and can be reached from here.",
            shard: shard
        )
    }

    /// A migration that failed on one of three shards.
    private static let failure = Report(
        command: "apply",
        facts: [
            Fact("environment", .text("stage")), Fact("shardCount", .integer(3)),
            Fact("migrationsApplied", .integer(4)),
        ],
        tables: [
            Table(
                key: "shards",
                columns: [
                    Column("shard", "Shard"), Column("applied", "Applied"), Column("version", "Version"),
                    Column("milliseconds", "ms"), Column("state", "State"),
                ],
                rows: [
                    [.text("shard1"), .integer(2), .text("20250503.1"), .integer(412), .state("up to date", .good)],
                    [.text("shard2"), .integer(2), .text("20250503.1"), .integer(1_297), .state("failed", .bad)],
                    [.text("shard3"), .none, .none, .none, .state("not started", .bad)],
                ]
            )
        ],
        findings: [
            Finding(
                code: "MIGRATION_FAILED",
                message: """
                    V20250601__add_fee.sql, statement 3: column "fee" of relation "payment" already exists (42701).
                        ALTER TABLE payment ADD COLUMN fee numeric(12, 2) NOT NULL DEFAULT 0
                    Nothing of it is left: the transaction was rolled back, and the history has no row for it.
                    """,
                advice: "Correct the file and run 'migrate apply' again.",
                location: SourceLocation(file: "migrations/payment/V20250601__add_fee.sql", line: 12, column: 1),
                shard: "shard2"
            )
        ],
        summary: "stage: 4 migrations applied, 3 shards; 1 shard failed, 1 shard not started.",
        next: "When that is mended, run the same command again: what is applied stays, the rest follows.",
        exitCode: 3
    )

    /// Shards that could not be looked at.
    private static let unchecked = Report(
        command: "validate",
        facts: [Fact("environment", .text("prod")), Fact("shardCount", .integer(2))],
        checks: [
            Check(name: "history", shard: "shard1", state: .passed),
            Check(name: "live schema", shard: "shard1", state: .unchecked, findings: [noScratch.on(shard: "shard1")]),
            Check(name: "history", shard: "shard2", state: .unchecked, findings: [unreachable("shard2")]),
            Check(name: "live schema", shard: "shard2", state: .unchecked),
        ],
        summary: "prod: 1 shard checked in part, 1 shard unreachable.",
        exitCode: 2
    )

    private static let noScratch = Finding(
        code: "NO_SCRATCH",
        message: "The account may not make a scratch database, so the expected schema is not known.",
        advice: "Name one with 'scratch:' in environments/prod.yaml, or compare with 'expected: recorded'."
    )

    private static let usage = Report(
        command: "validate",
        findings: [Finding(code: "UNKNOWN_TARGET", message: "There is no environment prd. Did you mean prod?")],
        summary: "Nothing was done to any database.",
        exitCode: 64
    )

    private static let rehearsal = Report(
        command: "apply",
        facts: [Fact("environment", .text("dev")), Fact("dryRun", .truth(true))],
        script: "-- shard1\nALTER TABLE \"a<b\" ADD note text; -- ``` @team\n",
        summary: "dev: 1 migration would run.",
        exitCode: 0
    )

    private static func shards(_ names: [String], _ states: [Cell]) -> Table {
        Table(
            key: "shards",
            columns: [Column("shard", "Shard"), Column("applied", "Applied"), Column("state", "State")],
            rows: zip(names, states).map { [.text($0), .integer(11), $1] }
        )
    }
}
