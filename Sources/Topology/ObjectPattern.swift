import Files
package import SchemaModel

/// What a person writes to mean objects of a schema: `table:audit_*`, `column:payment.memo`.
package struct ObjectPattern: Hashable, Sendable {
    package let kind: ObjectKind
    /// As it is written.
    package let text: String
    private let names: Glob

    /// Why a text is no pattern.
    enum Problem: Error {
        case noKind
        case unknownKind(String)
    }

    init(_ text: String) throws(Problem) {
        guard let colon = text.firstIndex(of: ":"), text.index(after: colon) < text.endIndex else { throw .noKind }
        let word = String(text[..<colon])
        guard let kind = ObjectKind(rawValue: word) else { throw .unknownKind(word) }
        self.kind = kind
        self.text = text
        names = Glob(String(text[text.index(after: colon)...]))
    }

    /// Whether an object is meant, or is a part of one that is meant.
    package func covers(_ path: ObjectPath) -> Bool {
        let owner = [path.namespace, path.name].compactMap(\.self).joined(separator: ".")
        if kind == path.ownerKind, names.matches(owner) { return true }
        guard let part = path.part, kind == path.kind else { return false }
        return names.matches("\(owner).\(part)")
    }
}
