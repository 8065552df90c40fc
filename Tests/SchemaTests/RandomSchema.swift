import SQLText

/// Numbers that are random and, for one seed, always the same.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    /// Neighbouring seeds have nothing in common: the state is a number of its own for each.
    init(seed: UInt64) {
        state = seed
        state = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// True in one of `count` cases.
    mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
}

/// A schema that nobody thought of, in words that every engine can say.
struct RandomSchema {
    enum Kind: CaseIterable { case integer, text, decimal, real, timestamp, bytes, boolean }

    struct Column {
        var name: String
        var kind: Kind
        var isNotNull = false
        var hasDefault = false
        var ignoresCase = false
        /// The column that it is computed from.
        var source: String?
    }

    struct Check {
        var name: String?
        var column: String
        var bound: Int
    }

    struct ForeignKey {
        enum Action: CaseIterable { case none, cascade, setNull, restrict }

        var name: String?
        var column: String
        /// A table before this one, or this one.
        var table: String
        var action: Action
        var isDeferred: Bool
    }

    struct Index {
        struct Term {
            var column: String
            var isDescending: Bool
            /// Whether its length is meant.
            var isComputed: Bool
        }

        var name: String
        var terms: [Term]
        var isUnique: Bool
        var isPartial: Bool
    }

    struct Table {
        /// What one engine has and others have not; each makes of it what it can.
        enum Oddity: CaseIterable { case none, first, second, third }

        var name: String
        var oddity: Oddity
        var columns: [Column]
        var key: [String]
        var uniques: [[String]]
        var checks: [Check]
        var foreignKeys: [ForeignKey]
        var indexes: [Index]
        var hasView: Bool
        var hasTrigger: Bool
    }

    private(set) var tables: [Table] = []

    /// The schema of a seed.
    init(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        for place in 0..<Int.random(in: 1...6, using: &numbers) {
            tables.append(Self.table(place, after: tables.map(\.name), &numbers))
        }
    }

    private static let words = [
        "item", "order", "two words", "CamelCase", "group", "été", "quo\"te", "semi;colon", "it's", "n-1", "key", "x",
        "percent%", "1st", "back`tick", "a.b", "--dash", "名前",
    ]

    private static func name(_ prefix: String, _ number: Int, _ numbers: inout SeededNumbers) -> String {
        let word = words.randomElement(using: &numbers) ?? ""
        return numbers.oneIn(3) ? "\(word) \(prefix)\(number)" : "\(prefix)\(number)"
    }

    private static func table(_ place: Int, after earlier: [String], _ numbers: inout SeededNumbers) -> Table {
        let name = name("table", place, &numbers)
        let columns = columns(&numbers)
        let plain = columns.filter { $0.source == nil }.map(\.name)
        var table = Table(
            name: name,
            oddity: Table.Oddity.allCases.randomElement(using: &numbers) ?? .none,
            columns: columns,
            key: Array(plain.prefix(numbers.oneIn(4) ? 2 : 1)),
            uniques: [],
            checks: [],
            foreignKeys: [],
            indexes: [],
            hasView: numbers.oneIn(2),
            hasTrigger: numbers.oneIn(3)
        )
        for number in 0..<Int.random(in: 0...2, using: &numbers) {
            let chosen = Array(plain.shuffled(using: &numbers).prefix(Int.random(in: 1...2, using: &numbers)))
            if !table.uniques.contains(chosen), chosen != table.key { table.uniques.append(chosen) }
            let isNamed = numbers.oneIn(2)
            guard let column = plain.randomElement(using: &numbers) else { continue }
            let checkName = isNamed ? "\(name) check \(number)" : nil
            table.checks.append(Check(name: checkName, column: column, bound: number * 10 - 10))
        }
        table.foreignKeys = foreignKeys(name, earlier, plain, &numbers)
        table.indexes = indexes(name, plain, &numbers)
        return table
    }

    private static func columns(_ numbers: inout SeededNumbers) -> [Column] {
        var columns = [Column(name: "id", kind: .integer, isNotNull: true)]
        for number in 0..<Int.random(in: 1...7, using: &numbers) {
            var column = Column(
                name: name("c", number, &numbers),
                kind: Kind.allCases.randomElement(using: &numbers) ?? .text
            )
            if numbers.oneIn(6) {
                column.source = "id"
            } else {
                column.isNotNull = numbers.oneIn(2)
                column.hasDefault = numbers.oneIn(2)
                column.ignoresCase = column.kind == .text && numbers.oneIn(3)
            }
            columns.append(column)
        }
        return columns
    }

    private static func foreignKeys(
        _ table: String,
        _ earlier: [String],
        _ columns: [String],
        _ numbers: inout SeededNumbers
    ) -> [ForeignKey] {
        var keys: [ForeignKey] = []
        for column in columns.dropFirst() where numbers.oneIn(3) {
            keys.append(
                ForeignKey(
                    name: numbers.oneIn(2) ? "\(table) \(column)" : nil,
                    column: column,
                    table: (earlier + [table]).randomElement(using: &numbers) ?? table,
                    action: ForeignKey.Action.allCases.randomElement(using: &numbers) ?? .none,
                    isDeferred: numbers.oneIn(3)
                )
            )
        }
        return keys
    }

    private static func indexes(_ table: String, _ columns: [String], _ numbers: inout SeededNumbers) -> [Index] {
        (0..<Int.random(in: 0...2, using: &numbers))
            .map { number in
                let chosen = columns.shuffled(using: &numbers).prefix(Int.random(in: 1...3, using: &numbers))
                return Index(
                    name: "\(table) index \(number)",
                    terms: chosen.map { column in
                        Index.Term(column: column, isDescending: numbers.oneIn(3), isComputed: numbers.oneIn(4))
                    },
                    isUnique: numbers.oneIn(3),
                    isPartial: numbers.oneIn(3)
                )
            }
    }
}

/// How one engine says a random schema.
protocol RandomSchemaWriter {
    /// The statements that make it, in order.
    mutating func statements(_ schema: RandomSchema) -> [String]
}
