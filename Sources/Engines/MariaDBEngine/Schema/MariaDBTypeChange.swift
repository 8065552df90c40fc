import SchemaModel

/// Whether the rows of a column keep their values when its definition becomes another.
///
/// Only what surely keeps them counts as such: everything else is for a person to read.
struct MariaDBTypeChange {
    let isLossy: Bool

    /// Compares two columns, of which one has the collation `before` and the other `after`.
    init(from old: SchemaObject, _ before: String?, to new: SchemaObject, _ after: String?) {
        let (oldType, newType) = (old[.type] ?? "", new[.type] ?? "")
        // Generated values can be computed again, but what replaces chosen ones is lost.
        let becomesGenerated = old[.generated] == nil && new[.generated] != nil
        // A server that is not strict puts a zero or an empty text in place of NULL.
        let losesNull = old[.notNull] == nil && new[.notNull] != nil && new[.generated] == nil
        let losesLetters =
            MariaDBWriting.holdsText(oldType) && MariaDBWriting.holdsText(newType)
            && !Self.keepsLetters(from: before, to: after)
        isLossy = becomesGenerated || losesNull || losesLetters || !Self.keepsValues(from: oldType, to: newType)
    }

    private static func keepsLetters(from old: String?, to new: String?) -> Bool {
        let (old, new) = (characterSet(of: old), characterSet(of: new))
        return old == new || new == "utf8mb4" || (old == "ascii" && new != "utf16le" && new != nil)
            || (old == "utf8mb3" && new == "utf8") || (old == "utf8" && new == "utf8mb3")
    }

    /// The character set, with which the name of a collation begins.
    private static func characterSet(of collation: String?) -> String? {
        collation.map { String($0.prefix { $0 != "_" }) }
    }

    private static func keepsValues(from old: String, to new: String) -> Bool {
        if old == new { return true }
        let (left, right) = (MariaDBType(old), MariaDBType(new))
        for family in families {
            guard let before = family.firstIndex(of: left.base), let after = family.firstIndex(of: right.base) else {
                continue
            }
            guard left.suffix == right.suffix, before <= after else { return false }
            // The number after a whole number's type is how wide it is shown.
            return family == families[0] || before < after || left.isWithin(right)
        }
        guard left.base == right.base, left.suffix == right.suffix else { return false }
        switch left.base {
        case "enum", "set": return right.arguments.hasPrefix(left.arguments)
        case "decimal": return left.isDecimalWithin(right)
        case _: return left.isWithin(right)
        }
    }

    /// Types of which each holds all values of those before it.
    private static let families = [
        ["tinyint", "smallint", "mediumint", "int", "bigint"], ["tinytext", "text", "mediumtext", "longtext"],
        ["tinyblob", "blob", "mediumblob", "longblob"], ["float", "double"], ["datetime"], ["time"], ["timestamp"],
    ]
}

/// A type taken apart: `decimal(10,2) unsigned`.
private struct MariaDBType {
    let base: String
    let arguments: String
    let suffix: String

    init(_ text: String) {
        base = String(text.prefix { $0 != "(" && $0 != " " })
        let rest = text.dropFirst(base.count)
        guard rest.hasPrefix("("), let end = rest.lastIndex(of: ")") else {
            arguments = ""
            suffix = String(rest)
            return
        }
        arguments = String(rest[..<end].dropFirst())
        suffix = String(rest[rest.index(after: end)...])
    }

    private var numbers: [Int] { arguments.split(separator: ",").compactMap { Int($0) } }

    /// Whether one length is enough for the other.
    func isWithin(_ other: MariaDBType) -> Bool {
        let (left, right) = (numbers.first ?? 0, other.numbers.first ?? 0)
        return numbers.count <= 1 && other.numbers.count <= 1 && left <= right
    }

    /// Whether there is room on both sides of the point.
    func isDecimalWithin(_ other: MariaDBType) -> Bool {
        guard numbers.count == 2, other.numbers.count == 2 else { return false }
        return numbers[1] <= other.numbers[1] && numbers[0] - numbers[1] <= other.numbers[0] - other.numbers[1]
    }
}
