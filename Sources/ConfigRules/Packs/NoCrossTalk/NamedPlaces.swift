import ConfigSets

/// What of a setting names a place: hosts, and databases, buckets, topics and paths.
struct NamedPlaces {
    let name: PropertyName
    let value: EffectiveValue
    /// Without ports.
    let hosts: [String]
    /// Databases, buckets, topics, users and the parts of paths.
    let names: [String]
    /// Whether the value is the address of a store of data.
    let isData: Bool
    /// Whether an account's number or a region may stand in it.
    let mayNameAccount: Bool

    private static let hostKeys = Endings([
        "host", "hosts", "hostname", "nodes", "servers", "server", "brokers", "endpoint", "endpoints", "url", "urls",
        "uri", "uris", "address", "addresses", "domain", "domains", "origins",
    ])
    private static let nameKeys = Endings([
        "database", "databasename", "db", "dbname", "schema", "keyspace", "bucket", "bucketname", "topic", "topics",
        "queue", "queuename", "queues", "exchange", "prefix", "index", "indexname", "namespace", "groupid", "vhost",
        "virtualhost", "account", "accountid", "path", "username", "table", "tablename", "container",
    ])
    private static let brokerKeys = Endings(["bootstrapservers", "brokers"])
    private static let dataTrees: Set = [
        "datasource", "r2dbc", "data", "redis", "kafka", "rabbitmq", "elasticsearch", "neo4j", "artemis", "activemq",
    ]
    private static let stores: Set = ["mongodb", "mongodb+srv", "redis", "rediss", "amqp", "amqps", "kafka", "r2dbc"]
    private static let parameters: Set = ["database", "databasename", "schema", "currentschema", "user"]

    /// What a setting names, of a secret only what stands in an address, and never the password; `nil` when nothing.
    init?(_ setting: PackSurvey.Setting) {
        let (elements, value) = (setting.elements, setting.value)
        let words = elements.suffix(2).compactMap(\.word)
        let isTree =
            elements.count > 1 && elements[0] == .word("spring") && Self.dataTrees.contains(elements[1].word ?? "")
        let isSecret = value.text.isSecret
        var hosts: [String] = []
        var names: [String] = []
        var isData = isTree
        let mayNameAccount = value.text.use { text -> Bool in
            let bytes = Array(text.utf8)
            if bytes.starts(with: "jdbc:".utf8) || bytes.schemeMark != nil {
                let addresses = Self.addresses(text, isList: bytes.contains(UInt8(ascii: ",")))
                hosts = addresses.flatMap(\.hosts)
                names = addresses.flatMap(Self.names)
                isData =
                    isTree || addresses.contains { $0.scheme.hasPrefix("jdbc:") || Self.stores.contains($0.scheme) }
                return bytes.holdsLongNumber
            }
            if bytes.starts(with: "arn:".utf8) { return true }
            guard !isSecret, !bytes.contains(UInt8(ascii: " ")) else { return false }
            if words.contains(where: Self.hostKeys.fit) {
                isData = isTree || words.contains(where: Self.brokerKeys.fit)
                hosts = text.split(separator: ",").map { String($0.prefix { $0 != ":" && $0 != "/" }) }
            } else if words.contains(where: Self.nameKeys.fit) {
                names = text.split { $0 == "," || $0 == "/" }.map(String.init)
            }
            return bytes.holdsLongNumber
        }
        guard mayNameAccount || !hosts.isEmpty || !names.isEmpty else { return nil }
        name = setting.name
        self.value = value
        self.hosts = hosts
        self.names = names
        self.isData = isData
        self.mayNameAccount = mayNameAccount
    }

    private static func addresses(_ text: String, isList: Bool) -> [ServerAddress] {
        guard isList, !text.hasPrefix("jdbc:") else { return [ServerAddress(text)] }
        let urls = text.split(separator: ",").map(String.init)
        // With commas between hosts it is one address, as MongoDB writes it.
        return urls.allSatisfy { Array($0.utf8).schemeMark != nil }
            ? urls.map { ServerAddress($0) } : [ServerAddress(text)]
    }

    private static func names(_ address: ServerAddress) -> [String] {
        address.path.split { $0 == "/" || $0 == ":" }.map(String.init) + [address.user].compactMap(\.self)
            + address.parameters.filter { parameters.contains($0.name.lowercased()) }.map(\.value)
    }
}

/// Words that a name may end with.
private struct Endings {
    /// By the last byte: every word of every name is asked.
    private let words: [UInt8: [[UInt8]]]

    init(_ words: [String]) { self.words = Dictionary(grouping: words.map { Array($0.utf8) }) { $0[$0.count - 1] } }

    func fit(_ word: String) -> Bool {
        guard let last = word.utf8.last, let endings = words[last] else { return false }
        let bytes = Array(word.utf8)
        return endings.contains { bytes.count >= $0.count && bytes[(bytes.count - $0.count)...].elementsEqual($0) }
    }
}

extension [UInt8] {
    /// Whether a number of twelve digits stands in the text, as accounts have.
    fileprivate var holdsLongNumber: Bool {
        guard count >= 12 else { return false }
        var run = 0
        for byte in self {
            run = (48...57).contains(byte) ? run + 1 : 0
            if run == 12 { return true }
        }
        return false
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
