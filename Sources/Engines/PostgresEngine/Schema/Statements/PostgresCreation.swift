import Database
import SchemaModel

/// Writes the statements that make whole objects.
struct PostgresCreation {
    let rights: PostgresRights
    private let privileges: PostgresInitialPrivileges
    private(set) var script: PostgresScript

    /// Goes on with a script in a database that gives `privileges` on what is made there.
    init(_ script: PostgresScript, rights: PostgresRights, privileges: PostgresInitialPrivileges) {
        self.script = script
        self.rights = rights
        self.privileges = privileges
    }

    /// The same, with what somebody else has written in between.
    mutating func go(on script: PostgresScript) { self.script = script }

    /// Whether an object waits for the tables that it reads.
    enum Form {
        case reader
        case other
    }

    /// Adds what must come before everything that is made.
    mutating func prepare(_ sql: String) { script.add(.preparation, sql) }

    /// Adds statements that somebody else has written.
    mutating func add(_ phase: PostgresScript.Phase, _ drafts: [SchemaStatementDraft]) { script.add(phase, drafts) }

    /// Adds a statement that somebody else has written.
    mutating func add(_ phase: PostgresScript.Phase, _ sql: String) { script.add(phase, sql) }

    /// Makes an object with all of its parts; one that reads tables is made when these are whole.
    mutating func make(_ object: SchemaObject, form: Form) {
        if object.kind == .defaultPrivileges {
            script.add(.watchers, PostgresDefaultPrivileges(object).drafts(from: nil, to: object[.grants], rights))
            return
        }
        if object.kind == .baseType, object[.definition]?.isEmpty == false {
            // Its functions take or give it, so that its name comes before them and the rest after them.
            let shell = SchemaObject(.baseType, namespace: object.namespace, name: object.name)
            script.add(.preparation, PostgresTypeText.creation(of: shell))
        }
        if let statement = Self.statement(object) {
            script.add(form == .reader ? .readers : Self.phase(object.kind), statement)
        }
        for part in object.parts {
            if part.kind == .column {
                finishColumn(part, of: object)
            } else {
                makePart(part, of: object, isNew: true)
            }
        }
        finish(object)
    }

    /// The statement that makes an object, without what is said about it afterwards.
    static func statement(_ object: SchemaObject) -> String? {
        switch object.kind {
        case .table, .foreignTable: PostgresTableText.creation(of: object)
        case .view, .materializedView: view(object)
        case .sequence:
            "CREATE \(object[.persistence] == "unlogged" ? "UNLOGGED " : "")SEQUENCE IF NOT EXISTS \(object.reference)"
                + PostgresTableText.sequenceOptions(object)
        case .function, .procedure: PostgresRoutineText.creation(of: object)
        case .schema: "CREATE SCHEMA IF NOT EXISTS \(object.reference)"
        case .enumType, .compositeType, .domain, .rangeType, .baseType: PostgresTypeText.creation(of: object)
        case _: PostgresOtherText.creation(of: object)
        }
    }

    private static func phase(_ kind: ObjectKind) -> PostgresScript.Phase {
        switch kind {
        case .schema, .extensionModule: .preparation
        case .statistics, .publication: .hooks
        case .eventTrigger, .defaultPrivileges: .watchers
        case _: .objects
        }
    }

    private static func view(_ view: SchemaObject) -> String {
        let isMaterialized = view.kind == .materializedView
        var text =
            isMaterialized
            ? "CREATE MATERIALIZED VIEW IF NOT EXISTS \(view.reference)"
            : "CREATE OR REPLACE VIEW \(view.reference)"
        if let method = view[.accessMethod] { text += " USING \(method)" }
        if let options = view[.options] { text += " WITH (\(options))" }
        if let tablespace = view[.tablespace] { text += " TABLESPACE \(tablespace)" }
        text += " AS\n\(view[.definition] ?? "")"
        return view[.checkOption].map { "\(text)\n WITH \($0) CHECK OPTION" } ?? text
    }
}

