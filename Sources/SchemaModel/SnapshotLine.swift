/// One line of a snapshot, read from its beginning to its end.
struct SnapshotLine {
    let number: Int
    /// What is not yet read.
    private(set) var rest: ArraySlice<UInt8>

    init(number: Int, rest: ArraySlice<UInt8>) {
        self.number = number
        self.rest = rest
    }

    var isEmpty: Bool { rest.isEmpty }

    var text: String { Self.text(rest) }

    func problem(_ message: String) -> SnapshotError { SnapshotError(line: number, message: message) }

    /// Reads what is expected here, if it is there.
    mutating func skip(_ expected: String) -> Bool {
        guard rest.starts(with: expected.utf8) else { return false }
        rest = rest.dropFirst(expected.utf8.count)
        return true
    }

    /// The kind at the start of a line: the longest that fits, since some begin with others.
    mutating func kind() throws(SnapshotError) -> ObjectKind {
        var found: (kind: ObjectKind, end: Int)?
        var start = rest.startIndex
        for _ in 0..<Self.wordsMax {
            guard let space = rest[start...].firstIndex(of: UInt8(ascii: " ")) else { break }
            if let kind = Self.kinds[Self.text(rest[..<space])] {
                found = (kind, space + 1)
                guard SnapshotWord.isContinued(kind) else { break }
            }
            start = space + 1
        }
        guard let found else {
            throw problem("'\(Self.text(rest.prefix(40)))' begins with no kind of object that this version knows.")
        }
        rest = rest[found.end...]
        return found.kind
    }

    /// The key of a fact that has a line of its own; `nil` when the line is a part.
    mutating func key() -> AttributeKey? {
        let word = rest.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "|") }
        guard word.endIndex == rest.endIndex || rest[word.endIndex] == UInt8(ascii: ":"),
            let key = Self.keys[Self.text(word)]
        else { return nil }
        rest = rest[word.endIndex...]
        return key
    }

    /// A part with its facts.
    mutating func part() throws(SnapshotError) -> SchemaObject {
        let kind = try kind()
        let name = try word(endsAt: UInt8(ascii: "|"))
        var attributes: [Attribute] = []
        while !isEmpty {
            guard skip(" | ") else { throw problem("'\(text)' stands where ' | ' and a fact are expected.") }
            let word = Self.trimmed(rest.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "|") })
            guard let key = Self.keys[Self.text(word)] else {
                throw problem("'\(Self.text(word))' is no fact that this version knows.")
            }
            guard !attributes.contains(where: { $0.key == key }) else {
                throw problem("'\(key.rawValue)' is said twice.")
            }
            rest = rest[word.endIndex...]
            attributes.append(
                Attribute(key, skip(": ") ? try self.word(endsAt: UInt8(ascii: "|")) : SnapshotWord.holds)
            )
        }
        return SchemaObject(kind, name: name, attributes: attributes)
    }

    /// A name or value up to a mark or to the end, in quotes or not.
    mutating func word(endsAt mark: UInt8) throws(SnapshotError) -> String {
        guard rest.first == UInt8(ascii: "\"") else {
            let plain = Self.trimmed(rest.prefix { $0 != mark })
            guard !plain.isEmpty else { throw problem(Self.nothing) }
            rest = rest[plain.endIndex...]
            return Self.text(plain)
        }
        return try quoted()
    }

    /// What remains of the line.
    mutating func value() throws(SnapshotError) -> String {
        guard rest.first == UInt8(ascii: "\"") else {
            guard !isEmpty else { throw problem(Self.nothing) }
            defer { rest = [] }
            return text
        }
        let value = try quoted()
        guard isEmpty else { throw problem("'\(text)' stands behind a value in quotes.") }
        return value
    }

    private mutating func quoted() throws(SnapshotError) -> String {
        var result: [UInt8] = []
        rest = rest.dropFirst()
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
            case UInt8(ascii: "\\"): result += try escaped().utf8
            case _: result.append(byte)
            }
        }
        throw problem("A quote is not closed.")
    }

    private mutating func escaped() throws(SnapshotError) -> String {
        switch rest.popFirst() {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "u"):
            guard skip("{") else { break }
            let digits = rest.prefix { $0 != UInt8(ascii: "}") }
            rest = rest[digits.endIndex...].dropFirst()
            guard let value = UInt32(Self.text(digits), radix: 16), let scalar = Unicode.Scalar(value) else { break }
            return String(scalar)
        case _: break
        }
        throw problem("A backslash is followed by nothing that is known.")
    }

    private static let nothing = "A name or value is missing here; an empty one is written as two quotes."
    /// How many words the longest kind has.
    private static let wordsMax = 3
    private static let kinds = Dictionary(uniqueKeysWithValues: ObjectKind.allCases.map { ($0.rawValue, $0) })
    private static let keys = Dictionary(uniqueKeysWithValues: AttributeKey.allCases.map { ($0.rawValue, $0) })

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        return bytes
    }
}
