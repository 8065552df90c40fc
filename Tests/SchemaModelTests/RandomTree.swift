import SchemaModel

/// Numbers that are random and, for one seed, always the same.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
}

/// A schema that nobody thought of, which can be changed in one place at a time.
struct RandomTree {
    private(set) var objects: [SchemaObject] = []
    private var numbers: SeededNumbers
    private var names = 0

    init(seed: UInt64) {
        numbers = SeededNumbers(seed: seed)
        for _ in 0...numbers.below(6) { objects.append(object()) }
    }

    var schema: Schema { Schema(objects: objects, migrator: "app") }

    /// The same schema, given in another order.
    func shuffled(seed: UInt64) -> Schema {
        var numbers = SeededNumbers(seed: seed)
        let objects = self.objects.map { object in
            let others = object.parts.filter { $0.kind != .column }.shuffled(using: &numbers)
            return Self.copy(
                object,
                attributes: object.attributes.shuffled(using: &numbers),
                parts: others + object.parts.filter { $0.kind == .column }
            )
        }
        return Schema(objects: objects.shuffled(using: &numbers), migrator: "app")
    }

    // MARK: Growing

    private static let kinds = ObjectKind.allCases.filter { $0 != .column }
    private static let keys = AttributeKey.allCases.filter { $0 != .owner && $0 != .grants && $0 != .privileges }

    private mutating func name() -> String {
        names += 1
        return (Snapshots.nasty.randomElement(using: &numbers) ?? "") + " \(names)"
    }

    private mutating func object() -> SchemaObject {
        let columns = (0..<numbers.below(5)).map { _ in part(.column) }
        let others = (0..<numbers.below(5)).map { _ in part(kind()) }
        return SchemaObject(
            kind(),
            namespace: numbers.below(3) == 0 ? "other" : nil,
            name: name(),
            attributes: attributes(),
            parts: columns + others
        )
    }

    private mutating func kind() -> ObjectKind { Self.kinds.randomElement(using: &numbers) ?? .table }

    private mutating func part(_ kind: ObjectKind) -> SchemaObject {
        SchemaObject(kind, name: name(), attributes: attributes())
    }

    private mutating func attributes() -> [Attribute] {
        Self.keys.shuffled(using: &numbers).prefix(numbers.below(5)).map { Attribute($0, value()) }
    }

    private mutating func value() -> String { Snapshots.nasty.randomElement(using: &numbers) ?? "" }

    // MARK: Changing

    /// Changes one thing of an object, or the objects as a whole, and gives what must be said about it.
    mutating func mutate(only place: Int? = nil) -> SchemaChange {
        while true {
            let index = place ?? numbers.below(objects.count)
            if let change = mutate(index) { return change }
        }
    }

    /// `nil` when the object has nothing that could be changed in the way that fell.
    private mutating func mutate(_ index: Int) -> SchemaChange? {
        let old = objects[index]
        switch numbers.below(8) {
        case 0:
            objects.remove(at: index)
            return .missing(ObjectPath(old), old)
        case 1:
            let new = object()
            objects.append(new)
            return .unexpected(ObjectPath(new), new)
        case 2:
            guard old.parts.count > 1 else { return nil }
            let name = name()
            objects[index] = Self.copy(old, name: name)
            return .renamed(ObjectPath(old), to: name)
        case 3:
            let (new, key, value) = changed(old)
            objects[index] = new
            return .changed(ObjectPath(old), key, expected: old[key], found: value)
        case 4: return reorder(index)
        case 5:
            let kind = numbers.below(2) == 0 ? .column : kind()
            let new = part(kind)
            var parts = old.parts
            parts.insert(new, at: numbers.below(parts.count + 1))
            objects[index] = Self.copy(old, parts: parts)
            return .unexpected(ObjectPath(new, of: old), new)
        case _: return mutatePart(index)
        }
    }

    private mutating func mutatePart(_ index: Int) -> SchemaChange? {
        let old = objects[index]
        guard !old.parts.isEmpty else { return nil }
        let place = numbers.below(old.parts.count)
        let part = old.parts[place]
        let path = ObjectPath(part, of: old)
        var parts = old.parts
        defer { objects[index] = Self.copy(old, parts: parts) }
        switch numbers.below(3) {
        case 0:
            parts.remove(at: place)
            return .missing(path, part)
        case 1:
            let (new, key, value) = changed(part)
            parts[place] = new
            return .changed(path, key, expected: part[key], found: value)
        case _:
            guard part.kind == .column || !part.attributes.isEmpty else { return nil }
            let name = name()
            parts[place] = Self.copy(part, name: name)
            return .renamed(path, to: name)
        }
    }

    private mutating func reorder(_ index: Int) -> SchemaChange? {
        let old = objects[index]
        let columns = old.parts.filter { $0.kind == .column }
        let shuffled = columns.shuffled(using: &numbers)
        guard shuffled != columns else { return nil }
        objects[index] = Self.copy(old, parts: shuffled + old.parts.filter { $0.kind != .column })
        return .reordered(ObjectPath(old), expected: columns.map(\.name), found: shuffled.map(\.name))
    }

    /// With one fact changed, added or taken away.
    private mutating func changed(_ object: SchemaObject) -> (SchemaObject, AttributeKey, String?) {
        var attributes = object.attributes
        let place = numbers.below(attributes.count + 1)
        guard place < attributes.count else {
            let key = Self.keys.first { object[$0] == nil } ?? .type
            let attribute = Attribute(key, value())
            return (Self.copy(object, attributes: attributes + [attribute]), key, attribute.value)
        }
        let old = attributes.remove(at: place)
        guard numbers.below(3) > 0 else { return (Self.copy(object, attributes: attributes), old.key, nil) }
        let new = Attribute(old.key, old.value + " changed")
        return (Self.copy(object, attributes: attributes + [new]), new.key, new.value)
    }

    private static func copy(
        _ object: SchemaObject,
        name: String? = nil,
        attributes: [Attribute]? = nil,
        parts: [SchemaObject]? = nil
    ) -> SchemaObject {
        SchemaObject(
            object.kind,
            namespace: object.namespace,
            name: name ?? object.name,
            attributes: attributes ?? object.attributes,
            parts: parts ?? object.parts
        )
    }
}
