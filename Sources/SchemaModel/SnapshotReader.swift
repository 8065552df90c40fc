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
    /// What is not yet read.
    private var rest: ArraySlice<UInt8>
    /// The number of the line that was read last, counted from 1.
    private var number = 0
    private var objects: [SchemaObject] = []
    private var unverified: [UnverifiedObject] = []
    private var migrator = ""

    init(_ text: String) { rest = Array(text.utf8)[...] }

    mutating func read() throws(SnapshotError) -> Schema {
        guard let first = next(), first.text == Schema.snapshotHeader else {
            throw SnapshotError(
                line: 1,
                message: "This is no snapshot that this version can read: it does not begin with "
                    + "'\(Schema.snapshotHeader)'."
            )
        }
        while var line = next() {
            if line.isEmpty { continue }
            if line.skip("# ") { try readRemark(&line) } else { try readObject(&line) }
        }
        return Schema(objects: objects, unverified: unverified, migrator: migrator)
    }

    /// The lines at the top that are about the whole schema.
    private mutating func readRemark(_ line: inout SnapshotLine) throws(SnapshotError) {
        if line.skip("migrator: ") {
            migrator = try line.value()
        } else if line.skip("unverified ") {
            let kind = try line.word(endsAt: UInt8(ascii: ":"))
            guard line.skip(": ") else { throw line.problem("A remark needs a colon.") }
            unverified.append(UnverifiedObject(kind: kind, name: try line.value()))
        } else {
            throw line.problem("'\(line.text)' is nothing that a snapshot says.")
        }
    }

    private mutating func readObject(_ line: inout SnapshotLine) throws(SnapshotError) {
        let kind = try line.kind()
        var name = try line.word(endsAt: UInt8(ascii: "."))
        var namespace: String?
        if line.skip(".") {
            namespace = name
            name = try line.word(endsAt: UInt8(ascii: "."))
        }
        guard line.isEmpty else { throw line.problem("'\(line.text)' is too much for a name.") }
        var attributes: [Attribute] = []
        var parts: [SchemaObject] = []
        while rest.starts(with: "  ".utf8), var line = next(), line.skip("  ") {
            guard let key = line.key() else {
                parts.append(try line.part())
                continue
            }
            guard !attributes.contains(where: { $0.key == key }) else {
                throw line.problem("'\(key.rawValue)' is said twice.")
            }
            attributes.append(Attribute(key, try value(&line)))
        }
        objects.append(SchemaObject(kind, namespace: namespace, name: name, attributes: attributes, parts: parts))
    }

    /// The value behind the key of a fact that has a line, or several, of its own.
    private mutating func value(_ line: inout SnapshotLine) throws(SnapshotError) -> String {
        guard line.skip(":") else { return SnapshotWord.holds }
        guard line.isEmpty else {
            guard line.skip(" ") else { throw line.problem("A blank is missing behind a colon.") }
            return try line.value()
        }
        var text: [UInt8] = []
        var isFirst = true
        while rest.starts(with: "    |".utf8), var line = next(), line.skip("    |") {
            if !isFirst { text.append(UInt8(ascii: "\n")) }
            isFirst = false
            text += line.rest
        }
        guard !isFirst else { throw line.problem("The lines of a value are missing, which begin with '    |'.") }
        return String(decoding: text, as: UTF8.self)
    }

    /// The next line, without its end, be it of this system or of another.
    private mutating func next() -> SnapshotLine? {
        guard !rest.isEmpty else { return nil }
        number += 1
        var line = rest.prefix { $0 != UInt8(ascii: "\n") }
        rest = rest[line.endIndex...].dropFirst()
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return SnapshotLine(number: number, rest: line)
    }
}
