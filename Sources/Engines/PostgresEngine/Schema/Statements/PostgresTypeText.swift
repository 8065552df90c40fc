import SchemaModel

/// The text of types.
enum PostgresTypeText {
    /// The statement that makes a type, unless there is one of its name.
    static func creation(of type: SchemaObject) -> String {
        switch type.kind {
        case .domain: PostgresWriting.unlessThere(domain(type))
        case .compositeType:
            PostgresWriting.unlessThere(
                "CREATE TYPE \(type.reference) AS (\(type.parts.filter { $0.kind == .column }.map(attribute).joined(separator: ", ")))"
            )
        case .enumType:
            PostgresWriting.unlessThere("CREATE TYPE \(type.reference) AS ENUM (\(type[.labels] ?? ""))")
        case .rangeType:
            PostgresWriting.unlessThere(
                "CREATE TYPE \(type.reference) AS RANGE (SUBTYPE = \(type[.type] ?? "")"
                    + "\(type[.options].map { ", " + $0 } ?? ""))"
            )
        case _:
            // One without a definition is only a name so far.
            PostgresWriting.unlessThere(
                "CREATE TYPE \(type.reference)"
                    + (type[.definition].map { $0.isEmpty ? "" : " (\(properties($0)))" } ?? "")
            )
        }
    }

    /// The properties of a base type, of which the catalogue has some as letters.
    static func properties(_ definition: String) -> String {
        PostgresWriting.elements(definition)
            .map { property in
                let parts = property.split(separator: " = ", maxSplits: 1)
                guard parts.count == 2 else { return property }
                let (name, value) = (String(parts[0]), String(parts[1]))
                // A letter whose case matters.
                if name == "CATEGORY" || name == "DELIMITER" { return "\(name) = \(PostgresWriting.text(value))" }
                return letters[name]?[value].map { "\(name) = \($0)" } ?? property
            }
            .joined(separator: ", ")
    }

    private static let letters = [
        "STORAGE": ["p": "plain", "e": "external", "m": "main", "x": "extended"],
        "ALIGNMENT": ["c": "char", "s": "int2", "i": "int4", "d": "double"],
    ]

    /// An attribute of a composite type.
    static func attribute(_ column: SchemaObject) -> String {
        "\(PostgresWriting.name(column.name)) \(column[.type] ?? "")"
            + (column[.collation].map { " COLLATE \($0)" } ?? "")
    }

    private static func domain(_ domain: SchemaObject) -> String {
        var text = "CREATE DOMAIN \(domain.reference) AS \(domain[.type] ?? "")"
        if let collation = domain[.collation] { text += " COLLATE \(collation)" }
        if let value = domain[.default] { text += " DEFAULT \(value)" }
        if domain[.notNull] != nil { text += " NOT NULL" }
        for check in domain.parts where check.kind == .check && check[.invalid] == nil {
            text += " CONSTRAINT \(PostgresWriting.name(check.name)) CHECK (\(check[.expression] ?? ""))"
        }
        return text
    }

    /// Whether every value of one type is a value of another, so that a change loses nothing.
    static func isWider(_ type: String, than old: String) -> Bool {
        if let wide = integers.firstIndex(of: type), let narrow = integers.firstIndex(of: old) { return wide > narrow }
        let (new, before) = (length(type), length(old))
        guard before.name == "character varying" else { return false }
        if type == "text" { return true }
        guard new.name == before.name else { return false }
        guard let newLength = new.length else { return true }
        return before.length.map { $0 < newLength } ?? false
    }

    private static let integers = ["smallint", "integer", "bigint"]

    private static func length(_ type: String) -> (name: Substring, length: Int?) {
        let name = type.prefix { $0 != "(" }
        return (name, Int(type.dropFirst(name.count + 1).dropLast()))
    }

    /// The statements that give an enum other labels; values are kept where a new label can be told to be theirs.
    static func relabel(_ type: SchemaObject, from found: String?, columns: [EnumColumn]) -> [SchemaStatementDraft] {
        let (old, new) = (PostgresWriting.elements(found), PostgresWriting.elements(type[.labels]))
        let name = type.reference
        if old.filter(new.contains) == old { return added(new, to: old, name) }
        let differing = zip(old, new).filter { $0 != $1 }
        if old.count == new.count, let pair = differing.first, differing.count == 1, !new.contains(pair.0) {
            let there =
                "EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = pg_catalog.to_regtype(\(PostgresWriting.text(name))) "
                + "AND enumlabel = \(pair.0))"
            return [
                SchemaStatementDraft(
                    PostgresWriting.when(there, "ALTER TYPE \(name) RENAME VALUE \(pair.0) TO \(pair.1)"),
                    isDestructive: true
                )
            ]
        }
        return [SchemaStatementDraft(remade(type, new, columns), isDestructive: true)]
    }

    /// Whether other labels can only be had by another type in the place of the old one.
    static func isRemade(_ type: SchemaObject, from found: String?) -> Bool {
        relabel(type, from: found, columns: []).contains { $0.sql.contains(" RENAME TO ") }
    }

    private static func added(_ new: [String], to old: [String], _ name: String) -> [SchemaStatementDraft] {
        var previous: String?
        var drafts: [SchemaStatementDraft] = []
        for label in new {
            if !old.contains(label) {
                var place = previous.map { " AFTER \($0)" } ?? ""
                if previous == nil, let first = old.first { place = " BEFORE \(first)" }
                drafts.append(SchemaStatementDraft("ALTER TYPE \(name) ADD VALUE IF NOT EXISTS \(label)\(place)"))
            }
            previous = label
        }
        return drafts
    }

    /// A column of an enum's type, with what its default is afterwards.
    struct EnumColumn {
        let table: String
        let name: String
        let suffix: String
        let defaultValue: String?
    }

    /// No label can be taken from an enum, nor moved: a new type takes the place of the old one, column by column.
    private static func remade(_ type: SchemaObject, _ labels: [String], _ columns: [EnumColumn]) -> String {
        let name = type.reference
        let old = PostgresWriting.name(type.namespace, type.name + " (old)")
        var body =
            "ALTER TYPE \(name) RENAME TO \(PostgresWriting.name(type.name + " (old)")); "
            + "CREATE TYPE \(name) AS ENUM (\(labels.joined(separator: ", ")));"
        for column in columns {
            let words = "ALTER TABLE \(column.table) ALTER COLUMN \(column.name)"
            let new = name + column.suffix
            body += " \(words) DROP DEFAULT;"
            body += " \(words) TYPE \(new) USING \(column.name)::text\(column.suffix)::\(new);"
            if let value = column.defaultValue { body += " \(words) SET DEFAULT \(value);" }
        }
        let isOther =
            "(SELECT pg_catalog.array_agg(enumlabel ORDER BY enumsortorder) FROM pg_catalog.pg_enum "
            + "WHERE enumtypid = pg_catalog.to_regtype(\(PostgresWriting.text(name)))) "
            + "IS DISTINCT FROM ARRAY[\(labels.joined(separator: ", "))]::pg_catalog.name[]"
        return PostgresWriting.when(isOther, body + " DROP TYPE \(old)")
    }
}
