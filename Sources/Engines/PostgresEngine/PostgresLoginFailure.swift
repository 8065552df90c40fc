import CPostgres
import Database

/// What libpq said of a login that failed, and how far it had come.
struct PostgresLoginFailure {
    /// libpq's text, in its verbose form: a line for each address that it tried.
    let words: String
    let stage: ConnStatusType
    let needsPassword: Bool

    /// The failure in our words.
    func error(at place: String) -> DatabaseError {
        if let (code, message) = serverError() { return refusal(code: code, message: message, place: place) }
        if needsPassword {
            return DatabaseError(.refused, "\(place) asks for a password, and none is configured.")
        }
        // These words are libpq's own and never translated, since nothing here sets a locale.
        if words.contains("channel binding") {
            return DatabaseError(
                .insecure,
                """
                \(place) did not offer a login that keeps the password from whoever reads it (SCRAM with channel binding). \
                Let the server store the account's password as scram-sha-256, or use a client certificate.
                """,
                detail: reason
            )
        }
        switch stage {
        // A proxy whose server is away takes the connection and drops it: then nothing was said about TLS.
        case CONNECTION_SSL_STARTUP where reason.contains("SSL") || reason.contains("certificate"):
            return DatabaseError(.insecure, "The connection to \(place) could not be protected: \(reason).")
        case CONNECTION_STARTED:
            return DatabaseError(.unreachable, "No server answers at \(place): \(reason).")
        default:
            return DatabaseError(.unreachable, "The login to \(place) broke off: \(reason).")
        }
    }

    private func refusal(code: String, message: String, place: String) -> DatabaseError {
        let kind = PostgresFailure.kind(code: code)
        switch kind {
        // A server that is stopping ends logins with the code that ends sessions; it may come back.
        case .connectionLost:
            return DatabaseError(.unreachable, "\(place) is not ready: \(message).", code: code)
        case .unreachable:
            return DatabaseError(kind, "\(place) takes no connection now: \(message).", code: code)
        case .refused, .insecure, .readOnly, .notDirect, .lockNotHad, .cancelled, .notPermitted, .statement,
            .unsupported:
            return DatabaseError(kind, "\(place) refused the login: \(message).", code: code)
        }
    }

    /// The code and the message of the server's last error, such as `FATAL:  28P01: …`.
    private func serverError() -> (code: String, message: String)? {
        for line in words.split(whereSeparator: \.isNewline).reversed() {
            let parts = line.split(separator: ":  ", maxSplits: 1)
            guard parts.count == 2, let colon = parts[1].firstIndex(of: ":") else { continue }
            let code = parts[1][..<colon]
            guard code.utf8.count == 5, code.utf8.allSatisfy(\.isCodeLetter) else { continue }
            return (String(code), String(parts[1][colon...].dropFirst(2)))
        }
        return nil
    }

    /// libpq's reason for the last address that it tried, without the address.
    private var reason: String {
        let lines = words.split(whereSeparator: \.isNewline)
        let reasons = lines.map { $0.split(separator: " failed: ", maxSplits: 1) }.filter { $0.count == 2 }
        return (reasons.last?.last ?? lines.first).map(String.init) ?? "no reason was given"
    }
}

extension UInt8 {
    /// Whether a SQLSTATE may hold the byte.
    fileprivate var isCodeLetter: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
    }
}
