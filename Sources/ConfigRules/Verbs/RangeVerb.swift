import ConfigSets

/// `range`: bounds in the key's own type.
enum RangeVerb {
    static func judge(_ minimum: String?, _ maximum: String?, _ subject: VerbSubject) -> [RuleViolation] {
        let range = ValueRange(minimum: minimum, maximum: maximum)
        let unfit = subject.rows.first { !range.isWritten(for: $0.key.type) }
        if let unfit {
            return [
                subject.problem(
                    "The range \(range.words) cannot be read for \(unfit.key.spelling), which takes "
                        + "\(unfit.key.type.noun).",
                    key: unfit.key.spelling
                )
            ]
        }
        return subject.judgeValues { row, _, value in
            guard let isInside = value.text.use({ range.contains($0, as: row.key.type) }) else {
                return ValueProblem(predicate: "is \(value.quoted)", demand: "must be an amount of \(range.words)")
            }
            return isInside ? nil : ValueProblem(predicate: "is \(value.quoted)", demand: "must be \(range.words)")
        }
    }
}

/// Bounds, either of which may be missing; both belong to the range.
struct ValueRange {
    let minimum: String?
    let maximum: String?

    /// The bounds in words: `at least 3m and at most 15m`.
    var words: String {
        [minimum.map { "at least \($0)" }, maximum.map { "at most \($0)" }].compactMap(\.self)
            .joined(separator: " and ")
    }

    /// Whether the bounds can be compared with values of a type.
    func isWritten(for type: ValueType) -> Bool {
        let type = effective(type)
        let bounds = [minimum, maximum].compactMap(\.self).map { Magnitude(bound: $0, as: type) }
        guard let first = bounds.first, let dimension = first?.dimension else { return false }
        return bounds.allSatisfy { $0?.dimension == dimension }
    }

    /// Whether a value lies between the bounds; `nil` when it is no amount.
    func contains(_ text: String, as type: ValueType) -> Bool? {
        let type = effective(type)
        guard let value = Magnitude(text, as: type) else { return nil }
        let bounds = (
            minimum.flatMap { Magnitude(bound: $0, as: type) }, maximum.flatMap { Magnitude(bound: $0, as: type) }
        )
        if let low = bounds.0, low.dimension != value.dimension || value.amount < low.amount { return false }
        if let high = bounds.1, high.dimension != value.dimension || value.amount > high.amount { return false }
        return true
    }

    /// Where nobody knows the type, the bounds tell what the values are.
    private func effective(_ type: ValueType) -> ValueType {
        switch type {
        case .string, .caseless, .enumeration:
            let bounds = [minimum, maximum].compactMap(\.self)
            return [.number, .duration(bare: .milliseconds), .size]
                .first { guess in bounds.allSatisfy { guess.canonical($0) != nil } } ?? type
        case .boolean, .integer, .number, .duration, .count, .period, .size, .list, .foreign: return type
        }
    }
}
