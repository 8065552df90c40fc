import SchemaModel

/// What an object is called in statements about it.
enum PostgresTarget {
    /// The words for a kind after `CREATE`, `ALTER`, `DROP` and `COMMENT ON`; `nil` for what no statement is about.
    static func keyword(_ kind: ObjectKind) -> String? {
        switch kind {
        case .table, .virtualTable: "TABLE"
        case .enumType, .compositeType, .rangeType, .baseType: "TYPE"
        case .extensionModule: "EXTENSION"
        case .foreignServer: "SERVER"
        // The word for all routines takes an aggregate's arguments as the catalogue has them.
        case .aggregate: "ROUTINE"
        case .foreignDataWrapper: "FOREIGN DATA WRAPPER"
        case .database, .schema, .domain, .collation, .conversion, .sequence, .foreignTable, .view, .materializedView,
            .function, .procedure, .eventTrigger, .publication, .statistics, .userMapping, .operator,
            .operatorClass, .operatorFamily, .cast, .language, .transform, .accessMethod, .textSearchConfiguration,
            .textSearchDictionary, .textSearchParser, .textSearchTemplate, .index, .trigger, .rule, .policy:
            kind.rawValue.uppercased()
        case .package, .packageBody, .event, .defaultPrivileges, .grant, .column, .primaryKey, .unique, .check,
            .exclusion, .foreignKey:
            nil
        }
    }

    /// Kind and name of an object that stands by itself.
    static func words(_ object: SchemaObject) -> String { words(object.kind, object.namespace, object.name) }

    /// Kind and name.
    static func words(_ kind: ObjectKind, _ namespace: String?, _ name: String) -> String {
        "\(keyword(kind) ?? kind.rawValue) \(reference(kind, namespace, name))"
    }

    /// The name as statements of its kind want it.
    static func reference(_ kind: ObjectKind, _ namespace: String?, _ name: String) -> String {
        let schema = namespace.map { PostgresWriting.name($0) + "." } ?? ""
        switch kind {
        case .function, .procedure, .aggregate:
            let routine = PostgresRoutineName(name)
            let arguments = routine.arguments == "(*)" ? "()" : routine.arguments
            return schema + PostgresWriting.name(routine.bare) + arguments
        case .operator: return schema + name
        case .cast: return "(\(name))"
        case .transform: return name
        case .userMapping: return PostgresOtherText.userMapping(name)
        // In quotes already, with the access method.
        case .operatorClass, .operatorFamily: return schema + name
        case _: return schema + PostgresWriting.name(name)
        }
    }

    /// Kind, name and table of a part, for `COMMENT ON` and the like; `nil` where there is none.
    static func words(_ part: SchemaObject, of owner: SchemaObject) -> String? {
        let name = PostgresWriting.name(part.name)
        switch part.kind {
        case .column: return "COLUMN \(owner.reference).\(name)"
        case .primaryKey, .unique, .check, .exclusion, .foreignKey:
            return "CONSTRAINT \(name) ON \(owner.kind == .domain ? "DOMAIN " : "")\(owner.reference)"
        case .index: return "INDEX \(PostgresWriting.name(owner.namespace, part.name))"
        case .trigger, .rule, .policy: return "\(part.kind.rawValue.uppercased()) \(name) ON \(owner.reference)"
        case _: return nil
        }
    }

    /// How rights on an object are written: kind and name after `ON`, and the letters; `nil` where there are none.
    static func rights(_ object: SchemaObject) -> (target: String, letters: PostgresRights.Letters)? {
        let name = reference(object.kind, object.namespace, object.name)
        switch object.kind {
        case .table, .foreignTable, .view, .materializedView: return ("TABLE \(name)", .table)
        case .sequence: return ("SEQUENCE \(name)", .sequence)
        case .function: return ("FUNCTION \(name)", .routine)
        case .aggregate: return ("ROUTINE \(name)", .routine)
        case .procedure: return ("PROCEDURE \(name)", .routine)
        case .enumType, .compositeType, .rangeType, .baseType: return ("TYPE \(name)", .type)
        case .domain: return ("DOMAIN \(name)", .type)
        case .language: return ("LANGUAGE \(name)", .type)
        case .schema: return ("SCHEMA \(name)", .schema)
        case .foreignDataWrapper: return ("FOREIGN DATA WRAPPER \(name)", .foreign)
        case .foreignServer: return ("FOREIGN SERVER \(name)", .foreign)
        case _: return nil
        }
    }
}
