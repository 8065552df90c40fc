import SQLText
import TestSupport
import Testing

@Suite struct Splitting {
    @Test(arguments: try Dialect.allCases.flatMap { try GoldenCase.all(in: $0.rawValue) })
    func `a script splits into the parts its golden file lists`(_ example: GoldenCase) throws {
        let script = try example.bytes()
        let listing = ScriptListing(TextSource(script), rules: try example.rules())
        try example.expect(listing.text(of: script))
    }

    @Test func `a caller's rules hold from the first statement`() throws {
        var rules = LexicalRules(.mariadb)
        rules.backslashEscapes = false
        rules.doubleQuotesMakeNames = true
        #expect(texts(#"SELECT 'a\'; SELECT "b\"; SELECT 1"#, rules) == [#"SELECT 'a\'"#, #"SELECT "b\""#, "SELECT 1"])
        var postgres = LexicalRules(.postgres)
        postgres.backslashEscapes = true
        #expect(texts(#"SELECT 'a\';'; SELECT 1"#, postgres) == [#"SELECT 'a\';'"#, "SELECT 1"])
    }

    @Test(arguments: [
        ("\\connect shop", true), ("\\c \"shop\"", true), ("\\connect -", true), ("\\connect", true),
        ("\\connect other", false), ("\\c shop migrator", false),
    ])
    func `a script may connect to the database that it is sent to, and to no other`(line: String, isHarmless: Bool) {
        var rules = LexicalRules(.postgres)
        rules.connectedDatabase = "shop"
        let listing = ScriptListing(TextSource("\(line)\nSELECT 1;\n"), rules: rules)
        #expect((listing.error == nil) == isHarmless)
    }

    @Test func `what the source refuses is refused`() throws {
        struct BrokenSource: ByteSource {
            var chunks = ["SELECT 1;\n", "SELECT"]

            mutating func read(into buffer: inout [UInt8]) throws(SQLTextError) -> Bool {
                guard !chunks.isEmpty else { throw .unreadable(reason: "The disk is gone.", at: nil) }
                buffer.append(contentsOf: chunks.removeFirst().utf8)
                return true
            }
        }
        let listing = ScriptListing(BrokenSource(), rules: LexicalRules(.sqlite))
        #expect(listing.error == .unreadable(reason: "The disk is gone.", at: nil))
        #expect(listing.parts.count == 2)
    }

    @Test func `after an error nothing more is handed out`() throws {
        var reader = ScriptReader(TextSource("SELECT 1; \\! ls\nSELECT 2;"), rules: LexicalRules(.postgres))
        let expected = SQLTextError.clientCommand(name: "\\!", at: TextPosition(offset: 10, line: 1, column: 11))
        #expect(try reader.next()?.span == 0..<9)
        #expect(throws: expected) { try reader.next() }
        #expect(throws: expected) { try reader.next() }
    }

    private func texts(_ script: String, _ rules: LexicalRules) -> [String] {
        ScriptListing(TextSource(script), rules: rules).parts
            .compactMap { part in
                guard case .statement(let statement) = part.element else { return nil }
                return statement.text
            }
    }
}

extension GoldenCase {
    /// The rules of the dialect that the case's folder is named after.
    func rules() throws -> LexicalRules {
        let folder = name.prefix { $0 != "/" }
        return LexicalRules(try #require(Dialect(rawValue: String(folder))))
    }
}
