extension ValueType {
    /// Every name that a rules file may use.
    package static let names: [String] =
        ["string", "caseless", "enum", "boolean", "integer", "number", "duration"]
        + TimeUnit.allCases.map { "duration(\($0.rawValue))" } + ["milliseconds"]
        + TimeUnit.allCases.map { "long(\($0.rawValue))" } + ["period", "size", "list", "set"] + foreign.keys.sorted()

    /// The types of other software, by name: `size(redis)`, `boolean(mariadb)`, `acks`.
    private static let foreign: [String: ValueType] = {
        var types: [String: ValueType] = ["acks": .foreign(.acknowledgements, .kafka)]
        for dialect in Dialect.allCases {
            for quantity in Quantity.allCases where quantity.isWritten(by: dialect) {
                types["\(quantity.rawValue)(\(dialect.rawValue))"] = .foreign(quantity, dialect)
            }
        }
        return types
    }()

    /// The type that a rules file names; `duration(s)` reads bare numbers as seconds, `long(ms)` is a number that counts
    /// milliseconds.
    package init?(named name: String) {
        switch name {
        case "string": self = .string
        case "caseless": self = .caseless
        case "enum": self = .enumeration
        case "boolean": self = .boolean
        case "integer": self = .integer
        case "number": self = .number
        case "duration": self = .duration(bare: .milliseconds)
        case "milliseconds": self = .milliseconds
        case "period": self = .period
        case "size": self = .size
        case "list": self = .list(isOrdered: true)
        case "set": self = .list(isOrdered: false)
        case _:
            if let unit = Self.unit(of: name, in: "duration") {
                self = .duration(bare: unit)
            } else if let unit = Self.unit(of: name, in: "long") {
                self = .count(of: unit)
            } else if let type = Self.foreign[name] {
                self = type
            } else {
                return nil
            }
        }
    }

    private static func unit(of name: String, in word: String) -> TimeUnit? {
        guard name.hasPrefix(word + "("), name.hasSuffix(")") else { return nil }
        return TimeUnit(rawValue: String(name.dropFirst(word.count + 1).dropLast()))
    }

    /// The type's name, for a person.
    package var name: String {
        switch self {
        case .string: "string"
        case .caseless: "caseless"
        case .enumeration: "enum"
        case .boolean: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .duration(let bare): bare == .milliseconds ? "duration" : "duration(\(bare.rawValue))"
        case .count(let unit): "long(\(unit.rawValue))"
        case .period: "period"
        case .size: "size"
        case .list(let isOrdered): isOrdered ? "list" : "set"
        case .foreign(.acknowledgements, _): "acks"
        case .foreign(let quantity, let dialect): "\(quantity.rawValue)(\(dialect.rawValue))"
        }
    }
}
