/// Where the schema comes from that a live one is compared with.
package enum ExpectedSource: Hashable, Sendable {
    /// A replay where one can be had, else the recorded schema.
    case automatic
    /// The target's own history, run in a scratch database.
    case replay
    /// What the last successful `apply` wrote down.
    case recorded
    /// What most shards agree on.
    case consensus
    case shard(String)
    /// A snapshot; the path is relative to the project folder.
    case file(String)

    /// How each is written, for messages.
    package static let forms = ["auto", "replay", "recorded", "consensus", "shard:NAME", "file:PATH"]

    /// Reads what a person wrote; `nil` when it is none of `forms`.
    package init?(_ text: String) {
        switch text {
        case "auto": self = .automatic
        case "replay": self = .replay
        case "recorded": self = .recorded
        case "consensus": self = .consensus
        case _:
            guard let colon = text.firstIndex(of: ":") else { return nil }
            let name = String(text[text.index(after: colon)...])
            guard !name.isEmpty else { return nil }
            switch text[..<colon] {
            case "shard": self = .shard(name)
            case "file": self = .file(name)
            case _: return nil
            }
        }
    }
}

extension ExpectedSource: CustomStringConvertible {
    /// As it is written.
    package var description: String {
        switch self {
        case .automatic: "auto"
        case .replay: "replay"
        case .recorded: "recorded"
        case .consensus: "consensus"
        case .shard(let name): "shard:\(name)"
        case .file(let path): "file:\(path)"
        }
    }
}
