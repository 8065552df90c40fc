/// Where in a statement a syntax error points.
///
/// MariaDB and MySQL name no place, only words: the text from the error on (`near '…'`) and its line. Messages in other
/// languages give `nil`, as does everything that is not found.
enum MariaDBErrorPosition {
    /// Bytes before the place, or `nil`.
    static func offset(in statement: [UInt8], words: String) -> Int? {
        guard let line = line(in: words), let start = startOfLine(line, in: statement) else { return nil }
        guard let near = near(in: words) else { return start }
        return statement[start...].firstRange(of: near)?.lowerBound ?? start
    }

    /// The number after the last ` at line `.
    private static func line(in words: String) -> Int? {
        let marker = Array(" at line ".utf8)
        let bytes = Array(words.utf8)
        guard let found = bytes.ranges(of: marker).last else { return nil }
        return Int(String(decoding: bytes[found.upperBound...], as: UTF8.self))
    }

    /// The first line of what the server quotes; empty quotes stand for the end of the text.
    private static func near(in words: String) -> [UInt8]? {
        let bytes = Array(words.utf8)
        guard let opening = bytes.firstRange(of: Array("near '".utf8)),
            let closing = bytes.ranges(of: Array("' at line ".utf8)).last, closing.lowerBound > opening.upperBound
        else { return nil }
        let quoted = bytes[opening.upperBound..<closing.lowerBound]
        return Array(quoted.prefix { $0 != UInt8(ascii: "\n") })
    }

    private static func startOfLine(_ line: Int, in statement: [UInt8]) -> Int? {
        guard line > 0, !statement.isEmpty else { return nil }
        var start = 0
        for _ in 1..<line {
            guard let end = statement[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            start = end + 1
        }
        return start
    }
}