// What is said about an object when it is there.
extension PostgresCreation {
    mutating func finish(_ object: SchemaObject) {
        let words = PostgresTarget.words(object)
        if let owner = object[.owner], owner != rights.wanted, PostgresAlteration.hasOwner(object.kind) {
            script.add(max(.owners, Self.phase(object.kind)), rights.owner(owner, of: words))
        }
        if object.kind == .function || object.kind == .procedure {
            for sql in PostgresRoutineText.homeSettings(of: object) { script.add(.objects, sql) }
        }
        if object.kind == .textSearchConfiguration || object.kind == .operatorFamily, let text = object[.definition] {
            let change = PostgresAlteration.Change(.definition, expected: text, found: nil)
            script.add(.objects, PostgresAlteration.alter(object, change)?.drafts ?? [])
        }
        for key in [
            AttributeKey.ownedBy, .rowSecurity, .forcedRowSecurity, .replicaIdentity, .clusteredOn, .enabled,
            .statisticsTarget,
        ] {
            guard let value = object[key], object.kind != .foreignTable else { continue }
            let change = PostgresAlteration.Change(key, expected: value, found: nil)
            let phase = Self.phase(object.kind) == .objects ? PostgresScript.Phase.storage : Self.phase(object.kind)
            script.add(phase, PostgresAlteration.alter(object, change)?.drafts ?? [])
        }
        if let (target, letters) = PostgresTarget.rights(object) {
            script.add(
                .grants,
                rights.grants(
                    from: privileges.initial(of: object),
                    to: object[.grants],
                    on: target,
                    kind: letters,
                    owner: object[.owner]
                )
            )
        }
        if let comment = object[.comment] {
            script.add(max(.comments, Self.phase(object.kind)), Self.comment(comment, on: words))
        }
    }

    /// What no definition of a column can say.
    mutating func finishColumn(_ column: SchemaObject, of owner: SchemaObject) {
        let later: [AttributeKey] =
            column[.type] == nil || owner.kind == .view
            ? [.default, .notNull, .storage, .statisticsTarget, .options, .compression] : [.storage, .statisticsTarget]
        let options: [AttributeKey] = column[.type] != nil && owner.kind == .table ? [.options] : []
        for key in later + options {
            guard let value = column[key] else { continue }
            let change = PostgresAlteration.Change(key, expected: value, found: nil)
            let isRead = owner.kind == .view || owner.kind == .materializedView
            script.add(isRead ? .readers : .columns, PostgresAlteration.alterColumn(column, of: owner, change))
        }
        grantColumn(column, of: owner, found: nil)
        guard let comment = column[.comment], let words = PostgresTarget.words(column, of: owner) else { return }
        script.add(.comments, Self.comment(comment, on: words))
    }

    /// The rights on one column.
    mutating func grantColumn(_ column: SchemaObject, of owner: SchemaObject, found: String?) {
        let drafts = rights.grants(
            from: found,
            to: column[.grants],
            on: "TABLE \(owner.reference)",
            kind: .column,
            columns: PostgresWriting.name(column.name),
            owner: nil
        )
        script.add(.grants, drafts)
    }

    /// `COMMENT ON`, or the end of a comment.
    static func comment(_ text: String?, on words: String) -> String {
        "COMMENT ON \(words) IS \(text.map(PostgresWriting.text) ?? "NULL")"
    }

