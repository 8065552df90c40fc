extension Schema {
    /// The schema to record after a run, when this one was recorded before it.
    ///
    /// Drift that was there before the run stays visible: what the run did not touch (it is the same in `before` and
    /// `after`) keeps its recorded form. For an object that the run did touch, the same holds for each of its parts
    /// and facts, and for the order of its columns; what the run renamed is still the same object. Who runs the
    /// migrations may have another name since.
    package func recorded(before: Schema, after: Schema) -> Schema {
        let roles = RoleComparison(expected: migrator, found: after.migrator)
        let known = migrator == after.migrator ? objects : objects.map { $0.moved(roles) }
        let renamings = Renamings(before.changes(in: after), known: known)
        let objects = Self.recorded(
            renamings.carriedOut(in: known),
            before: renamings.carriedOut(in: before.objects),
            after: after.objects
        )
        return Schema(objects: objects, unverified: after.unverified, migrator: after.migrator)
    }

    /// What a run renamed, for certain.
    private struct Renamings {
        private let names: [ObjectPath: String]

        /// Leaves out a new name that was recorded for something else.
        init(_ changes: [SchemaChange], known: [SchemaObject]) {
            var names: [ObjectPath: String] = [:]
            for case .renamed(let path, let name) in changes { names[path] = name }
            if !names.isEmpty {
                let taken = known.flatMap { object in
                    [ObjectPath(object)] + object.parts.map { ObjectPath($0, of: object) }
                }
                let places = Set(taken)
                names = names.filter { !places.contains($0.key.renamed($0.value)) }
            }
            self.names = names
        }

        /// The objects under their new names.
        func carriedOut(in objects: [SchemaObject]) -> [SchemaObject] {
            guard !names.isEmpty else { return objects }
            return objects.map { object in
                let parts = object.parts.map { $0.copy(name: names[ObjectPath($0, of: object)] ?? $0.name) }
                return object.copy(name: names[ObjectPath(object)] ?? object.name, parts: parts)
            }
        }
    }

    private static func recorded(
        _ recorded: [SchemaObject],
        before: [SchemaObject],
        after: [SchemaObject]
    ) -> [SchemaObject] {
        let old = index(recorded)
        let previous = index(before)
        let next = index(after)
        let kept = after.compactMap { object -> SchemaObject? in
            guard let earlier = previous[object.identity] else { return object }
            guard let known = old[object.identity] else { return earlier == object ? nil : object }
            return earlier == object ? known : merged(known, before: earlier, after: object)
        }
        // Recorded, gone before the run already, and not made again by it.
        let lost = recorded.filter { previous[$0.identity] == nil && next[$0.identity] == nil }
        return kept + lost
    }

    private static func merged(_ recorded: SchemaObject, before: SchemaObject, after: SchemaObject) -> SchemaObject {
        let keys = Set((recorded.attributes + before.attributes + after.attributes).map(\.key))
        let attributes = keys.compactMap { key in
            Attribute(key, before[key] == after[key] ? recorded[key] : after[key])
        }
        let parts = index(self.recorded(recorded.parts, before: before.parts, after: after.parts))
        return SchemaObject(
            after.kind,
            namespace: after.namespace,
            name: after.name,
            attributes: attributes,
            parts: order(recorded.parts, before: before.parts, after: after.parts).compactMap { parts[$0] }
        )
    }

    /// The order of parts: the recorded one, unless the run itself changed the order.
    private static func order(
        _ recorded: [SchemaObject],
        before: [SchemaObject],
        after: [SchemaObject]
    ) -> [SchemaObject.Identity] {
        let (old, previous, next) = (recorded.map(\.identity), before.map(\.identity), after.map(\.identity))
        let common = Set(previous).intersection(next)
        return previous.filter(common.contains) == next.filter(common.contains)
            ? joined(old, next) : joined(next, old)
    }

    /// The first list, with what only the second has before its next neighbour there.
    private static func joined(
        _ first: [SchemaObject.Identity],
        _ second: [SchemaObject.Identity]
    ) -> [SchemaObject.Identity] {
        let known = Set(first)
        var newcomers: [SchemaObject.Identity: [SchemaObject.Identity]] = [:]
        var waiting: [SchemaObject.Identity] = []
        for part in second {
            guard known.contains(part) else {
                waiting.append(part)
                continue
            }
            newcomers[part] = waiting
            waiting = []
        }
        return first.flatMap { (newcomers[$0] ?? []) + [$0] } + waiting
    }

    private static func index(_ objects: [SchemaObject]) -> [SchemaObject.Identity: SchemaObject] {
        Dictionary(objects.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension SchemaObject {
    /// The same object with another name or other parts.
    fileprivate func copy(name: String, parts: [SchemaObject]? = nil) -> SchemaObject {
        SchemaObject(kind, namespace: namespace, name: name, attributes: attributes, parts: parts ?? self.parts)
    }

    /// The same object where the migrator has another name.
    fileprivate func moved(_ roles: RoleComparison) -> SchemaObject {
        SchemaObject(
            kind,
            namespace: namespace,
            name: name,
            attributes: attributes.map { Attribute($0.key, roles.moved($0.key, $0.value)) },
            parts: parts.map { $0.moved(roles) }
        )
    }
}
