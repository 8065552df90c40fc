import Database
import SQLText
import SchemaModel

extension MariaDBSession {
    /// Primary keys and all other indexes.
    ///
    /// A unique constraint is an index that is unique, and nothing besides. Attributes, enough to make one anew: `columns` (quoted names or expressions, each with its prefix length and
    /// `DESC`; the last may be `period WITHOUT OVERLAPS`), `unique`, `method` (absent: BTREE; FULLTEXT and SPATIAL are the
    /// word before KEY, others follow USING), `parser`, `ignored`, `enabled` (`no` after DISABLE KEYS), `comment`.
    ///
    /// The index that a foreign key makes for itself is one like any other: it stays when the key goes, and the
    /// catalogue does not tell who made it.
    func readIndexes(_ reading: MariaDBReading) async throws(DatabaseError) {
        let expression = reading.column("EXPRESSION", of: "STATISTICS")
        let ignored = reading.column("IGNORED", of: "STATISTICS")
        let visible = reading.column("IS_VISIBLE", of: "STATISTICS")
        try await each(
            """
            SELECT TABLE_NAME, INDEX_NAME, COLUMN_NAME, COLLATION, SUB_PART, NON_UNIQUE, INDEX_TYPE, COMMENT, \
            INDEX_COMMENT, \(ignored), \(visible), \(expression) FROM information_schema.STATISTICS \
            WHERE TABLE_SCHEMA = \(reading.place)
            """
        ) { row in
            guard let table = reading.table(row.text(0)) else { return }
            let name = row.text(1)
            // Rows come index by index, columns in their order.
            if table.indexes.last?.name != name { table.indexes.append(Self.index(row, name: name)) }
            table.indexes[table.indexes.count - 1].columns.append(Self.indexColumn(row, reading))
        }
        let parsers = try await rows(
            """
            SELECT PLUGIN_NAME FROM information_schema.PLUGINS \
            WHERE PLUGIN_TYPE = 'FTPARSER' AND PLUGIN_STATUS = 'ACTIVE'
            """,
            []
        )
        guard !parsers.isEmpty else { return }
        for table in reading.tables where table.indexes.contains(where: \.isFullText) { table.needsText = true }
    }

    private static func index(_ row: MariaDBFields, name: String) -> MariaDBIndexDraft {
        let method = row.text(6)
        return MariaDBIndexDraft(
            name: name,
            columns: [],
            attributes: [
                Attribute(.unique, holds: row.text(5) == "0" && name != "PRIMARY"),
                Attribute(.method, method == "BTREE" ? nil : method),
                Attribute(.ignored, holds: row.text(9) == "YES" || row.text(10) == "NO"),
                Attribute(.enabled, row.text(7) == "disabled" ? "no" : nil), Attribute(.comment, row.words(8)),
            ]
            .compactMap(\.self)
        )
    }

    private static func indexColumn(_ row: MariaDBFields, _ reading: MariaDBReading) -> String {
        var text = row[2].map(MariaDBQuoting.name) ?? "(\(reading.expression(row.text(11))))"
        // A spatial index keeps boxes: their length is no choice of anybody's.
        if let length = row[4], row.text(6) != "SPATIAL" { text += "(\(length))" }
        return row.text(3) == "D" ? text + " DESC" : text
    }
}

extension MariaDBIndexDraft {
    /// Whether it could have a parser of its own.
    var isFullText: Bool { attributes.contains(Attribute(.method, "FULLTEXT")) }
}
