import Database
import Foundation
import TestSupport
import Testing

extension Contract {
    @Test(arguments: TestEngine.allCases, FlywayStage.allCases)
    func `a database that Flyway wrote is read as it stands`(_ engine: TestEngine, stage: FlywayStage) async throws {
        try await withTestDatabase(engine) { database in
            try await database.loadDump(stage.dump(for: engine))
            let session = try await database.open(.readOnly)
            let history = session.history(table: "flyway_schema_history")
            #expect(try await session.rows(history.columns).count == 10)
            #expect(try await session.column(engine.historyLayout) == engine.flywayLayout)

            let rows = try await session.rows(history.read)
            let told = rows.map { row in
                [0, 1, 2, 3, 4, 5, 6, 8].map { row.text($0) ?? engine.clientNull }.joined(separator: "~")
                    + "~\(row.boolean(9) == true ? 1 : 0)"
            }
            let expected = try await database.client(
                """
                SELECT installed_rank, version, description, type, script, checksum, installed_by, execution_time,
                CASE WHEN success THEN 1 ELSE 0 END FROM flyway_schema_history ORDER BY installed_rank
                """
            )
            let lines = expected.split(separator: "\n").map { String($0).replacing(engine.clientSeparator, with: "~") }
            #expect(told == lines)
            #expect(rows.allSatisfy { $0.text(7)?.hasPrefix("2026-11-2") == true })
            #expect(rows.count >= 11)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a database that Flyway wrote goes on and can be emptied`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            try await database.loadDump(FlywayStage.aligned.dump(for: engine))
            let session = try await database.open()
            let history = session.history(table: "flyway_schema_history")
            let row: [Value] = [
                .integer(100), .text("99"), .text("next"), .text("SQL"), .text("V99__next.sql"), .integer(-1),
                .text(session.server.user), .integer(1), .boolean(true),
            ]
            let before = try await session.rows(history.read).count
            _ = try await session.rows(history.insert, row)
            #expect(try await session.rows(history.read).count == before + 1)

            let objects = try await session.objects(besides: ["flyway_schema_history"])
            #expect(Set(objects.map(\.name)).isSuperset(of: ["account", "account_view", "audit_entry"]))
            for object in objects { try await session.execute(object.dropStatement) }
            #expect(try await session.objects(besides: ["flyway_schema_history"]) == [])
        }
    }
}

/// The stages in `Tests/Fixtures/flyway-written`, whose README tells what had happened before each.
enum FlywayStage: String, CaseIterable, Sendable {
    case migrated = "stage1-migrated"
    case repeatableAgain = "stage3-repeatable-again"
    case repaired = "stage5-repaired"
    case failed = "stage6-failed"
    case aligned = "stage8-aligned"

    /// The dump of an engine's database at this stage.
    func dump(for engine: TestEngine) -> String {
        let folder =
            switch engine {
            case .sqlite: "sqlite"
            case .postgres: "pg"
            case .mariadb: "my"
            }
        return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/flyway-written/\(folder)/\(rawValue).sql").path
    }
}

extension TestEngine {
    /// How the engine's client writes NULL.
    fileprivate var clientNull: String {
        switch self {
        case .sqlite, .postgres: ""
        case .mariadb: "NULL"
        }
    }

    /// What the engine's client writes between two values.
    fileprivate var clientSeparator: String {
        switch self {
        case .sqlite, .postgres: "|"
        case .mariadb: "\t"
        }
    }
}
