import ConfigSets

/// The environments of a row, put together by what they have.
struct Camps {
    /// By class, the largest first; the ones without the key are a class of their own.
    private let camps: [(letter: String?, indices: [Int])]

    init(_ row: RuleRow) {
        var camps: [(letter: String?, indices: [Int])] = []
        for index in row.columns.indices {
            let letter = row.key.values[index] == nil ? nil : row.key.classes[index]
            // What nobody can tell belongs to no camp.
            if letter == "" { continue }
            if let place = camps.firstIndex(where: { $0.letter == letter }) {
                camps[place].indices.append(index)
            } else {
                camps.append((letter, [index]))
            }
        }
        self.camps = camps.enumerated()
            .sorted { ($0.element.indices.count, -$0.offset) > ($1.element.indices.count, -$1.offset) }
            .map(\.element)
    }

    /// The camp with more environments than all others together.
    var majority: [Int]? {
        guard let first = camps.first, camps.count > 1,
            first.indices.count > camps.dropFirst().reduce(0, { $0 + $1.indices.count })
        else { return nil }
        return first.indices
    }

    /// Those outside of the majority, in order.
    var outliers: [Int] { majority == nil ? [] : camps.dropFirst().flatMap(\.indices).sorted() }

    private var missing: [Int] { camps.first { $0.letter == nil }?.indices ?? [] }

    /// The environment that has to change: the one outside of the majority, production first; unknown between equals.
    func culprit(in row: RuleRow) -> String? {
        let production = outliers.first { row.columns[$0].environment.isProduction }
        return (production ?? outliers.first).map { row.name($0) }
    }

    /// What differs, without any value.
    func sentence(about row: RuleRow) -> String {
        let key = row.key.spelling
        let present = row.present.map(\.index)
        if !missing.isEmpty, camps.count <= 2 {
            return "\(key) is missing in \(row.names(missing)), and is set in \(row.names(present))."
        }
        if let majority, camps.count == 2 {
            return "\(key) is not the same in \(row.names(outliers)) as in \(row.names(majority))."
        }
        let values = camps.count { $0.letter != nil }
        if values < 2, !missing.isEmpty {
            let unknown = present.filter { row.key.classes[$0] == "" }
            return "\(key) is missing in \(row.names(missing)); what it is in \(row.names(unknown)) is not known here."
        }
        let rest = missing.isEmpty ? "" : ", and is missing in \(row.names(missing))"
        return values > 2
            ? "\(key) has \(values) values in \(row.names(present))\(rest)."
            : "\(key) is not the same in \(row.names(present))\(rest)."
    }
}

/// What lists have more or less than the others.
enum ListDifference {
    /// A remark for each environment outside of the majority, or for the last of two.
    static func remarks(on row: RuleRow, _ camps: Camps) -> [Int: String] {
        guard case .list = row.key.type, !row.key.isSecret else { return [:] }
        let items = row.key.values.map { value in value.map { Self.items(of: $0) } }
        let reference = camps.majority?.first ?? row.present.first?.index
        guard let reference, let expected = items[reference] else { return [:] }
        var remarks: [Int: String] = [:]
        for index in row.columns.indices where index != reference {
            guard let found = items[index], found != expected else { continue }
            let extra = found.filter { !expected.contains($0) }
            let lacking = expected.filter { !found.contains($0) }
            var words: [String] = []
            if !extra.isEmpty { words.append("has more: \(extra.joined(separator: ", "))") }
            if !lacking.isEmpty { words.append("lacks: \(lacking.joined(separator: ", "))") }
            remarks[index] = words.isEmpty ? "in another order" : words.joined(separator: "; ")
        }
        return remarks
    }

    private static func items(of value: EffectiveValue) -> [String] {
        value.text.use { text in text.split(separator: ",").map { item in item.filter { $0 != " " } } }
    }
}
