extension Schema {
    /// The schema to record after a run, when this one was recorded before it.
    ///
    /// Drift that was there before the run stays visible: what the run did not touch (it is the same in `before` and
    /// `after`) keeps its recorded form. For an object that the run did touch, the same holds for each of its parts
    /// and facts.
    package func recorded(before: Schema, after: Schema) -> Schema {
        let objects = Self.recorded(objects, before: before.objects, after: after.objects)
        return Schema(objects: objects, unverified: after.unverified, migrator: after.migrator)
    }

    private struct Key: Hashable {
        let kind: ObjectKind
        let namespace: String?
        let name: String

        init(_ object: SchemaObject) {
            kind = object.kind
            namespace = object.namespace
            name = object.name
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
            let key = Key(object)
            guard let earlier = previous[key] else { return object }
            guard let known = old[key] else { return earlier == object ? nil : object }
            return earlier == object ? known : merged(known, before: earlier, after: object)
        }
        // Recorded, gone before the run already, and not made again by it.
        let lost = recorded.filter { previous[Key($0)] == nil && next[Key($0)] == nil }
        return kept + lost
    }

    private static func merged(_ recorded: SchemaObject, before: SchemaObject, after: SchemaObject) -> SchemaObject {
        let keys = Set((recorded.attributes + before.attributes + after.attributes).map(\.key))
        let attributes = keys.compactMap { key in
            Attribute(key, before[key] == after[key] ? recorded[key] : after[key])
        }
        return SchemaObject(
            after.kind,
            namespace: after.namespace,
            name: after.name,
            attributes: attributes,
            parts: self.recorded(recorded.parts, before: before.parts, after: after.parts)
        )
    }

    private static func index(_ objects: [SchemaObject]) -> [Key: SchemaObject] {
        Dictionary(objects.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
