/// The SQL around one history table, in one engine's words, every name qualified and quoted.
///
/// The table and its rows are Flyway's (facts: docs/flyway-compatibility.md), so that Flyway reads them back.
package struct HistoryStatements: Sendable {
    /// The table's column names, one a row, in order; none when there is no table.
    package let columns: String
    /// Where the catalogue hides tables that the account may not read: what the server refuses as `.notPermitted` when
    /// the table is there, and as `.statement` when it is not.
    package let probe: String?
    /// Creates the table and its index, in order.
    package let create: [String]
    /// The ten columns in Flyway's order from `installed_rank` to `success`, oldest first; `installed_on` as text.
    package let read: String
    /// Writes one row.
    ///
    /// Parameters: installed_rank, version, description, type, script, checksum, installed_by,
    /// execution_time (milliseconds), success; the server fills `installed_on`.
    package let insert: String
    /// Removes the row with an installed_rank, its parameter.
    package let delete: String
    /// Aligns one row with its file.
    ///
    /// Parameters: description, type, checksum, installed_rank.
    package let update: String

    package init(
        columns: String,
        probe: String? = nil,
        create: [String],
        read: String,
        insert: String,
        delete: String,
        update: String
    ) {
        self.columns = columns
        self.probe = probe
        self.create = create
        self.read = read
        self.insert = insert
        self.delete = delete
        self.update = update
    }
}
