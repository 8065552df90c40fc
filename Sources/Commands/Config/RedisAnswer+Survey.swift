import ConfigRules
import Stores

extension RedisAnswer.Outcome {
    /// What a server said of how it belongs to others.
    init(_ answer: Result<RedisSurvey, Silence>) {
        switch answer {
        case .failure(let silence): self = .silent(reason: silence.reason)
        case .success(let survey): self = .said(RedisStatement(survey.topology))
        }
    }
}

extension RedisStatement {
    fileprivate init(_ topology: Checked<RedisSurvey.Topology>) {
        switch topology {
        case .notChecked(let reason), .found(.sentinel(.notChecked(let reason))),
            .found(.cluster(.notChecked(let reason))):
            self = .unknown(reason: reason)
        case .found(.standalone): self = .standalone
        case .found(.sentinel(.found(let watched))): self = .sentinel(watching: watched.map(Watched.init))
        case .found(.cluster(.found(let cluster))):
            self = .cluster(
                Cluster(state: cluster.state, slotsAssigned: cluster.slotsAssigned, nodes: cluster.nodes)
            )
        }
    }
}

extension RedisStatement.Watched {
    fileprivate init(_ watched: RedisSurvey.Watched) {
        self.init(
            name: watched.name,
            address: RedisConnection.Node(host: watched.host, port: watched.port),
            replicas: watched.replicas,
            otherSentinels: watched.otherSentinels,
            quorum: watched.quorum,
            troubles: watched.flags.filter { ["s_down", "o_down", "disconnected"].contains($0) }
        )
    }
}

extension LiveAnswer.Role {
    /// What `INFO replication` says.
    init(_ role: Checked<RedisSurvey.Role>) {
        switch role {
        case .notChecked(let reason): self = .unknown(reason: reason)
        case .found(.primary): self = .known(.primary)
        case .found(.replica): self = .known(.replica)
        case .found(.sentinel): self = .unknown(reason: "It is a sentinel.")
        }
    }
}

extension RedisSurvey {
    /// What `INFO` tells, under its own names, that rules can ask for as if it were a setting.
    var facts: [LiveVariable] {
        var facts: [LiveVariable] = []
        func add(_ name: String, _ value: String) { facts.append(LiveVariable(name: name, value: value)) }
        if case .found(let version) = version { add("redis_version", version) }
        switch role {
        case .notChecked, .found(.sentinel): break
        case .found(.primary(let replicas)):
            add("role", "master")
            add("connected_slaves", String(replicas))
        case .found(.replica(_, let isLinked)):
            add("role", "slave")
            add("master_link_status", isLinked ? "up" : "down")
        }
        return facts
    }
}
