import Database
import SchemaModel

/// What brings one table that is there to what it should be.
struct MariaDBTableRepair {
    /// Before anything refers to its parts: foreign keys that go, or make room for others of their name.
    private(set) var first: [SchemaStatement] = []
    /// The table itself.
    private(set) var main: [SchemaStatement] = []
    /// Foreign keys, when all tables are as they should be.
    private(set) var last: [SchemaStatement] = []

    private let writing: MariaDBWriting
    private let goal: MariaDBGoal
    private let table: String
    /// The collations of columns that have none of their own.
    private let collations: (actual: String?, wanted: String?)

    init(
        _ goal: MariaDBGoal,
        _ writing: MariaDBWriting,
        databaseCollations: (actual: String?, wanted: String?)
    ) {
        self.goal = goal
        self.writing = writing
        table = writing.name(goal.wanted.name)
        collations = (
            goal.actual[.collation] ?? databaseCollations.actual, goal.wanted[.collation] ?? databaseCollations.wanted
        )
        writeForeignKeys()
        writeRenames()
        writeColumnsAndKeys()
        writeVersioning()
        writePartitions()
    }

    /// Whether the table keeps rows of the past, which the server protects against changes of the schema.
    private var isVersioned: Bool { goal.actual[.systemVersioning] != nil && goal.wanted[.systemVersioning] != nil }

    private func alter(_ clauses: [String], isDestructive: Bool = false) -> SchemaStatement {
        let guarded =
            isVersioned && writing.isMariaDB ? "SET STATEMENT system_versioning_alter_history = KEEP FOR " : ""
        let text = clauses.count == 1 ? " " + clauses[0] : "\n  " + clauses.joined(separator: ",\n  ")
        return SchemaStatement("\(guarded)ALTER TABLE \(table)\(text)", isDestructive: isDestructive)
    }
}

extension MariaDBTableRepair {
    private mutating func writeForeignKeys() {
        let actual = goal.actual.parts.filter { $0.kind == .foreignKey }
        let wanted = goal.wanted.parts.filter { $0.kind == .foreignKey }
        let foundTable = writing.name(goal.actual.name)
        for key in actual where !wanted.contains(key) {
            first.append(
                SchemaStatement(
                    "ALTER TABLE \(foundTable) DROP FOREIGN KEY\(writing.ifExists) \(writing.name(key.name))"
                )
            )
        }
        for key in wanted where !actual.contains(key) {
            last.append(alter(["ADD " + writing.foreignKey(key, guarded: writing.ifNotExists)]))
        }
    }

    private mutating func writeRenames() {
        if goal.actual.name != goal.wanted.name {
            let found = writing.name(goal.actual.name)
            main.append(SchemaStatement("RENAME TABLE\(writing.ifExists) \(found) TO \(table)"))
        }
        let clauses = goal.renamedParts.compactMap { kind, found, wanted -> String? in
            switch kind {
            case .column: "RENAME COLUMN\(writing.ifExists) \(writing.name(found)) TO \(writing.name(wanted))"
            case .index: "RENAME INDEX\(writing.ifExists) \(writing.name(found)) TO \(writing.name(wanted))"
            case _: nil
            }
        }
        if !clauses.isEmpty { main.append(alter(clauses)) }
    }

