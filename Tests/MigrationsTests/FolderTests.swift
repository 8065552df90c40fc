import Findings
import Foundation
import Glibc
import Migrations
import SQLText
import Testing
import TestSupport

@Suite(.scratchFolder) struct Folders {
    let project = SampleProject()

    @Test func `files of all kinds are found in sub-folders and stand in the order in which they run`() throws {
        for script in [
            "V10__ten.sql", "2024/V2__two words.sql", "R__b view.sql", "deep/er/R__A.sql", "B2__base.sql",
            "U10__ten.sql",
            "V1.sql", "afterMigrate__x.sql", ".hidden/V3__no.sql", "notes.txt",
        ] { try project.write("migrations/\(script)") }
        let folder = try project.load()
        #expect(
            folder.migrations.map(\.script) == [
                "V1.sql", "2024/V2__two words.sql", "B2__base.sql", "V10__ten.sql", "U10__ten.sql", "deep/er/R__A.sql",
                "R__b view.sql",
            ]
        )
        #expect(folder.migrations[1].path == "migrations/2024/V2__two words.sql")
        #expect(folder.callbacks.map(\.path) == ["migrations/afterMigrate__x.sql"])
        #expect(folder.notes.isEmpty)
        #expect(folder.sumFindings.isEmpty)
    }

    @Test func `scripts are named relative to their own location`() throws {
        try project.write("migrations/common/V1__a.sql")
        try project.write("migrations/sqlite/sub/V2__b.sql")
        try project.write("migrations/other/V1__c.sql")
        let folder = try project.load("migrations/common/", "./migrations/sqlite")
        #expect(folder.migrations.map(\.script) == ["V1__a.sql", "sub/V2__b.sql"])
        #expect(folder.migrations.map(\.path) == ["migrations/common/V1__a.sql", "migrations/sqlite/sub/V2__b.sql"])
    }

    @Test func `a location within another one is read once`() throws {
        try project.write("migrations/common/V1__a.sql")
        let folder = try project.load("migrations", "migrations/common", "migrations")
        #expect(folder.migrations.map(\.script) == ["common/V1__a.sql"])
    }

    @Test func `everything that is wrong is reported together`() throws {
        try project.write("migrations/V1_create.sql")
        try project.write("migrations/V2__a.sql")
        try project.write("migrations/sub/V2.0__b.sql")
        try project.write("migrations/V3__x.sql", bytes: [0xFF])
        try project.write("migrations/V4__y.sql.conf", "encodin=x\n")
        try project.write("migrations/V4__y.sql")
        #expect(
            project.problems("migrations", "nowhere") == [
                "MISSING_LOCATION nowhere", "SCRIPT_CONFIGURATION migrations/V4__y.sql.conf:1",
                "MISNAMED_MIGRATION migrations/V1_create.sql", "WRONG_ENCODING migrations/V3__x.sql:1:1",
                "DUPLICATE_VERSIONED_MIGRATION migrations/sub/V2.0__b.sql",
            ]
        )
    }

    @Test(arguments: [
        ("V1__a.sql", "sub/V001__b.sql", "DUPLICATE_VERSIONED_MIGRATION"),
        ("V1__a.sql", "V1_0__b.sql", "DUPLICATE_VERSIONED_MIGRATION"),
        ("B1__a.sql", "B1.0__b.sql", "DUPLICATE_BASELINE_MIGRATION"),
        ("U1__a.sql", "sub/U1__a.sql", "DUPLICATE_UNDO_MIGRATION"),
        ("R__a_b.sql", "sub/R__a b.sql", "DUPLICATE_REPEATABLE_MIGRATION"),
    ])
    func `two files that are the same migration are refused with both paths`(
        _ first: String,
        _ second: String,
        _ code: String
    ) throws {
        try project.write("migrations/\(first)")
        try project.write("migrations/\(second)")
        let error = try #require(throws: MigrationFolderError.self) { try project.load() }
        #expect(error.findings.map(\.code) == [code])
        #expect(error.description.contains("migrations/\(first)"))
        #expect(error.description.contains("migrations/\(second)"))
    }

    @Test func `a version may have a versioned file, a baseline and an undo`() throws {
        for script in ["V1__a.sql", "B1__a.sql", "U1__a.sql"] { try project.write("migrations/\(script)") }
        #expect(try project.load().migrations.count == 3)
    }

    @Test func `a misnamed file is a sentence with the name that was probably meant`() throws {
        try project.write("migrations/V1_create.sql")
        let error = try #require(throws: MigrationFolderError.self) { try project.load() }
        #expect(error.description.hasPrefix("migrations/V1_create.sql: V1_create.sql is not the name of a migration: "))
        #expect(error.description.hasSuffix("Did you mean V1__create.sql?"))
    }

    @Test(arguments: ["._V1__a.sql", "V1__a.sql~", "V1__a.sql.orig", "V1__a.sql.rej", ".V1__a.sql.swp", "#V1__a.sql#"])
    func `what an editor leaves behind is passed over with a note`(_ name: String) throws {
        try project.write("migrations/\(name)", bytes: [0xFF])
        let folder = try project.load()
        #expect(folder.migrations.isEmpty)
        #expect(folder.notes.map(\.code) == ["IGNORED_FILE"])
        #expect(folder.notes.first?.location?.file == "migrations/\(name)")
    }

    @Test func `files that ignore patterns cover are no migrations`() throws {
        try project.write("migrations/V1__a.sql")
        try project.write("migrations/seed/data.sql")
        try project.write("migrations/seed/deep/more.sql")
        try project.write("migrations/create_draft.sql")
        var options = project.options
        options.naming.ignored = ["seed/**", "*_draft.sql"]
        #expect(try project.load(options: options).migrations.map(\.script) == ["V1__a.sql"])
        options.naming.ignored = ["seed/*", "*_draft.sql"]
        let error = try #require(throws: MigrationFolderError.self) { try project.load(options: options) }
        #expect(error.findings.map(\.location?.file) == ["migrations/seed/deep/more.sql"])
    }

    @Test func `two kinds of migrations with one prefix are refused where somebody wrote it`() throws {
        try project.write("migrations/R1__a.sql")
        var options = project.options
        options.naming.versionedPrefix = "R"
        options.namingLocation = SourceLocation(file: "migrate.yaml", line: 3)
        let error = try #require(throws: MigrationFolderError.self) { try project.load(options: options) }
        #expect(error.description.hasPrefix("migrate.yaml:3: Two kinds of migrations cannot have the same prefix."))
        #expect(throws: MigrationFolderError.self) { try MigrationSum.write(options: options) }
    }

    @Test func `names that are one name on another disk are refused`() throws {
        try project.write("migrations/V1__table.sql")
        try project.write("migrations/V1__Table.sql")
        try project.write("migrations/R__caf\u{E9}.sql")
        try project.write("migrations/R__cafe\u{301}.sql")
        #expect(project.problems().filter { $0.hasPrefix("NAME_CLASH") }.count == 2)
    }

    @Test func `a link may lead anywhere in the project and nowhere else`() throws {
        try project.write("shared/V1__a.sql")
        try project.write("migrations/V2__b.sql")
        try project.link("migrations/common", to: "../shared")
        try project.link("migrations/V3__c.sql", to: "../shared/V1__a.sql")
        #expect(try project.load().migrations.map(\.script) == ["common/V1__a.sql", "V2__b.sql", "V3__c.sql"])
        try project.link("migrations/outside", to: "/usr")
        try project.link("migrations/V4__d.sql", to: "/etc/hostname")
        #expect(
            project.problems() == [
                "LINK_LEAVES_PROJECT migrations/V4__d.sql", "LINK_LEAVES_PROJECT migrations/outside",
            ]
        )
    }

    @Test func `a loop of links ends`() throws {
        try project.write("migrations/a/V1__a.sql")
        try project.link("migrations/a/again", to: "../../migrations")
        #expect(try project.load().migrations.map(\.script) == ["a/V1__a.sql"])
    }

    @Test func `a folder that is deeper than anyone needs is refused`() throws {
        try project.write("migrations/" + String(repeating: "d/", count: 40) + "V1__a.sql")
        #expect(project.problems().map { $0.prefix(15) } == ["FOLDER_TOO_DEEP"])
    }

    @Test func `what is not a regular file is refused without waiting for it`() throws {
        try project.write("migrations/V2__b.sql")
        #expect(unsafe mkfifo("\(project.folder)/migrations/V1__a.sql", 0o600) == 0)
        try project.link("migrations/V3__c.sql", to: "nowhere.sql")
        #expect(
            project.problems() == ["UNREADABLE_FILE migrations/V1__a.sql", "UNREADABLE_FILE migrations/V3__c.sql"]
        )
    }

    @Test func `a version that the history cannot hold is refused`() throws {
        try project.write("migrations/V" + String(repeating: "1", count: 51) + "__a.sql")
        #expect(project.problems().map { $0.prefix(16) } == ["VERSION_TOO_LONG"])
    }

    @Test func `ten thousand files are loaded in their order`() throws {
        for number in 1...10_000 {
            try project.write("migrations/V\(number)__table_\(number).sql", "select \(number);")
        }
        let folder = try project.load()
        #expect(folder.migrations.count == 10_000)
        #expect(folder.migrations.compactMap(\.version?.text) == (1...10_000).map(String.init))
        let applied = folder.migrations.prefix(9_999).enumerated().map { row($0.offset + 1, $0.element) }
        let list = MigrationList(migrations: folder.migrations, applied: applied)
        #expect(list.currentVersion?.text == "9999")
        #expect(HistoryValidation(list, ignoring: [.pending]).findings.isEmpty)
        #expect(try Plan(list).pending.map(\.script) == ["V10000__table_10000.sql"])
    }
}
