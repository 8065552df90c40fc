/// Why SQL text cannot be read to its end.
///
/// Nothing of such a text may be sent to a database.
package enum SQLTextError: Error, Equatable, Sendable {
    case nulByte(at: TextPosition)
    case invalidUTF8(at: TextPosition)
    /// Something was opened and the text ended before it was closed; `what` is such as `string` or `dollar quote $body$`.
    case unterminated(what: String, openedAt: TextPosition)
    /// A psql command that is not harmless, such as `\i`.
    case clientCommand(name: String, at: TextPosition)
    case misusedDelimiter(reason: String, at: TextPosition)
    /// The text could not be read at all, or a placeholder in it has no value.
    case unreadable(reason: String, at: TextPosition?)

    /// Where to look, or `nil` when the whole file is meant.
    package var position: TextPosition? {
        switch self {
        case .nulByte(let at), .invalidUTF8(let at), .unterminated(_, let at), .clientCommand(_, let at),
            .misusedDelimiter(_, let at):
            at
        case .unreadable(_, let at): at
        }
    }
}

extension SQLTextError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .nulByte:
            "A NUL byte stands here; servers stop reading at it. Save the file as plain UTF-8 text."
        case .invalidUTF8:
            "These bytes are not UTF-8. Save the file as UTF-8, or name its encoding in its .conf file."
        case .unterminated(let what, _):
            "The \(what) that opens here is never closed."
        case .clientCommand(let name, _):
            "\(name) is a command of the psql client, not SQL. Write what it does as SQL, or remove the line."
        case .misusedDelimiter(let reason, _): reason
        case .unreadable(let reason, _): reason
        }
    }
}
