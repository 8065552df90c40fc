import SchemaModel

/// Writes the statements that change one fact of an object that stays.
enum PostgresAlteration {
    /// One fact that is to be another.
    struct Change {
        let key: AttributeKey
        let expected: String?
        let found: String?

        init(_ key: AttributeKey, expected: String?, found: String?) {
            self.key = key
            self.expected = expected
            self.found = found
        }
    }

    /// The statements, or none where nothing can be done.
    struct Drafts {
        let drafts: [SchemaStatementDraft]

        init(_ sql: String..., isDestructive: Bool = false) {
            drafts = sql.map { SchemaStatementDraft($0, isDestructive: isDestructive) }
        }
    }

    /// Kinds whose owner can be changed.
    static func hasOwner(_ kind: ObjectKind) -> Bool {
        switch kind {
        case .extensionModule, .userMapping, .cast, .transform, .accessMethod, .textSearchParser, .textSearchTemplate,
            .defaultPrivileges, .grant, .column, .primaryKey, .unique, .check, .exclusion, .foreignKey, .index,
            .trigger, .rule, .policy, .package, .packageBody, .event, .virtualTable, .database:
            false
        case .schema, .enumType, .compositeType, .domain, .rangeType, .baseType, .collation, .conversion, .sequence,
            .table, .foreignTable, .view, .materializedView, .function, .procedure, .aggregate, .eventTrigger,
            .publication, .statistics, .foreignDataWrapper, .foreignServer, .operator, .operatorClass, .operatorFamily,
            .language, .textSearchConfiguration, .textSearchDictionary:
            true
        }
    }

    /// Changes a fact in place; `nil` when the object has to be made anew.
    static func alter(_ object: SchemaObject, _ change: Change) -> Drafts? {
        let words = "ALTER \(PostgresTarget.words(object))"
        switch object.kind {
        case .table, .foreignTable: return table(object, words, change)
        case .view, .materializedView: return view(object, words, change)
        case .sequence: return sequence(object, words, change)
        case .domain: return domain(words, change)
        case .enumType: return nil
        case .function, .procedure, .aggregate, .schema, .extensionModule, .compositeType, .rangeType, .baseType,
            .collation, .conversion, .eventTrigger, .publication, .statistics, .foreignDataWrapper, .foreignServer,
            .userMapping, .operator, .operatorClass, .operatorFamily, .cast, .language, .transform, .accessMethod,
            .textSearchConfiguration, .textSearchDictionary, .textSearchParser, .textSearchTemplate,
            .defaultPrivileges:
            return PostgresOtherText.alter(object, words, change)
        case .database, .virtualTable, .package, .packageBody, .event, .grant, .column, .primaryKey, .unique, .check,
            .exclusion, .foreignKey, .index, .trigger, .rule, .policy:
            return nil
        }
    }
}

extension PostgresAlteration {
    private static func table(_ table: SchemaObject, _ words: String, _ change: Change) -> Drafts? {
        let value = change.expected
        switch change.key {
        case .persistence: return Drafts("\(words) SET \(value == "unlogged" ? "UNLOGGED" : "LOGGED")")
        case .options:
            return table.kind == .foreignTable
                ? foreignOptions(words, change) : Drafts(options(change).map { "\(words) \($0)" })
        case .tablespace: return Drafts("\(words) SET TABLESPACE \(value ?? "pg_default")")
        case .accessMethod: return Drafts("\(words) SET ACCESS METHOD \(value ?? "heap")")
        case .rowSecurity: return Drafts("\(words) \(value == nil ? "DISABLE" : "ENABLE") ROW LEVEL SECURITY")
        case .forcedRowSecurity: return Drafts("\(words) \(value == nil ? "NO FORCE" : "FORCE") ROW LEVEL SECURITY")
        case .replicaIdentity: return Drafts("\(words) REPLICA IDENTITY \(value ?? "DEFAULT")")
        case .clusteredOn: return Drafts(value.map { "\(words) CLUSTER ON \($0)" } ?? "\(words) SET WITHOUT CLUSTER")
        case .ofType: return Drafts(value.map { "\(words) OF \($0)" } ?? "\(words) NOT OF")
        case .inherits, .partitionOf, .partitionBound:
            let placement = placement(table, change)
            return Drafts(placement.lost + placement.gained)
        case _: return nil
        }
    }

    /// The statements that take a table from under others, and those that put it under others.
    static func placement(_ table: SchemaObject, _ change: Change) -> (lost: [String], gained: [String]) {
        change.key == .inherits ? inheritance(table, change) : partition(table, change)
    }

    private static func inheritance(_ table: SchemaObject, _ change: Change) -> (lost: [String], gained: [String]) {
        let words = "ALTER \(PostgresTarget.words(table))"
        let (old, new) = (PostgresWriting.elements(change.found), PostgresWriting.elements(change.expected))
        let lost = old.filter { !new.contains($0) }
            .map { PostgresWriting.when(isChild(table.reference, of: $0), "\(words) NO INHERIT \($0)") }
        let gained = new.filter { !old.contains($0) }
            .map { PostgresWriting.when("NOT \(isChild(table.reference, of: $0))", "\(words) INHERIT \($0)") }
        return (lost, gained)
    }

