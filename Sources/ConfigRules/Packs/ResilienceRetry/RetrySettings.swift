import ConfigSets

/// One retry of Resilience4j that guards a payment gateway, with what its base configurations give it.
struct RetrySettings {
    /// The instance as the first of its settings spells it.
    let instance: String
    /// The letters by which settings of other kinds find it.
    private let word: String
    private let column: PackColumn
    /// By the letters of the name, the instance's own above its bases.
    private let values: [String: EffectiveValue]
    /// A setting of the instance itself.
    let any: EffectiveValue

    /// Bases of bases deeper than this are a circle.
    private static let basesMax = 10

    /// The retries of payment gateways in an environment; `service` is the service's name.
    static func all(_ column: PackColumn, service: String) -> [RetrySettings] {
        let isPayment = service.lowercased().split { !$0.isLetter }.contains { PaymentWords.names(String($0)) }
        return ["instances", "backends"]
            .flatMap { kind -> [RetrySettings] in
                let tree = PropertyName("resilience4j.retry.\(kind)")
                let names = Set(
                    column.settings(below: tree).compactMap { $0.elements.dropFirst(3).first }
                )
                return names.compactMap { element -> RetrySettings? in
                    RetrySettings(PropertyName(elements: tree.elements + [element]), column, isPayment: isPayment)
                }
            }
            .sorted { $0.instance < $1.instance }
    }

    private init?(_ tree: PropertyName, _ column: PackColumn, isPayment: Bool) {
        guard
            let any = column.settings(below: tree).min(by: { $0.name < $1.name })?.value
        else { return nil }
        let spelling = any.winner.key.split(separator: ".").map(String.init)
        instance = spelling.count > 3 ? spelling[3] : tree.letters(after: 3)
        word = tree.letters(after: 3)
        self.any = any
        self.column = column
        values = Self.merged(tree, column)
        guard Self.guardsPayment(instance, isPayment) else { return nil }
    }

    /// Whether an instance is about a gateway: by its own words, or as the gateway of a service that is.
    private static func guardsPayment(_ instance: String, _ isPayment: Bool) -> Bool {
        var words: [String] = []
        for character in instance {
            if character.isUppercase || words.isEmpty || !character.isLetter { words.append("") }
            if character.isLetter { words[words.count - 1].append(character.lowercased()) }
        }
        words.append(instance.lowercased().filter(\.isLetter))
        return words.contains { PaymentWords.names($0) || (isPayment && $0 == "gateway") }
    }

    /// The settings of an instance above those of its base, and so on; the configuration `default` where none is named.
    private static func merged(_ tree: PropertyName, _ column: PackColumn) -> [String: EffectiveValue] {
        var values = column.members(below: tree)
        var base = values["baseconfig"]?.text.use { $0 } ?? "default"
        for _ in 0..<basesMax {
            let members = column.members(below: "resilience4j.retry.configs.\(base)")
            guard !members.isEmpty else { break }
            values.merge(members) { own, _ in own }
            guard let next = members["baseconfig"]?.text.use({ $0 }), next != base else { break }
            base = next
        }
        return values
    }

    func value(_ name: String) -> EffectiveValue? { values[name.filter(\.isLetter)] }

    /// How often the gateway is asked at most; Resilience4j asks three times when nothing is set.
    var attempts: (count: Int, value: EffectiveValue?) {
        let value = value("max-attempts") ?? value("max-retry-attempts")
        return (value?.number ?? 3, value)
    }

    /// Whether a part of another kind has an instance of the same name.
    func has(_ kind: String) -> Bool {
        ["instances", "backends"].contains { column.hasAny(below: "resilience4j.\(kind).\($0).\(word)") }
    }
}
