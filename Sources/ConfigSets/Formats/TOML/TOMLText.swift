import Findings

/// TOML 1.0 with the place of every value.
package struct TOMLText {
    private var values: TOMLValues
    private let root = TOMLTable(origin: .header, line: 1, column: 1)

    private var tablesCount = 0

    private static let tablesMax = 100_000

    private init(_ bytes: [UInt8], file: String) {
        values = TOMLValues(cursor: ByteCursor(bytes, file: file))
    }

    /// Reads a TOML file to its end; dates and times stay texts.
    ///
    /// - Throws: `ConfigFileError` with the place of the first mistake, also for a key that is there twice.
    package static func parse(_ bytes: [UInt8], file: String) throws(ConfigFileError) -> DataNode {
        var reader = TOMLText(bytes, file: file)
        if let place = bytes.firstInvalidUTF8 {
            reader.values.cursor.advance(by: place - reader.values.cursor.place)
            throw reader.values.cursor.error("The file is not UTF-8 text from here on.")
        }
        try reader.lines()
        return reader.root.node
    }

    private mutating func lines() throws(ConfigFileError) {
        var table = root
        while true {
            try values.skipSpace()
            switch values.cursor.current {
            case nil: return
            case UInt8(ascii: "["): table = try header()
            case _?: try values.setting(in: table, depth: 0)
            }
            try values.endOfLine()
        }
    }

    /// `[table]` or `[[item of a list]]`.
    private mutating func header() throws(ConfigFileError) -> TOMLTable {
        let start = values.cursor
        tablesCount += 1
        guard tablesCount <= Self.tablesMax else {
            throw start.error("The file holds more than \(Self.tablesMax) tables.")
        }
        let isItem = values.cursor.skip("[[")
        if !isItem { values.cursor.advance() }
        let path = try values.path()
        guard values.cursor.skip(isItem ? "]]" : "]") else {
            throw values.cursor.error(isItem ? "']]' was expected here." : "']' was expected here.")
        }
        var table = root
        for key in path.dropLast() { table = try child(of: table, key) }
        guard let last = path.last else { return table }
        return isItem ? try item(of: table, last, start) : try opened(in: table, last, start)
    }

    /// The table under a key on the way to the one that a header names.
    private func child(of table: TOMLTable, _ key: TOMLKey) throws(ConfigFileError) -> TOMLTable {
        switch table[key.text] {
        case nil:
            let child = TOMLTable(origin: .implied, line: key.line, column: key.column)
            table.add(key, .table(child))
            return child
        case .table(let child): return child
        case .tables(let items): return items[items.count - 1]
        case .value: throw values.duplicate(key, in: table)
        }
    }

    private func opened(in table: TOMLTable, _ key: TOMLKey, _ start: ByteCursor) throws(ConfigFileError) -> TOMLTable {
        switch table[key.text] {
        case nil:
            let child = TOMLTable(origin: .header, line: start.line, column: start.column)
            table.add(key, .table(child))
            return child
        case .table(let child) where child.origin == .implied:
            child.origin = .header
            return child
        case .table, .tables, .value: throw values.duplicate(key, in: table)
        }
    }

    private func item(of table: TOMLTable, _ key: TOMLKey, _ start: ByteCursor) throws(ConfigFileError) -> TOMLTable {
        let item = TOMLTable(origin: .header, line: start.line, column: start.column)
        switch table[key.text] {
        case nil: table.add(key, .tables([item]))
        case .tables: table.append(item, to: key.text)
        case .table, .value: throw values.duplicate(key, in: table)
        }
        return item
    }
}
