/// A key and where it stands.
struct TOMLKey {
    let text: String
    let line: Int
    let column: Int
}

/// A table while its file is read: TOML adds to tables from several places.
final class TOMLTable {
    /// Who made the table, which decides who may add to it.
    enum Origin {
        /// A header names it, or it is the file itself.
        case header
        /// A header names a table inside it.
        case implied
        /// A key with dots goes through it.
        case dotted
    }

    enum Item {
        case value(DataNode)
        case table(TOMLTable)
        /// A list of tables, each with a header.
        case tables([TOMLTable])
    }

    var origin: Origin
    private let line: Int
    private let column: Int
    private var keys: [TOMLKey] = []
    private var items: [Item] = []
    private var numbers: [String: Int] = [:]

    init(origin: Origin, line: Int, column: Int) {
        self.origin = origin
        self.line = line
        self.column = column
    }

    subscript(_ key: String) -> Item? { numbers[key].map { items[$0] } }

    /// Where the key stands that is in the table already.
    func place(of key: String) -> TOMLKey? { numbers[key].map { keys[$0] } }

    func add(_ key: TOMLKey, _ item: Item) {
        numbers[key.text] = items.count
        keys.append(key)
        items.append(item)
    }

    func append(_ table: TOMLTable, to key: String) {
        guard let number = numbers[key], case .tables(var tables) = items[number] else { return }
        // The list has one owner only while it grows.
        items[number] = .tables([])
        tables.append(table)
        items[number] = .tables(tables)
    }

    /// What the table holds when the file is read.
    var node: DataNode {
        let members = zip(keys, items)
            .map { key, item in
                let value =
                    switch item {
                    case .value(let node): node
                    case .table(let table): table.node
                    case .tables(let tables):
                        DataNode(content: .list(tables.map(\.node)), line: key.line, column: key.column)
                    }
                return DataMember(key: key.text, value: value, line: key.line, column: key.column)
            }
        return DataNode(content: .table(members), line: line, column: column)
    }
}
