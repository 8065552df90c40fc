extension AttributeKey {
    /// Whether its values name columns and other objects, so that a renaming is followed into them.
    ///
    /// A comment, a label or a role that happens to be the same word is another value. What is not listed is not
    /// followed, and so reported: the safe side for a fact that an engine adds.
    var namesObjects: Bool { Self.namingObjects.contains(self) }

    /// Whether its values name other parts of the same object.
    var namesSiblings: Bool { Self.namingSiblings.contains(self) }

    private static let namingObjects: Set<AttributeKey> = [
        // Columns, and what holds values.
        .type, .default, .generated, .check, .ownedBy, .members,
        // Tables.
        .partitionKey, .partitionOf, .partitionBound, .partitions, .inherits, .ofType, .period, .systemVersioning,
        .union,
        // Keys, constraints, indexes.
        .columns, .include, .expression, .predicate, .references,
        // Views, routines, triggers, policies, events and the rest.
        .definition, .body, .returns, .arguments, .support, .timing, .events, .condition, .function, .action, .using,
        .withCheck, .handler, .validator, .publishes, .target,
    ]

    private static let namingSiblings: Set<AttributeKey> = [.clusteredOn, .replicaIdentity, .follows]
}
