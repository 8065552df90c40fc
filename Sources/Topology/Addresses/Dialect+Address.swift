import SQLText

extension Dialect {
    /// What a url of this kind of database begins with.
    var schemes: [String] {
        switch self {
        case .mariadb: ["mariadb"]
        case .mysql: ["mysql"]
        case .postgres: ["postgres", "postgresql"]
        case .sqlite: ["sqlite"]
        }
    }

    /// The dialect whose scheme this is, in small letters.
    init?(scheme: String) {
        guard let dialect = Self.allCases.first(where: { $0.schemes.contains(scheme) }) else { return nil }
        self = dialect
    }

    /// Whether a database holds schemas beside each other, of which a target uses one.
    var hasSchemas: Bool {
        switch self {
        case .postgres: true
        case .mariadb, .mysql, .sqlite: false
        }
    }

    /// Whether the name of a server's socket holds its port, so that one path can lead to several servers.
    var namesSocketsByPort: Bool {
        switch self {
        case .postgres: true
        case .mariadb, .mysql, .sqlite: false
        }
    }
}
