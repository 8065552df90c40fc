import Files
import Findings
import SQLText
import StrictYAML

/// Why a table cannot be used.
struct CSVProblem: Error {
    let file: String
    /// The line, counted from 1, or `nil` when the whole file is meant.
    let line: Int?
    let sentence: String
}

/// A table in a file: comma-separated values as in RFC 4180, the first line naming the columns.
struct CSVTable {
    /// One line of the table: its values by the column's name, and where it stands.
    struct Row {
        let fields: [String: String]
        let location: SourceLocation
    }

    let columns: [String]
    let rows: [Row]

    private static let bytesMax = 64 << 20

    /// Reads a file of the project whole.
    init(file: String, in folder: String, rowsMax: Int) throws(CSVProblem) {
        func problem(_ line: Int?, _ sentence: String) -> CSVProblem {
            CSVProblem(file: file, line: line, sentence: sentence)
        }
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try ProjectFile.read(file, in: folder, limit: Self.bytesMax)
        } catch {
            throw problem(nil, "Cannot read \(file): \(error.reason).")
        }
        var reader = CSVReader(file: file, bytes: bytes)
        guard let header = try reader.record() else {
            throw problem(1, "The table is empty: its first line names the columns.")
        }
        let columns = header.values
        guard Set(columns).count == columns.count else {
            throw problem(1, "Two columns of the table have the same name.")
        }
        guard columns.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNamePart) && $0 != "name" }) else {
            throw problem(1, "The name of a column is made of letters, digits, '_', '-' and '.', and is not 'name'.")
        }
        var rows: [Row] = []
        while let record = try reader.record() {
            guard record.values.count == columns.count else {
                throw problem(
                    record.line,
                    "This row has \(record.values.count) values, and the table has \(columns.count) columns."
                )
            }
            guard rows.count < rowsMax else { throw problem(record.line, "The table has more than \(rowsMax) rows.") }
            let fields = Dictionary(uniqueKeysWithValues: zip(columns, record.values))
            rows.append(Row(fields: fields, location: SourceLocation(file: file, line: record.line)))
        }
        self.columns = columns
        self.rows = rows
    }
}

/// Cuts the bytes of a table into records.
private struct CSVReader {
    private let file: String
    private var rest: ArraySlice<UInt8>
    private var line = 1

    init(file: String, bytes: [UInt8]) {
        self.file = file
        rest = bytes.withoutByteOrderMark
    }

    /// The next record that is not an empty line, or `nil` at the end.
    mutating func record() throws(CSVProblem) -> (values: [String], line: Int)? {
        while skipLineBreak() { line += 1 }
        guard !rest.isEmpty else { return nil }
        let start = line
        var values = [try value()]
        while rest.first == UInt8(ascii: ",") {
            rest.removeFirst()
            values.append(try value())
        }
        guard rest.isEmpty || skipLineBreak() else {
            throw problem("A ',' or the end of the line must follow the closing quote.")
        }
        line += 1
        return (values, start)
    }

    private mutating func value() throws(CSVProblem) -> String {
        guard rest.first == UInt8(ascii: "\"") else {
            let text = rest.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            guard !text.contains(UInt8(ascii: "\"")) else {
                throw problem("A value that holds '\"' must stand in quotes, and each '\"' in it twice.")
            }
            rest = rest[text.endIndex...]
            return try self.text(text)
        }
        rest.removeFirst()
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\n") { line += 1 }
            if byte == UInt8(ascii: "\"") {
                guard rest.first == UInt8(ascii: "\"") else { return try text(bytes[...]) }
                rest.removeFirst()
            }
            bytes.append(byte)
        }
        throw problem("The table ends inside quotes that are not closed.")
    }

    private mutating func skipLineBreak() -> Bool {
        if rest.starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")]) {
            rest.removeFirst(2)
            return true
        }
        guard rest.first == UInt8(ascii: "\n") || rest.first == UInt8(ascii: "\r") else { return false }
        rest.removeFirst()
        return true
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(CSVProblem) -> String {
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            throw problem("This is not UTF-8 text.")
        }
        return text
    }

    private func problem(_ sentence: String) -> CSVProblem { CSVProblem(file: file, line: line, sentence: sentence) }
}
