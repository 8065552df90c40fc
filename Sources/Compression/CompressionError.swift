/// Why bytes or text are not what was compressed.
package enum CompressionError: Error, Hashable, Sendable {
    /// They are cut off, or have been altered.
    case damaged
    /// They stand for more bytes than are accepted.
    case larger(than: Int)
    /// The text is no Base64.
    case notBase64
}

extension CompressionError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .damaged: "The compressed bytes are cut off or have been altered."
        case .larger(let limit): "The compressed bytes stand for more than \(limit) bytes."
        case .notBase64: "The text is cut off or is no Base64."
        }
    }
}
