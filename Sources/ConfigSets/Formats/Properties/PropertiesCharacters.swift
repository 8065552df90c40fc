import Findings

/// The characters of a `.properties` file one by one: escapes resolved, continued lines joined.
struct PropertiesCharacters {
    private var cursor: ByteCursor
    let encoding: PropertiesEncoding
    /// The character that was read last; `nil` at the end of the file.
    private(set) var code: UInt32?
    private(set) var isFirstOfLine = false
    /// Where that character begins.
    private(set) var line = 1
    private(set) var column = 1
    private(set) var isEscaped = false
    /// Whether the file ends where a backslash promises another line.
    private(set) var isCutOff = false
    private var beginsLine = true
    /// Where a backslash stands before a letter or a digit that it means nothing for.
    private var lostBackslashes: [SourceLocation] = []
    /// The first byte beyond ASCII that is part of a key or a value, and not of a comment.
    private(set) var firstForeign: SourceLocation?

    init(_ bytes: [UInt8], encoding: PropertiesEncoding, file: String) {
        cursor = ByteCursor(bytes, file: file)
        self.encoding = encoding
        if beginsWithMark { cursor.goBack(to: 0) }
    }

    var beginsWithMark: Bool { cursor.bytes.starts(with: ByteCursor.byteOrderMark) }

    var location: SourceLocation { SourceLocation(file: cursor.file, line: line, column: column) }

    var isEndOfLine: Bool { code == nil || (!isEscaped && code == 0x0A) }
    var isBlank: Bool { !isEscaped && (code == 0x20 || code == 0x09 || code == 0x0C) }
    var isDelimiter: Bool { !isEscaped && (code == 0x3D || code == 0x3A) }
    var isListDelimiter: Bool { !isEscaped && code == 0x2C }
    /// The sign with which a comment begins here; Spring takes an escaped one for it too.
    var commentSign: UInt32? { code == 0x23 || code == 0x21 ? code : nil }

    /// Reads the next character; `false` at the end of the file.
    mutating func read() throws(ConfigFileError) -> Bool {
        var isContinued = false
        while true {
            isEscaped = false
            let isFirst = beginsLine
            beginsLine = false
            take()
            isFirstOfLine = isFirst
            if isFirst, isBlank { skipBlanks() }
            if code == nil, isContinued { isCutOff = true }
            if code == 0x0A {
                beginsLine = true
            } else if code == 0x5C {
                let (startLine, startColumn) = (line, column)
                take()
                guard code != 0x0A else {
                    // The line goes on in the next one, without the blanks at its start.
                    beginsLine = true
                    isContinued = true
                    continue
                }
                if code == nil { isCutOff = true }
                (line, column) = (startLine, startColumn)
                isEscaped = true
                try resolveEscape(from: (startLine, startColumn))
            }
            return code != nil
        }
    }

    /// Passes blanks from the current character on.
    mutating func skipBlanks() {
        while isBlank {
            take()
            isFirstOfLine = false
        }
    }

    /// Passes the rest of a comment's line, in which nothing is escaped.
    mutating func skipComment() {
        while code != nil, code != 0x0A { take() }
        beginsLine = true
    }

    /// Appends the current character as Java keeps it.
    mutating func append(to units: inout [UInt16]) {
        guard let code else { return }
        if code >= 0x80, !isEscaped, firstForeign == nil { firstForeign = location }
        guard code > 0xFFFF else { return units.append(UInt16(truncatingIfNeeded: code)) }
        units.append(UInt16(truncatingIfNeeded: 0xD800 + (code - 0x10000) >> 10))
        units.append(UInt16(truncatingIfNeeded: 0xDC00 + (code - 0x10000) & 0x3FF))
    }

    private mutating func resolveEscape(from start: (line: Int, column: Int)) throws(ConfigFileError) {
        switch code {
        case 0x74: code = 0x09
        case 0x72: code = 0x0D
        case 0x6E: code = 0x0A
        case 0x66: code = 0x0C
        case 0x75:
            let (startLine, startColumn) = (line, column)
            var value: UInt32 = 0
            for _ in 0..<4 {
                guard let digit = cursor.current?.hexadecimal else {
                    throw ConfigFileError("\\u needs four hexadecimal digits.", at: location)
                }
                take()
                value = value << 4 | digit
            }
            code = value
            (line, column) = (startLine, startColumn)
        case let code? where code < 0x80 && (UInt8(code).isLetter || UInt8(code).isDigit):
            lostBackslashes.append(SourceLocation(file: cursor.file, line: start.line, column: start.column))
        case _: break
        }
    }

    /// The backslashes that meant nothing since the last time; of one value the first is enough.
    mutating func takeLostBackslashes() -> ArraySlice<SourceLocation> {
        defer { lostBackslashes = [] }
        return lostBackslashes.prefix(1)
    }

    /// Takes the next character as it stands; CR, LF and CRLF are one line feed.
    private mutating func take() {
        (line, column) = (cursor.line, cursor.column)
        guard let byte = cursor.current else {
            code = nil
            return
        }
        switch byte {
        case 0x0D, 0x0A:
            cursor.endLine()
            code = 0x0A
        case 0x80... where encoding == .utf8: code = takeUTF8(byte)
        case _:
            cursor.advance()
            code = UInt32(byte)
        }
    }

    /// The whole file was found to be UTF-8 before.
    private mutating func takeUTF8(_ first: UInt8) -> UInt32 {
        let count = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1
        var value = UInt32(first) & (0x3F >> UInt32(count))
        cursor.advance()
        for _ in 0..<count {
            value = value << 6 | UInt32(cursor.current ?? 0) & 0x3F
            cursor.advance()
        }
        return value
    }
}

/// Where a file is written in another encoding than it is read in.
extension PropertiesCharacters {
    /// Whether all of the file is UTF-8.
    var isUTF8: Bool { String(validating: cursor.bytes[(beginsWithMark ? 3 : 0)...], as: UTF8.self) != nil }

    /// The first byte that no UTF-8 text has there.
    var firstNoUTF8: SourceLocation? { cursor.bytes.firstInvalidUTF8.map(location) }

    private func location(ofByte place: Int) -> SourceLocation {
        var walk = ByteCursor(cursor.bytes, file: cursor.file)
        while walk.place < place { walk.advance() }
        return walk.location
    }
}
