package import Database
package import SQLText
package import SchemaModel

extension MariaDB {
    /// On MySQL, whose `ALTER` knows no `IF EXISTS`, most statements do not bear to be run twice.
    package func statements(
        undoing changes: [SchemaChange],
        in actual: Schema,
        toward wanted: Schema,
        dialect: Dialect
    ) -> [SchemaStatement] {
        MariaDBRepair(undoing: changes, in: actual, toward: wanted, dialect: dialect).statements
    }
}

/// The statements that undo changes of a whole schema, sorted by what must come before what.
private struct MariaDBRepair {
    private let writing: MariaDBWriting
    private let people: MariaDBPeople
    private let actual: Schema
    private let wanted: Schema
    /// What stands by itself and must go, come, or be altered.
    private var dropped: [SchemaObject] = []
    private var created: [SchemaObject] = []
    private var altered: [MariaDBGoal] = []

    init(undoing changes: [SchemaChange], in actual: Schema, toward wanted: Schema, dialect: Dialect) {
        writing = MariaDBWriting(dialect: dialect)
        people = MariaDBPeople(migrators: [actual.migrator, wanted.migrator])
        (self.actual, self.wanted) = (actual, wanted)
        var order: [Owner] = []
        var groups: [Owner: [SchemaChange]] = [:]
        for change in changes {
            switch change {
            case .missing(let path, let object) where path.part == nil: created.append(object)
            case .unexpected(let path, let object) where path.part == nil: dropped.append(object)
            case .missing, .unexpected, .changed, .renamed, .reordered:
                let owner = Owner(kind: change.path.ownerKind, name: change.path.name)
                if groups[owner] == nil { order.append(owner) }
                groups[owner, default: []].append(change)
            }
        }
        let (found, expected) = (Self.owners(actual), Self.owners(wanted))
        for owner in order {
            let changes = groups[owner] ?? []
            let name = Self.foundName(changes) ?? owner.name
            guard let old = found[Owner(kind: owner.kind, name: name)], let new = expected[owner] else { continue }
            altered.append(MariaDBGoal(undoing: changes, of: old, toward: new))
        }
    }

    private struct Owner: Hashable {
        let kind: ObjectKind
        let name: String
    }

    private static func owners(_ schema: Schema) -> [Owner: SchemaObject] {
        Dictionary(schema.objects.map { (Owner(kind: $0.kind, name: $0.name), $0) }) { first, _ in first }
    }

    /// How the object is called that changes are about, where that is part of them.
    private static func foundName(_ changes: [SchemaChange]) -> String? {
        for change in changes {
            if case .renamed(let path, let found) = change, path.part == nil { return found }
        }
        return nil
    }
}

extension MariaDBRepair {
    /// What hangs on others goes first and comes last.
    var statements: [SchemaStatement] {
        let collations = (actual: databaseCollation(actual), wanted: databaseCollation(wanted))
        let repairs = altered.filter { $0.wanted.kind == .table }
            .map { MariaDBTableRepair($0, writing, databaseCollations: collations) }
        let tables = created.filter { $0.kind == .table }
        var list = database
        list += gone
        list += repairs.flatMap(\.first) + goneTables
        list += created.filter { $0.kind == .sequence }.map { SchemaStatement(writing.sequence($0)) }
        list += altered.filter { $0.wanted.kind == .sequence }.flatMap(sequence)
        list += repairs.flatMap(\.main)
        list += tables.map { SchemaStatement(writing.table($0, databaseCollation: collations.wanted)) }
        list += repairs.flatMap(\.last)
        list += tables.flatMap { table in
            table.parts.filter { $0.kind == .foreignKey }
                .map { key in
                    let clause = writing.foreignKey(key, guarded: writing.ifNotExists)
                    return SchemaStatement("ALTER TABLE \(writing.name(table.name)) ADD \(clause)")
                }
        }
        list += routines + views + triggers + events + grants
        return list
    }

    private func databaseCollation(_ schema: Schema) -> String? {
        schema.objects.first { $0.kind == .database }?[.collation]
    }

