import SchemaModel

extension PostgresAlteration {
    /// Changes a fact of a column to what `column`, the wanted one, says.
    static func alterColumn(
        _ column: SchemaObject,
        of owner: SchemaObject,
        _ change: Change
    ) -> [SchemaStatementDraft] {
        let table = "ALTER \(PostgresTarget.words(owner))"
        let name = PostgresWriting.name(column.name)
        guard owner.kind != .compositeType else { return attribute(column, table, name, change) }
        let words = "\(table) ALTER COLUMN \(name)"
        // What tables below do not take over by themselves goes no further than said.
        let here = owner.kind == .table ? "ALTER TABLE ONLY \(owner.reference) ALTER COLUMN \(name)" : words
        let value = change.expected
        switch change.key {
        case .type, .collation: return [retype(column, words, name, owner, change)]
        case .notNull:
            return [SchemaStatementDraft("\(words) \(value == nil || value == "DEFAULT" ? "DROP" : "SET") NOT NULL")]
        case .default:
            return [SchemaStatementDraft("\(words) \(value.map { "SET DEFAULT \($0)" } ?? "DROP DEFAULT")")]
        case .generated: return generate(column, table, name, owner, change)
        case .identity: return identify(column, words, owner, change)
        case .storage:
            return [
                SchemaStatementDraft(
                    "\(words) SET STORAGE \(value.flatMap { $0 == "DEFAULT" ? nil : $0 } ?? usualStorage(column))"
                )
            ]
        case .compression: return [SchemaStatementDraft("\(words) SET COMPRESSION \(value ?? "default")")]
        case .statisticsTarget: return [SchemaStatementDraft("\(here) SET STATISTICS \(value ?? "-1")")]
        case .options:
            return owner.kind == .foreignTable
                ? foreignOptions(words, change).drafts : options(change).map { SchemaStatementDraft("\(here) \($0)") }
        case _: return []
        }
    }

    private static func retype(
        _ column: SchemaObject,
        _ words: String,
        _ name: String,
        _ owner: SchemaObject,
        _ change: Change
    ) -> SchemaStatementDraft {
        let type = column[.type] ?? ""
        var text = "\(words) TYPE \(type)"
        if let collation = column[.collation] {
            text += " COLLATE \(collation)"
        } else if change.key == .collation {
            text += " COLLATE \"default\""
        }
        guard owner.kind == .table, change.key == .type else { return SchemaStatementDraft(text) }
        let isWider = change.found.map { PostgresTypeText.isWider(type, than: $0) } ?? false
        if !isWider { text += " USING \(name)::\(type)" }
        return SchemaStatementDraft(text, isDestructive: !isWider)
    }

    /// No version before 17 can change the expression in place.
    private static func generate(
        _ column: SchemaObject,
        _ table: String,
        _ name: String,
        _ owner: SchemaObject,
        _ change: Change
    ) -> [SchemaStatementDraft] {
        guard change.expected != nil else {
            return [
                SchemaStatementDraft("\(table) ALTER COLUMN \(name) DROP EXPRESSION IF EXISTS", isDestructive: true)
            ]
        }
        let text = PostgresTableText.column(column, isForeign: owner.kind == .foreignTable)
        return [
            SchemaStatementDraft(
                "\(table) DROP COLUMN IF EXISTS \(name), ADD COLUMN \(text)",
                isDestructive: true
            )
        ]
    }

    private static func identify(
        _ column: SchemaObject,
        _ words: String,
        _ owner: SchemaObject,
        _ change: Change
    ) -> [SchemaStatementDraft] {
        guard let value = change.expected else {
            return [SchemaStatementDraft("\(words) DROP IDENTITY IF EXISTS", isDestructive: true)]
        }
        let (kind, options) = PostgresTableText.identityParts(value)
        guard let found = change.found else {
            // Making it again would begin to count from the start.
            let there =
                "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = "
                + "pg_catalog.to_regclass(\(PostgresWriting.text(owner.reference))) "
                + "AND attname = \(PostgresWriting.text(column.name)) AND attidentity <> '')"
            return [
                SchemaStatementDraft(
                    PostgresWriting.when("NOT \(there)", "\(words) ADD \(PostgresTableText.identity(value))")
                )
            ]
        }
        let old = sequenceOptions(PostgresTableText.identityParts(found).options)
        let new = sequenceOptions(options)
        let reset = old.keys.filter { new[$0] == nil }.sorted().compactMap { usualOptions[$0] }
        let set = (new.sorted { $0.key < $1.key }.filter { old[$0.key] != $0.value }.map(\.value) + reset)
            .map { " SET \($0)" }
        return [SchemaStatementDraft("\(words) SET GENERATED \(kind)\(set.joined())")]
    }

    /// The options of a sequence by their first word.
    private static func sequenceOptions(_ text: String) -> [String: String] {
        var options: [String: String] = [:]
        var current: [Substring] = []
        for word in text.split(separator: " ") {
            if usualOptions[String(word)] != nil, let first = current.first {
                options[String(first)] = current.joined(separator: " ")
                current = []
            }
            current.append(word)
        }
        if let first = current.first { options[String(first)] = current.joined(separator: " ") }
        return options
    }

    private static let usualOptions = [
        "START": "START WITH 1", "INCREMENT": "INCREMENT BY 1", "MINVALUE": "NO MINVALUE", "MAXVALUE": "NO MAXVALUE",
        "CACHE": "CACHE 1", "CYCLE": "NO CYCLE",
    ]

    /// No version before 16 knows `SET STORAGE DEFAULT`.
    private static func usualStorage(_ column: SchemaObject) -> String {
        let type = column[.type] ?? ""
        return type.hasPrefix("numeric") || ["inet", "cidr"].contains(type) ? "MAIN" : "EXTENDED"
    }

    private static func attribute(
        _ column: SchemaObject,
        _ type: String,
        _ name: String,
        _ change: Change
    ) -> [SchemaStatementDraft] {
        guard change.key == .type || change.key == .collation else { return [] }
        return [
            SchemaStatementDraft(
                "\(type) ALTER ATTRIBUTE \(name) TYPE \(column[.type] ?? "")"
                    + (column[.collation].map { " COLLATE \($0)" } ?? ""),
                isDestructive: true
            )
        ]
    }
}
