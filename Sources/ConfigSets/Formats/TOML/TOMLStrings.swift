/// Texts in quotes of TOML.
enum TOMLStrings {
    /// Reads the text whose quote is here: of one line or several, with escapes or without.
    static func read(_ cursor: inout ByteCursor) throws(ConfigFileError) -> String {
        let start = cursor
        var bytes: [UInt8] = []
        if cursor.skip("\"\"\"") {
            skipFirstLineEnd(&cursor)
            try severalLines(&cursor, quote: UInt8(ascii: "\""), start, into: &bytes)
        } else if cursor.skip("'''") {
            skipFirstLineEnd(&cursor)
            try severalLines(&cursor, quote: UInt8(ascii: "'"), start, into: &bytes)
        } else {
            let quote = cursor.current ?? 0
            cursor.advance()
            try oneLine(&cursor, quote: quote, start, into: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func skipFirstLineEnd(_ cursor: inout ByteCursor) {
        if cursor.current == 0x0A || cursor.isAt("\r\n") { cursor.endLine() }
    }

    private static func oneLine(
        _ cursor: inout ByteCursor,
        quote: UInt8,
        _ start: ByteCursor,
        into bytes: inout [UInt8]
    ) throws(ConfigFileError) {
        while true {
            bytes += run(&cursor, quote: quote)
            switch cursor.current {
            case quote:
                cursor.advance()
                return
            case UInt8(ascii: "\\"): try escape(&cursor, into: &bytes)
            case nil, 0x0A, 0x0D: throw start.error("The quote that opens here is never closed in its line.")
            case _?: throw cursor.error("A text cannot hold a control character as it stands.")
            }
        }
    }

    private static func severalLines(
        _ cursor: inout ByteCursor,
        quote: UInt8,
        _ start: ByteCursor,
        into bytes: inout [UInt8]
    ) throws(ConfigFileError) {
        while true {
            bytes += run(&cursor, quote: quote)
            switch cursor.current {
            case quote:
                var count = 0
                while cursor.current == quote, count < 5 {
                    cursor.advance()
                    count += 1
                }
                // Up to two quotes before the three that close belong to the text.
                bytes += Array(repeating: quote, count: count < 3 ? count : count - 3)
                if count >= 3 { return }
            case 0x0A:
                bytes.append(0x0A)
                cursor.advance()
            case 0x0D where cursor.peek(1) == 0x0A:
                bytes.append(0x0A)
                cursor.endLine()
            case UInt8(ascii: "\\"):
                if !skipLineEnd(&cursor) { try escape(&cursor, into: &bytes) }
            case nil: throw start.error("The quotes that open here are never closed.")
            case _?: throw cursor.error("A text cannot hold a control character as it stands.")
            }
        }
    }

    /// The bytes that stand for themselves.
    private static func run(_ cursor: inout ByteCursor, quote: UInt8) -> ArraySlice<UInt8> {
        let hasEscapes = quote == UInt8(ascii: "\"")
        return cursor.take {
            $0 != quote && ($0 >= 0x20 || $0 == 0x09) && $0 != 0x7F && !(hasEscapes && $0 == UInt8(ascii: "\\"))
        }
    }

    /// A backslash at the end of a line takes the line end and all space behind it away.
    private static func skipLineEnd(_ cursor: inout ByteCursor) -> Bool {
        var ahead = cursor
        ahead.advance()
        ahead.skipBlanks()
        guard ahead.current == 0x0A || ahead.isAt("\r\n") else { return false }
        ahead.skip { ByteCursor.isBlank($0) || $0 == 0x0A || $0 == 0x0D }
        cursor = ahead
        return true
    }

    private static func escape(_ cursor: inout ByteCursor, into bytes: inout [UInt8]) throws(ConfigFileError) {
        switch cursor.peek(1) {
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "\""): bytes.append(0x22)
        case UInt8(ascii: "\\"): bytes.append(0x5C)
        case UInt8(ascii: "u"): return try unicode(&cursor, digits: 4, into: &bytes)
        case UInt8(ascii: "U"): return try unicode(&cursor, digits: 8, into: &bytes)
        case _: throw cursor.error("There is no such escape in TOML.", advice: "Write '\\\\' for a backslash.")
        }
        cursor.advance(by: 2)
    }

    private static func unicode(
        _ cursor: inout ByteCursor,
        digits: Int,
        into bytes: inout [UInt8]
    ) throws(ConfigFileError) {
        var code: UInt32 = 0
        for index in 2..<(2 + digits) {
            guard let digit = cursor.peek(index)?.hexadecimal, code >> 28 == 0 else {
                throw cursor.error("This escape needs \(digits) hexadecimal digits of a character.")
            }
            code = code << 4 | digit
        }
        guard let scalar = Unicode.Scalar(code) else { throw cursor.error("There is no character of this number.") }
        bytes += Array(String(scalar).utf8)
        cursor.advance(by: 2 + digits)
    }
}
