import Findings

/// Reads variable files as dotenv for Node.js does, which takes the lines that it knows and passes over all others.
struct NodeVariables {
    private var cursor: ByteCursor
    private var list: SettingList

    init(cursor: ByteCursor, list: SettingList) {
        self.cursor = cursor
        self.list = list
    }

    mutating func read() throws(ConfigFileError) -> ConfigFile {
        while !cursor.isAtEnd {
            cursor.skip(while: \.isBlankOrLineEnd)
            if cursor.current == UInt8(ascii: "#") {
                cursor.skipLine()
            } else if !cursor.isAtEnd {
                try line()
            }
        }
        list.endDocument()
        return list.content
    }

    private mutating func line() throws(ConfigFileError) {
        let start = cursor.location
        let beginning = cursor
        if cursor.skip("export") {
            if cursor.isAtLineEnd || cursor.current.map(ByteCursor.isBlank) != true {
                cursor = beginning
            } else {
                cursor.skipBlanks()
            }
        }
        let key = cursor.take { $0.isNamePart || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        guard !key.isEmpty, skipSeparator() else {
            list.warn("dotenv passes over this line: it sets no variable.", code: "CONFIG_LINE_IGNORED", at: start)
            cursor.skipLine()
            return
        }
        try value(of: String(decoding: key, as: UTF8.self))
    }

    /// `=` with blanks around it, or `:` with blanks behind it.
    private mutating func skipSeparator() -> Bool {
        if cursor.current == UInt8(ascii: ":"), let next = cursor.peek(1), next.isBlankOrLineEnd {
            cursor.advance()
            return true
        }
        cursor.skipBlanks()
        guard cursor.current == UInt8(ascii: "=") else { return false }
        cursor.advance()
        return true
    }

    private mutating func value(of name: String) throws(ConfigFileError) {
        let line = cursor
        // A quoted value may begin in a later line.
        cursor.skip(while: \.isBlankOrLineEnd)
        let start = cursor
        if let quote = cursor.current, "'\"`".utf8.contains(quote), let end = quoteEnd(quote) {
            let bytes = cursor.bytes[(cursor.place + 1)..<end]
            cursor.advance(by: end + 1 - cursor.place)
            cursor.skipLine()
            return try add(name, bytes, quote: quote, at: start)
        }
        cursor = line
        cursor.skipBlanks()
        let place = cursor
        let text = cursor.take { $0 != UInt8(ascii: "#") && !ByteCursor.isLineEnd($0) }.trimmedOfBlanks
        cursor.skipLine()
        guard let quote = text.first, "'\"`".utf8.contains(quote) else {
            return try add(name, text, quote: nil, at: place)
        }
        let isClosed = text.count > 1 && text.last == quote
        if !isClosed { list.warnOfCut(at: place.location) }
        try add(name, isClosed ? text.dropFirst().dropLast() : text, quote: quote, at: place)
    }

    /// The place of the quote that closes the one here: nothing but a comment may follow it in its line.
    ///
    /// The last of several that could be it wins, escaped ones before the first bare one included.
    private func quoteEnd(_ quote: UInt8) -> Int? {
        let bytes = cursor.bytes
        var escaped: [Int] = []
        var index = cursor.place + 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == quote {
                escaped.append(index + 1)
                index += 2
            } else if bytes[index] == quote {
                break
            } else {
                index += 1
            }
        }
        if index < bytes.count, endsLine(behind: index) { return index }
        return escaped.last(where: endsLine)
    }

    private func endsLine(behind quote: Int) -> Bool {
        let rest = cursor.bytes[(quote + 1)...]
        guard let next = rest.first(where: { !ByteCursor.isBlank($0) }) else { return true }
        return next == UInt8(ascii: "#") || ByteCursor.isLineEnd(next)
    }

    private mutating func add(
        _ name: String,
        _ bytes: ArraySlice<UInt8>,
        quote: UInt8?,
        at start: ByteCursor
    ) throws(ConfigFileError) {
        guard var text = bytes.text else { throw start.error("The file is not UTF-8 text in this value.") }
        if text.utf8.contains(0x0D) {
            text.replace("\r\n", with: "\n")
            text.replace("\r", with: "\n")
        }
        // Only line ends are escaped in double quotes; a backslash before a quote stays.
        if quote == UInt8(ascii: "\""), text.utf8.contains(UInt8(ascii: "\\")) {
            text.replace("\\n", with: "\n")
            text.replace("\\r", with: "\r")
        }
        try list.add(name, text, line: start.line, column: start.column)
    }
}
