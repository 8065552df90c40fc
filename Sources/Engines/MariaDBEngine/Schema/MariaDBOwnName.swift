/// Takes a database's own name out of what the server prints, so that the same schema under another name is equal.
///
/// The server prints names between backticks, qualified with the database: `` `db`.`table`.`column` ``.
struct MariaDBOwnName {
    private let quoted: [UInt8]

    init(_ database: String) { quoted = Array(MariaDBQuoting.name(database).utf8) }

    /// The text without the database's name in front of its tables, views, sequences and functions.
    ///
    /// Strings are left alone. Where an alias has the database's name, only what must be a table is touched.
    func removed(from text: String) -> String {
        let bytes = Array(text.utf8)
        let chains = Self.chains(in: bytes)
        let isOwn = { (range: Range<Int>) in bytes[range].elementsEqual(quoted) }
        guard chains.contains(where: { $0.count > 1 && isOwn($0[0]) }) else { return text }
        let hasAlias = chains.contains { $0.count == 1 && isOwn($0[0]) }
        var result: [UInt8] = []
        var copied = 0
        for chain in chains where chain.count > 1 && isOwn(chain[0]) {
            guard chain.count > 2 || !hasAlias || Self.namesTable(chain, in: bytes) else { continue }
            result += bytes[copied..<chain[0].lowerBound]
            copied = chain[1].lowerBound
        }
        result += bytes[copied...]
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a name of two parts is that of a table or function, not that of an alias and a column.
    private static func namesTable(_ chain: [Range<Int>], in bytes: [UInt8]) -> Bool {
        if chain[1].upperBound < bytes.count, bytes[chain[1].upperBound] == UInt8(ascii: "(") { return true }
        var start = chain[0].lowerBound
        while start > 0, [UInt8(ascii: "("), UInt8(ascii: " ")].contains(bytes[start - 1]) { start -= 1 }
        let words = String(decoding: bytes[..<start].suffix(5), as: UTF8.self).lowercased()
        return words.hasSuffix(" from") || words.hasSuffix("join") || words == "nextv"
    }

    /// The names in the text: each as the places of its parts.
    private static func chains(in bytes: [UInt8]) -> [[Range<Int>]] {
        var chains: [[Range<Int>]] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "'"): index = endOfString(in: bytes, from: index)
            case UInt8(ascii: "`"):
                let start = index
                index = endOfName(in: bytes, from: index)
                if let last = chains.last?.last, last.upperBound == start - 1, bytes[start - 1] == UInt8(ascii: ".") {
                    chains[chains.count - 1].append(start..<index)
                } else {
                    chains.append([start..<index])
                }
            case _: index += 1
            }
        }
        return chains
    }

    private static func endOfString(in bytes: [UInt8], from start: Int) -> Int {
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if bytes[index] == UInt8(ascii: "'") {
                return index + 1
            } else {
                index += 1
            }
        }
        return bytes.count
    }

    private static func endOfName(in bytes: [UInt8], from start: Int) -> Int {
        var index = start + 1
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "`") else {
                index += 1
                continue
            }
            guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "`") else { return index + 1 }
            index += 2
        }
        return bytes.count
    }
}
