import Compression
import Database
import Migrations
import SchemaModel

/// A recorded schema as the texts of its table, whole.
struct Record {
    private let migrator: String
    /// One line for each row of the history: rank, SHA-256 or `-`, checksum or `-`, script.
    private let checksums: String
    /// The compressed snapshot in Base64.
    private let schema: String
    private let toolVersion: String
    private let recordedOn: String

    private static let nothing = "-"
    /// More than this would be no schema; a forged record must not fill the memory.
    private static let snapshotBytesMax = 512 << 20
    /// Small enough for the `max_allowed_packet` of old servers, even where a literal takes two bytes for one.
    private static let schemaPartBytesMax = 512 << 10
    private static let checksumsPartBytesMax = 128 << 10

    /// Writes a schema and its files as text.
    init(_ schema: Schema, files: [RecordedFile]) {
        migrator = schema.migrator
        checksums = files.map(Self.line).joined()
        self.schema = Base64.text(compressed(Array(schema.snapshot.utf8)))
        toolVersion = ""
        recordedOn = ""
    }

    private static func line(of file: RecordedFile) -> String {
        let digest = file.sha256?.hexadecimal ?? nothing
        let checksum = file.checksum.map(String.init(describing:)) ?? nothing
        return "\(file.rank) \(digest) \(checksum) \(escaped(file.script))\n"
    }

    /// Puts the rows of `StateStatements.read` together.
    init(_ rows: [Row]) throws(RecordProblem) {
        let head = rows[0]
        guard rows.allSatisfy({ $0.values.count == StateTable.columns.count && !$0.values.contains(.null) }) else {
            throw .noValue
        }
        let numbers = rows.map { $0.integer(0) }
        guard numbers == (1...rows.count).map({ Int64($0) }),
            rows.allSatisfy({ $0.integer(1) == Int64(rows.count) })
        else { throw .missingParts(found: rows.count, of: head.text(1) ?? "?") }
        toolVersion = head.text(2) ?? ""
        recordedOn = head.text(3) ?? ""
        migrator = head.text(4) ?? ""
        checksums = rows.map { $0.text(5) ?? "" }.joined()
        schema = rows.map { $0.text(6) ?? "" }.joined()
    }

    /// The parameters of `StateStatements.insert` for each of the rows.
    func parameters(toolVersion: String) -> [[Value]] {
        let checksums = Self.parts(of: checksums, bytesMax: Self.checksumsPartBytesMax)
        let schema = Self.parts(of: schema, bytesMax: Self.schemaPartBytesMax)
        let count = max(1, checksums.count, schema.count)
        return (0..<count)
            .map { index in
                [
                    .integer(Int64(index + 1)), .integer(Int64(count)), .text(toolVersion), .text(migrator),
                    .text(index < checksums.count ? checksums[index] : ""),
                    .text(index < schema.count ? schema[index] : ""),
                ]
            }
    }

    /// What the texts mean.
    func recorded() throws(RecordProblem) -> Recorded {
        let bytes: [UInt8]
        do throws(CompressionError) {
            bytes = try decompressed(try Base64.bytes(schema), limit: Self.snapshotBytesMax)
        } catch {
            throw .compression(error)
        }
        guard let snapshot = String(validating: bytes, as: UTF8.self) else { throw .compression(.damaged) }
        let schema: Schema
        do throws(SnapshotError) { schema = try Schema(snapshot: snapshot) } catch { throw .snapshot(error) }
        return Recorded(
            schema: Schema(objects: schema.objects, unverified: schema.unverified, migrator: migrator),
            files: try files(),
            toolVersion: toolVersion,
            recordedOn: recordedOn
        )
    }

    /// What the lines of the checksums mean.
    func files() throws(RecordProblem) -> [RecordedFile] {
        var files: [RecordedFile] = []
        for line in checksums.utf8.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " "), maxSplits: 3, omittingEmptySubsequences: false)
            guard words.count == 4, let rank = Int(Substring(words[0])), let script = Self.unescaped(words[3]) else {
                throw .checksumLine(files.count + 1)
            }
            let digest = ContentDigest(hexadecimal: Substring(words[1]))
            let checksum = Int32(Substring(words[2])).map(FlywayChecksum.init)
            guard digest != nil || Substring(words[1]) == Self.nothing,
                checksum != nil || Substring(words[2]) == Self.nothing
            else { throw .checksumLine(files.count + 1) }
            files.append(RecordedFile(rank: rank, sha256: digest, checksum: checksum, script: script))
        }
        return files
    }

    /// Pieces of at most so many bytes, none of which ends within a character's bytes.
    private static func parts(of text: String, bytesMax: Int) -> [String] {
        var parts: [String] = []
        var rest = text.utf8[...]
        while !rest.isEmpty {
            var end = rest.index(rest.startIndex, offsetBy: bytesMax, limitedBy: rest.endIndex) ?? rest.endIndex
            while end < rest.endIndex, rest[end] & 0b1100_0000 == 0b1000_0000 { end = rest.index(before: end) }
            parts.append(String(Substring(rest[..<end])))
            rest = rest[end...]
        }
        return parts
    }

    /// A name as part of a line; by bytes, since a line break and what follows it may be one character.
    private static func escaped(_ script: String) -> String {
        var bytes: [UInt8] = []
        for byte in script.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case UInt8(ascii: "\n"): bytes += "\\n".utf8
            case _: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func unescaped(_ text: Substring.UTF8View) -> String? {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
            case _: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Why a record cannot be read.
enum RecordProblem: Error {
    case noValue
    case missingParts(found: Int, of: String)
    case compression(CompressionError)
    case snapshot(SnapshotError)
    /// Counted from 1.
    case checksumLine(Int)

    /// One full sentence.
    var sentence: String {
        switch self {
        case .noValue: "A value is NULL that never is."
        case .missingParts(let found, let count): "It was written in \(count) parts, and \(found) are there."
        case .compression(let error): error.description
        case .snapshot(let error): "Line \(error.line) of it: \(error.message)"
        case .checksumLine(let line): "Line \(line) of its checksums is not a rank, a SHA-256, a checksum and a script."
        }
    }
}
