import ConfigSets
package import Findings
import Secrets
import StrictYAML

extension RedisConnection {
    /// The connection of a service in an environment; `nil` where it has none, a finding where its settings do not tell.
    package static func read(
        _ service: ServiceState,
        in environment: String
    ) -> Result<RedisConnection, Gap>? {
        guard let state = service.columns.first(where: { $0.environment.name.value == environment }) else { return nil }
        let column = PackColumn(state)
        guard let settings = RedisSettings(column) else { return nil }
        func gap(_ problem: String, _ value: EffectiveValue) -> Result<RedisConnection, Gap> {
            .failure(Gap(service.name, problem, value))
        }
        guard settings.value.state == .resolved, settings.value.stores.isEmpty else {
            return gap("where its Redis is, is not known here", settings.value)
        }
        guard let mode = mode(settings, column) else {
            return gap("its settings name no host and port that could be asked", settings.value)
        }
        let url = column.value("\(settings.root).url")
        return .success(
            RedisConnection(
                service: service.name,
                mode: mode,
                isEncrypted: settings.isEncrypted,
                // Spring reads no other login where there is a url.
                login: url.map { login(in: $0) } ?? login(below: settings.root, column),
                sentinelLogin: login(below: "\(settings.root).sentinel", column),
                location: settings.value.origin
            )
        )
    }

    /// A connection that cannot be asked.
    package struct Gap: Error {
        package let finding: Finding

        init(_ service: String, _ problem: String, _ value: EffectiveValue) {
            finding = Finding(
                code: LiveCodes.notAsked,
                message: "The Redis of \(service) was not asked, for \(problem).",
                advice: "Name it where this run can read it, or leave the service out of the rule.",
                location: value.winner.location
            )
        }
    }

    private static let portUsual = 6379
    private static let portOfSentinels = 26379

    private static func mode(_ settings: RedisSettings, _ column: PackColumn) -> Mode? {
        switch settings.mode {
        case .standalone: return standalone(settings, column).map(Mode.standalone)
        case .sentinel:
            guard let primary = column.value("\(settings.root).sentinel.master"), primary.state == .resolved,
                case .plain(let name) = primary.text, let nodes = nodes(settings, portOfSentinels)
            else { return nil }
            return .sentinel(primary: name, nodes: nodes)
        case .cluster: return nodes(settings, portUsual).map(Mode.cluster)
        }
    }

    private static func standalone(_ settings: RedisSettings, _ column: PackColumn) -> Node? {
        if let url = column.value("\(settings.root).url") {
            guard let address = address(of: url), let host = address.hosts.first, !host.isEmpty else { return nil }
            return Node(host: host, port: address.ports.first.flatMap { Int($0) } ?? portUsual)
        }
        let host = column.value("\(settings.root).host")
        let port = column.value("\(settings.root).port")
        guard [host, port].allSatisfy({ $0?.state ?? .resolved == .resolved && $0?.stores.isEmpty ?? true }) else {
            return nil
        }
        return Node(host: host.map { $0.text.use(\.self) } ?? "localhost", port: port?.number ?? portUsual)
    }

    private static func nodes(_ settings: RedisSettings, _ port: Int) -> [Node]? {
        var nodes: [Node] = []
        for text in settings.nodes {
            let address = ServerAddress("redis://\(text)")
            guard let host = address.hosts.first, !host.isEmpty else { return nil }
            let written = address.ports.first.flatMap { $0.isEmpty ? nil : $0 }
            guard let number = written.map({ Int($0) }) ?? port else { return nil }
            nodes.append(Node(host: host, port: number))
        }
        return nodes.isEmpty ? nil : nodes
    }

    /// The parts of a url; `nil` where a sign in the password could make a part of it look like the host.
    private static func address(of url: EffectiveValue) -> ServerAddress? {
        url.text.use { text in
            let address = ServerAddress(text)
            let signs = text.utf8.count { $0 == UInt8(ascii: "@") }
            return signs == 0 || signs == 1 && address.user != nil ? address : nil
        }
    }

    /// The login in a url; one word alone is the password.
    private static func login(in url: EffectiveValue) -> Login {
        guard let address = address(of: url), let user = address.user else {
            return Login(user: nil, password: .none)
        }
        guard let password = address.password else {
            return Login(user: nil, password: .known(Secret(user.percentDecoded)))
        }
        return Login(
            user: user.isEmpty ? nil : user.percentDecoded,
            password: .known(Secret(password.percentDecoded))
        )
    }

    private static func login(below root: String, _ column: PackColumn) -> Login {
        let user = column.value("\(root).username")
            .flatMap { value -> String? in
                guard value.state == .resolved, !value.isEmpty else { return nil }
                return value.text.use(\.self)
            }
        guard let value = column.value("\(root).password") else { return Login(user: user, password: .none) }
        guard value.state == .resolved else {
            return Login(user: user, password: value.stores.first.map { .kept($0) } ?? .unknown)
        }
        return Login(user: user, password: value.isEmpty ? .none : .known(Secret(value.text.use(\.self))))
    }
}

extension String {
    /// Without the escapes of a url; a sign of per cent that begins none stays.
    fileprivate var percentDecoded: String {
        let bytes = Array(utf8)
        var decoded: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
            {
                decoded.append(byte)
                place += 3
            } else {
                decoded.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}
