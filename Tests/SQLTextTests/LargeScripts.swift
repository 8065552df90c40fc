import SQLText
import Testing

@Suite struct LargeScripts {
    /// Repeats one text for a long time and counts what it has handed out.
    private struct EndlessSource: ByteSource {
        final class Meter { var bytes = 0 }

        let text: [UInt8]
        let repetitions: Int
        let meter = Meter()
        private var count = 0

        init(_ text: String, repetitions: Int) {
            self.text = Array(text.utf8)
            self.repetitions = repetitions
        }

        mutating func read(into buffer: inout [UInt8]) throws(SQLTextError) -> Bool {
            guard count < repetitions else { return false }
            count += 1
            buffer.append(contentsOf: text)
            meter.bytes += text.count
            return true
        }
    }

    @Test(arguments: [
        "INSERT INTO t VALUES (1, 'a;b');\n-- note\n", "/* only a comment */\n", "\n\n\n", ";",
    ])
    func `no more than one chunk is read ahead of a statement`(_ text: String) throws {
        let source = EndlessSource(text, repetitions: 20_000)
        var reader = ScriptReader(source, rules: LexicalRules(.postgres))
        var end = 0
        while let part = try reader.next() {
            end = part.span.upperBound
            guard case .statement = part.element else { continue }
            #expect(source.meter.bytes - end <= text.utf8.count)
        }
        #expect(end == text.utf8.count * 20_000)
    }

    @Test func `the data of a copy is handed out in small pieces`() throws {
        let line = String(repeating: "x", count: 99) + "\n"
        let data = String(repeating: line, count: 3_000) + String(repeating: "y", count: 3_000_000) + "\n"
        let listing = ScriptListing(
            TextSource("COPY t FROM stdin;\n" + data + "\\.\nSELECT 1;"),
            rules: LexicalRules(.postgres)
        )
        var pieces: [[UInt8]] = []
        for case .copyData(let piece) in listing.parts.compactMap(\.element) { pieces.append(piece) }
        #expect(pieces.allSatisfy { $0.count <= 1024 * 1024 })
        #expect(pieces.count >= 6)
        #expect(Array(pieces.joined()) == Array(data.utf8))
        #expect(listing.error == nil)
    }

    @Test func `a position counts the lines of everything before it`() throws {
        let script = String(repeating: "-- é\r\n", count: 70_000) + "  SELECT 1"
        let listing = ScriptListing(ChunkedSource(Array(script.utf8), chunkBytes: 1000), rules: LexicalRules(.sqlite))
        #expect(listing.parts.last?.position == TextPosition(offset: 490_002, line: 70_001, column: 3))
    }

    @Test(arguments: [
        "'", "\"", "/*", "$a", "$a$", "E'a'\n", "(", "a$", "-", "--\n", "\\", "`", "[", "*/", "BEGIN ", "CASE ", ";",
    ])
    func `text that opens the same thing over and over is read in one pass`(_ text: String) throws {
        let script = Array(String(repeating: text, count: 100_000).utf8)
        for dialect in Dialect.allCases {
            let listing = ScriptListing(ChunkedSource(script, chunkBytes: 4096), rules: LexicalRules(dialect))
            #expect(listing.error != nil || listing.parts.last?.span.upperBound == script.count)
        }
    }
}
