package import Files

/// What a person types to mean one shard or several: a name, a glob, or `tag:` and a tag.
package enum ShardPattern: Hashable, Sendable {
    case name(String)
    case glob(Glob)
    case tag(String)

    /// Every shard.
    package static let all = ShardPattern("*")

    private static let tagPrefix = "tag:"

    /// Reads what was typed; every text means something.
    package init(_ text: String) {
        if text.hasPrefix(Self.tagPrefix) {
            self = .tag(String(text.dropFirst(Self.tagPrefix.count)))
        } else if Glob.hasWildcards(text) {
            self = .glob(Glob(text))
        } else {
            self = .name(text)
        }
    }

    /// Whether a shard with this name and these tags is meant.
    package func matches(shard: String, tags: [String]) -> Bool {
        switch self {
        case .name(let name): name == shard
        case .glob(let glob): glob.matches(shard)
        case .tag(let tag): tags.contains(tag)
        }
    }
}
