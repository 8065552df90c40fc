/// Where an object stands in a schema: what a finding, a pattern and a difference name it by.
package struct ObjectPath: Hashable, Sendable {
    package let kind: ObjectKind
    /// The schema, when that is not the one that the migrations are for.
    package let namespace: String?
    /// The name of the object that stands by itself.
    package let name: String
    /// The name of the part, when a part is meant.
    package let part: String?
    /// The kind of the object that stands by itself; the same as `kind` when no part is meant.
    package let ownerKind: ObjectKind

    /// An object that stands by itself.
    package init(_ object: SchemaObject) {
        kind = object.kind
        namespace = object.namespace
        name = object.name
        part = nil
        ownerKind = object.kind
    }

    /// A part of an object.
    package init(_ part: SchemaObject, of owner: SchemaObject) {
        kind = part.kind
        namespace = owner.namespace
        name = owner.name
        self.part = part.name
        ownerKind = owner.kind
    }

    private init(kind: ObjectKind, namespace: String?, name: String, part: String?, ownerKind: ObjectKind) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.part = part
        self.ownerKind = ownerKind
    }

    /// The same place under another name: the part's where a part is meant, the object's where not.
    package func renamed(_ name: String) -> ObjectPath {
        ObjectPath(
            kind: kind,
            namespace: namespace,
            name: part == nil ? name : self.name,
            part: part == nil ? nil : name,
            ownerKind: ownerKind
        )
    }

    /// What `drift.ignore` is matched against: `table:payment`, `column:payment.memo`, `view:reporting.daily`.
    package var pattern: String {
        kind.rawValue + ":" + [namespace, name, part].compactMap(\.self).joined(separator: ".")
    }
}

extension ObjectPath: CustomStringConvertible {
    /// In the words of a sentence: `table payment`, `column memo of table payment`.
    package var description: String {
        let owner = ownerKind.rawValue + " " + [namespace, name].compactMap(\.self).joined(separator: ".")
        return part.map { "\(kind.rawValue) \($0) of \(owner)" } ?? owner
    }
}
