import Database
import SchemaModel
import TestSupport
import Testing

/// What somebody changes behind the tool's back is reported, once, at the right object.
@Suite(.enabled(if: TestEngine.mariadb.isExpected), .serialized, .timeLimit(.minutes(10)))
struct MariaDBMutationTests {
    @Test(arguments: MariaDBMutation.all)
    func `a change by hand is said once`(_ mutation: MariaDBMutation) async throws {
        try await MariaDBZoo.inDatabase { database in
            let expected = try await MariaDBZoo.schema.value
            try await database.client(mutation.sql)
            let found = try await database.zooSchema()
            #expect(expected.changes(in: found).map(\.said) == [mutation.change])
            #expect(found.changes(in: expected).count == 1)
        }
    }

    @Test func `a foreign key that is added by hand brings an index along, which stays without it`() async throws {
        try await MariaDBZoo.inDatabase { database in
            try await database.client(
                "ALTER TABLE plain ADD CONSTRAINT more FOREIGN KEY (hidden) REFERENCES counter_start (id)"
            )
            let expected = try await MariaDBZoo.schema.value
            #expect(
                expected.changes(in: try await database.zooSchema()).map(\.said).sorted() == [
                    "unexpected foreign key:plain.more", "unexpected index:plain.more",
                ]
            )
            try await database.client("ALTER TABLE plain DROP FOREIGN KEY more")
            #expect(
                expected.changes(in: try await database.zooSchema()).map(\.said) == ["unexpected index:plain.more"]
            )
        }
    }

    @Test func `there are enough of them, and each is another`() {
        #expect(MariaDBMutation.all.count >= 80)
        #expect(Set(MariaDBMutation.all.map(\.sql)).count == MariaDBMutation.all.count)
    }
}

/// Something that somebody does to the zoo by hand, and what has to be said about it.
struct MariaDBMutation: Sendable, CustomTestStringConvertible {
    let sql: String
    let change: String

    init(_ sql: String, _ change: String) {
        self.sql = sql
        self.change = change
    }

    var testDescription: String { sql }

    static let all = tables + columns + keys + views + routines + triggers + events + sequences
}
