import Database
import SQLText
import SchemaModel

extension MariaDBSession {
    /// Reads the database's catalogue: a fixed number of questions to information_schema, each for this database alone,
    /// and `SHOW CREATE` for the few objects with a feature that information_schema leaves out.
    ///
    /// The server has no snapshot of its catalogue. So what tells of schema changes is read before and after, and where
    /// it differs, everything is read again until two readings are equal.
    func schema(of scope: SchemaScope) async throws(DatabaseError) -> Schema {
        try settle(MariaDBReading.settings)
        defer { restoreSettings() }
        var last: Schema?
        for _ in 1...MariaDBReading.attemptsMax {
            let counts = try await changeCounts()
            let (schema, times) = try await readSchema(scope)
            let isQuiet = try await isUnchanged(counts, times)
            if isQuiet || schema == last { return schema }
            last = schema
        }
        throw DatabaseError(
            .statement,
            """
            The schema of \(server.database) changed while it was being read, \(MariaDBReading.attemptsMax) times in \
            a row. Try again when no schema change is running.
            """
        )
    }

    /// The schema, and when each of its tables was made.
    private func readSchema(
        _ scope: SchemaScope
    ) async throws(DatabaseError) -> (schema: Schema, times: [String: String]) {
        let reading = try await MariaDBReading(
            server,
            collation: settings.text(of: "collation_connection") ?? "",
            scope: scope,
            catalogue: readCatalogueColumns()
        )
        try await readRights(reading)
        try await readDatabase(reading)
        try await readTables(reading)
        try await readColumns(reading)
        try await readIndexes(reading)
        try await readChecks(reading)
        try await readForeignKeys(reading)
        try await readTriggers(reading)
        try await readTableTexts(reading)
        try await readSequences(reading)
        try await readViews(reading)
        try await readRoutines(reading)
        try await readEvents(reading)
        try await readGrants(reading)
        let schema = Schema(
            objects: reading.objects + reading.tables.map(\.object),
            unverified: reading.unverified,
            migrator: try answer("SELECT CURRENT_USER()").first?.text(0) ?? ""
        )
        return (schema, reading.times)
    }

    private func isUnchanged(_ counts: Set<String>, _ times: [String: String]) async throws(DatabaseError) -> Bool {
        guard try await tableTimes() == times else { return false }
        return try await changeCounts() == counts
    }

    /// How many statements that change a schema have begun, in any database of the server.
    private func changeCounts() async throws(DatabaseError) -> Set<String> {
        var counts: Set<String> = []
        try await each("SHOW GLOBAL STATUS WHERE Variable_name LIKE 'Com\\_%'") { row in
            let name = row.text(0)
            let isChange = MariaDBReading.changing.contains(where: name.dropFirst("Com_".count).hasPrefix)
            if isChange, !name.contains("temporary") { counts.insert("\(name) \(row.text(1))") }
        }
        return counts
    }

    /// When each table was made or last altered: tells of statements that began long before and ended meanwhile.
    private func tableTimes() async throws(DatabaseError) -> [String: String] {
        var times: [String: String] = [:]
        let place = MariaDBQuoting.text(server.database)
        try await each("SELECT TABLE_NAME, CREATE_TIME FROM information_schema.TABLES WHERE TABLE_SCHEMA = \(place)") {
            times[$0.text(0)] = $0.text(1)
        }
        return times
    }

    private func restoreSettings() {
        // What comes next on this session checks them again.
        for name in MariaDBReading.adjusted {
            guard let value = settings.text(of: name) else { continue }
            try? settle("SET @@SESSION.\(name) = \(MariaDBQuoting.text(value))")
        }
    }

    /// Which columns the views of information_schema have: newer servers know more.
    private func readCatalogueColumns() async throws(DatabaseError) -> Set<String> {
        var columns: Set<String> = []
        let names = MariaDBReading.gradual.map(MariaDBQuoting.text).joined(separator: ", ")
        try await each(
            """
            SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.COLUMNS \
            WHERE TABLE_SCHEMA = 'information_schema' AND TABLE_NAME IN (\(names))
            """
        ) { columns.insert("\($0.text(0)).\($0.text(1))".uppercased()) }
        return columns
    }
}
