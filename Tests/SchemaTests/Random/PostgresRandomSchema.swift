/// A PostgreSQL schema that nobody thought of: what makes it, and what somebody might do to it by hand.
struct PostgresRandomSchema {
    /// A name with the schema that it is in; `nil` for the one that the migrations are for.
    struct Place: Hashable {
        let schema: String?
        let name: String

        /// As SQL names it.
        var sql: String { [schema, name].compactMap(\.self).map(PostgresRandomSchema.quoted).joined(separator: ".") }
        /// As a finding names it.
        var said: String { [schema, name].compactMap(\.self).joined(separator: ".") }
        /// As a finding names a routine: quoted where SQL would need it, since its arguments follow.
        var saidRoutine: String {
            let isPlain = name.wholeMatch(of: /[a-z]+[0-9]+/) != nil
            return [schema, isPlain ? name : PostgresRandomSchema.quoted(name)].compactMap(\.self)
                .joined(separator: ".")
        }
    }

    struct Column {
        let name: String
        let kind: PostgresRandomKind
        var isNotNull = false
        var defaultValue: String?
        var collation: String?
        var generated: String?
        var identity: String?
        /// Whether something else depends on it, so that it cannot just be altered.
        var isUsed = false
    }

    struct Table {
        enum Form { case plain, partitioned, child }

        let place: Place
        var form: Form
        var columns: [Column]
        /// Whether a foreign key may point at its column `id`.
        var hasKey = false
        /// Whether anything depends on it.
        var isUsed = false
        /// Whether it is not written to the log, and so in no publication.
        var isUnlogged = false
    }

    private(set) var statements: [String] = []
    private(set) var mutations: [PostgresMutation] = []
    var numbers: SeededNumbers
    var schemas: [String?] = [nil]
    var kinds = PostgresRandomKind.builtIn
    var tables: [Table] = []
    /// Views, each with the names of its columns.
    var views: [(place: Place, columns: [String])] = []
    private var count = 0

    /// The schema of a seed.
    init(seed: UInt64) {
        numbers = SeededNumbers(seed: seed)
        add(Self.roles)
        makeSchemas()
        for _ in 0..<numbers.number(0...3) { makeType() }
        for _ in 0..<numbers.number(0...2) { makeSequence() }
        for _ in 0..<numbers.number(0...3) { makeFunction() }
        for _ in 0..<numbers.number(1...5) { makeTable() }
        for _ in 0..<numbers.number(0...4) { makeView() }
        for _ in 0..<numbers.number(0...3) { makeTrigger() }
        for _ in 0..<numbers.number(0...2) { makeOther() }
        for _ in 0..<numbers.number(0...6) { makeRight() }
        for table in tables where table.form == .plain { proposeChanges(of: table) }
        propose("CREATE TABLE added_by_hand (id integer PRIMARY KEY, note text)", "unexpected table:added_by_hand")
    }

    /// Roles belong to the server, so another database's load may have made them, or may be making them now.
    static let roles = """
        DO $$
        DECLARE role text;
        BEGIN
            FOREACH role IN ARRAY ARRAY['zoo_owner', 'zoo_reader', 'zoo_writer', 'Zoo "odd", role'] LOOP
                BEGIN
                    EXECUTE format('CREATE ROLE %I', role);
                EXCEPTION WHEN duplicate_object OR unique_violation THEN
                    NULL;
                END;
            END LOOP;
        END
        $$
        """

    static let roleNames = ["zoo_owner", "zoo_reader", "zoo_writer", "Zoo \"odd\", role"]

    static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
    static func literal(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

    mutating func add(_ statement: String) { statements.append(statement) }
    mutating func propose(_ sql: String, _ change: String) { mutations.append(PostgresMutation(sql, change)) }

    /// A name that nothing else has.
    mutating func name(_ prefix: String) -> String {
        count += 1
        return numbers.nastyWord().map { "\($0) \(prefix)\(count)" } ?? "\(prefix)\(count)"
    }

    mutating func place(_ prefix: String) -> Place { Place(schema: numbers.one(of: schemas), name: name(prefix)) }

    /// A text for comments and literals.
    mutating func text() -> String {
        (numbers.nastyWord() ?? "plain") + numbers.one(of: ["", " 'quoted'", "\nsecond line", " \\ $$ ; --", " \"x\""])
    }

    /// A role as SQL names it.
    mutating func role() -> String { Self.quoted(numbers.one(of: Self.roleNames)) }

    private mutating func makeSchemas() {
        for _ in 0..<numbers.number(0...1) {
            let schema = name("schema")
            schemas.append(schema)
            add("CREATE SCHEMA \(Self.quoted(schema))" + (numbers.oneIn(3) ? " AUTHORIZATION \(role())" : ""))
            propose("COMMENT ON SCHEMA \(Self.quoted(schema)) IS 'by hand'", "changed schema:\(schema): comment")
        }
    }
}
