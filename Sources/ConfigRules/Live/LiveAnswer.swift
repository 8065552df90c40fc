/// What one running server said of its settings.
package struct LiveAnswer: Sendable {
    /// Whether it follows another server.
    package enum Role: Hashable, Sendable {
        case known(LiveRule.Role)
        /// Why nobody knows, as a full sentence.
        case unknown(reason: String)
    }

    /// What a report calls the server: its shard, or several that are on it.
    package let label: String
    /// The shards that are on the server; for Redis the service that uses it.
    package let shards: [String]
    package let server: LiveRule.Server
    /// The same for shards on one server, where its variables do not tell.
    private let place: String?
    package let role: Role
    /// By name as rules are compared by (`VariableName`).
    package let variables: [String: LiveVariable]

    package init(
        shard: String,
        label: String? = nil,
        server: LiveRule.Server,
        place: String? = nil,
        role: Role = .known(.primary),
        variables: [LiveVariable]
    ) {
        self.init(
            label: label ?? shard,
            shards: [shard],
            server: server,
            place: place,
            role: role,
            variables: Dictionary(variables.map { (VariableName.canonical($0.name), $0) }) { first, _ in first }
        )
    }

    private init(
        label: String,
        shards: [String],
        server: LiveRule.Server,
        place: String?,
        role: Role,
        variables: [String: LiveVariable]
    ) {
        self.label = label
        self.shards = shards
        self.server = server
        self.place = place
        self.role = role
        self.variables = variables
    }

    /// The variables that together name one running MariaDB or MySQL.
    private static let identifying = ["hostname", "port", "datadir", "server_uuid"]

    /// What names the server; `nil` where nothing does.
    private var identity: [String?]? {
        if let place { return [place] }
        let identity = Self.identifying.map { variables[$0]?.value }
        return identity[0] == nil ? nil : identity
    }

    /// The same answers with the shards that are on one server put together: they cannot have settings of their own.
    package static func joined(_ answers: [LiveAnswer]) -> [LiveAnswer] {
        var joined: [LiveAnswer] = []
        var places: [[String?]: Int] = [:]
        for answer in answers {
            guard let identity = answer.identity, let place = places[identity] else {
                if let identity = answer.identity { places[identity] = joined.count }
                joined.append(answer)
                continue
            }
            joined[place] = joined[place].and(answer)
        }
        return joined
    }

    /// Shards in a few words: many names would hide what is said of them.
    static func label(of shards: [String]) -> String {
        shards.count > 3 ? "\(shards[0]) and \(shards.count - 1) others" : shards.joined(separator: ", ")
    }

    private func and(_ other: LiveAnswer) -> LiveAnswer {
        let shards = shards + other.shards
        return LiveAnswer(
            label: Self.label(of: shards),
            shards: shards,
            server: server,
            place: place,
            role: role,
            variables: variables
        )
    }
}

/// Names under which one variable is known.
enum VariableName {
    /// Options that set a variable of another name, and names that a variable had before or has elsewhere.
    private static let others = [
        "default_time_zone": "time_zone", "tx_isolation": "transaction_isolation",
        "tx_read_only": "transaction_read_only", "log_replica_updates": "log_slave_updates",
        "storage_engine": "default_storage_engine",
    ]

    /// One spelling for all: option files write `-` where a server writes `_`.
    static func canonical(_ name: String) -> String {
        let name = name.lowercased().replacing("-", with: "_")
        return others[name] ?? name
    }
}
