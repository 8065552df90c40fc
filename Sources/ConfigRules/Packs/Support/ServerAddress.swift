import ConfigSets

/// The parts of a url, of a JDBC url, or of a bare `host:port` list.
struct ServerAddress {
    /// What stands before `://`, such as `jdbc:mariadb`; empty for a bare host.
    let scheme: String
    let user: String?
    /// Between the user and the host, or as a parameter.
    let password: String?
    /// Without ports.
    let hosts: [String]
    let ports: [String]
    /// What stands between the hosts and the parameters, without the first slash.
    let path: String
    /// In the order in which they are written.
    let parameters: [(name: String, value: String)]

    /// Reads a text that holds `://`, a JDBC url of an embedded database, or hosts; never fails on a text of a kind it
    /// does not know, of which the whole is then the path.
    init(_ text: String) {
        var rest = text[...]
        var scheme = ""
        if let separator = text.firstRange(of: "://") {
            scheme = String(text[..<separator.lowerBound])
            rest = text[separator.upperBound...]
        } else if text.hasPrefix("jdbc:") {
            scheme = text.split(separator: ":").prefix(2).joined(separator: ":")
            rest = text.dropFirst(scheme.count + 1)
        }
        self.scheme = scheme.lowercased()
        let isLocal = scheme.hasPrefix("jdbc:") && !text.contains("://")
        let authority = isLocal ? "" : rest.prefix { !"/?;#".contains($0) }
        rest = rest[rest.index(rest.startIndex, offsetBy: authority.count)...]
        let at = authority.lastIndex(of: "@")
        let account = at.map { authority[..<$0] }
        user = account.map { String($0.prefix { $0 != ":" }) }
        let between = account?.drop { $0 != ":" }.dropFirst()
        let start = at.map { authority.index(after: $0) } ?? authority.startIndex
        let servers = authority[start...].split(separator: ",")
        hosts = servers.map { Self.host($0) }
        ports = servers.map { Self.port($0) }
        let path = rest.prefix { !"?;#".contains($0) }
        self.path = path.hasPrefix("/") ? String(path.dropFirst()) : String(path)
        let parameters = rest.dropFirst(path.count).split { "?;&#".contains($0) }
            .map { pair in
                let name = pair.prefix { $0 != "=" }
                return (name: String(name), value: String(pair.dropFirst(name.count + 1)))
            }
        self.parameters = parameters
        let named = parameters.first { ["password", "pwd"].contains($0.name.lowercased()) }?.value
        password = between.flatMap { $0.isEmpty ? nil : String($0) } ?? named
    }

    /// The text of the first parameter of a name, in lower case.
    func parameter(_ name: String) -> String? {
        parameters.first { $0.name.lowercased() == name.lowercased() }?.value.lowercased()
    }

    private static func host(_ server: Substring) -> String {
        if server.hasPrefix("[") { return String(server.dropFirst().prefix { $0 != "]" }) }
        return String(server.prefix { $0 != ":" })
    }

    private static func port(_ server: Substring) -> String {
        let rest = server.hasPrefix("[") ? server.drop { $0 != "]" } : server
        return String(rest.drop { $0 != ":" }.dropFirst())
    }
}

extension EffectiveValue {
    /// The parts of a JDBC url; `nil` for another text.
    var jdbcURL: ServerAddress? {
        text.use { text in text.utf8.starts(with: "jdbc:".utf8) ? ServerAddress(text) : nil }
    }
}

extension PackColumn {
    /// Every setting that is a JDBC url.
    var jdbcURLs: [(value: EffectiveValue, url: ServerAddress)] {
        settings.values.values.compactMap { value in value.jdbcURL.map { (value, $0) } }
    }
}
