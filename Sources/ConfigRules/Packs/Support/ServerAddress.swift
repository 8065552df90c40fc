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

    /// Reads a text that holds `://`, or a JDBC url of an embedded database; never fails on a text of a kind it does not
    /// know, of which the whole is then the path.
    init(_ text: String) {
        let bytes = Array(text.utf8)
        var start = 0
        var isEmbedded = false
        if let mark = bytes.schemeMark {
            scheme = String(decoding: bytes[..<mark], as: UTF8.self).lowercased()
            start = mark + 3
        } else if bytes.starts(with: "jdbc:".utf8) {
            scheme = String(decoding: bytes[..<(bytes[5...].firstIndex(of: UInt8(ascii: ":")) ?? 5)], as: UTF8.self)
                .lowercased()
            start = min(scheme.utf8.count + 1, bytes.count)
            isEmbedded = true
        } else {
            scheme = ""
        }
        let end = isEmbedded ? start : bytes[start...].firstIndex { "/?;#".utf8.contains($0) } ?? bytes.count
        let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@"))
        let account = at.map { bytes[start..<$0] }
        let colon = account?.firstIndex(of: UInt8(ascii: ":"))
        user = account.map { Self.text($0[..<(colon ?? $0.endIndex)]) }
        let between = colon.flatMap { colon in account.map { Self.text($0[(colon + 1)...]) } }
        let servers = bytes[(at.map { $0 + 1 } ?? start)..<end].split(separator: UInt8(ascii: ","))
        hosts = servers.map { Self.text($0[..<Self.hostEnd($0)].drop { $0 == UInt8(ascii: "[") }) }
        ports = servers.map { Self.text($0[Self.hostEnd($0)...].drop { $0 != UInt8(ascii: ":") }.dropFirst()) }
        let pathEnd = bytes[end...].firstIndex { "?;#".utf8.contains($0) } ?? bytes.count
        path = Self.text(bytes[end..<pathEnd].drop { $0 == UInt8(ascii: "/") })
        let parameters = bytes[pathEnd...].split { "?;&#".utf8.contains($0) }
            .map { pair in
                let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
                return (name: Self.text(pair[..<equals]), value: Self.text(pair[equals...].dropFirst()))
            }
        self.parameters = parameters
        let named = parameters.first { ["password", "pwd"].contains($0.name.lowercased()) }?.value
        password = between.flatMap { $0.isEmpty ? nil : $0 } ?? named
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Where a host ends: at its port, or at the bracket of an address with colons.
    private static func hostEnd(_ server: ArraySlice<UInt8>) -> Int {
        let sign = server.first == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ":")
        return server.firstIndex(of: sign) ?? server.endIndex
    }

    /// The text of the first parameter of a name, in lower case.
    func parameter(_ name: String) -> String? {
        parameters.first { $0.name.lowercased() == name.lowercased() }?.value.lowercased()
    }
}

extension [UInt8] {
    /// Where `://` stands in the text.
    var schemeMark: Int? {
        var place = 0
        while place + 2 < count {
            if self[place] == UInt8(ascii: ":"), self[place + 1] == UInt8(ascii: "/"),
                self[place + 2] == UInt8(ascii: "/")
            {
                return place
            }
            place += 1
        }
        return nil
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
    var jdbcURLs: [(value: EffectiveValue, url: ServerAddress)] { found.jdbcURLs.map { ($0.setting.value, $0.url) } }
}
