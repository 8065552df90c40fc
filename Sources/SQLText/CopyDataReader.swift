/// Hands out the data of `COPY … FROM STDIN` in pieces, up to the line `\.`.
struct CopyDataReader {
    // A piece ends after the first line that reaches the lower limit; only longer lines are cut at the upper one.
    private static let pieceBytes = 64 * 1024
    private static let pieceBytesMax = 1024 * 1024

    /// Where the `COPY` statement begins.
    let statement: TextPosition
    private var isAtLineStart = true

    init(statement: TextPosition) { self.statement = statement }

    /// The next piece, or the end.
    mutating func next(_ window: inout ByteWindow) throws(SQLTextError) -> ScriptElement {
        let start = window.offset
        window.keep()
        defer { window.release() }
        while window.offset - start < Self.pieceBytes {
            if isAtLineStart, let length = try endMark(&window) {
                guard window.offset == start else { break }
                window.advance(length)
                return .copyEnd
            }
            guard try window.byte() != nil else {
                throw .unterminated(what: "data of COPY … FROM STDIN", openedAt: statement)
            }
            try skipLine(&window, limit: start + Self.pieceBytesMax)
        }
        return .copyData(window.copy(start..<window.offset))
    }

    /// The length of the line `\.` with its line end, if it stands here.
    private func endMark(_ window: inout ByteWindow) throws(SQLTextError) -> Int? {
        guard try window.byte() == ASCII.backslash, try window.byte(ahead: 1) == ASCII.dot else { return nil }
        switch try window.byte(ahead: 2) {
        case nil: return 2
        case ASCII.lineFeed?: return 3
        case ASCII.carriageReturn?: return try window.byte(ahead: 3) == ASCII.lineFeed ? 4 : nil
        case _?: return nil
        }
    }

    private mutating func skipLine(_ window: inout ByteWindow, limit: Int) throws(SQLTextError) {
        let found = try window.skip(to: ASCII.lineFeed, or: ASCII.lineFeed, limit: limit)
        isAtLineStart = found != nil
        if isAtLineStart { window.advance() }
    }
}
