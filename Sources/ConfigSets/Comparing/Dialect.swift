/// Software other than Spring whose settings are compared: each writes amounts in its own way.
package enum Dialect: String, CaseIterable, Sendable {
    case kafka
    case redis
    case mariaDB = "mariadb"
    case postgres
    case compose
    case kubernetes = "k8s"
}

/// What a setting of such software measures.
package enum Quantity: String, CaseIterable, Sendable {
    case duration
    case size
    case boolean
    /// How many replicas have to answer a Kafka producer: `all` is -1.
    case acknowledgements = "acks"
}

extension Quantity {
    /// Whether a dialect has a way of its own to write it.
    func isWritten(by dialect: Dialect) -> Bool {
        switch (self, dialect) {
        case (.duration, .kafka), (.duration, .postgres), (.duration, .compose), (.acknowledgements, .kafka): true
        case (.size, .redis), (.size, .mariaDB), (.size, .postgres), (.size, .compose), (.size, .kubernetes): true
        case (.boolean, .kafka), (.boolean, .redis), (.boolean, .mariaDB), (.boolean, .postgres): true
        case (.duration, _), (.size, _), (.boolean, _), (.acknowledgements, _): false
        }
    }

    /// The form in which equal amounts are one text; `nil` when the text is none.
    func canonical(_ text: String, by dialect: Dialect) -> String? {
        let trimmed = text.trimmed
        switch (self, dialect) {
        case (.acknowledgements, _): return ["all": "-1", "-1": "-1", "0": "0", "1": "1"][trimmed]
        case (.boolean, _): return Self.truth(trimmed.lowercased(), dialect).map { $0 ? "true" : "false" }
        case (.duration, .kafka): return Int64(trimmed).map(String.init)
        case (.duration, .postgres): return DurationText.postgres(text).map(String.init)
        case (.duration, _): return DurationText.go(text).map(String.init)
        case (.size, .redis): return SizeText.redis(text).map(String.init)
        case (.size, .mariaDB): return SizeText.mariaDB(text).map(String.init)
        case (.size, .postgres): return (SizeText.postgres(text) ?? nil).map(String.init)
        case (.size, .compose): return SizeText.compose(text).map(String.init)
        case (.size, .kubernetes): return SizeText.kubernetes(text).map(String.init)
        case (.size, .kafka): return Int64(trimmed).map(String.init)
        }
    }

    private static func truth(_ word: String, _ dialect: Dialect) -> Bool? {
        let words: ([String], [String]) =
            switch dialect {
            case .redis: (["yes"], ["no"])
            case .mariaDB: (["on", "1", "true"], ["off", "0", "false"])
            case .postgres: (["on", "1", "true", "t", "yes", "y"], ["off", "of", "0", "false", "f", "no", "n"])
            case .kafka, .compose, .kubernetes: (["true"], ["false"])
            }
        if words.0.contains(word) { return true }
        return words.1.contains(word) ? false : nil
    }
}
