import Database
import SQLText

/// A remark in an `ALTER TABLE` that lets it be left out where its work is done.
///
/// SQLite has no `ADD COLUMN IF NOT EXISTS`. The remark stands behind `ALTER TABLE`, where every other client reads it
/// as a comment: `ALTER TABLE /* migrate: skip-if-column payment.memo */ payment ADD COLUMN memo TEXT`.
struct SQLiteCondition {
    enum Kind: String, CaseIterable {
        case skipIfColumn = "skip-if-column"
        case skipUnlessColumn = "skip-unless-column"
    }

    private static let start = "ALTER TABLE /* migrate: "
    private static let end = " */ "

    private let kind: Kind
    private let table: String
    private let column: String

    /// Reads the remark of a statement; `nil` when it has none.
    init?(_ statement: Statement) {
        guard statement.bytes.starts(with: Self.start.utf8) else { return nil }
        let text = statement.text.dropFirst(Self.start.count)
        guard let kind = Kind.allCases.first(where: { text.hasPrefix($0.rawValue + " ") }),
            let (table, rest) = Self.name(text.dropFirst(kind.rawValue.count + 1)), rest.first == ".",
            let (column, remark) = Self.name(rest.dropFirst()), remark.hasPrefix(Self.end)
        else { return nil }
        (self.kind, self.table, self.column) = (kind, table, column)
    }

    /// The beginning of an `ALTER TABLE` with a remark, up to where the table's name stands.
    ///
    /// A name that would end the remark early gets none: the statement then always runs.
    static func alterTable(_ kind: Kind, table: String, column: String) -> String {
        let names = quoted(table) + "." + quoted(column)
        guard !names.contains("*/") else { return "ALTER TABLE " }
        return start + kind.rawValue + " " + names + end
    }

    /// Whether the statement has nothing to do in a database.
    func isMet(in session: SQLiteSession) async throws(DatabaseError) -> Bool {
        let rows = try await session.rows(
            "SELECT 1 FROM pragma_table_xinfo(?, 'main') WHERE name = ? COLLATE NOCASE",
            [.text(table), .text(column)]
        )
        switch kind {
        case .skipIfColumn: return !rows.isEmpty
        case .skipUnlessColumn: return rows.isEmpty
        }
    }

    private static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

    /// A name in double quotes at the start of a text, and what follows it.
    private static func name(_ text: Substring) -> (String, Substring)? {
        guard text.first == "\"" else { return nil }
        var name = ""
        var rest = text.dropFirst()
        while let character = rest.popFirst() {
            guard character == "\"" else {
                name.append(character)
                continue
            }
            guard rest.first == "\"" else { return (name, rest) }
            name.append("\"")
            rest = rest.dropFirst()
        }
        return nil
    }
}
