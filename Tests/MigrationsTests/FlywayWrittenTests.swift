import Findings
import Foundation
import Migrations
import Testing
import TestSupport

/// One stage of a database that a real Flyway wrote, with what it said about it.
struct FlywayStage: Sendable, CustomTestStringConvertible {
    let engine: String
    let name: String

    var testDescription: String { "\(engine)/\(name)" }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/flyway-written")

    static let all = ["sqlite", "my", "pg"]
        .flatMap { engine in
            [
                "stage1-migrated", "stage2-outdated", "stage3-repeatable-again", "stage4-missing", "stage5-repaired",
                "stage6-failed", "stage7-edited-file", "stage8-aligned",
            ]
            .map { FlywayStage(engine: engine, name: $0) }
        }

    var number: Int { Int(name.dropFirst(5).prefix(1)) ?? 0 }

    private func text(_ ending: String) throws -> String {
        try String(contentsOf: Self.folder.appending(path: "\(engine)/\(name).\(ending)"), encoding: .utf8)
    }

    /// The lines of the table that `flyway info` printed.
    func information() throws -> [String] {
        try text("info.txt").split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst()
            .map { line in
                let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                    .map { $0.trimmingCharacters(in: .whitespaces) }
                return [cells[0], cells[1], cells[2], cells[3], cells[5]].joined(separator: " | ")
            }
    }

    func schemaVersion() throws -> String {
        String(try text("info.txt").prefix { $0 != "\n" }.dropFirst("Schema version: ".count))
    }

    func validation() throws -> String { try text("validate.txt") }

    /// The history rows in the dump's INSERT statements.
    func rows() throws -> [AppliedMigration] {
        let dump = try text("sql")
        var isInHistory = false
        var rows: [AppliedMigration] = []
        for line in dump.split(separator: "\n") {
            if line.hasPrefix("INSERT INTO") { isInHistory = line.contains("flyway_schema_history") }
            guard isInHistory, let open = line.firstIndex(of: "(") else { continue }
            rows.append(try Self.row(String(line[line.index(after: open)...])))
            if line.hasSuffix(";") { isInHistory = false }
        }
        return rows
    }

    private static func row(_ text: String) throws -> AppliedMigration {
        let body = text.replacing(/\)[;,]$/, with: "")
        let fields = body.matches(of: /'((?:[^']|'')*)'|[^,' ]+/)
            .map { match in
                match.output.1.map(String.init) ?? String(match.output.0)
            }
        try #require(fields.count == 10, "\(body)")
        return AppliedMigration(
            installedRank: try #require(Int(fields[0])),
            version: Version(fields[1]),
            description: fields[2],
            type: HistoryType(fields[3]),
            script: fields[4],
            checksum: Int32(fields[5]).map(FlywayChecksum.init(rawValue:)),
            installedBy: fields[6],
            installedOn: fields[7],
            executionTimeMilliseconds: try #require(Int(fields[8])),
            isSuccessful: ["1", "true"].contains(fields[9])
        )
    }

    /// Puts the folder into the state that it had at this stage; see the fixtures' README.
    func prepare(_ project: SampleProject) throws {
        try FileManager.default.copyItem(
            at: Self.folder.appending(path: "\(engine)/migrations"),
            to: URL(filePath: project.folder).appending(path: "migrations")
        )
        if number <= 3 { try project.write("migrations/V3.1__empty.sql", "") }
        if number == 1 {
            let view = try project.text("migrations/R__account_view.sql")
            // The view had no column for the name yet, and was made in another way where that can be said.
            let first = view.replacing(", name", with: "")
            let before = first.replacing(
                "drop view if exists account_view; create view",
                with: "create or replace view"
            )
            try project.write("migrations/R__account_view.sql", engine == "sqlite" ? first : before)
        }
        if number == 6 {
            try project.write(
                "migrations/V20990101000000__fails.sql",
                "create table half_done (id int);\ninsert into no_such_table values (1);\n"
            )
        }
    }
}

@Suite(.scratchFolder) struct DatabasesThatFlywayWrote {
    let project = SampleProject()

    private func list(_ stage: FlywayStage) throws -> MigrationList {
        try stage.prepare(project)
        let migrations = try project.load().migrations
        var options = MigrationList.Options()
        options.repeatableChecksums = try repeatableChecksums(
            of: migrations,
            placeholders: Placeholders(["owner": "team"])
        )
        return MigrationList(migrations: migrations, applied: try stage.rows(), options: options)
    }

