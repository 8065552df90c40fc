import SchemaModel

/// What rows of the catalogue refer to by number.
struct PostgresLookups {
    /// A type with its modifier, as a column can have it.
    struct ColumnType {
        let name: String
        let collation: UInt32
        let storage: Unicode.Scalar
    }

    /// How an index can order a type.
    struct OperatorClass {
        let name: String
        let isDefault: Bool
    }

    /// A row of a catalogue, or a part of what it stands for.
    struct Address: Hashable {
        let catalogue: UInt32
        let number: UInt32
        let part: Int
    }

    var roles: [UInt32: String] = [:]
    var columnTypes: [UInt64: ColumnType] = [:]
    /// What columns hold before anybody says what, by `key`.
    var defaults: [UInt64: String] = [:]
    var collations: [UInt32: String] = [:]
    var operatorClasses: [UInt32: OperatorClass] = [:]
    var accessMethods: [UInt32: String] = [:]
    var tablespaces: [UInt32: String] = [:]
    var comments: [Address: String] = [:]
    /// What extensions brought along.
    var members: Set<Address> = []
    /// The words that cannot be names without quotes.
    var keywords: Set<String> = []

    /// A name as SQL: in quotes where needed, by the server's own rule.
    func quoted(_ name: String) -> String {
        let isPlain =
            name.utf8.allSatisfy { byte in
                (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
                    || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
            } && name.utf8.first.map { $0 > UInt8(ascii: "9") } == true
        return isPlain && !keywords.contains(name) ? name : PostgresQuoting.name(name)
    }

    /// What was said about an object or a part of it.
    func comment(_ catalogue: PostgresCatalogue, _ number: UInt32, part: Int = 0) -> String? {
        guard !comments.isEmpty else { return nil }
        return comments[Address(catalogue: catalogue.rawValue, number: number, part: part)]
    }

    /// Whether an extension brought the object along.
    func isMember(_ catalogue: PostgresCatalogue, _ number: UInt32) -> Bool {
        members.contains(Address(catalogue: catalogue.rawValue, number: number, part: 0))
    }

    /// The type of a column.
    func columnType(_ type: UInt32, modifier: Int) -> ColumnType? {
        columnTypes[Self.key(type, modifier)]
    }

    /// One number for a type with its modifier, or for a column of a relation.
    static func key(_ number: UInt32, _ part: Int) -> UInt64 {
        UInt64(number) << 32 | UInt64(UInt32(truncatingIfNeeded: part))
    }
}

extension PostgresReading {
    /// The questions for what others refer to.
    static func lookups(_ place: PostgresPlace) -> [PostgresQuestion] {
        [
            PostgresQuestion(sql: "SELECT oid, rolname FROM pg_roles") { $1.lookups.roles[$0.oid(0)] = $0.text(1) },
            PostgresQuestion(sql: "SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'") { row, reading in
                if let word = row.text(0) { reading.lookups.keywords.insert(word) }
            },
            PostgresQuestion(sql: "SELECT oid, amname FROM pg_am") {
                $1.lookups.accessMethods[$0.oid(0)] = $0.text(1)
            },
            PostgresQuestion(sql: "SELECT oid, spcname FROM pg_tablespace") {
                $1.lookups.tablespaces[$0.oid(0)] = $0.text(1)
            },
            PostgresQuestion(
                sql: """
                    SELECT c.oid, \(place.name("n.nspname", "c.collname")) \
                    FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
                    """
            ) { $1.lookups.collations[$0.oid(0)] = $0.text(1) },
            PostgresQuestion(
                sql: """
                    SELECT c.oid, \(place.name("n.nspname", "c.opcname")), c.opcdefault \
                    FROM pg_opclass c JOIN pg_namespace n ON n.oid = c.opcnamespace
                    """
            ) { row, reading in
                guard let name = row.text(1) else { return }
                let found = PostgresLookups.OperatorClass(name: name, isDefault: row.holds(2))
                reading.lookups.operatorClasses[row.oid(0)] = found
            },
            addresses,
            PostgresQuestion(
                sql: """
                    SELECT classoid, objoid, objsubid, description FROM pg_description \
                    WHERE objoid >= 16384 OR classoid = 2615
                    """
            ) { row, reading in
                let address = PostgresLookups.Address(
                    catalogue: row.oid(0),
                    number: row.oid(1),
                    part: row.number(2)
                )
                reading.lookups.comments[address] = row.text(3)
            },
            columnTypes(place),
        ]
    }

    private static var addresses: PostgresQuestion {
        PostgresQuestion(
            sql: "SELECT classid, objid FROM pg_depend WHERE refclassid = 3079 AND deptype = 'e'"
        ) { row, reading in
            reading.lookups.members
                .insert(PostgresLookups.Address(catalogue: row.oid(0), number: row.oid(1), part: 0))
        }
    }

    /// Each type is named once, however many columns have it.
    private static func columnTypes(_ place: PostgresPlace) -> PostgresQuestion {
        PostgresQuestion(
            sql: """
                SELECT x.atttypid, x.atttypmod, format_type(x.atttypid, x.atttypmod), t.typcollation, t.typstorage \
                FROM (SELECT DISTINCT a.atttypid, a.atttypmod FROM pg_attribute a \
                JOIN pg_class c ON c.oid = a.attrelid WHERE a.attnum > 0 AND NOT a.attisdropped \
                AND c.relnamespace IN \(place.list) AND c.relkind NOT IN ('i', 'I', 't', 'S')) x \
                JOIN pg_type t ON t.oid = x.atttypid
                """
        ) { row, reading in
            let key = PostgresLookups.key(row.oid(0), row.number(1))
            reading.lookups.columnTypes[key] = PostgresLookups.ColumnType(
                name: row.text(2) ?? "",
                collation: row.oid(3),
                storage: row.letter(4)
            )
        }
    }
}
