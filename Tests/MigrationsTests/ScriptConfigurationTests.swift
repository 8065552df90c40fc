import Findings
import Migrations
import SQLText
import Testing
import TestSupport

@Suite(.scratchFolder) struct ScriptConfigurations {
    let project = SampleProject()

    private func configuration(_ text: String) throws -> ScriptConfiguration {
        try project.write("migrations/V1__a.sql")
        try project.write("migrations/V1__a.sql.conf", text)
        return try #require(try project.load().migrations.first).configuration
    }

    @Test func `without a file the statements decide, the text is UTF-8 and placeholders are replaced`() throws {
        try project.write("migrations/V1__a.sql")
        let configuration = try #require(try project.load().migrations.first).configuration
        #expect(configuration.executesInTransaction == nil)
        #expect(configuration.encoding == .utf8)
        #expect(configuration.replacesPlaceholders)
        #expect(configuration.condition == nil)
    }

    @Test func `every key is read, comments and blanks are not`() throws {
        let configuration = try configuration(
            "# a comment\r\n\n executeInTransaction = FALSE \nencoding=latin1\nplaceholderReplacement=false\n"
                + "! another\nshouldExecute=${tier}==free\n"
        )
        #expect(configuration.executesInTransaction == false)
        #expect(configuration.encoding == .latin1)
        #expect(!configuration.replacesPlaceholders)
        #expect(configuration.condition?.expression == "${tier}==free")
    }

    @Test(arguments: [
        ("encoding=utf-8\nexecuteInTransacton=true", "2", "Did you mean executeInTransaction?"),
        ("colour=red", "1", "Known keys: executeInTransaction"), ("executeInTransaction=maybe", "1", "true or false"),
        ("\nencoding=EBCDIC", "2", "Use one of UTF-8"), ("encoding", "1", "key=value"),
        ("encoding=utf8\nencoding=latin1", "2", "set twice"), ("shouldExecute=a==", "1", "a value is missing"),
        ("shouldExecute=(a==b", "1", "not closed"), ("shouldExecute=a==b c)", "1", "complete"),
    ])
    func `a line that is not understood is refused with its place`(
        _ text: String,
        _ line: String,
        _ words: String
    ) throws {
        let error = try #require(throws: MigrationFolderError.self) { try configuration(text) }
        #expect(error.findings.map(\.location?.description) == ["migrations/V1__a.sql.conf:\(line)"])
        #expect(error.description.contains(words))
    }

    @Test func `a configuration without its script is noted`() throws {
        try project.write("migrations/V1__a.sql")
        try project.write("migrations/V2__b.sql.conf", "encoding=utf8")
        let folder = try project.load()
        #expect(folder.notes.map(\.code) == ["ORPHAN_CONFIGURATION"])
        #expect(folder.notes.first?.location?.file == "migrations/V2__b.sql.conf")
    }

    @Test(arguments: [
        ("true", true), ("false", false), ("TRUE", true), ("a==a", true), ("a == b", false), ("a!=b", true),
        ("${tier}==free", true), ("${tier}!=free", false), ("${yes}", true), ("a==a && b==c", false),
        ("a==a || b==c", true), ("a==b || b==b && c==d", false), ("(a==a || b==c) && c==c", true),
        ("a==a || b==c && c==d", true), ("(a==a||b==c)&&c==d", false), ("${sly}==x", false),
    ])
    func `a condition is met as it reads`(_ expression: String, _ isMet: Bool) throws {
        let placeholders = Placeholders(["tier": "free", "yes": "true", "sly": "x==x || x"])
        #expect(try ScriptCondition(expression: expression).isMet(with: placeholders) == isMet)
    }

    @Test(arguments: ["maybe", "${nobody}==x"])
    func `a condition without a truth value is refused`(_ expression: String) throws {
        let condition = try ScriptCondition(expression: expression)
        #expect(throws: SQLTextError.self) { try condition.isMet(with: Placeholders()) }
    }
}
