import Findings
import SchemaModel

/// Says one difference in the words of a sentence.
struct DriftWords {
    let change: SchemaChange
    let authority: SchemaAuthority

    func finding(severity: Severity, shard: String, remedy: Remedy?) -> Finding {
        Finding(
            code: code,
            severity: severity,
            message: message,
            advice: remedy?.sentence,
            shard: shard,
            difference: difference
        )
    }

    /// The same, said of two schemas of which neither has to be right.
    func finding(code: String, shard: String) -> Finding {
        Finding(code: code, message: message, shard: shard, difference: difference)
    }

    private var code: String {
        switch change {
        case .missing: "DRIFT_MISSING"
        case .unexpected: "DRIFT_UNMANAGED"
        case .changed: "DRIFT_CHANGED"
        case .renamed: "DRIFT_RENAMED"
        case .reordered: "DRIFT_REORDERED"
        }
    }

    private var message: String {
        let path = change.path
        let name = path.description.capitalizedFirst
        return switch (change, authority) {
        case (.missing, .replay): "\(name) is not there, and the history made it."
        case (.missing, _): "\(name) is not there, and \(authority.name) has it."
        case (.unexpected, .replay): "\(name) is there, and no migration made it."
        case (.unexpected, _): "\(name) is there, and \(authority.name) does not have it."
        case (.changed(_, let key, "yes", nil), _):
            "\(name) is not \(Self.flag(key)) here, and it is in \(authority.name)."
        case (.changed(_, let key, nil, "yes"), _):
            "\(name) is \(Self.flag(key)) here, and it is not in \(authority.name)."
        case (.changed(_, let key, let expected, let found), _):
            "\(name): \(key.rawValue) is \(Self.shown(found)), and \(Self.shown(expected)) in \(authority.name)."
        case (.renamed(_, let other), _): "\(name) is called \(other) here."
        case (.reordered(_, let expected, let found), _):
            "\(name) has its columns in another order: \(found.joined(separator: ", ")); "
                + "\(expected.joined(separator: ", ")) in \(authority.name)."
        }
    }

    /// A fact that holds or does not, so that "not" can stand before it.
    private static func flag(_ key: AttributeKey) -> String { "'\(key.rawValue)'" }

    /// A value as it fits into a sentence.
    private static func shown(_ value: String?) -> String {
        guard let value else { return "not set" }
        return value.utf8.contains(10) || value.utf8.contains(13) || value.count > 80 ? "other text" : value
    }

    private var difference: Difference {
        let object = change.path.pattern
        return switch change {
        case .missing(let path, let content): Difference(object: object, expected: content.shown(at: path), found: nil)
        case .unexpected(let path, let content):
            Difference(object: object, expected: nil, found: content.shown(at: path))
        case .changed(_, let key, let expected, let found):
            Difference(object: object, attribute: key.rawValue, expected: expected, found: found)
        case .renamed(let path, let other):
            Difference(object: object, attribute: "name", expected: path.part ?? path.name, found: other)
        case .reordered(_, let expected, let found):
            Difference(
                object: object,
                attribute: "column order",
                expected: expected.joined(separator: ", "),
                found: found.joined(separator: ", ")
            )
        }
    }
}

extension SchemaObject {
    /// The object as a snapshot writes it.
    fileprivate func shown(at path: ObjectPath) -> String { path.part == nil ? paragraph : line }
}

extension String {
    /// The text with its first letter in upper case, as a sentence begins.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
