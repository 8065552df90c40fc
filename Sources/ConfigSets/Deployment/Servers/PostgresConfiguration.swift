import Files
import Findings

/// Reads `postgresql.conf`.
struct PostgresConfiguration {
    private var cursor: ByteCursor
    private let policy: SecretPolicy
    private var entries: [ConfigEntry] = []
    private var places: [String: SourceLocation] = [:]
    private var findings: [Finding] = []

    static func read(_ file: DeploymentFile, policy: SecretPolicy) throws(ConfigFileError) -> DeploymentSettings {
        var reader = PostgresConfiguration(cursor: ByteCursor(file.bytes, file: file.path), policy: policy)
        try reader.read()
        let layer = ConfigLayer(name: Path.name(of: file.path), kind: .properties, entries: reader.entries)
        return DeploymentSettings(layers: [layer], findings: reader.findings)
    }

    private init(cursor: ByteCursor, policy: SecretPolicy) {
        self.cursor = cursor
        self.policy = policy
    }

    private mutating func read() throws(ConfigFileError) {
        while true {
            cursor.skip(while: \.isBlankOrLineEnd)
            guard let first = cursor.current else { return }
            if first == UInt8(ascii: "#") { cursor.skipLine() } else { try setting() }
        }
    }

    private mutating func setting() throws(ConfigFileError) {
        let start = cursor
        guard cursor.current?.beginsName == true else {
            throw start.error("A name was expected at the start of the line.")
        }
        let name = String(
            decoding: cursor.take { $0.isNamePart || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "$") },
            as: UTF8.self
        )
        .lowercased()
        cursor.skipBlanks()
        if cursor.current == UInt8(ascii: "=") { cursor.advance() }
        cursor.skipBlanks()
        let location = cursor.location
        let text = cursor.current == UInt8(ascii: "'") ? try quoted() : try bare()
        cursor.skipBlanks()
        if cursor.current == UInt8(ascii: "#") { cursor.skip { !ByteCursor.isLineEnd($0) } }
        guard cursor.isAtLineEnd else { throw cursor.error("Nothing can follow behind a value in its line.") }
        guard !["include", "include_dir", "include_if_exists"].contains(name) else {
            return findings.append(.notFollowed(name, at: start.location))
        }
        if let earlier = places.updateValue(location, forKey: name) {
            findings.append(.setTwice(name, before: earlier, at: location))
        }
        entries.append(ConfigEntry(key: name, text: policy.text(text, of: name), location: location))
    }

    private mutating func bare() throws(ConfigFileError) -> String {
        let start = cursor
        let value = cursor.take { byte in
            byte.isNamePart || byte >= 0x80 || "-+._:/".utf8.contains(byte)
        }
        guard let text = value.text, let first = value.first else { throw start.error("A value was expected here.") }
        guard first.beginsName || first.isDigit || first >= 0x80 || "+-.".utf8.contains(first) else {
            throw start.error("This value has to stand in single quotes.")
        }
        return text
    }

    /// Between single quotes: a doubled one stands for one, and a backslash escapes.
    private mutating func quoted() throws(ConfigFileError) -> String {
        let start = cursor
        cursor.advance()
        var bytes: [UInt8] = []
        while let byte = cursor.current, !ByteCursor.isLineEnd(byte) {
            cursor.advance()
            if byte == UInt8(ascii: "'") {
                guard cursor.current == byte else {
                    guard let text = bytes[...].text else { throw start.error("This value is not UTF-8 text.") }
                    return text
                }
                cursor.advance()
                bytes.append(byte)
            } else if byte == UInt8(ascii: "\\") {
                escape(into: &bytes)
            } else {
                bytes.append(byte)
            }
        }
        throw start.error("The quote that opens here is not closed in its line.")
    }

    private mutating func escape(into bytes: inout [UInt8]) {
        guard let next = cursor.current, !ByteCursor.isLineEnd(next) else { return }
        if (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(next) {
            var value: UInt32 = 0
            for _ in 0..<3 {
                guard let digit = cursor.current, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else { break }
                value = value << 3 + UInt32(digit - UInt8(ascii: "0"))
                cursor.advance()
            }
            return bytes.append(UInt8(truncatingIfNeeded: value))
        }
        cursor.advance()
        switch next {
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case _: bytes.append(next)
        }
    }
}
