import CPostgres
import Database
import SchemaModel

extension PostgresSession {
    // All questions are understood by the server while nothing but its own functions and operators has a name
    // (CVE-2018-1058), as cursors. Only then the home schema comes first in the path, and the answers are fetched: the
    // server's own printing leaves out what the path says, so that names are free of the home schema's, and nothing
    // is looked up by name any more; `PostgresQuestion.Path` knows the exception.
    func schema(of scope: SchemaScope) async throws(DatabaseError) -> Schema {
        let home = server.schema
        return try await cancellably { connection throws(DatabaseError) in
            let isOpen = connection.transactionStatus != PQTRANS_IDLE
            let (begin, end) = isOpen ? Self.inside : Self.alone
            _ = try connection.batch(begin)
            do throws(DatabaseError) {
                let schema = try Self.schema(of: scope, home: home, connection)
                _ = try connection.batch(end)
                return schema
            } catch {
                // The error that is thrown says more than one of the way back.
                _ = try? connection.batch(end)
                throw error
            }
        }
    }

    private static let alone = ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "ROLLBACK")

    /// Rolling back to the point gives the settings back too.
    private static let inside = (
        "SAVEPOINT migrate_schema", "ROLLBACK TO SAVEPOINT migrate_schema; RELEASE SAVEPOINT migrate_schema"
    )

    /// What the form of the answers depends on, and what makes many small answers fast.
    private static let settings = [
        ("search_path", "pg_catalog"), ("client_encoding", "UTF8"), ("standard_conforming_strings", "on"),
        ("quote_all_identifiers", "off"), ("DateStyle", "ISO, MDY"), ("IntervalStyle", "postgres"),
        ("TimeZone", "UTC"), ("extra_float_digits", "3"), ("bytea_output", "hex"), ("xmlbinary", "base64"),
        ("lc_monetary", "C"), ("jit", "off"), ("enable_mergejoin", "off"), ("cursor_tuple_fraction", "1"),
        ("work_mem", "64MB"),
    ]

    private static func schema(
        of scope: SchemaScope,
        home: String,
        _ connection: borrowing PostgresHandle
    ) throws(DatabaseError) -> Schema {
        let settings = Self.settings.map { "SET LOCAL \($0) = \(PostgresQuoting.text($1))" }
        _ = try connection.batch(settings.joined(separator: "; "))
        let place = try PostgresPlace(home: home, scope: scope, connection)
        var reading = PostgresReading(place)
        let questions = PostgresReading.questions(place)
        try connection.declare(questions)
        try connection.read(questions, home: home, into: &reading)
        return reading.schema()
    }
}

extension PostgresReading {
    /// Everything that is asked, in an order in which each answer finds what it builds on.
    static func questions(_ place: PostgresPlace) -> [PostgresQuestion] {
        lookups(place) + relations(place) + types(place) + routines(place) + security(place) + search(place)
            + operators(place) + foreignData(place) + databaseWide(place) + unknown(place)
    }
}
