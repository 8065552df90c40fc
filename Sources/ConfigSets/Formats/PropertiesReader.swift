import Findings

/// Reads `.properties` as Spring Boot does (docs/config-guard.md, "Properties files").
struct PropertiesReader {
    private let file: String
    private let policy: SecretPolicy
    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    private var lineStart = 0
    private var documents: [ConfigDocument] = []
    private var entries: [ConfigEntry] = []
    private var places: [String: Int] = [:]
    private var warnings: [Finding] = []
    /// Whether the line before the current one is a comment that begins with the same sign.
    private var previousComment: UInt8?

    init(_ bytes: [UInt8], file: String, policy: SecretPolicy) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        self.file = file
        self.policy = policy
    }

    mutating func read() throws(ConfigFileError) -> ConfigFile {
        while place < bytes.count {
            let start = place
            skipBlanks()
            guard let first = current else { break }
            switch first {
            case Self.newline, Self.carriageReturn:
                previousComment = nil
                endLine()
            case UInt8(ascii: "#"), UInt8(ascii: "!"): comment(from: start, sign: first)
            case _:
                previousComment = nil
                try setting()
            }
        }
        endDocument()
        return ConfigFile(documents: documents, warnings: warnings)
    }

    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

    private var location: SourceLocation { SourceLocation(file: file, line: line, column: place - lineStart + 1) }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0C }

    private mutating func skipBlanks() {
        while let byte = current, Self.isBlank(byte) { place += 1 }
    }

    private mutating func endLine() {
        guard let byte = current else { return }
        place += 1
        if byte == Self.carriageReturn, current == Self.newline { place += 1 }
        line += 1
        lineStart = place
    }

    /// A comment; `#---` or `!---` alone in its line parts two documents, unless a neighbour is a comment of that sign.
    private mutating func comment(from start: Int, sign: UInt8) {
        let text = lineText(from: place)
        let isAtStart = place == start && start == lineStart
        place += text.count
        endLine()
        let rest = text.dropFirst().reversed().drop(while: Self.isBlank)
        let separates = isAtStart && rest.elementsEqual("---".utf8) && previousComment != sign && nextSign != sign
        previousComment = separates ? nil : sign
        if separates { endDocument() }
    }

    private func lineText(from start: Int) -> ArraySlice<UInt8> {
        bytes[start...].prefix { $0 != Self.newline && $0 != Self.carriageReturn }
    }

    /// The sign with which the next line begins.
    private var nextSign: UInt8? { current }

    private mutating func endDocument() {
        documents.append(ConfigDocument(entries: entries))
        entries = []
        places = [:]
    }

    private mutating func setting() throws(ConfigFileError) {
        let keyLine = line
        let key = try text { byte in byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") || Self.isBlank(byte) }
        skipBlanks()
        if current == UInt8(ascii: "=") || current == UInt8(ascii: ":") { place += 1 }
        skipBlanks()
        try skipContinuations()
        let valueLocation = location
        let value = try text { _ in false }
        endLine()
        guard !key.isEmpty else { return }
        if key.hasSuffix("[]") {
            for (number, item) in value.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
                add("\(key.dropLast(2))[\(number)]", String(item).trimmed, at: valueLocation, line: keyLine)
            }
        } else {
            add(key, value, at: valueLocation, line: keyLine)
        }
    }

    private mutating func add(_ key: String, _ value: String, at location: SourceLocation, line: Int) {
        if let earlier = places[key] {
            warnings.append(
                Finding(
                    code: "CONFIG_DUPLICATE_KEY",
                    severity: .warning,
                    message: "'\(key)' is set in line \(earlier) already; this line wins.",
                    location: location
                )
            )
        }
        places[key] = line
        entries.append(ConfigEntry(key: key, text: policy.text(value, of: key), location: location))
    }

    /// A backslash at the end of the line right behind the delimiter: the value begins in the next one.
    private mutating func skipContinuations() throws(ConfigFileError) {
        while current == UInt8(ascii: "\\"), place + 1 < bytes.count,
            bytes[place + 1] == Self.newline || bytes[place + 1] == Self.carriageReturn
        {
            place += 1
            endLine()
            skipBlanks()
        }
    }

    /// The text up to the end of the logical line, or to an unescaped byte that ends it.
    private mutating func text(until ends: (UInt8) -> Bool) throws(ConfigFileError) -> String {
        var scalars = String.UnicodeScalarView()
        var isUTF8: [UInt8] = []
        func flush() {
            guard !isUTF8.isEmpty else { return }
            // Boot reads Latin-1; a file in UTF-8 shows in its bytes, and most teams write that.
            if let text = String(validating: isUTF8, as: UTF8.self) {
                scalars.append(contentsOf: text.unicodeScalars)
            } else {
                scalars.append(contentsOf: isUTF8.map { Unicode.Scalar($0) })
            }
            isUTF8 = []
        }
        while let byte = current, byte != Self.newline, byte != Self.carriageReturn, !ends(byte) {
            guard byte == UInt8(ascii: "\\") else {
                isUTF8.append(byte)
                place += 1
                continue
            }
            flush()
            place += 1
            guard let escaped = current else { break }
            if escaped == Self.newline || escaped == Self.carriageReturn {
                endLine()
                skipBlanks()
            } else {
                scalars.append(try self.escaped(escaped))
            }
        }
        flush()
        return String(scalars)
    }

    private mutating func escaped(_ byte: UInt8) throws(ConfigFileError) -> Unicode.Scalar {
        switch byte {
        case UInt8(ascii: "t"): place += 1; return "\t"
        case UInt8(ascii: "n"): place += 1; return "\n"
        case UInt8(ascii: "r"): place += 1; return "\r"
        case UInt8(ascii: "f"): place += 1; return "\u{C}"
        case UInt8(ascii: "u"): return try unicode()
        case _:
            // Any other escaped character stands for itself, with all of its bytes.
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let character = bytes[place..<min(place + length, bytes.count)]
            if let text = String(validating: character, as: UTF8.self), let scalar = text.unicodeScalars.first {
                place += length
                return scalar
            }
            place += 1
            return Unicode.Scalar(byte)
        }
    }

    private mutating func unicode() throws(ConfigFileError) -> Unicode.Scalar {
        guard let first = unit(at: place) else {
            throw ConfigFileError("\\u needs four hexadecimal digits.", at: location)
        }
        place += 5
        guard (0xD800..<0xDC00).contains(first), current == UInt8(ascii: "\\"), let second = unit(at: place + 1),
            (0xDC00..<0xE000).contains(second)
        else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        place += 6
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    /// The number of `uXXXX` at a place.
    private func unit(at place: Int) -> UInt32? {
        guard place + 5 <= bytes.count, bytes[place] == UInt8(ascii: "u") else { return nil }
        let digits = String(decoding: bytes[(place + 1)..<(place + 5)], as: UTF8.self)
        guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit) else { return nil }
        return UInt32(digits, radix: 16)
    }
}
