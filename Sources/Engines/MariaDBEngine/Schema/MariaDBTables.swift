import Database
import SQLText
import SchemaModel

extension MariaDBSession {
    /// The database itself: its default collation, of which the character set follows, and its comment.
    ///
    /// To make it anew: `ALTER DATABASE … COLLATE` and `COMMENT` with `collation` and `comment`.
    func readDatabase(_ reading: MariaDBReading) async throws(DatabaseError) {
        let comment = reading.column("SCHEMA_COMMENT", of: "SCHEMATA")
        try await each(
            """
            SELECT DEFAULT_COLLATION_NAME, \(comment) FROM information_schema.SCHEMATA \
            WHERE SCHEMA_NAME = \(reading.place)
            """
        ) { row in
            let attributes = [Attribute(.collation, row[0]), Attribute(.comment, row.words(1))]
            reading.objects.append(SchemaObject(.database, name: "", attributes: attributes.compactMap(\.self)))
        }
    }

    /// Tables without their parts; remembers sequences, whose facts are read elsewhere.
    ///
    /// Attributes, enough to make a table anew together with its parts: `engine` (absent: InnoDB), `collation` (always),
    /// `row format` (absent: as the engine does by itself), `options` (as after the column list, joined by a space),
    /// `comment`, `system versioning` (`yes`, or the two columns of its period), and from the table's text `period` (what
    /// follows PERIOD FOR), `partitions` (what follows PARTITION BY) and `union` (a list in parentheses).
    func readTables(_ reading: MariaDBReading) async throws(DatabaseError) {
        try await each(
            """
            SELECT TABLE_NAME, TABLE_TYPE, ENGINE, ROW_FORMAT, TABLE_COLLATION, CREATE_OPTIONS, TABLE_COMMENT, \
            CREATE_TIME \
            FROM information_schema.TABLES WHERE TABLE_SCHEMA = \(reading.place)
            """
        ) { row in
            let name = row.text(0)
            reading.times[name] = row.text(7)
            guard !reading.isOwn(name) else { return }
            switch (row.text(1), row[2]) {
            case ("VIEW", _), ("TEMPORARY", _), ("TEMPORARY SEQUENCE", _): return
            case ("SEQUENCE", let engine):
                reading.sequences.append(
                    MariaDBSequenceDraft(name: name, engine: engine == "InnoDB" ? nil : engine, comment: row.words(6))
                )
            case ("BASE TABLE", let engine?), ("SYSTEM VERSIONED", let engine?):
                reading.add(Self.table(row, name: name, engine: engine, reading))
            case (let type, _): reading.leaveOut(type == "BASE TABLE" ? "damaged table" : type.lowercased(), name)
            }
        }
    }

    private static func table(
        _ row: MariaDBFields,
        name: String,
        engine: String,
        _ reading: MariaDBReading
    ) -> MariaDBTableDraft {
        let options = MariaDBTableOptions(row.text(5))
        let isInnoDB = engine == "InnoDB"
        let format =
            isInnoDB ? row[3].map { $0.uppercased() }.flatMap { $0 == "DYNAMIC" ? nil : $0 } : options.rowFormat
        let table = MariaDBTableDraft(
            name: name,
            engine: engine,
            collation: row.text(4),
            attributes: [
                Attribute(.engine, isInnoDB ? nil : engine), Attribute(.rowFormat, format),
                Attribute(.collation, row[4].map(reading.share)), Attribute(.options, options.rest.map(reading.share)),
                Attribute(.comment, row.words(6)),
                Attribute(.systemVersioning, holds: row.text(1) == "SYSTEM VERSIONED"),
            ]
            .compactMap(\.self)
        )
        table.needsText = options.isPartitioned || engine == "MRG_MyISAM"
        if ["FEDERATED", "CONNECT", "SPIDER", "S3"].contains(engine.uppercased()) {
            reading.leaveOut("place of the data of a table", name)
        }
        return table
    }
}

/// The options that a table was made with, as the catalogue lists them.
struct MariaDBTableOptions {
    private(set) var rowFormat: String?
    private(set) var isPartitioned = false
    /// All others, sorted.
    private(set) var rest: String?

    /// What Aria tells of itself, but only after a table was altered.
    private static let unsaid: Set<String> = ["transactional=1", "page_checksum=1"]

    init(_ text: String) {
        guard !text.isEmpty else { return }
        var others: [String] = []
        for option in Self.split(text) {
            if option == "partitioned" {
                isPartitioned = true
            } else if option.lowercased().hasPrefix("row_format=") {
                rowFormat = option.dropFirst("row_format=".count).uppercased()
            } else if !Self.unsaid.contains(option) {
                others.append(option)
            }
        }
        rest = others.isEmpty ? nil : others.sorted().joined(separator: " ")
    }

    /// Cut at spaces, but for those between quotes.
    private static func split(_ text: String) -> [String] {
        var quote: Character?
        var options = [""]
        for character in text {
            if character == " ", quote == nil {
                options.append("")
                continue
            }
            options[options.count - 1].append(character)
            if quote == character {
                quote = nil
            } else if quote == nil, "'\"`".contains(character) {
                quote = character
            }
        }
        return options.filter { !$0.isEmpty }
    }
}
