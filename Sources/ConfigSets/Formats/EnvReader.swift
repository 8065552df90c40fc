import Findings

/// Who reads an `.env` file: the same line means different things to each (docs/config-guard.md, "Variable files").
package enum EnvDialect: String, CaseIterable, Sendable {
    case compose
    case docker
    case node
    case bash
}

/// Reads `.env` files.
struct EnvReader {
    private let file: String
    private let dialect: EnvDialect
    private let policy: SecretPolicy
    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    private var lineStart = 0
    private var values: [String: String] = [:]
    private var entries: [ConfigEntry] = []
    private var warnings: [Finding] = []

    init(_ bytes: [UInt8], file: String, dialect: EnvDialect, policy: SecretPolicy) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        self.file = file
        self.dialect = dialect
        self.policy = policy
    }

    mutating func read() throws(ConfigFileError) -> ConfigFile {
        while place < bytes.count {
            skip { $0 == 0x20 || $0 == 0x09 }
            switch current {
            case nil: break
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): endLine()
            case UInt8(ascii: "#"): skipLine()
            case _?: try setting()
            }
        }
        return ConfigFile(documents: [ConfigDocument(entries: entries)], warnings: warnings)
    }

    private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

    private var location: SourceLocation { SourceLocation(file: file, line: line, column: place - lineStart + 1) }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while let byte = current, condition(byte) { place += 1 }
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    private mutating func skipLine() {
        skip { !Self.isLineEnd($0) }
        endLine()
    }

    private mutating func endLine() {
        guard let byte = current else { return }
        place += 1
        if byte == UInt8(ascii: "\r"), current == UInt8(ascii: "\n") { place += 1 }
        line += 1
        lineStart = place
    }

    private mutating func setting() throws(ConfigFileError) {
        let start = location
        if dialect != .docker, bytes[place...].starts(with: "export ".utf8) {
            place += 7
            skip { $0 == 0x20 || $0 == 0x09 }
        }
        let separators: [UInt8] =
            dialect == .compose || dialect == .node ? [UInt8(ascii: "="), UInt8(ascii: ":")] : [UInt8(ascii: "=")]
        let key = bytes[place...].prefix { !Self.isLineEnd($0) && !separators.contains($0) }
        place += key.count
        let name = String(decoding: key, as: UTF8.self).trimmed
        guard let byte = current, separators.contains(byte) else {
            // A name alone is taken over from whoever starts the service: nobody here knows its value.
            endLine()
            return
        }
        guard !name.isEmpty, !name.contains(" ") else {
            throw ConfigFileError("A setting needs a name without blanks before the equals sign.", at: start)
        }
        place += 1
        let (value, location) = try value()
        if let earlier = entries.first(where: { $0.key == name }) {
            warnings.append(
                Finding(
                    code: "CONFIG_DUPLICATE_KEY",
                    severity: .warning,
                    message: "'\(name)' is set in line \(earlier.location.line ?? 0) already; this line wins.",
                    location: location
                )
            )
        }
        values[name] = value
        entries.append(ConfigEntry(key: name, text: policy.text(value, of: name), location: location))
    }

    private mutating func value() throws(ConfigFileError) -> (String, SourceLocation) {
        guard dialect != .docker else {
            let location = location
            let text = bytes[place...].prefix { !Self.isLineEnd($0) }
            place += text.count
            endLine()
            return (String(decoding: text, as: UTF8.self), location)
        }
        skip { $0 == 0x20 || $0 == 0x09 }
        let location = location
        switch current {
        case UInt8(ascii: "'"): return (try quoted(by: UInt8(ascii: "'")), location)
        case UInt8(ascii: "\""): return (try expanded(try quoted(by: UInt8(ascii: "\"")), at: location), location)
        case UInt8(ascii: "`") where dialect == .node: return (try quoted(by: UInt8(ascii: "`")), location)
        case _: return (try expanded(plain(), at: location), location)
        }
    }

    /// An unquoted value: to the end of the line, or to a `#` behind a blank.
    private mutating func plain() -> String {
        let text = bytes[place...].prefix { !Self.isLineEnd($0) }
        place += text.count
        endLine()
        var end = text.endIndex
        for index in text.indices where text[index] == UInt8(ascii: "#") {
            guard index == text.startIndex || text[index - 1] == 0x20 || text[index - 1] == 0x09 else { continue }
            end = index
            break
        }
        return String(decoding: text[..<end], as: UTF8.self).trimmed
    }

    private mutating func quoted(by quote: UInt8) throws(ConfigFileError) -> String {
        let start = location
        place += 1
        var text: [UInt8] = []
        while let byte = current, byte != quote {
            if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "`"), place + 1 < bytes.count {
                text += escape(bytes[place + 1], in: quote)
                place += 2
            } else {
                text.append(byte)
                if byte == UInt8(ascii: "\n") {
                    line += 1
                    lineStart = place + 1
                }
                place += 1
            }
        }
        guard current == quote else { throw ConfigFileError("The quote that opens here is never closed.", at: start) }
        place += 1
        skipLine()
        return String(decoding: text, as: UTF8.self)
    }

    private func escape(_ byte: UInt8, in quote: UInt8) -> [UInt8] {
        if byte == quote { return [byte] }
        guard quote == UInt8(ascii: "\"") else { return [UInt8(ascii: "\\"), byte] }
        switch byte {
        case UInt8(ascii: "n"): return [UInt8(ascii: "\n")]
        case UInt8(ascii: "r"): return [UInt8(ascii: "\r")]
        case UInt8(ascii: "t"): return [UInt8(ascii: "\t")]
        case UInt8(ascii: "\\"): return [byte]
        // The dollar sign stays escaped until placeholders are replaced.
        case UInt8(ascii: "$"): return [UInt8(ascii: "$"), UInt8(ascii: "$")]
        case _: return [UInt8(ascii: "\\"), byte]
        }
    }

    /// Compose and shells replace variables; the others leave them.
    private func expanded(_ text: String, at location: SourceLocation) throws(ConfigFileError) -> String {
        switch dialect {
        case .docker, .node: text
        case .compose, .bash: try EnvExpansion(values: values, location: location).expand(text)
        }
    }
}
