import Glibc
import SchemaModel

/// Compares, writes and reads large schemas, and prints a line of `work<TAB>milliseconds<TAB>megabytes` for each.
///
/// The time is that of the processor, so what else the machine does matters little; the memory is the peak of the
/// process so far, with both schemas in it.
@main
enum CompareBenchmark {
    private static let tables = 10_000
    private static let runs = 5

    static func main() throws {
        let expected = LargeSchema.make(tables: tables)
        let found = LargeSchema.make(tables: tables, adjusting: LargeSchema.adjusted)
        measure("compare") {
            let changes = expected.changes(in: found)
            precondition(changes.count == LargeSchema.adjusted.count, "each adjustment is one change")
        }
        measure("write") { precondition(!expected.snapshot.isEmpty, "a schema has a text") }
        let text = expected.snapshot
        try measure("read") {
            let read = try Schema(snapshot: text)
            precondition(read == expected, "what is written is read again")
        }
    }

    private static func measure(_ work: String, _ body: () throws -> Void) rethrows {
        let milliseconds = try (0..<runs)
            .map { _ in
                let start = clock()
                try body()
                return Double(clock() - start) * 1000 / Double(CLOCKS_PER_SEC)
            }
        print("\(work)\t\(milliseconds.sorted()[runs / 2])\t\(peakMegabytes)")
    }

    private static var peakMegabytes: Int {
        var usage = rusage()
        return unsafe getrusage(RUSAGE_SELF.rawValue, &usage) == 0 ? usage.ru_maxrss / 1024 : 0
    }
}
