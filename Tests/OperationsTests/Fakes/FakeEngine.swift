import Database
import SQLText
import SchemaModel
import Synchronization

/// Leads each address to a database that only pretends.
final class FakeEngine: Engine {
    let dialects: [Dialect]
    private let databases: Mutex<[String: FakeDatabase]>
    private let made: Mutex<[FakeDatabase]> = Mutex([])

    init(_ dialect: Dialect, databases: [String: FakeDatabase] = [:]) {
        dialects = [dialect]
        self.databases = Mutex(databases)
    }

    /// Puts a database behind a shard's address.
    func replace(_ shard: String, with database: FakeDatabase) { databases.withLock { $0[shard] = database } }

    func open(_ endpoint: Endpoint, access: Access) async throws(DatabaseError) -> any Session {
        guard let database = databases.withLock({ $0[Self.shard(of: endpoint)] }) else {
            throw DatabaseError(.unreachable, "The name does not resolve.")
        }
        let session = FakeSession(database)
        try await session.perform(.open(access)) {}
        return session
    }

    /// The scratch databases that were made, oldest first.
    var scratches: [FakeDatabase] { made.withLock { $0 } }

    func openScratch(
        like server: Server,
        target: Endpoint,
        at place: Endpoint?
    ) async throws(DatabaseError) -> any Scratch {
        let database = made.withLock { made in
            let database = FakeDatabase(server.dialect, identity: "scratch \(made.count + 1)")
            made.append(database)
            return database
        }
        return FakeScratch(database, place: place?.place ?? "a pretended database")
    }

    func reach(of statement: Statement) -> StatementReach {
        statement.text.hasPrefix("CREATE ROLE") ? .server("CREATE ROLE") : .database
    }

    func statements(
        undoing changes: [SchemaChange],
        in actual: Schema,
        toward wanted: Schema,
        dialect: Dialect
    ) -> [SchemaStatement] {
        changes.map { SchemaStatement("UNDO \($0.path.name)") }
    }

    /// The shard's name is the name of its file or database.
    private static func shard(of endpoint: Endpoint) -> String {
        guard case .file(let path) = endpoint.address else { return endpoint.database }
        let name = path.split(separator: "/").last ?? ""
        return String(name.prefix { $0 != "." })
    }
}
