import Database
import Files
import SQLText
import StrictYAML

extension AddressParts {
    private static let memory = ":memory:"

    /// Where the parts lead to; the url must be whole, and relative paths start from the project folder.
    func address(in folder: String) throws(AddressProblem) -> Endpoint.Address {
        try checkOptions()
        switch dialect {
        case .sqlite: return path == Self.memory ? .memory : .file(path: Path.join(folder, path))
        case .mariadb, .mysql: return try serverAddress(in: folder, standardPort: 3306)
        case .postgres: return try serverAddress(in: folder, standardPort: 5432)
        }
    }

    private func serverAddress(in folder: String, standardPort: Int) throws(AddressProblem) -> Endpoint.Address {
        guard let user, !user.isEmpty else { throw .noUser }
        guard !path.isEmpty || purpose == .scratch else { throw .noDatabase }
        let port = try portNumber() ?? standardPort
        if let socket = options[.socket] {
            guard host.isEmpty || Host(host)?.isLoopback == true else { throw .hostBesideSocket }
            return .socket(path: Path.join(folder, socket), port: port)
        }
        guard !host.isEmpty else { throw .noHost }
        guard let checked = Host(host) else { throw .badHost }
        // The name as written: a certificate is checked against it.
        return .tcp(host: checked.name == host.lowercased() ? host : checked.name, port: port)
    }

    /// The port, or `nil` when the url names none.
    private func portNumber() throws(AddressProblem) -> Int? {
        guard let port else { return nil }
        let isNumber = port.allSatisfy { $0.isASCII && $0.isNumber }
        guard isNumber, let number = Int(port), (1...65_535).contains(number) else { throw .badPort }
        return number
    }

    /// The encryption that the url asks for, or `nil` when it leaves that to the project.
    func encryptionMode() throws(AddressProblem) -> Encryption.Mode? {
        guard let text = options[.tls] else { return nil }
        guard let mode = Encryption.Mode(rawValue: text) else {
            let modes = Encryption.Mode.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badOption(AddressOption.tls.rawValue, expected: "one of \(modes)")
        }
        return mode
    }

    /// The bound for connecting that the url asks for.
    func connectLimit() throws(AddressProblem) -> Duration? {
        guard let text = options[.connectTimeout] else { return nil }
        guard let limit = Duration(written: text), limit > .zero else {
            throw .badOption(AddressOption.connectTimeout.rawValue, expected: "a time such as 5s")
        }
        return limit
    }

    /// Refuses options that the dialect has no use for, and wrong values.
    func checkOptions() throws(AddressProblem) {
        for option in AddressOption.allCases where options[option] != nil {
            let isMeant =
                switch (option, dialect) {
                case (_, .sqlite), (.schema, .mariadb), (.schema, .mysql): false
                case (_, .mariadb), (_, .mysql), (_, .postgres): true
                }
            guard isMeant else { throw .optionOfAnother(option.rawValue, than: dialect) }
        }
        _ = try encryptionMode()
        _ = try connectLimit()
    }
}

extension Endpoint.Address {
    /// Whether no network lies between: no TLS is needed there.
    var isLocal: Bool {
        switch self {
        case .tcp(let host, _): Host(host)?.isLoopback ?? false
        case .socket, .file, .memory: true
        }
    }
}
