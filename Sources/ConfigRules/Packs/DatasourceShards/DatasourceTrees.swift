import ConfigSets

/// The datasources of one environment that belong together: shards of one set, or a primary with its replica.
struct DatasourceFamily {
    /// What parts its members.
    enum Kind: Hashable {
        case shards
        case roles
    }

    /// One datasource, or a whole shard of several.
    struct Member {
        /// The tree that its settings stand in, as the first of them spells it.
        let spelling: String
        let tree: PropertyName
        /// `shard2`, `replica`.
        let word: String
        /// By the letters of the rest of the name.
        let settings: [String: EffectiveValue]
    }

    let kind: Kind
    /// In the order of their names; of roles the primary first.
    let members: [Member]

    private static let primaries: Set = ["primary", "master", "writer", "write", "main"]
    private static let replicas = ["replica", "slave", "reader", "read", "secondary"]

    /// Every family of an environment that has at least two members.
    static func all(_ column: PackColumn) -> [DatasourceFamily] { families(column, .shards) + families(column, .roles) }

    private static func families(_ column: PackColumn, _ kind: Kind) -> [DatasourceFamily] {
        var families: [PropertyName: Set<PropertyName>] = [:]
        let unknown = column.settings(ending: "url", "jdbcurl").filter { !$0.value.stores.isEmpty }
        for setting in column.found.jdbcURLs.map(\.setting) + unknown {
            let name = setting.name
            for (place, element) in name.elements.enumerated() where place > 0 {
                guard let word = element.word, kind == .shards ? isShard(word) : isRole(word) else { continue }
                families[PropertyName(elements: Array(name.elements[..<place])), default: []]
                    .insert(PropertyName(elements: Array(name.elements[...place])))
            }
        }
        return families.sorted { $0.key < $1.key }
            .compactMap { _, trees in
                let members = trees.sorted { order($0) < order($1) }.map { member($0, column) }
                guard members.count > 1, kind == .shards || primaries.contains(members[0].word) else { return nil }
                return DatasourceFamily(kind: kind, members: members)
            }
    }

    private static func member(_ tree: PropertyName, _ column: PackColumn) -> Member {
        let settings = column.members(below: tree)
        return Member(
            spelling: tree.description,
            tree: tree,
            word: tree.lastWord ?? "",
            settings: settings
        )
    }

    /// Primaries come before replicas, and names by their numbers.
    private static func order(_ tree: PropertyName) -> (Int, Int, String) {
        let word = tree.lastWord ?? ""
        return (primaries.contains(word) ? 0 : 1, Int(word.filter(\.isNumber)) ?? 0, word)
    }

    private static func isShard(_ word: String) -> Bool {
        word.hasPrefix("shard") && word.count > 5 && word.dropFirst(5).allSatisfy(\.isNumber)
    }

    private static func isRole(_ word: String) -> Bool { primaries.contains(word) || isReplica(word) }

    static func isReplica(_ word: String) -> Bool {
        replicas.contains { word == $0 || (word.hasPrefix($0) && word.dropFirst($0.count).allSatisfy(\.isNumber)) }
    }
}

extension DatasourceFamily.Member {
    /// What has to be the same in every member: all but who asks whom, and what a pool is called.
    func comparable(_ kind: DatasourceFamily.Kind) -> [String: EffectiveValue] {
        let own = ["url", "jdbcurl", "username", "password", "poolname", "user"]
        let ofRole = ["maximumpoolsize", "minimumidle", "readonly"]
        return settings.filter { name, _ in
            !own.contains { name.hasSuffix($0) } && (kind == .shards || !ofRole.contains { name.hasSuffix($0) })
        }
    }

    /// The JDBC urls, by the letters of the rest of the name.
    var urls: [String: (value: EffectiveValue, url: ServerAddress)] {
        settings.compactMapValues { value in value.jdbcURL.map { (value, $0) } }
    }
}
