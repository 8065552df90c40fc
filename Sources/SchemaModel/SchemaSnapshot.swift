extension Schema {
    /// The first line of every snapshot; another format has another number.
    static let snapshotHeader = "# Schema snapshot, format 1"

    /// The schema as text that diffs well: one paragraph an object, sorted, one line a part, nothing that differs
    /// between equal databases.
    package var snapshot: String {
        var text = Self.snapshotHeader + "\n"
        if !migrator.isEmpty { text += "# migrator: \(SnapshotWord.value(migrator))\n" }
        for object in unverified { text += "# unverified \(object.kind): \(SnapshotWord.value(object.name))\n" }
        for object in objects {
            text += "\n"
            object.write(to: &text) { _, value in value }
        }
        return text
    }
}

extension SchemaObject {
    /// The object as its paragraph of a snapshot, without a newline at the end.
    package var paragraph: String {
        var text = ""
        write(to: &text) { _, value in value }
        return String(text.dropLast())
    }

    /// A part as its line of a snapshot.
    package var line: String { line { _, value in value } }

    /// What two objects have in common exactly when they have no difference, the migrator's name aside.
    package func canonicalText(migrator: String) -> String {
        var text = ""
        write(to: &text) { key, value in RoleComparison.neutral(key, value, migrator: migrator) }
        return text
    }

    /// Writes the paragraph; `shown` gives the value to write for each attribute.
    fileprivate func write(to text: inout String, shown: (AttributeKey, String) -> String) {
        text += kind.rawValue + " "
        if let namespace { text += SnapshotWord.name(namespace) + "." }
        text += SnapshotWord.name(name) + "\n"
        for attribute in attributes {
            let value = shown(attribute.key, attribute.value)
            if value.utf8.contains(UInt8(ascii: "\n")), !SnapshotWord.hasControls(value) {
                text += "  \(attribute.key.rawValue):\n"
                for line in value.split(separator: "\n" as Character, omittingEmptySubsequences: false) {
                    text += "    |\(line)\n"
                }
            } else {
                text += "  " + SnapshotWord.fact(attribute.key, value) + "\n"
            }
        }
        for part in parts { text += "  " + part.line(shown) + "\n" }
    }

    private func line(_ shown: (AttributeKey, String) -> String) -> String {
        let facts = attributes.map { SnapshotWord.fact($0.key, shown($0.key, $0.value)) }
        return (["\(kind.rawValue) \(SnapshotWord.name(name))"] + facts).joined(separator: " | ")
    }
}

/// How names and values are written in a snapshot: as they are where that can be read again, in quotes elsewhere.
enum SnapshotWord {
    /// `type: bigint`, or `not null` for a fact that just holds.
    static func fact(_ key: AttributeKey, _ value: String) -> String {
        value == "yes" ? key.rawValue : "\(key.rawValue): \(self.value(value))"
    }

    /// A name: dots part a schema from an object, colons a fact from its value.
    static func name(_ text: String) -> String {
        text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") } ? quoted(text) : value(text)
    }

    static func value(_ text: String) -> String {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last, first != UInt8(ascii: "\""), first != UInt8(ascii: " "),
            last != UInt8(ascii: " "), text != "yes", !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }),
            !bytes.contains(UInt8(ascii: "|"))
        else { return quoted(text) }
        return text
    }

    /// Whether a text of many lines holds something that an editor would not show or keep.
    static func hasControls(_ text: String) -> Bool {
        text.utf8.contains { ($0 < 0x20 && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\t")) || $0 == 0x7F }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            case _: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// Why a text is no snapshot of a schema.
package struct SnapshotError: Error, Hashable, Sendable {
    /// Counted from 1.
    package let line: Int
    /// A full sentence.
    package let message: String
}
