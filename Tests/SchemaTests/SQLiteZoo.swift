import Database
import Foundation
import SQLText
import SchemaModel
import TestSupport

/// The schema with one of everything, in files of its own.
enum SQLiteZoo {
    static let scope = SchemaScope(ownTables: ["flyway_schema_history"])

    /// Rows in the tables that refer to each other, so that a lost one is seen.
    static let rows = """
        INSERT INTO account (id, email, name, token) VALUES (1, 'a@example.org', 'a', NULL),
            (2, 'b@example.org', 'b', 'token'), (7, 'g@example.org', 'g', NULL);
        DELETE FROM account WHERE id = 7;
        INSERT INTO "order item" ("order", "line no", product) VALUES (1, 1, 'x'), (1, 2, 'y');
        INSERT INTO payment (id, account_id, item_order, item_line, parent) VALUES (1, 1, 1, 1, NULL), (2, 2, 1, 2, 1);
        INSERT INTO measurement VALUES (1, 'one', 'a'), (2, 2, 'b');
        INSERT INTO late (a, "renamed b", d) VALUES (1, 'x', 1), (2, 'y', 2);
        INSERT INTO no_comma VALUES ('a', 'b'), ('c', 'd');
        INSERT INTO untyped VALUES (1, 'x', 2.5), ('y', NULL, NULL);
        INSERT INTO note_search VALUES ('title', 'body');
        """

    /// Makes the zoo in an empty database with the engine's own client.
    static func load(into database: TestDatabase) async throws {
        try await database.loadDump(Self.file)
        try await database.client(rows)
    }

    /// The file that makes it.
    static var file: String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Zoos/sqlite.sql").path
    }
}

extension TestDatabase {
    /// The schema as a session reads it that was opened for this alone.
    func schema(of scope: SchemaScope = SQLiteZoo.scope) async throws -> Schema {
        try await open(.readOnly).schema(of: scope)
    }

    /// Runs the statements in one transaction, as a migration would.
    func run(_ statements: [SchemaStatement]) async throws {
        let session = try await open()
        try await session.begin()
        for statement in statements {
            try await session.execute(statement.sql)
        }
        try await session.commit()
    }
}

extension Session {
    /// Runs the statements of a text that may begin with a comment, as a file of migrations is read.
    func execute(_ sql: String) async throws {
        var reader = ScriptReader(TextSource(sql), rules: LexicalRules(server.dialect))
        while let part = try reader.next() {
            guard case .statement(let statement) = part.element else { continue }
            try await execute(statement)
        }
    }
}

extension SchemaChange {
    /// The change in a few words, for tests.
    var words: String {
        switch self {
        case .missing(let path, _): "missing \(path.pattern)"
        case .unexpected(let path, _): "unexpected \(path.pattern)"
        case .changed(let path, let key, let expected, let found):
            "\(path.pattern) \(key.rawValue): \(expected ?? "-") is \(found ?? "-")"
        case .renamed(let path, let found): "\(path.pattern) is called \(found)"
        case .reordered(let path, _, let found): "\(path.pattern) has \(found.joined(separator: ", "))"
        }
    }
}

extension [SchemaStatement] {
    /// Whether any of them may lose something.
    var areDestructive: Bool { contains { $0.isDestructive } }
}