    private var database: [SchemaStatement] {
        altered.filter { $0.wanted.kind == .database }
            .map { goal in
                var words = ["ALTER DATABASE"]
                if let collation = goal.wanted[.collation] { words.append("COLLATE \(collation)") }
                if goal.wanted[.comment] != goal.actual[.comment] {
                    words.append("COMMENT \(writing.literal(goal.wanted[.comment] ?? ""))")
                }
                return SchemaStatement(words.joined(separator: " "))
            }
    }

    private func sequence(_ goal: MariaDBGoal) -> [SchemaStatement] {
        var list: [SchemaStatement] = []
        if goal.actual.name != goal.wanted.name {
            let (found, name) = (writing.name(goal.actual.name), writing.name(goal.wanted.name))
            list.append(SchemaStatement("RENAME TABLE\(writing.ifExists) \(found) TO \(name)"))
        }
        return list + writing.sequence(goal)
    }

    /// Everything but tables that goes, or makes room for others of its kind.
    private var gone: [SchemaStatement] {
        let objects = dropped.filter { $0.kind != .table && $0.kind != .grant && $0.kind != .sequence }
        var list = objects.flatMap { inItsGrammar($0, drop($0.kind, $0.name, isDestructive: true)) }
        list += dropped.filter { $0.kind == .grant }.flatMap(writing.revocation)
        for goal in altered where goal.wanted.kind != .table && goal.wanted.kind != .sequence {
            let isAnew =
                goal.actual.name != goal.wanted.name || (!writing.isMariaDB && Self.isProgram(goal.wanted.kind))
            if isAnew { list += inItsGrammar(goal.actual, drop(goal.actual.kind, goal.actual.name)) }
        }
        for goal in altered where goal.wanted.kind == .table {
            for trigger in goal.actual.parts where trigger.kind == .trigger && !goal.wanted.parts.contains(trigger) {
                let isReplaced = goal.wanted.parts.contains { $0.kind == .trigger && $0.name == trigger.name }
                let isRenamed = goal.renamedParts.contains { $0.0 == .trigger && $0.1 == trigger.name }
                guard !isReplaced || !writing.isMariaDB else { continue }
                list.append(drop(.trigger, trigger.name, isDestructive: !isReplaced && !isRenamed))
            }
        }
        return list
    }

    /// Tables after those that refer to them, and sequences after the tables whose defaults use them.
    private var goneTables: [SchemaStatement] {
        let tables = dropped.filter { $0.kind == .table }
        let order = MariaDBDropOrder(
            tables: tables.map(\.name),
            references: tables.flatMap { table in
                table.parts.filter { $0.kind == .foreignKey }
                    .compactMap { key in
                        Self.referredTable(key)
                            .map { .init(table: table.name, constraint: key.name, referenced: $0) }
                    }
            }
        )
        let cut = order.cut.map { reference in
            let key = writing.name(reference.constraint)
            return SchemaStatement(
                """
                ALTER TABLE\(writing.ifExists) \(writing.name(reference.table)) \
                DROP FOREIGN KEY\(writing.ifExists) \(key)
                """,
                isDestructive: true
            )
        }
        return cut + order.tables.map { drop(.table, $0, isDestructive: true) }
            + dropped.filter { $0.kind == .sequence }.map { drop(.sequence, $0.name, isDestructive: true) }
    }

    /// The table of this database that a foreign key leads to.
    private static func referredTable(_ key: SchemaObject) -> String? {
        guard let references = key[.references], let open = references.lastIndex(of: "(") else { return nil }
        let name = references[..<open].split(separator: " ").joined(separator: " ")
        guard name.hasPrefix("`"), name.hasSuffix("`"), !name.contains("`.`") else { return nil }
        return name.dropFirst().dropLast().split(separator: "``", omittingEmptySubsequences: false)
            .joined(separator: "`")
    }

    private func drop(_ kind: ObjectKind, _ name: String, isDestructive: Bool = false) -> SchemaStatement {
        let word = kind.rawValue.uppercased()
        return SchemaStatement("DROP \(word) IF EXISTS \(writing.name(name))", isDestructive: isDestructive)
    }

