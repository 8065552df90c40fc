import ConfigSets

/// What of a value names a place: hosts, and databases, buckets, topics and paths.
struct NamedPlaces {
    /// Without ports.
    let hosts: [String]
    /// Databases, buckets, topics, users and the parts of paths.
    let names: [String]
    /// Whether the value is a url or the address of a store of data.
    let isData: Bool

    static let none = NamedPlaces(hosts: [], names: [], isData: false)

    private static let hostKeys = [
        "host", "hosts", "hostname", "nodes", "servers", "server", "brokers", "endpoint", "endpoints", "url", "urls",
        "uri", "uris", "address", "addresses", "domain", "domains", "origins",
    ]
    private static let nameKeys = [
        "database", "databasename", "db", "dbname", "schema", "keyspace", "bucket", "bucketname", "topic", "topics",
        "queue", "queuename", "queues", "exchange", "prefix", "index", "indexname", "namespace", "groupid", "vhost",
        "virtualhost", "account", "accountid", "path", "username", "table", "tablename", "container",
    ]
    private static let dataTrees = [
        "spring.datasource", "spring.r2dbc", "spring.data", "spring.redis", "spring.kafka", "spring.rabbitmq",
        "spring.elasticsearch", "spring.neo4j", "spring.artemis", "spring.activemq",
    ]
    .map { PropertyName($0) }

    private init(hosts: [String], names: [String], isData: Bool) {
        self.hosts = hosts
        self.names = names
        self.isData = isData
    }

    /// What a setting names; of a secret only what stands in an address, and never the password.
    init(_ name: PropertyName, _ value: EffectiveValue) {
        let last = name.elements.suffix(2).compactMap(\.word)
        let isTree = Self.dataTrees.contains { name.isInside($0) }
        self = value.text.use { text in
            if text.hasPrefix("jdbc:") || text.contains("://") {
                return Self.address(text, isData: isTree || text.hasPrefix("jdbc:"))
            }
            guard !value.text.isSecret, !text.contains(" "), !text.hasPrefix("arn:") else { return .none }
            let items = text.split(separator: ",").map(String.init)
            let isData = isTree || last.contains { $0.hasSuffix("bootstrapservers") || $0.hasSuffix("brokers") }
            if last.contains(where: { word in Self.hostKeys.contains { word.hasSuffix($0) } }) {
                return NamedPlaces(
                    hosts: items.map { String($0.prefix { $0 != ":" && $0 != "/" }) },
                    names: [],
                    isData: isData
                )
            }
            guard last.contains(where: { word in Self.nameKeys.contains { word.hasSuffix($0) } }) else { return .none }
            return NamedPlaces(
                hosts: [],
                names: items.flatMap { $0.split(separator: "/").map(String.init) },
                isData: isData
            )
        }
    }

    /// The places of urls, several with commas between them too.
    private static func address(_ text: String, isData: Bool) -> NamedPlaces {
        let urls =
            text.contains(",") && !text.hasPrefix("jdbc:")
            ? text.split(separator: ",").map(String.init).filter { $0.contains("://") } : [text]
        let addresses = urls.map { ServerAddress($0) }
        let stores: Set = ["mongodb", "mongodb+srv", "redis", "rediss", "amqp", "amqps", "kafka", "r2dbc"]
        let parameters: Set = ["database", "databasename", "schema", "currentschema", "user"]
        return NamedPlaces(
            hosts: addresses.flatMap(\.hosts),
            names: addresses.flatMap { address in
                address.path.split { $0 == "/" || $0 == ":" }.map(String.init)
                    + [address.user].compactMap(\.self)
                    + address.parameters.filter { parameters.contains($0.name.lowercased()) }.map(\.value)
            },
            isData: isData || addresses.contains { stores.contains($0.scheme) }
        )
    }
}

extension NamedPlaces {
    /// Whether a host is the machine itself.
    static func isOwnMachine(_ host: String) -> Bool {
        ["localhost", "127.0.0.1", "::1", "host.docker.internal"].contains(host.lowercased())
    }

    /// Whether a host is the same machine wherever it is asked for: not a name inside one cluster, nor the machine itself.
    static func isWorldwide(_ host: String) -> Bool {
        guard host.contains("."), !isOwnMachine(host), !host.contains("$") else { return false }
        return ![".local", ".svc", ".localhost"].contains { host.lowercased().hasSuffix($0) }
    }
}
