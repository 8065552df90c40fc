/// How much a value is, so that two can be put in order.
package struct Magnitude: Hashable, Sendable {
    package enum Dimension: Hashable, Sendable {
        case number
        case time
        case bytes
    }

    package let dimension: Dimension
    /// Of time in nanoseconds, of bytes in bytes; infinite for what a server calls unlimited.
    package let amount: Double

    /// How much a text is; `nil` when it is no value of the type, or when the type has no order.
    ///
    /// Where nobody knows the type, a number, a length of time or a size is what it looks like.
    package init?(_ text: String, as type: ValueType) {
        switch type {
        case .string, .caseless, .enumeration:
            guard let known = Self.guesses.lazy.compactMap({ Magnitude(text, as: $0) }).first else { return nil }
            self = known
        case .boolean, .list, .period, .foreign(.boolean, _), .foreign(.acknowledgements, _): return nil
        case .integer, .number:
            guard let form = type.canonical(text), let amount = Double(form) else { return nil }
            self.init(.number, amount)
        case .count(let unit): self.init(type, text, .time, factor: unit.factor)
        case .duration: self.init(type, text, .time, factor: 1)
        case .size: self.init(type, text, .bytes, factor: 1)
        case .foreign(.duration, .kafka): self.init(type, text, .time, factor: TimeUnit.milliseconds.factor)
        case .foreign(.duration, _): self.init(type, text, .time, factor: 1)
        case .foreign(.size, .kubernetes):
            self.init(type, text, .bytes, factor: 1)
            self = Magnitude(.bytes, amount / 1_000)
        case .foreign(.size, _): self.init(type, text, .bytes, factor: 1)
        }
    }

    /// How much a bound of a rule is: in the key's type, or for a bare count with the unit that the bound names.
    package init?(bound text: String, as type: ValueType) {
        if let own = Magnitude(text, as: type) {
            self = own
            return
        }
        switch type {
        case .count, .foreign(.duration, _):
            guard let time = Magnitude(text, as: .duration(bare: .milliseconds)) else { return nil }
            self = time
        case .integer, .number, .foreign(.size, _):
            guard let size = Magnitude(text, as: .size), type != .integer && type != .number else { return nil }
            self = size
        case .string, .caseless, .enumeration, .boolean, .duration, .period, .size, .list, .foreign: return nil
        }
    }

    private static let guesses: [ValueType] = [.number, .duration(bare: .milliseconds), .size]

    private init(_ dimension: Dimension, _ amount: Double) {
        self.dimension = dimension
        self.amount = amount
    }

    private init?(_ type: ValueType, _ text: String, _ dimension: Dimension, factor: Int64) {
        guard let form = type.canonical(text), let value = Double(form) else { return nil }
        let isUnlimited = type == .foreign(.duration, .kafka) && value == -1
        self.init(dimension, isUnlimited ? .infinity : value * Double(factor))
    }
}
