import CPostgres
import Database
import Secrets
import SQLText

/// What libpq is told about a connection: keywords and values, never a URI, which it would repeat in its errors.
///
/// An empty value would let the environment decide, so every value that matters is written out.
struct PostgresParameters: ~Copyable {
    private let keywords: PostgresStrings
    private let values: PostgresStrings

    /// Judges the endpoint and writes down every setting.
    init(_ endpoint: Endpoint) throws(DatabaseError) {
        let settings = try Self.settings(of: endpoint)
        let keywords = try PostgresStrings(settings.map(\.0) + ["password"])
        let values = try PostgresStrings(settings.map(\.1), secret: endpoint.password ?? Secret(""))
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
            ("user", user), ("passfile", nowhere), ("dbname", endpoint.database), ("application_name", "migrate"),
            ("client_encoding", "UTF8"),
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
        guard endpoint.demandsTLS else {
            return [("sslmode", "disable"), ("gssencmode", "disable"), ("channel_binding", "prefer")]
        }
        // Always files of our choice: `sslrootcert=system` exists only from libpq 16.
        let files = try EncryptionFiles(for: endpoint)
        return [
            ("sslmode", endpoint.encryption.mode.rawValue),
            ("sslrootcert", files.authorities), ("sslcert", files.certificate ?? nowhere),
            ("sslkey", files.key ?? nowhere),
            ("sslcrl", nowhere), ("sslcompression", "0"), ("sslsni", "1"),
            ("ssl_min_protocol_version", "TLSv1.2"), ("gssencmode", "disable"),
            // Whoever asks for the password itself, or for a digest that can be used again, does not get it.
            // Without a password there is nothing to bind.
            ("channel_binding", endpoint.password == nil ? "prefer" : "require"),
        ]
    }

    /// A path that never exists, so that no file of somebody's home folder is read.
    ///
    /// Not `/dev/null`, which exists: libpq would take it for a broken certificate, and complain about a password file
    /// that is no plain file.
    private static let nowhere = "/dev/null/none"
}
