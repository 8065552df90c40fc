import Findings
import Migrations
import Testing
import TestSupport

@Suite(.scratchFolder) struct SumFile {
    let project = SampleProject()

    init() throws {
        try project.write("migrations/payment/V1__a b.sql", "select 1;\n")
        try project.write("migrations/payment/V2__b.sql", "select 2;\n")
        try project.write("migrations/payment/V2__b.sql.conf", "encoding=utf8\n")
        try project.write("migrations/ticketing/V1__a.sql", "select 3;\n")
        try project.write("migrations/ticketing/afterMigrate.sql", "select 4;\n")
        try MigrationSum.write(options: project.options)
    }

    private func findings(_ locations: String...) throws -> [String] {
        let findings: [Finding] =
            locations.isEmpty
            ? try MigrationSum.check(options: project.options)
            : try MigrationFolder.load(locations: locations, options: project.options).sumFindings
        return findings.map { "\($0.code) \($0.location?.description ?? "")" }
    }

    @Test func `it lists scripts, configurations and callbacks by path with a digest over all lines`() throws {
        let lines = try project.text("migrations/migrations.sum").split(separator: "\n").map(String.init)
        #expect(
            lines.dropFirst().map { $0.dropLast(65) } == [
                "payment/V1__a b.sql", "payment/V2__b.sql", "payment/V2__b.sql.conf", "ticketing/V1__a.sql",
                "ticketing/afterMigrate.sql",
            ]
        )
        #expect(lines[0].hasPrefix("migrations.sum 1 "))
        #expect(lines[2].hasSuffix(ContentDigest(of: Array("select 2;\n".utf8)).hexadecimal))
        #expect(try findings() == [])
        #expect(try findings("migrations/payment") == [])
    }

    @Test func `other line ends are the same file`() throws {
        try project.write("migrations/payment/V2__b.sql", "select 2;\r\n")
        #expect(try findings() == [])
    }

    @Test func `a changed, a missing and a new file are each named with their place`() throws {
        try project.write("migrations/payment/V1__a b.sql", "select 9;\n")
        try project.remove("migrations/payment/V2__b.sql.conf")
        try project.write("migrations/payment/V3__c.sql")
        let expected = [
            "SUM_FILE_CHANGED migrations/migrations.sum:2", "SUM_FILE_MISSING migrations/migrations.sum:4",
            "SUM_FILE_UNLISTED migrations/payment/V3__c.sql",
        ]
        #expect(try findings() == expected)
        #expect(try findings("migrations/payment") == expected)
        #expect(try findings("migrations/ticketing") == [])
        try MigrationSum.write(options: project.options)
        #expect(try findings() == [])
    }

    @Test func `a list that was changed by hand no longer fits its first line`() throws {
        let text = try project.text("migrations/migrations.sum")
        let lines = text.split(separator: "\n").map(String.init)
        let shortened = lines.filter { !$0.hasPrefix("payment/V2__b.sql ") }
        try project.write("migrations/migrations.sum", shortened.joined(separator: "\n") + "\n")
        #expect(
            try findings() == [
                "SUM_CHAIN_BROKEN migrations/migrations.sum:1", "SUM_FILE_UNLISTED migrations/payment/V2__b.sql",
            ]
        )
        try project.write("migrations/migrations.sum", text.replacing("\n", with: "\r\n"))
        #expect(try findings() == [])
    }

    @Test func `the marks of a conflict are refused line by line`() throws {
        let lines = try project.text("migrations/migrations.sum").split(separator: "\n").map(String.init)
        try project.write("migrations/migrations.sum", "<<<<<<< HEAD\n" + lines.joined(separator: "\n"))
        #expect(try findings().first == "SUM_MALFORMED migrations/migrations.sum:1")
        try project.write(
            "migrations/migrations.sum",
            lines[0] + "\n=======\n" + lines.dropFirst().joined(separator: "\n")
        )
        #expect(try findings() == ["SUM_MALFORMED migrations/migrations.sum:2"])
    }

    @Test func `two branches that each add a file write different first lines`() throws {
        try project.write("migrations/payment/V3__mine.sql")
        try MigrationSum.write(options: project.options)
        let mine = try project.text("migrations/migrations.sum").prefix { $0 != "\n" }
        try project.remove("migrations/payment/V3__mine.sql")
        try project.write("migrations/ticketing/V9__theirs.sql")
        try MigrationSum.write(options: project.options)
        let theirs = try project.text("migrations/migrations.sum").prefix { $0 != "\n" }
        #expect(mine != theirs)
    }

    @Test func `a folder with other problems gets no list`() throws {
        try project.write("migrations/payment/V3_c.sql")
        #expect(throws: MigrationFolderError.self) { try MigrationSum.write(options: project.options) }
    }
}
