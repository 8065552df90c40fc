import SchemaModel

/// What everybody is given on objects that are made later.
struct PostgresDefaultPrivileges {
    private let words: String
    private let target: String
    private let letters: PostgresRights.Letters
    private let owner: String?

    /// Reads the name: `on tables`, `on types in any schema of somebody`.
    init(_ object: SchemaObject) {
        let end = object.name.firstRange(of: " of ")
        let place = end.map { String(object.name[..<$0.lowerBound]) } ?? object.name
        let isEverywhere = place.hasSuffix(" in any schema")
        let kind = place.dropFirst("on ".count).prefix { $0 != " " }
        target = kind == "large" ? "LARGE OBJECTS" : kind.uppercased()
        let role = end.map { " FOR ROLE \(object.name[$0.upperBound...])" } ?? ""
        let schema =
            isEverywhere
            ? "" : " IN SCHEMA \(object.namespace.map { PostgresWriting.name($0) } ?? PostgresWriting.homeName)"
        words = "ALTER DEFAULT PRIVILEGES\(role)\(schema) "
        owner = object[.owner]
        // What is given in one schema comes on top of what is given everywhere.
        letters = isEverywhere ? Self.letters(kind) : .column
    }

    /// The statements that turn grants into others.
    func drafts(from found: String?, to expected: String?, _ rights: PostgresRights) -> [SchemaStatementDraft] {
        rights.grants(from: found, to: expected, on: target, kind: letters, owner: owner)
            .map { SchemaStatementDraft(words + $0.sql, isDestructive: $0.isDestructive) }
    }

    private static func letters(_ kind: Substring) -> PostgresRights.Letters {
        switch kind {
        case "tables": .table
        case "sequences": .sequence
        case "functions": .routine
        case "types": .type
        case "schemas": .schema
        default: .column
        }
    }
}

/// What the migrator's new objects are given by the default privileges that a database has.
struct PostgresInitialPrivileges {
    private let privileges: [SchemaObject]

    /// Takes the default privileges among a schema's objects.
    init(_ objects: [SchemaObject], migrator: String) {
        privileges = objects.filter { $0.kind == .defaultPrivileges && $0[.owner] == migrator }
    }

    /// The grants that a new object begins with, in the words of the model.
    func initial(of object: SchemaObject) -> String? {
        guard !privileges.isEmpty, let word = Self.word(object.kind), let (_, letters) = PostgresTarget.rights(object)
        else {
            return nil
        }
        var entries: [String: String] = [:]
        if object.kind != .schema {
            let there = privileges.first { $0.name == "on \(word)" && $0.namespace == object.namespace }
            entries = PostgresRights.entries(there?[.grants])
        }
        let everywhere = PostgresRights.entries(
            privileges.first { $0.name == "on \(word) in any schema" }?[.grants]
        )
        for (role, granted) in everywhere { entries[role] = granted + (entries[role] ?? "") }
        for (role, granted) in entries where everywhere[role] == nil {
            entries[role] = letters.usual(role, isOwner: role == object[.owner]) + granted
        }
        return entries.isEmpty
            ? nil : entries.map { PostgresQuoting.name($0.key) + "=" + $0.value }.sorted().joined(separator: ", ")
    }

    private static func word(_ kind: ObjectKind) -> String? {
        switch kind {
        case .table, .foreignTable, .view, .materializedView: "tables"
        case .sequence: "sequences"
        case .function, .procedure, .aggregate: "functions"
        case .enumType, .compositeType, .rangeType, .baseType, .domain: "types"
        case .schema: "schemas"
        case _: nil
        }
    }
}
