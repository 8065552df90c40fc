extension Schema {
    /// Reads what `snapshot` wrote.
    ///
    /// - Throws: `SnapshotError` with the line that cannot be read.
    package init(snapshot: String) throws(SnapshotError) {
        var reader = SnapshotReader(snapshot)
        self = try reader.read()
    }
}

/// Reads a snapshot line by line.
struct SnapshotReader {
    private var lines: ArraySlice<Substring>
    private var number = 0
    private var objects: [SchemaObject] = []
    private var unverified: [UnverifiedObject] = []
    private var migrator = ""

    init(_ text: String) {
        lines = text.split(separator: "\n" as Character, omittingEmptySubsequences: false)[...]
    }

    mutating func read() throws(SnapshotError) -> Schema {
        guard next() == Substring(Schema.snapshotHeader) else {
            throw problem(
                "This is no snapshot that this version can read: it does not begin with '\(Schema.snapshotHeader)'."
            )
        }
        while let line = next() {
            if line.isEmpty { continue }
            if line.hasPrefix("# ") { try readHeader(line.dropFirst(2)) } else { try readObject(line) }
        }
        return Schema(objects: objects, unverified: unverified, migrator: migrator)
    }

    private mutating func readHeader(_ line: Substring) throws(SnapshotError) {
        guard let colon = line.firstIndex(of: ":") else { throw problem("A remark needs a colon.") }
        let value = try value(line[colon...].dropFirst(2))
        let words = line[..<colon]
        if words == "migrator" {
            migrator = value
        } else if words.hasPrefix("unverified ") {
            unverified.append(UnverifiedObject(kind: String(words.dropFirst("unverified ".count)), name: value))
        } else {
            throw problem("'\(words)' is nothing that a snapshot says.")
        }
    }

    private mutating func readObject(_ line: Substring) throws(SnapshotError) {
        let (kind, rest) = try kind(of: line)
        var name = try word(rest, endsAt: ".")
        var namespace: String?
        if !name.rest.isEmpty {
            namespace = name.text
            name = try word(name.rest.dropFirst(), endsAt: ".")
        }
        guard name.rest.isEmpty else { throw problem("'\(name.rest)' is too much for a name.") }
        var attributes: [Attribute] = []
        var parts: [SchemaObject] = []
        while let line = lines.first, line.hasPrefix("  ") {
            _ = next()
            let content = line.dropFirst(2)
            if let attribute = try attribute(content) {
                attributes.append(attribute)
            } else {
                parts.append(try part(content))
            }
        }
        objects.append(
            SchemaObject(kind, namespace: namespace, name: name.text, attributes: attributes, parts: parts)
        )
    }

    /// A fact in a line of its own; `nil` when the line is a part.
    private mutating func attribute(_ line: Substring) throws(SnapshotError) -> Attribute? {
        if let key = AttributeKey(rawValue: String(line)) { return Attribute(key, "yes") }
        guard let colon = line.firstIndex(of: ":"), let key = AttributeKey(rawValue: String(line[..<colon])) else {
            return nil
        }
        let rest = line[line.index(after: colon)...]
        guard rest.isEmpty else { return Attribute(key, try value(rest.dropFirst())) }
        var text: [Substring] = []
        while let line = lines.first, line.hasPrefix("    |") {
            _ = next()
            text.append(line.dropFirst(5))
        }
        return Attribute(key, text.joined(separator: "\n"))
    }

    private func part(_ line: Substring) throws(SnapshotError) -> SchemaObject {
        let (kind, rest) = try kind(of: line)
        let name = try word(rest, endsAt: "|")
        var attributes: [Attribute] = []
        var remaining = name.rest
        while !remaining.isEmpty {
            remaining = remaining.dropFirst().drop { $0 == " " }
            let key = remaining.prefix { $0 != ":" && $0 != "|" }
            guard let known = AttributeKey(rawValue: Self.trimmed(key)) else {
                throw problem("'\(Self.trimmed(key))' is no fact that this version knows.")
            }
            remaining = remaining[key.endIndex...]
            guard remaining.first == ":" else {
                attributes.append(Attribute(known, "yes"))
                continue
            }
            let value = try word(remaining.dropFirst(2), endsAt: "|")
            attributes.append(Attribute(known, value.text))
            remaining = value.rest
        }
        return SchemaObject(kind, name: name.text, attributes: attributes)
    }

    /// The kind at the start of a line: the longest that fits, since some begin with others.
    private func kind(of line: Substring) throws(SnapshotError) -> (ObjectKind, Substring) {
        var found: (ObjectKind, Substring)?
        var index = line.startIndex
        for _ in 0..<3 {
            guard let space = line[index...].firstIndex(of: " ") else { break }
            if let kind = ObjectKind(rawValue: String(line[..<space])) {
                found = (kind, line[line.index(after: space)...])
            }
            index = line.index(after: space)
        }
        guard let found else {
            throw problem("'\(line.prefix(40))' begins with no kind of object that this version knows.")
        }
        return found
    }

    /// A name or value up to a mark or to the end, in quotes or not.
    private func word(
        _ text: Substring,
        endsAt mark: Character
    ) throws(SnapshotError) -> (text: String, rest: Substring) {
        guard text.first == "\"" else {
            let plain = text.prefix { $0 != mark }
            return (mark == "|" ? Self.trimmed(plain) : String(plain), text[plain.endIndex...])
        }
        var result = String.UnicodeScalarView()
        var scalars = text.unicodeScalars.dropFirst()
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"":
                let rest = Substring(scalars)
                return (String(result), mark == "|" ? rest.drop { $0 == " " } : rest)
            case "\\": result.append(try escaped(&scalars))
            case _: result.append(scalar)
            }
        }
        throw problem("A quote is not closed.")
    }

    private func escaped(_ scalars: inout Substring.UnicodeScalarView) throws(SnapshotError) -> Unicode.Scalar {
        switch scalars.popFirst() {
        case "n": return "\n"
        case "t": return "\t"
        case "u":
            let digits = scalars.prefix { $0 != "}" }.dropFirst()
            guard let value = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(value) else { break }
            scalars = scalars[digits.endIndex...].dropFirst()
            return scalar
        case let scalar? where scalar == "\"" || scalar == "\\": return scalar
        case _: break
        }
        throw problem("A backslash is followed by nothing that is known.")
    }

    private func value(_ text: Substring) throws(SnapshotError) -> String {
        guard text.first == "\"" else { return String(text) }
        let word = try word(text, endsAt: "\n")
        guard word.rest.isEmpty else { throw problem("'\(word.rest)' stands behind a value in quotes.") }
        return word.text
    }

    private mutating func next() -> Substring? {
        number += 1
        return lines.popFirst()
    }

    private func problem(_ message: String) -> SnapshotError { SnapshotError(line: number, message: message) }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
