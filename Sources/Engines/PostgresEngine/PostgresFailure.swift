import Database

/// What PostgreSQL's error codes mean to us.
///
/// Codes alone are read: the words come in the server's language.
enum PostgresFailure {
    /// The kind of an error with a SQLSTATE.
    static func kind(code: String) -> DatabaseError.Kind {
        switch code {
        case "42501": .notPermitted
        // A deadlock's victim did not get its lock either; the whole migration may be tried again.
        case "55P03", "40P01": .lockNotHad
        case "25006": .readOnly
        case "3D000": .refused
        case "53300", "57P03": .unreachable
        // Ended by an administrator, a crash, or a bound on idle time.
        case "57P01", "57P02", "57P04", "57P05", "25P03", "25P04": .connectionLost
        default:
            switch code.prefix(2) {
            case "28": .refused
            case "08": .connectionLost
            default: .statement
            }
        }
    }

    /// The error that a result is; `statement` is what was sent, to turn the server's count of characters into bytes.
    static func error(in result: borrowing PostgresResult, of statement: [UInt8]) -> DatabaseError? {
        guard let code = result.text(.code), let message = result.text(.message) else { return nil }
        let detail = [result.text(.detail), result.text(.hint), result.text(.context)].compactMap(\.self)
        return DatabaseError(
            kind(code: code),
            message,
            code: code,
            detail: detail.isEmpty ? nil : detail.joined(separator: "\n"),
            offset: result.text(.position).flatMap { Int($0) }.map { offset(ofCharacter: $0, in: statement) }
        )
    }

    /// The bytes before a character of UTF-8 text, which the server counts from 1.
    private static func offset(ofCharacter number: Int, in statement: [UInt8]) -> Int {
        var characters = 0
        for (offset, byte) in statement.enumerated() where byte & 0xC0 != 0x80 {
            characters += 1
            if characters == number { return offset }
        }
        return statement.count
    }
}

extension DatabaseError {
    /// The error with what ends a statement when it was not us; the server has one code for both.
    var stoppedByOthers: DatabaseError {
        let causes = "Its statement_timeout was over, or somebody cancelled it with pg_cancel_backend."
        let explained = [detail, causes].compactMap(\.self).joined(separator: "\n")
        return DatabaseError(kind, message, code: code, detail: explained)
    }
}
