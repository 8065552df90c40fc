import Database
import SQLText
import Secrets

/// What an endpoint must say before libmariadb sees any of it.
enum MariaDBDemands {
    /// Refuses an endpoint that libmariadb would complete by itself, cut short, or not protect as asked.
    static func check(_ endpoint: Endpoint) throws(DatabaseError) {
        switch endpoint.address {
        case .tcp, .socket: break
        case .file, .memory:
            throw DatabaseError(.unsupported, "\(endpoint.dialect.displayName) needs a host and port, or a socket.")
        }
        guard let user = endpoint.user, !user.isEmpty else {
            // libmariadb would take the operating system's user.
            throw DatabaseError(.refused, "No user is named for \(endpoint.place). Name the account to log in with.")
        }
        guard !endpoint.database.isEmpty else {
            throw DatabaseError(
                .refused,
                "No database is named for \(endpoint.place). Name the one that holds the history table."
            )
        }
        let passwordIsWhole = endpoint.password?.use { !$0.utf8.contains(0) } ?? true
        guard passwordIsWhole, ![user, endpoint.database].contains(where: { $0.utf8.contains(0) }) else {
            throw DatabaseError(.refused, "The user, password or database for \(endpoint.place) holds a NUL byte.")
        }
        try checkEncryption(endpoint)
        for name in endpoint.settings.keys { try checkSetting(name) }
    }

    private static func checkEncryption(_ endpoint: Endpoint) throws(DatabaseError) {
        // libmariadb sends the login in clear when a server (or someone in between) offers no TLS, unless the host name
        // is verified as well; asking afterwards would be too late.
        guard endpoint.encryption.mode == .verifyCA, !endpoint.address.isSocket else { return }
        throw DatabaseError(
            .unsupported,
            """
            verify-ca is not possible with \(endpoint.dialect.displayName): its client library cannot verify a \
            certificate without its host name. Use verify-full, with a host name that stands in the certificate of \
            \(endpoint.place).
            """
        )
    }

    private static func checkSetting(_ name: String) throws(DatabaseError) {
        let isName = name.utf8.allSatisfy {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: "_")
        }
        guard isName, !name.isEmpty else {
            throw DatabaseError(.unsupported, "'\(name)' is not the name of a server setting.")
        }
        guard !ownSettings.contains(name.lowercased()) else {
            throw DatabaseError(.unsupported, "The setting \(name) belongs to migrate itself. Remove it.")
        }
    }

    /// The settings that every session needs to have its own way.
    private static let ownSettings: Set = [
        "autocommit", "character_set_client", "character_set_connection", "character_set_results",
        "tx_read_only", "transaction_read_only",
    ]
}
