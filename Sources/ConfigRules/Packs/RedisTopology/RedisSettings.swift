import ConfigSets

/// How one environment's service reaches Redis.
struct RedisSettings {
    /// How many servers there are, and who tells which of them to ask.
    enum Mode: String {
        case standalone = "one server"
        case sentinel = "Sentinel"
        case cluster = "Cluster"
    }

    /// The tree that the settings stand in: `spring.data.redis`, or its older name.
    let root: String
    /// The setting that decides about the mode.
    let value: EffectiveValue
    let mode: Mode
    /// The other mode's nodes, when both are set.
    let contradiction: EffectiveValue?
    /// The sentinels, or the nodes of the cluster; each once.
    let nodes: [String]
    /// Whether it is asked over TLS.
    let isEncrypted: Bool

    /// `nil` where the service does not use Redis.
    init?(_ column: PackColumn) {
        guard let root = ["spring.data.redis", "spring.redis"].first(where: { Self.isUsed($0, column) }) else {
            return nil
        }
        self.root = root
        let sentinel = column.items("\(root).sentinel.nodes")
        let cluster = column.items("\(root).cluster.nodes")
        let url = column.value("\(root).url")
        if let nodes = sentinel ?? cluster {
            value = nodes.value
            mode = sentinel == nil ? .cluster : .sentinel
            contradiction = sentinel == nil ? nil : cluster?.value
            self.nodes = Set(nodes.items).sorted()
        } else {
            guard let one = url ?? column.value("\(root).host") ?? column.value("\(root).port") else { return nil }
            value = one
            mode = .standalone
            contradiction = nil
            nodes = []
        }
        isEncrypted =
            column.isTrue("\(root).ssl.enabled") || column.isTrue("\(root).ssl")
            || column.value("\(root).ssl.bundle") != nil && !column.isFalse("\(root).ssl.enabled")
            || url?.text.use { $0.hasPrefix("rediss://") } ?? false
    }

    private static func isUsed(_ root: String, _ column: PackColumn) -> Bool {
        ["host", "port", "url", "sentinel", "cluster"].contains { column.hasAny(below: "\(root).\($0)") }
    }
}
