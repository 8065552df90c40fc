import Migrations
import Testing

@Suite struct ListsOfFilesAndRows {
    /// Each line as `script state`.
    private func lines(
        _ migrations: [Migration],
        _ applied: [AppliedMigration],
        _ change: (inout MigrationList.Options) -> Void = { _ in }
    ) -> [String] {
        var options = MigrationList.Options()
        change(&options)
        return MigrationList(migrations: migrations, applied: applied, options: options).statuses
            .map {
                "\($0.migration?.script ?? $0.applied?.script ?? "") \($0.state.displayName)"
            }
    }

    @Test func `without a history everything is pending, repeatables last and by description`() throws {
        let files = try ["R__b.sql", "V10__j.sql", "R__B.sql", "V2__i.sql", "R__\u{FF5E}.sql", "R__😀.sql"]
            .map { try migration($0) }
        #expect(
            lines(files, []) == [
                "V2__i.sql Pending", "V10__j.sql Pending", "R__B.sql Pending", "R__b.sql Pending", "R__😀.sql Pending",
                "R__\u{FF5E}.sql Pending",
            ]
        )
    }

    @Test func `on an empty history the highest baseline stands for everything up to it`() throws {
        let files = try ["V1__a.sql", "B2__b.sql", "V3__c.sql", "V4__d.sql", "B4__d.sql", "V5__e.sql"]
            .map { try migration($0) }
        #expect(
            lines(files, []) == [
                "V1__a.sql Below Baseline", "B2__b.sql Below Baseline", "V3__c.sql Below Baseline",
                "V4__d.sql Ignored (Baseline)", "B4__d.sql Pending", "V5__e.sql Pending",
            ]
        )
        #expect(
            lines(files, []) { $0.target = MigrationLimit("3") ?? .latest } == [
                "V1__a.sql Below Baseline", "B2__b.sql Pending", "V3__c.sql Pending", "V4__d.sql Above Target",
                "B4__d.sql Above Target", "V5__e.sql Above Target",
            ]
        )
    }

    @Test func `with any history baselines are ignored`() throws {
        let files = try ["V1__a.sql", "B2__b.sql", "V3__c.sql"].map { try migration($0) }
        #expect(lines(files, [row(1, files[0])]) == ["V1__a.sql Success", "B2__b.sql Ignored", "V3__c.sql Pending"])
    }

    @Test func `an applied baseline file is the baseline`() throws {
        let files = try ["V1__a.sql", "B2__b.sql", "V2__b.sql", "V3__c.sql"].map { try migration($0) }
        #expect(
            lines(files, [row(1, files[1])]) == [
                "V1__a.sql Below Baseline", "B2__b.sql Baseline", "V2__b.sql Ignored (Baseline)", "V3__c.sql Pending",
            ]
        )
    }

    @Test func `a baseline row leaves out everything up to its version`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "V3__c.sql"].map { try migration($0) }
        #expect(
            lines(files, [try baselineRow(1, "2")]) == [
                "V1__a.sql Below Baseline", "<< Flyway Baseline >> Baseline", "V2__b.sql Ignored (Baseline)",
                "V3__c.sql Pending",
            ]
        )
    }

    @Test func `a file below the newest applied one is ignored, or pending when order does not matter`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "V3__c.sql", "R__r.sql", "V4__d.sql"].map { try migration($0) }
        let applied = [row(1, files[0]), row(2, files[2]), row(3, files[3])]
        #expect(
            lines(files, applied) == [
                "V1__a.sql Success", "V2__b.sql Ignored", "V3__c.sql Success", "R__r.sql Success", "V4__d.sql Pending",
            ]
        )
        #expect(
            lines(files, applied) { $0.order = .outOfOrder } == [
                "V1__a.sql Success", "V3__c.sql Success", "R__r.sql Success", "V2__b.sql Pending", "V4__d.sql Pending",
            ]
        )
        #expect(
            lines(files, applied + [row(4, files[1])]) == [
                "V1__a.sql Success", "V3__c.sql Success", "R__r.sql Success", "V2__b.sql Out of Order",
                "V4__d.sql Pending",
            ]
        )
    }

    @Test func `rows without a file are missing below the newest file and of the future above it`() throws {
        let files = try ["V1__a.sql", "V3__c.sql"].map { try migration($0) }
        let gone = try ["V2__b.sql", "V4__d.sql", "R__r.sql", "V2.1__f.sql", "V5__g.sql"].map { try migration($0) }
        let applied = [
            row(1, files[0]), row(2, gone[0]), row(3, gone[3], isSuccessful: false), row(4, files[1]), row(5, gone[1]),
            row(6, gone[2]), row(7, gone[4], isSuccessful: false),
        ]
        #expect(
            lines(files, applied) == [
                "V1__a.sql Success", "V2__b.sql Missing", "V2.1__f.sql Failed (Missing)", "V3__c.sql Success",
                "V4__d.sql Future", "R__r.sql Missing", "V5__g.sql Failed (Future)",
            ]
        )
    }

    @Test func `a repeatable runs again when its text or its values changed`() throws {
        let old = try migration("R__r.sql", "select '${x}';")
        let new = try migration("R__r.sql", "select '${x}', 1;")
        let replaced = FlywayChecksum(rawValue: 5)
        #expect(lines([old], [row(1, old)]) == ["R__r.sql Success"])
        #expect(lines([new], [row(1, old)]) == ["R__r.sql Outdated", "R__r.sql Pending"])
        #expect(lines([new], [row(1, old), row(2, new)]) == ["R__r.sql Superseded", "R__r.sql Success"])
        #expect(
            lines([new], [row(1, new), row(2, old)]) == [
                "R__r.sql Superseded", "R__r.sql Outdated", "R__r.sql Pending",
            ]
        )
        #expect(
            lines([new], [row(1, new, checksum: replaced)]) { $0.repeatableChecksums = ["R__r.sql": replaced] }
                == ["R__r.sql Success"]
        )
        #expect(
            lines([new], [row(1, new, checksum: replaced)]) {
                $0.repeatableChecksums = ["R__r.sql": FlywayChecksum(rawValue: 6)]
            } == ["R__r.sql Outdated", "R__r.sql Pending"]
        )
        #expect(lines([new], [row(1, new, isSuccessful: false)]) == ["R__r.sql Failed"])
    }

    @Test func `a deleted migration whose file is back is pending again`() throws {
        let files = try ["V1__a.sql", "R__r.sql"].map { try migration($0) }
        let applied = [
            row(1, files[0]), row(2, files[1]), row(3, files[0], type: .delete), row(4, files[1], type: .delete),
        ]
        #expect(
            lines(files, applied) == [
                "V1__a.sql Deleted", "R__r.sql Deleted", "R__r.sql Success", "V1__a.sql Pending", "R__r.sql Pending",
            ]
        )
        let again = applied + [row(5, files[0]), row(6, files[1])]
        #expect(
            lines(files, again) == [
                "V1__a.sql Deleted", "R__r.sql Deleted", "R__r.sql Success", "V1__a.sql Success", "R__r.sql Success",
            ]
        )
    }

    @Test func `an undone migration is pending again, and its undo is at hand only while it is in effect`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "U2__b.sql"].map { try migration($0) }
        #expect(lines(files, [row(1, files[0])]) == ["V1__a.sql Success", "V2__b.sql Pending"])
        let applied = [row(1, files[0]), row(2, files[1])]
        #expect(lines(files, applied) == ["V1__a.sql Success", "V2__b.sql Success", "U2__b.sql Available"])
        let undone = applied + [row(3, files[2])]
        let list = MigrationList(migrations: files, applied: undone)
        #expect(
            lines(files, undone) == [
                "V1__a.sql Success", "V2__b.sql Undone", "U2__b.sql Success", "V2__b.sql Pending",
            ]
        )
        #expect(list.currentVersion?.text == "1")
    }

    @Test func `targets limit what is pending`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "V3__c.sql", "R__r.sql"].map { try migration($0) }
        let applied = [row(1, files[0])]
        func states(_ target: MigrationLimit) throws -> [String] {
            lines(files, applied) { $0.target = target }.map { String($0.split(separator: ".sql ")[1]) }
        }
        #expect(try states(.latest) == ["Success", "Pending", "Pending", "Pending"])
        #expect(try states(.next) == ["Success", "Pending", "Above Target", "Pending"])
        #expect(try states(.current) == ["Success", "Above Target", "Above Target", "Pending"])
        #expect(try states(.version(version("2.0"))) == ["Success", "Pending", "Above Target", "Pending"])
        #expect(try states(.versionIfPresent(version("2.5"))) == ["Success", "Pending", "Above Target", "Pending"])
    }

    @Test(arguments: [
        ("latest", "latest"), ("CURRENT", "current"), ("next", "next"), ("2.1", "version(2.1)"),
        ("2_1?", "versionIfPresent(2.1)"), ("x", "nil"), ("?", "nil"),
    ])
    func `a target is read as people type it`(_ text: String, _ meaning: String) {
        let read: String =
            switch MigrationLimit(text) {
            case .latest?: "latest"
            case .current?: "current"
            case .next?: "next"
            case .version(let version)?: "version(\(version))"
            case .versionIfPresent(let version)?: "versionIfPresent(\(version))"
            case nil: "nil"
            }
        #expect(read == meaning)
    }

    @Test func `a script whose condition is not met is ignored`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "R__r.sql"].map { try migration($0) }
        #expect(
            lines(files, []) { $0.skippedScripts = ["V1__a.sql", "R__r.sql"] } == [
                "V1__a.sql Ignored", "V2__b.sql Pending", "R__r.sql Ignored",
            ]
        )
        var options = MigrationList.Options()
        options.skippedScripts = ["V1__a.sql", "R__r.sql"]
        let list = MigrationList(migrations: files, applied: [row(1, files[1])], options: options)
        #expect(HistoryValidation(list).findings.isEmpty)
    }

    @Test func `the row for a created schema is a line and no version`() throws {
        let file = try migration("V1__a.sql")
        let schema = AppliedMigration(
            installedRank: 0,
            version: nil,
            description: "<< Flyway Schema Creation >>",
            type: .schema,
            script: "\"app\"",
            checksum: nil,
            installedBy: "tester",
            installedOn: "2026-01-02 03:04:05",
            executionTimeMilliseconds: 0,
            isSuccessful: true
        )
        let list = MigrationList(migrations: [file], applied: [schema])
        #expect(list.statuses.map(\.state) == [.success, .pending])
        #expect(list.current == nil)
        #expect(HistoryValidation(list, ignoring: [.pending]).findings.isEmpty)
    }

    @Test func `the order of the rows and files that come in does not matter`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "V3__c.sql", "R__r.sql", "R__s.sql"].map { try migration($0) }
        let applied = [row(1, files[0]), row(2, files[2]), row(3, files[3])]
        #expect(lines(files, applied) == lines(files.reversed(), applied.reversed()))
    }

    @Test(arguments: [
        "SQL", "JDBC", "SPRING_JDBC", "SCRIPT", "CUSTOM", "SCHEMA", "BASELINE", "DELETE", "SQL_BASELINE",
        "JDBC_BASELINE", "SQL_STATE_SCRIPT", "JDBC_STATE_SCRIPT", "UNDO_SQL", "UNDO_JDBC", "UNDO_SCRIPT", "sql", "NEW",
    ])
    func `a type is read and written as the same word`(_ word: String) {
        #expect(HistoryType(word).text == word)
        #expect((HistoryType(word) == .unknown(word)) == ["sql", "NEW"].contains(word))
    }
}
