import CPostgres
import Database
import Glibc
import Secrets
import SQLText

/// What libpq is told about a connection: keywords and values, never a URI, which it would echo (failures.md F120).
///
/// An empty value would let the environment decide, so every value that matters is written out.
struct PostgresParameters: ~Copyable {
    private let keywords: PostgresStrings
    private let values: PostgresStrings

    /// Judges the endpoint and writes down every setting.
    init(_ endpoint: Endpoint) throws(DatabaseError) {
        let settings = try Self.settings(of: endpoint)
        let keywords = try PostgresStrings(settings.map(\.0))
        let values = try PostgresStrings(settings.map(\.1))
        self.keywords = keywords
        self.values = values
    }

    /// Begins to connect without waiting; `nil` only when memory is out.
    borrowing func startConnection() -> OpaquePointer? {
        unsafe keywords.withPointers { keywords in
            unsafe values.withPointers { values in unsafe PQconnectStartParams(keywords, values, 0) }
        }
    }

    private static func settings(of endpoint: Endpoint) throws(DatabaseError) -> [(String, String)] {
        guard let user = endpoint.user, !user.isEmpty else {
            throw DatabaseError(.refused, "No account is named for the PostgreSQL server \(endpoint.place).")
        }
        guard !endpoint.database.isEmpty else {
            throw DatabaseError(.refused, "No database is named for the PostgreSQL server \(endpoint.place).")
        }
        return try address(of: endpoint) + protection(of: endpoint) + [
            ("user", user), ("password", endpoint.password?.use { $0 } ?? ""), ("passfile", nowhere),
            ("dbname", endpoint.database), ("application_name", "migrate"), ("client_encoding", "UTF8"),
            // A blank, because an empty value would let PGOPTIONS in.
            ("options", " "),
            // Standbys are refused by us, in words; libpq would only say that no server was suitable.
            ("target_session_attrs", "any"),
            ("connect_timeout", String(max(2, endpoint.limits.connect.components.seconds))),
            ("keepalives", "1"), ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "60000"),
        ]
    }

    private static func address(of endpoint: Endpoint) throws(DatabaseError) -> [(String, String)] {
        switch endpoint.address {
        case .tcp(let host, let port):
            // libpq reads a comma as a list of hosts, and a slash or an at sign as the folder of a socket.
            guard !host.isEmpty, !host.contains(","), !host.hasPrefix("/"), !host.hasPrefix("@") else {
                throw DatabaseError(.unsupported, "'\(host)' is not the name of one host.")
            }
            return [("host", host), ("port", String(port))]
        case .socket(let path, let port):
            guard path.hasPrefix("/"), !path.contains(",") else {
                throw DatabaseError(.unsupported, "'\(path)' is not the absolute path of a socket's folder.")
            }
            return [("host", path), ("port", String(port))]
        case .file, .memory:
            throw DatabaseError(.unsupported, "PostgreSQL is reached by a host or a socket, not by a file.")
        }
    }

    private static func protection(of endpoint: Endpoint) throws(DatabaseError) -> [(String, String)] {
        let encryption = endpoint.encryption
        guard endpoint.demandsTLS else {
            return [("sslmode", "disable"), ("gssencmode", "disable"), ("channel_binding", "prefer")]
        }
        return [
            ("sslmode", encryption.mode.rawValue),
            ("sslrootcert", try authorities(of: encryption)),
            ("sslcert", try readable(encryption.certificateFile) ?? nowhere),
            ("sslkey", try readable(encryption.keyFile) ?? nowhere),
            ("sslcrl", nowhere), ("sslcompression", "0"), ("sslsni", "1"),
            ("ssl_min_protocol_version", "TLSv1.2"), ("gssencmode", "disable"),
            // Whoever asks for the password itself, or for a digest that can be used again, does not get it
            // (failures.md S2). Without a password there is nothing to bind.
            ("channel_binding", endpoint.password == nil ? "prefer" : "require"),
        ]
    }

    /// Looks for a file ourselves: libpq goes on without a certificate that it does not find, and where it wants the
    /// authorities' file it advises to turn verification off.
    private static func readable(_ file: String?) throws(DatabaseError) -> String? {
        guard let file, unsafe access(file, R_OK) != 0 else { return file }
        throw DatabaseError(
            .insecure,
            "\(file), which TLS needs, cannot be read: \(unsafe String(cString: strerror(errno)))."
        )
    }

    /// A path that never exists, so that no file of somebody's home folder is read.
    ///
    /// Not `/dev/null`, which exists: libpq would take it for a broken certificate, and complain about a password file
    /// that is no plain file.
    private static let nowhere = "/dev/null/none"

    /// The accepted signers, or else the system's list: `sslrootcert=system` exists only from libpq 16.
    private static func authorities(of encryption: Encryption) throws(DatabaseError) -> String {
        if let file = try readable(encryption.authorityFile) { return file }
        let candidates = [
            "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
            "/etc/ssl/cert.pem",
        ]
        guard let found = candidates.first(where: { unsafe access($0, R_OK) == 0 }) else {
            throw DatabaseError(
                .insecure,
                "The system's list of certificate authorities was not found; name the authority's file."
            )
        }
        return found
    }
}

extension Endpoint {
    /// Where the server is, in the words of an error.
    var place: String {
        switch address {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .socket(let path, let port): "\(path)/.s.PGSQL.\(port)"
        case .file(let path): path
        case .memory: "in memory"
        }
    }

    /// Whether the connection must be protected by TLS; a socket never leaves the machine.
    var demandsTLS: Bool {
        switch (address, encryption.mode) {
        case (.tcp, .verifyFull), (.tcp, .verifyCA): true
        case (.tcp, .disable), (.socket, _), (.file, _), (.memory, _): false
        }
    }
}
