/// One setting of a running server.
package struct LiveVariable: Hashable, Sendable {
    package let name: String
    package let value: String
    /// What the number counts, such as `8kB`, where the server keeps it apart.
    package let unit: String?
    /// The server's own word for where the value comes from.
    package let origin: String?
    package let isLostOnRestart: Bool
    /// Who set it and when, such as `root@10.0.3.7 at 2026-11-19 02:14`.
    package let changed: String?

    package init(
        name: String,
        value: String,
        unit: String? = nil,
        origin: String? = nil,
        isLostOnRestart: Bool = false,
        changed: String? = nil
    ) {
        self.name = name
        self.value = value
        self.unit = unit
        self.origin = origin
        self.isLostOnRestart = isLostOnRestart
        self.changed = changed
    }

    /// The value as a person reads it.
    package var shown: String {
        if value.isEmpty { return "\"\"" }
        return unit.map { "\(value) × \($0)" } ?? value
    }

    /// Where the value comes from, and what that means, in a few words.
    package var story: String? {
        let words = [origin, changed.map { "set by \($0)" }, isLostOnRestart ? "lost on restart" : nil]
            .compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}
