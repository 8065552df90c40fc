extension RedisTalk {
    /// Asks for everything that a survey has.
    mutating func survey() throws(StoreError) -> RedisSurvey {
        let replies = try ask([["INFO", "server"], ["INFO", "replication"]])
        if case .refused(.noLogin) = replies[0] { throw denied(.noLogin) }
        let server = Self.fields(replies[0], of: "INFO")
        let mode = Self.field("redis_mode", of: server)
        let isSentinel = mode == .found("sentinel")
        return RedisSurvey(
            version: Self.field("redis_version", of: server),
            topology: try topology(mode),
            role: isSentinel ? .found(.sentinel) : Self.role(Self.fields(replies[1], of: "INFO")),
            variables: isSentinel
                ? .notChecked(reason: "A sentinel's settings are those of the primaries that it watches.")
                : try variables()
        )
    }

    private mutating func topology(_ mode: Checked<String>) throws(StoreError) -> Checked<RedisSurvey.Topology> {
        switch mode {
        case .notChecked(let reason): .notChecked(reason: reason)
        case .found("standalone"): .found(.standalone)
        case .found("cluster"): .found(.cluster(Self.cluster(try ask([["CLUSTER", "INFO"]])[0])))
        case .found("sentinel"): .found(.sentinel(Self.watched(try ask([["SENTINEL", "MASTERS"]])[0])))
        case .found: .notChecked(reason: "The server is in a mode that this version does not know.")
        }
    }

    private mutating func variables() throws(StoreError) -> Checked<[String: String]> {
        // One command for each pattern: several patterns in one are understood only since version 7.
        let replies = try ask(RedisPatterns.all.map { ["CONFIG", "GET", $0] })
        var variables: [String: String] = [:]
        for reply in replies {
            switch Self.pairs(reply, of: "CONFIG GET") {
            case .notChecked(let reason): return .notChecked(reason: reason)
            case .found(let pairs): variables.merge(pairs) { first, _ in first }
            }
        }
        return .found(variables.filter { !RedisPatterns.isSecret($0.key) })
    }

    private static func role(_ fields: Checked<[String: String]>) -> Checked<RedisSurvey.Role> {
        switch (fields, field("role", of: fields)) {
        case (.notChecked(let reason), _), (_, .notChecked(let reason)): return .notChecked(reason: reason)
        case (.found(let fields), .found("master")):
            return .found(.primary(replicas: number(fields["connected_slaves"])))
        case (.found(let fields), .found("slave")):
            let primary = "\(fields["master_host"] ?? ""):\(fields["master_port"] ?? "")"
            return .found(.replica(of: primary, isLinked: fields["master_link_status"] == "up"))
        case (.found, .found): return .notChecked(reason: "The server has a role that this version does not know.")
        }
    }

    private static func cluster(_ reply: RedisReply) -> Checked<RedisSurvey.Cluster> {
        switch fields(reply, of: "CLUSTER INFO") {
        case .notChecked(let reason): return .notChecked(reason: reason)
        case .found(let fields):
            return .found(
                RedisSurvey.Cluster(
                    state: fields["cluster_state"] ?? "",
                    slotsAssigned: number(fields["cluster_slots_assigned"]),
                    nodes: number(fields["cluster_known_nodes"]),
                    size: number(fields["cluster_size"])
                )
            )
        }
    }

    private static func watched(_ reply: RedisReply) -> Checked<[RedisSurvey.Watched]> {
        guard case .list(let items) = reply else { return .notChecked(reason: reason(reply, of: "SENTINEL MASTERS")) }
        var watched: [RedisSurvey.Watched] = []
        for item in items {
            guard case .found(let fields) = pairs(item, of: "SENTINEL MASTERS") else {
                return .notChecked(reason: reason(item, of: "SENTINEL MASTERS"))
            }
            watched.append(
                RedisSurvey.Watched(
                    name: fields["name"] ?? "",
                    host: fields["ip"] ?? "",
                    port: number(fields["port"]),
                    replicas: number(fields["num-slaves"]),
                    otherSentinels: number(fields["num-other-sentinels"]),
                    quorum: number(fields["quorum"]),
                    flags: (fields["flags"] ?? "").split(separator: ",").map(String.init)
                )
            )
        }
        return .found(watched)
    }
}

/// Replies as names with values.
extension RedisTalk {
    /// The lines `name:value` of a text.
    private static func fields(_ reply: RedisReply, of command: String) -> Checked<[String: String]> {
        guard case .text(let text) = reply else { return .notChecked(reason: reason(reply, of: command)) }
        var fields: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { fields[String(parts[0])] = String(parts[1]) }
        }
        return .found(fields)
    }

    /// A list in which each name is followed by its value.
    private static func pairs(_ reply: RedisReply, of command: String) -> Checked<[String: String]> {
        guard case .list(let items) = reply, items.count.isMultiple(of: 2) else {
            return .notChecked(reason: reason(reply, of: command))
        }
        var pairs: [String: String] = [:]
        for index in stride(from: 0, to: items.count, by: 2) {
            guard case .text(let name) = items[index], case .text(let value) = items[index + 1] else {
                return .notChecked(reason: reason(reply, of: command))
            }
            pairs[name] = value
        }
        return .found(pairs)
    }

    private static func field(_ name: String, of fields: Checked<[String: String]>) -> Checked<String> {
        switch fields {
        case .notChecked(let reason): .notChecked(reason: reason)
        case .found(let fields):
            if let value = fields[name] {
                .found(value)
            } else {
                .notChecked(reason: "The server does not tell its \(name).")
            }
        }
    }

    private static func number(_ text: String?) -> Int { text.flatMap { Int($0) } ?? 0 }

    private static func reason(_ reply: RedisReply, of command: String) -> String {
        switch reply {
        case .refused(let refusal): "\(command) was not answered: \(refusal.reason)."
        case .text, .number, .list, .null: "\(command) was answered in a form that this version does not know."
        }
    }
}
