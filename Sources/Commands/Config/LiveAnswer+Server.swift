import ConfigRules
import ConfigSets
import Database
import Operations
import SQLText
import Topology

extension LiveAnswer {
    /// What a server said, as rules judge it, without what looks like a secret.
    init?(_ result: TargetResult<LiveServer>) {
        guard let outcome = result.outcome, let server = LiveRule.Server(outcome.server.dialect) else { return nil }
        self.init(
            shard: result.target.shard,
            server: server,
            place: outcome.server.placeOfSettings,
            role: Role(outcome.role),
            variables: outcome.variables.map(LiveVariable.init).withoutSecrets
        )
    }
}

extension Server {
    /// What shards share that cannot have settings of their own; `nil` where the variables tell.
    ///
    /// A database of PostgreSQL can have settings of its own, and a schema cannot.
    fileprivate var placeOfSettings: String? {
        guard dialect == .postgres, identity.hasSuffix("/\(schema)") else { return nil }
        return String(identity.dropLast(schema.count + 1))
    }
}

extension [LiveVariable] {
    /// Without what looks like a secret, by its name or its shape.
    var withoutSecrets: [LiveVariable] {
        let policy = SecretPolicy()
        return filter { !policy.text($0.value, of: $0.name).isSecret }
    }
}

extension LiveVariable {
    fileprivate init(_ variable: ServerVariable) {
        let changed = [variable.changedBy, variable.changedAt.map { "at \($0)" }].compactMap(\.self)
        self.init(
            name: variable.name,
            value: variable.value,
            unit: variable.unit,
            origin: variable.origin,
            isLostOnRestart: variable.isLostOnRestart,
            changed: variable.changedBy == nil ? nil : changed.joined(separator: " ")
        )
    }
}

extension LiveAnswer.Role {
    fileprivate init(_ answer: Result<ServerRole, DatabaseError>) {
        switch answer {
        case .success(.primary): self = .known(.primary)
        case .success(.replica): self = .known(.replica)
        case .failure(let error): self = .unknown(reason: error.message)
        }
    }
}

extension LiveRule.Server {
    /// The kind of server that speaks a dialect; `nil` for a file.
    init?(_ dialect: SQLText.Dialect) {
        switch dialect {
        case .mariadb: self = .mariadb
        case .mysql: self = .mysql
        case .postgres: self = .postgresql
        case .sqlite: return nil
        }
    }
}
