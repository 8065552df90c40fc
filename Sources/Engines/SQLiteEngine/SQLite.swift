package import Database
package import SQLText

/// SQLite over the system's libsqlite3: one file is one database, and there is no server to ask.
package struct SQLite: Engine {
    package var dialects: [Dialect] { [.sqlite] }

    package init() {}

    package func open(_ endpoint: Endpoint, access: Access) async throws(DatabaseError) -> any Session {
        try await SQLiteOpening().open(endpoint, access: access)
    }
}

/// Opens one database on the private thread that its session goes on using, since a busy file makes the opener wait.
private actor SQLiteOpening {
    private let executor = BlockingExecutor(label: "migrate.sqlite")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    func open(_ endpoint: Endpoint, access: Access) throws(DatabaseError) -> SQLiteSession {
        let settings = try SQLiteSettings(asked: endpoint.settings, access: access)
        let place = try SQLitePlace(endpoint.address, access: access)
        let handle = try SQLiteHandle(place: place, access: access, lockWait: endpoint.limits.lock)
        handle.refuseForeignCode(attach: settings.attach)
        try handle.runOwn(settings.script)
        // SQLite reads the file only now; a file that is no database is refused here instead of in mid-migration.
        try handle.runOwn("SELECT 1 FROM main.sqlite_master LIMIT 1")
        let file = try place.openedFile()
        return SQLiteSession(
            handle: handle,
            place: place,
            file: file,
            limits: endpoint.limits,
            settings: settings,
            executor: executor
        )
    }
}
