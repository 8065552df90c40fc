import Findings
import Foundation
import Migrations
import SQLText
import Testing
import TestSupport

@Suite(.scratchFolder) struct ScriptTexts {
    let project = SampleProject()

    private func read(_ text: MigrationText) throws -> String {
        var bytes: [UInt8] = []
        while try text.read(into: &bytes) {}
        return String(decoding: bytes, as: UTF8.self)
    }

    private func text(of script: String, placeholders: Placeholders? = nil) throws -> String {
        let migration = try #require(try project.load().migrations.first { $0.script == script })
        return try read(MigrationText(migration, placeholders: placeholders))
    }

    @Test func `a script is read without its byte order mark`() throws {
        try project.write("migrations/V1__x.sql", "\u{FEFF}select 'é';\n")
        #expect(try text(of: "V1__x.sql") == "select 'é';\n")
    }

    @Test func `an empty script is read as nothing`() throws {
        try project.write("migrations/V1__x.sql", "")
        try project.write("migrations/V2__x.sql", "\u{FEFF}")
        #expect(try text(of: "V1__x.sql") == "")
        #expect(try text(of: "V2__x.sql") == "")
    }

    @Test func `a long script keeps every character across the borders of chunks`() throws {
        let line = "insert into a values ('é€😀', 'abc');\r\n"
        let whole = String(repeating: line, count: 30_000)
        try project.write("migrations/V1__x.sql", "-" + whole)
        #expect(try text(of: "V1__x.sql") == "-" + whole)
        let migration = try #require(try project.load().migrations.first)
        #expect(migration.checksum == FlywayChecksum(of: Array("-\(whole)".utf8)))
        #expect(migration.digest == ContentDigest(of: Array("-\(whole)".utf8)))
        #expect(migration.size == whole.utf8.count + 1)
    }

    @Test(
        arguments: [
            ("ISO-8859-1", [0x27, 0xE9, 0xFF, 0x80, 0x27], "'éÿ\u{80}'"),
            ("windows-1252", [0x27, 0xE9, 0x80, 0x99, 0x27], "'é€™'"),
            ("UTF-16LE", [0xFF, 0xFE, 0x41, 0x00, 0xE9, 0x00, 0x3D, 0xD8, 0x00, 0xDE], "Aé😀"),
            ("utf-16be", [0x00, 0x41, 0x00, 0xE9, 0xD8, 0x3D, 0xDE, 0x00], "Aé😀"),
        ] as [(String, [UInt8], String)]
    )
    func `a script in another encoding is read as its characters`(
        _ encoding: String,
        _ bytes: [UInt8],
        _ expected: String
    ) throws {
        try project.write("migrations/V1__x.sql", bytes: bytes)
        try project.write("migrations/V1__x.sql.conf", "encoding=\(encoding)\n")
        #expect(try text(of: "V1__x.sql") == expected)
        // Flyway's checksum is over the characters in UTF-8, whatever the file's encoding.
        let migration = try #require(try project.load().migrations.first)
        #expect(migration.checksum == FlywayChecksum(of: Array(expected.utf8)))
    }

    @Test(
        arguments: [
            [0x61, 0x0A, 0x62, 0xFF], [0x61, 0x0A, 0x62, 0xC3, 0x28], [0x61, 0x0A, 0x62, 0xED, 0xA0, 0x80],
            [0x61, 0x0A, 0x62, 0xC0, 0x80], [0x61, 0x0A, 0x62, 0xE2, 0x82], [0x61, 0x0A, 0x62, 0xF5, 0x80, 0x80, 0x80],
        ] as [[UInt8]]
    )
    func `bytes that are not UTF-8 are refused with their place`(_ bytes: [UInt8]) throws {
        try project.write("migrations/V1__x.sql", bytes: bytes)
        #expect(project.problems() == ["WRONG_ENCODING migrations/V1__x.sql:2:2"])
    }

