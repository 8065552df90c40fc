import Database
import SQLText
import SchemaModel

extension MariaDBSession {
    /// The columns of all tables, in their order.
    ///
    /// Attributes, enough for a column's definition: `type`, `not null`, `collation` (where it is not the table's),
    /// `compression` (the method, or `yes`), `default` (as SQL), `generated` (`(expression) STORED` or `VIRTUAL`, or `ROW START`,
    /// `ROW END`), `invisible`, `on update value`, `auto-increment`, `system versioning` (`without`), `check` (the
    /// column's own condition), `spatial reference`, `comment`.
    func readColumns(_ reading: MariaDBReading) async throws(DatabaseError) {
        let reference = reading.column("SRS_ID", of: "COLUMNS")
        var hasGeometry = false
        try await each(
            """
            SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, COLLATION_NAME, EXTRA, \
            GENERATION_EXPRESSION, COLUMN_COMMENT, DATA_TYPE, \(reference) FROM information_schema.COLUMNS \
            WHERE TABLE_SCHEMA = \(reading.place)
            """
        ) { row in
            guard let table = reading.table(row.text(0)) else { return }
            if Self.geometries.contains(row.text(9)) { hasGeometry = true }
            table.columns.append(Self.column(row, of: table, reading))
        }
        if hasGeometry, reading.dialect == .mariadb { try await readSpatialReferences(reading) }
    }

    private static let geometries: Set<String> = [
        "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
        "geometrycollection", "geomcollection",
    ]

    private static func column(
        _ row: MariaDBFields,
        of table: MariaDBTableDraft,
        _ reading: MariaDBReading
    ) -> SchemaObject {
        let extra = MariaDBColumnExtra(row.text(6))
        let (type, compression) = MariaDBColumnExtra.type(row.text(2))
        let collation = row[5].flatMap { $0 == table.collation ? nil : $0 }
        let generated = row.words(7)
            .map { expression in
                let expression = reading.ownName.removed(from: reading.expression(expression))
                // The two ends of a row's own period, which only the table's text names as such.
                guard let storage = extra.storage, !["ROW START", "ROW END"].contains(expression) else {
                    return expression
                }
                return "(\(expression)) \(storage)"
            }
        if let generated, generated.hasPrefix("ROW ") { table.needsText = true }
        if (row[7] ?? "").contains("?") { table.needsText = true }
        return SchemaObject(
            .column,
            name: row.text(1),
            attributes: [
                Attribute(.type, reading.share(type)), Attribute(.notNull, holds: row.text(3) == "NO"),
                Attribute(.default, defaultValue(row, extra, reading)), Attribute(.generated, generated),
                Attribute(.collation, collation.map(reading.share)), Attribute(.compression, compression),
                Attribute(.invisible, holds: extra.isInvisible), Attribute(.onUpdateValue, extra.onUpdate),
                Attribute(.autoIncrement, holds: extra.isCounted),
                Attribute(.systemVersioning, extra.isUnversioned ? "without" : nil),
                Attribute(.spatialReference, row[10]), Attribute(.comment, row.words(8)),
            ]
            .compactMap(\.self)
        )
    }

    /// The default as SQL.
    ///
    /// MariaDB prints an expression, and a bare NULL where a column has no other default. MySQL prints the bare value,
    /// and says of expressions that they are such.
    private static func defaultValue(
        _ row: MariaDBFields,
        _ extra: MariaDBColumnExtra,
        _ reading: MariaDBReading
    ) -> String? {
        guard let text = row[4] else { return nil }
        switch reading.dialect {
        case .mariadb, .postgres, .sqlite:
            guard text != "NULL" else { return nil }
            // The catalogue shows a question mark for each byte or character that it cannot.
            if text.contains("?") { reading.leaveOut("default of a column", "\(row.text(0)).\(row.text(1))") }
            return reading.share(reading.ownName.removed(from: text))
        case .mysql:
            if extra.hasDefaultExpression {
                let isMoment = text.uppercased().hasPrefix("CURRENT_TIMESTAMP")
                return isMoment ? text : "(\(reading.ownName.removed(from: reading.expression(text))))"
            }
            return bareDefaults.contains(row.text(9)) ? text : MariaDBQuoting.text(text)
        }
    }

    /// MySQL's types whose defaults are written without quotes.
    private static let bareDefaults: Set<String> = [
        "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double", "bit", "year",
    ]

    /// MariaDB keeps a column's reference system in a view of its own, and prints it nowhere else.
    ///
    /// Asked for by F_TABLE_SCHEMA: by G_TABLE_SCHEMA the server reads all its databases.
    private func readSpatialReferences(_ reading: MariaDBReading) async throws(DatabaseError) {
        try await each(
            """
            SELECT G_TABLE_NAME, G_GEOMETRY_COLUMN, SRID FROM information_schema.GEOMETRY_COLUMNS \
            WHERE F_TABLE_SCHEMA = \(reading.place) AND SRID <> 0
            """
        ) { row in
            reading.table(row.text(0))?.adjustColumn(row.text(1), [Attribute(.spatialReference, row.text(2))])
        }
    }
}

extension MariaDBTableDraft {
    /// Adds facts to a column that is known, in place of what was known of them.
    func adjustColumn(_ name: String, _ attributes: [Attribute]) {
        guard let place = columns.firstIndex(where: { $0.name == name }) else { return }
        let keys = attributes.map(\.key)
        let kept = columns[place].attributes.filter { !keys.contains($0.key) }
        columns[place] = SchemaObject(.column, name: name, attributes: kept + attributes)
    }
}

/// What the catalogue says of a column in its column of remarks, and in the comment behind its type.
struct MariaDBColumnExtra {
    private(set) var isCounted = false
    private(set) var isInvisible = false
    private(set) var isUnversioned = false
    private(set) var hasDefaultExpression = false
    /// `STORED` or `VIRTUAL`, when it is generated from an expression.
    private(set) var storage: String?
    private(set) var onUpdate: String?

    init(_ text: String) {
        guard !text.isEmpty else { return }
        isCounted = text.contains("auto_increment")
        isInvisible = text.contains("INVISIBLE")
        isUnversioned = text.contains("WITHOUT SYSTEM VERSIONING")
        hasDefaultExpression = text.contains("DEFAULT_GENERATED")
        storage = ["STORED", "VIRTUAL"].first { text.contains($0 + " GENERATED") }
        guard let moment = text.lowercased().firstRange(of: "on update ") else { return }
        onUpdate = String(text[moment.upperBound...].prefix { $0 != "," && $0 != " " })
    }

    /// A type, and how its values are compressed: MariaDB prints that in an executable comment behind the type.
    static func type(_ text: String) -> (type: String, compression: String?) {
        guard text.hasSuffix("*/"), let opening = text.firstRange(of: " /*M!") else { return (text, nil) }
        let comment = text[opening.upperBound...].dropLast(2).split(separator: " ").dropFirst().joined(separator: " ")
        let method = comment.split(separator: "=").dropFirst().first
        return (String(text[..<opening.lowerBound]), method.map(String.init) ?? "yes")
    }
}
