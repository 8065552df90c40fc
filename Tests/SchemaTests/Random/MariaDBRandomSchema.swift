/// A MariaDB schema that nobody thought of: what makes it, and what somebody might do to it by hand.
struct MariaDBRandomSchema {
    struct Column {
        var name: String
        var kind: MariaDBRandomKind
        var collation: String?
        var isNotNull = false
        var defaultValue: String?
        var comment: String?
        var isInvisible = false
        var generated: String?
        var check: String?
        /// Whether something else depends on it, so that it cannot just be altered.
        var isUsed = false
    }

    struct Table {
        let name: String
        var engine: String
        var columns: [Column]
        /// Whether a foreign key may point at its column `id`, and it may have some itself.
        var isOrdinary: Bool
        /// Whether the server counts its column `id` up.
        var isCounted = false
        /// Whether anything depends on it.
        var isUsed = false
        /// When its triggers fire: a second one at the same moment would follow the first.
        var moments: Set<String> = []
    }

    private(set) var statements: [String] = []
    private(set) var mutations: [MariaDBMutation] = []
    var numbers: SeededNumbers
    var kinds = MariaDBRandomKind.all
    var tables: [Table] = []
    /// Views, each with the names of its columns.
    var views: [(name: String, columns: [String])] = []
    private var count = 0

    /// The schema of a seed.
    init(seed: UInt64) {
        numbers = SeededNumbers(seed: seed)
        let collation = numbers.one(of: [
            "utf8mb4_unicode_ci", "utf8mb4_bin", "latin1_swedish_ci", "utf8mb3_general_ci",
        ])
        add("ALTER DATABASE COLLATE \(collation)")
        for _ in 0..<numbers.number(0...2) { makeSequence() }
        for _ in 0..<numbers.number(0...2) { makeRoutine() }
        for _ in 0..<numbers.number(1...5) { makeTable() }
        for _ in 0..<numbers.number(0...3) { makeView() }
        for _ in 0..<numbers.number(0...3) { makeTrigger() }
        for _ in 0..<numbers.number(0...2) { makeEvent() }
        for table in tables { proposeChanges(of: table) }
        propose("CREATE TABLE added_by_hand (id INT PRIMARY KEY, note TEXT)", "unexpected table:added_by_hand")
        propose("ALTER DATABASE COLLATE utf8mb4_nopad_bin", "changed database:: collation")
    }

    /// The whole as one file for the engine's own client.
    var file: String { "DELIMITER //\n" + statements.joined(separator: "\n//\n") + "\n//\n" }

    static func quoted(_ name: String) -> String { "`" + name.replacing("`", with: "``") + "`" }
    static func literal(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
    }

    mutating func add(_ statement: String) { statements.append(statement) }
    mutating func propose(_ sql: String, _ change: String) { mutations.append(MariaDBMutation(sql, change)) }

    /// A name that nothing else has.
    mutating func name(_ prefix: String) -> String {
        count += 1
        // No name has a character that takes four bytes.
        let word = numbers.nastyWord().flatMap { $0 == "😀" ? nil : $0 }
        return word.map { "\($0) \(prefix)\(count)" } ?? "\(prefix)\(count)"
    }

    /// A text for comments and literals that every character set has.
    mutating func text() -> String {
        numbers.one(of: ["plain", "it's", "back\\slash", "quo\"te", "", "semi; -- colon", "Größe", "tab\there"])
    }

    mutating func makeSequence() {
        let name = name("seq")
        let options = ["INCREMENT BY 3", "MINVALUE 5", "MAXVALUE 5000", "CACHE 7", "CYCLE"]
            .filter { _ in numbers.oneIn(2) }
        add((["CREATE SEQUENCE \(Self.quoted(name))"] + options).joined(separator: " "))
        kinds.append(
            MariaDBRandomKind(type: "BIGINT", defaults: ["NEXTVAL(\(Self.quoted(name)))"], other: "DECIMAL(20)")
        )
        propose("ALTER SEQUENCE \(Self.quoted(name)) INCREMENT BY 13", "changed sequence:\(name): increment")
        propose("ALTER SEQUENCE \(Self.quoted(name)) CACHE 77", "changed sequence:\(name): cache")
        propose("ALTER TABLE \(Self.quoted(name)) COMMENT 'by hand'", "changed sequence:\(name): comment")
    }
}
