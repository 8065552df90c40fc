/// One difference between the schema that was expected and the one that was found.
package enum SchemaChange: Hashable, Sendable {
    /// Expected and not there; with all of its parts.
    case missing(ObjectPath, SchemaObject)
    /// There, and nothing made it; with all of its parts.
    case unexpected(ObjectPath, SchemaObject)
    /// There, and one fact about it is another.
    case changed(ObjectPath, AttributeKey, expected: String?, found: String?)
    /// The same object under another name; only said when nothing else can be meant. `path` has the expected name.
    case renamed(ObjectPath, to: String)
    /// The same columns in another order.
    case reordered(ObjectPath, expected: [String], found: [String])

    package var path: ObjectPath {
        switch self {
        case .missing(let path, _), .unexpected(let path, _), .changed(let path, _, _, _), .renamed(let path, _),
            .reordered(let path, _, _):
            path
        }
    }
}