    /// Whether one table is under another, as a condition.
    private static func isChild(_ table: String, of parent: String) -> String {
        "EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass(\(PostgresWriting.text(table))) "
            + "AND inhparent = pg_catalog.to_regclass(\(PostgresWriting.text(parent))))"
    }

    /// A partition is taken off and put on again, by its whole new place.
    private static func partition(_ table: SchemaObject, _ change: Change) -> (lost: [String], gained: [String]) {
        let parents =
            change.key == .partitionOf ? (change.found, change.expected) : (table[.partitionOf], table[.partitionOf])
        var (lost, gained): ([String], [String]) = ([], [])
        if let old = parents.0 {
            let detach = "ALTER TABLE \(old) DETACH PARTITION \(table.reference)"
            lost.append(PostgresWriting.when(isChild(table.reference, of: old), detach))
        }
        if let new = parents.1 {
            let attach = "ALTER TABLE \(new) ATTACH PARTITION \(table.reference) \(table[.partitionBound] ?? "DEFAULT")"
            gained.append(PostgresWriting.when("NOT \(isChild(table.reference, of: new))", attach))
        }
        return (lost, gained)
    }

    private static func view(_ view: SchemaObject, _ words: String, _ change: Change) -> Drafts? {
        switch change.key {
        case .options: return Drafts(options(change).map { "\(words) \($0)" })
        case .checkOption where view.kind == .view:
            return Drafts(
                change.expected.map { "\(words) SET (check_option = \($0.lowercased()))" }
                    ?? "\(words) RESET (check_option)"
            )
        case .tablespace: return Drafts("\(words) SET TABLESPACE \(change.expected ?? "pg_default")")
        case .accessMethod: return Drafts("\(words) SET ACCESS METHOD \(change.expected ?? "heap")")
        case .clusteredOn:
            return Drafts(change.expected.map { "\(words) CLUSTER ON \($0)" } ?? "\(words) SET WITHOUT CLUSTER")
        case _: return nil
        }
    }

    private static func sequence(_ sequence: SchemaObject, _ words: String, _ change: Change) -> Drafts? {
        let value = change.expected
        switch change.key {
        case .type: return Drafts("\(words) AS \(value ?? "bigint")")
        case .start:
            let isFalling = sequence[.increment]?.hasPrefix("-") == true
            let usual = isFalling ? sequence[.maximum] ?? "-1" : sequence[.minimum] ?? "1"
            return Drafts("\(words) START WITH \(value ?? usual)")
        case .increment: return Drafts("\(words) INCREMENT BY \(value ?? "1")")
        case .minimum: return Drafts(value.map { "\(words) MINVALUE \($0)" } ?? "\(words) NO MINVALUE")
        case .maximum: return Drafts(value.map { "\(words) MAXVALUE \($0)" } ?? "\(words) NO MAXVALUE")
        case .cache: return Drafts("\(words) CACHE \(value ?? "1")")
        case .cycle: return Drafts("\(words) \(value == nil ? "NO CYCLE" : "CYCLE")")
        case .ownedBy: return Drafts("\(words) OWNED BY \(value ?? "NONE")")
        case .persistence: return Drafts("\(words) SET \(value == "unlogged" ? "UNLOGGED" : "LOGGED")")
        case _: return nil
        }
    }

    private static func domain(_ words: String, _ change: Change) -> Drafts? {
        switch change.key {
        case .default: return Drafts("\(words) \(change.expected.map { "SET DEFAULT \($0)" } ?? "DROP DEFAULT")")
        case .notNull: return Drafts("\(words) \(change.expected == nil ? "DROP" : "SET") NOT NULL")
        case _: return nil
        }
    }

    /// `SET (…)` for what is new and another, `RESET (…)` for what is gone.
    static func options(_ change: Change) -> [String] {
        let name = { (option: String) in String(option.prefix { $0 != "=" }) }
        let (old, new) = (PostgresWriting.elements(change.found), PostgresWriting.elements(change.expected))
        let set = new.filter { !old.contains($0) }
        let names = Set(new.map(name))
        let reset = old.map(name).filter { !names.contains($0) }
        return (reset.isEmpty ? [] : ["RESET (\(reset.joined(separator: ", ")))"])
            + (set.isEmpty ? [] : ["SET (\(set.joined(separator: ", ")))"])
    }

    /// Options of foreign data, by one statement each in a block: what is to go may be gone.
    static func foreignOptions(_ words: String, _ change: Change) -> Drafts {
        let (old, new) = (PostgresWriting.elements(change.found), PostgresWriting.elements(change.expected))
        let name = { (option: String) in String(option.prefix { $0 != " " }) }
        let (oldNames, newNames) = (Set(old.map(name)), Set(new.map(name)))
        let lost = old.map(name).filter { !newNames.contains($0) }.map { "DROP \($0)" }
        let changed = new.filter { !old.contains($0) && oldNames.contains(name($0)) }.map { "SET \($0)" }
        let gained = new.filter { !oldNames.contains(name($0)) }.map { "ADD \($0)" }
        return Drafts(
            (lost + changed + gained)
                .map { option in
                    PostgresWriting.block(
                        "\(words) OPTIONS (\(option)); EXCEPTION WHEN undefined_object OR duplicate_object THEN NULL;"
                    )
                }
        )
    }
}

extension PostgresAlteration.Drafts {
    init(_ statements: [String]) { drafts = statements.map { SchemaStatementDraft($0) } }
}