    @Test(arguments: FlywayStage.all)
    func `the list is the one that flyway info printed`(_ stage: FlywayStage) throws {
        let list = try list(stage)
        let lines = list.statuses.map { status in
            [
                status.category, status.version?.text ?? "", status.description, status.type?.text ?? "",
                status.state.displayName,
            ]
            .joined(separator: " | ")
        }
        #expect(lines == (try stage.information()))
        #expect(list.currentVersion?.text == (try stage.schemaVersion()))
    }

    @Test(arguments: FlywayStage.all)
    func `the verdict is the one of flyway validate`(_ stage: FlywayStage) throws {
        let validation = HistoryValidation(try list(stage))
        let said = try stage.validation()
        #expect(validation.findings.isEmpty == said.contains("exit 0"))
        // Flyway's first sentences, in its order.
        let beginnings: [(String, String)] = [
            ("Detected failed migration to version", "FAILED_VERSIONED_MIGRATION"),
            ("Detected applied migration not resolved locally", "APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED"),
            ("Detected resolved migration not applied", "RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED"),
            ("Detected resolved repeatable migration not applied", "RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED"),
            ("Detected outdated resolved repeatable migration", "OUTDATED_REPEATABLE_MIGRATION"),
            ("Migration checksum mismatch", "CHECKSUM_MISMATCH"),
        ]
        let codes = said.split(separator: "\n")
            .compactMap { line in
                beginnings.first { line.hasPrefix($0.0) }?.1
            }
        #expect(validation.findings.map(\.code) == codes)
    }

    @Test(arguments: ["sqlite", "my", "pg"])
    func `an edited file is named with both checksums, its path and what to do`(_ engine: String) throws {
        let stage = FlywayStage(engine: engine, name: "stage7-edited-file")
        let finding = try #require(HistoryValidation(try list(stage)).findings.first)
        let numbers = try stage.validation().matches(of: /: (-?\d+)\n/).map { String($0.output.1) }
        #expect(numbers.count == 2)
        for number in numbers { #expect(finding.message.contains(number)) }
        #expect(finding.message.contains("version 1 (create account)"))
        #expect(finding.location?.file == "migrations/V1__create_account.sql")
        #expect(finding.advice?.contains("migrate repair") == true)
    }

    @Test(arguments: ["sqlite", "my", "pg"])
    func `repair marks the missing migration as Flyway did`(_ engine: String) throws {
        let before = FlywayStage(engine: engine, name: "stage4-missing")
        let after = FlywayStage(engine: engine, name: "stage5-repaired")
        try before.prepare(project)
        let repair = RepairPlan(
            migrations: try project.load().migrations,
            applied: try before.rows(),
            installedBy: "tester"
        )
        let mark = try #require(repair.deletionMarks.first)
        let written = try #require(try after.rows().last)
        #expect(repair.deletionMarks.count == 1 && repair.deletions.isEmpty && repair.alignments.isEmpty)
        #expect(mark.installedRank == written.installedRank && mark.type == written.type)
        #expect(mark.version == written.version && mark.description == written.description)
        #expect(mark.script == written.script && mark.checksum == written.checksum)
        #expect(mark.executionTimeMilliseconds == 0 && mark.isSuccessful == written.isSuccessful)
    }

    @Test(arguments: ["sqlite", "my", "pg"])
    func `repair aligns the edited file as Flyway did`(_ engine: String) throws {
        let before = FlywayStage(engine: engine, name: "stage7-edited-file")
        let after = FlywayStage(engine: engine, name: "stage8-aligned")
        try before.prepare(project)
        let repair = RepairPlan(
            migrations: try project.load().migrations,
            applied: try before.rows(),
            installedBy: "tester"
        )
        let alignment = try #require(repair.alignments.first)
        #expect(repair.alignments.count == 1 && repair.deletions.isEmpty && repair.deletionMarks.isEmpty)
        let written = try #require(try after.rows().first { $0.installedRank == alignment.applied.installedRank })
        #expect(alignment.checksum == written.checksum)
        #expect(alignment.description == written.description && alignment.type == written.type)
    }

    @Test func `repair removes the failed row as Flyway did`() throws {
        let stage = FlywayStage(engine: "my", name: "stage6-failed")
        try stage.prepare(project)
        let repair = RepairPlan(
            migrations: try project.load().migrations,
            applied: try stage.rows(),
            installedBy: "tester"
        )
        #expect(repair.deletions.map(\.script) == ["V20990101000000__fails.sql"])
        #expect(repair.deletionMarks.isEmpty && repair.alignments.isEmpty)
    }
}
