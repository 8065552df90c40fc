/// Everything that a database's schema is made of, as plain values: what two databases are compared by.
package struct Schema: Hashable, Sendable {
    /// The objects that stand by themselves, in the order of `SchemaObject.isBefore`.
    package let objects: [SchemaObject]
    /// What exists and is not modelled: counted and listed, since it could differ unseen.
    package let unverified: [UnverifiedObject]
    /// The role that runs the migrations, which owns what they make: a name that may differ between two equal
    /// databases.
    ///
    /// Empty where objects have no owner.
    package let migrator: String

    package init(
        objects: some Sequence<SchemaObject> = [],
        unverified: [UnverifiedObject] = [],
        migrator: String = ""
    ) {
        self.objects = objects.sorted(by: SchemaObject.isBefore)
        self.unverified = unverified.sorted { ($0.kind, $0.name) < ($1.kind, $1.name) }
        self.migrator = migrator
    }
}

/// One object of a schema with all that is known of it; a table holds its columns, keys and indexes.
package struct SchemaObject: Hashable, Sendable {
    package let kind: ObjectKind
    /// The schema that it lives in, when that is not the one that the migrations are for.
    package let namespace: String?
    /// The bare name, without quotes; a routine's with its argument types, since those tell routines apart.
    package let name: String
    /// What differs from an object of this kind that nobody has adjusted, sorted by key, each key once.
    package let attributes: [Attribute]
    /// What belongs to it: columns in their order, everything else in the order of `isBefore` after them.
    package let parts: [SchemaObject]

    package init(
        _ kind: ObjectKind,
        namespace: String? = nil,
        name: String,
        attributes: [Attribute] = [],
        parts: [SchemaObject] = []
    ) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.attributes = attributes.sorted { $0.key < $1.key }
        self.parts = parts.filter { $0.kind == .column } + parts.filter { $0.kind != .column }.sorted(by: Self.isBefore)
    }

    /// The value of an attribute, `nil` when it is as it is without anybody's doing.
    package subscript(key: AttributeKey) -> String? { attributes.first { $0.key == key }?.value }

    /// By kind, then by schema (home first), then by name.
    package static func isBefore(_ left: SchemaObject, _ right: SchemaObject) -> Bool {
        guard left.kind == right.kind else { return left.kind.rawValue < right.kind.rawValue }
        let (space, otherSpace) = (left.namespace ?? "", right.namespace ?? "")
        guard space.isExactly(otherSpace) else { return space.isExactlyBefore(otherSpace) }
        return left.name.isExactlyBefore(right.name)
    }

    package static func == (left: SchemaObject, right: SchemaObject) -> Bool {
        left.identity == right.identity && left.attributes == right.attributes && left.parts == right.parts
    }

    /// What tells it from its neighbours.
    var identity: Identity { Identity(kind: kind, namespace: namespace, name: name) }

    struct Identity: Hashable {
        let kind: ObjectKind
        let namespace: String?
        let name: String

        static func == (left: Identity, right: Identity) -> Bool {
            left.kind == right.kind && left.name.isExactly(right.name)
                && (left.namespace == nil) == (right.namespace == nil)
                && (left.namespace ?? "").isExactly(right.namespace ?? "")
        }
    }
}

/// One fact about an object.
package struct Attribute: Hashable, Sendable {
    package let key: AttributeKey
    /// As the engine itself writes it after parsing, free of the home schema's name; lists are joined by `, `.
    package let value: String

    package init(_ key: AttributeKey, _ value: String) {
        self.key = key
        self.value = value
    }

    /// A fact, unless there is nothing to say.
    package init?(_ key: AttributeKey, _ value: String?) {
        guard let value else { return nil }
        self.init(key, value)
    }

    /// A fact that either holds, written `yes`, or is not mentioned.
    package init?(_ key: AttributeKey, holds: Bool) {
        guard holds else { return nil }
        self.init(key, "yes")
    }

    package static func == (left: Attribute, right: Attribute) -> Bool {
        left.key == right.key && left.value.isExactly(right.value)
    }
}

/// Databases tell texts apart by their bytes, while Swift takes `é` for equal to `e` with an accent behind it.
extension String {
    /// Whether both are the same bytes.
    func isExactly(_ other: String) -> Bool { self == other && utf8.elementsEqual(other.utf8) }

    /// An order in which only texts of the same bytes have the same place.
    func isExactlyBefore(_ other: String) -> Bool {
        self == other ? utf8.lexicographicallyPrecedes(other.utf8) : self < other
    }
}

/// Something that exists in a database and whose properties we do not compare.
package struct UnverifiedObject: Hashable, Sendable {
    /// The kind in the words of the engine, such as `subscription`.
    package let kind: String
    /// `all` where the account cannot see the objects of a kind at all, so that none of them counts as missing.
    package let name: String

    package init(kind: String, name: String) {
        self.kind = kind
        self.name = name
    }

    /// The name that stands for all objects of a kind.
    package static let all = "*"
}

extension Schema {
    /// Whether an object that is not among the objects may be there all the same.
    func hides(_ path: ObjectPath) -> Bool {
        unverified.contains {
            $0.kind == path.kind.rawValue && [UnverifiedObject.all, path.part ?? path.name].contains($0.name)
        }
    }
}
