package import Database
package import SQLText

/// An empty database in memory, with the settings of the live one; attaching any file is refused whatever those say.
private struct SQLiteScratch: Scratch {
    let session: any Session
    var place: String { "a database in memory" }

    // It ends with its session.
    func remove() async {}
}

extension SQLite {
    package func openScratch(
        like server: Server,
        target: Endpoint,
        at place: Endpoint?
    ) async throws(DatabaseError) -> any Scratch {
        var endpoint = target
        endpoint.address = .memory
        endpoint.settings["attach"] = "off"
        return SQLiteScratch(session: try await open(endpoint, access: .readWrite))
    }

    package func reach(of statement: Statement) -> StatementReach {
        guard let atoms = SQLiteAtoms().atoms(of: statement.bytes) else { return .database }
        if let index = atoms.firstIndex(where: { SQLiteTableNames.folded($0.nameText) == "load_extension" }),
            index + 1 < atoms.count, atoms[index + 1].isSymbol("(")
        {
            return .beyond("load_extension")
        }
        switch atoms.first?.capitals {
        case "ATTACH": return .beyond("ATTACH")
        case "DETACH": return .beyond("DETACH")
        case "VACUUM" where atoms.contains { $0.isWord("INTO") }: return .beyond("VACUUM INTO")
        case "PRAGMA":
            let name = atoms.dropFirst().first { Self.sharedPragmas.contains(SQLiteTableNames.folded($0.nameText)) }
            return name.map { .server("PRAGMA \($0.nameText)") } ?? .database
        default: return .database
        }
    }

    /// What the whole process shares, the sessions on live databases included.
    private static let sharedPragmas: Set<String> = [
        "data_store_directory", "hard_heap_limit", "soft_heap_limit", "temp_store_directory",
    ]
}
