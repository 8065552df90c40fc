import Database
import PostgresEngine
import SQLText
import SchemaModel
import Testing

/// What the statements for common differences look like, and which of them may lose something.
@Suite struct PostgresStatementTextTests {
    @Test(arguments: PartCase.all)
    func `a part of a table is made, changed or removed`(_ part: PartCase) {
        let statements = Self.statements(from: Self.payment(part.found), to: Self.payment(part.wanted))
        #expect(statements.map(\.sql) == [part.sql])
        #expect(statements.allSatisfy { $0.isDestructive == part.isDestructive })
    }

    @Test func `a name cannot end the statement that it stands in`() {
        let name = "x\"; DROP TABLE payment; --\n'$do$"
        let table = SchemaObject(
            .table,
            name: name,
            attributes: [Attribute(.comment, "it's \\ '; DROP TABLE payment; --")],
            parts: [Self.column(name, "integer")]
        )
        #expect(
            Self.statements(from: Schema(), to: Schema(objects: [table])).map(\.sql) == [
                "CREATE TABLE IF NOT EXISTS \"x\"\"; DROP TABLE payment; --\n'$do$\" (\n"
                    + "    \"x\"\"; DROP TABLE payment; --\n'$do$\" integer\n)",
                "COMMENT ON TABLE \"x\"\"; DROP TABLE payment; --\n'$do$\" "
                    + "IS E'it''s \\\\ ''; DROP TABLE payment; --'",
            ]
        )
    }

    @Test func `an owner that is the migrator goes by the name that the migrator has here`() {
        let table = { (owner: String) in
            SchemaObject(.table, name: "payment", attributes: [Attribute(.owner, owner), Attribute(.grants, "app=r")])
        }
        let wanted = Schema(objects: [table("one")], migrator: "one")
        let found = Schema(objects: [table("app")], migrator: "two")
        #expect(Self.statements(from: found, to: wanted).map(\.sql) == ["ALTER TABLE payment OWNER TO two"])
    }

    private static func column(_ name: String, _ type: String) -> SchemaObject {
        SchemaObject(.column, name: name, attributes: [Attribute(.type, type)])
    }

    private static func payment(_ part: SchemaObject?) -> Schema {
        let parts = [column("id", "integer")] + [part].compactMap(\.self)
        return Schema(objects: [SchemaObject(.table, name: "payment", parts: parts)])
    }

    private static func statements(from found: Schema, to wanted: Schema) -> [SchemaStatement] {
        PostgreSQL()
            .statements(undoing: wanted.changes(in: found), in: found, toward: wanted, dialect: .postgres)
    }
}

/// A part of a table, wanted and found.
struct PartCase: Sendable {
    let wanted: SchemaObject?
    let found: SchemaObject?
    let sql: String
    let isDestructive: Bool

    private init(_ wanted: SchemaObject?, _ found: SchemaObject?, _ sql: String, isDestructive: Bool = false) {
        (self.wanted, self.found, self.sql, self.isDestructive) = (wanted, found, sql, isDestructive)
    }

    static let all = [
        Self(column("memo", "text"), nil, "ALTER TABLE payment ADD COLUMN IF NOT EXISTS memo text"),
        Self(nil, column("memo", "text"), "ALTER TABLE payment DROP COLUMN IF EXISTS memo", isDestructive: true),
        Self(
            column("Memo", "character varying(20)"),
            column("Memo", "character varying(10)"),
            "ALTER TABLE payment ALTER COLUMN \"Memo\" TYPE character varying(20)"
        ),
        Self(
            column("memo", "integer"),
            column("memo", "text"),
            "ALTER TABLE payment ALTER COLUMN memo TYPE integer USING memo::integer",
            isDestructive: true
        ),
        Self(
            column("order", "text", Attribute(.notNull, "yes")),
            column("order", "text"),
            "ALTER TABLE payment ALTER COLUMN \"order\" SET NOT NULL"
        ),
        Self(index, nil, "CREATE INDEX IF NOT EXISTS by_memo ON payment (memo)"),
        Self(nil, index, "DROP INDEX IF EXISTS by_memo", isDestructive: true),
        Self(
            SchemaObject(.check, name: "positive", attributes: [Attribute(.expression, "(id > 0)")]),
            nil,
            "ALTER TABLE payment DROP CONSTRAINT IF EXISTS positive, ADD CONSTRAINT positive CHECK ((id > 0))"
        ),
        Self(
            nil,
            SchemaObject(.trigger, name: "t", attributes: [Attribute(.function, "f()")]),
            "DROP TRIGGER IF EXISTS t ON payment",
            isDestructive: true
        ),
    ]

    private static let index = SchemaObject(.index, name: "by_memo", attributes: [Attribute(.columns, "memo")])

    private static func column(_ name: String, _ type: String, _ others: Attribute...) -> SchemaObject {
        SchemaObject(.column, name: name, attributes: [Attribute(.type, type)] + others)
    }
}
