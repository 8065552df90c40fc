import Glibc
import SQLText

extension Endpoint {
    /// Where the database is, in the words of a message.
    package var place: String {
        switch (address, dialect) {
        case (.tcp(let host, let port), _): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case (.socket(let path, let port), .postgres): "\(path)/.s.PGSQL.\(port)"
        case (.socket(let path, _), .mariadb), (.socket(let path, _), .mysql), (.socket(let path, _), .sqlite): path
        case (.file(let path), _): path
        case (.memory, _): ":memory:"
        }
    }

    /// Whether the connection must be protected by TLS; a socket never leaves the machine.
    package var demandsTLS: Bool {
        switch (address, encryption.mode) {
        case (.tcp, .verifyFull), (.tcp, .verifyCA): true
        case (.tcp, .disable), (.socket, _), (.file, _), (.memory, _): false
        }
    }
}

extension Endpoint.Address {
    /// Whether the connection stays inside the kernel of this machine.
    package var isSocket: Bool {
        switch self {
        case .socket: true
        case .tcp, .file, .memory: false
        }
    }

    /// Whether no network lies between, so that nobody can listen there.
    package var isLocal: Bool {
        switch self {
        case .tcp(let host, _): Self.isLoopback(host)
        case .socket, .file, .memory: true
        }
    }

    /// Whether a host can only be this machine: `localhost`, 127.0.0.0/8 or `::1`.
    ///
    /// A name that merely begins like such an address, as `127.evil.com`, belongs to whoever registered it.
    package static func isLoopback(_ host: String) -> Bool {
        // The parser below is C and would not see what follows.
        guard !host.utf8.contains(0) else { return false }
        if let bytes = address(host, family: AF_INET, length: 4) { return bytes[0] == 127 }
        if let bytes = address(host, family: AF_INET6, length: 16) {
            let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
            return bytes.starts(with: mapped)
                ? bytes[12] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
        }
        return ["localhost", "localhost."].contains(host.lowercased())
    }

    /// The bytes of a literal address, or `nil` when the text is none.
    private static func address(_ text: String, family: Int32, length: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: length)
        let isAddress = unsafe bytes.withUnsafeMutableBytes { unsafe inet_pton(family, text, $0.baseAddress) == 1 }
        return isAddress ? bytes : nil
    }
}
