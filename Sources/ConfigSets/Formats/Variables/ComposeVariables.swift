import Findings

/// Reads `.env` files and `env_file`s as Docker Compose does.
struct ComposeVariables {
    private var cursor: ByteCursor
    private var list: SettingList
    private var scope: VariableScope
    /// The name whose value is read.
    private var key = ""

    init(cursor: ByteCursor, list: SettingList, scope: VariableScope) {
        self.cursor = cursor
        self.list = list
        self.scope = scope
    }

    mutating func read() throws(ConfigFileError) -> ConfigFile {
        while true {
            cursor.skip(while: \.isBlankOrLineEnd)
            switch cursor.current {
            case nil:
                list.endDocument()
                return list.content
            case UInt8(ascii: "#"): skipLine()
            case _?: try setting()
            }
        }
    }

    /// A carriage return alone ends no line here.
    private mutating func skipLine() { cursor.skip { $0 != 0x0A } }

    private mutating func setting() throws(ConfigFileError) {
        if cursor.isAt("export"), let blank = cursor.peek(6), blank.isBlankOrLineEnd {
            cursor.advance(by: 6)
            cursor.skip { $0.isBlankOrLineEnd && $0 != 0x0A }
        }
        let start = cursor.location
        let key = cursor.take { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ":") && $0 != 0x0A }
        guard let name = key.trimmedAtEnd.text, Self.isName(name) else {
            throw ConfigFileError(
                "The name of a variable can hold letters, digits and '_.-[]', and no blanks.",
                at: start
            )
        }
        guard let end = cursor.current, end != 0x0A else { return try inherit(name, at: start) }
        cursor.advance()
        cursor.skip { $0.isBlankOrLineEnd && $0 != 0x0A }
        guard !name.isEmpty else { throw ConfigFileError("A name was expected before this sign.", at: start) }
        let (line, column) = (cursor.line, cursor.column)
        self.key = name
        let entry = try value().entry(name, line: line, column: column, in: list)
        try list.add(entry)
        try scope.set(entry)
    }

    private static func isName(_ name: String) -> Bool {
        name.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "_.-[]".unicodeScalars.contains(scalar)
        }
    }

    /// A name alone takes its value from whoever starts compose.
    private mutating func inherit(_ name: String, at location: SourceLocation) throws(ConfigFileError) {
        guard let value = scope.lookup.value(name) else { return }
        var text = VariableText()
        text.append(value)
        let entry = text.entry(name, line: location.line ?? 0, column: location.column ?? 0, in: list)
        try list.add(entry)
        try scope.set(entry)
    }

    private mutating func value() throws(ConfigFileError) -> VariableText {
        switch cursor.current {
        case UInt8(ascii: "'"):
            var result = VariableText()
            result.append(try text(of: quoted(by: UInt8(ascii: "'"))[...]))
            return result
        case UInt8(ascii: "\""):
            let start = cursor
            let text = EscapedText.compose(try quoted(by: UInt8(ascii: "\"")))
            return try expanded(text[...], from: start)
        case _:
            let start = cursor
            var text = cursor.take { $0 != 0x0A }
            if let comment = text.firstRange(of: [0x20, UInt8(ascii: "#")]) { text = text[..<comment.lowerBound] }
            return try expanded(text.trimmedAtEnd, from: start)
        }
    }

    /// The text between quotes, over several lines where it goes on; an escaped quote loses its backslash.
    private mutating func quoted(by quote: UInt8) throws(ConfigFileError) -> [UInt8] {
        let start = cursor.location
        cursor.advance()
        var bytes: [UInt8] = []
        while let byte = cursor.current, byte != quote {
            guard byte == UInt8(ascii: "\\"), let escaped = cursor.peek(1) else {
                bytes.append(byte)
                cursor.advance()
                continue
            }
            bytes += escaped == quote ? [escaped] : [byte, escaped]
            cursor.advance(by: 2)
        }
        guard !cursor.isAtEnd else { throw ConfigFileError("The quote that opens here is never closed.", at: start) }
        cursor.advance()
        return bytes
    }

    private func text(of bytes: ArraySlice<UInt8>) throws(ConfigFileError) -> String {
        guard let text = bytes.text else { throw cursor.error("The file is not UTF-8 text before this place.") }
        return text
    }

    private mutating func expanded(
        _ bytes: ArraySlice<UInt8>,
        from start: ByteCursor
    ) throws(ConfigFileError) -> VariableText {
        _ = try text(of: bytes)
        var expansion = ComposeExpansion(scope: scope, policy: list.policy, start: start)
        let result = try expansion.expand(bytes)
        for name in expansion.missing {
            list.warn(
                .unset(name, in: key, consequence: "compose puts an empty text in its place", at: start.location)
            )
        }
        return result
    }
}
