import Foundation
import TestSupport
import Testing

/// A database that a real Flyway wrote, from `Tests/Fixtures/flyway-written`, whose README tells the stages.
struct FlywayStage: Sendable, CustomTestStringConvertible {
    let engine: TestEngine
    /// The file name without its ending, such as `stage4-missing`.
    let name: String

    var testDescription: String { "\(engine.testDescription) \(name)" }
    /// The dump that the engine's own client loads.
    var dump: URL { folder.appending(path: "\(name).sql") }
    /// What `flyway info` printed.
    var info: URL { folder.appending(path: "\(name).info.txt") }
    /// What `flyway validate` printed.
    var verdict: URL { folder.appending(path: "\(name).validate.txt") }

    private var number: Int { Int(name.dropFirst("stage".count).prefix(1)) ?? 0 }

    private var folder: URL {
        let short =
            switch engine {
            case .postgres: "pg"
            case .mariadb: "my"
            case .sqlite: "sqlite"
            }
        return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/flyway-written/\(short)")
    }

    /// The stage at which all migrations had just been applied.
    static func migrated(on engine: TestEngine) -> FlywayStage { FlywayStage(engine: engine, name: "stage1-migrated") }

    /// Every stage of every engine.
    static func all() throws -> [FlywayStage] {
        try TestEngine.allCases.flatMap { engine in
            try FileManager.default.contentsOfDirectory(atPath: migrated(on: engine).folder.path).sorted()
                .filter { $0.hasSuffix(".sql") }
                .map { FlywayStage(engine: engine, name: String($0.dropLast(".sql".count))) }
        }
    }

    /// Lays out the project as it was at this stage.
    func layOut(in workbench: Workbench) throws {
        try workbench.writeEnvironment()
        try workbench.write("placeholders: {owner: team}\n", to: "migrate.yaml")
        let migrations = workbench.folder.appending(path: "migrations")
        try FileManager.default.copyItem(at: folder.appending(path: "migrations"), to: migrations)
        if number == 1 {
            let beginning =
                switch engine {
                case .postgres, .mariadb: "create or replace view"
                case .sqlite: "drop view if exists account_view; create view"
                }
            try workbench.write(
                "\(beginning) account_view as select id, email from account;\n",
                to: "migrations/R__account_view.sql"
            )
        }
        if number < 4 { try workbench.write("", to: "migrations/V3.1__empty.sql") }
        if number == 6 {
            try workbench.write(
                "create table half_done (id int);\ninsert into no_such_table values (1);\n",
                to: "migrations/V20990101000000__fails.sql"
            )
        }
    }
}

extension Workbench {
    /// The environment `local` on this workbench's database.
    func writeEnvironment() throws { try write(environment(named: "local"), to: "environments/local.yaml") }

    /// An environment's file, which names this workbench's database.
    func environment(named name: String) -> String {
        let password = database?.engine == .sqlite ? "" : "password: ${env:DATABASE_PASSWORD}\n"
        return "environment: \(name)\nurl: ${env:DATABASE_URL}\n\(password)"
    }
}
