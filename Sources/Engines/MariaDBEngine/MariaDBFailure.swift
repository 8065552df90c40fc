import CMariaDB
import Database
import SQLText

/// What the server or the client library said when something failed, before it is known what was being done.
struct MariaDBFailure: Error {
    /// The error number, 0 for our own refusal; 2000 and up are the client library's own.
    let number: UInt32
    /// The words as they came.
    let words: String
    private let state: String

    /// Reads what has just failed on a connection.
    @safe
    init(of pointer: UnsafeMutablePointer<MYSQL>) {
        number = unsafe mysql_errno(pointer)
        words = unsafe String(cString: mysql_error(pointer))
        state = unsafe String(cString: mysql_sqlstate(pointer))
    }

    /// Our own refusal to read on.
    init(tooManyRows limit: Int) {
        number = 0
        words = "The server sent more than \(limit) rows, which no question of ours needs."
        state = ""
    }

    /// Whether the server stopped the statement because of a `KILL QUERY`.
    var isInterruption: Bool { number == 1317 }

    /// Whether nothing more can be said over this connection.
    var isConnectionLost: Bool { Self.lost.contains(number) }

    /// The server's number and SQLSTATE, for `DatabaseError.code` and `detail`.
    private func error(_ kind: DatabaseError.Kind, _ message: String, offset: Int? = nil) -> DatabaseError {
        guard number != 0 else { return DatabaseError(kind, message) }
        return DatabaseError(kind, message, code: String(number), detail: "SQLSTATE \(state)", offset: offset)
    }

    // Server shutdown, killed connection, idle limit; and the library's ways to say that nobody answers any more.
    private static let lost: Set<UInt32> = [1053, 1077, 1079, 1080, 1927, 2006, 2013, 2055, 3169, 4031, 5013, 5014]
}

extension MariaDBFailure {
    /// The failure of an attempt to connect and log in.
    func whileConnecting(to endpoint: Endpoint) -> DatabaseError {
        let server = "\(endpoint.dialect.displayName) at \(endpoint.place)"
        let account = endpoint.user ?? ""
        switch number {
        case 1045, 1130, 1129, 1698, 1862, 1820, 3118, 4151:
            return error(.refused, "\(server) refused the account '\(account)': \(sentence) Check user and password.")
        case 1044, 1049:
            return error(
                .refused,
                "\(server) has no database '\(endpoint.database)' for the account '\(account)': \(sentence)"
            )
        case 1040, 1203, 1226:
            return error(.unreachable, "\(server) has no free connection: \(sentence) Try again later.")
        case 2026:
            return error(
                .insecure,
                "\(server) could not be trusted: \(sentence) Check the host name and the certificate authority."
            )
        case 1251, 2059, 2061, 5010:
            return error(
                .insecure,
                """
                \(server) asked the account '\(account)' for a way to log in that is not allowed, because it could show \
                the password, or that this machine cannot do: \(sentence)
                """
            )
        case 2000...2005, 2012, 2013, 2055, 2006:
            return error(.unreachable, "\(server) does not answer: \(sentence)")
        default:
            return error(.refused, "\(server) did not let the account '\(account)' in: \(sentence)")
        }
    }

    /// The failure to set what the session must start with.
    func whileSetting(_ endpoint: Endpoint) -> DatabaseError {
        if isConnectionLost { return whileRunning(limits: endpoint.limits) }
        return error(.unsupported, "The session's settings could not be set at \(endpoint.place): \(sentence)")
    }

    /// The failure of a statement; of an empty one when no place in it is to be named.
    func whileRunning(_ statement: [UInt8] = [], limits: Limits) -> DatabaseError {
        if isConnectionLost {
            return error(.connectionLost, "The connection broke, so what the statement did is unknown: \(sentence)")
        }
        switch number {
        case 1205, 3572:
            return error(
                .lockNotHad,
                """
                Another session kept the table or its rows locked for longer than the lock limit of \
                \(limits.lock.serverSeconds) s: \(sentence)
                """
            )
        case 1213:
            return error(.lockNotHad, "Another session and this one waited for each other: \(sentence)")
        case 1969, 3024:
            return error(
                .statement,
                "The statement ran longer than the statement limit of \(limits.statement.serverSeconds) s: \(sentence)"
            )
        case 1792, 1836, 1874: return error(.readOnly, sentence)
        // The same number stands for every option that forbids something; option names are never translated.
        case 1290 where words.contains("read-only") || words.contains("read_only"): return error(.readOnly, sentence)
        case 1044, 1045, 1142, 1143, 1227, 1370, 1410, 1419: return error(.notPermitted, sentence)
        case 1153, 2020:
            return error(.statement, "The statement is larger than the server's max_allowed_packet: \(sentence)")
        case 1317: return error(.statement, "Someone ended the statement with KILL QUERY: \(sentence)")
        default: return error(.statement, words, offset: MariaDBErrorPosition.offset(in: statement, words: words))
        }
    }

    /// The words with a full stop, to stand inside our own.
    private var sentence: String { words.hasSuffix(".") ? words : words + "." }
}
