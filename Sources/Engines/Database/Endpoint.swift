package import SQLText
package import Secrets

/// Everything that is needed to reach one database, decided by us and checked before any client library sees it.
package struct Endpoint: Hashable, Sendable {
    /// Where the server listens, or which file it is.
    package enum Address: Hashable, Sendable {
        case tcp(host: String, port: Int)
        /// `path` is the socket itself for MariaDB and MySQL, its folder for PostgreSQL (with `port` in the socket's name).
        case socket(path: String, port: Int)
        case file(path: String)
        case memory
    }

    package var dialect: Dialect
    package var address: Address
    /// The account, never taken from the operating system's user; `nil` lets SQLite have none.
    package var user: String?
    package var password: Secret?
    /// The database's name; empty for SQLite.
    package var database: String
    /// PostgreSQL: the schema that migrations and history live in; `nil` means `public`.
    package var schema: String?
    package var encryption: Encryption
    package var limits: Limits
    /// Server settings for the session that the project asked for, such as `sql_mode`, by name.
    package var settings: [String: String]

    package init(
        dialect: Dialect,
        address: Address,
        user: String? = nil,
        password: Secret? = nil,
        database: String = "",
        schema: String? = nil,
        encryption: Encryption = Encryption(),
        limits: Limits = Limits(),
        settings: [String: String] = [:]
    ) {
        self.dialect = dialect
        self.address = address
        self.user = user
        self.password = password
        self.database = database
        self.schema = schema
        self.encryption = encryption
        self.limits = limits
        self.settings = settings
    }
}

/// How the connection is protected: by default nobody is trusted whose certificate was not verified.
package struct Encryption: Hashable, Sendable {
    package enum Mode: String, CaseIterable, Sendable {
        /// No TLS. Only for sockets and loopback, or when the project says so in writing.
        case disable
        /// TLS, with the server's certificate and host name verified.
        case verifyFull = "verify-full"
        /// TLS, with the certificate's signer verified and its host name not.
        case verifyCA = "verify-ca"
    }

    package var mode: Mode
    /// A PEM file of the accepted signers; `nil` means the system's.
    package var authorityFile: String?
    package var certificateFile: String?
    package var keyFile: String?

    package init(
        mode: Mode = .verifyFull,
        authorityFile: String? = nil,
        certificateFile: String? = nil,
        keyFile: String? = nil
    ) {
        self.mode = mode
        self.authorityFile = authorityFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }
}

/// The bound of every wait; there is no wait without one.
package struct Limits: Hashable, Sendable {
    /// For one attempt to connect and log in.
    package var connect: Duration
    /// For a lock on a table or on its metadata, while the application waits behind us.
    package var lock: Duration
    /// For one statement of a migration; zero means no bound.
    package var statement: Duration
    /// For the lock that keeps two runners apart.
    package var migrationLock: Duration

    package init(
        connect: Duration = .seconds(10),
        lock: Duration = .seconds(5),
        statement: Duration = .zero,
        migrationLock: Duration = .seconds(60)
    ) {
        self.connect = connect
        self.lock = lock
        self.statement = statement
        self.migrationLock = migrationLock
    }
}