    /// Everything that one `ALTER TABLE` can do goes into one, since each may copy the table; what may lose data stands
    /// alone, so that it can be read and left out alone.
    private mutating func writeColumnsAndKeys() {
        for index in goal.actualParts where index.kind == .index && Self.overlapsMatter(index, goal.wanted.parts) {
            main.append(alter(["DROP INDEX\(writing.ifExists) \(writing.name(index.name))"]))
        }
        let columns = columnClauses
        let keys = keyClauses
        let periods = periodClauses
        let options = writing.options(of: goal.wanted, instead: goal.actual)
        let dropped = goal.droppedColumns.map { "DROP COLUMN\(writing.ifExists) \(writing.name($0))" }
        let lossy = columns.filter(\.isLossy).map(\.text)
        let plain = columns.filter { !$0.isLossy }.map(\.text)
        let engineLoses = goal.wanted[.engine] != goal.actual[.engine] && goal.actual[.engine] == nil
        let isDestructive = !lossy.isEmpty || !dropped.isEmpty || engineLoses
        // A counting column needs its key, and a column that changes its type may need another index, in one statement.
        let belongTogether = (goal.countsAnew || !lossy.isEmpty) && !keys.isEmpty
        if belongTogether || engineLoses {
            let clauses = periods.gone + columns.map(\.text) + dropped + keys + periods.made + options
            if !clauses.isEmpty { main.append(alter(clauses, isDestructive: isDestructive)) }
            main += visibility
            return
        }
        main += lossy.map { alter([$0], isDestructive: true) }
        let clauses = periods.gone + plain + keys + periods.made + options
        if !clauses.isEmpty { main.append(alter(clauses)) }
        main += visibility
        main += dropped.map { alter([$0], isDestructive: true) }
    }

    /// The columns that are added, changed or moved, in the order of the table.
    private var columnClauses: [(text: String, isLossy: Bool)] {
        var clauses: [(text: String, isLossy: Bool)] = []
        var previous: String?
        for column in goal.wanted.parts where column.kind == .column {
            defer { previous = column.name }
            let place = previous.map { " AFTER \(writing.name($0))" } ?? " FIRST"
            let text = writing.column(column, collation: column[.collation] ?? collations.wanted)
            guard let old = goal.column(named: column.name) else {
                clauses.append(("ADD COLUMN\(writing.ifNotExists) \(text)\(place)", false))
                continue
            }
            let isMoved = goal.movedColumns.contains(column.name)
            if Self.mustBeAnew(old, column) {
                // Without IF EXISTS, which looks at the table as it was: the column would go and not come.
                let isLossy = old[.generated] == nil || column[.generated] == nil
                clauses.append(("DROP COLUMN \(writing.name(column.name)),\n  ADD COLUMN \(text)\(place)", isLossy))
                continue
            }
            let collation = old[.collation] ?? collations.actual
            guard isMoved || writing.column(old, collation: collation) != text else { continue }
            let isLossy = MariaDBTypeChange(from: old, collation, to: column, column[.collation] ?? collations.wanted)
                .isLossy
            clauses.append(("MODIFY COLUMN \(text)\(isMoved ? place : "")", isLossy))
        }
        return clauses
    }

    /// Whether the server does not turn one column into the other: values that are computed when they are asked for
    /// into stored ones, or the reverse.
    private static func mustBeAnew(_ old: SchemaObject, _ new: SchemaObject) -> Bool {
        func isVirtual(_ column: SchemaObject) -> Bool { column[.generated]?.hasSuffix(" VIRTUAL") == true }
        return isVirtual(old) != isVirtual(new)
    }

    /// Indexes and checks that go, come, or become others.
    private var keyClauses: [String] {
        var clauses: [String] = []
        for part in keys(goal.actualParts, besides: goal.wanted.parts) {
            switch part.kind {
            case .primaryKey: clauses.append(writing.isMariaDB ? "DROP INDEX IF EXISTS `PRIMARY`" : "DROP PRIMARY KEY")
            case .index where !Self.overlapsMatter(part, goal.wanted.parts):
                clauses.append("DROP INDEX\(writing.ifExists) \(writing.name(part.name))")
            case .check: clauses.append("DROP CONSTRAINT\(writing.ifExists) \(writing.name(part.name))")
            case _: continue
            }
        }
        for part in keys(goal.wanted.parts, besides: goal.actualParts) {
            // IF NOT EXISTS looks at the table as it was: with it, an index of the same name would go and not come.
            let isReplaced =
                goal.actualParts.contains { $0.kind == part.kind && $0.name == part.name }
                && !Self.overlapsMatter(part, goal.actualParts)
            let guarded = isReplaced ? "" : writing.ifNotExists
            switch part.kind {
            case .primaryKey, .index: clauses.append("ADD " + writing.index(part, of: goal.wanted, guarded: guarded))
            case .check: clauses.append("ADD " + writing.check(part, guarded: guarded))
            case _: continue
            }
        }
        return clauses
    }

