/// Walks over the bytes of a text and knows the line and column of the place it has come to.
package struct LineCounter {
    /// How many bytes of the text lie before this place.
    package private(set) var offset: Int
    private var line: Int
    private var lineStart: Int
    private var isAfterCarriageReturn = false

    /// A counter that stands at `position`.
    package init(at position: TextPosition = .start) {
        offset = position.offset
        line = position.line
        lineStart = position.offset - position.column + 1
    }

    /// The place that it has come to.
    package var position: TextPosition { TextPosition(offset: offset, line: line, column: offset - lineStart + 1) }

    /// Walks over the next bytes of the text.
    package mutating func advance(over bytes: Span<UInt8>) {
        var lineFeeds = 0
        var carriageReturns = 0
        // A loop this plain is compiled to vector instructions.
        for index in 0..<bytes.count {
            if bytes[index] == ASCII.lineFeed { lineFeeds &+= 1 }
            if bytes[index] == ASCII.carriageReturn { carriageReturns &+= 1 }
        }
        if carriageReturns == 0 && !isAfterCarriageReturn {
            if lineFeeds > 0 {
                line += lineFeeds
                var last = bytes.count - 1
                while bytes[last] != ASCII.lineFeed { last -= 1 }
                lineStart = offset + last + 1
            }
        } else {
            advanceWithCarriageReturns(over: bytes)
        }
        offset += bytes.count
    }

    private mutating func advanceWithCarriageReturns(over bytes: Span<UInt8>) {
        for index in 0..<bytes.count {
            let byte = bytes[index]
            if byte == ASCII.lineFeed {
                // The second half of `\r\n` ends the same line.
                if !isAfterCarriageReturn { line += 1 }
                lineStart = offset + index + 1
            } else if byte == ASCII.carriageReturn {
                line += 1
                lineStart = offset + index + 1
            }
            isAfterCarriageReturn = byte == ASCII.carriageReturn
        }
    }
}
