/// Bytes that come in chunks: a file, text in memory, or text with its placeholders replaced.
package protocol ByteSource {
    /// Appends the next bytes to `buffer` and says whether there were any.
    ///
    /// - Throws: `SQLTextError` when the bytes cannot be had; nothing is appended then.
    mutating func read(into buffer: inout [UInt8]) throws(SQLTextError) -> Bool
}

/// Text that is already in memory, handed over in one chunk.
package struct TextSource: ByteSource {
    private var bytes: [UInt8]?

    package init(_ bytes: [UInt8]) { self.bytes = bytes }
    package init(_ text: String) { bytes = Array(text.utf8) }

    package mutating func read(into buffer: inout [UInt8]) throws(SQLTextError) -> Bool {
        guard let chunk = bytes, !chunk.isEmpty else { return false }
        bytes = nil
        buffer.append(contentsOf: chunk)
        return true
    }
}
