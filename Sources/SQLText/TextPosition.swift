/// A place in SQL text.
package struct TextPosition: Hashable, Sendable {
    /// Bytes before this place.
    package let offset: Int
    /// Counted from 1; `\n`, `\r\n` and a lone `\r` each end a line, as in Flyway.
    package let line: Int
    /// Bytes from the start of the line, counted from 1.
    package let column: Int

    package init(offset: Int, line: Int, column: Int) {
        self.offset = offset
        self.line = line
        self.column = column
    }

    package static let start = TextPosition(offset: 0, line: 1, column: 1)
}
