import Migrations
import SQLText
import Testing

/// Hands out a text in pieces of one size.
struct PieceSource: ByteSource {
    var rest: ArraySlice<UInt8>
    let size: Int

    init(_ text: String, size: Int) {
        rest = Array(text.utf8)[...]
        self.size = size
    }

    mutating func read(into buffer: inout [UInt8]) throws(SQLTextError) -> Bool {
        guard !rest.isEmpty else { return false }
        buffer += rest.prefix(size)
        rest = rest.dropFirst(size)
        return true
    }
}

@Suite struct PlaceholderReplacement {
    static let values = Placeholders(["owner": "team", "Empty": "", "dollar": "${owner}", "a b": "é"])

    private func replace(_ text: String, size: Int, _ placeholders: Placeholders = values) throws -> String {
        var source = PlaceholderSource(PieceSource(text, size: size), placeholders: placeholders)
        var bytes: [UInt8] = []
        while try source.read(into: &bytes) {}
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [1, 2, 3, 5, 7, 64, 4096])
    func `placeholders are replaced wherever the borders of chunks lie`(_ size: Int) throws {
        let text = "$$ ${owner}${OWNER} $ {owner} ${Empty}| ${dollar} $${owner} ${a b} $1 'a${owner}b' $"
        #expect(try replace(text, size: size) == "$$ teamteam $ {owner} | ${owner} $team é $1 'ateamb' $")
    }

    @Test(arguments: [1, 3, 4096])
    func `other prefixes and suffixes can be set`(_ size: Int) throws {
        let placeholders = try #require(Placeholders(prefix: "<<<", suffix: ">>", values: ["x": "1"]))
        #expect(try replace("<<x <<<x>> <<<X>>> ${x} <<", size: size, placeholders) == "<<x 1 1> ${x} <<")
    }

    @Test(arguments: [1, 4, 4096])
    func `a placeholder without a value is refused with its place and the known names`(_ size: Int) throws {
        let error = try #require(throws: SQLTextError.self) { try replace("a\r\n${owner}\r  ${nobody}", size: size) }
        #expect(error.position == TextPosition(offset: 14, line: 3, column: 3))
        #expect(
            "\(error)" == "No value provided for placeholder: ${nobody}. These have values: "
                + "${Empty}, ${a b}, ${dollar}, ${owner}."
        )
    }

    @Test(arguments: [1, 4096])
    func `a placeholder that is never closed is refused where it opens`(_ size: Int) throws {
        let short = try #require(throws: SQLTextError.self) { try replace("ab ${owner", size: size) }
        #expect(short.position?.column == 4)
        let long = String(repeating: "x", count: 5_000)
        let endless = try #require(throws: SQLTextError.self) { try replace("\n${\(long)}", size: size) }
        #expect(endless.position?.line == 2)
    }

    @Test func `an empty prefix or suffix is refused`() {
        #expect(Placeholders(prefix: "", suffix: "}", values: [:]) == nil)
        #expect(Placeholders(prefix: "${", suffix: "", values: [:]) == nil)
    }

    @Test func `the names that every run defines are Flyway's`() throws {
        var placeholders = Placeholders()
        for standard in Placeholders.Standard.allCases { placeholders[standard] = standard.rawValue }
        let text =
            "${flyway:defaultSchema} ${flyway:user} ${flyway:database} ${flyway:timestamp} ${flyway:filename} "
            + "${flyway:workingDirectory} ${flyway:table} ${flyway:environment}"
        #expect(
            try placeholders.replacing(in: text)
                == "defaultSchema user database timestamp filename workingDirectory table environment"
        )
        placeholders[.user] = nil
        #expect(placeholders.names.contains("flyway:user") == false)
    }
}
