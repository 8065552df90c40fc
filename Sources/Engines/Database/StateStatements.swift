/// The SQL around the table beside a history table that holds the last recorded schema, every name qualified and quoted.
///
/// An ordinary table in the history's schema, which Flyway neither reads nor writes.
package struct StateStatements: Sendable {
    /// The table's column names, one a row, in order; none when there is no table.
    package let columns: String
    /// Where the catalogue hides tables that the account may not read: what the server refuses as `.notPermitted` when
    /// the table is there, and as `.statement` when it is not.
    package let probe: String?
    /// Creates the table.
    package let create: String
    /// The columns of `StateTable`, a row for each part in order; `recorded_on` as text.
    package let read: String
    /// Removes all rows.
    package let clear: String
    /// Writes one row.
    ///
    /// Parameters: part, parts, tool_version, migrator, checksums, schema; the server fills `recorded_on`.
    package let insert: String
    /// What an administrator would run to let the session's account read the table; `nil` where files have no accounts.
    package let grant: String?

    package init(
        columns: String,
        probe: String? = nil,
        create: String,
        read: String,
        clear: String,
        insert: String,
        grant: String? = nil
    ) {
        self.columns = columns
        self.probe = probe
        self.create = create
        self.read = read
        self.clear = clear
        self.insert = insert
        self.grant = grant
    }
}

/// The table of the recorded schema, the same on every engine.
package enum StateTable {
    /// Its columns, in the order of `StateStatements.read`.
    ///
    /// One record is cut into rows numbered by `part` from 1 to `parts`, so that none is too large for a server;
    /// `checksums` and `schema` are joined in that order.
    package static let columns = ["part", "parts", "tool_version", "recorded_on", "migrator", "checksums", "schema"]

    private static let suffix = "_state"
    /// The longest name that every server keeps whole: PostgreSQL's 63 bytes.
    private static let nameBytesMax = 63

    /// The table's name, which follows from the history table's.
    package static func name(beside historyTable: String) -> String {
        let name = historyTable + suffix
        guard name.utf8.count > nameBytesMax else { return name }
        // Two long names that begin alike must not share a table, nor must the cut name be the history's own.
        let digits = String(fingerprint(historyTable), radix: 16)
        let ending = "_" + String(repeating: "0", count: 8 - digits.count) + digits + suffix
        var beginning = ""
        for character in historyTable {
            guard beginning.utf8.count + String(character).utf8.count + ending.utf8.count <= nameBytesMax else { break }
            beginning.append(character)
        }
        return beginning + ending
    }

    /// FNV-1a, the same on every machine and in every version.
    private static func fingerprint(_ text: String) -> UInt32 {
        text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}
