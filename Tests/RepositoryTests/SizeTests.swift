import Foundation
import Testing

/// The sizes that docs/style.md asks for.
@Suite struct Sizes {
    @Test(arguments: ["Sources", "Tests", "Benchmarks"])
    func `no file is longer than 500 lines`(folder: String) throws {
        for file in Repository.swiftFiles(below: folder) {
            let count = try Repository.lines(of: file).count
            #expect(count <= 500, "\(file) has \(count) lines")
        }
    }

    @Test func `half of the source files have at most 120 lines`() throws {
        let counts = try Repository.swiftFiles(below: "Sources").map { try Repository.lines(of: $0).count }.sorted()
        try #require(!counts.isEmpty)
        #expect(counts[counts.count / 2] <= 120)
    }

    @Test func `no function is longer than 60 lines`() throws {
        for file in Repository.swiftFiles(below: "Sources") {
            for function in Self.functions(in: try Repository.lines(of: file)) {
                #expect(function.length <= 60, "\(file):\(function.line) has \(function.length) lines")
            }
        }
    }

    /// Every `func` and `init` from its first line to the brace that closes it at the same indentation.
    private static func functions(in lines: [Substring]) -> [(line: Int, length: Int)] {
        lines.indices.compactMap { index in
            let code = lines[index].drop { $0 == " " }
            let indentation = lines[index].count - code.count
            guard code.contains("func ") || code.hasPrefix("init(") || code.contains(" init("), !code.hasPrefix("//")
            else {
                return nil
            }
            // A requirement of a protocol has no body: an empty line or the protocol's end follows it.
            guard let opening = lines[index...].firstIndex(where: { $0.hasSuffix("{") }),
                !lines[index...opening].contains(where: { $0.allSatisfy { $0 == " " || $0 == "}" } })
            else { return nil }
            let closing = String(repeating: " ", count: indentation) + "}"
            guard let end = lines[opening...].firstIndex(where: { $0.hasPrefix(closing) }) else { return nil }
            return (index + 1, end - index + 1)
        }
    }
}
