package import SchemaModel

/// What a target's schema should be, and how that is known.
package struct ExpectedSchema: Sendable {
    package let schema: Schema
    package let authority: SchemaAuthority
    /// The objects that nobody can judge, because the files that made them have changed since.
    let unjudged: Set<ObjectPath>

    init(_ schema: Schema, from authority: SchemaAuthority, unjudged: Set<ObjectPath> = []) {
        self.schema = schema
        self.authority = authority
        self.unjudged = unjudged
    }
}

/// Who says what a schema should be.
package enum SchemaAuthority: Hashable, Sendable {
    /// The target's own history, replayed; `leftOut` names statements that change the whole server.
    case replay(place: String, leftOut: [String])
    /// What the last successful `apply` left; `insteadOf` says why there was no replay.
    case recorded(on: String, insteadOf: String?)
    case shard(String)
    /// The shards that agree, of all that have this history.
    case consensus(agreeing: Int, of: Int)
    case file(String)
}

extension SchemaAuthority: CustomStringConvertible {
    /// In words that can follow "compared with".
    package var description: String {
        switch self {
        case .replay(let place, let leftOut):
            "the replayed history in \(place)"
                + (leftOut.isEmpty ? "" : ", without \(leftOut.sorted().joined(separator: ", "))")
        case .recorded(let time, nil): "the schema that was recorded on \(time)"
        case .recorded(let time, let reason?): "the schema that was recorded on \(time) (no replay: \(reason))"
        case .shard(let name): "\(name)"
        case .consensus(let agreeing, let all): "\(agreeing) of \(all) shards, which agree"
        case .file(let path): path
        }
    }

    /// Who says so, as the subject of "says".
    package var name: String {
        switch self {
        case .replay: "the history"
        case .recorded: "the recorded schema"
        case .shard(let name): name
        case .consensus: "most shards"
        case .file(let path): path
        }
    }
}
