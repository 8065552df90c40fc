extension Schema {
    /// The first line of every snapshot; another format has another number.
    static let snapshotHeader = "# Schema snapshot, format 1"

    /// The schema as text that diffs well: one paragraph an object, sorted, one line a part, nothing that differs
    /// between equal databases.
    package var snapshot: String {
        var text = Self.snapshotHeader + "\n"
        if !migrator.isEmpty { text += "# migrator: \(SnapshotWord.value(migrator))\n" }
        for object in unverified {
            text += "# unverified \(SnapshotWord.name(object.kind)): \(SnapshotWord.value(object.name))\n"
        }
        for object in objects {
            text += "\n"
            object.write(to: &text) { $0.value }
        }
        return text
    }
}

extension SchemaObject {
    /// The object as its paragraph of a snapshot, without a newline at the end.
    package var paragraph: String {
        var text = ""
        write(to: &text) { $0.value }
        text.removeLast()
        return text
    }

    /// A part as its line of a snapshot.
    package var line: String {
        var text = ""
        writeLine(to: &text) { $0.value }
        return text
    }

    /// What two objects have in common exactly when they have no difference, the migrator's name aside.
    ///
    /// Between schemas with different migrators `changes(in:)` is milder: what the one may do where the other is the
    /// owner is no difference, and is in the text.
    package func canonicalText(migrator: String) -> String {
        var text = ""
        write(to: &text) { RoleComparison.neutral($0.key, $0.value, migrator: migrator) }
        return text
    }

    /// Writes the paragraph; `shown` gives the value to write for each attribute.
    fileprivate func write(to text: inout String, shown: (Attribute) -> String) {
        text += kind.rawValue
        text += " "
        if let namespace {
            text += SnapshotWord.name(namespace, after: kind)
            text += "."
        }
        text += SnapshotWord.name(name, after: kind)
        text += "\n"
        for attribute in attributes {
            text += "  "
            let value = shown(attribute)
            if SnapshotWord.isParagraph(value) {
                text += attribute.key.rawValue
                text += ":\n"
                for line in value.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
                    text += "    |"
                    text += Substring(line)
                    text += "\n"
                }
            } else {
                SnapshotWord.write(attribute.key, value, to: &text)
                text += "\n"
            }
        }
        for part in parts {
            text += "  "
            part.writeLine(to: &text, shown: shown)
            text += "\n"
        }
    }

    private func writeLine(to text: inout String, shown: (Attribute) -> String) {
        text += kind.rawValue
        text += " "
        text += SnapshotWord.name(name, after: kind)
        for attribute in attributes {
            text += " | "
            SnapshotWord.write(attribute.key, shown(attribute), to: &text)
        }
    }
}

/// Why a text is no snapshot of a schema.
package struct SnapshotError: Error, Hashable, Sendable {
    /// Counted from 1.
    package let line: Int
    /// A full sentence.
    package let message: String
}
