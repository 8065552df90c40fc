import Findings
import Migrations
import Testing

@Suite struct ValidationOfHistories {
    private func codes(
        _ migrations: [Migration],
        _ applied: [AppliedMigration],
        ignoring patterns: [String] = ["*:future"]
    ) throws -> [String] {
        let patterns = try patterns.map { try #require(IgnorePattern($0)) }
        let list = MigrationList(migrations: migrations, applied: applied)
        return HistoryValidation(list, ignoring: patterns).findings.map(\.code)
    }

    @Test func `files and rows that agree have no findings`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "R__r.sql"].map { try migration($0) }
        #expect(try codes(files, files.enumerated().map { row($0.offset + 1, $0.element) }) == [])
    }

    @Test func `type, checksum and description are compared, the first that differs is named`() throws {
        let file = try migration("V1__a.sql")
        let other = try migration("V1__b.sql", "select 2;")
        #expect(try codes([file], [row(1, file, type: .jdbc)]) == ["TYPE_MISMATCH"])
        #expect(try codes([file], [row(1, file, checksum: other.checksum)]) == ["CHECKSUM_MISMATCH"])
        #expect(try codes([file], [row(1, other, checksum: file.checksum)]) == ["DESCRIPTION_MISMATCH"])
        #expect(try codes([file], [row(1, other, type: .jdbc)]) == ["TYPE_MISMATCH"])
    }

    @Test func `a text that changed under the same checksum is told from what was written down of it`() throws {
        let applied = try migration("V1__a.sql", "-- a comment\nDROP TABLE a;\n")
        let joined = try migration("V1__a.sql", "-- a commentDROP TABLE a;\n")
        #expect(joined.checksum == applied.checksum)
        var options = MigrationList.Options()
        options.appliedTexts = [1: applied.digest]
        func findings(_ file: Migration, rank: Int = 1) -> [Finding] {
            let list = MigrationList(migrations: [file], applied: [row(rank, applied)], options: options)
            return HistoryValidation(list).findings
        }
        #expect(findings(applied).map(\.code) == [])
        #expect(findings(joined).map(\.code) == ["TEXT_MISMATCH"])
        #expect(findings(joined).first?.message.contains(applied.digest.hexadecimal) == true)
        // Nobody wrote down what this row's file said.
        #expect(findings(joined, rank: 2).map(\.code) == [])
        let edited = try migration("V1__a.sql", "DROP TABLE b;\n")
        #expect(findings(edited).map(\.code) == ["CHECKSUM_MISMATCH"])
    }

    @Test func `a row without a checksum is not the file's`() throws {
        let file = try migration("V1__a.sql")
        let bare = AppliedMigration(
            installedRank: 1,
            version: file.version,
            description: "a",
            type: .sql,
            script: file.script,
            checksum: nil,
            installedBy: "",
            installedOn: nil,
            executionTimeMilliseconds: 0,
            isSuccessful: true
        )
        #expect(try codes([file], [bare]) == ["CHECKSUM_MISMATCH"])
    }

    @Test func `nothing is compared up to the baseline`() throws {
        let files = try ["V1__a.sql", "V2__b.sql"].map { try migration($0) }
        let applied = [
            row(1, files[0], checksum: FlywayChecksum(rawValue: 1)), try baselineRow(2, "1"),
            row(3, files[1], checksum: FlywayChecksum(rawValue: 1)),
        ]
        #expect(try codes(files, applied) == ["CHECKSUM_MISMATCH"])
    }

    @Test func `a description that was shortened for the table is the file's`() throws {
        let file = try migration("V1__" + String(repeating: "x", count: 250) + ".sql")
        #expect(row(1, file).description.count == 200)
        #expect(try codes([file], [row(1, file)]) == [])
    }

    @Test func `patterns accept states of the kinds that they name`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "V3__c.sql", "V4__d.sql", "R__r.sql"].map { try migration($0) }
        let gone = try ["V1.5__x.sql", "V9__y.sql", "R__gone.sql"].map { try migration($0) }
        let applied = [row(1, files[0]), row(2, gone[0]), row(3, files[2]), row(4, gone[1]), row(5, gone[2])]
        let missing = "APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED"
        let missingRepeatable = "APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED"
        let notApplied = "RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED"
        let notAppliedRepeatable = "RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED"
        // V1.5 missing, V2 and V4 passed over, V9 of the future, a repeatable gone, a repeatable pending.
        let all = [missing, notApplied, notApplied, missing, missingRepeatable, notAppliedRepeatable]
        #expect(try codes(files, applied, ignoring: []).sorted() == all.sorted())
        #expect(try codes(files, applied).count == 5)
        #expect(try codes(files, applied, ignoring: ["*:*"]) == [])
        #expect(
            try codes(files, applied, ignoring: ["*:future", "*:missing"]) == [
                notApplied, notApplied, notAppliedRepeatable,
            ]
        )
        #expect(
            try codes(files, applied, ignoring: ["*:future", "Versioned:Missing", "*:ignored", "*:pending"])
                == [missingRepeatable]
        )
    }

    @Test(arguments: ["*:future:x", "", "*", "all:future", "versioned:failed", "*:", ":"])
    func `a pattern that is not understood is refused`(_ text: String) {
        #expect(IgnorePattern(text) == nil)
    }

    @Test func `no pattern accepts a failed migration`() throws {
        let files = try ["V1__a.sql", "R__r.sql"].map { try migration($0) }
        let gone = try migration("V9__y.sql")
        let applied = [
            row(1, files[0], isSuccessful: false), row(2, files[1], isSuccessful: false),
            row(3, gone, isSuccessful: false),
        ]
        #expect(
            try codes(files, applied, ignoring: ["*:*"]) == [
                "FAILED_VERSIONED_MIGRATION", "FAILED_REPEATABLE_MIGRATION", "FAILED_VERSIONED_MIGRATION",
            ]
        )
    }

    @Test func `an outdated repeatable is what a run puts right`() throws {
        let old = try migration("R__r.sql")
        let new = try migration("R__r.sql", "select 2;")
        #expect(
            try codes([new], [row(1, old)]) == [
                "OUTDATED_REPEATABLE_MIGRATION", "RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED",
            ]
        )
        #expect(try codes([new], [row(1, old)], ignoring: ["*:pending"]) == [])
    }

    @Test func `what lies above the target is not judged`() throws {
        var options = MigrationList.Options()
        options.target = .version(try version("1"))
        let files = try ["V1__a.sql", "V2__b.sql"].map { try migration($0) }
        let list = MigrationList(migrations: files, applied: [row(1, files[0])], options: options)
        #expect(HistoryValidation(list).findings.isEmpty)
    }

    @Test func `a type that no Flyway writes is named and stops every plan`() throws {
        let file = try migration("V1__a.sql")
        let list = MigrationList(migrations: [file], applied: [row(7, file, type: .unknown("MAGIC"))])
        #expect(HistoryValidation(list, ignoring: []).findings.map(\.code) == ["UNKNOWN_HISTORY_TYPE"])
        #expect(throws: PlanError.unknownType("MAGIC", installedRank: 7)) { try Plan(list) }
    }
}

