import ConfigSets

/// What a Kafka producer runs with: common properties, typed settings above them, the producer's own above both.
struct ProducerSettings {
    /// What a person calls the producer: the tree that its settings stand in; empty for a file of its own.
    let tree: String
    /// By the letters of Kafka's name: `enableidempotence`.
    private let values: [String: EffectiveValue]

    private static let spring = PropertyName("spring.kafka")

    /// Every producer of an environment that is set in any way.
    static func all(_ column: PackColumn) -> [ProducerSettings] { springBoot(column) + others(column) }

    /// Spring Boot's own; none where only consumers are set.
    private static func springBoot(_ column: PackColumn) -> [ProducerSettings] {
        let typed = column.members(below: "spring.kafka.producer")
        let common = column.members(below: "spring.kafka.properties")
        guard !typed.isEmpty || common["acks"] != nil || common["enableidempotence"] != nil else { return [] }
        var values = common
        values.merge(typed) { _, higher in higher }
        values["transactionalid"] = typed["transactionidprefix"] ?? values["transactionalid"]
        values.merge(column.members(below: "spring.kafka.producer.properties")) { _, higher in higher }
        return [ProducerSettings(tree: "spring.kafka.producer", values: values)]
    }

    /// Files of a producer's properties, and trees of a project's own, which name `acks` or `enable.idempotence`.
    private static func others(_ column: PackColumn) -> [ProducerSettings] {
        var trees: Set<PropertyName> = []
        for setting in column.settings(ending: "acks", "enableidempotence", "idempotence")
        where !setting.name.isInside(spring) {
            let elements = setting.elements
            let words = elements.map { $0.word ?? "" }
            guard !words.contains(where: { $0.contains("consumer") }) else { continue }
            if words.last != "idempotence" {
                trees.insert(PropertyName(elements: elements.dropLast()))
            } else if words.suffix(2) == ["enable", "idempotence"] {
                trees.insert(PropertyName(elements: elements.dropLast(2)))
            }
        }
        return trees.sorted()
            .map { tree in
                let values = column.members(below: tree)
                return ProducerSettings(tree: tree.description, values: values)
            }
    }

    func value(_ name: String) -> EffectiveValue? { values[name.filter(\.isLetter)] }

    /// A length of time in milliseconds, or what Kafka takes when nothing is set.
    func milliseconds(_ name: String, or preset: Int) -> Int { value(name)?.number ?? preset }

    /// Whether somebody asked for idempotence, or against it.
    var asked: Bool? { value("enable.idempotence")?.truth }

    /// What keeps a producer from being idempotent, with the setting to blame.
    var conflicts: [Conflict] {
        [
            value("acks")
                .flatMap {
                    $0.text.use { ["all", "-1"].contains($0.filter { !$0.isWhitespace }) } ? nil : Conflict(.acks, $0)
                },
            value("retries").flatMap { ($0.number ?? 1) < 1 ? Conflict(.retries, $0) : nil },
            value("max.in.flight.requests.per.connection")
                .flatMap { ($0.number ?? 5) > 5 ? Conflict(.inFlight, $0) : nil },
        ]
        .compactMap(\.self)
    }

    struct Conflict {
        enum Kind: Hashable {
            case acks
            case retries
            case inFlight
        }

        let kind: Kind
        let value: EffectiveValue

        init(_ kind: Kind, _ value: EffectiveValue) {
            self.kind = kind
            self.value = value
        }
    }
}