    /// The parts that the others lack, apart from what is said of an index in a statement of its own.
    private func keys(_ parts: [SchemaObject], besides others: [SchemaObject]) -> [SchemaObject] {
        let apart: [AttributeKey: String?] = writing.isMariaDB ? [.ignored: nil, .enabled: nil] : [.enabled: nil]
        func plain(_ part: SchemaObject) -> SchemaObject {
            part.kind == .index ? part.with(apart, name: part.name) : part
        }
        let known = Set(others.map(plain))
        return parts.filter { $0.kind != .column && !known.contains(plain($0)) }
    }

    /// Whether an index stands for another one in this alone, that the times of its rows may or may not overlap: the
    /// server takes both for the same one, so the one goes before the other comes.
    private static func overlapsMatter(_ index: SchemaObject, _ others: [SchemaObject]) -> Bool {
        func refusesOverlaps(_ index: SchemaObject) -> Bool { index[.columns]?.hasSuffix(" WITHOUT OVERLAPS") == true }
        return others.contains {
            $0.kind == .index && $0.name == index.name && refusesOverlaps($0) != refusesOverlaps(index)
        }
    }

    /// The server takes an index that differs in this alone for the same one, so it is said in a statement of its own.
    private var visibility: [SchemaStatement] {
        let isEnabled = { (table: SchemaObject) in !table.parts.contains { $0.kind == .index && $0[.enabled] == "no" } }
        let word = isEnabled(goal.wanted) ? "ENABLE" : "DISABLE"
        let enabling = isEnabled(goal.actual) == isEnabled(goal.wanted) ? [] : [alter(["\(word) KEYS"])]
        guard writing.isMariaDB else { return enabling }
        return enabling
            + goal.wanted.parts.compactMap { part in
                let old = goal.actualParts.first { $0.kind == .index && $0.kind == part.kind && $0.name == part.name }
                guard let old, old[.ignored] != part[.ignored] else { return nil }
                return alter(["ALTER INDEX \(writing.name(part.name)) \(part[.ignored] == nil ? "NOT " : "")IGNORED"])
            }
    }

    private var periodClauses: (gone: [String], made: [String]) {
        let (actual, wanted) = (goal.actual[.period], goal.wanted[.period])
        guard actual != wanted else { return ([], []) }
        return (
            actual.map { ["DROP PERIOD\(writing.ifExists) FOR \($0.prefix { $0 != "(" })"] } ?? [],
            wanted.map { ["ADD PERIOD\(actual == nil ? writing.ifNotExists : "") FOR \($0)"] } ?? []
        )
    }

    private mutating func writeVersioning() {
        let (actual, wanted) = (goal.actual[.systemVersioning], goal.wanted[.systemVersioning])
        guard actual != wanted else { return }
        let question = """
            EXISTS (SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() \
            AND TABLE_NAME = \(writing.literal(goal.wanted.name)) AND TABLE_TYPE = 'SYSTEM VERSIONED')
            """
        if actual != nil {
            let statement = "ALTER TABLE \(table) DROP SYSTEM VERSIONING"
            main.append(SchemaStatement(writing.when(question, statement), isDestructive: true))
        }
        guard wanted != nil else { return }
        let period = MariaDBWriting.periodColumns(goal.wanted).map { "ADD PERIOD FOR SYSTEM_TIME (\($0)), " } ?? ""
        let statement = "ALTER TABLE \(table) \(period)ADD SYSTEM VERSIONING"
        main.append(SchemaStatement(writing.when("NOT " + question, statement)))
    }

    private mutating func writePartitions() {
        let (actual, wanted) = (writing.partitioning(goal.actual), writing.partitioning(goal.wanted))
        guard actual != wanted else { return }
        guard let wanted else {
            let question = """
                EXISTS (SELECT 1 FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = DATABASE() \
                AND TABLE_NAME = \(writing.literal(goal.wanted.name)) AND PARTITION_NAME IS NOT NULL)
                """
            main.append(SchemaStatement(writing.when(question, alter(["REMOVE PARTITIONING"]).sql)))
            return
        }
        main.append(alter([wanted]))
    }
}