@Suite struct Plans {
    /// The plan for files and rows.
    private func plan(
        migrations: [Migration],
        applied: [AppliedMigration],
        options: MigrationList.Options = MigrationList.Options()
    ) throws(PlanError) -> Plan {
        try Plan(MigrationList(migrations: migrations, applied: applied, options: options))
    }

    @Test func `a plan runs a baseline, then versions ascending, then repeatables`() throws {
        let files = try ["R__b.sql", "V3__c.sql", "R__a.sql", "V10__d.sql", "V1__a.sql", "B2__b.sql"]
            .map { try migration($0) }
        let pending = try plan(migrations: files, applied: []).pending
        #expect(pending.map(\.script) == ["B2__b.sql", "V3__c.sql", "V10__d.sql", "R__a.sql", "R__b.sql"])
    }

    @Test func `the next one is one migration`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "R__r.sql"].map { try migration($0) }
        var options = MigrationList.Options()
        options.target = .next
        #expect(try plan(migrations: files, applied: [], options: options).pending.map(\.script) == ["V1__a.sql"])
        let applied = [row(1, files[0]), row(2, files[1])]
        #expect(try plan(migrations: files, applied: applied, options: options).pending.map(\.script) == ["R__r.sql"])
    }

    @Test func `a file that came late runs only when order does not matter`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "V3__c.sql"].map { try migration($0) }
        let applied = [row(1, files[0]), row(2, files[2])]
        #expect(try plan(migrations: files, applied: applied).pending.isEmpty)
        var options = MigrationList.Options()
        options.order = .outOfOrder
        #expect(try plan(migrations: files, applied: applied, options: options).pending.map(\.script) == ["V2__b.sql"])
    }

    @Test func `a failed row stops the plan with a sentence that names it`() throws {
        let files = try ["V1__a.sql", "V2__b.sql"].map { try migration($0) }
        let error = try #require(throws: PlanError.self) {
            try plan(migrations: files, applied: [row(1, files[0], isSuccessful: false)])
        }
        #expect("\(error)".hasPrefix("The history records version 1 (a) as failed."))
        #expect("\(error)".contains("migrate repair"))
    }

    @Test func `a target that nothing has is refused unless it may be absent`() throws {
        let file = try migration("V1__a.sql")
        var options = MigrationList.Options()
        options.target = .version(try version("2"))
        #expect(throws: PlanError.targetNotFound(try version("2"))) {
            try plan(migrations: [file], applied: [], options: options)
        }
        options.target = .versionIfPresent(try version("2"))
        #expect(try plan(migrations: [file], applied: [], options: options).pending.count == 1)
        options.target = .version(try version("1.0"))
        #expect(try plan(migrations: [file], applied: [], options: options).pending.count == 1)
    }
}

