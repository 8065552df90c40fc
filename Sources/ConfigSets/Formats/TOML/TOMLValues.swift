import Findings

/// Reads the settings and values of a TOML file.
struct TOMLValues {
    var cursor: ByteCursor
    private var valuesCount = 0

    /// A key with more parts than this is none that a person wrote.
    private static let partsMax = 50

    init(cursor: ByteCursor) { self.cursor = cursor }

    /// `key = value`, put into the table.
    mutating func setting(in table: TOMLTable, depth: Int) throws(ConfigFileError) {
        let path = try path()
        guard cursor.current == UInt8(ascii: "=") else { throw cursor.error("A '=' was expected behind the key.") }
        cursor.advance()
        cursor.skipBlanks()
        var table = table
        for key in path.dropLast() { table = try child(of: table, key) }
        guard let last = path.last else { return }
        guard table[last.text] == nil else { throw duplicate(last, in: table) }
        table.add(last, .value(try value(depth: depth)))
    }

    /// The table under a key with dots: only such keys of the same section may add to it.
    private func child(of table: TOMLTable, _ key: TOMLKey) throws(ConfigFileError) -> TOMLTable {
        switch table[key.text] {
        case nil:
            let child = TOMLTable(origin: .dotted, line: key.line, column: key.column)
            table.add(key, .table(child))
            return child
        case .table(let child) where child.origin == .dotted: return child
        case .table, .tables, .value: throw duplicate(key, in: table)
        }
    }

    func duplicate(_ key: TOMLKey, in table: TOMLTable) -> ConfigFileError {
        let earlier = table.place(of: key.text)
        return ConfigFileError(
            "The key '\(key.text)' is there already in line \(earlier?.line ?? 0), column \(earlier?.column ?? 0).",
            at: SourceLocation(file: cursor.file, line: key.line, column: key.column),
            code: "CONFIG_DUPLICATE_KEY"
        )
    }

    /// A key, or several with dots between them, and the blanks behind.
    mutating func path() throws(ConfigFileError) -> [TOMLKey] {
        var keys: [TOMLKey] = []
        while true {
            cursor.skipBlanks()
            let (line, column) = (cursor.line, cursor.column)
            keys.append(TOMLKey(text: try key(), line: line, column: column))
            guard keys.count <= Self.partsMax else {
                throw cursor.error("A key cannot have more than \(Self.partsMax) parts.")
            }
            cursor.skipBlanks()
            guard cursor.current == UInt8(ascii: ".") else { return keys }
            cursor.advance()
        }
    }

    private mutating func key() throws(ConfigFileError) -> String {
        switch cursor.current {
        case UInt8(ascii: "\"") where !cursor.isAt("\"\"\""), UInt8(ascii: "'") where !cursor.isAt("'''"):
            return try TOMLStrings.read(&cursor)
        case _:
            let bare = cursor.take { $0.isNamePart || $0 == UInt8(ascii: "-") }
            guard !bare.isEmpty else { throw cursor.error("A key was expected here.") }
            return String(decoding: bare, as: UTF8.self)
        }
    }

    private mutating func value(depth: Int) throws(ConfigFileError) -> DataNode {
        guard depth < DataNode.depthMax else {
            throw cursor.error("Lists and tables are nested more than \(DataNode.depthMax) deep.")
        }
        valuesCount += 1
        guard valuesCount <= DataNode.valuesMax else {
            throw cursor.error("The file holds more than \(DataNode.valuesMax) values.")
        }
        let start = cursor
        let content: DataNode.Content
        switch cursor.current {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): content = .text(try TOMLStrings.read(&cursor))
        case UInt8(ascii: "["): content = .list(try items(depth: depth))
        case UInt8(ascii: "{"): content = try inlineTable(depth: depth)
        case _: content = try TOMLLiteral.read(&cursor)
        }
        return DataNode(content: content, line: start.line, column: start.column)
    }

    private mutating func items(depth: Int) throws(ConfigFileError) -> [DataNode] {
        let start = cursor
        cursor.advance()
        var items: [DataNode] = []
        while true {
            try skipSpace()
            if cursor.skip("]") { return items }
            guard !cursor.isAtEnd else { throw start.error("The list that opens here is never closed.") }
            items.append(try value(depth: depth + 1))
            try skipSpace()
            if cursor.skip(",") { continue }
            if cursor.skip("]") { return items }
            guard !cursor.isAtEnd else { throw start.error("The list that opens here is never closed.") }
            throw cursor.error("A ',' or ']' was expected here.")
        }
    }

    private mutating func inlineTable(depth: Int) throws(ConfigFileError) -> DataNode.Content {
        let table = TOMLTable(origin: .header, line: cursor.line, column: cursor.column)
        cursor.advance()
        cursor.skipBlanks()
        if cursor.skip("}") { return .table([]) }
        while true {
            try setting(in: table, depth: depth + 1)
            cursor.skipBlanks()
            if cursor.skip("}") { return table.node.content }
            guard cursor.skip(",") else {
                throw cursor.error("A ',' or '}' was expected here: a table in braces stands in one line.")
            }
        }
    }

    /// Passes blanks, line ends and comments.
    mutating func skipSpace() throws(ConfigFileError) {
        while true {
            cursor.skip { ByteCursor.isBlank($0) || $0 == 0x0A }
            if cursor.isAt("\r\n") {
                cursor.advance(by: 2)
            } else if cursor.current == UInt8(ascii: "#") {
                try skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() throws(ConfigFileError) {
        cursor.skip { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }
        guard cursor.isAtEnd || cursor.current == 0x0A || cursor.isAt("\r\n") else {
            throw cursor.error("A comment cannot hold a control character.")
        }
    }

    /// The end of a line behind a header or a setting.
    mutating func endOfLine() throws(ConfigFileError) {
        cursor.skipBlanks()
        if cursor.current == UInt8(ascii: "#") { try skipComment() }
        guard cursor.isAtEnd || cursor.current == 0x0A || cursor.isAt("\r\n") else {
            throw cursor.error("The line should end here.")
        }
        cursor.endLine()
    }
}
