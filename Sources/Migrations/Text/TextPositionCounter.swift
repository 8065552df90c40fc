import SQLText

/// Counts bytes, lines and columns of text that comes in pieces.
struct TextPositionCounter {
    /// The place behind everything that was counted.
    var position: TextPosition {
        TextPosition(offset: offset, line: line, column: offset - lineStart + 1)
    }

    private var offset = 0
    private var line = 1
    private var lineStart = 0
    private var isAfterReturn = false

    /// Counts the next piece; `\n`, `\r\n` and a lone `\r` each end a line.
    mutating func advance(over bytes: ArraySlice<UInt8>) {
        for byte in bytes {
            offset += 1
            switch byte {
            case UInt8(ascii: "\n"):
                if !isAfterReturn { line += 1 }
                lineStart = offset
            case UInt8(ascii: "\r"):
                line += 1
                lineStart = offset
            default: break
            }
            isAfterReturn = byte == UInt8(ascii: "\r")
        }
    }
}