    @Test func `the place of a wrong byte counts from the start of the file`() throws {
        let good = String(repeating: "0123456789abcde\n", count: 40_000)
        try project.write("migrations/V1__x.sql", bytes: Array(good.utf8) + [0x61, 0xFF])
        #expect(project.problems() == ["WRONG_ENCODING migrations/V1__x.sql:40001:2"])
    }

    @Test func `a script that changed after it was loaded is known by its digest at the end`() throws {
        try project.write("migrations/V1__x.sql", "select 1;\n")
        let migration = try #require(try project.load().migrations.first)
        let same = try MigrationText(migration, placeholders: nil)
        #expect(same.digest == nil)
        _ = try read(same)
        #expect(same.digest == migration.digest)
        try project.write("migrations/V1__x.sql", "select 2;\n")
        let changed = try MigrationText(migration, placeholders: nil)
        _ = try read(changed)
        #expect(changed.digest != migration.digest)
    }

    @Test func `placeholders are replaced in the text and not in the digest`() throws {
        try project.write("migrations/V1__x.sql", "select '${OWNER}', '${flyway:filename}';\n")
        let migration = try #require(try project.load().migrations.first)
        let text = try MigrationText(migration, placeholders: Placeholders(["owner": "team"]))
        #expect(try read(text) == "select 'team', 'V1__x.sql';\n")
        #expect(text.digest == migration.digest)
    }

    @Test(arguments: (262_140...262_148).map(\.self))
    func `a placeholder is seen wherever the border of a chunk cuts it`(_ offset: Int) throws {
        let before = String(repeating: "-", count: offset)
        try project.write("migrations/V1__x.sql", before + "${owner}" + "--")
        try project.write("migrations/V2__x.sql", before + "$ {owner}" + "--")
        let migrations = try project.load().migrations
        #expect(migrations.map(\.holdsPlaceholders) == [true, false])
        let replaced = try text(of: "V1__x.sql", placeholders: Placeholders(["owner": "team"]))
        #expect(replaced == before + "team--")
    }

    @Test func `a script's configuration can keep its placeholders as they are`() throws {
        try project.write("migrations/V1__x.sql", "select '${owner}';\n")
        try project.write("migrations/V1__x.sql.conf", "placeholderReplacement=false\n")
        #expect(try text(of: "V1__x.sql", placeholders: Placeholders()) == "select '${owner}';\n")
    }

    @Test func `a file that is gone is a sentence that names it`() throws {
        try project.write("migrations/V1__x.sql")
        let migration = try #require(try project.load().migrations.first)
        try project.remove("migrations/V1__x.sql")
        #expect(throws: SQLTextError.self) { try MigrationText(migration, placeholders: nil) }
    }

    @Test func `a repeatable's checksum is over its text with the values of the target`() throws {
        try project.write("migrations/R__a.sql", "select '${owner}';\n")
        try project.write("migrations/R__b.sql", "select 1;\n")
        try project.write("migrations/V1__c.sql", "select '${unknown}';\n")
        let migrations = try project.load().migrations
        let checksums = try repeatableChecksums(of: migrations, placeholders: Placeholders(["owner": "team"]))
        #expect(
            checksums == [
                "R__a.sql": FlywayChecksum(of: Array("select 'team';\n".utf8)),
                "R__b.sql": FlywayChecksum(of: Array("select 1;\n".utf8)),
            ]
        )
        let raw = try repeatableChecksums(of: migrations, placeholders: nil)
        #expect(raw["R__a.sql"] == FlywayChecksum(of: Array("select '${owner}';\n".utf8)))
    }

    @Test func `an unknown placeholder in a repeatable names the file and the place`() throws {
        try project.write("migrations/R__a.sql", "select 1;\nselect '${owner}';\n")
        let migrations = try project.load().migrations
        let error = try #require(throws: MigrationTextError.self) {
            try repeatableChecksums(of: migrations, placeholders: Placeholders(["team": "x"]))
        }
        #expect(
            "\(error)" == "migrations/R__a.sql:2:9: No value provided for placeholder: ${owner}. These have values: "
                + "${flyway:filename}, ${team}."
        )
    }
}
