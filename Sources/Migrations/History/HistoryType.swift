/// The `type` column of a history row, in Flyway's words.
package enum HistoryType: Hashable, Sendable {
    case schema, baseline, delete
    case sql, jdbc, springJDBC, script, custom
    case sqlBaseline, jdbcBaseline, sqlStateScript, jdbcStateScript
    case undoSQL, undoJDBC, undoScript
    /// A word that no Flyway that we know of writes; such a history is not judged.
    case unknown(String)

    /// Reads the column's text.
    package init(_ text: String) {
        self = Self.known.first { $0.text == text } ?? .unknown(text)
    }

    /// The text that the column holds.
    package var text: String {
        switch self {
        case .schema: "SCHEMA"
        case .baseline: "BASELINE"
        case .delete: "DELETE"
        case .sql: "SQL"
        case .jdbc: "JDBC"
        case .springJDBC: "SPRING_JDBC"
        case .script: "SCRIPT"
        case .custom: "CUSTOM"
        case .sqlBaseline: "SQL_BASELINE"
        case .jdbcBaseline: "JDBC_BASELINE"
        case .sqlStateScript: "SQL_STATE_SCRIPT"
        case .jdbcStateScript: "JDBC_STATE_SCRIPT"
        case .undoSQL: "UNDO_SQL"
        case .undoJDBC: "UNDO_JDBC"
        case .undoScript: "UNDO_SCRIPT"
        case .unknown(let text): text
        }
    }

    /// Which files a row can stand for.
    enum Family {
        /// Written by the tool itself: no file belongs to it.
        case synthetic
        case migration
        case baseline
        case undo
    }

    var family: Family {
        switch self {
        case .schema, .baseline, .delete: .synthetic
        case .sql, .jdbc, .springJDBC, .script, .custom, .unknown: .migration
        case .sqlBaseline, .jdbcBaseline, .sqlStateScript, .jdbcStateScript: .baseline
        case .undoSQL, .undoJDBC, .undoScript: .undo
        }
    }

    /// Whether the row says that everything up to its version is there.
    package var isBaseline: Bool { self == .baseline || family == .baseline }

    private static let known: [HistoryType] = [
        .sql, .schema, .baseline, .delete, .jdbc, .springJDBC, .script, .custom, .sqlBaseline, .jdbcBaseline,
        .sqlStateScript, .jdbcStateScript, .undoSQL, .undoJDBC, .undoScript,
    ]
}

extension HistoryType: CustomStringConvertible {
    package var description: String { text }
}
