import Database
import TestSupport
import Testing

@testable import MariaDBEngine

/// What a database holds, in the order in which it can go.
@Suite(.timeLimit(.minutes(1)))
struct MariaDBObjects {
    @Test func `tables that refer to each other in a circle can go`() async throws {
        try await withMariaDBSession { session, _ in
            for sql in [
                "CREATE TABLE egg (id INT PRIMARY KEY, hen INT)",
                "CREATE TABLE hen (id INT PRIMARY KEY, egg INT, FOREIGN KEY (egg) REFERENCES egg (id))",
                "ALTER TABLE egg ADD CONSTRAINT `laid ``by` FOREIGN KEY (hen) REFERENCES hen (id)",
                "CREATE TABLE branch (id INT PRIMARY KEY, parent INT, FOREIGN KEY (parent) REFERENCES branch (id))",
                "CREATE TABLE a_leaf (branch INT, FOREIGN KEY (branch) REFERENCES branch (id))",
            ] { try await session.execute(sql) }
            try await dropAll(in: session)
        }
    }

    @Test func `every kind of object of the server can go`() async throws {
        try await withMariaDBSession { session, _ in
            for sql in [
                "CREATE SEQUENCE counter", "CREATE TABLE kept (id INT DEFAULT NEXTVAL(counter)) WITH SYSTEM VERSIONING",
                "CREATE TRIGGER note BEFORE INSERT ON kept FOR EACH ROW SET @x = 1",
                "CREATE EVENT `every ``day` ON SCHEDULE EVERY 1 DAY DO SELECT 1",
                "SET sql_mode = 'ORACLE'", "CREATE PACKAGE kit AS PROCEDURE p; END",
                "CREATE PACKAGE BODY kit AS PROCEDURE p AS BEGIN SELECT 1; END; END",
            ] { try await session.execute(sql) }
            let kinds = try await session.objects(besides: ["flyway_schema_history"]).map(\.kind)
            #expect(kinds == ["table", "sequence", "package", "event"])
            try await dropAll(in: session)
        }
    }

    @Test func `a table goes after those that refer to it`() {
        let order = MariaDBDropOrder(
            tables: ["a", "b", "c", "d"],
            references: [
                .init(table: "c", constraint: "1", referenced: "a"),
                .init(table: "d", constraint: "2", referenced: "c"),
                .init(table: "b", constraint: "3", referenced: "b"),
                .init(table: "b", constraint: "4", referenced: "elsewhere"),
            ]
        )
        #expect(order.tables == ["b", "d", "c", "a"])
        #expect(order.cut.isEmpty)
    }

    private func dropAll(in session: any Session) async throws {
        for object in try await session.objects(besides: ["flyway_schema_history"]) {
            try await session.execute(object.dropStatement)
        }
        #expect(try await session.objects(besides: ["flyway_schema_history"]) == [])
    }
}
