import Glibc
import SQLText

/// Cuts large texts into statements and prints how fast: a line of `name<TAB>megabytes a second` for each kind of text.
///
/// The seconds are those of the processor, so what else the machine does matters little.
@main
enum SplitBenchmark {
    private static let bytesMin = 64_000_000
    private static let runs = 5

    static func main() throws {
        for sample in Sample.all {
            let text = sample.text(bytesMin: bytesMin)
            let speeds = try (0..<runs).map { _ in try megabytesPerSecond(text, rules: LexicalRules(sample.dialect)) }
            print("\(sample.name)\t\(Int(speeds.sorted()[runs / 2]))")
        }
    }

    private static func megabytesPerSecond(_ text: [UInt8], rules: LexicalRules) throws -> Double {
        let start = clock()
        var reader = ScriptReader(ChunkedSource(text), rules: rules)
        var end = 0
        while let part = try reader.next() { end = part.span.upperBound }
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        precondition(end == text.count, "the parts of a script are the whole of it")
        return Double(text.count) / 1e6 / seconds
    }
}

/// Hands a text over as a file is read, a piece at a time.
private struct ChunkedSource: ByteSource {
    private static let chunkBytes = 256 << 10
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func read(into buffer: inout [UInt8]) -> Bool {
        buffer += rest.prefix(Self.chunkBytes)
        defer { rest = rest.dropFirst(Self.chunkBytes) }
        return !rest.isEmpty
    }
}
