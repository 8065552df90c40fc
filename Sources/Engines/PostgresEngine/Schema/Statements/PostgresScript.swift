import Database

/// The statements of one repair, kept apart by what must come before what.
struct PostgresScript {
    enum Phase: Int, CaseIterable, Comparable {
        case renames
        /// What looks into others: triggers, policies, rules, foreign keys, defaults that go.
        case release
        /// Parts of objects that stay.
        case parts
        case drops
        case preparation
        case objects
        case columns
        case constraints
        /// Tables that are put under others.
        case placement
        /// What reads tables whole, with the columns that came and the keys by which it groups.
        case readers
        case indexes
        case storage
        case foreignKeys
        /// Triggers, rules and policies.
        case hooks
        case owners
        case grants
        case comments
        /// What acts on all that is done after it.
        case watchers

        static func < (left: Phase, right: Phase) -> Bool { left.rawValue < right.rawValue }
    }

    private var phases: [[SchemaStatement]] = Phase.allCases.map { _ in [] }

    /// All statements in their order, each once.
    var statements: [SchemaStatement] {
        var seen: Set<String> = []
        return phases.joined().filter { seen.insert($0.sql).inserted }
    }

    mutating func add(_ phase: Phase, _ sql: String, isDestructive: Bool = false) {
        phases[phase.rawValue].append(SchemaStatement(Self.atHome(sql), isDestructive: isDestructive))
    }

    mutating func add(_ phase: Phase, _ drafts: [SchemaStatementDraft]) {
        for draft in drafts { add(phase, draft.sql, isDestructive: draft.isDestructive) }
    }

    /// A statement that names the home schema, put together by the server.
    private static func atHome(_ sql: String) -> String {
        guard sql.contains(PostgresWriting.homeName) else { return sql }
        let format = sql.replacing("%", with: "%%").replacing(PostgresWriting.homeName, with: "%1$I")
        return PostgresWriting.block(
            "EXECUTE pg_catalog.format(\(PostgresWriting.text(format)), pg_catalog.current_schema());"
        )
    }
}
