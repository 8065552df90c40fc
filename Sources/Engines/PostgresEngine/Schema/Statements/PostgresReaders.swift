import SchemaModel

/// Views, and what is built upon them: made when the tables that stay have all of their columns again, and gone before
/// these change.
enum PostgresReaders {
    /// What is to become of the objects.
    enum Purpose {
        case making
        case removing
    }

    /// Those among objects that come in an order in which each follows what it mentions.
    ///
    /// None where a table is built upon one of them: then each must stand in its place.
    static func among(_ objects: [SchemaObject], for purpose: Purpose) -> Set<PostgresRepair.Key> {
        var readers: Set<PostgresRepair.Key> = []
        var names: Set<String> = []
        for object in objects {
            let isBuiltUponOne = { !PostgresMentions.mentioned(by: object, with: .all).isDisjoint(with: names) }
            switch form(of: object, for: purpose) {
            case .reading: break
            case .calling: guard isBuiltUponOne() else { continue }
            case .standing:
                guard !isBuiltUponOne() else { return [] }
                continue
            }
            readers.insert(PostgresRepair.Key(object))
            names.formUnion(PostgresMentions.names(of: object))
        }
        return readers
    }

    private enum Form {
        /// It reads tables.
        case reading
        /// It may be built upon what does.
        case calling
        /// Others are built upon it.
        case standing
    }

    private static func form(of object: SchemaObject, for purpose: Purpose) -> Form {
        switch object.kind {
        case .view, .materializedView: .reading
        // A body in quotes is looked at when it is called, one without at once.
        case .function, .procedure: purpose == .making && object[.definition] != nil ? .reading : .calling
        case .aggregate, .operator, .operatorClass, .operatorFamily, .cast, .transform: .calling
        case _: .standing
        }
    }
}