    /// Makes a part of an object that is there; `isNew` when its definition has brought along what it can.
    mutating func makePart(_ part: SchemaObject, of owner: SchemaObject, isNew: Bool = false) {
        let name = PostgresWriting.name(part.name)
        switch part.kind {
        case .column:
            addColumn(part, to: owner)
            finishColumn(part, of: owner)
            return
        case .primaryKey, .unique, .exclusion, .check, .foreignKey:
            if !isNew || !PostgresTableText.isInline(part) { addConstraint(part, to: owner) }
        case .index: script.add(.indexes, PostgresTableText.index(part, on: owner))
        case .trigger, .rule, .policy:
            for sql in PostgresHookText.creation(of: part, on: owner) { script.add(.hooks, sql) }
        case _: return
        }
        if !isNew { chooseAgain(part, of: owner) }
        if let targets = part[.statisticsTarget] {
            for target in PostgresWriting.elements(targets) {
                let pair = target.split(separator: " = ")
                let index = PostgresWriting.name(owner.namespace, part.name)
                guard pair.count == 2 else { continue }
                script.add(.storage, "ALTER INDEX \(index) ALTER COLUMN \(pair[0]) SET STATISTICS \(pair[1])")
            }
        }
        if part.kind == .trigger || part.kind == .rule, let enabled = part[.enabled] {
            let kind = part.kind == .trigger ? "TRIGGER" : "RULE"
            script.add(.hooks, "ALTER TABLE \(owner.reference) \(PostgresHookText.enabling(enabled)) \(kind) \(name)")
        }
        if let comment = part[.indexComment] {
            let index = "INDEX \(PostgresWriting.name(owner.namespace, part.name))"
            script.add(.comments, Self.comment(comment, on: index))
        }
        guard let comment = part[.comment], let words = PostgresTarget.words(part, of: owner) else { return }
        script.add(.comments, Self.comment(comment, on: words))
    }

    /// A table that is clustered on an index, or known by one, forgets it when the index goes.
    private mutating func chooseAgain(_ index: SchemaObject, of owner: SchemaObject) {
        let name = PostgresWriting.name(index.name)
        if owner[.clusteredOn] == name { script.add(.storage, "ALTER TABLE \(owner.reference) CLUSTER ON \(name)") }
        guard owner[.replicaIdentity] == "USING INDEX \(name)" else { return }
        script.add(.storage, "ALTER TABLE \(owner.reference) REPLICA IDENTITY USING INDEX \(name)")
    }

    private mutating func addColumn(_ column: SchemaObject, to owner: SchemaObject) {
        switch owner.kind {
        case .compositeType:
            let text = PostgresTypeText.attribute(column)
            script.add(
                .columns,
                PostgresWriting.unlessThere("ALTER TYPE \(owner.reference) ADD ATTRIBUTE \(text)", "duplicate_column")
            )
        case .table where column[.type] != nil, .foreignTable where column[.type] != nil:
            let text = PostgresTableText.column(column, isForeign: owner.kind == .foreignTable)
            let words = PostgresTarget.keyword(owner.kind) ?? "TABLE"
            script.add(.columns, "ALTER \(words) \(owner.reference) ADD COLUMN IF NOT EXISTS \(text)")
        case _: return
        }
    }

    private mutating func addConstraint(_ part: SchemaObject, to owner: SchemaObject) {
        guard let text = PostgresTableText.constraint(part) else { return }
        let name = PostgresWriting.name(part.name)
        let words = "ALTER \(PostgresTarget.keyword(owner.kind) ?? "TABLE") \(owner.reference)"
        switch part.kind {
        case .primaryKey, .unique:
            // Others may refer to one that is there, so that it cannot go and come again.
            let there = "conrelid = pg_catalog.to_regclass(\(PostgresWriting.text(owner.reference)))"
            let condition =
                "NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE \(there) "
                + "AND conname = \(PostgresWriting.text(part.name)))"
            script.add(.constraints, PostgresWriting.when(condition, "\(words) ADD CONSTRAINT \(name) \(text)"))
        case _ where owner.kind == .domain:
            script.add(.constraints, "\(words) DROP CONSTRAINT IF EXISTS \(name)")
            script.add(.constraints, "\(words) ADD CONSTRAINT \(name) \(text)")
        case _:
            script.add(
                part.kind == .foreignKey ? .foreignKeys : .constraints,
                "\(words) DROP CONSTRAINT IF EXISTS \(name), ADD CONSTRAINT \(name) \(text)"
            )
        }
    }
}
