import SchemaModel

/// Inheritance and partitions, and how what was read becomes objects.
extension PostgresReading {
    /// The question for parents.
    static func inheritance(_ place: PostgresPlace) -> PostgresQuestion {
        PostgresQuestion(
            sql: """
                SELECT i.inhrelid, i.inhparent, i.inhparent::regclass::text FROM pg_inherits i \
                JOIN pg_class c ON c.oid = i.inhrelid \
                WHERE c.relnamespace IN \(place.list) AND c.relkind IN ('r', 'p', 'f') ORDER BY i.inhrelid, i.inhseqno
                """
        ) { row, reading in
            guard let index = reading.relationPlaces[row.oid(0)], let name = row.text(2) else { return }
            reading.relations[index].parents.append(row.oid(1))
            guard !reading.relations[index].isLeftOut else { return }
            let isPartition = reading.relations[index].isPartition
            reading.relations[index].addParent(name, as: isPartition ? .partitionOf : .inherits)
        }
    }

    /// All relations as objects, but for those that are no part of the schema.
    func relationObjects() -> [SchemaObject] {
        relations.filter { !$0.isLeftOut }
            .map { relation in
                let columns = relation.columns.compactMap { columnObject($0, of: relation) }
                return SchemaObject(
                    relation.kind,
                    namespace: relation.namespace,
                    name: relation.name,
                    attributes: relation.attributes,
                    parts: columns + relation.parts.map(\.object)
                )
            }
    }

    /// A column as a part of its relation; `nil` where something else already says everything about it.
    private func columnObject(_ column: PostgresColumn, of relation: PostgresRelation) -> SchemaObject? {
        var attributes = column.attributes
        switch relation.kind {
        case .view: attributes.removeAll { [.type, .collation, .storage, .compression].contains($0.key) }
        case .materializedView: attributes.removeAll { [.type, .collation].contains($0.key) }
        case _ where relation.isTyped: attributes.removeAll { [.type, .collation].contains($0.key) }
        case _:
            guard column.origin != .own, let parent = parentColumn(column.name, of: relation) else {
                return SchemaObject(.column, name: column.name, attributes: attributes)
            }
            attributes = Self.difference(attributes, from: parent.attributes)
            if column.origin == .ownAndInherited { attributes.append(Attribute(.isLocal, "yes")) }
        }
        return attributes.isEmpty ? nil : SchemaObject(.column, name: column.name, attributes: attributes)
    }

    private func parentColumn(_ name: String, of relation: PostgresRelation) -> PostgresColumn? {
        for parent in relation.parents {
            guard let index = relationPlaces[parent] else { continue }
            if let column = relations[index].columns.first(where: { $0.name == name }) { return column }
        }
        return nil
    }

    /// What a child's column says that its parent's does not.
    private static func difference(_ child: [Attribute], from parent: [Attribute]) -> [Attribute] {
        let passedOn: [AttributeKey] = [
            .type, .notNull, .default, .generated, .identity, .collation, .storage, .compression,
        ]
        var result = child.filter { !passedOn.contains($0.key) || !parent.contains($0) }
        // What the parent has and the child lost; its identity it never had.
        for attribute in parent where passedOn.contains(attribute.key) && attribute.key != .identity {
            guard !child.contains(where: { $0.key == attribute.key }) else { continue }
            result.append(Attribute(attribute.key, attribute.key == .default ? "NULL" : "DEFAULT"))
        }
        return result
    }
}

extension PostgresRelation {
    fileprivate mutating func addParent(_ name: String, as key: AttributeKey) {
        guard let index = attributes.firstIndex(where: { $0.key == key }) else {
            attributes.append(Attribute(key, name))
            return
        }
        attributes[index] = Attribute(key, attributes[index].value + ", " + name)
    }
}