    private static func isProgram(_ kind: ObjectKind) -> Bool {
        switch kind {
        case .procedure, .function, .package, .packageBody, .event: true
        case _: false
        }
    }
}

// What has no data and is made anew.
extension MariaDBRepair {
    /// Functions before procedures and packages before their bodies; a body goes with its package, so it comes with it.
    private var routines: [SchemaStatement] {
        let kinds: [ObjectKind] = [.function, .procedure, .package, .packageBody]
        var objects = created + altered.map(\.wanted)
        let replaced = Set(objects.filter { $0.kind == .package }.map(\.name))
        let present = Set(objects.filter { $0.kind == .packageBody }.map(\.name))
        objects += actual.objects.filter {
            $0.kind == .packageBody && replaced.contains($0.name) && !present.contains($0.name) && !dropped.contains($0)
        }
        return writing.inTheirSessions(kinds.flatMap { kind in objects.filter { $0.kind == kind } }) {
            writing.program($0, people)
        }
    }

    private var events: [SchemaStatement] {
        writing.inTheirSessions((created + altered.map(\.wanted)).filter { $0.kind == .event }) {
            writing.program($0, people)
        }
    }

    /// Views after those that they mention.
    private var views: [SchemaStatement] {
        var waiting = (created + altered.map(\.wanted)).filter { $0.kind == .view }
        var list: [SchemaStatement] = []
        while !waiting.isEmpty {
            let names = waiting.map { (view: $0.name, quoted: writing.name($0.name)) }
            let ready = waiting.filter { view in
                !names.contains { $0.view != view.name && (view[.definition] ?? "").contains($0.quoted) }
            }
            // Views do not go round in circles: what looks so mentions a column of the other's name.
            let next = ready.isEmpty ? waiting : ready
            list += next.map { SchemaStatement(writing.view($0, people)) }
            waiting.removeAll { view in next.contains { $0.name == view.name } }
        }
        return list
    }

    /// All triggers of a moment, where one of them is to be another: each comes after those before it.
    private var triggers: [SchemaStatement] {
        let tables =
            created.filter { $0.kind == .table }.map { ($0, [SchemaObject]()) }
            + altered.filter { $0.wanted.kind == .table }.map { ($0.wanted, $0.actual.parts) }
        return tables.flatMap { table, present in
            let wanted = table.parts.filter { $0.kind == .trigger }
            let moments = Set(wanted.filter { !present.contains($0) }.map(Self.moment))
            let anew = Self.inOrder(wanted.filter { moments.contains(Self.moment($0)) })
            return writing.inTheirSessions(anew) { writing.trigger($0, on: table.name, people) }
        }
    }

    private static func moment(_ trigger: SchemaObject) -> String {
        "\(trigger[.timing] ?? "") \(trigger[.events] ?? "")"
    }

    /// Each after the one that it follows.
    private static func inOrder(_ triggers: [SchemaObject]) -> [SchemaObject] {
        var ordered: [SchemaObject] = []
        var waiting = triggers
        while !waiting.isEmpty {
            let ready = waiting.filter { trigger in
                !waiting.contains { $0.name == trigger[.follows] }
            }
            ordered += ready.isEmpty ? waiting : ready
            waiting.removeAll { ordered.contains($0) }
        }
        return ordered
    }

    private var grants: [SchemaStatement] {
        created.filter { $0.kind == .grant }.flatMap { writing.grants(of: $0, insteadOf: nil) }
            + altered.filter { $0.wanted.kind == .grant }
            .flatMap { writing.grants(of: $0.wanted, insteadOf: $0.actual) }
    }

    /// The words for packages are none in another mode than Oracle's.
    private func inItsGrammar(_ object: SchemaObject, _ statement: SchemaStatement) -> [SchemaStatement] {
        switch object.kind {
        case .package, .packageBody:
            MariaDBProgramSession.forPackages.before.map { SchemaStatement($0) } + [statement]
                + MariaDBProgramSession.forPackages.after.map { SchemaStatement($0) }
        case _: [statement]
        }
    }
}