@Suite struct RepairPlans {
    @Test func `failed rows go first, then marks are written behind the rows that stay`() throws {
        let files = try ["V1__a.sql", "V4__d.sql"].map { try migration($0) }
        let gone = try ["V2__b.sql", "V3__c.sql", "R__r.sql", "V9__z.sql"].map { try migration($0) }
        let applied = [
            row(1, files[0]), row(2, gone[0]), row(3, gone[2]), row(4, gone[3]), row(5, gone[1], isSuccessful: false),
        ]
        let repair = RepairPlan(migrations: files, applied: applied, installedBy: "me")
        #expect(repair.deletions.map(\.installedRank) == [5])
        #expect(repair.deletionMarks.map(\.installedRank) == [5, 6])
        #expect(repair.deletionMarks.map(\.script) == ["V2__b.sql", "R__r.sql"])
        #expect(repair.deletionMarks.allSatisfy { $0.type == .delete && $0.installedBy == "me" })
        let all = RepairPlan(migrations: files, applied: applied, ignoring: [], installedBy: "me")
        #expect(all.deletionMarks.map(\.script) == ["V2__b.sql", "R__r.sql", "V9__z.sql"])
        let none = RepairPlan(
            migrations: files,
            applied: applied,
            ignoring: [IgnorePattern(kind: .any, state: .any)],
            installedBy: "me"
        )
        #expect(none.deletionMarks.isEmpty)
    }

    @Test func `what repair leaves behind is valid`() throws {
        let files = try ["V1__a.sql", "V3__c.sql"].map { try migration($0) }
        let gone = try migration("V2__b.sql")
        let applied = [row(1, files[0]), row(2, gone), row(3, files[1])]
        let repair = RepairPlan(migrations: files, applied: applied, installedBy: "me")
        let repaired = applied + repair.deletionMarks
        #expect(HistoryValidation(MigrationList(migrations: files, applied: repaired)).findings.isEmpty)
        #expect(RepairPlan(migrations: files, applied: repaired, installedBy: "me").isEmpty)
    }

    @Test func `versioned rows are aligned with their files, out of order ones too`() throws {
        let files = try ["V1__a.sql", "V2__b.sql", "V3__c.sql"].map { try migration($0, "select \($0);") }
        let renamed = try migration("V1__old_name.sql", "select 'old';")
        let applied = [row(1, files[2]), row(2, renamed), row(3, files[1], type: .jdbc)]
        let repair = RepairPlan(migrations: files, applied: applied, installedBy: "me")
        #expect(repair.alignments.map(\.applied.installedRank) == [2, 3])
        #expect(repair.alignments[0].description == "a" && repair.alignments[0].checksum == files[0].checksum)
        #expect(repair.alignments[1].type == .sql)
    }

    @Test func `a repeatable is aligned only when its text is the same but for its values`() throws {
        let file = try migration("R__r.sql", "select '${x}';")
        let replaced = FlywayChecksum(rawValue: 5)
        func alignments(_ recorded: FlywayChecksum) -> [FlywayChecksum] {
            RepairPlan(
                migrations: [file],
                applied: [row(1, file, checksum: recorded)],
                repeatableChecksums: ["R__r.sql": replaced],
                installedBy: "me"
            )
            .alignments.map(\.checksum)
        }
        #expect(alignments(file.checksum) == [replaced])
        #expect(alignments(replaced) == [])
        #expect(alignments(FlywayChecksum(rawValue: 6)) == [])
    }
}

@Suite struct HistoryTables {
    @Test func `a table is a history table when it has the ten columns`() {
        #expect(HistoryTableShape.judge(columns: HistoryTableShape.columns) == .ok)
        #expect(HistoryTableShape.judge(columns: HistoryTableShape.columns.map { $0.uppercased() } + ["extra"]) == .ok)
    }

    @Test func `the table of Flyway 2 and 3 is known by its column`() {
        let columns = ["version_rank"] + HistoryTableShape.columns
        #expect(HistoryTableShape.judge(columns: columns) == .flyway3)
    }

    @Test func `any other table is foreign, and says what it lacks`() {
        let columns = HistoryTableShape.columns.filter { $0 != "checksum" && $0 != "success" }
        #expect(HistoryTableShape.judge(columns: columns) == .foreign(missing: ["checksum", "success"]))
        #expect(HistoryTableShape.judge(columns: ["id"]) == .foreign(missing: HistoryTableShape.columns))
    }
}
