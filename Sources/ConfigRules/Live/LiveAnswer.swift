/// What one running server said of its settings.
package struct LiveAnswer: Sendable {
    /// The shard, or several shards that are on one server.
    package let shard: String
    package let server: LiveRule.Server
    /// By name, in lower case.
    package let variables: [String: LiveVariable]

    package init(shard: String, server: LiveRule.Server, variables: [LiveVariable]) {
        self.init(
            shard: shard,
            server: server,
            variables: Dictionary(variables.map { ($0.name.lowercased(), $0) }) { first, _ in first }
        )
    }

    private init(shard: String, server: LiveRule.Server, variables: [String: LiveVariable]) {
        self.shard = shard
        self.server = server
        self.variables = variables
    }

    /// The variables that together name one running server; a PostgreSQL does not tell.
    private static let identifying = ["hostname", "port", "datadir", "server_uuid"]

    /// The same answers with the shards that are on one server put together: they cannot have settings of their own.
    static func joined(_ answers: [LiveAnswer]) -> [LiveAnswer] {
        var joined: [LiveAnswer] = []
        var places: [[String?]: Int] = [:]
        for answer in answers {
            let identity = identifying.map { answer.variables[$0]?.value }
            guard identity[0] != nil, let place = places[identity] else {
                places[identity] = joined.count
                joined.append(answer)
                continue
            }
            joined[place] = LiveAnswer(
                shard: "\(joined[place].shard), \(answer.shard)",
                server: answer.server,
                variables: joined[place].variables
            )
        }
        return joined
    }
}

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
        let words = [
            origin.map { "origin \($0)" }, changed.map { "set by \($0)" }, isLostOnRestart ? "lost on restart" : nil,
        ]
        .compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}
