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
